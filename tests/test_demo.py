"""The made-up diary: the same for the same numbers, and such as a person could have kept."""

from collections import Counter, defaultdict
from datetime import timedelta
from itertools import pairwise
from statistics import mean

import pytest

from companion import clock, demo
from companion.domain.biomarkers import histories
from companion.domain.cycles import Standing, standing
from companion.domain.days import Activity, check_in_waits
from companion.domain.doses import What, check_day, dose_now
from companion.domain.measurements import check_value, number_of
from companion.domain.medicines import ROUTES
from companion.domain.notes import QUESTION, TAGS, Search
from companion.domain.symptom_list import ON_TODAY
from companion.domain.symptoms import HELPER, ME, Recall, Selection
from companion.domain.treatments import Ended, Kind, lines_of
from companion.exchange import csv_days, csv_symptoms
from companion.storage.diary import Diary
from companion.storage.store import Store
from tests.storage.makers import days_kept

EVERYTHING = Selection()


@pytest.fixture
def made(tmp_path):
    """Make diaries of given numbers."""
    stores = []

    def make(**numbers):
        store = Store(Diary(tmp_path / str(len(stores)) / "diary.db"))
        stores.append(store)
        demo.fill(store, **numbers)
        return store

    yield make
    for store in stores:
        store.close()


@pytest.fixture(scope="module")
def year(tmp_path_factory):
    store = Store(Diary(tmp_path_factory.mktemp("year") / "diary.db"))
    demo.fill(store)
    yield store
    store.close()


def entries(store):
    return store.symptoms.between(clock.today() - timedelta(days=20_000), clock.today())


def files(store, folder):
    csv_symptoms.export(store, EVERYTHING, folder / "symptoms.csv")
    csv_days.TABLE.export(store, None, None, folder / "days.csv")
    tables = (store.treatments, store.doses, store.notes, store.measurements, store.biomarkers)
    rows = [tuple(row) for table in tables for row in table.table()]
    rows += [repr(each) for each in store.appointments.coming(clock.today())]
    return (
        (folder / "symptoms.csv").read_bytes() + (folder / "days.csv").read_bytes(),
        rows,
        store.preferences.get(),
    )


def test_the_same_numbers_give_the_same_diary_byte_for_byte(made, tmp_path):
    one = files(made(entries=300), tmp_path)
    assert files(made(entries=300), tmp_path) == one
    assert files(made(entries=301), tmp_path) != one
    assert files(made(entries=300, notes=5), tmp_path) != one
    other = files(made(entries=300, seed=1), tmp_path)
    assert all(part != same for part, same in zip(other[:2], one[:2], strict=True))


@pytest.mark.parametrize(
    ("numbers", "first_day"),
    [
        ({"entries": 1}, 0),
        ({"entries": 100}, 366),
        ({"entries": 100, "years": 3}, 1096),
        ({"entries": 12_000}, 1096),
    ],
)
def test_any_number_of_entries_is_exact_and_spans_the_years(numbers, first_day, made):
    store = made(**numbers)
    assert store.symptoms.count(EVERYTHING) == numbers["entries"]
    days = (clock.today() - store.symptoms.first_day()).days
    assert first_day - 40 <= days <= first_day


