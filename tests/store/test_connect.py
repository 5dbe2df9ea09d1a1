"""Opening, refusing, full disks and locks: one clear line each, and the database stays whole."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from desk import Desk

from archive_scraper.errors import ArchiveError, StoreError
from archive_scraper.store import Archive, opening

if TYPE_CHECKING:
    from pathlib import Path


def refusal(path: Path, **options: bool) -> str:
    with pytest.raises(StoreError) as caught:
        Archive.open(path, **options)
    assert isinstance(caught.value, ArchiveError)
    message = str(caught.value)
    assert str(path) in message
    assert "\n" not in message
    return message


def fill(desk: Desk) -> None:
    """Store articles, one a transaction, until the disk is full."""
    for number in range(1000):
        desk.save(url=f"https://harbor.example/{number}", title=f"P {number}", body=f"words {number} " * 500)


def save_and_fail(desk: Desk, **fields: object) -> None:
    with desk.archive.transaction():
        desk.save(**fields)
        raise RuntimeError


def test_new_archive_has_our_settings(db: Path) -> None:
    with Archive.open(db) as archive:
        pragmas = {name: archive.value(f"PRAGMA {name}") for name in ("journal_mode", "foreign_keys", "synchronous")}
        assert pragmas == {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 1}
        assert archive.value("PRAGMA busy_timeout") == 10_000


def test_open_again_keeps_everything(db: Path) -> None:
    with Archive.open(db) as archive:
        Desk(archive).save()
    with Archive.open(db, create=False) as archive:
        assert archive.value("SELECT count(*) FROM articles") == 1


def test_text_file(db: Path) -> None:
    db.write_text("this is my thesis, please do not overwrite it " * 50)
    before = db.read_bytes()
    assert "is not a SQLite database" in refusal(db)
    assert db.read_bytes() == before


def test_database_of_another_program(db: Path) -> None:
    with sqlite3.connect(db) as other:
        other.execute("CREATE TABLE invoices (id INTEGER PRIMARY KEY)")
    other.close()
    before = db.read_bytes()
    assert "not an archive" in refusal(db)
    assert db.read_bytes() == before, "not even its journal mode changes"


def test_missing_directory(db: Path) -> None:
    assert "does not exist" in refusal(db.parent / "nowhere" / "archive.db")


def test_directory_instead_of_file(db: Path) -> None:
    db.mkdir()
    assert "is a directory" in refusal(db)


def test_paths_that_are_no_archive_are_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "ring").symlink_to(tmp_path / "ring")
    (tmp_path / "lost").symlink_to(tmp_path / "nowhere" / "archive.db")
    for path, reason in [
        (tmp_path / "pipe", "is a device or a pipe"),
        (tmp_path / "ring", "Too many levels of symbolic links"),
        (tmp_path / "lost", "cannot be opened"),
        (tmp_path / "file" / "archive.db", "does not exist"),
        (tmp_path / ("x" * 300), "File name too long"),
        (tmp_path / "nul\0", "embedded null"),
    ]:
        assert reason in refusal(path)
        with pytest.raises(StoreError):
            Archive.open(path, read_only=True)


def test_a_link_to_an_archive_is_the_archive(db: Path, tmp_path: Path) -> None:
    with Archive.open(db) as archive:
        Desk(archive).save()
    (tmp_path / "link.db").symlink_to(db)
    with Archive.open(tmp_path / "link.db", read_only=True) as archive:
        assert archive.value("SELECT count(*) FROM articles") == 1


def test_a_database_that_another_program_locks_for_itself(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.05)
    Archive.open(db).close()
    with closing(sqlite3.connect(db, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        assert "is locked by another program" in refusal(db)
        assert "is locked by another program" in refusal(db, read_only=True)


@pytest.mark.parametrize("options", [{"create": False}, {"read_only": True}], ids=["no create", "read only"])
def test_missing_file_is_not_created(db: Path, options: dict[str, bool]) -> None:
    assert "no archive yet" in refusal(db, **options)
    assert not db.exists()


def test_empty_file(db: Path) -> None:
    db.touch()
    assert "empty" in refusal(db, read_only=True)
    assert "empty" in refusal(db, create=False)
    Archive.open(db).close()


def test_newer_schema(db: Path) -> None:
    Archive.open(db).close()
    with sqlite3.connect(db) as newer:
        newer.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('archive_scraper', 'm999', '')"
        )
    newer.close()
    assert "newer version" in refusal(db)


def test_older_schema_read_only(db: Path) -> None:
    Archive.open(db).close()
    with sqlite3.connect(db) as older:
        older.execute("DELETE FROM _sqlite_migrations")
    older.close()
    assert "older version" in refusal(db, read_only=True)


def test_damaged_file(db: Path) -> None:
    with Archive.open(db) as archive:
        desk = Desk(archive)
        for number in range(200):
            desk.save(url=f"https://harbor.example/{number}", title=f"Piece {number}")
    damaged = bytearray(db.read_bytes())
    damaged[4096:] = b"\xa5" * (len(damaged) - 4096)
    db.write_bytes(damaged)
    assert "is damaged" in refusal(db)


def test_read_only_reads_and_does_not_write(db: Path) -> None:
    with Archive.open(db) as archive:
        Desk(archive).save()
        with Archive.open(db, read_only=True) as reader:
            assert len(reader.search.articles("ports")) == 1
            with pytest.raises(StoreError, match="for reading alone"), reader.transaction():
                pass


@pytest.mark.skipif(os.geteuid() != 0, reason="needs to become another user")
def test_file_of_another_user(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    Archive.open(path).close()
    path.chmod(0o444)
    code = (
        "import os, sys, pathlib\n"
        "from archive_scraper.store import Archive\n"
        "from archive_scraper.errors import StoreError\n"
        "os.seteuid(65534)\n"
        "try:\n    Archive.open(pathlib.Path(sys.argv[1])).close()\n"
        "except StoreError as error:\n    print(error)\n"
    )
    for directory in (tmp_path, *tmp_path.parents):
        if directory.stat().st_uid == os.geteuid() and directory.name:
            directory.chmod(directory.stat().st_mode | 0o055)
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert str(path) in done.stdout
    assert "not writable" in done.stdout or "cannot be opened" in done.stdout


def test_locked(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.05)
    with Archive.open(db) as one, Archive.open(db) as two, one.transaction():
        with pytest.raises(StoreError, match="is locked by another program"), two.transaction():
            pass
        Archive.open(db, read_only=True).close()


def test_disk_full_undoes_the_page_and_nothing_else(db: Path) -> None:
    with Archive.open(db) as archive:
        desk = Desk(archive)
        desk.save()
        archive.run(f"PRAGMA max_page_count = {archive.value('PRAGMA page_count') + 20}")
        with pytest.raises(StoreError, match="the disk is full") as caught:
            fill(desk)
        assert str(db) in str(caught.value)
        assert 10 < archive.value("SELECT count(*) FROM articles") == archive.value("SELECT count(*) FROM bodies")
        archive.run("PRAGMA max_page_count = 100000")
        assert desk.save(url="https://harbor.example/after", title="After") == "new", "there is room again"
    with Archive.open(db) as archive:
        assert archive.value("PRAGMA integrity_check") == "ok"
        archive.run("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")


@pytest.mark.skipif(os.geteuid() != 0, reason="needs to mount a small disk")
def test_really_full_disk(tmp_path: Path) -> None:
    mounted = tmp_path / "small"
    mounted.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(mounted)], check=False).returncode:
        pytest.skip("mounting is not allowed here")
    try:
        path = mounted / "archive.db"
        with Archive.open(path) as archive:
            desk = Desk(archive)
            with pytest.raises(StoreError, match="the disk is full"):
                fill(desk)
            stored = archive.value("SELECT count(*) FROM articles")
            assert stored > 10
        with Archive.open(path, read_only=True) as archive:
            assert archive.value("SELECT count(*) FROM articles") == stored
            assert archive.value("PRAGMA integrity_check") == "ok"
    finally:
        subprocess.run(["umount", str(mounted)], check=True)


def test_inner_transaction_fails_alone(desk: Desk) -> None:
    archive = desk.archive
    with archive.transaction():
        desk.save()
        with pytest.raises(RuntimeError):
            save_and_fail(desk, url="https://harbor.example/2", title="Second", topics=("Fish",))
        assert desk.save(url="https://harbor.example/3", title="Third", topics=("Fish",)) == "new"
    assert desk.rows("SELECT title FROM articles") == [("Quiet Ports of the North",), ("Third",)]
    assert desk.rows("SELECT slug FROM topics ORDER BY slug") == [("fish",), ("maritime-security",), ("trade",)]


def save_as_part_and_fail(desk: Desk, **fields: object) -> None:
    with desk.archive.part_of_transaction():
        desk.save(**fields)
        raise RuntimeError


def save_and_fail_in_a_part(desk: Desk) -> None:
    with desk.archive.transaction():
        desk.save()
        save_as_part_and_fail(desk, url="https://harbor.example/2", title="Second")


def test_a_part_of_a_transaction_is_undone_with_the_whole(desk: Desk) -> None:
    with pytest.raises(RuntimeError):
        save_and_fail_in_a_part(desk)
    assert desk.count("articles") == 0
    with pytest.raises(RuntimeError):
        save_as_part_and_fail(desk)  # no other is open: it is one by itself
    assert desk.count("articles") == 0


def test_outer_transaction_takes_all_back(desk: Desk) -> None:
    with pytest.raises(RuntimeError):
        save_and_fail(desk)
    assert desk.count("articles") == desk.count("authors") == 0
    assert desk.save() == "new", "nothing undone is remembered"
    assert desk.rows("PRAGMA foreign_key_check") == []


def test_the_end_of_a_run_tells_the_planner_what_is_there(desk: Desk) -> None:
    desk.save()
    desk.archive.runs.finish(desk.run_id, "good", {}, desk.now)
    analysed = {row["tbl"] for row in desk.archive.rows("SELECT tbl FROM sqlite_stat1")}
    assert {"articles", "article_topics", "article_authors", "sources", "runs"} <= analysed
    assert "articles_fts_data" not in analysed
