"""What is done to results of biomarker tests, and what takes it back."""

from companion.domain.biomarkers import Biomarker
from companion.storage.store import Store
from companion.ui import care_labels
from companion.ui.changes.records import delete_record, place_of, put_record
from companion.ui.history import Change

_WHAT = (("marker", "result", "detail"),)


def place(biomarker: Biomarker | None, marker: str = "") -> str:
    """Return where a draft about a result is kept, or about a new one, of a `marker` or of any."""
    return f"new biomarker {marker}".rstrip() if biomarker is None else place_of(biomarker)


def put_biomarker(store: Store, new: Biomarker, opened: Biomarker | None) -> Change:
    """Return: a result, new or changed."""
    what = care_labels.biomarker_found(new)
    return put_record(store.biomarkers, new, opened, what, together=_WHAT)


def delete_biomarker(store: Store, biomarker: Biomarker) -> Change:
    """Return: a result is gone (and kept)."""
    return delete_record(store, store.biomarkers, biomarker, care_labels.biomarker_found(biomarker))
