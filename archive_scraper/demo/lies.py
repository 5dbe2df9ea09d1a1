"""Small sites whose channels lie, each made of a table: which pieces a channel shows, and what it says instead.

One site has one weakness that sites of the field have: a feed that died, one of clippings, one of the blog, HTML where
a feed should be, a showcase in place of a list. Text, names and structure are our own. Days count back from ``today``,
so that nothing on a site grows old.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from json import dumps
from threading import Thread
from typing import TYPE_CHECKING, Self
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from collections.abc import Sequence

_NOUNS = (
    "harbour levy", "night ferry", "salt road", "grain reserve", "river treaty", "signal tower", "copper duty",
    "winter port", "canal toll", "lamp tax", "census roll", "pilot school",
)  # fmt: skip
_VERBS = ("and its keepers", "after the flood", "in three charts", "at a crossroads", "without a map")
_AUTHORS = ("Ada Marlowe", "Tomas Vell", "Ines Okoro")


@dataclass(frozen=True, slots=True)
class Piece:
    """One article; ``number`` 0 is the newest."""

    number: int
    days_old: int
    section: str = "reports"

    @property
    def title(self) -> str:
        """Its title, another one for each number."""
        verb = _VERBS[self.number // len(_NOUNS) % len(_VERBS)]
        return f"The {_NOUNS[self.number % len(_NOUNS)]} {verb}, part {self.number + 1}".title()

    @property
    def path(self) -> str:
        """Its address on the site."""
        words = "".join(c if c.isalnum() else " " for c in self.title.lower()).split()
        return f"/{self.section}/{'-'.join(words)}/"

    @property
    def author(self) -> str:
        """Who wrote it."""
        return _AUTHORS[self.number % len(_AUTHORS)]

    @property
    def summary(self) -> str:
        """One sentence on it."""
        return f"{self.author} counts what the {_NOUNS[self.number % len(_NOUNS)]} costs and who pays for it."


def pieces(
    count: int, *, every: int = 4, first: int = 1, section: str = "reports", after: int = 0
) -> tuple[Piece, ...]:
    """Return so many pieces, the newest first, one in so many days.

    The newest is ``first`` days old; as many as ``after`` says are newer than it.
    """
    return tuple(Piece(after + number, first + number * every, section) for number in range(count))


_WALL = (
    '<!doctype html><html lang="en"><head><title>Reports</title></head><body><noscript>Please enable JavaScript to see '
    'this page.</noscript><div id="root"></div><script src="/app.js"></script></body></html>'
)
_CHALLENGE = (
    "<!doctype html><html><head><title>Just a moment...</title></head><body><p>Checking your browser.</p></body></html>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lie:
    """One site: what each channel shows. A channel that is None is not there."""

    name: str
    says: str
    """The weakness, in words."""
    articles: tuple[Piece, ...] = pieces(12)
    listing: tuple[Piece, ...] | None = pieces(12)
    per_page: int = 8
    feed: tuple[Piece, ...] | None = None
    feed_path: str = "/feed/"
    feed_hosts: tuple[str, ...] = ()
    """Hosts that the feed's items lead to in turn, in place of the site."""
    names_feed: bool = True
    """The pages name the feed in their head."""
    sitemap: tuple[Piece, ...] | None = None
    wordpress: bool = False
    script_only: bool = False
    forbids: tuple[str, ...] = ()
    answers: dict[str, tuple[int, dict[str, str], str]] = field(default_factory=dict)
    """Path -> status, headers and body in place of what stands there."""


_HTML_FEED = "<!doctype html><html lang=en><head><title>Feed</title></head><body><h1>Our news</h1></body></html>"
_EMPTY_FEED = '<?xml version="1.0"?><rss version="2.0"><channel><title>Levy House</title></channel></rss>'
_FEED_TYPE = {"Content-Type": "application/rss+xml; charset=utf-8"}

