"""Which articles are cited, counted; and who cites whom, read from the counts of houses alone."""

from __future__ import annotations

_TABLE = """
CREATE TABLE target_counts (
    target_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    source TEXT NOT NULL REFERENCES sources(slug),
    year INTEGER,
    articles INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX idx_target_counts_target_id ON target_counts (target_id, source, year, articles);
CREATE INDEX idx_target_counts_year ON target_counts (year, target_id, source, articles);
CREATE INDEX idx_target_counts_source ON target_counts (source);
-- Few owners are houses.
CREATE INDEX idx_owners_house ON owners (domain) WHERE kind = 'house';
"""

_COUNT = """
INSERT INTO target_counts (target_id, source, year, articles)
SELECT l.target_id, a.source, a.year, count(DISTINCT l.article_id)
FROM article_links l INDEXED BY idx_article_links_cited
JOIN articles a ON a.id = l.article_id JOIN articles t ON t.id = l.target_id
WHERE l.target_id IS NOT NULL AND l.boilerplate IS NULL AND a.source <> t.source GROUP BY 1, 2, 3;
"""

# The houses lead: most of what texts cite is none of them.
_VIEW = """
DROP VIEW house_citations;
CREATE VIEW house_citations AS
SELECT
    k.source, h.domain AS house, o.name AS house_name,
    (SELECT min(s.source) FROM source_owners s WHERE s.domain = h.domain) AS house_source, k.year, k.articles, k.links
FROM (SELECT domain FROM owners WHERE kind = 'house' UNION SELECT domain FROM source_owners) h
CROSS JOIN citation_counts k ON k.owner = h.domain
JOIN owners o ON o.domain = h.domain
WHERE NOT EXISTS (SELECT 1 FROM source_owners s WHERE s.source = k.source AND s.domain = h.domain);
"""

SCRIPTS = (_TABLE, _COUNT, _VIEW)
