"""What a run needs to prove that nothing was lost: its balance, what start pages showed, prints of titles and texts."""

from __future__ import annotations

_RUNS = """
ALTER TABLE runs ADD COLUMN waiting INTEGER NOT NULL DEFAULT 0;
ALTER TABLE runs ADD COLUMN notes TEXT NOT NULL DEFAULT '';

CREATE TABLE run_balance (
    run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
    outcome TEXT NOT NULL,
    count INTEGER NOT NULL,
    example TEXT,
    PRIMARY KEY (run_id, outcome)
) STRICT, WITHOUT ROWID;

ALTER TABLE run_pages ADD COLUMN before INTEGER NOT NULL DEFAULT 0;
ALTER TABLE run_pages ADD COLUMN lost INTEGER NOT NULL DEFAULT 0;
ALTER TABLE run_pages ADD COLUMN gap INTEGER NOT NULL DEFAULT 0;

CREATE TABLE start_pages (
    source TEXT NOT NULL REFERENCES sources(slug),
    url TEXT NOT NULL,
    run_id INTEGER REFERENCES runs(id),
    shown TEXT NOT NULL DEFAULT '[]',
    PRIMARY KEY (source, url)
) STRICT, WITHOUT ROWID;
CREATE INDEX idx_start_pages_run_id ON start_pages (run_id);
"""

_SOURCES = """
ALTER TABLE sources ADD COLUMN visit_params TEXT NOT NULL DEFAULT '[]';
ALTER TABLE leases ADD COLUMN process_started TEXT;
ALTER TABLE frontier ADD COLUMN readings INTEGER NOT NULL DEFAULT 0;
"""

_PRINTS = """
CREATE TABLE article_prints (
    article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    source TEXT NOT NULL REFERENCES sources(slug),
    title_key INTEGER NOT NULL,
    body_key INTEGER
) STRICT;
CREATE INDEX idx_article_prints_body ON article_prints (source, body_key, title_key);

CREATE TABLE duplicates (
    article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    found_at TEXT NOT NULL
) STRICT;
CREATE INDEX idx_duplicates_other_id ON duplicates (other_id);
"""

SCRIPTS = (_RUNS, _SOURCES, _PRINTS)
