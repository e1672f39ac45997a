"""The words a person reads for what the diary knows by code, number or date."""

from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from companion import clock
from companion.domain.days import Rating
from companion.domain.invalid import Invalid
from companion.domain.symptom_list import BUILT_IN_BY_ID, Group, Symptom
from companion.domain.symptoms import Level, PartOfDay, level_of

translate = QCoreApplication.translate

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

_INVALID = {
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
    ago = days_ago(day, today)
    # Within a sentence the second part is not a beginning.
    return translate("labels", "{weekday}, {ago}").format(
        weekday=weekday(day), ago=ago[0].lower() + ago[1:]
    )
