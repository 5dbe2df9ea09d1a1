"""Endings: whatever ends a run, it is closed, its lease is free, and the same command goes on."""

from __future__ import annotations

import os
import shlex
import signal
import sqlite3
import subprocess
import threading
import time
from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

from torture_parts.database import contents, last_state, runs, stored
from torture_parts.judges import closed, ended, good, not_good, same_rows
from torture_parts.news import News
from torture_parts.outcome import Case, SkipCase
from torture_parts.program import Program, Stopwatch
from torture_parts.server import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from torture_parts.bench import Bench
    from torture_parts.program import Process
    from torture_parts.server import Server

_PIECES = 16


def cases(bench: Bench) -> Iterator[Case]:
    """Yield journals that wake up, full and read-only disks, signals, and two runs at once."""
    yield Case("endings", "a journal silent for two years publishes again", silent)
    yield Case("endings", "the same on a schedule", silent_on_schedule)
    yield Case("endings", "the same under schedule serve", served)
    yield Case("endings", "schedule serve with a site that is down", lambda b: served(b, down=True))
    for kib in (0, 64) if bench.quick else (0, 8, 64, 400):
        yield Case("endings", f"disk full, {kib} KiB left", lambda b, k=kib: disk_full(b, k), namespace=True)
    yield Case("endings", "the disk becomes read-only", read_only_disk, namespace=True)
    yield Case("endings", "a database on a read-only disk", read_only, namespace=True)
    yield Case("endings", "the database is deleted during the crawl", deleted)
    yield Case("endings", "the database is locked for a minute", locked)
    yield Case("endings", "two runs at once", two_runs)
    for name in ("SIGTERM", "SIGINT", "SIGHUP"):
        for at in (2, 9) if bench.quick else (1, 2, 5, 9, 14, 19):
            number = getattr(signal, name)
            yield Case("endings", f"{name} at request {at}", lambda b, n=number, a=at: signalled(b, a, n))
    yield Case("endings", "SIGINT twice", lambda b: signalled(b, 6, signal.SIGINT, signal.SIGINT))
    yield Case("endings", "SIGTERM twice", lambda b: signalled(b, 6, signal.SIGTERM, signal.SIGTERM))
    yield Case(
        "endings", "SIGTERM while the run is being closed", lambda b: signalled(b, 19, signal.SIGTERM, after=0.1)
    )
    yield Case("endings", "stdout is closed", closed_stdout)


def _sleeper() -> News:
    """A journal of ten old issues and one of today."""
    news = News.founded(10, years_ago=3, every=9)
    news.publish(news.today - timedelta(days=1))
    return news


def silent(bench: Bench) -> list[str]:
    """At least eight days are known, one of them within two years of the newest."""
    with bench.site(_sleeper()) as (program, _, news):
        done = program.crawl()
        found = [*ended(done), *good(done, "a journal that publishes again is well"), *closed(program.db, done)]
        news.publish(news.today)
        again = program.crawl()
        return [*found, *ended(again), *closed(program.db, again)]


def silent_on_schedule(bench: Bench) -> list[str]:
    """The same with a schedule: it is not due again at once."""
    with bench.site(_sleeper()) as (program, server, _):
        options = ("--db", program.db, "--sources-dir", program.sources)
        program.source("news", f"{server.url}/news", more="delay = 0\n")
        program("schedule", "set", "news", "--every", "6h", *options)
        done = program("schedule", "run", *options)
        found = [*ended(done), *closed(program.db, done)]
        again = program("schedule", "run", *options)
        return found + (
            [] if "Nothing is due" in again.text else ["expected nothing to be due, the source was crawled again"]
        )


def served(bench: Bench, *, down: bool = False) -> list[str]:
    """``schedule serve`` crawls such a source once, not for ever, and ends within ten seconds of SIGTERM."""
    with bench.site(_sleeper()) as (program, server, news):
        if down:
            news.twist = lambda *_: Answer("", 500)
        options = ("--db", program.db, "--sources-dir", program.sources)
        program.source("news", f"{server.url}/news", more="delay = 0\n")
        program("schedule", "set", "news", "--every", "6h", *options)
        process = program.start("schedule", "serve", "--look-every", "0.2", *options)
        stopwatch = Stopwatch(process.pid)
        while stopwatch.seconds() < 40 and process.running() and not (runs(program.db) and stopwatch.last > 20):
            time.sleep(0.5)
        begun = len(runs(program.db))
        process.signal(signal.SIGTERM)
        done = process.end(60)
        found = [*ended(done), *closed(program.db)]
        if done.ending > 10:
            found.append(f"expected an end within ten seconds of SIGTERM, took {done.ending:.0f} s")
        return found + ([f"expected one crawl in twenty seconds, {begun} were begun"] if begun != 1 else [])