@pytest.mark.parametrize("number", [1, 5, 30, 1500])
def test_any_number_of_notes_is_exact_with_the_questions_among_them(number, made):
    store = made(entries=20, notes=number)
    assert store.symptoms.count(EVERYTHING) == 20
    assert len(list(store.notes.table())) == number
    assert len(store.notes.questions()) == min(8, number // 2)


def test_it_ends_today_and_says_nothing_of_the_time_to_come(year):
    said = entries(year)
    assert max(each.day for each in said) == clock.today()
    assert clock.today() - min(each.day for each in said) >= timedelta(days=355)
    assert max(each.recorded_at for each in said) <= clock.now()
    yesterday = clock.today() - timedelta(days=1)
    before = year.symptoms.latest_before(
        clock.today(), [each.id for each in year.symptom_list.listed()]
    )
    assert yesterday in {each.day for each in before.values()}


def test_the_list_has_a_row_for_each_place_on_today_and_one_is_her_own(year):
    listed = year.symptom_list.listed()
    assert len(listed) == ON_TODAY
    assert [each.position for each in listed] == list(range(ON_TODAY))
    assert any(each.own for each in listed)
    assert any(each.counted and each.usual == 1 for each in listed)
    assert sum(each.own for each in year.symptom_list.all()) == 2


def test_hard_days_come_in_cycles_and_good_weeks_between(year):
    by_day = defaultdict(list)
    hardship = {each.day: each.rating for each in days_kept(year) if each.rating}
    (now,) = (each for each in year.treatments.all() if each.line == 3)
    starts = [
        dose.day for dose in year.doses.turns(now, clock.today()) if dose.what is What.CYCLE_STARTED
    ]
    for start in starts:
        for day in range(1, 22):
            rating = hardship.get(start + timedelta(days=day - 1))
            if rating:
                by_day[day].append(rating)
    hard = mean(rating for day in (3, 4, 5, 6) for rating in by_day[day])
    good = mean(rating for day in range(12, 20) for rating in by_day[day])
    assert hard > 3.2
    assert good < 2.2
    assert set(hardship.values()) == {1, 2, 3, 4, 5}


def test_there_are_gaps_of_several_days(year):
    days = sorted({each.day for each in entries(year)})
    gaps = [(later - day).days - 1 for day, later in pairwise(days)]
    assert max(gaps) >= 3
    assert 20 <= sum(gaps) <= 120


def test_what_is_said_is_of_every_kind(year):
    said = entries(year)
    kinds = Counter(
        kind
        for each in said
        for kind, there in (
            ("whole day", each.whole_day),
            ("time", each.at is not None),
            ("part of the day", each.part_of_day is not None),
            ("count", each.count is not None),
            ("in the way", each.interference is not None),
            ("place", bool(each.place)),
            ("note", bool(each.note)),
            ("by herself", each.entered_by == ME),
            ("by a helper", each.entered_by not in {ME, HELPER}),
        )
        if there
    )
    assert all(
        kinds[kind] >= 20
        for kind in (
            *("whole day", "time", "part of the day", "count", "in the way", "place", "note"),
            *("by herself", "by a helper"),
        )
    ), kinds
    assert kinds["whole day"] > len(said) / 2
    assert kinds["by herself"] > len(said) / 2
    assert {each.entered_by for each in said} - {ME} == set(year.preferences.get().helpers)
    counted = {each.id for each in year.symptom_list.all() if each.counted}
    assert all((each.count is not None) == (each.symptom in counted) for each in said)


def test_one_day_and_symptom_has_one_value_for_the_whole_day(year):
    whole = Counter((each.day, each.symptom) for each in entries(year) if each.whole_day)
    assert set(whole.values()) == {1}


def test_the_numbers_to_call_belong_to_nobody(year):
    contacts = year.contacts.all()
    assert len(contacts) >= 3
    assert all(each.number.startswith("555-01") for each in contacts)
    assert year.preferences.get().emergency_number == ""


# Treatments


def test_the_story_has_an_operation_two_earlier_lines_and_a_present_one(year):
    treatments = year.treatments.all()
    today = clock.today()
    lines = {line.number: line for line in lines_of(treatments)}
    assert list(lines) == [3, 2, 1, None]
    assert {each.name for each in lines[1].treatments} == {"Letrozole", "Palbociclib"}
    assert lines[1].name == "Tablets at home"
    assert [each.over(today) for each in lines[3].treatments] == [False]
    assert all(each.over(today) for n in (1, 2) for each in lines[n].treatments)
    assert {each.stopped_because for each in treatments if each.until} == set(Ended)
    assert {Kind.SURGERY, Kind.RADIATION_THERAPY, Kind.SUPPORTIVE_CARE} <= {
        each.kind for each in treatments
    }
    (operation,) = (each for each in treatments if each.kind is Kind.SURGERY)
    assert operation.since is not None
    assert operation.since.iso == str(today.year - 9)


def test_the_present_line_stands_in_its_fifth_cycle_after_a_hold_and_with_a_lower_dose(year):
    (now,) = (each for each in year.treatments.all() if each.line == 3)
    said = year.doses.of(now.id)
    today = clock.today()
    assert standing(now, year.doses.turns(now, clock.today()), today) == Standing(
        cycle=5, day=12, length=21, started=today - timedelta(days=11)
    )
    whats = [dose.what for dose in reversed(said)]
    assert whats.index(What.HELD) < whats.index(What.RESUMED) < whats.index(What.REDUCED)
    assert dose_now(now, said, today) == "a lower dose"


def test_the_second_line_went_on_with_fewer_tablets(year):
    (then,) = (each for each in year.treatments.all() if each.line == 2)
    assert dose_now(then, year.doses.of(then.id), clock.today()) == (
        "one tablet less, morning and evening"
    )


def test_how_each_is_given_is_said_in_the_words_of_the_diary(year):
    assert {each.route for each in year.treatments.all()} <= {"", *ROUTES}


def test_everything_that_happened_to_a_treatment_could_have_been_written_down(year):
    today = clock.today()
    seen = Counter()
    for treatment in year.treatments.all():
        for dose in year.doses.of(treatment.id):
            check_day(dose.day, treatment, today)
            assert treatment.until is None or dose.day <= treatment.until.last, dose
            assert dose.recorded_at <= clock.now()
            seen[dose.what] += 1
    assert set(seen) == set(What)
    assert seen[What.SESSION] >= 10
    assert seen[What.TAKEN] > 100
    assert 3 <= seen[What.SKIPPED] < 20


def test_the_dose_of_palbociclib_went_down_and_tablets_were_written_down_for_weeks(year):
    (tablets,) = (each for each in year.treatments.all() if each.name == "Palbociclib")
    said = year.doses.of(tablets.id)
    assert (tablets.dose, dose_now(tablets, said, clock.today())) == ("125 mg", "100 mg")
    days = {dose.day for dose in said if dose.what in {What.TAKEN, What.SKIPPED}}
    assert len(days) == 42


def test_the_sessions_of_radiation_are_ten_and_none_is_at_a_weekend(year):
    (radiation,) = (each for each in year.treatments.all() if each.kind is Kind.RADIATION_THERAPY)
    days = [dose.day for dose in year.doses.of(radiation.id)]
    assert len(days) == 10
    assert all(day.isoweekday() < 6 for day in days)
    assert radiation.until is not None
    assert radiation.until.exact == max(days)


# Notes, questions, check-ins


def test_there_are_about_two_notes_a_week_of_every_length_with_tags_of_her_own(year):
    found = [each.note for each in year.notes.find(Search(), size=1000)]
    assert 85 <= len(found) <= 150
    assert len({note.note for note in found}) > 80
    assert min(len(note.note) for note in found) < 40
    assert max(len(note.note) for note in found) > 150
    used = set(year.notes.tag_names())
    assert set(TAGS) < used
    assert {"Garden", "Choir"} <= used
    assert any(note.at for note in found)
    assert any(note.part_of_day for note in found)
    assert any(note.entered_by != ME for note in found)
    assert max(note.recorded_at for note in found) <= clock.now()


def test_of_eight_questions_four_are_answered_and_the_open_ones_have_an_order(year):
    asked = year.notes.questions()
    assert len(asked) == 8
    assert all(note.tags == (QUESTION,) for note in asked)
    still_open = {note.id for note in asked if not note.answered}
    assert len(still_open) == 4
    assert set(year.preferences.get().question_order) == still_open


def test_about_half_of_the_weeks_were_looked_back_on_and_the_last_three_days_ago(year):
    today = clock.today()
    weeks = [each for each in days_kept(year) if each.recall is Recall.WEEK]
    assert 15 <= len(weeks) <= 40
    assert year.days.last_check_in(today) == today - timedelta(days=3) == weeks[-1].day
    assert not check_in_waits(weeks[-1].day, today)
    assert all(week.rating is None and week.quality_of_life is not None for week in weeks)
    assert {week.activity for week in weeks} <= set(Activity)
    assert len({week.activity for week in weeks}) >= 4
    assert {week.falls for week in weeks} == {True, False}
    assert any(week.note for week in weeks)
    said = [entry for week in weeks for entry in year.symptoms.of_week(week.day)]
    assert len(said) > 3 * len(weeks)
    assert all(entry.at is None and entry.part_of_day is None for entry in said)
    for entry in said:
        strong = entry.severity is not None and entry.severity >= 4
        assert (entry.interference is not None) == strong


# Measurements and dates


def test_measurements_are_of_three_kinds_and_could_have_been_typed(year):
    assert year.measurements.kinds() == ["Walk", "temperature", "weight"]
    for each in year.measurements.page(None, 0, 1000):
        check_value(each.what, each.value)
        assert number_of(each.value) is not None
        assert each.recorded_at <= clock.now()
    units = {each.what: each.unit for each in year.measurements.page(None, 0, 1000)}
    assert units == {"Walk": "min", "temperature": "°C", "weight": "kg"}


def test_dates_are_in_four_days_in_ten_and_in_three_weeks_and_some_have_passed(year):
    today = clock.today()
    coming = year.appointments.coming(today)
    assert [(each.day - today).days for each in coming] == [4, 10, 21]
    assert all(each.recorded_at <= clock.now() for each in coming)
    assert len(year.appointments.past(today)) >= 3


def test_biomarkers_have_a_history_and_one_was_found_later_in_blood(year):
    shown = {each.marker: each.results for each in histories(year.biomarkers.all())}
    assert list(shown) == ["ER", "PR", "HER2", "PIK3CA", "ESR1", "BRCA1", "BRCA2"]
    assert [each.result for each in shown["HER2"]] == ["low", "negative"]
    assert [(each.result, each.sample) for each in shown["ESR1"]] == [
        ("mutation found", "blood"),
        ("not found", "metastasis"),
    ]
    for each in year.biomarkers.all():
        assert each.tested.last.year <= clock.today().year
        assert each.recorded_at <= clock.now()
