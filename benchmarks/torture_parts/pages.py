"""Hostile pages: what makes a parser slow, large or deep. One such page costs one row, and nothing hangs."""

from __future__ import annotations

import signal
import threading
import time
from typing import TYPE_CHECKING

from torture_parts.database import rows, stored
from torture_parts.judges import closed, ended
from torture_parts.outcome import Case
from torture_parts.server import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from torture_parts.bench import Bench
    from torture_parts.news import News
    from torture_parts.program import Program

_SLOW = 60.0
"""Seconds that a crawl with one such page may take on a busy machine; the pages that hang take forever."""
_MIB = 500.0
"""Most memory of the crawling process."""
_TERM = 10.0


def _around(middle: str) -> str:
    return (
        "<!doctype html><html lang=en><head><title>A hostile page of many parts</title></head><body><article>"
        f"<h1>A hostile page of many parts</h1>{middle}<p>The end of the text.</p></article></body></html>"
    )


def _attributes(count: int) -> str:
    return _around("<p " + " ".join(f"a{number:x}=''" for number in range(count)) + ">text</p>")


def _everywhere(count: int) -> str:
    tag = "<p " + " ".join(f"a{number:x}" for number in range(2000)) + ">x</p>"
    return _around(tag * count)


def _json_ld(size: int) -> str:
    graph = ", ".join(f'{{"@type": "Article", "headline": "h{number}"}}' for number in range(size))
    return _around(f'<script type="application/ld+json">{{"@graph": [{graph}]}}</script>')


def _deep_json(depth: int) -> str:
    return _around(f'<script type="application/ld+json">{"[" * depth}{"]" * depth}</script>')


def _unclosed() -> str:
    return "<!doctype html><title>Unclosed" + "<div><p><b><table><tr><td><a href='x'><select><option>" * 20_000


def _dates() -> str:
    return _around("".join(f"<p>Published {'1/' * 400}2024 {'Jan ' * 300}</p>" for _ in range(300)))


def _bylines() -> str:
    return _around("<p class=byline>By " + "A. B. C. and " * 60_000 + "</p>")


# Name -> the page
PAGES: dict[str, Callable[[], str]] = {
    "30,000 attributes on a tag, 307 KiB": lambda: _attributes(35_000),
    "200,000 attributes on a tag, 1.8 MB": lambda: _attributes(200_000),
    "2,000 attributes on each of 1,000 tags": lambda: _everywhere(1_000),
    "one attribute of 10 MB": lambda: _around(f"<p data-x='{'x' * 10_000_000}'>text</p>"),
    "100,000 tags deep": lambda: _around("<div>" * 100_000 + "text"),
    "100,000 inline tags deep": lambda: _around("<b><i>" * 50_000 + "text"),
    "5,000 tables deep": lambda: _around("<table><tr><td>" * 5_000 + "text"),
    "200,000 empty tags": lambda: _around("<br><hr><i></i>" * 70_000),
    "300,000 links": lambda: _around("".join(f"<a href='/x/{number}'>link {number}</a> " for number in range(300_000))),
    "JSON-LD of 300,000 articles": lambda: _json_ld(300_000),
    "JSON-LD 100,000 deep": lambda: _deep_json(100_000),
    "unclosed everything": _unclosed,
    "a comment without an end": lambda: _around("<!-- " + "x -" * 1_000_000),
    "a script without an end": lambda: _around("<script>" + "a<b " * 1_000_000),
    "500,000 entities": lambda: _around("<p>" + "&amp;&#x41;&nosuch;" * 170_000 + "</p>"),
    "NUL and control bytes": lambda: _around("<p>" + "\x00\x01\x0c\x1b" * 50_000 + "words</p>"),
    "a title of 5 MB": lambda: f"<title>{'long ' * 1_000_000}</title><h1>{'long ' * 1_000_000}</h1><p>text</p>",
    "dates without an end": _dates,
    "a byline of 60,000 names": _bylines,
    "20,000 headings and times": lambda: _around("<h2>Heading</h2><time datetime=2024-01-01>x</time>" * 20_000),
    "one word of 5 MB": lambda: _around(f"<p>{'w' * 5_000_000}</p>"),
    "5 MB of spaces": lambda: _around(f"<p>a{' ' * 5_000_000}b</p>"),
    "5 MB of combining marks": lambda: _around("<p>a" + "\u0301" * 2_500_000 + "</p>"),
    "100,000 options": lambda: _around("<select>" + "<option>one" * 100_000 + "</select>"),
    "100,000 meta tags": lambda: "<title>x</title>" + "<meta property='article:author' content='A B'>" * 100_000,
}
_QUICK = ("200,000 attributes on a tag, 1.8 MB", "100,000 tags deep", "300,000 links", "JSON-LD 100,000 deep")
# Pattern that takes for ever -> path on which it does
_BOMBS = {"(a+)+$": "a" * 40 + "!", "^(([a-z])+.)+[A-Z]([a-z])+$": "a" * 60, "(.*.*.*.*.*.*.*.*)x9$": "b" * 400}


