"""What is known of a site: its rules, as Python or as a TOML file."""

from archive_scraper.sites.faults import check_rules
from archive_scraper.sites.loading import load_rules, read_rules
from archive_scraper.sites.plain import plain
from archive_scraper.sites.rules import (
    SERIES_GROUPS,
    ArticleRules,
    Channel,
    ChannelKind,
    ChannelUse,
    ListingRules,
    Paging,
    Selectors,
    SiteRules,
    Truncation,
)

__all__ = [
    "SERIES_GROUPS",
    "ArticleRules",
    "Channel",
    "ChannelKind",
    "ChannelUse",
    "ListingRules",
    "Paging",
    "Selectors",
    "SiteRules",
    "Truncation",
    "check_rules",
    "load_rules",
    "plain",
    "read_rules",
]
