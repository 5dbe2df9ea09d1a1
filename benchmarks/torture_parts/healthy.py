"""Healthy controls: sites that change as sites do. Every night ends with exit 0 and a green health."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from torture_parts.judges import ended, quiet
from torture_parts.life import new_life, working_week
from torture_parts.news import News
from torture_parts.outcome import Case
from torture_parts.prose import paragraphs
from torture_parts.server import Answer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from torture_parts.bench import Bench
    from torture_parts.life import Life


def cases(bench: Bench) -> Iterator[Case]:
    """Yield one case for each kind of site."""
    for number, (name, (found, plan)) in enumerate(_KINDS.items()):
        if not bench.quick or number in (0, 4, 8):
            yield Case("healthy", name, lambda b, f=found, p=plan: live(b, f, p))


def live(bench: Bench, found: Callable[[], News], plan: Callable[[Life, int], None]) -> list[str]:
    """Live through the nights; each is green, and in the end each article is there."""
    news = found()
    told, broke = [], []
    with new_life(bench, news, bench.nights) as life:
        for number in range(bench.nights):
            plan(life, number)
            night = life.night()
            broke += ended(night.done)
            told.append(night.told)
        there = {row["title"] for row in life.stored().values()}
        missing = [piece.title for piece in news.pieces if piece.title not in there and piece.number not in _MISSING]
    if missing:
        broke.append(f"expected all {len(news.pieces)} articles, {len(missing)} are missing, such as {missing[0]!r}")
    return quiet(told) + broke


def _nothing(_: Life, __: int) -> None:
    pass


def _publishing(rule: Callable[[date], int]) -> Callable[[Life, int], None]:
    def plan(life: Life, _: int) -> None:
        life.publishes = rule

    return plan


def _quiet_week(life: Life, night: int) -> None:
    life.publishes = (lambda _: 0) if 3 <= night < 10 else working_week


def _burst(life: Life, night: int) -> None:
    life.publishes = (lambda _: 25) if night == 5 else working_week


def _corrected(life: Life, night: int) -> None:
    if night in (4, 8):
        piece = life.news.pieces[-2]
        piece.text = [*piece.text[:-1], "Correction: an earlier version named the wrong harbour.", piece.text[-1]]
    if night == 6:
        life.news.pieces[-1].title += ", revisited"


def _deleted(life: Life, night: int) -> None:
    if night == 5:
        life.news.pieces[-3].deleted = True


_MISSING = {40}
"""The piece that is 404 from its first day on, where the site has so many."""


def _one_404(life: Life, _: int) -> None:
    life.publishes = lambda _: 2
    life.news.twist = lambda site, request: (
        Answer("", 404) if (piece := site.piece_at(request.target)) and piece.number in _MISSING else None
    )


def _renamed(life: Life, night: int) -> None:
    if night == 5:
        life.news.classes = "redesigned"


def _flaky(life: Life, _: int) -> None:
    """One request in twelve fails at first."""
    life.news.twist = lambda _, request: (
        Answer("", 503) if request.count == 1 and re.search(r"/articles/\d*0-", request.path) else None
    )


def _republished(life: Life, night: int) -> None:
    """An old piece moves to the top of the list once more."""
    if night == 5:
        life.news.pieces[3].day = life.news.today


def _series(life: Life, _: int) -> None:
    """Titles and texts that are alike by nature: a weekly column."""
    for piece in life.news.pieces:
        if piece.number % 3 == 0:
            piece.title = f"The week in harbours: {piece.day:%B} {piece.day.day}, number {piece.number}"
            piece.text = [
                *paragraphs(piece.number, 4),
                "The week in harbours appears every Friday and is free to read.",
            ]


def _lacking(*names: str) -> Callable[[], News]:
    def found() -> News:
        news = News.founded(30)
        news.lacks.update(names)
        return news

    return found


def _plain() -> News:
    return News.founded(30)


def _weekly() -> News:
    return News.founded(12, every=7)


def _short_notes() -> News:
    news = News.founded(30)
    news.tell_text = lambda piece: piece.text[: 1 + piece.number % 3]
    return news


def _no_validators() -> News:
    news = News.founded(30)
    news.validators = False
    return news


_KINDS: dict[str, tuple[Callable[[], News], Callable[[Life, int], None]]] = {
    "an ordinary think tank": (_plain, _nothing),
    "a quiet week": (_plain, _quiet_week),
    "a burst of 25 in a day": (_plain, _burst),
    "holidays": (_plain, lambda life, night: setattr(life, "publishes", working_week if night < 3 else lambda _: 0)),
    "articles are corrected": (_plain, _corrected),
    "an article is deleted": (_plain, _deleted),
    "one article of many is 404": (_plain, _one_404),
    "a redesign renames the classes": (_plain, _renamed),
    "a weekly": (_weekly, _publishing(lambda day: int(day.weekday() == 3))),
    "no dates from the first day": (_lacking("dates"), _nothing),
    "no authors from the first day": (_lacking("authors"), _nothing),
    "no summaries from the first day": (_lacking("summaries"), _nothing),
    "a busy site": (_plain, _publishing(lambda _: 9)),
    "no validators": (_no_validators, _nothing),
    "now and then a 503 that passes": (_plain, _flaky),
    "an old piece comes to the top again": (_plain, _republished),
    "a column with titles alike": (_plain, _series),
    "notes of very different length": (_short_notes, _nothing),
}