def cases(bench: Bench) -> Iterator[Case]:
    """Yield each page as an article, as a start page, and for preview; then rules files with slow patterns."""
    for number, name in enumerate(_QUICK if bench.quick else PAGES):
        yield Case("pages", f"article: {name}", lambda b, n=name: as_article(b, n))
        if not bench.quick and (number < 3 or number % 3 == 2):
            yield Case("pages", f"start page: {name}", lambda b, n=name: as_start_page(b, n))
        if number in (1, 4, 8, 10):
            for command in ("preview", "extract", "add"):
                yield Case("pages", f"{command}: {name}", lambda b, n=name, c=command: looked_at(b, n, c))
    yield Case("pages", "SIGTERM while a page is being parsed", terminated)
    for number in range(1 if bench.quick else len(_BOMBS)):
        for key in ("exclude_paths", "article_paths", "kinds"):
            yield Case("pages", f"slow pattern {number + 1} in {key}", lambda b, k=key, n=number: slow_pattern(b, k, n))


def _poison(site: News, page: str, *paths: str) -> None:
    answer = Answer(page)
    site.twist = lambda _, request: answer if request.path in paths else None


def _rest(program: Program, news: News, poisoned: str) -> list[str]:
    there = {url.partition("/articles")[2]: row for url, row in stored(program.db).items()}
    missing = [piece.path for piece in news.pieces if piece.path != poisoned and piece.path[9:] not in there]
    return [f"expected all other articles, {len(missing)} are missing, such as {missing[0]}"] if missing else []


def as_article(bench: Bench, name: str) -> list[str]:
    """One article of twelve is the page: the others are stored, and the next run ends too."""
    with bench.site() as (program, _, news):
        poisoned = news.pieces[5].path
        _poison(news, PAGES[name](), poisoned)
        done = program.crawl(seconds=_SLOW)
        found = ended(done)
        if done.code is not None:
            found += closed(program.db, done)
            found += [f"expected at most {_MIB:.0f} MiB, took {done.mib:.0f}"] if done.mib > _MIB else []
            found += [f"expected exit 0 or 3, got {done.code}"] if done.code not in (0, 3) else []
        news.publish(news.today)
        again = program.crawl(seconds=_SLOW)
        found += [f"next run: {line}" for line in ended(again)]
        return found + _rest(program, news, poisoned)


def as_start_page(bench: Bench, name: str) -> list[str]:
    """The start page is the page; afterwards it is itself again."""
    with bench.site() as (program, _, news):
        _poison(news, PAGES[name](), "/news")
        done = program.crawl(seconds=_SLOW)
        found = ended(done)
        if done.code is not None:
            found += closed(program.db, done)
            found += [f"expected at most {_MIB:.0f} MiB, took {done.mib:.0f}"] if done.mib > _MIB else []
        news.twist = None
        again = program.crawl(seconds=_SLOW)
        return found + [f"next run: {line}" for line in ended(again)] + _rest(program, news, "")


def looked_at(bench: Bench, name: str, command: str) -> list[str]:
    """A command that only looks at the page ends."""
    with bench.site() as (program, server, news):
        _poison(news, PAGES[name](), "/hostile")
        options = ["--yes", "--sources-dir", program.sources] if command == "add" else []
        done = program(command, f"{server.url}/hostile", *options, seconds=_SLOW)
        found = ended(done)
        return found + ([f"expected at most {_MIB:.0f} MiB, took {done.mib:.0f}"] if done.mib > _MIB else [])


def terminated(bench: Bench) -> list[str]:
    """SIGTERM comes while the worst page is in the parser: the process ends within ten seconds."""
    with bench.site() as (program, server, news):
        poisoned = news.pieces[5].path
        _poison(news, _attributes(400_000), poisoned)
        reached = threading.Event()
        server.on_request = lambda _: reached.set() if server.asked(poisoned) else None
        process = program.start(*program.crawl_arguments())
        while process.running() and not reached.wait(0.01):
            pass
        time.sleep(1)
        process.signal(signal.SIGTERM)
        done = process.end(30)
        spent = done.ending
        found = [] if spent < _TERM else [f"expected an end {_TERM:.0f} s after SIGTERM, took {spent:.0f} s"]
        found += ended(done)
        again = program.crawl(seconds=_SLOW)
        return [*found, *(f"next run: {line}" for line in ended(again)), *_rest(program, news, poisoned)]


def slow_pattern(bench: Bench, key: str, number: int) -> list[str]:
    """A rules file holds a pattern that backtracks for ever on an address of the site."""
    pattern, path = list(_BOMBS.items())[number]
    with bench.site() as (program, server, news):
        news.link = lambda own: own if own != news.pieces[5].path else f"/articles/{path}"
        value = f"{{'{pattern}' = 'report'}}" if key == "kinds" else f"['{pattern}']"
        program.source("news", f"{server.url}/news", more=f"{key} = {value}\n")
        done = program.crawl(seconds=30)
        if done.code == 2 and "Traceback" not in done.err:
            return []  # refused in one clear line
        found = ended(done)
        return found + (closed(program.db, done) if done.code is not None and rows_there(program) else [])


def rows_there(program: Program) -> bool:
    """Tell whether a run was begun at all."""
    return program.db.exists() and bool(rows(program.db, "SELECT 1 FROM runs"))
