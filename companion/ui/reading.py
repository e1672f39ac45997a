"""What the guide has to say about a thing of the diary, and a question that grows out of reading."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from companion.domain.articles import Article
from companion.domain.notes import Note
from companion.domain.symptom_list import BUILT_IN_BY_ID
from companion.storage.store import Store
from companion.ui import labels
from companion.ui.changes import notes as note_changes
from companion.ui.page import Page

translate = QCoreApplication.translate


def article_about(store: Store, what: str) -> Article | None:
    """Return the article about `symptom:ID`, `treatment:ID`, `biomarker:NAME` or `article:ID`; None where there is none."""
    kind, _, key = what.partition(":")
    guide = store.library.guide
    if kind == "symptom":
        named = {each.id: each.name for each in store.symptom_list.all()}
        built_in = BUILT_IN_BY_ID.get(key)
        return guide.about_symptom(key, named.get(key) or (built_in.name if built_in else ""))
    if kind == "treatment":
        treatment = store.treatments.get(key)
        if treatment is None:
            return None
        known = store.medicines.named(treatment.name)
        drug_class = treatment.drug_class or (known.drug_class if known else "")
        name = known.name if known else treatment.name
        return guide.about_treatment(name, treatment.kind, drug_class)
    if kind == "biomarker":
        return guide.about_biomarker(key)
    return guide.article(key)


def ask_my_team(page: Page, article_id: str, who: Callable[[], str]) -> None:
    """Ask which question a person has about an article, and put it on her list."""
    # Imported here: a form, which the first paint does without.
    from companion.ui.dialogs.note import NoteDialog  # noqa: PLC0415

    article = page.store.library.guide.article(article_id)
    if article is None:
        return
    place = f"question about {article_id}"

    def save(note: Note) -> None:
        page.keeper.save_or_raise(note_changes.put_note(page.store, note, None, place))

    NoteDialog(
        page,
        save=save,
        keep_draft=page.keeps_draft(place),
        draft=page.draft_of(place),
        entered_by=who(),
        begun=translate("reading", "About {title}: ").format(title=labels.shortened(article.title)),
    ).ask()
