"""The lists of an article, in tables of their own: authors, topics, outside links, related teasers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.store.articles.merge import is_same_print
from archive_scraper.store.names import author_type
from archive_scraper.store.values import optional, storable

if TYPE_CHECKING:
    from archive_scraper.items import Article
    from archive_scraper.store.addresses import Addresses
    from archive_scraper.store.articles.revisions import Change
    from archive_scraper.store.connect import Connection, Row
    from archive_scraper.store.names import Names
    from archive_scraper.store.persons.offices import Offices
    from archive_scraper.store.sources import Sources
    from archive_scraper.store.teasers import Teasers


class Details:
    """Write the lists of an article. Each update returns the changes that leave a revision."""

    def __init__(
        self,
        db: Connection,
        sources: Sources,
        addresses: Addresses,
        teasers: Teasers,
        names: Names,
        offices: Offices,
    ) -> None:
        self._db = db
        self._sources = sources
        self._addresses = addresses
        self._teasers = teasers
        self._names = names
        self._offices = offices

    def write(self, run_id: int | None, article_id: int, article: Article, now: str) -> None:
        """Write all lists of an article that is new."""
        self._write_authors(article_id, article, now)
        names = [storable(person.name) for person in article.authors]
        language = article.language_declared or article.language
        self._offices.add(article_id, article.byline_raw, optional(article.body), language, names)
        self._write_topics(article_id, article)
        self._write_links(article_id, article)
        self.write_related(run_id, article_id, article)

    def _write_authors(self, article_id: int, article: Article, now: str) -> None:
        for position, person in enumerate(article.authors):
            self._db.run(
                "INSERT INTO article_authors (article_id, position, author_id, name_as_printed) VALUES (?, ?, ?, ?)",
                (article_id, position, self._names.author(article.source, person, now), storable(person.name)),
            )

    def write_offices(self, article_id: int, byline_raw: str | None, language: str | None) -> None:
        """Write what byline and text say of the authors, as both are stored now."""
        names = self._db.rows(
            "SELECT name_as_printed FROM article_authors WHERE article_id = ? ORDER BY position", (article_id,)
        )
        body = self._db.value("SELECT body FROM bodies WHERE article_id = ?", (article_id,))
        self._offices.write(article_id, byline_raw, body, language, [row["name_as_printed"] for row in names])

    def update_authors(self, article_id: int, article: Article, now: str, *, erase: bool) -> list[Change]:
        """Replace the authors by those of a new reading. Without any they stay, but for ``erase``."""
        old = self._db.run(
            "SELECT j.name_as_printed, u.type FROM article_authors j JOIN authors u ON u.id = j.author_id "
            "WHERE j.article_id = ? ORDER BY j.position",
            (article_id,),
        ).fetchall()
        new = [(name := storable(person.name), author_type(name, person.type)) for person in article.authors]
        if new == old or not (new or erase):
            return []
        self._db.run("DELETE FROM article_authors WHERE article_id = ?", (article_id,))
        self._write_authors(article_id, article, now)
        return _listed("authors", [name for name, _ in old], [name for name, _ in new])

    def _write_topics(self, article_id: int, article: Article) -> None:
        for position, name in enumerate(article.topics):
            self._db.run(
                "INSERT INTO article_topics (article_id, topic, position) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                (article_id, self._names.topic(name), position),
            )

    def update_topics(
        self, article_id: int, article: Article, before: Row, after: Row, *, erase: bool = False
    ) -> list[Change]:
        """Replace the topics by those of a new reading.

        Without any they stay, but for ``erase``, and so does their print in ``after``.
        """
        old = self._db.run(
            "SELECT t.slug, t.name FROM article_topics j JOIN topics t ON t.slug = j.topic WHERE j.article_id = ? "
            "ORDER BY j.position",
            (article_id,),
        ).fetchall()
        new = {self._names.topic(name): storable(name) for name in article.topics}
        if not new and old and not erase and not is_same_print("topics_raw", before, after):
            after["topics_raw"] = before["topics_raw"]  # the topics stay, and what they were read from
            return []
        if list(new) == [slug for slug, _ in old]:
            return []
        self._db.run("DELETE FROM article_topics WHERE article_id = ?", (article_id,))
        self._write_topics(article_id, article)
        return _listed("topics", [name for _, name in old], list(new.values()))

    def _write_links(self, article_id: int, article: Article) -> None:
        for position, link in enumerate(article.external_links):
            self._db.run(
                "INSERT INTO external_links (article_id, position, kind, publication_id, publication_as_printed, url, "
                "text) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    article_id,
                    position,
                    link.kind,
                    self._names.publication(article.source, link),
                    optional(link.publication),
                    optional(link.url),
                    storable(link.text),
                ),
            )

    def update_links(self, article_id: int, article: Article, *, erase: bool = False) -> None:
        """Replace the outside links by those of a new reading, where it has any, or for ``erase``."""
        old = self._db.run(
            "SELECT kind, publication_as_printed, url, text FROM external_links WHERE article_id = ? ORDER BY position",
            (article_id,),
        ).fetchall()
        new = [
            (link.kind, optional(link.publication), optional(link.url), storable(link.text))
            for link in article.external_links
        ]
        if new != old and (new or erase):
            self._db.run("DELETE FROM external_links WHERE article_id = ?", (article_id,))
            self._write_links(article_id, article)

    def write_related(self, run_id: int | None, article_id: int, article: Article, *, erase: bool = False) -> None:
        """Replace the teasers that the article's page shows of other articles, where it shows any, or for ``erase``."""
        if not article.related and not erase:
            return
        key = self._sources.key_of(article.source, article.url)
        new = []
        for teaser in article.related:
            other = self._sources.key_of(article.source, teaser.url)
            found = self._addresses.find_key(article.source, other)
            new.append(
                self._teasers.save(
                    article.source,
                    run_id,
                    teaser,
                    key=other,
                    group=key,
                    listing_url=article.url,
                    article_id=found,
                    section="related",
                )
            )
        old = self._db.run(
            "SELECT teaser_id FROM related WHERE article_id = ? ORDER BY position", (article_id,)
        ).fetchall()
        if [(teaser_id,) for teaser_id in new] == old:
            return
        self._db.run("DELETE FROM related WHERE article_id = ?", (article_id,))
        for position, teaser_id in enumerate(new):
            self._db.run(
                "INSERT INTO related (article_id, position, teaser_id) VALUES (?, ?, ?)",
                (article_id, position, teaser_id),
            )


def _listed(field: str, old: list[str], new: list[str]) -> list[Change]:
    """Return the change of a list, if it is one to a reader."""
    before, after = ("; ".join(names) or None for names in (old, new))
    return [(field, before, after)] if before != after else []
