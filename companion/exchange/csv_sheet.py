"""A CSV file as rows: written as every spreadsheet reads it, read as spreadsheets write it."""

import codecs
import csv
import io
import itertools
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from operator import itemgetter
from pathlib import Path
from typing import Any, Protocol, TextIO, TypeVar

from typing_extensions import override

from companion.domain.identity import id_of_row
from companion.domain.invalid import Invalid
from companion.domain.rough_dates import RoughDate
from companion.exchange import csv_headers, whole_file
from companion.exchange.csv_cells import BadCell, Cells, guard, reason_of
from companion.exchange.csv_headers import Header
from companion.storage.merging import Merged

_LONGEST_CELL = 2**31 - 1  # the most that every system takes; csv's own limit is 128 kB
_DELIMITERS = ",;\t"
_OURS = {"recorded_at", "id"}


class _Record(Protocol):
    @property
    def id(self) -> str: ...


Record = TypeVar("Record", bound=_Record)


@dataclass(frozen=True, slots=True, kw_only=True)
class BadLine:
    """A line that cannot be taken in: its number in the file, its row in a spreadsheet, and why.

    The two differ where a cell above holds more than one line.
    """

    number: int
    row: int
    reason: str

    @override
    def __str__(self) -> str:
        row = "" if self.row == self.number else f" (row {self.row} of the spreadsheet)"
        return f"line {self.number}{row}: {self.reason}"


