"""Linking texts that are nearly the same: each text is taken apart once, and a crowd of them is bounded."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desk import Desk

from archive_scraper.sites import SiteRules
from archive_scraper.store.articles import republications
from archive_scraper.store.articles.republications import Remembered
from archive_scraper.store.values import timestamp

if TYPE_CHECKING:
    from datetime import datetime

    import pytest

    from archive_scraper.store import Archive

TEXT = [f"word{number}" for number in range(120)]
PAGES = 60


def of_source(archive: Archive, name: str) -> Desk:
    desk = Desk(archive, SiteRules(name=name, start_urls=(f"https://{name}.example/",)))
    for number in range(PAGES):
        body = " ".join([*TEXT[:60], f"{name}{number}", *TEXT[60:]])
        archive.articles.save(desk.run_id, desk.article(url=f"https://{name}.example/{number}", body=body))
    return desk


def test_a_crowd_of_like_texts_costs_each_of_them_once(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    taken_apart: list[str] = []
    real = republications.sequences

    def counted(text: str) -> frozenset[int]:
        taken_apart.append(text)
        return real(text)

    monkeypatch.setattr(republications, "sequences", counted)
    first, second = (of_source(archive, name) for name in ("harbour", "lighthouse"))
    assert archive.republications.link(first.source, first.now) == 0
    assert archive.republications.link(second.source, second.now) >= PAGES
    assert len(taken_apart) == len(set(taken_apart)) <= 2 * PAGES
    (most,) = archive.run("SELECT max(n) FROM (SELECT count(*) n FROM republications GROUP BY article_id)").fetchone()
    assert 0 < most <= republications.HOLDERS
    assert archive.value("SELECT count(DISTINCT article_id) FROM republications") == PAGES


def stored(desk: Desk, name: str, body: str, at: datetime) -> int:
    """Store an article as a crawl does, at a moment, and return its number."""
    url = f"https://{name}.example/1"
    with desk.archive.transaction():
        desk.archive.articles.save(desk.run_id, desk.article(url=url, body=body, fetched_at=at))
        number = desk.archive.addresses.article_id(name, url)
        assert number is not None
        desk.archive.republications.link_stored(number, at)
    return number


def test_an_article_is_compared_as_it_is_stored(archive: Archive) -> None:
    text, other = " ".join(TEXT), " ".join(f"other{number}" for number in range(120))
    first, second = (
        Desk(archive, SiteRules(name=name, start_urls=(f"https://{name}.example/",))) for name in ("harbour", "light")
    )
    days = [first.now + timedelta(days=day) for day in range(5)]

    def links() -> list[tuple[int, int, str]]:
        return archive.run("SELECT article_id, other_id, found_at FROM republications").fetchall()

    one = stored(first, "harbour", text, days[0])
    two = stored(second, "light", text, days[1])
    assert links() == [(two, one, timestamp(days[1]))]
    stored(second, "light", other, days[2])
    assert links() == []  # it says something else by now
    stored(second, "light", text, days[3])
    assert links() == [(two, one, timestamp(days[3]))]
    stored(first, "harbour", other, days[4])
    assert links() == []
    assert archive.republications.link("harbour", days[4]) == archive.republications.link("light", days[4]) == 0


def test_a_page_without_its_text_is_compared_by_the_text_that_stays(archive: Archive) -> None:
    text, other = " ".join(TEXT), " ".join([*TEXT[:110], *(f"other{number}" for number in range(10))])
    first, second = (
        Desk(archive, SiteRules(name=name, start_urls=(f"https://{name}.example/",))) for name in ("harbour", "light")
    )
    stored(first, "harbour", text, first.now)
    for hour, body in enumerate((text, "", other, "")):  # the wall of the site stands every other time
        stored(second, "light", body, first.now + timedelta(hours=hour))
    assert 0.8 < archive.value("SELECT similarity FROM republications") < 1


def test_a_text_is_forgotten_before_those_that_were_asked_for_since() -> None:
    kept = Remembered(5)
    for key, count in (((1, "a"), 2), ((2, "b"), 2)):
        kept.keep(key, frozenset(range(count)))
    assert kept.get((1, "a")) == {0, 1}
    assert kept.get((1, "another text of it")) is None
    kept.keep((3, "c"), frozenset(range(3)))
    assert [kept.get(key) is not None for key in ((1, "a"), (2, "b"), (3, "c"))] == [True, False, True]
    kept.keep((4, "d"), frozenset(range(9)))  # more than all may be: it is kept alone
    assert [kept.get(key) is not None for key in ((1, "a"), (3, "c"), (4, "d"))] == [False, False, True]
