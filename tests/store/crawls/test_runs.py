"""Runs."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from desk import NOW, Desk

from archive_scraper.errors import StoreError
from archive_scraper.store import FieldCount
from archive_scraper.store.crawls.reports import find_run

if TYPE_CHECKING:
    from archive_scraper.store import Archive


def test_run_from_start_to_end(desk: Desk) -> None:
    archive = desk.archive
    archive.runs.save_failure(desk.run_id, "https://harbor.example/x", "timeout", "after 30 s", desk.now)
    count = FieldCount(item_kind="article", field="published", ok=5, missing=1, origins={"json-ld": 4, "url": 1})
    archive.runs.save_fields(desk.run_id, [count])
    archive.runs.save_fields(desk.run_id, [FieldCount(item_kind="article", field="published", ok=6)])
    archive.runs.finish(
        desk.run_id, "degraded", {"pages": 7, "bytes": 900, "new": 5, "seconds": 1.5}, desk.later().now, "one was slow"
    )
    assert archive.runs.latest() == [
        {
            "id": 1, "source": "harbor", "started": "2026-03-01T12:00:00+00:00",
            "finished": "2026-03-01T13:00:00+00:00", "state": "degraded", "pages": 7, "bytes": 900, "listings": 0,
            "not_modified": 0, "settled": 0, "teasers": 0, "duplicates": 0, "new": 5, "changed": 0, "unchanged": 0,
            "failures": 0, "newest": None, "seconds": 1.5, "message": "one was slow", "arguments": "{}",
            "waiting": 0, "notes": "",
        }
    ]  # fmt: skip
    assert desk.rows("SELECT * FROM run_fields") == [(1, "article", "published", 6, 0, 0, "{}", None)]
    assert desk.rows("SELECT url, cause, detail, at FROM failures") == [
        ("https://harbor.example/x", "timeout", "after 30 s", "2026-03-01T12:00:00+00:00")
    ]


def test_the_last_run_is_the_one_that_started_last(desk: Desk) -> None:
    """A run that was merged has a higher number than those of the archive, and may be older."""
    archive, url = desk.archive, "https://harbor.example/news"
    older = archive.runs.start("harbor", {}, NOW - timedelta(days=1))
    assert older > desk.run_id
    for run, items in ((desk.run_id, 7), (older, 3)):
        archive.channels.save(run, {url: {"kind": "listing", "state": "read", "items": items}})
    run = find_run(archive, "harbor")
    assert run is not None
    assert run["id"] == desk.run_id
    assert [(row["run_id"], row["items"]) for row in archive.channels.last("harbor")] == [(desk.run_id, 7)]
    archive.run("UPDATE run_channels SET state = 'unchanged', items = NULL WHERE run_id = ?", (desk.run_id,))
    again = archive.runs.start("harbor", {}, NOW - timedelta(days=2))
    archive.channels.save(again, {url: {"kind": "listing", "state": "read", "items": 1}})
    assert [(row["run_id"], row["items"]) for row in archive.channels.last("harbor")] == [(desk.run_id, 3)]


def test_programmers_errors_in_runs(desk: Desk) -> None:
    with pytest.raises(ValueError, match="a run is one of"):
        desk.archive.runs.finish(desk.run_id, "fine", {}, desk.now)
    with pytest.raises(ValueError, match="no column for \\['pgaes'\\]"):
        desk.archive.runs.finish(desk.run_id, "good", {"pgaes": 1}, desk.now)
    assert desk.archive.runs.latest()[0]["state"] == "running", "nothing was written"
    with pytest.raises(ValueError, match="no time zone"):
        desk.archive.runs.start("harbor", {}, NOW.replace(tzinfo=None))


def test_unknown_source_and_run(archive: Archive) -> None:
    with pytest.raises(StoreError, match="no source 'harbor'"):
        archive.runs.start("harbor", {}, NOW)
    with pytest.raises(StoreError, match="no run 7"):
        archive.runs.finish(7, "good", {}, NOW)
