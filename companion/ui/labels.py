"""The words a person reads for what the diary knows by code, number or date."""

from datetime import date, time

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from companion import clock
from companion.domain.days import Rating
from companion.domain.invalid import Invalid
from companion.domain.regions import Region
from companion.domain.symptom_list import BUILT_IN_BY_ID, Group, Symptom
from companion.domain.symptoms import (
    HELPER,
    ME,
    Level,
    PartOfDay,
    Recall,
    SymptomEntry,
    level_of,
)

translate = QCoreApplication.translate

_LONGEST_TOLD = 48  # letters of a name in a message of one line

_LEVELS = {
    Level.NONE: QT_TRANSLATE_NOOP("labels", "None"),
    Level.MILD: QT_TRANSLATE_NOOP("labels", "Mild"),
    Level.MODERATE: QT_TRANSLATE_NOOP("labels", "Moderate"),
    Level.SEVERE: QT_TRANSLATE_NOOP("labels", "Severe"),
}

_RATINGS = {
    Rating.GOOD: QT_TRANSLATE_NOOP("labels", "Good"),
    Rating.FAIRLY_GOOD: QT_TRANSLATE_NOOP("labels", "Fairly good"),
    Rating.MIXED: QT_TRANSLATE_NOOP("labels", "Mixed"),
    Rating.HARD: QT_TRANSLATE_NOOP("labels", "Hard"),
    Rating.VERY_HARD: QT_TRANSLATE_NOOP("labels", "Very hard"),
}

_PARTS_OF_DAY = {
    PartOfDay.MORNING: QT_TRANSLATE_NOOP("labels", "Morning"),
    PartOfDay.AFTERNOON: QT_TRANSLATE_NOOP("labels", "Afternoon"),
    PartOfDay.EVENING: QT_TRANSLATE_NOOP("labels", "Evening"),
    PartOfDay.NIGHT: QT_TRANSLATE_NOOP("labels", "Night"),
}

_GROUPS = {
    Group.WHOLE_BODY: QT_TRANSLATE_NOOP("labels", "Whole body"),
    Group.STOMACH: QT_TRANSLATE_NOOP("labels", "Stomach"),
    Group.CHEST: QT_TRANSLATE_NOOP("labels", "Chest"),
    Group.NERVES_JOINTS_SKIN: QT_TRANSLATE_NOOP("labels", "Nerves, joints, skin"),
    Group.MIND: QT_TRANSLATE_NOOP("labels", "Mind"),
    Group.MORE: QT_TRANSLATE_NOOP("labels", "More"),
    Group.OWN: QT_TRANSLATE_NOOP("labels", "Your own"),
}

# The names of the days and months are ours to translate, and not the computer's: a sentence is
# never half in the language of the window and half in that of the desktop.
_WEEKDAYS = (
    (QT_TRANSLATE_NOOP("labels", "Monday"), QT_TRANSLATE_NOOP("labels", "Mon")),
    (QT_TRANSLATE_NOOP("labels", "Tuesday"), QT_TRANSLATE_NOOP("labels", "Tue")),
    (QT_TRANSLATE_NOOP("labels", "Wednesday"), QT_TRANSLATE_NOOP("labels", "Wed")),
    (QT_TRANSLATE_NOOP("labels", "Thursday"), QT_TRANSLATE_NOOP("labels", "Thu")),
    (QT_TRANSLATE_NOOP("labels", "Friday"), QT_TRANSLATE_NOOP("labels", "Fri")),
    (QT_TRANSLATE_NOOP("labels", "Saturday"), QT_TRANSLATE_NOOP("labels", "Sat")),
    (QT_TRANSLATE_NOOP("labels", "Sunday"), QT_TRANSLATE_NOOP("labels", "Sun")),
)
_MONTHS = (
    (QT_TRANSLATE_NOOP("labels", "January"), QT_TRANSLATE_NOOP("labels", "Jan")),
    (QT_TRANSLATE_NOOP("labels", "February"), QT_TRANSLATE_NOOP("labels", "Feb")),
    (QT_TRANSLATE_NOOP("labels", "March"), QT_TRANSLATE_NOOP("labels", "Mar")),
    (QT_TRANSLATE_NOOP("labels", "April"), QT_TRANSLATE_NOOP("labels", "Apr")),
    (QT_TRANSLATE_NOOP("labels", "May"), QT_TRANSLATE_NOOP("labels", "May")),
    (QT_TRANSLATE_NOOP("labels", "June"), QT_TRANSLATE_NOOP("labels", "Jun")),
    (QT_TRANSLATE_NOOP("labels", "July"), QT_TRANSLATE_NOOP("labels", "Jul")),
    (QT_TRANSLATE_NOOP("labels", "August"), QT_TRANSLATE_NOOP("labels", "Aug")),
    (QT_TRANSLATE_NOOP("labels", "September"), QT_TRANSLATE_NOOP("labels", "Sep")),
    (QT_TRANSLATE_NOOP("labels", "October"), QT_TRANSLATE_NOOP("labels", "Oct")),
    (QT_TRANSLATE_NOOP("labels", "November"), QT_TRANSLATE_NOOP("labels", "Nov")),
    (QT_TRANSLATE_NOOP("labels", "December"), QT_TRANSLATE_NOOP("labels", "Dec")),
)

