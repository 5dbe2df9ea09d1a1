"""The links of bodies as rows: written with the body, joined with the articles that they lead to, whenever those come.

A link that is no part of the argument keeps its row and says why it does not count: a button that shares the page, a
list of other pieces, a sentence that stands with the same link in several texts of a source (a footer, a call for
money, an author's biography).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from archive_scraper.normalize.urls import page_key
from archive_scraper.store.backlog import Backlog
from archive_scraper.store.citations.mentions import Mentions
from archive_scraper.store.citations.owners import form_of, is_home, is_share, owner_of
from archive_scraper.store.values import fold, number_of, storable

if TYPE_CHECKING:
    from archive_scraper.normalize.links.body_links import BodyLink
    from archive_scraper.store.connect import Connection
    from archive_scraper.store.sources import Sources

REPEATED = 4
"""So many articles of a source with one sentence and one link in it: then it is boilerplate in all of them."""


class Citations:
    """Write the links of articles and join them with what they lead to."""

    def __init__(self, db: Connection, sources: Sources) -> None:
        self._db = db
        self._sources = sources
        self._backlog = Backlog(db, "links_unread", "a.id, a.source, b.body_markdown")
        self.mentions = Mentions(db)
        self._owners: set[str] = set()
        db.when_undone(self._owners.clear)

    def write(self, article_id: int, source: str, markdown: str | None) -> None:
        """Write the links of an article's text, and the works it names without one, in place of those that it had."""
        self.mentions.write(article_id, source, markdown)
        self._db.run("DELETE FROM article_links WHERE article_id = ?", (article_id,))
        self._add_links(article_id, source, markdown)

    def add(self, article_id: int, source: str, markdown: str | None, year: int) -> None:
        """Write those of an article of a year that is new."""
        self.mentions.add(article_id, source, markdown, year)
        self._add_links(article_id, source, markdown)

    def _add_links(self, article_id: int, source: str, markdown: str | None) -> None:
        from archive_scraper.normalize.links.body_links import read_body_links

        if not markdown or "](" not in markdown:
            return
        own = {
            row["page_key"]
            for row in self._db.rows("SELECT page_key FROM article_urls WHERE article_id = ?", (article_id,))
        }
        prints = []
        for position, link in enumerate(read_body_links(markdown)):
            key = page_key(link.url)
            if key in own or self._sources.key_of(source, link.url) in own:
                continue  # a place of the same page
            prints.append(self._insert(article_id, source, position, link, key))
        self._mark_repeated(prints)

    def _insert(self, article_id: int, source: str, position: int, link: BodyLink, key: str) -> int:
        owner = owner_of(link.url)
        if owner.domain not in self._owners:
            self._db.run("INSERT INTO owners (domain, name, kind) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", owner)
            self._owners.add(owner.domain)
        number = _print_of(source, key, link.sentence)
        self._db.run(
            "INSERT INTO article_links (article_id, position, owner, form, boilerplate, target_id, page_key, print, "
            "url, text, sentence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                article_id,
                position,
                owner.domain,
                form_of(link.url),
                self._boilerplate(source, owner.domain, link),
                self._target(owner.domain, link.url, key, article_id),
                storable(key),
                number,
                storable(link.url),
                storable(link.text),
                storable(link.sentence),
            ),
        )
        return number

    def _boilerplate(self, source: str, owner: str, link: BodyLink) -> str | None:
        """Return why a link is none of the text's own: share, list or home; None for one that counts."""
        if is_share(link.url):
            return "share"
        if link.listed or (link.alone and self._holds(source, owner)):
            return "list"
        return "home" if is_home(link.url) and self._holds(source, owner) else None

    def _holds(self, source: str, domain: str) -> bool:
        return bool(
            self._db.value(
                "SELECT EXISTS (SELECT 1 FROM source_owners WHERE source = ? AND domain = ?)", (source, domain)
            )
        )

    def _target(self, owner: str, url: str, key: str, article_id: int) -> int | None:
        """Return the article at an address, by the rules of the sources that hold its domain."""
        keys = {key}
        for row in self._db.rows("SELECT source FROM source_owners WHERE domain = ?", (owner,)):
            keys.add(self._sources.key_of(row["source"], url))
        found: int | None = self._db.value(
            f"SELECT article_id FROM article_urls WHERE page_key IN ({', '.join('?' * len(keys))}) "  # noqa: S608 - marks
            "AND article_id <> ? ORDER BY kind = 'own' DESC, article_id LIMIT 1",
            (*sorted(keys), article_id),
        )
        return found

    def _mark_repeated(self, prints: list[int]) -> None:
        for number in dict.fromkeys(prints):
            count = self._db.value(
                "SELECT count(*) FROM (SELECT DISTINCT article_id FROM article_links WHERE print = ? LIMIT ?)",
                (number, REPEATED),
            )
            if count < REPEATED:
                continue
            # Footnotes repeat what is cited often.
            self._db.run(
                "UPDATE article_links SET boilerplate = 'repeated' "
                "WHERE print = ? AND boilerplate IS NULL AND form <> 'scholarly'",
                (number,),
            )

    def join_late(self, source: str) -> None:
        """Join links with articles of a source whose rules tell that two addresses are one page.

        A link was read before the source was known: then its parameters were taken for the page's.
        """
        rows = self._db.rows(
            "SELECT l.id, l.url, l.article_id FROM source_owners s JOIN article_links l ON l.owner = s.domain "
            "WHERE s.source = ? AND l.target_id IS NULL AND l.boilerplate IS NULL AND instr(l.page_key, '?')",
            (source,),
        )
        with self._db.transaction():
            for row in rows:
                key = self._sources.key_of(source, row["url"])
                self._db.run(
                    "UPDATE article_links SET target_id = (SELECT article_id FROM article_urls WHERE source = ? "
                    "AND page_key = ? AND article_id <> ?) WHERE id = ?",
                    (source, key, row["article_id"], row["id"]),
                )

    def count(self, source: str | None = None) -> None:
        """Count anew what a source cites and who cites its articles, or all of that, where views and pages read it."""
        with self._db.transaction():
            self.mentions.count(source)
            if source is None:
                for statement in _COUNT_ALL:
                    self._db.run(statement)
            else:
                for statement in _COUNT_SOURCE:
                    self._db.run(statement, (source,))

    def left(self) -> int:
        """Return how many articles of an earlier version wait for their links to be read, at most."""
        return self._backlog.left()

    def read_old(self, most: int | None = None) -> int:
        """Read the links of articles that an earlier version stored; return how many were read. See Backlog."""
        if self.left():
            self._note_sources()
        return self._backlog.read(lambda row: self.write(row["id"], row["source"], row["body_markdown"]), most)

    def _note_sources(self) -> None:
        with self._db.transaction():
            for row in self._db.rows("SELECT slug, hosts FROM sources"):
                self._sources.write_owners(row["slug"], json.loads(row["hosts"]))


