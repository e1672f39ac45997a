"""Ask what own tags should be called, and which of them no note needs any more."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from companion.domain.invalid import Invalid
from companion.domain.notes import TAGS, clean_tags
from companion.ui import care_labels
from companion.ui.dialogs.form import Form
from companion.ui.theme import look
from companion.ui.widgets.controls import button, label, write_on
from companion.ui.widgets.short_name import breakable, short_name
from companion.ui.widgets.split_row import SplitRow

_REMOVED = "removed"


class TagsDialog(Form):
    """A line for each own tag. Where a new name is taken, it says that the two become one."""

    def __init__(
        self,
        parent: QWidget,
        *,
        tags: Iterable[str],
        save: Callable[[dict[str, str], list[str]], None],
        keep_draft: Callable[[str], None],
        draft: str = "",
    ) -> None:
        """`save` takes the new names by the old ones, and the tags that go."""
        super().__init__(parent, self.tr("Change tags"), self.tr("Save tags"))
        self._save = save
        self._tags = [tag for tag in tags if tag not in TAGS]
        self._removed: list[str] = []
        self._names: dict[str, QLineEdit] = {}
        self._says: dict[str, QLabel] = {}
        self._rows: dict[str, QWidget] = {}
        self._removes: dict[str, QPushButton] = {}
        self._backs: dict[str, QPushButton] = {}
        always = ", ".join(care_labels.tag(tag) for tag in TAGS)
        self.fields.addWidget(
            label(
                self.tr("A new name is on all notes that have the tag. No note is lost by it."),
                "caption",
            )
        )
        self.fields.addWidget(
            label(self.tr("Always there: {tags}.").format(tags=always), "caption")
        )
        for tag in self._tags:
            self._add_line(tag)
        self.fields.addStretch(1)
        self.remember(keep_draft, draft)

    def _add_line(self, tag: str) -> None:
        name = QLineEdit(tag)
        name.setCursorPosition(0)
        name.setAccessibleName(self.tr("Name of the tag {tag}").format(tag=tag))
        name.textEdited.connect(self._on_edited)
        remove = button(self.tr("Remove"), "quiet", "x")
        remove.setAccessibleName(self.tr("Remove {tag} from all notes").format(tag=tag))
        remove.setAutoDefault(False)
        remove.clicked.connect(partial(self._on_removed, tag))
        says = label("", "caption")
        # In the place of the name, not of Remove: a second press there must hit nothing.
        back = button("", "quiet", "undo")
        back.setAutoDefault(False)
        back.clicked.connect(partial(self._on_back, tag))
        text = self.tr("Put {tag} back")
        write_on(back, text.format(tag=short_name(tag)), text.format(tag=tag))
        for each in (says, back):
            each.hide()
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.space(4))
        for each in (name, says):
            column.addWidget(each)
        column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self._names[tag], self._removes[tag] = name, remove
        self._says[tag], self._backs[tag] = says, back
        self._rows[tag] = SplitRow(left, remove)
        self.fields.addWidget(self._rows[tag])

    @override
    def typed(self) -> dict[str, object]:
        return {
            _REMOVED: list(self._removed),
            "names": {tag: name.text() for tag, name in self._names.items() if name.text() != tag},
        }

    @override
    def fill_draft(self, kept: Mapping[str, object]) -> None:
        names, removed = kept.get("names"), kept.get(_REMOVED)
        for tag, name in names.items() if isinstance(names, dict) else ():
            if tag in self._names:
                self._names[tag].setText(str(name))
        self._removed = (
            [tag for tag in removed if tag in self._names] if (isinstance(removed, list)) else []
        )
        self._show()

    @override
    def save(self) -> None:
        renamed: dict[str, str] = {}
        for tag, name in self._names.items():
            if tag in self._removed or name.text() == tag:
                continue
            new = self._new_name(name)
            if not new:
                raise Invalid("tag", "empty")
            if new != tag:
                renamed[tag] = new
        self._save(renamed, self._removed)

    def _new_name(self, name: QLineEdit) -> str:
        return next(iter(clean_tags([name.text()])), "")

    def _on_edited(self) -> None:
        self._show()
        self.touched()

    def _on_removed(self, tag: str) -> None:
        self._removed.append(tag)
        self._show()
        self._backs[tag].setFocus()
        self.touched()

    def _on_back(self, tag: str) -> None:
        self._removed.remove(tag)
        self._show()
        self._names[tag].setFocus()
        self.touched()

    def _show(self) -> None:
        for tag in self._rows:
            gone = tag in self._removed
            self._names[tag].setVisible(not gone)
            self._removes[tag].setVisible(not gone)
            self._backs[tag].setVisible(gone)
            said = self.tr("{tag} will be on no note any more").format(tag=tag) if gone else ""
            said = said or self._what_becomes_of(tag)
            self._says[tag].setText(breakable(said))
            self._says[tag].setVisible(bool(said))

    def _what_becomes_of(self, tag: str) -> str:
        """Return, where the new name is that of another tag, that the two become one."""
        try:
            new = self._new_name(self._names[tag])
        except Invalid:
            return ""
        others = {each.casefold(): each for each in (*TAGS, *self._tags) if each != tag}
        other = others.get(new.casefold())
        if other is None or other in self._removed or self._renamed(other):
            return ""
        return self.tr("{tag} and {other} become one tag").format(
            tag=tag, other=care_labels.tag(other)
        )

    def _renamed(self, tag: str) -> bool:
        return tag in self._names and self._names[tag].text().casefold() != tag.casefold()
