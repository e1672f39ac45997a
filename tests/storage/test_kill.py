"""Kill -9 at any moment: what was said to be saved is there."""

import subprocess
import sys

from tests.storage.makers import ROOT


def test_a_hundred_kills_lose_nothing_and_leave_nothing_half_done():
    done = subprocess.run(
        [sys.executable, "-m", "tests.storage.kill_1000", "100"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    table = {line[:16].strip(): line[16:].split() for line in done.stdout.splitlines()}
    assert table.pop("killed") == ["rounds", "done", "lost", "broken"]
    assert {kind: int(row[0]) for kind, row in table.items()} == {
        "while saving": 100,
        "while writing": 25,
        "while copying": 10,
        "while making": 10,
        "while migrating": 10,
    }
    assert all(row[2:] == ["0", "0"] for row in table.values())
    assert int(table["while saving"][1]) > 100
    assert int(table["while writing"][1]) > 25
