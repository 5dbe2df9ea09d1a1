"""Teasers: kept as seen, counted as new, changed, unchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from archive_scraper.items import Person
from archive_scraper.signs.addresses import listing_key
from archive_scraper.store import ListingOutcome

if TYPE_CHECKING:
    from desk import Desk

    from archive_scraper.items import Teaser

LISTING = "https://harbor.example/articles"


def show(desk: Desk, *teasers: Teaser, url: str = LISTING) -> ListingOutcome:
    return desk.archive.teasers.save_listing("harbor", desk.run_id, desk.listing(*teasers, url=url))


def test_outcome_over_three_nights(desk: Desk) -> None:
    urls = tuple(f"https://harbor.example/articles/piece-number-{number}" for number in range(3))
    assert show(desk, desk.teaser(0), desk.teaser(1)) == ListingOutcome(new=2, unknown=urls[:2])
    desk.save(url=urls[0], title="Piece Number 0")
    desk.save(url=urls[1], title="Piece Number 1")
    assert show(desk.later(days=1), desk.teaser(0), desk.teaser(1)) == ListingOutcome(unchanged=2)
    third = show(desk.later(days=1), desk.teaser(2), desk.teaser(0), desk.teaser(1, title="Piece Number One"))
    assert third == ListingOutcome(new=1, changed=1, unchanged=1, unknown=urls[2:], touched=urls[1:2])
    assert third.news
    assert not show(desk.later(days=1), desk.teaser(0)).news


def test_address_that_never_became_an_article_is_no_news(desk: Desk) -> None:
    show(desk, desk.teaser(0))
    outcome = show(desk.later(days=1), desk.teaser(0))
    assert outcome.unknown == ("https://harbor.example/articles/piece-number-0",)
    assert not outcome.news


def test_unchanged_listing_was_seen_again(desk: Desk) -> None:
    show(desk, desk.teaser(0), desk.teaser(1))
    show(desk, desk.teaser(2), url=f"{LISTING}/p2")
    assert desk.archive.teasers.touch_listing("harbor", LISTING, desk.later().now) == 2
    assert desk.rows("SELECT position, last_seen FROM teasers ORDER BY id") == [
        (0, "2026-03-01T13:00:00+00:00"),
        (1, "2026-03-01T13:00:00+00:00"),
        (2, "2026-03-01T12:00:00+00:00"),
    ]


def test_wordings_are_kept_and_a_known_one_is_no_news(desk: Desk) -> None:
    short, long = desk.teaser(0), desk.teaser(0, summary_html="<p>What the piece says, at length.</p>")
    show(desk, short)
    show(desk.later(), long, url="https://harbor.example/reports")
    assert show(desk.later(), short).changed == 0
    assert show(desk.later(), long, url="https://harbor.example/reports").changed == 0
    assert desk.count("teasers") == 2


def test_teaser_that_slides_to_the_next_page_is_one_row(desk: Desk) -> None:
    show(desk, desk.teaser(0), url=f"{LISTING}?type=report")
    desk.later()
    show(desk, desk.teaser(19, url="https://harbor.example/articles/piece-number-0", title="Piece Number 0"),
         url=f"{LISTING}/p2?type=report")  # fmt: skip
    assert desk.rows("SELECT listing, listing_url, position, first_seen, last_seen FROM teasers") == [
        (
            "harbor.example/articles?type=report",
            f"{LISTING}/p2?type=report",
            19,
            "2026-03-01T12:00:00+00:00",
            "2026-03-01T13:00:00+00:00",
        )
    ]


@pytest.mark.parametrize(
    ("first", "second", "changed"),
    [("3 hours ago", "1 day ago", 0), ("Mar 3", "Mar 3", 0), ("March 3, 2026", "March 4, 2026", 1)],
)
def test_age_of_a_teaser_is_no_change(desk: Desk, first: str, second: str, changed: int) -> None:
    show(desk, desk.teaser(0, published_raw=first))
    assert show(desk.later(), desk.teaser(0, published_raw=second)).changed == changed


def test_article_stored_later_takes_its_teasers(desk: Desk) -> None:
    show(desk, desk.teaser(0), desk.teaser(1))
    desk.save(url="http://www.harbor.example/articles/piece-number-1/", title="Piece Number 1")
    assert desk.rows("SELECT position, article_id FROM teasers ORDER BY id") == [(0, None), (1, 1)]
    stored = desk.archive.articles.get(1)
    assert stored is not None
    assert [teaser["listing_url"] for teaser in stored["teasers"]] == [LISTING]


def test_teaser_for_an_address(desk: Desk) -> None:
    author = Person(name="Ada Lindqvist", url="https://harbor.example/people/lindqvist")
    show(desk, desk.teaser(0))
    show(desk.later(), desk.teaser(0, title="Piece Zero", authors=(author,), topics=("Trade",), published="2024"))
    desk.save(related=(desk.teaser(0, title="Piece Number Zero, related"),))
    teaser = desk.archive.teasers.find("http://harbor.example/articles/piece-number-0/")
    assert teaser is not None
    assert {key: teaser[key] for key in ("title", "section", "published", "authors", "topics")} == {
        "title": "Piece Zero",
        "section": "listing",
        "published": "2024",
        "authors": '[{"name":"Ada Lindqvist","type":"person","url":"https://harbor.example/people/lindqvist"}]',
        "topics": '["Trade"]',
    }
    assert desk.archive.teasers.find("https://harbor.example/never-listed") is None


def test_related_teaser_does_not_make_a_listing_known(desk: Desk) -> None:
    desk.save(related=(desk.teaser(0),))
    assert show(desk, desk.teaser(0)).new == 1


def test_same_address_twice_on_a_page(desk: Desk) -> None:
    outcome = show(desk, desk.teaser(0), desk.teaser(1, url="https://harbor.example/articles/piece-number-0"))
    assert outcome.unknown == ("https://harbor.example/articles/piece-number-0",)
    assert desk.count("teasers") == 2


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("a.example/articles/p16?type=x", "a.example/articles?type=x"),
        ("a.example/tag/sea/page/22", "a.example/tag/sea"),
        ("a.example/news?page=3", "a.example/news"),
        ("a.example/news?topic=trade&PAGEN_1=2", "a.example/news?topic=trade"),
        ("a.example/news?start=40&lang=en", "a.example/news?lang=en"),
        ("a.example/page/2", "a.example"),
        ("a.example/news?currpage=2", "a.example/news"),
        ("a.example/news?cp=2&size=20", "a.example/news"),
        ("a.example/news/strana-4", "a.example/news"),
        ("a.example/list?q=sea%26sun&hal=3", "a.example/list?q=sea&sun"),
        ("a.example/list?q=sea%26sun", "a.example/list?q=sea&sun"),
        ("a.example/news?page=all", "a.example/news?page=all"),
        ("a.example/2024/03", "a.example/2024/03"),
        ("a.example/p/essay", "a.example/p/essay"),
        ("[broken", "[broken"),
    ],
)
def test_listing_key(key: str, expected: str) -> None:
    assert listing_key(key) == expected


@pytest.mark.parametrize("page", ["?currpage={}", "?page={}", "/p{}", "?cp={}", "/seite/{}", "?b_start:int={}0"])
def test_a_teaser_that_moves_over_the_pages_is_one_row(desk: Desk, page: str) -> None:
    for number in (1, 2, 3):
        show(desk, desk.teaser(0), url=f"{LISTING}{page.format(number)}")
    assert desk.count("teasers") == 1
