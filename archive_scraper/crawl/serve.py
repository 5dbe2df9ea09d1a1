"""The process that stays up: it starts a crawl of its own for each source that comes due."""

from __future__ import annotations

import signal
import subprocess
import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from archive_scraper.errors import StoreError
from archive_scraper.store import Archive

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from types import FrameType

_AFTER_FAILURE = timedelta(minutes=15)
"""A crawl that could not even record itself is not tried again before this."""


class Server:
    """Looks for due sources on APScheduler's clock and crawls each in a child process.

    A child that fails, hangs on to memory or dies takes nothing with it: the source is due again as its run
    says, or a quarter of an hour later where it left no run.
    """

    def __init__(
        self, db: Path, command: Sequence[str], *, at_once: int, look_every: float, say: Callable[[str], None]
    ) -> None:
        self.db = db
        self.command = list(command)
        self.at_once = at_once
        self.look_every = look_every
        self.say = say
        self._children: dict[str, subprocess.Popen[str]] = {}
        self._held_back: dict[str, datetime] = {}
        self._stop = threading.Event()

    def run(self) -> int:
        """Serve until SIGINT or SIGTERM; return the exit code."""
        from apscheduler.schedulers.background import BackgroundScheduler

        for ending in (signal.SIGINT, signal.SIGTERM):
            signal.signal(ending, self._on_signal)
        clock = BackgroundScheduler(timezone=UTC)
        clock.add_job(
            self._look,
            "interval",
            seconds=self.look_every,
            next_run_time=datetime.now(UTC),
            max_instances=1,
            coalesce=True,
        )
        clock.start()
        self.say("Waiting for sources to come due; Ctrl-C ends it.")
        self._stop.wait()
        clock.shutdown(wait=True)
        self._end_children()
        return 0

    def _on_signal(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 # signal's signature
        self._stop.set()

    def _look(self) -> None:
        """Collect the crawls that ended, and start those that are due."""
        self._collect()
        now = datetime.now(UTC)
        try:
            with Archive.open(self.db, read_only=True) as archive:
                due = archive.due_sources(now)
        except StoreError as error:  # a disk that is full for now must not end the service
            self.say(str(error))
            return
        for source in due:
            if len(self._children) >= self.at_once or self._stop.is_set():
                return
            if source not in self._children and self._held_back.get(source, now) <= now:
                self._held_back[source] = now + _AFTER_FAILURE
                self.say(f"{source}: crawling")
                # A group of its own: Ctrl-C in the terminal reaches this process alone, which passes it on.
                self._children[source] = subprocess.Popen(  # noqa: S603 # our own command
                    [*self.command, source], stderr=subprocess.PIPE, text=True, start_new_session=True
                )

    def _collect(self) -> None:
        for source, child in list(self._children.items()):
            code = child.poll()
            if code is not None:
                _, errors = child.communicate()
                del self._children[source]
                if code == 0:
                    self._held_back.pop(source, None)
                lines = errors.strip().splitlines()
                self.say(f"{source}: exit {code}" + (f": {lines[-1]}" if lines else ""))

    def _end_children(self) -> None:
        for child in self._children.values():
            child.terminate()
        for child in self._children.values():
            child.communicate()
