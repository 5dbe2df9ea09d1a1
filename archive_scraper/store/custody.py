"""A source as a whole: given another name, taken out of sight, or taken out of the archive."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from archive_scraper.errors import UsageError
from archive_scraper.store.leases import Leases
from archive_scraper.store.values import timestamp

if TYPE_CHECKING:
    from datetime import datetime

REMOVED = "removed"
"""The origin of the rules of a source that was removed: its articles stay, nobody watches it any more."""


class Custody(Leases):
    """Rename and remove sources. Each call is one transaction, and refused while a crawl of the source is at work."""

    def rename_source(self, old: str, new: str, now: datetime) -> None:
        """Give a source another name in every table. Raises UsageError for a name that is taken, StoreError."""
        with self.transaction():
            if self.value("SELECT 1 FROM sources WHERE slug = ?", (new,)):
                raise UsageError(f"{self.path} holds a source {new!r} already; choose another name")
            self.take_lease(old, now)
            self.release_lease(old)
            self.run("PRAGMA defer_foreign_keys = ON")  # until the transaction ends
            self.run("UPDATE sources SET slug = ? WHERE slug = ?", (new, old))
            for table, column in self._children("sources"):
                self.run(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (new, old))  # noqa: S608 - our schema
            self.forget()

    def start_page(self, source: str) -> str | None:
        """Return the first start page of a source as its last crawl knew it."""
        rules: str | None = self.value("SELECT rules FROM sources WHERE slug = ?", (source,))
        starts = json.loads(rules or "{}").get("start_urls") or []
        return str(starts[0]) if starts else None

    def retire_source(self, source: str, now: datetime) -> None:
        """End what watches a source: its schedule and its alarms. Its articles stay. Raises StoreError."""
        with self.transaction():
            self.take_lease(source, now)
            self.release_lease(source)
            self.run("DELETE FROM schedules WHERE source = ?", (source,))
            self.run("DELETE FROM frontier WHERE source = ?", (source,))
            for row in self.rows("SELECT id FROM alarms WHERE source = ? AND state = 'open'", (source,)):
                self.run(
                    "UPDATE alarms SET state = 'over', closed = ?, over_message = 'source removed' WHERE id = ?",
                    (timestamp(now), row["id"]),
                )
            self.run("UPDATE sources SET rules_origin = ? WHERE slug = ?", (REMOVED, source))

    def delete_source(self, source: str, now: datetime) -> int:
        """Take a source out of the archive with all that it brought; return how many articles that were."""
        with self.transaction():
            self.take_lease(source, now)
            self.run("PRAGMA defer_foreign_keys = ON")
            articles: int = self.value("SELECT count(*) FROM articles WHERE source = ?", (source,))
            self.run("DELETE FROM articles WHERE source = ?", (source,))
            tables = [name for name, _ in self._children("sources")]
            for table, column in self._children("runs"):  # what stayed of its runs, such as revisions of other sources
                if table not in tables:
                    self.run(
                        f"UPDATE {table} SET {column} = NULL WHERE {column} IN "  # noqa: S608 - our schema
                        "(SELECT id FROM runs WHERE source = ?)",
                        (source,),
                    )
            for table, column in self._children("sources"):
                self.run(f"DELETE FROM {table} WHERE {column} = ?", (source,))  # noqa: S608 - our schema
            self.run("DELETE FROM sources WHERE slug = ?", (source,))
            self.run("DELETE FROM topics WHERE slug NOT IN (SELECT topic FROM article_topics)")
            self.run(
                "DELETE FROM publications WHERE id NOT IN "
                "(SELECT publication_id FROM external_links WHERE publication_id IS NOT NULL)"
            )
            self.forget()
        return articles

    def _children(self, parent: str) -> list[tuple[str, str]]:
        """Return the tables and columns that point to a table and do not go with its rows by themselves."""
        return [
            (row["child"], row["column"])
            for row in self.rows(
                'SELECT m.name AS child, f."from" AS column FROM sqlite_master m, pragma_foreign_key_list(m.name) f '
                "WHERE m.type = 'table' AND f.\"table\" = ? AND f.on_delete = 'NO ACTION' ORDER BY m.name",
                (parent,),
            )
        ]
