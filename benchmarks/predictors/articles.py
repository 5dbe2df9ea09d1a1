"""Answers for whole article pages: the extractor, then the pipelines, as in a crawl."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

from archive_scraper import extract_article
from archive_scraper.normalize.text import html_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def answer(body: bytes, row: dict[str, Any]) -> dict[str, Any]:
    """Return the row of one page from its bytes and its input."""
    article = extract_article(body, row["url"], charset=row["http_charset"])
    return {
        "id": row["id"],
        "title": article.title or None,
        "authors": [author.name for author in article.authors],
        "published": article.published,
        "topics": list(article.topics),
        # The site's own words, as printed: the summary proper has the marks of their cut taken off.
        "description": html_text(article.summary_html or "") or None,
        "body_text": article.body,
    }


def predict(directory: Path) -> Iterator[dict[str, Any]]:
    """Yield one row a page, in the order of the inputs."""
    with (directory / "inputs.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield answer(gzip.decompress((directory / "pages" / f"{row['id']}.html.gz").read_bytes()), row)
