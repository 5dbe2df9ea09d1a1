"""The sources as houses: those in trouble first, by country and subject as the catalogue has them."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from archive_scraper.browse.reading.overview import sources
from archive_scraper.catalogue.loading import Catalogue, countries
from archive_scraper.catalogue.rows import channel_rows
from archive_scraper.catalogue.verdicts import file_for, read_verdicts
from archive_scraper.errors import ArchiveError
from archive_scraper.normalize.folding import fold_name

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from archive_scraper.browse.reading.query import Row
    from archive_scraper.catalogue.model import Entry

_TROUBLED = ("failed", "degraded", "stopped")
CARDS = 60
"""Sources shown with their years; more of them would make a page too heavy to be read. The others get a line each."""


def in_trouble(source: Row) -> bool:
    """Tell whether a source has an open alarm or a last run that was not good."""
    return bool(source["alarms"]) or source["health"] in _TROUBLED


def houses(conn: sqlite3.Connection, wanted: Mapping[str, str]) -> dict[str, Any]:
    """Return the sources that are wanted, those in trouble first, and the countries and subjects that all have.

    ``wanted`` may hold q (words of a title, a name or a country), country and subject. Each source has its country's
    code and name and its subjects, where the catalogue has an entry of its name.
    """
    found = sources(conn)
    for row in found:
        entry = entry_of(row["slug"])
        row["country"] = entry.country if entry else None
        row["country_name"] = countries().get(entry.country, entry.country) if entry else ""
        row["subjects"] = entry.subjects if entry else ()
    kinds = {
        "country": Counter((row["country"], row["country_name"]) for row in found if row["country"]),
        "subject": Counter((subject, subject) for row in found for subject in row["subjects"]),
    }
    words = fold_name(wanted.get("q", "")).split()
    shown = [
        row
        for row in found
        if all(word in fold_name(f"{row['title']} {row['slug']} {row['country_name']}") for word in words)
        and (not wanted.get("country") or wanted["country"] == row["country"])
        and (not wanted.get("subject") or wanted["subject"] in row["subjects"])
    ]
    broken = [row for row in shown if in_trouble(row)]
    others = [row for row in shown if not in_trouble(row)]
    room = max(0, CARDS - len(broken))
    return {
        "total": len(found),
        "broken": broken[:CARDS],
        "others": others[:room],
        "lines": [*broken[CARDS:], *others[room:]],
        "choices": {
            name: [
                {"value": value, "label": label, "count": number} for (value, label), number in counter.most_common()
            ]
            for name, counter in kinds.items()
        },
    }


def known_of(conn: sqlite3.Connection, slug: str) -> dict[str, Any] | None:
    """Return what the catalogue says of a source, with the user's own looks; None where it has no entry of the name."""
    entry = entry_of(slug)
    if entry is None:
        return None
    own = {}
    _, _, file = next(row for row in conn.execute("PRAGMA database_list") if row[1] == "main")
    if file:
        try:
            own = read_verdicts(file_for(Path(file)))
        except ArchiveError:  # what cannot be read is not shown; `catalogue check` says why
            own = {}
    return {
        "country": countries().get(entry.country, entry.country),
        "country_code": entry.country,
        "kind": entry.kind,
        "subjects": entry.subjects,
        "languages": entry.languages,
        "channels": [
            row | {"own": f"{own[row['url']].status} {own[row['url']].day}" if row["url"] in own else ""}
            for row in channel_rows(entry)
        ],
        "notes": entry.note,
    }


@cache
def _catalogue() -> Catalogue:
    return Catalogue()


def entry_of(slug: str) -> Entry | None:
    """Return the catalogue's entry of a source's name, None where there is none or its file cannot work."""
    try:
        return _catalogue()[slug]
    except (KeyError, ArchiveError):
        return None
