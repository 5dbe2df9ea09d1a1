"""What runs saw of the channels of a source: listings, feeds, sitemaps and their like, each under its first address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive_scraper.store.values import to_json, without_secrets

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from archive_scraper.store.connect import Connection, Row

_COLUMNS = (
    "kind", "state", "cause", "stood_in", "items", "new", "shared", "total", "newest", "oldest", "compared_with",
    "expected", "lacking", "behind", "behind_since", "example",
)  # fmt: skip
_SHOWN = ("items", "shared", "total", "newest", "oldest")
_ADDRESSES = ("stood_in", "compared_with", "example")
_RUNS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the archive knows of a piece that channels show."""

    published: str | None
    """By its own page, else by its teasers."""
    url: str
    first_seen: str
    """When a channel showed it first."""


class Channels:
    """Read and write what runs saw of channels."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def save(self, run_id: int, channels: Mapping[str, Mapping[str, int | str | None]]) -> None:
        """Write what a run saw: columns of run_channels by address; what is left out is NULL."""
        with self._db.transaction():
            for url, seen in channels.items():
                values = {name: seen.get(name) for name in _COLUMNS} | {"run_id": run_id, "url": without_secrets(url)}
                values["cause"] = values["cause"] or ""
                for name in _ADDRESSES:
                    values[name] = without_secrets(str(values[name])) if values[name] else None
                self._db.run(
                    f"INSERT OR REPLACE INTO run_channels (run_id, url, {', '.join(_COLUMNS)}) "  # noqa: S608 - our own names
                    f"VALUES (:run_id, :url, {', '.join(f':{name}' for name in _COLUMNS)})",
                    values,
                )

    def of_run(self, run_id: int) -> list[Row]:
        """Return what a run saw of each channel."""
        return self._db.rows("SELECT * FROM run_channels WHERE run_id = ? ORDER BY url", (run_id,))

    def history(self, source: str) -> list[Row]:
        """Return what the last runs of a source saw of each channel, oldest first, with the moment they started."""
        return self._db.rows(
            "SELECT c.*, r.started FROM (SELECT id, started FROM runs WHERE source = ? "
            "AND json_extract(arguments, '$.urls') IS NULL ORDER BY id DESC LIMIT ?) r "
            "JOIN run_channels c ON c.run_id = r.id ORDER BY r.id, c.url",
            (source, _RUNS),
        )

    def last(self, source: str) -> list[Row]:
        """Return of each channel that the last run named what that run saw, with the moment of that run.

        The last run is that which started last: one that was merged has a higher number than those before it.
        What a channel shows is that of the last run that read it; ``asked`` is when it last answered, None where it
        never did.
        """
        rows = self._db.rows(
            "SELECT c.*, r.started, (SELECT max(r2.started) FROM run_channels c2 JOIN runs r2 ON r2.id = c2.run_id "
            "WHERE r2.source = ?1 AND c2.url = c.url AND c2.state IN ('read', 'unchanged')) AS asked "
            "FROM run_channels c JOIN runs r ON r.id = c.run_id WHERE c.run_id = (SELECT r3.id FROM runs r3 "
            "WHERE r3.source = ?1 AND json_extract(r3.arguments, '$.urls') IS NULL "
            "AND EXISTS (SELECT 1 FROM run_channels c3 WHERE c3.run_id = r3.id) "
            "ORDER BY r3.started DESC, r3.id DESC LIMIT 1) ORDER BY c.url",
            (source,),
        )
        # Of a bare column with max() SQLite takes the row of the maximum.
        read = self._db.rows(
            "SELECT c.*, max(printf('%s %020d', r.started, r.id)) FROM run_channels c JOIN runs r ON r.id = c.run_id "
            "WHERE r.source = ? AND c.state = 'read' GROUP BY c.url",
            (source,),
        )
        shows = {row["url"]: {name: row[name] for name in _SHOWN} for row in read}
        return [row if row["state"] == "read" else row | shows.get(row["url"], {}) for row in rows]

    def asked(self, source: str) -> dict[str, str]:
        """Return when each channel of a source last answered, by its address."""
        rows = self._db.rows(
            "SELECT c.url, max(r.started) AS at FROM run_channels c JOIN runs r ON r.id = c.run_id "
            "WHERE r.source = ? AND c.state IN ('read', 'unchanged') GROUP BY c.url",
            (source,),
        )
        return {row["url"]: row["at"] for row in rows}

    def shown(self, source: str, url: str, keys: Collection[str]) -> set[str]:
        """Return which of some pieces, by their page keys, a channel has ever shown."""
        rows = self._db.rows(
            "SELECT DISTINCT page_key FROM teasers WHERE source = ? AND channel = ? AND section = 'listing' "
            "AND page_key IN (SELECT value FROM json_each(?))",
            (source, without_secrets(url), to_json(list(keys))),
        )
        return {row["page_key"] for row in rows}

    def shown_elsewhere(self, source: str, url: str, keys: Collection[str]) -> set[str]:
        """Return which of some pieces another channel than this one has ever shown."""
        rows = self._db.rows(
            "SELECT DISTINCT page_key FROM teasers WHERE source = ? AND channel <> ? AND section = 'listing' "
            "AND page_key IN (SELECT value FROM json_each(?))",
            (source, without_secrets(url), to_json(list(keys))),
        )
        return {row["page_key"] for row in rows}

    def known(self, source: str, keys: Collection[str]) -> dict[str, Known]:
        """Return what is known of pieces by their page keys."""
        rows = self._db.rows(
            "SELECT t.page_key, coalesce(max(a.published), max(t.published)) AS published, "
            "min(t.first_seen) AS first_seen, min(t.url) AS url FROM teasers t "
            "LEFT JOIN articles a ON a.id = t.article_id "
            "WHERE t.source = ? AND t.section = 'listing' AND t.page_key IN (SELECT value FROM json_each(?)) "
            "GROUP BY t.page_key",
            (source, to_json(list(keys))),
        )
        return {
            row["page_key"]: Known(published=row["published"], url=row["url"], first_seen=row["first_seen"])
            for row in rows
        }

    def newest(self, source: str, url: str) -> str | None:
        """Return the latest day of a piece that a channel has shown, None where it showed none with a full date."""
        found: str | None = self._db.value(
            "SELECT substr(max(published), 1, 10) FROM teasers WHERE source = ? AND channel = ? "
            "AND section = 'listing' AND length(published) >= 10",
            (source, without_secrets(url)),
        )
        return found

    def oldest_known(self, source: str) -> str | None:
        """Return the earliest date of an article of a source, None where no article of it has one."""
        found: str | None = self._db.value("SELECT min(published) FROM articles WHERE source = ?", (source,))
        return found
