from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from work_growth import assert_linear

from archive_scraper.extract.article import extract_article
from archive_scraper.extract.page import Page
from archive_scraper.sites import ArticleRules, SiteRules

if TYPE_CHECKING:
    from collections.abc import Callable

    from archive_scraper.items import Article

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "articles"
NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)
URL = "https://www.lighthouse-institute.org/publications/commentary/the-quiet-strait?utm_source=mail"
SENTENCE = "Shipping through the strait has grown steadily, and the harbour towns along it have grown with it. "

THINK_TANK = f"""<html lang="en"><head><title>The Quiet Strait - And What Follows | Lighthouse Institute</title>
<link rel="canonical" href="https://www.lighthouse-institute.org/publications/commentary/the-quiet-strait">
<link rel="alternate" hreflang="de" href="/de/die-stille-strasse">
<meta property="og:title" content="The Quiet Strait - And What Follows">
<meta property="og:site_name" content="Lighthouse Institute">
<meta property="og:image" content="/images/strait.jpg">
<meta name="description" content="Why the busiest waterway of the region makes so few headlines.">
</head><body><nav><a href="/">Home</a> <a href="/people">People</a></nav>
<article id="content"><header><p>Commentary</p><p>Image credit: Ida Holm</p><p class="date">February 22, 2015</p>
<div class="title-group"><h1>The Quiet Strait - And What Follows</h1><p>A second look</p></div>
<p>By <a class="contributor" href="/people/ada-marlowe">Ada Marlowe</a>
and <span class="contributor">Tomas Vell</span></p>
</header><div id="mainbar"><div class="wrapper wysiwyg">
<p>{SENTENCE * 2}Officials <a href="https://courier.example/a">confirmed</a>&nbsp;that traffic doubled.</p>
<h2>Towns</h2><p>{SENTENCE * 3}</p><ul><li>{SENTENCE}</li><li>{SENTENCE}</li></ul><p>{SENTENCE * 3}</p>
<p>Read the full article at&nbsp;<a href="https://courier.example/strait"><em>The Harbour Courier</em></a>.</p>
<p><a class="button" href="/documents/strait.pdf?mtime=20190204">Download</a></p></div></div></article>
<section class="more-from"><h2>More from us</h2><ul class="entry-listing">
<li><a href="/publications/commentary/one">A first other piece</a><p>Some words about it here.</p></li>
<li><a href="/publications/commentary/two">A second other piece</a><p>More words about that one.</p></li>
<li><a href="/publications/commentary/three">A third other piece</a><p>Last words about the third.</p></li></ul>
</section>
<footer><p>© 2024 Lighthouse Institute</p></footer></body></html>"""


def _read(source: str, rules: SiteRules | None = None, url: str = URL) -> Article:
    return extract_article(Page(source, url), rules=rules, now=NOW, source="lighthouse")


def test_an_unprepared_page():
    article = _read(THINK_TANK)
    assert article.title == "The Quiet Strait - And What Follows"
    assert article.origins["title"] == "h1"
    assert article.published_raw == "February 22, 2015"
    assert [(author.name, author.url) for author in article.authors_linked] == [
        ("Ada Marlowe", "https://www.lighthouse-institute.org/people/ada-marlowe"),
        ("Tomas Vell", None),
    ]
    assert article.kind == "commentary"
    assert article.kind_raw == "Commentary"
    assert article.summary_html == "Why the busiest waterway of the region makes so few headlines."
    assert article.language == "en"
    assert article.source == "lighthouse"
    assert article.fetched_at == NOW


def test_addresses():
    article = _read(THINK_TANK)
    assert article.url == "https://www.lighthouse-institute.org/publications/commentary/the-quiet-strait"
    assert article.canonical_url == article.url
    assert article.alternate_urls == ("https://www.lighthouse-institute.org/de/die-stille-strasse",)
    assert article.image == "https://www.lighthouse-institute.org/images/strait.jpg"
    assert article.pdf_links == ("https://www.lighthouse-institute.org/documents/strait.pdf?mtime=20190204",)


def test_body_and_markdown_agree():
    article = _read(THINK_TANK)
    assert article.body_raw is not None
    assert article.body_markdown_raw is not None
    assert "Officials confirmed that traffic doubled." in article.body_raw
    assert "[confirmed](https://courier.example/a) that" in article.body_markdown_raw
    assert "\n\n## Towns\n\n" in article.body_markdown_raw
    assert "- Shipping" in article.body_markdown_raw
    assert "other piece" not in article.body_raw


def test_calls_to_action_are_handed_on():
    assert any("Read the full article" in line for line in _read(THINK_TANK).links_html)


