"""A new archive that begins with what crawls leave next to articles: sources, runs, captures, the queue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.store.sqlite_errors import translated

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from archive_scraper.store.archive import Archive

_OF_SOURCES = {
    "sources": "slug", "source_owners": "source",
    "source_subjects": "source",
    "runs": "source", "start_pages": "source", "frontier": "source", "schedules": "source",
    "alarms": "source", "author_decisions": "source", "captures": "source",
}  # fmt: skip
"""Table -> the column that names its source; in the order in which they refer to each other."""
_OF_RUNS = ("run_fields", "run_pages", "run_balance", "run_channels", "failures")


def transplant(archive: Archive, origin: Path, sources: list[str], place_of: Callable[[str], str]) -> None:
    """Copy into an empty archive what another one holds of some sources, but for all that is read from pages.

    Numbers stay. ``place_of`` says where a file of captures stands from the new archive's folder.
    """
    marks = ", ".join("?" * len(sources))
    with translated(origin):
        archive.run("ATTACH DATABASE ? AS origin", (f"{origin.absolute().as_uri()}?mode=ro",))
    try:
        with archive.transaction():
            _copy(archive, "readers", "", [])
            for table, column in _OF_SOURCES.items():
                _copy(archive, table, f"WHERE {column} IN ({marks})", sources)
            _copy(
                archive,
                "person_decisions",
                f"WHERE source IN ({marks}) AND other_source IN ({marks})",
                [*sources, *sources],
            )
            for table in _OF_RUNS:
                _copy(archive, table, "WHERE run_id IN (SELECT id FROM main.runs)", [])
            # Its runs are those of the other one, so that a merge of both takes them for what they are.
            archive.run(
                "INSERT INTO main.run_origins (run_id, archive, number) SELECT r.id, coalesce(o.archive, i.uuid), "
                "coalesce(o.number, r.id) FROM main.runs r JOIN origin.archive_identity i "
                "LEFT JOIN origin.run_origins o ON o.run_id = r.id"
            )
            for row in archive.rows("SELECT DISTINCT file FROM captures"):
                archive.run("UPDATE captures SET file = ? WHERE file = ?", (place_of(row["file"]), row["file"]))
            archive.forget()
    finally:
        archive.run("DETACH DATABASE origin")


def _copy(archive: Archive, table: str, where: str, values: list[str]) -> None:
    names = ", ".join(f'"{row["name"]}"' for row in archive.rows(f"PRAGMA main.table_info({table})"))
    archive.run(
        f"INSERT INTO main.{table} ({names}) SELECT {names} FROM origin.{table} {where}",  # noqa: S608 - our own names
        values,
    )


def ask_again_for_missing(archive: Archive) -> int:
    """Have the next crawls fetch articles that were fetched before and are not in a new archive; return how many."""
    return archive.run(
        "UPDATE frontier SET state = 'pending', not_before = NULL WHERE kind = 'article' AND state = 'done' "
        "AND NOT EXISTS (SELECT 1 FROM article_urls u WHERE u.source = frontier.source "
        "AND u.page_key = frontier.page_key)"
    ).rowcount
