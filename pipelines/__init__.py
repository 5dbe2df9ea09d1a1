"""The item pipelines, one file a step, and the same chain for items outside of a crawl."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from archive_scraper.crawl.step import SavedPage, Step
from archive_scraper.items import Article, Listing, Teaser
from archive_scraper.pipelines.authors import AuthorsPipeline
from archive_scraper.pipelines.dates import DatesPipeline
from archive_scraper.pipelines.links import LinksPipeline
from archive_scraper.pipelines.summaries import SummariesPipeline
from archive_scraper.pipelines.text import TextPipeline
from archive_scraper.pipelines.topics import TopicsPipeline

if TYPE_CHECKING:
    from archive_scraper.sites import SiteRules

Item = TypeVar("Item", Article, Listing, Teaser)

# The steps that make normalized fields from raw ones, in the order of settings.ITEM_PIPELINES (a test says so).
STEPS: tuple[type[Step], ...] = (
    DatesPipeline,
    AuthorsPipeline,
    TopicsPipeline,
    LinksPipeline,
    TextPipeline,
    SummariesPipeline,
)


def normalize(item: Item, rules: SiteRules) -> Item:
    """Run the normalizing steps on an item that no crawl yielded: a saved page, a preview, a measurement."""
    site = SavedPage(rules)
    for step in STEPS:
        step(site).process_item(item)
    return item
