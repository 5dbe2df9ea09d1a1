"""Sources and their schedules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.merge.tables import OF_SOURCES

if TYPE_CHECKING:
    from archive_scraper.merge.pair import Pair
    from archive_scraper.store.connect import Row

_EARLIEST = ("first_run",)
_LATEST = ("last_deep_look", "validators_lied_at")
_KEPT = ("visit_params",)
"""Joined before: see shard.adopt_params."""
_LAST_RUN = "SELECT max(started) FROM {}.runs WHERE source = ?"


def merge_sources(pair: Pair) -> None:
    """Take over sources; of one that both have, what its last run says, and of both what they remember."""
    for new in pair.archive.rows("SELECT * FROM shard.sources ORDER BY rowid"):
        old = pair.archive.row("SELECT * FROM main.sources WHERE slug = ?", (new["slug"],))
        if old is None:
            pair.archive.run(
                f"INSERT INTO main.sources ({', '.join(new)}) VALUES ({', '.join(f':{name}' for name in new)})",  # noqa: S608 - our own names
                new,
            )
            _take_lists(pair, new["slug"])
            pair.note("sources", added=1)
        elif values := _joined(pair, old, new):
            pair.archive.run(
                f"UPDATE main.sources SET {', '.join(f'{name} = :{name}' for name in values)} WHERE slug = :slug",  # noqa: S608 - our own names
                {**values, "slug": new["slug"]},
            )
            pair.note("sources", changed=1)
        else:
            pair.note("sources", known=1)
    pair.copy("site_pictures", "FROM shard.site_pictures s", verb="INSERT OR IGNORE")
    pair.archive.forget()


def _joined(pair: Pair, old: Row, new: Row) -> Row:
    """Return the columns of a source that change."""
    slug = new["slug"]
    ours, theirs = (pair.archive.value(_LAST_RUN.format(side), (slug,)) or "" for side in ("main", "shard"))
    result = dict(old)
    if theirs >= ours:
        result |= {name: value for name, value in new.items() if name not in _KEPT}
        result["date_order"] = new["date_order"] or old["date_order"]
        _take_lists(pair, slug)
    for name, choose in [*((name, min) for name in _EARLIEST), *((name, max) for name in _LATEST)]:
        result[name] = choose((row[name] for row in (old, new) if row[name]), default=None)
    return {name: value for name, value in result.items() if old[name] != value}


def _take_lists(pair: Pair, source: str) -> None:
    """Give a source the lists that it has in the shard: its domains, its subjects."""
    for table in OF_SOURCES:
        names = ", ".join(pair.columns(table))
        held = f"SELECT {names} FROM {{}}.{table} WHERE source = ?"  # noqa: S608 - our own names
        ours, theirs = (pair.archive.rows(held.format(side), (source,)) for side in ("main", "shard"))
        if ours != theirs:
            pair.archive.run(f"DELETE FROM main.{table} WHERE source = ?", (source,))  # noqa: S608 - our own names
            pair.archive.run(f"INSERT INTO main.{table} ({names}) {held.format('shard')}", (source,))
            pair.note(table, changed=max(len(ours), len(theirs)))


def merge_schedules(pair: Pair) -> None:
    """Take over schedules. The target's own stand; a shard that went by the same one says how far it is."""
    added = pair.copy("schedules", "FROM shard.schedules s", verb="INSERT OR IGNORE")
    same = " AND ".join(f"s.{name} = t.{name}" for name in ("every", "adaptive", "shortest", "longest"))
    changed = pair.archive.run(
        "UPDATE main.schedules AS t SET wait = s.wait, next_due = s.next_due FROM shard.schedules s "  # noqa: S608 - our own names
        f"WHERE s.source = t.source AND {same} AND s.next_due > t.next_due"
    ).rowcount
    pair.note("schedules", added=added, changed=changed)
