"""Offices of authors as bylines and biographies print them, one row each time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.normalize.folding import fold
from archive_scraper.store.backlog import Backlog
from archive_scraper.store.values import optional, storable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from archive_scraper.store.connect import Connection, Row


class Offices:
    """Write what is printed of the authors of articles."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._backlog = Backlog(
            db,
            "affiliations_unread",
            "a.id, a.byline_raw, coalesce(a.language_declared, a.language) AS language, b.body",
        )

    def write(
        self, article_id: int, byline: str | None, body: str | None, language: str | None, names: Sequence[str]
    ) -> None:
        """Write the offices of an article's authors in place of those that it had; names in their order, as printed."""
        self._db.run("DELETE FROM affiliations WHERE article_id = ?", (article_id,))
        self.add(article_id, byline, body, language, names)

    def add(
        self, article_id: int, byline: str | None, body: str | None, language: str | None, names: Sequence[str]
    ) -> None:
        """Write those of an article that has none yet."""
        # The grammar is imported where it is needed: commands that only read begin in half the time without it.
        from archive_scraper.normalize.bylines.offices import find_biographies, read_offices

        if not names:
            return
        places = {fold(name): position for position, name in reversed(list(enumerate(names)))}
        found = [("byline", office) for office in read_offices(byline, language=language)] if byline else []
        if body and any(name in body for name in names):
            found += [("biography", office) for office in find_biographies(body, names)]
        for origin, office in dict.fromkeys(found):
            position = places.get(fold(office.name))
            if position is not None:
                self._db.run(
                    "INSERT INTO affiliations (article_id, position, role, house, origin, printed) "
                    "VALUES (?, ?, ?, ?, ?, ?)",
                    (
                        article_id,
                        position,
                        optional(office.role),
                        optional(office.house),
                        origin,
                        storable(office.printed),
                    ),
                )

    def left(self) -> int:
        """Return how many articles of an earlier version wait for their bylines to be read, at most."""
        return self._backlog.left()

    def read_old(self, most: int | None = None) -> int:
        """Read the bylines of articles that an earlier version stored; return how many. See Backlog."""
        return self._backlog.read(self._read_row, most)

    def _read_row(self, row: Row) -> None:
        names = self._db.rows(
            "SELECT name_as_printed FROM article_authors WHERE article_id = ? ORDER BY position", (row["id"],)
        )
        self.write(row["id"], row["byline_raw"], row["body"], row["language"], _names(names))


def _names(rows: Iterable[Row]) -> list[str]:
    return [row["name_as_printed"] for row in rows]
