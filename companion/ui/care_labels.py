"""The words for treatments, doses, notes, check-ins, measurements and biomarkers."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from companion import clock
from companion.domain import biomarkers
from companion.domain.appointments import Appointment
from companion.domain.biomarkers import Biomarker
from companion.domain.cycles import Standing
from companion.domain.days import CHECK_IN_EVERY, Activity
from companion.domain.doses import Dose, What
from companion.domain.measurements import TEMPERATURE, WEIGHT, Measurement
from companion.domain.rough_dates import RoughDate
from companion.domain.treatments import Ended, Kind
from companion.ui.labels import clock_time, days_ago, long_date, month, short_date, within

translate = QCoreApplication.translate

_KINDS = {
    Kind.SURGERY: QT_TRANSLATE_NOOP("labels", "Surgery"),
    Kind.HORMONE_THERAPY: QT_TRANSLATE_NOOP("labels", "Hormone therapy"),
    Kind.CHEMOTHERAPY: QT_TRANSLATE_NOOP("labels", "Chemotherapy"),
    Kind.RADIATION_THERAPY: QT_TRANSLATE_NOOP("labels", "Radiation therapy"),
    Kind.TARGETED_THERAPY: QT_TRANSLATE_NOOP("labels", "Targeted therapy"),
    Kind.IMMUNOTHERAPY: QT_TRANSLATE_NOOP("labels", "Immunotherapy"),
    Kind.SUPPORTIVE_CARE: QT_TRANSLATE_NOOP("labels", "Supportive care"),
}

_ENDED = {
    Ended.FINISHED: QT_TRANSLATE_NOOP("labels", "Finished"),
    Ended.CANCER_GREW: QT_TRANSLATE_NOOP("labels", "The cancer grew"),
    Ended.SIDE_EFFECTS: QT_TRANSLATE_NOOP("labels", "Side effects"),
    Ended.MY_CHOICE: QT_TRANSLATE_NOOP("labels", "My choice"),
    Ended.OTHER: QT_TRANSLATE_NOOP("labels", "Other"),
}

_WHATS = {
    What.TAKEN: QT_TRANSLATE_NOOP("labels", "Taken"),
    What.SKIPPED: QT_TRANSLATE_NOOP("labels", "Skipped"),
    What.REDUCED: QT_TRANSLATE_NOOP("labels", "Reduced"),
    What.SESSION: QT_TRANSLATE_NOOP("labels", "Session"),
    What.HELD: QT_TRANSLATE_NOOP("labels", "On hold"),
    What.RESUMED: QT_TRANSLATE_NOOP("labels", "Resumed"),
    What.CYCLE_STARTED: QT_TRANSLATE_NOOP("labels", "New cycle"),
    What.DOSE_CHANGED: QT_TRANSLATE_NOOP("labels", "New dose"),
}

_PATTERNS = {
    "daily": QT_TRANSLATE_NOOP("labels", "Every day"),
    "twice daily": QT_TRANSLATE_NOOP("labels", "Twice a day"),
    "21 days on, 7 off": QT_TRANSLATE_NOOP("labels", "3 weeks on, 1 week off"),
    "14 days on, 7 off": QT_TRANSLATE_NOOP("labels", "2 weeks on, 1 week off"),
    "4 days on, 3 off": QT_TRANSLATE_NOOP("labels", "4 days on, 3 days off"),
    "day 1 of 21": QT_TRANSLATE_NOOP("labels", "On day 1 of 21"),
    "days 1, 8 of 21": QT_TRANSLATE_NOOP("labels", "On days 1 and 8 of 21"),
    "days 1, 8, 15 of 28": QT_TRANSLATE_NOOP("labels", "On days 1, 8 and 15 of 28"),
    "every 4 weeks": QT_TRANSLATE_NOOP("labels", "Every 4 weeks"),
    "every 6 weeks": QT_TRANSLATE_NOOP("labels", "Every 6 weeks"),
    "every 12 weeks": QT_TRANSLATE_NOOP("labels", "Every 12 weeks"),
}

_ROUTES = {
    "tablet": QT_TRANSLATE_NOOP("labels", "Tablet"),
    "drip": QT_TRANSLATE_NOOP("labels", "Drip"),
    "under skin": QT_TRANSLATE_NOOP("labels", "Injection under the skin"),
    "into muscle": QT_TRANSLATE_NOOP("labels", "Injection into a muscle"),
    "radiotherapy": QT_TRANSLATE_NOOP("labels", "Radiation"),
    "surgery": QT_TRANSLATE_NOOP("labels", "Surgery"),
}

_KINDS_OF_CARE = {
    "pain medicine": QT_TRANSLATE_NOOP("labels", "Pain medicine"),
    "nutrition": QT_TRANSLATE_NOOP("labels", "Nutrition"),
    "psychological support": QT_TRANSLATE_NOOP("labels", "Psychological support"),
    "bone-strengthening": QT_TRANSLATE_NOOP("labels", "Bone-strengthening"),
}

_ACTIVITIES = {
    Activity.FULL: QT_TRANSLATE_NOOP("labels", "I did everything as before"),
    Activity.LIGHT: QT_TRANSLATE_NOOP("labels", "Up all day, but only for lighter things"),
    Activity.UP_MOSTLY: QT_TRANSLATE_NOOP("labels", "Up for more than half of the day"),
    Activity.DOWN_MOSTLY: QT_TRANSLATE_NOOP(
        "labels", "Lying or sitting for more than half of the day"
    ),
    Activity.DOWN: QT_TRANSLATE_NOOP("labels", "In bed or a chair all day"),
}

_TAGS = {
    "Sleep": QT_TRANSLATE_NOOP("labels", "Sleep"),
    "Appetite": QT_TRANSLATE_NOOP("labels", "Appetite"),
    "Mood": QT_TRANSLATE_NOOP("labels", "Mood"),
    "Getting out": QT_TRANSLATE_NOOP("labels", "Getting out"),
    "Family": QT_TRANSLATE_NOOP("labels", "Family"),
    "Question for my team": QT_TRANSLATE_NOOP("labels", "Question for my team"),
}

_RESULTS = {
    biomarkers.POSITIVE: QT_TRANSLATE_NOOP("labels", "Positive"),
    biomarkers.NEGATIVE: QT_TRANSLATE_NOOP("labels", "Negative"),
    biomarkers.LOW: QT_TRANSLATE_NOOP("labels", "Low"),
    biomarkers.ULTRALOW: QT_TRANSLATE_NOOP("labels", "Ultralow"),
    biomarkers.HIGH: QT_TRANSLATE_NOOP("labels", "High"),
    biomarkers.STABLE: QT_TRANSLATE_NOOP("labels", "Stable"),
    biomarkers.FOUND: QT_TRANSLATE_NOOP("labels", "Mutation found"),
    biomarkers.NOT_FOUND: QT_TRANSLATE_NOOP("labels", "Not found"),
    biomarkers.NOT_TESTED: QT_TRANSLATE_NOOP("labels", "Not tested"),
    biomarkers.DONT_KNOW: QT_TRANSLATE_NOOP("labels", "Not known"),
}

_SAMPLES = {
    biomarkers.BREAST: QT_TRANSLATE_NOOP("labels", "Breast"),
    biomarkers.METASTASIS: QT_TRANSLATE_NOOP("labels", "Metastasis"),
    biomarkers.BLOOD: QT_TRANSLATE_NOOP("labels", "Blood"),
    biomarkers.DONT_KNOW: QT_TRANSLATE_NOOP("labels", "Not known"),
}


def _tr(text: object) -> str:
    # For texts that were marked above; see labels.py.
    return translate("labels", str(text))


def kind(value: Kind) -> str:
    """Return what kind of treatment it is: "Hormone therapy"."""
    return _tr(_KINDS[value])


def ended(value: Ended) -> str:
    """Return why a treatment ended: "Side effects"."""
    return _tr(_ENDED[value])


def dose_what(value: What) -> str:
    """Return what happened to a treatment: "Skipped"."""
    return _tr(_WHATS[value])


def schedule(written: str) -> str:
    """Return how often, as it is shown: the patterns on offer translated, own words as written."""
    found = _PATTERNS.get(written)
    return _tr(found) if found else written


def route(written: str) -> str:
    """Return how something is given, as it is shown: the usual ways translated, own words as written."""
    found = _ROUTES.get(written)
    return _tr(found) if found else written


def routes() -> list[tuple[str, str]]:
    """Return the usual ways of giving something: as they stand in the diary, and as they are shown."""
    return [(written, route(written)) for written in _ROUTES]


def kinds_of_care() -> list[tuple[str, str]]:
    """Return what supportive care is of: as it stands in the diary (as a class), and as it is shown."""
    return [(written, _tr(words)) for written, words in _KINDS_OF_CARE.items()]


def line_of_therapy(number: int, name: str) -> str:
    """Return "Line 2 · Tablets at home", or "Line 2" where it has no name."""
    words = translate("labels", "Line {number}").format(number=number)
    return f"{words} · {name}" if name else words


def happened_today(doses: Sequence[Dose]) -> str:
    """Return "Taken today at 9:42", or of several "Today: taken at 9:42, skipped at 20:10"."""
    if len(doses) == 1:
        pattern = translate("labels", "{what} today")
        if doses[0].at is not None:
            pattern = translate("labels", "{what} today at {time}")
        said = pattern.format(what=dose_what(doses[0].what), time=_at(doses[0]))
        return f"{said}, {doses[0].amount}" if doses[0].amount else said
    parts = [
        translate("labels", "{what} at {time}").format(
            what=within(dose_what(each.what)), time=_at(each)
        )
        if each.at is not None
        else within(dose_what(each.what))
        for each in doses
    ]
    return translate("labels", "Today: {what}").format(what=", ".join(parts)) if parts else ""


def _at(dose: Dose) -> str:
    return clock_time(dose.at) if dose.at is not None else ""


def activity(written: str) -> str:
    """Return how active a week was, as it is shown."""
    found = _ACTIVITIES.get(Activity(written)) if written in list(Activity) else None
    return _tr(found) if found else written


def tag(name: str) -> str:
    """Return a tag as it is shown: those always offered translated, own ones as written."""
    found = _TAGS.get(name)
    return _tr(found) if found else name


def rough_date(day: RoughDate) -> str:
    """Return "6 April 2026", "about March 2026" or "about 2025"."""
    if day.month is None:
        return translate("labels", "about {year}").format(year=day.year)
    pattern = translate("labels", "about {month} {year}")
    if day.day is not None:
        pattern = translate("labels", "{day} {month} {year}")
    return pattern.format(day=day.day, month=month(day.month), year=day.year)


def from_until(since: RoughDate | None, until: RoughDate | None) -> str:
    """Return when something was: "Since about March 2026", "About May 2025 to 9 October 2025"."""
    if since is None and until is None:
        return ""
    if until is None:
        return translate("labels", "Since {day}").format(day=rough_date(since)) if since else ""
    if since is None:
        return translate("labels", "Until {day}").format(day=rough_date(until))
    if since == until:
        words = rough_date(since)
    else:
        words = translate("labels", "{since} to {until}").format(
            since=rough_date(since), until=rough_date(until)
        )
    return words[0].upper() + words[1:]


def standing(value: Standing) -> str:
    """Return where a treatment stands: "Cycle 3, day 12 of 28, off days"; nothing where unknown."""
    if value.held_since is not None:
        return translate("labels", "On hold since {day}").format(day=short_date(value.held_since))
    if value.day is None or value.length is None or value.started is None:
        return ""
    if value.day > value.length:
        since = short_date(value.started)
        if value.cycle is None:
            return translate("labels", "Day {day} since {start}").format(day=value.day, start=since)
        return translate("labels", "Cycle {cycle}, day {day} since {start}").format(
            cycle=value.cycle, day=value.day, start=since
        )
    said = translate("labels", "Day {day} of {length}")
    if value.cycle is not None:
        said = translate("labels", "Cycle {cycle}, day {day} of {length}")
    said = said.format(cycle=value.cycle, day=value.day, length=value.length)
    if value.off is None:
        return said
    week = value.length % 7 == 0 and value.length > 7  # noqa: PLR2004 - days of a week
    off = translate("labels", "off week") if week else translate("labels", "off day")
    on = translate("labels", "on week") if week else translate("labels", "on day")
    return f"{said}, {off if value.off else on}"


def measured(what: str) -> str:
    """Return what is measured: "Temperature", "Weight", or the person's own words."""
    if what == TEMPERATURE:
        return translate("labels", "Temperature")
    if what == WEIGHT:
        return translate("labels", "Weight")
    return what


