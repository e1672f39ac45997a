"""What leads where: from the diary's symptoms, treatments and biomarkers to the guide."""

import pytest

from companion import paths
from companion.domain.biomarkers import MARKERS
from companion.domain.medicines import read_medicines
from companion.domain.symptom_list import BUILT_IN
from companion.domain.treatments import Kind
from tests.guide.carried import GUIDE, LIBRARY

MEDICINES = read_medicines((paths.RESOURCES / "medicines.toml").read_text(encoding="utf-8"))
CLASSES = sorted({each.drug_class for each in MEDICINES.all if each.drug_class})
NAMES = [(name, each.name) for each in MEDICINES.all for name in (each.name, *each.other_names)]

BRANDS = {
    "xeloda": "capecitabine",
    "ibrance": "palbociclib",
    "kisqali": "ribociclib",
    "verzenio": "abemaciclib",
    "faslodex": "fulvestrant",
    "herceptin": "trastuzumab",
    "enhertu": "t-dxd",
    "trodelvy": "sacituzumab-govitecan",
    "keytruda": "pembrolizumab",
}


def terms_of(search):
    return [hit.what.id for hit in search.hits if GUIDE.term(hit.what.id) is hit.what]


@pytest.mark.parametrize("symptom", BUILT_IN, ids=lambda each: each.id)
def test_every_built_in_symptom_leads_to_an_article_of_its_own(symptom):
    article = GUIDE.about_symptom(symptom.id)
    assert article is not None and symptom.id in article.symptoms


@pytest.mark.parametrize("symptom", BUILT_IN, ids=lambda each: each.id)
def test_the_article_about_a_symptom_is_found_by_the_name_of_the_symptom(symptom):
    hits = [hit.what for hit in LIBRARY.search(symptom.name).hits]
    article = GUIDE.about_symptom(symptom.id)
    assert article in hits or article is GUIDE.about_symptom("", symptom.name)


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_of_treatment_leads_to_its_article(kind):
    article = GUIDE.about_treatment("something unheard of", kind)
    assert article is not None and kind in article.kinds


@pytest.mark.parametrize("drug_class", CLASSES)
def test_every_class_of_medicine_leads_to_its_article(drug_class):
    article = GUIDE.about_treatment("", Kind.SURGERY, drug_class)
    assert any(each.casefold() in drug_class.casefold() for each in article.classes)


@pytest.mark.parametrize("medicine", MEDICINES.all, ids=lambda each: each.name)
def test_every_medicine_leads_to_an_article_that_names_it(medicine):
    article = GUIDE.about_treatment(medicine.name, medicine.kind, medicine.drug_class)
    assert medicine.name.casefold() in " ".join((article.body, *article.other_names)).casefold()


@pytest.mark.parametrize("marker", MARKERS)
def test_every_biomarker_leads_to_an_article_that_names_it(marker):
    article = GUIDE.about_biomarker(marker)
    assert marker in article.biomarkers
    assert any(part in article.body for part in marker.split(" / "))


@pytest.mark.parametrize(("name", "generic"), NAMES)
def test_every_name_of_a_medicine_finds_the_word_for_it_among_the_first(name, generic):
    search = LIBRARY.search(name)
    assert search.meant == ""
    first = [GUIDE.term(each) for each in terms_of(search)[:3]]
    assert any(generic.casefold() in {one.casefold() for one in term.names} for term in first)
    assert any(GUIDE.article(hit.what.id) is hit.what for hit in search.hits), "and an article"


@pytest.mark.parametrize(("brand", "term"), BRANDS.items())
def test_a_brand_finds_the_generic_word_first(brand, term):
    assert terms_of(LIBRARY.search(brand))[0] == term
