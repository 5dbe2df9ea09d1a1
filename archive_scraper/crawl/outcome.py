"""What became of a crawl in a process of its own, as the database tells it, and when its source is tried again.

An exit code is a claim; the run in the database is the fact. A crawl that left no finished run gets one, failed, with
the reason, and its source waits longer after each failure: nothing that goes wrong is tried again at once, for ever.
"""

from __future__ import annotations

import signal
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from archive_scraper.watch.cadence import back_off
from archive_scraper.watch.report import EXIT_CODES

if TYPE_CHECKING:
    from archive_scraper.store import Archive
    from archive_scraper.store.connect import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How a crawl ended."""

    source: str
    state: str
    """A state of a run, or "elsewhere": another process crawls the source."""
    code: int
    """What the command line would exit with: 0 good, 1 failed or stopped, 3 degraded."""
    words: str
    """What there is to say of it; "" where the run says all."""


def newest_run(archive: Archive, source: str) -> int:
    """Return the number of a source's last run, 0 where it has none."""
    return archive.runs.last_id(source) or 0


def settle(
    archive: Archive, source: str, *, newest_run: int, exit_code: int, words: str, asked: bool, now: datetime
) -> Ending:
    """Say how a crawl ended that began after run ``newest_run``, close what it left open, and set when it is due next.

    ``exit_code`` is negative for a signal, ``words`` the last line that it printed. ``asked`` says that the supervisor
    ended it, whose source is then due at once when it serves again. Raises StoreError.
    """
    run = archive.runs.last(source)
    if run is not None and run["id"] > newest_run and run["finished"]:
        state, expected = run["state"], EXIT_CODES[run["state"]]
        words = words.removeprefix(f"{source}: {state}: ")
        if state == "good" and not words:
            words = f"{run['new']} new, {run['changed']} changed, {run['unchanged']} unchanged"
        if exit_code not in (0, expected):
            words = f"{describe_exit(exit_code)} after its run had ended{_colon(words)}"
        ending = Ending(source=source, state=state, code=expected if exit_code in (0, expected) else 1, words=words)
    elif (held := archive.leases.living(source, now)) is not None:
        words = f"process {held['pid']} on {held['host']} crawls it"
        return Ending(source=source, state="elsewhere", code=0, words=words)
    else:
        ending = _close(archive, source, run, exit_code=exit_code, words=words, asked=asked, now=now)
    again = None if asked else _hold_back(archive, source, now)
    return ending if again is None else replace(ending, words=f"{ending.words or ending.state}; tried again {again}")


def _close(
    archive: Archive, source: str, run: Row | None, *, exit_code: int, words: str, asked: bool, now: datetime
) -> Ending:
    """Record a crawl that left no finished run as one that failed, or was stopped where it was asked to end."""
    began = run is not None and not run["finished"]
    how = f"it did not end when asked: {describe_exit(exit_code)}" if asked else describe_exit(exit_code)
    words = f"{how}{'' if began else ' before its run began'}, and left no finished run{_colon(words)}"
    state = "stopped" if asked else "failed"
    with archive.transaction():
        archive.leases.take(source, now)
        number = run["id"] if run is not None and began else archive.runs.start(source, {}, now)
        archive.runs.finish(number, state, {}, now, words)
        archive.leases.release(source)
    return Ending(source=source, state=state, code=1, words=words)


def _hold_back(archive: Archive, source: str, now: datetime) -> str | None:
    """Let a source wait that is still due after a crawl; return until when. A run that ends sets this by itself."""
    row = archive.schedules.get(source)
    if row is None or datetime.fromisoformat(row["next_due"]) > now:
        return None
    again = back_off(row["every"], archive.runs.failed_in_a_row(source), now, row["wait"])
    archive.schedules.note_visit(source, wait=row["wait"], next_due=again)
    return f"{again:%Y-%m-%d %H:%M} UTC"


def describe_exit(code: int) -> str:
    """Return an exit code in words.

    >>> describe_exit(-9), describe_exit(2)
    ('killed by SIGKILL (out of memory?)', 'exit 2')
    """
    if code >= 0:
        return f"exit {code}"
    name = signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
    return f"killed by {name}" + (" (out of memory?)" if -code == signal.SIGKILL else "")


def _colon(words: str) -> str:
    return f": {words}" if words else ""
