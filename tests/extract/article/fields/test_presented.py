"""Authors whom nothing but a note at the end of the text presents."""

from __future__ import annotations

import pytest

from archive_scraper import extract_article

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
    ],
)
def test_a_note_in_italics_presents_the_author(note: str):
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


def test_a_byline_goes_before_a_note():
    note = "<p><em>Tomas Vell is a senior fellow at the Harbor Institute.</em></p>"
    assert authors(note, "<p class=byline>By Ada Marlowe</p>") == ["Ada Marlowe"]
