"""Wrong clocks: what was written while the clock was wrong is repaired at the next start, and said."""

from __future__ import annotations

import re
import signal
import threading
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from torture_parts.database import change, rows, stored
from torture_parts.judges import closed, ended, good, restrained
from torture_parts.outcome import Case
from torture_parts.server import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from torture_parts.bench import Bench
    from torture_parts.news import News
    from torture_parts.program import Done, Program
    from torture_parts.server import Request

_YEAR = 365 * 86400.0


def cases(bench: Bench) -> Iterator[Case]:
    """Yield databases from the future, and clocks that jump."""
    yield Case("clocks", "articles parked while it was a year ahead", parked)
    yield Case("clocks", "start page parked while it was a year ahead", start_page_parked)
    yield Case("clocks", "a lease from a year ahead on another machine", lease)
    yield Case("clocks", "a source due in a year", due)
    yield Case("clocks", "a whole crawl a year ahead", whole_crawl)
    yield Case("clocks", "killed a year ahead", killed)
    for name, seconds in (
        ("a day back", -86400.0),
        ("a year back", -_YEAR),
        ("an hour on", 3600.0),
        ("a year on", _YEAR),
    ):
        if not bench.quick or name == "a day back":
            yield Case("clocks", f"jumps {name} during a crawl", lambda b, s=seconds: jump(b, s))
            yield Case("clocks", f"jumps {name} while articles wait", lambda b, s=seconds: jump(b, s, waiting=True))
    yield Case("clocks", "a crawl in 1999, then now", lambda b: long_ago(b, 27 * _YEAR))


def _half_busy(site: News, request: Request) -> Answer | None:
    piece = site.piece_at(request.target)
    return Answer("", 429, {"Retry-After": "7200"}) if piece and piece.number % 2 else None


def _repaired(program: Program, done: Done, *, says: bool = True) -> list[str]:
    """No time lies ahead of sense any more, and the program told about it."""
    found = []
    limit = datetime.now(UTC).replace(year=datetime.now(UTC).year + 1, month=1, day=1).isoformat()
    for what, sql in {
        "row of the frontier": "SELECT not_before FROM frontier WHERE state = 'pending' AND not_before > ?",
        "due date of the schedule": "SELECT next_due FROM schedules WHERE next_due > ?",
        "lease": "SELECT heartbeat FROM leases WHERE heartbeat > ?",
    }.items():
        ahead = rows(program.db, sql, limit)
        found += [f"expected no {what} far ahead, {len(ahead)} are, such as {ahead[0][0]}"] if ahead else []
    if says:
        text = done.text + " ".join(message for (message,) in rows(program.db, "SELECT message FROM runs"))
        if not re.search(r"\bclock\b|\bahead\b|in the future|later than .* can mean", text):
            found.append("expected a word about the clock that was wrong, there is none")
    return found


def _all_there(program: Program, news: News) -> list[str]:
    count = len(stored(program.db))
    return [] if count == len(news.pieces) else [f"expected {len(news.pieces)} articles, found {count}"]


def parked(bench: Bench) -> list[str]:
    """Half of the articles are told to wait two hours, by a clock that is a year ahead."""
    with bench.site() as (program, _, news):
        program.clock(_YEAR)
        news.twist = _half_busy
        program.crawl()
        program.clock(0)
        news.twist = None
        done = program.crawl()
        return [*ended(done), *_all_there(program, news), *closed(program.db), *_repaired(program, done)]


def start_page_parked(bench: Bench) -> list[str]:
    """The start page is told to wait, by a clock that is a year ahead."""
    with bench.site() as (program, _, news):
        program.clock(_YEAR)
        news.twist = lambda _, request: Answer("", 503, {"Retry-After": "7200"}) if request.path == "/news" else None
        program.crawl()
        program.clock(0)
        news.twist = None
        done = program.crawl()
        return [*ended(done), *_all_there(program, news), *closed(program.db), *_repaired(program, done)]


