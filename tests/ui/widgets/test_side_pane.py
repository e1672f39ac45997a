"""The guide beside a page: its article, where it was left, and its two buttons."""

import pytest
from PySide6.QtWidgets import QApplication

from companion.ui.theme import Mode, look
from companion.ui.widgets.side_pane import SidePane
from tests.ui.guides import small_guide


@pytest.fixture
def pane(qtbot, tmp_path):
    made = SidePane(small_guide(tmp_path / "guide"))
    qtbot.addWidget(made)
    made.resize(400, 500)
    made.show()
    return made


def shown(pane, key, qtbot):
    pane.show_article(pane.view._guide.article(key))
    QApplication.processEvents()


def test_it_shows_an_article_and_hands_on_what_is_pressed(pane, qtbot):
    shown(pane, "scans", qtbot)
    assert pane.view.title.text() == "Scans"
    assert pane.close_button.accessibleName() == "Close the guide"
    with qtbot.waitSignal(pane.whole_wanted) as told:
        pane.whole.click()
    assert told.args == ["scans"]
    with qtbot.waitSignal(pane.closed):
        pane.close_button.click()


def test_each_article_is_shown_where_it_was_left(pane, qtbot):
    shown(pane, "bones", qtbot)
    pane.view.scrolled.bar.setValue(700)
    place = pane.view.place
    shown(pane, "scans", qtbot)
    assert pane.view.scrolled.bar.value() == 0
    shown(pane, "bones", qtbot)
    assert pane.view.place == place
    top = pane.view.scrolled.bar.value() - pane.view._top_of_text()
    assert abs(pane.view.text.place_at(top) - place) < 0.1


def test_the_same_article_stays_where_it_is(pane, qtbot):
    shown(pane, "bones", qtbot)
    pane.view.scrolled.bar.setValue(700)
    shown(pane, "bones", qtbot)
    assert pane.view.scrolled.bar.value() == 700


@pytest.mark.parametrize("size", [100, 125, 150, 200])
def test_its_buttons_are_whole_in_the_narrowest_pane(pane, qtbot, size):
    look.apply(Mode.LIGHT, size)
    pane.resize(look.control(340), 500)
    shown(pane, "scans", qtbot)
    for press in (pane.whole, pane.close_button):
        assert press.width() >= press.sizeHint().width()
        assert press.height() >= 44
    assert pane.view.scrolled.holder.width() <= pane.view.scrolled.view.width()


def test_it_begins_with_a_line_at_its_left(pane, qtbot):
    shown(pane, "scans", qtbot)
    image = pane.grab().toImage()
    assert image.pixelColor(0, 300).name().upper() == look.tokens.line
