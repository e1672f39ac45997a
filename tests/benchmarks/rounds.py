"""Two ways of doing a thing, measured in turns, and what came of it in one line of a table."""

import statistics
import sys
from collections.abc import Callable
from dataclasses import dataclass

Measured = Callable[[], float]  # does it once, and returns how long it took, in seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line: what was measured, what came out, what it stands beside, and what it should be."""

    what: str
    result: str
    floor: str = ""
    aim: str = ""

    def row(self) -> str:
        return f"| {self.what} | {self.result} | {self.floor} | {self.aim} |"


def in_turns(ours: Measured, floor: Measured, rounds: int) -> tuple[list[float], list[float]]:
    """Measure both, ours and the floor in turns; the first round is thrown away."""
    pairs = [(ours(), floor()) for _ in range(rounds + 1)][1:]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def ratio(ours: list[float], floor: list[float], *, ends: bool = True) -> str:
    """Return the median of the ratios of each round, with the least and the most (`ends`)."""
    ratios = [one / other for one, other in zip(ours, floor, strict=True)]
    if not ends:
        return f"{statistics.median(ratios):.2f}"
    return f"{statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"


def ms(seconds: float) -> str:
    """Return a time in milliseconds, with as many digits as mean something."""
    number = seconds * 1000
    return f"{number:.0f} ms" if number >= 100 else f"{number:.3g} ms"


def middle_and_worst(times: list[float]) -> str:
    """Return p50 and p99."""
    ordered = sorted(times)
    worst = ordered[min(len(ordered) - 1, round(len(ordered) * 0.99))]
    return f"p50 {ms(statistics.median(ordered))}, p99 {ms(worst)}"


def say(text: str) -> None:
    """Tell what is being done: a figure takes its time."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
