"""Which channel of a source is dead, behind another one, or lost what another one has."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from archive_scraper.watch.channels import judge_channels

FEED, LISTING = "https://a.example/feed", "https://a.example/articles"
BEGAN = datetime(2026, 3, 1, tzinfo=UTC)


def row(run: int, url: str = FEED, **fields: Any) -> dict[str, Any]:
    values = {"run_id": run, "url": url, "kind": "feed" if url == FEED else "listing", "state": "read", "cause": ""}
    empty = dict.fromkeys(("stood_in", "compared_with", "expected", "lacking", "behind", "behind_since", "example"))
    return {**empty, **values, "started": (BEGAN + timedelta(days=run)).isoformat(), **fields}


def compared(run: int, behind: int = 0, since: int = 0, lacking: int = 0, url: str = FEED) -> dict[str, Any]:
    return row(
        run,
        url,
        compared_with=LISTING if url == FEED else FEED,
        expected=10,
        lacking=max(lacking, behind),
        behind=behind,
        behind_since=(BEGAN + timedelta(days=since)).isoformat() if behind else None,
        example=f"{LISTING}/{run}" if behind or lacking else None,
    )


def dead(run: int, cause: str, stood_in: str | None = None) -> dict[str, Any]:
    return row(run, state="failed", cause=cause, stood_in=stood_in)


@pytest.mark.parametrize(
    ("rows", "messages"),
    [
        pytest.param([row(1), row(2)], [], id="all is well"),
        pytest.param([row(1), dead(2, "http-404")], ["the feed cannot be read (http-404)"], id="it is gone"),
        pytest.param(
            [row(1), dead(2, "no-feed", LISTING)],
            [f"the feed cannot be read (no-feed); {LISTING} was asked in its place"],
            id="a page stands there",
        ),
        pytest.param(
            [dead(1, "empty-feed")], ["the feed cannot be read (empty-feed), and has never been read"], id="new"
        ),
        pytest.param([row(1), dead(2, "timeout"), dead(3, "timeout")], [], id="two bad nights"),
        pytest.param(
            [row(1), *(dead(n, "timeout") for n in (2, 3, 4))],
            ["the feed cannot be read (timeout)"],
            id="three bad nights",
        ),
        pytest.param(
            [row(1), dead(2, "http-404"), dead(3, "timeout")], ["the feed cannot be read (timeout)"], id="then mute"
        ),
        pytest.param([row(1), dead(2, "empty-sitemap")], ["the feed cannot be read (empty-sitemap)"], id="no entry"),
        pytest.param([dead(1, "http-404"), row(2)], [], id="it came back"),
        pytest.param([dead(1, "http-404"), row(1, LISTING), row(2, LISTING)], [], id="it is a channel no longer"),
        pytest.param([compared(1), compared(4, 2, since=2)], [], id="behind for two days"),
        pytest.param(
            [compared(1), compared(6, 2, since=2), compared(11, 5, since=2)],
            ["the feed has been behind the listing for 9 days: it lacks 5 newer pieces"],
            id="behind for nine days",
        ),
        pytest.param(
            [compared(1), compared(6, 1, since=1), compared(7), compared(13, 1, since=9)], [], id="it was so before"
        ),
        pytest.param(
            [compared(1), compared(6, 5, since=2), {**compared(11, lacking=10), "behind": None}],
            ["the feed has been behind the listing for 9 days: it lacks 10 newer pieces"],
            id="so far behind that nothing is in common",
        ),
        pytest.param(
            [{**compared(n, lacking=9), "behind": None} for n in range(1, 9)], [], id="a feed of the whole site"
        ),
        pytest.param(
            [*(compared(n, url=LISTING) for n in range(1, 9)), *(compared(n, lacking=9, url=LISTING) for n in (9, 10))],
            ["the listing lacks 9 of 10 pieces that the feed has"],
            id="the listing lost most",
        ),
        pytest.param([compared(n, lacking=6, url=LISTING) for n in range(1, 20)], [], id="a section that it never had"),
    ],
)
def test_what_is_found(rows, messages):
    listing = [row(run, LISTING) for run in {found["run_id"] for found in rows if found["url"] == FEED}]
    every = sorted([*rows, *listing], key=lambda found: found["run_id"])
    if "no longer" in str(messages) or any(found["url"] == LISTING for found in rows):
        every = sorted([*rows, row(rows[0]["run_id"])], key=lambda found: found["run_id"])
    assert [finding.message for finding in judge_channels(every, {})] == messages


def test_what_was_accepted_is_not_said_again():
    rows = [row(1), dead(2, "http-404"), dead(3, "http-404")]
    assert judge_channels(rows, {("channel", FEED): 2}) == []
    lag = [compared(1), *(compared(n, 3, since=1) for n in range(6, 12))]
    assert judge_channels(lag, {("behind", FEED): 7}) == []
    again = [*lag, compared(12), compared(30, 2, since=14)]
    assert [found.kind for found in judge_channels(again, {("behind", FEED): 7})] == ["behind"]
