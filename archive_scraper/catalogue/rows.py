"""Entries as plain rows, for tables and programs."""

from __future__ import annotations

import csv
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from archive_scraper.catalogue.loading import countries, lists
from archive_scraper.catalogue.model import MEANINGS
from archive_scraper.catalogue.rules import needs_browser, uses_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import TextIO

    from archive_scraper.catalogue.model import Entry, KnownChannel
    from archive_scraper.sites import ChannelUse

CSV_KEYS = ("name", "title", "country", "languages", "kind", "subjects", "home", "crawled_from", "channels", "lists")


def row_of(entry: Entry) -> dict[str, Any]:
    """Return an entry in one row; ``crawled_from`` names what every run would read, with what is known of it."""
    uses = uses_of(entry)
    first = [said(channel) for channel in entry.channel if "new" in uses.get(channel.url, ())]
    return {
        "name": entry.name,
        "title": entry.title,
        "country": entry.country,
        "country_name": countries().get(entry.country, entry.country),
        "languages": list(entry.languages),
        "kind": entry.kind,
        "subjects": list(entry.subjects),
        "home": entry.home,
        "crawled_from": list(dict.fromkeys(first)),
        "channels": len(entry.channel),
        "lists": list(entry.lists),
    }


def channel_rows(entry: Entry) -> list[dict[str, Any]]:
    """Return the channels of an entry with what is known of each, who says so, and what a crawl asks it for."""
    uses = uses_of(entry)
    return [
        {
            "kind": channel.kind,
            "url": channel.url,
            "state": said(channel),
            "status": channel.status,
            "meaning": MEANINGS[channel.status],
            "seen": channel.seen,
            "by": list(channel.by),
            "derived": channel.derived,
            "note": channel.note,
            "use": _use(channel, uses),
        }
        for channel in entry.channel
    ]


def _use(channel: KnownChannel, uses: Mapping[str, tuple[ChannelUse, ...]]) -> str:
    if channel.url not in uses:
        return "not crawled"
    words = ", ".join(uses[channel.url]) or "spare"
    return f"{words}, in a browser" if needs_browser(channel) else words


def said(channel: KnownChannel) -> str:
    """Return what is known of a channel in a few words: "feed works 2026-07", "derived listing never tried"."""
    kind = f"derived {channel.kind}" if channel.derived else channel.kind
    return f"{kind} never tried" if channel.status == "untested" else f"{kind} {channel.status} {channel.seen}"


def full_row(entry: Entry) -> dict[str, Any]:
    """Return all that an entry says, for programs, with what its lists are."""
    structure = asdict(entry.structure) if entry.structure is not None else {}
    return {
        **row_of(entry),
        "channels": channel_rows(entry),
        "notes": [asdict(note) for note in entry.note],
        "structure": _without_empty(structure),
        "lists": {name: lists()[name] for name in entry.lists},
    }


def write_csv(rows: Sequence[dict[str, Any]], stream: TextIO) -> None:
    """Write rows of row_of() as CSV; several values of a cell stand between semicolons."""
    writer = csv.DictWriter(stream, CSV_KEYS, extrasaction="ignore")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: "; ".join(value) if isinstance(value, list) else value for key, value in row.items()})


def _without_empty(table: dict[str, Any]) -> dict[str, Any]:
    nested = {key: _without_empty(value) if isinstance(value, dict) else value for key, value in table.items()}
    return {key: value for key, value in nested.items() if value not in (None, "", (), {})}
