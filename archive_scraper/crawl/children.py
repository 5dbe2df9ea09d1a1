"""One crawl in a process of its own: started on a leash, listened to while it runs, ended for certain."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections import deque
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from archive_scraper.normalize.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LEASH = Path(__file__).with_name("leash.py")
_LINES = 20
"""Lines kept of what a child prints: the last ones say why it ended."""
_LINE = 4096
"""Bytes of a line; a longer one is cut into several."""
_SAID = 300
"""Characters of a line that are passed on."""
_LAST_WORDS = 2.0
"""Seconds that are waited for the output of a process that has ended: a browser that it left may hold it open."""
_POLL = 0.05


class Child:
    """A crawl of one source in a process of its own. Start it from the main thread: the leash is tied to the thread."""

    def __init__(self, source: str, command: Sequence[str], *, newest_run: int) -> None:
        """Start it. ``newest_run`` is the last run of the source so far. Raises OSError."""
        self.source = source
        self.newest_run = newest_run
        self.heartbeat = ""
        """What the source's lease said when it was looked at last."""
        self.heard = time.monotonic()
        """When that changed last."""
        self.told_to_end: float | None = None
        """Since when it has been asked to end."""
        # A group of its own: Ctrl-C in the terminal reaches the supervisor alone, which passes it on.
        self.process = subprocess.Popen(  # noqa: S603 # our own command
            [sys.executable, "-I", "-S", str(_LEASH), str(os.getpid()), *command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self._lines: deque[bytes] = deque(maxlen=_LINES)
        self._listener = Thread(target=self._listen, name=f"listen-{source}", daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        """Read all that the child prints, as it prints it: a pipe that nobody reads stops it after 64 KiB."""
        assert self.process.stdout is not None  # noqa: S101 # it was asked for
        with self.process.stdout as stream:
            while line := stream.readline(_LINE):
                self._lines.append(line)

    def ended(self) -> int | None:
        """Return the exit code, negative for a signal; None while the child runs."""
        code = self.process.poll()
        if code is not None:
            self._sweep()
            self._listener.join(_LAST_WORDS)
        return code

    def last_words(self) -> str:
        """Return the last line that the child printed, as one short printable line; "" for none."""
        for line in reversed(list(self._lines)):
            text = " ".join(harmless(line.decode("utf-8", "replace")).split())
            if text:
                return text if len(text) <= _SAID else text[: _SAID - 1] + "…"
        return ""

    def ask_to_end(self) -> None:
        """Send SIGTERM, once: the crawl stores what it has and closes its run."""
        if self.told_to_end is None:
            self.told_to_end = time.monotonic()
            self.process.terminate()

    def kill(self) -> None:
        """End the child and whatever it started, and wait until it is gone."""
        self._sweep()
        self.process.kill()
        self.process.wait()

    def _sweep(self) -> None:
        """Kill what is left of the child's group: itself, and a browser that it started."""
        if hasattr(os, "killpg"):
            with suppress(OSError):  # nobody is left
                os.killpg(self.process.pid, signal.SIGKILL)


def end_children(children: Iterable[Child], grace: float) -> list[Child]:
    """Ask children to end, kill those that have not after ``grace`` seconds, and return these."""
    running = [child for child in children if child.ended() is None]
    for child in running:
        child.ask_to_end()
    deadline = time.monotonic() + grace
    while running and time.monotonic() < deadline:
        time.sleep(_POLL)
        running = [child for child in running if child.ended() is None]
    for child in running:
        child.kill()
    return running
