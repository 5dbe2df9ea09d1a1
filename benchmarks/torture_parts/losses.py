"""No silent loss: after healthy nights something goes missing, and within four nights the program says so."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from torture_parts.judges import ended, kept, noticed
from torture_parts.life import LOSING, healthy_life, new_life
from torture_parts.news import News
from torture_parts.outcome import Case
from torture_parts.prose import paragraphs
from torture_parts.server import Answer, Raw

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from torture_parts.bench import Bench
    from torture_parts.life import Life
    from torture_parts.news import Piece
    from torture_parts.server import Request

_BLOCKED = (
    "<!doctype html><html><head><title>Just a moment...</title></head><body><h1>Checking your browser</h1>"
    "<p>Please stand by while we are checking your browser before you can read on. This will only take a moment. "
    "Enable JavaScript and cookies to continue. Reference 81c2f3.</p></body></html>"
)
_BOILERPLATE = paragraphs(0, 5, "boilerplate")


@dataclass(frozen=True, slots=True)
class Loss:
    """One way of losing data without an error.

    Attributes:
        begin: breaks the site, once, at the start of the first broken night.
        what: what is lost, for the reader.
        rows: whether each piece must be one row at most.
    """

    begin: Callable[[Life], None]
    what: str
    rows: bool = False


def _old(life: Life) -> int:
    """Return the number of the last piece that was published before the loss."""
    return len(life.news.pieces)


def _answers(
    applies: Callable[[News, Request, int], bool], answer: Callable[[Request], Answer]
) -> Callable[[Life], None]:
    """Return a breakage by which some addresses get another answer; it is told the last number of the healthy days."""

    def begin(life: Life) -> None:
        last = _old(life)
        life.news.twist = lambda site, request: answer(request) if applies(site, request, last) else None

    return begin


def _is_article(site: News, request: Request, _: int) -> bool:
    return site.piece_at(request.target) is not None


def _is_new(site: News, request: Request, last: int) -> bool:
    piece = site.piece_at(request.target)
    return piece is not None and piece.number > last


def _sets(**values: object) -> Callable[[Life], None]:
    def begin(life: Life) -> None:
        for name, value in values.items():
            setattr(life.news, name, value)

    return begin


def _lacks(*names: str) -> Callable[[Life], None]:
    return lambda life: life.news.lacks.update(names)


def _other_host(life: Life) -> None:
    life.news.link = lambda path: f"http://127.0.0.2:{life.server.port}{path}"


def _thirty_a_night(life: Life) -> None:
    life.news.lacks.add("next")
    life.publishes = lambda _: 30
    # The new are not all of one day, which would be an alarm of another kind.
    known = {piece.number for piece in life.news.pieces}
    life.news.tell_day = lambda piece: piece.day - timedelta(days=0 if piece.number in known else piece.number % 3)


def _busy_for_a_day(life: Life) -> None:
    first = life.left

    def twist(site: News, request: Request) -> Answer | None:
        if life.left < first - 1 or site.piece_at(request.target) is None:
            return None
        return Answer("<p>Too many requests</p>", 429, {"Retry-After": "86400"})

    life.news.twist = twist


def _paywall(piece: Piece) -> list[str]:
    return [piece.text[0]]


def _session(name: str, where: str = "query") -> Callable[[Life], None]:
    """Return a breakage by which each reading of the list prints another session into its links."""

    def begin(life: Life) -> None:
        chance = random.Random(name)  # noqa: S311 # the same in every run
        token = [""]

        def twist(_: News, request: Request) -> Answer | Raw | None:
            if request.path in ("/news", "/topic"):
                token[0] = f"{chance.getrandbits(128):032x}"
            return None

        life.news.twist = twist
        life.news.validators = False
        life.news.link = lambda path: (
            f"{path};{name}={token[0].upper()}" if where == "path" else f"{path}?{name}={token[0]}"
        )

    return begin


def _dead_page(status: int) -> Callable[[Life], None]:
    return _answers(lambda _, request, __: request.path == "/topic", lambda _: Answer("<h1>Sorry</h1>", status))


def _home(_: Request) -> Answer:
    return Answer("", 302, {"Location": "/news"})


def _missing_page(_: Request) -> Answer:
    return Answer(News().page("Page not found", "<h1>Page not found</h1><p>The page you asked for has moved.</p>"))


def _blocked_page(_: Request) -> Answer:
    return Answer(_BLOCKED)


LOSSES: dict[str, Loss] = {
    "the list is in reverse order": Loss(_sets(newest_first=False), "the new ones stand on the last page"),
    "article links lead to another host": Loss(_other_host, "no new article is followed"),
    "all new articles are 404": Loss(_answers(_is_new, lambda _: Answer("", 404)), "no new article is stored"),
    "all new articles are 403": Loss(_answers(_is_new, lambda _: Answer("", 403)), "no new article is stored"),
    "all new articles redirect to the start page": Loss(_answers(_is_new, _home), "no new article is stored"),
    "all new articles are a soft 404": Loss(_answers(_is_new, _missing_page), "no new article is stored"),
    "robots.txt forbids the articles": Loss(
        _sets(robots="User-agent: *\nDisallow: /articles/\n"), "no article is asked for"
    ),
    "articles are 429 for a day": Loss(_busy_for_a_day, "a day's articles wait"),
    "articles are 429 for good": Loss(_answers(_is_article, lambda _: Answer("", 429)), "no article is read"),
    "no next page, and 30 a night": Loss(_thirty_a_night, "twenty articles a night are never seen"),
    "a paywall leaves one paragraph": Loss(_sets(tell_text=_paywall), "four fifths of each text"),
    "every body is the same": Loss(_sets(tell_text=lambda _: _BOILERPLATE), "the texts"),
    "bodies are empty": Loss(_sets(tell_text=lambda _: []), "the texts"),
    "a block page with 200 for articles": Loss(_answers(_is_article, _blocked_page), "the articles"),
    "a block page with 200 for everything": Loss(_answers(lambda *_: True, _blocked_page), "everything"),
    "titles are all the same": Loss(_sets(tell_title=lambda _: "The Harbour Review"), "the titles"),
    "teasers all say Read more": Loss(_sets(tell_teaser=lambda _: "Read more"), "the teasers' titles"),
    "dates are gone": Loss(_lacks("dates"), "the dates"),
    "authors are gone": Loss(_lacks("authors"), "the authors"),
    "half of the teasers are gone": Loss(_sets(shown=0.5), "half of each page of the list"),
    "teasers without links": Loss(_lacks("links"), "the way to the articles"),
    "one of two start pages is 404": Loss(_dead_page(404), "a start page"),
    "one of two start pages is 500": Loss(_dead_page(500), "a start page"),
    "one of two start pages is empty": Loss(_dead_page(200), "a start page"),
    "PHPSESSID in links": Loss(_session("PHPSESSID"), "a row a visit for the same article", rows=True),
    "jsessionid in links": Loss(_session("jsessionid", "path"), "a row a visit for the same article", rows=True),
    "sid in links": Loss(_session("sid"), "a row a visit for the same article", rows=True),
    "a visit's own parameter in links": Loss(_session("visit"), "a row a visit for the same article", rows=True),
}
_SESSIONS = ("PHPSESSID in links", "jsessionid in links", "sid in links", "a visit's own parameter in links")


def cases(bench: Bench) -> Iterator[Case]:
    """Yield the losses after healthy nights, and sessions in links from the first night on."""
    for number, (name, loss) in enumerate(LOSSES.items()):
        if not bench.quick or number % 4 == 0:
            yield Case("losses", name, lambda b, value=loss: lose(b, value))
    for name in _SESSIONS[:: 3 if bench.quick else 1]:
        yield Case("losses", f"{name} from the first night", lambda b, value=LOSSES[name]: sessions(b, value))
    yield Case("losses", "dates are all today's", dates_today)


def lose(bench: Bench, loss: Loss) -> list[str]:
    """Live through healthy nights, then through the loss."""
    with healthy_life(bench) as life:
        before = life.stored()
        loss.begin(life)
        return _judge(life, loss, before)


def sessions(bench: Bench, loss: Loss) -> list[str]:
    """Links carry a session from the first night on: each article is one row, or an alarm says why not."""
    news = News.founded(20)
    with new_life(bench, news, LOSING + 1) as life:
        life.publishes = lambda _: 0
        loss.begin(life)
        life.night(health=False)
        return _judge(life, loss, {})


def dates_today(bench: Bench) -> list[str]:
    """Every date is that of the visit."""
    with healthy_life(bench) as life:
        before = life.stored()
        life.news.tell_day = lambda _: life.news.today
        return _judge(life, Loss(lambda _: None, "the dates"), before)


def _judge(life: Life, loss: Loss, before: dict[str, dict[str, object]]) -> list[str]:
    seen: list[tuple[int | None, bool]] = []
    found = []
    for _ in range(LOSING):
        loud = any(code != 0 or not green for code, green in seen)
        night = life.night(health=not loud)
        found += ended(night.done)
        seen.append((night.done.code, night.green))
    now = life.stored()
    titles = [row["title"] for row in now.values()]
    if not loss.rows or len(titles) > len(set(titles)):  # one row an article: nothing is lost, so nothing need be said
        found += noticed(seen, loss.what)
    found += kept(before, {url: now.get(url, row) for url, row in before.items()})
    lost = [url for url in before if url not in now]
    found += [f"{len(lost)} articles are no longer there, such as {lost[0]}"] if lost else []
    if loss.rows and len(titles) > len(set(titles)):
        found.append(f"expected one row an article, got {len(titles)} rows for {len(set(titles))} titles")
    return found
