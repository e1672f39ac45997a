"""A row as a line of a CSV, put together inside SQLite: cell by cell in Python takes twice as long.

It is the very line that exchange/csv_sheet.py writes of the same row; a test holds the two together.
"""

# Two classes of GLOB: what makes a spreadsheet take a text for a formula, and what must be quoted.
_RUNS = "'[=+@|%＝＋－＠' || char(9, 10, 13) || '-]*'"
_QUOTED = "'*[\",' || char(10, 13) || ']*'"


def instant(table: str) -> str:
    """Return the SQL of when a row was recorded, as 2026-11-23T08:12:33+01:00."""
    minutes = f"{table}.recorded_offset"
    return (
        f"replace(datetime({table}.recorded_at, {minutes} || ' minutes'), ' ', 'T')"
        f" || format('%s%02d:%02d', iif({minutes} < 0, '-', '+'),"
        f" abs({minutes}) / 60, abs({minutes}) % 60)"
    )


def text(column: str) -> str:
    """Return the SQL of a text guarded against spreadsheets, and quoted where it must be."""
    guarded = f"iif(ltrim({column}, '''') glob {_RUNS}, '''' || {column}, {column})"
    quoted = f"""'"' || replace({guarded}, '"', '""') || '"'"""
    # Most are empty, or “me”: a look at the whole of them is most of the work.
    return (
        f"case {column} when '' then '' when 'me' then 'me'"
        f" else iif({column} glob {_QUOTED}, {quoted}, {guarded}) end"
    )


def line(*cells: str) -> str:
    """Return the SQL of one line, with its end; a cell that is null is empty."""
    return f"concat_ws(',', {', '.join(cells)}) || char(13, 10)"
