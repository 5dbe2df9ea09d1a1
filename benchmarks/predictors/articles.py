"""Answers for whole article pages: extraction, then the normalizers."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

from archive_scraper.extract.article import extract_article
from archive_scraper.extract.page import Page
from archive_scraper.normalize.authors import read_byline
from archive_scraper.normalize.dates import read_date
from archive_scraper.normalize.summaries import read_summary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from archive_scraper.items import Article


def normalize(article: Article) -> dict[str, Any]:
    """Return the row of an article, its fields normalized as the pipelines do."""
    authors = [author.name for author in article.authors_linked]
    if not authors and article.byline_raw:
        authors = [author.name for author in read_byline(article.byline_raw, language=article.language).authors]
    date = None
    if article.published_raw:
        date = read_date(article.published_raw, now=article.fetched_at, language=article.language).date
    summary = read_summary(article.summary_html, html=True).text if article.summary_html else None
    return {
        "title": article.title or None,
        "authors": authors,
        "published": date.value if date is not None else None,
        "topics": list(article.topics_raw),
        "description": summary,
        "body_text": article.body,
    }


def predict(directory: Path) -> Iterator[dict[str, Any]]:
    """Yield one row a page, in the order of the inputs."""
    with (directory / "inputs.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            body = gzip.decompress((directory / "pages" / f"{row['id']}.html.gz").read_bytes())
            page = Page.from_bytes(body, row["url"], row["http_charset"])
            yield {"id": row["id"], **normalize(extract_article(page))}
