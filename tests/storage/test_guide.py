"""The guide on disk and the search in it: whatever lies in the folder, whatever is typed."""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion import paths
from companion.domain.articles import PLANNING_AHEAD, STATISTICS, Article
from companion.storage.guide import Library

REAL = Library(paths.RESOURCES / "guide")


def article(name, title, body, other_names=(), topic=""):
    others = ", ".join(f'"{each}"' for each in other_names)
    return (
        f'+++\nid = "{name}"\ntitle = "{title}"\ngroup = "basics"\nsummary = "About it."\n'
        f'checked = 2026-11-23\nreview_by = 2027-11-23\nother_names = [{others}]\ntopic = "{topic}"\n'
        f"+++\n{body}\n"
    )


TERMS = """
[[term]]
id = "capecitabine"
name = "capecitabine"
meaning = "A medicine."
other_names = ["Xeloda", "Xeloda tablets"]
sources = ["S5"]
article = "chemo"

[[term]]
id = "hospice"
name = "hospice"
meaning = "A kind of care."
sources = ["S5"]
article = "planning"
"""


@pytest.fixture
def folder(tmp_path):
    files = {
        "contents.toml": '[[group]]\nid = "basics"\narticles = ["swelling", "chemo", "planning"]\n',
        "glossary.toml": TERMS,
        "sources.toml": "",
        "statements.toml": "",
        "questions.toml": "",
        "swelling.md": article(
            "swelling",
            "Swelling",
            "Swollen arms. [S57]\n\n## A naïve heading\n\nRings fit worse. [S57, M]",
            ["lymphoedema", "PD-L1"],
        ),
        "chemo.md": article("chemo", "Chemotherapy", "Capecitabine is taken by mouth."),
        "planning.md": article("planning", "Later", "Wishes and hospice.", topic=PLANNING_AHEAD),
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def ids(search):
    return [hit.what.id for hit in search.hits]


# What lies in the folder


def test_the_files_of_the_folder_are_the_guide(folder):
    guide = Library(folder).guide
    assert guide.faults == {}
    assert [each.id for each in guide.articles] == ["swelling", "chemo", "planning"]


def test_a_folder_that_is_not_there_is_a_guide_of_faults(tmp_path):
    library = Library(tmp_path / "nowhere")
    assert library.guide.articles == ()
    assert len(library.guide.faults) == 5
    assert library.search("pain").hits == ()


def test_a_file_in_the_place_of_the_folder_is_a_guide_of_faults(tmp_path):
    (tmp_path / "guide").write_text("?")
    assert len(Library(tmp_path / "guide").guide.faults) == 5


def test_garbage_beside_the_articles_harms_none_of_them(folder):
    (folder / "latin.md").write_bytes("+++\nid = “café”".encode("utf-16"))
    (folder / "noise.md").write_bytes(os.urandom(5000))
    (folder / "empty.md").touch()
    (folder / "huge.md").write_text("+++\n" + "word " * 300_000)
    (folder / "folder.md").mkdir()
    (folder / "gone.md").symlink_to(folder / "nowhere")
    os.mkfifo(folder / "pipe.md")  # to open it would wait for ever
    (folder / "notes.txt").write_text("not ours")
    (folder / ".hidden").write_text("not ours")
    library = Library(folder)
    assert set(library.guide.faults) == {
        f"{name}.md" for name in ("latin", "noise", "empty", "huge", "folder", "gone", "pipe")
    }
    assert library.guide.faults["huge.md"] == "the file is missing or cannot be read"
    assert ids(library.search("swollen arms")) == ["swelling"]


def test_a_name_that_is_no_text_is_a_fault_and_search_goes_on(folder):
    (folder / os.fsdecode(b"caf\xe9.md")).write_text("?")
    library = Library(folder)
    assert list(library.guide.faults) == ["caf.md"]
    assert ids(library.search("rings")) == ["swelling"]


def test_a_damaged_article_is_found_by_its_name(folder):
    (folder / "swelling.md").write_bytes(b"\xff\xfe")
    library = Library(folder)
    found = library.search("swelling").hits[0].what
    assert (found.id, bool(found.fault)) == ("swelling", True)


def test_a_glossary_that_is_damaged_takes_only_the_terms_away(folder):
    (folder / "glossary.toml").write_text("[[term]\n")
    library = Library(folder)
    assert ids(library.search("capecitabine")) == ["chemo"]
    assert library.guide.terms == ()


# What is found, in a small guide


def test_words_are_found_in_title_other_names_headings_and_text(folder):
    library = Library(folder)
    for typed in ("Swelling", "lymphoedema", "pd-l1", "PD L1", "heading", "rings fit", "about it"):
        assert "swelling" in ids(library.search(typed)), typed


def test_accents_and_case_do_not_matter(folder):
    library = Library(folder)
    for typed in ("naive", "NAÏVE", "nai\u0308ve", "naïv"):
        assert ids(library.search(typed)) == ["swelling"], typed


def test_all_words_must_be_there(folder):
    library = Library(folder)
    assert ids(library.search("rings worse")) == ["swelling"]
    assert ids(library.search("rings hospice")) == []


def test_a_hit_has_the_words_around_it_and_no_tags(folder):
    (hit,) = Library(folder).search("rings").hits
    assert (
        hit.around
        == "About it. Swollen arms. A naïve heading Rings fit worse. (not yet fully checked)"
    )


def test_a_brand_finds_what_tells_of_the_medicine(folder):
    search = Library(folder).search("xeloda")
    assert ids(search) == ["capecitabine", "chemo"]
    assert search.meant == ""


def test_what_is_put_away_is_not_found_nor_are_its_terms(folder):
    library = Library(folder)
    assert sorted(ids(library.search("hospice"))) == ["hospice", "planning"]
    assert ids(library.search("hospice", [PLANNING_AHEAD])) == []
    assert ids(library.search("hospise", [PLANNING_AHEAD])) == []
    assert sorted(ids(library.search("hospice", [STATISTICS, ""]))) == ["hospice", "planning"]


def test_a_misspelt_word_is_taken_for_the_one_it_is_like_and_that_is_said(folder):
    search = Library(folder).search("capecitabene")
    assert (ids(search)[0], search.meant) == ("capecitabine", "capecitabine")


def test_of_two_words_only_the_misspelt_one_is_changed(folder):
    search = Library(folder).search("capecitabene mouth")
    assert (ids(search), search.meant) == (["chemo"], "capecitabine mouth")


@pytest.mark.parametrize(
    "typed", ["", "   ", "\n\t", "?!", '"', "*", "😀", "乳がん", "\x00\x1b", "_"]
)
def test_what_has_no_word_finds_nothing(folder, typed):
    assert Library(folder).search(typed).hits == ()


# In the guide that Companion carries


@pytest.mark.parametrize(
    ("word", "wanted"),
    [
        ("swelling", "lymphedema"),
        ("constipation", "constipation"),
        ("metastases", "what-it-is"),
        ("breathlessness", "breathlessness-and-cough"),
        ("neuropathy", "numbness"),
        ("lymphoedema", "lymphedema"),
        ("tiredness", "tiredness"),
        ("immunotherapy", "immunotherapy"),
    ],
)
def test_every_letter_typed_keeps_the_article_in_sight(word, wanted):
    for end in range(3, len(word) + 1):
        assert wanted in ids(REAL.search(word[:end])), word[:end]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("joint", "joints"),
        ("vomited", "nausea"),
        ("bleeds", "bleeding-and-bruising"),
        ("sleeping", "sleep"),
        ("scan", "scans-and-tests"),
    ],
)
def test_forms_of_a_word_find_one_another(typed, wanted):
    assert wanted in ids(REAL.search(typed))


