from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from work_growth import assert_linear

from archive_scraper.extract.article.body.block_facts import Facts
from archive_scraper.extract.article.body.body import _judge_runs, full_text, kept_parts, read_body
from archive_scraper.extract.article.body.markdown import render
from archive_scraper.extract.article.page.survey import walk_page
from archive_scraper.extract.page import Page
from archive_scraper.spiders.jamestown import RULES as JAMESTOWN

if TYPE_CHECKING:
    from collections.abc import Callable

SENTENCE = "The harbour council met on Tuesday, and its members agreed that the old pier should stay open. "
URL = "https://example.org/news/pier"


def paragraphs(count: int = 6) -> str:
    return "".join(f"<p>{SENTENCE * 3} This is paragraph {number}.</p>" for number in range(count))


def body_text(source: str, series_line: str | None = None) -> str:
    page = Page(f"<html><head><title>t</title></head><body>{source}</body></html>", URL)
    survey, _, body = read_body(page, series_line=series_line)
    return "" if body is None else render(survey.elements[body.node], parts=kept_parts(survey, body)).text


SHELL = (
    "<nav><ul><li><a href='/a'>Home</a></li><li><a href='/b'>Politics</a></li></ul></nav>"
    "<main><article><h1>The pier stays</h1><div class='article-body'>{}</div></article></main>"
    "<footer><p>© 2020 Harbour Courier. All rights reserved.</p></footer>"
)


@pytest.mark.parametrize("label", ["Executive Summary:", "Executive summary", "Introduction", "Zusammenfassung:"])
def test_keeps_the_heading_of_the_first_section(label: str):
    points = f"<ul><li>{SENTENCE * 2}</li><li>{SENTENCE * 2}</li></ul>"
    assert body_text(SHELL.format(f"<p>{label}</p>{points}{paragraphs()}")).startswith(label)


def test_cuts_the_series_that_the_rules_describe():
    source = SHELL.format("<p>Publication: Straits Brief Volume: 25 Issue: 16</p>" + paragraphs())
    assert body_text(source, JAMESTOWN.series_line).startswith("The harbour council")
    assert body_text(source).startswith("Publication: ")


@pytest.mark.parametrize(("scores", "is_kept"), [((2, -1.5), False), ((3, -1.5), True)])
def test_a_run_of_teasers_is_no_text_for_one_long_block(scores: tuple[float, float], is_kept: bool):
    """A block of 240 words says no more than one of sixty, and that less than seven times what a line says."""
    long, short = scores
    body = f"<p>{'tide ' * 240}</p>" + f"<p>{'tide ' * 9}</p>" * 4
    survey = walk_page(Page(f"<html><body>{body}</body></html>", URL).root)
    judged = _judge_runs(survey, [Facts((), 0, 0, 0, is_teaser=True)] * 5, [long, *[short] * 4])
    assert (judged[0] > 0) is is_kept


@pytest.mark.parametrize(("against", "found"), [(2.5, True), (3.5, False)])
def test_a_text_that_its_design_speaks_against_is_found_up_to_a_point(against: float, found: bool):
    page = Page(f"<html><body>{SHELL.format(paragraphs())}</body></html>", URL)
    assert (read_body(page, {"bias": -against})[2] is not None) is found


def test_finds_the_paragraphs_alone():
    text = body_text(SHELL.format(paragraphs()))
    assert all(f"paragraph {number}." in text for number in range(6))
    assert "Politics" not in text
    assert "rights reserved" not in text


@pytest.mark.parametrize(
    ("inserted", "word"),
    [
        pytest.param(
            "<div class='share-buttons'><a href='/s'>Zwitscher</a> <a href='/t'>Pinnwand</a> "
            "<a href='/m'>Mail</a></div>",
            "Zwitscher",
            id="share",
        ),
        pytest.param("<script>var zq = 1;</script>", "zq", id="script"),
        pytest.param("<p style='display: none'>Quux hidden words</p>", "Quux", id="hidden"),
        pytest.param(
            "<div class='newsletter-signup'><p>Sign up for the Quux newsletter</p>"
            "<form><button>Go</button></form></div>",
            "Quux",
            id="newsletter",
        ),
        pytest.param(
            "<aside class='related'><h3>Related</h3><ul><li><a href='/q'>Quux opens a museum</a></li>"
            "<li><a href='/r'>Quux again</a></li></ul></aside>",
            "Quux",
            id="related",
        ),
    ],
)
def test_cuts_what_is_not_text(inserted: str, word: str):
    text = body_text(SHELL.format(paragraphs(3) + inserted + paragraphs(3)))
    assert word not in text
    assert text.count("paragraph 1.") == 2