# The order of the tables and the indexes are those that were measured: links and articles are wide rows.
_OWNERS = """INSERT INTO citation_counts (source, owner, year, articles, links)
SELECT a.source, l.owner, a.year, count(DISTINCT l.article_id), count(*)"""
_TARGETS = """INSERT INTO target_counts (target_id, source, year, articles)
SELECT l.target_id, a.source, a.year, count(DISTINCT l.article_id)"""
_LINKS = "article_links l INDEXED BY idx_article_links_"
_CITING = "articles a INDEXED BY idx_articles_narrow ON a.id = l.article_id"
_CITED = "articles t INDEXED BY idx_articles_narrow ON t.id = l.target_id"
_OF = "INDEXED BY idx_articles_facets"
_LEADS = "l.target_id IS NOT NULL AND l.boilerplate IS NULL AND a.source <> t.source"
_COUNT_ALL = (
    "DELETE FROM citation_counts",
    "DELETE FROM target_counts",
    f"{_OWNERS} FROM {_LINKS}article_id CROSS JOIN {_CITING} WHERE l.boilerplate IS NULL GROUP BY 1, 2, 3",
    f"{_TARGETS} FROM {_LINKS}cited CROSS JOIN {_CITING} CROSS JOIN {_CITED} WHERE {_LEADS} GROUP BY 1, 2, 3",
)
# Led by the articles of the source: a small one counts its own in a moment, however much the others cite.
_COUNT_SOURCE = (
    "DELETE FROM citation_counts WHERE source = ?",
    "DELETE FROM target_counts WHERE source = ?1 OR target_id IN (SELECT id FROM articles WHERE source = ?1)",
    (
        f"{_OWNERS} FROM articles a {_OF} CROSS JOIN {_LINKS}article_id ON l.article_id = a.id "
        "WHERE l.boilerplate IS NULL AND a.source = ? GROUP BY 1, 2, 3"
    ),
    (
        f"{_TARGETS} FROM articles a {_OF} CROSS JOIN {_LINKS}citing ON l.article_id = a.id "
        f"CROSS JOIN {_CITED} WHERE {_LEADS} AND a.source = ? GROUP BY 1, 2, 3"
    ),
    (
        f"{_TARGETS} FROM articles t {_OF} CROSS JOIN {_LINKS}cited ON l.target_id = t.id "
        f"CROSS JOIN {_CITING} WHERE {_LEADS} AND t.source = ? GROUP BY 1, 2, 3"
    ),
)


def _print_of(source: str, key: str, sentence: str) -> int:
    text = "\n".join((source, key, fold(sentence)))
    return number_of(text)
