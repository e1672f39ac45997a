"""What is half typed, on disk, so that nothing is lost before Save is pressed."""

from companion import clock
from companion.domain.symptoms import ME
from companion.domain.text import clean
from companion.storage.diary import Diary, Topic
from companion.storage.records import put, recorded


class Drafts:
    """The table `draft`: text by the name of the place where it was typed."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary

    def get(self, place: str) -> str:
        """Return what was typed there, or nothing."""
        rows = self._diary.rows("select body from draft where id = ?", (place,))
        return next((row["body"] for row in rows), "")

    def places(self) -> list[str]:
        """Return the names of all places where something is half typed."""
        return [row["id"] for row in self._diary.rows("select id from draft order by id")]

    def put(self, place: str, body: str) -> None:
        """Keep what is typed there now; an empty text forgets the draft."""
        kept = clean(body)
        with self._diary.writing(Topic.DRAFTS) as db:
            if kept:
                row = {"id": place, "body": kept, **recorded(clock.now()), "entered_by": ME}
                put(db, "draft", row)
            else:
                db.execute("delete from draft where id = ?", (place,))
