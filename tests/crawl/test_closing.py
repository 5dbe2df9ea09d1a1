"""The end of a run takes its steps by turns with the event loop, and can be taken to its end without one."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from crawling import crawl_here
from small_site import SmallSite

from archive_scraper.crawl import closing
from archive_scraper.store import Archive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from archive_scraper.crawl.run import Run


@pytest.fixture
def site() -> Iterator[SmallSite]:
    with SmallSite() as site:
        site.publish(2)
        yield site


def test_the_loop_is_served_between_two_steps(
    site: SmallSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[str] = []
    beats: list[str] = []
    take = closing._attempt

    def attempt(run: Run, doing: str, step: object, **options: object) -> None:
        told.append(doing)
        asyncio.get_running_loop().call_soon(told.append, "the loop")
        beats.append(run.archive.leases.heartbeat("small-site"))
        run.archive.leases._beats["small-site"] = datetime.now(UTC) - timedelta(hours=1)
        run.archive.run("UPDATE leases SET heartbeat = '2020-01-01T00:00:00+00:00'")
        take(run, doing, step, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(closing, "_attempt", attempt)
    report = crawl_here(site.rules_file(tmp_path), tmp_path / "archive.db")
    assert (report.state, report.new) == ("good", 2)
    assert not [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    before = told[: told.index("balancing the books")]
    assert before[0::2] == [
        "taking prints", "joining citations", "reading links of older articles", "reading mentions of older articles",
        "reading bylines of older articles", "finding languages of older articles", "counting citations",
        "matching authors", "matching persons", "linking republications",
    ]  # fmt: skip
    assert set(before[1::2]) == {"the loop"}
    assert all(beat > "2021" for beat in beats[: len(before) // 2])  # each step began with a lease that was just kept


def test_an_end_that_lost_its_loop_is_taken_up_where_it_was(
    site: SmallSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    take = closing._attempt

    def attempt(run: Run, doing: str, step: object, **options: object) -> None:
        told.append(doing)
        take(run, doing, step, **options)  # type: ignore[arg-type]

    async def lose(run: Run, reason: str) -> None:
        run.closing = closing._steps(run, reason)
        next(run.closing)  # a second Ctrl-C stops the loop here

    monkeypatch.setattr(closing, "_attempt", attempt)
    monkeypatch.setattr("archive_scraper.crawl.scheduler.close_in_turns", lose)
    report = crawl_here(site.rules_file(tmp_path), tmp_path / "archive.db")
    assert (report.state, report.new) == ("good", 2)
    assert len(told) == len(set(told))
    with Archive.open(tmp_path / "archive.db") as archive:
        assert archive.value("SELECT state FROM runs") == "good"
        assert archive.value("SELECT count(*) FROM leases") == 0


def test_an_end_whose_step_was_broken_off_is_an_end(
    site: SmallSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def attempt(*_: object, **__: object) -> None:
        raise SystemExit(1)

    async def lose(run: Run, reason: str) -> None:
        run.closing = closing._steps(run, reason)
        with pytest.raises(SystemExit):
            next(run.closing)

    monkeypatch.setattr(closing, "_attempt", attempt)
    monkeypatch.setattr("archive_scraper.crawl.scheduler.close_in_turns", lose)
    report = crawl_here(site.rules_file(tmp_path), tmp_path / "archive.db")
    assert report.state == "failed"
    assert "a step was broken off" in report.message()
    with Archive.open(tmp_path / "archive.db") as archive:
        assert archive.value("SELECT state FROM runs") == "failed"
        assert archive.value("SELECT count(*) FROM articles") == 2
        assert archive.value("SELECT count(*) FROM leases") == 0
