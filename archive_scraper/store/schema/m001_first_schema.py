"""The first schema: every table of the first version. Frozen: an archive of then is brought up from exactly this."""

from __future__ import annotations

_SOURCES = """
CREATE TABLE sources (
    slug TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    home TEXT,
    hosts TEXT NOT NULL DEFAULT '[]',
    languages TEXT NOT NULL DEFAULT '[]',
    timezone TEXT,
    date_order TEXT,
    rules_origin TEXT,
    rules TEXT NOT NULL DEFAULT '{}',
    first_run TEXT,
    last_deep_look TEXT,
    validators_lied_at TEXT
) STRICT;

CREATE TABLE runs (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL REFERENCES sources(slug),
    started TEXT NOT NULL,
    finished TEXT,
    state TEXT NOT NULL DEFAULT 'running',
    pages INTEGER NOT NULL DEFAULT 0,
    bytes INTEGER NOT NULL DEFAULT 0,
    listings INTEGER NOT NULL DEFAULT 0,
    not_modified INTEGER NOT NULL DEFAULT 0,
    settled INTEGER NOT NULL DEFAULT 0,
    teasers INTEGER NOT NULL DEFAULT 0,
    duplicates INTEGER NOT NULL DEFAULT 0,
    new INTEGER NOT NULL DEFAULT 0,
    changed INTEGER NOT NULL DEFAULT 0,
    unchanged INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0,
    newest TEXT,
    seconds REAL NOT NULL DEFAULT 0,
    message TEXT NOT NULL DEFAULT '',
    arguments TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX idx_runs_source_started ON runs (source, started);
"""

# The columns that lists show stand first, the wide ones last: SQLite reads a row from its start.
_ARTICLES = """
CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL REFERENCES sources(slug),
    title TEXT NOT NULL,
    published TEXT,
    published_precision TEXT,
    published_origin TEXT,
    published_ambiguous INTEGER NOT NULL DEFAULT 0,
    year INTEGER,
    byline TEXT,
    kind TEXT,
    language TEXT,
    word_count INTEGER,
    series TEXT,
    volume TEXT,
    issue TEXT,
    modified TEXT,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    last_changed TEXT NOT NULL,
    fetched_at TEXT NOT NULL,
    gone_at TEXT,
    gone_status INTEGER,
    content_hash TEXT NOT NULL,
    first_run_id INTEGER REFERENCES runs(id),
    canonical_url TEXT,
    subtitle TEXT,
    summary TEXT,
    summary_truncated INTEGER NOT NULL DEFAULT 0,
    summary_origin TEXT,
    image TEXT,
    pdf_links TEXT NOT NULL DEFAULT '[]',
    alternate_urls TEXT NOT NULL DEFAULT '[]',
    published_raw TEXT,
    modified_raw TEXT,
    byline_raw TEXT,
    kind_raw TEXT,
    topics_raw TEXT NOT NULL DEFAULT '[]',
    summary_html TEXT,
    origins TEXT NOT NULL DEFAULT '{}'
) STRICT;
-- One index for all facets together, dates with them: an index on each alone makes the planner fetch every wide row.
CREATE INDEX idx_articles_facets ON articles (source, year, kind, language, published);
-- The same by id: what is asked of a set of articles is read from here, not from as many wide rows.
CREATE INDEX idx_articles_narrow ON articles (id, source, year, kind, language, published);
CREATE INDEX idx_articles_published ON articles (published);
CREATE INDEX idx_articles_gone_at ON articles (gone_at) WHERE gone_at IS NOT NULL;
CREATE INDEX idx_articles_first_seen ON articles (first_seen);
CREATE INDEX idx_articles_last_changed ON articles (last_changed);
CREATE INDEX idx_articles_first_run_id ON articles (first_run_id);

CREATE TABLE bodies (
    article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    body TEXT,
    body_markdown TEXT
) STRICT;
-- Rows are counted along the smallest index, and without one by reading all texts.
CREATE INDEX idx_bodies_article_id ON bodies (article_id);

CREATE TABLE article_urls (
    source TEXT NOT NULL REFERENCES sources(slug),
    page_key TEXT NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    url TEXT NOT NULL,
    kind TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    PRIMARY KEY (source, page_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX idx_article_urls_page_key ON article_urls (page_key);
CREATE INDEX idx_article_urls_article_id ON article_urls (article_id);

CREATE TABLE republications (
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    similarity REAL NOT NULL,
    found_at TEXT NOT NULL,
    PRIMARY KEY (article_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX idx_republications_other_id ON republications (other_id);

CREATE TABLE text_prints (
    article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    content_hash TEXT NOT NULL,
    method TEXT NOT NULL
) STRICT;

CREATE TABLE text_keys (
    key INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    PRIMARY KEY (key, article_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX idx_text_keys_article_id ON text_keys (article_id);

CREATE TABLE revisions (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    field TEXT NOT NULL,
    at TEXT NOT NULL,
    run_id INTEGER REFERENCES runs(id),
    old TEXT,
    new TEXT
) STRICT;
CREATE INDEX idx_revisions_article_id ON revisions (article_id);
CREATE INDEX idx_revisions_run_id ON revisions (run_id);
CREATE INDEX idx_revisions_at ON revisions (at);
"""

