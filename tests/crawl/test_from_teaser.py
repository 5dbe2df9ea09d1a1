"""What a teaser adds to its article."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from archive_scraper.crawl.from_teaser import fill_from_teasers
from archive_scraper.items import Article, Person

TEASER: dict[str, Any] = {
    "published": "2021-03-04",
    "published_precision": "day",
    "published_raw": "March 04, 2021",
    "authors": json.dumps([{"name": "Lena Abara", "type": "person", "url": None}]),
    "byline_raw": "By Lena Abara",
    "topics": json.dumps(["Energy"]),
    "summary": "The harbour is full, and…",
    "summary_html": "The harbour is full, and nob...",
    "summary_truncated": 1,
    "kind_raw": "Commentary",
    "image": "https://a.example/quay.jpg",
    "image_caption": "Two barges.",
    "image_credit": "Photo: Ada Marlowe",
}


def article(**fields: Any) -> Article:
    return Article(
        source="demo", url="https://a.example/1", title="A", fetched_at=datetime(2025, 1, 1, tzinfo=UTC), **fields
    )


def test_an_empty_page_takes_everything() -> None:
    found = article()
    fill_from_teasers(found, [TEASER])
    assert (found.published, found.published_precision, found.published_raw) == ("2021-03-04", "day", "March 04, 2021")
    assert found.authors == (Person(name="Lena Abara"),)
    assert found.topics == ("Energy",)
    assert (found.summary, found.summary_truncated) == ("The harbour is full, and…", True)
    assert found.kind_raw == "Commentary"
    assert (found.image, found.image_caption) == ("https://a.example/quay.jpg", "Two barges.")
    assert found.image_credit == "Photo: Ada Marlowe"
    assert set(found.origins.values()) == {"teaser"}


def test_a_page_that_says_everything_takes_nothing() -> None:
    said: dict[str, Any] = {
        "published": "2021-03-02",
        "authors": (Person(name="Ida Maclaren"),),
        "topics": ("Trade",),
        "summary": "All berths are taken.",
        "kind_raw": "Report",
        "image": "https://a.example/pier.jpg",
        "origins": {"summary": "meta:description"},
    }
    found = article(**said)
    fill_from_teasers(found, [TEASER])
    assert found == article(**said)


def test_no_teaser_changes_nothing() -> None:
    found = article()
    fill_from_teasers(found, [])
    assert found == article()


@pytest.mark.parametrize(
    ("origin", "taken"),
    [("meta:description", False), ("json-ld", False), ("selector:p.dek", False), ("visible", True)],
)
def test_a_summary_found_by_its_looks_gives_way(origin: str, taken: bool) -> None:
    found = article(summary="All berths are taken.", summary_html="All berths are taken.", origins={"summary": origin})
    fill_from_teasers(found, [TEASER])
    assert (found.summary == TEASER["summary"]) is taken
    assert (found.summary_html == TEASER["summary_html"]) is taken
    assert (found.origins["summary"] == "teaser") is taken


def teaser_of(kind: str, **fields: Any) -> dict[str, Any]:
    return {**TEASER, "origins": json.dumps({"url": kind}), **fields}


EXACT = {"published": "2021-03-04T09:15", "published_precision": "minute", "published_raw": "2021-03-04T09:15:00"}


def test_each_field_is_the_best_of_all_teasers() -> None:
    found = article()
    fill_from_teasers(
        found,
        [
            teaser_of("feed", summary="All berths are taken.", summary_truncated=0, kind_raw=None, topics="[]"),
            teaser_of("wordpress", **EXACT, authors=json.dumps([{"name": "webmaster", "type": "person", "url": None}])),
            teaser_of("a.title", published=None, published_precision=None),
        ],
    )
    assert (found.published, found.published_raw) == ("2021-03-04T09:15", "2021-03-04T09:15:00")
    assert (found.summary, found.summary_truncated) == ("All berths are taken.", False)
    assert found.authors == (Person(name="Lena Abara"),)
    assert found.origins == {
        "published": "teaser:wordpress",
        "authors": "teaser",
        "topics": "teaser",
        "summary": "teaser:feed",
        "kind": "teaser",
        "image": "teaser",
    }


@pytest.mark.parametrize(
    ("page", "precision", "teaser", "taken"),
    [
        pytest.param("2021-03-04", "day", teaser_of("wordpress", **EXACT), True, id="the time on the day of the page"),
        pytest.param("2021-03-05", "day", teaser_of("wordpress", **EXACT), False, id="another day"),
        pytest.param("2021-03", "month", teaser_of("wordpress", **EXACT), False, id="a month is no day"),
        pytest.param("2021-03-04", "day", teaser_of("a", **EXACT), False, id="a listing states no time"),
        pytest.param("2021-03-04", "day", teaser_of("feed"), False, id="no time"),
    ],
)
def test_a_day_becomes_a_time_that_a_channel_states(page: str, precision: Any, teaser: Any, taken: bool) -> None:
    found = article(published=page, published_precision=precision)
    fill_from_teasers(found, [teaser])
    assert (found.published == EXACT["published"]) is taken
