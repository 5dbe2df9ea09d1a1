"""The archive: one connection, and a part for each thing that the database holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.store.addresses import Addresses
from archive_scraper.store.articles import Articles, Details, Languages, Prints, Republications, Revisions
from archive_scraper.store.captures import Captures
from archive_scraper.store.citations import Citations
from archive_scraper.store.connect import Connection
from archive_scraper.store.crawls import (
    Alarms,
    Balance,
    Channels,
    Frontier,
    History,
    Leases,
    Memory,
    Runs,
    Schedules,
)
from archive_scraper.store.names import Names
from archive_scraper.store.pdfs import Pdfs
from archive_scraper.store.people import People
from archive_scraper.store.persons import Offices, Persons
from archive_scraper.store.replays import Replays
from archive_scraper.store.search import Search
from archive_scraper.store.sources import Sources
from archive_scraper.store.teasers import Teasers

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from archive_scraper.store.connect import Row


class Archive(Connection):
    """One archive, open. A context manager; see Connection.open for what it refuses.

    What it holds is reached by its parts: ``archive.articles.save(...)``, ``archive.runs.start(...)``. They share this
    connection, so one ``archive.transaction()`` holds what several of them write.
    """

    def __init__(self, path: Path, sqlite: sqlite3.Connection, *, read_only: bool) -> None:
        super().__init__(path, sqlite, read_only=read_only)
        self.sources = Sources(self)
        self.addresses = Addresses(self, self.sources)
        self.teasers = Teasers(self, self.sources, self.addresses)
        self.names = Names(self, self.sources)
        self.revisions = Revisions(self)
        self.citations = Citations(self, self.sources)
        self.offices = Offices(self)
        self.persons = Persons(self)
        details = Details(self, self.sources, self.addresses, self.teasers, self.names, self.offices)
        self.articles = Articles(self, self.sources, self.addresses, details, self.revisions, self.citations)
        self.languages = Languages(self)
        self.captures = Captures(self, self.sources)
        self.pdfs = Pdfs(self, self.sources)
        self.replays = Replays(self)
        self.prints = Prints(self)
        self.republications = Republications(self)
        self.people = People(self)
        self.search = Search(self)
        self.runs = Runs(self, self.sources, self.people)
        self.balance = Balance(self)
        self.channels = Channels(self)
        self.memory = Memory(self, self.sources)
        self.history = History(self)
        self.alarms = Alarms(self)
        self.leases = Leases(self)
        self.schedules = Schedules(self)

    def frontier(self, source: str) -> Frontier:
        """Return what a source still has to fetch."""
        return Frontier(self, self.sources, source)

    def stats(self) -> Row:
        """Return the archive's figures: rows of the main tables, bytes, and per source what its articles have."""
        tables = (
            "articles",
            "authors",
            "topics",
            "publications",
            "external_links",
            "teasers",
            "revisions",
            "runs",
            "captures",
        )
        figures: Row = {table: self.value(f"SELECT count(*) FROM {table}") for table in tables}  # noqa: S608 - listed above
        figures["authors"] = self.value("SELECT count(*) FROM authors WHERE merged_into IS NULL")
        figures["bytes"] = self.value("PRAGMA page_count") * self.value("PRAGMA page_size")
        sizes = self.captures.sizes()
        figures["capture_bytes"] = sum(size for _, size in sizes.values())
        rows = self.rows(
            "SELECT s.slug AS source, count(a.id) AS articles, min(a.published) AS oldest, max(a.published) AS newest, "
            "count(a.published) AS dated, count(a.byline) AS signed, count(a.summary) AS summarized, "
            "sum(EXISTS (SELECT 1 FROM article_topics t WHERE t.article_id = a.id)) AS with_topics, "
            "sum(EXISTS (SELECT 1 FROM external_links l WHERE l.article_id = a.id)) AS with_links, "
            "count(a.gone_at) AS gone FROM sources s LEFT JOIN articles a ON a.source = s.slug "
            "WHERE a.id IS NOT NULL OR EXISTS (SELECT 1 FROM captures c WHERE c.source = s.slug) "
            "GROUP BY s.slug ORDER BY s.slug"
        )
        figures["sources"] = [
            row | dict(zip(("captures", "capture_bytes"), sizes.get(row["source"], (0, 0)), strict=True))
            for row in rows
        ]
        return figures