_PLACES = (
    QT_TRANSLATE_NOOP("labels", "Head"),
    QT_TRANSLATE_NOOP("labels", "Neck"),
    QT_TRANSLATE_NOOP("labels", "Chest"),
    QT_TRANSLATE_NOOP("labels", "Breast"),
    QT_TRANSLATE_NOOP("labels", "Shoulder"),
    QT_TRANSLATE_NOOP("labels", "Arm"),
    QT_TRANSLATE_NOOP("labels", "Hands"),
    QT_TRANSLATE_NOOP("labels", "Back"),
    QT_TRANSLATE_NOOP("labels", "Ribs"),
    QT_TRANSLATE_NOOP("labels", "Belly"),
    QT_TRANSLATE_NOOP("labels", "Left hip"),
    QT_TRANSLATE_NOOP("labels", "Right hip"),
    QT_TRANSLATE_NOOP("labels", "Leg"),
    QT_TRANSLATE_NOOP("labels", "Feet"),
    QT_TRANSLATE_NOOP("labels", "All over"),
)

_INVALID = {
    ("symptom", "not chosen"): QT_TRANSLATE_NOOP("labels", "Please choose a symptom first."),
    ("symptom", "already there"): QT_TRANSLATE_NOOP(
        "labels", "That symptom is on your list already."
    ),
    ("day", "not a day"): QT_TRANSLATE_NOOP("labels", "Please choose the day."),
    ("part_of_day", "not chosen"): QT_TRANSLATE_NOOP(
        "labels",
        "Please choose when in that day it was. For the day as a whole, use Fill in an earlier day"
        " on Today.",
    ),
    ("symptom", "taken"): QT_TRANSLATE_NOOP(
        "labels", "There is a symptom of that name already. Please choose another name."
    ),
    ("number", "without a digit"): QT_TRANSLATE_NOOP(
        "labels", "There is no digit in this number. Please write the number to call."
    ),
    ("number", "too long"): QT_TRANSLATE_NOOP(
        "labels", "This number is too long. Please use 60 letters or fewer."
    ),
    ("name", "too long"): QT_TRANSLATE_NOOP(
        "labels", "The name is too long. Please use 200 letters or fewer."
    ),
    ("contact", "too many"): QT_TRANSLATE_NOOP(
        "labels",
        "There is room for 10 numbers, and all are in use. Change one, or delete one first.",
    ),
    ("fever", "not a temperature"): QT_TRANSLATE_NOOP(
        "labels", "Please write a temperature, for example 38.0 °C or 100.4 °F."
    ),
    ("fever", "out of range"): QT_TRANSLATE_NOOP(
        "labels",
        "A fever number lies between 37.0 and 39.5 °C, or between 98.6 and 103.1 °F. Please check"
        " it.",
    ),
    ("hours", "too long"): QT_TRANSLATE_NOOP(
        "labels", "When they answer is too long. Please use 200 letters or fewer."
    ),
    ("name", "taken"): QT_TRANSLATE_NOOP(
        "labels", "That name is always there. Please write another one."
    ),
    ("time", "not a time"): QT_TRANSLATE_NOOP(
        "labels", "Please write the time like 15:10 or 3:10 pm, or choose Morning or Evening."
    ),
    ("name", "empty"): QT_TRANSLATE_NOOP("labels", "Please write a name."),
    ("number", "empty"): QT_TRANSLATE_NOOP("labels", "Please write the number to call."),
    ("symptom", "empty"): QT_TRANSLATE_NOOP("labels", "Please write a name for the symptom."),
    ("symptom", "too long"): QT_TRANSLATE_NOOP(
        "labels", "The name is too long. Please use 200 letters or fewer."
    ),
    ("usual", "out of range"): QT_TRANSLATE_NOOP(
        "labels", "The usual number of times must be between 0 and 99."
    ),
    ("quality_of_life", "out of range"): QT_TRANSLATE_NOOP(
        "labels", "Quality of life must be between 0 and 10."
    ),
    ("severity", "empty"): QT_TRANSLATE_NOOP(
        "labels", "Please choose a number for the symptom first."
    ),
    ("severity", "and count"): QT_TRANSLATE_NOOP(
        "labels", "Please give a number from 0 to 10 or a number of times, not both."
    ),
    ("severity", "out of range"): QT_TRANSLATE_NOOP(
        "labels", "The number for the symptom must be between 0 and 10."
    ),
    ("count", "out of range"): QT_TRANSLATE_NOOP(
        "labels", "The number of times must be between 0 and 999."
    ),
    ("recorded_at", "no offset"): QT_TRANSLATE_NOOP(
        "labels", "The time of recording needs its offset, as in 2026-11-23T08:12:33+01:00."
    ),
    ("recorded_at", "out of range"): QT_TRANSLATE_NOOP(
        "labels", "The time of recording is too far away. Please check its year."
    ),
    ("date", "not a date"): QT_TRANSLATE_NOOP(
        "labels", "There is no such date. Please check the day, the month and the year."
    ),
    ("treatment", "empty"): QT_TRANSLATE_NOOP(
        "labels", "Please write the name of the treatment. Any words will do."
    ),
    ("treatment", "too long"): QT_TRANSLATE_NOOP(
        "labels", "One of the lines is too long. Please use 300 letters or fewer, or the note."
    ),
    ("treatment", "not chosen"): QT_TRANSLATE_NOOP("labels", "Please choose the treatment."),
    ("kind", "not chosen"): QT_TRANSLATE_NOOP(
        "labels", "Please choose what kind of treatment it is."
    ),
    ("line", "out of range"): QT_TRANSLATE_NOOP(
        "labels", "The line of therapy must be a number between 1 and 99."
    ),
    ("until", "empty"): QT_TRANSLATE_NOOP(
        "labels", "Please write until when it was given, or take back that it has ended."
    ),
    ("until", "before since"): QT_TRANSLATE_NOOP(
        "labels", "It ends before it begins. Please check since and until."
    ),
    ("schedule", "without days"): QT_TRANSLATE_NOOP(
        "labels", "A cycle needs at least one day. Please check how often."
    ),
    ("schedule", "too long"): QT_TRANSLATE_NOOP(
        "labels", "A cycle can have 400 days at most. Please check how often."
    ),
    ("schedule", "day beyond the cycle"): QT_TRANSLATE_NOOP(
        "labels", "One of the days lies beyond the end of the cycle. Please check how often."
    ),
    ("amount", "empty"): QT_TRANSLATE_NOOP("labels", "Please write the new dose."),
    ("at", "not yet"): QT_TRANSLATE_NOOP(
        "labels", "That time has not come yet. Please check the time and the day."
    ),
    ("amount", "too long"): QT_TRANSLATE_NOOP(
        "labels", "The amount is too long. Please use 300 letters or fewer, or the note."
    ),
    ("day", "not yet"): QT_TRANSLATE_NOOP(
        "labels", "That day has not come yet. Choose today or earlier."
    ),
    ("day", "before the start"): QT_TRANSLATE_NOOP(
        "labels",
        "That day is before the treatment began. Choose a later day, or change since when it is"
        " given.",
    ),
    ("note", "empty"): QT_TRANSLATE_NOOP("labels", "Please write a word or two first."),
    ("tag", "with a bar"): QT_TRANSLATE_NOOP(
        "labels", "A tag cannot have the sign | in it. Please leave it out."
    ),
    ("tag", "empty"): QT_TRANSLATE_NOOP("labels", "Please write a name for the tag."),
    ("tag", "traded"): QT_TRANSLATE_NOOP(
        "labels", "Two tags cannot trade their names. Please rename one of them first."
    ),
    ("tag", "too long"): QT_TRANSLATE_NOOP(
        "labels", "The tag is too long. Please use 60 letters or fewer."
    ),
    ("measurement", "too long"): QT_TRANSLATE_NOOP(
        "labels", "That is too long. Please use 60 letters or fewer, or the note."
    ),
    ("measurement", "not chosen"): QT_TRANSLATE_NOOP("labels", "Please write what was measured."),
    ("value", "empty"): QT_TRANSLATE_NOOP("labels", "Please write the number first."),
    ("value", "not a number"): QT_TRANSLATE_NOOP(
        "labels", "Please write a number, for example 38.4 or 38,4."
    ),
    ("at", "not a time"): QT_TRANSLATE_NOOP(
        "labels", "Please write the time like 15:10 or 3:10 pm, or leave it empty."
    ),
    ("appointment", "empty"): QT_TRANSLATE_NOOP("labels", "Please write what the date is for."),
    ("appointment", "too long"): QT_TRANSLATE_NOOP(
        "labels", "That is too long. Please use 200 letters or fewer, or the note."
    ),
    ("marker", "not chosen"): QT_TRANSLATE_NOOP(
        "labels", "Please choose the marker, or write its name."
    ),
    ("marker", "too long"): QT_TRANSLATE_NOOP(
        "labels", "The name is too long. Please use 60 letters or fewer."
    ),
    ("result", "not chosen"): QT_TRANSLATE_NOOP(
        "labels", "Please choose the result, or write it in your own words."
    ),
    ("biomarker", "too long"): QT_TRANSLATE_NOOP(
        "labels", "That is too long. Please use 300 letters or fewer, or the note."
    ),
    ("interference", "out of range"): QT_TRANSLATE_NOOP(
        "labels", "How much it got in the way must be between 0 and 10."
    ),
}


