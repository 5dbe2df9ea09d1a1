"""What a crawl on a cluster does to the archive: shards are made, gone on with, folded in, and left by the dead."""

import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest
from crawling import crawl_here
from small_site import SmallSite

from archive_scraper.captures.verify import verify
from archive_scraper.cluster import desk as desks
from archive_scraper.cluster.desk import Desk
from archive_scraper.cluster.shards import Shards, settle
from archive_scraper.crawl.sources import file_source
from archive_scraper.errors import LeaseHeldError, StoreError
from archive_scraper.store import Archive


@pytest.fixture
def place(tmp_path):
    """A site, its source, an empty archive, and the desk of a crawl."""
    with SmallSite() as site:
        site.publish(4)
        source = file_source(site.rules_file(tmp_path))
        Archive.open(tmp_path / "archive.db").close()
        yield Place(tmp_path, site, source)


class Place:
    def __init__(self, folder, site, source):
        self.folder, self.site, self.source = folder, site, source
        self.db = folder / "archive.db"

    def shards(self):
        return Shards(self.db, self.folder / "shards")

    def ask(self, sql):
        with closing(sqlite3.connect(self.db)) as database:
            return database.execute(sql).fetchall()


def crawl_half(place, attempt):
    """Crawl a shard as a worker does that is killed on the way: one page is never answered, no end is written."""
    crawl_here(place.source, attempt.database)
    with closing(sqlite3.connect(attempt.database)) as database, database:
        database.execute("UPDATE runs SET state = 'running', finished = NULL")
        database.execute(
            "INSERT INTO leases (source, holder, host, pid, taken, heartbeat) "
            "VALUES ('small-site', 'dead', 'node-7', 1, ?1, ?1)",
            (datetime.now(UTC).isoformat(timespec="seconds"),),
        )


def test_what_a_dead_command_left_is_merged_by_the_next(place):
    first = place.shards()
    with Desk(place.db, first) as desk:
        attempt, pages = desk.do(desk.begin, place.source).result()
        assert pages == 0
        assert attempt.claim.read_text() == attempt.folder.name
        crawl_half(place, attempt)
    shards = place.shards()
    with Desk(place.db, shards) as desk:
        assert desk.do(desk.take_over).result() == ["small-site"]
        assert attempt.claim.read_text() != attempt.folder.name  # whoever works there ends
        assert place.ask("SELECT source FROM leases") == [("small-site",)]
        assert desk.do(desk.fold, ["small-site"]).result() == {"small-site": (1, "")}
        assert desk.do(desk.take_over).result() == []
    assert place.ask("SELECT count(*) FROM articles") == [(4,)]
    assert place.ask("SELECT state, message FROM runs") == [("stopped", "ended without a word")]
    assert place.ask("SELECT count(*) FROM leases") == [(0,)]
    assert (place.folder / "captures" / "small-site").is_dir()
    first.close()
    shards.close()
    assert not (place.folder / "shards").exists()


def test_a_source_that_somebody_else_crawls_is_left_to_them(place):
    with Desk(place.db, place.shards()) as desk:
        desk.do(desk.begin, place.source).result()
        with Desk(place.db, place.shards()) as other:
            assert other.do(other.take_over).result() == []
            with pytest.raises(LeaseHeldError, match=f"another crawl is at work \\(process {os.getpid()}"):
                other.do(other.begin, place.source).result()


def test_a_lost_attempt_is_gone_on_with_on_a_copy(place):
    with Desk(place.db, place.shards()) as desk:
        lost, _ = desk.do(desk.begin, place.source).result()
        crawl_half(place, lost)
        place.site.publish(2)
        again, pages = desk.do(desk.go_on, lost).result()
        assert (again.number, pages) == (2, 5)
        assert lost.claim.read_text() == again.folder.name
        asked = len(place.site.requests)
        report = crawl_here(place.source, again.database)
        assert (report.state, report.new) == ("good", 2)
        assert len(place.site.requests) - asked == 4  # robots.txt, the listing, two articles
        settle(lost)
        crawl_here(place.source, lost.database)  # it lives after all, and nobody looks at what it does
        assert desk.do(desk.fold, ["small-site"]).result() == {"small-site": (2, "")}
    assert place.ask("SELECT state FROM runs ORDER BY id") == [("stopped",), ("good",)]
    assert place.ask("SELECT count(*) FROM articles") == [(6,)]
    assert not (place.folder / "shards" / "small-site").exists()


def test_a_shard_that_cannot_be_read_is_begun_again(place):
    with Desk(place.db, place.shards()) as desk:
        lost, _ = desk.do(desk.begin, place.source).result()
        lost.database.write_bytes(b"no database, whatever it was" * 100)
        again, pages = desk.do(desk.go_on, lost).result()
        assert (again.number, pages) == (2, 0)
        assert crawl_here(place.source, again.database).new == 4
        assert desk.do(desk.fold, ["small-site"]).result()["small-site"][1] == ""
    assert place.ask("SELECT count(*) FROM articles") == [(4,)]


