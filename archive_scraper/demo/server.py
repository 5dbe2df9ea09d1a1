"""The demo sites on loopback, each on a port of its own."""

from __future__ import annotations

import hashlib
import re
import time
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import TYPE_CHECKING, Protocol, Self
from urllib.parse import urlsplit

from archive_scraper.demo.cnas import LISTINGS as CNAS_LISTINGS
from archive_scraper.demo.cnas import CnasSite
from archive_scraper.demo.content import ALMANAC, HARBOURTOWN, asset
from archive_scraper.demo.jamestown import LISTINGS as JAMESTOWN_LISTINGS
from archive_scraper.demo.jamestown import JamestownSite
from archive_scraper.demo.markup import Answer

if TYPE_CHECKING:
    from collections.abc import Collection

# The day on which pages without a date of their own were last changed.
_BUILT = "2025-10-20"
_CLASS = re.compile(r'(?<=\s)(class|id)="([^"]*)"')


class _Site(Protocol):
    def answer(self, path: str, query: str) -> Answer: ...


class DemoServer:
    """Serves both sites while the ``with`` block runs.

    Args:
        slow_seconds: how long the slow page takes.
        edits: changes made since the first visit, any of "title", "summary", "date": one article each.
        broken: what a redesign took away from the pages, any of "dates", "authors", "listing" (no teaser left),
            "layout" (every class and id has another name).
        size: serve this many small articles on the first site, made on the fly, instead of its own.
        ports: the ports to listen on; 0 takes a free one.

    ``edits`` and ``broken`` may be assigned while the server runs: the next request sees the changed site.

    Attributes:
        redirects: path -> address that it leads to, besides the sites' own redirects.
        requests: (method, path with query, status) of every request served, in order.
        hits: how often each path was asked for.
    """

    def __init__(
        self,
        *,
        slow_seconds: float = 0.2,
        edits: Collection[str] = (),
        broken: Collection[str] = (),
        size: int | None = None,
        ports: tuple[int, int] = (0, 0),
    ) -> None:
        _check("edits", edits, {"title", "summary", "date"})
        _check("broken", broken, {"dates", "authors", "listing", "layout"})
        self.slow_seconds = slow_seconds
        self.edits = frozenset(edits)
        self.broken = frozenset(broken)
        self.size = size
        self.ports = ports
        self.redirects: dict[str, str] = {}
        self.requests: list[tuple[str, str, int]] = []
        self.hits: Counter[str] = Counter()
        self._failed: set[str] = set()
        self._pages: dict[tuple[object, ...], Answer] = {}
        self._sites: dict[tuple[object, ...], _Site] = {}
        self._lock = Lock()
        self._running: list[tuple[ThreadingHTTPServer, Thread]] = []
        self.cnas_url = ""
        self.jamestown_url = ""

    @property
    def cnas_listings(self) -> list[str]:
        """The addresses of the first site's listings."""
        paths = ["/articles-multimedia"] if self.size is not None else list(CNAS_LISTINGS)
        return [self.cnas_url + path for path in paths]

    @property
    def jamestown_listings(self) -> list[str]:
        """The addresses of the second site's listings."""
        return [f"{self.jamestown_url}{path}/" for path in JAMESTOWN_LISTINGS]

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Start serving; returns once both sites answer."""
        self.cnas_url = self._serve("cnas", self.ports[0])
        self.jamestown_url = self._serve("jamestown", self.ports[1])

    def stop(self) -> None:
        """Stop serving."""
        while self._running:
            server, thread = self._running.pop()
            server.shutdown()
            server.server_close()
            thread.join()

    def reset(self) -> None:
        """Forget the requests; the page that recovers fails once again."""
        with self._lock:
            self.requests.clear()
            self.hits.clear()
            self._failed.clear()

    def _serve(self, name: str, port: int) -> str:
        demo = self

        class Handler(_Handler):
            def find(self, path: str, query: str) -> Answer:
                return demo.answer(name, path, query)

            def note(self, status: int) -> None:
                demo.note(self.command, self.path, status)

        server = _Server(("127.0.0.1", port), Handler)
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, name=f"demo-{name}", daemon=True)
        thread.start()
        self._running.append((server, thread))
        return f"http://127.0.0.1:{server.server_address[1]}"

    def answer(self, name: str, path: str, query: str = "") -> Answer:
        """Return what one of the sites answers, after the time that the page takes."""
        found = self._find(name, path, query)
        if found.slow:
            time.sleep(self.slow_seconds)
        if found.flaky:
            with self._lock:
                first = path not in self._failed
                self._failed.add(path)
            if first:
                return Answer(body=b"Try again.", status=500, content_type="text/plain")
        return found

    def _find(self, name: str, path: str, query: str) -> Answer:
        if path in self.redirects:
            return Answer(body=b"", status=301, location=self.redirects[path])
        if path == "/style.css":
            return Answer(body=asset("style.css"), content_type="text/css; charset=utf-8")
        state = (name, self.edits, self.broken)
        key = (*state, path, query)
        found = self._pages.get(key)
        if found is None:
            site = self._sites.get(state)
            if site is None:
                site = self._sites[state] = self._build(name)
            found = site.answer(path, query)
            if "layout" in self.broken and found.content_type.startswith("text/html"):
                found = rename_classes(found)
            if found.content_type.startswith("text/html"):
                found = replace(found, body=self._with_places(found.body))
            if self.size is None:
                self._pages[key] = found
        return found

    def _with_places(self, body: bytes) -> bytes:
        """Return a page whose links to the other site lead to where that is served."""
        for name, url in ((ALMANAC, self.cnas_url), (HARBOURTOWN, self.jamestown_url)):
            body = body.replace(name.encode(), url.encode())
        return body

    def _build(self, name: str) -> _Site:
        if name == "cnas":
            return CnasSite(self.cnas_url, edits=self.edits, broken=self.broken, size=self.size)
        return JamestownSite(self.jamestown_url, edits=self.edits, broken=self.broken)

    def note(self, method: str, path: str, status: int) -> None:
        """Remember a request."""
        with self._lock:
            self.requests.append((method, path, status))
            self.hits[urlsplit(path).path] += 1


def _check(name: str, values: Collection[str], known: set[str]) -> None:
    if unknown := set(values) - known:
        raise ValueError(f"{name}: {', '.join(sorted(unknown))}; known are {', '.join(sorted(known))}")


def rename_classes(answer: Answer) -> Answer:
    """Return a page on which every class and id has another name, as after a redesign."""

    def rename(found: re.Match[str]) -> str:
        names = " ".join("x" + hashlib.sha1(name.encode()).hexdigest()[:6] for name in found[2].split())  # noqa: S324
        return f'{found[1]}="{names}"'

    return replace(answer, body=_CLASS.sub(rename, answer.body.decode()).encode())


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False  # a crawler keeps its connections open; stopping does not wait for them
    allow_reuse_address = True


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "ArchiveScraperDemo"
    sys_version = ""
    wbufsize = -1  # one packet an answer
    disable_nagle_algorithm = True
    timeout = 60

    def find(self, path: str, query: str) -> Answer:
        """Return the answer to an address."""
        raise NotImplementedError

    def note(self, status: int) -> None:
        """Remember a request."""
        raise NotImplementedError

    def do_GET(self) -> None:  # the name http.server calls
        parts = urlsplit(self.path)
        answer = self.find(parts.path, parts.query)
        tag = f'"{hashlib.sha256(answer.body).hexdigest()[:16]}"'
        changed = _http_date(answer.modified)
        status = 304 if answer.status == 200 and self._has(tag, changed) else answer.status
        self.note(status)
        self.send_response(status)
        if answer.location:
            self.send_header("Location", answer.location)
        if answer.status == 200:
            self.send_header("ETag", tag)
            self.send_header("Last-Modified", changed)
        body = b"" if status == 304 else answer.body
        if status != 304:
            self.send_header("Content-Type", answer.content_type)
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_HEAD = do_GET  # noqa: N815 # the name http.server calls

    def _has(self, tag: str, changed: str) -> bool:
        """Tell whether the client holds this page. An entity tag, where given, decides alone (RFC 9110, 13.2.2)."""
        if tags := self.headers.get("If-None-Match"):
            return tag in tags or tags.strip() == "*"
        if since := self.headers.get("If-Modified-Since"):
            try:
                return parsedate_to_datetime(changed) <= parsedate_to_datetime(since)
            except (TypeError, ValueError):  # not a date
                return False
        return False

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # http.server's signature
        """Say nothing: the requests are kept in DemoServer.requests."""


def _http_date(iso: str | None) -> str:
    day = iso or _BUILT
    moment = datetime.fromisoformat(day + "-01-01"[len(day) - 4 :] if len(day) < len(_BUILT) else day)
    return format_datetime(moment.replace(tzinfo=UTC), usegmt=True)
