"""Servers that say "not now": Retry-After in every shape, for the start page and for articles."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING

from torture_parts.database import last_state, stored
from torture_parts.judges import closed, ended, good, names_wait, not_good, restrained
from torture_parts.outcome import Case
from torture_parts.server import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from torture_parts.bench import Bench
    from torture_parts.news import News, Twist
    from torture_parts.server import Request

_TRIES = 5
"""Most requests of one address in one run: the first, three repetitions, and one to spare."""
_HOUR = 3600.0


def _date(seconds: float) -> str:
    return format_datetime(datetime.now(UTC) + timedelta(seconds=seconds), usegmt=True)


# Header -> seconds after which the site may be asked again; 0 where it asks for nothing that can be kept, half a
# second more where it may be read as this long or as nothing.
_OR_NOTHING = 0.5
_SHAPES: dict[str, tuple[str, float]] = {
    "two hours": ("7200", 2 * _HOUR),
    "huge": ("9" * 30, 24 * _HOUR),
    "a billion": ("1000000000", 24 * _HOUR),
    "as long as a page": ("9" * 5000, 24 * _HOUR),
    "negative": ("-5", 0),
    "zero": ("0", 0),
    "a fraction": ("1.5", 0),
    "infinite": ("inf", 0),
    "not a number": ("nan", 0),
    "an exponent": ("1e9", 0),
    "other digits": ("١٢٠", 0),
    "superscript digits": ("²", 0),
    "a date in three hours": ("DATE+10800", 3 * _HOUR),
    "a date in the year 9999": ("Fri, 31 Dec 9999 23:59:59 GMT", 24 * _HOUR),
    "a date without a zone": ("Fri, 31 Dec 2100 23:59:59", 24 * _HOUR + _OR_NOTHING),
    "a date that has passed": ("Wed, 21 Oct 2015 07:28:00 GMT", 0),
    "a date of 1994's C library": ("Sun Nov  6 08:49:37 1994", 0),
    "a date that cannot be": ("Fri, 99 Xyz 2026 77:88:99 GMT", 0),
    "a date with a zone of a day": ("Fri, 31 Dec 2027 23:59:59 +9999", 24 * _HOUR + _OR_NOTHING),
    "words": ("soon", 0),
    "two values": ("5, 10", 0),
    "empty": (" ", 0),
}


def cases(bench: Bench) -> Iterator[Case]:
    """Yield each shape for start page and articles, with 429 and 503, and pages of 200 that carry the header."""
    shapes = list(_SHAPES)
    for number, shape in enumerate(shapes[::4] if bench.quick else shapes):
        status = (429, 503)[number % 2]
        value, wait = _SHAPES[shape]
        yield Case(
            "servers",
            f"start page {status}, Retry-After {shape}",
            lambda b, s=status, v=value, w=wait: start_page(b, s, v, w),
        )
        if not bench.quick or number % 2 == 0:
            yield Case(
                "servers",
                f"articles {status}, Retry-After {shape}",
                lambda b, s=status, v=value, w=wait: articles(b, s, v, w),
            )
    for shape in ("huge", "negative", "words"):
        yield Case("servers", f"good pages with Retry-After {shape}", lambda b, v=_SHAPES[shape][0]: pages(b, v))
    yield Case("servers", "start page waits, then --full", lambda b: start_page(b, 429, "7200", 2 * _HOUR, full=True))


def _says(status: int, value: str) -> Answer:
    if value.startswith("DATE+"):
        value = _date(float(value[5:]))
    raw = value.encode().decode("latin-1")
    return Answer("<title>Busy</title><p>Try again later.</p>", status, {"Retry-After": raw})


def busy(status: int, value: str, which: str) -> Twist:
    """Return a twist by which the start page or three of four articles say: not now."""

    def twist(_: News, request: Request) -> Answer | None:
        number = re.match(r"/articles/(\d+)", request.path)
        hit = request.path == "/news" if which == "start page" else number and int(number[1]) % 4
        return _says(status, value) if hit else None

    return twist


def start_page(bench: Bench, status: int, value: str, wait: float, *, full: bool = False) -> list[str]:
    """The start page says: not now."""
    with bench.site() as (program, server, news):
        news.twist = busy(status, value, "start page")
        first = program.crawl(seconds=40)
        found = [*ended(first), *restrained(server.most(), _TRIES), *not_good(first, "its start page was not read")]
        if first.code is None:
            return found
        found += closed(program.db, first)
        if wait > 600 and wait % 1 == 0:  # longer than a run waits
            _, said = program.health()
            found += names_wait(said, f"{server.url}/news")
            server.forget()
            soon = program.crawl(*(["--full"] if full else []), seconds=40)
            found += [*ended(soon), *restrained(server.most(), _TRIES)]
            found += not_good(soon, "its start page still waits") if not stored(program.db) else []
        news.twist = None
        program.clock(min(wait, 24 * _HOUR) + 60)
        later = program.crawl("--full" if full else "--quiet", seconds=40)
        found += [*ended(later), *good(later, "the wait is over and the site answers")]
        if len(stored(program.db)) != len(news.pieces):
            found.append(f"expected {len(news.pieces)} articles after the wait, found {len(stored(program.db))}")
        return found


def articles(bench: Bench, status: int, value: str, wait: float) -> list[str]:
    """Three of four articles say: not now."""
    with bench.site() as (program, server, news):
        news.twist = busy(status, value, "articles")
        first = program.crawl(seconds=60)
        found = [*ended(first), *restrained(server.most(), _TRIES), *not_good(first, "most of its articles wait")]
        if first.code is None:
            return found
        found += closed(program.db, first)
        _, said = program.health()
        if wait > 600 and wait % 1 == 0:
            waits = "article" in said and re.search(r"wait", said)
            found += [] if waits else ["expected health to say that articles wait, it does not"]
            found += [] if re.search(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d", said) else ["expected health to say until when"]
        news.twist = None
        program.clock(min(wait, 24 * _HOUR) + 60)
        later = program.crawl(seconds=40)
        found += ended(later)
        if len(stored(program.db)) != len(news.pieces):
            found.append(f"expected {len(news.pieces)} articles after the wait, found {len(stored(program.db))}")
        return found


def pages(bench: Bench, value: str) -> list[str]:
    """Pages that are all right carry the header: it means nothing there."""
    with bench.site() as (program, server, news):

        def twist(site: News, request: Request) -> Answer | None:
            site.twist = None
            answer = site.answer(request)
            site.twist = twist
            return Answer(answer.body, answer.status, answer.headers | {"Retry-After": value}) if (
                isinstance(answer, Answer)
            ) else None  # fmt: skip

        news.twist = twist
        done = program.crawl()
        found = [*ended(done), *good(done), *closed(program.db, done), *restrained(server.most(), _TRIES)]
        if last_state(program.db) == "good" and len(stored(program.db)) != len(news.pieces):
            found.append(f"expected {len(news.pieces)} articles, found {len(stored(program.db))}")
        return found
