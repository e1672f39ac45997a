"""Notes: the newest first, every word and every tag found, whatever happened to them."""

import unicodedata
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.domain.invalid import Invalid
from companion.domain.notes import QUESTION, Note, Search
from companion.domain.symptoms import PartOfDay
from companion.storage.checkup import wrong_with
from companion.storage.diary import Topic
from companion.storage.driver import Error
from companion.storage.merging import Merged
from tests.storage.makers import DAY, MOMENT, naughty, note


def days(n):
    return timedelta(days=n)


def found(store, words="", tag=""):
    """Return the texts that a search finds, newest first; whole, and put together from pages."""
    meant = Search(words=words, tag=tag)
    whole = store.notes.find(meant, size=-1)
    pages, before = [], None
    while page := store.notes.find(meant, before=before, size=2):
        pages += page
        before = page[-1].place
    assert pages == whole
    assert [each.place for each in whole] == sorted({each.place for each in whole}, reverse=True)
    return [each.note.note for each in whole]


def hits(store, words, tag=""):
    """Return the letters that a search marks: in the text and in the answer."""
    (one,) = store.notes.find(Search(words=words, tag=tag))
    return (
        [one.note.note[a:b] for a, b in one.hits],
        [one.note.answer[a:b] for a, b in one.answer_hits],
    )


def tagged(store):
    """Return the index of tags."""
    rows = store.diary.rows(
        "select tag, id from _note_tag join note using (place) order by tag, id"
    )
    return [tuple(row) for row in rows]


def integrity(store):
    """Let the index of words compare itself with the notes; return what a checkup finds too."""
    with store.diary.writing(Topic.DRAFTS) as db:
        db.execute("insert into note_words (note_words, rank) values ('integrity-check', 1)")
    return wrong_with(store.diary)


# The order of time


def test_the_newest_stands_first_whatever_the_order_of_writing(store):
    in_order = [
        note("tomorrow, no time", day=DAY + days(1)),
        note("night", part_of_day=PartOfDay.NIGHT),
        note("23:58", at=time(23, 58)),
        note("evening", part_of_day=PartOfDay.EVENING),
        note("19:59", at=time(19, 59)),
        note("afternoon", part_of_day=PartOfDay.AFTERNOON),
        note("9:01", at=time(9, 1)),
        note("morning", part_of_day=PartOfDay.MORNING),
        note("8:59", at=time(8, 59)),
        note("midnight", at=time(0, 0)),
        note("the day"),
        note("the last of October", day=date(2026, 10, 31)),
        note("the first of October", day=date(2026, 10, 1)),
        note("the last year", day=date(2025, 12, 31)),
        note("long ago", day=date.min),
    ]
    for n in (7, 2, 13, 0, 4, 9, 11, 6, 1, 14, 3, 10, 5, 12, 8):
        store.notes.put(in_order[n])
    assert found(store) == [each.note for each in in_order]


@settings(max_examples=100, deadline=None)
@given(one=st.dates(), other=st.dates())
def test_places_are_in_the_order_of_days(long_store, one, other):
    put = [note(day=one), note(day=other)]
    long_store.notes.put_all(put)
    places = {each.note.id: each.place for each in long_store.notes.find(Search(), size=-1)}
    assert (places[put[0].id] < places[put[1].id]) == (one <= other)


def test_of_two_at_one_moment_the_later_written_is_the_newer_though_the_clock_was_set_back(store):
    store.notes.put(note("first"))
    store.notes.put(note("second", recorded_at=MOMENT - days(4000)))
    store.notes.put(note("third", recorded_at=MOMENT + days(4000)))
    assert found(store) == ["third", "second", "first"]


