"""Measure Companion: `python -m tests.benchmarks [--quick] [NAME …]` prints figures, and fails never."""

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # for what is measured in this process

import PySide6

from tests.benchmarks import diaries, export, guide, notes, notes_page, save, start, table
from tests.benchmarks.rounds import Figure

_LONG = 100_000
_HUGE = 1_000_000
_QUICK_NOTES = 20_000
_NOTES_AIM, _HUGE_NOTES_AIM = 5, 16  # ms, p99


class _Diaries:
    """The folders that are measured, each made when it is first asked for."""

    def __init__(self, folder: Path, *, quick: bool) -> None:
        self.folder = folder
        self.quick = quick
        self.most = _LONG if quick else _HUGE

    def empty(self) -> Path:
        return diaries.made(self.folder / "empty", 0)

    def long(self) -> Path:
        return diaries.made(self.folder / "long", _LONG)

    def huge(self) -> Path:
        return diaries.made(self.folder / "huge", self.most)

    def notes(self) -> dict[int, Path]:
        """Return the diaries of notes by how many they hold."""
        return {
            number: notes.made(self.folder / f"{number} notes", number)
            for number in ((_QUICK_NOTES,) if self.quick else (_LONG, _HUGE))
        }


def _start(at: _Diaries) -> list[Figure]:
    return start.figures(at.empty(), at.long(), 5 if at.quick else 15)


def _memory(at: _Diaries) -> list[Figure]:
    return start.memory(at.empty(), at.long())


def _save(at: _Diaries) -> list[Figure]:
    return save.figures(at.long(), _LONG, 200 if at.quick else 1000)


def _export(at: _Diaries) -> list[Figure]:
    return export.figures(at.long(), _LONG, 3 if at.quick else 9)


def _table(at: _Diaries) -> list[Figure]:
    return table.figures(at.huge(), at.most, 100 if at.quick else 500)


def _notes(at: _Diaries) -> list[Figure]:
    found: list[Figure] = []
    for number, home in at.notes().items():
        aim = _HUGE_NOTES_AIM if number >= _HUGE else _NOTES_AIM
        found += notes.figures(home, at.empty(), number, 3 if at.quick else 10, aim)
    return found


def _notes_page(at: _Diaries) -> list[Figure]:
    small = notes_page.small(at.folder / "20 notes")
    found: list[Figure] = []
    for number, home in at.notes().items():
        found += notes_page.figures(home, small, at.empty(), number, 5 if at.quick else 15)
    return found


def _guide(at: _Diaries) -> list[Figure]:
    return guide.figures(2 if at.quick else 8)


_ALL: dict[str, Callable[[_Diaries], list[Figure]]] = {
    "start": _start,
    "memory": _memory,
    "export": _export,
    "save": _save,
    "table": _table,
    "notes": _notes,
    "notes-page": _notes_page,
    "guide": _guide,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(_ALL))
    parser.add_argument("--quick", action="store_true", help="fewer rounds, nothing of a million")
    given = parser.parse_args()
    if unknown := [name for name in given.names if name not in _ALL]:
        parser.error(f"unknown: {', '.join(unknown)}; there are {', '.join(_ALL)}")
    found: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="companion-benchmarks-") as folder:
        at = _Diaries(Path(folder), quick=given.quick)
        for name in given.names or _ALL:
            found += _ALL[name](at)
    print(
        f"{_machine()}, Python {platform.python_version()}, PySide6 {PySide6.__version__}."
        " Ratios: median of the rounds (least to most), ours and the floor measured in turns.\n"
    )
    print("| what | result | beside | aim |\n|---|---|---|---|")
    for figure in found:
        print(figure.row())
    sys.stdout.flush()
    os._exit(0)  # what Qt has to say at the end does not matter here


def _machine() -> str:
    """Return what this computer is: its system, its processors, its memory."""
    name = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        lines = cpuinfo.read_text().splitlines()
        name = next((line.partition(": ")[2] for line in lines if "model name" in line), name)
    return f"{platform.system()} {platform.release()}, {os.cpu_count()} × {name}"


if __name__ == "__main__":
    main()
