"""What a reader should get from the demo: one row an article, in the keys of ``archive-scraper export``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from archive_scraper.demo.articles import cnas_articles, jamestown_articles
from archive_scraper.demo.cnas import CnasSite
from archive_scraper.demo.jamestown import JamestownSite
from archive_scraper.demo.markup import long_date

if TYPE_CHECKING:
    from collections.abc import Collection

    from archive_scraper.demo.content import DemoArticle

# Type in the path -> kind of the article.
KINDS = {
    "commentary": "commentary",
    "reports": "report",
    "podcast": "podcast",
    "video": "video",
    "congressional-testimony": "congressional-testimony",
    "transcript": "transcript",
    "blog": "blog",
    "interview": "interview",
    "in-the-news": "press",
    "press-release": "press",
}


def truth(*, edits: Collection[str] = ()) -> list[dict[str, Any]]:
    """Return the rows of all articles, in the order of the content files.

    Addresses are paths, because the port is another one each time; first_seen and last_seen are left out. The
    values come from the content, not from reading the pages.
    """
    cnas = CnasSite("", edits=edits, broken=(), size=None)
    rows = [
        _row(article, "cnas", kind=KINDS[article.kind], related=[other.path for other in cnas.related(article)])
        for article in cnas_articles(edits)
    ]
    return rows + [
        # The new design states a type in its JSON-LD, the old one none.
        _row(article, "jamestown", kind="article" if article.look == "new" else None, related=[])
        for article in jamestown_articles(edits)
    ]


def _row(article: DemoArticle, source: str, *, kind: str | None, related: list[str]) -> dict[str, Any]:
    printed = _printed_date(article, source)
    return {
        "url": article.path,
        "canonical_url": article.path,
        "source": source,
        "title": article.title,
        "subtitle": article.subtitle,
        "kind": kind,
        "published": _published(article.date),
        "published_precision": _precision(article.date),
        "published_raw": printed,
        "authors": [{"name": name, "type": "person"} for name in article.names],
        "topics": list(article.topics) if article.look in ("2025", "new") else [],
        "summary": article.summary,
        "summary_truncated": article.truncated,
        "external_links": _links(article),
        "body": "\n".join(line for block in article.blocks for line in block.lines),
        "body_markdown": "\n\n".join(block.markdown for block in article.blocks),
        "language": "en",
        "pdf_links": list(article.pdf),
        "series": article.series,
        "volume": article.volume,
        "issue": article.issue,
        "related": related,
    }


def _links(article: DemoArticle) -> list[dict[str, str | None]]:
    if article.link_kind is None:
        return []
    return [{"kind": article.link_kind, "publication": article.outlet, "url": article.outlet_url}]


def _published(date: str | None) -> str | None:
    """A printed time without seconds is written with them, as ISO time stamps are."""
    return f"{date}:00" if date and len(date) == len("2015-02-25T17:04") else date


def _precision(date: str | None) -> str | None:
    if date is None:
        return None
    return "minute" if "T" in date else {4: "year", 7: "month"}.get(len(date), "day")


def _printed_date(article: DemoArticle, source: str) -> str | None:
    if article.date is None:
        return None
    if source == "cnas":
        return long_date(article.date, padded=True)
    return JamestownSite.date_line(article) if article.look == "old" else article.date
