"""Who cites whom, counted: a table that the end of each run writes, so that no page counts all links of an archive."""

from __future__ import annotations

_TABLE = """
CREATE TABLE citation_counts (
    source TEXT NOT NULL REFERENCES sources(slug),
    owner TEXT NOT NULL REFERENCES owners(domain),
    year INTEGER,
    articles INTEGER NOT NULL,
    links INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX idx_citation_counts_source ON citation_counts (source, owner, year, articles, links);
CREATE INDEX idx_citation_counts_owner ON citation_counts (owner, source, year, articles, links);
-- Which articles are cited, read from an index alone; the one on all targets serves their removal.
CREATE INDEX idx_article_links_cited ON article_links (target_id, article_id)
    WHERE target_id IS NOT NULL AND boilerplate IS NULL;
"""

_COUNT = """
INSERT INTO citation_counts (source, owner, year, articles, links)
SELECT a.source, l.owner, a.year, count(DISTINCT l.article_id), count(*)
FROM article_links l JOIN articles a ON a.id = l.article_id WHERE l.boilerplate IS NULL GROUP BY 1, 2, 3;
"""

_VIEWS = """
DROP VIEW house_citations;
CREATE VIEW house_citations AS
SELECT
    k.source, k.owner AS house, o.name AS house_name,
    (SELECT min(s.source) FROM source_owners s WHERE s.domain = k.owner) AS house_source, k.year, k.articles, k.links
FROM citation_counts k
JOIN owners o ON o.domain = k.owner
WHERE (o.kind = 'house' OR EXISTS (SELECT 1 FROM source_owners s WHERE s.domain = k.owner))
    AND NOT EXISTS (SELECT 1 FROM source_owners s WHERE s.source = k.source AND s.domain = k.owner);

DROP VIEW cited_sources;
CREATE VIEW cited_sources AS
SELECT k.owner, o.name, o.kind, k.articles, k.sources, k.links
FROM (
    SELECT c.owner, sum(c.articles) AS articles, count(DISTINCT c.source) AS sources, sum(c.links) AS links
    FROM citation_counts c
    WHERE NOT EXISTS (SELECT 1 FROM source_owners s WHERE s.source = c.source AND s.domain = c.owner)
    GROUP BY c.owner
) k JOIN owners o ON o.domain = k.owner;
"""

SCRIPTS = (_TABLE, _COUNT, _VIEWS)
