"""Kills and power cuts: a crawl ends at any moment, and the same command goes on."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import threading
import time
from typing import TYPE_CHECKING

from torture_parts.database import runs
from torture_parts.judges import captured, closed, ended, good, same_rows, sound
from torture_parts.news import News
from torture_parts.outcome import Case

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from torture_parts.bench import Bench

_PIECES = 16
_REQUESTS = _PIECES + 3  # robots.txt and two pages of the list


def cases(bench: Bench) -> Iterator[Case]:
    """Yield kills at requests spread over the crawl, kills while the run is being closed, and power cuts."""
    step = 4 if bench.quick else 1
    for number in range(1, _REQUESTS + 1, step):
        yield Case("kills", f"at request {number}", lambda b, n=number: kill(b, n))
    for thousandths in range(0, 300, 150 if bench.quick else 30):
        yield Case("kills", f"{thousandths} ms into the closing", lambda b, t=thousandths: kill(b, _REQUESTS, t / 1000))
    yield Case("kills", "three times in a row", lambda b: kill(b, 4, again=(3, 5)))
    yield Case("kills", "in a run of the schedule", kill_scheduled)
    tears = ("cut in the middle of a frame", "the last pages zero", "nothing of the journal", "older main file")
    for number in range(3, _REQUESTS + 2, 12 if bench.quick else 3):
        for tear in tears[:: 2 if bench.quick else 1]:
            yield Case("power", f"at request {number}: {tear}", lambda b, n=number, t=tear: power_cut(b, n, t))


def kill(bench: Bench, number: int, seconds: float = 0.0, again: tuple[int, ...] = ()) -> list[str]:
    """Kill a crawl with SIGKILL at a request, and begin it again until it ends."""
    with bench.site(News.founded(_PIECES)) as (program, server, _):
        whole = bench.undisturbed(_PIECES)
        killed = 0
        for moment in (number, *again):
            server.forget()
            reached = threading.Event()
            server.on_request = lambda seen, at=moment, event=reached: event.set() if seen >= at else None
            process = program.start(*program.crawl_arguments())
            while process.running() and not reached.wait(0.005):
                pass
            time.sleep(seconds)
            process.signal(signal.SIGKILL)
            killed += process.end(10).code == -signal.SIGKILL
        server.on_request = None
        done = program.crawl()
        found = [*ended(done), *good(done, "the crawl went on after a kill"), *closed(program.db, done)]
        states = [state for state, _ in runs(program.db)]
        if states.count("stopped") not in (killed, killed - 1):  # one may have died before its run was there
            found.append(f"expected {killed} runs that were stopped, the runs say {', '.join(states)}")
        found += captured(program("captures", "verify", "--db", program.db))
        return found + same_rows(program.db, whole)


def kill_scheduled(bench: Bench) -> list[str]:
    """Kill a crawl of the schedule: the source is due still, and its next crawl moves the date on."""
    with bench.site(News.founded(_PIECES)) as (program, server, _):
        options = ("--db", program.db, "--sources-dir", program.sources)
        program.source("news", f"{server.url}/news", more="delay = 0\n")
        program("schedule", "set", "news", "--every", "6h", *options)
        reached = threading.Event()
        server.on_request = lambda seen: reached.set() if seen >= 5 else None
        process = program.start("schedule", "run", *options)
        while process.running() and not reached.wait(0.005):
            pass
        process.signal(signal.SIGKILL)
        process.end(10)
        server.on_request = None
        done = program("schedule", "run", *options)
        found = [*ended(done), *good(done, "the schedule went on after a kill"), *closed(program.db)]
        again = program("schedule", "run", *options)
        if "Nothing is due" not in again.text:
            found.append(f"expected the due date to have moved on, got: {again.text[:200]}")
        return found


def power_cut(bench: Bench, number: int, tear: str) -> list[str]:
    """Take the files as they are at a request, lose the end that was not synced yet, and go on from there."""
    with bench.site(News.founded(_PIECES)) as (program, server, _):
        whole = bench.undisturbed(_PIECES)
        cut, older = program.folder / "cut", program.folder / "older"
        cut.mkdir()
        older.mkdir()
        process = None

        def copy(seen: int) -> None:
            if process is not None and seen in (2, number):
                os.kill(process.pid, signal.SIGSTOP)
                time.sleep(0.02)
                program.copy_database(older if seen == 2 else cut)
                os.kill(process.pid, signal.SIGCONT)

        server.forget()
        server.on_request = copy
        process = program.start(*program.crawl_arguments())
        process.end(60)
        server.on_request = None
        if not (cut / program.db.name).exists():  # after the last request: the files as the run left them
            program.copy_database(cut)
        tear_off(cut, older, tear)
        for path in program.folder.glob("archive.db*"):
            path.unlink()
        for path in cut.iterdir():
            shutil.copyfile(path, program.folder / path.name)
        found = _readable(program.db)
        if found:
            return found
        done = program.crawl(seconds=60)
        found = [*ended(done), *good(done, "the crawl went on after a power cut"), *closed(program.db, done)]
        return found + same_rows(program.db, whole)


def tear_off(cut: Path, older: Path, tear: str) -> None:
    """Lose what the disk had not written: the end of the journal, or what a checkpoint copied out of it."""
    journal = next(iter(cut.glob("*-wal")), None)
    if journal is None:
        return
    size = journal.stat().st_size
    if tear == "cut in the middle of a frame":
        os.truncate(journal, max(size - 1777, 0))
    elif tear == "the last pages zero":
        with journal.open("r+b") as file:
            file.seek(max(size - 3 * 4096, 0))
            file.write(bytes(min(3 * 4096, size)))
    elif tear == "nothing of the journal":
        os.truncate(journal, 0)
    elif tear == "older main file":
        before = next(iter(older.glob("*-wal")), None)
        # The same salts: no checkpoint was completed between the two, so its writes may all be lost.
        if before is not None and before.read_bytes()[16:24] == journal.read_bytes()[16:24]:
            main = journal.name.removesuffix("-wal")
            shutil.copyfile(older / main, cut / main)


def _readable(db: Path) -> list[str]:
    try:
        return sound(db)
    except sqlite3.DatabaseError as error:
        return [f"expected a database that opens after the cut: {error}"]
