"""robots.txt in every state that a server can bring it into (RFC 9309)."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from torture_parts.database import rows, stored
from torture_parts.judges import closed, ended, good, not_good, restrained
from torture_parts.outcome import Case
from torture_parts.server import Answer, Raw

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from torture_parts.bench import Bench
    from torture_parts.news import News
    from torture_parts.server import Request

_TEXT = {"Content-Type": "text/plain"}
_FORBIDS = "User-agent: *\nDisallow: /articles/\n"


def _endless(_: Request) -> Raw:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n"
    return Raw(itertools.chain([head], itertools.repeat(b"# nothing\n" * 10_000)))


def _hop(request: Request, last: str) -> Answer:
    number = int(request.query.partition("hop=")[2] or 0)
    if number < 3:
        return Answer("", 302, {"Location": f"/robots.txt?hop={number + 1}"})
    return Answer(last, headers=_TEXT)


def _text(text: str | bytes, status: int = 200, kind: str = "text/plain") -> Callable[[Request], Answer]:
    return lambda _: Answer(text, status, {"Content-Type": kind})


_ALL = "User-agent: *\nDisallow: /\n"
_NONE = "User-agent: *\nAllow: /\n"
_HOME = "<!doctype html><html><body><h1>Home</h1></body></html>"
# Name -> (answer, may the site be crawled)
_STATES: dict[str, tuple[Callable[[Request], Answer | Raw], bool]] = {
    "404": (_text("", 404), True),
    "403": (_text("", 403), True),
    "410": (_text("", 410), True),
    "500": (_text("", 500), False),
    "503 with a page": (_text(_NONE, 503), False),
    "599": (_text("", 599), False),
    "timeout": (lambda _: Raw(itertools.repeat(b"", 100), pause=0.3), False),
    "broken off": (lambda _: Raw([]), False),
    "forbids all": (_text(_ALL), False),
    "forbids all after a byte order mark": (_text("\ufeff" + _ALL), False),
    "forbids by our name": (_text(f"User-agent: archive-scraper\nDisallow: /\n\n{_NONE}"), False),
    "4 MB, forbids in the first line": (_text(_ALL + "# x\n" * 1_000_000), False),
    "without an end": (_endless, False),
    "redirect to one that forbids": (lambda request: _hop(request, _ALL), False),
    "redirect to one that allows": (lambda request: _hop(request, _NONE), True),
    "an HTML page": (_text(_HOME, kind="text/html"), True),
    "binary": (_text(bytes(range(256)) * 1000), True),
    "Crawl-delay without sense": (_text("User-agent: *\nCrawl-delay: -nan\nAllow: /\n"), True),
}


def cases(bench: Bench) -> Iterator[Case]:
    """Yield the states, and a robots.txt that forbids the articles alone."""
    for number, name in enumerate(_STATES):
        if not bench.quick or number % 4 == 3:
            yield Case("servers", f"robots.txt: {name}", lambda b, n=name: state(b, n))
    yield Case("servers", "robots.txt: forbids the articles", forbids_articles)


def state(bench: Bench, name: str) -> list[str]:
    """The site is crawled or left alone, as robots.txt wants, and the cause of leaving it alone is named."""
    answer, allowed = _STATES[name]
    with bench.site() as (program, server, news):

        def twist(_: News, request: Request) -> Answer | Raw | None:
            return answer(request) if request.path == "/robots.txt" else None

        news.twist = twist
        done = program.crawl("-s", "DOWNLOAD_TIMEOUT=5", "-s", "ARCHIVE_RETRIES=1", seconds=90)
        found = ended(done)
        if done.code is None:
            return found
        found += [*closed(program.db, done), *restrained(server.most(), 6)]
        count = len(stored(program.db))
        if allowed:
            return found + good(done) + ([] if count == len(news.pieces) else [f"expected all articles, found {count}"])
        found += not_good(done, "robots.txt does not let the site be crawled")
        asked = [target for _, target, _ in server.log if not target.startswith("/robots.txt")]
        found += [f"expected nothing but robots.txt to be asked for, {len(asked)} pages were"] if asked else []
        words = str(rows(program.db, "SELECT cause, detail FROM failures")) + done.out
        return found + ([] if "robots" in words else ["expected robots.txt to be named as the cause, it is not"])


def forbids_articles(bench: Bench) -> list[str]:
    """The list may be read, its articles may not: a run that stores none of them says so."""
    with bench.site() as (program, server, news):
        news.robots = _FORBIDS
        done = program.crawl()
        found = [*ended(done), *closed(program.db, done), *not_good(done, "all of its articles are forbidden")]
        if any(server.asked(piece.path) for piece in news.pieces):
            found.append("expected no article to be asked for")
        words = str(rows(program.db, "SELECT cause, detail FROM failures")) + done.out
        return found + ([] if "robots" in words else ["expected robots.txt to be named as the cause, it is not"])
