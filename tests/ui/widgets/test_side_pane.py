"""The guide beside a page: its article, where it was left, and its two buttons."""

import pytest
from PySide6.QtGui import QAccessible
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


@pytest.mark.parametrize("between", ["another article", "closed"])
def test_an_article_that_is_opened_anew_begins_with_its_title(pane, qtbot, between):
    shown(pane, "bones", qtbot)
    pane.view.scrolled.bar.setValue(700)
    if between == "closed":
        pane.hide()
        pane.show()
    else:
        shown(pane, "scans", qtbot)
    shown(pane, "bones", qtbot)
    assert pane.view.scrolled.bar.value() == 0


@pytest.mark.parametrize("door", ["bones", "scans"])
def test_what_was_read_at_an_earlier_visit_is_no_step_back(pane, qtbot, door):
    shown(pane, "bones", qtbot)
    pane.view._show("scans", remember=True)
    assert pane.view.back.isVisible()
    pane.hide()
    pane.show()
    shown(pane, door, qtbot)
    assert not pane.view.back.isVisible()
    assert not pane.view.go_back()


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


def test_it_asks_to_be_wider_and_narrower_but_not_where_it_stands_alone(pane, qtbot):
    shown(pane, "scans", qtbot)
    told = []
    pane.wider.connect(lambda: told.append("wider"))
    pane.narrower.connect(lambda: told.append("narrower"))
    assert pane.wider_button.accessibleName() == "Make the guide wider"
    assert pane.narrower_button.accessibleName() == "Make the guide narrower"
    pane.wider_button.click()
    pane.narrower_button.click()
    assert told == ["wider", "narrower"]
    pane.be_alone(True)
    assert not pane.wider_button.isVisible()
    assert not pane.narrower_button.isVisible()


def test_a_screen_reader_hears_which_article_opened_each_time(pane, qtbot, monkeypatch):
    heard = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: heard.append(event.message())
    )
    shown(pane, "scans", qtbot)
    assert heard == ["Scans"]
    shown(pane, "scans", qtbot)
    assert heard == ["Scans", "Scans"]


def test_what_is_put_away_is_not_offered(pane, qtbot):
    pane.put_away(["planning ahead"])
    shown(pane, "scans", qtbot)
    assert "Planning for later" not in pane.view.text.toPlainText()
