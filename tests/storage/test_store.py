"""The store: what lies beside the program may be damaged, and the diary still opens."""

import pytest

from companion import paths
from companion.domain.treatments import Kind
from companion.storage.diary import Diary
from companion.storage.store import Store


@pytest.mark.parametrize(
    "content", [None, b"", b"\xff\x00", b"medicine = 1", b"a = " + b"[" * 9999]
)
def test_a_damaged_file_of_medicines_is_as_if_none_were_known(tmp_path, monkeypatch, content):
    monkeypatch.setattr(paths, "RESOURCES", tmp_path)
    if content is not None:
        (tmp_path / "medicines.toml").write_bytes(content)
    store = Store(Diary(tmp_path / "diary.db"))

    assert store.medicines.suggested("letrozole") == []
    assert store.medicines.named("letrozole") is None
    assert store.medicines.symptoms_for("letrozole", Kind.HORMONE_THERAPY, "") == ()
    store.close()
