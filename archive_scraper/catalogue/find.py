"""Entries by country, subject, language and words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from archive_scraper.catalogue.loading import countries
from archive_scraper.errors import UsageError
from archive_scraper.normalize.folding import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archive_scraper.catalogue.model import Entry

_ALIASES = {"UK": "GB", "EL": "GR"}


def find(
    entries: Iterable[Entry],
    *,
    country: str | None = None,
    subject: str | None = None,
    language: str | None = None,
    text: str | None = None,
) -> list[Entry]:
    """Return the entries that meet all that is asked.

    ``country`` is a code ("DE", also "UK") or an English name, ``text`` words that stand in name, title, country or
    home. Raises UsageError for a country, subject or language that no entry has, naming those there are.
    """
    found = list(entries)
    if country is not None:
        code = _country(country)
        found = _kept(found, "country", country, {entry.name: (entry.country,) for entry in found}, code)
    if subject is not None:
        found = _kept(found, "subject", subject, {entry.name: entry.subjects for entry in found}, subject.lower())
    if language is not None:
        found = _kept(found, "language", language, {entry.name: entry.languages for entry in found}, language.lower())
    if text is not None:
        words = fold_name(text).split()
        found = [entry for entry in found if all(word in _text(entry) for word in words)]
    return found


def _kept(entries: list[Entry], what: str, asked: str, values: dict[str, tuple[str, ...]], wanted: str) -> list[Entry]:
    found = [entry for entry in entries if wanted in values[entry.name]]
    if not found:
        there = Counter(value for several in values.values() for value in several)
        known = ", ".join(f"{value} ({number})" for value, number in sorted(there.items())) or "none"
        raise UsageError(f"none of {len(entries)} entries has the {what} {asked!r}; they have {known}")
    return found


def _country(asked: str) -> str:
    code = asked.strip().upper()
    by_name = {fold_name(name): known for known, name in countries().items()}
    return _ALIASES.get(code) or by_name.get(fold_name(asked)) or code


def _text(entry: Entry) -> str:
    return fold_name(" ".join((entry.name, entry.title, countries().get(entry.country, ""), entry.home)))
