"""The person's biomarkers: a card for each, with its newest result, and the earlier ones below."""

from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from companion.domain.biomarkers import MARKERS, Biomarker, History, histories
from companion.storage.diary import Topic
from companion.storage.store import Store
from companion.ui import care_labels, labels
from companion.ui.changes import biomarkers as changes
from companion.ui.changes.records import place_of
from companion.ui.dialogs.biomarker import BiomarkerDialog
from companion.ui.icons import icon
from companion.ui.page import Page
from companion.ui.spreadsheets import save_csv
from companion.ui.theme import look
from companion.ui.unsaved import Keeper
from companion.ui.widgets.controls import button, card, frame, label, write_on
from companion.ui.widgets.one_press import OnePress
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.short_name import breakable
from companion.ui.widgets.split_row import SplitRow, flowing, stacked
from companion.ui.widgets.tab_order import put_in_order
from companion.ui.worker import Worker


class BiomarkersPage(Page):
    """What the reports say, in the person's own notes. Of a result nothing is worked out."""

    watches: ClassVar[frozenset[Topic]] = frozenset({Topic.BIOMARKERS})

    def __init__(
        self, store: Store, keeper: Keeper, worker: Worker, who: Callable[[], str]
    ) -> None:
        super().__init__(store, keeper)
        self._worker = worker
        self._who = who
        self._histories: list[History] = []
        self._cards: dict[tuple[History, frozenset[str]], _Card] = {}
        self._one_press = OnePress()
        self._added: Biomarker | None = None  # the last one of this session
        self._open: set[str] = set()  # the markers whose earlier results are in sight
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.back = button(self.tr("Back"), "quiet", "arrow-left")
        self.back.clicked.connect(self._on_back)
        self._column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._build_header())
        self._column.addWidget(self._build_empty())
        self._listed = QVBoxLayout()
        self._column.addLayout(self._listed)
        self._column.addStretch(1)
        self.scrolled = ScrollPage(content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.scrolled)
        keeper.waiting_changed.connect(self.outdate)
        look.changed.connect(self._on_look_changed)
        self._on_look_changed()

    # What it is made of

    def _build_header(self) -> QWidget:
        self.title = label(self.tr("My biomarkers"), "page-title")
        said = label(
            self.tr("These are your own notes. Your team has the reports."),
            "caption",
        )
        self.save_csv = button(self.tr("Save as CSV"), "outlined", "download")
        self.save_csv.clicked.connect(self.save_as_csv)
        self.add_one = button(self.tr("Add a result"), "primary", "plus")
        self.add_one.clicked.connect(self.add)
        return SplitRow(stacked(self.title, said), flowing(self.save_csv, self.add_one))

    def _build_empty(self) -> QWidget:
        self.empty = frame("card")
        column = QVBoxLayout(self.empty)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(look.space(8))
        column.addWidget(
            label(
                self.tr(
                    "What a report says about ER, HER2 or another marker can stand here, so that"
                    " you have it at hand when you need it."
                )
            )
        )
        self.add_first = button(self.tr("Add a result"), "primary", "plus")
        self.add_first.clicked.connect(self.add)
        column.addWidget(flowing(self.add_first))
        return self.empty

    def _on_look_changed(self) -> None:
        self._column.setSpacing(look.space(12))
        self._listed.setSpacing(look.space(12))

    # What it shows

    @override
    def refresh(self) -> None:
        self._histories = histories(self.store.biomarkers.all())
        before, self._cards = self._cards, {}
        while self._listed.takeAt(0) is not None:
            pass
        for each in self._histories:
            key = each, frozenset(one.id for one in each.results if self._is_gone(one))
            # A card that stays is the same one, and keeps the keyboard.
            made = self._cards[key] = before.pop(key, None) or self._card(*key)
            self._listed.addWidget(made)
            made.show()  # now, not when Qt comes to it: it may be given the keyboard
        for gone in before.values():
            gone.hide()
            gone.deleteLater()
        there = bool(self._histories)
        self.empty.setVisible(not there)
        self.save_csv.setVisible(there)
        self.add_one.setVisible(there)
        put_in_order(self.scrolled.content)

    def _is_gone(self, record: Biomarker) -> bool:
        """Return whether it is deleted, and the disk does not know yet."""
        waiting = self.keeper.waits(place_of(record))
        return waiting is not None and waiting.clears

    def _card(self, history: History, gone: frozenset[str]) -> "_Card":
        made = _Card(history, gone, opened=history.marker.casefold() in self._open)
        for each in history.results:
            if each.id not in gone:
                made.edits[each.id].clicked.connect(partial(self._on_edit, each))
                made.deletes[each.id].clicked.connect(partial(self._on_delete, each))
        made.add_newer.clicked.connect(partial(self._on_add_newer, history.marker))
        made.about.clicked.connect(partial(self._on_about, history.marker))
        made.earlier.clicked.connect(partial(self._on_earlier, made))
        return made

    @override
    def first_control(self) -> QWidget:
        return self.add_one if self._histories else self.add_first

    @override
    def come_back(self) -> None:
        self._open.clear()
        for each in self._cards.values():
            each.open_earlier(on=False)
        self.scrolled.bar.setValue(0)

    # What a person does

    def _on_back(self) -> None:
        self.page_wanted.emit("")

    @override
    def add(self) -> None:
        self._ask(None)

    def _on_add_newer(self, marker: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        self._ask(None, marker)

    def _on_edit(self, opened: Biomarker, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        self._ask(opened)

    def _ask(self, opened: Biomarker | None, marker: str = "") -> None:
        place = changes.place(opened, marker)
        added: list[Biomarker] = []

        def save(new: Biomarker) -> None:
            self.keeper.save_or_raise(changes.put_biomarker(self.store, new, opened))
            added.append(new)

        BiomarkerDialog(
            self,
            own=[each.marker for each in self._histories if each.marker not in MARKERS],
            save=save,
            keep_draft=self.keeps_draft(place),
            draft=self.draft_of(place),
            biomarker=opened,
            marker=marker,
            like=self._added,
            entered_by=self._who(),
        ).ask()
        if added:
            self._added = added[-1] if opened is None else self._added
            self._show_result(added[-1].id)

    def _show_result(self, key: str) -> None:
        """Have in sight what was saved, and the keyboard there: an earlier one may be folded away."""
        made = next((each for each in self._cards.values() if key in each.edits), None)
        if made is None:
            return
        if made.newest != key:
            self._on_earlier(made, on=True)
        made.edits[key].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_delete(self, biomarker: Biomarker, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        if self._one_press.again():  # in its place the next one's Delete stands at once
            return
        keys = [*self._edits()]
        at = keys.index(biomarker.id)
        self.keeper.save(changes.delete_biomarker(self.store, biomarker))
        now = self._edits()
        near = [now[each] for each in (*keys[at:], *reversed(keys[:at])) if each in now]
        (near[0] if near else self.first_control()).setFocus()

    def _edits(self) -> dict[str, QPushButton]:
        """Return the presses that are in sight, by the result, as they stand."""
        return {
            key: press
            for each in self._cards.values()
            for key, press in each.edits.items()
            if key == each.newest or each.opened
        }

    def _on_earlier(self, made: "_Card", _checked: bool = False, *, on: bool | None = None) -> None:  # noqa: FBT001, FBT002 - Qt's
        on = not made.opened if on is None else on
        made.open_earlier(on=on)
        marker = made.history.marker.casefold()
        if on:
            self._open.add(marker)
        else:
            self._open.discard(marker)

    def _on_about(self, marker: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        self.reading_wanted.emit(f"biomarker:{marker}")

    @override
    def save_as_csv(self) -> None:
        save_csv(self, self._worker, self.store, "biomarkers", self.told.emit)


class _Card(QWidget):
    """One marker: its newest result, what can be done with it, and the earlier ones when asked for.

    `edits` and `deletes` are by the result; one that is `gone` (deleted, and the disk does not know
    yet) has neither.
    """

    def __init__(self, history: History, gone: frozenset[str], *, opened: bool) -> None:
        super().__init__()
        self.history = history
        self.edits: dict[str, QPushButton] = {}
        self.deletes: dict[str, QPushButton] = {}
        newest, *earlier = history.results
        self.newest = newest.id
        self._names = _told_apart(history)
        name = history.marker
        self.add_newer = button(self.tr("Add a newer result"), "quiet", "plus")
        self.add_newer.setAccessibleName(self.tr("Add a newer result of {name}").format(name=name))
        self.earlier = button("", "quiet", "caret-right")
        self.about = button("", "quiet", "book")
        if name in MARKERS:
            write_on(self.about, self.tr("About {name}").format(name=name))
        else:  # the guide has only an article about all of them
            words = self.tr("About biomarkers")
            write_on(self.about, words, f"{words}: {name}")
        self._rows = QWidget()
        rows = QVBoxLayout(self._rows)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(look.space(8))
        for each in earlier:
            presses = self._presses(each, gone)
            rows.addWidget(SplitRow(self._words(each, gone, "strong"), flowing(*presses)))
        presses = flowing(self.add_newer, *self._presses(newest, gone), self.earlier, self.about)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(card(self._words(newest, gone, "section"), presses, self._rows))
        self.earlier.setVisible(bool(earlier))  # only now: without a parent it would be a window
        self.open_earlier(on=opened)

    @property
    def opened(self) -> bool:
        """Whether the earlier results are in sight."""
        return not self._rows.isHidden()

    def open_earlier(self, *, on: bool) -> None:
        """Show the earlier results, or fold them away."""
        count = len(self.history.results) - 1
        self._rows.setVisible(on and bool(count))
        words = self.tr("1 earlier result")
        if count != 1:
            words = self.tr("{count} earlier results").format(count=count)
        if on:
            words = self.tr("Hide earlier results")
        self.earlier.setIcon(icon("caret-down" if on else "caret-right", "accent"))
        write_on(self.earlier, words, f"{self.history.marker}: {words}")

    def _words(self, biomarker: Biomarker, gone: frozenset[str], role: str) -> QWidget:
        words = [label(breakable(care_labels.biomarker_found(biomarker)), role)]
        facts = " · ".join(filter(None, (biomarker.detail, care_labels.biomarker_of(biomarker))))
        if facts:
            words.append(label(breakable(facts)))
        if biomarker.note:
            words.append(label(breakable(biomarker.note), "caption"))
        if by := labels.by_whom(biomarker.entered_by):
            words.append(label(breakable(by[0].upper() + by[1:]), "caption"))
        if biomarker.id in gone:
            words.append(label(self.tr("Deleted (not saved yet)"), "problem"))
        return stacked(*words)

    def _presses(self, biomarker: Biomarker, gone: frozenset[str]) -> list[QPushButton]:
        if biomarker.id in gone:
            return []
        name = self._names[biomarker.id]
        edit = button(self.tr("Edit"), "quiet", "pencil")
        edit.setAccessibleName(self.tr("Edit {result}").format(result=name))
        delete = button(self.tr("Delete"), "quiet", "trash")
        delete.setAccessibleName(self.tr("Delete {result}").format(result=name))
        self.edits[biomarker.id] = edit
        self.deletes[biomarker.id] = delete
        return [edit, delete]


def _told_apart(history: History) -> dict[str, str]:
    """Return by id a name for each result that no other one has: the second such one is “… (2)”."""
    names = {each.id: care_labels.biomarker_named(each) for each in history.results}
    seen: Counter[str] = Counter()
    for key, name in names.items():
        seen[name] += 1
        if seen[name] > 1:
            names[key] = f"{name} ({seen[name]})"
    return names
