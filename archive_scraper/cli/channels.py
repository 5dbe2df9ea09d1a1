"""The channels of a site on the command line: looking for them, the table of verdicts, the same as JSON."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

import click

from archive_scraper.channels import article_shapes, choose
from archive_scraper.channels.judge import name_of
from archive_scraper.channels.model import Seen
from archive_scraper.channels.plan import BUDGET
from archive_scraper.cli.options import Seconds
from archive_scraper.cli.tables import count, print_line, print_table
from archive_scraper.normalize.urls import site_of
from archive_scraper.sites import Channel

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from archive_scraper.channels.model import Choice
    from archive_scraper.crawl.looking import Look
    from archive_scraper.sites import SiteRules

_F = TypeVar("_F", bound=Callable[..., Any])

_COLUMNS = {
    "chosen": "For",
    "kind": "Channel",
    "address": "Address",
    "items": "Items",
    "newest": "Newest",
    "oldest": "Oldest",
    "a_week": "A week",
    "shared": "Shared",
    "own_host": "Own host",
    "clippings": "Clippings",
    "fields": "With",
    "reason": "Verdict",
}
_FIELD_NAMES = {"published": "dates", "authors": "authors", "summary": "summaries"}
_MOST_HAVE = 0.5
"""Share from which the table names a field; ``--json`` has the shares themselves."""


def look_options(command: _F) -> _F:
    """Add the options of a command that looks around."""
    command = click.option(
        "--only-this-page", is_flag=True, help="Read URL alone; look for no other channel of its site."
    )(command)
    return click.option(
        "--delay",
        type=Seconds(min=0),
        help=f"Seconds between two requests, of which a look sends {BUDGET} at most; by default 1.",
    )(command)


def look_around(url: str, rules: SiteRules, now: datetime, *, delay: float | None) -> Look:
    """Return what there is at an address and around it, each listing normalized."""
    from archive_scraper.crawl import look_spider
    from archive_scraper.pipelines import normalize

    wanted = delay if delay is not None else rules.delay
    found = look_spider.look(url, rules, now, settings={} if wanted is None else {"DOWNLOAD_DELAY": wanted})
    found.seen = [
        replace(one, listing=normalize(one.listing, rules)) if one.listing is not None else one for one in found.seen
    ]
    return found


def judged(found: Look) -> list[Choice]:
    """Return the channels of a look with their verdicts, those on other hosts last."""
    page = found.page
    site = getattr(page, "site_url", None) or (page.url if page is not None else found.url)
    choices = choose(found.seen, site, found.now)
    if paths := article_shapes(choices, found.now):
        again = [_by_paths(one, found, paths) for one in found.seen]
        if any(one is not other for one, other in zip(again, found.seen, strict=True)):
            choices = choose(again, site, found.now)
    others = [
        Seen(kind=one.kind, url=one.url, fault=f"not looked at: it is on {site_of(one.url)}")
        for one in found.plan.elsewhere
    ]
    return choices + choose(others, site, found.now)


def _by_paths(seen: Seen, found: Look, paths: tuple[str, ...]) -> Seen:
    """Return a sitemap read again by the paths of the articles, which other channels show: they beat its words."""
    from archive_scraper.extract.any_listing import listing_of

    page = found.pages.get(seen.url)
    if seen.kind != "sitemap" or page is None:
        return seen
    rules = replace(found.rules, channel=(Channel(kind="sitemap", url=page.url, paths=paths),))
    listing = listing_of(page, rules=rules, now=found.now)
    known = len(seen.listing.addresses) if seen.listing is not None else 0
    return replace(seen, listing=listing, fault="") if len(listing.addresses) > known else seen


def print_channels(found: Look, choices: Sequence[Choice]) -> None:
    """Print the table of channels, and what it has cost."""
    ordered = sorted(choices, key=lambda choice: (not choice.chosen, not choice.is_good))
    rows = [_row(choice, found.url) for choice in ordered]
    print_table(rows, _COLUMNS, title=f"{count(len(rows), 'channel')} of {site_of(found.url)}")
    for choice in choices:
        for remark in choice.seen.doubts:
            print_line(f"{choice.seen.url}: {remark}")
    print_line(cost(found))


def cost(found: Look) -> str:
    """Say how many addresses were looked at."""
    stopped = f"; {found.stopped}" if found.stopped else ""
    return f"Looked at {count(found.asked, 'address', 'addresses')} of at most {found.budget}{stopped}."


def not_the_given(found: Look, main: Choice, choices: Sequence[Choice]) -> str:
    """Say that what was found does not stand at the address that was given, and why; "" where it does."""
    from archive_scraper.extract.stated import StatedList

    given = next((one for one in choices if one.seen.origin == "given"), None)
    if main is given:
        return ""
    why = f"{given.reason}; " if given is not None and not given.is_good else ""
    if given is None and isinstance(found.page, StatedList) and found.page.parts:
        why = "an index of sitemaps, each of which is a channel; "
    return f"{found.url}: {why}the {name_of(main)} at {main.seen.url} is shown in its place"


def look_json(found: Look, choices: Sequence[Choice]) -> dict[str, Any]:
    """Return the channels of a look for ``--json``, and what it has cost."""
    cost = {"asked": found.asked, "of": found.budget, "stopped": found.stopped or None}
    return {"channels": as_json(choices), "looked": cost}


def as_json(choices: Sequence[Choice]) -> list[dict[str, Any]]:
    """Return the channels as ``--json`` prints them; what is not known is left out."""
    return [_plain(choice) for choice in choices]


def _plain(choice: Choice) -> dict[str, Any]:
    facts = choice.facts
    found: dict[str, Any] = {
        "kind": choice.seen.kind,
        "url": choice.seen.url,
        "chosen": choice.chosen,
        "use": list(choice.use),
        "reason": f"{choice.reason[:1].upper()}{choice.reason[1:]}.",
        "items": facts.items if choice.seen.listing is not None else None,
        "total": facts.total,
        "newest": facts.newest,
        "oldest": facts.oldest,
        "a_week": facts.a_week,
        "overlap": choice.overlap,
        "shared": choice.shared,
        "own_host": facts.own_host,
        "clippings": facts.clippings,
        "fields": facts.fields or None,
        "paths": list(choice.paths) if choice.seen.kind == "sitemap" and choice.paths else None,
        "doubts": list(choice.seen.doubts) or None,
    }
    shares = ("overlap", "shared", "own_host", "clippings", "a_week")
    found |= {name: round(found[name], 3) for name in shares if found[name] is not None}
    if facts.fields:
        found["fields"] = {name: round(share, 3) for name, share in facts.fields.items()}
    return {name: value for name, value in found.items() if value is not None}


def _row(choice: Choice, url: str) -> dict[str, Any]:
    facts = choice.facts
    parts = urlsplit(choice.seen.url)
    here = site_of(choice.seen.url) == site_of(url)
    return {
        "chosen": ", ".join(choice.use) if choice.chosen else "",
        "kind": choice.seen.kind,
        "address": parts._replace(scheme="", netloc="").geturl() or "/" if here else choice.seen.url,
        "items": facts.items if choice.seen.listing is not None else None,
        "newest": facts.newest,
        "oldest": facts.oldest,
        "a_week": facts.a_week,
        "shared": _percent(choice.shared),
        "own_host": _percent(facts.own_host),
        "clippings": _percent(facts.clippings),
        "fields": ", ".join(words for name, words in _FIELD_NAMES.items() if facts.fields.get(name, 0.0) >= _MOST_HAVE),
        "reason": choice.reason,
    }


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share * 100:.0f} %"
