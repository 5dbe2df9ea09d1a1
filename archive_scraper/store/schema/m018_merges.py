"""Who an archive is, and what it took over from others: so that a run that comes twice is one."""

from __future__ import annotations

_TABLES = """
CREATE TABLE archive_identity (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    uuid TEXT NOT NULL
) STRICT;

CREATE TABLE run_origins (
    run_id INTEGER PRIMARY KEY REFERENCES runs(id) ON DELETE CASCADE,
    archive TEXT NOT NULL,
    number INTEGER NOT NULL
) STRICT;
CREATE INDEX idx_run_origins_archive ON run_origins (archive, number);

CREATE TABLE merges (
    archive TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    first_merged TEXT NOT NULL,
    last_merged TEXT NOT NULL,
    is_finished INTEGER NOT NULL
) STRICT;
"""

SCRIPTS = (_TABLES,)
IS_USED = "SELECT EXISTS (SELECT 1 FROM sources)"
BORN = "SELECT applied_at FROM _sqlite_migrations WHERE migration_set = 'archive_scraper' ORDER BY id LIMIT 1"
NAME = "INSERT INTO archive_identity (id, uuid) VALUES (1, ?)"
