"""One crawl of a source at a time: who crawls it holds its lease, and a dead holder's lease is free."""

from __future__ import annotations

import os
import socket
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from archive_scraper.errors import LeaseHeldError
from archive_scraper.store.values import timestamp

if TYPE_CHECKING:
    from archive_scraper.store.connect import Connection, Row

_SILENCE = timedelta(minutes=30)
"""After this long without a heartbeat a holder counts as dead; longer than any wait of a crawl."""
_BEAT = timedelta(minutes=1)


class Leases:
    """Take, keep and give back the leases of sources."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._holder = uuid4().hex
        self._beats: dict[str, datetime] = {}
        db.when_undone(self._beats.clear)

    def take(self, source: str, now: datetime) -> str | None:
        """Take the lease of a source, also from a dead holder; return what was odd about the old one, if anything.

        Runs that the dead holder left open are closed as stopped. Raises LeaseHeldError naming the holder where it
        is alive.
        """
        with self._db.transaction():
            held = self._db.row("SELECT * FROM leases WHERE source = ?", (source,))
            if held is not None and self._is_held(held, now):
                raise LeaseHeldError(
                    f"{source}: another crawl is at work (process {held['pid']} on {held['host']}, "
                    f"since {held['taken']}); wait for it or stop it"
                )
            pid = os.getpid()
            self._db.run(
                "INSERT INTO leases (source, holder, host, pid, taken, heartbeat, process_started) "
                "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET holder = excluded.holder, "
                "host = excluded.host, pid = excluded.pid, run_id = NULL, taken = excluded.taken, "
                "heartbeat = excluded.heartbeat, process_started = excluded.process_started",
                (source, self._holder, socket.gethostname(), pid, timestamp(now), timestamp(now), _started(pid)),
            )
            self._db.run(
                "UPDATE runs SET state = 'stopped', message = 'ended without a word' "
                "WHERE source = ? AND state = 'running'",
                (source,),
            )
        if held is not None and _is_ahead(held, now):
            return f"the lease of an earlier crawl was dated {held['heartbeat']}, in the future, and was taken over"
        return None

    def keep(self, source: str, now: datetime) -> None:
        """Say that this crawl is alive; written once a minute at most. Called with every page that is stored."""
        if abs(now - self._beats.get(source, now - _BEAT)) >= _BEAT:  # the clock may be set back
            self._db.run(
                "UPDATE leases SET heartbeat = ? WHERE source = ? AND holder = ?",
                (timestamp(now), source, self._holder),
            )
            self._beats[source] = now

    def living(self, source: str, now: datetime) -> Row | None:
        """Return the lease of a source where another crawl holds it and is alive, else None."""
        held = self._db.row("SELECT * FROM leases WHERE source = ?", (source,))
        return held if held is not None and self._is_held(held, now) else None

    def _is_held(self, held: Row, now: datetime) -> bool:
        return held["holder"] != self._holder and _is_alive(held, now)

    def release(self, source: str) -> None:
        """Give the lease back; one that somebody else holds stays."""
        with self._db.transaction():
            self._db.run("DELETE FROM leases WHERE source = ? AND holder = ?", (source, self._holder))

    def heartbeat(self, source: str) -> str:
        """Return when the holder of a lease last said that it is alive, "" where nobody holds it."""
        found: str | None = self._db.value("SELECT heartbeat FROM leases WHERE source = ?", (source,))
        return found or ""


def _is_alive(held: Row, now: datetime) -> bool:
    here = held["host"] == socket.gethostname()
    if _is_ahead(held, now) and not (here and held["process_started"]):
        return False  # its heartbeat proves nothing: the clock was wrong when it was written
    if not _is_ahead(held, now) and now - datetime.fromisoformat(held["heartbeat"]) > _SILENCE:
        return False
    if not here:
        return True  # out of sight: only its silence can tell
    stat = _stat(held["pid"])
    if stat is not None and (stat[0] == "Z" or held["process_started"] not in (None, _started(held["pid"]))):
        return False  # it has ended and only waits to be noticed, or its number was given to another process
    try:
        os.kill(held["pid"], 0)  # asks whether the process is there, sends nothing
    except ProcessLookupError:
        return False
    except OSError:  # it is there and belongs to another user
        return True
    return True


def _is_ahead(held: Row, now: datetime) -> bool:
    return datetime.fromisoformat(held["heartbeat"]) - now > _SILENCE


def _started(pid: int) -> str | None:
    """Return when a process of this machine was started, in ticks of this boot; None where nothing tells."""
    stat = _stat(pid)
    if stat is None:
        return None
    boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    return f"{boot} {stat[19]}"


def _stat(pid: int) -> list[str] | None:
    """Return what the system says of a process, from its state on (proc(5)); None where nothing tells."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    return text.rpartition(")")[2].split()
