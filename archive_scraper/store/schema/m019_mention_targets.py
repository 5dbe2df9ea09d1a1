"""Which articles of the archive the works are that texts name without a link: told by house and title alone."""

from __future__ import annotations

# Both apostrophes are one: "’" of typesetters, "'" of typewriters.
_INDEXES = """
CREATE INDEX idx_articles_title ON articles (replace(title, '’', '''') COLLATE NOCASE, source);
CREATE INDEX idx_article_mentions_title ON article_mentions (replace(title, '’', '''') COLLATE NOCASE)
    WHERE title IS NOT NULL AND boilerplate IS NULL;
"""

# A view, so that it holds also where an article came later, was renamed or left. A title that two articles of a house
# have, as those of a series do, names neither.
_VIEWS = """
CREATE VIEW mention_targets AS
SELECT m.id AS mention_id, m.article_id, t.id AS target_id
FROM article_mentions m
JOIN source_owners s ON s.domain = m.owner
JOIN articles t ON t.source = s.source
    AND replace(t.title, '’', '''') = replace(m.title, '’', '''') COLLATE NOCASE
    AND (m.year IS NULL OR t.year IS NULL OR t.year = m.year)
WHERE m.title IS NOT NULL AND m.boilerplate IS NULL
AND NOT EXISTS (
    SELECT 1 FROM source_owners p JOIN articles o ON o.source = p.source
        AND replace(o.title, '’', '''') = replace(m.title, '’', '''') COLLATE NOCASE
        AND (m.year IS NULL OR o.year IS NULL OR o.year = m.year)
    WHERE p.domain = m.owner AND o.id <> t.id
);

DROP VIEW citations;
CREATE VIEW citations AS
SELECT
    l.article_id, a.source, a.title, a.published_day, a.year, l.position,
    CASE
        WHEN l.target_id IS NOT NULL THEN 'article'
        WHEN l.form = 'scholarly' THEN 'scholarly'
        WHEN o.kind <> 'other' THEN o.kind
        WHEN EXISTS (SELECT 1 FROM source_owners s WHERE s.domain = l.owner) THEN 'house'
        ELSE l.form
    END AS kind,
    l.owner, o.name AS owner_name,
    EXISTS (SELECT 1 FROM source_owners s WHERE s.source = a.source AND s.domain = l.owner) AS own,
    l.url, l.text, l.sentence, l.target_id, t.source AS target_source, t.title AS target_title,
    t.published_day AS target_published_day
FROM article_links l
JOIN articles a ON a.id = l.article_id
JOIN owners o ON o.domain = l.owner
LEFT JOIN articles t ON t.id = l.target_id
WHERE l.boilerplate IS NULL
UNION ALL
SELECT
    m.article_id, a.source, a.title, a.published_day, a.year, m.position, 'mention', m.owner, o.name, 0,
    NULL, coalesce(m.title, m.named), m.sentence, t.id, t.source, t.title, t.published_day
FROM article_mentions m
JOIN articles a ON a.id = m.article_id
JOIN owners o ON o.domain = m.owner
LEFT JOIN articles t ON t.id = (SELECT k.target_id FROM mention_targets k WHERE k.mention_id = m.id)
WHERE m.boilerplate IS NULL;
"""

SCRIPTS = (_INDEXES, _VIEWS)
