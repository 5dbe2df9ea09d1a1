"""What a reader may ask of the database beyond the prepared pages: who may, for how long, and where it runs.

A request of Datasette's own pages (tables, filters, SQL) carries an Allowance. What it asks of the archive runs in
the processes of sql_pool; the room's pages and the prepared questions, whose SQL is ours, run in Datasette's threads.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from datasette.tracer import trace

from archive_scraper.browse.sql_pool import OutOfTimeError, SqlPool
from archive_scraper.browse.sql_worker import MIB

if TYPE_CHECKING:
    # Datasette imports its plugins while it is being imported itself.
    from collections.abc import Iterator

    from datasette.app import Datasette
    from datasette.database import Database

REQUEST_SECONDS = 20.0
"""The longest that one request may query: a table's page asks about thirty queries, each with a limit of its own."""
SERVER_HEAP = 512 * MIB
"""Bytes that SQLite may take in the server's process, all its connections together."""
PAGE_ROWS, PAGE_CELLS, FILE_CELLS = 200, 8_000, 200_000
"""Rows of a page, values of a page of a reader's SQL, and of its CSV or JSON. While Datasette writes them, nobody else
is served."""

# What Datasette asks of the schema, dozens of times a page; word for word, so that nothing else passes for it.
_SCHEMA = frozenset(
    {
        "PRAGMA schema_version",
        "select name from sqlite_master where type='table'",
        "select name from sqlite_master where type='view'",
        "select name from sqlite_master where type in ('table', 'view') and name = ? collate nocase",
        "select * from sqlite_master WHERE type = 'table'",
        "select 1 from sqlite_master where type='table' and name=?",
        "select sql from sqlite_master where name = :n and type=:t",
        "select sql from sqlite_master where tbl_name = :n and type='index' and sql is not null",
    }
)


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one request may ask of the database."""

    sql: bool
    """Whether SQL of the reader's own may run."""
    asks_sql: bool = False
    """Whether the request has any."""
    page: bool = True
    """Whether it asks for HTML, not for CSV or JSON."""
    deadline: float = field(default_factory=lambda: time.monotonic() + REQUEST_SECONDS)


ALLOWANCE: ContextVar[Allowance | None] = ContextVar("allowance", default=None)
"""The allowance of the request in hand; None for the room's own pages, and outside of requests."""


@contextmanager
def trusted() -> Iterator[None]:
    """Run the queries of the block in Datasette's threads: their SQL is ours, and quick."""
    token = ALLOWANCE.set(None)
    try:
        yield
    finally:
        ALLOWANCE.reset(token)


def bound_heap(conn: sqlite3.Connection) -> None:
    """Bound the memory of SQLite in this process. A query that wants more fails with MemoryError, alone."""
    conn.execute(f"PRAGMA hard_heap_limit = {SERVER_HEAP}")
    conn.execute(f"PRAGMA soft_heap_limit = {SERVER_HEAP // 2}")


POOLS: WeakKeyDictionary[Datasette, list[SqlPool]] = WeakKeyDictionary()
"""The pools of a Datasette: two for each of its files."""


def guard(datasette: Datasette, database: Database) -> None:
    """Have the open queries on a database run in processes of their own: a few for tables, a few for readers' SQL."""
    plain = database.execute
    tables, readers_sql = SqlPool(_uri(datasette, database)), SqlPool(_uri(datasette, database))

    async def execute(
        sql: str,
        params: Any = None,
        truncate: bool = False,
        custom_time_limit: int | None = None,
        page_size: int | None = None,
        log_sql_errors: bool = True,
    ) -> Any:
        allowance = ALLOWANCE.get()
        if allowance is None or " ".join(sql.split()) in _SCHEMA:
            return await plain(sql, params, truncate, custom_time_limit, page_size, log_sql_errors)
        from datasette.database import QueryInterrupted, Results

        most = datasette.max_returned_rows
        if allowance.page and page_size and page_size > PAGE_ROWS:
            raise sqlite3.OperationalError(f"a page shows {PAGE_ROWS:,} rows at most; CSV and JSON have more")
        limit = min(custom_time_limit or datasette.sql_time_limit_ms, datasette.sql_time_limit_ms) / 1000
        seconds = min(max(limit, 0.001), allowance.deadline - time.monotonic())
        if seconds <= 0:
            raise QueryInterrupted(f"stopped after {REQUEST_SECONDS:g} seconds", sql, params)
        try:
            with trace("sql", database=database.name, sql=sql.strip(), params=params):
                rows, truncated, description = await (readers_sql if allowance.asks_sql else tables).run(
                    sql,
                    params if params is not None else {},
                    seconds=seconds,
                    rows=(most + (most == page_size)) if truncate and most else None,
                    cells=(PAGE_CELLS if allowance.page else FILE_CELLS) if truncate and allowance.asks_sql else None,
                )
        except OutOfTimeError as error:
            raise QueryInterrupted(error, sql, params) from error
        return Results(rows, truncated, description)

    database.execute = execute
    POOLS.setdefault(datasette, []).extend([tables, readers_sql])


def _uri(datasette: Datasette, database: Database) -> str:
    """Return the address that Datasette opens too: read-only, or immutable."""
    mode = "immutable=1" if not database.is_mutable else "mode=ro&nolock=1" if datasette.nolock else "mode=ro"
    return f"{Path(database.path).absolute().as_uri()}?{mode}"
