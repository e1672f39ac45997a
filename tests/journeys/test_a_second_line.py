"""A second line of therapy begins with a hold and a reduced dose, as a person would tell it."""

from datetime import datetime, timedelta, timezone

ZONE = timezone(timedelta(hours=1))


def on(month, day, hour=9):
    return datetime(2026, month, day, hour, tzinfo=ZONE)


def words_on(card):
    return (
        card._standing.text(),
        card._counted.text(),
        card._how.text(),
    )


def write(dialog, text):
    dialog.name.setText(text)
    dialog.name.textEdited.emit(text)


def press_primary(dialog):
    dialog.primary.click()


def test_a_second_line_begins_with_a_hold_and_a_reduced_dose(companion, hand, at):  # noqa: PLR0915 - it is one story
    # In March she is on tablets, her first line.
    at(on(3, 2))
    page = companion.open("treatments").page

    def first_line(dialog):
        write(dialog, "letr")
        dialog.names.chip("letrozole").click()
        dialog.since._about.click()
        dialog.since._month.setCurrentIndex(1)
        dialog.since._year.setText("2025")
        dialog.since._year.textEdited.emit("2025")
        assert dialog.drug_class.text() == "aromatase inhibitor"
        dialog.more.click()
        dialog.line.chip("new line").click()
        assert dialog.line_number.text() == "1"
        dialog.line_name.setText("Tablets at home")
        dialog.primary.click()

    hand(first_line)
    companion.press("Add a treatment")

    # A scan in September: the team changes to capecitabine, two weeks on and one off.
    at(on(9, 7))

    def stopped(dialog):
        dialog.ended.chip("cancer grew").click()
        dialog.primary.click()

    hand(stopped)
    companion.press("Stop Letrozole")
    assert [each.heading.text() for each in page.past] == ["Line 1 · Tablets at home"]
    assert page.nothing_now.isVisible()

    def second_line(dialog):
        write(dialog, "cape")
        dialog.names.chip("capecitabine").click()
        companion.press("Since when: Today", dialog)
        assert dialog.since.value().iso == "2026-09-07"
        assert dialog.pattern.choice() == "14 days on, 7 off"
        dialog.dose.setText("3 tablets twice a day")
        dialog.symptoms.chip("mouth").click()
        dialog.more.click()
        dialog.line.chip("new line").click()
        assert dialog.line_number.text() == "2"
        dialog.primary.click()

    hand(second_line)
    companion.press("Add a treatment")
    [card] = page.cards.values()
    assert words_on(card) == (
        "Cycle 1, day 1 of 21, on week",
        "Counted from Monday 7 September",
        "2 weeks on, 1 week off · 3 tablets twice a day · Tablet",
    )
    companion.press("Log a dose of Capecitabine")
    companion.press("Capecitabine: Taken")
    assert card.said.text() == "Taken today at 9:00"

    # Ten days later her hands are sore; the nurse says to wait.
    at(on(9, 17, 15))
    companion.close()
    page = companion.open("treatments").page
    [card] = page.cards.values()
    assert words_on(card)[0] == "Cycle 1, day 11 of 21, on week"
    assert card.said.text() == ""

    def hold(dialog):
        dialog.amount.setText("until the hands are better")
        dialog.note.setPlainText("Sore hands")
        dialog.primary.click()

    hand(hold)
    companion.press("Hold Capecitabine")
    assert words_on(card)[:2] == ("On hold since Thu 17 Sep: Sore hands", "")

    # On the first of October it goes on with less.
    at(on(10, 1))
    companion.close()
    page = companion.open("treatments").page
    [card] = page.cards.values()
    assert words_on(card)[0] == "On hold since Thu 17 Sep: Sore hands"
    hand(press_primary)
    companion.press("Resume Capecitabine")

    def lower(dialog):
        dialog.amount.setText("2 tablets twice a day")
        dialog.primary.click()

    hand(lower)
    companion.press("New dose of Capecitabine")

    def new_cycle(dialog):
        assert dialog.amount.text() == "2"
        dialog.primary.click()

    hand(new_cycle)
    companion.press("Start a new cycle of Capecitabine")
    assert words_on(card) == (
        "Cycle 2, day 1 of 21, on week",
        "Counted from Thursday 1 October",
        "2 weeks on, 1 week off · 2 tablets twice a day · Tablet",
    )
    companion.press("Log a dose of Capecitabine")
    companion.press("Capecitabine: Reduced")

    # In the off week the card says so, and the history tells it all, newest first.
    at(on(10, 16))
    companion.close()
    page = companion.open("treatments").page
    [card] = page.cards.values()
    assert words_on(card)[0] == "Cycle 2, day 16 of 21, off week"
    companion.press("History of Capecitabine")
    history = page.history
    told = [
        " ".join(filter(None, (history.model.index(row, n).data() for n in (0, 2, 3))))
        for row in range(history.model.rowCount())
    ]
    assert told[0] == "Thu 1 Oct Reduced"
    assert sorted(told[1:4]) == [
        "Thu 1 Oct New cycle Cycle 2",
        "Thu 1 Oct New dose 2 tablets twice a day",
        "Thu 1 Oct Resumed",
    ]
    assert told[4:] == [
        "Thu 17 Sep On hold until the hands are better",
        "Mon 7 Sep Taken",
    ]
    assert "mouth" in {each.id for each in page.store.symptom_list.listed()}

    # All of it is on disk.
    assert companion.on_disk(
        "select name, since, until, line, line_name, stopped_because from treatment order by since"
    ) == [
        ("Letrozole", "2025-01", "2026-09-07", 1, "Tablets at home", "cancer grew"),
        ("Capecitabine", "2026-09-07", None, 2, "", None),
    ]
