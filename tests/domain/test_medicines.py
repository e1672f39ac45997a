"""The medicines that are known by name, and the symptoms that are offered for them."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.medicines import ROUTES, read_medicines
from companion.domain.schedules import Rhythm, read_schedule
from companion.domain.symptom_list import BUILT_IN_BY_ID
from companion.domain.treatments import Kind

FILE = Path(__file__).parents[2] / "resources" / "medicines.toml"
TEXT = FILE.read_text(encoding="utf-8")
KNOWN = read_medicines(TEXT)

SMALL = """
[[group]]
id = "lower estrogen"
words = ["aromatase inhibitor"]
symptoms = ["joints"]
sources = ["S20"]

[[medicine]]
name = "letrozole"
kind = "hormone therapy"
patterns = ["daily"]
routes = ["tablet"]
group = "lower estrogen"
sources = ["S20"]
mark = "K"
"""

AGAIN = '[[medicine]]\nname = "LETROZOLE"\nkind = "surgery"\nsources = ["S1"]\nmark = "K"\n'


def names(found):
    return [medicine.name for medicine in found]


# --- the file that Companion carries


@pytest.mark.parametrize("medicine", KNOWN.all, ids=lambda medicine: medicine.name)
def test_every_medicine_has_a_source_and_patterns_that_are_read(medicine):
    assert medicine.name == medicine.name.strip() and isinstance(medicine.kind, Kind)
    assert medicine.mark in {"V", "K"}
    assert medicine.sources and all(re.fullmatch(r"S\d+", each) for each in medicine.sources)
    assert set(medicine.routes) <= set(ROUTES)
    for pattern in medicine.patterns:
        schedule = read_schedule(pattern)
        assert schedule.length or schedule.rhythm is Rhythm.EVERY_DAY


@pytest.mark.parametrize("group", KNOWN.groups, ids=lambda group: group.id)
def test_every_group_has_a_source_a_use_and_symptoms_that_exist(group):
    assert group.sources and all(re.fullmatch(r"S\d+", each) for each in group.sources)
    assert group.symptoms and set(group.symptoms) <= set(BUILT_IN_BY_ID)
    assert len(set(group.symptoms)) == len(group.symptoms)
    assert group.kind or any(medicine.group == group.id for medicine in KNOWN.all)


def test_no_two_medicines_share_a_name():
    every = [name.casefold() for each in KNOWN.all for name in (each.name, *each.other_names)]
    assert len(set(every)) == len(every) == 53


@pytest.mark.parametrize("name", ["camizestrant", "giredestrant", "gedatolisib"])
def test_what_the_facts_say_not_to_list_is_nowhere(name):
    assert name not in TEXT.casefold()
    assert KNOWN.suggested(name[:5]) == []


def test_all_is_written_in_american_spelling_and_generic_names_in_small_letters():
    assert not re.search(r"oestr|tumour|haem|diarrhoea|leuprorelin", TEXT)
    assert [m.name for m in KNOWN.all if m.name != m.name.lower()] == ["vitamin D"]


@pytest.mark.parametrize(
    ("name", "kind", "drug_class", "patterns", "routes"),
    [
        ("letrozole", Kind.HORMONE_THERAPY, "aromatase inhibitor", ("daily",), ("tablet",)),
        (
            "fulvestrant",
            Kind.HORMONE_THERAPY,
            "estrogen receptor degrader",
            ("every 4 weeks",),
            ("into muscle",),
        ),
        ("vepdegestrant", Kind.HORMONE_THERAPY, "", ("daily",), ()),
        ("palbociclib", Kind.TARGETED_THERAPY, "CDK4/6 inhibitor", ("21 days on, 7 off",), ()),
        ("abemaciclib", Kind.TARGETED_THERAPY, "CDK4/6 inhibitor", ("twice daily",), ()),
        ("capivasertib", Kind.TARGETED_THERAPY, "AKT inhibitor", ("4 days on, 3 off",), ()),
        (
            "pertuzumab",
            Kind.TARGETED_THERAPY,
            "HER2 antibody",
            ("every 3 weeks",),
            ("drip", "under skin"),
        ),
        ("SG", Kind.TARGETED_THERAPY, "antibody-drug conjugate", ("days 1, 8 of 21",), ()),
        ("capecitabine", Kind.CHEMOTHERAPY, "", ("14 days on, 7 off",), ("tablet",)),
        ("gemcitabine", Kind.CHEMOTHERAPY, "", (), ()),
        (
            "pembrolizumab",
            Kind.IMMUNOTHERAPY,
            "checkpoint inhibitor",
            ("every 3 weeks", "every 6 weeks"),
            ("drip",),
        ),
        (
            "zoledronic acid",
            Kind.SUPPORTIVE_CARE,
            "bone-modifying agent",
            ("every 4 weeks", "every 12 weeks"),
            ("drip",),
        ),
    ],
)
def test_a_medicine_is_as_the_facts_have_it(name, kind, drug_class, patterns, routes):
    found = KNOWN.named(name)
    assert (found.kind, found.drug_class) == (kind, drug_class)
    assert (found.patterns, found.routes) == (patterns, routes)


# Of the fact sheet's tables of treatments: how each is given there, monthly as every 4 weeks.
GIVEN = {
    **dict.fromkeys(["letrozole", "anastrozole", "exemestane", "tamoxifen"], ("daily",)),
    **dict.fromkeys(
        ["goserelin", "leuprolide", "triptorelin"], ("every 4 weeks", "every 12 weeks")
    ),
    "fulvestrant": ("every 4 weeks",),
    **dict.fromkeys(["elacestrant", "imlunestrant", "vepdegestrant"], ("daily",)),
    **dict.fromkeys(["palbociclib", "ribociclib"], ("21 days on, 7 off",)),
    "abemaciclib": ("twice daily",),
    **dict.fromkeys(["alpelisib", "inavolisib", "everolimus"], ("daily",)),
    "capivasertib": ("4 days on, 3 off",),
    "olaparib": ("twice daily",),
    "talazoparib": ("daily",),
    **dict.fromkeys(["trastuzumab", "pertuzumab"], ("every 3 weeks",)),
    "tucatinib": ("twice daily",),
    **dict.fromkeys(["neratinib", "lapatinib"], ("daily",)),
    **dict.fromkeys(["trastuzumab deruxtecan", "trastuzumab emtansine"], ("every 3 weeks",)),
    "datopotamab deruxtecan": ("every 3 weeks",),
    "sacituzumab govitecan": ("days 1, 8 of 21",),
    "capecitabine": ("14 days on, 7 off",),
    **dict.fromkeys(["paclitaxel", "nab-paclitaxel", "docetaxel", "eribulin", "vinorelbine"], ()),
    **dict.fromkeys(["gemcitabine", "carboplatin", "cisplatin", "doxorubicin", "epirubicin"], ()),
    **dict.fromkeys(["pegylated liposomal doxorubicin", "cyclophosphamide"], ()),
    "pembrolizumab": ("every 3 weeks", "every 6 weeks"),
    "zoledronic acid": ("every 4 weeks", "every 12 weeks"),
    "denosumab": ("every 4 weeks",),
    **dict.fromkeys(["pamidronate", "calcium", "vitamin D"], ()),
}


def test_each_medicine_is_given_as_the_facts_have_it_and_none_is_left_out():
    assert {medicine.name: medicine.patterns for medicine in KNOWN.all} == GIVEN


def test_a_class_that_the_facts_do_not_name_is_none():
    assert KNOWN.named("tamoxifen").drug_class == ""


# --- what is suggested while a name is typed


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("letr", ["letrozole"]),
        ("  LETR", ["letrozole"]),
        ("létro", ["letrozole"]),
        ("pac", ["paclitaxel", "nab-paclitaxel"]),
        ("nab pac", ["nab-paclitaxel"]),
        ("acid", ["zoledronic acid"]),
        ("trastuzumab d", ["trastuzumab deruxtecan"]),
        ("t-dxd", ["trastuzumab deruxtecan"]),
        ("tdxd", ["trastuzumab deruxtecan"]),
        ("DXd", ["datopotamab deruxtecan", "trastuzumab deruxtecan"]),
        ("sg", ["sacituzumab govitecan"]),
        ("trozole", []),
        ("zzz", []),
        ("", []),
        (" ", []),
        ("-/", []),
    ],
)
def test_medicines_are_suggested_from_the_beginnings_of_their_words(typed, found):
    assert names(KNOWN.suggested(typed)) == found


def test_a_name_comes_before_a_word_in_a_name_and_that_before_another_name():
    assert names(KNOWN.suggested("d", most=99)) == [
        *("datopotamab deruxtecan", "denosumab", "docetaxel", "doxorubicin"),
        *("pegylated liposomal doxorubicin", "trastuzumab deruxtecan", "vitamin D"),
        "trastuzumab emtansine",
    ]


def test_no_more_are_suggested_than_asked_for():
    text = "".join(
        f'[[medicine]]\nname = "m{number}"\nkind = "surgery"\nsources = ["S1"]\nmark = "K"\n'
        for number in range(9, 0, -1)
    )
    many = read_medicines(text)
    assert names(many.suggested("m")) == ["m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8"]
    assert names(many.suggested("m", most=2)) == ["m1", "m2"]


@pytest.mark.parametrize("medicine", KNOWN.all, ids=lambda medicine: medicine.name)
def test_a_medicine_is_found_by_each_of_its_names_in_any_case(medicine):
    for name in (medicine.name, *medicine.other_names):
        assert KNOWN.named(f" {name.upper()} ") is medicine
        assert medicine in KNOWN.suggested(name)
    assert KNOWN.suggested(medicine.name)[0] is medicine


@pytest.mark.parametrize("name", ["", "letro", "letrozole 2.5 mg", "my white pill", "-"])
def test_what_is_no_whole_name_names_nothing(name):
    assert KNOWN.named(name) is None


# --- the symptoms that are offered

AROMATASE = ("joints", "hot_flashes", "sleep", "low_mood", "vaginal_dryness")
DEGRADER = ("hot_flashes", "joints", "nausea", "tiredness")
CDK = ("tiredness", "fever", "mouth", "cough", "breathless")
PI3K_AKT = ("loose_stools", "skin", "mouth", "appetite", "nausea")
HER2 = ("loose_stools", "breathless", "swelling", "skin", "tiredness")
NERVES = ("numbness", "fever", "joints", "tiredness", "nausea")
IMMUNE = ("loose_stools", "cough", "breathless", "skin", "tiredness", "headache")
EXPECTED = {
    **dict.fromkeys(["letrozole", "anastrozole", "exemestane"], AROMATASE),
    **dict.fromkeys(["goserelin", "leuprolide", "triptorelin"], AROMATASE),
    "tamoxifen": (*DEGRADER, "swelling"),
    **dict.fromkeys(["fulvestrant", "elacestrant", "imlunestrant"], DEGRADER),
    "vepdegestrant": (),
    **dict.fromkeys(["palbociclib", "ribociclib"], CDK),
    "abemaciclib": ("loose_stools", *CDK),
    **dict.fromkeys(["alpelisib", "inavolisib", "capivasertib"], PI3K_AKT),
    "everolimus": ("mouth", "cough", "breathless", "skin", "tiredness"),
    **dict.fromkeys(["olaparib", "talazoparib"], ("tiredness", "nausea", "appetite", "breathless")),
    **dict.fromkeys(["trastuzumab", "pertuzumab", "tucatinib", "neratinib", "lapatinib"], HER2),
    "trastuzumab deruxtecan": ("nausea", "vomiting", "cough", "breathless", "fever", "tiredness"),
    "trastuzumab emtansine": ("tiredness", "numbness", "bruising", "headache"),
    "sacituzumab govitecan": ("loose_stools", "fever", "nausea", "tiredness", "hair_loss"),
    "datopotamab deruxtecan": ("mouth", "eyes", "nausea", "cough", "breathless"),
    **dict.fromkeys(["paclitaxel", "nab-paclitaxel", "docetaxel", "eribulin"], NERVES),
    **dict.fromkeys(["carboplatin", "cisplatin"], NERVES),
    "vinorelbine": (*NERVES, "constipation"),
    "capecitabine": ("loose_stools", "skin", "mouth", "nausea", "chest_pain"),
    **dict.fromkeys(["gemcitabine", "doxorubicin", "epirubicin"], ()),
    **dict.fromkeys(["pegylated liposomal doxorubicin", "cyclophosphamide"], ()),
    "pembrolizumab": IMMUNE,
    **dict.fromkeys(["zoledronic acid", "denosumab", "pamidronate"], ("joints", "numbness")),
    **dict.fromkeys(["calcium", "vitamin D"], ()),
}


def test_each_medicine_offers_the_symptoms_of_its_row_in_that_order():
    offered = {
        medicine.name: KNOWN.symptoms_for(medicine.name, medicine.kind, medicine.drug_class)
        for medicine in KNOWN.all
    }
    assert offered == EXPECTED


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("Letrozole 2.5 mg", AROMATASE),
        ("my létrozole, 2.5 mg", AROMATASE),
        ("TDXd", EXPECTED["trastuzumab deruxtecan"]),
        ("Letrozole + palbociclib", (*AROMATASE, *CDK)),
        ("palbociclib and fulvestrant", (*CDK, "hot_flashes", "joints", "nausea")),
        ("palbociclib (with letrozole)", (*CDK, *AROMATASE)),
        ("Trastuzumab deruxtecan, 5.4 mg/kg", EXPECTED["trastuzumab deruxtecan"]),
        ("T-DXd third line", EXPECTED["trastuzumab deruxtecan"]),
        ("nab-paclitaxel weekly", NERVES),
        ("letrozoles", ()),
        ("", ()),
    ],
)
def test_a_name_with_other_words_goes_by_the_medicines_in_it(name, offered):
    assert KNOWN.symptoms_for(name, Kind.TARGETED_THERAPY, "") == offered


@pytest.mark.parametrize(
    ("drug_class", "offered"),
    [
        ("aromatase inhibitor", AROMATASE),
        ("Aromatase inhibitors", AROMATASE),
        ("ovarian suppression", AROMATASE),
        ("oral SERD", DEGRADER),
        ("CDK4/6 inhibitor", CDK),
        ("a cdk 4/6 inhibitor", CDK),
        ("PI3K inhibitor", PI3K_AKT),
        ("AKT inhibitor", PI3K_AKT),
        ("PARP-inhibitor", EXPECTED["olaparib"]),
        ("HER2 antibodies", HER2),
        ("Taxane", NERVES),
        ("platinum-based", NERVES),
        ("checkpoint inhibitor", IMMUNE),
        ("bone agent", ("joints", "numbness")),
        ("bone-strengthening", ("joints", "numbness")),
        ("Bone strengthening agents", ("joints", "numbness")),
        ("taxanes", NERVES),
        ("HER2 antibody", HER2),
        ("antibody-drug conjugate", ()),
        ("HER2 antibody-drug conjugate", ()),
        ("HER2 antibody–drug conjugates", ()),
        ("HER2 antibody and an antibody-drug conjugate", HER2),
        ("Aktivkohle", ()),
        ("bone-modifyingly", ()),
        ("market", ()),
        ("", ()),
    ],
)
def test_an_unknown_name_goes_by_the_words_of_its_class(drug_class, offered):
    assert KNOWN.symptoms_for("Something new", Kind.TARGETED_THERAPY, drug_class) == offered
    if offered:
        assert KNOWN.symptoms_for(drug_class, Kind.TARGETED_THERAPY, "") == offered


@pytest.mark.parametrize(
    ("kind", "offered"),
    [
        (Kind.RADIATION_THERAPY, ("pain", "skin", "tiredness", "nausea")),
        (Kind.IMMUNOTHERAPY, IMMUNE),
        (Kind.SURGERY, ()),
        (Kind.CHEMOTHERAPY, ()),
        (Kind.HORMONE_THERAPY, ()),
        (Kind.TARGETED_THERAPY, ()),
        (Kind.SUPPORTIVE_CARE, ()),
    ],
)
def test_where_nothing_else_is_known_the_kind_may_offer_some(kind, offered):
    assert KNOWN.symptoms_for("Left hip", kind, "") == offered


def test_the_name_goes_before_the_class_and_the_class_before_the_kind():
    assert KNOWN.symptoms_for("letrozole", Kind.IMMUNOTHERAPY, "taxane") == AROMATASE
    assert KNOWN.symptoms_for("gemcitabine", Kind.IMMUNOTHERAPY, "taxane") == NERVES


@given(st.text(), st.sampled_from(Kind), st.text())
def test_whatever_is_typed_there_is_an_answer(typed, kind, drug_class):
    assert set(KNOWN.symptoms_for(typed, kind, drug_class)) <= set(BUILT_IN_BY_ID)
    assert len(KNOWN.suggested(typed)) <= 8


# --- a file that is wrong


def test_a_file_is_read_as_it_stands():
    small = read_medicines(SMALL)
    (letrozole,) = small.all
    assert (letrozole.other_names, letrozole.drug_class) == ((), "")
    assert small.symptoms_for("Letrozole", Kind.HORMONE_THERAPY, "") == ("joints",)
    assert read_medicines("").symptoms_for("Letrozole", Kind.HORMONE_THERAPY, "") == ()


@pytest.mark.parametrize(
    ("right", "wrong", "refusal"),
    [
        ('kind = "hormone therapy"', 'kind = "hormones"', "medicine letrozole: 'hormones'"),
        ('kind = "hormone therapy"', "", "medicine letrozole: kind must be a text"),
        ('name = "letrozole"', "", "medicine 1: name must be a text"),
        ('name = "letrozole"', 'name = ""', "medicine 1: name must be a text"),
        ('name = "letrozole"', 'name = "–"', "medicine –: .* has no letter"),
        ('["daily"]', '["now and then"]', "letrozole: patterns: 'now and then' makes no cycle"),
        ('["daily"]', '["day 9 of 7"]', "letrozole: schedule: day beyond the cycle"),
        ('["daily"]', '"daily"', "letrozole: patterns must be a list of texts"),
        ('["daily"]', "[1]", "letrozole: patterns must be a list of texts"),
        ('["tablet"]', '["pill"]', "letrozole: routes: 'pill' is not known"),
        ('mark = "K"', 'mark = "M"', "letrozole: mark: 'M' is not known"),
        ('mark = "K"', 'mark = "K"\ndose = "2.5 mg"', "letrozole: not known: dose"),
        ('sources = ["S20"]\nmark', 'sources = ["20"]\nmark', "letrozole: sources must be ids"),
        ('sources = ["S20"]\nmark', "mark", "letrozole: sources must be ids"),
        ('group = "lower estrogen"', 'group = "x"', "medicine letrozole: no group 'x'"),
        ('["joints"]', '["teeth"]', "group lower estrogen: symptoms: 'teeth' is not known"),
        ('id = "lower estrogen"', "", "group 1: id must be a text"),
        ("[[group]]", "[group]", "group must be a list of tables"),
        ("[[group]]", "[[groups]]", "not known: groups"),
        (
            "[[medicine]]",
            f"{AGAIN}[[medicine]]",
            "medicine letrozole: this name is there twice",
        ),
        (
            'name = "letrozole"',
            'name = "letrozole"\nother_names = ["letrozole"]',
            "medicine letrozole: this name is there twice",
        ),
        ("[[group]]", "[[group", "line 2"),
    ],
)
def test_a_wrong_file_is_refused_with_the_entry_that_is_wrong(right, wrong, refusal):
    assert SMALL.count(right) == 1
    with pytest.raises(ValueError, match=refusal):
        read_medicines(SMALL.replace(right, wrong))