def disk_full(bench: Bench, kib: int) -> list[str]:
    """The disk is full in the middle of a crawl, later it is not."""
    with bench.site(News.founded(60)) as (program, server, _):
        place, filler = program.folder / "small", program.folder / "small" / "filler"
        place.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=48m", "none", place], check=True)
        try:
            program.db = place / "archive.db"

            def fill(number: int) -> None:
                if number == 20 and not filler.exists():
                    info = os.statvfs(place)
                    with filler.open("wb") as file:
                        file.write(bytes(max(info.f_bavail * info.f_frsize - kib * 1024, 0)))

            server.on_request = fill
            done = program.crawl(seconds=90)
            server.on_request = None
            found = [*ended(done), *not_good(done, "the disk was full")]
            said = done.err + str([report["remarks"] for report in done.reports()])
            if done.code is not None and "full" not in said:
                found.append(f"expected a line that the disk is full, got: {said[-200:]}")
            filler.unlink(missing_ok=True)
            again = program.crawl()
            found += [f"with room again: {line}" for line in (*ended(again), *good(again), *closed(program.db))]
            if len(stored(program.db)) != 60:
                found.append(f"expected 60 articles in the end, found {len(stored(program.db))}")
            return found
        finally:
            subprocess.run(["umount", "-l", place], check=False)


def read_only_disk(bench: Bench) -> list[str]:
    """The file system is mounted read-only in the middle of a crawl, as after a fault of the disk."""
    with bench.site(News.founded(_PIECES)) as (program, server, _):
        image, place = program.folder / "image", program.folder / "small"
        place.mkdir()
        with image.open("wb") as file:
            file.truncate(16 << 20)
        made = subprocess.run(["mkfs.ext4", "-q", image], check=False, capture_output=True)
        mounted = made.returncode == 0 and subprocess.run(
            ["mount", "-o", "loop,errors=remount-ro", image, place], check=False, capture_output=True
        )
        if not mounted or mounted.returncode:
            raise SkipCase("needs mkfs.ext4 and a loop device")
        try:
            program.db = place / "archive.db"

            def fault(number: int) -> None:
                if number == 9:
                    subprocess.run(["mount", "-o", "remount,abort", place], check=False, capture_output=True)

            server.on_request = fault
            done = program.crawl()
            return [*ended(done), *not_good(done, "its disk became read-only")]
        finally:
            subprocess.run(["umount", "-l", place], check=False)


def read_only(bench: Bench) -> list[str]:
    """The database lies on a disk that is mounted read-only: one line says so, and nothing is asked of the site."""
    with bench.site(News.founded(_PIECES)) as (program, server, news):
        place = program.folder / "place"
        place.mkdir()
        program.db = place / "archive.db"
        program.crawl()
        before = contents(program.db)
        news.publish(news.today)
        subprocess.run(["mount", "--bind", place, place], check=True)
        subprocess.run(["mount", "-o", "remount,ro,bind", place], check=True)
        server.forget()
        try:
            done = program.crawl()
        finally:
            subprocess.run(["umount", "-l", place], check=False)
        found = [*ended(done), *not_good(done, "its database cannot be written")]
        found += [f"expected no request, {len(server.log)} were made"] if server.log else []
        if not done.err.strip() or len(done.err.strip().splitlines()) > 4:
            found.append(f"expected one clear line, got: {done.err[-300:]!r}")
        return found + same_rows(program.db, before)


