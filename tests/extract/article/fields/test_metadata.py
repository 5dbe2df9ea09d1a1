from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from archive_scraper.extract.article import extract_article
from archive_scraper.extract.article.fields.kind import read_kind
from archive_scraper.extract.linked_data import creators, find_article, text_value
from archive_scraper.extract.page import Page
from archive_scraper.extract.series import find_series
from archive_scraper.signs.printed import read_authors
from archive_scraper.spiders.cnas import RULES as CNAS
from archive_scraper.spiders.jamestown import RULES as JAMESTOWN

if TYPE_CHECKING:
    from archive_scraper.items import Article, Person

NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)
TEXT = (
    "The harbour council met on Tuesday, and its members agreed that the old pier should stay open for another year. "
)
BODY = f"<div class='article-body'>{f'<p>{TEXT * 3}</p>' * 5}</div>"


def _read(head: str, top: str = "", bottom: str = "", url: str = "https://courier.example/news/pier") -> Article:
    source = f"<html><head>{head}</head><body><article>{top}{BODY}{bottom}</article></body></html>"
    return extract_article(Page(source, url), now=NOW)


def _authors(article: Article) -> tuple[Person, ...]:
    return read_authors(article.authors_linked, article.byline_raw, article.language, "example.org")


@pytest.mark.parametrize(
    ("top", "printed"),
    [
        ("<a rel='author' href='/people/ada'>Dr. Ada Marlowe</a>", ("Dr. Ada Marlowe",)),
        ("<p class='byline'>By Ada Marlowe, Ph.D.</p>", ("By Ada Marlowe, Ph.D.",)),
        ("<p>By Ada Marlowe, Ph.D.</p>", ()),
    ],
)
def test_names_are_kept_as_printed(top: str, printed: tuple[str, ...]):
    article = _read("", top)
    assert tuple(person.name for person in article.authors_linked) == printed
    assert [person.name for person in _authors(article)] == ["Ada Marlowe"]


def _data(**properties: str) -> str:
    inner = ", ".join(f'"{name}": {value}' for name, value in properties.items())
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {inner}}}</script>'


@pytest.mark.parametrize(
    ("head", "top", "title"),
    [
        pytest.param(
            "<title>The Pier Stays | Harbour Courier</title>", "<h1>The Pier Stays</h1>", "The Pier Stays", id="suffix"
        ),
        pytest.param(
            "<title>Pier Stays - A Town Decides - Harbour Courier</title>",
            "<h1>Pier Stays - A Town Decides</h1>",
            "Pier Stays - A Town Decides",
            id="own-hyphen",
        ),
        pytest.param(
            "<title>Pier news today: harbour pier open</title><meta property='og:title' content='Pier news today'>",
            "<h1 class='headline'>Why the old pier of the harbour stays open</h1>",
            "Why the old pier of the harbour stays open",
            id="search-engine-title",
        ),
        pytest.param(
            "<title>The Pier Is Open</title><meta property='og:title' content='The Pier Is Open'>",
            "<header><h1 class='logo'><a href='/'>Harbour Courier</a></h1></header><h2>The Pier Is Open</h2>",
            "The Pier Is Open",
            id="logo-is-h1",
        ),
        pytest.param("<title>The Pier Stays | Harbour Courier</title>", "", "The Pier Stays", id="title-alone"),
    ],
)
def test_title(head: str, top: str, title: str):
    assert _read(head, top).title == title


@pytest.mark.parametrize(
    ("head", "top", "names"),
    [
        pytest.param("", "<h1>The Pier Stays</h1><p class='byline'>By Ada Marlowe</p>", ["Ada Marlowe"], id="byline"),
        pytest.param("", "<h1>The Pier Stays</h1><p>By Ada Marlowe</p>", ["Ada Marlowe"], id="line"),
        pytest.param(
            _data(author='[{"@type": "Person", "name": "Ada Marlowe"}, {"@type": "Person", "name": "Tomas Vell"}]'),
            "<h1>The Pier Stays</h1>",
            ["Ada Marlowe", "Tomas Vell"],
            id="json-ld",
        ),
        pytest.param(
            "",
            "<h1>The Pier Stays</h1><a rel='author' href='/authors/ada-marlowe'>Ada Marlowe</a>",
            ["Ada Marlowe"],
            id="rel-author",
        ),
        pytest.param(
            _data(author='{"@type": "Organization", "name": "Harbour Courier"}')
            + "".join(f"<meta name='{name}' content='Harbour Courier'>" for name in ("author", "byl", "og:site_name")),
            "<h1>The Pier Stays</h1><a rel='author' href='/author/courier'>Harbour Courier</a><p>By Ada Marlowe</p>",
            ["Ada Marlowe"],
            id="line-beside-the-publisher-everywhere",
        ),
        pytest.param(
            "", "<h1>The Pier Stays</h1><p>Eine Kolumne von Ada Marlowe</p>", ["Ada Marlowe"], id="what-was-made"
        ),
        pytest.param(
            _data(author='{"@type": "Person", "name": "Ada"}'),
            "<h1>The Pier Stays</h1><p class='full'>Ada Marlowe</p>",
            ["Ada Marlowe"],
            id="first-name-in-the-data",
        ),
        pytest.param(
            "",
            "<h1>The Pier Stays</h1><p>Byby ADA MARLOWE and TOMAS VELLJune 11, 2019</p>",
            ["ADA MARLOWE", "TOMAS VELL"],
            id="glued-label-and-date",
        ),
        pytest.param(
            "",
            "<h1>The Pier Stays</h1><p>By Ada Marlowe Published in Piers June 11, 2019</p>",
            ["Ada Marlowe"],
            id="where-it-appeared",
        ),
        pytest.param("", "<h1>The Pier Stays</h1>", [], id="nobody"),
        pytest.param(
            "<meta property='article:author' content='https://www.facebook.com/courier'>",
            "<h1>The Pier Stays</h1>",
            [],
            id="address-is-nobody",
        ),
    ],
)
def test_authors(head: str, top: str, names: list[str]):
    assert [author.name for author in _authors(_read(head, top))] == names


