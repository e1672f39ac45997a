"""What every form is: a title, fields that scroll, what is wrong, Cancel and one verb."""

import json
from collections.abc import Callable, Mapping
from functools import partial
from typing import cast

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from companion.domain.invalid import Invalid
from companion.ui import labels
from companion.ui.dialogs import fields
from companion.ui.dialogs.fields import Field
from companion.ui.theme import look
from companion.ui.widgets.controls import announce, button, label, write_on
from companion.ui.widgets.scroll_page import ScrollPage
from companion.ui.widgets.tab_order import first_stop, put_in_order

_ANY_WIDTH = 4000  # px: a dialog is never too wide to read
PAUSE = 400  # ms after a change, when the draft is kept, even while typing goes on
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Form(QDialog):
    """Subclasses fill `fields` and override `save`, which may raise Invalid.

    It closes only when `save` has returned: a full disk loses nothing that was typed. What is half
    typed is kept while it is typed, and when the form is left.
    """

    def __init__(self, parent: QWidget, title: str, verb: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        content = QWidget()
        self.fields = QVBoxLayout(content)
        self.fields.setContentsMargins(0, 0, 0, 0)
        self.fields.setSpacing(look.space(8))
        self._heading = label(title, "section")
        self.fields.addWidget(self._heading)
        self.changed_since = self._add_from_before()
        self._content = content
        self.scrolled = ScrollPage(content, width=_ANY_WIDTH, margin=24)

        self.problem = label("", "problem")
        self.problem.hide()
        self.cancel = button(self.tr("Cancel"), "outlined")
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        self.primary = button(verb, "primary")
        self.primary.clicked.connect(self.accept)
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(24, 12, 24, 16)
        row.setSpacing(look.space(16))
        row.addWidget(self.cancel)
        row.addWidget(self.problem, 1)
        row.addStretch(0)
        row.addWidget(self.primary)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.scrolled, 1)
        whole.addWidget(foot)
        self.afresh: QPushButton | None = None
        self.primary.setDefault(True)  # only now: before, Qt does not know whose default it is

        self._keep: Callable[[str], None] = _nowhere
        self._kept = self._of = ""
        self._drafted: dict[str, Field] = {}
        self._opened: dict[str, object] = {}
        self._put_away: dict[str, object] | None = None  # typed before, and put aside
        self._draft_timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._draft_timer.timeout.connect(self.keep_draft)

    def _add_from_before(self) -> QLabel:
        told = label("", "caption")
        told.hide()
        self.fields.addWidget(told)
        return told

    def _say_from_before(self, *, known: bool) -> None:
        """Say that what is shown was half typed before, and offer the way out of it."""
        self.changed_since.setText(
            self.tr("What you had typed before is shown.")
            if known
            else self.tr("This was changed since. What you had typed is shown.")
        )
        self.changed_since.show()
        self.afresh = button(self.tr("Start afresh"), "quiet")
        self.afresh.setAutoDefault(False)  # Enter is for the verb
        self.afresh.clicked.connect(partial(self._on_afresh, self.afresh))
        self.fields.insertWidget(
            self.fields.indexOf(self.changed_since) + 1, self.afresh, 0, Qt.AlignmentFlag.AlignLeft
        )

    def _on_afresh(self, press: QPushButton, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's
        """Show the form as it was before it was typed in, or again what was typed."""
        typed = self._put_away
        self._put_away = None if typed else self.typed()
        self.fill_draft(typed or self._opened)
        self.touched()
        if typed:
            write_on(press, self.tr("Start afresh"))
        else:
            self.changed_since.setText(self.tr("This is the form without what you had typed."))
            write_on(press, self.tr("Show what I had typed"))

    def call_it(self, title: str) -> None:
        """Show another title."""
        self.setWindowTitle(title)
        self._heading.setText(title)

    def save(self) -> None:
        """Hand the finished value on. Raises Invalid where it is none."""
        raise NotImplementedError

    def ask(self) -> None:
        """Show the form until it is saved or left; then it is gone, with what was typed in it."""
        self.exec()
        self.deleteLater()

    def remember(
        self, keep: Callable[[str], None], draft: str, of: str = "", **drafted: Field
    ) -> None:
        """Keep what is half typed in these fields by `keep`; begin with what `draft` has of them.

        To be called when all else shows the record. `of` says in which state that is, so that what
        was typed about an older one is shown as such; it is empty for a new record.
        """
        self._keep = keep
        self._of = of
        self._drafted = drafted
        self._opened = self.typed()
        kept = read_draft(draft)
        known = kept.pop("of", "") == of
        if kept:
            self.fill_draft(kept)
            self._say_from_before(known=known)
        self._kept = self._draft()
        for field in drafted.values():
            fields.changed(field).connect(self.touched)
        self._draft_timer.stop()  # nothing was typed yet

    def typed(self) -> dict[str, object]:
        """Return what is in the form, as a draft has it."""
        return {name: fields.written(field) for name, field in self._drafted.items()}

    def fill_draft(self, kept: Mapping[str, object]) -> None:
        """Show what was typed, in those fields only that it was typed in."""
        for name, field in self._drafted.items():
            if name in kept:
                fields.write(field, kept[name])

    def unchanged(self, *names: str) -> bool:
        """Return whether these fields are as the form opened with them."""
        typed = self.typed()
        return all(typed.get(name) == self._opened.get(name) for name in names)

    def half_typed(self) -> dict[str, object]:
        """Return what is typed: of a new record all, of one that is there what is not as it was.

        So a draft takes back nothing that was changed meanwhile, and what is typed for a new record
        keeps its day and its unit, whatever the form opens with next time.
        """
        typed = self.typed()
        changed = {name: value for name, value in typed.items() if value != self._opened[name]}
        return typed if changed and not self._of else changed

    def keep_draft(self) -> None:
        """Keep what is half typed, if it is not kept yet."""
        draft = self._draft()
        if draft != self._kept:
            self._kept = draft
            self._keep(draft)

    def forget_draft(self) -> None:
        """Forget what was half typed: it is saved."""
        self._keep("")

    def _draft(self) -> str:
        changed = self.half_typed()
        return json.dumps({"of": self._of, **changed}, ensure_ascii=False) if changed else ""

    def order_tabs(self) -> None:
        """Let Tab go from field to field, and then to the buttons."""
        put_in_order(self._content)
        put_in_order(self)

    def touched(self) -> None:
        """Be told that something was typed or chosen."""
        if not self._draft_timer.isActive():  # who types on without a pause loses nothing either
            self._draft_timer.start()
        self.say_problem("")

    def add_field(self, caption: str, field: QWidget, *more: QWidget) -> QLabel:
        """Add a captioned field; the caption is its label for a screen reader."""
        words = label(caption, "strong")
        words.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(caption)
        self.fields.addSpacing(look.space(6))
        self.fields.addWidget(words)
        for widget in (field, *more):
            self.fields.addWidget(widget)
        return words

    @override
    def accept(self) -> None:
        try:
            self.save()
        except Invalid as error:
            self.say_problem(labels.invalid(error))
            return
        self._draft_timer.stop()
        self.forget_draft()
        super().accept()

    @override
    def reject(self) -> None:
        self._draft_timer.stop()
        self.keep_draft()
        super().reject()

    def say_problem(self, text: str) -> None:
        """Show what is wrong, beside the button that was pressed."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        self.problem.setAccessibleName(text)

    @override
    def showEvent(self, arg__1: QShowEvent) -> None:
        # Not its own `screen()`: in PySide that belongs to who asked for it, and dies along with it.
        screen = (
            QGuiApplication.screenAt(self.geometry().center()) or QGuiApplication.primaryScreen()
        )
        most = screen.availableGeometry().size() * 0.94
        parent = self.parentWidget()
        if parent is not None:
            most = most.boundedTo(parent.window().size())
        self.resize(self.best_size(most))
        self.order_tabs()
        super().showEvent(arg__1)
        first = self._first_field()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, self._unmark)
        if not self.changed_since.isHidden():
            announce(self.changed_since, self.changed_since.text())

    def _first_field(self) -> QWidget | None:
        """Return where typing begins: not the way out of what was typed before, which stands above."""
        first = at = first_stop(self._content)
        while at is not None and (
            at is self.afresh
            or not at.isVisibleTo(self)
            or at.focusPolicy() == Qt.FocusPolicy.NoFocus
        ):
            at = at.nextInFocusChain()
            if at is first:
                return None
        return at

    def _unmark(self) -> None:
        # Qt marks all that is written in the first field, and the next key would erase it.
        first = self.focusWidget()
        if isinstance(first, QLineEdit):
            first.deselect()

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if arg__1.key() == Qt.Key.Key_F1:
            arg__1.ignore()
        elif not (arg__1.key() in _ENTER and arg__1.isAutoRepeat()):
            # Not a key that is held since the form was opened with it: it would save it, too.
            super().keyPressEvent(arg__1)

    def best_size(self, most: QSize) -> QSize:
        """Return the size in pixels that shows all fields, or as many as `most` has room for."""
        width = min(
            most.width(), max(look.control(780), self._content.minimumSizeHint().width() + 80)
        )
        inner = width - 24 - 24
        height = (
            self._content.heightForWidth(inner)
            if self._content.hasHeightForWidth()
            else self._content.sizeHint().height()
        )
        return QSize(width, min(most.height(), height + 48 + look.control(44) + 40))


def read_draft(draft: str) -> dict[str, object]:
    """Return what a draft holds; nothing where it cannot be read."""
    try:
        found = json.loads(draft or "{}")
    except ValueError:
        return {}
    return cast("dict[str, object]", found) if isinstance(found, dict) else {}


def _nowhere(_draft: str) -> None:
    """Keep no draft: nothing is typed in this form."""
