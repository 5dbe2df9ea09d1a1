"""Servers that lie, drip, flood, loop or break off."""

from __future__ import annotations

import gzip
import itertools
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from torture_parts import robots, waiting
from torture_parts.database import rows, stored
from torture_parts.judges import closed, ended, good, not_good, restrained
from torture_parts.news import News
from torture_parts.outcome import Case
from torture_parts.server import Answer, Raw, Request

if TYPE_CHECKING:
    from collections.abc import Iterator

    from torture_parts.bench import Bench
    from torture_parts.program import Done, Program

Trick = Callable[[News, str, Request], Answer | Raw] if TYPE_CHECKING else object


@dataclass(frozen=True, slots=True)
class Bad:
    """What a server does with a page, and which causes name it rightly.

    Attributes:
        answer: makes the answer from the site, the page as it should be, and the request.
        causes: words of which one must stand in the recorded cause; none where the page must be stored.
        whole: the page comes through whole in spite of it: it must be stored as it is.
        unknowable: no client can tell: the run must end, and that is all.
    """

    answer: Trick
    causes: tuple[str, ...] = ()
    whole: bool = False
    unknowable: bool = False


def _gzip(body: str) -> bytes:
    return gzip.compress(body.encode())


def _head(*lines: str, status: str = "200 OK") -> bytes:
    first = (f"HTTP/1.1 {status}", "Content-Type: text/html; charset=utf-8", "Connection: close", *lines)
    return "\r\n".join([*first, "", ""]).encode("latin-1")


def _drip(_: News, page: str, __: Request) -> Raw:
    body = page.encode()
    pieces = itertools.chain([_head()], (body[i : i + 1] for i in range(len(body))))
    return Raw(pieces, pause=0.3)


def _endless(_: News, page: str, __: Request) -> Raw:
    return Raw(itertools.chain([_head(), page.encode()], itertools.repeat(b"<p>and so on</p>" * 2000)))


