"""How long a start takes until there is something to see, and how much memory the window has."""

import compileall
import functools
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.rounds import Figure, in_turns, ms, ratio, say

_ROOT = Path(__file__).parents[2]
_BARE = "bare_window.py"
_REAL = "real_window.py"


def figures(empty: Path, long: Path, rounds: int) -> list[Figure]:
    """Return the figures for the folder of an empty diary, and for that of one of 100,000 entries."""
    compileall.compile_dir(_ROOT / "companion", quiet=2)
    compileall.compile_dir(_ROOT / "tests" / "benchmarks", quiet=2)
    for home in (empty, long):  # as a person leaves it: with a size of the window, and a page
        _run("offscreen", _REAL, "close", home)
    found: list[Figure] = []
    platforms = ["offscreen", *(["xcb"] if os.environ.get("DISPLAY") else [])]
    for platform in platforms:
        bare = functools.partial(_seconds, platform, _BARE)
        for name, home in (("empty diary", empty), ("100,000 entries", long)):
            say(f"start, {name}, {platform}")
            real = functools.partial(_seconds, platform, _REAL, home)
            found.append(_figure(f"start, {name}, {platform}", real, bare, rounds, "≤ 1.20"))
        say(f"very first start, {platform}")
        first = functools.partial(_first, platform)
        found.append(_figure(f"very first start, {platform}", first, bare, max(3, rounds // 3), ""))
    return found


def memory(empty: Path, long: Path) -> list[Figure]:
    """Return how much memory the window has, 1.5 s after its first paint."""
    if not Path("/proc/self/smaps_rollup").exists():
        return []
    say("memory of the window")
    bare = int(_run("offscreen", _BARE, "memory"))
    found: list[Figure] = []
    for name, home in (("empty diary", empty), ("100,000 entries", long)):
        ours = int(_run("offscreen", _REAL, "memory", home))
        found.append(
            Figure(
                what=f"memory of the window, {name}",
                result=f"{ours / 2**20:.0f} MiB",
                floor=f"bare window: {bare / 2**20:.0f} MiB",
            )
        )
    return found


def _figure(
    what: str,
    ours: functools.partial[float],
    bare: functools.partial[float],
    rounds: int,
    aim: str,
) -> Figure:
    times, floor = in_turns(ours, bare, rounds)
    middle = sorted(times)[len(times) // 2]
    middle_bare = sorted(floor)[len(floor) // 2]
    return Figure(
        what=f"{what}: {ms(middle)}",
        result=ratio(times, floor),
        floor=f"bare window: {ms(middle_bare)}",
        aim=aim,
    )


def _first(platform: str) -> float:
    with tempfile.TemporaryDirectory(prefix="companion-first-") as folder:
        return _seconds(platform, _REAL, Path(folder) / "home")


def _seconds(platform: str, script: str, home: Path | None = None) -> float:
    before = time.monotonic_ns()
    return (int(_run(platform, script, "paint", home)) - before) / 1e9


def _run(platform: str, script: str, wanted: str, home: Path | None = None) -> str:
    """Start a window in a process of its own; return what it answers."""
    env = {**os.environ, "QT_QPA_PLATFORM": platform, "PYTHONPATH": str(_ROOT)}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    if home is not None:
        env["COMPANION_DATA_DIR"] = str(home)  # else as by a double click: without a word
    done = subprocess.run(
        [sys.executable, str(Path(__file__).with_name(script)), wanted],
        env=env,
        cwd=_ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout or "0"