@pytest.mark.parametrize(
    ("typed", "meant", "wanted"),
    [
        ("letrazole", "letrozole", "letrozole"),
        ("capecitabene", "capecitabine", "capecitabine"),
        ("palbocicleb", "palbociclib", "palbociclib"),
        ("tamoxifin", "tamoxifen", "tamoxifen"),
        ("diarhea", "diarrhea", "diarrhea"),
        ("nausia", "nausea", "nausea"),
        ("neutropinia", "neutropenia", "neutropenia"),
        ("zometta", "zometa", "zoledronic-acid"),
        ("anxeity", "anxiety", "anxiety"),
        ("feever", "fever", "fever"),
    ],
)
def test_usual_misspellings_find_what_was_meant_first(typed, meant, wanted):
    search = REAL.search(typed)
    assert search.meant == meant
    assert wanted in ids(search)[:2]


@pytest.mark.parametrize(
    "typed",
    [
        # Medicines that the guide does not have: another one in their place would be a lie.
        *("metformin", "nivolumab", "durvalumab", "bevacizumab", "atezolizumab", "pazopanib"),
        *("imatinib", "ipatasertib", "idelalisib", "sertraline", "omeprazole", "atorvastatin"),
        *("amlodipine", "lisinopril", "pregabalin", "methotrexate", "mitoxantrone", "lorazepam"),
        *("zolpidem", "aspirin", "camizestrant", "giredestrant", "gedatolisib"),
        # Words of every day.
        *("mother", "church", "bicycle", "shingles", "kangaroo", "dead", "pray", "wine", "spoon"),
    ],
)
def test_a_word_that_the_guide_does_not_have_is_not_taken_for_another(typed):
    search = REAL.search(typed)
    assert (search.hits, search.meant) == ((), "")


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("chair", "movement"),
        ("scared", "worry-and-mood"),
        ("dying", "planning-ahead"),
        ("kids", "work-money-family"),
        ("hot flushes", "hot-flashes"),
        ("tumour", "tumor-markers"),
        ("oestrogen", "hormone-therapy"),
        ("anaemia", "blood-counts"),
        ("why am I so tired", "tiredness"),
        ("can't sleep", "sleep"),
        ("pins and needles", "numbness"),
        ("stage iv", "what-it-is"),
    ],
)
def test_words_as_people_say_them_find_their_article(typed, wanted):
    search = REAL.search(typed)
    assert search.meant == ""
    assert wanted in ids(search)


