"""Page keys made anew, when it turns out that a parameter of a source's addresses does not tell its pages apart."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from archive_scraper.normalize.urls import canonical_url
from archive_scraper.store.values import to_json

if TYPE_CHECKING:
    from collections.abc import Collection

    from archive_scraper.store.archive import Archive


def drop_visit_params(archive: Archive, source: str, names: Collection[str]) -> int:
    """Take query parameters for the visit's: rows that differ in nothing else are joined; return how many articles.

    The oldest article stays, with its number; addresses, teasers and revisions move to it.
    """
    row = archive.row("SELECT visit_params FROM sources WHERE slug = ?", (source,))
    known: list[str] = json.loads(row["visit_params"]) if row else []
    with archive.transaction():
        archive.run(
            "UPDATE sources SET visit_params = ? WHERE slug = ?",
            (to_json([*known, *(name for name in names if name not in known)]), source),
        )
        archive.forget()
        joined = _rekey_articles(archive, source)
        for table, columns in (("frontier", "kind"), ("teasers", "listing, teaser_hash")):
            _rekey(archive, table, source, columns)
        _rekey_captures(archive, source)
    return joined


def _rekey_articles(archive: Archive, source: str) -> int:
    joined = 0
    rows = archive.rows(
        "SELECT page_key, url, article_id FROM article_urls WHERE source = ? AND instr(page_key, '?') "
        "ORDER BY article_id",
        (source,),
    )
    for row in rows:
        key = archive.sources.key_of(source, row["url"])
        if key == row["page_key"]:
            continue
        holder = archive.value("SELECT article_id FROM article_urls WHERE source = ? AND page_key = ?", (source, key))
        if holder is None:
            archive.run(
                "UPDATE article_urls SET page_key = ? WHERE source = ? AND page_key = ?",
                (key, source, row["page_key"]),
            )
            continue
        archive.run("DELETE FROM article_urls WHERE source = ? AND page_key = ?", (source, row["page_key"]))
        if holder != row["article_id"]:
            archive.addresses.join(row["article_id"], holder)
            joined += 1
    for row in archive.rows("SELECT id, url FROM articles WHERE source = ? AND instr(url, '?')", (source,)):
        url = canonical_url(row["url"], drop_params=archive.sources.drop_params(source))
        archive.run("UPDATE OR IGNORE articles SET url = ? WHERE id = ?", (url, row["id"]))
    return joined


def _rekey(archive: Archive, table: str, source: str, columns: str) -> None:
    """Give rows their new keys; one that then says the same as an older one goes."""
    rows = archive.rows(
        f"SELECT id, url, page_key, {columns} FROM {table} WHERE source = ? AND instr(page_key, '?') ORDER BY id",  # noqa: S608 - our own names
        (source,),
    )
    for row in rows:
        key = archive.sources.key_of(source, row["url"])
        if key == row["page_key"]:
            continue
        url = canonical_url(row["url"], drop_params=archive.sources.drop_params(source))
        done = archive.run(
            f"UPDATE OR IGNORE {table} SET page_key = ?, url = ? WHERE id = ?",  # noqa: S608 - our own names
            (key, url, row["id"]),
        )
        if not done.rowcount:
            archive.run(f"DELETE FROM {table} WHERE id = ?", (row["id"],))  # noqa: S608 - our own names


def _rekey_captures(archive: Archive, source: str) -> None:
    for row in archive.rows(
        "SELECT id, page_key, coalesce(requested_url, url) AS url FROM captures "
        "WHERE source = ? AND instr(page_key, '?')",
        (source,),
    ):
        key = archive.captures.key_of(source, row["url"])
        if key != row["page_key"]:
            archive.run("UPDATE captures SET page_key = ? WHERE id = ?", (key, row["id"]))
