"""Runs that share a connection: what one of them meets is no other one's business."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from crawling import crawls_here
from small_site import SmallSite

from archive_scraper.crawl.launch import Crawls
from archive_scraper.crawl.options import CrawlOptions
from archive_scraper.crawl.sources import file_source
from archive_scraper.store.articles.articles import Articles


@pytest.fixture
def sources(tmp_path):
    with SmallSite() as one, SmallSite() as other:
        found = []
        for name, site in (("one", one), ("other", other)):
            site.publish(6)
            rules = site.rules_file(tmp_path)
            rules = tmp_path / f"{name}.toml"
            rules.write_text(f'start_urls = ["{site.listing}"]\n', encoding="utf-8")
            found.append(file_source(rules))
        yield found


def test_a_run_whose_rows_cannot_be_written_fails_alone(sources, tmp_path, monkeypatch):
    saved = Articles.save

    def save(self, run_id, article, **options):
        outcome = saved(self, run_id, article, **options)
        if article.source == "one":
            raise sqlite3.OperationalError("database or disk is full")
        return outcome

    monkeypatch.setattr(Articles, "save", save)
    failed, good = crawls_here(Crawls(sources, CrawlOptions()), tmp_path / "a.db")
    assert (failed.state, good.state, good.new) == ("failed", "good", 6)
    with closing(sqlite3.connect(tmp_path / "a.db")) as db:
        assert db.execute("SELECT source, count(*) FROM articles GROUP BY 1").fetchall() == [("other", 6)]
        assert db.execute("SELECT count(*) FROM persons").fetchone()[0]
        assert db.execute("SELECT count(*) FROM authors WHERE person_id IS NULL").fetchone() == (0,)
        assert db.execute("SELECT count(*) FROM leases").fetchone() == (0,)
