"""Pages with the rows that are expected of them: what a regression test of a source compares."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any

from archive_scraper.extract.article import extract_article
from archive_scraper.extract.listing import extract_listing
from archive_scraper.extract.page import Page
from archive_scraper.pipelines import normalize

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from archive_scraper.items import Article, Listing, Teaser
    from archive_scraper.sites import SiteRules

Row = dict[str, Any]
_HEAD = re.compile(r"<!-- (\S+)(?: (\S+))? -->\n")


def read_listing(html: str, url: str, rules: SiteRules, now: datetime) -> Listing:
    """Return a listing as the pipelines leave it."""
    return normalize(extract_listing(Page(html, url), rules=rules, now=now), rules)


def read_article(html: str, url: str, rules: SiteRules, now: datetime) -> Article:
    """Return an article as the pipelines leave it."""
    return normalize(extract_article(Page(html, url), rules=rules, now=now, source=rules.name), rules)


def teaser_row(teaser: Teaser) -> Row:
    """Return what a golden file states about a teaser."""
    return {
        "url": teaser.url,
        "title": teaser.title,
        "published": teaser.published,
        "authors": _people(teaser.authors),
        "topics": list(teaser.topics),
        "summary": teaser.summary,
        "summary_truncated": teaser.summary_truncated,
        "kind_raw": teaser.kind_raw,
        "outlet_raw": teaser.outlet_raw,
    }


def article_row(article: Article) -> Row:
    """Return an article in the export's keys."""
    return {
        "url": article.url,
        "canonical_url": article.canonical_url,
        "source": article.source,
        "title": article.title,
        "subtitle": article.subtitle,
        "kind": article.kind,
        "published": article.published,
        "published_precision": article.published_precision,
        "published_raw": article.published_raw,
        "authors": _people(article.authors),
        "topics": list(article.topics),
        "summary": article.summary,
        "summary_truncated": article.summary_truncated,
        "external_links": [
            {"kind": link.kind, "publication": link.publication, "url": link.url} for link in article.external_links
        ],
        "body": article.body,
        "body_markdown": article.body_markdown,
        "language": article.language,
        "pdf_links": list(article.pdf_links),
        "series": article.series,
        "volume": article.volume,
        "issue": article.issue,
        "related": [teaser.url for teaser in article.related],
    }


def _people(people: Iterable[Any]) -> list[Row]:
    return [{"name": person.name, "type": person.type} for person in people]


def page_row(kind: str, html: str, url: str, rules: SiteRules, now: datetime) -> Row:
    """Return what is read from a page: an article's fields, or a column for each field of a listing's teasers."""
    if kind == "article":
        return article_row(read_article(html, url, rules, now))
    listing = read_listing(html, url, rules, now)
    rows = [teaser_row(teaser) for teaser in listing.items]
    columns = {key: [row[key] for row in rows] for key in rows[0]} if rows else {}
    return {"next_page": listing.next_page, "total": listing.total, **columns}


def read_fixture(page: Path, rules: SiteRules, now: datetime) -> Row:
    """Return what is read from a saved page: its address, and when it was captured, stand in its first line.

    ``now`` is for pages without a time. Raises ValueError for a page without such a line.
    """
    html = page.read_text(encoding="utf-8")
    head = _HEAD.match(html)
    if head is None:
        raise ValueError(f"{page}: the first line must be a comment with the page's address")
    kind = page.stem.partition("-")[0]
    return page_row(kind, html, head[1], rules, datetime.fromisoformat(head[2]) if head[2] else now)


def write_fixture(folder: Path, kind: str, html: str, url: str, at: datetime) -> Path:
    """Write a page, its address and time in its first line, under a free name, and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    number, path = 1, folder / f"{kind}-{at:%Y}.html"
    while path.exists():
        number += 1
        path = folder / f"{kind}-{at:%Y}-{number}.html"
    text = html.replace("\r\n", "\n").replace("\r", "\n")
    path.write_text(f"<!-- {url} {at.isoformat()} -->\n{text}", encoding="utf-8")
    return path


def write_rows(page: Path, row: Row) -> Path:
    """Write what is expected of a saved page next to it."""
    path = page.with_suffix(".json")
    path.write_text(json.dumps(row, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path
