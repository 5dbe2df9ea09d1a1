"""Captures: where the pages that were fetched are kept, what read them, and what reading them again changed."""

from __future__ import annotations

_CAPTURES = """
CREATE TABLE readers (
    id INTEGER PRIMARY KEY,
    program TEXT NOT NULL,
    rules TEXT NOT NULL,
    UNIQUE (program, rules)
) STRICT;

CREATE TABLE captures (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL REFERENCES sources(slug),
    run_id INTEGER REFERENCES runs(id),
    kind TEXT NOT NULL,
    url TEXT NOT NULL,
    requested_url TEXT,
    page_key TEXT NOT NULL,
    at TEXT NOT NULL,
    status INTEGER NOT NULL,
    content_type TEXT,
    digest TEXT,
    size INTEGER NOT NULL,
    body_id INTEGER REFERENCES captures(id),
    file TEXT NOT NULL,
    offset INTEGER NOT NULL,
    length INTEGER NOT NULL,
    request_length INTEGER NOT NULL DEFAULT 0,
    reader_id INTEGER REFERENCES readers(id),
    UNIQUE (file, offset)
) STRICT;
CREATE INDEX idx_captures_page ON captures (source, page_key, at);
CREATE INDEX idx_captures_digest ON captures (source, digest) WHERE body_id IS NULL;
CREATE INDEX idx_captures_body_id ON captures (body_id);
CREATE INDEX idx_captures_run_id ON captures (run_id);
CREATE INDEX idx_captures_reader_id ON captures (reader_id);

ALTER TABLE articles ADD COLUMN capture_id INTEGER REFERENCES captures(id);
ALTER TABLE articles ADD COLUMN reader_id INTEGER REFERENCES readers(id);
CREATE INDEX idx_articles_capture_id ON articles (capture_id);
CREATE INDEX idx_articles_reader_id ON articles (reader_id);
"""

_REPLAYS = """
CREATE TABLE replays (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL REFERENCES sources(slug),
    started TEXT NOT NULL,
    finished TEXT,
    scope TEXT NOT NULL,
    reader_id INTEGER REFERENCES readers(id),
    position INTEGER NOT NULL DEFAULT 0,
    captures INTEGER NOT NULL DEFAULT 0,
    changed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX idx_replays_source ON replays (source);
CREATE INDEX idx_replays_reader_id ON replays (reader_id);

ALTER TABLE revisions ADD COLUMN replay_id INTEGER REFERENCES replays(id);
CREATE INDEX idx_revisions_replay_id ON revisions (replay_id) WHERE replay_id IS NOT NULL;
"""

SCRIPTS = (_CAPTURES, _REPLAYS)
