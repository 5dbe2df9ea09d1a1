"""The channels of a source: what each run saw of each, and which of them showed a teaser."""

from __future__ import annotations

_CHANNELS = """
CREATE TABLE run_channels (
    run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
    url TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    cause TEXT NOT NULL DEFAULT '',
    stood_in TEXT,
    items INTEGER,
    new INTEGER,
    shared INTEGER,
    total INTEGER,
    newest TEXT,
    oldest TEXT,
    compared_with TEXT,
    expected INTEGER,
    lacking INTEGER,
    behind INTEGER,
    behind_since TEXT,
    example TEXT,
    PRIMARY KEY (run_id, url)
) STRICT, WITHOUT ROWID;

ALTER TABLE teasers ADD COLUMN channel TEXT;
CREATE INDEX idx_teasers_source_channel ON teasers (source, channel);
"""

SCRIPTS = (_CHANNELS,)