def test_the_rules_of_a_site_decide():
    rules = SiteRules(
        name="lighthouse",
        kinds={r"^/publications/commentary/": "op-ed"},
        article=ArticleRules(
            title=("h1.gone", "header h1"),
            subtitle=(".title-group p",),
            published=("p.date",),
            authors=(".contributor",),
            body=("#mainbar .wysiwyg",),
            remove=("a.button",),
            related=("section.more-from",),
        ),
    )
    article = _read(THINK_TANK, rules)
    assert article.origins["title"] == "selector:header h1"
    assert article.subtitle == "A second look"
    assert article.kind == "op-ed"
    assert [author.name for author in article.authors_linked] == ["Ada Marlowe", "Tomas Vell"]
    assert article.body_raw is not None
    assert "Download" not in article.body_raw
    assert article.origins["body"] == "selector:#mainbar .wysiwyg"
    assert [teaser.title for teaser in article.related] == [
        "A first other piece",
        "A second other piece",
        "A third other piece",
    ]


def test_a_selector_that_matches_nothing_leaves_detection():
    rules = SiteRules(name="lighthouse", article=ArticleRules(title=(".gone",), body=(".gone",), authors=(".gone",)))
    article = _read(THINK_TANK, rules)
    assert article.title == "The Quiet Strait - And What Follows"
    assert article.body_raw is not None
    assert article.origins["body"] == "model"


def test_series_volume_and_issue():
    source = f"""<html><body><main><h1>The Towns of the Strait</h1>
    <div class="article-info">Publication: <a href="/hb">Harbour Brief</a> Volume: 21 Issue: 19</div>
    <div>By: <a href="/analyst/ada-marlowe/">Ada Marlowe</a></div><div>February 25, 2015 05:04 PM Age: 9 years</div>
    <div class="content"><p>{SENTENCE * 4}</p><p>{SENTENCE * 4}</p></div></main></body></html>"""
    rules = SiteRules(
        name="jetty", series_line=r"Publication: (?P<series>.+) Volume: (?P<volume>\d+) Issue: (?P<issue>\d+)"
    )
    article = _read(source, url="https://jetty.example/program/the-towns-of-the-strait/", rules=rules)
    assert (article.series, article.volume, article.issue) == ("Harbour Brief", "21", "19")
    assert article.published_raw is not None
    assert "February 25, 2015" in article.published_raw
    assert [author.name for author in article.authors_linked] == ["Ada Marlowe"]


def test_full_text_of_the_data_where_the_page_shows_less():
    text = "\\n".join(SENTENCE * 3 for _ in range(5))
    data = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{text}"}}</script>'
    article = _read(f"<html><head>{data}</head><body><h1>Short</h1><p>{SENTENCE}</p></body></html>")
    assert article.origins["body"] == "json-ld"
    assert article.body_raw is not None
    assert len(article.body_raw.splitlines()) == 5


@pytest.mark.parametrize(("shown", "stated", "is_taken"), [(1, 3, False), (2, 5, False), (2, 6, True)])
def test_the_data_hold_the_text_where_they_have_twice_as_much_and_more(shown: int, stated: int, is_taken: bool):
    """Fifty words a paragraph: what the data have more may be captions and notes."""
    paragraph = " ".join((SENTENCE * 9).split()[:50])
    data = json.dumps({"@type": "NewsArticle", "articleBody": "\n".join([paragraph] * stated)})
    source = (
        f'<head><script type="application/ld+json">{data}</script></head><h1>Short</h1>{f"<p>{paragraph}</p>" * shown}'
    )
    assert (_read(f"<html>{source}</html>").origins["body"] == "json-ld") is is_taken


HEADLINE = "<h1>The pier stays open</h1>"
PARAGRAPH = f"<p>{SENTENCE * 3}</p>"
MENU = "<nav><a href=/salt>Salt</a></nav>"
TEXT = f"{MENU * 8}<article>{PARAGRAPH * 9}</article>"
NOTE = "<p>Read the full article in <a href=https://gazette.example/a>The Gazette</a>.</p>"
SERIES = "<p>Publication: Harbour Brief Volume: 21 Issue: 19</p>"


def _around_headline(line: str, blocks: int) -> str:
    """Return an article with a line so many blocks below its headline; above it, where these are negative."""
    return line + MENU * ~blocks + HEADLINE + TEXT if blocks < 0 else HEADLINE + MENU * (blocks - 1) + line + TEXT


