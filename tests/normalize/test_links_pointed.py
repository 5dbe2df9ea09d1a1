"""Calls that name no outlet: those that point elsewhere, those that go on with the same item, and what is neither."""

from __future__ import annotations

import pytest
from form_rows import read_forms

from archive_scraper.normalize.links import find_links, read_link

SAYS = {"READ": "read_full", "GOES ON": "continue", "NOTHING": "not_external"}
ROWS = [pytest.param(text, says, id=f"{heading}: {text}") for heading, text, says in read_forms("pointer_forms.txt")]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_form_is_read(text: str, expected: str):
    found = read_link(text, site="quay-institute.example")
    assert (found.kind, found.publication) == (SAYS[expected], None)


@pytest.mark.parametrize(
    ("address", "kind"),
    [("https://harbour.example/a", "read_full"), ("/a", "continue"), ("https://quay-institute.example/a", "continue")],
)
def test_address_decides_where_a_pointer_leads(address: str, kind: str):
    text = f'<p>Click here to watch the <a href="{address}">whole interview</a>.</p>'
    assert read_link(text, site="quay-institute.example").kind == kind


def test_names_in_a_pointer_may_be_long():
    names = "Marguerite Featherstonehaugh-Cholmondeley and Bartholomew Wolfeschlegelsteinhausen"
    assert read_link(f"Read the full interview with {names} here").kind == "read_full"


def test_pointer_may_name_several():
    text = "You can watch the whole debate with Ada Marlowe, Tomas Vell and Mira Holm here"
    assert read_link(text).kind == "read_full"


@pytest.mark.parametrize(
    ("words", "kind"), [("bright and breezy", "read_full"), ("soggy brackish damp", "not_external")]
)
def test_pointer_says_little_else(words: str, kind: str):
    assert read_link(f"Read the full {words} interview here").kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "He read the report here on Monday and said nothing.",  # the pointer stands inside
        "You can read here what the captain, the pilot and the crew told the paper about a night of fog in May.",
        "The report on our website was published in May.",
        "Il porto sul sito continua da mesi.",
        "Here the full story of our harbour was told.",
    ],
)
def test_sentence_that_only_holds_a_pointer_is_no_call(text: str):
    assert read_link(text, site="quay-institute.example").kind == "not_external"


def test_body_keeps_a_pointer_only_to_all_of_an_item():
    away = '<a href="https://harbour.example/a">here</a>'
    page = {"page_url": "https://quay-institute.example/x"}
    assert [link.url for _, link in find_links([f"<p>You can watch the full debate {away}.</p>"], **page)] == [
        "https://harbour.example/a"
    ]
    assert not find_links([f"<p>Click {away} to see the report.</p>"], **page)
