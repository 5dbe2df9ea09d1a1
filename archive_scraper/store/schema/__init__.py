"""The steps of the schema, one file each: SQL alone. store.migrations applies them in their order."""

from __future__ import annotations

from pathlib import Path

APPLICATION_ID = 0x41726353
"""What PRAGMA application_id says in a database of ours: "ArcS"."""
MIGRATION_SET = "archive_scraper"
MIGRATIONS_TABLE = "_sqlite_migrations"
"""Where sqlite-utils notes which steps of a set are applied."""


def step_names() -> set[str]:
    """Return the names of all steps: those of their files."""
    return {path.stem for path in Path(__file__).parent.glob("m[0-9]*.py")}
