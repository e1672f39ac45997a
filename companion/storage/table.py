"""What every table of records can do: keep one, give one back, let one go, take in many."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Generic, TypeVar

from companion.storage import merging
from companion.storage.diary import Diary, Topic
from companion.storage.driver import Database, Row
from companion.storage.merging import Merged
from companion.storage.records import put, trash

Record = TypeVar("Record")


class Table(Generic[Record]):
    """Records of one kind, each known by its `id`. What is removed is kept, and lives no more."""

    def __init__(
        self,
        diary: Diary,
        name: str,
        topic: Topic,
        row: Callable[[Record], dict[str, Any]],
        made_of: Callable[[Row], Record],
    ) -> None:
        """`row` gives the columns of a record, `made_of` the record of a row."""
        self.diary = diary
        self.topic = topic
        self._name = name
        self._row = row
        self._made_of = made_of

    def get(self, record_id: str) -> Record | None:
        """Return one living record."""
        return next(self.read("where id = ? and deleted_at is null", (record_id,)), None)

    def put(self, record: Record) -> None:
        """Keep a record as it is now, new or known; it lives again if it was removed."""
        self.put_all([record])

    def put_all(self, records: Iterable[Record]) -> None:
        """Keep several records at once: all of them or none."""
        with self.diary.writing(self.topic) as db:
            for record in records:
                put(db, self._name, self._row(record))

    def remove(self, record_id: str) -> object:
        """Mark a record as deleted; it is kept."""
        with self.diary.writing(self.topic) as db:
            trash(db, self._name, record_id)

    def merge(
        self, records: Iterable[Record], *, replace: bool = False, try_only: bool = False
    ) -> Merged:
        """Take in records that were made elsewhere; see `merging.merge`."""
        with merging.undone_if(self.diary.writing(self.topic), try_only=try_only) as db:
            return self._merge(db, records, replace=replace)

    def read(self, where: str, values: Sequence[object] = ()) -> Iterator[Record]:
        """Return the records that a piece of SQL means; for the tables themselves."""
        return self.diary.read(self._made_of, f"select * from {self._name} {where}", values)

    def _merge(self, db: Database, records: Iterable[Record], *, replace: bool) -> Merged:
        return merging.merge(db, self._name, map(self._row, records), replace=replace)
