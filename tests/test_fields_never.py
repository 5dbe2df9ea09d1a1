# ruff: noqa: E501 # a piece of a page is easier to read in one line
"""What a field never holds, as docs/fields.md says it: a page that tempts, and the answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT

from archive_scraper import extract_article
from archive_scraper.sites import SiteRules

if TYPE_CHECKING:
    from collections.abc import Callable

    from archive_scraper.items import Article

URL = "https://harbour.example/notes/pier"
NOW = datetime(2024, 7, 1, tzinfo=UTC)
TITLE = "The pier that stays open"
TEXT = "The harbour council met on Tuesday and agreed, after a long debate, that the old pier should stay open to all."
GERMAN = (
    "Der Hafenrat tagte am Dienstag und beschloss nach langer Beratung, dass der alte Pier allen offen bleiben soll."
)
CALL = '<p>Read the full article at <a href="https://strait.example/a">The Strait Observer</a>.</p>'


@dataclass(frozen=True)
class Case:
    """A page, by its parts, and what is true of the article made of it."""

    never: str
    holds: Callable[[Article], bool]
    head: str = ""
    headline: str = f"<h1>{TITLE}</h1>"
    lines: str = "<p>By Ada Marlowe</p><p>3 May 2024</p>"
    text: str = "".join(f"<p>{TEXT} ({place})</p>" for place in range(6))
    below: str = ""
    language: str = ""
    before: str = ""
    title: str = TITLE

    def read(self) -> Article:
        lang = f' lang="{self.language}"' if self.language else ""
        page = (
            f"<html{lang}><head><title>{self.title}</title>{self.head}</head><body><nav><a href=/>Home</a></nav>"
            f"{self.before}<main><article>{self.headline}{self.lines}<div>{self.text}</div></article>{self.below}</main></body></html>"
        )
        return extract_article(page, URL, now=NOW, rules=SiteRules(name="harbour", home="https://harbour.example/"))


def _names(article: Article) -> list[str]:
    return [person.name for person in article.authors]


def _data(fields: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {fields}}}</script>'


TEASERS = "".join(
    f'<div class="teaser"><h4><a href="/{n}">What the ferry costs {n}</a></h4><p>By Tomas Vell, 9 May 2024</p></div>'
    for n in range(4)
)
RELATED = f'<section class="related"><h3>Related</h3>{TEASERS}</section>'
COMMENTS = f'<section class="comments"><h3>Comments</h3><p>By Tomas Vell</p><time>1 June 2024</time><p>{TEXT} No!</p></section>'

CASES = {
    "title": [
        Case(
            "the site's name next to the headline",
            lambda a: a.title == TITLE,
            head='<meta property="og:site_name" content="Harbour Review">',
            title=f"{TITLE} | Harbour Review",
        ),
        Case(
            "a kicker or subtitle that stands in an element of its own",
            lambda a: a.title == TITLE,
            headline=f'<h1><span class="kicker">Salt</span> <span class="headline">{TITLE}</span></h1>',
        ),
        Case("what is hidden", lambda a: a.title == TITLE, before="<h1 hidden>A title that nobody sees here</h1>"),
    ],
    "subtitle": [
        Case(
            "what no rule of the site names", lambda a: a.subtitle is None, lines="<h2>And what it costs the town</h2>"
        ),
    ],
    "body": [
        Case("teasers of other articles", lambda a: "ferry" not in (a.body or "ferry"), below=RELATED),
        Case(
            "captions in `figcaption`",
            lambda a: "unseen" not in (a.body or "unseen"),
            text=f"<p>{TEXT}</p><figure><img src=q.jpg><figcaption>The quay, unseen.</figcaption></figure><p>{TEXT}</p>",
        ),
        Case("readers' comments", lambda a: "No!" not in (a.body or "No!"), below=COMMENTS),
        Case(
            "the sentence that became an outside link",
            lambda a: bool(a.external_links) and "Strait Observer" not in (a.body or "Strait Observer"),
            text=f"<p>{TEXT}</p><p>{TEXT}</p>{CALL}",
        ),
        Case(
            "what is hidden",
            lambda a: "unseen" not in (a.body or "unseen"),
            text=f"<p>{TEXT}</p><p>{TEXT}</p><p style='display:none'>Every word of this is unseen by readers.</p>",
        ),
    ],
    "language": [
        Case("a guess from a short text", lambda a: a.language is None, text="<p>The old pier stays open, to all.</p>"),
        Case(
            "a guess from a text in two languages", lambda a: a.language is None, text=f"<p>{TEXT}</p><p>{GERMAN}</p>"
        ),
        Case(
            "what the page declares of a text that is in another language",
            lambda a: (a.language, a.language_declared) == ("de", "en"),
            text=f"<p>{GERMAN}</p>" * 3,
            language="en-US",
        ),
    ],
    "published": [
        Case(
            "the day of a change", lambda a: a.published == "2024-05-03", lines="<p>3 May 2024, updated 9 May 2024</p>"
        ),
        Case("a day to come", lambda a: a.published is None, lines="<p>3 September 2024</p>"),
        Case("more than the page says", lambda a: a.published == "2024-05", lines="<p>May 2024</p>"),
        Case(
            "the day of a comment or of another article",
            lambda a: a.published == "2024-05-03",
            below=RELATED + COMMENTS,
        ),
    ],
    "modified": [
        Case("what only the print says", lambda a: a.modified is None, lines="<p>3 May 2024, updated 9 May 2024</p>"),
    ],
    "authors": [
        Case(
            "a title, role or outlet of the person",
            lambda a: _names(a) == ["Ada Marlowe"],
            lines="<p>By Dr. Ada Marlowe, Senior Fellow, Harbour Institute</p><p>3 May 2024</p>",
        ),
        Case(
            "whoever took the pictures, translated or hosted",
            lambda a: _names(a) == ["Ada Marlowe"],
            lines="<p>By Ada Marlowe</p><p>Photos: Tomas Vell</p><p>Translated by Ines Okoro</p>",
        ),
        Case("an account of the system", lambda a: _names(a) == [], lines="<p>Posted by admin</p><p>3 May 2024</p>"),
        Case(
            "an organization that bears a person's name",
            lambda a: [person.type for person in a.authors] == ["person"],
            head=_data('"author": {"@type": "Organization", "name": "Ada Marlowe"}'),
        ),
        Case(
            "who wrote a comment or another article", lambda a: _names(a) == ["Ada Marlowe"], below=RELATED + COMMENTS
        ),
    ],
    "topics": [
        Case(
            "one twice",
            lambda a: sorted(map(str.casefold, a.topics)) == ["piers", "salt"],
            head='<meta name="keywords" content="Salt, salt, Piers">',
        ),
    ],
    "external_links": [
        Case(
            "a link within the site",
            lambda a: a.external_links == (),
            text=f'<p>{TEXT}</p><p>{TEXT}</p><p>Read more in <a href="https://www.harbour.example/x">our report</a>.</p>',
        ),
        Case(
            "parameters that track the reader",
            lambda a: [link.url for link in a.external_links] == ["https://strait.example/a"],
            text=f"<p>{TEXT}</p><p>{TEXT}</p>{CALL.replace('/a', '/a?utm_source=pier', 1)}",
        ),
        Case("a call to subscribe", lambda a: a.external_links == (), below="<p>Subscribe to The Strait Observer.</p>"),
    ],
    "summary": [
        Case(
            "what opens the rest of the text",
            lambda a: a.summary == "The pier stays open, and the town pays a third of what that costs.",
            head='<meta name="description" content="The pier stays open, and the town pays a third of what that costs. Read more »">',
        ),
        Case(
            "a word that the site's cut left",
            lambda a: (a.summary or "").endswith("that…") and a.summary_truncated,
            head='<meta name="description" content="The town pays a third of what the pier costs, and that [...]">',
        ),
    ],
    "kind": [Case("a guess from the text", lambda a: a.kind is None, text=f"<p>{TEXT} A podcast, a video.</p>" * 4)],
    "image": [
        Case(
            "a picture inside of the text that nothing calls the article's own",
            lambda a: a.image is None,
            text=f"<p>{TEXT}</p><img src=/pier.jpg>" * 4,
        ),
        Case(
            "the mark of the house, or what it shows of any page that is shared",
            lambda a: a.image is None,
            head='<meta property="og:image" content="/img/default-og-image.png">',
            lines='<figure><img src="/logo.svg"><figcaption>The harbour</figcaption></figure>',
        ),
        Case(
            "a picture with the caption of another one",
            lambda a: (a.image, a.image_caption) == ("https://harbour.example/pier.jpg", None),
            head='<meta property="og:image" content="/pier.jpg">',
            text=f"<p>{TEXT}</p>" * 3 + "<figure><img src=/ferry.jpg><figcaption>The ferry</figcaption></figure>",
        ),
    ],
    "series": [
        Case("what no rule of the site names", lambda a: a.series is None, lines="<p>Publication: Pier Volume: 2</p>")
    ],
    "pdf_links": [
        Case(
            "a file that is offered beside the article",
            lambda a: a.pdf_links == ("https://harbour.example/report.pdf",),
            text=f'<p>{TEXT}</p><p>{TEXT} <a href="/report.pdf">The report</a></p>',
            below='<aside class="related"><a href="/other.pdf">Another report</a></aside>',
        ),
    ],
}
ROWS = [(field, case) for field, cases in CASES.items() for case in cases]


@pytest.mark.parametrize(("field", "case"), ROWS, ids=[f"{field}: {case.never}" for field, case in ROWS])
def test_field_never_holds(field: str, case: Case):
    article = case.read()
    assert case.holds(article), f"{field}: {getattr(article, field)!r}"


def test_the_page_about_fields_says_the_same():
    text = (ROOT / "docs" / "fields.md").read_text(encoding="utf-8")
    table = text.partition("## What a field never holds")[2]
    said = {row[0]: row[1].split("; ") for row in re.findall(r"^\| (\w+) \| (.*?) \|$", table, re.MULTILINE)}
    said.pop("field")
    assert said == {field: [case.never for case in cases] for field, cases in CASES.items()}


def test_every_field_is_there():
    text = (ROOT / "docs" / "fields.md").read_text(encoding="utf-8").partition("## What a field never holds")[0]
    assert set(re.findall(r"^\| (\w+) \| \w+ \|", text, re.MULTILINE)) - {"field"} == set(CASES)
