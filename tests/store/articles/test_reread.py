"""Captures read again: what is written over a row, what stays, and what is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from archive_scraper.items import Person
from archive_scraper.store.articles.revisions import Reread
from archive_scraper.store.rewind import rewind, settle
from archive_scraper.store.rewording import replace_wordings

if TYPE_CHECKING:
    from typing import Any

    from desk import Desk

AT = "2027-01-01T00:00:00+00:00"
TIMES = "SELECT first_seen, last_seen, last_changed, fetched_at FROM articles"


def reread(desk: Desk, *, alone: bool, **fields: Any) -> str:
    """Read the first capture of the article again: its page is as old as the row."""
    with desk.archive.transaction():
        reader = desk.archive.captures.reader("1", "rules")
    replay = desk.archive.replays.open(desk.source, "latest", reader, desk.now)
    article = desk.article(**{"fetched_at": desk.now.replace(day=1, hour=12), **fields})
    return desk.archive.articles.save(desk.run_id, article, reread=Reread(replay_id=replay.id, at=AT, alone=alone))


@pytest.mark.parametrize("alone", [True, False])
def test_a_value_is_written_and_no_time_changes(desk: Desk, alone: bool) -> None:
    desk.save()
    desk.later(days=2)
    desk.save()  # seen again
    times = desk.rows(TIMES)
    assert reread(desk, alone=alone, title="Quiet Ports", authors=(Person(name="Ada Lindqvist"),)) == "changed"
    assert desk.rows(TIMES) == times
    assert desk.rows("SELECT field, at, run_id, replay_id, new FROM revisions ORDER BY id") == [
        ("title", AT, None, 1, "Quiet Ports"),
        ("authors", AT, None, 1, "Ada Lindqvist"),
    ]
    assert reread(desk, alone=alone, title="Quiet Ports", authors=(Person(name="Ada Lindqvist"),)) == "unchanged"


NOTHING: dict[str, Any] = {
    "summary": None, "summary_html": None, "body": None, "body_markdown": None, "authors": (), "byline_raw": None,
    "topics": (), "external_links": (), "kind": None,
}  # fmt: skip


@pytest.mark.parametrize(("alone", "kept"), [(True, 0), (False, 1)])
def test_what_is_read_no_more_goes_where_the_row_rests_on_one_capture(desk: Desk, alone: bool, kept: int) -> None:
    desk.save()
    reread(desk, alone=alone, **NOTHING)
    found = desk.rows(
        "SELECT count(summary), count(kind), (SELECT count(body) FROM bodies), "
        "(SELECT count(*) > 0 FROM article_authors), (SELECT count(*) > 0 FROM article_topics), "
        "(SELECT count(*) FROM external_links) FROM articles"
    )
    assert found == [(kept,) * 6]


def test_one_that_is_gone_stays_gone(desk: Desk) -> None:
    desk.save()
    desk.archive.articles.mark_gone(desk.run_id, desk.article().url, 404, desk.later().now)
    assert reread(desk, alone=True, title="Quiet Ports") == "changed"
    assert desk.rows("SELECT gone_status, title FROM articles") == [(404, "Quiet Ports")]


@pytest.mark.parametrize(
    ("third", "title", "left"),
    [
        (None, "Quiet Ports of the North", []),
        ("Loud Ports", "Loud Ports", [("Quiet Ports of the North", "Loud Ports")]),
        ("Quiet Ports of the North", "Quiet Ports of the North", []),
    ],
    ids=["the last change", "another one since", "put right since"],
)
def test_a_change_is_taken_back(desk: Desk, third: str | None, title: str, left: list[tuple[str, str]]) -> None:
    desk.save()
    second = desk.archive.runs.start("harbor", {}, desk.later().now)
    desk.archive.articles.save(second, desk.article(title="Harbor Institute"))
    if third is not None:
        run = desk.archive.runs.start("harbor", {}, desk.later().now)
        desk.archive.articles.save(run, desk.article(title=third))
    desk.archive.revisions.take_back((second, None), 1, "title")
    assert desk.rows("SELECT title FROM articles") == [(title,)]
    assert desk.rows("SELECT old, new FROM revisions") == left


def test_a_row_with_an_older_past_is_put_back_to_it(desk: Desk) -> None:
    desk.save()
    second = desk.archive.runs.start("harbor", {}, desk.later().now)
    changed = desk.article(title="Loud Ports", authors=(Person(name="Omar Reyes"),), topics=("Trade",), body="Other.")
    desk.archive.articles.save(second, changed)
    rewound = rewind(desk.archive, 1, {second})
    assert rewound is not None
    assert not rewound.is_whole
    assert desk.rows("SELECT title, byline, body FROM articles JOIN bodies ON article_id = id") == [
        (
            "Quiet Ports of the North",
            "Ada Lindqvist; Omar Reyes",
            "Freight moves north.\nNobody is watching the harbours.",
        )
    ]
    assert [name for (name,) in desk.rows("SELECT topic FROM article_topics ORDER BY position")] == [
        "maritime-security",
        "trade",
    ]
    desk.archive.articles.save(second, changed)
    settle(desk.archive, rewound, 1)
    assert desk.rows("SELECT DISTINCT run_id, replay_id FROM revisions") == [(second, None)]


def test_the_teaser_of_a_moment(desk: Desk) -> None:
    save, url = desk.archive.teasers.save_listing, desk.teaser(0).url
    moments = {}
    for title in ("First", "Second", "First"):
        moments[desk.later(days=1).now] = title
        save("harbor", desk.run_id, desk.listing(desk.teaser(0, title=title)))
    for moment, title in moments.items():
        found = desk.archive.teasers.find(url, "harbor", moment)
        assert (found or {}).get("title") == title
    assert desk.archive.teasers.find(url, "harbor", desk.now.replace(year=2020)) is None


def test_an_older_look_does_not_move_a_teaser(desk: Desk) -> None:
    desk.archive.teasers.save_listing("harbor", desk.run_id, desk.listing(desk.teaser(0, position=3)))
    first = desk.now
    desk.later(days=1)
    desk.archive.teasers.save_listing("harbor", desk.run_id, desk.listing(desk.teaser(0, position=5)))
    old = desk.teaser(0, position=3, fetched_at=first)
    desk.archive.teasers.save_listing("harbor", desk.run_id, desk.listing(old))
    assert desk.rows("SELECT position FROM teasers") == [(5,)]


def test_a_wording_that_is_read_anew_takes_the_place_of_the_old_one(desk: Desk) -> None:
    save = desk.archive.teasers.save_listing
    save("harbor", desk.run_id, desk.listing(desk.teaser(0, title="1. Misread"), desk.teaser(1)))
    first = desk.now
    desk.archive.teasers.touch_listing("harbor", "https://harbor.example/articles", desk.later(days=3).now)
    spans = desk.rows("SELECT first_seen, last_seen FROM teasers")
    listing = desk.listing(desk.teaser(0, title="Misread", fetched_at=first), desk.teaser(1, fetched_at=first))
    listing.fetched_at = first
    save("harbor", desk.run_id, listing)
    assert replace_wordings(desk.archive, "harbor", listing, set()) == 1
    assert desk.rows("SELECT title FROM teasers ORDER BY position") == [("Misread",), ("Piece Number 1",)]
    assert desk.rows("SELECT first_seen, last_seen FROM teasers") == spans


def test_a_replay_that_did_not_end_goes_on(desk: Desk) -> None:
    replays = desk.archive.replays
    one, two = (desk.archive.captures.reader("1", rules) for rules in ("a", "b"))
    begun = replays.open("harbor", "latest", one, desk.now)
    replays.advance(begun.id, captures=48, changed=3)
    assert replays.open("harbor", "latest", one, desk.now).position == 48
    assert replays.open("harbor", "all", one, desk.now).position == 0
    assert replays.open("harbor", "latest", two, desk.now).position == 0
    last = replays.open("harbor", "latest", one, desk.now)
    assert (last.id != begun.id, last.position) == (True, 0)
    replays.finish(last.id, desk.now)
    assert replays.open("harbor", "latest", one, desk.now).id > last.id
