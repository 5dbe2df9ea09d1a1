"""The target with a shard next to it, in one connection: what rows of the shard are numbered in the target."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from archive_scraper.errors import StoreError
from archive_scraper.merge.tables import NUMBERED
from archive_scraper.store.sqlite_errors import translated

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

    from archive_scraper.merge.report import ShardReport
    from archive_scraper.store import Archive

BATCH = 1_000
"""Rows of the shard that one transaction takes, so that crawls of other sources get their turn in between."""


class Pair:
    """A target and a shard. In SQL the target is ``main``, the shard ``shard``; ``temp.map_TABLE`` has old -> new."""

    def __init__(
        self,
        archive: Archive,
        attached: Path,
        report: ShardReport,
        target: Path,
        *,
        is_trial: bool,
        sources: Sequence[str],
        leased: Collection[str],
        progress: Callable[[int, int], None],
    ) -> None:
        self.archive = archive
        self.report = report
        self.target = target
        """Where the target stands; on trial ``archive`` is a copy of it."""
        self.is_trial = is_trial
        self.sources = sources
        """Those of the shard."""
        self._leased = leased
        self.progress = progress
        """Told how many of the shard's articles are done, and how many there are."""
        self.own = archive.value("SELECT uuid FROM archive_identity")
        self._columns: dict[str, list[str]] = {}
        self._references: dict[str, dict[str, str]] = {}
        with translated(report.path):
            archive.run("ATTACH DATABASE ? AS shard", (f"{attached.absolute().as_uri()}?mode=ro",))
        self._version = self._read_version()
        for table in NUMBERED:
            extra = ", state TEXT" if table == "articles" else ""
            archive.run(f"CREATE TEMP TABLE map_{table} (old INTEGER PRIMARY KEY, new INTEGER NOT NULL{extra})")

    def close(self) -> None:
        """Let go of the shard."""
        for row in self.archive.rows("SELECT name FROM temp.sqlite_master WHERE type = 'table'"):
            self.archive.run(f"DROP TABLE temp.{row['name']}")
        self.archive.run("DETACH DATABASE shard")

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Run the block as one unit, on a shard that nobody has written to since the merge began.

        The leases of its sources are kept alive. Raises StoreError.
        """
        with self.archive.transaction():
            if self._read_version() != self._version:
                raise StoreError(
                    f"{self.report.path}: was written to while it was merged; what came over is whole, "
                    "merge it again when its crawl has ended"
                )
            for source in self._leased:
                self.archive.leases.keep(source, datetime.now(UTC))
            yield

    def _read_version(self) -> int:
        return int(self.archive.value("PRAGMA shard.data_version"))

    def columns(self, table: str) -> list[str]:
        """Return the columns of a table that can be written."""
        if table not in self._columns:
            self._columns[table] = [row["name"] for row in self.archive.rows(f"PRAGMA main.table_info({table})")]
        return self._columns[table]

    def references(self, table: str) -> dict[str, str]:
        """Return the columns of a table that hold numbers of other rows, and the table of these."""
        if table not in self._references:
            keys = self.archive.rows(f"PRAGMA main.foreign_key_list({table})")
            own = {key["from"]: key["table"] for key in keys if key["to"] == "id"}
            # The number of an article, by way of another table that goes with it.
            further = {
                key["from"]: self.references(key["table"]).get(key["to"]) for key in keys if key["from"] not in own
            }
            self._references[table] = own | {column: name for column, name in further.items() if name is not None}
        return self._references[table]

    def expression(self, table: str, column: str) -> str:
        """Return the SQL for a column of the shard's row ``s`` as the target is to hold it."""
        of = table if column == "id" and table in NUMBERED else self.references(table).get(column)
        if of is None:
            return f"s.{column}"
        if of not in NUMBERED:
            return "NULL"
        return f"(SELECT new FROM temp.map_{of} WHERE old = s.{column})"  # noqa: S608 - our own names

    def names(self, table: str, *, without: Collection[str] = ()) -> list[str]:
        """Return the columns that are copied: all but a number that tells nothing outside of its table."""
        dropped = set(without) if table in NUMBERED or "id" not in self.columns(table) else {"id", *without}
        return [name for name in self.columns(table) if name not in dropped]

    def copy(
        self, table: str, rows: str, *, verb: str = "INSERT", instead: dict[str, str] | None = None, then: str = ""
    ) -> int:
        """Copy rows into the target and return how many were written.

        ``rows`` is what follows SELECT ... : ``FROM shard.TABLE s ...``. ``instead`` has the SQL of columns that are
        not taken as they are, ``then`` what follows, such as ON CONFLICT.
        """
        names = self.names(table)
        taken = {name: self.expression(table, name) for name in names} | (instead or {})
        written = self.archive.run(
            f"{verb} INTO main.{table} ({', '.join(names)}) SELECT {', '.join(taken[name] for name in names)} "
            f"{rows} {then}"
        ).rowcount
        return max(0, written)

    def number(self, table: str, rows: str) -> None:
        """Give rows of the shard, that the target does not have, their numbers there; ``rows`` selects ``old``."""
        self.archive.run(
            f"INSERT INTO temp.map_{table} (old, new) SELECT old, (SELECT coalesce(max(id), 0) FROM main.{table}) "  # noqa: S608 - our own names
            f"+ row_number() OVER (ORDER BY old) FROM ({rows})"
        )

    def gather(self, name: str, rows: str, values: dict[str, int]) -> int:
        """Make ``temp.NAME`` anew of what a query finds, old -> new, and return how many these are."""
        self.archive.run(f"DROP TABLE IF EXISTS temp.{name}")
        self.archive.run(f"CREATE TEMP TABLE {name} AS {rows}", values)
        return int(self.archive.value(f"SELECT count(*) FROM temp.{name}"))  # noqa: S608 - our own names

    def batches(self, table: str) -> Iterator[tuple[int, int]]:
        """Yield the first and the last number of each batch of the shard's rows of a table."""
        last = -(2**63)
        while True:
            row = self.archive.row(
                f"SELECT min(id) AS low, max(id) AS high FROM (SELECT id FROM shard.{table} WHERE id > ? "  # noqa: S608 - our own names
                "ORDER BY id LIMIT ?)",
                (last, BATCH),
            )
            if row is None or row["low"] is None:
                return
            yield row["low"], row["high"]
            last = row["high"]

    def count(self, table: str) -> int:
        """Return how many rows a table of the target has."""
        return int(self.archive.value(f"SELECT count(*) FROM main.{table}"))  # noqa: S608 - our own names

    def note(self, table: str, *, added: int = 0, changed: int = 0, known: int = 0) -> None:
        """Count rows for the report."""
        for counter, count in (
            (self.report.added, added), (self.report.changed, changed), (self.report.known, known),
        ):  # fmt: skip
            if count:
                counter[table] += count
