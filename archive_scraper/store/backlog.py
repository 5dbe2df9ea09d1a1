"""What an earlier version stored and this one has yet to read: walked through step by step, the latest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from archive_scraper.store.connect import Connection, Row


class Backlog:
    """Articles below a number that a table of one row keeps: ``before``. Those above it are read."""

    def __init__(self, db: Connection, table: str, columns: str, batch: int = 200) -> None:
        self._db = db
        self._table = table
        self._columns = columns
        self.batch = batch

    def left(self) -> int:
        """Return how many articles wait, at most."""
        return max(0, self._before() - 1)

    def _before(self) -> int:
        """Return the number below which articles wait. Where the row is gone nobody knows what was read: all wait."""
        found = self._db.value(f"SELECT before FROM {self._table}")  # noqa: S608 - our own name
        return int(self._db.value("SELECT coalesce(max(id), 0) + 1 FROM articles") if found is None else found)

    def read(self, read: Callable[[Row], None], most: int | None = None) -> int:
        """Hand over each article that waits, with its texts; return how many.

        Every few hundred are a transaction of their own, so that an end in the middle loses nothing and the next call
        goes on there. ``most`` bounds one call, give or take a batch.
        """
        done = 0
        while most is None or done < most:
            with self._db.transaction():
                before = self._before()
                if before <= 1:
                    break
                rows = self._db.rows(
                    f"SELECT {self._columns} FROM articles a JOIN bodies b ON b.article_id = a.id "  # noqa: S608 - our own names
                    "WHERE a.id < ? ORDER BY a.id DESC LIMIT ?",
                    (before, self.batch),
                )
                for row in rows:
                    read(row)
                last = rows[-1]["id"] if len(rows) == self.batch else 1
                self._db.run(
                    f"INSERT INTO {self._table} (id, before) VALUES (1, ?) "  # noqa: S608 - our own name
                    "ON CONFLICT (id) DO UPDATE SET before = excluded.before",
                    (last,),
                )
            done += len(rows)
        return done
