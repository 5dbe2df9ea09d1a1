"""An entry as the rules of a crawl: which of its channels a crawl is given.

What is known to be bad is given to no crawl. Addresses that were read in a list come before those that were not:

1. listings that are not known to be bad, and feeds that were seen to work;
2. where there are none: feeds that a list names; then derived listings; then derived feeds; then sitemaps;
3. where nothing of all that is known: listings that JavaScript builds, in a browser.

Sitemaps that are not known to be bad are the way back in time. Other addresses that may work are kept as spares.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from archive_scraper.catalogue.model import MEANINGS, Entry, KnownChannel, Status, Structure
from archive_scraper.normalize.urls import site_of
from archive_scraper.sites.rules import Channel, ChannelKind, ChannelUse, SiteRules

if TYPE_CHECKING:
    from collections.abc import Mapping

ORIGIN = "catalogue"
"""What an archive notes as the origin of such rules."""
_NO_STRUCTURE = Structure(by=())


def with_verdicts(entry: Entry, verdicts: Mapping[str, tuple[str, str]]) -> Entry:
    """Return the entry as the user's own looks saw it: address -> (status, ISO day) replaces what lists say."""
    if not any(channel.url in verdicts for channel in entry.channel):
        return entry
    channels = (
        replace(known, status=cast("Status", verdicts[known.url][0]), seen=verdicts[known.url][1], derived=False)
        if known.url in verdicts
        else known
        for known in entry.channel
    )
    return replace(entry, channel=tuple(channels))


def uses_of(entry: Entry) -> dict[str, tuple[ChannelUse, ...]]:
    """Return what a crawl asks each address for that it is given, spares with no use."""
    fit = [channel for channel in entry.channel if not channel.bad]
    fit = fit or [channel for channel in entry.channel if needs_browser(channel)]
    new = {channel.url for channel in _for_new(fit)}
    uses: dict[str, tuple[ChannelUse, ...]] = {}
    for channel in fit:
        use: tuple[ChannelUse, ...] = ("new",) if channel.url in new else ()
        if channel.kind == "sitemap":
            use = (*use, "archive")
        uses[channel.url] = use
    return uses


def needs_browser(channel: KnownChannel) -> bool:
    """Tell whether a channel is a listing that only a browser can show."""
    return channel.kind == "browser" or (channel.kind == "listing" and channel.status == "script")


def _for_new(fit: list[KnownChannel]) -> list[KnownChannel]:
    """Return the channels that every run reads: the first of the groups that has any."""
    listings = [channel for channel in fit if channel.kind in ("listing", "browser")]
    others = [channel for channel in fit if channel.kind in ("feed", "wordpress", "json")]
    groups = (
        [channel for channel in listings if not channel.derived]
        + [channel for channel in others if channel.status == "works"],
        [channel for channel in others if not channel.derived],
        listings,
        others,
        [channel for channel in fit if channel.kind == "sitemap"],
    )
    return next(filter(None, groups), [])


def rules_of(entry: Entry) -> SiteRules:
    """Return the rules that a crawl of an entry reads with; without a start where no address is known to be fit."""
    built = entry.structure or _NO_STRUCTURE
    uses = uses_of(entry)
    channels = [(_way(known), known.url, uses[known.url]) for known in entry.channel if known.url in uses]
    return SiteRules(
        name=entry.name,
        title=entry.title,
        home=entry.home,
        start_urls=tuple(url for kind, url, use in channels if kind == "listing" and "new" in use),
        hosts=_hosts(entry),
        languages=entry.languages,
        date_order=built.date_order,
        timezone=built.timezone,
        truncation=built.truncation,
        article_paths=built.article_paths,
        exclude_paths=built.exclude_paths,
        delay=built.delay,
        channel=tuple(
            Channel(kind=kind, url=url, use=use)
            for kind, url, use in channels
            if not (kind == "listing" and "new" in use)
        ),
        listing=built.listing,
        article=built.article,
    )


def _way(known: KnownChannel) -> ChannelKind:
    return "browser" if needs_browser(known) else known.kind


def why_no_start(entry: Entry) -> str:
    """Return in one line what is known against the addresses of an entry that gives a crawl no start."""
    known = [f"{way.url} is {way.status} ({MEANINGS[way.status]}, {way.seen})" for way in entry.channel]
    return "; ".join((*known, *(note.says for note in entry.note))) or "no address is known"


def _hosts(entry: Entry) -> tuple[str, ...]:
    return tuple(dict.fromkeys(site_of(url) for url in (entry.home, *(channel.url for channel in entry.channel))))
