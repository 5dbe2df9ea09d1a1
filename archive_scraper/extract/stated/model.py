"""What a list states, whatever its format, before anything of it is normalized."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from archive_scraper.extract.page_kind import NAMES
from archive_scraper.normalize.urls import site_of

if TYPE_CHECKING:
    from archive_scraper.items import Person


ChannelName = Literal["feed", "sitemap", "wordpress", "json"]
"""Kinds of channels that state what they hold; also the kind of the pattern and the origin of the values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedEntry:
    """One item or entry. All texts are as the list has them; addresses are absolute."""

    url: str | None
    title: str
    published: str | None = None
    updated: str | None = None
    """When it was changed, of which nothing is said on when it was published."""
    authors: tuple[Person, ...] = ()
    topics: tuple[str, ...] = ()
    summary_html: str | None = None
    slug: str | None = None
    """The last part of its address, where the list names no more of it."""
    language: str | None = None
    """ISO 639 code, where the list names one for this item."""
    text_html: str | None = None
    """Its full text, where the list carries that."""
    image: str | None = None
    """Address of its picture."""


@dataclass(slots=True, kw_only=True)
class StatedList:
    """One parsed list and its address."""

    url: str
    channel: ChannelName
    form: str
    """The format, in words: "RSS 2.0", "JSON Feed 1.1", "index" of sitemaps. Of a list in JSON, where it stands."""
    title: str = ""
    home: str | None = None
    """The page that the list belongs to, by its own word: a listing or the home page of the site."""
    next_page: str | None = None
    """The list's next page, where it says that it has several (RFC 5005)."""
    is_last: bool = False
    """It says that it has no next page."""
    language: str | None = None
    """ISO 639 code that the list declares, lower case."""
    items: list[StatedEntry] = field(default_factory=list)
    parts: list[StatedEntry] = field(default_factory=list)
    """Further lists that it consists of: the sitemaps of an index."""
    total: int | None = None
    """The number of items that it says there are, on all its pages."""
    faults: tuple[str, ...] = ()
    """What is wrong with its form although it could be read, a line each."""
    remarks: tuple[str, ...] = ()
    """What of it was not read, a line each."""

    @property
    def called(self) -> str:
        """What it is, in words."""
        if self.channel == "wordpress":
            return f"WordPress list of {self.form}"
        if self.channel == "json":
            return f"list in JSON at {self.form}" if self.form else "list in JSON"
        if self.parts:
            return "index of sitemaps"
        return f"{self.form} {NAMES[self.channel]}".strip()

    @property
    def site_url(self) -> str:
        """An address on the site that most of its items lead to; its own where they lead nowhere.

        Many a feed is handed out by another host than its site, which counts its readers. A sitemap is its site's own.
        """
        if self.channel == "sitemap":
            return self.url
        urls = [item.url for item in self.items if item.url]
        hosts = Counter(site_of(url) for url in urls)
        if not hosts or hosts[site_of(self.url)]:
            return self.url
        (most, _), *_ = hosts.most_common(1)
        return next(url for url in urls if site_of(url) == most)

    @property
    def site_names(self) -> list[str]:
        """The publisher's names as the list states them."""
        return [self.title] if self.title else []
