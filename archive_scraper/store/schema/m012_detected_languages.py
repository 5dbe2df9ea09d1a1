"""The language that a page declares, next to the one that its text is in."""

from __future__ import annotations

_SCRIPT = """
ALTER TABLE articles ADD COLUMN language_declared TEXT;

CREATE TABLE languages_unread (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    before INTEGER NOT NULL
) STRICT;
INSERT INTO languages_unread (id, before) SELECT 1, coalesce(max(id), 0) + 1 FROM articles;
"""

SCRIPTS = (_SCRIPT,)
