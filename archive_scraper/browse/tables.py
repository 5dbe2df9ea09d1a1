"""Tables as Datasette shows them: how many rows each has, and rows as CSV, also for spreadsheets."""

from __future__ import annotations

import csv
import io
import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from datasette.database import QueryInterrupted
from datasette.utils.asgi import Response

from archive_scraper.browse.open_sql import trusted
from archive_scraper.store.export import BYTE_ORDER_MARK, without_formula

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from datasette.database import Database


async def count_tables(database: Database, limit: int = 10) -> dict[str, int | None]:
    """Return the rows of each table, None where counting takes longer than so many milliseconds.

    In place of Datasette's own: the search index's tables are not tried. SQLite counts them in one step, which no
    limit interrupts, and that step reads gigabytes.
    """
    counts: dict[str, int | None] = {}
    for table in await database.table_names():
        counts[table] = None
        if not table.startswith(("articles_fts_", "pdf_texts_fts_")):
            with suppress(QueryInterrupted, sqlite3.Error), trusted():
                sql = f"SELECT count(*) FROM [{table}]"  # noqa: S608 - a table's own name
                found = await database.execute(sql, custom_time_limit=limit)
                counts[table] = found.rows[0][0]
    return counts


def csv_response(
    name: str, columns: Sequence[str], rows: Iterable[Sequence[object]], *, spreadsheet: bool = False
) -> Response:
    """Return rows as a CSV file to save; for a spreadsheet with a byte order mark and nothing that runs."""
    stream = io.StringIO(BYTE_ORDER_MARK if spreadsheet else "", newline="")
    stream.seek(0, io.SEEK_END)
    writer = csv.writer(stream)
    writer.writerow(columns)
    writer.writerows([without_formula(value) for value in row] if spreadsheet else row for row in rows)
    return Response(
        stream.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"content-disposition": f'attachment; filename="{name}.csv"'},
    )


def spreadsheet_of_rows(columns: list[str], rows: list[Any], query_name: str | None, table: str | None) -> Response:
    """Answer a query or a table of Datasette's as CSV for a spreadsheet."""
    return csv_response(query_name or table or "answer", columns, rows, spreadsheet=True)
