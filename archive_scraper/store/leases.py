"""One crawl of a source at a time: who crawls it holds its lease, and a dead holder's lease is free."""

from __future__ import annotations

import os
import socket
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

from archive_scraper.errors import StoreError
from archive_scraper.store.connect import Connection, Row
from archive_scraper.store.values import timestamp

_SILENCE = timedelta(minutes=30)
"""After this long without a heartbeat a holder counts as dead; longer than any wait of a crawl."""
_BEAT = timedelta(minutes=1)


class Leases(Connection):
    """Take, keep and give back the leases of sources."""

    _holder: str = ""
    _beats: dict[str, datetime]

    def take_lease(self, source: str, now: datetime) -> None:
        """Take the lease of a source, also from a dead holder.

        Runs that the dead holder left open are closed as stopped. Raises StoreError naming the holder where it
        is alive.
        """
        with self.transaction():
            if (held := self.living_lease(source, now)) is not None:
                raise StoreError(
                    f"{source}: another crawl is at work (process {held['pid']} on {held['host']}, "
                    f"since {held['taken']}); wait for it or stop it"
                )
            self.run(
                "INSERT INTO leases (source, holder, host, pid, taken, heartbeat) VALUES (?, ?, ?, ?, ?, ?) "
                "ON CONFLICT DO UPDATE SET holder = excluded.holder, host = excluded.host, pid = excluded.pid, "
                "run_id = NULL, taken = excluded.taken, heartbeat = excluded.heartbeat",
                (source, self._name(), socket.gethostname(), os.getpid(), timestamp(now), timestamp(now)),
            )
            self.run(
                "UPDATE runs SET state = 'stopped', message = 'ended without a word' "
                "WHERE source = ? AND state = 'running'",
                (source,),
            )

    def keep_lease(self, source: str, now: datetime) -> None:
        """Say that this crawl is alive; written once a minute at most. Called with every page that is stored."""
        if now - self._beats.get(source, now - _BEAT) >= _BEAT:
            self.run(
                "UPDATE leases SET heartbeat = ? WHERE source = ? AND holder = ?",
                (timestamp(now), source, self._name()),
            )
            self._beats[source] = now

    def living_lease(self, source: str, now: datetime) -> Row | None:
        """Return the lease of a source where another crawl holds it and is alive, else None."""
        held = self.row("SELECT * FROM leases WHERE source = ?", (source,))
        return held if held is not None and held["holder"] != self._name() and _is_alive(held, now) else None

    def release_lease(self, source: str) -> None:
        """Give the lease back; one that somebody else holds stays."""
        with self.transaction():
            self.run("DELETE FROM leases WHERE source = ? AND holder = ?", (source, self._name()))

    def forget(self) -> None:
        """Drop what is remembered of the database."""
        super().forget()
        self._beats = {}

    def _name(self) -> str:
        self._holder = self._holder or uuid4().hex
        return self._holder


def _is_alive(held: Row, now: datetime) -> bool:
    if now - datetime.fromisoformat(held["heartbeat"]) > _SILENCE:
        return False
    if held["host"] != socket.gethostname():
        return True  # out of sight: only its silence can tell
    if _has_ended(held["pid"]):
        return False
    try:
        os.kill(held["pid"], 0)  # asks whether the process is there, sends nothing
    except ProcessLookupError:
        return False
    except OSError:  # it is there and belongs to another user
        return True
    return True


def _has_ended(pid: int) -> bool:
    """Tell whether a process has ended and only waits to be noticed, as in a container without an init (proc(5))."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] == "Z"