SITES: dict[str, Lie] = {
    site.name: site
    for site in (
        Lie(name="honest", says="a listing and its feed", feed=pieces(8), feed_path="/reports/feed/"),
        Lie(name="dead-feed", says="a feed that died years ago", feed=pieces(8, first=3200, every=20, after=100)),
        Lie(
            name="clippings",
            says="a feed of what others print",
            feed=pieces(11),
            feed_hosts=("", "gazette.example", "courier.example"),
        ),
        Lie(
            name="blog-feed",
            says="the blog's feed in place of the reports'",
            articles=pieces(12) + pieces(10, section="blog"),
            feed=pieces(10, section="blog"),
        ),
        Lie(name="html-feed", says="HTML where its feed should be", answers={"/feed/": (200, {}, _HTML_FEED)}),
        Lie(name="empty-feed", says="a feed without an item", answers={"/feed/": (200, _FEED_TYPE, _EMPTY_FEED)}),
        Lie(
            name="showcase",
            says="a list of chosen old pieces, and a sitemap of all",
            articles=pieces(24),
            listing=pieces(24)[14:22],
            sitemap=pieces(24),
        ),
        Lie(
            name="wordpress",
            says="everything: listing, feeds, API, sitemap",
            articles=pieces(20),
            listing=pieces(20),
            feed=pieces(8),
            feed_path="/reports/feed/",
            sitemap=pieces(20),
            wordpress=True,
        ),
        Lie(
            name="script-only",
            says="a list that a script builds, and a sitemap",
            listing=None,
            sitemap=pieces(12),
            script_only=True,
        ),
        Lie(name="forbidden-feed", says="a feed that robots.txt forbids", feed=pieces(8), forbids=("/feed/",)),
        Lie(
            name="challenge",
            says="a challenge in front of the list, a feed without one",
            feed=pieces(8),
            answers={"/reports/": (403, {"cf-mitigated": "challenge"}, _CHALLENGE)},
        ),
    )
}


