"""Authors whom nothing but a note at the end of the text presents."""

from __future__ import annotations

import pytest
from lxml import html

from archive_scraper import extract_article
from archive_scraper.extract.article.fields.closing_names import signed_by

TEXT = "".join(
    f"<p>The harbour council met on Tuesday and agreed, after debate number {n}, that the old pier stays open.</p>"
    for n in range(5)
)


def authors(note: str, byline: str = "") -> list[str]:
    page = f"<html lang=en><body><article><h1>The pier stays open</h1>{byline}{TEXT}{note}</article></body></html>"
    return [author.name for author in extract_article(page, "https://harbour.example/pier").authors]


@pytest.mark.parametrize(
    "note",
    [
        "<p><em>Ada Marlowe is a senior fellow at the Harbor Institute.</em></p>",
        "<p><em>Ada Marlowe</em> is a senior fellow at the Harbor Institute.</p>",
        "<p><i>Dr. Ada Marlowe is director of the Harbor Institute.</i></p>",
        "<p><em><a href='/ada'>Ada Marlowe</a> ist Professorin an der Universität Halden.</em></p>",
        "<p><b>Ada Marlowe</b> is a senior fellow at the Harbor Institute.</p>",
        "<p><strong>Dr. Ada Marlowe</strong>, is a senior fellow at the Harbor Institute.</p>",
        "<h3>About the author</h3><p>Ada Marlowe is a senior fellow.</p>",
    ],
)
def test_a_note_in_its_own_letters_presents_the_author(note: str):
    assert authors(note) == ["Ada Marlowe"]


@pytest.mark.parametrize(
    "note",
    [
        "<p>Ada Marlowe is the mayor of Norland.</p>",
        "<p><em>Ada Marlowe is right.</em></p>",
        "<p><em>The Harbor Institute is a centre of research.</em></p>",
    ],
)
def test_other_sentences_at_the_end_present_nobody(note: str):
    assert authors(note) == []


def test_a_note_for_each_author():
    notes = [
        f"<p><i>{name} is a senior fellow at the Harbor Institute.</i></p>" for name in ("Ada Marlowe", "Tom Vell")
    ]
    assert authors("".join(notes)) == ["Ada Marlowe", "Tom Vell"]


@pytest.mark.parametrize(
    "end",
    [
        "<p>— Ada Marlowe</p>",
        "<p>(Ada Marlowe)</p>",
        "<p>The pier stays, and so does its keeper. (Ada Marlowe) +++</p>",
        "<p>The pier stays, and so does its keeper. <em>Ada Marlowe</em></p>",
        "<p align=right><b>Ada Marlowe</b></p>",
    ],
)
def test_a_name_at_the_end_signs_the_text(end: str):
    assert authors(end) == ["Ada Marlowe"]


@pytest.mark.parametrize(
    "end",
    [
        "<p>The pier stays, says <em>Ada Marlowe</em></p>",
        "<p>The pier stays, said its keeper (Ada Marlowe)</p>",
        "<p>The pier stays. <em>Harbour Town</em></p>",
        "<p>— Ada Marlowe, keeper of the pier, to the council</p>",
    ],
)
def test_other_names_at_the_end_sign_nothing(end: str):
    assert authors(end) == []


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("<p>Ada Marlowe<br>Tom Vell</p>", ["Ada Marlowe", "Tom Vell"]),
        ("<p>Ada Marlowe<br>Senior Fellow</p>", ["Ada Marlowe"]),
        ("<p>Ada Marlowe<br>Tom Vell<br>Ida Holm</p>", ["Ada Marlowe", "Tom Vell", "Ida Holm"]),
    ],
)
def test_names_in_lines_of_one_paragraph(lines: str, names: list[str]):
    assert authors("", lines) == names


def test_a_byline_goes_before_a_note():
    note = "<p><em>Tomas Vell is a senior fellow at the Harbor Institute.</em></p>"
    assert authors(note, "<p class=byline>By Ada Marlowe</p>") == ["Ada Marlowe"]


def test_a_long_name_after_the_last_sentence():
    name = "Anna-Katharina Marlowe-Fotheringham von Castlereagh"
    assert signed_by(f"The port is open. — {name}", html.fromstring("<p></p>")) == name
