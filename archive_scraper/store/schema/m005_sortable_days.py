"""Days that sort: the first and the last day that a publication date can mean, next to the date as it is known.

``published`` says no more than the page did: "2024", "2024-05", "2024-05-03" or a time with its zone. Compared as text
such values miss what they should find: "2024-05" is less than "2024-05-01". The two columns are whole days, as printed:
a time's day is that of its own zone.
"""

from __future__ import annotations

_DAYS = """
ALTER TABLE articles ADD COLUMN published_day TEXT GENERATED ALWAYS AS (CASE
    WHEN length(published) >= 10 THEN substr(published, 1, 10)
    WHEN length(published) = 7 THEN published || '-01'
    WHEN length(published) = 4 THEN published || '-01-01'
END) VIRTUAL;
ALTER TABLE articles ADD COLUMN published_last TEXT GENERATED ALWAYS AS (CASE
    WHEN length(published) >= 10 THEN substr(published, 1, 10)
    WHEN length(published) = 7 THEN date(published || '-01', '+1 month', '-1 day')
    WHEN length(published) = 4 THEN published || '-12-31'
END) VIRTUAL;
CREATE INDEX idx_articles_published_day ON articles (published_day, published_last);
"""

_VIEWS = """
DROP VIEW articles_flat;
CREATE VIEW articles_flat AS
SELECT
    a.id, a.url, a.canonical_url, a.source, a.title, a.subtitle, a.kind, a.published, a.published_precision,
    a.published_day, a.published_last, a.year,
    (SELECT group_concat(name, '; ') FROM (
        SELECT u.name FROM article_authors j JOIN authors u ON u.id = j.author_id
        WHERE j.article_id = a.id ORDER BY j.position)) AS authors,
    (SELECT group_concat(name, '; ') FROM (
        SELECT t.name FROM article_topics j JOIN topics t ON t.slug = j.topic
        WHERE j.article_id = a.id ORDER BY j.position)) AS topics,
    (SELECT group_concat(name, '; ') FROM (
        SELECT coalesce(p.name, l.publication_as_printed, l.url) AS name
        FROM external_links l LEFT JOIN publications p ON p.id = l.publication_id
        WHERE l.article_id = a.id ORDER BY l.position)) AS publications,
    a.summary, a.summary_truncated, a.series, a.volume, a.issue, a.language, a.word_count,
    a.first_seen, a.last_seen, a.last_changed, a.gone_at
FROM articles a;

DROP VIEW publication_links;
CREATE VIEW publication_links AS
SELECT
    p.name AS publication, l.kind, l.url, l.text, a.id AS article_id, a.source, a.title, a.published, a.published_day,
    a.published_last, a.byline, a.url AS article_url, p.id AS publication_id
FROM external_links l
JOIN articles a ON a.id = l.article_id
LEFT JOIN publications p ON p.id = l.publication_id;
"""

SCRIPTS = (_DAYS, _VIEWS)
