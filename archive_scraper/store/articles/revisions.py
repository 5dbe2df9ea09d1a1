"""Revisions: what an article said before, a row for each change that a reader would care about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from archive_scraper.store.connect import Connection, Row

Change = tuple[str, object, object]
"""Field, old value, new value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """A captured page is read again: what changes is what was read of the page, and not the page."""

    replay_id: int | None
    """The replay that is the cause; None where the row begins anew, and its past is written after this reading."""
    at: str
    """When it is read again."""
    alone: bool
    """The row rests on this capture alone, so nothing of another reading is kept."""


class Revisions:
    """Note changes, and undo one that was a mistake."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def write(self, run_id: int | None, article_id: int, change: Change, now: str) -> None:
        """Note one change of an article by its site; ``run_id`` is the crawl that saw it, None for an imported page."""
        self._write(article_id, change, now, run_id, None)

    def write_reread(self, article_id: int, change: Change, reread: Reread) -> None:
        """Note one change that reading a capture again brought."""
        if reread.replay_id is not None:
            self._write(article_id, change, reread.at, None, reread.replay_id)

    def _write(self, article_id: int, change: Change, at: str, run_id: int | None, replay_id: int | None) -> None:
        self._db.run(
            "INSERT INTO revisions (article_id, field, at, run_id, replay_id, old, new) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (article_id, change[0], at, run_id, replay_id, *change[1:]),
        )

    def take_back(self, cause: tuple[int | None, int | None], article_id: int, field: str) -> None:
        """Undo what a run, or a replay, wrote over the title or body of an article.

        ``cause`` is the run and the replay. The article is as it was before; where a later change was written since,
        that one stays, and begins at what was there before.
        """
        (run_id, replay_id) = cause
        row = self._db.row(
            "SELECT id, old FROM revisions WHERE run_id IS ? AND replay_id IS ? AND article_id = ? AND field = ? "
            "ORDER BY id LIMIT 1",
            (run_id, replay_id, article_id, field),
        )
        if row is None or row["old"] is None:
            return
        self._db.run(
            "DELETE FROM revisions WHERE run_id IS ? AND replay_id IS ? AND article_id = ? AND field = ?",
            (run_id, replay_id, article_id, field),
        )
        later = self._db.row(
            "SELECT id, new FROM revisions WHERE article_id = ? AND field = ? AND id > ? ORDER BY id LIMIT 1",
            (article_id, field, row["id"]),
        )
        if later is None:
            self._put_back(article_id, field, row["old"])
        elif later["new"] == row["old"]:
            self._db.run("DELETE FROM revisions WHERE id = ?", (later["id"],))
        else:
            self._db.run("UPDATE revisions SET old = ? WHERE id = ?", (row["old"], later["id"]))

    def _put_back(self, article_id: int, field: str, old: str) -> None:
        if field == "title":
            self._db.run("UPDATE articles SET title = ?, content_hash = '' WHERE id = ?", (old, article_id))
            return
        self._db.run("UPDATE bodies SET body = ?, body_markdown = ? WHERE article_id = ?", (old, None, article_id))
        self._db.run(
            "UPDATE articles SET word_count = ?, content_hash = '' WHERE id = ?", (len(old.split()), article_id)
        )

    def drop(self, article_id: int, runs: Iterable[int | None]) -> list[Row]:
        """Delete what some runs and all replays changed of an article; return those revisions, oldest first."""
        known = set(runs)
        rows = self._db.rows(
            "SELECT id, field, at, run_id, replay_id, old, new FROM revisions WHERE article_id = ? ORDER BY id",
            (article_id,),
        )
        dropped = [row for row in rows if row["replay_id"] is not None or row["run_id"] in known]
        for row in dropped:
            self._db.run("DELETE FROM revisions WHERE id = ?", (row["id"],))
        return dropped
