"""Backups hold everything and are checked; rebuilding gives space back and loses nothing."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

import pytest
import stored_schemas as stored
from desk import NOW, Desk

from archive_scraper.errors import StoreError, UsageError
from archive_scraper.store import Archive, keeping, opening
from archive_scraper.store.keeping import back_up, vacuum

if TYPE_CHECKING:
    from pathlib import Path


class Disk(NamedTuple):
    free: int


@pytest.fixture
def full(db: Path) -> Path:
    """An archive with rows in every table."""
    with Archive.open(db) as archive:
        stored.fill(archive)
    return db


def contents(path: Path) -> dict[str, dict[str, list[object]]]:
    with closing(sqlite3.connect(path)) as db:
        return stored.contents(db)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def grow(path: Path, articles: int = 60) -> None:
    with Archive.open(path) as archive:
        desk = Desk(archive)
        for number in range(articles):
            desk.save(url=f"https://harbor.example/{number}", title=f"P {number}", body=f"words {number} " * 500)


def test_a_backup_holds_every_row_and_is_one_file(full: Path, tmp_path: Path) -> None:
    copied = back_up(full, tmp_path / "kept.db")
    assert (copied.articles, copied.size) == (6, (tmp_path / "kept.db").stat().st_size)
    assert contents(tmp_path / "kept.db") == contents(full)
    assert names(tmp_path) == {"archive.db", "kept.db"}
    with Archive.open(tmp_path / "kept.db") as restored:  # and is an archive like any other
        assert len(restored.search.articles("freight")) > 0
        assert restored.schedules.all()[0]["source"] == "harbor"


def test_a_backup_is_one_state_also_while_a_crawl_writes(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    grow(db)
    monkeypatch.setattr(keeping, "_STEP", 5)
    steps = []
    with Archive.open(db) as crawl:
        desk = Desk(crawl)
        before = desk.count("articles")

        def write(done: int, size: int) -> None:
            desk.save(url=f"https://harbor.example/late/{len(steps)}", title=f"Late {len(steps)}")
            steps.append((done, size))

        copied = back_up(db, tmp_path / "kept.db", progress=write)
        assert desk.count("articles") == before + len(steps)
    assert copied.articles == before
    assert len(steps) > 5
    assert steps == sorted(steps), "it never begins again"
    assert steps[-1][0] == steps[-1][1] == copied.size


def test_a_backup_of_an_older_archive_stays_older(full: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(full)) as db, db:
        db.execute("DELETE FROM _sqlite_migrations")
    back_up(full, tmp_path / "kept.db")
    assert contents(tmp_path / "kept.db") == contents(full)
    assert contents(full)["_sqlite_migrations"]["name"] == []


def test_refused_targets(full: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.db"
    mine.write_text("mine")
    link = tmp_path / "link.db"
    link.symlink_to(full)
    for target, force, reason in [
        (mine, False, "exists already; --force replaces it"),
        (full, True, "is the archive itself"),
        (link, True, "is the archive itself"),
        (tmp_path / "no" / "copy.db", False, "does not exist"),
    ]:
        with pytest.raises((UsageError, StoreError), match=reason):
            back_up(full, target, overwrite=force)
    assert mine.read_text() == "mine"
    back_up(full, mine, overwrite=True)
    assert contents(mine) == contents(full)


def test_a_database_that_is_open_is_not_replaced(full: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with Archive.open(other) as writer:
        desk = Desk(writer)
        with pytest.raises(UsageError, match=r"other.db: is open in another program"):
            back_up(full, other, overwrite=True)
        desk.save()
    with Archive.open(other, read_only=True) as reader:
        assert reader.value("SELECT count(*) FROM articles") == 1
        with pytest.raises(UsageError, match=r"is open in another program"):
            back_up(full, other, overwrite=True)
    assert (tmp_path / "other.db-wal").exists(), "a reader leaves its files"
    back_up(full, other, overwrite=True)
    assert not (tmp_path / "other.db-wal").exists()
    assert contents(other) == contents(full)


def test_a_damaged_archive_is_no_backup(db: Path, tmp_path: Path) -> None:
    grow(db)
    damaged = bytearray(db.read_bytes())
    place = damaged.index(b"words 7 words 7")
    damaged[place - 2000 : place + 2000] = b"\xa5" * 4000
    db.write_bytes(damaged)
    kept = tmp_path / "kept.db"
    kept.write_text("the one of yesterday")
    with pytest.raises(StoreError, match="damaged"):
        back_up(db, kept, overwrite=True)
    assert kept.read_text() == "the one of yesterday"
    assert [name for name in names(tmp_path) if "part" in name] == []


def test_too_little_room_is_said_before_anything_is_written(
    full: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Disk(free=1000))
    with pytest.raises(StoreError, match=r"the backup needs 0\.\d MB of free disk, and there are 0\.0"):
        back_up(full, tmp_path / "kept.db")
    with pytest.raises(StoreError, match=r"rebuilding it needs \d\.\d MB of free disk"):
        vacuum(full)
    assert names(tmp_path) == {"archive.db"}
    with Archive.open(full) as archive:
        assert archive.rows("SELECT source FROM leases") == [], "nothing stays leased"


def test_vacuum_gives_unused_pages_back_and_loses_nothing(db: Path) -> None:
    grow(db, 120)  # next to which the empty tables of the schema are small
    with Archive.open(db) as archive:
        archive.run("DELETE FROM articles WHERE id > 10")
        archive.persons.match()  # vacuum does so too
    kept = contents(db)
    before, after = vacuum(db)
    assert before.unused > before.database / 4
    assert after.unused == 0
    assert after.database <= before.database - before.unused
    assert db.stat().st_size == after.database
    assert {table: rows for table, rows in contents(db).items() if table != "runs"} == {
        table: rows for table, rows in kept.items() if table != "runs"
    }
    with Archive.open(db) as archive:
        assert archive.value("PRAGMA integrity_check") == "ok"
        archive.run("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")


def test_vacuum_waits_for_no_crawl_and_lets_none_begin(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    grow(db, 3)
    with Archive.open(db) as crawl:
        crawl.leases.take("harbor", keeping.datetime.now(keeping.UTC))
        with pytest.raises(StoreError, match="harbor: another crawl is at work"):
            vacuum(db)
        crawl.leases.release("harbor")

        def begin(_: Archive) -> keeping.Space:
            with pytest.raises(StoreError, match="another crawl is at work"):
                crawl.leases.take("harbor", keeping.datetime.now(keeping.UTC))
            return keeping.Space(database=0, journal=0, unused=0)

        monkeypatch.setattr(keeping, "space", begin)
        vacuum(db)
        crawl.leases.take("harbor", keeping.datetime.now(keeping.UTC))


def test_the_journal_is_emptied_where_nobody_reads_and_said_where_somebody_does(db: Path) -> None:
    grow(db, 5)
    with Archive.open(db) as writer, Archive.open(db, read_only=True) as reader:
        desk = Desk(writer)
        with reader.snapshot():
            for number in range(50):
                desk.save(url=f"https://harbor.example/a/{number}", title=f"A {number}", body=f"text {number} " * 500)
            pinned = writer.shrink_journal()
            assert pinned > 1_000_000
        assert writer.shrink_journal() == 0
        assert writer.value("PRAGMA journal_size_limit") == opening.JOURNAL_LIMIT
        assert writer.value("PRAGMA busy_timeout") == opening.BUSY_SECONDS * 1000
        writer.runs.finish(desk.run_id, "good", {}, NOW)
