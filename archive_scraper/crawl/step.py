"""What every item pipeline shares: which records an item holds, and counting what became of each field."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, ClassVar, Protocol, Self, cast

from archive_scraper.extract.page_kind import is_credible
from archive_scraper.items import Article, Listing, Teaser

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scrapy.crawler import Crawler

    from archive_scraper.crawl.field_counts import FieldTally, ItemKind, Status
    from archive_scraper.crawl.spider import ArchiveSpider
    from archive_scraper.sites import SiteRules

Record = Article | Teaser
_NAMES = {kind: frozenset(field.name for field in fields(kind)) for kind in (Article, Teaser)}


class HasRules(Protocol):
    """Anything that knows a site's rules: a spider, or SavedPage for a page outside of a crawl."""

    @property
    def rules(self) -> SiteRules:
        """The rules as they stand now."""


@dataclass(frozen=True, slots=True)
class SavedPage:
    """The site of a page that no crawl fetched."""

    rules: SiteRules


def records(item: object) -> Iterator[Record]:
    """Yield the records of an item: a listing's teasers, an article and its related teasers."""
    if isinstance(item, Listing):
        yield from item.items
    elif isinstance(item, Article):
        yield item
        yield from item.related
    elif isinstance(item, Teaser):
        yield item


def language_of(record: Record, languages: tuple[str, ...]) -> str | None:
    """Return the language to read a record in: what the page declares, else one of the site's, else the text's."""
    if isinstance(record, Teaser):
        return record.page_language or next(iter(languages), None)
    if record.language_declared or record.language in languages:
        return record.language_declared or record.language
    return next(iter(languages), record.language)


class Step(ABC):
    """A pipeline that sets some fields of each record by a pure function.

    ``owns`` maps each field this step sets to its raw twin (None where it has none). After ``apply`` each is
    counted as ok, missing (the page does not say) or unparsed (it says something we could not read), together with
    its origin and an address where it was missing. Without a tally nothing is counted.
    """

    owns: ClassVar[Mapping[str, str | None]] = {}

    def __init__(self, site: HasRules, tally: FieldTally | None = None) -> None:
        self.site = site
        self.tally = tally

    @property
    def rules(self) -> SiteRules:
        """The site's rules as they stand now: a crawl may learn the order of day and month on its way."""
        return self.site.rules

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the step for a crawl of one site."""
        spider = cast("ArchiveSpider", crawler.spider)
        return cls(spider, spider.fields)

    def process_item(self, item: object) -> object:
        """Apply the step to each record of the item and count the outcome."""
        order = self.rules.date_order or (item.date_order if isinstance(item, Listing) else None)
        # What is left of a page without a listing is its navigation: it says nothing about the site's teasers.
        counted = not isinstance(item, Listing) or is_credible(item)
        for record in records(item):
            self.apply(record, order)
            if self.tally is not None and counted:
                self._count(self.tally, record, _kind_of(record, item))
        return item

    @abstractmethod
    def apply(self, record: Record, order: str | None) -> None:
        """Set this step's fields of one record. ``order`` is the date order of the site, where known."""

    def _count(self, tally: FieldTally, record: Record, kind: ItemKind) -> None:
        known = _NAMES[type(record)]
        for name, raw in self.owns.items():
            if name not in known:
                continue
            if getattr(record, name):
                tally.found(kind, name, record.origins.get(name))
            else:
                status: Status = "unparsed" if raw and getattr(record, raw, None) else "missing"
                tally.lacking(kind, name, status, record.url if isinstance(record, Article) else record.listing_url)


def _kind_of(record: Record, item: object) -> ItemKind:
    if isinstance(record, Article):
        return "article"
    return "related" if isinstance(item, Article) else "teaser"