def test_what_is_called_just_so_stands_first():
    assert ids(REAL.search("T-DXd"))[0] == "t-dxd"
    assert ids(REAL.search("Pain"))[0] == "pain"
    assert ids(REAL.search("neutropenia"))[0] == "neutropenia"


@pytest.mark.parametrize(
    "typed",
    [
        '"pain"',
        "pain*",
        "*pain",
        "pain AND",
        "AND",
        "NOT pain",
        "NEAR(pain sleep)",
        "title:pain",
        "^pain",
        "-pain",
        "pain; drop table word",
        "{pain}",
        "pain" * 2500,
        "pain " * 2500,
        "pain 😀 乳がん ปวด",
        "pain\x00\x1b\ud800",
        "½ ² ① ﬁ İ ß ΐ",
    ],
)
def test_nothing_that_is_typed_is_an_error(typed):
    REAL.search(typed)


def test_signs_beside_a_word_do_not_keep_it_from_being_found():
    for typed in ('"pain"', "pain*", "^pain", "pain?", "pain 😀", "pain " * 2500, "pa\x00in"):
        assert "pain" in ids(REAL.search(typed)), typed


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.one_of(
        st.text(max_size=60),
        st.lists(
            st.sampled_from(
                ['"', "*", "AND", "OR", "NEAR(", ")", "pain", "PD-L1", ":", "^", "tamox"]
            )
        ).map(" ".join),
        st.text(st.characters(categories=["L", "M", "N"]), max_size=20),
    )
)
def test_search_never_raises_and_tells_each_thing_once(typed):
    search = REAL.search(typed, [STATISTICS])
    keys = [(type(hit.what), hit.what.id) for hit in search.hits]
    assert len(keys) == len(set(keys))
    assert not any(
        isinstance(hit.what, Article) and hit.what.topic == STATISTICS for hit in search.hits
    )
