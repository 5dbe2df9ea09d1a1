"""Listings: the teasers of each page, normalized as the pipelines do it, and the next page."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

from archive_scraper.extract.listing import extract_listing
from archive_scraper.extract.page import Page
from archive_scraper.normalize.authors import read_author_name, read_byline
from archive_scraper.normalize.dates import read_date
from archive_scraper.normalize.summaries import read_summary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from archive_scraper.items import Teaser


def predict(directory: Path) -> Iterator[dict[str, Any]]:
    """Yield one row a page: id, items, next_page."""
    with (directory / "inputs.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            body = gzip.decompress((directory / "pages" / f"{row['id']}.html.gz").read_bytes())
            page = Page.from_bytes(body, row["url"], row["encoding"])
            listing = extract_listing(page)
            yield {
                "id": row["id"],
                "items": [read_teaser(teaser, page.language, listing.date_order) for teaser in listing.items],
                "next_page": listing.next_page,
            }


def read_teaser(teaser: Teaser, language: str | None, order: str | None) -> dict[str, Any]:
    """Normalize one teaser. The time of the fetch is unknown, so nothing is read from "yesterday"."""
    date = read_date(teaser.published_raw or "", language=language, order=order).date
    linked = [person for author in teaser.authors_linked if (person := read_author_name(author.name))]
    authors = linked or read_byline(teaser.byline_raw or "", language=language).authors
    summary = read_summary(teaser.summary_html or "", html=True, language=language).text
    return {
        "url": teaser.url,
        "title": teaser.title,
        "date": date.value if date else None,
        "authors": list(dict.fromkeys(person.name for person in authors)) or None,
        "summary": summary or None,
        "published_raw": teaser.published_raw,
        "byline_raw": teaser.byline_raw,
    }
