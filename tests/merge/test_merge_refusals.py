"""What cannot be merged is refused in one line, before anything is written; what goes wrong half way loses nothing."""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
import stored_schemas as stored
from merging import SOURCES, differences, story, tell, told, write
from small_disk import small_disk

from archive_scraper.errors import LeaseHeldError, StoreError, UsageError
from archive_scraper.merge import merge_shards, pair
from archive_scraper.store import Archive

if TYPE_CHECKING:
    from pathlib import Path


def _text(folder: Path) -> Path:
    (folder / "text.db").write_text("no database")
    return folder / "text.db"


def _other(folder: Path) -> Path:
    with closing(sqlite3.connect(folder / "other.db")) as db:
        db.execute("CREATE TABLE t (x)")
    return folder / "other.db"


def _newer(folder: Path) -> Path:
    write(folder / "newer.db", [])
    with closing(sqlite3.connect(folder / "newer.db")) as db, db:
        db.execute("INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('archive_scraper', 'm999_later')")
    return folder / "newer.db"


def _damaged(folder: Path) -> Path:
    path = write(folder / "damaged.db", story(1, runs=1, sources=("pier",)))
    content = bytearray(path.read_bytes())
    content[len(content) // 3 : len(content) // 2] = bytes(len(content) // 2 - len(content) // 3)
    path.write_bytes(content)
    return path


def _at_work(folder: Path) -> Path:
    path = write(folder / "busy.db", story(1, runs=1, sources=("pier",)))
    with Archive.open(path) as archive:
        archive.leases.take("pier", datetime.now(UTC))
    return path


def _target(folder: Path) -> Path:
    (folder / "link.db").symlink_to(folder / "all.db")
    return folder / "link.db"


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("DROP TABLE related", "no such table: shard.related"),
        ("DROP TABLE sources", "no such table: sources"),
        ("DELETE FROM authors", "constraint failed"),
    ],
)
def test_a_shard_that_somebody_changed_by_hand_is_named(statement, words, tmp_path) -> None:
    path = write(tmp_path / "changed.db", story(1, runs=1, sources=("pier",)))
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute(statement)
    with pytest.raises(UsageError) as refused:
        merge_shards(tmp_path / "all.db", [path])
    assert str(refused.value).startswith(f"{path}: does not hold together")
    assert words in str(refused.value)
    with closing(sqlite3.connect(tmp_path / "all.db")) as db:
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []


@pytest.mark.parametrize("table", ["related", "persons", "sources", "merges", "article_urls"])
def test_a_target_that_lacks_a_table_is_named_and_not_the_shard(table, tmp_path) -> None:
    path = write(tmp_path / "shard.db", story(1, runs=1, sources=("pier",)))
    target = write(tmp_path / "all.db", [])
    with closing(sqlite3.connect(target)) as db, db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute(f"DROP TABLE {table}")
    with pytest.raises(UsageError, match=f"all.db: lacks {table}; restore a copy"):
        merge_shards(target, [path])


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (_text, "is not a SQLite database"),
        (_other, "not an archive of archive-scraper"),
        (_newer, "was written by a newer version"),
        (_damaged, "is damaged"),
        (_at_work, f"a crawl of pier is at work on it (process {os.getpid()}"),
        (_target, "is the archive that shards are merged into"),
        (lambda folder: folder / "none.db", "there is no such file"),
        (lambda folder: folder, "is a directory"),
        (lambda folder: folder / f"{SOURCES[0]}.db", "is named twice"),
    ],
    ids=lambda value: value.__name__.strip("_") if callable(value) else "",
)
def test_refused_before_anything_is_written(make, words: str, shards: list[Path], tmp_path: Path) -> None:
    merge_shards(tmp_path / "all.db", shards[1:])
    before = told(tmp_path / "all.db")
    with pytest.raises(UsageError) as refused:
        merge_shards(tmp_path / "all.db", [shards[0], make(tmp_path)])
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)
    assert differences(before, told(tmp_path / "all.db")) == {}


def test_a_shard_stays_as_it_is(shards: list[Path], tmp_path: Path) -> None:
    before = [path.read_bytes() for path in shards]
    merge_shards(tmp_path / "all.db", shards)
    assert [path.read_bytes() for path in shards] == before


def test_a_shard_of_an_older_version_is_merged_from_a_copy(tmp_path: Path) -> None:
    old, new = tmp_path / "old.db", tmp_path / "new.db"
    for path in (old, new):
        stored.build(path, stored.path_of("m007_questions").read_text(encoding="utf-8"))
    before = old.read_bytes()
    with pytest.raises(UsageError, match="a crawl of lighthouse is at work"):  # on another machine, so long ago: no
        merge_shards(tmp_path / "all.db", [_alive(tmp_path / "alive.db")])
    merge_shards(tmp_path / "all.db", [old])
    assert old.read_bytes() == before
    Archive.open(new).close()  # in place: the same archive
    again = merge_shards(tmp_path / "all.db", [new])
    assert (again.added, again.changed) == ({}, {})


