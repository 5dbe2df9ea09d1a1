"""Edges of what may be a title, an author, a date or a summary: how far, how long, how many. Pages of our own words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from lxml import html

from archive_scraper.extract.article.extraction import read_page
from archive_scraper.extract.article.fields.author_text import author_text
from archive_scraper.extract.article.fields.authors import author_candidates, find_authors
from archive_scraper.extract.article.fields.dates import date_candidates, find_published
from archive_scraper.extract.article.fields.headline_parts import headline_parts
from archive_scraper.extract.article.fields.kind import find_kind
from archive_scraper.extract.article.fields.summary import summary_candidates
from archive_scraper.extract.article.fields.title import title_candidates
from archive_scraper.extract.article.fields.topics import topic_candidates
from archive_scraper.extract.linked_data import creators
from archive_scraper.extract.page import Page

NOW = datetime(2024, 7, 1, tzinfo=UTC)
FIELDS = {
    "authors": author_candidates,
    "published": lambda context: date_candidates(context, None, NOW),
    "summary": summary_candidates,
    "title": title_candidates,
    "topics": topic_candidates,
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


def candidates(field: str, body: str, head: str = "", headline: str = "") -> dict[str, set[str]]:
    """Return what a page offers for a field -> its facts."""
    page = Page(f"<html><head>{head}</head><body><article>{body}</article></body></html>", "https://x.example/notes/a")
    context = read_page(page)
    if headline:
        context.find_headline(headline)
    found = FIELDS[field](context)
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
    ("second", "text"),
    [
        ("and Tomas Vell", "Ada Marlowe and Tomas Vell"),
        ("van Hoorn", "Ada Marlowe van Hoorn"),
        ("fellow", "Ada Marlowe, fellow"),
        ("MP", "Ada Marlowe, MP"),
    ],
)
def test_small_words_go_on_with_a_name(second: str, text: str):
    assert author_text(html.fromstring(f"<p><b>Ada Marlowe</b><span>{second}</span></p>")) == text


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


FILLER = "<nav><a href=/salt>Salt</a></nav>"
"""A block that no body takes in."""
FOOT = "<footer><p>Salt</p></footer>"
DAY = "<p>3 May 2024</p>"
BY = "<p>By Ada Marlowe</p>"
OTHER_TIME = "<time datetime=2023-06-04>June</time>"
NAMED = "<p>Ada Maria Vell Holm</p>"


def keywords(count: int, *, low: int = 0, name: str = "keywords") -> str:
    labels = [f"{'p' if number < low else 'P'}ier {chr(65 + number % 26)}{number}x" for number in range(count)]
    labels = [label.lower() if number < low else label for number, label in enumerate(labels)]
    return f"<meta name={name} content='{', '.join(labels)}'>"


BOLD = "<p><b>{}</b></p>"
LEAD = "<p class=lead>One pier of the old town stays open for all of us, whatever comes.</p>"


def linked(words: int) -> str:
    """Return a line of ten words, so many of them in a link."""
    return f"<p><a href=/a>{' '.join(['pier'] * words)}</a> {' '.join(['tide'] * (10 - words))}</p>"


def terms(first: int, end: int) -> str:
    return " ".join(f"{chr(97 + number)}ierx" for number in range(first, end))


def ending(letters: int) -> str:
    """Return a title that ends in a date after three words of so many letters."""
    return f"<title>Salt – {'a' * letters} {'b' * letters} {'c' * letters} 28.04.2023</title>"


def scripted(*days: str) -> str:
    said = ",".join(f'{{"publishedAt":"{day}"}}' for day in days)
    return f"<script>{said}</script>"


@pytest.mark.parametrize(
    ("field", "body", "head", "fact", "holds"),
    [
        ("summary", H + TEXT, described("a b c d Pier."), "words:few", True),
        # What a text shares with the article is asked where it has two longer words
        ("summary", H + TEXT, described("Gazette."), "slogan", False),
        ("summary", H + TEXT, described("Gazette, Observatory."), "slogan", True),
        ("summary", H + TEXT, described("a b c d e Pier."), "words:few", False),
        ("summary", H + TEXT, described("a " * 29 + "Pier."), "words:30", True),
        ("summary", H + TEXT, described("a " * 30 + "Pier."), "words:60", True),
        ("summary", H + TEXT, described("a " * 59 + "Pier."), "words:60", True),
        ("summary", H + TEXT, described("a " * 60 + "Pier."), "words:many", True),
        ("title", H + TEXT, "<meta property=og:title content='Salt'>", "words:1", True),
        ("title", H + TEXT, "<meta property=og:title content='Salt and tides'>", "words:2-3", True),
        ("title", "<h1>Salt or tides</h1>" + TEXT, "", "words:4-20", False),
        ("title", f"<h1>{'a ' * 19}b</h1>{TEXT}", "", "words:4-20", True),
        ("title", f"<h1>{'a ' * 20}b</h1>{TEXT}", "", "words:4-20", False),
        ("title", "<h1>Salt and tides on</h1>" + TEXT, "<meta property=og:title content='Salt and tides o'>",
         "longer-than-other", True),  # sixteen letters
        ("title", "<h1>Salt and tides on</h1>" + TEXT, "<meta property=og:title content='Salt and tides '>",
         "longer-than-other", False),
        ("topics", H + TEXT, keywords(1), "size:1", True),
        ("topics", H + TEXT, keywords(2), "size:2", True),
        ("topics", H + TEXT, keywords(5), "size:5", True),
        ("topics", H + TEXT, keywords(6), "size:10", True),
        ("topics", H + TEXT, keywords(10), "size:10", True),
        ("topics", H + TEXT, keywords(11), "size:more", True),
        ("topics", H + TEXT, keywords(2) + keywords(2, name="news_keywords") + keywords(2, name="parsely-tags")
         + keywords(2, name="sailthru.tags") + keywords(2, name="article:tag"), "sources:4", True),
        ("authors", f"{H}<p>By Ada Marlowe {'x ' * 22}</p>{TEXT}", "", "from:line", True),  # 25 words
        ("authors", f"{H}<p>By Ada Marlowe {'x ' * 23}</p>{TEXT}", "", "from:line", False),
        ("authors", H + FILLER * 10 + BY + FILLER * 12 + TEXT, "", "from:line", True),
        ("authors", H + FILLER * 11 + BY + FILLER * 12 + TEXT, "", "from:line", False),
        ("authors", BY + FILLER * 2 + H + FILLER * 12 + TEXT, "", "from:line", True),
        ("authors", BY + FILLER * 3 + H + FILLER * 12 + TEXT, "", "from:line", False),
        ("authors", H + TEXT * 4 + FILLER + BY, "", "from:line", True),
        ("authors", H + NAMED + TEXT, "", "from:name-line", True),
        ("authors", f"{H}{BY}<p>3 May 2024{' a' * 9}</p>{TEXT}", "", "beside-date", True),
        ("authors", f"{H}{BY}<p>3 May 2024{' a' * 10}</p>{TEXT}", "", "beside-date", False),
        ("authors", f"{H}<p><a href=/people/ada>Ada Marlowe</a></p>{TEXT}", "", "from:profile-link", True),
        ("authors", H + BY + author("Ada Marlowe") + TEXT,
         "".join(f"<meta name={name} content='Ada Marlowe'>" for name in ("author", "dc.creator", "byl", "creator")),
         "sources:4", True),
        ("published", DAY + FILLER * 3 + H + OTHER_TIME + FILLER * 12 + TEXT, "", "from:line", True),
        ("published", DAY + FILLER * 4 + H + OTHER_TIME + FILLER * 12 + TEXT, "", "from:line", False),
        ("published", H + OTHER_TIME + FILLER * 13 + DAY + FILLER * 3, "", "from:line", True),
        ("published", H + OTHER_TIME + FILLER * 14 + DAY + FILLER * 3, "", "from:line", False),
        ("published", DAY + FILLER * 38 + H + TEXT, "", "from:line", True),
        ("published", DAY + FILLER * 39 + H + TEXT, "", "from:line", False),
        ("published", H + OTHER_TIME + PROSE * 2 + DAY + TEXT, "", "place:body-start", True),
        ("published", H + OTHER_TIME + PROSE * 3 + DAY + TEXT, "", "place:body-start", False),
        ("published", H + OTHER_TIME + PROSE * 3 + DAY + TEXT, "", "from:line", True),
        ("published", H + OTHER_TIME + PROSE * 4 + DAY + TEXT, "", "from:line", False),
        ("published", H + TEXT * 4 + FILLER * 8 + DAY, "", "from:line", True),
        ("published", H + TEXT * 4 + FILLER * 9 + DAY, "", "from:line", False),
        ("published", H + TEXT * 4 + DAY + PROSE * 2, "", "from:line", True),
        ("published", H + TEXT * 4 + DAY + PROSE * 3, "", "from:line", False),
        ("published", f"{H}<p>3 May 2024{' a' * 11}</p>{TEXT}", "", "from:line", True),  # fourteen words
        ("published", f"{H}<p>3 May 2024{' a' * 12}</p>{TEXT}", "", "from:line", False),
        ("published", f"{H}<p>Posted on 3 May 2024{' a' * 23}</p>{TEXT}", "", "from:line", True),
        ("published", f"{H}<p>Posted on 3 May 2024{' a' * 24}</p>{TEXT}", "", "from:line", False),
        ("published", f"{H}<p>Updated {'x ' * 16}<time>3 May 2024</time></p>{TEXT}", "", "says-changed", True),
        ("published", f"{H}<p>Updated {'x ' * 20}<time>3 May 2024</time></p>{TEXT}", "", "says-changed", False),
        ("published", f"{H}<p>Updated {'x' * 31}</p><p><time>3 May 2024</time></p>{TEXT}", "", "says-changed", True),
        ("published", f"{H}<p>Updated {'x' * 32}</p><p><time>3 May 2024</time></p>{TEXT}", "", "says-changed", False),
        ("published", H + "".join(f"<time>part {n}</time>" for n in range(59)) + TIME + TEXT, "", "from:time", True),
        ("published", H + "".join(f"<time>part {n}</time>" for n in range(60)) + TIME + TEXT, "", "from:time", False),
        ("published", H + TIME + "<i itemprop=dateCreated>3 May 2024</i>" + TEXT,
         "<meta name=pubdate content=2024-05-03><meta property=article:published_time content=2024-05-03>",
         "agreement:3", True),
        ("summary", H + "<div class=standfirst>One pier stays.</div>" + TEXT, "", "from:dek", True),
        ("summary", H + "<div class=standfirst>One pier.</div>" + TEXT, "", "from:dek", False),
        ("summary", DEK + FILLER * 2 + H + TEXT, "", "from:dek", True),
        ("summary", f"<header>{DEK}</header>{FOOT * 11}{TEXT}", "", "from:dek", True),  # a page without a headline
        ("summary", f"<header>{DEK}</header>{FOOT * 12}{TEXT}", "", "from:dek", False),
        ("summary", DEK + FILLER * 3 + H + TEXT, "", "from:dek", False),
        ("summary", H + "<p>It stays open for all here.</p>" + FILLER + TEXT, "", "from:block-1", True),  # six words
        ("summary", H + "<p>It stays open for all.</p>" + FILLER + TEXT, "", "from:block-1", False),
        ("summary", H + linked(3) + FILLER + TEXT, "", "from:block-1", True),  # of ten words
        ("summary", H + f"<p>On 3 May 2024 the pier{' a' * 5}</p>" + FILLER + TEXT, "", "from:block-1", True),
        ("summary", H + f"<p>On 3 May 2024 the pier{' a' * 4}</p>" + FILLER + TEXT, "", "from:block-1", False),
        ("summary", H + FILLER + "<h2>One pier stays open</h2>" + TEXT, "", "from:heading-below", True),
        ("summary", H + FILLER * 2 + "<h2>One pier stays open</h2>" + TEXT, "", "from:heading-below", False),
        ("summary", H + FILLER * 2 + PROSE * 4, "", "from:block-3", True),
        ("summary", H + FILLER * 3 + PROSE * 4, "", "from:block-4", False),
        ("summary", H + LEAD + PROSE * 4 + LEAD + PROSE, "", "from:body-1", True),
        ("summary", H + LEAD + PROSE * 3 + LEAD + PROSE, "", "from:body-1", False),
        ("summary", f"{H}<div class=standfirst>{terms(0, 14)}.</div>{TEXT}", described(terms(6, 20)), "retells:other",
         True),  # eight words of twenty
        ("summary", f"{H}<div class=standfirst>{terms(0, 13)}.</div>{TEXT}", described(terms(6, 20)), "retells:other",
         False),
        ("title", f"<div>{BOLD.format('Salt and tide')}</div>{FOOT * 3}{TEXT}", "", "tag:bold", True),
        ("title", f"<div>{BOLD.format('Salt and tide')}</div>{FOOT * 4}{TEXT}", "", "tag:bold", False),
        ("title", BOLD.format("Salt tide") + TEXT, "", "tag:bold", False),
        ("title", BOLD.format("a " * 24 + "b") + TEXT, "", "tag:bold", True),
        ("title", BOLD.format("a " * 25 + "b") + TEXT, "", "tag:bold", False),
        ("title", PROSE * 3 + BOLD.format("Salt and tide") + TEXT, "", "tag:bold", True),
        ("title", f"<h1>Salt - BBC</h1>{TEXT}", "<meta property=og:site_name content=BBC>", "ends-with-site", True),
        ("title", f"<h1>Salt - raft</h1>{TEXT}", "<meta property=og:site_name content=FT>", "ends-with-site", False),
        ("title", PROSE * 4 + BOLD.format("Salt and tide") + TEXT, "", "tag:bold", False),
        ("published", H + TEXT, ending(10), "from:head", True),
        ("published", H + TEXT, ending(20), "from:head", False),
        ("published", H + TEXT, scripted("2024-05-03T10:00:00Z", "2024-05-03T11:00:00Z"), "from:script", True),
        ("published", H + TEXT, scripted("2024-05-03T10:00:00Z", "2024-05-04T11:00:00Z"), "from:script", False),
    ],
)  # fmt: skip
def test_facts(field: str, body: str, head: str, fact: str, holds: bool):
    found = candidates(field, body, head, "The Pier Stays Open")
    assert any(fact in facts for facts in found.values()) is holds


SITE_NAME = "<meta property=og:site_name content='Harbour Review'>"


@pytest.mark.parametrize(
    ("body", "head", "author", "day"),
    [
        pytest.param(
            H + TEXT, "<meta name=creator content='Harbour Press Ltd'>", "harbour press ltd", None, id="a house"
        ),
        pytest.param(H + TEXT, SITE_NAME + "<meta name=author content='Harbour Review'>", None, None, id="the site"),
        pytest.param(
            f"{H}{TEXT}<footer>{FILLER}<p>Posted on 3 May 2024</p></footer>", "", None, "2024-05-03", id="foot"
        ),
        pytest.param(
            f"{H}{TEXT}{FILLER * 30}<aside class=related><i class=date>3 May 2024</i></aside>", "", None, None, id="box"
        ),
    ],
)
def test_where_nothing_else_says_it(body: str, head: str, author: str | None, day: str | None):
    """Little evidence is enough, but not that which speaks of the site or of other articles."""
    page = Page(f"<html><head>{head}</head><body><article>{body}</article></body></html>", "https://x.example/notes/a")
    context = read_page(page)
    context.find_headline("The Pier Stays Open")
    authors, published = find_authors(context), find_published(context, None, NOW)
    assert (authors.value.raw.lower() if authors else None) == author
    assert (published.value.iso if published else None) == day


@pytest.mark.parametrize(
    ("printed", "block"),
    [
        ("Salt … tides … piers …", 1),
        ("Salt … tides … piers … boats", -1),
    ],
)
def test_the_headline_is_found_whatever_its_dots(printed: str, block: int):
    body = f"<p>Analysis</p><h2>{printed}</h2>{TEXT}"
    context = read_page(Page(f"<html><body><article>{body}</article></body></html>", "https://x.example/a"))
    context.find_headline("Salt ... tides ... piers ...")
    assert context.headline == block


@pytest.mark.parametrize(("address", "day"), [("/2024/5/3/a", "2024-05-03"), ("/2024/05/04/a", "2024-05-04")])
def test_the_day_in_an_address(address: str, day: str):
    page = Page(f"<html><body><article>{H}{TEXT}</article></body></html>", f"https://x.example{address}")
    assert [str(one.key) for one in date_candidates(read_page(page), None, NOW)] == [day]


@pytest.mark.parametrize(("letters", "labels"), [(60, 1), (61, 0)])
def test_labels_have_sixty_letters_at_most(letters: int, labels: int):
    assert len(candidates("topics", H + TEXT, f"<meta name=keywords content='{'p' * letters}'>")) == labels


@pytest.mark.parametrize(("labels", "read"), [(15, 15), (25, 21)])
def test_a_heading_announces_the_labels_of_a_list(labels: int, read: int):
    items = "".join(f"<li><a href=/on/{number}>Pier {chr(65 + number)}x</a></li>" for number in range(labels))
    found = candidates("topics", f"{H}{TEXT}<h4>Tags</h4><ul>{items}</ul>")
    assert [key.count(",") + 1 for key in found] == [read]


def test_sixty_labels_and_twenty_authors_are_read_of_a_source():
    (labels,) = candidates("topics", H + TEXT, keywords(70))
    assert labels.count(",") == 59
    people = "".join(f"<meta name=citation_author content='Ada M{chr(97 + n)}'>" for n in range(25))
    (names,) = candidates("authors", H + TEXT, people)
    assert names.count(",") == 19


@pytest.mark.parametrize(("before", "starts"), [(3, True), (4, False)])
def test_four_blocks_begin_a_body(before: int, starts: bool):
    said = "Nobody asked the ferrymen what they think of it, and they said so on Friday."
    found = candidates("summary", H + PROSE * before + f"<p>{said} The town heard.</p>" + TEXT, described(said))
    assert ("starts-body" in found[said.lower()]) is starts


@pytest.mark.parametrize(("shared", "starts"), [(80, True), (79, False)])
def test_eighty_letters_begin_a_body(shared: int, starts: bool):
    text = "The harbour council met on Tuesday and agreed, after a long debate, that the old pier should stay"
    said = text[:shared] + "q" * 9
    assert ("starts-body" in candidates("summary", H + TEXT, described(said))[said.lower()]) is starts


@pytest.mark.parametrize(("letters", "is_label"), [(30, True), (31, False)])
def test_a_label_before_a_summary_has_thirty_letters_at_most(letters: int, is_label: bool):
    said = "The old pier of the town stays open for all of us."
    dek = f"<div class=standfirst>Pier{'x' * (letters - 4)} {said}</div>"
    assert ("from:dek" in candidates("summary", H + dek + TEXT, described(said))[said.lower()]) is is_label


@pytest.mark.parametrize(("words", "few"), [(5, True), (6, False)])
def test_a_kicker_of_few_words(words: int, few: bool):
    kicker = " ".join(["Salt"] * words)
    (_, first), _ = headline_parts(html.fromstring(f"<h1><i>{kicker}</i> <b>{kicker}</b></h1>"))
    assert ("kicker:few-words" in first) == few


@pytest.mark.parametrize(("blocks", "label"), [(3, "Analysis"), (4, None)])
def test_the_kind_stands_four_blocks_before_the_headline(blocks: int, label: str | None):
    body = f"<p>Analysis</p>{FILLER * blocks}{H}{TEXT}"
    context = read_page(Page(f"<html><body><article>{body}</article></body></html>", "https://x.example/a"))
    context.find_headline("The Pier Stays Open")
    assert find_kind(context, None)[1] == label


@pytest.mark.parametrize(("between", "read"), [("and also", 1), ("and also see", 0)])
def test_labels_are_most_of_their_line(between: str, read: int):
    line = f"<p>Topics: <a href=/a/harbour>Harbour policy</a> {between} <a href=/a/sea>Sea tides</a></p>"
    assert len(candidates("topics", H + TEXT + line)) == read


@pytest.mark.parametrize(("last", "labelled"), [("Karin Lund", True), ("Karin van Lund", False)])
def test_a_label_and_eight_words_of_names(last: str, labelled: bool):
    names = f"Ada Marlowe, Tomas Vell, Ines Okoro, {last}"
    found = candidates("authors", f"{H}{TEXT}<dl><dt>Author</dt><dd>{names}</dd></dl>")
    together = next(facts for key, facts in found.items() if "tomas vell" in key)
    assert ("opens-like-byline" in together) == labelled
