"""Pages of several runs are committed together: each can be undone alone, and none is lost without a word."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress

import pytest

from archive_scraper.errors import StoreError
from archive_scraper.store import page_group
from archive_scraper.store.shared import SharedArchive

ADD = "INSERT INTO topics (slug, name) VALUES (?, ?)"


class Runs:
    """Two archives on one connection, and what was told to each."""

    def __init__(self, path):
        self.path = path
        self.archives = [SharedArchive.join(path), SharedArchive.join(path)]
        self.told = []

    def write(self, number, name):
        archive = self.archives[number]
        with archive.page(lambda error: self.told.append((name, str(error)))):
            archive.run(ADD, (name, name))

    def committed(self):
        with closing(sqlite3.connect(self.path)) as db:
            return [name for (name,) in db.execute("SELECT slug FROM topics ORDER BY slug")]


@pytest.fixture
def runs(tmp_path, monkeypatch):
    monkeypatch.setattr(page_group, "_PAUSE", 0.0)
    monkeypatch.setattr(page_group, "_LONG_PAUSE", 0.0)
    runs = Runs(tmp_path / "a.db")
    yield runs
    for archive in runs.archives:
        archive.close()


def test_pages_are_committed_together(runs):
    one, other = runs.archives
    runs.write(0, "a")
    runs.write(1, "b")
    assert (runs.committed(), one.waiting_pages) == ([], 2)
    assert other.value("SELECT count(*) FROM topics") == 2
    other.commit_pages()
    assert (runs.committed(), one.waiting_pages, runs.told) == (["a", "b"], 0, [])


def test_another_program_may_write_between_two_groups(runs):
    runs.write(0, "a")
    with closing(sqlite3.connect(runs.path, timeout=0)) as db:
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            db.execute("BEGIN IMMEDIATE")
        runs.archives[0].commit_pages()
        db.execute("BEGIN IMMEDIATE")


def test_after_a_commit_pages_are_committed_one_by_one_for_a_moment(runs, monkeypatch):
    now = [100.0]
    monkeypatch.setattr(page_group, "monotonic", lambda: now[0])
    monkeypatch.setattr(page_group, "_PAUSE", 5.0)
    runs.write(0, "a")
    runs.archives[0].commit_pages()
    runs.write(1, "b")
    assert runs.committed() == ["a", "b"]
    now[0] += 5
    runs.write(1, "c")
    assert runs.committed() == ["a", "b"]


@pytest.mark.parametrize(("writes", "together"), [(True, False), (False, True)])
def test_while_another_program_writes_pages_are_committed_one_by_one(runs, monkeypatch, writes, together):
    now = [100.0]
    monkeypatch.setattr(page_group, "monotonic", lambda: now[0])
    monkeypatch.setattr(page_group, "_LONG_PAUSE", 5.0)
    with closing(sqlite3.connect(runs.path)) as db, db:
        if writes:
            db.execute(ADD, ("b", "b"))
    runs.write(0, "c")  # nobody has looked yet
    runs.archives[0].commit_pages()
    now[0] += 4
    runs.write(1, "d")
    assert (runs.committed()[-1] == "c") is together
    now[0] += 1
    runs.archives[0].commit_pages()
    runs.write(1, "e")
    assert runs.committed()[-1] == "d"


@pytest.mark.parametrize("deed", ["transaction", "join", "close", "shrink_journal"])
def test_what_is_no_page_comes_after_the_pages_before_it(runs, deed):
    runs.write(0, "a")
    if deed == "transaction":
        with suppress(KeyError), runs.archives[1].transaction():
            raise KeyError
    elif deed == "join":
        runs.archives.append(SharedArchive.join(runs.path))
        assert runs.archives[2]._sqlite is runs.archives[0]._sqlite
    else:
        getattr(runs.archives[1], deed)()
    assert runs.committed() == ["a"]


def test_who_is_alone_has_each_page_committed(runs):
    runs.write(0, "a")
    runs.archives.pop().close()
    runs.write(0, "b")
    assert runs.committed() == ["a", "b"]


@pytest.mark.parametrize("before", [0, 1])
def test_a_page_that_fails_is_undone_alone(runs, before):
    if before:
        runs.write(1, "a")
    with suppress(KeyError), runs.archives[0].page(runs.told.append):
        runs.archives[0].run(ADD, ("b", "b"))
        with runs.archives[0].transaction():
            runs.archives[0].run(ADD, ("c", "c"))
        raise KeyError
    runs.write(1, "d")
    runs.archives[0].commit_pages()
    assert runs.committed() == ["a", "d"][1 - before :]
    assert runs.told == []


def test_a_page_of_which_a_part_fails_keeps_the_rest(runs):
    archive = runs.archives[0]
    with archive.page(runs.told.append):
        archive.run(ADD, ("a", "a"))
        with suppress(KeyError), archive.transaction():
            archive.run(ADD, ("b", "b"))
            raise KeyError
    archive.commit_pages()
    assert runs.committed() == ["a"]


def test_pages_that_sqlite_itself_undid_are_told(runs):
    runs.write(0, "a")
    with suppress(StoreError), runs.archives[1].page(runs.told.append):
        runs.archives[1].run("ROLLBACK")  # as a full disk does
        raise StoreError("the disk is full")
    assert runs.told == [("a", "the disk is full")]
    runs.write(1, "b")
    runs.archives[1].commit_pages()
    assert runs.committed() == ["b"]


def test_what_has_to_come_before_comes_before_the_commit_once(runs):
    done = []

    def sync():
        done.append(runs.committed())

    archive = runs.archives[0]
    for name in "ab":
        with archive.page(runs.told.append):
            archive.before_commit(sync)
            archive.run(ADD, (name, name))
    archive.commit_pages()
    assert done == [[]]
    archive.before_commit(sync)  # there is no transaction to wait for
    assert done == [[], ["a", "b"]]
    with archive.transaction():
        archive.before_commit(sync)
        archive.run(ADD, ("c", "c"))
    assert done == [[], ["a", "b"], ["a", "b"]]


def test_where_it_cannot_be_done_all_pages_are_lost_and_told(runs):
    def refuse():
        raise StoreError("the disk is full")

    runs.write(0, "a")
    with runs.archives[1].page(lambda error: runs.told.append(("b", str(error)))):
        runs.archives[1].before_commit(refuse)
    runs.archives[0].commit_pages()
    assert (runs.told, runs.committed()) == ([("a", "the disk is full"), ("b", "the disk is full")], [])
    runs.write(0, "c")
    runs.archives[0].commit_pages()
    assert runs.committed() == ["c"]


def test_a_commit_that_fails_is_told_in_our_words(runs):
    archive = runs.archives[0]
    with archive.page(lambda error: runs.told.append(("a", str(error)))):
        archive.run("PRAGMA defer_foreign_keys = ON")
        archive.run("INSERT INTO runs (source, started) VALUES ('nobody', '2024-05-03')")
    archive.commit_pages()
    assert runs.told == [("a", f"{runs.path}: FOREIGN KEY constraint failed")]
    assert archive.value("SELECT count(*) FROM runs") == 0