def _tr(text: object) -> str:
    # For texts marked elsewhere (Qt's stubs call what the mark returns an object); a literal goes
    # to `translate` itself, where it is collected.
    return translate("labels", str(text))


def level(severity: int) -> str:
    """Return the word for a severity of 0 to 10: "Mild"."""
    return _tr(_LEVELS[level_of(severity)])


def rating(value: Rating) -> str:
    """Return the word for a day: "Fairly good"."""
    return _tr(_RATINGS[value])


def part_of_day(part: PartOfDay) -> str:
    """Return the word for a part of the day: "Morning"."""
    return _tr(_PARTS_OF_DAY[part])


def group(value: Group) -> str:
    """Return the heading of a group of symptoms: "Whole body"."""
    return _tr(_GROUPS[value])


def symptom(value: Symptom) -> str:
    """Return the name that is shown: a built-in one translated, an own one as it was written."""
    # Looked up by id too, so that an own symptom never meets the translator.
    return _tr(value.name) if value.id in BUILT_IN_BY_ID else value.name


def region(value: Region) -> str:
    """Return the name of a region: "Canada"."""
    return _tr(value.name)


def within(text: str) -> str:
    """Return a name as it stands within a sentence: "Clear pain"; "MRI worries" stays as it is."""
    return text[0].lower() + text[1:] if text[1:2].islower() else text


