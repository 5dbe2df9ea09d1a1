"""Runs of one process share a connection, and none of them notices the others."""

from __future__ import annotations

import threading

import pytest

from archive_scraper.errors import StoreError
from archive_scraper.store.persons.persons import Persons
from archive_scraper.store.shared import SharedArchive

COUNT = "SELECT count(*) FROM sources"
ADD = "INSERT INTO sources (slug, title, hosts, languages, rules_origin, rules) VALUES (?, 'A', '[]', '[]', '', '{}')"


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


def test_the_last_one_matches_persons_for_all(path, monkeypatch):
    matched = []
    monkeypatch.setattr(Persons, "match", lambda _: matched.append(1))
    one, two = SharedArchive.join(path), SharedArchive.join(path)
    monkeypatch.setattr(two._held.matching, "_next", float("inf"))
    one.match_persons(changed=True)
    assert matched == []
    one.close()
    two.match_persons(changed=False)
    assert matched == [1]
    two.close()
