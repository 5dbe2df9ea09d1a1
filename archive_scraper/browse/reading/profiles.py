"""The countries and subjects of sources, and what a country is called."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from archive_scraper.browse.reading.query import rows
from archive_scraper.catalogue.loading import countries

if TYPE_CHECKING:
    import sqlite3


def country_names(conn: sqlite3.Connection) -> dict[str, str]:
    """Return the English name of each country by its code; those of the catalogue go first."""
    return {row["code"]: row["name"] for row in rows(conn, "SELECT code, name FROM countries")} | countries()


def subjects_of(conn: sqlite3.Connection) -> dict[str, list[str]]:
    """Return the subjects of each source that has any."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows(conn, "SELECT source, subject FROM source_subjects ORDER BY source, subject"):
        found[row["source"]].append(row["subject"])
    return found