def shortened(name: str) -> str:
    """Return a name for a short message: on one line, cut after 48 letters."""
    line = " ".join(name.split())
    return line if len(line) <= _LONGEST_TOLD else f"{line[: _LONGEST_TOLD - 1]}…"


def value_in_words(severity: int) -> str:
    """Return number and word together: "6 Moderate"."""
    return f"{severity} {level(severity)}"


def times(count: int) -> str:
    """Return a count in words: "1 time", "2 times"."""
    return (
        translate("labels", "1 time")
        if count == 1
        else translate("labels", "{count} times").format(count=count)
    )


def invalid(fault: Invalid) -> str:
    """Return a sentence that says what is wrong with a field, and what to do."""
    sentence = _INVALID.get((fault.field, fault.reason))
    return (
        _tr(sentence)
        if sentence
        else translate("labels", "Something here cannot be kept. Please check it.")
    )


def month(number: int) -> str:
    """Return the name of month 1 to 12: "November"."""
    return _tr(_MONTHS[number - 1][0])


def weekday(day: date) -> str:
    """Return the day of the week: "Monday"."""
    return _tr(_WEEKDAYS[day.weekday()][0])


def long_date(day: date, today: date | None = None) -> str:
    """Return "Monday 23 November", with the year where it is not that of `today` (the clock's)."""
    return _dated(day, today, weekday(day), month(day.month))