def test_the_author_of_a_related_story_is_not_taken():
    related = (
        "<aside class='related'><h3>More</h3><p><a href='/b'>Boats</a> "
        "<span class='author'>By Tomas Vell</span></p></aside>"
    )
    article = _read("", "<h1>The Pier Stays</h1><p class='byline'>By Ada Marlowe</p>", related)
    assert [author.name for author in _authors(article)] == ["Ada Marlowe"]


@pytest.mark.parametrize(
    ("head", "top", "day"),
    [
        pytest.param(
            _data(datePublished='"2021-05-03T09:00:00+02:00"', dateModified='"2023-01-09T10:00:00+02:00"'),
            "<h1>The Pier Stays</h1>",
            "2021-05-03T09:00:00+02:00",
            id="not-the-change",
        ),
        pytest.param("", "<h1>The Pier Stays</h1><time datetime='2021-05-03'>May 3</time>", "2021-05-03", id="time"),
        pytest.param("", "<h1>The Pier Stays</h1><p class='date'>May 3, 2021</p>", "May 3, 2021", id="printed"),
        pytest.param("", "<h1>The Pier Stays</h1><p>May 3, 2021</p>", "May 3, 2021", id="line"),
        pytest.param("", "<h1>The Pier Stays</h1>", None, id="none"),
    ],
)
def test_published(head: str, top: str, day: str | None):
    assert _read(head, top).published_raw == day


def test_published_in_the_address():
    article = _read("", "<h1>The Pier Stays</h1>", url="https://courier.example/2021/05/03/pier")
    assert (article.published_raw, article.origins["published"]) == ("2021-05-03", "url")


def test_modified():
    article = _read("<meta property='article:modified_time' content='2023-01-09'>", "<h1>The Pier Stays</h1>")
    assert (article.modified_raw, article.origins["modified"]) == ("2023-01-09", "meta:article:modified_time")


@pytest.mark.parametrize(
    ("head", "bottom", "topics"),
    [
        pytest.param(
            "<meta name='keywords' content='pier, harbour, council'>", "", ("pier", "harbour", "council"), id="keywords"
        ),
        pytest.param(
            "<meta property='article:tag' content='Pier'><meta property='article:tag' content='Harbour'>",
            "",
            ("Pier", "Harbour"),
            id="article-tag",
        ),
        pytest.param(
            "",
            "<ul class='tags'><li><a rel='tag' href='/tag/pier'>Pier</a></li>"
            "<li><a rel='tag' href='/tag/harbour'>Harbour</a></li></ul>",
            ("Pier", "Harbour"),
            id="visible",
        ),
    ],
)
def test_topics(head: str, bottom: str, topics: tuple[str, ...]):
    assert _read(head, "<h1>The Pier Stays</h1>", bottom).topics_raw == topics


def test_summary_is_the_sites_own():
    text = "A town votes, and the oldest pier of the coast is saved."
    article = _read(
        f"<meta name='description' content='{text}'><meta property='og:description' content='{text}'>",
        "<h1>The Pier Stays</h1>",
    )
    assert article.summary_html == text


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Congressional Testimony", "congressional-testimony"),
        ("REPORTS", "report"),
        ("in the news", "press"),
        ("Op-Ed", "commentary"),
        ("Harbours", None),
        ("", None),
    ],
)
def test_read_kind(label: str, kind: str | None):
    assert read_kind(label, CNAS.kind_labels) == kind


@pytest.mark.parametrize(
    ("line", "series"),
    [
        ("Publication: Harbour Brief Volume: 21 Issue: 19", ("Harbour Brief", "21", "19")),
        ("Publication: Harbour Brief", ("Harbour Brief", None, None)),
        ("Volume: 21 Issue: 19", None),
    ],
)
def test_find_series(line: str, series: tuple[str, str | None, str | None] | None):
    assert find_series([line], JAMESTOWN.series_line) == series


def test_linked_data_resolves_references():
    page = Page(
        '<script type="application/ld+json">{"@graph": [{"@type": "Article", "author": {"@id": "#a"}},'
        '{"@type": "Person", "@id": "#a", "name": "Ada Marlowe", "url": "https://e.org/ada"}]}</script>',
        "https://e.org/x",
    )
    article = find_article(page)
    assert article is not None
    assert creators(page, article["author"]) == [("Ada Marlowe", "https://e.org/ada", "person")]


@pytest.mark.parametrize(
    ("value", "text"),
    [("a &amp; b", "a & b"), ({"@value": "x"}, "x"), (["x", "y"], "x"), (None, ""), (7, ""), ([], ""), ({}, "")],
)
def test_text_value(value: object, text: str):
    assert text_value(value) == text
