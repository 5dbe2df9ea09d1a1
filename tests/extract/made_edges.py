"""Small articles whose evidence stands where chance does not put it: far from the text, at its ends, in few sources.

Each holds several places at once; what is weighed of them is recorded (test_evidence.py).
"""

from __future__ import annotations

from made_parts import SENTENCES, TOPICS  # a module next to this one

URL = "https://www.harbour.example/notes/the-pier-that-stays-open"
HEADLINE = "<h1>The pier that stays open</h1>"
BYLINE = "<p>By Ada Marlowe</p>"
STANDFIRST = "<p class=standfirst>One pier of the old town stays open for all of us.</p>"
TEXT = "".join(f"<p>{SENTENCES[number]} {SENTENCES[number + 4]}</p>" for number in range(4))
DATELINE = f"<p>Harbour Town, 12.11.2021. {SENTENCES[0]}</p>"


def foot(count: int) -> str:
    """Return so many blocks that belong to no text."""
    return "<footer><p>Salt</p></footer>" * count


def time(day: int) -> str:
    return f"<time datetime=2024-05-{day:02}>{day} May 2024</time>"


def links(kind: str, place: int) -> str:
    """Return a line of two links to topics: to pages of tags, of categories, or named by their class."""
    named = TOPICS[place % len(TOPICS)], TOPICS[(place + 4) % len(TOPICS)]
    to, name = {"tag": ("tag", "t"), "category": ("category", "c"), "class": ("on", "tags")}[kind]
    return f"<div class={name}>{' '.join(f'<a href=/{to}/{place}{one[:3]}>{one}</a>' for one in named)}</div>"


def around(kind: str) -> str:
    """Return an article with links to topics in many places, each other ones."""
    above = "".join(links(kind, place) + foot(gap) for place, gap in enumerate((14, 12, 5, 1)))
    below = "".join(foot(gap) + links(kind, place) for place, gap in enumerate((1, 2, 9, 0), 5))
    inside = f"<p>{SENTENCES[6]} {SENTENCES[0]}</p>{links(kind, 11)}{TEXT}{links(kind, 9)}{TEXT}"
    return above + links(kind, 4) + HEADLINE + below + inside + foot(8) + links(kind, 10)


def words(count: int, *, linked: int = 0, end: str = ".") -> str:
    """Return a paragraph of so many words, so many of them in a link."""
    said = (" ".join(SENTENCES).replace(".", "").split() * 2)[:count]
    link = f"<a href=/x>{' '.join(said[:linked])}</a> " if linked else ""
    return f"<p>{link}{' '.join(said[linked:])}{end}</p>"


def keywords(*names: str) -> str:
    return "".join(f"<meta name='{name}' content='Pier, Stays, Open, Salt'>" for name in names)


def data(**said: str) -> str:
    parts = ", ".join(f'"{name}": "{value}"' for name, value in said.items())
    return f'<script type="application/ld+json">{{{parts}}}</script>'


PARTS = (
    # Far before the text: all that stands at its headline
    ("", f"<header>{HEADLINE}{BYLINE}{time(3)}{STANDFIRST}{links('tag', 0)}</header>{foot(25)}<div>{TEXT}</div>"),
    # Dates far around the headline and after the text, each another day
    ("", time(3) + foot(25) + HEADLINE + foot(25) + time(4) + TEXT + foot(8) + f"<div>{time(5)}</div>"),
    # A date in few places
    ("", HEADLINE + DATELINE + TEXT),
    ("<title>The pier that stays open | Notes | 28.04.2023</title>", HEADLINE + TEXT),
    (
        data(**{"@type": "NewsArticle", "headline": "The pier that stays open"})
        + data(**{"@type": "WebPage", "datePublished": "2024-05-03"}),
        HEADLINE + TEXT,
    ),
    (
        "<meta name=pubdate content=2024-05-03><meta property=article:published_time content=2024-05-03>",
        HEADLINE + time(3) + "<i itemprop=dateCreated>3 May 2024</i>" + TEXT,
    ),
    # Topics in many places, and of many sources
    ("", around("tag")),
    ("", around("category")),
    ("", around("class")),
    (keywords("keywords", "news_keywords", "article:tag") + "<title>The pier stays open</title>", HEADLINE + TEXT),
    (keywords("keywords", "news_keywords", "article:tag", "parsely-tags", "sailthru.tags"), HEADLINE + TEXT),
    # People whom the head alone names
    ("<meta name=citation_author content='Ada Marlowe'>" * 2, HEADLINE + TEXT),
    # Headlines that only bold type tells, or that stand after the text
    ("", "<p><b>The pier that stays open</b></p>" + TEXT),
    ("<title>The pier that stays open</title>", TEXT + foot(9) + HEADLINE),
    # Paragraphs of all lengths, without an end, with links in them
    ("", HEADLINE + words(70, end=".") + "".join(words(n, end=end) for n in (40, 70) for end in ("", ":")) + TEXT * 4),
    (
        "",
        HEADLINE
        + TEXT
        + words(20, linked=12)
        + words(40, linked=20)
        + words(70, linked=9)
        + words(70, linked=70)
        + TEXT,
    ),
    ("", HEADLINE + TEXT + "<p>Salt<a href=/x>er</a></p><p>Salt <a href=/x>pier</a></p>" + TEXT),
    # Text in a small part of the page, and in a comment
    ("", f"<section><div><p>{SENTENCES[4]}</p></div></section>{HEADLINE}<div><div>{TEXT * 9}</div></div>"),
    ("", HEADLINE + TEXT + f"<p class=comment>{SENTENCES[3]}</p><p class=comment>{SENTENCES[6]}</p>"),
)


def edge(number: int) -> tuple[str, str]:
    """Return a page and its address."""
    head, body = PARTS[number]
    return f"<html lang=en><head>{head}</head><body><main>{body}</main></body></html>", URL
