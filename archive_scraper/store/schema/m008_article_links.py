"""The links of texts: where each leads, in which sentence, who holds the address, and which article it is."""

from __future__ import annotations

_TABLES = """
CREATE TABLE owners (
    domain TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL
) STRICT;

CREATE TABLE source_owners (
    source TEXT NOT NULL REFERENCES sources(slug),
    domain TEXT NOT NULL,
    PRIMARY KEY (source, domain)
) STRICT, WITHOUT ROWID;
CREATE INDEX idx_source_owners_domain ON source_owners (domain);

CREATE TABLE article_links (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    owner TEXT NOT NULL REFERENCES owners(domain),
    form TEXT NOT NULL,
    boilerplate TEXT,
    target_id INTEGER REFERENCES articles(id) ON DELETE SET NULL,
    page_key TEXT NOT NULL,
    print INTEGER NOT NULL,
    url TEXT NOT NULL,
    text TEXT NOT NULL,
    sentence TEXT NOT NULL,
    UNIQUE (article_id, position)
) STRICT;
-- Who is cited, and whom an article cites, each read from an index alone: rows are wide.
CREATE INDEX idx_article_links_owner ON article_links (owner, article_id) WHERE boilerplate IS NULL;
CREATE INDEX idx_article_links_article_id ON article_links (article_id, owner) WHERE boilerplate IS NULL;
CREATE INDEX idx_article_links_target_id ON article_links (target_id, article_id) WHERE target_id IS NOT NULL;
CREATE INDEX idx_article_links_page_key ON article_links (page_key) WHERE target_id IS NULL;
CREATE INDEX idx_article_links_print ON article_links (print, article_id);

CREATE TABLE links_unread (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    before INTEGER NOT NULL
) STRICT;
INSERT INTO links_unread (id, before) SELECT 1, coalesce(max(id), 0) + 1 FROM articles;
"""

_VIEWS = """
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
WHERE l.boilerplate IS NULL;

CREATE VIEW house_citations AS
SELECT
    k.source, h.domain AS house, o.name AS house_name,
    (SELECT min(s.source) FROM source_owners s WHERE s.domain = h.domain) AS house_source, k.year, k.articles, k.links
FROM (
    SELECT domain FROM owners WHERE kind = 'house' UNION SELECT domain FROM source_owners
) h
JOIN (
    SELECT l.owner, a.source, a.year, count(DISTINCT l.article_id) AS articles, count(*) AS links
    FROM article_links l JOIN articles a ON a.id = l.article_id
    WHERE l.boilerplate IS NULL
    GROUP BY l.owner, a.source, a.year
) k ON k.owner = h.domain
JOIN owners o ON o.domain = h.domain
WHERE NOT EXISTS (SELECT 1 FROM source_owners s WHERE s.source = k.source AND s.domain = h.domain);

CREATE VIEW cited_sources AS
SELECT k.owner, o.name, o.kind, k.articles, k.sources, k.links
FROM (
    SELECT l.owner, count(DISTINCT l.article_id) AS articles, count(DISTINCT a.source) AS sources, count(*) AS links
    FROM article_links l JOIN articles a ON a.id = l.article_id
    WHERE l.boilerplate IS NULL
        AND NOT EXISTS (SELECT 1 FROM source_owners s WHERE s.source = a.source AND s.domain = l.owner)
    GROUP BY l.owner
) k JOIN owners o ON o.domain = k.owner;
"""

SCRIPTS = (_TABLES, _VIEWS)
