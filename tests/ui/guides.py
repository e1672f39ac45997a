"""A small guide in a folder, whole or damaged, for tests of what is read."""

from pathlib import Path

from companion.domain.guide import Guide
from companion.storage.guide import Library

FRONT = """+++
id = "{id}"
title = "{title}"
group = "{group}"
summary = "About {title}."
statements = []
sources = ["S1", "S2"]
checked = 2026-11-23
review_by = {review_by}
other_names = [{names}]
related = [{related}]
symptoms = []
kinds = []
classes = []
biomarkers = []
topic = "{topic}"
differs = "{differs}"
region = ""
{reviewed}
+++
{body}
"""
LONG = "\n\n".join(f"Paragraph {number} of many words, to be read at rest." for number in range(60))


def write_article(folder: Path, key: str, title: str, **more: str) -> None:
    """Write an article; `more` are fields of the front matter, or its body."""
    fields = {
        "group": "basics",
        "review_by": "2027-05-23",
        "names": "",
        "related": "",
        "topic": "",
        "differs": "",
        "reviewed": "",
        "body": "Plain words. [S1]\n\n## A part\n\nMore words. [S2]\n\n## Another part\n\nThe end.",
        **more,
    }
    text = FRONT.format(id=key, title=title, **fields)
    (folder / f"{key}.md").write_text(text, encoding="utf-8")


def write_guide(folder: Path) -> Path:
    """Write a guide of five articles, three words and two sources."""
    folder.mkdir(parents=True, exist_ok=True)
    write_article(
        folder,
        "scans",
        "Scans",
        related='"bones", "later"',
        names='"imaging"',
        differs="The document names one scan less.",
        body=(
            "A scan shows the lymph node and the bone. [S1]\n\n## What to bring\n\n"
            "- The letter. See [Bones](guide:bones). [S2, M]\n- The numbers:"
            " [When to call](page:when-to-call).\n\n## What it costs\n\nNothing but time."
        ),
    )
    write_article(folder, "bones", "Bones", body=f"{LONG}\n\n## The last part\n\nThe end. [S1]")
    write_article(folder, "later", "Planning for later", group="living", topic="planning ahead")
    write_article(folder, "old", "An old page", group="tests", review_by="2026-01-31")
    write_article(
        folder,
        "read",
        "A page that was read",
        group="tests",
        reviewed='reviewed_by = "Dr. Ada Example"\nreviewed_on = 2026-10-01',
    )
    (folder / "contents.toml").write_text(
        '[[group]]\nid = "basics"\narticles = ["scans", "bones"]\n', encoding="utf-8"
    )
    (folder / "glossary.toml").write_text(
        "\n".join(
            f'[[term]]\nid = "{key}"\nname = "{name}"\nmeaning = "{meaning}"\n'
            f'other_names = []\nsources = ["S1"]\narticle = "{article}"\nlinked = true\n'
            for key, name, meaning, article in (
                ("node", "lymph node", "A small filter of the body.", "bones"),
                ("bone", "bone", "What holds us up.", "scans"),
                ("tumor", "tumor", "A lump of cells.", ""),
            )
        ),
        encoding="utf-8",
    )
    (folder / "sources.toml").write_text(
        "\n".join(
            f'[[source]]\nid = "{key}"\ntitle = "{title}"\nwhere = "{where}"\nmark = "{mark}"\n'
            "checked = 2026-11-23\n"
            for key, title, where, mark in (
                ("S1", "A book about scans", "example.org/scans", "V"),
                ("S2", "A *starred* leaflet", "leaflet_of_2020", "M"),
            )
        ),
        encoding="utf-8",
    )
    return folder


def small_guide(folder: Path) -> Guide:
    """Return that guide, read."""
    return Library(write_guide(folder)).guide
