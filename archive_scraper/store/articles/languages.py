"""The languages of texts that an earlier version stored, which held what their pages declare and nothing else."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from archive_scraper.store.backlog import Backlog
from archive_scraper.store.values import to_json

if TYPE_CHECKING:
    from archive_scraper.store.connect import Connection, Row


class Languages:
    """Find the languages of articles that are there already; those of new ones come with their page."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._backlog = Backlog(db, "languages_unread", "a.id, a.language, a.language_declared, a.origins, b.body")

    def left(self) -> int:
        """Return how many articles of an earlier version wait for their language, at most."""
        return self._backlog.left()

    def read_old(self, most: int | None = None) -> int:
        """Find the languages of articles that an earlier version stored; return how many were read. See Backlog."""
        return self._backlog.read(self._read_row, most)

    def _read_row(self, row: Row) -> None:
        from archive_scraper.normalize.language import settle_language

        origins = json.loads(row["origins"])
        declared = row["language"]
        if row["language_declared"] is not None or origins.get("language") == "detected":
            return  # its page was read since
        language, is_detected = settle_language(row["body"] or "", declared)
        if language is None:
            return
        if is_detected:
            origins["language"] = "detected"
        self._db.run(
            "UPDATE articles SET language = ?, language_declared = ?, origins = ? WHERE id = ?",
            (language, declared, to_json(origins), row["id"]),
        )
