"""The sources as houses: those in trouble first, by country and subject, and what the catalogue knows of one."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from archive_scraper.browse.reading.overview import sources
from archive_scraper.browse.reading.profiles import country_names, subjects_of
from archive_scraper.browse.reading.query import value
from archive_scraper.catalogue.loading import Catalogue
from archive_scraper.catalogue.profiles import entry_for
from archive_scraper.catalogue.rows import channel_rows
from archive_scraper.catalogue.verdicts import file_for, read_verdicts
from archive_scraper.errors import ArchiveError
from archive_scraper.normalize.folding import fold_name

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from archive_scraper.browse.reading.query import Row

_TROUBLED = ("failed", "degraded", "stopped")
_EXTENDS = "SELECT json_extract(rules, '$.extends') FROM sources WHERE slug = ?"
CARDS = 60
"""Sources shown with their years; more of them would make a page too heavy to be read. The others get a line each."""


def in_trouble(source: Row) -> bool:
    """Tell whether a source has an open alarm or a last run that was not good."""
    return bool(source["alarms"]) or source["health"] in _TROUBLED


def houses(conn: sqlite3.Connection, wanted: Mapping[str, str]) -> dict[str, Any]:
    """Return the sources that are wanted, those in trouble first, and the countries and subjects that all have.

    ``wanted`` may hold q (words of a title, a name, a country or a subject), country and subject. Each source has its
    country's code and name and its subjects, where they are known.
    """
    found = sources(conn)
    names, subjects = country_names(conn), subjects_of(conn)
    for row in found:
        row["country_name"] = names.get(row["country"], row["country"]) if row["country"] else ""
        row["subjects"] = subjects.get(row["slug"], [])
    kinds = {
        "country": Counter((row["country"], row["country_name"]) for row in found if row["country"]),
        "subject": Counter((subject, subject) for row in found for subject in row["subjects"]),
    }
    words = fold_name(wanted.get("q", "")).split()
    shown = [
        row
        for row in found
        if all(word in _text(row) for word in words)
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


def _text(row: Row) -> str:
    return fold_name(" ".join((row["title"], row["slug"], row["country_name"], *row["subjects"])))


def profile_of(conn: sqlite3.Connection, slug: str) -> dict[str, Any]:
    """Return a source's country (``country_code`` and ``country``, both "" where nobody says it) and ``subjects``."""
    code = value(conn, "SELECT country FROM sources WHERE slug = ?", [slug]) or ""
    return {
        "country_code": code,
        "country": country_names(conn).get(code, code),
        "subjects": subjects_of(conn).get(slug, []),
    }


def known_of(conn: sqlite3.Connection, slug: str) -> dict[str, Any] | None:
    """Return what the catalogue says of a source, with the user's own looks; None where it has no entry for it."""
    entry = entry_for(_catalogue(), slug, value(conn, _EXTENDS, [slug]) or "")
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
        "kind": entry.kind,
        "channels": [row | {"own": own[row["url"]].said if row["url"] in own else ""} for row in channel_rows(entry)],
        "notes": entry.note,
    }


@cache
def _catalogue() -> Catalogue:
    return Catalogue()