def test_before_a_place_are_the_older_ones_and_never_the_note_itself(store):
    store.notes.merge(note(str(n), day=DAY + days(n // 3)) for n in range(9))
    for one in store.notes.find(Search()):
        older = store.notes.find(Search(), before=one.place)
        assert [each.note.note for each in older] == [
            str(n) for n in range(int(one.note.note) - 1, -1, -1)
        ]


# Words


@pytest.fixture
def notes(store):
    store.notes.put_all(
        [
            note("Café au lait, then nausea", tags=("Bauch",)),
            note('she said "stop" AND went OR stayed'),
            note("slept 😀 well 👩‍🦲", answer="left hip"),
            note("näuseä again? 50%"),
            note("田中さん came"),
            note("x" * 10_000),
        ]
    )
    return store


@pytest.mark.parametrize(
    ("words", "starts"),
    [
        ("cafe", ["Café"]),
        ("CAFÉ", ["Café"]),
        ("naus", ["Café", "näuse"]),
        ("lait naus", ["Café"]),
        ("hip", ["slept"]),
        ("hip slept", ["slept"]),
        ("bauch lait", ["Café"]),
        ('"stop"', ["she"]),
        ('"', ["Café", "she", "slept", "näuse", "田中さん", "xxxxx"]),
        ("AND", ["she"]),
        ("went OR nausea", []),
        ("NEAR(went stayed)", []),
        ("*", []),
        ("sto*", ["she"]),
        ("note:stop", []),
        ("tags:bauch", []),
        ("(stop", ["she"]),
        ("-stop", ["she"]),
        ("^stop", ["she"]),
        ("😀", ["slept"]),
        ("👩‍🦲", ["slept"]),
        ("😀 well", ["slept"]),
        ("😀 nausea", []),
        ("😀 👩‍🦲", ["slept"]),
        ("😀 ?", []),
        ("中さ", ["田中さん"]),
        ("中さ came", ["田中さん"]),
        ("中さ slept", []),
        ("?", ["näuse"]),
        ("50%", ["näuse"]),
        ("田中", ["田中さん"]),
        ("x" * 10_000, ["xxxxx"]),
        ("x" * 10_001, []),
        ("sl\x00ept", ["slept"]),
        ("'; drop table note; --", []),
        ("x " * 20_000, ["xxxxx"]),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_a_search_finds_the_words_as_they_were_begun(notes, words, starts):
    assert {text.split()[0][:5] for text in found(notes, words)} == set(starts)


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("Slept badly, slept well", "slep", ["Slept", "slept"]),
        ("Café au lait", "cafe la", ["Café", "lait"]),
        ("cafe\u0301 au lait", "café", ["cafe\u0301"]),
        ("👩‍🦲 then 😀😀 soup 😀", "soup", ["soup"]),
        ("👩‍🦲 then 😀😀 soup 😀", "😀", ["😀", "😀", "😀"]),
        ("👩‍🦲 then 😀😀 soup 😀", "😀 soup", ["😀", "😀", "soup", "😀"]),
        ("𝔘𝔫𝔦 and 𐐷 soup", "soup", ["soup"]),
        ("田中さん came", "田", ["田"]),
        ("😀 then soup 🌊 and 🌊😀", "🌊 😀", ["😀", "🌊", "🌊", "😀"]),
        ("今日は病院へ行きました。病院は遠い", "病院", ["病院", "病院"]),
        ("今天去医院看医生", "医院 医生", ["医院", "医生"]),
        ("カタカナでデータ", "データ", ["データ"]),
        ("วันนี้ไปโรงพยาบาล", "โรงพยาบาล", ["โรงพยาบาล"]),
        ("ມື້ນີ້ໄປໂຮງໝໍ", "ໂຮງໝໍ", ["ໂຮງໝໍ"]),
        ("ថ្ងៃនេះទៅមន្ទីរពេទ្យ", "មន្ទីរពេទ្យ", ["មន្ទីរពេទ្យ"]),
        ("ဒီနေ့ဆေးရုံသွားတယ်", "ဆေးရုံ", ["ဆေးရုံ"]),
        ("𠮷野家で朝食", "野家", ["野家"]),
        ("昨日CT検査とct検査", "ct検査", ["CT検査", "ct検査"]),
        ("nausea at 病院の前 again", "naus 病院", ["nausea", "病院"]),
        ('he said "stop"', '"stop"', ["stop"]),
        ("AND so on", "AND", ["AND"]),
        ("5 * 3 = 15 *", "*", ["*", "*"]),
        ("line\none\n\tline two", "line", ["line", "line"]),
        ("x" * 10_000, "x", ["x" * 10_000]),
        ("its first, it's second", "its", ["its"]),
        ("مساء الخير", "مساء", ["مساء"]),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_what_was_hit_is_marked_to_the_letter(store, text, words, marked):
    store.notes.put(note(text, answer="nothing"))
    assert hits(store, words) == (marked, [])


@pytest.mark.parametrize("number", [39, 40, 41, 90])
def test_a_beginning_finds_all_its_words_however_many_there_are(store, number):
    store.notes.merge(
        note(f"begun{n:02} and Begun{n:02}-again é", answer="no" if n % 2 else "")
        for n in range(number)
    )
    store.notes.put(note("begum bego\U0010ffff"))
    for words in ("begun", "BEGU", "begun again", "bégun", "and begun"):
        assert len(found(store, words)) == number + (words == "BEGU")
    assert found(store, "begun07") == ["begun07 and Begun07-again é"]
    assert hits(store, "begun07 agai") == (["begun07", "Begun07", "again"], [])
    assert found(store, "begunx") == found(store, "begun again begunx") == []


def test_hits_in_the_answer_are_marked_there_and_a_tag_is_found_though_it_has_no_place(store):
    store.notes.put(note("May I swim?", tags=(QUESTION,), answer="Swim, but not in the lake 🌊"))
    assert hits(store, "swim") == (["swim"], ["Swim"])
    assert hits(store, "lake") == ([], ["lake"])
    assert hits(store, "🌊") == ([], ["🌊"])
    assert hits(store, "team") == ([], [])
    assert hits(store, "swim", tag=QUESTION) == (["swim"], ["Swim"])


def test_what_is_within_an_answer_is_found_there_and_by_tag(store):
    store.notes.put(note("薬は？", tags=(QUESTION,), answer="朝食後に飲む"))
    store.notes.put(note("朝食後の散歩"))
    assert found(store, "朝食") == ["朝食後の散歩", "薬は？"]
    assert found(store, "食後", QUESTION) == ["薬は？"]
    store.notes.remove(store.notes.find(Search(words="散歩"))[0].note.id)
    assert hits(store, "食後") == ([], ["食後"])


def test_without_words_nothing_is_marked(store):
    store.notes.put(note("text", tags=("Sleep",)))
    assert hits(store, "") == ([], [])
    assert hits(store, "", tag="Sleep") == ([], [])


@settings(max_examples=150, deadline=None)
@given(words=naughty, tag=naughty)
def test_no_words_can_break_a_search(long_store, words, tag):
    for meant in (Search(words=words), Search(words=words, tag=tag), Search(tag=tag)):
        for one in long_store.notes.find(meant):
            assert all(0 <= a < b <= len(one.note.note) for a, b in one.hits)


@settings(max_examples=60, deadline=None)
@given(text=st.text(st.sampled_from("abcdé öß.,-'?😀")).filter(str.strip), data=st.data())
def test_every_word_of_a_note_finds_it_and_marks_a_hit(long_store, text, data):
    said = note(text)
    long_store.notes.put(said)
    for word in text.split():
        begun = data.draw(st.integers(1, len(word)))
        one = next(
            each
            for each in long_store.notes.find(Search(words=word[:begun]), size=-1)
            if each.note == said
        )
        assert one.hits


def test_a_note_of_a_megabyte_is_kept_found_and_marked(store):
    long = note("a long story 😀 " * 70_000 + "with an end")
    assert len(long.note.encode()) > 1_000_000
    store.notes.put_all([note("short"), long])
    assert store.notes.get(long.id) == long
    assert hits(store, "end") == (["end"], [])
    (one,) = store.notes.find(Search(words="story"))
    assert len(one.hits) == 70_000
    store.notes.put(replace(long, note="not so long"))
    assert found(store, "story") == []
    assert integrity(store) == []


# Tags


@pytest.fixture
def in_tags(store):
    store.notes.put_all(
        [
            note("one", id="a", day=DAY, tags=("Sleep", 'the "good" days, it\'s said')),
            note("two", id="b", day=DAY + days(1), tags=("Sleep well", "😀")),
            note("three", id="c", day=DAY - days(1), tags=("Sleep", "back\\slash", "田中")),
            note("four sleep", id="d", day=DAY + days(2)),
        ]
    )
    return store


@pytest.mark.parametrize(
    ("tag", "texts"),
    [
        ("Sleep", ["one", "three"]),
        ("Sleep well", ["two"]),
        ("well", []),
        ("sleep", []),
        ("😀", ["two"]),
        ('the "good" days, it\'s said', ["one"]),
        ("back\\slash", ["three"]),
        ("田中", ["three"]),
        ("田", []),
        ("%", []),
        ('"', []),
    ],
)
def test_a_tag_finds_its_notes_alone_and_with_words(in_tags, tag, texts):
    assert found(in_tags, tag=tag) == texts
    for text in ("one", "two", "three"):
        assert found(in_tags, words=text, tag=tag) == [each for each in texts if each == text]


def test_a_tag_of_signs_alone_goes_with_words_and_with_signs(store):
    store.notes.put_all([note("sun 🌞", tags=("😀",)), note("sun 🌞"), note("rain", tags=("😀",))])
    assert found(store, "sun", "😀") == ["sun 🌞"]
    assert found(store, "🌞", "😀") == ["sun 🌞"]
    assert found(store, "🌞 sun", "😀") == ["sun 🌞"]


def test_tags_are_named_in_the_order_of_the_alphabet(in_tags):
    names = ["back\\slash", "Sleep", "Sleep well", 'the "good" days, it\'s said', "田中", "😀"]
    assert in_tags.notes.tag_names() == names
    in_tags.notes.remove("b")
    assert in_tags.notes.tag_names() == [
        *("back\\slash", "Sleep", 'the "good" days, it\'s said', "田中")
    ]


def test_a_diary_without_notes_has_no_tags(store):
    assert store.notes.tag_names() == []
    assert store.notes.tagged("Sleep") == {}


def test_a_tag_renamed_is_found_by_its_new_name_alone_and_can_be_put_back(in_tags):
    before = in_tags.notes.tagged("Sleep")
    assert before == {
        "a": ("Sleep", 'the "good" days, it\'s said'),
        "c": ("Sleep", "back\\slash", "田中"),
    }
    heard = []
    in_tags.subscribe(heard.append)
    in_tags.notes.retag(
        {each: tuple("Nights" if t == "Sleep" else t for t in had) for each, had in before.items()}
    )
    assert heard == [Topic.NOTES]
    assert found(in_tags, tag="Sleep") == []
    assert found(in_tags, tag="Nights") == ["one", "three"]
    assert found(in_tags, words="nigh") == ["one", "three"]
    assert found(in_tags, words="sleep") == ["four sleep", "two"]
    assert in_tags.notes.get("c").tags == ("Nights", "back\\slash", "田中")
    assert integrity(in_tags) == []
    in_tags.notes.retag(before)
    assert found(in_tags, tag="Sleep") == ["one", "three"]
    assert integrity(in_tags) == []


def test_two_tags_made_one_leave_each_note_one_of_it(in_tags):
    in_tags.notes.retag({"a": ("Sleep well", "sleep WELL", "Family"), "b": (), "c": ("a", "b")})
    assert in_tags.notes.get("a").tags == ("Sleep well", "Family")
    assert tagged(in_tags) == [("Family", "a"), ("Sleep well", "a"), ("a", "c"), ("b", "c")]
    assert integrity(in_tags) == []


def test_a_tag_that_cannot_be_is_refused_and_no_note_has_another_one(in_tags):
    before = tagged(in_tags)
    with pytest.raises(Invalid):
        in_tags.notes.retag({"b": ("fine",), "a": ("not | fine",)})
    assert tagged(in_tags) == before


def test_questions_are_found_by_their_tag_newest_first(store):
    store.notes.put_all(
        [
            note("old", day=DAY - days(9), tags=(QUESTION,), answer="Yes."),
            note("a note"),
            note("new", tags=("Sleep", "question for MY team")),
            gone := note("taken back", tags=(QUESTION,)),
        ]
    )
    store.notes.remove(gone.id)
    assert [(each.note, each.answered) for each in store.notes.questions()] == [
        *(("new", False), ("old", True))
    ]


# What happens to a note happens to its words and tags


def test_another_day_moves_a_note_and_its_hits(store):
    store.notes.put_all([moved := note("garden one", tags=("Sleep",)), note("garden two")])
    assert found(store, "garden") == ["garden two", "garden one"]
    store.notes.put(replace(moved, day=DAY + days(1)))
    for search in ({"words": "garden"}, {"words": "one two"}, {}):
        assert found(store, **search) == (
            [] if "two" in search.get("words", "") else ["garden one", "garden two"]
        )
    assert found(store, tag="Sleep") == ["garden one"]
    store.notes.put(replace(moved, at=time(0, 0), day=DAY - days(1)))
    assert found(store, "garden") == ["garden two", "garden one"]
    assert len(tagged(store)) == 1
    assert integrity(store) == []


def test_in_the_trash_a_note_is_found_by_nothing_and_back_by_everything(store):
    store.notes.put(said := note("quetzal 😀", tags=("Birds",), answer="heron"))
    store.notes.remove(said.id)
    for search in ({}, {"words": "quetz"}, {"words": "heron"}, {"words": "😀"}, {"tag": "Birds"}):
        assert found(store, **search) == []
    assert (store.notes.tag_names(), store.notes.questions()) == ([], [])
    assert store.diary.counts()["note"] == 1
    assert integrity(store) == []
    store.notes.put(said)
    for search in ({}, {"words": "quetz"}, {"words": "heron"}, {"words": "😀"}, {"tag": "Birds"}):
        assert found(store, **search) == ["quetzal 😀"]
    assert integrity(store) == []


def test_what_was_merged_is_found_by_its_words_and_its_tags(store):
    store.notes.put_all([note("mine", id="mine"), note("gone", id="gone", tags=("Old",))])
    store.notes.remove("gone")
    theirs = [
        note("theirs", id="mine", tags=("Sleep",)),
        note("gone again", id="gone", tags=("New",)),
        *(note(f"new {n}", id=str(n), tags=("Sleep", f"t{n}")) for n in range(5)),
    ]
    assert store.notes.merge(theirs, try_only=True) == Merged(added=6, differs=1)
    assert found(store, "new") == []
    assert integrity(store) == []
    assert store.notes.merge(theirs, replace=True) == Merged(added=6, differs=1)
    assert found(store, "theirs") == ["theirs"]
    assert found(store, "mine") == []
    assert len(found(store, "new", "Sleep")) == 5
    assert len(tagged(store)) == 12
    assert store.notes.tag_names() == ["New", "Sleep", *(f"t{n}" for n in range(5))]
    assert integrity(store) == []
    store.notes.put(note("after the import"))
    assert found(store, "after") == ["after the import"]
    assert integrity(store) == []


def test_an_import_that_fails_in_its_midst_leaves_the_index_as_it_was(store):
    def breaks():
        yield note("one", tags=("Sleep",))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.notes.merge(breaks())
    assert found(store) == []
    store.notes.put(note("two", tags=("Sleep",)))
    assert found(store, "two", "Sleep") == ["two"]
    assert integrity(store) == []


WORDS = st.sampled_from(
    ["sleep", "Slept", "slé", "tea", "🌞", "teapot", "田中さん", "it's", "a", "10"]
)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["put", "put", "put", "remove", "for good", "merge", "replace", "retag"]),
        st.integers(0, 5),
        st.lists(WORDS, min_size=1, max_size=4).map(" ".join),
        st.lists(st.sampled_from(["Sleep", "sleep well", '"', "😀", "田"]), max_size=3),
        st.integers(0, 2),
        st.sampled_from([None, time(0, 0), time(9, 0), time(23, 59)]),
    ),
    min_size=1,
    max_size=25,
)
SEARCHES = [("", ""), ("sl", ""), ("slep", ""), ("tea", "Sleep"), ("a", ""), ("🌞", "")]
SEARCHES += [
    ("田", ""),
    ("中", ""),
    ("中 te", "田"),
    ("sleep", "sleep well"),
    ("", "😀"),
    ("🌞 te", ""),
    ("", '"'),
    ("10", "田"),
]


class Naive:
    """Notes in plain Python: every search looks at every letter."""

    def __init__(self):
        self.kept: dict[str, Note] = {}
        self.trash: set[str] = set()
        self.written: dict[str, int] = {}  # in which order
        self.number = 0

    def put(self, said):
        if said.id not in self.kept:
            self.number += 1
            self.written[said.id] = self.number
        self.kept[said.id] = said
        self.trash.discard(said.id)

    def merge(self, said, *, replace):
        if said.id not in self.kept or said.id in self.trash or replace:
            self.put(said)

    def remove(self, note_id):
        if note_id in self.kept:
            self.trash.add(note_id)

    def for_good(self, note_id):
        self.kept.pop(note_id, None)
        self.trash.discard(note_id)

    def retag(self, note_id, tags):
        if note_id in self.kept:
            self.kept[note_id] = replace(self.kept[note_id], tags=tuple(tags))

    @property
    def living(self):
        living = [each for each in self.kept.values() if each.id not in self.trash]
        living.sort(key=lambda each: (each.day, each.at is not None, each.at or time()))
        groups: dict[tuple[object, ...], list[Note]] = {}
        for each in living:
            groups.setdefault((each.day, each.at), []).append(each)
        ordered = [
            each
            for group in groups.values()
            for each in sorted(group, key=lambda one: self.written[one.id])
        ]
        return ordered[::-1]

    def find(self, words, tag):
        def plain(text):
            marks = unicodedata.normalize("NFD", text.casefold())
            return "".join(each for each in marks if not unicodedata.combining(each))

        def has(said, word):
            if not any(map(str.isalnum, word)):
                return word in said.note
            if any("\u3040" < each < "\ua000" for each in word):
                return any(word in text for text in (said.note, said.answer, *said.tags))
            everything = plain(" ".join((said.note, said.answer, *said.tags)))
            tokens = "".join(each if each.isalnum() else " " for each in everything).split()
            return any(token.startswith(plain(word)) for token in tokens)

        return [
            each
            for each in self.living
            if all(has(each, word) for word in words.split()) and (not tag or tag in each.tags)
        ]


@settings(max_examples=60, deadline=None)
@given(steps=STEPS)
def test_whatever_happens_every_search_finds_what_a_look_at_every_letter_finds(long_store, steps):
    store, naive = long_store, Naive()
    with store.diary.writing(Topic.NOTES) as db:
        db.execute("delete from note")
    for step, number, text, tags, later, at in steps:
        said = note(text, id=f"n{number}", tags=tags, day=DAY + days(later), at=at)
        if step == "put":
            store.notes.put(said)
            naive.put(said)
        elif step in {"merge", "replace"}:
            store.notes.merge([said], replace=step == "replace")
            naive.merge(said, replace=step == "replace")
        elif step == "remove":
            store.notes.remove(said.id)
            naive.remove(said.id)
        elif step == "retag":
            store.notes.retag({said.id: said.tags})
            naive.retag(said.id, said.tags)
        else:
            with store.diary.writing(Topic.NOTES) as db:
                db.execute("delete from note where id = ?", (said.id,))
            naive.for_good(said.id)
    for words, tag in SEARCHES:
        got = [each.note for each in store.notes.find(Search(words=words, tag=tag), size=-1)]
        assert got == naive.find(words, tag), (words, tag)
    assert tagged(store) == sorted((tag, each.id) for each in naive.living for tag in each.tags)
    assert integrity(store) == []


# What the file itself holds


def test_the_table_has_the_columns_of_a_csv_oldest_first(store):
    store.notes.put_all(
        [
            note("night", id="3", part_of_day=PartOfDay.NIGHT, tags=("Sleep", "Garden")),
            note("a\nb", id="2", at=time(9, 5), answer="yes", entered_by="Ann"),
            note("the day, later", id="1", recorded_at=MOMENT + timedelta(hours=1)),
            note("the day", id="0"),
            note("before", id="b", day=DAY - days(1)),
        ]
    )
    at = "2026-11-23T08:12:33+01:00"
    assert [tuple(row) for row in store.notes.table(DAY)] == [
        ("2026-11-23", "", "", "the day", "", "", "me", at, "0"),
        ("2026-11-23", "", "", "the day, later", "", "", "me", "2026-11-23T09:12:33+01:00", "1"),
        ("2026-11-23", "09:05", "", "a\nb", "", "yes", "Ann", at, "2"),
        ("2026-11-23", "", "night", "night", "Sleep | Garden", "", "me", at, "3"),
    ]
    assert [row[-1] for row in store.notes.table(None, DAY - days(1))] == ["b"]


def test_every_search_walks_an_index_and_sorts_nothing(store):
    asked = []
    rows = store.diary.rows

    def listen(sql, values=()):
        asked.append((sql, values))
        return rows(sql, values)

    store.diary.rows = listen
    for words, tag in [("", ""), ("sl", ""), ("sl te", "Sleep"), ("", "Sleep"), ("🌞", "")]:
        store.notes.find(Search(words=words, tag=tag), before=5)
    store.notes.questions()
    for sql, values in asked:
        plan = [row["detail"] for row in rows(f"explain query plan {sql}", values)]
        assert not [line for line in plan if "TEMP B-TREE" in line or line == "SCAN note"], plan


def test_the_file_itself_refuses_what_is_no_note(store):
    store.notes.put(note(id="n"))
    for column, wrong in (("note", ""), ("day", "2026-02-30"), ("at", "25:00"), ("tags", None)):
        with pytest.raises(Error, match="constraint"), store.diary.writing(Topic.NOTES) as db:
            db.execute(f"update note set {column} = ? where id = 'n'", (wrong,))
    assert integrity(store) == []
