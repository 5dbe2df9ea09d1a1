"""A shard holds what its archive holds of a source, under the same numbers, and nothing of the others."""

import sqlite3
from contextlib import closing

import pytest
from clusters import write_rules
from crawling import crawl_here
from small_site import SmallSite

from archive_scraper.cluster.carve import CARVED, LEFT_OUT, carve
from archive_scraper.store import Archive


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    folder = tmp_path_factory.mktemp("carve")
    with SmallSite() as one, SmallSite() as two:
        for site in (one, two):
            site.publish(3)
        sources = write_rules(folder, one=one, two=two)
        for name in ("one", "two", "one"):
            crawl_here(sources / f"{name}.toml", folder / "archive.db")
    return folder / "archive.db"


def tables(path):
    with closing(sqlite3.connect(path)) as database:
        names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%fts%'")
        return {
            name: sorted(database.execute(f"SELECT * FROM {name}"), key=repr)
            for (name,) in names.fetchall()
            if not name.startswith(("_", "sqlite"))
        }


def test_each_table_is_carved_or_left_out_for_a_reason(archive):
    told = {name for name in CARVED.keys() | LEFT_OUT.keys() if not name.startswith("_") and "fts" not in name}
    assert set(tables(archive)) == told
    assert not CARVED.keys() & LEFT_OUT.keys()


def test_a_shard_holds_one_source_and_its_numbers(archive, tmp_path):
    shard = tmp_path / "shard.db"
    carve(archive, "two", shard)
    whole, carved = tables(archive), tables(shard)
    assert [row[0] for row in carved["sources"]] == ["two"]
    with Archive.open(archive, read_only=True) as held, Archive.open(shard, read_only=True) as own:
        assert [row["url"] for row in own.rows("SELECT url FROM articles ORDER BY id")] == [
            row["url"] for row in held.rows("SELECT url FROM articles WHERE source = 'two' ORDER BY id")
        ]
        assert own.rows("PRAGMA foreign_key_check") == []
    for table in CARVED.keys() - {"sources", "authors", "run_origins"}:
        assert set(carved[table]) <= set(whole[table]), table
    for table in ("bodies", "frontier", "teasers", "captures", "runs", "run_pages", "article_authors", "text_keys"):
        assert 0 < len(carved[table]) < len(whole[table]), table
    assert carved["leases"] == carved["persons"] == []


def test_a_shard_of_an_unknown_source_is_empty(archive, tmp_path):
    carve(archive, "three", tmp_path / "shard.db")
    assert tables(tmp_path / "shard.db")["sources"] == []
