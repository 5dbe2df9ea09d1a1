"""Rows as CSV: as they are for programs, or guarded for spreadsheets."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Response

from archive_scraper.store.export import BYTE_ORDER_MARK, without_formula

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


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
