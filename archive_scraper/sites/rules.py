"""SiteRules: what one site needs, from Python or from TOML.

A rules file is the same thing in TOML: the keys are the field names below, ``[listing]`` and ``[article]``
are tables, ``[[channel]]`` a list of them, and every selector may be one string or a list of alternatives (the first
that matches wins, and the item records which one it was).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping  # noqa: TC003 # sites.build reads the annotations
from dataclasses import asdict, dataclass, field
from typing import Any, Literal
from urllib.parse import urlsplit

from archive_scraper.date_order import DateOrder  # noqa: TC001 # sites.build reads the annotations
from archive_scraper.normalize.patterns import search
from archive_scraper.normalize.urls import bare_host, site_of

Paging = Literal["auto", "none"]

SERIES_GROUPS = ("series", "volume", "issue")
"""Groups of ``series_line``: the name, and what may be missing beside it."""
Selectors = tuple[str, ...]
"""CSS selectors, alternatives in order. ``::attr(name)`` and ``::text`` are not used: the reader knows what
each part is made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingRules:
    """Where the parts of a teaser stand. ``item`` is the block; the others are looked up inside it."""

    item: Selectors = ()
    title: Selectors = ()
    link: Selectors = ()
    """The element whose href leads to the article; without it the title's own link."""
    summary: Selectors = ()
    byline: Selectors = ()
    published: Selectors = ()
    topics: Selectors = ()
    kind: Selectors = ()
    outlet: Selectors = ()
    labels: Selectors = ()
    """A line that names some of kind, outlet, date and topics, in whatever order and number: "Commentary • The Outlet
    • March 04, 2021", "Defense / Energy". Read by signs.labels; an own selector above beats it."""
    next_page: Selectors = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRules:
    """Where the parts of an article page stand. A part without selectors is found by detection."""

    title: Selectors = ()
    subtitle: Selectors = ()
    published: Selectors = ()
    byline: Selectors = ()
    authors: Selectors = ()
    """One element an author; beats ``byline``."""
    topics: Selectors = ()
    summary: Selectors = ()
    body: Selectors = ()
    remove: Selectors = ()
    """Elements cut out of the body."""
    series: Selectors = ()
    """The line that ``series_line`` reads."""
    related: Selectors = ()
    """The section that holds teasers of other articles, such as "More from CNAS"."""