class LieServer:
    """Serves one of the sites on loopback while the ``with`` block runs.

    Attributes:
        url: the address of its list of reports.
        requests: path with query of every request served, in order.
    """

    def __init__(self, name: str, *, today: date | None = None) -> None:
        self.site = SITES[name]
        self.today = today or date.today()  # noqa: DTZ011 # days of an invented site, in no zone
        self.requests: list[str] = []
        self.home = ""

    @property
    def url(self) -> str:
        """The address of the list."""
        return f"{self.home}/reports/"

    @property
    def articles(self) -> set[str]:
        """The addresses of all articles that are there to be found: those of the section."""
        return {self.home + piece.path for piece in self.site.articles if piece.section == "reports"}

    def __enter__(self) -> Self:
        serving = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1  # one packet an answer, or each waits 40 ms for the client's word on its first
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                serving.requests.append(self.path)
                status, headers, body = serving.answer(self.path)
                data = body.encode()
                tag = f'"{hash(body) & 0xFFFFFFFF:x}"'
                if status == 200 and self.headers.get("If-None-Match") == tag:
                    status, data = 304, b""
                self.send_response(status)
                for key, value in {"Content-Type": "text/html; charset=utf-8", "ETag": tag, **headers}.items():
                    self.send_header(key, value)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_: object) -> None:
                """Say nothing: the requests are kept."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.home = f"http://127.0.0.1:{self._server.server_address[1]}"
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, target: str) -> tuple[int, dict[str, str], str]:
        """Return status, headers and body for a path with its query."""
        parts, site = urlsplit(target), self.site
        path, query = parts.path, parse_qs(parts.query)
        if path in site.answers:
            return site.answers[path]
        if path == "/wp-json/wp/v2/posts" and site.wordpress:
            return self._posts(query)
        if (stated := self._stated(path)) is not None:
            kind, text = stated
            return 200, {"Content-Type": kind}, text
        if (page := self._html(path, query)) is not None:
            return 200, {}, page
        return 404, {}, self._page("Not found", "<h1>Not found</h1>")

    def _stated(self, path: str) -> tuple[str, str] | None:
        """Return type and text of what is no page."""
        site = self.site
        if path == "/robots.txt":
            return "text/plain", "\n".join(["User-agent: *", *(f"Disallow: {rule}" for rule in site.forbids), ""])
        if path == site.feed_path and site.feed is not None:
            return _FEED_TYPE["Content-Type"], self._feed(site.feed)
        if path == "/sitemap.xml" and site.sitemap is not None:
            return "application/xml", self._sitemap(site.sitemap)
        return None

    def _html(self, path: str, query: dict[str, list[str]]) -> str | None:
        site = self.site
        if path == "/":
            return self._page("Levy House", '<h1>Levy House</h1><p>We count. <a href="/reports/">Reports</a></p>')
        if path == "/reports/" and site.script_only:
            return _WALL
        if path == "/reports/" and site.listing is not None:
            return self._listing(site.listing, int(query.get("page", ["1"])[0]))
        found = next((piece for piece in site.articles if piece.path == path), None)
        return self._article(found) if found is not None else None

    def day(self, piece: Piece) -> date:
        """Return the day on which a piece was published."""
        return self.today - timedelta(days=piece.days_old)

    def _page(self, title: str, main: str) -> str:
        site = self.site
        head = f'<link rel="alternate" type="application/rss+xml" href="{site.feed_path}">' if site.names_feed else ""
        if site.feed is None and site.feed_path not in site.answers:
            head = ""
        if site.wordpress:
            head += '<link rel="https://api.w.org/" href="/wp-json/">'
        return (
            f'<!doctype html><html lang="en"><head><title>{escape(title)} | Levy House</title>{head}</head><body>'
            '<header><nav><a href="/">Home</a> <a href="/reports/">Reports</a> <a href="/about/">About</a></nav>'
            f"</header><main>{main}</main></body></html>"
        )

    def _listing(self, shown: Sequence[Piece], number: int) -> str:
        size = self.site.per_page
        rows = "".join(
            f'<article class="card"><h2><a href="{piece.path}">{escape(piece.title)}</a></h2>'
            f'<p class="by">By {piece.author}</p><time datetime="{self.day(piece)}">{self.day(piece):%B %d, %Y}</time>'
            f"<p>{escape(piece.summary)}</p></article>"
            for piece in shown[(number - 1) * size : number * size]
        )
        more = f'<nav class="pager"><a rel="next" href="/reports/?page={number + 1}">Next page</a></nav>'
        return self._page("Reports", f"<h1>Reports</h1>{rows}{more if number * size < len(shown) else ''}")

    def _article(self, piece: Piece) -> str:
        text = "".join(f"<p>{escape(piece.summary)} That is year {year} of the count.</p>" for year in range(1, 9))
        return self._page(
            piece.title,
            f'<article><h1>{escape(piece.title)}</h1><p class="by">By {piece.author}</p>'
            f'<time datetime="{self.day(piece)}">{self.day(piece):%B %d, %Y}</time>{text}</article>',
        )

    def _feed(self, shown: Sequence[Piece]) -> str:
        hosts = self.site.feed_hosts or ("",)
        items = "".join(
            f"<item><title>{escape(piece.title)}</title><link>{self._host(hosts[n % len(hosts)])}{piece.path}</link>"
            f"<pubDate>{self.day(piece)}T09:00:00Z</pubDate><author>{piece.author}</author>"
            f"<description>{escape(piece.summary)}</description></item>"
            for n, piece in enumerate(shown)
        )
        about = f"<title>Levy House</title><link>{self.home}/</link>"
        return f'<?xml version="1.0"?><rss version="2.0"><channel>{about}{items}</channel></rss>'

    def _host(self, name: str) -> str:
        return f"https://{name}" if name else self.home

    def _sitemap(self, shown: Sequence[Piece]) -> str:
        rows = "".join(
            f"<url><loc>{self.home}{piece.path}</loc><lastmod>{self.day(piece)}</lastmod></url>" for piece in shown
        )
        others = "".join(f"<url><loc>{self.home}{path}</loc></url>" for path in ("/", "/about/", "/reports/"))
        return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{others}{rows}</urlset>'

    def _posts(self, query: dict[str, list[str]]) -> tuple[int, dict[str, str], str]:
        size, number = (int(query.get(name, [default])[0]) for name, default in (("per_page", "10"), ("page", "1")))
        after, before = (query.get(name, [""])[0][:10] for name in ("after", "before"))
        shown = [
            piece
            for piece in self.site.articles
            if (not after or str(self.day(piece)) >= after) and (not before or str(self.day(piece)) <= before)
        ]
        posts = [
            {
                "id": 1000 - piece.number,
                "date": f"{self.day(piece)}T10:00:00",
                "date_gmt": f"{self.day(piece)}T09:00:00",
                "modified_gmt": f"{self.day(piece)}T09:00:00",
                "link": self.home + piece.path,
                "title": {"rendered": escape(piece.title)},
                "excerpt": {"rendered": f"<p>{escape(piece.summary)}</p>"},
                "type": "post",
                "_embedded": {"author": [{"name": piece.author}]},
            }
            for piece in shown[(number - 1) * size : number * size]
        ]
        pages = -(-len(shown) // size)
        headers = {"Content-Type": "application/json", "X-WP-Total": str(len(shown)), "X-WP-TotalPages": str(pages)}
        return 200, headers, dumps(posts)
