"""Settings: how it looks, the person's own names and list, and where the diary is."""

from typing import ClassVar

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from companion import __version__
from companion.domain.invalid import Invalid
from companion.domain.symptoms import HELPER, ME
from companion.domain.text import clean_line
from companion.storage.diary import Topic
from companion.storage.store import Store
from companion.ui import labels, spreadsheets
from companion.ui.changes import preferences as preference_changes
from companion.ui.page import Page
from companion.ui.theme import TEXT_SIZES, Mode, look
from companion.ui.unsaved import Keeper
from companion.ui.widgets.chips import Chips
from companion.ui.widgets.controls import button, card, label
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.short_name import breakable, short_name, tell_whole
from companion.ui.widgets.split_row import SplitRow, flowing, stacked
from companion.ui.widgets.tab_order import put_in_order
from companion.ui.worker import Worker


class SettingsPage(Page):
    """What is set here is at once in force."""

    watches: ClassVar[frozenset[Topic]] = frozenset({Topic.PREFERENCES, Topic.SYMPTOM_LIST})
    mode_picked = Signal(Mode)
    text_size_picked = Signal(int)
    add_symptom_wanted = Signal()
    change_list_wanted = Signal()

    def __init__(self, store: Store, keeper: Keeper, worker: Worker, mode: Mode) -> None:
        super().__init__(store, keeper)
        self._worker = worker
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.space(16))
        said = label(self.tr("What you choose here holds at once."), "caption")
        self._column.addWidget(stacked(label(self.tr("Settings"), "page-title"), said))
        self._build_looks(mode)
        self._build_list()
        self._build_helpers()
        self._build_place()
        self._build_spreadsheets()
        self._build_keys()
        self._build_about()
        self._column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self.scrolled = ScrollPage(content)
        whole.addWidget(self.scrolled)
        look.changed.connect(self._on_look_changed)

    def _card(self, heading: str, *widgets: QWidget) -> None:
        self._column.addWidget(card(label(heading, "section"), *widgets))

    def _build_looks(self, mode: Mode) -> None:
        sizes = [(str(size), f"{size} %") for size in TEXT_SIZES]
        self.text_size = Chips(sizes, self.tr("Text size"))
        self.text_size.set_choice(str(look.text_size))
        self.text_size.chosen.connect(self._on_text_size)
        self.mode = Chips(
            [
                (Mode.AUTOMATIC.value, self.tr("Like the computer")),
                (Mode.LIGHT.value, self.tr("Light")),
                (Mode.DARK.value, self.tr("Dark")),
            ],
            self.tr("Light or dark"),
        )
        self.mode.set_choice(mode.value)
        self.mode.chosen.connect(self._on_mode)
        self._card(self.tr("Text size"), self.text_size)
        self._card(self.tr("Light or dark"), self.mode)

    def _build_list(self) -> None:
        self.list = label("")
        self.change_list = button(self.tr("Change this list"), "outlined", "pencil")
        self.change_list.clicked.connect(self.change_list_wanted)
        self.add_symptom = button(self.tr("Add another symptom"), "outlined", "plus")
        self.add_symptom.clicked.connect(self.add_symptom_wanted)
        buttons = flowing(self.change_list, self.add_symptom)
        self._card(self.tr("My symptoms"), self.list, buttons)

    def _build_helpers(self) -> None:
        hint = label(
            self.tr(
                "If somebody types for you now and then, their name can stand beside what they"
                " entered. “Me” and “A helper” are always there."
            ),
            "caption",
        )
        self._helpers = QVBoxLayout()
        names = QWidget()
        names.setLayout(self._helpers)
        self._helpers.setContentsMargins(0, 0, 0, 0)
        self.helper = QLineEdit()
        self.helper.setPlaceholderText(self.tr("A name"))
        self.helper.setAccessibleName(self.tr("Name of a helper"))
        self.helper.setText(self.draft_of("helper name"))
        self.helper.textEdited.connect(self._on_helper_typed)
        self.helper.returnPressed.connect(self._on_helper_added)
        self.helper_problem = label("", "problem")
        self.helper_problem.hide()
        self.add_helper = button(self.tr("Add name"), "outlined", "plus")
        self.add_helper.clicked.connect(self._on_helper_added)
        adding = QWidget()
        row = QHBoxLayout(adding)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.helper, 1)
        row.addWidget(self.add_helper)
        self._card(self.tr("Names for “Entered by”"), hint, names, adding, self.helper_problem)

    def _build_place(self) -> None:
        path = str(self.store.diary.path)
        where = label(breakable(path))
        where.setAccessibleName(self.tr("The diary is in {path}").format(path=path))
        self.copy_path = button(self.tr("Copy"), "outlined", "copy")
        self.copy_path.setAccessibleName(self.tr("Copy where the diary is"))
        self.copy_path.clicked.connect(self._on_copy_path)
        self.open_folder = button(self.tr("Open the folder"), "outlined")
        self.open_folder.clicked.connect(self._on_open_folder)
        buttons = flowing(self.copy_path, self.open_folder)
        said = label(
            self.tr(
                "Everything stays on this computer, in this one file. Nothing is sent anywhere."
                " The file is not locked: anyone who can use this computer can read it."
            ),
            "caption",
        )
        self._card(self.tr("Where your diary is"), where, said, buttons)

    def _build_spreadsheets(self) -> None:
        hint = label(
            self.tr(
                "Save a part of your diary as a file that spreadsheets can open, or bring such a"
                " file in. Saved files are not locked. Anyone who can open them can read them."
            ),
            "caption",
        )
        rows: list[QWidget] = []
        for table, name in spreadsheets.tables().items():
            save = button(self.tr("Save as CSV"), "outlined", "download")
            save.setAccessibleName(self.tr("Save as CSV: {table}").format(table=name))
            save.clicked.connect(lambda _=False, table=table: self._on_save_csv(table))
            rows.append(SplitRow(label(name, "strong"), flowing(save)))
        self.bring_in = button(self.tr("Bring in a CSV"), "outlined")
        self.bring_in.clicked.connect(self._on_bring_in)
        self._card(self.tr("Spreadsheets (CSV)"), hint, *rows, flowing(self.bring_in))

    def _build_keys(self) -> None:
        keys = (
            (self.tr("F1"), self.tr("Who to call")),
            (self.tr("Shift and F1"), self.tr("When to call")),
            (self.tr("Ctrl and 1 to 4"), self.tr("Today, Symptoms, Treatments, Notes")),
            (self.tr("Ctrl and 6"), self.tr("Learn")),
            (self.tr("1 to 5"), self.tr("How the day is, when the ring is on its buttons")),
            (self.tr("0 to 9, 1 0"), self.tr("How bad, when the ring is on a symptom")),
            (self.tr("Delete"), self.tr("Clear a number, or delete the chosen entry")),
            (self.tr("Ctrl and Z"), self.tr("Undo")),
            (self.tr("Ctrl, Shift and Z"), self.tr("Do it again after Undo")),
            (self.tr("Ctrl and N"), self.tr("Add on this page")),
            (self.tr("Enter or F2"), self.tr("Change the chosen entry")),
            (self.tr("Ctrl and F"), self.tr("Search in notes, or in the guide")),
            (self.tr("Ctrl and E"), self.tr("Save symptoms as CSV")),
            (self.tr("Ctrl and + or −"), self.tr("Larger or smaller text; Ctrl and 0 is 100 %")),
            (self.tr("F6"), self.tr("From the list of pages to the page and on")),
            (self.tr("Esc"), self.tr("Close, or go back")),
        )
        lines = [label(f"{key}: {does}") for key, does in keys]
        self._card(self.tr("Keys"), *lines)

    def _build_about(self) -> None:
        self._card(
            self.tr("About Companion"),
            label(
                self.tr("Version {version}. Free software under the MIT license.").format(
                    version=__version__
                )
            ),
            label(
                self.tr(
                    "A private diary and information tool, to help you remember and tell."
                    " It is not a medical record. It gives no diagnosis and no advice about"
                    " treatment. Your team knows your situation."
                )
            ),
        )

    @override
    def refresh(self) -> None:
        listed = self.store.symptom_list.listed()
        names = [labels.symptom(each) for each in listed]
        self.list.setText(", ".join(map(short_name, names)) or self.tr("None yet"))
        while (item := self._helpers.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for name in self.store.preferences.get().helpers:
            self._helpers.addWidget(self._helper_line(name))
        put_in_order(self.scrolled.content)

    @override
    def first_control(self) -> QWidget:
        return self.text_size.chip(str(look.text_size))

    def _helper_line(self, name: str) -> QWidget:
        shown = label(short_name(name), "strong")
        tell_whole(shown, name)
        remove = button(self.tr("Remove"), "quiet", "x")
        remove.setAccessibleName(self.tr("Remove {name}").format(name=name))
        remove.clicked.connect(lambda _=False: self._on_helper_removed(name))
        return SplitRow(shown, flowing(remove))

    def _on_text_size(self, key: str) -> None:
        self.text_size_picked.emit(int(key))

    def _on_mode(self, key: str) -> None:
        self.mode_picked.emit(Mode(key))

    def _on_helper_added(self) -> None:
        name = clean_line(self.helper.text())
        self.helper.setFocus()
        if not name or name in self.store.preferences.get().helpers:
            return
        always = {ME, HELPER, *(labels.entered_by(who) for who in (ME, HELPER))}
        if name.casefold() in {each.casefold() for each in always}:
            self.helper_problem.setText(labels.invalid(Invalid("name", "taken")))
            self.helper_problem.show()
            return
        self.helper_problem.hide()
        if self.keeper.save(preference_changes.add_helper(self.store, name)):
            self.helper.clear()
            self._on_helper_typed("")

    def _on_helper_typed(self, text: str) -> None:
        self.keeps_draft("helper name")(text)

    def _on_helper_removed(self, name: str) -> None:
        self.helper.setFocus()
        self.keeper.save(preference_changes.remove_helper(self.store, name))

    def _on_copy_path(self) -> None:
        QGuiApplication.clipboard().setText(str(self.store.diary.path))
        self.told.emit(self.tr("Copied"))

    def _on_open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.store.diary.path.parent)))

    def _on_save_csv(self, table: str) -> None:
        spreadsheets.save_csv(self, self._worker, self.store, table, self.told.emit)

    def _on_bring_in(self) -> None:
        spreadsheets.bring_in_csv(self, self._worker, self.store, self.told.emit)

    def _on_look_changed(self) -> None:
        self.text_size.set_choice(str(look.text_size))
