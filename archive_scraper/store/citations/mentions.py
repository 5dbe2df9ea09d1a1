"""Works of houses that texts name without a link, as rows: read with the text, counted apart from links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.store.backlog import Backlog
from archive_scraper.store.citations.owners import owner_of
from archive_scraper.store.values import fold, number_of, storable

if TYPE_CHECKING:
    from archive_scraper.store.connect import Connection

REPEATED = 4
"""So many articles of a source with one sentence: then it is boilerplate in all of them, as with links."""


class Mentions:
    """Write the works that articles name."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._backlog = Backlog(db, "mentions_unread", "a.id, a.source, b.body_markdown")

    def write(self, article_id: int, source: str, markdown: str | None) -> None:
        """Write the works that an article's text names in place of those that it had."""
        self._db.run("DELETE FROM article_mentions WHERE article_id = ?", (article_id,))
        year = self._db.value(
            "SELECT coalesce(year, substr(first_seen, 1, 4)) FROM articles WHERE id = ?", (article_id,)
        )
        self.add(article_id, source, markdown, int(year))

    def add(self, article_id: int, source: str, markdown: str | None, year: int) -> None:
        """Write the works that the text of an article of a year names, which has none yet.

        The house's own works are no citations, and a sentence that links to a house is counted by its link.
        """
        from archive_scraper.normalize.links.mentions import read_mentions
        from archive_scraper.store.citations.names import house_names

        found = read_mentions(markdown or "", house_names(), latest=year)
        if not found:
            return
        own = {row["domain"] for row in self._db.rows("SELECT domain FROM source_owners WHERE source = ?", (source,))}
        for position, mention in enumerate(found):
            linked = {owner_of(url).domain for url in mention.links}
            if mention.house in own or mention.house in linked:
                continue
            owner = owner_of(f"https://{mention.house}/")
            self._db.run("INSERT INTO owners (domain, name, kind) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", owner)
            number = _print_of(source, mention.sentence)
            self._db.run(
                "INSERT INTO article_mentions (article_id, position, owner, named, year, title, print, sentence) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    article_id,
                    position,
                    owner.domain,
                    storable(mention.named),
                    mention.year,
                    mention.title and storable(mention.title),
                    number,
                    storable(mention.sentence),
                ),
            )
            self._mark_repeated(number)

    def _mark_repeated(self, number: int) -> None:
        count = self._db.value(
            "SELECT count(*) FROM (SELECT DISTINCT article_id FROM article_mentions WHERE print = ? LIMIT ?)",
            (number, REPEATED),
        )
        if count >= REPEATED:
            self._db.run(
                "UPDATE article_mentions SET boilerplate = 'repeated' WHERE print = ? AND boilerplate IS NULL",
                (number,),
            )

    def count(self, source: str | None = None) -> None:
        """Count anew whose works a source names, or all do: mention_counts, where house_citations reads it."""
        with self._db.transaction():
            self._db.run("DELETE FROM mention_counts WHERE ?1 IS NULL OR source = ?1", (source,))
            self._db.run(
                "INSERT INTO mention_counts (source, owner, year, mentions) SELECT a.source, m.owner, a.year, count(*) "
                "FROM article_mentions m JOIN articles a ON a.id = m.article_id "
                "WHERE m.boilerplate IS NULL AND (?1 IS NULL OR a.source = ?1) GROUP BY 1, 2, 3",
                (source,),
            )

    def left(self) -> int:
        """Return how many articles of an earlier version wait for their mentions to be read, at most."""
        return self._backlog.left()

    def read_old(self, most: int | None = None) -> int:
        """Read the mentions of articles that an earlier version stored; return how many were read. See Backlog."""
        return self._backlog.read(lambda row: self.write(row["id"], row["source"], row["body_markdown"]), most)


def _print_of(source: str, sentence: str) -> int:
    text = f"{source}\n{fold(sentence)}"
    return number_of(text)
