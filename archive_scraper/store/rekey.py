"""Page keys made anew, when it turns out that a parameter of a source's addresses does not tell its pages apart."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from archive_scraper.normalize.urls import canonical_url
from archive_scraper.store.identity import Identity
from archive_scraper.store.values import to_json

if TYPE_CHECKING:
    from collections.abc import Collection


class Rekey(Identity):
    """Make page keys anew."""

    def drop_visit_params(self, source: str, names: Collection[str]) -> int:
        """Take query parameters for the visit's: rows that differ in nothing else are joined; return how many articles.

        The oldest article stays, with its number; addresses, teasers and revisions move to it.
        """
        row = self.row("SELECT visit_params FROM sources WHERE slug = ?", (source,))
        known: list[str] = json.loads(row["visit_params"]) if row else []
        with self.transaction():
            self.run(
                "UPDATE sources SET visit_params = ? WHERE slug = ?",
                (to_json([*known, *(name for name in names if name not in known)]), source),
            )
            self.forget()
            joined = self._rekey_articles(source)
            for table, columns in (("frontier", "kind"), ("teasers", "listing, teaser_hash")):
                self._rekey(table, source, columns)
        return joined

    def _rekey_articles(self, source: str) -> int:
        joined = 0
        rows = self.rows(
            "SELECT page_key, url, article_id FROM article_urls WHERE source = ? AND instr(page_key, '?') "
            "ORDER BY article_id",
            (source,),
        )
        for row in rows:
            key = self.key_of(source, row["url"])
            if key == row["page_key"]:
                continue
            holder = self.value("SELECT article_id FROM article_urls WHERE source = ? AND page_key = ?", (source, key))
            if holder is None:
                self.run(
                    "UPDATE article_urls SET page_key = ? WHERE source = ? AND page_key = ?",
                    (key, source, row["page_key"]),
                )
                continue
            self.run("DELETE FROM article_urls WHERE source = ? AND page_key = ?", (source, row["page_key"]))
            if holder != row["article_id"]:
                self.join(row["article_id"], holder)
                joined += 1
        for row in self.rows("SELECT id, url FROM articles WHERE source = ? AND instr(url, '?')", (source,)):
            url = canonical_url(row["url"], drop_params=self.drop_params(source))
            self.run("UPDATE OR IGNORE articles SET url = ? WHERE id = ?", (url, row["id"]))
        return joined

    def _rekey(self, table: str, source: str, columns: str) -> None:
        """Give rows their new keys; one that then says the same as an older one goes."""
        rows = self.rows(
            f"SELECT id, url, page_key, {columns} FROM {table} WHERE source = ? AND instr(page_key, '?') ORDER BY id",  # noqa: S608 - our own names
            (source,),
        )
        for row in rows:
            key = self.key_of(source, row["url"])
            if key == row["page_key"]:
                continue
            url = canonical_url(row["url"], drop_params=self.drop_params(source))
            done = self.run(
                f"UPDATE OR IGNORE {table} SET page_key = ?, url = ? WHERE id = ?",  # noqa: S608 - our own names
                (key, url, row["id"]),
            )
            if not done.rowcount:
                self.run(f"DELETE FROM {table} WHERE id = ?", (row["id"],))  # noqa: S608 - our own names
