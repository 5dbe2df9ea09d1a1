"""Runs of one process share a connection, and none of them notices the others."""

from __future__ import annotations

import threading
from contextlib import suppress
from pathlib import Path

import pytest

from archive_scraper.errors import StoreError
from archive_scraper.store.persons.persons import Persons
from archive_scraper.store.shared import SharedArchive

COUNT = "SELECT count(*) FROM sources"
ADD = "INSERT INTO sources (slug, title, hosts, languages, rules_origin, rules) VALUES (?, 'A', '[]', '[]', '', '{}')"
OPEN_FILES = Path("/proc/self/fd")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.db"


def test_all_have_one_connection_until_the_last_one_leaves(path):
    one, two = SharedArchive.join(path), SharedArchive.join(path)
    assert one._sqlite is two._sqlite
    assert one.sources is not two.sources
    one.close()
    with two.transaction():
        two.run(ADD, ("a",))
    assert two.value(COUNT) == 1
    two.close()
    three = SharedArchive.join(path)
    assert three._sqlite is not two._sqlite
    three.close()


def test_who_has_left_cannot_write_on(path):
    one, two = SharedArchive.join(path), SharedArchive.join(path)
    one.close()
    one.close()  # once is enough
    with pytest.raises(StoreError, match="closed"):
        one.run(ADD, ("a",))
    assert two.value(COUNT) == 0
    two.close()


def test_what_one_leaves_half_done_is_undone_for_the_others(path):
    one, two = SharedArchive.join(path), SharedArchive.join(path)
    one.run("BEGIN IMMEDIATE")
    one.run(ADD, ("a",))
    one.close()
    with two.transaction():
        two.run(ADD, ("b",))
    assert two.rows("SELECT slug FROM sources") == [{"slug": "b"}]
    two.close()


def test_nobody_joins_a_transaction_that_another_one_left_open(path):
    one = SharedArchive.join(path)
    one.run("BEGIN")
    two = SharedArchive.join(path)
    assert two._sqlite is not one._sqlite
    two.close()
    one.close()


def test_nobody_joins_a_file_that_is_there_no_longer(path):
    one = SharedArchive.join(path)
    path.rename(path.with_name("b.db"))
    two = SharedArchive.join(path)
    assert two._sqlite is not one._sqlite
    two.check_file()
    with pytest.raises(StoreError, match="removed or replaced"):
        one.check_file()
    two.close()
    one.close()


@pytest.mark.skipif(not OPEN_FILES.is_dir(), reason="this system does not say which files a process has open")
def test_a_block_inside_of_a_transaction_needs_no_file_for_its_undoing(path):
    one = SharedArchive.join(path)
    with one.transaction():
        for number in range(200):
            one.run(ADD.replace("''", f"'{'a' * 1000}'"), (f"a{number}",))
    with one.transaction():
        before = len(list(OPEN_FILES.iterdir()))
        with suppress(KeyError), one.transaction():
            one.run("UPDATE sources SET title = 'B'")
            assert len(list(OPEN_FILES.iterdir())) == before
            raise KeyError
    assert one.rows("SELECT DISTINCT title FROM sources") == [{"title": "A"}]
    one.close()


def test_another_thread_has_a_connection_of_its_own(path):
    one = SharedArchive.join(path)
    found = []

    def join():
        other = SharedArchive.join(path)
        found.append(other.value(COUNT))
        other.close()

    thread = threading.Thread(target=join)
    thread.start()
    thread.join()
    assert found == [0]
    one.close()


@pytest.fixture
def matched(monkeypatch):
    found = []
    monkeypatch.setattr(Persons, "match", lambda _: found.append(1))
    return found


def joined(path, count):
    """Return so many that share a connection on which a pass was made a moment ago."""
    found = [SharedArchive.join(path) for _ in range(count)]
    found[0]._held.matching._next = float("inf")
    return found


@pytest.mark.parametrize(
    "order",
    [
        ["match 0", "close 0", "match 1", "close 1"],
        ["match 0", "match 1", "close 0", "close 1"],  # the steps of their ends are taken in turns
        ["match 1", "match 0", "close 1", "close 0"],
        ["match 0", "close 0", "close 1"],  # a run that is given up never comes to it
        ["match 0", "close 1", "close 0"],
    ],
    ids=", ".join,
)
def test_the_last_one_that_comes_to_it_matches_persons_for_all(order, path, matched):
    runs = joined(path, 2)
    for step in order:
        doing, number = step.split()
        if doing == "match":
            runs[int(number)].match_persons(changed=step == next(step for step in order if step.startswith("match")))
        else:
            runs[int(number)].close()
    assert matched == [1]


def test_a_run_that_begins_meanwhile_takes_over(path, matched):
    (one,) = joined(path, 1)
    two = SharedArchive.join(path)
    one.match_persons(changed=True)
    three = SharedArchive.join(path)
    two.match_persons(changed=False)
    assert matched == []
    three.match_persons(changed=False)
    assert matched == [1]
    for run in (one, two, three):
        run.close()
    assert matched == [1]


def test_a_full_disk_of_one_leaves_nothing_open_for_the_others(path):
    one, two = SharedArchive.join(path), SharedArchive.join(path)
    one.run("PRAGMA max_page_count = 1")
    with pytest.raises(StoreError, match="full"), one.transaction():
        one.run(ADD, ("x" * 1_000_000,))
    one.run("PRAGMA max_page_count = 1000000")
    assert not two._sqlite.in_transaction
    with two.transaction():
        two.run(ADD, ("b",))
    one.close()
    assert two.rows("SELECT slug FROM sources") == [{"slug": "b"}]
    two.close()
