"""The whole history of each article, read again in the order of time, in place.

An article is taken back to what it was before its first capture, and each capture is then judged and written as the
crawl did it: so its past comes out as these rules would have seen it. One article is one transaction at most.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

from archive_scraper.replay.differences import snapshot_of
from archive_scraper.replay.past import Past
from archive_scraper.replay.plan import in_order
from archive_scraper.replay.reading import GOOD
from archive_scraper.store.rewind import remove, rewind, settle
from archive_scraper.store.rewording import replace_wordings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive_scraper.replay.findings import Findings
    from archive_scraper.replay.reading import Reading
    from archive_scraper.store import Archive


class Unit(NamedTuple):
    """What is read again as one: an article, or a page that leads to none."""

    article_id: int | None
    captures: array[int]


def units_of(archive: Archive, source: str) -> list[Unit]:
    """Return the articles of a source with the captures of their pages, oldest first; then pages without an article."""
    sql = (
        "SELECT c.id, c.run_id, c.at, u.article_id, c.page_key, c.kind FROM captures c LEFT JOIN article_urls u "
        "ON u.source = c.source AND u.page_key = c.page_key "
        "WHERE c.source = ? AND (c.kind = 'article' OR (c.kind = 'listing' AND u.article_id IS NOT NULL))"
    )
    holders = {row[0]: row[3] or f"{row[5]} {row[4]}" for row in archive.run(sql, (source,))}
    found: dict[int | str, array[int]] = {}
    for number in in_order(archive, f"SELECT id, run_id, at FROM ({sql})", source):  # noqa: S608 - the words above
        found.setdefault(holders[number], array("q")).append(number)
    return [Unit(holder if isinstance(holder, int) else None, ids) for holder, ids in found.items()]


class History:
    """Applies the whole history of one source to its archive."""

    def __init__(self, archive: Archive, findings: Findings, *, replay_id: int, reader_id: int) -> None:
        self._archive = archive
        self._findings = findings
        self._replay_id = replay_id
        self._past = Past(archive, findings, reader_id)
        self._confirmed: set[int] = set()
        self.retold: set[int] = set()
        """Articles whose text changed."""

    def apply_listing(self, reading: Reading) -> None:
        """Write the teasers of one listing page. Call it inside of a transaction."""
        self._past.count(reading)
        self._past.listing(reading)
        if reading.listing is not None:
            replace_wordings(self._archive, self._findings.source, reading.listing, self._confirmed)

    def apply_report(self, reading: Reading) -> bool:
        """Write the report of one capture; True where that changed a text. Call it inside of a transaction."""
        self._past.count(reading)
        return self._past.report(reading)

    def apply(self, article_id: int | None, readings: Sequence[Reading]) -> bool:
        """Write the history of one article; True where that changed it. Call it inside of a transaction.

        An article of which a capture cannot be read stays as it is: its history would have a hole.
        """
        for reading in readings:
            self._past.count(reading)
        if any(reading.unreadable for reading in readings):
            return False
        newest = self._archive.value("SELECT coalesce(max(id), 0) FROM articles")
        before = snapshot_of(self._archive, article_id)
        rows = self._tell(article_id, readings)
        after = snapshot_of(self._archive, article_id)
        if before is not None:
            self._findings.note(before, after)
        made = [row for row in rows if row > newest]
        for row in made:
            self._findings.note(None, snapshot_of(self._archive, row))
        self.retold.update(made)
        if article_id is not None and after is not None and (before or {}).get("body") != after["body"]:
            self.retold.add(article_id)
        return before != after or bool(made)

    def _tell(self, article_id: int | None, readings: Sequence[Reading]) -> set[int]:
        """Take an article back and read its captures; return the rows that they were written to."""
        rewound = None
        if article_id is not None and any(reading.capture.status in GOOD for reading in readings):
            rewound = rewind(self._archive, article_id, {reading.capture.run_id for reading in readings})
        anew = rewound if rewound is not None and rewound.is_whole else None
        rows = set()
        for reading in readings:
            written = self._past.article(reading, anew)
            if written is not None and written.article_id is not None:
                rows.add(written.article_id)
                anew = anew if anew is not None and written.article_id != anew.article_id else None
        if anew is not None:
            remove(self._archive, anew.article_id)
        elif rewound is not None:
            settle(self._archive, rewound, self._replay_id)
        return rows
