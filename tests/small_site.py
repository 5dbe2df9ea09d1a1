"""A site of a few pages on loopback that a test shapes and breaks: invented text, one listing in pages of its own."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_WORDS = [
    "harbour", "ledger", "signal", "orchard", "lantern", "treaty", "ferry", "granite", "archive", "meadow", "tariff",
    "copper", "delta", "voyage", "census", "bridge", "canal", "quarry", "summit", "festival", "kettle", "marble",
    "prairie", "radio", "saddle", "timber", "umbrella", "valley", "willow", "zeppelin",
]  # fmt: skip


def words(seed: int, count: int) -> str:
    """Return so many words that no other seed gives in this order."""
    found = []
    state = seed * 2654435761 % 2**32 or 1
    for _ in range(count):
        state = (state * 1103515245 + 12345) % 2**31
        found.append(_WORDS[state // 65536 % len(_WORDS)])
    return " ".join(found)


@dataclass
class Piece:
    """One article."""

    number: int
    day: str = "2026-03-01"
    paragraphs: int = 5

    @property
    def title(self) -> str:
        return f"{words(self.number + 7, 4).title()} {self.number}"

    @property
    def path(self) -> str:
        return f"/articles/{'-'.join(words(self.number + 7, 4).split())}-{self.number}"

    def teaser(self, link: str) -> str:
        return (
            f'<article class="teaser"><h2><a href="{link}">{self.title}</a></h2><p class="byline">By Ada Marlowe</p>'
            f'<time datetime="{self.day}">{self.day}</time><p>{words(self.number + 99, 18).capitalize()}.</p></article>'
        )

    def page(self) -> str:
        texts = [f"<p>{words(self.number * 50 + n, 60).capitalize()}.</p>" for n in range(self.paragraphs)]
        return (
            f"<!doctype html><html lang=en><head><title>{self.title}</title></head><body><main><article>"
            f'<h1>{self.title}</h1><p class="byline">By Ada Marlowe</p><time datetime="{self.day}">{self.day}</time>'
            f"{''.join(texts)}</article></main></body></html>"
        )


Answer = tuple[int, dict[str, str], str | bytes]


@dataclass
class SmallSite:
    """Serves ``pieces``, the newest first, ``per_page`` a page; ``answers`` and ``change`` break what a test names."""

    pieces: list[Piece] = field(default_factory=list)
    per_page: int = 10
    paged: bool = True
    answers: dict[str, Answer] = field(default_factory=dict)
    """Path -> status, headers, body in place of the page."""
    change: Callable[[str, str], str] = field(default=lambda _path, body: body)
    link: Callable[[Piece], str] = field(default=lambda piece: piece.path)
    order: Callable[[list[Piece]], list[Piece]] = field(default=lambda pieces: pieces[::-1])
    etags: bool = False
    """Answer 304 where a page is as it was."""
    requests: list[str] = field(default_factory=list)
    host: str = "127.0.0.1"
    """Sites of different hosts are different houses."""

    def __enter__(self) -> Self:
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1  # one packet an answer, or each waits 40 ms for the client's word on its first
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                site.requests.append(self.path)
                status, headers, body = site.answer(self.path)
                data = body if isinstance(body, bytes) else body.encode()
                if site.etags and status == 200:
                    headers = {"ETag": f'"{sha256(data).hexdigest()}"', **headers}
                    if self.headers.get("If-None-Match") == headers["ETag"]:
                        status, data = 304, b""
                self.send_response(status)
                for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *arguments: object) -> None:
                pass

        self._server = ThreadingHTTPServer((self.host, 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        self.home = f"http://{self.host}:{self._server.server_address[1]}"
        self.listing = f"{self.home}/articles"
        return self

    def __exit__(self, *error: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, path: str) -> Answer:
        plain, _, query = path.partition("?")
        if path in self.answers or plain in self.answers:
            return self.answers.get(path) or self.answers[plain]
        if plain == "/articles":
            number = int(query.rpartition("page=")[2] or 1) if "page=" in query else 1
            return 200, {}, self.change(path, self.list_page(number))
        found = next((piece for piece in self.pieces if piece.path == plain.partition(";")[0]), None)
        if found is None:
            return 404, {}, "<h1>Not found</h1>"
        return 200, {}, self.change(path, found.page())

    def list_page(self, number: int) -> str:
        start = (number - 1) * self.per_page
        ordered = self.order(self.pieces)
        teasers = [piece.teaser(self.link(piece)) for piece in ordered[start : start + self.per_page]]
        more = self.paged and len(ordered) > start + self.per_page
        following = f'<nav class="pager"><a rel="next" href="/articles?page={number + 1}">Next page</a></nav>'
        return (
            "<!doctype html><html lang=en><head><title>Articles</title></head><body><h1>Articles</h1>"
            f"<main><div class=list>{''.join(teasers)}</div>{following if more else ''}</main></body></html>"
        )

    def publish(self, count: int, day: str = "2026-03-01") -> list[Piece]:
        """Add pieces and return them."""
        start = max((piece.number for piece in self.pieces), default=0) + 1
        new = [Piece(number, day) for number in range(start, start + count)]
        self.pieces += new
        return new

    def rules_file(self, folder: Path) -> Path:
        """Write a rules file for the site and return its path."""
        path = folder / "small-site.toml"
        path.write_text(f'name = "small-site"\nstart_urls = ["{self.listing}"]\n', encoding="utf-8")
        return path
