"""Answers for whole article pages: the extractor, then the pipelines, as in a crawl."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

from archive_scraper.extract.article import extract_article
from archive_scraper.extract.page import Page
from archive_scraper.pipelines import normalize
from archive_scraper.sites import SiteRules

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ANY_SITE = SiteRules(name="any")


def answer(body: bytes, row: dict[str, Any]) -> dict[str, Any]:
    """Return the row of one page from its bytes and its input."""
    article = normalize(extract_article(Page.from_bytes(body, row["url"], row["http_charset"])), ANY_SITE)
    return {
        "id": row["id"],
        "title": article.title or None,
        "authors": [author.name for author in article.authors],
        "published": article.published,
        "topics": list(article.topics),
        "description": article.summary,
        "body_text": article.body,
    }


def predict(directory: Path) -> Iterator[dict[str, Any]]:
    """Yield one row a page, in the order of the inputs."""
    with (directory / "inputs.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield answer(gzip.decompress((directory / "pages" / f"{row['id']}.html.gz").read_bytes()), row)