def _chunks(_: News, page: str, __: Request) -> Raw:
    half = page.encode()[: len(page) * 6 // 10]
    return Raw([_head("Transfer-Encoding: chunked"), f"{len(page):x}\r\n".encode(), half])


def _chunk_words(_: News, page: str, __: Request) -> Raw:
    return Raw([_head("Transfer-Encoding: chunked"), b"zz\r\n", page.encode(), b"\r\n0\r\n\r\n"])


def _chunk_huge(_: News, page: str, __: Request) -> Raw:
    return Raw([_head("Transfer-Encoding: chunked"), b"ffffffffffffffff\r\n", page.encode()])


def _short(_: News, page: str, __: Request) -> Raw:
    half = page.encode()[: len(page) * 6 // 10]
    return Raw([_head(f"Content-Length: {len(page.encode())}"), half])


def _long(_: News, page: str, __: Request) -> Answer:
    return Answer(page, headers={"Content-Length": str(len(page.encode()) * 6 // 10)})


def _negative(_: News, page: str, __: Request) -> Raw:
    return Raw([_head("Content-Length: -7"), page.encode()])


def _two_lengths(_: News, page: str, __: Request) -> Raw:
    return Raw([_head("Content-Length: 10", f"Content-Length: {len(page.encode())}"), page.encode()])


def _headers(_: News, page: str, __: Request) -> Raw:
    flood = (f"X-Flood-{number}: {'y' * 200}\r\n".encode() for number in range(200_000))
    return Raw(itertools.chain([b"HTTP/1.1 200 OK\r\n"], flood, [b"\r\n", page.encode()]))


def _long_header(_: News, __: str, ___: Request) -> Raw:
    return Raw(itertools.chain([b"HTTP/1.1 200 OK\r\nX-Long: "], itertools.repeat(b"y" * 65536, 4000), [b"\r\n\r\n"]))


def _loop(_: News, __: str, request: Request) -> Answer:
    return Answer("", 302, {"Location": request.target})


def _two_step_loop(_: News, __: str, request: Request) -> Answer:
    other = request.target.removesuffix("&b") if request.target.endswith("&b") else f"{request.target}?&b"
    return Answer("", 302, {"Location": other})


def _chain(_: News, __: str, request: Request) -> Answer:
    number = int(request.query.partition("hop=")[2] or 0)
    return Answer("", 302, {"Location": f"{request.path}?hop={number + 1}"})


def _no_location(_: News, __: str, ___: Request) -> Answer:
    return Answer("", 302)


def _to_scheme(_: News, __: str, ___: Request) -> Answer:
    return Answer("", 302, {"Location": "file:///etc/passwd"})


def _to_nonsense(_: News, __: str, ___: Request) -> Answer:
    return Answer("", 302, {"Location": "http://[::bad/%zz\x01"})


def _bomb(kind: str) -> Trick:
    def answer(_: News, __: str, ___: Request) -> Answer:
        packer = zlib.compressobj(9, zlib.DEFLATED, 31 if kind == "gzip" else 15)
        packed = b"".join(packer.compress(b"<p>boom</p>" * 100_000) for _ in range(250)) + packer.flush()
        return Answer(packed, headers={"Content-Encoding": kind})

    return answer


def _twice(_: News, page: str, __: Request) -> Answer:
    return Answer(gzip.compress(_gzip(page)), headers={"Content-Encoding": "gzip, gzip"})


def _cut_gzip(_: News, page: str, __: Request) -> Answer:
    whole = _gzip(page)
    return Answer(whole[: len(whole) * 6 // 10], headers={"Content-Encoding": "gzip"})


def _cut_gzip_tail(_: News, page: str, __: Request) -> Answer:
    return Answer(_gzip(page)[:-4], headers={"Content-Encoding": "gzip"})


def _not_gzip(_: News, page: str, __: Request) -> Answer:
    return Answer(page, headers={"Content-Encoding": "gzip"})


def _part(_: News, page: str, __: Request) -> Answer:
    part = page.encode()[: len(page) // 2]
    return Answer(part, 206, {"Content-Range": f"bytes 0-{len(part) - 1}/{len(page.encode())}"})


def _says(status: int, body: str | None = None, **headers: str) -> Trick:
    return lambda _, page, __: Answer(page if body is None else body, status, headers)


def _charset(declared: str, real: str) -> Trick:
    return lambda _, page, __: Answer(
        page.encode(real, "xmlcharrefreplace"), headers={"Content-Type": f"text/html; charset={declared}"}
    )


def _garbage(_: News, __: str, ___: Request) -> Raw:
    return Raw([b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" * 20])


def _nothing(_: News, __: str, ___: Request) -> Raw:
    return Raw([])


def _binary(_: News, __: str, ___: Request) -> Answer:
    return Answer(bytes(range(256)) * 400, headers={"Content-Type": "text/html"})


def _cookie_wall(_: News, page: str, request: Request) -> Answer:
    if "seen=1" in request.headers.get("cookie", ""):
        return Answer(page)
    return Answer("", 302, {"Location": request.target, "Set-Cookie": "seen=1"})


BAD: dict[str, Bad] = {
    "a byte at a time": Bad(_drip, ("timeout", "slow", "budget")),
    "a body without an end": Bad(_endless, ("large", "timeout", "budget")),
    "a chunk shorter than it says": Bad(_chunks, ("cut", "connection", "incomplete")),
    "a chunk with words for a length": Bad(_chunk_words, ("cut", "connection", "bad-answer")),
    "a chunk of 16 EiB": Bad(_chunk_huge, ("cut", "connection", "large", "bad-answer")),
    "Content-Length too long": Bad(_short, ("cut", "connection", "incomplete")),
    "Content-Length too short": Bad(_long, unknowable=True),
    "Content-Length negative": Bad(_negative, ("cut", "connection", "bad-answer")),
    "two Content-Lengths": Bad(_two_lengths, ("cut", "connection", "bad-answer")),
    "200,000 headers": Bad(_headers, ("header", "large", "connection", "bad-answer")),
    "a header of 250 MB": Bad(_long_header, ("header", "large", "connection", "bad-answer")),
    "a redirect to itself": Bad(_loop, ("redirect",)),
    "a redirect in a circle": Bad(_two_step_loop, ("redirect",)),
    "a chain of redirects without an end": Bad(_chain, ("redirect",)),
    "a redirect without a target": Bad(_no_location, ("redirect", "302", "location")),
    "a redirect to file:": Bad(_to_scheme, ("not-http", "scheme", "redirect", "302")),
    "a redirect to nonsense": Bad(_to_nonsense, ("redirect", "address", "302", "not-http")),
    "a gzip bomb": Bad(_bomb("gzip"), ("bomb", "large")),
    "a deflate bomb": Bad(_bomb("deflate"), ("bomb", "large")),
    "gzip in gzip": Bad(_twice, whole=True),
    "gzip cut at 60 %": Bad(_cut_gzip, ("cut", "encoding", "gzip", "incomplete", "compress")),
    "gzip without its last bytes": Bad(_cut_gzip_tail, ("cut", "encoding", "gzip", "incomplete", "compress")),
    "gzip that is none": Bad(_not_gzip, ("encoding", "gzip", "cut", "compress", "not-html")),
    "206 of a page never asked in part": Bad(_part, ("206", "part", "cut", "incomplete")),
    "204": Bad(_says(204, ""), ("204", "no-content", "empty")),
    "205": Bad(_says(205, ""), ("205", "no-content", "empty")),
    "status 999": Bad(_says(999, "<p>denied</p>"), ("999",)),
    "status 600": Bad(_says(600, "<p>denied</p>"), ("600",)),
    "status 100 alone": Bad(
        lambda *_: Raw([b"HTTP/1.1 100 Continue\r\n\r\n"]), ("cut", "connection", "timeout", "no-answer", "bad-answer")
    ),
    "200 with an empty body": Bad(_says(200, ""), ("empty", "not-html", "no-title", "no-teasers")),
    "200 with a body of spaces": Bad(_says(200, "  \n "), ("empty", "not-html", "no-title", "no-teasers")),
    "no answer at all": Bad(_nothing, ("connection", "cut", "empty", "no-answer")),
    "not HTTP": Bad(_garbage, ("connection", "cut", "bad-answer", "broken")),
    "a binary called HTML": Bad(_binary, ("not-html", "no-title", "no-teasers", "empty", "binary")),
    "a cookie wall": Bad(_cookie_wall, ("redirect", "cookie")),
    "utf-8 called latin-1": Bad(_charset("latin-1", "utf-8"), whole=True),
    "an unknown charset": Bad(_charset("klingon", "utf-8"), whole=True),
    "windows-1252 called utf-8": Bad(_charset("utf-8", "windows-1252"), whole=True),
}


def cases(bench: Bench) -> Iterator[Case]:
    """Yield each trick for a start page and for some of the articles; then waiting and robots.txt."""
    yield from waiting.cases(bench)
    yield from robots.cases(bench)
    for number, (name, bad) in enumerate(BAD.items()):
        if bench.quick and number % 4:
            continue
        yield Case("servers", f"articles: {name}", lambda b, bad=bad: on_articles(b, bad))
        if not bench.quick:
            yield Case("servers", f"start page: {name}", lambda b, bad=bad: on_start_page(b, bad))


def _asks(which: Callable[[News, Request], bool], bad: Bad) -> Callable[[News, Request], Answer | Raw | None]:
    def twist(site: News, request: Request) -> Answer | Raw | None:
        if not which(site, request):
            return None
        piece = site.piece_at(request.target.split("?")[0])
        page = site.article(piece) if piece else site.listing("/news", 1)
        return bad.answer(site, page, request)

    return twist


def _crawl(program: Program) -> Done:
    return program.crawl("-s", "DOWNLOAD_TIMEOUT=5", "-s", "ARCHIVE_RETRIES=1", seconds=90)


def on_articles(bench: Bench, bad: Bad) -> list[str]:
    """Three articles of twelve are spoilt: the others are stored, those are not stored as if they were whole."""
    with bench.site() as (program, server, news):
        spoilt = {piece.path for piece in news.pieces[2:5]}
        news.twist = _asks(lambda _, request: request.path in spoilt, bad)
        done = _crawl(program)
        found = ended(done)
        if done.code is None:
            return found
        found += [*closed(program.db, done), *restrained(server.most(), 14)]
        if bad.unknowable:
            return found
        there = {url.removeprefix(server.url): row for url, row in stored(program.db).items()}
        fine = {piece.path: piece for piece in news.pieces if piece.path not in spoilt or bad.whole}
        found += [f"expected {path} to be stored, it is not" for path in fine if path not in there][:2]
        for path, row in there.items():
            piece = news.piece_at(path)
            if piece is not None and (row["title"] != piece.title or not _same(row["body"], piece.text)):
                found.append(
                    f"expected {path} whole or not at all, stored: {row['title']!r} {(row['body'] or '')[:80]!r}"
                )
        if bad.whole:
            return found + good(done)
        return found + not_good(done, "a quarter of its articles is spoilt") + _cause(program, bad, done)


def on_start_page(bench: Bench, bad: Bad) -> list[str]:
    """The start page is spoilt."""
    with bench.site() as (program, server, news):
        news.twist = _asks(lambda _, request: request.path == "/news" and "page=" not in request.query, bad)
        done = _crawl(program)
        found = ended(done)
        if done.code is None:
            return found
        found += [*closed(program.db, done), *restrained(server.most(), 14)]
        if bad.unknowable:
            return found
        if bad.whole:
            return found + good(done)
        return found + not_good(done, "its start page is spoilt") + _cause(program, bad, done)


def _same(body: str | None, text: list[str]) -> bool:
    return " ".join((body or "").split()) == " ".join(" ".join(text).split())


def _cause(program: Program, bad: Bad, done: Done) -> list[str]:
    """The recorded cause names what the server did."""
    causes = {cause for (cause,) in rows(program.db, "SELECT DISTINCT cause FROM failures")}
    causes |= {problem["cause"] for report in done.reports() for problem in report["problems"]}
    if any(word in cause for cause in causes for word in bad.causes):
        return []
    return [f"expected a cause like {bad.causes[0]!r}, got {', '.join(sorted(causes)) or 'none'}"]