def short_date(day: date, today: date | None = None) -> str:
    """Return "Mon 23 Nov", with the year where it is not that of `today` (the clock's)."""
    return _dated(day, today, _tr(_WEEKDAYS[day.weekday()][1]), _tr(_MONTHS[day.month - 1][1]))


def _dated(day: date, today: date | None, weekday_name: str, month_name: str) -> str:
    if day.year == (today or clock.today()).year:
        pattern = translate("labels", "{weekday} {day} {month}")
    else:
        pattern = translate("labels", "{weekday} {day} {month} {year}")
    return pattern.format(weekday=weekday_name, day=day.day, month=month_name, year=day.year)


def days_ago(day: date, today: date) -> str:
    """Return "Today", "Yesterday" or "3 days ago" ("In 2 days" for a day to come)."""
    days = (today - day).days
    if days == 0:
        return translate("labels", "Today")
    if days == 1:
        return translate("labels", "Yesterday")
    if days == -1:
        return translate("labels", "Tomorrow")
    if days < 0:
        return translate("labels", "In {days} days").format(days=-days)
    return translate("labels", "{days} days ago").format(days=days)


def day_read_back(day: date, today: date) -> str:
    """Return "Thursday, 4 days ago", so that a typed date can be recognized as the right one."""
    return translate("labels", "{weekday}, {ago}").format(
        weekday=weekday(day), ago=within(days_ago(day, today))
    )


def clock_time(at: time) -> str:
    """Return "9:42", the time on a clock of 24 hours."""
    return f"{at.hour}:{at.minute:02d}"


def when(entry: SymptomEntry) -> str:
    """Return when in its day an entry was: "15:10", "Evening", "Whole day" or "Past 7 days"."""
    if entry.recall is Recall.WEEK:
        return translate("labels", "Past 7 days")
    if entry.at is not None:
        return clock_time(entry.at)
    if entry.part_of_day is not None:
        return part_of_day(entry.part_of_day)
    return translate("labels", "Whole day")


def entered_by(who: str) -> str:
    """Return who wrote an entry: "Me", "A helper", or the helper's name."""
    if who == ME:
        return translate("labels", "Me")
    if who == HELPER:
        return translate("labels", "A helper")
    return who


def by_whom(who: str) -> str:
    """Return who wrote an entry, where it was not the person: "entered by Ruth"; else nothing."""
    if who == ME:
        return ""
    if who == HELPER:
        return translate("labels", "entered by a helper")
    return translate("labels", "entered by {who}").format(who=who)


def value(entry: SymptomEntry) -> str:
    """Return "6 Moderate", or for what is counted "2 times"."""
    return times(entry.value) if entry.severity is None else value_in_words(entry.severity)


def places() -> list[str]:
    """Return the common places of the body, as they are offered."""
    return [_tr(place) for place in _PLACES]


def value_read_out(entry: SymptomEntry) -> str:
    """Return a value as a screen reader says it: "6 out of 10, moderate", or "2 times"."""
    if entry.severity is None:
        return times(entry.value)
    return translate("labels", "{number} out of 10, {level}").format(
        number=entry.severity, level=level(entry.severity).lower()
    )
