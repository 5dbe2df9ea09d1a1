"""Names of frames, and headlines, descriptions and authors that only one place of a page tells."""

from __future__ import annotations

import pytest

from archive_scraper import extract_article

TITLE = "The Pier Stays"
TEXT = "The harbour council met on Tuesday, and its members heard what the fishermen had to say about the pier. "
BODY = f"<p>{TEXT * 2}</p>" * 6
MENU = "<nav><a href='/'>Home</a><a href='/news'>News</a></nav>"


def _read(body: str, head: str = "<title>Harbour Courier</title>"):
    return extract_article(f"<html lang='en'><head>{head}</head><body>{body}</body></html>", "https://a.example/pier")


@pytest.mark.parametrize(
    "frame",
    [
        pytest.param("<div id='__next'>", id="next.js"),
        pytest.param("<div class='elementor-widget-container'>", id="page builder"),
        pytest.param("<main class='content with-sidebar'>", id="layout with a sidebar"),
        pytest.param("<div id='below-header-ad'>", id="below an advertisement"),
    ],
)
def test_what_holds_the_whole_text_is_no_place_of_other_articles(frame: str):
    byline = "<div class='x1'><a href='/people/ingrid-solheim'>Ingrid Solheim</a></div>"
    teaser = "<aside><h3><a href='/2'>What the ferry costs</a></h3><p>By Paul Davenport</p></aside>"
    article = _read(f"{frame}<h1>{TITLE}</h1>{byline}{BODY}{teaser}")
    assert [person.name for person in article.authors] == ["Ingrid Solheim"]


@pytest.mark.parametrize(
    "headline",
    [
        pytest.param(f"<h2 itemprop='headline'>{TITLE} Open This Year</h2>", id="microdata"),
        pytest.param(f"<h2 property='schema:headline'>{TITLE} Open This Year</h2>", id="rdfa"),
        pytest.param(f"<h2>{TITLE} Open This Year</h2>", id="heading of a page without h1"),
        pytest.param(f"<h3>{TITLE} Open This Year</h3>", id="smaller heading"),
        pytest.param(f"<p><b>{TITLE} Open This Year</b></p>", id="bold line"),
        pytest.param(f"<p><font size='4'><b>{TITLE} Open This Year</b></font></p>", id="large bold line"),
    ],
)
def test_a_headline_that_the_head_does_not_name(headline: str):
    head = "<title>Courier</title><meta property='og:site_name' content='Courier'>"
    article = _read(f"{MENU}<div>{headline}{BODY}</div>", head)
    assert article.title == f"{TITLE} Open This Year"


@pytest.mark.parametrize(
    ("line", "title", "author"),
    [
        pytest.param("Von Ingrid Solheim", "Courier", ["Ingrid Solheim"], id="known given name"),
        pytest.param("Von Xyr Solheim", "Courier", ["Xyr Solheim"], id="any name"),
        pytest.param("Eine Kolumne von Ingrid Solheim", "Courier", ["Ingrid Solheim"], id="kind of text"),
        pytest.param("Von Bergen nach Kapstadt", "Von Bergen nach Kapstadt", [], id="title with the small word"),
    ],
)
def test_a_byline_in_a_heading_is_no_title(line: str, title: str, author: list[str]):
    head = "<title>Courier</title><meta property='og:site_name' content='Courier'>"
    article = _read(f"{MENU}<div><h5><em>{line}</em></h5>{BODY}</div>", head)
    assert (article.title, [person.name for person in article.authors]) == (title, author)


def test_a_line_of_capitals_with_a_day_in_it_names_nobody():
    data = '{"@type": "NewsArticle", "author": {"@type": "Organization", "name": "Courier"}}'
    head = f"<title>{TITLE}</title><script type='application/ld+json'>{data}</script>"
    article = _read(f"<h1>{TITLE}</h1><p>PARTNERS YESTERDAY, RIVALS TODAY BY THE OLD QUAY</p>{BODY}", head)
    assert [person.name for person in article.authors] == ["Courier"]


def test_a_heading_below_a_headline_is_no_headline():
    assert _read(f"<h1>{TITLE}</h1><h2>Council decides after a long evening</h2>{BODY}").title == TITLE


@pytest.mark.parametrize(
    ("description", "printed", "summary"),
    [
        pytest.param(
            "Independent, non-partisan research for a more prosperous north.",
            "<p class='subtitle'>Councillors want to keep the landing stage while it is repaired.</p>",
            "Councillors want to keep the landing stage while it is repaired.",
            id="slogan",
        ),
        pytest.param(
            "Members of the council heard fishermen about the pier and its harbour.",
            "<h2><span>Harbour</span>Members of the council heard fishermen about the pier and its harbour.</h2>",
            "Members of the council heard fishermen about the pier and its harbour.",
            id="label",
        ),
    ],
)
def test_a_description_is_of_this_article(description: str, printed: str, summary: str):
    head = f"<title>{TITLE}</title><meta name='description' content='{description}'>"
    assert _read(f"<h1>{TITLE}</h1>{printed}{BODY}", head).summary == summary


@pytest.mark.parametrize(
    "marked",
    [
        "<p>Keywords: <span itemprop='keywords'>pier, ferry, council</span></p>",
        "<meta itemprop='keywords' content='pier, ferry, council'>",
        "<i itemprop='keywords'>pier</i> <i itemprop='keywords'>ferry</i> <i itemprop='keywords'>council</i>",
    ],
)
def test_keywords_of_microdata_are_topics(marked: str):
    article = _read(f"<div itemscope itemtype='https://schema.org/Article'><h1>{TITLE}</h1>{BODY}{marked}</div>")
    assert list(article.topics) == ["pier", "ferry", "council"]


@pytest.mark.parametrize("name", ["DCTERMS.abstract", "DC.description.abstract"])
def test_an_abstract_in_the_head(name: str):
    abstract = "How a council of fishermen kept its harbour and what the pier costs."
    head = f"<title>{TITLE}</title><meta name='{name}' content='{abstract}'>"
    assert _read(f"<h1>{TITLE}</h1>{BODY}", head).summary == abstract


def test_authors_of_a_paper_are_those_of_its_data():
    names = "".join(f"<meta name='citation_author' content='{name}'>" for name in ("Ada Marlowe", "Ingrid Solheim"))
    printed = "<ul class='authors'><li><span>Ada Marlowe</span> University of the Coast</li></ul>"
    article = _read(f"<h1>{TITLE}</h1>{printed}{BODY}", f"<title>{TITLE}</title>{names}")
    assert [person.name for person in article.authors] == ["Ada Marlowe", "Ingrid Solheim"]


def test_a_title_that_names_a_person_is_no_byline():
    closing = "<p>Camino von Birgit Kelle</p>"
    assert not _read(f"<h1>{TITLE}</h1>{BODY}{closing}").authors
