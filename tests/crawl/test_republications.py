"""The same text on two sources."""

import sqlite3

import pytest

from archive_scraper.demo import DemoServer


@pytest.fixture
def twins(cli, demo):
    """Two sources that carry the same pieces, each at its own address."""
    with DemoServer(slow_seconds=0.0) as other:
        for name, server in (("first", demo), ("second", other)):
            rules = cli.folder / f"{name}.toml"
            rules.write_text(f'start_urls = ["{server.cnas_listings[0]}"]\n')
        yield cli


def rows(cli, sql):
    with sqlite3.connect(cli.db) as connection:
        return connection.execute(sql).fetchall()


def test_republications_are_linked_and_not_merged(twins):
    first = twins.crawl("--rules", twins.folder / "first.toml")
    assert rows(twins, "SELECT count(*) FROM republications") == [(0,)]
    second = twins.crawl("--rules", twins.folder / "second.toml")
    assert second["new"] == first["new"]
    pairs = rows(
        twins,
        "SELECT a.source, b.source, a.title = b.title, r.similarity FROM republications r "
        "JOIN articles a ON a.id = r.article_id JOIN articles b ON b.id = r.other_id",
    )
    long = rows(twins, "SELECT count(*) FROM articles WHERE source = 'first' AND word_count >= 60")[0][0]
    assert len(pairs) >= long > 5
    assert {pair[:3] for pair in pairs} == {("second", "first", 1)}
    assert min(pair[3] for pair in pairs) > 0.9
    later = "SELECT 1 FROM republications r JOIN articles a ON a.id = r.article_id WHERE found_at <> a.first_seen"
    assert rows(twins, later) == []  # compared as they were stored
    twins.crawl("--rules", twins.folder / "second.toml", "--full")
    assert len(rows(twins, "SELECT * FROM republications")) == len(pairs)
