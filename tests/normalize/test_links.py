"""Links in HTML and among the paragraphs of a text: where they lead, what is cut from a text, keys of outlets."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_scraper.normalize.links import find_links, publication_key, read_link
from archive_scraper.normalize.links.endings import find_closing_call, find_opening_note

A = "https://outlet.example/a"
READ, ORIG, CONT, NONE = "read_full", "originally_published", "continue", "not_external"

# (html, site, kind, publication, url)
HTML = [
    (
        f'<p>Read the full article at&nbsp;<a href="{A}"><em>Harbor Review</em></a>.</p>',
        "tank.example",
        READ,
        "Harbor Review",
        A,
    ),
    (
        f'<p><strong>Read the full article at <a href="{A}">Harbor Review</a>.</strong></p>',
        "tank.example",
        READ,
        "Harbor Review",
        A,
    ),
    (
        f'<p><a href="{A}">Read the full article in <em>Harbor Review</em>.</a></p>',
        "tank.example",
        READ,
        "Harbor Review",
        A,
    ),
    (f'<p>Read the full article at<a href="{A}"> Harbor Review</a></p>', "tank.example", READ, "Harbor Review", A),
    (
        f'<p>Read the full article at<a href="{A}"><em>Harbor Review</em></a>.</p>',
        "tank.example",
        READ,
        "Harbor Review",
        A,
    ),
    (
        f'<p>Listen to the full episode on the <a href="{A}">Nightwatch podcast</a>.</p>',
        "tank.example",
        READ,
        "Nightwatch",
        A,
    ),
    (
        f'<p>Read the full piece at <a href="{A}">kestrel</a> (subscription required).</p>',
        "tank.example",
        READ,
        "kestrel",
        A,
    ),
    (f'<p>Read the <a href="{A}">full article</a> in Harbor Review.</p>', "tank.example", READ, "Harbor Review", A),
    (f'<a href="{A}">Read the full article</a>', "tank.example", READ, None, A),
    (f'<a href="{A}">Read More</a>', "tank.example", READ, None, A),
    (f'<a href="{A}">Learn more</a>', "tank.example", NONE, None, A),
    (
        f'<a href="{A}?utm_source=x&amp;id=3&amp;fbclid=y#top">Read the full article at Harbor Review</a>',
        "tank.example",
        READ,
        "Harbor Review",
        f"{A}?id=3#top",
    ),
    (
        '<a href="https://tank.example/a">Read the full article</a>',
        "tank.example",
        CONT,
        None,
        "https://tank.example/a",
    ),
    ('<a href="https://www.tank.example/a">Read more</a>', "tank.example", CONT, None, "https://www.tank.example/a"),
    ('<a href="#">Lire la suite<span>Lire la suite</span></a>', "tank.example", CONT, None, None),
    ('<a href="javascript:void(0)">Read more</a>', "tank.example", CONT, None, None),
    ('<a href="#story">Continue reading the main story</a>', "tank.example", NONE, None, None),
    ('<a href="/report.pdf">Download the full report</a>', "tank.example", NONE, None, "/report.pdf"),
    (
        f'<p>This <a href="{A}">article</a> originally appeared on Kestrel.example.</p>',
        "tank.example",
        ORIG,
        "Kestrel.example",
        A,
    ),
    (
        '<p>This piece first appeared in <a href="https://tank.example/b">Tank Notes</a>.</p>',
        "tank.example",
        NONE,
        None,
        None,
    ),
    (
        'The post <a href="https://tank.example/a">A</a> first appeared on <a href="https://tank.example">Tank</a>.',
        "tank.example",
        NONE,
        None,
        None,
    ),
    (
        'The post <a href="https://o.example/a">A</a> first appeared on <a href="https://o.example">Kestrel</a>.',
        "tank.example",
        ORIG,
        "Kestrel",
        "https://o.example/a",
    ),
    (
        '<a href="https://o.example">The Kestrel</a>. Read the <a href="https://o.example/a">original article</a>.',
        "tank.example",
        READ,
        None,
        "https://o.example/a",
    ),
    (
        'Republished from <a href="https://o.example">The Kestrel</a>. Read the <a href="https://o.example/a">original</a>.',
        "tank.example",
        ORIG,
        "The Kestrel",
        "https://o.example/a",
    ),
    (
        f"This commentary first appeared on *[Harbor Review]({A})* on May 3, 2021.",
        "tank.example",
        ORIG,
        "Harbor Review",
        A,
    ),
    ("Read in *The Strait Observer*.", "tank.example", READ, "The Strait Observer", None),
    (f"Originally published at {A}.", "tank.example", ORIG, None, A),
    (
        "<p>This article appeared in <em>Kestrel (Online)</em> on May 3, 2014.</p>",
        "tank.example",
        ORIG,
        "Kestrel (Online)",
        None,
    ),
    ('<a href="https://chat.example/intent/post?url=x">Read the full thread</a>', "tank.example", NONE, None, None),
    (
        f'<p>Jane Doe joined the show. Watch the full interview on <a href="{A}">QTV News</a>.</p>',
        "tank.example",
        READ,
        "QTV News",
        A,
    ),
]


@pytest.mark.parametrize(("html", "site", "kind", "publication", "url"), HTML, ids=[row[0][:90] for row in HTML])
def test_link_in_html(html: str, site: str, kind: str, publication: str | None, url: str | None):
    reading = read_link(html, site=site)
    assert (reading.kind, reading.publication, reading.url) == (kind, publication, url)


def test_text_is_the_sentence_as_printed():
    reading = read_link("<p>She spoke.  Read the full <i>article</i> at&nbsp;Harbor Review. It is long.</p>")
    assert reading.text == "Read the full article at Harbor Review."
    assert [part.role for part in reading.parts] == ["ignored", "call", "publication", "ignored", "ignored"]


CUTS = [
    "Watch the ful...", "Wat...", "Watch the full...", "View the full vide...", "Listen to the full epis…",
    "Listen to the full episode on Talk o...", "Read the full article at Har...", "Read the full arti...",
]  # fmt: skip


@pytest.mark.parametrize("text", CUTS)
def test_cut_call_has_no_publication(text: str):
    assert (read_link(text).kind, read_link(text).publication) == (READ, None)


FOUND = [
    (["Text.", f'<p>Read more at <a href="{A}">The Kestrel</a>.</p>'], [(1, READ, "The Kestrel", A)]),
    (['<p>Read the full article at <a href="//outlet.example/a">Kestrel</a>.</p>'], [(0, READ, "Kestrel", A)]),
    (
        ["<p>This article was originally published in The Kestrel.</p>", "<p>Text.</p>"],
        [(0, ORIG, "The Kestrel", None)],
    ),
    (
        [f'<p>A long text. It goes on. Read the rest in <a href="{A}">The Kestrel</a>.</p>'],
        [(0, READ, "The Kestrel", A)],
    ),
    (
        [f'<p>This article first appeared in <a href="{A}">The Kestrel</a>. A long text follows.</p>'],
        [(0, ORIG, "The Kestrel", A)],
    ),
    (['<p><a href="/next">Read more</a></p>', '<p><a href="https://tank.example/x">Read the full report</a></p>'], []),
    (["<p>Photo courtesy of The Kestrel</p>", "<p>Source: Jane Doe</p>", "<p>It was published in May.</p>"], []),
    (["<p>According to a study published in The Kestrel, ships are late.</p>"], []),
    (['<p><a href="https://ads.example/x">Read more</a></p>'], []),
    (
        ["<p>港口今天关闭了。</p>", "<p>本文原载于《港口笔记》2021年第12期</p>"],
        [(1, "originally_published", "港口笔记", None)],
    ),
    (["<p>この記事は渚ナビに掲載されたものです。</p>"], [(0, "originally_published", "渚ナビ", None)]),
    (["<p>阅读全文请前往潮汐客</p>", "<p>他在《潮汐日报》发表了文章。</p>"], [(0, "read_full", "潮汐客", None)]),
]


@pytest.mark.parametrize(("blocks", "links"), FOUND, ids=[str(n) for n in range(len(FOUND))])
def test_find_links_among_paragraphs(blocks: list[str], links: list[tuple[int, str, str | None, str | None]]):
    found = find_links(blocks, page_url="https://www.tank.example/a/b")
    assert [(number, link.kind, link.publication, link.url) for number, link in found] == links


SPLITS = [
    ("He joins the show. Watch the full interview on QTV News.", "He joins the show.",
     "Watch the full interview on QTV News."),
    ("He joins the show. Watch the ful...", "He joins the show.", "Watch the ful..."),
    ("Jets crossed the line.W...", "Jets crossed the line.", "W..."),
    ("Jets crossed the line.Wat...", "Jets crossed the line.", "Wat..."),
    ("Is it so? Read the full article in Harbor Review.", "Is it so?", "Read the full article in Harbor Review."),
    ("This article was originally published in Harbor Review. The lamp is out.", "The lamp is out.",
     "This article was originally published in Harbor Review."),
    ("Read the full article in Harbor Review.", "Read the full article in Harbor Review.", None),
    ("The lamp is out.", "The lamp is out.", None),
    ("He sat down. Read books were all around.", "He sat down. Read books were all around.", None),
    ("", "", None),
]  # fmt: skip


def split_call(text: str) -> tuple[str, str | None]:
    """Return a text without the call at its end, or the attribution at its start, and that sentence."""
    if (start := find_closing_call(text)) is not None:
        return text[:start].rstrip(), text[start:].strip()
    if (end := find_opening_note(text)) is not None:
        return text[end:].lstrip(), text[:end].strip()
    return text, None


@pytest.mark.parametrize(("text", "rest", "call"), SPLITS, ids=[row[0][-60:] or "empty" for row in SPLITS])
def test_split_call(text: str, rest: str, call: str | None):
    assert split_call(text) == (rest, call)


SAME_OUTLET = [
    ("The Kestrel", "the kestrel"), ("The Kestrel", "Kestrel"), ("Kestrel.", " KESTREL "), ("El País", "el pais"),
    ("U.S. Harbor & Port", "US Harbor and Port"), ("Le Phare", "Phare"), ("Harbor’s Voice", "Harbor's Voice"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME_OUTLET, ids=[row[0] for row in SAME_OUTLET])
def test_one_key_an_outlet(one: str, other: str):
    assert publication_key(one) == publication_key(other) is not None


def test_publication_key_without_a_name_is_the_host():
    assert publication_key(None, "https://www.Kestrel.example/a") == "kestrel.example"
    assert publication_key("Kestrel.example") == "kestrel.example"
    assert publication_key("", None) is None
    assert publication_key("港新聞") == "港新聞"


RUNNING = (
    "Read the full article at in on from The Kestrel Harbor Review This was originally "
    "published by <a href='https://o.example/a'> "
    "</a> <p> </p> Source: Op-Ed, - | May 3, 2021 . ... » “ ” ( ) * [a](b) 本文 发表于 《 》 "
    "Weiterlesen more here https://x.example"
)
WORDS = st.sampled_from(RUNNING.split(" "))


@settings(max_examples=300)
@given(
    st.one_of(
        st.text(max_size=80), st.lists(WORDS, max_size=14).map(" ".join), st.lists(WORDS, max_size=9).map("".join)
    )
)
def test_never_raises(text: str):
    reading = read_link(text, site="tank.example")
    assert reading.kind in (READ, ORIG, CONT, NONE)
    assert reading.publication != ""
    rest, call = split_call(text)
    assert split_call(rest)[0] or not rest
    assert call is None or call in text
    for _, link in find_links([text], page_url="https://tank.example/a"):
        assert link.url is None or link.url.startswith("http")
    key = publication_key(text)
    assert key is None or publication_key(key) is not None


@pytest.mark.parametrize("piece", [".", "[a](", "Read the full ", "Aa. ", "of the ", "at ", "originally published in "])
def test_time_grows_with_the_text_alone(piece: str):
    def cost(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        read_link(text)
        split_call(text)
        find_links([text], page_url="https://tank.example/a")
        return time.process_time() - start

    cost(20_000)
    assert cost(200_000) < 30 * max(cost(20_000), 0.002)


@pytest.mark.parametrize(
    ("page", "target"),
    [
        ("https://www.mfat.govt.nz/a", "https://www.treasury.govt.nz/b"),
        ("https://www.bmi.gv.at/a", "https://www.bmeia.gv.at/b"),
        ("https://england.nhs.uk/a", "https://digital.nhs.uk/b"),
    ],
)
def test_another_ministry_is_another_site(page: str, target: str):
    found = find_links([f'<p>Read the full report at <a href="{target}">Harbour Office</a>.</p>'], page_url=page)
    assert [link.url for _, link in found] == [target]


@pytest.mark.parametrize(
    "text",
    ["By Ada Marlowe\nSource: Harbour Press", "<p>Von Heike Brandt<br>\nQuelle: Harbour Press</p>"],
)
def test_source_on_a_line_of_its_own(text: str):
    """A label of the source may stand below the byline, in the same paragraph."""
    assert read_link(text).publication == "Harbour Press"


@pytest.mark.parametrize(
    "text",
    ["Otwórz oryginalny artykuł", "元の記事を見る", "Citeste articolul original", "Lire la suite sur le site externe"],
)
def test_call_to_a_source_without_a_name(text: str):
    reading = read_link(text, site="harbour.example")
    assert (reading.kind, reading.publication) == ("read_full", None)