def test_a_shard_that_cannot_be_copied_is_merged_as_it_is(place, monkeypatch):
    shards = place.shards()
    with Desk(place.db, shards) as desk:
        lost, _ = desk.do(desk.begin, place.source).result()
        crawl_half(place, lost)

        def refuse(*_, **__):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(shutil, "copytree", refuse)
        with pytest.raises(StoreError, match="No space left"):
            desk.do(desk.go_on, lost).result()
        assert shards.attempts("small-site") == [lost]
        assert desk.do(desk.fold, ["small-site"]).result() == {"small-site": (1, "")}
    assert place.ask("SELECT count(*) FROM articles") == [(4,)]
    with Archive.open(place.db) as archive:
        assert list(verify(archive, "small-site")) == []


@pytest.mark.parametrize("begun", [True, False])
def test_a_source_that_is_given_up_has_a_failed_run(place, begun):
    with Desk(place.db, place.shards()) as desk:
        attempt, _ = desk.do(desk.begin, place.source).result()
        if begun:
            crawl_half(place, attempt)
        desk.do(desk.give_up, place.source, attempt, "given up after 3 attempts")
        desk.do(desk.fold, ["small-site"]).result()
    ((state, message),) = place.ask("SELECT state, message FROM runs")
    assert state == "failed"
    assert "given up after 3 attempts" in message
    assert place.ask("SELECT count(*) FROM articles") == [(4 if begun else 0,)]


def test_a_source_without_an_attempt_is_given_up_in_the_archive(place):
    with Desk(place.db, place.shards()) as desk:
        desk.do(desk.begin, place.source).result()
        desk.do(desk.give_up, place.source, None, "the scheduler is gone").result()
    assert place.ask("SELECT state, message FROM runs") == [("failed", "could not begin: the scheduler is gone")]


def test_a_shard_that_cannot_be_merged_stays_and_the_others_are(place, monkeypatch):
    merge = desks.merge_shards

    def refuse(target, shards, **options):
        if any("bad" in str(shard) for shard in shards):
            raise StoreError("the disk is full")
        return merge(target, shards, **options)

    monkeypatch.setattr(desks, "merge_shards", refuse)
    shards = place.shards()
    with Desk(place.db, shards) as desk:
        attempt, _ = desk.do(desk.begin, place.source).result()
        crawl_here(place.source, attempt.database)
        bad = shards.begin("bad")
        found = desk.do(desk.fold, ["bad", "small-site"]).result()
        assert found == {"bad": (0, "the disk is full"), "small-site": (1, "")}
        assert [one.database for one in shards.attempts("bad")] == [bad.database]
        assert shards.left() == ["bad"]


def test_a_shard_that_waits_to_be_merged_is_not_replaced_by_a_new_one(place, monkeypatch):
    with Desk(place.db, place.shards()) as desk:
        attempt, _ = desk.do(desk.begin, place.source).result()
        crawl_half(place, attempt)
    merge = desks.merge_shards

    def refuse(*_, **__):
        raise StoreError("the disk is full")

    monkeypatch.setattr(desks, "merge_shards", refuse)
    with Desk(place.db, place.shards()) as desk:
        left = desk.do(desk.take_over).result()
        assert desk.do(desk.fold, left).result() == {"small-site": (0, "the disk is full")}
        monkeypatch.setattr(desks, "merge_shards", merge)
        with pytest.raises(StoreError, match="has to be merged before"):
            desk.do(desk.begin, place.source).result()
        assert desk.do(desk.fold, ["small-site"]).result() == {"small-site": (1, "")}
        assert desk.do(desk.begin, place.source).result()[0].number == 1
    assert place.ask("SELECT count(*) FROM articles") == [(4,)]


def test_a_shard_that_is_gone_or_lacks_captures_is_not_merged_well(place):
    shards = place.shards()
    with Desk(place.db, shards) as desk:
        attempt, _ = desk.do(desk.begin, place.source).result()
        crawl_here(place.source, attempt.database)
        (file,) = (attempt.folder / "captures").rglob("*.warc.gz")
        content = file.read_bytes()
        file.write_bytes(content[:-1])
        cut = desk.do(desk.fold, ["small-site"]).result()
        assert cut == {"small-site": (0, "1 of its capture files missing: captures/small-site/1.warc.gz")}
        assert desk.do(desk.fold, ["small-site"]).result() == cut
        file.write_bytes(content)
        assert desk.do(desk.fold, ["small-site"]).result() == {"small-site": (1, "")}
        desk.do(desk.begin, place.source).result()
        shards.remove("small-site")
        assert desk.do(desk.fold, ["small-site"]).result() == {"small-site": (0, "it is gone")}
    with Archive.open(place.db) as archive:
        assert list(verify(archive, "small-site")) == []


def test_notes_are_written_once(place):
    with Desk(place.db, place.shards()) as desk:
        crawl_here(place.source, place.db)
        for _ in range(2):
            desk.do(desk.note, 1, ["begun again: worker w1 was lost"]).result()
    assert place.ask("SELECT notes FROM runs") == [("begun again: worker w1 was lost",)]


def test_a_shard_is_settled_before_it_is_merged(place):
    shards = place.shards()
    attempt = shards.begin("small-site")
    settle(attempt)  # it knows no source yet
    crawl_half(place, attempt)
    settle(attempt)
    with closing(sqlite3.connect(attempt.database)) as database:
        assert database.execute("SELECT state FROM runs").fetchall() == [("stopped",)]
        assert database.execute("SELECT count(*) FROM leases").fetchone() == (0,)
