"""Runs side by side commit their pages together: what that must not cost."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import ExitStack, closing

import pytest
from crawling import crawls_here
from small_site import SmallSite

from archive_scraper.crawl import commits as commits_of_runs
from archive_scraper.crawl.launch import Crawls
from archive_scraper.crawl.options import CrawlOptions
from archive_scraper.crawl.sources import file_source
from archive_scraper.store.page_group import PageGroup


@pytest.fixture
def crawls(tmp_path):
    """Return what makes crawls of two sites side by side."""
    with ExitStack() as stack:
        sources = []
        for name in ("one", "other"):
            site = stack.enter_context(SmallSite())
            site.publish(8)
            rules = tmp_path / f"{name}.toml"
            rules.write_text(f'start_urls = ["{site.listing}"]\n', encoding="utf-8")
            sources.append(file_source(rules))
        yield lambda: Crawls(sources, CrawlOptions())


@pytest.fixture
def db(tmp_path):
    return tmp_path / "a.db"


def rows(db, query):
    with closing(sqlite3.connect(db)) as connection:
        return connection.execute(query).fetchall()


def test_many_pages_are_one_commit(crawls, db, monkeypatch):
    monkeypatch.setattr(commits_of_runs, "_SECONDS", 60)  # a busy machine stores few pages in the usual time
    commits, synced = [], []
    commit, fsync = PageGroup.commit, os.fsync

    def counted(group):
        commits.append(len(group))
        commit(group)

    monkeypatch.setattr(PageGroup, "commit", counted)
    monkeypatch.setattr(os, "fsync", lambda fd: (synced.append(fd), fsync(fd)))
    reports = crawls_here(crawls(), db)
    assert [(report.state, report.new) for report in reports] == [("good", 8), ("good", 8)]
    assert sum(commits) <= 18  # of 16 articles and two listings: the last run is alone
    assert max(commits) > 3
    assert len(synced) < 18
    assert rows(db, "SELECT count(*) FROM articles WHERE capture_id IS NOT NULL") == [(16,)]
    assert rows(db, "SELECT DISTINCT readings FROM frontier") == [(0,)]


def test_pages_whose_captures_the_disk_refuses_are_not_counted_and_asked_for_again(crawls, db, monkeypatch):
    fsync = os.fsync
    left = [3]

    def refuse(fd):
        left[0] -= 1
        if left[0] <= 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        fsync(fd)

    monkeypatch.setattr(os, "fsync", refuse)
    reports = crawls_here(crawls(), db)
    monkeypatch.setattr(os, "fsync", fsync)
    assert "failed" in {report.state for report in reports}
    assert any("the disk is full" in remark for report in reports for remark in report.remarks)
    stored = dict(rows(db, "SELECT source, count(*) FROM articles GROUP BY 1"))
    assert {report.source: report.new for report in reports if report.new} == stored
    assert sum(stored.values()) < 16
    again = crawls_here(crawls(), db)
    assert [report.state for report in again] == ["good", "good"]
    assert rows(db, "SELECT source, count(*) FROM articles GROUP BY 1") == [("one", 8), ("other", 8)]
    assert rows(db, "SELECT count(*), count(DISTINCT url) FROM captures WHERE kind = 'article'") == [(16, 16)]