_NAMES = """
CREATE TABLE authors (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL REFERENCES sources(slug),
    name TEXT NOT NULL,
    type TEXT NOT NULL DEFAULT 'person',
    key TEXT NOT NULL,
    url TEXT,
    merged_into INTEGER REFERENCES authors(id),
    merged_by TEXT,
    first_seen TEXT NOT NULL,
    UNIQUE (source, key, type)
) STRICT;
CREATE INDEX idx_authors_merged_into ON authors (merged_into);
CREATE INDEX idx_authors_name ON authors (name);

CREATE TABLE author_aliases (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL REFERENCES sources(slug),
    name TEXT NOT NULL,
    type TEXT NOT NULL DEFAULT 'person',
    author_id INTEGER NOT NULL REFERENCES authors(id),
    first_seen TEXT NOT NULL,
    UNIQUE (source, name, type)
) STRICT;
CREATE INDEX idx_author_aliases_author_id ON author_aliases (author_id);

CREATE TABLE author_decisions (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL REFERENCES sources(slug),
    verb TEXT NOT NULL,
    name TEXT NOT NULL,
    into_name TEXT,
    origin TEXT NOT NULL,
    decided_at TEXT NOT NULL
) STRICT;
CREATE INDEX idx_author_decisions_source ON author_decisions (source);

CREATE TABLE article_authors (
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    author_id INTEGER NOT NULL REFERENCES authors(id),
    name_as_printed TEXT NOT NULL,
    PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX idx_article_authors_author_id ON article_authors (author_id, article_id);

CREATE TABLE topics (
    slug TEXT PRIMARY KEY,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE article_topics (
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    topic TEXT NOT NULL REFERENCES topics(slug),
    position INTEGER NOT NULL,
    PRIMARY KEY (article_id, topic)
) STRICT, WITHOUT ROWID;
CREATE INDEX idx_article_topics_topic ON article_topics (topic, article_id);

CREATE TABLE publications (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    host TEXT
) STRICT;
CREATE INDEX idx_publications_host ON publications (host);

CREATE TABLE external_links (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    publication_id INTEGER REFERENCES publications(id),
    publication_as_printed TEXT,
    url TEXT,
    text TEXT NOT NULL DEFAULT '',
    UNIQUE (article_id, position)
) STRICT;
CREATE INDEX idx_external_links_publication_id ON external_links (publication_id, article_id);
"""

