from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from work_growth import assert_linear

from archive_scraper import extract_article
from archive_scraper.extract.article.fields.author_evidence import is_known_kind
from archive_scraper.items import Person

TEXT = "".join(
    f"<p>The harbour council met on Tuesday and agreed that pier {n} should stay open to all.</p>" for n in range(6)
)


def authors(top: str, *, below: str = "", before: str = "") -> list[str]:
    source = (
        f"<html><head><title>The Pier Stays</title></head><body>{before}<main><article><h1>The Pier Stays</h1>{top}"
        f"<div>{TEXT}{below}</div></article></main></body></html>"
    )
    return [person.name for person in extract_article(source, "https://example.org/news/pier").authors]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("<p>Anna Keller</p><p>12 May 2020</p>", id="line-beside-date"),
        pytest.param("<p>Anna Keller | 12 May 2020</p>", id="line-with-date"),
        pytest.param("<p>12 May 2020 | By Anna Keller</p>", id="lead-in-after-date"),
        pytest.param("<p>By Anna Keller</p>", id="lead-in"),
        pytest.param("<a href='/people/anna-keller'>Anna Keller</a>", id="profile-link"),
        pytest.param("<p class='author'>Anna Keller</p>", id="class"),
    ],
)
def test_names_whom_the_page_prints(line):
    assert authors(line) == ["Anna Keller"]


_BOTH = ["Anna Keller", "Tomas Vell"]


@pytest.mark.parametrize(
    ("block", "names"),
    [
        pytest.param("<p class='author'><b>Anna Keller</b><span>Fellow</span></p>", _BOTH[:1], id="role-that-touches"),
        pytest.param(
            "<p class='author'><span>Anna Keller</span><small>senior fellow</small></p>", _BOTH[:1], id="small"
        ),
        pytest.param("<p class='author'><span>By</span><a href='/k'>Anna Keller</a></p>", _BOTH[:1], id="opening"),
        pytest.param("<p class='author'>Anna Keller anna@harbour.example</p>", _BOTH[:1], id="mail-after-it"),
        pytest.param(
            "<div class='authors'><div class='author'><b>Anna Keller</b><small>Doutora em economia</small></div>"
            "<div class='author'><b>Tomas Vell</b><small>Professor</small></div></div>",
            _BOTH,
            id="blocks-of-one-make",
        ),
        pytest.param(
            "<ul class='auteurs'><li><a href='/k'><span>Anna Keller</span><span>Chercheuse</span></a></li>"
            "<li><a href='/v'><span>Tomas Vell</span><span>Chercheur</span></a></li></ul>",
            _BOTH,
            id="list-of-links",
        ),
        pytest.param(
            "<aside><h2>Auteurs</h2><ul class='auteurs'><li>Anna Keller</li><li>Tomas Vell</li></ul></aside>",
            _BOTH,
            id="at-the-side-under-a-heading",
        ),
        pytest.param(
            "<ul class='author'><li>主任研究員　<a href='/people/1'>島袋 由紀</a></li>"
            "<li>客員研究員　<a href='/people/2'>原田 剛</a></li></ul>",
            ["島袋 由紀", "原田 剛"],
            id="list-of-profiles-without-capitals",
        ),
    ],
)
def test_an_element_for_each_author_and_a_role_in_it(block, names):
    assert authors(block) == names


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("<p>Press Release | 12 May 2020</p>", id="kind-with-date"),
        pytest.param("<p>Harbour Reform</p><p>12 May 2020</p>", id="subject-beside-date"),
        pytest.param("<p>Übersicht Hafen</p>", id="menu"),
        pytest.param("<p>The storm of 21 October 2019 took both piers</p>", id="prose-with-date"),
        pytest.param("<p>Skip to content</p>", id="button"),
        pytest.param("<a href='/user/join'>Join Us</a>", id="link-to-a-form"),
        pytest.param("<h3>All Piers</h3>", id="heading"),
        pytest.param("<p>Harbour Society Reform</p>", id="organization-in-a-heading"),
    ],
)
def test_invents_nobody(line):
    assert authors(line) == []


def test_a_heading_behind_the_text_announces_its_authors():
    below = (
        "<h2>Authors</h2><h3>Dr. Anna Keller</h3><p>Fellow, Harbour Desk</p><h3>Tomas Vell</h3>"
        "<h2>More</h2><h3>Ida Brandt</h3>"
    )
    assert authors("", below=below) == ["Anna Keller", "Tomas Vell"]


def test_the_bylines_of_teasers_below_a_short_text_are_of_others():
    teaser = "<li><a href='/b'>A pier of another town</a><p>What it costs, and whom.</p><p>By Ida Brandt</p></li>"
    assert authors("", below=f"<h2>More to read</h2><ul>{teaser * 3}</ul>") == []


def test_a_name_inside_the_text_is_no_byline():
    assert authors("", below=f"<h3>Anna Keller</h3>{TEXT}") == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Reuters", True), ("harbour.example", True), ("Alternatives to Society", False)],
)
def test_known_kinds(name, expected):
    assert is_known_kind(Person(name=name, type="organization")) is expected


@settings(max_examples=100)
@given(st.text(max_size=60))
def test_never_raises(text):
    is_known_kind(Person(name=text, type="organization"))


def test_an_author_of_dots_takes_time_for_its_letters_alone():
    """None of them begins an address."""

    def work(size: int) -> partial[object]:
        html = f'<meta name="author" content="{"a." * size}"><article><h1>The pier</h1><p>It opened.</p></article>'
        return partial(extract_article, html, "https://site.example/news/the-pier")

    assert_linear(work, 5_000)
