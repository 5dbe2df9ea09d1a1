"""Which entries of the book of words stand in a text: for who asks which word made a text read as it was."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from archive_scraper.words import book


class Entry(NamedTuple):
    """One entry of the book that a text holds."""

    entry: str
    meaning: str
    languages: str
    """The codes of the files that hold it: "de, nl"."""


def find_entries(text: str, tables: tuple[str, ...]) -> list[Entry]:
    """Return the entries of some tables that stand in a text, in its order, the longest first where several begin.

    An entry with a gap or a number in it is left out: only expressions read these.

    >>> find_entries("Lees meer", ("summary", "link"))[0]
    Entry(entry='lees meer', meaning='link.continue', languages='nl, af')
    """
    folded = text.casefold().replace("’", "'")
    found: list[tuple[int, int, Entry]] = []
    for entry, meaning, languages in _entries(tables):
        place = folded.find(entry)
        while place >= 0 and not _has_borders(folded, place, place + len(entry), entry):
            place = folded.find(entry, place + 1)
        if place >= 0:
            found.append((place, -len(entry), Entry(entry, meaning, languages)))
    return [entry for _, _, entry in sorted(found)]


def _has_borders(text: str, start: int, end: int, entry: str) -> bool:
    if book.UNSPACED.search(entry):
        return True
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


@cache
def _entries(tables: tuple[str, ...]) -> tuple[tuple[str, str, str], ...]:
    found: dict[tuple[str, str], list[str]] = {}
    for table in tables:
        for key in book.keys(table):
            meaning = f"{table}.{key}"
            for language, entries in book.by_language(meaning).items():
                for entry in entries:
                    if "#" not in entry and "..." not in entry and "*" not in entry:
                        found.setdefault((entry.casefold(), meaning), []).append(language)
    return tuple((entry, meaning, ", ".join(languages)) for (entry, meaning), languages in found.items())
