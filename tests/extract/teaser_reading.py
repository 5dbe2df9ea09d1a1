"""Reading invented lists of teasers for tests, and the fields as the pipelines read them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from listing_pages import DAYS, ISO, PEOPLE, TEXTS, TITLES, URL, page, slug

from archive_scraper.extract.listing import extract_listing
from archive_scraper.extract.page import Page
from archive_scraper.normalize.bylines import read_byline
from archive_scraper.normalize.dates import read_date
from archive_scraper.normalize.summaries import read_summary

if TYPE_CHECKING:
    from archive_scraper.items import Teaser

NOW = datetime(2024, 3, 10, 12, tzinfo=UTC)


def read(template: str, count: int = 5, **columns: list[str]) -> list[Teaser]:
    """Read a list whose items are a template filled in: {n}, {url}, {title}, {text}, {person}, {day}, {iso}, ..."""
    items = "".join(
        template.format(
            n=n, url=slug(n), title=TITLES[n], text=TEXTS[n], person=PEOPLE[n], day=DAYS[n], iso=ISO[n],
            **{name: values[n % len(values)] for name, values in columns.items()},
        )
        for n in range(count)
    )  # fmt: skip
    return extract_listing(Page(page(f"<main><div>{items}</div></main>"), URL), now=NOW).items


def names(teaser: Teaser) -> list[str]:
    people = teaser.authors_linked or read_byline(teaser.byline_raw or "").authors
    return [person.name for person in people]


def summary(teaser: Teaser) -> str | None:
    return read_summary(teaser.summary_html or "", html=True).text or None


def day(teaser: Teaser) -> str | None:
    date = read_date(teaser.published_raw or "", now=NOW).date
    return date.value[:10] if date else None