@pytest.mark.parametrize(
    ("body", "is_kept"),
    [
        # Near the headline
        (_around_headline(NOTE, -3), True),
        (_around_headline(NOTE, -4), False),
        (_around_headline(NOTE, 5), True),
        (_around_headline(NOTE, 6), False),
        # At both ends of the text, and right after it
        (f"{HEADLINE}{MENU * 8}<article>{PARAGRAPH * 3}{NOTE}{PARAGRAPH * 9}</article>", True),
        (f"{HEADLINE}{MENU * 8}<article>{PARAGRAPH * 4}{NOTE}{PARAGRAPH * 9}</article>", False),
        (f"{HEADLINE}<article>{PARAGRAPH * 9}{NOTE}{PARAGRAPH * 3}</article>", True),
        (f"{HEADLINE}<article>{PARAGRAPH * 9}{NOTE}{PARAGRAPH * 4}</article>", False),
        (f"{HEADLINE}{TEXT}{MENU}<div>{NOTE}</div>", True),
        (f"{HEADLINE}{TEXT}{MENU * 2}<div>{NOTE}</div>", False),
        # In an element that holds little more
        (f"{HEADLINE}<article>{PARAGRAPH * 9}<div>{NOTE[3:-4]}{'<p>a b</p>' * 2}</div></article>", True),
        (f"{HEADLINE}<article>{PARAGRAPH * 9}<div>{NOTE[3:-4]}{'<p>a b</p>' * 3}</div></article>", False),
    ],
)
def test_where_a_call_to_read_on_elsewhere_stands(body: str, is_kept: bool):
    found = _read(f"<html><head><title>The pier stays open</title></head><body>{body}</body></html>")
    assert any("gazette" in line for line in found.links_html) is is_kept


@pytest.mark.parametrize(("blocks", "is_read"), [(-6, True), (-7, False), (9, True), (10, False)])
def test_where_the_line_of_the_series_stands(blocks: int, is_read: bool):
    rules = SiteRules(
        name="jetty", series_line=r"Publication: (?P<series>.+) Volume: (?P<volume>\d+) Issue: (?P<issue>\d+)"
    )
    source = (
        f"<html><head><title>The pier stays open</title></head><body>{_around_headline(SERIES, blocks)}</body></html>"
    )
    assert (_read(source, rules).series is not None) is is_read


def test_every_document_that_a_report_links_is_kept():
    links = "".join(f"<p>{SENTENCE * 2}<a href=/annex-{number}.pdf>Annex {number}</a></p>" for number in range(12))
    found = _read(f"<html><body><article>{HEADLINE}{links}</article></body></html>")
    assert len(found.pdf_links) == 12


@pytest.mark.parametrize(("words", "is_kept"), [(9, True), (100, True), (200, False)])
def test_a_note_at_the_end_of_the_text_may_be_a_paragraph_long(words: int, is_kept: bool):
    note = f"{'salt ' * words}Read the full article in <a href=https://gazette.example/a>The Gazette</a>."
    found = _read(f"<html><body><h1>The pier</h1>{f'<p>{SENTENCE * 3}</p>' * 6}<p>{note}</p></body></html>").links_html
    assert any("gazette" in line for line in found) is is_kept


@pytest.mark.parametrize("source", ["", "\x00", "<html></html>", "<!-- only -->", "<p></p>"])
def test_an_empty_page_has_the_empty_title(source: str):
    article = _read(source)
    assert article.title == ""
    assert article.body_raw is None
    assert article.authors_linked == ()
    assert article.published_raw is None


@settings(max_examples=60)
@given(st.text(alphabet=st.sampled_from('<>/="&;ahp1 -|\x00é'), max_size=200))
def test_never_raises(source: str):
    assert isinstance(_read(f"<h1>{source}").title, str)


@pytest.mark.parametrize(
    ("make", "size"),
    [
        pytest.param(lambda n: "<h1>T</h1>" + "<div class='byline'>By Ada Marlowe</div>" * n, 10_000, id="bylines"),
        pytest.param(lambda n: "<h1>T</h1>" + "<time datetime='2020-01-02'>2 May</time> " * n, 10_000, id="times"),
        pytest.param(lambda n: "<a rel='tag' href='/tag/x'>x</a> " * n, 10_000, id="tags"),
        pytest.param(lambda n: "<h1>x</h1>" * n, 8_000, id="headlines"),
        pytest.param(lambda n: "<meta name='author' content='Ada Marlowe'>" * n, 20_000, id="metas"),
        pytest.param(lambda n: "<div itemprop='author'>" * n + "x", 5_000, id="deep-authors"),
        pytest.param(lambda n: f"<p>{'word ' * n}</p>", 400_000, id="two-megabytes"),
    ],
)
def test_hostile_pages_cost_no_square(make: Callable[[int], str], size: int):
    assert_linear(lambda n: partial(_read, make(n)), size)


@pytest.mark.corpus
@pytest.mark.skipif(not CORPUS.is_dir(), reason="the measuring corpus is not beside the checkout")
def test_real_pages_never_raise():
    rows = [json.loads(line) for line in (CORPUS / "inputs.jsonl").read_text("utf-8").splitlines()][::24]
    for row in rows:
        body = gzip.decompress((CORPUS / "pages" / f"{row['id']}.html.gz").read_bytes())
        article = extract_article(Page.from_bytes(body, row["url"], row["http_charset"]), now=NOW)
        assert article.url
