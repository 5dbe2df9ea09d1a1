"""The sources that can be crawled by name: one spider each in spiders/, one TOML file each in a sources folder."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from scrapy.settings import Settings
from scrapy.spiderloader import SpiderLoader

from archive_scraper.errors import UsageError
from archive_scraper.sites import SiteRules, load_rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archive_scraper.crawl.spider import ArchiveSpider

SOURCES_FOLDER = Path("data/sources")
ANY_SITE = "listing"
"""The spider that takes its rules from a file or does without."""


@dataclass(frozen=True, slots=True)
class Source:
    """One source: its rules, where they stand, and the spider that runs them."""

    rules: SiteRules
    origin: str
    """"python" or the path of the rules file."""
    spider: type[ArchiveSpider]


def scrapy_settings() -> Settings:
    """Return Scrapy's settings with ours on top, as ``scrapy.cfg`` gives them, wherever the caller stands."""
    settings = Settings()
    settings.setmodule("archive_scraper.settings", priority="project")
    return settings


def find_sources(folder: Path = SOURCES_FOLDER) -> dict[str, Source]:
    """Return all sources by name, sorted. Raises RulesError for a file that cannot work."""
    spiders = _spiders()
    found = {name: Source(spider.rules, "python", spider) for name, spider in spiders.items() if name != ANY_SITE}
    for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
        found.setdefault((source := file_source(path)).rules.name, source)
    return dict(sorted(found.items()))


def file_source(path: Path) -> Source:
    """Return the source that a rules file describes. Raises RulesError."""
    return Source(load_rules(path), str(path), _spiders()[ANY_SITE])


def address_source(url: str) -> Source:
    """Return a source for an address that nobody prepared: everything on its pages is found by detection."""
    from archive_scraper.normalize.urls import host_of

    name = "-".join(filter(None, "".join(c if c.isalnum() else "-" for c in host_of(url).lower()).split("-")))
    rules = SiteRules(name=name.encode("ascii", "ignore").decode() or "site", start_urls=(url,))
    return Source(rules, "detected", _spiders()[ANY_SITE])


def pick_sources(names: tuple[str, ...], known: Mapping[str, Source]) -> list[Source]:
    """Return the named sources. Raises UsageError that names the unknown one and what comes near it."""
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(known) or 'none'}"
            raise UsageError(f"unknown source {name!r}; {hint}")
    return [known[name] for name in dict.fromkeys(names)]


def _spiders() -> dict[str, type[ArchiveSpider]]:
    loader = SpiderLoader.from_settings(scrapy_settings())
    return {name: loader.load(name) for name in loader.list()}  # type: ignore[misc] # all of ours are
