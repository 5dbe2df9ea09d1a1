"""A found listing as a rules file: what ``archive-scraper add`` writes and an analyst may edit."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import tomli_w

from archive_scraper.errors import ArchiveError
from archive_scraper.extract.listing import listing_rules
from archive_scraper.sites import SiteRules, check_rules

if TYPE_CHECKING:
    from pathlib import Path

    from archive_scraper.extract.page import Page
    from archive_scraper.items import Listing

_SAMPLE = 3  # rows kept in the file, so that its reader sees what the pattern gave


def freeze(listing: Listing, page: Page, rules: SiteRules) -> SiteRules:
    """Return rules with the site's name and the listing's own pattern, date order and language.

    Raises RulesError for a bad name.
    """
    frozen = replace(
        rules,
        title=rules.title or next(iter(page.site_names), ""),
        home=rules.home or (urljoin(listing.url, "/") if listing.url.startswith("http") else ""),
        start_urls=(listing.url,),
        languages=(page.language,) if page.language else (),
        date_order=rules.date_order or listing.date_order,
        listing=listing_rules(listing.pattern) if listing.pattern is not None else rules.listing,
    )
    return check_rules(frozen, "--name")


def write_rules(path: Path, rules: SiteRules, listing: Listing) -> None:
    """Write a rules file with a sample of what it found. Raises ArchiveError where it cannot be written."""
    data = _plain(rules)
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
        path.write_text(tomli_w.dumps(data), encoding="utf-8")
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be written: {error.strerror}") from error


def _plain(value: Any) -> dict[str, Any]:  # any of the rules' dataclasses
    """Return the fields that differ from their defaults, as TOML has them."""
    found: dict[str, Any] = {}
    for item in fields(value):
        current = getattr(value, item.name)
        default = item.default_factory() if item.default_factory is not MISSING else item.default
        if current is None or current == default:
            continue
        if is_dataclass(current):
            found[item.name] = _plain(current)
        elif isinstance(current, tuple):
            found[item.name] = list(current)
        else:
            found[item.name] = dict(current) if item.name == "kinds" else current
    return found
