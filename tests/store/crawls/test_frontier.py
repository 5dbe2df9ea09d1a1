"""The frontier."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from desk import NOW, Desk

from archive_scraper.sites import SiteRules

if TYPE_CHECKING:
    from archive_scraper.store import Archive, Frontier

PAGE = "https://harbor.example/articles/one"


@pytest.fixture
def frontier(desk: Desk) -> Frontier:
    return desk.archive.frontier("harbor")


def test_entry_as_added(desk: Desk, frontier: Frontier) -> None:
    assert frontier.add(
        PAGE, "article", now=NOW, priority=3, depth=1, run_id=desk.run_id, referrer="https://harbor.example/articles"
    )
    entry = frontier.next(NOW)
    assert entry is not None
    assert entry == frontier.entry("http://www.harbor.example/articles/one/", "article")
    assert (entry.url, entry.kind, entry.state, entry.priority, entry.depth) == (PAGE, "article", "pending", 3, 1)
    assert (entry.referrer, entry.discovered_run) == ("https://harbor.example/articles", 1)


@pytest.mark.parametrize(
    "url",
    [PAGE, f"{PAGE}/", f"{PAGE}?edition=eu&utm_source=x", "http://www.harbor.example/articles/one#top"],
)
def test_one_row_a_page(frontier: Frontier, url: str) -> None:
    assert frontier.add(PAGE, "article", now=NOW)
    assert not frontier.add(url, "article", now=NOW)
    assert not frontier.add(url, "article", now=NOW, again=True), "pending already"
    assert frontier.add(url, "listing", now=NOW), "a page may be both"
    assert frontier.pending() == 2


def test_order_is_priority_then_first_come(frontier: Frontier) -> None:
    for name, priority in (("a", 0), ("b", 10), ("c", 10), ("d", 20)):
        frontier.add(f"https://harbor.example/{name}", "article", now=NOW, priority=priority)
    taken: set[tuple[str, str]] = set()
    while (entry := frontier.next(NOW, exclude=taken)) is not None:
        taken.add((entry.kind, entry.url))
    names = []
    while (entry := frontier.next(NOW)) is not None:
        names.append(entry.url[-1])
        frontier.done(entry, NOW)
    assert names == ["d", "b", "c", "a"]
    assert len(taken) == 4
    assert frontier.pending() == 0


def test_done_keeps_validators_for_next_time(frontier: Frontier) -> None:
    frontier.add(PAGE, "article", now=NOW)
    entry = frontier.next(NOW)
    assert entry is not None
    frontier.done(entry, NOW, etag='"v1"', last_modified="Sun, 01 Mar 2026 12:00:00 GMT", content_hash="abc")
    assert not frontier.add(PAGE, "article", now=NOW), "what is done is not fetched twice"
    assert frontier.add(PAGE, "article", now=NOW, again=True)
    entry = frontier.next(NOW)
    assert entry is not None
    assert (entry.etag, entry.content_hash) == ('"v1"', "abc")
    frontier.done(entry, NOW, status=304)
    kept = frontier.entry(PAGE, "article")
    assert kept is not None
    assert (kept.etag, kept.content_hash, kept.last_status) == ('"v1"', "abc", 304)


def test_failed_waits_then_gives_up_then_may_start_again(frontier: Frontier) -> None:
    frontier.add(PAGE, "article", now=NOW)
    entry = frontier.next(NOW)
    assert entry is not None
    later = NOW + timedelta(minutes=5)
    frontier.failed(entry, NOW, status=503, retry_at=later)
    assert (frontier.next(NOW), frontier.pending(), frontier.pending(NOW)) == (None, 1, 0)
    assert frontier.next_due() == later
    entry = frontier.next(later)
    assert entry is not None
    assert (entry.attempts, entry.last_status) == (1, 503)
    frontier.failed(entry, later)
    assert (frontier.pending(), frontier.next_due()) == (0, None)
    assert frontier.requeue_failed() == 1
    entry = frontier.next(later)
    assert entry is not None
    assert entry.attempts == 0


def test_gone_stays_gone(frontier: Frontier) -> None:
    frontier.add(PAGE, "article", now=NOW)
    entry = frontier.next(NOW)
    assert entry is not None
    frontier.gone(entry, NOW, status=410)
    assert not frontier.add(PAGE, "article", now=NOW)
    assert frontier.next(NOW) is None


def test_due_again(frontier: Frontier) -> None:
    frontier.add(PAGE, "article", now=NOW)
    entry = frontier.next(NOW)
    assert entry is not None
    frontier.done(entry, NOW, again_at=NOW + timedelta(days=7))
    assert frontier.requeue_due(NOW + timedelta(days=6)) == 0
    assert frontier.requeue_due(NOW + timedelta(days=7), priority=-5) == 1
    entry = frontier.next(NOW + timedelta(days=7))
    assert entry is not None
    assert entry.priority == -5


def test_next_due_looks_past_what_is_in_flight(frontier: Frontier) -> None:
    frontier.add(PAGE, "article", now=NOW)
    assert frontier.next_due() == NOW
    assert frontier.next_due(exclude={("article", PAGE)}) is None


def test_sources_have_their_own_frontiers(archive: Archive, frontier: Frontier) -> None:
    Desk(archive, SiteRules(name="digest"))
    other = archive.frontier("digest")
    frontier.add(PAGE, "article", now=NOW)
    assert other.next(NOW) is None
    assert other.add(PAGE, "article", now=NOW)
