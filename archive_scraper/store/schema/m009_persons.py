"""Persons: one row a human across sources, what joins authors to it, and what bylines say of their offices."""

from __future__ import annotations

_TABLES = """
CREATE TABLE persons (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    sources INTEGER NOT NULL
) STRICT;
CREATE INDEX idx_persons_name ON persons (name);

ALTER TABLE authors ADD COLUMN person_id INTEGER REFERENCES persons(id);
CREATE INDEX idx_authors_person_id ON authors (person_id);

CREATE TABLE person_joins (
    author_id INTEGER NOT NULL REFERENCES authors(id) ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES authors(id) ON DELETE CASCADE,
    score REAL NOT NULL,
    evidence TEXT NOT NULL,
    PRIMARY KEY (author_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX idx_person_joins_other_id ON person_joins (other_id);

CREATE TABLE person_decisions (
    id INTEGER PRIMARY KEY,
    verb TEXT NOT NULL,
    source TEXT NOT NULL REFERENCES sources(slug),
    name TEXT NOT NULL,
    other_source TEXT NOT NULL REFERENCES sources(slug),
    other_name TEXT NOT NULL,
    decided_at TEXT NOT NULL
) STRICT;
CREATE INDEX idx_person_decisions_source ON person_decisions (source);
CREATE INDEX idx_person_decisions_other_source ON person_decisions (other_source);

-- An author is found by its place: which row stands for a name may change.
CREATE TABLE affiliations (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    role TEXT,
    house TEXT,
    origin TEXT NOT NULL,
    printed TEXT NOT NULL
) STRICT;
CREATE INDEX idx_affiliations_article_id ON affiliations (article_id, position);

CREATE TABLE affiliations_unread (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    before INTEGER NOT NULL
) STRICT;
INSERT INTO affiliations_unread (id, before) SELECT 1, coalesce(max(id), 0) + 1 FROM articles;
"""

_VIEWS = """
CREATE VIEW person_affiliations AS
SELECT
    u.person_id, p.name AS person, a.source, f.role, f.house, min(a.published_day) AS first_day,
    max(a.published_day) AS last_day, count(DISTINCT f.article_id) AS articles
FROM affiliations f
JOIN articles a ON a.id = f.article_id
JOIN article_authors j ON j.article_id = f.article_id AND j.position = f.position
JOIN authors u ON u.id = j.author_id
JOIN persons p ON p.id = u.person_id
GROUP BY u.person_id, a.source, f.role, f.house;

CREATE VIEW person_publications AS
SELECT p.id AS person_id, p.name AS person, o.id AS publication_id, o.name AS publication, k.articles, k.first_day,
    k.last_day
FROM (
    SELECT u.person_id, l.publication_id, count(DISTINCT l.article_id) AS articles,
        min(a.published_day) AS first_day, max(a.published_day) AS last_day
    FROM external_links l
    JOIN article_authors j ON j.article_id = l.article_id
    JOIN authors u ON u.id = j.author_id
    JOIN articles a ON a.id = l.article_id
    WHERE l.publication_id IS NOT NULL AND u.person_id IS NOT NULL
    GROUP BY u.person_id, l.publication_id
) k JOIN persons p ON p.id = k.person_id JOIN publications o ON o.id = k.publication_id;

CREATE VIEW person_sources AS
SELECT
    p.id AS person_id, p.name AS person, u.source, u.id AS author_id, u.name AS author,
    count(DISTINCT j.article_id) AS articles, min(a.published_day) AS first_day, max(a.published_day) AS last_day
FROM persons p
JOIN authors u ON u.person_id = p.id
JOIN article_authors j ON j.author_id = u.id
JOIN articles a ON a.id = j.article_id
GROUP BY p.id, u.id;
"""

SCRIPTS = (_TABLES, _VIEWS)
