"""A scheduler with workers in the test's own process, and small sites that are crawled on them."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from small_site import SmallSite


@contextmanager
def scheduler(workers: int = 2) -> Iterator[str]:
    """Yield the address of a scheduler; its workers are threads, each crawl is a child process all the same."""
    import dask
    from distributed import LocalCluster

    logging.getLogger("distributed").setLevel(logging.CRITICAL + 1)
    with (
        dask.config.set({"distributed.scheduler.worker-ttl": None}),
        LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            processes=False,
            protocol="tcp://",
            dashboard_address="127.0.0.1:0",
        ) as cluster,
    ):
        yield cluster.scheduler_address


def write_rules(folder: Path, **sites: SmallSite) -> Path:
    """Write a rules file for each site, and return their folder."""
    place = folder / "sources"
    place.mkdir(exist_ok=True)
    for name, site in sites.items():
        (place / f"{name}.toml").write_text(f'name = "{name}"\nstart_urls = ["{site.listing}"]\n', encoding="utf-8")
    return place


_NOT_COMPARED = {
    "leases", "merges", "run_origins", "archive_identity", "catalogue_read",
    "text_keys", "text_prints", "article_prints",  # follow from texts
}  # fmt: skip
"""Tables that two archives of the same pages need not share."""
_REFERENCES = {
    "article_id": "articles", "other_id": "articles", "target_id": "articles", "capture_id": "captures",
    "body_id": "captures", "author_id": "authors", "merged_into": "authors", "person_id": "persons",
    "publication_id": "publications", "teaser_id": "teasers", "reader_id": "readers",
}  # fmt: skip
"""Column -> the table whose row it names: compared by what that row says of itself."""
_NAMES = {
    "articles": "url", "captures": "source || ' ' || page_key || ' ' || status", "authors": "source || ' ' || key",
    "persons": "name", "publications": "key", "teasers": "listing || ' ' || page_key || ' ' || teaser_hash",
    "readers": "program || ' ' || rules",
}  # fmt: skip
_VARY = {
    "id", "at", "first_seen", "last_seen", "last_changed", "fetched_at", "found_at", "discovered_at", "last_fetched",
    "not_before", "first_run", "first_run_id", "last_deep_look", "run_id", "discovered_run", "started", "finished",
    "seconds", "opened", "closed", "told", "offset", "length", "request_length", "file", "origin", "rules_origin",
    "replay_id", "since_run", "last_good_run", "closed_run", "decided_at", "notes", "newest", "applied_at", "before",
}  # fmt: skip
"""Columns that say when and where something was done, not what."""


def what_it_holds(path: Path, *, without: frozenset[str] = frozenset()) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of an archive, without numbers and times, each table sorted."""
    with closing(sqlite3.connect(path)) as database:
        names = {
            table: dict(database.execute(f"SELECT id, {name} FROM {table}").fetchall())
            for table, name in _NAMES.items()
        }
        listed = database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_fts%' ESCAPE '\\' "
            "AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_%' ESCAPE '\\'"
        )
        found = {}
        for (table,) in listed.fetchall():
            if table in _NOT_COMPARED | without:
                continue
            columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})") if row[1] not in _VARY]
            rows = database.execute(f"SELECT {', '.join(columns) or 1} FROM {table}").fetchall()
            found[table] = sorted(
                (
                    tuple(
                        names[_REFERENCES[column]].get(value) if column in _REFERENCES else value
                        for column, value in zip(columns, row, strict=False)
                    )
                    for row in rows
                ),
                key=repr,
            )
        return found
