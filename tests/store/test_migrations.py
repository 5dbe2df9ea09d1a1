"""Archives of every earlier version open, keep every row, and are never found half way.

New steps are taken by themselves: see tests/stored_schemas.py for the file that each of them needs.
"""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
import stored_schemas as stored
from conftest import ROOT
from sqlite_utils import Database

from archive_scraper.errors import StoreError
from archive_scraper.store import Archive
from archive_scraper.store.migrations import MIGRATIONS
from archive_scraper.store.schema import step_names

if TYPE_CHECKING:
    from pathlib import Path

Schema = dict[str, str]


def normalised(schema: Schema) -> Schema:
    """SQL without what tells nothing: white space and the quotes of names."""
    return {name: re.sub(r"\s+", " ", sql).replace('"', "") for name, sql in schema.items()}


def reading(path: Path) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True))


def schema_of(path: Path) -> Schema:
    with reading(path) as db:
        return normalised(stored.schema(db))


def steps_of(path: Path) -> list[str]:
    with reading(path) as db:
        if not stored.schema(db):
            return []  # a file without a table
        return [name for (name,) in db.execute("SELECT name FROM _sqlite_migrations ORDER BY id")]


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Schema:
    path = tmp_path_factory.mktemp("fresh") / "archive.db"
    Archive.open(path).close()
    return schema_of(path)


@pytest.fixture(params=stored.STEPS)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path]:
    """A step, and an archive with rows as the version that ended with this step left it."""
    kept = stored.path_of(request.param)
    assert kept.exists(), f"{kept} is missing: run python tests/stored_schemas.py"
    stored.build(tmp_path / "old.db", kept.read_text(encoding="utf-8"))
    return request.param, tmp_path / "old.db"


def test_each_step_is_a_file_and_each_file_a_step() -> None:
    """An archive is up to date where it has the step of each file: nothing else is asked before a command reads."""
    assert step_names() == set(stored.STEPS)


def test_every_table_of_a_kept_archive_has_rows(old: tuple[str, Path]) -> None:
    with reading(old[1]) as db:
        assert stored.empty_tables(db) == []
        assert db.execute("SELECT count(*) FROM articles_fts WHERE articles_fts MATCH 'freight'").fetchone()[0] > 0


def test_a_step_is_never_edited_once_an_archive_of_it_is_kept(old: tuple[str, Path]) -> None:
    step, path = old
    following = stored.STEPS[stored.STEPS.index(step) + 1 :]
    db = Database(memory=True)
    MIGRATIONS.apply(db, stop_before=following[0] if following else None)
    assert normalised(stored.schema(db.conn)) == schema_of(path)


def test_every_row_is_kept_and_the_schema_is_that_of_a_new_archive(old: tuple[str, Path], fresh: Schema) -> None:
    _, path = old
    with reading(path) as db:
        before = stored.contents(db)
    Archive.open(path).close()
    with reading(path) as db:
        after = stored.contents(db)
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert schema_of(path) == fresh
    assert steps_of(path) == stored.STEPS
    del before["_sqlite_migrations"]
    for table, columns in before.items():
        for name, values in columns.items():
            assert after[table][name] == values, f"{table}.{name}"


def test_the_search_index_still_fits_the_texts(old: tuple[str, Path]) -> None:
    with Archive.open(old[1]) as archive:
        archive.run("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")
        assert len(archive.search.articles("freight")) > 0


# Each start takes every statement after it, a process each. The version before is what users have; a new file takes all
# steps, here at every 25th statement; the others, and every statement of a new file, are for `make soak`.
_OLDER = [pytest.param(step, 1, marks=pytest.mark.soak) for step in ("nothing", *stored.STEPS[:-2])]


@pytest.mark.parametrize(("start", "stride"), [("nothing", 25), *_OLDER, (stored.STEPS[-2], 1)])
def test_killed_at_any_statement_it_is_old_or_new(start: str, stride: int, tmp_path: Path, fresh: Schema) -> None:
    template, killed = tmp_path / "template.db", tmp_path / "killed"
    killed.mkdir()
    old, old_steps = Schema(), stored.STEPS[:0]
    if start != "nothing":
        stored.build(template, stored.path_of(start).read_text(encoding="utf-8"))
        old, old_steps = schema_of(template), steps_of(template)
    subprocess.run([sys.executable, ROOT / "tests" / "killed_migration.py", template, killed, str(stride)], check=True)
    paths = sorted(killed.glob("*.db"), key=lambda path: int(path.stem))
    found = [(schema_of(path), steps_of(path)) for path in paths]
    assert len(found) > 10
    assert found[0] == (old, old_steps)
    assert found[-1] == (fresh, stored.STEPS)
    assert [number for number, state in enumerate(found) if state not in (found[0], found[-1])] == []
    for path in paths[::4]:  # all are one of two: the next command brings them to their end
        with Archive.open(path) as archive:
            assert archive.value("PRAGMA integrity_check") == "ok"
        assert schema_of(path) == fresh


def test_an_old_archive_opened_for_reading_is_left_as_it_is_and_says_what_to_do(old: tuple[str, Path]) -> None:
    step, path = old
    if step == stored.STEPS[-1]:
        with closing(sqlite3.connect(path)) as db, db:
            db.execute("DELETE FROM _sqlite_migrations WHERE name = ?", (step,))
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"older version.*archive-scraper vacuum --db"):
        Archive.open(path, read_only=True)
    assert path.read_bytes() == before


def test_teasers_that_moved_over_the_pages_of_a_listing_become_one_row(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    stored.build(path, stored.path_of("m002_balance").read_text(encoding="utf-8"))
    columns = "source, section, listing_url, position, url, page_key, article_id, title, teaser_hash, first_run_id"
    with closing(sqlite3.connect(path)) as db, db:
        (keep,) = db.execute("SELECT min(id) FROM teasers WHERE section = 'listing'").fetchone()
        for number in (1, 2, 3):
            db.execute(
                f"INSERT INTO teasers ({columns}, listing, first_seen, last_seen) SELECT {columns}, ?, ?, ? "
                "FROM teasers WHERE id = ?",
                (f"harbor.example/list?currpage={number}", f"2024-01-0{number}", f"2024-02-0{number}", keep),
            )
        (moved,) = db.execute("SELECT max(id) FROM teasers").fetchone()
        db.execute("UPDATE related SET teaser_id = ? WHERE position = 0", (moved,))
    with Archive.open(path) as archive:
        rows = archive.rows("SELECT id, first_seen, last_seen FROM teasers WHERE listing = 'harbor.example/list'")
        assert [(row["first_seen"], row["last_seen"]) for row in rows] == [("2024-01-01", "2024-02-03")]
        assert archive.value("SELECT teaser_id FROM related WHERE position = 0") == rows[0]["id"]
        assert archive.rows("PRAGMA foreign_key_check") == []
