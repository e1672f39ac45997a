"""What a person set for herself."""

from companion.domain.preferences import Preferences


def test_each_helper_is_named_once_and_in_order():
    assert Preferences(helpers=(" Ann ", "Ben", "", "Ann", "\x00")).helpers == ("Ann", "Ben")


def test_the_emergency_number_is_one_line():
    assert Preferences(emergency_number=" 112\r\n").emergency_number == "112"
