"""Which article an address belongs to: one piece under several addresses is one row.

A page's own address (asked for, redirected from) is certain, whatever the source. A canonical or alternate
address is a claim of the page: it counts within its source only, so that a republication never swallows the
original, and only where something else agrees, because content systems put their home page or one and the same
address on every page.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from archive_scraper.normalize.urls import is_http, page_key
from archive_scraper.store.values import fold

if TYPE_CHECKING:
    from collections.abc import Collection

    from archive_scraper.items import Article
    from archive_scraper.store.connect import Connection, Row
    from archive_scraper.store.sources import Sources

CLAIMS = ("canonical", "alternate")
"""Kinds of article_urls that rest on the page's word; "own" and "redirect" were fetched."""


class Addresses:
    """The addresses of articles."""

    def __init__(self, db: Connection, sources: Sources) -> None:
        self._db = db
        self._sources = sources

    def article_id(self, source: str, url: str) -> int | None:
        """Return the article that an address is known to lead to, or None."""
        return self.find_key(source, self._sources.key_of(source, url))

    def find_key(self, source: str, key: str) -> int | None:
        """Return the article of a page key: of this source by any kind of address, of another by its own."""
        found: int | None = self._db.value(_BY_KEY, (key, source, source))
        return found

    def all_of(self, article_id: int) -> list[str]:
        """Return the addresses that lead to an article, those that were known first before the others."""
        rows = self._db.rows(
            "SELECT url FROM article_urls WHERE article_id = ? ORDER BY first_seen, page_key", (article_id,)
        )
        return [row["url"] for row in rows]

    def piece_at(self, source: str, key: str) -> Row | None:
        """Return id, title and body of the article that a page key leads to, None where there is none."""
        return self._db.row(
            "SELECT a.id, a.title, b.body FROM article_urls u JOIN articles a ON a.id = u.article_id "
            "LEFT JOIN bodies b ON b.article_id = a.id WHERE u.source = ? AND u.page_key = ?",
            (source, key),
        )

    def own_article(self, article: Article, key: str) -> int | None:
        """Return the row of the article's own address, or None where it is new.

        An address that another article only claimed is given back where another piece is found at it.
        """
        row = self._db.row(_BY_KEY, (key, article.source, article.source))
        if row is None:
            return None
        if row["kind"] not in CLAIMS or self.same_piece(article, row["article_id"]):
            return int(row["article_id"])
        self._db.run("DELETE FROM article_urls WHERE source = ? AND page_key = ?", (article.source, key))
        return None

    def identify(self, article: Article, own: int | None, redirects: Collection[str]) -> int | None:
        """Return the row of the article, or None for a new one; ``own`` is the row of its own address.

        An address that redirected here and the canonical address lead to the same row, where title, body or the
        last part of the path agrees with it. Rows that turn out to be one piece are joined: the oldest stays.
        """
        key = self._sources.key_of(article.source, article.url)
        claimed = [self._sources.key_of(article.source, url) for url in redirects]
        if article.canonical_url and self._may_claim(article.source, article.canonical_url, key):
            claimed.append(self._sources.key_of(article.source, article.canonical_url))
        rows = {own} if own is not None else set()
        for other in claimed:
            found = self._db.value(
                "SELECT article_id FROM article_urls WHERE source = ? AND page_key = ?", (article.source, other)
            )
            if found is not None and found not in rows and self.same_piece(article, found):
                rows.add(found)
        if not rows:
            return None
        oldest, *others = sorted(rows)
        for other_id in others:
            self.join(other_id, oldest)
        return oldest

    def join(self, article_id: int, into: int) -> None:
        """Join a row into another one that is the same piece. Addresses, teasers and revisions move along."""
        for table in ("article_urls", "teasers", "revisions"):
            self._db.run(f"UPDATE {table} SET article_id = ? WHERE article_id = ?", (into, article_id))  # noqa: S608 - listed above
        self._db.run(
            "UPDATE article_links SET target_id = ? WHERE target_id = ? AND article_id <> ?", (into, article_id, into)
        )
        self._db.run("DELETE FROM articles WHERE id = ?", (article_id,))

    def same_piece(self, article: Article, article_id: int) -> bool:
        """Tell whether a page holds the piece of a row: same title, same text or same last part of the path."""
        row = self._db.row(
            "SELECT a.title, a.url, a.language, b.body FROM articles a LEFT JOIN bodies b ON b.article_id = a.id "
            "WHERE a.id = ?",
            (article_id,),
        )
        if row is None or (row["language"] and article.language and row["language"] != article.language):
            return False  # a translation is a piece of its own
        if fold(row["title"]) == fold(article.title):
            return True
        if row["body"] and article.body and fold(row["body"]) == fold(article.body):
            return True
        slug = _slug(article.url)
        return bool(slug) and slug == _slug(row["url"])

    def claim(self, article_id: int, source: str, url: str, kind: str, now: str) -> None:
        """Note that an address leads to an article. An address that already leads somewhere stays there."""
        key = self._sources.key_of(source, url)
        written = self._db.run(
            "INSERT INTO article_urls (source, page_key, article_id, url, kind, first_seen) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (source, page_key) DO UPDATE SET kind = excluded.kind "
            "WHERE article_id = excluded.article_id AND excluded.kind = 'own' AND kind <> 'own'",
            (source, key, article_id, url, kind, now),
        )
        if written.rowcount > 0:  # links that were there before it lead to it now
            self._db.run(
                "UPDATE article_links SET target_id = ?1 "
                "WHERE page_key IN (?2, ?3) AND target_id IS NULL AND article_id <> ?1",
                (article_id, key, page_key(url)),
            )

    def give_back_claims(self, article_id: int) -> None:
        """Forget the addresses that rest on what was read on an article's page."""
        self._db.run(
            f"DELETE FROM article_urls WHERE article_id = ? AND kind IN ({', '.join('?' * len(CLAIMS))})",  # noqa: S608 - marks
            (article_id, *CLAIMS),
        )

    def claim_all(self, article_id: int, article: Article, redirects: Collection[str], now: str) -> None:
        """Note all addresses of an article: its own, those that redirected to it, those it claims."""
        key = self._sources.key_of(article.source, article.url)
        self.claim(article_id, article.source, article.url, "own", now)
        for url in redirects:
            self.claim(article_id, article.source, url, "redirect", now)
        claims = [("canonical", article.canonical_url)] + [("alternate", url) for url in article.alternate_urls]
        for kind, claimed in claims:
            if claimed and self._may_claim(article.source, claimed, key):
                self.claim(article_id, article.source, claimed, kind, now)

    def _may_claim(self, source: str, url: str, own_key: str) -> bool:
        """Tell whether an address can name one article: not a home page, a listing or the page itself."""
        if not is_http(url):
            return False
        key = self._sources.key_of(source, url)
        parts = urlsplit(url)
        if key == own_key or (parts.path in ("", "/") and not parts.query):
            return False
        is_listing = self._db.value(
            "SELECT EXISTS (SELECT 1 FROM frontier WHERE source = ? AND page_key = ? AND kind = 'listing') "
            "OR EXISTS (SELECT 1 FROM teasers WHERE listing = ? AND section = 'listing')",
            (source, key, key),
        )
        return not is_listing


_BY_KEY = (
    "SELECT article_id, kind FROM article_urls WHERE page_key = ? AND (source = ? OR kind = 'own') "
    "ORDER BY source <> ? LIMIT 1"
)


def _slug(url: str) -> str:
    """Return the part of a path that names a piece: its last segment, where it has several words."""
    if not is_http(url):
        return ""
    path = re.sub(r"\.\w{2,5}$", "", urlsplit(url).path.rstrip("/"))
    last = path.rpartition("/")[2]
    return last.casefold() if last.count("-") + last.count("_") >= 2 else ""
