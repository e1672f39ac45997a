"""A screen reader may ask for anything: the window lives. In a process of its own, for Qt's crash ends it."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def test_asking_past_every_end_ends_nothing(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.past_the_end", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )

    assert done.returncode == 0, done.stderr
    asked = {name: int(count) for name, count in map(str.split, done.stdout.splitlines())}
    assert set(asked) == {
        *("today", "symptoms", "treatments", "notes", "call", "settings"),
        *("check-in", "questions", "measurements", "appointments", "biomarkers"),
        *("learn", "questions-to-ask", "when-to-call"),
    }
    assert min(asked.values()) > 20
