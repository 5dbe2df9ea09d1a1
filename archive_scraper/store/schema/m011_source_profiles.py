"""Country and subjects of sources: columns to choose articles by, and a view with one row a source."""

from __future__ import annotations

_TABLES = """
ALTER TABLE sources ADD COLUMN country TEXT;
CREATE TABLE source_subjects (
    source TEXT NOT NULL REFERENCES sources(slug),
    subject TEXT NOT NULL,
    PRIMARY KEY (source, subject)
) STRICT, WITHOUT ROWID;
CREATE TABLE catalogue_read (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    stamp TEXT NOT NULL
) STRICT;
"""

_VIEW = """
CREATE VIEW sources_flat AS
SELECT
    s.slug AS source, s.title, s.home, s.country,
    CASE s.country WHEN 'EU' THEN 'European Union'
        ELSE coalesce((SELECT c.name FROM countries c WHERE c.code = s.country), s.country) END AS country_name,
    (SELECT group_concat(subject, '; ') FROM (
        SELECT subject FROM source_subjects b WHERE b.source = s.slug ORDER BY subject)) AS subjects,
    (SELECT count(*) FROM articles a WHERE a.source = s.slug) AS articles,
    (SELECT min(a.published_day) FROM articles a WHERE a.source = s.slug) AS first_day,
    (SELECT max(a.published_last) FROM articles a WHERE a.source = s.slug) AS last_day
FROM sources s;
"""

SCRIPTS = (_TABLES, _VIEW)