def test_keeps_words_apart_where_something_was_cut():
    source = "<p>One<script>x</script> two " + SENTENCE * 3 + "</p>"
    assert "One two" in body_text(SHELL.format(source + paragraphs()))


@pytest.mark.parametrize(
    ("shown", "veiled", "reads"),
    [
        pytest.param(2, 5, True, id="a text that begins and is cut off"),
        pytest.param(2, 3, False, id="hidden text of no more than that is no reason"),
        pytest.param(4, 17, False, id="a text that stands by itself"),
    ],
)
def test_reads_on_where_little_is_shown(shown: int, veiled: int, reads: bool):
    line = "<p>" + " ".join((SENTENCE * 2).split()[:25]) + " {}</p>"
    text = body_text(SHELL.format(line.format("now") * shown + f"<div hidden>{line.format('later') * veiled}</div>"))
    assert ("later" in text) is reads


def test_reads_what_a_script_would_reveal():
    source = f"<div id='root'></div><div hidden id='S:1'>{SHELL.format(paragraphs())}</div>"
    assert "paragraph 5." in body_text(source)
    assert "paragraph 5." in body_text(f"<h1>The pier stays</h1><noscript>{SHELL.format(paragraphs())}</noscript>")


def test_reads_a_text_that_its_own_element_keeps_from_the_ear_until_a_script_runs():
    hidden = f"<main aria-hidden='true' style='display: none'>{paragraphs()}</main>"
    assert body_text(hidden).count("This is paragraph") == 6


def test_full_text_is_the_longest_article_body():
    page = Page(
        '<script type="application/ld+json">[{"articleBody": "short"}, {"articleBody": "rather longer"}]</script>', URL
    )
    assert full_text(page) == "rather longer"


def test_a_page_without_text_has_no_body():
    assert read_body(Page("", URL))[2] is None


@pytest.mark.parametrize(
    ("make", "size"),
    [
        pytest.param(lambda n: "<div>" * n + SENTENCE + "</div>" * n, 10_000, id="deep"),
        pytest.param(lambda n: "<a href='/x'>link</a> " * n, 20_000, id="links"),
        pytest.param(lambda n: "<p>" + SENTENCE * n + "</p>", 20_000, id="one-long-paragraph"),
        pytest.param(lambda n: "<!-- c --> x" * n, 50_000, id="comments"),
        pytest.param(lambda n: "\x00" * n, 1_000_000, id="nul"),
        pytest.param(lambda n: "<b>" * n + SENTENCE, 20_000, id="unclosed"),
    ],
)
def test_hostile_pages_cost_no_square(make: Callable[[int], str], size: int):
    assert_linear(lambda n: partial(body_text, make(n)), size)


TEASER = "<li>{}<a href='/{}'>{}</a><p>The ferry company has said that its winter table holds…</p><p>By {}</p></li>"
SHORT = "<p>Ada Marlowe, who counts the ships of the strait, says what the port can do after a summer alone.</p>"


def teasers(count: int, *, tag: str = "section") -> str:
    items = "".join(
        TEASER.format("<p>Harbours / Trade</p>" if n % 2 else "", n, f"Quux Counts Ship {n}", f"Tomas Vell{n}")
        for n in range(count)
    )
    return f"<{tag}><h2>More from the Courier</h2><ul>{items}</ul></{tag}>"


@pytest.mark.parametrize("count", [3, 4, 8])
@pytest.mark.parametrize("tag", ["section", "div"])
def test_teasers_below_a_short_text_are_no_part_of_it(count, tag):
    article = f"<article><h1>The pier stays</h1><div class='wysiwyg'>{SHORT}</div></article>"
    text = body_text(f"<main>{article}{teasers(count, tag=tag)}</main>")
    assert "says what the port can do" in text
    assert "Quux" not in text
    assert "winter table" not in text


def test_paragraphs_that_open_with_links_are_text():
    items = "".join(f"<p><a href='/{n}'>The pier</a> {SENTENCE * 2} Quux {n}.</p>" for n in range(5))
    text = body_text(SHELL.format(items))
    assert all(f"Quux {n}." in text for n in range(5))
