"""Lines among a text that are no part of it, and lines that only look so."""

from __future__ import annotations

import pytest
from lxml import html

from archive_scraper import extract_article
from archive_scraper.extract.article.body.asides import is_aside
from archive_scraper.extract.article.page.survey import walk_page

LINES = [
    f"The harbour council met {time} and agreed, after a long debate, that the old pier should stay open to all."
    for time in ("on Tuesday", "again in May", "for a third time", "once more", "at last")
]


def body(line: str) -> str:
    paragraphs = [f"<p>{text}</p>" for text in LINES]
    paragraphs.insert(2, line)
    page = f"<html lang=en><body><main><article><h1>The pier</h1>{''.join(paragraphs)}</article></main></body></html>"
    return extract_article(page, "https://harbour.example/pier").body or ""


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("<p>Advertisement</p>", id="advert"),
        pytest.param("<div>Anzeige</div>", id="advert-in-german"),
        pytest.param("<p>Photo: Ada Marlowe/Harbour Press</p>", id="credit"),
        pytest.param("<p>© 2024 Harbour Review</p>", id="copyright"),
        pytest.param("<p><strong>READ MORE: </strong><a href='/salt'>What salt costs</a></p>", id="call"),
        pytest.param("<p>Lea también: <a href='/salt'>What salt costs</a></p>", id="call-in-spanish"),
        pytest.param("<p><a href='/salt'>Also read: What salt costs</a></p>", id="call-that-is-a-link"),
        pytest.param("<p>Tags: <a href='/t/1'>Pier</a>, <a href='/t/2'>Quay</a></p>", id="tags"),
        pytest.param("<div>Mots-clés : <a href='/m/1'>port</a>, <a href='/m/2'>île</a></div>", id="few-tags"),
        pytest.param(
            "<figure><img src=p.jpg><figcaption>The pier in May. ADA VELL</figcaption></figure>", id="caption"
        ),
        pytest.param("<p>Share this: <a href='/f'>Facebook</a> <a href='/x'>X</a></p>", id="share"),
        pytest.param("<p><a href='/news'>Subscribe to the newsletter</a></p>", id="subscribe"),
        pytest.param("<p><a href='#top'>Back to top</a></p>", id="to-the-top"),
        pytest.param("<p><a href='javascript:print()'>Print</a> <a href='mailto:?a=b'>E-mail</a></p>", id="buttons"),
        pytest.param("<p><a rel=prev href='/1'>Salt</a> <a rel=next href='/2'>Dues</a></p>", id="neighbours"),
    ],
)
def test_is_no_text(line: str):
    assert body(line) == "\n".join(LINES)


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("<p>Advertising pays for the pier, too.</p>", "Advertising pays for the pier, too."),
        ("<p>The picture: it shows the pier of old, with a bench.</p>", "The picture: it shows the pier of old"),
        ("<p>Read more: it is good for you, he said.</p>", "Read more: it is good for you, he said."),
        ("<p>Topics: the pier, the quay and salt, at length.</p>", "Topics: the pier, the quay and salt"),
        ("<h3><a href='#'>What the pier costs the town</a></h3>", "What the pier costs the town"),
        (
            "<p><a href='/dues'>The dues of last year</a> were low, as the town knows.</p>",
            "The dues of last year were low",
        ),
    ],
)
def test_is_text(line: str, text: str):
    assert text in body(line)


CALL = ("says:label", "says:more")


@pytest.mark.parametrize(
    ("line", "said", "aside"),
    [
        ("<p>Sponsored advertisement</p>", ("says:advert",), True),
        ("<p>Sponsored advertisement here</p>", ("says:advert",), False),
        ("<h3>Advertisement</h3>", ("says:advert",), False),
        (f"<p>Related: <a href='/salt'>{'salt ' * 14}</a></p>", CALL, True),  # fifteen words
        (f"<p>Related: <a href='/salt'>{'salt ' * 15}</a></p>", CALL, False),
        ("<p>Also: salt: <a href='/salt'>salt</a></p>", CALL, False),  # a third of it is the link
        ("<p>Also: <a href='/salt'>salt</a></p>", CALL, True),
        ("<p><a href='/news'>Subscribe to all salt letters</a> here</p>", ("says:subscribe",), True),
        ("<p><a href='/news'>Subscribe</a> here</p>", ("says:subscribe",), False),
    ],
)
def test_how_long_and_how_linked(line: str, said: tuple[str, ...], aside: bool):
    assert is_aside(walk_page(html.fromstring(f"<body>{line}</body>")), 0, said) == aside