class Refused(Exception):
    """A file was not taken in, and nothing was changed; its text says why, line by line."""

    def __init__(self, why: str, lines: Sequence[BadLine] = ()) -> None:
        super().__init__("\n".join([f"Nothing was imported. {why}", *map(str, lines)]))
        self.lines = tuple(lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What came of an import, and the names of the columns that were left out."""

    merged: Merged
    unknown: tuple[str, ...] = ()


def write_lines(target: Path, columns: Sequence[str], lines: Iterable[str]) -> int:
    """Write a header and lines to a file, whole or not at all; return the number of lines.

    Raises FileError, and what `lines` raises.
    """
    count = itertools.count()
    with _begun(target, columns) as file:
        file.writelines(line for line, _ in zip(lines, count, strict=False))
    return next(count)


def write_rows(target: Path, header: Header, rows: Iterable[Iterable[object]]) -> int:
    """Write a header and rows, whose texts are guarded; else as `write_lines`. None is empty."""
    places = [header.columns.index(name) for name in header.texts]
    written = 0
    with _begun(target, header.columns) as file:
        writer = csv.writer(file)
        for row in rows:
            cells = [*row]
            for place in places:
                cells[place] = guard(str(cells[place]))
            writer.writerow(cells)
            written += 1
    return written


@contextmanager
def _begun(target: Path, columns: Sequence[str]) -> Generator[TextIO]:
    with whole_file.writing(target) as file:
        file.write("\ufeff")
        csv.writer(file).writerow(columns)
        yield file


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One row of a file as it is, and where it begins; no cells where it cannot be taken apart."""

    number: int
    place: int
    cells: list[str] | None

    @property
    def names(self) -> list[str]:
        """The cells of a first line, as the columns that they name."""
        return [name.strip().casefold() for name in self.cells or ()]

    def bad(self, reason: str) -> BadLine:
        return BadLine(number=self.number, row=self.place, reason=reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One row that fits the header."""

    row: _Row
    cells: Cells


class Sheet:
    """A CSV that was read: its `lines`, the `bad` ones of them, and the `unknown` columns."""

    def __init__(self, content: bytes, header: Header) -> None:
        """Read a file of this table. Raises Refused."""
        rows = _rows(_decoded(content), header.columns)
        first = next(rows, None)
        if first is None:
            raise Refused("The file is empty.")
        names = first.names
        if other := csv_headers.better_than(header, names):
            # Each table has a date and a note: taken for another, it would fill that with records
            # that nobody wrote.
            raise Refused(f"This is a file of {other.table}, not of {header.table}.")
        if missing := header.missing(names):
            raise Refused(_missing(missing))
        if foreign := csv_headers.foreign(header, names):
            raise Refused(
                f"This is no file of {header.table}: they have no column {_quoted(foreign)}."
            )
        if twice := [name for name in header.columns if names.count(name) > 1]:
            raise Refused(f"These columns are there twice: {', '.join(twice)}.")
        self.unknown = tuple(
            shown.strip()
            for shown, name in zip(first.cells or (), names, strict=True)
            if name and name not in header.columns
        )
        self.lines: list[_Line] = []
        self.bad: list[BadLine] = []
        # Only what Companion wrote is guarded. These two columns are in no other program's file,
        # and they are still there when a spreadsheet has opened ours and saved it in its own way.
        guarded = {*names} >= _OURS
        for row in rows:
            if row.cells is None:
                self.bad.append(
                    row.bad("a quotation mark is out of place or not closed; the rest was not read")
                )
            elif len(row.cells) != len(names):
                self.bad.append(
                    row.bad(f"{len(row.cells)} cells, where the first line has {len(names)}")
                )
            else:
                cells = Cells(dict(zip(names, row.cells, strict=True)), guarded=guarded)
                self.lines.append(_Line(row=row, cells=cells))


def header_of(content: bytes) -> Header:
    """Return which table a file is of, by the columns that it names. Raises Refused."""
    first = next(_rows(_decoded(content), csv_headers.EVERY_COLUMN), None)
    if first is None:
        raise Refused("The file is empty.")
    if found := csv_headers.of_names(first.names):
        return found
    if likely := csv_headers.likeliest(first.names):
        missing = _missing(likely.missing(first.names))
        raise Refused(f"It looks like a file of {likely.table}. {missing}")
    raise Refused(
        "Its first line does not name the columns of any table of Companion. What is saved as CSV"
        " here shows which columns there are."
    )


def records(
    sheet: Sheet,
    fields_of: Callable[[Cells], dict[str, Any]],
    make: Callable[..., Record],
    *,
    day_of: Callable[[dict[str, Any]], date] = itemgetter("day"),
) -> list[Record]:
    """Return the records of all lines: `make` is called with what `fields_of` finds in the cells.

    Where there is no `id`, it comes from what the line says and its place among lines that say the
    same; where there is no `recorded_at`, it is noon of the day in UTC: so the same file twice
    gives the same records. Raises Refused with every bad line.
    """
    bad = list(sheet.bad)
    ordinals: Counter[tuple[str, ...]] = Counter()
    found: list[Record] = []
    first: dict[str, tuple[int, Record]] = {}
    for line in sheet.lines:
        try:
            fields = fields_of(line.cells)
            if fields["id"] is None:
                said = tuple(
                    f"{name}={_as_text(value)}"
                    for name, value in fields.items()
                    if value not in (None, "", ())
                )
                fields["id"] = id_of_row(said, ordinals[said])
                ordinals[said] += 1
            if fields["recorded_at"] is None:
                fields["recorded_at"] = datetime.combine(day_of(fields), time(12), UTC)
            record = make(**fields)
        except (BadCell, Invalid) as error:
            bad.append(line.row.bad(reason_of(error)))
            continue
        number, same = first.setdefault(record.id, (line.row.number, record))
        if same != record:
            bad.append(line.row.bad(f"it has the id of line {number}, but says something else"))
        found.append(record)
    if bad:
        lines = "1 line" if len(bad) == 1 else f"{len(bad)} lines"
        raise Refused(f"{lines} cannot be taken in:", sorted(bad, key=lambda each: each.number))
    return found


def _as_text(value: object) -> object:
    """Return what a field says in letters that no version of Python writes in another way."""
    match value:
        case RoughDate():
            return value.iso
        case tuple():
            return "|".join(map(str, value))
        case _:
            return value


def _missing(groups: Iterable[tuple[str, ...]]) -> str:
    columns = ", ".join(" or ".join(group) for group in groups)
    return f"The first line must name the columns. Missing: {columns}."


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def _decoded(content: bytes) -> str:
    codes = {
        codecs.BOM_UTF8: "utf-8",
        codecs.BOM_UTF16_LE: "utf-16-le",
        codecs.BOM_UTF16_BE: "utf-16-be",
    }
    bom = next((bom for bom in codes if content.startswith(bom)), b"")
    content = content[len(bom) :]
    code = codes.get(bom, "utf-8")
    try:
        return content.decode(code)
    except UnicodeDecodeError as error:
        before = content[: error.start].decode(code) + "?"
        number = sum(1 for _ in io.StringIO(before, newline=""))
        raise Refused(
            f"Line {number} has a letter that is not in UTF-8, perhaps in an older code such as"
            " Windows-1252. Save the file again as “CSV UTF-8”."
        ) from error


def _rows(text: str, columns: Sequence[str]) -> Iterator[_Row]:
    """Return the rows that are not empty; the file ends where it cannot be taken apart."""
    csv.field_size_limit(_LONGEST_CELL)
    delimiter = max(_DELIMITERS, key=lambda sign: _known(text, sign, columns))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    for place in itertools.count(1):
        number = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error:
            yield _Row(number=number, place=place, cells=None)
            return
        if cells is None:
            return
        if any(cell.strip() for cell in cells):
            yield _Row(number=number, place=place, cells=cells)


def _known(text: str, delimiter: str, columns: Sequence[str]) -> int:
    """Return how many of our columns the first line names, taken apart at this sign."""
    header = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
    return len({name.strip().casefold() for name in header} & {*columns})
