"""The supervisor: it starts a crawl in a process of its own for each source that comes due, and sees how it ends."""

from __future__ import annotations

import signal
import time
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from archive_scraper.crawl.children import Child, end_children
from archive_scraper.crawl.clock import repair_schedules
from archive_scraper.crawl.outcome import Ending, describe_exit, newest_run, settle
from archive_scraper.errors import ArchiveError, StoreError
from archive_scraper.store import Archive
from archive_scraper.watch.cadence import back_off

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from types import FrameType

_TICK = 0.25
"""Seconds between two looks at the children."""
_GRACE = 30.0
"""Seconds that a child has to end in when it is asked to; then it is killed."""
_JUMP = 60.0
"""Seconds by which a clock that is set differs from one that runs as it should."""
_LONGEST_HOLD = "1d"
_HUNG = 40 * 60.0
"""Seconds without a sign of life after which a child is ended; its lease counts as given up ten minutes before."""


class Supervisor:
    """Crawls sources that are due, each in a child process.

    A child that fails, hangs, eats the memory or is killed takes nothing with it. What counts is the run that it left
    in the database, not its exit code: without a finished run its source waits, longer after each failure. Several
    supervisors may share one archive: a source that somebody else crawls is left to them.
    """

    def __init__(
        self,
        db: Path,
        command: Sequence[str],
        *,
        at_once: int,
        say: Callable[[str], None],
        look_every: float = 30.0,
        grace: float = _GRACE,
        hung: float = _HUNG,
    ) -> None:
        self.db = db
        self.command = list(command)
        self.at_once = at_once
        self.say = say
        self.look_every = look_every
        self.grace = grace
        self.hung = hung
        self.stopping = False
        self.children: dict[str, Child] = {}
        # Beside what the database says, for a database that cannot be written: source -> failures, not before.
        # Measured by the clock that nobody sets.
        self._held: dict[str, tuple[int, float]] = {}
        self._clock_offset: float | None = None
        self._found: set[str] = set()
        self._found_before: set[str] = set()

    def serve(self) -> int:
        """Crawl what comes due until SIGINT or SIGTERM; return the exit code."""
        self._take_signals()
        self._say("Waiting for sources to come due; Ctrl-C ends it.")
        next_look = 0.0
        try:
            while not self.stopping:
                ended = self.collect()
                if ended or time.monotonic() >= next_look:
                    next_look = time.monotonic() + self.look_every
                    self._look_safely()
                time.sleep(min(_TICK, self.look_every))
        finally:
            self.end()
        return 0

    def run_due(self) -> list[Ending]:
        """Crawl what is due now, each source once, and return how each crawl ended. Raises StoreError."""
        self._take_signals()
        endings: list[Ending] = []
        waiting = self.look()
        try:
            while (waiting or self.children) and not self.stopping:
                time.sleep(_TICK)
                endings += self.collect()
                waiting = self.look(waiting)
        except StoreError as error:
            lost = [Ending(source=source, state="unknown", code=1, words=str(error)) for source in waiting]
            endings += lost
        finally:
            endings += self.end()
        return endings

    def look(self, wanted: Sequence[str] | None = None) -> list[str]:
        """Start the sources that are due (of those wanted) while there is room; return those that found none.

        Raises StoreError.
        """
        now = datetime.now(UTC)
        self._found_before, self._found = self._found, set()
        self._check_clock(now)
        with Archive.open(self.db, read_only=True) as archive:
            self._check_signs_of_life(archive)
            due = [source for source in archive.schedules.due(now) if wanted is None or source in wanted]
            left = []
            for source in due:
                if source in self.children or self._held_back(source) or self._is_elsewhere(archive, source, now):
                    continue
                if len(self.children) >= self.at_once:
                    left.append(source)
                else:
                    self._start(source, newest_run(archive, source))
        return left

    def collect(self) -> list[Ending]:
        """Settle the crawls that have ended, and return how they did."""
        endings = []
        for source, child in list(self.children.items()):
            code = child.ended()
            if code is not None:
                del self.children[source]
                endings.append(self._settle(child, code))
            elif child.told_to_end is not None and time.monotonic() - child.told_to_end > self.grace:
                child.kill()
        return endings

    def end(self) -> list[Ending]:
        """End all crawls: ask them, kill those that do not listen, and return how they ended."""
        self.stopping = True
        for child in end_children(self.children.values(), self.grace):
            self._say(f"{child.source}: did not end within {self.grace:g} seconds of being asked; killed")
        return self.collect()

    def _start(self, source: str, newest: int) -> None:
        try:
            self.children[source] = Child(source, [*self.command, source], newest_run=newest)
        except OSError as error:  # no memory, no more processes
            self._hold(source)
            self._say(f"{source}: cannot be started: {error.strerror}")
        else:
            self._say(f"{source}: crawling")

    def _settle(self, child: Child, code: int) -> Ending:
        source, words = child.source, child.last_words()
        self._hold(source)  # until the database says when it is due
        try:
            with Archive.open(self.db, create=False) as archive:
                ending = settle(
                    archive,
                    source,
                    newest_run=child.newest_run,
                    exit_code=code,
                    words=words,
                    asked=self.stopping and child.told_to_end is not None,
                    now=datetime.now(UTC),
                )
            del self._held[source]
        except StoreError as error:
            ending = Ending(source=source, state="unknown", code=1, words=f"{describe_exit(code)}; {error}")
        self._say(f"{source}: {ending.state}" + (f": {ending.words}" if ending.words else ""))
        return ending

    def _check_clock(self, now: datetime) -> None:
        """At the beginning, and when the clock has been set, bring back what is due later than its schedule means."""
        offset = time.time() - time.monotonic()
        if self._clock_offset is None or abs(offset - self._clock_offset) > _JUMP:
            with Archive.open(self.db, create=False) as archive:
                for line in repair_schedules(archive, now):
                    self._say(line)
            self._clock_offset = offset

    def _check_signs_of_life(self, archive: Archive) -> None:
        """Ask children to end that have written nothing for too long, by the clock that nobody sets."""
        for source, child in self.children.items():
            heartbeat = archive.leases.heartbeat(source)
            if heartbeat != child.heartbeat:
                child.heartbeat, child.heard = heartbeat, time.monotonic()
            elif time.monotonic() - child.heard > self.hung and child.told_to_end is None:
                self._say(f"{source}: no sign of life for {self.hung / 60:.0f} minutes; it is ended")
                child.ask_to_end()

    def _is_elsewhere(self, archive: Archive, source: str, now: datetime) -> bool:
        held = archive.leases.living(source, now)
        if held is not None:
            self._report(f"{source}: left to process {held['pid']} on {held['host']}, which crawls it")
        return held is not None

    def _hold(self, source: str) -> None:
        failures, now = self._held.get(source, (0, 0.0))[0] + 1, datetime.now(UTC)
        wait = back_off(_LONGEST_HOLD, failures, now) - now
        self._held[source] = (failures, time.monotonic() + wait.total_seconds())

    def _held_back(self, source: str) -> bool:
        return source in self._held and time.monotonic() < self._held[source][1]

    def _look_safely(self) -> None:
        """Look, whatever happens: a disk that is full or a database that is gone may be back at the next look."""
        try:
            self.look()
        except Exception as error:  # noqa: BLE001 # one unforeseen value must not end the service
            self._report(str(error) if isinstance(error, ArchiveError) else f"{type(error).__name__}: {error}")

    def _report(self, text: str) -> None:
        """Say what a look finds, unless the look before found the same."""
        self._found.add(text)
        if text not in self._found_before:
            self._say(text)

    def _say(self, text: str) -> None:
        with suppress(OSError):  # nobody listens any more, or the disk of the log is full
            self.say(text)

    def _take_signals(self) -> None:
        for ending in (signal.SIGINT, signal.SIGTERM):
            signal.signal(ending, self._on_signal)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002 # signal's signature
        self.stopping = True
