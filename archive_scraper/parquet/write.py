"""Tables to Parquet files, one a source and year. A file that would say the same stays as it is."""

from __future__ import annotations

import filecmp
import json
import os
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from archive_scraper.errors import ArchiveError, UsageError
from archive_scraper.files import write_whole
from archive_scraper.normalize.secrets import hide_secrets
from archive_scraper.parquet.tables import TABLES, descriptions
from archive_scraper.store.connect import Connection

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import pyarrow as pa

    from archive_scraper.parquet.tables import Column, Table

INDEX = "tables.json"
"""What a folder of tables holds: the archive that it comes from, and what each column means."""
_FILE = "part-0.parquet"
_NO_YEAR = "__HIVE_DEFAULT_PARTITION__"  # as Hive names what is NULL; DuckDB, polars and Arrow read it so
_BATCH = 5_000  # rows in memory


@dataclass(slots=True, kw_only=True)
class Written:
    """What was written."""

    rows: int = 0
    written: int = 0
    """Files that are new or say something else than before."""
    unchanged: int = 0
    removed: int = 0
    """Files whose source and year hold nothing any more."""


def write_tables(
    archive: Path, folder: Path, *, texts: bool = True, progress: Callable[[str], None] | None = None
) -> Written:
    """Write an archive's tables into a folder of their own, all of one moment, and return what changed.

    A file is whole or as it was. Passwords and tokens in addresses are left out, with ``texts`` off the texts of
    articles too. ``progress`` is told each table that begins. Raises UsageError where pyarrow is not there, and for a
    folder that holds something else or the tables of another archive; StoreError, and ArchiveError where the disk
    refuses.
    """
    try:
        import pyarrow  # noqa: F401, ICN001 # asked for before anything is written
    except ImportError as error:
        raise UsageError("--parquet: needs pyarrow: pip install 'archive-scraper[parquet]'") from error
    result = Written()
    with closing(Connection.open(archive, create=False, read_only=True)) as source, _refusals(folder):
        number = source.value("SELECT uuid FROM archive_identity")
        _check_folder(folder, number)
        folder.mkdir(exist_ok=True)
        _write_index(folder, number, texts=texts)
        for part in folder.glob("*/*/*/.*.part"):  # of a call that was killed
            part.unlink()
        with source.snapshot() as sqlite:
            for name, table in TABLES.items():
                if progress is not None:
                    progress(name)
                _write_table(sqlite, folder / name, table, texts=texts, result=result)
    return result


def _check_folder(folder: Path, number: str) -> None:
    if not folder.parent.is_dir():
        raise UsageError(f"{folder}: the directory {folder.parent} does not exist")
    if not folder.exists():
        if folder.is_symlink():
            raise UsageError(f"{folder}: is a link that leads nowhere; make its folder, or name another")
        return
    if not folder.is_dir():
        raise UsageError(f"{folder}: is a file; name a folder")
    if not any(folder.iterdir()):
        return
    try:
        held = json.loads((folder / INDEX).read_text("utf-8"))["archive"]
    except (OSError, ValueError, KeyError, TypeError):
        raise UsageError(f"{folder}: holds something else than tables of an archive; name a new folder") from None
    if held != number:
        raise UsageError(f"{folder}: holds the tables of another archive; name a new folder")


def _write_index(folder: Path, number: str, *, texts: bool) -> None:
    tables = {
        name: {
            "description": table.said,
            "columns": {
                "source": {"type": "text", "description": "The source, from the folder's name"},
                "year": {"type": "number", "description": "The year, from the folder's name"},
                **{
                    column: {"type": told.kind, "description": descriptions()[told.said]}
                    for column, told in _columns_of(table, texts=texts).items()
                },
            },
        }
        for name, table in TABLES.items()
    }
    text = json.dumps({"archive": number, "tables": tables}, ensure_ascii=False, indent=1) + "\n"
    index = folder / INDEX
    if not index.exists() or index.read_text("utf-8") != text:
        write_whole(index, text)


def _columns_of(table: Table, *, texts: bool) -> dict[str, Column]:
    return {name: column for name, column in table.columns.items() if texts or not column.is_text}


def _write_table(sqlite: sqlite3.Connection, folder: Path, table: Table, *, texts: bool, result: Written) -> None:
    from pyarrow import parquet

    columns = _columns_of(table, texts=texts)
    schema = _schema(columns)
    kept = set()
    for source, year in sqlite.execute(table.partitions).fetchall():
        place = folder / f"source={quote(source, safe='')}" / f"year={_NO_YEAR if year is None else year}" / _FILE
        kept.add(place)
        place.parent.mkdir(parents=True, exist_ok=True)
        part = place.with_name(f".{_FILE}.{os.getpid()}.part")
        try:
            with parquet.ParquetWriter(part, schema, compression="zstd") as writer:
                for batch in _batches(sqlite, table, columns, schema, {"source": source, "year": year}):
                    writer.write_table(batch)
                    result.rows += batch.num_rows
            if place.exists() and filecmp.cmp(part, place, shallow=False):
                result.unchanged += 1
            else:
                _settle(part, place)
                result.written += 1
        finally:
            part.unlink(missing_ok=True)
    for stale in set(folder.glob(f"source=*/year=*/{_FILE}")) - kept:
        stale.unlink()
        result.removed += 1
        for emptied in (stale.parent, stale.parent.parent):
            with suppress(OSError):  # another year of it is there
                emptied.rmdir()


def _settle(part: Path, place: Path) -> None:
    with part.open("rb+") as written:
        os.fsync(written.fileno())
    part.replace(place)


def _schema(columns: dict[str, Column]) -> pa.Schema:
    import pyarrow as pa

    types = {
        "number": pa.int64(),
        "truth": pa.bool_(),
        "text": pa.string(),
        "texts": pa.list_(pa.string()),
        "day": pa.date32(),
        "time": pa.timestamp("s", tz="UTC"),
    }
    return pa.schema(
        [
            pa.field(name, types[column.kind], metadata={"description": descriptions()[column.said]})
            for name, column in columns.items()
        ]
    )


def _batches(
    sqlite: sqlite3.Connection,
    table: Table,
    columns: dict[str, Column],
    schema: pa.Schema,
    partition: dict[str, object],
) -> Iterator[pa.Table]:
    import pyarrow as pa

    cursor = sqlite.execute(table.partition, partition)
    places = {name: place for place, (name, *_) in enumerate(cursor.description)}
    while rows := cursor.fetchmany(_BATCH):
        yield pa.table(
            {name: [_value(row[places[name]], column) for row in rows] for name, column in columns.items()},
            schema=schema,
        )


def _value(value: Any, column: Column) -> object:
    """Return a value of the archive as Parquet holds it; None for a date that none can be made of."""
    if value is None:
        return None
    if column.kind == "text":
        return _public(value)
    if column.kind == "texts":
        return [_public(str(item)) for item in json.loads(value)]
    if column.kind == "truth":
        return bool(value)
    if column.kind == "number":
        return value
    try:
        return date.fromisoformat(value) if column.kind == "day" else datetime.fromisoformat(value)
    except ValueError:
        return None


def _public(text: str) -> str:
    return hide_secrets(text) if "=" in text or "@" in text else text


@contextmanager
def _refusals(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ArchiveError(f"{folder}: cannot be written: {error.strerror or error}") from error
