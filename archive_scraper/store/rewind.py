"""An article as it was before its captures: the place from which its history is read again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive_scraper.items import Person

if TYPE_CHECKING:
    from collections.abc import Collection

    from archive_scraper.store.archive import Archive
    from archive_scraper.store.connect import Row

_COLUMNS = ("title", "subtitle", "kind", "published", "summary", "series", "volume", "issue", "url")
_TIMES = ("first_seen", "last_seen", "last_changed", "fetched_at")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewound:
    """An article that was taken back."""

    article_id: int
    is_whole: bool
    """Captures hold its whole past: the first one is all that it rests on."""
    times: Row
    """first_seen, last_seen, last_changed and fetched_at as they were."""
    dropped: frozenset[tuple[int | None, str]]
    """Run and field of the changes that were taken back."""
    runs: frozenset[int | None]
    """Runs that captured its pages."""


def rewind(archive: Archive, article_id: int, runs: Collection[int | None]) -> Rewound | None:
    """Take back what some runs and all replays changed of an article; None where it is not there.

    ``runs`` captured its pages. Where an article was known before, what was changed since is put back as far as
    revisions tell it. Call it inside of a transaction.
    """
    row = archive.row("SELECT * FROM articles WHERE id = ?", (article_id,))
    if row is None:
        return None
    is_whole = row["first_run_id"] in runs
    dropped = archive.revisions.drop(article_id, runs)
    if not is_whole:
        _put_back(archive, row, dropped)
    archive.run(
        "UPDATE articles SET last_seen = first_seen, last_changed = first_seen, fetched_at = first_seen, "
        "content_hash = '', gone_at = NULL, gone_status = NULL WHERE id = ?",
        (article_id,),
    )
    return Rewound(
        article_id=article_id,
        is_whole=is_whole,
        times={name: row[name] for name in _TIMES},
        dropped=frozenset((change["run_id"], change["field"]) for change in dropped),
        runs=frozenset(runs),
    )


def settle(archive: Archive, rewound: Rewound, replay_id: int) -> None:
    """Give an article that was read again its times, as far as crawls without captures saw more of it.

    A change over what was known before the first capture that no crawl had noted is the replay's, not the site's.
    """
    times = rewound.times
    archive.run(
        "UPDATE articles SET first_seen = min(first_seen, ?), last_seen = max(last_seen, ?), "
        "fetched_at = max(fetched_at, ?) WHERE id = ?",
        (times["first_seen"], times["last_seen"], times["fetched_at"], rewound.article_id),
    )
    if rewound.is_whole:
        return
    rows = archive.rows(
        "SELECT id, field, run_id FROM revisions WHERE article_id = ? AND replay_id IS NULL ORDER BY id",
        (rewound.article_id,),
    )
    fields: set[str] = set()
    for row in rows:
        is_noted = row["run_id"] not in rewound.runs or (row["run_id"], row["field"]) in rewound.dropped
        if row["field"] not in fields and not is_noted:
            archive.run("UPDATE revisions SET replay_id = ? WHERE id = ?", (replay_id, row["id"]))
        fields.add(row["field"])
    archive.run(
        "UPDATE articles SET last_changed = coalesce((SELECT max(at) FROM revisions WHERE article_id = ?1 "
        "AND replay_id IS NULL), first_seen) WHERE id = ?1",
        (rewound.article_id,),
    )


def remove(archive: Archive, article_id: int) -> None:
    """Remove an article whose captures read as none."""
    archive.run("DELETE FROM articles WHERE id = ?", (article_id,))


def _put_back(archive: Archive, row: Row, dropped: list[Row]) -> None:
    first: dict[str, Row] = {}
    for change in dropped:
        first.setdefault(change["field"], change)
    article_id, source = row["id"], row["source"]
    for field, change in first.items():
        old = change["old"]
        if field in _COLUMNS and (old is not None or field not in ("title", "url")):
            archive.run(f"UPDATE OR IGNORE articles SET {field} = ? WHERE id = ?", (old, article_id))  # noqa: S608 - listed above
        elif field == "body":
            archive.run("UPDATE bodies SET body = ?, body_markdown = NULL WHERE article_id = ?", (old, article_id))
        elif field == "authors":
            _put_back_authors(archive, source, article_id, old, row["first_seen"])
        elif field == "topics":
            archive.run("DELETE FROM article_topics WHERE article_id = ?", (article_id,))
            for place, name in enumerate(_listed(old)):
                archive.run(
                    "INSERT OR IGNORE INTO article_topics (article_id, topic, position) VALUES (?, ?, ?)",
                    (article_id, archive.names.topic(name), place),
                )


def _put_back_authors(archive: Archive, source: str, article_id: int, old: str | None, at: str) -> None:
    archive.run("DELETE FROM article_authors WHERE article_id = ?", (article_id,))
    archive.run("UPDATE articles SET byline = ? WHERE id = ?", (old, article_id))
    for place, name in enumerate(_listed(old)):
        kind = archive.value("SELECT type FROM author_aliases WHERE source = ? AND name = ?", (source, name))
        person = Person(name=name, type="organization" if kind == "organization" else "person")
        archive.run(
            "INSERT INTO article_authors (article_id, position, author_id, name_as_printed) VALUES (?, ?, ?, ?)",
            (article_id, place, archive.names.author(source, person, at), name),
        )


def _listed(text: str | None) -> list[str]:
    return [name for name in (text or "").split("; ") if name]
