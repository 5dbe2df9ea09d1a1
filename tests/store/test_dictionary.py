"""data/README.md describes every table, view and column, and nothing that is not there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from archive_scraper.store import Archive

_README = Path(__file__).parents[2] / "data" / "README.md"
# Tables that SQLite and sqlite-utils keep for themselves.
_INTERNAL = re.compile(r"sqlite_|_sqlite_|articles_fts_|pdf_texts_fts_")


def described() -> dict[str, list[str]]:
    tables: dict[str, list[str]] = {}
    for section in re.split(r"^### ", _README.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        name, _, text = section.partition("\n")
        rows = re.findall(r"^\| (\w+) \| (.*) \|$", text, flags=re.MULTILINE)
        tables[name.strip()] = [column for column, _ in rows if column != "column"]
    return tables


def live(archive: Archive) -> dict[str, list[str]]:
    names = [
        row["name"] for row in archive.rows("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY 1")
    ]
    return {
        name: [row["name"] for row in archive.rows(f"PRAGMA table_xinfo({name})") if row["hidden"] != 1]
        for name in names
        if not _INTERNAL.match(name)
    }


def test_same_tables(archive: Archive) -> None:
    assert sorted(described()) == sorted(live(archive))


@pytest.mark.parametrize("table", sorted(described()))
def test_same_columns_in_order(archive: Archive, table: str) -> None:
    assert described()[table] == live(archive).get(table)


def test_meanings_are_written() -> None:
    assert not re.findall(r"^\| \w+ \| *\|$", _README.read_text(encoding="utf-8"), flags=re.MULTILINE)
