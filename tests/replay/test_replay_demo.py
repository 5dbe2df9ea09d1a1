"""The demo, read again: nothing changes, no site is there to be asked, and a new archive holds the same."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing

import pytest
from replaying import tables


@pytest.fixture
def demo_here(demo_folder, tmp_path):
    """The demo's archive in the folder where commands run; its sites are no longer served."""
    shutil.copytree(demo_folder, tmp_path, dirs_exist_ok=True)


@pytest.mark.usefixtures("demo_here")
def test_the_demo_is_the_same_when_it_is_read_again(cli, tmp_path):
    for arguments in ((), ("--all",)):
        found = cli.json("replay", "--db", "demo.db", *arguments)["sources"]
        assert [one["source"] for one in found] == ["demo-cnas", "demo-jamestown"]
        assert sum(one["unchanged"] for one in found) == 61
        for one in found:
            zeros = [one[name] for name in ("changed", "added", "lost", "values_changed")]
            zeros += [one[name]["count"] for name in ("appeared", "vanished", "no_longer_an_article", "unreadable")]
            assert zeros == [0] * 8, one
    cli("replay", "--db", "demo.db", "--into", "new.db")
    live = tables(tmp_path / "demo.db")
    for name, rows in tables(tmp_path / "new.db").items():
        assert rows == live[name], name


@pytest.mark.usefixtures("demo_here")
def test_captures_of_one_second_are_told_apart(cli, tmp_path):
    """A piece with two addresses is read once, from the one that its row was read from last."""
    with closing(sqlite3.connect(tmp_path / "demo.db")) as db, db:
        db.execute("UPDATE captures SET at = (SELECT max(at) FROM captures)")
    found = cli.json("replay", "--db", "demo.db")["sources"]
    assert sum(one["unchanged"] for one in found) == 61