_TEASERS = """
CREATE TABLE teasers (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL REFERENCES sources(slug),
    section TEXT NOT NULL DEFAULT 'listing',
    listing TEXT NOT NULL,
    listing_url TEXT NOT NULL,
    position INTEGER NOT NULL,
    url TEXT NOT NULL,
    page_key TEXT NOT NULL,
    article_id INTEGER REFERENCES articles(id) ON DELETE SET NULL,
    title TEXT NOT NULL,
    published TEXT,
    published_precision TEXT,
    authors TEXT NOT NULL DEFAULT '[]',
    topics TEXT NOT NULL DEFAULT '[]',
    summary TEXT,
    summary_truncated INTEGER NOT NULL DEFAULT 0,
    external_links TEXT NOT NULL DEFAULT '[]',
    published_raw TEXT,
    byline_raw TEXT,
    topics_raw TEXT,
    summary_html TEXT,
    kind_raw TEXT,
    outlet_raw TEXT,
    origins TEXT NOT NULL DEFAULT '{}',
    teaser_hash TEXT NOT NULL,
    first_run_id INTEGER REFERENCES runs(id),
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    UNIQUE (listing, page_key, teaser_hash)
) STRICT;
CREATE INDEX idx_teasers_source_page_key ON teasers (source, page_key);
CREATE INDEX idx_teasers_article_id ON teasers (article_id);
CREATE INDEX idx_teasers_first_run_id ON teasers (first_run_id);

CREATE TABLE related (
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    teaser_id INTEGER NOT NULL REFERENCES teasers(id) ON DELETE CASCADE,
    PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX idx_related_teaser_id ON related (teaser_id);
"""

_CRAWL = """
CREATE TABLE run_fields (
    run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
    item_kind TEXT NOT NULL,
    field TEXT NOT NULL,
    ok INTEGER NOT NULL DEFAULT 0,
    missing INTEGER NOT NULL DEFAULT 0,
    unparsed INTEGER NOT NULL DEFAULT 0,
    origins TEXT NOT NULL DEFAULT '{}',
    example TEXT,
    PRIMARY KEY (run_id, item_kind, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE run_pages (
    run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
    url TEXT NOT NULL,
    teasers INTEGER NOT NULL,
    fresh INTEGER NOT NULL,
    dated INTEGER NOT NULL,
    today INTEGER NOT NULL,
    layout TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (run_id, url)
) STRICT, WITHOUT ROWID;

CREATE TABLE alarms (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL REFERENCES sources(slug),
    kind TEXT NOT NULL,
    subject TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT 'open',
    opened TEXT NOT NULL,
    closed TEXT,
    run_id INTEGER REFERENCES runs(id),
    since_run INTEGER REFERENCES runs(id),
    last_good_run INTEGER REFERENCES runs(id),
    closed_run INTEGER REFERENCES runs(id),
    example TEXT,
    message TEXT NOT NULL,
    over_message TEXT,
    told TEXT,
    told_over TEXT
) STRICT;
CREATE INDEX idx_alarms_source ON alarms (source, state);
CREATE INDEX idx_alarms_run_id ON alarms (run_id);
CREATE INDEX idx_alarms_since_run ON alarms (since_run);
CREATE INDEX idx_alarms_last_good_run ON alarms (last_good_run);
CREATE INDEX idx_alarms_closed_run ON alarms (closed_run);

CREATE TABLE failures (
    id INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
    url TEXT NOT NULL,
    cause TEXT NOT NULL,
    detail TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL
) STRICT;
CREATE INDEX idx_failures_run_id ON failures (run_id);

CREATE TABLE frontier (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL REFERENCES sources(slug),
    kind TEXT NOT NULL,
    url TEXT NOT NULL,
    page_key TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'pending',
    priority INTEGER NOT NULL DEFAULT 0,
    depth INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    not_before TEXT,
    discovered_at TEXT NOT NULL,
    discovered_run INTEGER REFERENCES runs(id),
    referrer TEXT,
    etag TEXT,
    last_modified TEXT,
    last_fetched TEXT,
    last_status INTEGER,
    content_hash TEXT,
    UNIQUE (source, page_key, kind)
) STRICT;
CREATE INDEX idx_frontier_queue ON frontier (source, state, priority DESC, id);
CREATE INDEX idx_frontier_discovered_run ON frontier (discovered_run);

CREATE TABLE leases (
    source TEXT PRIMARY KEY REFERENCES sources(slug),
    holder TEXT NOT NULL,
    host TEXT NOT NULL,
    pid INTEGER NOT NULL,
    run_id INTEGER REFERENCES runs(id),
    taken TEXT NOT NULL,
    heartbeat TEXT NOT NULL
) STRICT;
CREATE INDEX idx_leases_run_id ON leases (run_id);

CREATE TABLE schedules (
    source TEXT PRIMARY KEY REFERENCES sources(slug),
    every TEXT NOT NULL,
    adaptive INTEGER NOT NULL DEFAULT 0,
    shortest INTEGER NOT NULL,
    longest INTEGER NOT NULL,
    wait INTEGER,
    next_due TEXT NOT NULL,
    paused INTEGER NOT NULL DEFAULT 0
) STRICT;
"""

