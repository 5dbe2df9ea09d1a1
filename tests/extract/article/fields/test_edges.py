"""Edges of what may be a title, an author, a date or a summary: how far, how long, how many. Pages of our own words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from lxml import html

from archive_scraper.extract.article.extraction import read_page
from archive_scraper.extract.article.fields.authors import author_candidates
from archive_scraper.extract.article.fields.dates import date_candidates
from archive_scraper.extract.article.fields.headline_parts import headline_parts
from archive_scraper.extract.article.fields.summary import summary_candidates
from archive_scraper.extract.article.fields.title import title_candidates
from archive_scraper.extract.linked_data import creators
from archive_scraper.extract.page import Page

NOW = datetime(2024, 7, 1, tzinfo=UTC)
FIELDS = {
    "authors": author_candidates,
    "published": lambda context: date_candidates(context, None, NOW),
    "summary": summary_candidates,
    "title": title_candidates,
}
PROSE = (
    "<p>The harbour council met on Tuesday and agreed, after a long debate, that the old pier should stay open to all. "
    "Repairs begin in spring, and the town pays a third of them.</p>"
)
H = "<h1>The Pier Stays Open</h1>"
TEXT = PROSE * 4
DEK = "<div class=standfirst>One pier stays open for all.</div>"


def lines(count: int) -> str:
    return "".join(f"<p>Line {chr(97 + number)}</p>" for number in range(count))


def described(*texts: str) -> str:
    names = ("name=description", "property=og:description")
    return "".join(f"<meta {name} content='{text}'>" for name, text in zip(names, texts, strict=False))


def candidates(field: str, body: str, head: str = "") -> dict[str, set[str]]:
    """Return what a page offers for a field -> its facts."""
    page = Page(f"<html><head>{head}</head><body><article>{body}</article></body></html>", "https://x.example/notes/a")
    found = FIELDS[field](read_page(page))
    return {", ".join(sorted(one.key)) if isinstance(one.key, frozenset) else str(one.key): one.facts for one in found}


@pytest.mark.parametrize(
    ("body", "head", "count"),
    [
        (f"<h1>{'a' * 400}</h1>{TEXT}", "", 1),
        (f"<h1>{'a' * 401}</h1>{TEXT}", "", 0),
        ("".join(f"<h1>Pier {n}</h1>" for n in range(22)) + TEXT, "", 20),
    ],
)
def test_titles(body: str, head: str, count: int):
    assert len(candidates("title", body, head)) == count


@pytest.mark.parametrize(
    ("heading", "parts"),
    [
        ("<i>a</i> " * 12, 2),
        ("<i>a</i> " * 13, 0),
        ("<div>" * 4 + "<i>Salt</i> <b>Pier</b>" + "</div>" * 4, 2),
        ("<div>" * 5 + "<i>Salt</i> <b>Pier</b>" + "</div>" * 5, 0),
    ],
)
def test_parts_of_a_headline(heading: str, parts: int):
    assert len(list(headline_parts(html.fromstring(f"<h1>{heading}</h1>")))) == parts


@pytest.mark.parametrize(
    ("body", "head", "count"),
    [
        (H + PROSE * 2 + DEK + TEXT, "", 1),  # two blocks into the body
        (H + PROSE * 3 + DEK + TEXT, "", 0),
        (f"{H}<div class=standfirst>{'<p>One pier stays open for all of us.</p>' * 4}</div>{TEXT}", "", 1),
        (f"{H}<div class=standfirst>{'<p>One pier stays open for all of us.</p>' * 5}</div>{TEXT}", "", 0),
        (f"{H}<p class=standfirst>Published in The Strait Observer{' x' * 84}</p>{TEXT}", "", 0),  # 200 characters
        (f"{H}<p class=standfirst>Published in The Strait Observer{' x' * 85}</p>{TEXT}", "", 1),
        (H + TEXT, described("ab " * 1000), 1),
        (H + TEXT, described("ab " * 1001), 0),
    ],
)
def test_summaries(body: str, head: str, count: int):
    assert len(candidates("summary", body, head)) == count


@pytest.mark.parametrize(("more", "is_cut"), [("xxx", False), ("xxxx", True)])
def test_a_summary_that_another_goes_on_with_is_cut(more: str, is_cut: bool):
    text = "The pier stays open for all"
    found = candidates("summary", H + TEXT, described(text, text + more))
    assert ("cut-of-other" in found[text.lower()]) is is_cut


def test_a_standfirst_after_two_paragraphs_still_opens_the_body():
    assert "starts-body" in candidates("summary", H + PROSE * 2 + DEK + TEXT)["one pier stays open for all."]


UPDATED = "<p>Updated {}<time datetime=2024-05-03>3 May</time>{}</p>"
DATELINE = "<p>Harbour, 12.11.2021. The council met and agreed on the pier and on much more besides it.</p>"
TIME = "<time>3 May 2024</time>"


@pytest.mark.parametrize(
    ("body", "day", "fact"),
    [
        (f"{H}<div class=date>3 May 2024{'<p>a b</p>' * 3}</div>{TEXT}", "2024-05-03", "from:class"),  # four blocks
        (f"{H}<div class=date>3 May 2024{'<p>a b</p>' * 4}</div>{TEXT}", "2024-05-03", "from:line"),
        (H + PROSE * 3 + DATELINE + TEXT, "2021-11-12", "from:dateline"),
        (H + PROSE * 4 + DATELINE + TEXT, None, ""),
        (f"{H}<time datetime=2024-05-03>{'x' * 240}</time>{TEXT}", "2024-05-03", "from:time"),
        (f"{H}<time datetime=2024-05-03>{'x' * 241}</time>{TEXT}", None, ""),
        (f"{H}{'<p class=date>x</p>' * 199}{TIME}{TEXT}", "2024-05-03", "from:time"),
        (f"{H}{'<p class=date>x</p>' * 200}{TIME}{TEXT}", None, ""),
        (f"{H}<div class=date>{TIME}</div>{TEXT}", "2024-05-03", "from:class"),
    ],
)
def test_dates(body: str, day: str | None, fact: str):
    found = candidates("published", body)
    assert list(found) == ([day] if day else [])
    assert fact in next(iter(found.values()), {""})


@pytest.mark.parametrize(("levels", "says"), [(3, True), (4, False)])
def test_the_label_of_a_date_stands_four_levels_around_it(levels: int, says: bool):
    found = candidates("published", H + UPDATED.format("<i>" * levels, "</i>" * levels) + TEXT)
    assert ("says-changed" in found["2024-05-03"]) is says


def test_two_times_in_an_element_are_dates_of_their_own():
    found = candidates("published", f"{H}<div class=date>{TIME}<time>4 May 2024</time></div>{TEXT}")
    assert not any("from:class" in facts for facts in found.values())


def author(inside: str) -> str:
    return f"<div class=author>{inside}</div>"


@pytest.mark.parametrize(
    ("body", "authors", "facts"),
    [
        (H + author(f"<p>Ada Marlowe</p>{'<p>a b</p>' * 7}") + TEXT, "ada marlowe", {"from:class"}),  # eight blocks
        (H + author(f"<p>Ada Marlowe</p>{'<p>a b</p>' * 8}") + TEXT, None, set()),
        (f"{H}<p>By Ada Marlowe {'x' * 185}</p>{TEXT}", "ada marlowe", {"from:line"}),  # 200 characters
        (f"{H}<p>By Ada Marlowe {'x' * 186}</p>{TEXT}", None, set()),
        (f"{H}{TEXT}<h3>Authors</h3>{'<p>x, y</p>' * 11}<p>Tomas Vell</p>", "tomas vell", {"from:line"}),
        (f"{H}<p>By Ada Maria Maria Maria Holm</p>{TEXT}", "ada maria maria maria holm", {"long-name"}),
        (f"{H}<p>By Ada Holm, Ida Holm, Leo Holm, Max Holm, Tom Holm</p>{TEXT}",
         "ada holm, ida holm, leo holm, max holm, tom holm", {"count:4"}),
        (H + author("Ada Holm") + lines(5) + author("Leo Holm") + TEXT, "ada holm, leo holm", {"from:class"}),
        (H + author("Ada Holm") + lines(6) + author("Leo Holm") + TEXT, "ada holm", {"from:class"}),
        (f"{H}<div itemprop=author>{'<div>' * 2}<b itemprop=name>Ada Holm</b></div></div></div>{TEXT}", "ada holm",
         {"from:itemprop-name"}),
        (H + "".join(f"<span class=author>Ada M{chr(97 + n)}</span>" for n in range(21)) + TEXT,
         ", ".join(f"ada m{chr(97 + n)}" for n in range(20)), {"from:class"}),
    ],
)  # fmt: skip
def test_authors(body: str, authors: str | None, facts: set[str]):
    found = candidates("authors", body)
    assert next(iter(found), None) == authors
    assert facts <= next(iter(found.values()), set())


@pytest.mark.parametrize(
    ("body", "fact"),
    [
        (f"{H}<p>By Ada Maria Maria Holm</p>{TEXT}", "long-name"),
        (f"{H}<p>By Ada Holm, Ida Holm, Leo Holm</p>{TEXT}", "count:4"),
        (f"{H}{TEXT}<h3>Authors</h3>{'<p>x, y</p>' * 12}<p>Tomas Vell</p>", "from:line"),
        (f"{H}<div itemprop=author>{'<div>' * 3}<b itemprop=name>Ada Holm</b></div></div></div></div>{TEXT}",
         "from:itemprop-name"),
    ],
)  # fmt: skip
def test_what_is_not_said_of_authors(body: str, fact: str):
    assert not any(fact in facts for facts in candidates("authors", body).values())


def test_fifty_creators_are_read():
    page = Page("<html></html>", "https://x.example/a")
    assert len(creators(page, [f"Ada M{number}" for number in range(60)])) == 50
    assert len(creators(page, [[f"Ada M{number}" for number in range(30)]] * 3)) == 50
