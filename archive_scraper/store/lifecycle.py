"""The life of a source as a whole: given another name, taken out of sight, or taken out of the archive.

Each call is one transaction, and refused while a crawl of the source is at work.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from archive_scraper.errors import UsageError
from archive_scraper.store.profiles import write_profile
from archive_scraper.store.values import timestamp

if TYPE_CHECKING:
    from datetime import datetime

    from archive_scraper.store.archive import Archive
    from archive_scraper.store.connect import Connection

REMOVED = "removed"
"""The origin of the rules of a source that was removed: its articles stay, nobody watches it any more."""


def rename_source(archive: Archive, old: str, new: str, now: datetime) -> None:
    """Give a source another name in every table. Raises UsageError for a name that is taken, StoreError."""
    with archive.transaction():
        if archive.value("SELECT 1 FROM sources WHERE slug = ?", (new,)):
            raise UsageError(f"{archive.path} holds a source {new!r} already; choose another name")
        archive.leases.take(old, now)
        archive.leases.release(old)
        archive.run("PRAGMA defer_foreign_keys = ON")  # until the transaction ends
        archive.run("UPDATE sources SET slug = ? WHERE slug = ?", (new, old))
        for table, column in _children(archive, "sources"):
            archive.run(f"UPDATE {table} SET {column} = ? WHERE {column} = ?", (new, old))  # noqa: S608 - our schema
        rules = archive.value("SELECT rules FROM sources WHERE slug = ?", (new,))
        write_profile(archive.run, new, json.loads(rules or "{}"))  # the catalogue knows it by its name
        archive.forget()


def retire_source(archive: Archive, source: str, now: datetime) -> None:
    """End what watches a source: its schedule and its alarms. Its articles stay. Raises StoreError."""
    with archive.transaction():
        archive.leases.take(source, now)
        archive.leases.release(source)
        archive.run("DELETE FROM schedules WHERE source = ?", (source,))
        archive.run("DELETE FROM frontier WHERE source = ?", (source,))
        for row in archive.rows("SELECT id FROM alarms WHERE source = ? AND state = 'open'", (source,)):
            archive.run(
                "UPDATE alarms SET state = 'over', closed = ?, over_message = 'source removed' WHERE id = ?",
                (timestamp(now), row["id"]),
            )
        archive.run("UPDATE sources SET rules_origin = ? WHERE slug = ?", (REMOVED, source))


def delete_source(archive: Archive, source: str, now: datetime) -> int:
    """Take a source out of the archive with all that it brought; return how many articles that were.

    The files of its captures stay: they may go once this lasts, see captures.removal.
    """
    with archive.durable_transaction():
        archive.leases.take(source, now)
        archive.run("PRAGMA defer_foreign_keys = ON")
        articles: int = archive.value("SELECT count(*) FROM articles WHERE source = ?", (source,))
        archive.run("DELETE FROM articles WHERE source = ?", (source,))
        tables = [name for name, _ in _children(archive, "sources")]
        for table, column in _children(archive, "runs"):  # what stayed of its runs, such as revisions of other sources
            if table not in tables:
                archive.run(
                    f"UPDATE {table} SET {column} = NULL WHERE {column} IN "  # noqa: S608 - our schema
                    "(SELECT id FROM runs WHERE source = ?)",
                    (source,),
                )
        for table, column in _children(archive, "sources"):
            archive.run(f"DELETE FROM {table} WHERE {column} = ?", (source,))  # noqa: S608 - our schema
        archive.run("DELETE FROM sources WHERE slug = ?", (source,))
        archive.run("DELETE FROM topics WHERE slug NOT IN (SELECT topic FROM article_topics)")
        archive.run(
            "DELETE FROM publications WHERE id NOT IN "
            "(SELECT publication_id FROM external_links WHERE publication_id IS NOT NULL)"
        )
        archive.forget()
    return articles


def _children(archive: Connection, parent: str) -> list[tuple[str, str]]:
    """Return the tables and columns that point to a table and do not go with its rows by themselves."""
    return [
        (row["child"], row["column"])
        for row in archive.rows(
            'SELECT m.name AS child, f."from" AS column FROM sqlite_master m, pragma_foreign_key_list(m.name) f '
            "WHERE m.type = 'table' AND f.\"table\" = ? AND f.on_delete = 'NO ACTION' ORDER BY m.name",
            (parent,),
        )
    ]
