"""The archive: one connection, and a part for each thing that the database holds.

A part is imported and made when it is first asked for: a command that searches loads what searches, and starts sooner.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from archive_scraper.store.connect import Connection

if TYPE_CHECKING:
    from archive_scraper.store.addresses import Addresses
    from archive_scraper.store.articles.articles import Articles
    from archive_scraper.store.articles.details import Details
    from archive_scraper.store.articles.languages import Languages
    from archive_scraper.store.articles.prints import Prints
    from archive_scraper.store.articles.republications import Republications
    from archive_scraper.store.articles.revisions import Revisions
    from archive_scraper.store.captures import Captures
    from archive_scraper.store.citations.citations import Citations
    from archive_scraper.store.connect import Row
    from archive_scraper.store.crawls.alarms import Alarms
    from archive_scraper.store.crawls.balance import Balance
    from archive_scraper.store.crawls.channels import Channels
    from archive_scraper.store.crawls.frontier import Frontier
    from archive_scraper.store.crawls.history import History
    from archive_scraper.store.crawls.leases import Leases
    from archive_scraper.store.crawls.memory import Memory
    from archive_scraper.store.crawls.runs import Runs
    from archive_scraper.store.crawls.schedules import Schedules
    from archive_scraper.store.names import Names
    from archive_scraper.store.pdfs import Pdfs
    from archive_scraper.store.people.people import People
    from archive_scraper.store.persons.offices import Offices
    from archive_scraper.store.persons.persons import Persons
    from archive_scraper.store.replays import Replays
    from archive_scraper.store.search import Search
    from archive_scraper.store.sources import Sources
    from archive_scraper.store.teasers import Teasers


class Archive(Connection):
    """One archive, open. A context manager; see Connection.open for what it refuses.

    What it holds is reached by its parts: ``archive.articles.save(...)``, ``archive.runs.start(...)``. They share this
    connection, so one ``archive.transaction()`` holds what several of them write.
    """

    @cached_property
    def sources(self) -> Sources:
        """The sources: what their rules say of addresses."""
        from archive_scraper.store.sources import Sources

        return Sources(self)

    @cached_property
    def addresses(self) -> Addresses:
        """Which article an address leads to."""
        from archive_scraper.store.addresses import Addresses

        return Addresses(self, self.sources)

    @cached_property
    def teasers(self) -> Teasers:
        """What listings show of articles."""
        from archive_scraper.store.teasers import Teasers

        return Teasers(self, self.sources, self.addresses)

    @cached_property
    def names(self) -> Names:
        """Authors, topics and outlets, a row each."""
        from archive_scraper.store.names import Names

        return Names(self, self.sources)

    @cached_property
    def revisions(self) -> Revisions:
        """What changed in articles, and when."""
        from archive_scraper.store.articles.revisions import Revisions

        return Revisions(self)

    @cached_property
    def citations(self) -> Citations:
        """What texts link to and mention."""
        from archive_scraper.store.citations.citations import Citations

        return Citations(self, self.sources)

    @cached_property
    def offices(self) -> Offices:
        """What is printed of the offices of authors."""
        from archive_scraper.store.persons.offices import Offices

        return Offices(self)

    @cached_property
    def persons(self) -> Persons:
        """Authors of all sources that are one human."""
        from archive_scraper.store.persons.persons import Persons

        return Persons(self)

    @cached_property
    def articles(self) -> Articles:
        """The articles."""
        from archive_scraper.store.articles.articles import Articles

        return Articles(self, self.sources, self.addresses, self.details, self.revisions, self.citations)

    @cached_property
    def details(self) -> Details:
        """The lists of articles: authors, topics, outside links, related teasers."""
        from archive_scraper.store.articles.details import Details

        return Details(self, self.sources, self.addresses, self.teasers, self.names, self.offices)

    @cached_property
    def languages(self) -> Languages:
        """The languages of texts."""
        from archive_scraper.store.articles.languages import Languages

        return Languages(self)

    @cached_property
    def captures(self) -> Captures:
        """Pages as they were fetched: the index of their files."""
        from archive_scraper.store.captures import Captures

        return Captures(self, self.sources)

    @cached_property
    def pdfs(self) -> Pdfs:
        """PDFs and their texts."""
        from archive_scraper.store.pdfs import Pdfs

        return Pdfs(self, self.sources)

    @cached_property
    def replays(self) -> Replays:
        """Which captures were read again."""
        from archive_scraper.store.replays import Replays

        return Replays(self)

    @cached_property
    def prints(self) -> Prints:
        """Prints of titles and texts."""
        from archive_scraper.store.articles.prints import Prints

        return Prints(self)

    @cached_property
    def republications(self) -> Republications:
        """The same text on two sources."""
        from archive_scraper.store.articles.republications import Republications

        return Republications(self)

    @cached_property
    def people(self) -> People:
        """Spellings of one source that are one author."""
        from archive_scraper.store.people.people import People

        return People(self)

    @cached_property
    def search(self) -> Search:
        """Full-text search."""
        from archive_scraper.store.search import Search

        return Search(self)

    @cached_property
    def runs(self) -> Runs:
        """The crawls and how they went."""
        from archive_scraper.store.crawls.runs import Runs

        return Runs(self, self.sources, self.people)

    @cached_property
    def balance(self) -> Balance:
        """What became of each new piece of a run."""
        from archive_scraper.store.crawls.balance import Balance

        return Balance(self)

    @cached_property
    def channels(self) -> Channels:
        """What each channel of a source showed."""
        from archive_scraper.store.crawls.channels import Channels

        return Channels(self)

    @cached_property
    def memory(self) -> Memory:
        """What crawls learned of a source."""
        from archive_scraper.store.crawls.memory import Memory

        return Memory(self, self.sources)

    @cached_property
    def history(self) -> History:
        """What earlier runs counted."""
        from archive_scraper.store.crawls.history import History

        return History(self)

    @cached_property
    def alarms(self) -> Alarms:
        """What is wrong with the sources, since when."""
        from archive_scraper.store.crawls.alarms import Alarms

        return Alarms(self)

    @cached_property
    def leases(self) -> Leases:
        """Who crawls which source."""
        from archive_scraper.store.crawls.leases import Leases

        return Leases(self)

    @cached_property
    def schedules(self) -> Schedules:
        """When each source is due."""
        from archive_scraper.store.crawls.schedules import Schedules

        return Schedules(self)

    def frontier(self, source: str) -> Frontier:
        """Return what a source still has to fetch."""
        from archive_scraper.store.crawls.frontier import Frontier

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
