"""Names that never change, so that the same entry twice is one entry."""

# Our own namespace for ids made from the content of a row that came without one.
_ROWS = "6f0d7a52-54a4-5d0e-9a55-1d3f0a6c2b7e"


def new_id() -> str:
    """Return a fresh UUID as text."""
    # Imported here, as below: the module asks the system for much that a start does without.
    from uuid import uuid4  # noqa: PLC0415

    return str(uuid4())


def id_of_row(cells: tuple[str, ...], ordinal: int) -> str:
    """Return the UUIDv5 of a row's cells and its place (0, 1, …) among identical rows."""
    from uuid import UUID, uuid5  # noqa: PLC0415

    return str(uuid5(UUID(_ROWS), "\x1f".join((*cells, str(ordinal)))))
