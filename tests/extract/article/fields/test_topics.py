"""Links after a label are topics: "Tags:" in their line, or above them, in every language of the book of words."""

from __future__ import annotations

import json

import pytest

from archive_scraper import extract_article
from archive_scraper.signs.headings import topics_label
from archive_scraper.words import book

TEXT = "The harbour council met on Tuesday, and its members agreed that the old pier should stay open for a year. "
BODY = f"<h1>The Pier Stays</h1><div>{f'<p>{TEXT * 2}</p>' * 5}</div>"
PIER, QUAY = "<a href='/about/pier'>Pier</a>", "<a href='/about/quay'>Old Quay</a>"
ITEMS = f"<ul><li>{PIER}</li><li>{QUAY}</li></ul>"
FAR = "<p>More of the same.</p>" * 12


def _topics(bottom: str, top: str = "", head: str = "") -> tuple[str, ...]:
    page = f"<html><head><title>The Pier Stays</title>{head}</head><body>{top}<main>{BODY}{bottom}</main></body></html>"
    return extract_article(page, "https://courier.example/pier").topics_raw


@pytest.mark.parametrize(
    "bottom",
    [
        pytest.param(f"<p>Tags: {PIER}, {QUAY}</p>", id="in their line"),
        pytest.param(f"<p>Tagged with {PIER} {QUAY}</p>", id="without a colon"),
        pytest.param(f"<p>Mots-clés : {PIER}, {QUAY}</p>", id="a space before the colon"),
        pytest.param(
            "<p>Mots-clés : <a href='/m/1'>Pier</a>, <a href='/m/2'>Old Quay</a></p>", id="few letters in links"
        ),
        pytest.param(f"<p>标签：{PIER} {QUAY}</p>", id="a wide colon"),
        pytest.param(f"<p>関連キーワード：{PIER} {QUAY}</p>", id="a label without spaces longer than a word"),
        pytest.param(f"<p># Теги: {PIER}, {QUAY}</p>", id="a mark before the label"),
        pytest.param(f"<h4>Schlagwörter</h4>{ITEMS}", id="a heading above a list"),
        pytest.param(f"<div>الوسوم</div><div>{PIER}{QUAY}</div>", id="a line above"),
        pytest.param(f"<ul><li>Tags:</li><li>{PIER}</li><li>{QUAY}</li></ul>", id="the first item of the list"),
        pytest.param(
            f"<h4>Topics</h4><div>{PIER} <a href='/tag/quay'>Old Quay</a></div>", id="one of them an address of tags"
        ),
    ],
)
def test_links_after_a_label_are_topics(bottom: str):
    assert _topics(bottom) == ("Pier", "Old Quay")


@pytest.mark.parametrize(
    ("bottom", "top"),
    [
        pytest.param(f"<p>{PIER} {QUAY}</p>", "", id="no label"),
        pytest.param(f"<p>Topics of the long evening were {PIER} and {QUAY}</p>", "", id="a sentence"),
        pytest.param(f"<p>Tagungen {PIER} {QUAY}</p>", "", id="a longer word"),
        pytest.param(f"<p>Themen-Specials {PIER} {QUAY}</p>", "", id="a compound"),
        pytest.param(f"<p><a href='/topics'>Topics</a> {PIER} {QUAY}</p>", "", id="a label that is a link"),
        pytest.param(f"{FAR}<h4>Topics</h4>{ITEMS}", "", id="far below the text"),
        pytest.param("", f"<h4>Topics</h4>{ITEMS}{FAR}", id="far above the headline"),
        pytest.param("<p>Tags: <a href='mailto:desk@courier.example'>Pier</a></p>", "", id="no page"),
    ],
)
def test_other_links_are_not(bottom: str, top: str):
    assert _topics(bottom, top) == ()


@pytest.mark.parametrize(
    ("bottom", "names"),
    [
        pytest.param(
            "<p>In <a rel='category tag' href='/c/a'>Town</a> <a rel=tag href='/t/b'>Pier</a> "
            "<a rel=tag href='/t/c'>Quay</a></p>",
            ("Pier", "Quay"),
            id="tags apart from the section",
        ),
        pytest.param(
            "<nav class=tags><a href='/pier'>Pier</a> <a href='/quay'>Quay</a></nav>",
            ("Pier", "Quay"),
            id="a bar of tags",
        ),
        pytest.param("<nav><a href='/pier'>Pier</a> <a href='/quay'>Quay</a></nav>", (), id="a menu"),
        pytest.param(
            "<nav><ul><li class='menu-item menu-item-object-category'><a href='/pier'>Pier</a></li></ul></nav>",
            (),
            id="a menu of categories",
        ),
        pytest.param(
            "<div id=catlinks><a href='/wiki/Category:Piers'>Piers</a> <a href='/wiki/Category:Quays'>Quays</a></div>",
            ("Piers", "Quays"),
            id="the categories of a wiki",
        ),
        pytest.param(
            "<p><a rel=tag href='/t/b'>Piers, quays</a> <a rel=tag href='/t/c'>Salt</a></p>",
            ("Piers, quays", "Salt"),
            id="a comma in a tag",
        ),
    ],
)
def test_links_to_tags(bottom: str, names: tuple[str, ...]):
    assert _topics(bottom) == names


def test_the_way_to_an_article_names_its_sections():
    steps = [("Start", "/"), ("Town", "/town"), ("Harbour", "/town/harbour"), ("The Pier Stays", "/pier")]
    items = [{"@type": "ListItem", "name": name, "item": f"https://courier.example{path}"} for name, path in steps]
    items[1]["item"] = {"@id": items[1]["item"], "name": "Town"}
    data = json.dumps({"@type": "BreadcrumbList", "itemListElement": items})
    assert _topics("", head=f"<script type='application/ld+json'>{data}</script>") == ("Town", "Harbour")


def test_every_language_of_the_book_has_a_label():
    labels = book.by_language("heading.topics")
    assert labels.keys() == {path.stem for path in book.FOLDER.glob("*.toml")} & set(book.languages())
    for words in labels.values():
        assert all(topics_label(f"{word}: Pier") == f"{word}: " for word in words)
        assert all(topics_label(word.capitalize()) == word.capitalize() for word in words)
