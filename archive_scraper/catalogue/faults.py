"""What of an entry cannot work, or stands there without evidence: each value with its reason."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive_scraper.catalogue.loading import countries, lists
from archive_scraper.catalogue.rules import rules_of
from archive_scraper.errors import RulesError
from archive_scraper.normalize.urls import is_http
from archive_scraper.sites import check_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive_scraper.catalogue.model import Entry, KnownChannel, Note, Structure

_DAY = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
OURS = "OURS"


def check_entry(entry: Entry, origin: str) -> Entry:
    """Return the entry, or raise RulesError naming the first value that cannot work; rules as sites.check_rules."""
    for key, reason in _faults(entry):
        raise RulesError(origin, key, reason)
    check_rules(rules_of(entry), origin)
    return entry


def _faults(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the key and the reason of each value that cannot work."""
    if entry.country not in countries():
        yield "country", f"{entry.country!r} is not in catalogue/countries.toml; it is an ISO 3166 code such as DE"
    for key in ("title", "subjects", "lists"):
        if not getattr(entry, key):
            yield key, "must not be empty"
    if not is_http(entry.home):
        yield "home", f"{entry.home!r} is not an http or https address"
    if not (entry.channel or entry.note):
        yield "channel", "is missing: an entry names an address, or a note says why it has none"
    yield from _evidence(entry)
    yield from _channel_faults(entry)


def _channel_faults(entry: Entry) -> Iterator[tuple[str, str]]:
    urls: set[str] = set()
    for place, channel in enumerate(entry.channel, 1):
        key = f"channel.{place}"
        if not is_http(channel.url) or re.search(r"[<>{}\s]|\.\.\.", channel.url):
            yield f"{key}.url", f"{channel.url!r} is not one http or https address"
        if channel.url in urls:
            yield f"{key}.url", f"{channel.url!r} stands in two of the tables"
        urls.add(channel.url)
        if channel.status != "untested" and channel.seen is None:
            yield f"{key}.seen", f"is missing: say when {channel.status!r} was seen"
        if OURS in channel.by and not (channel.derived and channel.status == "untested"):
            yield f"{key}.derived", "must be true and the status untested: no list names this address"


def _evidence(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield what names no list, one that is not known, or no possible day."""
    tables: dict[str, KnownChannel | Note | Structure] = {}
    tables |= {f"channel.{place}": channel for place, channel in enumerate(entry.channel, 1)}
    tables |= {f"note.{place}": note for place, note in enumerate(entry.note, 1)}
    if entry.structure is not None:
        tables["structure"] = entry.structure
    named = {"lists": entry.lists} | {f"{key}.by": table.by for key, table in tables.items()}
    for key, short in named.items():
        if not short:
            yield key, "names no list: say who saw it"
        for name in short:
            if name not in lists():
                yield key, f"{name!r} is not in catalogue/lists.toml"
    for key, table in tables.items():
        if table.seen is not None and not re.fullmatch(_DAY, table.seen):
            yield f"{key}.seen", f"{table.seen!r} is not a date as 2026-07-30, 2026-07 or 2026"