ChannelKind = Literal["listing", "feed", "sitemap", "wordpress", "json", "browser"]
ChannelUse = Literal["new", "archive"]
CHANNEL_NAMES: Mapping[str, str] = {
    "listing": "listing",
    "feed": "feed",
    "sitemap": "sitemap",
    "wordpress": "WordPress list",
    "json": "list in JSON",
    "browser": "listing in a browser",
}
"""What each kind of channel is called in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One way to find a source's articles; see docs/channels.md."""

    kind: ChannelKind
    url: str
    use: tuple[ChannelUse, ...] = ("new",)
    """What it is asked for: "new" in every run, "archive" where a run goes back in time. None keeps it for the day on
    which another one dies."""
    paths: tuple[str, ...] = ()
    """Regular expressions on the path of what it leads to: the articles among all pages of a sitemap."""
    since: str | None = None
    """How far back it reaches, as an ISO prefix, where that is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Truncation:
    """How the site cuts its teasers; see normalize.summaries."""

    characters: int | None = None
    """The limit of a site that cuts by characters, through words. One that keeps words whole needs no rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRules:
    """All that is known about one site."""

    name: str
    """Slug: lower case letters, digits and hyphens. The source's primary key."""
    extends: str = ""
    """Name of an entry of the catalogue whose rules hold where these say nothing; see sites.loading."""
    title: str = ""
    home: str = ""
    start_urls: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    """Hosts whose pages belong to this site ("www." is understood), with the port where it is not the scheme's own:
    "example.org", "localhost:8080". Without it, those of ``start_urls``; where there are none, of the channels."""
    country: str = ""
    """ISO 3166-1 alpha-2 code of the seat, or EU; empty takes that of the catalogue's entry."""
    subjects: tuple[str, ...] = ()
    """What it writes about, as slugs ("security", "arms-control"); none takes those of the catalogue's entry."""
    languages: tuple[str, ...] = ()
    date_order: DateOrder | None = None
    date_formats: tuple[str, ...] = ()
    timezone: str | None = None
    """IANA name, for times printed without a zone; never makes an offset up for a bare date."""
    truncation: Truncation = field(default_factory=Truncation)
    lead_ins: tuple[str, ...] = ()
    """Words a teaser starts with that are not its text, besides the ones every site uses."""
    drop_params: tuple[str, ...] = ()
    """Query parameters that do not name a page, besides the known tracking ones."""
    kinds: Mapping[str, str] = field(default_factory=dict)
    """Regular expression on the address's path -> kind of the article."""
    kind_labels: Mapping[str, str] = field(default_factory=dict)
    """Printed label in lower case -> kind of the article, besides the labels every site uses."""
    series_line: str | None = None
    """Regular expression of the line that names the publication a piece belongs to, with the groups series, volume and
    issue; such a line is no part of the text."""
    article_paths: tuple[str, ...] = ()
    """Regular expressions on the path; a teaser that leads elsewhere on the site is not followed."""
    exclude_paths: tuple[str, ...] = ()
    paging: Paging = "auto"
    max_pages: int = 50
    """Depth cap of one listing; reported when it bites."""
    delay: float | None = None
    """Seconds between two requests; None takes the setting."""
    captures: bool = True
    """Keep every page that is fetched, next to the database."""
    channel: tuple[Channel, ...] = ()
    """Other ways to the same articles than the pages of ``start_urls``, as tables ``[[channel]]``."""
    listing: ListingRules = field(default_factory=ListingRules)
    article: ArticleRules = field(default_factory=ArticleRules)

    def for_reading(self) -> dict[str, Any]:
        """Return what decides how a page is read, as plain data: all but what is said for the archive's readers."""
        return {name: value for name, value in asdict(self).items() if name not in ("country", "subjects")}

    def owns(self, url: str) -> bool:
        """Tell whether an address is on one of the site's hosts and ports."""
        return site_of(url) in self.bare_hosts()

    def follows(self, url: str) -> bool:
        """Tell whether a teaser's address on this site is an article's, as far as its path says."""
        path = urlsplit(url).path
        if self._matches("exclude_paths", self.exclude_paths, path):
            return False
        return not self.article_paths or self._matches("article_paths", self.article_paths, path)

    def is_article(self, url: str) -> bool:
        """Tell whether the rules name an address's path as that of an article."""
        path = urlsplit(url).path
        return self.kind_of(url) is not None or self._matches("article_paths", self.article_paths, path)

    def kind_of(self, url: str) -> str | None:
        """Return the kind that the rules give an address's path."""
        path = urlsplit(url).path
        return next((kind for pattern, kind in self.kinds.items() if self._matches("kinds", (pattern,), path)), None)

    def _matches(self, key: str, patterns: Iterable[str], path: str) -> bool:
        return any(search(pattern, path, origin=f"rules of {self.name}", key=key) for pattern in patterns)

    def starts(self, use: ChannelUse = "new") -> tuple[str, ...]:
        """Return where a run begins: the start pages and the channels of a use, each address once."""
        ways = (channel.url for channel in self.channel if use in channel.use)
        return tuple(dict.fromkeys((*(self.start_urls if use == "new" else ()), *ways)))

    def channel_at(self, url: str) -> Channel | None:
        """Return the channel at an address, where the rules name one."""
        return next((channel for channel in self.channel if channel.url == url), None)

    def leads_to(self, channel: Channel, url: str) -> bool:
        """Tell whether an address's path is one of those that a channel is followed to."""
        return not channel.paths or self._matches("channel.paths", channel.paths, urlsplit(url).path)

    def bare_hosts(self) -> frozenset[str]:
        """The site's hosts without "www.", with their ports where those are not the scheme's own."""
        pages = (*self.start_urls, self.home) if self.start_urls or self.home else (way.url for way in self.channel)
        hosts = self.hosts or tuple(site_of(url) for url in pages)
        return frozenset(bare_host(host) for host in hosts if host)
