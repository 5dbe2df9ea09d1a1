"""The page of one article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from archive_scraper.browse.cite import bibtex, plain_citation
from archive_scraper.browse.differences import show_difference
from archive_scraper.browse.markdown import render_markdown, render_plain
from archive_scraper.browse.reading.article import article as read_article
from archive_scraper.browse.reading.captures import captures_of
from archive_scraper.browse.views.captures import FIELDS
from archive_scraper.normalize.fragments import has_markup
from archive_scraper.normalize.text import html_text

if TYPE_CHECKING:
    from datasette.utils.asgi import Request, Response
    from markupsafe import Markup

    from archive_scraper.browse.reading.query import Row
    from archive_scraper.browse.room import Room

# Label -> (the value's column, the raw value's column, its name among the origins).
_ORIGINS = {
    "Title": ("title", None, "title"),
    "Subtitle": ("subtitle", None, "subtitle"),
    "Published": ("published", "published_raw", "published"),
    "Precision": ("published_precision", None, ""),
    "Modified": ("modified", "modified_raw", "modified"),
    "Authors": ("authors", "byline_raw", "authors"),
    "Kind": ("kind", "kind_raw", "kind"),
    "Topics": ("topics", "topics_raw", "topics"),
    "Summary": ("summary", "summary_html", "summary"),
    "Language": ("language", "language_declared", "language"),
    "Series": ("series", None, "series"),
    "Volume": ("volume", None, "volume"),
    "Issue": ("issue", None, "issue"),
    "Address": ("url", None, "url"),
    "Canonical address": ("canonical_url", None, "canonical_url"),
    "Picture": ("image", None, "image"),
    "Caption of the picture": ("image_caption", None, "image"),
    "Credit of the picture": ("image_credit", None, "image"),
}
_ELSEWHERE = ("teaser", "rules")
"""Origins of values that the article's own page does not print."""
_ADDRESSES = ("url", "canonical_url", "image")


async def show_article(room: Room, request: Request) -> Response:
    """Show one article with everything the archive knows of it."""
    number = int(request.url_vars["id"])
    article = await room.read(request, lambda conn: read_article(conn, number))
    kept = await room.read(request, lambda conn: captures_of(conn, number))
    if article is None:
        return await room.missing(request, "There is no such article in this archive.")
    return await room.page(
        request,
        "article.html",
        article=article,
        kept=kept,
        text=_text(article),
        pages=_pages(article),
        lead=_lead(article),
        provenance=_provenance(article),
        revisions=[
            revision | {"difference": show_difference(revision["old"], revision["new"])}
            for revision in article["revisions"]
        ],
        citation=plain_citation(article, article["fetched_at"]),
        bibtex=bibtex(article, article["fetched_at"]),
    )


def _text(article: Row) -> Markup:
    if article["body_markdown"]:
        return render_markdown(article["body_markdown"])
    return render_plain(article["body"] or "")


def _pages(article: Row) -> list[dict[str, Any]]:
    """Return the pages of the article's PDF: their numbers and what they say."""
    pdf = article["pdf"]
    return [{"page": page["page"], "text": render_plain(page["text"])} for page in pdf["texts"]] if pdf else []


def _lead(article: Row) -> str:
    """Return the summary where it says more than the first words of the text."""
    summary = (article["summary"] or "").strip()
    start = " ".join((article["body"] or "").split())[: len(summary) + 200]
    return "" if " ".join(summary.split())[:80] in start else summary


def _provenance(article: Row) -> list[dict[str, Any]]:
    origins = article["origins"] if isinstance(article["origins"], dict) else {}
    columns = {"published": article["published_origin"], "summary": article["summary_origin"]}
    lines = []
    for label, (column, raw, name) in _ORIGINS.items():
        value, printed = _joined(article[column]), _joined(article[raw]) if raw else ""
        printed = html_text(printed) if has_markup(printed) else printed
        if value or printed:
            origin = columns.get(name) or origins.get(name) or ""
            address = column in _ADDRESSES
            line = {"label": label, "value": value, "raw": printed, "origin": str(origin), "address": address}
            elsewhere = str(origin).partition(":")[0] in _ELSEWHERE
            lines.append(line | {"field": name if name in FIELDS and not elsewhere else ""})
    return lines


def _joined(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(str(item.get("name") if isinstance(item, dict) else item) for item in value)
    return "" if value is None else str(value)
