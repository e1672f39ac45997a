"""How fast a diary becomes a CSV, beside the standard library with the same rows in memory."""

import csv
import time
from pathlib import Path

from companion.domain.symptoms import Selection
from companion.exchange import csv_symptoms
from tests.benchmarks.diaries import opened
from tests.benchmarks.rounds import Figure, in_turns, ms, ratio, say


def figures(home: Path, entries: int, rounds: int) -> list[Figure]:
    """Write all entries as the page and the terminal do, from the disk to the disk."""
    say(f"export of {entries:,} entries")
    with opened(home) as store:
        rows = [tuple(row) for row in store.symptoms.table(Selection())]
        target, plain = home / "ours.csv", home / "plain.csv"

        def ours() -> float:
            before = time.perf_counter()
            csv_symptoms.export(store, Selection(), target)
            return time.perf_counter() - before

        def floor() -> float:
            before = time.perf_counter()
            with plain.open("w", encoding="utf-8-sig", newline="") as file:
                writer = csv.writer(file)
                writer.writerow(csv_symptoms.COLUMNS)
                writer.writerows(rows)
            return time.perf_counter() - before

        times, least = in_turns(ours, floor, rounds)
        same = target.read_bytes() == plain.read_bytes()
    middle, middle_floor = sorted(times)[len(times) // 2], sorted(least)[len(least) // 2]
    return [
        Figure(
            what=f"CSV of {entries:,} entries: {ms(middle)}, {entries / middle:,.0f} a second",
            result=f"speed {ratio(least, times)}{', the same bytes' if same else ''}",
            floor=f"csv.writer from memory: {ms(middle_floor)}",
            aim="≥ 0.6",
        )
    ]