def _alive(path: Path) -> Path:
    stored.build(path, stored.path_of("m007_questions").read_text(encoding="utf-8"))
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE leases SET heartbeat = ?", (datetime.now(UTC).isoformat(timespec="seconds"),))
    return path


def test_a_trial_writes_nothing_and_says_what_a_merge_does(shards: list[Path], tmp_path: Path) -> None:
    merge_shards(tmp_path / "all.db", shards[:1])
    before = told(tmp_path / "all.db"), _files(tmp_path)
    trial = merge_shards(tmp_path / "all.db", shards, dry_run=True)
    assert (told(tmp_path / "all.db"), _files(tmp_path)) == before
    done = merge_shards(tmp_path / "all.db", shards)
    assert trial.as_dict() == done.as_dict() | {"dry_run": True}
    merge_shards(tmp_path / "none.db", shards, dry_run=True)
    assert not (tmp_path / "none.db").exists()


def _files(folder: Path) -> list[str]:
    """Return what stands in a folder, but for what SQLite puts next to a database that is read."""
    return sorted(path.name for path in folder.rglob("*") if not path.name.endswith(("-wal", "-shm")))


def test_a_crawl_of_a_source_and_a_merge_of_it_exclude_each_other(shards: list[Path], tmp_path: Path) -> None:
    target = tmp_path / "all.db"
    merge_shards(target, shards[:1])
    with Archive.open(target) as crawl:
        crawl.leases.take(SOURCES[0], datetime.now(UTC))
        with pytest.raises(LeaseHeldError, match="another crawl is at work"):
            merge_shards(target, shards[:1])
        merge_shards(target, shards[1:])  # of others
        merge_shards(target, shards[:1], leased=SOURCES[:1])  # by the one who holds it
        assert crawl.leases.heartbeat(SOURCES[0])
        crawl.leases.release(SOURCES[0])
        refused = []

        def look(*_: object) -> None:
            try:
                crawl.leases.take(SOURCES[0], datetime.now(UTC))
            except LeaseHeldError as error:
                refused.append(str(error))

        merge_shards(target, shards[:1], progress=look)
        assert refused
        assert crawl.value("SELECT count(*) FROM leases") == 0


def test_the_target_is_read_and_written_between_two_batches(
    shards: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pair, "BATCH", 2)
    target = tmp_path / "all.db"
    other = story(4, runs=1, sources=("elsewhere",))[0]
    write(target, [])
    seen = []

    def look(*_: object) -> None:
        with Archive.open(target, read_only=True) as reader:
            rows = reader.value("SELECT count(*) FROM articles"), reader.value("SELECT count(*) FROM bodies")
            assert rows[0] == rows[1]
            seen.append(rows[0])

    def crawl() -> None:
        with Archive.open(target) as archive:
            tell(archive, other)

    thread = threading.Thread(target=crawl)
    thread.start()
    merge_shards(target, shards, progress=look)
    thread.join()
    assert len(set(seen)) > 3
    with Archive.open(target, read_only=True) as archive:
        assert archive.value("SELECT count(*) FROM articles WHERE source = 'elsewhere'") == len(other.articles)


def test_a_shard_that_is_written_to_meanwhile(shards: list[Path], tmp_path: Path) -> None:
    def write_more(*_: object) -> None:
        with Archive.open(shards[0]) as archive:
            archive.runs.start(SOURCES[0], {}, datetime.now(UTC))

    with pytest.raises(StoreError, match="was written to while it was merged"):
        merge_shards(tmp_path / "all.db", shards[:1], progress=write_more)
    merge_shards(tmp_path / "all.db", shards)
    write(tmp_path / "straight.db", [])
    merge_shards(tmp_path / "straight.db", shards)
    assert differences(told(tmp_path / "straight.db"), told(tmp_path / "all.db")) == {}


def test_a_full_disk_ends_it_and_the_next_one_goes_on(shards: list[Path], tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 8) as disk:
        target = disk.folder / "all.db"
        write(target, [])
        disk.fill(leave=150_000)
        with pytest.raises(StoreError, match=r"disk is full|No space left"):
            merge_shards(target, shards)
        with Archive.open(target, read_only=True) as archive:
            assert archive.value("PRAGMA integrity_check") == "ok"
        disk.clear()
        merge_shards(target, shards)
        merge_shards(tmp_path / "straight.db", shards)
        assert differences(told(tmp_path / "straight.db"), told(target)) == {}
