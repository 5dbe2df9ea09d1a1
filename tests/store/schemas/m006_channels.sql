PRAGMA application_id = 1098015571;
BEGIN;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
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
, visit_params TEXT NOT NULL DEFAULT '[]') STRICT;
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
, waiting INTEGER NOT NULL DEFAULT 0, notes TEXT NOT NULL DEFAULT '') STRICT;
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
, capture_id INTEGER REFERENCES captures(id), reader_id INTEGER REFERENCES readers(id), published_day TEXT GENERATED ALWAYS AS (CASE
    WHEN length(published) >= 10 THEN substr(published, 1, 10)
    WHEN length(published) = 7 THEN published || '-01'
    WHEN length(published) = 4 THEN published || '-01-01'
END) VIRTUAL, published_last TEXT GENERATED ALWAYS AS (CASE
    WHEN length(published) >= 10 THEN substr(published, 1, 10)
    WHEN length(published) = 7 THEN date(published || '-01', '+1 month', '-1 day')
    WHEN length(published) = 4 THEN published || '-12-31'
END) VIRTUAL) STRICT;
CREATE TABLE bodies (
    article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    body TEXT,
    body_markdown TEXT
) STRICT;
CREATE TABLE article_urls (
    source TEXT NOT NULL REFERENCES sources(slug),
    page_key TEXT NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    url TEXT NOT NULL,
    kind TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    PRIMARY KEY (source, page_key)
) STRICT, WITHOUT ROWID;
CREATE TABLE republications (
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    similarity REAL NOT NULL,
    found_at TEXT NOT NULL,
    PRIMARY KEY (article_id, other_id)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE revisions (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    field TEXT NOT NULL,
    at TEXT NOT NULL,
    run_id INTEGER REFERENCES runs(id),
    old TEXT,
    new TEXT
, replay_id INTEGER REFERENCES replays(id)) STRICT;
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
CREATE TABLE author_aliases (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL REFERENCES sources(slug),
    name TEXT NOT NULL,
    type TEXT NOT NULL DEFAULT 'person',
    author_id INTEGER NOT NULL REFERENCES authors(id),
    first_seen TEXT NOT NULL,
    UNIQUE (source, name, type)
) STRICT;
CREATE TABLE author_decisions (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL REFERENCES sources(slug),
    verb TEXT NOT NULL,
    name TEXT NOT NULL,
    into_name TEXT,
    origin TEXT NOT NULL,
    decided_at TEXT NOT NULL
) STRICT;
CREATE TABLE article_authors (
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    author_id INTEGER NOT NULL REFERENCES authors(id),
    name_as_printed TEXT NOT NULL,
    PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE publications (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    host TEXT
) STRICT;
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
    last_seen TEXT NOT NULL, channel TEXT,
    UNIQUE (listing, page_key, teaser_hash)
) STRICT;
CREATE TABLE related (
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    teaser_id INTEGER NOT NULL REFERENCES teasers(id) ON DELETE CASCADE,
    PRIMARY KEY (article_id, position)
) STRICT, WITHOUT ROWID;
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
    layout TEXT NOT NULL DEFAULT '', before INTEGER NOT NULL DEFAULT 0, lost INTEGER NOT NULL DEFAULT 0, gap INTEGER NOT NULL DEFAULT 0,
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
CREATE TABLE failures (
    id INTEGER PRIMARY KEY,
    run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
    url TEXT NOT NULL,
    cause TEXT NOT NULL,
    detail TEXT NOT NULL DEFAULT '',
    at TEXT NOT NULL
) STRICT;
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
    content_hash TEXT, readings INTEGER NOT NULL DEFAULT 0,
    UNIQUE (source, page_key, kind)
) STRICT;
CREATE TABLE leases (
    source TEXT PRIMARY KEY REFERENCES sources(slug),
    holder TEXT NOT NULL,
    host TEXT NOT NULL,
    pid INTEGER NOT NULL,
    run_id INTEGER REFERENCES runs(id),
    taken TEXT NOT NULL,
    heartbeat TEXT NOT NULL
, process_started TEXT) STRICT;
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
CREATE TABLE run_balance (
    run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
    outcome TEXT NOT NULL,
    count INTEGER NOT NULL,
    example TEXT,
    PRIMARY KEY (run_id, outcome)
) STRICT, WITHOUT ROWID;
CREATE TABLE start_pages (
    source TEXT NOT NULL REFERENCES sources(slug),
    url TEXT NOT NULL,
    run_id INTEGER REFERENCES runs(id),
    shown TEXT NOT NULL DEFAULT '[]',
    PRIMARY KEY (source, url)
) STRICT, WITHOUT ROWID;
CREATE TABLE article_prints (
    article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    source TEXT NOT NULL REFERENCES sources(slug),
    title_key INTEGER NOT NULL,
    body_key INTEGER
) STRICT;
CREATE TABLE duplicates (
    article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    found_at TEXT NOT NULL
) STRICT;
CREATE TABLE readers (
    id INTEGER PRIMARY KEY,
    program TEXT NOT NULL,
    rules TEXT NOT NULL,
    UNIQUE (program, rules)
) STRICT;
CREATE TABLE captures (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL REFERENCES sources(slug),
    run_id INTEGER REFERENCES runs(id),
    kind TEXT NOT NULL,
    url TEXT NOT NULL,
    requested_url TEXT,
    page_key TEXT NOT NULL,
    at TEXT NOT NULL,
    status INTEGER NOT NULL,
    content_type TEXT,
    digest TEXT,
    size INTEGER NOT NULL,
    body_id INTEGER REFERENCES captures(id),
    file TEXT NOT NULL,
    offset INTEGER NOT NULL,
    length INTEGER NOT NULL,
    request_length INTEGER NOT NULL DEFAULT 0,
    reader_id INTEGER REFERENCES readers(id),
    UNIQUE (file, offset)
) STRICT;
CREATE TABLE replays (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL REFERENCES sources(slug),
    started TEXT NOT NULL,
    finished TEXT,
    scope TEXT NOT NULL,
    reader_id INTEGER REFERENCES readers(id),
    position INTEGER NOT NULL DEFAULT 0,
    captures INTEGER NOT NULL DEFAULT 0,
    changed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE run_channels (
    run_id INTEGER NOT NULL REFERENCES runs(id) ON DELETE CASCADE,
    url TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    cause TEXT NOT NULL DEFAULT '',
    stood_in TEXT,
    items INTEGER,
    new INTEGER,
    shared INTEGER,
    total INTEGER,
    newest TEXT,
    oldest TEXT,
    compared_with TEXT,
    expected INTEGER,
    lacking INTEGER,
    behind INTEGER,
    behind_since TEXT,
    example TEXT,
    PRIMARY KEY (run_id, url)
) STRICT, WITHOUT ROWID;
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (1, 'archive_scraper', 'm001_first_schema', '2026-11-29 17:04:55.479110+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (2, 'archive_scraper', 'm002_balance', '2026-11-29 17:04:55.484737+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (3, 'archive_scraper', 'm003_listing_groups', '2026-11-29 17:04:55.484935+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (4, 'archive_scraper', 'm004_captures', '2026-11-29 17:04:55.487903+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (5, 'archive_scraper', 'm005_sortable_days', '2026-11-29 17:04:55.493071+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (6, 'archive_scraper', 'm006_channels', '2026-11-29 17:04:55.494275+00:00');
INSERT INTO sources (slug, title, home, hosts, languages, timezone, date_order, rules_origin, rules, first_run, last_deep_look, validators_lied_at, visit_params) VALUES ('harbor', 'Harbor Institute', 'https://harbor.example/', '["harbor.example"]', '[]', NULL, NULL, 'tests', '{"name":"harbor","title":"Harbor Institute","home":"https://harbor.example/","start_urls":[],"hosts":[],"languages":[],"date_order":null,"date_formats":[],"timezone":null,"truncation":{"characters":null},"lead_ins":[],"drop_params":["edition"],"kinds":{},"kind_labels":{},"series_line":null,"article_paths":[],"exclude_paths":[],"paging":"auto","max_pages":50,"delay":null,"captures":true,"channel":[],"listing":{"item":[],"title":[],"link":[],"summary":[],"byline":[],"published":[],"topics":[],"kind":[],"outlet":[],"labels":[],"next_page":[]},"article":{"title":[],"subtitle":[],"published":[],"byline":[],"authors":[],"topics":[],"summary":[],"body":[],"remove":[],"series":[],"related":[]}}', '2026-03-01T12:00:00+00:00', '2026-03-02T12:00:00+00:00', '2026-03-02T12:00:00+00:00', '[]');
INSERT INTO sources (slug, title, home, hosts, languages, timezone, date_order, rules_origin, rules, first_run, last_deep_look, validators_lied_at, visit_params) VALUES ('lighthouse', 'The Lighthouse', 'https://lighthouse.example/', '["lighthouse.example"]', '[]', NULL, NULL, 'tests', '{"name":"lighthouse","title":"The Lighthouse","home":"https://lighthouse.example/","start_urls":[],"hosts":[],"languages":[],"date_order":null,"date_formats":[],"timezone":null,"truncation":{"characters":null},"lead_ins":[],"drop_params":[],"kinds":{},"kind_labels":{},"series_line":null,"article_paths":[],"exclude_paths":[],"paging":"auto","max_pages":50,"delay":null,"captures":true,"channel":[],"listing":{"item":[],"title":[],"link":[],"summary":[],"byline":[],"published":[],"topics":[],"kind":[],"outlet":[],"labels":[],"next_page":[]},"article":{"title":[],"subtitle":[],"published":[],"byline":[],"authors":[],"topics":[],"summary":[],"body":[],"remove":[],"series":[],"related":[]}}', '2026-03-01T12:00:00+00:00', NULL, NULL, '[]');
INSERT INTO runs (id, source, started, finished, state, pages, bytes, listings, not_modified, settled, teasers, duplicates, new, changed, unchanged, failures, newest, seconds, message, arguments, waiting, notes) VALUES (1, 'harbor', '2026-03-01T12:00:00+00:00', '2026-03-02T13:00:00+00:00', 'degraded', 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '2024-05-03', 1.5, 'one remark', '{}', 0, '');
INSERT INTO runs (id, source, started, finished, state, pages, bytes, listings, not_modified, settled, teasers, duplicates, new, changed, unchanged, failures, newest, seconds, message, arguments, waiting, notes) VALUES (2, 'lighthouse', '2026-03-01T12:00:00+00:00', NULL, 'stopped', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, 0.0, 'ended without a word', '{}', 0, '');
INSERT INTO runs (id, source, started, finished, state, pages, bytes, listings, not_modified, settled, teasers, duplicates, new, changed, unchanged, failures, newest, seconds, message, arguments, waiting, notes) VALUES (3, 'lighthouse', '2026-03-03T12:00:00+00:00', NULL, 'running', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, 0.0, '', '{"full":true}', 0, '');
INSERT INTO articles (id, url, source, title, published, published_precision, published_origin, published_ambiguous, year, byline, kind, language, word_count, series, volume, issue, modified, first_seen, last_seen, last_changed, fetched_at, gone_at, gone_status, content_hash, first_run_id, canonical_url, subtitle, summary, summary_truncated, summary_origin, image, pdf_links, alternate_urls, published_raw, modified_raw, byline_raw, kind_raw, topics_raw, summary_html, origins, capture_id, reader_id) VALUES (1, 'https://harbor.example/articles/quiet-ports-of-the-north', 'harbor', 'Quiet Ports of the Far North', '2024-05-03', 'day', 'selector:p.date', 0, 2024, 'Ada Lindqvist; Omar Reyes', 'commentary', 'en', 8, NULL, NULL, NULL, NULL, '2026-03-01T12:00:00+00:00', '2026-03-02T12:00:00+00:00', '2026-03-02T12:00:00+00:00', '2026-03-02T12:00:00+00:00', NULL, NULL, '486ffa5b409e65621275288ca0f7fbaf', 1, NULL, NULL, 'Freight moves north while nobody is watching.', 0, 'meta', NULL, '[]', '[]', 'May 3, 2024', NULL, 'By Ada Lindqvist and Omar Reyes', NULL, '[]', '<p>Freight moves north while nobody is watching.</p>', '{"published":"selector:p.date","summary":"meta","authors":"json-ld"}', NULL, NULL);
INSERT INTO articles (id, url, source, title, published, published_precision, published_origin, published_ambiguous, year, byline, kind, language, word_count, series, volume, issue, modified, first_seen, last_seen, last_changed, fetched_at, gone_at, gone_status, content_hash, first_run_id, canonical_url, subtitle, summary, summary_truncated, summary_origin, image, pdf_links, alternate_urls, published_raw, modified_raw, byline_raw, kind_raw, topics_raw, summary_html, origins, capture_id, reader_id) VALUES (2, 'https://harbor.example/articles/piece-number-0', 'harbor', 'Piece Number 0', '2024-05-03', 'day', 'selector:p.date', 0, 2024, NULL, 'commentary', 'en', 8, NULL, NULL, NULL, NULL, '2026-03-02T12:00:00+00:00', '2026-03-02T12:00:00+00:00', '2026-03-02T12:00:00+00:00', '2026-03-02T12:00:00+00:00', '2026-03-02T12:00:00+00:00', 410, '89622236ca415bcd54929f533ea0b8b1', 1, NULL, NULL, 'Freight moves north while nobody is watching.', 0, 'meta', NULL, '[]', '[]', 'May 3, 2024', NULL, 'By Ada Lindqvist and Omar Reyes', NULL, '[]', '<p>Freight moves north while nobody is watching.</p>', '{"published":"selector:p.date","summary":"meta","authors":"json-ld"}', NULL, NULL);
INSERT INTO articles (id, url, source, title, published, published_precision, published_origin, published_ambiguous, year, byline, kind, language, word_count, series, volume, issue, modified, first_seen, last_seen, last_changed, fetched_at, gone_at, gone_status, content_hash, first_run_id, canonical_url, subtitle, summary, summary_truncated, summary_origin, image, pdf_links, alternate_urls, published_raw, modified_raw, byline_raw, kind_raw, topics_raw, summary_html, origins, capture_id, reader_id) VALUES (3, 'https://harbor.example/articles/piece-number-1', 'harbor', 'Piece Number 1 — “Häfen”, 港', NULL, NULL, NULL, 0, NULL, 'Omar J. Reyes; Harbor Staff', 'commentary', 'en', 8, NULL, NULL, NULL, NULL, '2026-03-02T12:00:00+00:00', '2026-03-02T12:00:00+00:00', '2026-03-02T12:00:00+00:00', '2026-03-02T12:00:00+00:00', NULL, NULL, '06e63e555e04c461f7fde4ffdc80c0c6', 1, NULL, NULL, 'Freight moves north while nobody is watching.', 0, 'meta', NULL, '[]', '[]', 'in spring', NULL, 'By Ada Lindqvist and Omar Reyes', NULL, '[]', '<p>Freight moves north while nobody is watching.</p>', '{"published":"selector:p.date","summary":"meta","authors":"json-ld"}', 1, 1);
INSERT INTO articles (id, url, source, title, published, published_precision, published_origin, published_ambiguous, year, byline, kind, language, word_count, series, volume, issue, modified, first_seen, last_seen, last_changed, fetched_at, gone_at, gone_status, content_hash, first_run_id, canonical_url, subtitle, summary, summary_truncated, summary_origin, image, pdf_links, alternate_urls, published_raw, modified_raw, byline_raw, kind_raw, topics_raw, summary_html, origins, capture_id, reader_id) VALUES (4, 'https://lighthouse.example/quiet-ports', 'lighthouse', 'Quiet Ports, Again', '2024-05-03', 'day', 'selector:p.date', 0, 2024, 'Ada Lindqvist; Omar Reyes', 'commentary', 'en', 8, NULL, NULL, NULL, NULL, '2026-03-03T12:00:00+00:00', '2026-03-03T12:00:00+00:00', '2026-03-03T12:00:00+00:00', '2026-03-03T12:00:00+00:00', NULL, NULL, 'fbf624d17f2056b68f206c1a1f5085d1', 2, NULL, NULL, 'Freight moves north while nobody is watching.', 0, 'meta', NULL, '[]', '[]', 'May 3, 2024', NULL, 'By Ada Lindqvist and Omar Reyes', NULL, '[]', '<p>Freight moves north while nobody is watching.</p>', '{"published":"selector:p.date","summary":"meta","authors":"json-ld"}', NULL, NULL);
INSERT INTO bodies (article_id, body, body_markdown) VALUES (1, 'Freight moves north in sentence number 0, and nobody is watching.
Freight moves north in sentence number 1, and nobody is watching.
Freight moves north in sentence number 2, and nobody is watching.
Freight moves north in sentence number 3, and nobody is watching.
Freight moves north in sentence number 4, and nobody is watching.
Freight moves north in sentence number 5, and nobody is watching.
Freight moves north in sentence number 6, and nobody is watching.
Freight moves north in sentence number 7, and nobody is watching.
Freight moves north in sentence number 8, and nobody is watching.
Freight moves north in sentence number 9, and nobody is watching.
Freight moves north in sentence number 10, and nobody is watching.
Freight moves north in sentence number 11, and nobody is watching.
Freight moves north in sentence number 12, and nobody is watching.
Freight moves north in sentence number 13, and nobody is watching.
Freight moves north in sentence number 14, and nobody is watching.
Freight moves north in sentence number 15, and nobody is watching.
Freight moves north in sentence number 16, and nobody is watching.
Freight moves north in sentence number 17, and nobody is watching.
Freight moves north in sentence number 18, and nobody is watching.
Freight moves north in sentence number 19, and nobody is watching.
Freight moves north in sentence number 20, and nobody is watching.
Freight moves north in sentence number 21, and nobody is watching.
Freight moves north in sentence number 22, and nobody is watching.
Freight moves north in sentence number 23, and nobody is watching.
Freight moves north in sentence number 24, and nobody is watching.
Freight moves north in sentence number 25, and nobody is watching.
Freight moves north in sentence number 26, and nobody is watching.
Freight moves north in sentence number 27, and nobody is watching.
Freight moves north in sentence number 28, and nobody is watching.
Freight moves north in sentence number 29, and nobody is watching.
Freight moves north in sentence number 30, and nobody is watching.
Freight moves north in sentence number 31, and nobody is watching.
Freight moves north in sentence number 32, and nobody is watching.
Freight moves north in sentence number 33, and nobody is watching.
Freight moves north in sentence number 34, and nobody is watching.
Freight moves north in sentence number 35, and nobody is watching.
Freight moves north in sentence number 36, and nobody is watching.
Freight moves north in sentence number 37, and nobody is watching.
Freight moves north in sentence number 38, and nobody is watching.
Freight moves north in sentence number 39, and nobody is watching.', 'Freight moves north.

Nobody is watching the **harbours**.');
INSERT INTO bodies (article_id, body, body_markdown) VALUES (2, 'Freight moves north.
Nobody is watching the harbours.', 'Freight moves north.

Nobody is watching the **harbours**.');
INSERT INTO bodies (article_id, body, body_markdown) VALUES (3, 'Freight moves north.
Nobody is watching the harbours.', 'Freight moves north.

Nobody is watching the **harbours**.');
INSERT INTO bodies (article_id, body, body_markdown) VALUES (4, 'Freight moves north in sentence number 0, and nobody is watching.
Freight moves north in sentence number 1, and nobody is watching.
Freight moves north in sentence number 2, and nobody is watching.
Freight moves north in sentence number 3, and nobody is watching.
Freight moves north in sentence number 4, and nobody is watching.
Freight moves north in sentence number 5, and nobody is watching.
Freight moves north in sentence number 6, and nobody is watching.
Freight moves north in sentence number 7, and nobody is watching.
Freight moves north in sentence number 8, and nobody is watching.
Freight moves north in sentence number 9, and nobody is watching.
Freight moves north in sentence number 10, and nobody is watching.
Freight moves north in sentence number 11, and nobody is watching.
Freight moves north in sentence number 12, and nobody is watching.
Freight moves north in sentence number 13, and nobody is watching.
Freight moves north in sentence number 14, and nobody is watching.
Freight moves north in sentence number 15, and nobody is watching.
Freight moves north in sentence number 16, and nobody is watching.
Freight moves north in sentence number 17, and nobody is watching.
Freight moves north in sentence number 18, and nobody is watching.
Freight moves north in sentence number 19, and nobody is watching.
Freight moves north in sentence number 20, and nobody is watching.
Freight moves north in sentence number 21, and nobody is watching.
Freight moves north in sentence number 22, and nobody is watching.
Freight moves north in sentence number 23, and nobody is watching.
Freight moves north in sentence number 24, and nobody is watching.
Freight moves north in sentence number 25, and nobody is watching.
Freight moves north in sentence number 26, and nobody is watching.
Freight moves north in sentence number 27, and nobody is watching.
Freight moves north in sentence number 28, and nobody is watching.
Freight moves north in sentence number 29, and nobody is watching.
Freight moves north in sentence number 30, and nobody is watching.
Freight moves north in sentence number 31, and nobody is watching.
Freight moves north in sentence number 32, and nobody is watching.
Freight moves north in sentence number 33, and nobody is watching.
Freight moves north in sentence number 34, and nobody is watching.
Freight moves north in sentence number 35, and nobody is watching.
Freight moves north in sentence number 36, and nobody is watching.
Freight moves north in sentence number 37, and nobody is watching.
Freight moves north in sentence number 38, and nobody is watching.
Freight moves north in sentence number 39, and nobody is watching.', 'Freight moves north.

Nobody is watching the **harbours**.');
INSERT INTO article_urls (source, page_key, article_id, url, kind, first_seen) VALUES ('harbor', 'harbor.example/articles/piece-number-0', 2, 'https://harbor.example/articles/piece-number-0', 'own', '2026-03-02T12:00:00+00:00');
INSERT INTO article_urls (source, page_key, article_id, url, kind, first_seen) VALUES ('harbor', 'harbor.example/articles/piece-number-1', 3, 'https://harbor.example/articles/piece-number-1', 'own', '2026-03-02T12:00:00+00:00');
INSERT INTO article_urls (source, page_key, article_id, url, kind, first_seen) VALUES ('harbor', 'harbor.example/articles/quiet-ports-of-the-north', 1, 'https://harbor.example/articles/quiet-ports-of-the-north', 'own', '2026-03-01T12:00:00+00:00');
INSERT INTO article_urls (source, page_key, article_id, url, kind, first_seen) VALUES ('harbor', 'harbor.example?p=7', 1, 'https://harbor.example/?p=7', 'redirect', '2026-03-01T12:00:00+00:00');
INSERT INTO article_urls (source, page_key, article_id, url, kind, first_seen) VALUES ('lighthouse', 'lighthouse.example/quiet-ports', 4, 'https://lighthouse.example/quiet-ports', 'own', '2026-03-03T12:00:00+00:00');
INSERT INTO republications (article_id, other_id, similarity, found_at) VALUES (4, 1, 1.0, '2026-03-03T12:00:00+00:00');
INSERT INTO text_prints (article_id, content_hash, method) VALUES (1, '486ffa5b409e65621275288ca0f7fbaf', 'rensa-2 5 12x4 20');
INSERT INTO text_prints (article_id, content_hash, method) VALUES (2, '89622236ca415bcd54929f533ea0b8b1', 'rensa-2 5 12x4 20');
INSERT INTO text_prints (article_id, content_hash, method) VALUES (3, '06e63e555e04c461f7fde4ffdc80c0c6', 'rensa-2 5 12x4 20');
INSERT INTO text_prints (article_id, content_hash, method) VALUES (4, 'fbf624d17f2056b68f206c1a1f5085d1', 'rensa-2 5 12x4 20');
INSERT INTO text_keys (key, article_id) VALUES (-2721645757873655426, 1);
INSERT INTO text_keys (key, article_id) VALUES (-2721645757873655426, 4);
INSERT INTO text_keys (key, article_id) VALUES (-280579038642835409, 1);
INSERT INTO text_keys (key, article_id) VALUES (-280579038642835409, 4);
INSERT INTO text_keys (key, article_id) VALUES (-5206858608510707375, 1);
INSERT INTO text_keys (key, article_id) VALUES (-5206858608510707375, 4);
INSERT INTO text_keys (key, article_id) VALUES (-5512710220041512284, 1);
INSERT INTO text_keys (key, article_id) VALUES (-5512710220041512284, 4);
INSERT INTO text_keys (key, article_id) VALUES (-7849913833224851712, 1);
INSERT INTO text_keys (key, article_id) VALUES (-7849913833224851712, 4);
INSERT INTO text_keys (key, article_id) VALUES (-8134826108376292840, 1);
INSERT INTO text_keys (key, article_id) VALUES (-8134826108376292840, 4);
INSERT INTO text_keys (key, article_id) VALUES (-8151369380612107431, 1);
INSERT INTO text_keys (key, article_id) VALUES (-8151369380612107431, 4);
INSERT INTO text_keys (key, article_id) VALUES (1153082805268572249, 1);
INSERT INTO text_keys (key, article_id) VALUES (1153082805268572249, 4);
INSERT INTO text_keys (key, article_id) VALUES (1426946500963872431, 1);
INSERT INTO text_keys (key, article_id) VALUES (1426946500963872431, 4);
INSERT INTO text_keys (key, article_id) VALUES (2097197952033549896, 1);
INSERT INTO text_keys (key, article_id) VALUES (2097197952033549896, 4);
INSERT INTO text_keys (key, article_id) VALUES (5354593560380137151, 1);
INSERT INTO text_keys (key, article_id) VALUES (5354593560380137151, 4);
INSERT INTO text_keys (key, article_id) VALUES (6149264421141630373, 1);
INSERT INTO text_keys (key, article_id) VALUES (6149264421141630373, 4);
INSERT INTO revisions (id, article_id, field, at, run_id, old, new, replay_id) VALUES (1, 1, 'title', '2026-03-02T12:00:00+00:00', 1, 'Quiet Ports of the North', 'Quiet Ports of the Far North', 1);
INSERT INTO revisions (id, article_id, field, at, run_id, old, new, replay_id) VALUES (2, 1, 'body', '2026-03-02T12:00:00+00:00', 1, 'Freight moves north.
Nobody is watching the harbours.', 'Freight moves north in sentence number 0, and nobody is watching.
Freight moves north in sentence number 1, and nobody is watching.
Freight moves north in sentence number 2, and nobody is watching.
Freight moves north in sentence number 3, and nobody is watching.
Freight moves north in sentence number 4, and nobody is watching.
Freight moves north in sentence number 5, and nobody is watching.
Freight moves north in sentence number 6, and nobody is watching.
Freight moves north in sentence number 7, and nobody is watching.
Freight moves north in sentence number 8, and nobody is watching.
Freight moves north in sentence number 9, and nobody is watching.
Freight moves north in sentence number 10, and nobody is watching.
Freight moves north in sentence number 11, and nobody is watching.
Freight moves north in sentence number 12, and nobody is watching.
Freight moves north in sentence number 13, and nobody is watching.
Freight moves north in sentence number 14, and nobody is watching.
Freight moves north in sentence number 15, and nobody is watching.
Freight moves north in sentence number 16, and nobody is watching.
Freight moves north in sentence number 17, and nobody is watching.
Freight moves north in sentence number 18, and nobody is watching.
Freight moves north in sentence number 19, and nobody is watching.
Freight moves north in sentence number 20, and nobody is watching.
Freight moves north in sentence number 21, and nobody is watching.
Freight moves north in sentence number 22, and nobody is watching.
Freight moves north in sentence number 23, and nobody is watching.
Freight moves north in sentence number 24, and nobody is watching.
Freight moves north in sentence number 25, and nobody is watching.
Freight moves north in sentence number 26, and nobody is watching.
Freight moves north in sentence number 27, and nobody is watching.
Freight moves north in sentence number 28, and nobody is watching.
Freight moves north in sentence number 29, and nobody is watching.
Freight moves north in sentence number 30, and nobody is watching.
Freight moves north in sentence number 31, and nobody is watching.
Freight moves north in sentence number 32, and nobody is watching.
Freight moves north in sentence number 33, and nobody is watching.
Freight moves north in sentence number 34, and nobody is watching.
Freight moves north in sentence number 35, and nobody is watching.
Freight moves north in sentence number 36, and nobody is watching.
Freight moves north in sentence number 37, and nobody is watching.
Freight moves north in sentence number 38, and nobody is watching.
Freight moves north in sentence number 39, and nobody is watching.', NULL);
INSERT INTO revisions (id, article_id, field, at, run_id, old, new, replay_id) VALUES (3, 2, 'gone', '2026-03-02T12:00:00+00:00', 1, NULL, '410', NULL);
INSERT INTO authors (id, source, name, type, key, url, merged_into, merged_by, first_seen) VALUES (1, 'harbor', 'Ada Lindqvist', 'person', 'ada lindqvist', NULL, NULL, NULL, '2026-03-01T12:00:00+00:00');
INSERT INTO authors (id, source, name, type, key, url, merged_into, merged_by, first_seen) VALUES (2, 'harbor', 'Omar Reyes', 'person', 'omar reyes', 'https://harbor.example/people/reyes', NULL, NULL, '2026-03-01T12:00:00+00:00');
INSERT INTO authors (id, source, name, type, key, url, merged_into, merged_by, first_seen) VALUES (3, 'harbor', 'Omar J. Reyes', 'person', 'omar j reyes', NULL, 2, 'hand', '2026-03-02T12:00:00+00:00');
INSERT INTO authors (id, source, name, type, key, url, merged_into, merged_by, first_seen) VALUES (4, 'harbor', 'Harbor Staff', 'organization', 'harborstaff', NULL, NULL, NULL, '2026-03-02T12:00:00+00:00');
INSERT INTO authors (id, source, name, type, key, url, merged_into, merged_by, first_seen) VALUES (5, 'lighthouse', 'Ada Lindqvist', 'person', 'ada lindqvist', NULL, NULL, NULL, '2026-03-03T12:00:00+00:00');
INSERT INTO authors (id, source, name, type, key, url, merged_into, merged_by, first_seen) VALUES (6, 'lighthouse', 'Omar Reyes', 'person', 'omar reyes', 'https://harbor.example/people/reyes', NULL, NULL, '2026-03-03T12:00:00+00:00');
INSERT INTO author_aliases (id, source, name, type, author_id, first_seen) VALUES (1, 'harbor', 'Ada Lindqvist', 'person', 1, '2026-03-01T12:00:00+00:00');
INSERT INTO author_aliases (id, source, name, type, author_id, first_seen) VALUES (2, 'harbor', 'Omar Reyes', 'person', 2, '2026-03-01T12:00:00+00:00');
INSERT INTO author_aliases (id, source, name, type, author_id, first_seen) VALUES (3, 'harbor', 'Omar J. Reyes', 'person', 3, '2026-03-02T12:00:00+00:00');
INSERT INTO author_aliases (id, source, name, type, author_id, first_seen) VALUES (4, 'harbor', 'Harbor Staff', 'organization', 4, '2026-03-02T12:00:00+00:00');
INSERT INTO author_aliases (id, source, name, type, author_id, first_seen) VALUES (5, 'lighthouse', 'Ada Lindqvist', 'person', 5, '2026-03-03T12:00:00+00:00');
INSERT INTO author_aliases (id, source, name, type, author_id, first_seen) VALUES (6, 'lighthouse', 'Omar Reyes', 'person', 6, '2026-03-03T12:00:00+00:00');
INSERT INTO author_decisions (id, source, verb, name, into_name, origin, decided_at) VALUES (1, 'harbor', 'join', 'Omar J. Reyes', 'Omar Reyes', 'command', '2026-03-02T12:00:00+00:00');
INSERT INTO article_authors (article_id, position, author_id, name_as_printed) VALUES (1, 0, 1, 'Ada Lindqvist');
INSERT INTO article_authors (article_id, position, author_id, name_as_printed) VALUES (1, 1, 2, 'Omar Reyes');
INSERT INTO article_authors (article_id, position, author_id, name_as_printed) VALUES (3, 0, 2, 'Omar J. Reyes');
INSERT INTO article_authors (article_id, position, author_id, name_as_printed) VALUES (3, 1, 4, 'Harbor Staff');
INSERT INTO article_authors (article_id, position, author_id, name_as_printed) VALUES (4, 0, 5, 'Ada Lindqvist');
INSERT INTO article_authors (article_id, position, author_id, name_as_printed) VALUES (4, 1, 6, 'Omar Reyes');
INSERT INTO topics (slug, name) VALUES ('maritime-security', 'Maritime Security');
INSERT INTO topics (slug, name) VALUES ('trade', 'Trade');
INSERT INTO article_topics (article_id, topic, position) VALUES (1, 'maritime-security', 0);
INSERT INTO article_topics (article_id, topic, position) VALUES (1, 'trade', 1);
INSERT INTO article_topics (article_id, topic, position) VALUES (2, 'maritime-security', 0);
INSERT INTO article_topics (article_id, topic, position) VALUES (2, 'trade', 1);
INSERT INTO article_topics (article_id, topic, position) VALUES (3, 'maritime-security', 0);
INSERT INTO article_topics (article_id, topic, position) VALUES (3, 'trade', 1);
INSERT INTO article_topics (article_id, topic, position) VALUES (4, 'maritime-security', 0);
INSERT INTO article_topics (article_id, topic, position) VALUES (4, 'trade', 1);
INSERT INTO publications (id, key, name, host) VALUES (1, 'northern review', 'Northern Review', 'northernreview.example');
INSERT INTO external_links (id, article_id, position, kind, publication_id, publication_as_printed, url, text) VALUES (1, 1, 0, 'read_full', 1, 'Northern Review', 'https://www.northernreview.example/quiet-ports', 'Read the full article at Northern Review.');
INSERT INTO external_links (id, article_id, position, kind, publication_id, publication_as_printed, url, text) VALUES (2, 2, 0, 'read_full', 1, 'Northern Review', 'https://www.northernreview.example/quiet-ports', 'Read the full article at Northern Review.');
INSERT INTO external_links (id, article_id, position, kind, publication_id, publication_as_printed, url, text) VALUES (3, 3, 0, 'read_full', 1, 'Northern Review', 'https://www.northernreview.example/quiet-ports', 'Read the full article at Northern Review.');
INSERT INTO external_links (id, article_id, position, kind, publication_id, publication_as_printed, url, text) VALUES (4, 4, 0, 'read_full', 1, 'Northern Review', 'https://www.northernreview.example/quiet-ports', 'Read the full article at Northern Review.');
INSERT INTO teasers (id, source, section, listing, listing_url, position, url, page_key, article_id, title, published, published_precision, authors, topics, summary, summary_truncated, external_links, published_raw, byline_raw, topics_raw, summary_html, kind_raw, outlet_raw, origins, teaser_hash, first_run_id, first_seen, last_seen, channel) VALUES (1, 'harbor', 'listing', 'harbor.example/articles', 'https://harbor.example/articles', 0, 'https://harbor.example/articles/piece-number-0', 'harbor.example/articles/piece-number-0', 2, 'Piece Number 0', NULL, NULL, '[]', '[]', 'What the piece says.', 0, '[]', NULL, NULL, NULL, '<p>What the piece says.</p>', NULL, NULL, '{}', 'eadf6eef55ab87b9737e981e29dd79b7', 1, '2026-03-01T12:00:00+00:00', '2026-03-01T12:00:00+00:00', 'https://harbor.example/articles');
INSERT INTO teasers (id, source, section, listing, listing_url, position, url, page_key, article_id, title, published, published_precision, authors, topics, summary, summary_truncated, external_links, published_raw, byline_raw, topics_raw, summary_html, kind_raw, outlet_raw, origins, teaser_hash, first_run_id, first_seen, last_seen, channel) VALUES (2, 'harbor', 'listing', 'harbor.example/articles', 'https://harbor.example/articles', 1, 'https://harbor.example/articles/piece-number-1', 'harbor.example/articles/piece-number-1', 3, 'Piece Number 1', NULL, NULL, '[]', '[]', 'What the piece says.', 0, '[]', NULL, NULL, NULL, '<p>What the piece says.</p>', NULL, NULL, '{}', 'fe4033c27dde98a59b1b2599d31bc199', 1, '2026-03-01T12:00:00+00:00', '2026-03-01T12:00:00+00:00', 'https://harbor.example/articles');
INSERT INTO teasers (id, source, section, listing, listing_url, position, url, page_key, article_id, title, published, published_precision, authors, topics, summary, summary_truncated, external_links, published_raw, byline_raw, topics_raw, summary_html, kind_raw, outlet_raw, origins, teaser_hash, first_run_id, first_seen, last_seen, channel) VALUES (3, 'harbor', 'related', 'harbor.example/articles/quiet-ports-of-the-north', 'https://harbor.example/articles/quiet-ports-of-the-north', 2, 'https://harbor.example/articles/piece-number-2', 'harbor.example/articles/piece-number-2', NULL, 'Piece Number 2', NULL, NULL, '[]', '[]', 'What the piece says.', 0, '[]', NULL, NULL, NULL, '<p>What the piece says.</p>', NULL, NULL, '{}', 'd695458e3bcedfe28c728a30c7cae8d6', 1, '2026-03-01T12:00:00+00:00', '2026-03-01T12:00:00+00:00', NULL);
INSERT INTO teasers (id, source, section, listing, listing_url, position, url, page_key, article_id, title, published, published_precision, authors, topics, summary, summary_truncated, external_links, published_raw, byline_raw, topics_raw, summary_html, kind_raw, outlet_raw, origins, teaser_hash, first_run_id, first_seen, last_seen, channel) VALUES (4, 'harbor', 'related', 'harbor.example/articles/quiet-ports-of-the-north', 'https://harbor.example/articles/quiet-ports-of-the-north', 3, 'https://harbor.example/articles/piece-number-3', 'harbor.example/articles/piece-number-3', NULL, 'Piece Number 3', NULL, NULL, '[]', '[]', 'What the piece says.', 0, '[]', NULL, NULL, NULL, '<p>What the piece says.</p>', NULL, NULL, '{}', 'a19c8d6ca24a8ebcf7d19b9e7b360116', 1, '2026-03-01T12:00:00+00:00', '2026-03-01T12:00:00+00:00', NULL);
INSERT INTO related (article_id, position, teaser_id) VALUES (1, 0, 3);
INSERT INTO related (article_id, position, teaser_id) VALUES (1, 1, 4);
INSERT INTO run_fields (run_id, item_kind, field, ok, missing, unparsed, origins, example) VALUES (1, 'teaser', 'published', 1, 1, 0, '{}', 'https://harbor.example/a');
INSERT INTO run_pages (run_id, url, teasers, fresh, dated, today, layout, before, lost, gap) VALUES (1, 'https://harbor.example/articles', 2, 2, 0, 0, 'blocks li.piece', 3, 1, 0);
INSERT INTO alarms (id, source, kind, subject, state, opened, closed, run_id, since_run, last_good_run, closed_run, example, message, over_message, told, told_over) VALUES (1, 'harbor', 'silence', '', 'accepted', '2026-03-02T12:00:00+00:00', '2026-03-02T13:00:00+00:00', 1, 1, NULL, 1, NULL, 'nothing new for 9 days', 'accepted as normal', NULL, NULL);
INSERT INTO alarms (id, source, kind, subject, state, opened, closed, run_id, since_run, last_good_run, closed_run, example, message, over_message, told, told_over) VALUES (2, 'harbor', 'field', 'teaser published', 'open', '2026-03-02T12:00:00+00:00', NULL, NULL, NULL, 1, NULL, NULL, 'gone since run 1', NULL, NULL, NULL);
INSERT INTO failures (id, run_id, url, cause, detail, at) VALUES (1, 1, 'https://harbor.example/broken', 'http-500', 'answered with HTTP status 500', '2026-03-02T12:00:00+00:00');
INSERT INTO frontier (id, source, kind, url, page_key, state, priority, depth, attempts, not_before, discovered_at, discovered_run, referrer, etag, last_modified, last_fetched, last_status, content_hash, readings) VALUES (1, 'harbor', 'listing', 'https://harbor.example/0', 'harbor.example/0', 'done', 0, 0, 0, NULL, '2026-03-02T13:00:00+00:00', 1, 'https://a.example/', '"7"', 'Sun, 01 Mar 2026 12:00:00 GMT', '2026-03-02T13:00:00+00:00', 200, 'ab', 0);
INSERT INTO frontier (id, source, kind, url, page_key, state, priority, depth, attempts, not_before, discovered_at, discovered_run, referrer, etag, last_modified, last_fetched, last_status, content_hash, readings) VALUES (2, 'harbor', 'article', 'https://harbor.example/1', 'harbor.example/1', 'pending', 0, 0, 1, '2026-03-02T14:00:00+00:00', '2026-03-02T13:00:00+00:00', 1, 'https://a.example/', NULL, NULL, '2026-03-02T13:00:00+00:00', 503, NULL, 0);
INSERT INTO frontier (id, source, kind, url, page_key, state, priority, depth, attempts, not_before, discovered_at, discovered_run, referrer, etag, last_modified, last_fetched, last_status, content_hash, readings) VALUES (3, 'harbor', 'article', 'https://harbor.example/2', 'harbor.example/2', 'pending', 0, 0, 0, NULL, '2026-03-02T13:00:00+00:00', 1, 'https://a.example/', NULL, NULL, NULL, NULL, NULL, 0);
INSERT INTO leases (source, holder, host, pid, run_id, taken, heartbeat, process_started) VALUES ('lighthouse', 'a crawl', 'crawler', 4242, 3, '2026-03-03T12:00:00+00:00', '2026-03-03T12:00:00+00:00', '334fdff7-00d8-4cfd-8658-acf40c00b340 2705217');
INSERT INTO schedules (source, every, adaptive, shortest, longest, wait, next_due, paused) VALUES ('harbor', '6h', 1, 60, 10080, 360, '2026-03-02T13:00:00+00:00', 0);
INSERT INTO run_balance (run_id, outcome, count, example) VALUES (1, 'stored', 2, 'https://harbor.example/a');
INSERT INTO start_pages (source, url, run_id, shown) VALUES ('harbor', 'https://harbor.example/articles', 1, '["harbor.example/a"]');
INSERT INTO article_prints (article_id, source, title_key, body_key) VALUES (1, 'harbor', 17, 18);
INSERT INTO duplicates (article_id, other_id, found_at) VALUES (2, 1, '2026-03-01T12:00:00+00:00');
INSERT INTO readers (id, program, rules) VALUES (1, '0.1.0', '00000000000000000000000000000000');
INSERT INTO captures (id, source, run_id, kind, url, requested_url, page_key, at, status, content_type, digest, size, body_id, file, offset, length, request_length, reader_id) VALUES (1, 'harbor', 1, 'article', 'https://harbor.example/articles/piece-number-0', NULL, 'harbor.example/articles/piece-number-0', '2026-03-02T12:00:00+00:00', 200, 'text/html', 'sha256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA====', 4000, NULL, 'captures/harbor/1.warc.gz', 300, 900, 200, 1);
INSERT INTO captures (id, source, run_id, kind, url, requested_url, page_key, at, status, content_type, digest, size, body_id, file, offset, length, request_length, reader_id) VALUES (2, 'harbor', 1, 'article', 'https://harbor.example/articles/piece-number-0', 'https://harbor.example/articles/piece-number-0?from=list', 'harbor.example/articles/piece-number-0', '2026-03-02T12:00:00+00:00', 200, 'text/html', 'sha256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA====', 4000, 1, 'captures/harbor/1.warc.gz', 1400, 400, 200, 1);
INSERT INTO replays (id, source, started, finished, scope, reader_id, position, captures, changed) VALUES (1, 'harbor', '2026-03-02T12:00:00+00:00', '2026-03-02T12:00:00+00:00', 'latest', 1, 1, 2, 1);
INSERT INTO run_channels (run_id, url, kind, state, cause, stood_in, items, new, shared, total, newest, oldest, compared_with, expected, lacking, behind, behind_since, example) VALUES (1, 'https://harbor.example/articles', 'listing', 'spared', 'nothing new', 'https://harbor.example/feed', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO run_channels (run_id, url, kind, state, cause, stood_in, items, new, shared, total, newest, oldest, compared_with, expected, lacking, behind, behind_since, example) VALUES (1, 'https://harbor.example/feed', 'feed', 'read', '', NULL, 10, 2, 8, 240, '2026-02-27', '2026-01-02', 'https://harbor.example/articles', 9, 1, 1, '2026-03-02T13:00:00+00:00', 'https://harbor.example/articles/piece-number-1');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE INDEX idx_runs_source_started ON runs (source, started);
CREATE INDEX idx_articles_facets ON articles (source, year, kind, language, published);
CREATE INDEX idx_articles_narrow ON articles (id, source, year, kind, language, published);
CREATE INDEX idx_articles_published ON articles (published);
CREATE INDEX idx_articles_gone_at ON articles (gone_at) WHERE gone_at IS NOT NULL;
CREATE INDEX idx_articles_first_seen ON articles (first_seen);
CREATE INDEX idx_articles_last_changed ON articles (last_changed);
CREATE INDEX idx_articles_first_run_id ON articles (first_run_id);
CREATE INDEX idx_bodies_article_id ON bodies (article_id);
CREATE INDEX idx_article_urls_page_key ON article_urls (page_key);
CREATE INDEX idx_article_urls_article_id ON article_urls (article_id);
CREATE INDEX idx_republications_other_id ON republications (other_id);
CREATE INDEX idx_text_keys_article_id ON text_keys (article_id);
CREATE INDEX idx_revisions_article_id ON revisions (article_id);
CREATE INDEX idx_revisions_run_id ON revisions (run_id);
CREATE INDEX idx_revisions_at ON revisions (at);
CREATE INDEX idx_authors_merged_into ON authors (merged_into);
CREATE INDEX idx_authors_name ON authors (name);
CREATE INDEX idx_author_aliases_author_id ON author_aliases (author_id);
CREATE INDEX idx_author_decisions_source ON author_decisions (source);
CREATE INDEX idx_article_authors_author_id ON article_authors (author_id, article_id);
CREATE INDEX idx_article_topics_topic ON article_topics (topic, article_id);
CREATE INDEX idx_publications_host ON publications (host);
CREATE INDEX idx_external_links_publication_id ON external_links (publication_id, article_id);
CREATE INDEX idx_teasers_source_page_key ON teasers (source, page_key);
CREATE INDEX idx_teasers_article_id ON teasers (article_id);
CREATE INDEX idx_teasers_first_run_id ON teasers (first_run_id);
CREATE INDEX idx_related_teaser_id ON related (teaser_id);
CREATE INDEX idx_alarms_source ON alarms (source, state);
CREATE INDEX idx_alarms_run_id ON alarms (run_id);
CREATE INDEX idx_alarms_since_run ON alarms (since_run);
CREATE INDEX idx_alarms_last_good_run ON alarms (last_good_run);
CREATE INDEX idx_alarms_closed_run ON alarms (closed_run);
CREATE INDEX idx_failures_run_id ON failures (run_id);
CREATE INDEX idx_frontier_queue ON frontier (source, state, priority DESC, id);
CREATE INDEX idx_frontier_discovered_run ON frontier (discovered_run);
CREATE INDEX idx_leases_run_id ON leases (run_id);
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
CREATE TRIGGER articles_delete BEFORE DELETE ON articles BEGIN
    DELETE FROM bodies WHERE article_id = old.id;
END;
CREATE VIEW latest AS
SELECT id, published, source, title, byline, kind, summary, url, first_seen, gone_at
FROM articles ORDER BY published DESC, id DESC;
CREATE INDEX idx_start_pages_run_id ON start_pages (run_id);
CREATE INDEX idx_article_prints_body ON article_prints (source, body_key, title_key);
CREATE INDEX idx_duplicates_other_id ON duplicates (other_id);
CREATE INDEX idx_captures_page ON captures (source, page_key, at);
CREATE INDEX idx_captures_digest ON captures (source, digest) WHERE body_id IS NULL;
CREATE INDEX idx_captures_body_id ON captures (body_id);
CREATE INDEX idx_captures_run_id ON captures (run_id);
CREATE INDEX idx_captures_reader_id ON captures (reader_id);
CREATE INDEX idx_articles_capture_id ON articles (capture_id);
CREATE INDEX idx_articles_reader_id ON articles (reader_id);
CREATE INDEX idx_replays_source ON replays (source);
CREATE INDEX idx_replays_reader_id ON replays (reader_id);
CREATE INDEX idx_revisions_replay_id ON revisions (replay_id) WHERE replay_id IS NOT NULL;
CREATE INDEX idx_articles_published_day ON articles (published_day, published_last);
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
CREATE VIEW publication_links AS
SELECT
    p.name AS publication, l.kind, l.url, l.text, a.id AS article_id, a.source, a.title, a.published, a.published_day,
    a.published_last, a.byline, a.url AS article_url, p.id AS publication_id
FROM external_links l
JOIN articles a ON a.id = l.article_id
LEFT JOIN publications p ON p.id = l.publication_id;
CREATE INDEX idx_teasers_source_channel ON teasers (source, channel);
INSERT INTO articles_fts (articles_fts) VALUES ('rebuild');
COMMIT;