def deleted(bench: Bench) -> list[str]:
    """Somebody deletes the database during the crawl."""
    with bench.site(News.founded(_PIECES)) as (program, server, _):

        def delete(number: int) -> None:
            if number == 8:
                for path in program.folder.glob("archive.db*"):
                    path.unlink(missing_ok=True)

        server.on_request = delete
        done = program.crawl()
        server.on_request = None
        found = [*ended(done), *not_good(done, "its database is gone")]
        again = program.crawl()
        return [*found, *ended(again), *good(again), *same_rows(program.db, bench.undisturbed(_PIECES))]


def locked(bench: Bench) -> list[str]:
    """Another process holds the database's write lock for forty seconds."""
    with bench.site(News.founded(_PIECES)) as (program, server, _):

        def hold() -> None:
            with closing(sqlite3.connect(program.db, isolation_level=None, timeout=30)) as connection:
                connection.execute("BEGIN IMMEDIATE")
                time.sleep(40)
                connection.execute("ROLLBACK")

        holder = threading.Thread(target=hold)
        server.on_request = lambda number: holder.start() if number == 5 else None
        done = program.crawl(seconds=120)
        server.on_request = None
        found = ended(done)
        if holder.ident is not None:
            holder.join()
        again = program.crawl()
        return [*found, *ended(again), *good(again), *closed(program.db), *_complete(program)]


def _complete(program: Program, pieces: int = _PIECES) -> list[str]:
    count = len(stored(program.db))
    return [] if count == pieces else [f"expected {pieces} articles, found {count}"]


def _start_until(program: Program, server: Server, number: int) -> Process:
    reached = threading.Event()
    server.on_request = lambda seen: reached.set() if seen >= number else None
    process = program.start(*program.crawl_arguments())
    while process.running() and not reached.wait(0.005):
        pass
    server.on_request = None
    return process


def two_runs(bench: Bench) -> list[str]:
    """A second run of the same source is refused in one line that names the first; the first is untouched."""
    with bench.site(News.founded(_PIECES)) as (program, server, _):
        reached = threading.Event()
        held = threading.Event()

        def hold(seen: int) -> None:
            if seen == 5:
                reached.set()
                held.wait(40)

        server.on_request = hold
        process = program.start(*program.crawl_arguments())
        reached.wait(40)
        second = program.crawl()
        held.set()
        first = process.end(60)
        found = [*ended(first), *ended(second), *good(first), *not_good(second, "another run is at work")]
        found += (
            [] if str(process.pid) in second.err else [f"expected the process to be named, got {second.err[-200:]!r}"]
        )
        return found + closed(program.db) + same_rows(program.db, bench.undisturbed(_PIECES))


def signalled(bench: Bench, at: int, *numbers: int, after: float = 0.0) -> list[str]:
    """A signal, or two, at a request: the run ends within ten seconds and goes on with the same command."""
    with bench.site(News.founded(_PIECES)) as (program, server, _):
        process = _start_until(program, server, at)
        time.sleep(after)
        for number in numbers:
            process.signal(number)
            time.sleep(0.2)
        done = process.end(30)
        spent = done.ending
        found = [] if spent < 10 else [f"expected an end within ten seconds of the signal, took {spent:.0f} s"]
        by_signal = done.code is not None and done.code < 0
        if by_signal and (numbers[0] == signal.SIGHUP or len(numbers) > 1):
            found += []  # it may die at once, as long as the next run goes on
        else:
            found += ended(done) + (closed(program.db, done) if program.db.exists() and runs(program.db) else [])
            if done.code == 0 and last_state(program.db) != "good":
                found.append(f"expected an exit code for {last_state(program.db)}, got 0")
        again = program.crawl()
        return [
            *found,
            *ended(again),
            *good(again),
            *closed(program.db),
            *same_rows(program.db, bench.undisturbed(_PIECES)),
        ]


def closed_stdout(bench: Bench) -> list[str]:
    """Nobody reads what is printed (``crawl | head -c 0``): the run is closed all the same."""
    with bench.site(News.founded(_PIECES)) as (program, _, _):
        words = [str(word) for word in program.crawl_arguments() if word != "--json"]
        piped = program.folder / "piped"
        piped.write_text(f"#!/bin/sh\n{shlex.join([str(program.command), *words])} | head -c 0\n", encoding="utf-8")
        piped.chmod(0o755)
        done = Program(piped, program.folder)()
        return [*ended(done), *closed(program.db), *_complete(program)]
