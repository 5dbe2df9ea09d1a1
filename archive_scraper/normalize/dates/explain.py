"""Why a date was read: the recognised pieces of the text, for ``archive-scraper explain``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.normalize.parts import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive_scraper.normalize.dates.build import Found
    from archive_scraper.normalize.dates.tokens import Tokens

_PART_ROLES = {
    "D": "date", "E": "date", "C": "date", "d": "date", "e": "date", "m": "month and year", "n": "day", "N": "year",
    "V": "years", "Y": "year", "G": "day and year", "M": "month", "X": "month", "R": "month", "J": "month",
    "W": "weekday", "S": "season", "T": "time", "H": "time", "P": "meridiem", "Z": "zone", "t": "relative day",
    "r": "age",
}  # fmt: skip
_MARKERS = {
    "U": "update marker",
    "B": "publication marker",
    "K": "marker of another date",
    "i": "issue word",
    "u": "duration",
}


def explain(
    text: str, tokens: Tokens, best: Found | None, update: Found | None, others: Sequence[Found] = ()
) -> tuple[Part, ...]:
    """Return the pieces of a text that mean something in a date line, those of the dates with their rule.

    ``best`` and ``update`` are the expressions chosen for publication and update, ``others`` those that were not.
    """
    owners: dict[int, tuple[str, str]] = {}
    for other in others:
        for place in range(other.first, other.last):
            owners[place] = ("passed over", _why_not(other, best))
    for found, name in ((update, "updated"), (best, "published")):
        if found is None:
            continue
        for first, last in ((found.first, found.last), found.time_span):
            for place in range(first, last):
                owners[place] = (name, found.rule)
    parts: list[Part] = []
    for place, letter in enumerate(tokens.labels):
        printed = text[tokens.starts[place] : tokens.ends[place]]
        if place in owners and letter in _PART_ROLES:
            role = "day" if letter == "n" and _PART_ROLES[letter] == "number" else _PART_ROLES[letter]
            parts.append(Part(printed, role, f"{owners[place][0]}: {owners[place][1]}"))
        elif letter in _MARKERS:
            parts.append(Part(printed, _MARKERS[letter], "word list"))
        elif letter in _PART_ROLES:
            parts.append(Part(printed, "ignored", f"could be a {_PART_ROLES[letter]}, but is no part of the date"))
    return tuple(parts)


def _why_not(other: Found, best: Found | None) -> str:
    """Say why a date expression was not the date of publication."""
    if other.role == "other":
        return "the word before it says that it is another matter's"
    if best is None or other.role == "updated":
        return "the date of an update"
    if other.rank > best.rank:
        return f"says less than the date that was taken: {other.rule}"
    if best.role == "published" and other.role != "published":
        return "no word says that it is the publication's, as one does of the date that was taken"
    return "the same or no better, and printed after the date that was taken"
