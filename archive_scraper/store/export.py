"""Rows to CSV, JSON or JSON lines, written as they come."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any, Literal, TextIO

from archive_scraper.normalize.harmless import harmless_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

EXPORT_KEYS = (
    "url", "canonical_url", "source", "title", "subtitle", "kind", "published", "published_precision", "published_raw",
    "authors", "topics", "summary", "summary_truncated", "external_links", "body", "body_markdown", "language",
    "pdf_links", "series", "volume", "issue", "related", "first_seen", "last_seen", "published_day",
    "published_last", "id", "language_declared", "pdf_pages", "pdf_text", "image", "image_caption",
    "image_credit",
)  # fmt: skip
"""Keys of an exported article, in this order; they stay stable."""
ExportFormat = Literal["csv", "json", "jsonl", "spreadsheet"]
BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes UTF-8 for the code page of its machine."""
# What the OWASP lists under "CSV injection": Excel, LibreOffice and others take such a cell for a formula and run it.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def write_rows(rows: Iterable[Mapping[str, Any]], stream: TextIO, form: ExportFormat) -> int:
    """Write exported articles to a text stream and return how many. In CSV a list is JSON.

    "csv" holds the values as they are, for programs; "spreadsheet" is CSV for programs that run formulas. Open a file
    for CSV with ``newline=""``. Raises ValueError for another format.
    """
    writers = {"csv": _write_csv, "json": _write_json, "jsonl": _write_jsonl, "spreadsheet": _write_spreadsheet}
    if form not in writers:
        raise ValueError(f"an export is one of {', '.join(writers)}, not {form!r}")
    return writers[form](rows, stream)


def _write_jsonl(rows: Iterable[Mapping[str, Any]], stream: TextIO) -> int:
    count = 0
    for row in rows:
        stream.write(_json(row) + "\n")
        count += 1
    return count


def _write_json(rows: Iterable[Mapping[str, Any]], stream: TextIO) -> int:
    count = 0
    stream.write("[")
    for count, row in enumerate(rows, 1):
        stream.write(("\n" if count == 1 else ",\n") + _json(row))
    stream.write("\n]\n")
    return count


def _write_csv(rows: Iterable[Mapping[str, Any]], stream: TextIO) -> int:
    count = 0
    writer = csv.DictWriter(stream, EXPORT_KEYS)
    writer.writeheader()
    for row in rows:
        writer.writerow({key: _cell(value) for key, value in row.items()})
        count += 1
    return count


def _write_spreadsheet(rows: Iterable[Mapping[str, Any]], stream: TextIO) -> int:
    stream.write(BYTE_ORDER_MARK)
    return _write_csv(({key: without_formula(_cell(value)) for key, value in row.items()} for row in rows), stream)


def without_formula(value: object) -> object:
    """Return a value for a cell of a spreadsheet: text that would be run as a formula is led by an apostrophe.

    >>> without_formula("=HYPERLINK(A1)"), without_formula("A = B"), without_formula(-3)
    ("'=HYPERLINK(A1)", 'A = B', -3)
    """
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


def _cell(value: object) -> object:
    """Return a value for a CSV cell: lists as JSON, truth as 1 and 0."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, list | dict):
        return _json(value)
    return value


def _json(value: object) -> str:
    return harmless_json(json.dumps(value, ensure_ascii=False))
