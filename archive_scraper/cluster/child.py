"""One crawl of a shard, in a process of its own: its parcel comes on stdin, what becomes of it goes to stdout as JSON.

A line after each page says how far it is, at most one every half second, the last one how it ended.
"""

from __future__ import annotations

import json
import os
import pickle  # the parcel comes from the process that started this one
import sys
import time
from typing import TYPE_CHECKING, Any

from archive_scraper.crawl.launch import crawl
from archive_scraper.errors import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Callable

    from archive_scraper.crawl.run import Run

_SPEAK = 0.5


def main() -> None:
    """Crawl what the parcel names: a source, the options, the settings; and notes for the run."""
    source, options, settings, notes = pickle.load(sys.stdin.buffer)  # noqa: S301 # see above
    say = _outlet()
    try:
        (report,) = crawl([source], options, settings=settings, observer=_Observer(say, notes))
    except ArchiveError as error:  # it could not begin, for a reason that is known
        say({"refusal": str(error)})
        return
    say({"report": report.as_dict()})


class _Observer:
    """Says how far a run is."""

    def __init__(self, say: Callable[[dict[str, Any]], None], notes: list[str]) -> None:
        self._say = say
        self._notes = notes
        self._spoke = 0.0

    def __call__(self, run: Run) -> None:
        report = run.report
        if self._notes:
            report.notes += self._notes
            self._notes = []
        now = time.monotonic()
        if now - self._spoke < _SPEAK:
            return
        self._spoke = now
        done, known = run.progress()
        self._say(
            {name: getattr(report, name) for name in ("pages", "teasers", "new", "changed", "unchanged", "failures")}
            | {"waiting_for": report.waiting_for, "done": done, "known": known, "delay": _delay(run)}
        )


def _delay(run: Run) -> float:
    """Return the longest delay between two requests that a host of the run asks for."""
    engine = run.crawler.engine
    slots = engine.downloader.slots.values() if engine is not None else ()
    return max((slot.delay for slot in slots), default=0.0)


def _outlet() -> Callable[[dict[str, Any]], None]:
    """Return what writes a line to stdout; all else that is printed goes to stderr from now on."""
    stream = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)

    def say(message: dict[str, Any]) -> None:
        try:
            stream.write(json.dumps(message) + "\n")
            stream.flush()
        except BrokenPipeError:  # the worker is gone, and on Linux this process with it
            sys.exit(1)

    return say


if __name__ == "__main__":
    main()
