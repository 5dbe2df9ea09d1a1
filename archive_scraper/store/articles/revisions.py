"""Revisions: what an article said before, a row for each change that a reader would care about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive_scraper.store.connect import Connection

Change = tuple[str, object, object]
"""Field, old value, new value."""


class Revisions:
    """Note changes, and undo one that was a mistake."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def write(self, run_id: int, article_id: int, change: Change, now: str) -> None:
        """Note one change of an article."""
        self._db.run(
            "INSERT INTO revisions (article_id, field, at, run_id, old, new) VALUES (?, ?, ?, ?, ?, ?)",
            (article_id, change[0], now, run_id, *change[1:]),
        )

    def take_back(self, run_id: int, article_id: int, field: str) -> None:
        """Undo what a run wrote over the title or body of an article; the article is as it was before."""
        row = self._db.row(
            "SELECT id, old FROM revisions WHERE run_id = ? AND article_id = ? AND field = ? ORDER BY id LIMIT 1",
            (run_id, article_id, field),
        )
        if row is None or row["old"] is None:
            return
        if field == "title":
            self._db.run("UPDATE articles SET title = ?, content_hash = '' WHERE id = ?", (row["old"], article_id))
        else:
            self._db.run(
                "UPDATE bodies SET body = ?, body_markdown = ? WHERE article_id = ?", (row["old"], None, article_id)
            )
            self._db.run(
                "UPDATE articles SET word_count = ?, content_hash = '' WHERE id = ?",
                (len(row["old"].split()), article_id),
            )
        self._db.run(
            "DELETE FROM revisions WHERE run_id = ? AND article_id = ? AND field = ?", (run_id, article_id, field)
        )