def lease(bench: Bench) -> list[str]:
    """A machine whose clock is a year ahead died with the source's lease."""
    with bench.site() as (program, _, news):
        program.crawl()
        ahead = datetime.fromtimestamp(datetime.now(UTC).timestamp() + _YEAR, UTC).isoformat(timespec="seconds")
        change(
            program.db,
            "INSERT INTO leases (source, holder, host, pid, taken, heartbeat) "
            "VALUES ('news', 'x', 'elsewhere', 1, ?, ?)",
            ahead, ahead,
        )  # fmt: skip
        news.publish(news.today)
        done = program.crawl()
        found = [*ended(done), *good(done, "the lease lies a year ahead"), *_all_there(program, news)]
        return found + closed(program.db) + _repaired(program, done)


def due(bench: Bench) -> list[str]:
    """The schedule was set, and visited, by a clock that is a year ahead."""
    with bench.site() as (program, server, news):
        program.source("news", f"{server.url}/news", more="delay = 0\n")
        options = ("--db", program.db, "--sources-dir", program.sources)
        program.clock(_YEAR)
        program("schedule", "set", "news", "--every", "6h", *options)
        program("schedule", "run", *options)
        program.clock(0)
        news.publish(news.today)
        done = program("schedule", "run", *options)
        found = [*ended(done), *_repaired(program, done)]
        program.clock(6 * 3600 + 120)
        later = program("schedule", "run", *options)
        found += [*ended(later), *_all_there(program, news)]
        again = program("schedule", "run", *options)
        return found + (
            [] if "Nothing is due" in again.text else ["expected nothing to be due, the source is due again"]
        )


def whole_crawl(bench: Bench) -> list[str]:
    """A good crawl a year ahead, then the right clock: the site is watched as ever, and changes are found."""
    with bench.site() as (program, _, news):
        program.clock(_YEAR)
        program.crawl()
        program.clock(0)
        piece = news.publish(news.today)[0]
        done = program.crawl()
        found = [*ended(done), *good(done, "the clock is right again"), *_all_there(program, news), *closed(program.db)]
        piece.text = [*piece.text, "A correction of the day after, long enough to be seen by everybody who reads it."]
        program.clock(26 * 3600)
        later = program.crawl()
        body = next((row["body"] or "" for url, row in stored(program.db).items() if url.endswith(piece.path)), "")
        return [
            *found,
            *ended(later),
            *([] if "A correction" in body else ["expected the correction to be found a day later"]),
        ]


def killed(bench: Bench) -> list[str]:
    """Killed with SIGKILL by a clock that is a year ahead."""
    with bench.site() as (program, server, news):
        program.clock(_YEAR)
        reached = threading.Event()
        server.on_request = lambda number: reached.set() if number > 6 else None
        process = program.start(*program.crawl_arguments())
        while process.running() and not reached.wait(0.005):
            pass
        process.signal(signal.SIGKILL)
        process.end(10)
        server.on_request = None
        program.clock(0)
        done = program.crawl()
        return [
            *ended(done),
            *good(done),
            *_all_there(program, news),
            *closed(program.db),
            *_repaired(program, done, says=False),
        ]


def jump(bench: Bench, seconds: float, *, waiting: bool = False) -> list[str]:
    """The clock jumps while the crawl runs, perhaps while articles wait for another try."""
    with bench.site() as (program, server, news):
        server.on_request = lambda number: program.clock(seconds) if number == 6 else None
        if waiting:
            news.twist = lambda site, request: (
                Answer("", 503, {"Retry-After": "2"}) if request.count == 1 and site.piece_at(request.target) else None
            )
        done = program.crawl(seconds=90)
        server.on_request = None
        found = [*ended(done), *restrained(server.most(), 5)]
        if done.code is None:
            return found
        found += closed(program.db)
        for (spent,) in rows(program.db, "SELECT seconds FROM runs"):
            found += [f"expected a run of some seconds, it says {spent}"] if not 0 <= spent < 200 else []
        program.clock(0)
        later = program.crawl()
        return [*found, *ended(later), *_all_there(program, news), *closed(program.db)]


def long_ago(bench: Bench, seconds: float) -> list[str]:
    """The clock stood in the last century, as after an empty battery."""
    with bench.site() as (program, _, news):
        program.clock(-seconds)
        first = program.crawl()
        program.clock(0)
        news.publish(news.today, 2)
        done = program.crawl()
        return [
            *ended(first),
            *ended(done),
            *good(done, "the clock is right again"),
            *_all_there(program, news),
            *closed(program.db),
        ]
