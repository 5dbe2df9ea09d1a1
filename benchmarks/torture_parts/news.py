"""A small news site that is alive: it publishes, corrects, deletes, and breaks in the ways that sites break."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from html import escape
from urllib.parse import parse_qs

from torture_parts.prose import author, paragraphs, title
from torture_parts.server import Answer, Raw, Request

Twist = Callable[["News", Request], "Answer | Raw | None"]


@dataclass
class Piece:
    """One article as it truly is."""

    number: int
    day: date
    title: str
    author: str
    text: list[str]
    deleted: bool = False

    @property
    def path(self) -> str:
        """Where it stands."""
        return f"/articles/{self.number}-{'-'.join(self.title.lower().split()[:4])}"


def _title(piece: Piece) -> str:
    return piece.title


def _text(piece: Piece) -> list[str]:
    return piece.text


def _day(piece: Piece) -> date:
    return piece.day


@dataclass
class News:
    """The site. ``answer`` is the handler of a server; set the other attributes to break it.

    Attributes:
        today: the day on which it stands; dates beyond are not published yet.
        twist: looked at before the site's own pages.
        lacks: any of "dates", "authors", "summaries", "next", "listing", "links": left out of all pages.
        classes: prefix of every class, changed by a redesign.
        link: path -> address as the list prints it.
        tell_title, tell_text: what an article page shows for a piece.
        tell_day: the date that list and article show.
        tell_teaser: the title that the list shows.
    """

    today: date = field(default_factory=lambda: datetime.now(UTC).date())
    page_size: int = 10
    pieces: list[Piece] = field(default_factory=list)
    twist: Twist | None = None
    lacks: set[str] = field(default_factory=set)
    classes: str = "c"
    link: Callable[[str], str] = str
    tell_title: Callable[[Piece], str] = _title
    tell_text: Callable[[Piece], list[str]] = _text
    tell_day: Callable[[Piece], date] = _day
    tell_teaser: Callable[[Piece], str] = _title
    newest_first: bool = True
    shown: float = 1.0
    """How much of a listing page is shown."""
    robots: str = "User-agent: *\nAllow: /\n"
    validators: bool = True

    @classmethod
    def founded(cls, pieces: int = 30, *, years_ago: float = 0, every: int = 1) -> News:
        """Return a site with a past: a piece every so many days, the last one yesterday."""
        site = cls()
        last = site.today - timedelta(days=1 + int(years_ago * 365))
        for number in range(pieces):
            site.publish(last - timedelta(days=every * (pieces - 1 - number)))
        return site

    def publish(self, day: date, count: int = 1) -> list[Piece]:
        """Publish pieces on a day."""
        new = []
        for _ in range(count):
            number = len(self.pieces) + 1
            piece = Piece(number, day, title(number), author(number), paragraphs(number))
            while any(piece.title == other.title for other in self.pieces):
                piece.title += f", part {number}"
            self.pieces.append(piece)
            new.append(piece)
        return new

    @property
    def listed(self) -> list[Piece]:
        """What the list shows, in its order."""
        found = sorted((p for p in self.pieces if not p.deleted), key=lambda piece: (piece.day, piece.number))
        return found[::-1] if self.newest_first else found

    def answer(self, request: Request) -> Answer | Raw:
        """Answer a request."""
        if self.twist is not None and (answer := self.twist(self, request)) is not None:
            return answer
        if request.path == "/robots.txt":
            return Answer(self.robots, headers={"Content-Type": "text/plain"})
        if request.path in ("/news", "/topic"):
            number = int(parse_qs(request.query).get("page", ["1"])[0])
            return self._tagged(self.listing(request.path, number), request)
        piece = self.piece_at(request.target)
        if piece is None or piece.deleted:
            return Answer("<title>Not found</title><h1>Not found</h1>", 404)
        return self._tagged(self.article(piece), request)

    def piece_at(self, target: str) -> Piece | None:
        """Return the piece that an address leads to, whatever hangs on to it."""
        path = target.split("?", maxsplit=1)[0].split(";", maxsplit=1)[0]
        return next((piece for piece in self.pieces if piece.path == path), None)

    def _tagged(self, html: str, request: Request) -> Answer:
        if not self.validators:
            return Answer(html)
        tag = f'"{sha256(html.encode()).hexdigest()[:16]}"'
        if request.headers.get("if-none-match") == tag:
            return Answer(b"", 304, {"ETag": tag, "Content-Length": ""})
        return Answer(html, headers={"ETag": tag})

    def listing(self, path: str, number: int) -> str:
        """Return a page of the list; that of the topic holds each second piece."""
        found = [piece for piece in self.listed if path != "/topic" or piece.number % 2 == 0]
        pieces = found[(number - 1) * self.page_size : number * self.page_size]
        shown = pieces[: round(len(pieces) * self.shown)]
        teasers = "" if "listing" in self.lacks else "\n".join(map(self.teaser, shown))
        following = ""
        if number * self.page_size < len(found) and "next" not in self.lacks:
            following = f'<a class="{self.classes}-next" rel="next" href="{path}?page={number + 1}">Older articles</a>'
        return self.page(
            "Latest articles",
            f'<h1>Latest articles</h1><div class="{self.classes}-list">{teasers}</div>'
            f'<nav class="{self.classes}-pager">{following}</nav>',
        )

    def teaser(self, piece: Piece) -> str:
        """Return a piece's entry of the list."""
        name = self.classes
        words = escape(self.tell_teaser(piece))
        href = escape(self.link(piece.path))
        head = f'<h3 class="{name}-title"><a href="{href}">{words}</a></h3>' if "links" not in self.lacks else (
            f'<h3 class="{name}-title">{words}</h3>'
        )  # fmt: skip
        return (
            f'<article class="{name}-teaser">{head}{self._byline(piece)}{self._time(piece)}'
            + ("" if "summaries" in self.lacks else f'<p class="{name}-dek">{piece.text[0][:180]}</p>')
            + "</article>"
        )

    def article(self, piece: Piece) -> str:
        """Return a piece's own page."""
        name = self.classes
        body = "".join(f"<p>{escape(text)}</p>" for text in self.tell_text(piece))
        words = self.tell_title(piece)
        return self.page(
            words,
            f'<article class="{name}-article"><h1 class="{name}-headline">{escape(words)}</h1>'
            f'{self._byline(piece)}{self._time(piece)}<div class="{name}-body">{body}</div></article>',
        )

    def page(self, heading: str, main: str) -> str:
        """Return a whole page."""
        return (
            f'<!doctype html><html lang="en"><head><title>{escape(heading)} | The Harbour Review</title></head><body>'
            '<header><a href="/">The Harbour Review</a><nav><a href="/about">About</a><a href="/contact">Contact</a>'
            f"</nav></header><main>{main}</main><footer><p>© The Harbour Review. All rights reserved.</p></footer>"
            "</body></html>"
        )

    def _byline(self, piece: Piece) -> str:
        return "" if "authors" in self.lacks else f'<p class="{self.classes}-byline">By {escape(piece.author)}</p>'

    def _time(self, piece: Piece) -> str:
        if "dates" in self.lacks:
            return ""
        day = self.tell_day(piece)
        return f'<time class="{self.classes}-date" datetime="{day}">{day:%B} {day.day}, {day.year}</time>'
