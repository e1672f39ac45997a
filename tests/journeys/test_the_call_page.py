"""When to call, on an empty diary: opened in one press, saved, and read on paper."""

import io

import pypdf
import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QFileDialog

from companion.domain.contacts import Contact
from companion.ui import printing
from companion.ui.widgets.when_to_call_sheet import PAGES, sheet

UNSURE = "If you are not sure, call."
TITLES = (
    "Fever or infection",
    "Spinal cord pressure",
    "High blood calcium",
    "Head and brain",
    "Blood clot",
    "Short of breath",
    "Swollen face or neck",
    "Diarrhea",
    "Vomiting",
    "Inflamed lungs",
    "High blood sugar",
    "Immunotherapy effects",
    "Chest pain and heart",
    "Allergy, skin reaction",
    "Bleeding",
    "Bad pain, broken bone",
    "Liver or bowel",
    "Suicide or self-harm",
    "Sleepy, slow breathing",
    "Eyes",
    "Port, line or drip",
)


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
    assert [title for title in TITLES if title not in said] == []
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


def test_it_fits_with_the_longest_number_and_the_letters_stay_large_enough(companion):
    companion.open("when-to-call")
    page = companion.window.page
    companion.store.contacts.put(Contact(id="1", name="N" * 200, number="5" * 60))
    words, team = page._filled()
    content = printing.pdf("t", sheet(words, team), QPageSize.PageSizeId.Letter, most_pages=PAGES)

    assert read(content)[0] == 2
    sizes = set()
    for each in pypdf.PdfReader(io.BytesIO(content)).pages:
        each.extract_text(
            visitor_text=lambda text, _cm, tm, _font, size: (
                sizes.add(round(size * abs(tm[0]) * 0.06, 1)) if text.strip() else None
            )
        )
    assert min(sizes) >= 8  # points


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
