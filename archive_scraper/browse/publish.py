"""A copy of an archive for others: one file without a journal, without traces of the machine that made it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from archive_scraper.errors import StoreError
from archive_scraper.normalize.secrets import hide_secrets
from archive_scraper.store.connect import Connection
from archive_scraper.store.keeping import check_target, need_space, new_database, space
from archive_scraper.store.sqlite_errors import explain, translated

if TYPE_CHECKING:
    from pathlib import Path

_PRIVATE = (
    "DELETE FROM leases; DELETE FROM frontier;UPDATE runs SET arguments = '{}'; UPDATE sources SET rules_origin = NULL;"
)
# The triggers take the texts out of the search index too.
_TEXTS = (
    "UPDATE bodies SET body = NULL, body_markdown = NULL;"
    "DELETE FROM revisions WHERE field IN ('body', 'body_markdown');"
    "UPDATE article_links SET sentence = '';"
    "UPDATE article_mentions SET sentence = '';"
    "DELETE FROM pdf_texts; UPDATE pdfs SET pages_with_text = 0;"
)


def publish_copy(archive: Path, target: Path, *, texts: bool = True, overwrite: bool = False) -> int:
    """Write a compact, checked copy of an archive and return its size in bytes.

    The copy is one state of the archive, also while a crawl writes; it is whole or not there at all. Left out are
    the queue and the leases of crawls, their arguments, and, with ``texts=False``, the articles' texts. Raises
    UsageError for a target that exists or is the archive, StoreError for anything that cannot be read or written.
    """
    check_target(archive, target, overwrite=overwrite)
    with new_database(target) as path:
        with closing(Connection.open(archive, create=False, read_only=True)) as source:
            need_space(target.absolute().parent, space(source).used, "the copy")
            try:
                source.run("VACUUM INTO ?", (str(path),))
            except StoreError as error:
                raise _blame(error, target) from error
        with closing(sqlite3.connect(path, isolation_level=None)) as copy, translated(target):
            _clean(copy, texts=texts)
            _check(copy, target)
    return target.stat().st_size


def _blame(error: StoreError, target: Path) -> StoreError:
    """Return the error under the name of the copy, where it is the copy's disk that is full."""
    cause = error.__cause__
    full = isinstance(cause, sqlite3.Error) and cause.sqlite_errorname.startswith(("SQLITE_FULL", "SQLITE_IOERR_WRITE"))
    return explain(cause, target) if full and isinstance(cause, sqlite3.Error) else error


def _clean(copy: sqlite3.Connection, *, texts: bool) -> None:
    copy.execute("PRAGMA journal_mode = OFF")  # a failure throws the whole file away
    copy.executescript(_PRIVATE if texts else _PRIVATE + _TEXTS)
    _hide_secrets(copy)
    for index in ("articles_fts", "pdf_texts_fts"):
        copy.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")  # noqa: S608 - the names above
    copy.execute("ANALYZE")
    copy.execute("VACUUM")
    copy.execute("PRAGMA journal_mode = DELETE")


def _hide_secrets(copy: sqlite3.Connection) -> None:
    """Hide passwords and tokens of addresses in every text of the copy: what pages link to, and what they ask for.

    Every column is looked at, so that none is forgotten. Where values must differ, those that become alike get a
    number, the same for the same address.
    """
    spellings: dict[str, str] = {}
    copy.create_function("without_secrets", 1, lambda text: spellings.get(text) or hide_secrets(text))
    for table, column, distinct in _text_columns(copy):
        held = f"(instr({column}, '=') OR instr({column}, '@')) AND without_secrets({column}) <> {column}"
        if distinct:
            taken = {value for (value,) in copy.execute(f"SELECT {column} FROM {table}")}  # noqa: S608
            for (value,) in copy.execute(f"SELECT DISTINCT {column} FROM {table} WHERE {held}").fetchall():  # noqa: S608
                spellings.setdefault(value, _spelling(hide_secrets(value), taken))
                taken.add(spellings[value])
        copy.execute(f"UPDATE {table} SET {column} = without_secrets({column}) WHERE {held}")  # noqa: S608


def _text_columns(copy: sqlite3.Connection) -> list[tuple[str, str, bool]]:
    """Return every column of text, its table, and whether a key holds it; those of keys first."""
    tables = [
        name for (name,) in copy.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'")
    ]
    found = []
    for table in tables:
        keys = {
            column
            for _, index, unique, *_ in copy.execute(f"PRAGMA index_list({table})").fetchall()
            if unique
            for *_, column in copy.execute(f"PRAGMA index_info({index})")
        }
        columns = copy.execute(f"PRAGMA table_info({table})").fetchall()
        found += [(table, name, name in keys) for _, name, kind, *_ in columns if kind == "TEXT"]
    return sorted(found, key=lambda column: not column[2])


def _spelling(text: str, taken: set[str]) -> str:
    number = 1
    found = text
    while found in taken:
        number += 1
        found = f"{text}#{number}"
    return found


def _check(copy: sqlite3.Connection, path: Path) -> None:
    found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok" or copy.execute("PRAGMA foreign_key_check").fetchone():
        raise StoreError(f"{path}: the copy is not sound ({found}); look at the archive with: sqlite3 FILE .recover")
