"""Replays: captures that were read again, and how far each has come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive_scraper.store.values import timestamp

if TYPE_CHECKING:
    from datetime import datetime

    from archive_scraper.store.connect import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A replay that may go on."""

    id: int
    position: int
    """How many captures of its order are applied."""


class Replays:
    """Write the replays that are applied to the archive."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def open(self, source: str, scope: str, reader_id: int, now: datetime) -> Begun:
        """Begin a replay, or go on with the last one where it did not end and reads the same in the same way.

        ``scope`` names which captures it reads.
        """
        with self._db.transaction():
            last = self._db.row(
                "SELECT id, position, scope, reader_id, finished FROM replays WHERE source = ? "
                "ORDER BY id DESC LIMIT 1",
                (source,),
            )
            if last and last["finished"] is None and (last["scope"], last["reader_id"]) == (scope, reader_id):
                return Begun(id=last["id"], position=last["position"])
            number = self._db.value(
                "INSERT INTO replays (source, started, scope, reader_id) VALUES (?, ?, ?, ?) RETURNING id",
                (source, timestamp(now), scope, reader_id),
            )
        return Begun(id=int(number), position=0)

    def advance(self, replay_id: int, *, captures: int, changed: int, settled: bool = True) -> None:
        """Count what was read and changed; in the transaction that applies it.

        With ``settled`` off a replay that is killed reads these captures again.
        """
        self._db.run(
            "UPDATE replays SET position = position + ?, captures = captures + ?, changed = changed + ? WHERE id = ?",
            (captures if settled else 0, captures, changed, replay_id),
        )

    def finish(self, replay_id: int, now: datetime) -> None:
        """End a replay."""
        self._db.run("UPDATE replays SET finished = ? WHERE id = ?", (timestamp(now), replay_id))
