"""Finding captures by any address of a page, and by a day."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from archive_scraper.errors import UsageError
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from archive_scraper.store import Archive
    from archive_scraper.store.captures import Captured

_MOMENT = compiled(r"\d{4}(-\d\d(-\d\d([T ]\d\d:\d\d(:\d\d)?)?)?)?")


def captures_of(archive: Archive, url: str, source: str | None = None) -> list[Captured]:
    """Return the captures of a page, newest first: those of an address, else of the article that it leads to."""
    names = [source] if source is not None else [row["slug"] for row in archive.sources.all()]
    found: dict[int, Captured] = {}
    for name in names:
        keys = [archive.captures.key_of(name, url)]
        captures = archive.captures.of_page(name, keys[0])
        if not captures and (article := archive.addresses.article_id(name, url)) is not None:
            for address in archive.addresses.all_of(article):
                captures += archive.captures.of_page(name, archive.captures.key_of(name, address))
        found |= {capture.id: capture for capture in captures}
    return sorted(found.values(), key=lambda capture: (capture.at, capture.id), reverse=True)


def capture_at(archive: Archive, which: str, at: str | None = None) -> Captured:
    """Return a capture by its number, or the newest of an address; with ``at`` the newest of that time or before.

    Raises UsageError for a number or address without captures, a time before all of them, and a time that is none.
    """
    if which.isascii() and which.isdecimal():
        capture = archive.captures.get(int(which)) if len(which) < 19 else None  # what SQLite holds
        if capture is None:
            raise UsageError(f"{archive.path} holds no capture {which}; `archive-scraper captures list` shows them")
        return capture
    captures = captures_of(archive, which)
    if not captures:
        raise UsageError(f"{archive.path} holds no capture of {which}; `archive-scraper captures list` shows them")
    if at is None:
        return captures[0]
    until = latest_moment(at)
    found = next((capture for capture in captures if capture.at[:19] <= until), None)
    if found is None:
        raise UsageError(f"{which}: was captured first on {captures[-1].at}, after {at}")
    return found


def latest_moment(text: str) -> str:
    """Return the last second that a time names, as the index holds times. Raises UsageError.

    >>> latest_moment("2024-05"), latest_moment("2024-05-03 12:30")
    ('2024-05-99T99:99:99', '2024-05-03T12:30:99')
    """
    first = text + "0001-01-01T00:00:00"[len(text) :]
    try:
        if not _MOMENT.fullmatch(text):
            raise ValueError(text)  # noqa: TRY301 # one refusal for both
        datetime.fromisoformat(first)
    except ValueError:
        raise UsageError(f"{text!r} is not a time, such as 2024-05-03, 2024-05 or 2024-05-03T12:30") from None
    return text.replace(" ", "T") + "0000-99-99T99:99:99"[len(text) :]
