"""What a person set for herself."""

from companion.domain.preferences import Preferences


def test_each_helper_is_named_once_and_in_order():
    assert Preferences(helpers=(" Ann ", "Ben", "", "Ann", "\x00")).helpers == ("Ann", "Ben")


def test_the_emergency_number_is_one_line():
    assert Preferences(emergency_number=" 112\r\n").emergency_number == "112"


def test_questions_are_kept_in_the_order_that_was_given():
    assert Preferences(question_order=("b", "a")).question_order == ("b", "a")
    assert Preferences().question_order == ()
