"""Listings: the teasers of each page and the next page, by detection alone, then the pipelines, as in a crawl."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

from archive_scraper import extract_listing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from archive_scraper.items import Teaser


def answer(body: bytes, row: dict[str, Any]) -> dict[str, Any]:
    """Return the row of one page from its bytes and its input."""
    listing = extract_listing(body, row["url"], charset=row["encoding"])
    return {"id": row["id"], "items": list(map(_item, listing.items)), "next_page": listing.next_page}


def predict(directory: Path) -> Iterator[dict[str, Any]]:
    """Yield one row a page: id, items, next_page."""
    with (directory / "inputs.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield answer(gzip.decompress((directory / "pages" / f"{row['id']}.html.gz").read_bytes()), row)


def _item(teaser: Teaser) -> dict[str, Any]:
    return {
        "url": teaser.url,
        "title": teaser.title,
        "date": teaser.published,
        "authors": [person.name for person in teaser.authors] or None,
        "summary": teaser.summary,
    }
