"""A found listing as a rules file: what ``archive-scraper add`` writes and repairs, and an analyst may edit."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

import tomli_w

from archive_scraper.errors import ArchiveError
from archive_scraper.extract.listing import listing_rules
from archive_scraper.extract.page_kind import NAMES, stated_as
from archive_scraper.extract.stated import StatedList
from archive_scraper.extract.stated.feed import feeds_of
from archive_scraper.files import write_whole
from archive_scraper.normalize.urls import site_of
from archive_scraper.sites import ListingRules, SiteRules, check_rules, plain

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from archive_scraper.extract.page import Page
    from archive_scraper.items import Listing

_SAMPLE = 3  # rows kept in the file, so that its reader sees what the pattern gave


def site_address(page: Page | StatedList) -> str:
    """Return an address on the site of a page; a feed may be handed out by another host than that of its items."""
    return page.site_url if isinstance(page, StatedList) else page.url


def comments_on(page: Page | StatedList, listing: Listing, *, feeds: bool = True) -> list[str]:
    """Return what a rules file should tell its reader of where its listing comes from, a line each.

    ``feeds`` names those of its page, for a reader who is told of no other channels.
    """
    if not isinstance(page, StatedList):
        named = feeds_of(page) if feeds else []
        return ["Feeds that its page names, none of them read yet:", *named] if named else []
    name = NAMES[page.channel]
    lines = [f"Its listing is a {name}:", *(listing.pattern.why if listing.pattern is not None else ())]
    if page.home and urlsplit(page.home).path.strip("/"):
        lines.append(f"The {name} names its page: {page.home}. A {name} shows the newest alone.")
    elif page.home:
        lines.append(f"The {name} names its site: {page.home}. A {name} shows the newest alone.")
    return lines


def freeze(listing: Listing, page: Page | StatedList, rules: SiteRules) -> SiteRules:
    """Return rules with the site's name and the listing's own pattern, date order and language.

    What the rules say already stays, but for start page and pattern. Raises RulesError for a bad name.
    """
    place = site_address(page)
    elsewhere = () if site_of(place) == site_of(listing.url) else (site_of(place),)
    frozen = replace(
        rules,
        title=rules.title or next(iter(page.site_names), ""),
        home=rules.home or (urljoin(place, "/") if place.startswith("http") else ""),
        start_urls=(listing.url,),
        hosts=rules.hosts or elsewhere,
        languages=rules.languages or ((page.language,) if page.language else ()),
        date_order=rules.date_order or listing.date_order,
        listing=listing_rules(listing.pattern) if listing.pattern is not None else rules.listing,
    )
    return check_rules(frozen, "--name")


def repaired(listing: Listing, page: Page | StatedList, old: SiteRules) -> SiteRules:
    """Return the rules of a source with the pattern of a page as it is now; all that was said by hand stays.

    A page that was a start page leaves the others as they are; another one takes their place.
    """
    hosts = old.hosts if old.owns(listing.url) else ()
    new = freeze(listing, page, replace(old, hosts=hosts))
    return replace(new, start_urls=old.start_urls) if listing.url in old.start_urls else new


def extended(listing: Listing, page: Page | StatedList, old: SiteRules) -> SiteRules:
    """Return the rules of a source with one start page more.

    Where the listing was found by the source's own selectors they stay as they are; else its pattern becomes the next
    alternative of each.
    """
    starts = tuple(dict.fromkeys((*old.start_urls, listing.url)))
    if listing.pattern is None or listing.pattern.kind == "selector" or stated_as(listing):
        return replace(old, start_urls=starts)
    found = freeze(listing, page, old).listing
    joined = {
        item.name: tuple(dict.fromkeys((*getattr(old.listing, item.name), *getattr(found, item.name))))
        for item in fields(found)
    }
    return replace(old, start_urls=starts, listing=ListingRules(**joined))


def changes(old: SiteRules, new: SiteRules) -> list[dict[str, str]]:
    """Return what differs between two sets of rules: rows of key, before and after."""
    before, after = _flat(plain(old)), _flat(plain(new))
    keys = [key for key in dict.fromkeys((*before, *after)) if before.get(key) != after.get(key)]
    return [{"key": key, "before": before.get(key, ""), "after": after.get(key, "")} for key in keys]


def _flat(table: dict[str, Any], prefix: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            found |= _flat(value, f"{prefix}{key}.")
        else:
            found[prefix + key] = " | ".join(map(str, value)) if isinstance(value, list) else str(value)
    return found


def write_rules(path: Path, rules: SiteRules, listing: Listing, comments: Iterable[str] = ()) -> None:
    """Write a rules file with a sample of what it found, whole or not at all; one that was there is kept as .bak.

    ``comments`` are written above it, each on lines of its own. Raises ArchiveError where it cannot be written.
    """
    data = plain(rules)
    for way, table in zip(rules.channel, data.get("channel", ()), strict=True):
        table["use"] = list(way.use)  # also where it is the default: it is there to be edited
    data["sample"] = [
        {
            "title": item.title,
            "url": item.url,
            "published": item.published or "",
            "authors": [p.name for p in item.authors],
        }
        for item in listing.items[:_SAMPLE]
    ]
    data["found"] = {"confidence": round(listing.confidence, 2), "at": listing.fetched_at.isoformat()}
    if listing.pattern is not None:
        data["found"] |= {"by": listing.pattern.kind, "why": list(listing.pattern.why)}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            write_whole(backup_of(path), path.read_text(encoding="utf-8"))
        write_whole(path, _commented(comments) + tomli_w.dumps(data))
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be written: {error.strerror}") from error


def _commented(comments: Iterable[str]) -> str:
    """Return lines of a site's words as comments of TOML, which end at a line's end and hold no control character."""
    lines = ["".join(c if c.isprintable() else " " for c in comment) for comment in comments]
    return "".join(f"# {line}\n" for line in lines) + ("\n" if lines else "")


def backup_of(path: Path) -> Path:
    """Return where a rules file that is replaced is kept."""
    return path.with_name(f"{path.name}.bak")
