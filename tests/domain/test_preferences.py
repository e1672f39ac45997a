"""What a person set for herself."""

from companion.domain.preferences import Preferences


def test_each_helper_is_named_once_and_in_order():
    assert Preferences(helpers=(" Ann ", "Ben", "", "Ann", "\x00")).helpers == ("Ann", "Ben")


def test_the_emergency_number_is_one_line():
    assert Preferences(emergency_number=" 112\r\n").emergency_number == "112"


def test_questions_are_kept_in_the_order_that_was_given():
    assert Preferences(question_order=("b", "a")).question_order == ("b", "a")
    assert Preferences().question_order == ()


def test_what_the_team_said_keeps_its_lines_and_nothing_that_breaks_a_file():
    said = Preferences(call_about=" Fever\r\nLoose stools\x00\n\n", fever_number=" 38.3\n°C ")
    assert said.call_about == "Fever\nLoose stools"
    assert said.fever_number == "38.3 °C"


def test_topics_that_are_put_away_are_named_once():
    hidden = Preferences(hidden_topics=("planning", " planning ", "", "statistics"))
    assert hidden.hidden_topics == ("planning", "statistics")
    assert Preferences(reading_place=" pain#2\n").reading_place == "pain#2"