# The index keeps no text of its own: it reads title, byline and summary from articles and the body from bodies,
# through a view. So each trigger must hand the exact old values to 'delete', and fires only where one of the
# four columns really changes: noting last_seen must not touch the index.
_SEARCH = """
CREATE VIEW articles_search AS
SELECT a.id, a.title, a.byline, a.summary, b.body
FROM articles a JOIN bodies b ON b.article_id = a.id;

CREATE VIRTUAL TABLE articles_fts USING fts5 (
    title, byline, summary, body,
    content='articles_search', content_rowid='id',
    tokenize='porter unicode61 remove_diacritics 2'
);

CREATE TRIGGER bodies_insert AFTER INSERT ON bodies BEGIN
    INSERT INTO articles_fts (rowid, title, byline, summary, body)
    SELECT id, title, byline, summary, new.body FROM articles WHERE id = new.article_id;
END;

CREATE TRIGGER bodies_update AFTER UPDATE OF body ON bodies WHEN old.body IS NOT new.body BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, title, byline, summary, body)
    SELECT 'delete', id, title, byline, summary, old.body FROM articles WHERE id = old.article_id;
    INSERT INTO articles_fts (rowid, title, byline, summary, body)
    SELECT id, title, byline, summary, new.body FROM articles WHERE id = new.article_id;
END;

CREATE TRIGGER bodies_delete BEFORE DELETE ON bodies BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, title, byline, summary, body)
    SELECT 'delete', id, title, byline, summary, old.body FROM articles WHERE id = old.article_id;
END;

CREATE TRIGGER articles_update AFTER UPDATE OF title, byline, summary ON articles
WHEN old.title IS NOT new.title OR old.byline IS NOT new.byline OR old.summary IS NOT new.summary BEGIN
    INSERT INTO articles_fts (articles_fts, rowid, title, byline, summary, body)
    SELECT 'delete', old.id, old.title, old.byline, old.summary, body FROM bodies WHERE article_id = old.id;
    INSERT INTO articles_fts (rowid, title, byline, summary, body)
    SELECT new.id, new.title, new.byline, new.summary, body FROM bodies WHERE article_id = new.id;
END;

-- The body goes first, while the article's own values are still there to be taken out of the index.
CREATE TRIGGER articles_delete BEFORE DELETE ON articles BEGIN
    DELETE FROM bodies WHERE article_id = old.id;
END;
"""

_VIEWS = """
CREATE VIEW articles_flat AS
SELECT
    a.id, a.url, a.canonical_url, a.source, a.title, a.subtitle, a.kind, a.published, a.published_precision, a.year,
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

CREATE VIEW publication_links AS
SELECT
    p.name AS publication, l.kind, l.url, l.text, a.id AS article_id, a.source, a.title, a.published, a.byline,
    a.url AS article_url, p.id AS publication_id
FROM external_links l
JOIN articles a ON a.id = l.article_id
LEFT JOIN publications p ON p.id = l.publication_id;

CREATE VIEW latest AS
SELECT id, published, source, title, byline, kind, summary, url, first_seen, gone_at
FROM articles ORDER BY published DESC, id DESC;
"""

SCRIPTS = (_SOURCES, _ARTICLES, _NAMES, _TEASERS, _CRAWL, _SEARCH, _VIEWS)
