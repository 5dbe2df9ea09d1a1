"""The sources that can be crawled by name.

They are one spider each in spiders/, one TOML file each in a sources folder, and the entries of the catalogue; a name
that two of them have is that of the first.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from archive_scraper.catalogue.loading import Catalogue
from archive_scraper.catalogue.own_rules import load_rules
from archive_scraper.catalogue.rules import ORIGIN as CATALOGUE
from archive_scraper.catalogue.rules import rules_of, why_no_start, with_verdicts
from archive_scraper.crawl.browser_found import render_missing
from archive_scraper.errors import RulesError, UsageError
from archive_scraper.normalize.urls import site_of
from archive_scraper.sites import SiteRules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from importlib.resources.abc import Traversable

    from scrapy.settings import Settings

    from archive_scraper.crawl.spider import ArchiveSpider

SOURCES_FOLDER = Path("data/sources")
ANY_SITE = "listing"
"""The spider that takes its rules from a file or does without."""
_NAMED = 12  # sources named where an unknown one is asked for
PYTHON = "python"
"""The origin of rules that stand in spiders/."""


@dataclass(frozen=True, slots=True)
class Source:
    """One source: its rules, and where they stand."""

    rules: SiteRules
    origin: str
    """"python", "catalogue", "detected" or the path of the rules file."""

    @property
    def spider(self) -> type[ArchiveSpider]:
        """The spider that runs the rules; loads Scrapy."""
        return _spiders()[self.rules.name if self.origin == PYTHON else ANY_SITE]


class KnownSources(dict[str, Source]):
    """Sources of spiders and files by name, sorted; and what is wrong with the files that had to be left out, by stem.

    The entries of the catalogue are found by find() and owner(), which read them when they are asked.
    """

    def __init__(
        self, sources: Mapping[str, Source], faults: Mapping[str, RulesError], catalogue: Catalogue | None = None
    ) -> None:
        super().__init__(sorted(sources.items()))
        self.faults = dict(faults)
        self.catalogue = catalogue or Catalogue()
        self.verdicts: Mapping[str, tuple[str, str]] = {}
        """What the user's own looks saw at addresses of the catalogue: status and ISO day."""

    def find(self, name: str) -> Source | None:
        """Return the source of a name, also one of the catalogue. Raises RulesError for an entry that cannot work."""
        if name in self:
            return self[name]
        if name in self.faults or name not in self.catalogue:
            return None
        entry = with_verdicts(self.catalogue[name], self.verdicts)
        return Source(rules_of(entry), CATALOGUE)

    def owner(self, url: str) -> Source | None:
        """Return the source that an address belongs to, by host and port; of several the one that starts nearest.

        Entries of the catalogue come after the user's own. Of an address that an entry does not name, its paths of
        articles say nothing: they were seen for the lists that it names.
        """
        own = self.own_owner(url)
        if own is not None:
            return own
        found = [source for name in self._entries_at(url) if (source := self.find(name)) is not None]
        nearest = _nearest(url, found)
        if nearest is None or url in {channel.url for channel in self.catalogue[nearest.rules.name].channel}:
            return nearest
        return replace(nearest, rules=replace(nearest.rules, article_paths=()))

    def own_owner(self, url: str) -> Source | None:
        """Return the source that an address belongs to, of spiders and files alone."""
        return _nearest(url, [source for source in self.values() if source.rules.owns(url)])

    def _entries_at(self, url: str) -> list[str]:
        names = (name for name in self.catalogue.names if name not in self and name not in self.faults)
        return [name for name in names if rules_of(self.catalogue[name]).owns(url)]


def scrapy_settings() -> Settings:
    """Return Scrapy's settings with ours on top, as ``scrapy.cfg`` gives them, wherever the caller stands."""
    from scrapy.settings import Settings

    settings = Settings()
    settings.setmodule("archive_scraper.settings", priority="project")
    return settings


def find_sources(folder: Path = SOURCES_FOLDER) -> KnownSources:
    """Return all sources. A file that cannot work stands in ``faults`` and stops nobody else."""
    found = {name: Source(rules, PYTHON) for name, rules in python_rules().items()}
    rules, faults = read_folder(folder)
    for path, own in rules.items():
        if own.name in found:
            other = found[own.name].origin
            where = "a spider of the program" if other == PYTHON else other
            faults[path.stem] = RulesError(str(path), "name", f"{own.name!r} is the name of {where} already")
        else:
            found[own.name] = Source(own, str(path))
    return KnownSources(found, faults)


