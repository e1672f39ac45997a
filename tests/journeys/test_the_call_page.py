"""When to call, on an empty diary: opened in one press, saved, and read on paper."""

import io

import pypdf
import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QFileDialog

from companion import paths
from companion.domain.contacts import Contact
from companion.domain.when_to_call import read_when_to_call
from companion.ui import printing
from companion.ui.widgets.when_to_call_sheet import PAGES

UNSURE = "If you are not sure, call."
TITLES = [
    each.title
    for each in read_when_to_call(
        (paths.RESOURCES / "guide" / "when_to_call.toml").read_text(encoding="utf-8")
    ).problems
]


def read(content):
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return len(pages), " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("size", [QPageSize.PageSizeId.A4, QPageSize.PageSizeId.Letter])
def test_all_of_it_is_on_two_sheets(companion, monkeypatch, tmp_path, text_size, size):
    window = companion.open()
    window.set_text_size(text_size)
    companion.press("When to call")
    path = tmp_path / "when.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(printing, "paper", lambda: size)

    companion.press("Save as PDF")

    pages, said = read(path.read_bytes())
    assert pages <= 2
    assert window.undo_bar.text().startswith("Saved as when.pdf")
    joined = said.replace("self- harm", "self-harm")  # a line may end there
    assert [title for title in TITLES if title not in joined] == []
    tiers = (
        "Call your local emergency number now",
        "Call your team now, day or night",
        "Call your team today",
    )
    places = [said.index(tier) for tier in tiers]
    assert places == sorted(places)
    assert said.count(UNSURE) == 3
    for one, other in zip(places, [*places[1:], said.index("By treatment")], strict=True):
        assert UNSURE in said[one:other]
    assert "“I have metastatic breast cancer and am on …”" in said
    assert "Last checked: 23 November 2026." in said


def test_her_own_number_is_on_paper_where_her_team_is_to_be_called(
    companion, monkeypatch, tmp_path
):
    companion.open("when-to-call")
    nurse = Contact(id="1", name="Nurse line", number="555 0142", hours="9 to 5")
    companion.store.contacts.put(nurse)
    given = companion.store.preferences.get()
    companion.store.preferences.put(type(given)(call_about="Three loose stools"))
    path = tmp_path / "when.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))

    companion.press("Save as PDF")

    _, said = read(path.read_bytes())
    number = "Nurse line: 555 0142 9 to 5"
    now, today, fever = (
        said.index(each)
        for each in ("Call your team now, day or night", "Call your team today", "By treatment")
    )
    assert number not in said[:now]
    assert number in said[now:today]
    assert number in said[today:fever]
    assert "What my team asked me to call about Three loose stools" in said[:now]


def test_it_fits_with_the_longest_number_and_the_letters_stay_large_enough(companion):
    companion.open("when-to-call")
    page = companion.window.page
    companion.store.contacts.put(Contact(id="1", name="N" * 200, number="5" * 60))
    content = printing.pdf("t", page.reader._sheet, QPageSize.PageSizeId.Letter, most_pages=PAGES)

    assert read(content)[0] == 2
    sizes = set()
    for each in pypdf.PdfReader(io.BytesIO(content)).pages:
        each.extract_text(
            visitor_text=lambda text, _cm, tm, _font, size: (
                sizes.add(round(size * abs(tm[0]) * 0.06, 1)) if text.strip() else None
            )
        )
    assert min(sizes) >= 7.5  # points, with a name of 200 letters on two sheets


def test_from_every_page_it_is_one_press(companion):
    window = companion.open()
    seen = 0
    for name in window.pages:
        if name in ("when-to-call", "call"):
            continue
        window.show_page(name)
        companion.press("When to call", window._side)
        assert window.windowTitle() == "When to call – Companion"
        seen += 1
    assert seen >= 8
