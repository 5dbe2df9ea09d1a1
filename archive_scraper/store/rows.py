"""What readers ask for: sources, one article with all that is known of it, figures, rows for export."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from archive_scraper.store.identity import Identity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archive_scraper.store.connect import Row

EXPORT_KEYS = (
    "url", "canonical_url", "source", "title", "subtitle", "kind", "published", "published_precision", "published_raw",
    "authors", "topics", "summary", "summary_truncated", "external_links", "body", "body_markdown", "language",
    "pdf_links", "series", "volume", "issue", "related", "first_seen", "last_seen",
)  # fmt: skip
"""Keys of an exported article, in this order; they stay stable."""

_BATCH = 200


class Rows(Identity):
    """Read the archive."""

    def sources(self) -> list[Row]:
        """Return every source with its number of articles, its newest date and its last run."""
        rows = self.rows(
            "SELECT s.slug, s.title, s.home, s.hosts, s.languages, s.timezone, s.date_order, s.rules_origin, "
            "s.first_run, count(a.id) AS articles, max(a.published) AS newest, "
            "(SELECT started FROM runs WHERE source = s.slug ORDER BY started DESC, id DESC LIMIT 1) AS last_run, "
            "(SELECT state FROM runs WHERE source = s.slug ORDER BY started DESC, id DESC LIMIT 1) AS last_state "
            "FROM sources s LEFT JOIN articles a ON a.source = s.slug GROUP BY s.slug ORDER BY s.slug"
        )
        return [_decoded(row, "hosts", "languages") for row in rows]

    def latest(self, limit: int = 20, source: str | None = None) -> list[Row]:
        """Return the articles published last."""
        return self.rows("SELECT * FROM latest WHERE ? IS NULL OR source = ? LIMIT ?", (source, source, limit))

    def article(self, id_or_url: int | str) -> Row | None:
        """Return one article with everything that is known of it, by its id or any of its addresses.

        Besides the columns of articles: body, body_markdown, authors, topics, external_links, addresses,
        teasers (where and how listings showed it), related, revisions. None where there is none.
        """
        article_id = self._find(id_or_url)
        row = self.row(
            "SELECT a.*, b.body, b.body_markdown FROM articles a LEFT JOIN bodies b ON b.article_id = a.id "
            "WHERE a.id = ?",
            (article_id,),
        )
        if row is None:
            return None
        row = _decoded(row, "pdf_links", "alternate_urls", "topics_raw", "origins")
        row["authors"] = self._authors_of([article_id])[article_id]
        row["topics"] = self._topics_of([article_id])[article_id]
        row["external_links"] = self.rows(
            "SELECT l.kind, l.publication_as_printed AS publication, p.name AS outlet, l.url, l.text "
            "FROM external_links l LEFT JOIN publications p ON p.id = l.publication_id "
            "WHERE l.article_id = ? ORDER BY l.position",
            (article_id,),
        )
        row["addresses"] = self.rows(
            "SELECT url, kind, first_seen FROM article_urls WHERE article_id = ? ORDER BY kind = 'own' DESC, url",
            (article_id,),
        )
        row["teasers"] = self.rows(
            "SELECT section, listing_url, position, title, published, summary, summary_truncated, byline_raw, "
            "published_raw, first_seen, last_seen FROM teasers WHERE article_id = ? ORDER BY first_seen, id",
            (article_id,),
        )
        row["related"] = self.rows(
            "SELECT t.url, t.title, t.article_id FROM related r JOIN teasers t ON t.id = r.teaser_id "
            "WHERE r.article_id = ? ORDER BY r.position",
            (article_id,),
        )
        row["revisions"] = self.rows(
            "SELECT field, at, run_id, old, new FROM revisions WHERE article_id = ? ORDER BY id", (article_id,)
        )
        return row

    def _find(self, id_or_url: int | str) -> int:
        text = str(id_or_url).strip()
        if text.isdecimal():
            return int(text) if len(text) < 19 else -1  # 64 bits
        found = self.value("SELECT id FROM articles WHERE url = ?", (text,))
        for row in self.rows("SELECT slug FROM sources") if found is None else ():
            found = found or self.article_id(row["slug"], text)
        return found or -1

    def stats(self) -> Row:
        """Return the archive's figures: rows of the main tables, bytes, and per source what its articles have."""
        tables = ("articles", "authors", "topics", "publications", "external_links", "teasers", "revisions", "runs")
        figures: Row = {table: self.value(f"SELECT count(*) FROM {table}") for table in tables}  # noqa: S608 - listed above
        figures["authors"] = self.value("SELECT count(*) FROM authors WHERE merged_into IS NULL")
        figures["bytes"] = self.value("PRAGMA page_count") * self.value("PRAGMA page_size")
        figures["sources"] = self.rows(
            "SELECT source, count(*) AS articles, min(published) AS oldest, max(published) AS newest, "
            "count(published) AS dated, count(byline) AS signed, count(summary) AS summarized, "
            "sum(EXISTS (SELECT 1 FROM article_topics t WHERE t.article_id = articles.id)) AS with_topics, "
            "sum(EXISTS (SELECT 1 FROM external_links l WHERE l.article_id = articles.id)) AS with_links, "
            "count(gone_at) AS gone FROM articles GROUP BY source ORDER BY source"
        )
        return figures

    def export_rows(self, since: str | None = None, source: str | None = None) -> Iterator[Row]:
        """Yield one dict an article with EXPORT_KEYS, oldest row first.

        ``since`` is an ISO date or its beginning: articles published then or later; an article whose date is
        less exact counts where it may be meant, an undated one by its first_seen. Memory does not grow with the
        archive.
        """
        last = 0
        while True:
            batch = self.rows(
                "SELECT a.*, b.body, b.body_markdown FROM articles a LEFT JOIN bodies b ON b.article_id = a.id "
                "WHERE a.id > ?1 AND (?2 IS NULL OR a.source = ?2) AND (?3 IS NULL OR "
                "coalesce(a.published, a.first_seen) >= ?3 OR ?3 LIKE a.published || '%') ORDER BY a.id LIMIT ?4",
                (last, source, since, _BATCH),
            )
            if not batch:
                return
            last = batch[-1]["id"]
            yield from self._exported(batch)

    def _exported(self, batch: list[Row]) -> Iterator[Row]:
        ids = [row["id"] for row in batch]
        authors, topics, outside, related = (
            self._authors_of(ids),
            self._topics_of(ids),
            self._links_of(ids),
            self._related_to(ids),
        )
        for row in batch:
            number = row["id"]
            full = row | {
                "authors": [{"name": person["name"], "type": person["type"]} for person in authors[number]],
                "topics": topics[number],
                "external_links": outside[number],
                "related": related[number],
                "pdf_links": json.loads(row["pdf_links"]),
                "summary_truncated": bool(row["summary_truncated"]),
            }
            yield {key: full[key] for key in EXPORT_KEYS}

    def _authors_of(self, ids: Sequence[int]) -> dict[int, list[Row]]:
        return self._grouped(
            "SELECT j.article_id, u.name, u.type, u.url, j.name_as_printed, u.id AS author_id FROM article_authors j "
            "JOIN authors u ON u.id = j.author_id WHERE j.article_id IN ({}) ORDER BY j.article_id, j.position",
            ids,
        )

    def _topics_of(self, ids: Sequence[int]) -> dict[int, list[str]]:
        found = self._grouped(
            "SELECT j.article_id, t.name FROM article_topics j JOIN topics t ON t.slug = j.topic "
            "WHERE j.article_id IN ({}) ORDER BY j.article_id, j.position",
            ids,
        )
        return defaultdict(list, {number: [row["name"] for row in rows] for number, rows in found.items()})

    def _links_of(self, ids: Sequence[int]) -> dict[int, list[Row]]:
        return self._grouped(
            "SELECT l.article_id, l.kind, coalesce(l.publication_as_printed, p.name) AS publication, l.url "
            "FROM external_links l LEFT JOIN publications p ON p.id = l.publication_id "
            "WHERE l.article_id IN ({}) ORDER BY l.article_id, l.position",
            ids,
        )

    def _related_to(self, ids: Sequence[int]) -> dict[int, list[str]]:
        found = self._grouped(
            "SELECT r.article_id, t.url FROM related r JOIN teasers t ON t.id = r.teaser_id "
            "WHERE r.article_id IN ({}) ORDER BY r.article_id, r.position",
            ids,
        )
        return defaultdict(list, {number: [row["url"] for row in rows] for number, rows in found.items()})

    def _grouped(self, sql: str, ids: Sequence[int]) -> dict[int, list[Row]]:
        found: dict[int, list[Row]] = defaultdict(list)
        for row in self.rows(sql.format(", ".join("?" * len(ids))), ids):
            found[row.pop("article_id")].append(row)
        return found


def _decoded(row: Row, *names: str) -> Row:
    decoded: dict[str, Any] = {name: json.loads(row[name]) for name in names}
    return row | decoded