def measured_value(measurement: Measurement) -> str:
    """Return value and unit as they were typed: "38,4 °C"."""
    return f"{measurement.value} {measurement.unit}".rstrip()


def biomarker_result(written: str) -> str:
    """Return what a test found, as it is shown: "Mutation found", or the person's own words."""
    found = _RESULTS.get(written)
    return _tr(found) if found else written


def biomarker_sample(written: str) -> str:
    """Return what was tested, as it is shown: "Blood", or the person's own words."""
    found = _SAMPLES.get(written)
    return _tr(found) if found else written


def biomarker_found(biomarker: Biomarker) -> str:
    """Return marker and result: "ESR1: mutation found"."""
    words = biomarker_result(biomarker.result)
    if biomarker.result in _RESULTS:
        words = within(words)
    return translate("labels", "{marker}: {result}").format(marker=biomarker.marker, result=words)


def biomarker_of(biomarker: Biomarker) -> str:
    """Return what was tested, and when: "Blood, about March 2026"; nothing where neither is known."""
    sample = biomarker_sample(biomarker.sample)
    if biomarker.sample == biomarkers.DONT_KNOW:
        sample = translate("labels", "Sample not known")
    when = rough_date(biomarker.tested) if biomarker.tested else ""
    if not sample:
        return when[:1].upper() + when[1:]
    return f"{sample}, {when}" if when else sample


