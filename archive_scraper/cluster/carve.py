"""A shard's beginning: everything that an archive holds of one source, in an archive of its own, with the same ids.

A crawl needs what earlier ones left: which pages are known, their validators, the queue, the habits that alarms are
judged by. So a source is crawled on a shard that holds it whole, and the archive takes back what has changed since.
Left out is what the archive makes of all its sources together, and the search index: nobody searches in a shard.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from archive_scraper.merge.tables import OF_ARTICLES, OF_RUNS, OF_SOURCES, TREATMENTS
from archive_scraper.store import Archive
from archive_scraper.store.sqlite_errors import translated

if TYPE_CHECKING:
    from pathlib import Path

_OF_SOURCE = "source = :source"
_OF_RUNS = "run_id IN (SELECT id FROM main.runs)"
_OF_ARTICLES = "article_id IN (SELECT id FROM main.articles)"
_BOTH = "article_id IN (SELECT id FROM main.articles) AND other_id IN (SELECT id FROM main.articles)"
_PUBLICATIONS = (
    "id IN (SELECT publication_id FROM origin.external_links WHERE article_id IN (SELECT id FROM main.articles))"
)
_OWNERS = (
    "domain IN (SELECT owner FROM origin.article_links WHERE article_id IN (SELECT id FROM main.articles) "
    "UNION SELECT owner FROM origin.article_mentions WHERE article_id IN (SELECT id FROM main.articles))"
)
CARVED = {
    "sources": "slug = :source",
    **dict.fromkeys(OF_SOURCES, _OF_SOURCE),
    "runs": _OF_SOURCE,
    **dict.fromkeys(OF_RUNS, _OF_RUNS),
    "readers": "TRUE",
    "captures": _OF_SOURCE,
    "replays": _OF_SOURCE,
    "articles": _OF_SOURCE,
    "article_urls": _OF_SOURCE,
    **dict.fromkeys(OF_ARTICLES, _OF_ARTICLES),
    "republications": _BOTH,
    "duplicates": _BOTH,
    "authors": _OF_SOURCE,
    "author_aliases": _OF_SOURCE,
    "author_decisions": _OF_SOURCE,
    "topics": "slug IN (SELECT topic FROM origin.article_topics WHERE article_id IN (SELECT id FROM main.articles))",
    "publications": _PUBLICATIONS,
    "owners": _OWNERS,
    "site_pictures": _OF_SOURCE,
    "teasers": _OF_SOURCE,
    "related": _OF_ARTICLES,
    "start_pages": _OF_SOURCE,
    "alarms": _OF_SOURCE,
    "frontier": _OF_SOURCE,
    "schedules": _OF_SOURCE,
}
"""Table -> which of its rows belong to a source; runs and articles before those that are told by them."""
LEFT_OUT = {
    **{name: treatment for name, treatment in TREATMENTS.items() if treatment in ("own", "seed", "derived")},
    "run_origins": "made from the archive's name",
    "person_decisions": "of two sources",
}
"""Table -> why it stays empty, or as it is made: as in a merge, or for a reason of its own."""
# Its runs are those of the archive, so that merging the shard takes them for what they are.
_ORIGINS = """
INSERT INTO main.run_origins (run_id, archive, number)
SELECT r.id, coalesce(o.archive, i.uuid), coalesce(o.number, r.id)
FROM main.runs r JOIN origin.archive_identity i LEFT JOIN origin.run_origins o ON o.run_id = r.id
"""
_SEARCH_TRIGGERS = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%\\_fts%' ESCAPE '\\'"
_NOT_TAKEN = {"authors": {"person_id"}}
"""Columns that name a row of a table that is left out."""


def carve(target: Path, source: str, shard: Path) -> None:
    """Make a shard of one source of an archive; of a source that it does not know, an empty one. Raises StoreError."""
    with Archive.open(shard) as archive:
        archive.run("PRAGMA synchronous = OFF")  # it is made anew where the machine dies now
        for trigger in archive.rows(_SEARCH_TRIGGERS):
            archive.run(f"DROP TRIGGER {trigger['name']}")
        with translated(target):
            archive.run("ATTACH DATABASE ? AS origin", (f"{target.absolute().as_uri()}?mode=ro",))
        try:
            with archive.transaction():
                archive.run("PRAGMA defer_foreign_keys = ON")  # rows of one table name each other
                for table, where in CARVED.items():
                    _copy(archive, table, where, source)
                archive.run(_ORIGINS)
                _name(archive, source)
                archive.run(
                    "UPDATE article_links SET target_id = NULL WHERE target_id NOT IN (SELECT id FROM articles)"
                )
                archive.forget()
        finally:
            archive.run("DETACH DATABASE origin")


def _name(archive: Archive, source: str) -> None:
    """Give all shards of one source of an archive one name: a merge keeps a row of each that it has seen."""
    target = archive.value("SELECT uuid FROM origin.archive_identity")
    archive.run("UPDATE archive_identity SET uuid = ?", (uuid5(UUID(target), source).hex,))


def _copy(archive: Archive, table: str, where: str, source: str) -> None:
    columns = [row["name"] for row in archive.rows(f"PRAGMA main.table_info({table})")]
    names = ", ".join(f'"{name}"' for name in columns if name not in _NOT_TAKEN.get(table, ()))
    archive.run(
        f"INSERT INTO main.{table} ({names}) SELECT {names} FROM origin.{table} WHERE {where}",  # noqa: S608 - our own names
        {"source": source},
    )