def read_folder(folder: Path) -> tuple[dict[Path, SiteRules], dict[str, RulesError]]:
    """Return the rules of each file of a folder, and the faults of those that cannot work by the files' stems."""
    rules: dict[Path, SiteRules] = {}
    faults: dict[str, RulesError] = {}
    for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
        try:
            rules[path] = load_rules(path)
        except RulesError as error:
            faults[path.stem] = error
    return rules, faults


def python_rules() -> dict[str, SiteRules]:
    """Return the rules of each spider in spiders/ by name.

    Those that stand in spiders/rules, in a file of the spider's name, are read without loading Scrapy.

    >>> python_rules()["jamestown"].title
    'The Jamestown Foundation'
    """
    folder = files("archive_scraper.spiders")
    spiders, apart = _modules(folder) - {ANY_SITE}, _modules(folder / "rules")
    rules = [import_module(f"archive_scraper.spiders.rules.{name}").RULES for name in sorted(spiders & apart)]
    found = {own.name: own for own in rules}
    if spiders - apart:
        found |= {name: spider.rules for name, spider in _spiders().items() if name not in (ANY_SITE, *found)}
    return dict(sorted(found.items()))


def _modules(folder: Traversable) -> set[str]:
    """Return the names of the modules in a folder of a package."""
    return {file.name.removesuffix(".py") for file in folder.iterdir() if file.name.endswith(".py")} - {"__init__"}


def file_source(path: Path) -> Source:
    """Return the source that a rules file describes. Raises RulesError."""
    return Source(load_rules(path), str(path))


def address_source(url: str) -> Source:
    """Return a source for an address that nobody prepared: everything on its pages is found by detection."""
    name = "-".join(filter(None, "".join(c if c.isalnum() else "-" for c in site_of(url).lower()).split("-")))
    rules = SiteRules(name=name.encode("ascii", "ignore").decode().strip("-") or "site", start_urls=(url,))
    return Source(rules, "detected")


def pick_sources(names: tuple[str, ...], known: KnownSources) -> list[Source]:
    """Return the named sources.

    Raises RulesError for one whose file cannot work, UsageError for an unknown one, with what comes near it.
    """
    found = []
    for name in dict.fromkeys(names):
        if (source := known.find(name)) is not None:
            found.append(source)
            continue
        if name in known.faults:
            raise known.faults[name]
        near = get_close_matches(name, (*known, *known.catalogue.names), n=1)
        own = ", ".join(list(known)[:_NAMED]) + (" ..." if len(known) > _NAMED else "")
        hint = f"did you mean {near[0]}?" if near else f"known are {own}; `archive-scraper catalogue` lists more"
        raise UsageError(f"unknown source {name!r}; {hint}")
    return found


def startable(
    sources: Sequence[Source], known: KnownSources, settings: Mapping[str, object] | None = None
) -> tuple[list[Source], dict[str, str]]:
    """Return the sources that have a start, and of the others by name why they have none.

    A source of the catalogue that only a browser can read has none where there is no browser; ``settings`` are those
    that the user gave, which may name one.
    """
    fit, without = [], {}
    for source in sources:
        if why := _no_start(source, known, settings):
            without[source.rules.name] = why
        else:
            fit.append(source)
    return fit, without


def _no_start(source: Source, known: KnownSources, settings: Mapping[str, object] | None) -> str | None:
    rules = source.rules
    if source.origin != CATALOGUE:
        return None
    if not rules.starts():
        entry = with_verdicts(known.catalogue[rules.name], known.verdicts)
        return f"the catalogue knows no address that works: {why_no_start(entry)}"
    ways = [rules.channel_at(url) for url in rules.starts()]
    if all(way is not None and way.kind == "browser" for way in ways) and (missing := render_missing(settings)):
        return f"JavaScript builds its list; {missing}"
    return None


@cache
def _spiders() -> dict[str, type[ArchiveSpider]]:
    from scrapy.spiderloader import SpiderLoader

    loader = SpiderLoader.from_settings(scrapy_settings())
    return {name: loader.load(name) for name in loader.list()}  # type: ignore[misc] # all of ours are


def _nearest(url: str, owners: Sequence[Source]) -> Source | None:
    return max(owners, key=lambda source: max(_shared(url, start) for start in _starts(source)), default=None)


def _starts(source: Source) -> tuple[str, ...]:
    return source.rules.start_urls or (source.rules.home,)


def _shared(url: str, start: str) -> int:
    """Return how many leading parts of their paths two addresses share; one more where they are the same."""
    one, other = (urlsplit(address).path.strip("/").split("/") for address in (url, start))
    same = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    return min(len(one), len(other)) + (one == other) if same is None else same
