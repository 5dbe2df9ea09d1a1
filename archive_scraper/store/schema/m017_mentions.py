"""Works of houses that texts name without a link, and their counts next to those of links."""

from __future__ import annotations

_TABLES = """
CREATE TABLE article_mentions (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    owner TEXT NOT NULL REFERENCES owners(domain),
    named TEXT NOT NULL,
    year INTEGER,
    title TEXT,
    boilerplate TEXT,
    print INTEGER NOT NULL,
    sentence TEXT NOT NULL,
    UNIQUE (article_id, position)
) STRICT;
CREATE INDEX idx_article_mentions_owner ON article_mentions (owner, article_id) WHERE boilerplate IS NULL;
CREATE INDEX idx_article_mentions_print ON article_mentions (print, article_id);

CREATE TABLE mention_counts (
    source TEXT NOT NULL REFERENCES sources(slug),
    owner TEXT NOT NULL REFERENCES owners(domain),
    year INTEGER,
    mentions INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX idx_mention_counts_source ON mention_counts (source, owner, year, mentions);
CREATE INDEX idx_mention_counts_owner ON mention_counts (owner, source, year, mentions);

CREATE TABLE mentions_unread (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    before INTEGER NOT NULL
) STRICT;
INSERT INTO mentions_unread (id, before) SELECT 1, coalesce(max(id), 0) + 1 FROM articles;
"""

_VIEWS = """
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
    NULL, coalesce(m.title, m.named), m.sentence, NULL, NULL, NULL, NULL
FROM article_mentions m
JOIN articles a ON a.id = m.article_id
JOIN owners o ON o.domain = m.owner
WHERE m.boilerplate IS NULL;

DROP VIEW house_citations;
CREATE VIEW house_citations AS
SELECT
    k.source, h.domain AS house, o.name AS house_name,
    (SELECT min(s.source) FROM source_owners s WHERE s.domain = h.domain) AS house_source, k.year, k.articles, k.links,
    coalesce((
        SELECT m.mentions FROM mention_counts m WHERE m.source = k.source AND m.owner = k.owner AND m.year IS k.year
    ), 0) AS mentions
FROM (SELECT domain FROM owners WHERE kind = 'house' UNION SELECT domain FROM source_owners) h
CROSS JOIN citation_counts k ON k.owner = h.domain
JOIN owners o ON o.domain = h.domain
WHERE NOT EXISTS (SELECT 1 FROM source_owners s WHERE s.source = k.source AND s.domain = h.domain)
UNION ALL
SELECT
    m.source, m.owner, o.name, (SELECT min(s.source) FROM source_owners s WHERE s.domain = m.owner), m.year, 0, 0,
    m.mentions
FROM mention_counts m
JOIN owners o ON o.domain = m.owner
WHERE NOT EXISTS (
    SELECT 1 FROM citation_counts k WHERE k.source = m.source AND k.owner = m.owner AND k.year IS m.year
)
AND NOT EXISTS (SELECT 1 FROM source_owners s WHERE s.source = m.source AND s.domain = m.owner);
"""

SCRIPTS = (_TABLES, _VIEWS)
