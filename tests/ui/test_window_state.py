"""What the window remembers of where a person lives."""

import pytest
from PySide6.QtCore import QLocale

from companion import paths
from companion.domain.regions import BY_ID
from companion.ui import window_state
from companion.ui.window_state import WindowState
from tests.journeys.conftest import at, companion

__all__ = ["at", "companion"]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "window.ini"


def test_a_region_is_remembered(path):
    state = WindowState(path)
    state.region = "canada"
    state.keep()

    again = WindowState(path)
    assert again.region == "canada"
    assert again.region_in_force is BY_ID["canada"]


def test_until_one_is_chosen_it_is_that_of_the_computer(path, monkeypatch):
    for name, region in (("en_NZ", "new-zealand"), ("de_CH", "europe"), ("pt_BR", "elsewhere")):
        locale = QLocale(name)
        monkeypatch.setattr(window_state.QLocale, "system", lambda locale=locale: locale)
        assert WindowState(path).region == ""
        assert WindowState(path).region_in_force is BY_ID[region]


def test_a_region_that_nobody_knows_is_as_if_none_were_chosen(path):
    path.write_text("[General]\nregion=atlantis\n")
    assert WindowState(path).region == ""


def test_a_disk_that_does_not_take_it_is_told_and_the_next_time_all_of_it_is_written(path):
    path.mkdir()
    state = WindowState(path)
    state.region = "canada"
    assert state.keep() is False
    assert state.keep() is False

    path.rmdir()
    state.pane_width = 400

    assert state.keep() is True
    again = WindowState(path)
    assert (again.region, again.pane_width) == ("canada", 400)


def test_what_the_window_cannot_remember_does_not_keep_it_open(companion):
    companion.open()
    settings = paths.window_settings_in(companion.home)
    settings.unlink(missing_ok=True)
    settings.mkdir()

    companion.close()

    assert settings.is_dir()
