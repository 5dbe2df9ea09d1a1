"""The spider for any site: from a rules file, or from nothing but a listing's address."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from archive_scraper.catalogue.own_rules import load_rules
from archive_scraper.crawl.sources import address_source
from archive_scraper.crawl.spider import ArchiveSpider
from archive_scraper.errors import UsageError

if TYPE_CHECKING:
    from archive_scraper.sites import SiteRules


class ListingSpider(ArchiveSpider):
    """Any site. Arguments: rules (path of a TOML file), or url alone; the others as of every spider."""

    name = "listing"

    def __init__(self, *args: Any, rules: SiteRules | str | None = None, **kwargs: Any) -> None:
        if isinstance(rules, str):
            kwargs["origin"] = rules
            rules = load_rules(Path(rules))
        elif rules is None:
            if not kwargs.get("url"):
                raise UsageError("listing: give -a rules=FILE.toml or -a url=ADDRESS")
            rules = address_source(kwargs["url"].split()[0]).rules
            kwargs["origin"] = "detected"
        super().__init__(*args, rules=rules, **kwargs)