def biomarker_named(biomarker: Biomarker) -> str:
    """Return what tells a result from others: "ESR1, mutation found, blood, about March 2026"."""
    parts = [biomarker.marker, biomarker_result(biomarker.result), biomarker_of(biomarker)]
    return ", ".join([parts[0], *(within(each) for each in parts[1:] if each)])


def week(day: date) -> str:
    """Return the seven days that end on a day: "17 to 23 November", with years where needed."""
    first = day - timedelta(days=CHECK_IN_EVERY - 1)
    pattern = translate("labels", "{first} {first_month} to {last} {last_month}")
    if first.year != day.year:
        pattern = translate(
            "labels", "{first} {first_month} {first_year} to {last} {last_month} {year}"
        )
    elif day.year != clock.today().year:
        pattern = translate("labels", "{first} {first_month} to {last} {last_month} {year}")
        if first.month == day.month:
            pattern = translate("labels", "{first} to {last} {last_month} {year}")
    elif first.month == day.month:
        pattern = translate("labels", "{first} to {last} {last_month}")
    return pattern.format(
        first=first.day,
        first_month=month(first.month),
        first_year=first.year,
        last=day.day,
        last_month=month(day.month),
        year=day.year,
    )


def appointment_when(appointment: Appointment, today: date) -> str:
    """Return "Thursday 3 December, in 10 days, 9:30"."""
    parts = [long_date(appointment.day), within(days_ago(appointment.day, today))]
    if appointment.at is not None:
        parts.append(clock_time(appointment.at))
    return ", ".join(parts)


def appointment_named(appointment: Appointment) -> str:
    """Return what tells a date from others: "Scan, Thursday 3 December, 9:30"."""
    parts = [appointment.what, long_date(appointment.day)]
    if appointment.at is not None:
        parts.append(clock_time(appointment.at))
    return ", ".join(parts)
