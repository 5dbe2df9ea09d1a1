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
, visit_params TEXT NOT NULL DEFAULT '[]', country TEXT) STRICT;
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
END) VIRTUAL, language_declared TEXT, image_caption TEXT, image_credit TEXT) STRICT;
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
    first_seen TEXT NOT NULL, person_id INTEGER REFERENCES persons(id),
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
    last_seen TEXT NOT NULL, channel TEXT, image TEXT, image_caption TEXT, image_credit TEXT,
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
CREATE TABLE countries (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    words TEXT NOT NULL
) STRICT;
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
CREATE TABLE links_unread (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    before INTEGER NOT NULL
) STRICT;
CREATE TABLE persons (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    sources INTEGER NOT NULL
) STRICT;
CREATE TABLE person_joins (
    author_id INTEGER NOT NULL REFERENCES authors(id) ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES authors(id) ON DELETE CASCADE,
    score REAL NOT NULL,
    evidence TEXT NOT NULL,
    PRIMARY KEY (author_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE person_decisions (
    id INTEGER PRIMARY KEY,
    verb TEXT NOT NULL,
    source TEXT NOT NULL REFERENCES sources(slug),
    name TEXT NOT NULL,
    other_source TEXT NOT NULL REFERENCES sources(slug),
    other_name TEXT NOT NULL,
    decided_at TEXT NOT NULL
) STRICT;
CREATE TABLE affiliations (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    role TEXT,
    house TEXT,
    origin TEXT NOT NULL,
    printed TEXT NOT NULL
) STRICT;
CREATE TABLE affiliations_unread (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    before INTEGER NOT NULL
) STRICT;
CREATE TABLE citation_counts (
    source TEXT NOT NULL REFERENCES sources(slug),
    owner TEXT NOT NULL REFERENCES owners(domain),
    year INTEGER,
    articles INTEGER NOT NULL,
    links INTEGER NOT NULL
) STRICT;
CREATE TABLE source_subjects (
    source TEXT NOT NULL REFERENCES sources(slug),
    subject TEXT NOT NULL,
    PRIMARY KEY (source, subject)
) STRICT, WITHOUT ROWID;
CREATE TABLE catalogue_read (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    stamp TEXT NOT NULL
) STRICT;
CREATE TABLE languages_unread (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    before INTEGER NOT NULL
) STRICT;
CREATE TABLE pdfs (
    article_id INTEGER PRIMARY KEY REFERENCES articles(id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    url TEXT NOT NULL,
    page_key TEXT NOT NULL,
    cause TEXT NOT NULL,
    detail TEXT NOT NULL DEFAULT '',
    pages INTEGER,
    pages_with_text INTEGER NOT NULL DEFAULT 0,
    language TEXT,
    created TEXT,
    title_raw TEXT,
    byline_raw TEXT,
    published_raw TEXT,
    size INTEGER,
    digest TEXT,
    method TEXT,
    read_at TEXT
) STRICT;
CREATE TABLE pdf_texts (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES pdfs(article_id) ON DELETE CASCADE,
    page INTEGER NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (article_id, page)
) STRICT;
CREATE TABLE target_counts (
    target_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
    source TEXT NOT NULL REFERENCES sources(slug),
    year INTEGER,
    articles INTEGER NOT NULL
) STRICT;
CREATE TABLE site_pictures (
    source TEXT NOT NULL REFERENCES sources(slug),
    image TEXT NOT NULL,
    found_at TEXT NOT NULL,
    PRIMARY KEY (source, image)
) STRICT, WITHOUT ROWID;
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
CREATE TABLE mention_counts (
    source TEXT NOT NULL REFERENCES sources(slug),
    owner TEXT NOT NULL REFERENCES owners(domain),
    year INTEGER,
    mentions INTEGER NOT NULL
) STRICT;
CREATE TABLE mentions_unread (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    before INTEGER NOT NULL
) STRICT;
CREATE TABLE archive_identity (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    uuid TEXT NOT NULL
) STRICT;
CREATE TABLE run_origins (
    run_id INTEGER PRIMARY KEY REFERENCES runs(id) ON DELETE CASCADE,
    archive TEXT NOT NULL,
    number INTEGER NOT NULL
) STRICT;
CREATE TABLE merges (
    archive TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    first_merged TEXT NOT NULL,
    last_merged TEXT NOT NULL,
    is_finished INTEGER NOT NULL
) STRICT;
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (1, 'archive_scraper', 'm001_first_schema', '2026-11-29 23:51:10.690464+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (10, 'archive_scraper', 'm010_citation_counts', '2026-11-29 23:51:12.486849+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (11, 'archive_scraper', 'm011_source_profiles', '2026-11-29 23:51:12.529857+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (12, 'archive_scraper', 'm012_detected_languages', '2026-11-29 23:51:12.550541+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (13, 'archive_scraper', 'm013_pdfs', '2026-11-29 23:51:12.572431+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (14, 'archive_scraper', 'm014_house_matrix', '2026-11-29 23:51:12.574034+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (15, 'archive_scraper', 'm015_pictures', '2026-11-29 23:51:12.771997+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (16, 'archive_scraper', 'm016_citing_index', '2026-11-29 23:51:12.772571+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (17, 'archive_scraper', 'm017_mentions', '2026-11-29 23:51:12.843699+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (18, 'archive_scraper', 'm018_merges', '2026-11-29 23:51:12.844870+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (19, 'archive_scraper', 'm019_mention_targets', '2026-11-29 23:51:12.879502+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (2, 'archive_scraper', 'm002_balance', '2026-11-29 23:51:10.841696+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (3, 'archive_scraper', 'm003_listing_groups', '2026-11-29 23:51:12.163612+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (4, 'archive_scraper', 'm004_captures', '2026-11-29 23:51:12.224528+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (5, 'archive_scraper', 'm005_sortable_days', '2026-11-29 23:51:12.268285+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (6, 'archive_scraper', 'm006_channels', '2026-11-29 23:51:12.322687+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (7, 'archive_scraper', 'm007_questions', '2026-11-29 23:51:12.360155+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (8, 'archive_scraper', 'm008_article_links', '2026-11-29 23:51:12.412926+00:00');
INSERT INTO _sqlite_migrations (id, migration_set, name, applied_at) VALUES (9, 'archive_scraper', 'm009_persons', '2026-11-29 23:51:12.429152+00:00');
INSERT INTO sources (slug, title, home, hosts, languages, timezone, date_order, rules_origin, rules, first_run, last_deep_look, validators_lied_at, visit_params, country) VALUES ('harbor', 'Harbor Institute', 'https://harbor.example/', '["harbor.example"]', '[]', NULL, NULL, 'tests', '{"name":"harbor","extends":"","title":"Harbor Institute","home":"https://harbor.example/","start_urls":[],"hosts":[],"country":"","subjects":[],"languages":[],"date_order":null,"date_formats":[],"timezone":null,"truncation":{"characters":null},"lead_ins":[],"drop_params":["edition"],"kinds":{},"kind_labels":{},"series_line":null,"article_paths":[],"exclude_paths":[],"paging":"auto","max_pages":50,"delay":null,"captures":true,"channel":[],"listing":{"item":[],"title":[],"link":[],"summary":[],"byline":[],"published":[],"topics":[],"kind":[],"outlet":[],"labels":[],"next_page":[]},"article":{"title":[],"subtitle":[],"published":[],"byline":[],"authors":[],"topics":[],"summary":[],"body":[],"remove":[],"series":[],"related":[]}}', '2026-03-01T12:00:00+00:00', '2026-03-02T12:00:00+00:00', '2026-03-02T12:00:00+00:00', '[]', NULL);
INSERT INTO sources (slug, title, home, hosts, languages, timezone, date_order, rules_origin, rules, first_run, last_deep_look, validators_lied_at, visit_params, country) VALUES ('lighthouse', 'The Lighthouse', 'https://lighthouse.example/', '["lighthouse.example"]', '[]', NULL, NULL, 'tests', '{"name":"lighthouse","extends":"","title":"The Lighthouse","home":"https://lighthouse.example/","start_urls":[],"hosts":[],"country":"","subjects":[],"languages":[],"date_order":null,"date_formats":[],"timezone":null,"truncation":{"characters":null},"lead_ins":[],"drop_params":[],"kinds":{},"kind_labels":{},"series_line":null,"article_paths":[],"exclude_paths":[],"paging":"auto","max_pages":50,"delay":null,"captures":true,"channel":[],"listing":{"item":[],"title":[],"link":[],"summary":[],"byline":[],"published":[],"topics":[],"kind":[],"outlet":[],"labels":[],"next_page":[]},"article":{"title":[],"subtitle":[],"published":[],"byline":[],"authors":[],"topics":[],"summary":[],"body":[],"remove":[],"series":[],"related":[]}}', '2026-03-01T12:00:00+00:00', NULL, NULL, '[]', NULL);
INSERT INTO sources (slug, title, home, hosts, languages, timezone, date_order, rules_origin, rules, first_run, last_deep_look, validators_lied_at, visit_params, country) VALUES ('pier', 'The Pier', 'https://pier.example/', '["pier.example"]', '[]', NULL, NULL, 'tests', '{"name":"pier","extends":"","title":"The Pier","home":"https://pier.example/","start_urls":[],"hosts":[],"country":"NO","subjects":["trade"],"languages":[],"date_order":null,"date_formats":[],"timezone":null,"truncation":{"characters":null},"lead_ins":[],"drop_params":[],"kinds":{},"kind_labels":{},"series_line":null,"article_paths":[],"exclude_paths":[],"paging":"auto","max_pages":50,"delay":null,"captures":true,"channel":[],"listing":{"item":[],"title":[],"link":[],"summary":[],"byline":[],"published":[],"topics":[],"kind":[],"outlet":[],"labels":[],"next_page":[]},"article":{"title":[],"subtitle":[],"published":[],"byline":[],"authors":[],"topics":[],"summary":[],"body":[],"remove":[],"series":[],"related":[]}}', '2026-03-01T12:00:00+00:00', NULL, NULL, '[]', 'NO');
INSERT INTO runs (id, source, started, finished, state, pages, bytes, listings, not_modified, settled, teasers, duplicates, new, changed, unchanged, failures, newest, seconds, message, arguments, waiting, notes) VALUES (1, 'harbor', '2026-03-01T12:00:00+00:00', '2026-03-02T13:00:00+00:00', 'degraded', 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '2024-05-03', 1.5, 'one remark', '{}', 0, '');
INSERT INTO runs (id, source, started, finished, state, pages, bytes, listings, not_modified, settled, teasers, duplicates, new, changed, unchanged, failures, newest, seconds, message, arguments, waiting, notes) VALUES (2, 'pier', '2026-03-01T12:00:00+00:00', NULL, 'running', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, 0.0, '', '{}', 0, '');
INSERT INTO runs (id, source, started, finished, state, pages, bytes, listings, not_modified, settled, teasers, duplicates, new, changed, unchanged, failures, newest, seconds, message, arguments, waiting, notes) VALUES (3, 'lighthouse', '2026-03-01T12:00:00+00:00', NULL, 'stopped', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, 0.0, 'ended without a word', '{}', 0, '');
INSERT INTO runs (id, source, started, finished, state, pages, bytes, listings, not_modified, settled, teasers, duplicates, new, changed, unchanged, failures, newest, seconds, message, arguments, waiting, notes) VALUES (4, 'lighthouse', '2026-03-03T12:00:00+00:00', NULL, 'running', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, 0.0, '', '{"full":true}', 0, '');
INSERT INTO articles (id, url, source, title, published, published_precision, published_origin, published_ambiguous, year, byline, kind, language, word_count, series, volume, issue, modified, first_seen, last_seen, last_changed, fetched_at, gone_at, gone_status, content_hash, first_run_id, canonical_url, subtitle, summary, summary_truncated, summary_origin, image, pdf_links, alternate_urls, published_raw, modified_raw, byline_raw, kind_raw, topics_raw, summary_html, origins, capture_id, reader_id, language_declared, image_caption, image_credit) VALUES (1, 'https://harbor.example/articles/quiet-ports-of-the-north', 'harbor', 'Quiet Ports of the Far North', '2024-05-03', 'day', 'selector:p.date', 0, 2024, 'Ada Lindqvist; Omar Reyes', 'commentary', 'en', 8, NULL, NULL, NULL, NULL, '2026-03-01T12:00:00+00:00', '2026-03-02T12:00:00+00:00', '2026-03-02T12:00:00+00:00', '2026-03-02T12:00:00+00:00', NULL, NULL, '878162c4c2c2309a5dc189b54f768c54', 1, NULL, NULL, 'Freight moves north while nobody is watching.', 0, 'meta', NULL, '[]', '[]', 'May 3, 2024', NULL, 'By Ada Lindqvist and Omar Reyes', NULL, '[]', '<p>Freight moves north while nobody is watching.</p>', '{"published":"selector:p.date","summary":"meta","authors":"json-ld"}', NULL, NULL, NULL, NULL, NULL);
INSERT INTO articles (id, url, source, title, published, published_precision, published_origin, published_ambiguous, year, byline, kind, language, word_count, series, volume, issue, modified, first_seen, last_seen, last_changed, fetched_at, gone_at, gone_status, content_hash, first_run_id, canonical_url, subtitle, summary, summary_truncated, summary_origin, image, pdf_links, alternate_urls, published_raw, modified_raw, byline_raw, kind_raw, topics_raw, summary_html, origins, capture_id, reader_id, language_declared, image_caption, image_credit) VALUES (2, 'https://harbor.example/articles/piece-number-0', 'harbor', 'Piece Number 0', '2024-05-03', 'day', 'selector:p.date', 0, 2024, NULL, 'commentary', 'en', 8, NULL, NULL, NULL, NULL, '2026-03-02T12:00:00+00:00', '2026-03-02T12:00:00+00:00', '2026-03-02T12:00:00+00:00', '2026-03-02T12:00:00+00:00', '2026-03-02T12:00:00+00:00', 410, '9f5849b1a755d2e41c13100856faea91', 1, NULL, NULL, 'Freight moves north while nobody is watching.', 0, 'meta', NULL, '[]', '[]', 'May 3, 2024', NULL, 'By Ada Lindqvist and Omar Reyes', NULL, '[]', '<p>Freight moves north while nobody is watching.</p>', '{"published":"selector:p.date","summary":"meta","authors":"json-ld"}', NULL, NULL, NULL, NULL, NULL);
INSERT INTO articles (id, url, source, title, published, published_precision, published_origin, published_ambiguous, year, byline, kind, language, word_count, series, volume, issue, modified, first_seen, last_seen, last_changed, fetched_at, gone_at, gone_status, content_hash, first_run_id, canonical_url, subtitle, summary, summary_truncated, summary_origin, image, pdf_links, alternate_urls, published_raw, modified_raw, byline_raw, kind_raw, topics_raw, summary_html, origins, capture_id, reader_id, language_declared, image_caption, image_credit) VALUES (3, 'https://harbor.example/articles/piece-number-1', 'harbor', 'Piece Number 1 — “Häfen”, 港', NULL, NULL, NULL, 0, NULL, 'Omar J. Reyes; Harbor Staff', 'commentary', 'en', 8, NULL, NULL, NULL, NULL, '2026-03-02T12:00:00+00:00', '2026-03-02T12:00:00+00:00', '2026-03-02T12:00:00+00:00', '2026-03-02T12:00:00+00:00', NULL, NULL, '3d50333f52e12c2c217e51755f893d5f', 1, NULL, NULL, 'Freight moves north while nobody is watching.', 0, 'meta', NULL, '[]', '[]', 'in spring', NULL, 'By Ada Lindqvist and Omar Reyes', NULL, '[]', '<p>Freight moves north while nobody is watching.</p>', '{"published":"selector:p.date","summary":"meta","authors":"json-ld"}', 1, 1, NULL, NULL, NULL);
INSERT INTO articles (id, url, source, title, published, published_precision, published_origin, published_ambiguous, year, byline, kind, language, word_count, series, volume, issue, modified, first_seen, last_seen, last_changed, fetched_at, gone_at, gone_status, content_hash, first_run_id, canonical_url, subtitle, summary, summary_truncated, summary_origin, image, pdf_links, alternate_urls, published_raw, modified_raw, byline_raw, kind_raw, topics_raw, summary_html, origins, capture_id, reader_id, language_declared, image_caption, image_credit) VALUES (4, 'https://harbor.example/articles/piece-number-2', 'harbor', 'Piece Number 2', '2024-05-03', 'day', 'selector:p.date', 0, 2024, 'Ada Lindqvist; Omar Reyes', 'commentary', 'en', 8, NULL, NULL, NULL, NULL, '2026-03-02T12:00:00+00:00', '2026-03-02T12:00:00+00:00', '2026-03-02T12:00:00+00:00', '2026-03-02T12:00:00+00:00', NULL, NULL, '25c9a0bd9cf217b4c346b8b89ef5faac', 1, NULL, NULL, 'Freight moves north while nobody is watching.', 0, 'meta', NULL, '[]', '[]', 'May 3, 2024', NULL, 'By Ada Lindqvist and Omar Reyes', NULL, '[]', '<p>Freight moves north while nobody is watching.</p>', '{"published":"selector:p.date","summary":"meta","authors":"json-ld"}', NULL, NULL, NULL, NULL, NULL);
INSERT INTO articles (id, url, source, title, published, published_precision, published_origin, published_ambiguous, year, byline, kind, language, word_count, series, volume, issue, modified, first_seen, last_seen, last_changed, fetched_at, gone_at, gone_status, content_hash, first_run_id, canonical_url, subtitle, summary, summary_truncated, summary_origin, image, pdf_links, alternate_urls, published_raw, modified_raw, byline_raw, kind_raw, topics_raw, summary_html, origins, capture_id, reader_id, language_declared, image_caption, image_credit) VALUES (5, 'https://pier.example/1', 'pier', 'Quiet Ports of the North', '2024-05-03', 'day', 'selector:p.date', 0, 2024, 'Ada Lindqvist; Omar Reyes', 'commentary', 'en', 8, NULL, NULL, NULL, NULL, '2026-03-01T12:00:00+00:00', '2026-03-01T12:00:00+00:00', '2026-03-01T12:00:00+00:00', '2026-03-01T12:00:00+00:00', NULL, NULL, '8292f555e525d75df5068e7c86f1fdc7', 2, NULL, NULL, 'Freight moves north while nobody is watching.', 0, 'meta', NULL, '[]', '[]', 'May 3, 2024', NULL, 'By Ada Lindqvist, Senior Fellow, Harbor Institute', NULL, '[]', '<p>Freight moves north while nobody is watching.</p>', '{"published":"selector:p.date","summary":"meta","authors":"json-ld"}', NULL, NULL, NULL, NULL, NULL);
INSERT INTO articles (id, url, source, title, published, published_precision, published_origin, published_ambiguous, year, byline, kind, language, word_count, series, volume, issue, modified, first_seen, last_seen, last_changed, fetched_at, gone_at, gone_status, content_hash, first_run_id, canonical_url, subtitle, summary, summary_truncated, summary_origin, image, pdf_links, alternate_urls, published_raw, modified_raw, byline_raw, kind_raw, topics_raw, summary_html, origins, capture_id, reader_id, language_declared, image_caption, image_credit) VALUES (6, 'https://lighthouse.example/quiet-ports', 'lighthouse', 'Quiet Ports, Again', '2024-05-03', 'day', 'selector:p.date', 0, 2024, 'Ada Lindqvist; Omar Reyes', 'commentary', 'en', 8, NULL, NULL, NULL, NULL, '2026-03-03T12:00:00+00:00', '2026-03-03T12:00:00+00:00', '2026-03-03T12:00:00+00:00', '2026-03-03T12:00:00+00:00', NULL, NULL, '8c0e689a6b94e613a5a2413333ff7f2c', 3, NULL, NULL, 'Freight moves north while nobody is watching.', 0, 'meta', NULL, '[]', '[]', 'May 3, 2024', NULL, 'By Ada Lindqvist and Omar Reyes', NULL, '[]', '<p>Freight moves north while nobody is watching.</p>', '{"published":"selector:p.date","summary":"meta","authors":"json-ld"}', NULL, NULL, NULL, NULL, NULL);
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
INSERT INTO bodies (article_id, body, body_markdown) VALUES (4, 'Freight moves north.
Nobody is watching the harbours.', 'As [an earlier piece](https://harbor.example/articles/quiet-ports-of-the-north) says, [RAND](https://www.rand.org/t/RR1) counted ships. A 2019 report by Chatham House did not.');
INSERT INTO bodies (article_id, body, body_markdown) VALUES (5, 'Freight moves north.
Nobody is watching the harbours.', 'As [Harbor](https://harbor.example/articles/piece-number-1) says.');
INSERT INTO bodies (article_id, body, body_markdown) VALUES (6, 'Freight moves north in sentence number 0, and nobody is watching.
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
INSERT INTO article_urls (source, page_key, article_id, url, kind, first_seen) VALUES ('harbor', 'harbor.example/articles/piece-number-2', 4, 'https://harbor.example/articles/piece-number-2', 'own', '2026-03-02T12:00:00+00:00');
INSERT INTO article_urls (source, page_key, article_id, url, kind, first_seen) VALUES ('harbor', 'harbor.example/articles/quiet-ports-of-the-north', 1, 'https://harbor.example/articles/quiet-ports-of-the-north', 'own', '2026-03-01T12:00:00+00:00');
INSERT INTO article_urls (source, page_key, article_id, url, kind, first_seen) VALUES ('harbor', 'harbor.example?p=7', 1, 'https://harbor.example/?p=7', 'redirect', '2026-03-01T12:00:00+00:00');
INSERT INTO article_urls (source, page_key, article_id, url, kind, first_seen) VALUES ('lighthouse', 'lighthouse.example/quiet-ports', 6, 'https://lighthouse.example/quiet-ports', 'own', '2026-03-03T12:00:00+00:00');
INSERT INTO article_urls (source, page_key, article_id, url, kind, first_seen) VALUES ('pier', 'pier.example/1', 5, 'https://pier.example/1', 'own', '2026-03-01T12:00:00+00:00');
INSERT INTO republications (article_id, other_id, similarity, found_at) VALUES (6, 1, 1.0, '2026-03-03T12:00:00+00:00');
INSERT INTO text_prints (article_id, content_hash, method) VALUES (1, '878162c4c2c2309a5dc189b54f768c54', 'rensa-2 5 12x4 20');
INSERT INTO text_prints (article_id, content_hash, method) VALUES (2, '9f5849b1a755d2e41c13100856faea91', 'rensa-2 5 12x4 20');
INSERT INTO text_prints (article_id, content_hash, method) VALUES (3, '3d50333f52e12c2c217e51755f893d5f', 'rensa-2 5 12x4 20');
INSERT INTO text_prints (article_id, content_hash, method) VALUES (4, '25c9a0bd9cf217b4c346b8b89ef5faac', 'rensa-2 5 12x4 20');
INSERT INTO text_prints (article_id, content_hash, method) VALUES (6, '8c0e689a6b94e613a5a2413333ff7f2c', 'rensa-2 5 12x4 20');
INSERT INTO text_keys (key, article_id) VALUES (-2721645757873655426, 1);
INSERT INTO text_keys (key, article_id) VALUES (-2721645757873655426, 6);
INSERT INTO text_keys (key, article_id) VALUES (-280579038642835409, 1);
INSERT INTO text_keys (key, article_id) VALUES (-280579038642835409, 6);
INSERT INTO text_keys (key, article_id) VALUES (-5206858608510707375, 1);
INSERT INTO text_keys (key, article_id) VALUES (-5206858608510707375, 6);
INSERT INTO text_keys (key, article_id) VALUES (-5512710220041512284, 1);
INSERT INTO text_keys (key, article_id) VALUES (-5512710220041512284, 6);
INSERT INTO text_keys (key, article_id) VALUES (-7849913833224851712, 1);
INSERT INTO text_keys (key, article_id) VALUES (-7849913833224851712, 6);
INSERT INTO text_keys (key, article_id) VALUES (-8134826108376292840, 1);
INSERT INTO text_keys (key, article_id) VALUES (-8134826108376292840, 6);
INSERT INTO text_keys (key, article_id) VALUES (-8151369380612107431, 1);
INSERT INTO text_keys (key, article_id) VALUES (-8151369380612107431, 6);
INSERT INTO text_keys (key, article_id) VALUES (1153082805268572249, 1);
INSERT INTO text_keys (key, article_id) VALUES (1153082805268572249, 6);
INSERT INTO text_keys (key, article_id) VALUES (1426946500963872431, 1);
INSERT INTO text_keys (key, article_id) VALUES (1426946500963872431, 6);
INSERT INTO text_keys (key, article_id) VALUES (2097197952033549896, 1);
INSERT INTO text_keys (key, article_id) VALUES (2097197952033549896, 6);
INSERT INTO text_keys (key, article_id) VALUES (5354593560380137151, 1);
INSERT INTO text_keys (key, article_id) VALUES (5354593560380137151, 6);
INSERT INTO text_keys (key, article_id) VALUES (6149264421141630373, 1);
INSERT INTO text_keys (key, article_id) VALUES (6149264421141630373, 6);
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
INSERT INTO authors (id, source, name, type, key, url, merged_into, merged_by, first_seen, person_id) VALUES (1, 'harbor', 'Ada Lindqvist', 'person', 'ada lindqvist', NULL, NULL, NULL, '2026-03-01T12:00:00+00:00', 1);
INSERT INTO authors (id, source, name, type, key, url, merged_into, merged_by, first_seen, person_id) VALUES (2, 'harbor', 'Omar Reyes', 'person', 'omar reyes', 'https://harbor.example/people/reyes', NULL, NULL, '2026-03-01T12:00:00+00:00', 3);
INSERT INTO authors (id, source, name, type, key, url, merged_into, merged_by, first_seen, person_id) VALUES (3, 'harbor', 'Omar J. Reyes', 'person', 'omar j reyes', NULL, 2, 'hand', '2026-03-02T12:00:00+00:00', 3);
INSERT INTO authors (id, source, name, type, key, url, merged_into, merged_by, first_seen, person_id) VALUES (4, 'harbor', 'Harbor Staff', 'organization', 'harborstaff', NULL, NULL, NULL, '2026-03-02T12:00:00+00:00', NULL);
INSERT INTO authors (id, source, name, type, key, url, merged_into, merged_by, first_seen, person_id) VALUES (5, 'pier', 'Ada Lindqvist', 'person', 'ada lindqvist', NULL, NULL, NULL, '2026-03-01T12:00:00+00:00', 1);
INSERT INTO authors (id, source, name, type, key, url, merged_into, merged_by, first_seen, person_id) VALUES (6, 'pier', 'Omar Reyes', 'person', 'omar reyes', 'https://harbor.example/people/reyes', NULL, NULL, '2026-03-01T12:00:00+00:00', 3);
INSERT INTO authors (id, source, name, type, key, url, merged_into, merged_by, first_seen, person_id) VALUES (7, 'lighthouse', 'Ada Lindqvist', 'person', 'ada lindqvist', NULL, NULL, NULL, '2026-03-03T12:00:00+00:00', NULL);
INSERT INTO authors (id, source, name, type, key, url, merged_into, merged_by, first_seen, person_id) VALUES (8, 'lighthouse', 'Omar Reyes', 'person', 'omar reyes', 'https://harbor.example/people/reyes', NULL, NULL, '2026-03-03T12:00:00+00:00', NULL);
INSERT INTO author_aliases (id, source, name, type, author_id, first_seen) VALUES (1, 'harbor', 'Ada Lindqvist', 'person', 1, '2026-03-01T12:00:00+00:00');
INSERT INTO author_aliases (id, source, name, type, author_id, first_seen) VALUES (2, 'harbor', 'Omar Reyes', 'person', 2, '2026-03-01T12:00:00+00:00');
INSERT INTO author_aliases (id, source, name, type, author_id, first_seen) VALUES (3, 'harbor', 'Omar J. Reyes', 'person', 3, '2026-03-02T12:00:00+00:00');
INSERT INTO author_aliases (id, source, name, type, author_id, first_seen) VALUES (4, 'harbor', 'Harbor Staff', 'organization', 4, '2026-03-02T12:00:00+00:00');
INSERT INTO author_aliases (id, source, name, type, author_id, first_seen) VALUES (5, 'pier', 'Ada Lindqvist', 'person', 5, '2026-03-01T12:00:00+00:00');
INSERT INTO author_aliases (id, source, name, type, author_id, first_seen) VALUES (6, 'pier', 'Omar Reyes', 'person', 6, '2026-03-01T12:00:00+00:00');
INSERT INTO author_aliases (id, source, name, type, author_id, first_seen) VALUES (7, 'lighthouse', 'Ada Lindqvist', 'person', 7, '2026-03-03T12:00:00+00:00');
INSERT INTO author_aliases (id, source, name, type, author_id, first_seen) VALUES (8, 'lighthouse', 'Omar Reyes', 'person', 8, '2026-03-03T12:00:00+00:00');
INSERT INTO author_decisions (id, source, verb, name, into_name, origin, decided_at) VALUES (1, 'harbor', 'join', 'Omar J. Reyes', 'Omar Reyes', 'command', '2026-03-02T12:00:00+00:00');
INSERT INTO article_authors (article_id, position, author_id, name_as_printed) VALUES (1, 0, 1, 'Ada Lindqvist');
INSERT INTO article_authors (article_id, position, author_id, name_as_printed) VALUES (1, 1, 2, 'Omar Reyes');
INSERT INTO article_authors (article_id, position, author_id, name_as_printed) VALUES (3, 0, 2, 'Omar J. Reyes');
INSERT INTO article_authors (article_id, position, author_id, name_as_printed) VALUES (3, 1, 4, 'Harbor Staff');
INSERT INTO article_authors (article_id, position, author_id, name_as_printed) VALUES (4, 0, 1, 'Ada Lindqvist');
INSERT INTO article_authors (article_id, position, author_id, name_as_printed) VALUES (4, 1, 2, 'Omar Reyes');
INSERT INTO article_authors (article_id, position, author_id, name_as_printed) VALUES (5, 0, 5, 'Ada Lindqvist');
INSERT INTO article_authors (article_id, position, author_id, name_as_printed) VALUES (5, 1, 6, 'Omar Reyes');
INSERT INTO article_authors (article_id, position, author_id, name_as_printed) VALUES (6, 0, 7, 'Ada Lindqvist');
INSERT INTO article_authors (article_id, position, author_id, name_as_printed) VALUES (6, 1, 8, 'Omar Reyes');
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
INSERT INTO article_topics (article_id, topic, position) VALUES (5, 'maritime-security', 0);
INSERT INTO article_topics (article_id, topic, position) VALUES (5, 'trade', 1);
INSERT INTO article_topics (article_id, topic, position) VALUES (6, 'maritime-security', 0);
INSERT INTO article_topics (article_id, topic, position) VALUES (6, 'trade', 1);
INSERT INTO publications (id, key, name, host) VALUES (1, 'northern review', 'Northern Review', 'northernreview.example');
INSERT INTO external_links (id, article_id, position, kind, publication_id, publication_as_printed, url, text) VALUES (1, 1, 0, 'read_full', 1, 'Northern Review', 'https://www.northernreview.example/quiet-ports', 'Read the full article at Northern Review.');
INSERT INTO external_links (id, article_id, position, kind, publication_id, publication_as_printed, url, text) VALUES (2, 2, 0, 'read_full', 1, 'Northern Review', 'https://www.northernreview.example/quiet-ports', 'Read the full article at Northern Review.');
INSERT INTO external_links (id, article_id, position, kind, publication_id, publication_as_printed, url, text) VALUES (3, 3, 0, 'read_full', 1, 'Northern Review', 'https://www.northernreview.example/quiet-ports', 'Read the full article at Northern Review.');
INSERT INTO external_links (id, article_id, position, kind, publication_id, publication_as_printed, url, text) VALUES (4, 4, 0, 'read_full', 1, 'Northern Review', 'https://www.northernreview.example/quiet-ports', 'Read the full article at Northern Review.');
INSERT INTO external_links (id, article_id, position, kind, publication_id, publication_as_printed, url, text) VALUES (5, 5, 0, 'read_full', 1, 'Northern Review', 'https://www.northernreview.example/quiet-ports', 'Read the full article at Northern Review.');
INSERT INTO external_links (id, article_id, position, kind, publication_id, publication_as_printed, url, text) VALUES (6, 6, 0, 'read_full', 1, 'Northern Review', 'https://www.northernreview.example/quiet-ports', 'Read the full article at Northern Review.');
INSERT INTO teasers (id, source, section, listing, listing_url, position, url, page_key, article_id, title, published, published_precision, authors, topics, summary, summary_truncated, external_links, published_raw, byline_raw, topics_raw, summary_html, kind_raw, outlet_raw, origins, teaser_hash, first_run_id, first_seen, last_seen, channel, image, image_caption, image_credit) VALUES (1, 'harbor', 'listing', 'harbor.example/articles', 'https://harbor.example/articles', 0, 'https://harbor.example/articles/piece-number-0', 'harbor.example/articles/piece-number-0', 2, 'Piece Number 0', NULL, NULL, '[]', '[]', 'What the piece says.', 0, '[]', NULL, NULL, NULL, '<p>What the piece says.</p>', NULL, NULL, '{}', 'eadf6eef55ab87b9737e981e29dd79b7', 1, '2026-03-01T12:00:00+00:00', '2026-03-01T12:00:00+00:00', 'https://harbor.example/articles', NULL, NULL, NULL);
INSERT INTO teasers (id, source, section, listing, listing_url, position, url, page_key, article_id, title, published, published_precision, authors, topics, summary, summary_truncated, external_links, published_raw, byline_raw, topics_raw, summary_html, kind_raw, outlet_raw, origins, teaser_hash, first_run_id, first_seen, last_seen, channel, image, image_caption, image_credit) VALUES (2, 'harbor', 'listing', 'harbor.example/articles', 'https://harbor.example/articles', 1, 'https://harbor.example/articles/piece-number-1', 'harbor.example/articles/piece-number-1', 3, 'Piece Number 1', NULL, NULL, '[]', '[]', 'What the piece says.', 0, '[]', NULL, NULL, NULL, '<p>What the piece says.</p>', NULL, NULL, '{}', 'fe4033c27dde98a59b1b2599d31bc199', 1, '2026-03-01T12:00:00+00:00', '2026-03-01T12:00:00+00:00', 'https://harbor.example/articles', NULL, NULL, NULL);
INSERT INTO teasers (id, source, section, listing, listing_url, position, url, page_key, article_id, title, published, published_precision, authors, topics, summary, summary_truncated, external_links, published_raw, byline_raw, topics_raw, summary_html, kind_raw, outlet_raw, origins, teaser_hash, first_run_id, first_seen, last_seen, channel, image, image_caption, image_credit) VALUES (3, 'harbor', 'related', 'harbor.example/articles/quiet-ports-of-the-north', 'https://harbor.example/articles/quiet-ports-of-the-north', 2, 'https://harbor.example/articles/piece-number-2', 'harbor.example/articles/piece-number-2', 4, 'Piece Number 2', NULL, NULL, '[]', '[]', 'What the piece says.', 0, '[]', NULL, NULL, NULL, '<p>What the piece says.</p>', NULL, NULL, '{}', 'd695458e3bcedfe28c728a30c7cae8d6', 1, '2026-03-01T12:00:00+00:00', '2026-03-01T12:00:00+00:00', NULL, NULL, NULL, NULL);
INSERT INTO teasers (id, source, section, listing, listing_url, position, url, page_key, article_id, title, published, published_precision, authors, topics, summary, summary_truncated, external_links, published_raw, byline_raw, topics_raw, summary_html, kind_raw, outlet_raw, origins, teaser_hash, first_run_id, first_seen, last_seen, channel, image, image_caption, image_credit) VALUES (4, 'harbor', 'related', 'harbor.example/articles/quiet-ports-of-the-north', 'https://harbor.example/articles/quiet-ports-of-the-north', 3, 'https://harbor.example/articles/piece-number-3', 'harbor.example/articles/piece-number-3', NULL, 'Piece Number 3', NULL, NULL, '[]', '[]', 'What the piece says.', 0, '[]', NULL, NULL, NULL, '<p>What the piece says.</p>', NULL, NULL, '{}', 'a19c8d6ca24a8ebcf7d19b9e7b360116', 1, '2026-03-01T12:00:00+00:00', '2026-03-01T12:00:00+00:00', NULL, NULL, NULL, NULL);
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
INSERT INTO leases (source, holder, host, pid, run_id, taken, heartbeat, process_started) VALUES ('lighthouse', 'a crawl', 'crawler', 4242, 4, '2026-03-03T12:00:00+00:00', '2026-03-03T12:00:00+00:00', '334fdff7-00d8-4cfd-8658-acf40c00b340 5142121');
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
INSERT INTO countries (code, name, words) VALUES ('AD', 'Andorra', '{title summary} : ("andorra" OR "andorre" OR "andorran")');
INSERT INTO countries (code, name, words) VALUES ('AE', 'United Arab Emirates', '{title summary} : ("united arab emirates" OR "vereinigte arabische emirate" OR "emiratos árabes unidos" OR "émirats arabes unis" OR "emirati arabi uniti" OR "emirados árabes unidos" OR "uae" OR "emirati")');
INSERT INTO countries (code, name, words) VALUES ('AF', 'Afghanistan', '{title summary} : ("afghanistan" OR "afganistán" OR "afeganistão" OR "afghan")');
INSERT INTO countries (code, name, words) VALUES ('AG', 'Antigua & Barbuda', '{title summary} : ("antigua barbuda" OR "antigua und barbuda" OR "antigua y barbuda" OR "antigua et barbuda" OR "antigua e barbuda" OR "antígua e barbuda")');
INSERT INTO countries (code, name, words) VALUES ('AL', 'Albania', '{title summary} : ("albania" OR "albanien" OR "albanie" OR "albânia" OR "albanian")');
INSERT INTO countries (code, name, words) VALUES ('AM', 'Armenia', '{title summary} : ("armenia" OR "armenien" OR "arménie" OR "armênia" OR "armenian")');
INSERT INTO countries (code, name, words) VALUES ('AO', 'Angola', '{title summary} : ("angola" OR "angolan")');
INSERT INTO countries (code, name, words) VALUES ('AR', 'Argentina', '{title summary} : ("argentina" OR "argentinien" OR "argentine" OR "argentinian")');
INSERT INTO countries (code, name, words) VALUES ('AT', 'Austria', '{title summary} : ("austria" OR "österreich" OR "autriche" OR "áustria" OR "austrian")');
INSERT INTO countries (code, name, words) VALUES ('AU', 'Australia', '{title summary} : ("australia" OR "australien" OR "australie" OR "austrália" OR "australian")');
INSERT INTO countries (code, name, words) VALUES ('AZ', 'Azerbaijan', '{title summary} : ("azerbaijan" OR "aserbaidschan" OR "azerbaiyán" OR "azerbaïdjan" OR "azerbaigian" OR "azerbaijão" OR "azerbaijani")');
INSERT INTO countries (code, name, words) VALUES ('BA', 'Bosnia & Herzegovina', '{title summary} : ("bosnia herzegovina" OR "bosnien und herzegowina" OR "bosnia y herzegovina" OR "bosnie herzégovine" OR "bosnia ed erzegovina" OR "bósnia e herzegovina" OR "bosnia" OR "bosnian")');
INSERT INTO countries (code, name, words) VALUES ('BB', 'Barbados', '{title summary} : ("barbados" OR "barbade" OR "barbadian")');
INSERT INTO countries (code, name, words) VALUES ('BD', 'Bangladesh', '{title summary} : ("bangladesh" OR "bangladesch" OR "bangladés" OR "bangladeshi")');
INSERT INTO countries (code, name, words) VALUES ('BE', 'Belgium', '{title summary} : ("belgium" OR "belgien" OR "bélgica" OR "belgique" OR "belgio" OR "belgian")');
INSERT INTO countries (code, name, words) VALUES ('BF', 'Burkina Faso', '{title summary} : ("burkina faso" OR "burquina faso" OR "burkinabe")');
INSERT INTO countries (code, name, words) VALUES ('BG', 'Bulgaria', '{title summary} : ("bulgaria" OR "bulgarien" OR "bulgarie" OR "bulgária" OR "bulgarian")');
INSERT INTO countries (code, name, words) VALUES ('BH', 'Bahrain', '{title summary} : ("bahrain" OR "baréin" OR "bahreïn" OR "bahrein" OR "barein" OR "bahraini")');
INSERT INTO countries (code, name, words) VALUES ('BI', 'Burundi', '{title summary} : ("burundi" OR "burundian")');
INSERT INTO countries (code, name, words) VALUES ('BJ', 'Benin', '{title summary} : ("benin" OR "benín" OR "bénin" OR "beninese")');
INSERT INTO countries (code, name, words) VALUES ('BN', 'Brunei', '{title summary} : ("brunei" OR "brunei darussalam" OR "brunéi" OR "bruneian")');
INSERT INTO countries (code, name, words) VALUES ('BO', 'Bolivia', '{title summary} : ("bolivia" OR "bolivien" OR "bolivie" OR "bolívia" OR "bolivian")');
INSERT INTO countries (code, name, words) VALUES ('BR', 'Brazil', '{title summary} : ("brazil" OR "brasilien" OR "brasil" OR "brésil" OR "brasile" OR "brazilian")');
INSERT INTO countries (code, name, words) VALUES ('BS', 'Bahamas', '{title summary} : ("bahamas" OR "bahamian")');
INSERT INTO countries (code, name, words) VALUES ('BT', 'Bhutan', '{title summary} : ("bhutan" OR "bután" OR "bhoutan" OR "butão" OR "bhutanese")');
INSERT INTO countries (code, name, words) VALUES ('BW', 'Botswana', '{title summary} : ("botswana" OR "botsuana" OR "botswanan")');
INSERT INTO countries (code, name, words) VALUES ('BY', 'Belarus', '{title summary} : ("belarus" OR "bielorrusia" OR "biélorussie" OR "bielorussia" OR "bielorrússia" OR "belarusian" OR "belarussian")');
INSERT INTO countries (code, name, words) VALUES ('BZ', 'Belize', '{title summary} : ("belize" OR "belice" OR "belizean")');
INSERT INTO countries (code, name, words) VALUES ('CA', 'Canada', '{title summary} : ("canada" OR "kanada" OR "canadá" OR "canadian")');
INSERT INTO countries (code, name, words) VALUES ('CD', 'Congo - Kinshasa', '{title summary} : ("congo kinshasa" OR "kongo kinshasa" OR "república democrática del congo" OR "democratic republic of the congo" OR "democratic republic of congo" OR "drc")');
INSERT INTO countries (code, name, words) VALUES ('CF', 'Central African Republic', '{title summary} : ("central african republic" OR "zentralafrikanische republik" OR "república centroafricana" OR "république centrafricaine" OR "repubblica centrafricana" OR "república centro africana")');
INSERT INTO countries (code, name, words) VALUES ('CG', 'Congo - Brazzaville', '{title summary} : ("congo brazzaville" OR "kongo brazzaville" OR "república do congo" OR (("congo") NOT ("democratic republic of the congo" OR "democratic republic of congo" OR "congo kinshasa" OR "dr congo")))');
INSERT INTO countries (code, name, words) VALUES ('CH', 'Switzerland', '{title summary} : ("switzerland" OR "schweiz" OR "suiza" OR "suisse" OR "svizzera" OR "suíça" OR "swiss")');
INSERT INTO countries (code, name, words) VALUES ('CI', 'Côte d’Ivoire', '{title summary} : ("côte d ivoire" OR "costa d avorio" OR "costa do marfim" OR "ivory coast" OR "ivorian")');
INSERT INTO countries (code, name, words) VALUES ('CL', 'Chile', '{title summary} : ("chile" OR "chili" OR "cile" OR "chilean")');
INSERT INTO countries (code, name, words) VALUES ('CM', 'Cameroon', '{title summary} : ("cameroon" OR "kamerun" OR "camerún" OR "cameroun" OR "camerun" OR "camarões" OR "cameroonian")');
INSERT INTO countries (code, name, words) VALUES ('CN', 'China', '{title summary} : ("china" OR "chine" OR "cina" OR "prc" OR "chinese")');
INSERT INTO countries (code, name, words) VALUES ('CO', 'Colombia', '{title summary} : ("colombia" OR "kolumbien" OR "colombie" OR "colômbia" OR "colombian")');
INSERT INTO countries (code, name, words) VALUES ('CR', 'Costa Rica', '{title summary} : ("costa rica" OR "costa rican")');
INSERT INTO countries (code, name, words) VALUES ('CU', 'Cuba', '{title summary} : ("cuba" OR "kuba" OR "cuban")');
INSERT INTO countries (code, name, words) VALUES ('CV', 'Cape Verde', '{title summary} : ("cape verde" OR "cabo verde" OR "cap vert" OR "capo verde" OR "cape verdean")');
INSERT INTO countries (code, name, words) VALUES ('CY', 'Cyprus', '{title summary} : ("cyprus" OR "zypern" OR "chipre" OR "chypre" OR "cipro" OR "cypriot")');
INSERT INTO countries (code, name, words) VALUES ('CZ', 'Czechia', '{title summary} : ("czechia" OR "tschechien" OR "chequia" OR "tchéquie" OR "cechia" OR "tchéquia" OR "czech republic" OR "czech")');
INSERT INTO countries (code, name, words) VALUES ('DE', 'Germany', '{title summary} : ("germany" OR "deutschland" OR "alemania" OR "allemagne" OR "germania" OR "alemanha" OR "german")');
INSERT INTO countries (code, name, words) VALUES ('DJ', 'Djibouti', '{title summary} : ("djibouti" OR "dschibuti" OR "yibuti" OR "gibuti" OR "djibuti" OR "djiboutian")');
INSERT INTO countries (code, name, words) VALUES ('DK', 'Denmark', '{title summary} : ("denmark" OR "dänemark" OR "dinamarca" OR "danemark" OR "danimarca" OR "danish")');
INSERT INTO countries (code, name, words) VALUES ('DM', 'Dominica', '{title summary} : ((("dominica") NOT ("dominican republic")))');
INSERT INTO countries (code, name, words) VALUES ('DO', 'Dominican Republic', '{title summary} : ("dominican republic" OR "dominikanische republik" OR "república dominicana" OR "république dominicaine" OR "repubblica dominicana")');
INSERT INTO countries (code, name, words) VALUES ('DZ', 'Algeria', '{title summary} : ("algeria" OR "algerien" OR "argelia" OR "algérie" OR "argélia" OR "algerian")');
INSERT INTO countries (code, name, words) VALUES ('EC', 'Ecuador', '{title summary} : ("ecuador" OR "équateur" OR "equador" OR "ecuadorian")');
INSERT INTO countries (code, name, words) VALUES ('EE', 'Estonia', '{title summary} : ("estonia" OR "estland" OR "estonie" OR "estônia" OR "estonian")');
INSERT INTO countries (code, name, words) VALUES ('EG', 'Egypt', '{title summary} : ("egypt" OR "ägypten" OR "egipto" OR "égypte" OR "egitto" OR "egito" OR "egyptian")');
INSERT INTO countries (code, name, words) VALUES ('ER', 'Eritrea', '{title summary} : ("eritrea" OR "érythrée" OR "eritreia" OR "eritrean")');
INSERT INTO countries (code, name, words) VALUES ('ES', 'Spain', '{title summary} : ("spain" OR "spanien" OR "españa" OR "espagne" OR "spagna" OR "espanha" OR "spanish")');
INSERT INTO countries (code, name, words) VALUES ('ET', 'Ethiopia', '{title summary} : ("ethiopia" OR "äthiopien" OR "etiopía" OR "éthiopie" OR "etiopia" OR "etiópia" OR "ethiopian")');
INSERT INTO countries (code, name, words) VALUES ('FI', 'Finland', '{title summary} : ("finland" OR "finnland" OR "finlandia" OR "finlande" OR "finlândia" OR "finnish")');
INSERT INTO countries (code, name, words) VALUES ('FJ', 'Fiji', '{title summary} : ("fiji" OR "fidschi" OR "fiyi" OR "fidji" OR "figi" OR "fijian")');
INSERT INTO countries (code, name, words) VALUES ('FM', 'Micronesia', '{title summary} : ("micronesia" OR "mikronesien" OR "micronésie" OR "micronésia" OR "micronesian")');
INSERT INTO countries (code, name, words) VALUES ('FR', 'France', '{title summary} : ("france" OR "frankreich" OR "francia" OR "frança" OR "french")');
INSERT INTO countries (code, name, words) VALUES ('GA', 'Gabon', '{title summary} : ("gabon" OR "gabun" OR "gabón" OR "gabão" OR "gabonese")');
INSERT INTO countries (code, name, words) VALUES ('GB', 'United Kingdom', '{title summary} : ("united kingdom" OR "vereinigtes königreich" OR "reino unido" OR "royaume uni" OR "regno unito" OR "britain" OR "u k" OR "uk" OR "british")');
INSERT INTO countries (code, name, words) VALUES ('GD', 'Grenada', '{title summary} : ("grenada" OR "granada" OR "grenade" OR "grenadian")');
INSERT INTO countries (code, name, words) VALUES ('GE', 'Georgia', '{title summary} : ("georgien" OR "géorgie" OR "geórgia" OR "georgian" OR (("georgia") NOT ("south georgia")))');
INSERT INTO countries (code, name, words) VALUES ('GH', 'Ghana', '{title summary} : ("ghana" OR "ghanaian")');
INSERT INTO countries (code, name, words) VALUES ('GL', 'Greenland', '{title summary} : ("greenland" OR "grönland" OR "groenlandia" OR "groenland" OR "groenlândia" OR "greenlandic")');
INSERT INTO countries (code, name, words) VALUES ('GM', 'Gambia', '{title summary} : ("gambia" OR "gambie" OR "gâmbia" OR "gambian")');
INSERT INTO countries (code, name, words) VALUES ('GN', 'Guinea', '{title summary} : ((("guinea" OR "guinée" OR "guiné") NOT ("papua new guinea" OR "equatorial guinea" OR "guinea bissau" OR "gulf of guinea" OR "guinée équatoriale" OR "guinée bissau" OR "papouasie nouvelle guinée" OR "guiné bissau" OR "guiné equatorial")))');
INSERT INTO countries (code, name, words) VALUES ('GQ', 'Equatorial Guinea', '{title summary} : ("equatorial guinea" OR "äquatorialguinea" OR "guinea ecuatorial" OR "guinée équatoriale" OR "guinea equatoriale" OR "guiné equatorial")');
INSERT INTO countries (code, name, words) VALUES ('GR', 'Greece', '{title summary} : ("greece" OR "griechenland" OR "grecia" OR "grèce" OR "grécia" OR "greek")');
INSERT INTO countries (code, name, words) VALUES ('GT', 'Guatemala', '{title summary} : ("guatemala" OR "guatemalan")');
INSERT INTO countries (code, name, words) VALUES ('GW', 'Guinea-Bissau', '{title summary} : ("guinea bissau" OR "guinea bisáu" OR "guinée bissau" OR "guiné bissau")');
INSERT INTO countries (code, name, words) VALUES ('GY', 'Guyana', '{title summary} : ("guyana" OR "guiana" OR "guyanese")');
INSERT INTO countries (code, name, words) VALUES ('HK', 'Hong Kong SAR China', '{title summary} : ("hong kong" OR "sonderverwaltungsregion hongkong" OR "rae de hong kong" OR "r a s chinoise de hong kong" OR "ras di hong kong" OR "hong kong rae da china")');
INSERT INTO countries (code, name, words) VALUES ('HN', 'Honduras', '{title summary} : ("honduras" OR "honduran")');
INSERT INTO countries (code, name, words) VALUES ('HR', 'Croatia', '{title summary} : ("croatia" OR "kroatien" OR "croacia" OR "croatie" OR "croazia" OR "croácia" OR "croatian")');
INSERT INTO countries (code, name, words) VALUES ('HT', 'Haiti', '{title summary} : ("haiti" OR "haití" OR "haïti" OR "haitian")');
INSERT INTO countries (code, name, words) VALUES ('HU', 'Hungary', '{title summary} : ("hungary" OR "ungarn" OR "hungría" OR "hongrie" OR "ungheria" OR "hungria" OR "hungarian")');
INSERT INTO countries (code, name, words) VALUES ('ID', 'Indonesia', '{title summary} : ("indonesia" OR "indonesien" OR "indonésie" OR "indonésia" OR "indonesian")');
INSERT INTO countries (code, name, words) VALUES ('IE', 'Ireland', '{title summary} : ("irland" OR "irlanda" OR "irlande" OR (("ireland") NOT ("northern ireland")))');
INSERT INTO countries (code, name, words) VALUES ('IL', 'Israel', '{title summary} : ("israel" OR "israël" OR "israele" OR "israeli")');
INSERT INTO countries (code, name, words) VALUES ('IN', 'India', '{title summary} : ("indien" OR "inde" OR "índia" OR (("india" OR "indian") NOT ("indian ocean")))');
INSERT INTO countries (code, name, words) VALUES ('IQ', 'Iraq', '{title summary} : ("iraq" OR "irak" OR "iraque" OR "iraqi")');
INSERT INTO countries (code, name, words) VALUES ('IR', 'Iran', '{title summary} : ("iran" OR "irán" OR "irã" OR "iranian")');
INSERT INTO countries (code, name, words) VALUES ('IS', 'Iceland', '{title summary} : ("iceland" OR "islandia" OR "islande" OR "islanda" OR "islândia" OR "icelandic")');
INSERT INTO countries (code, name, words) VALUES ('IT', 'Italy', '{title summary} : ("italy" OR "italien" OR "italia" OR "italie" OR "itália" OR "italian")');
INSERT INTO countries (code, name, words) VALUES ('JM', 'Jamaica', '{title summary} : ("jamaica" OR "jamaika" OR "jamaïque" OR "giamaica" OR "jamaican")');
INSERT INTO countries (code, name, words) VALUES ('JO', 'Jordan', '{title summary} : ("jordanien" OR "jordania" OR "jordanie" OR "giordania" OR "jordânia" OR "jordanian" OR (("jordan") NOT ("jordan river")))');
INSERT INTO countries (code, name, words) VALUES ('JP', 'Japan', '{title summary} : ("japan" OR "japón" OR "japon" OR "giappone" OR "japão" OR "japanese")');
INSERT INTO countries (code, name, words) VALUES ('KE', 'Kenya', '{title summary} : ("kenya" OR "kenia" OR "quênia" OR "kenyan")');
INSERT INTO countries (code, name, words) VALUES ('KG', 'Kyrgyzstan', '{title summary} : ("kyrgyzstan" OR "kirgisistan" OR "kirguistán" OR "kirghizstan" OR "kirghizistan" OR "quirguistão" OR "kyrgyz" OR "kyrgyzstani")');
INSERT INTO countries (code, name, words) VALUES ('KH', 'Cambodia', '{title summary} : ("cambodia" OR "kambodscha" OR "camboya" OR "cambodge" OR "cambogia" OR "camboja" OR "cambodian")');
INSERT INTO countries (code, name, words) VALUES ('KI', 'Kiribati', '{title summary} : ("kiribati" OR "quiribati")');
INSERT INTO countries (code, name, words) VALUES ('KM', 'Comoros', '{title summary} : ("comoros" OR "komoren" OR "comoras" OR "comores" OR "comore" OR "comorian")');
INSERT INTO countries (code, name, words) VALUES ('KN', 'St. Kitts & Nevis', '{title summary} : ("st kitts nevis" OR "st kitts und nevis" OR "san cristóbal y nieves" OR "saint christophe et niévès" OR "saint kitts e nevis" OR "são cristóvão e névis")');
INSERT INTO countries (code, name, words) VALUES ('KP', 'North Korea', '{title summary} : ("north korea" OR "nordkorea" OR "corea del norte" OR "corée du nord" OR "corea del nord" OR "coreia do norte" OR "dprk" OR "north korean")');
INSERT INTO countries (code, name, words) VALUES ('KR', 'South Korea', '{title summary} : ("south korea" OR "südkorea" OR "corea del sur" OR "corée du sud" OR "corea del sud" OR "coreia do sul" OR "south korean" OR (("republic of korea") NOT ("people s republic of korea")))');
INSERT INTO countries (code, name, words) VALUES ('KW', 'Kuwait', '{title summary} : ("kuwait" OR "koweït" OR "kuwaiti")');
INSERT INTO countries (code, name, words) VALUES ('KZ', 'Kazakhstan', '{title summary} : ("kazakhstan" OR "kasachstan" OR "kazajistán" OR "kazakistan" OR "cazaquistão" OR "kazakhstani" OR "kazakh")');
INSERT INTO countries (code, name, words) VALUES ('LA', 'Laos', '{title summary} : ("laos" OR "laotian")');
INSERT INTO countries (code, name, words) VALUES ('LB', 'Lebanon', '{title summary} : ("lebanon" OR "libanon" OR "líbano" OR "liban" OR "libano" OR "lebanese")');
INSERT INTO countries (code, name, words) VALUES ('LC', 'St. Lucia', '{title summary} : ("st lucia" OR "santa lucía" OR "sainte lucie" OR "saint lucia" OR "santa lúcia")');
INSERT INTO countries (code, name, words) VALUES ('LI', 'Liechtenstein', '{title summary} : ("liechtenstein")');
INSERT INTO countries (code, name, words) VALUES ('LK', 'Sri Lanka', '{title summary} : ("sri lanka" OR "sri lankan")');
INSERT INTO countries (code, name, words) VALUES ('LR', 'Liberia', '{title summary} : ("liberia" OR "libéria" OR "liberian")');
INSERT INTO countries (code, name, words) VALUES ('LS', 'Lesotho', '{title summary} : ("lesotho" OR "lesoto" OR "basotho")');
INSERT INTO countries (code, name, words) VALUES ('LT', 'Lithuania', '{title summary} : ("lithuania" OR "litauen" OR "lituania" OR "lituanie" OR "lituânia" OR "lithuanian")');
INSERT INTO countries (code, name, words) VALUES ('LU', 'Luxembourg', '{title summary} : ("luxembourg" OR "luxemburg" OR "luxemburgo" OR "lussemburgo" OR "luxembourgish")');
INSERT INTO countries (code, name, words) VALUES ('LV', 'Latvia', '{title summary} : ("latvia" OR "lettland" OR "letonia" OR "lettonie" OR "lettonia" OR "letônia" OR "latvian")');
INSERT INTO countries (code, name, words) VALUES ('LY', 'Libya', '{title summary} : ("libya" OR "libyen" OR "libia" OR "libye" OR "líbia" OR "libyan")');
INSERT INTO countries (code, name, words) VALUES ('MA', 'Morocco', '{title summary} : ("morocco" OR "marokko" OR "marruecos" OR "maroc" OR "marocco" OR "marrocos" OR "moroccan")');
INSERT INTO countries (code, name, words) VALUES ('MC', 'Monaco', '{title summary} : ("monaco" OR "mónaco" OR "mônaco" OR "monegasque")');
INSERT INTO countries (code, name, words) VALUES ('MD', 'Moldova', '{title summary} : ("moldova" OR "republik moldau" OR "moldavia" OR "moldavie" OR "moldávia" OR "moldovan")');
INSERT INTO countries (code, name, words) VALUES ('ME', 'Montenegro', '{title summary} : ("montenegro" OR "monténégro" OR "montenegrin")');
INSERT INTO countries (code, name, words) VALUES ('MG', 'Madagascar', '{title summary} : ("madagascar" OR "madagaskar" OR "malagasy")');
INSERT INTO countries (code, name, words) VALUES ('MH', 'Marshall Islands', '{title summary} : ("marshall islands" OR "marshallinseln" OR "islas marshall" OR "îles marshall" OR "isole marshall" OR "ilhas marshall" OR "marshallese")');
INSERT INTO countries (code, name, words) VALUES ('MK', 'North Macedonia', '{title summary} : ("north macedonia" OR "nordmazedonien" OR "macedonia del norte" OR "macédoine du nord" OR "macedonia del nord" OR "macedônia do norte" OR "macedonia" OR "north macedonian")');
INSERT INTO countries (code, name, words) VALUES ('ML', 'Mali', '{title summary} : ("mali" OR "malian")');
INSERT INTO countries (code, name, words) VALUES ('MM', 'Myanmar (Burma)', '{title summary} : ("myanmar" OR "mianmar" OR "burma" OR "burmese")');
INSERT INTO countries (code, name, words) VALUES ('MN', 'Mongolia', '{title summary} : ("mongolia" OR "mongolei" OR "mongolie" OR "mongólia" OR "mongolian")');
INSERT INTO countries (code, name, words) VALUES ('MO', 'Macao SAR China', '{title summary} : ("macao" OR "sonderverwaltungsregion macau" OR "rae de macao" OR "r a s chinoise de macao" OR "ras di macao" OR "macau rae da china" OR "macau")');
INSERT INTO countries (code, name, words) VALUES ('MR', 'Mauritania', '{title summary} : ("mauritania" OR "mauretanien" OR "mauritanie" OR "mauritânia" OR "mauritanian")');
INSERT INTO countries (code, name, words) VALUES ('MT', 'Malta', '{title summary} : ("malta" OR "malte" OR "maltese")');
INSERT INTO countries (code, name, words) VALUES ('MU', 'Mauritius', '{title summary} : ("mauritius" OR "mauricio" OR "maurice" OR "maurício" OR "mauritian")');
INSERT INTO countries (code, name, words) VALUES ('MV', 'Maldives', '{title summary} : ("maldives" OR "malediven" OR "maldivas" OR "maldive" OR "maldivian")');
INSERT INTO countries (code, name, words) VALUES ('MW', 'Malawi', '{title summary} : ("malawi" OR "malaui" OR "malawian")');
INSERT INTO countries (code, name, words) VALUES ('MX', 'Mexico', '{title summary} : ("mexiko" OR "méxico" OR "mexique" OR "messico" OR "mexican" OR (("mexico") NOT ("new mexico")))');
INSERT INTO countries (code, name, words) VALUES ('MY', 'Malaysia', '{title summary} : ("malaysia" OR "malasia" OR "malaisie" OR "malásia" OR "malaysian")');
INSERT INTO countries (code, name, words) VALUES ('MZ', 'Mozambique', '{title summary} : ("mozambique" OR "mosambik" OR "mozambico" OR "moçambique" OR "mozambican")');
INSERT INTO countries (code, name, words) VALUES ('NA', 'Namibia', '{title summary} : ("namibia" OR "namibie" OR "namíbia" OR "namibian")');
INSERT INTO countries (code, name, words) VALUES ('NE', 'Niger', '{title summary} : ("niger" OR "níger" OR "nigerien")');
INSERT INTO countries (code, name, words) VALUES ('NG', 'Nigeria', '{title summary} : ("nigeria" OR "nigéria" OR "nigerian")');
INSERT INTO countries (code, name, words) VALUES ('NI', 'Nicaragua', '{title summary} : ("nicaragua" OR "nicarágua" OR "nicaraguan")');
INSERT INTO countries (code, name, words) VALUES ('NL', 'Netherlands', '{title summary} : ("netherlands" OR "niederlande" OR "países bajos" OR "pays bas" OR "paesi bassi" OR "países baixos" OR "dutch")');
INSERT INTO countries (code, name, words) VALUES ('NO', 'Norway', '{title summary} : ("norway" OR "norwegen" OR "noruega" OR "norvège" OR "norvegia" OR "norwegian")');
INSERT INTO countries (code, name, words) VALUES ('NP', 'Nepal', '{title summary} : ("nepal" OR "népal" OR "nepali" OR "nepalese")');
INSERT INTO countries (code, name, words) VALUES ('NR', 'Nauru', '{title summary} : ("nauru" OR "nauruan")');
INSERT INTO countries (code, name, words) VALUES ('NZ', 'New Zealand', '{title summary} : ("new zealand" OR "neuseeland" OR "nueva zelanda" OR "nouvelle zélande" OR "nuova zelanda" OR "nova zelândia" OR "new zealander")');
INSERT INTO countries (code, name, words) VALUES ('OM', 'Oman', '{title summary} : ("oman" OR "omán" OR "omã" OR "omani")');
INSERT INTO countries (code, name, words) VALUES ('PA', 'Panama', '{title summary} : ("panama" OR "panamá" OR "panamanian")');
INSERT INTO countries (code, name, words) VALUES ('PE', 'Peru', '{title summary} : ("peru" OR "perú" OR "pérou" OR "perù" OR "peruvian")');
INSERT INTO countries (code, name, words) VALUES ('PG', 'Papua New Guinea', '{title summary} : ("papua new guinea" OR "papua neuguinea" OR "papúa nueva guinea" OR "papouasie nouvelle guinée" OR "papua nuova guinea" OR "papua nova guiné")');
INSERT INTO countries (code, name, words) VALUES ('PH', 'Philippines', '{title summary} : ("philippines" OR "philippinen" OR "filipinas" OR "filippine" OR "filipino" OR "philippine")');
INSERT INTO countries (code, name, words) VALUES ('PK', 'Pakistan', '{title summary} : ("pakistan" OR "pakistán" OR "paquistão" OR "pakistani")');
INSERT INTO countries (code, name, words) VALUES ('PL', 'Poland', '{title summary} : ("poland" OR "polen" OR "polonia" OR "pologne" OR "polônia")');
INSERT INTO countries (code, name, words) VALUES ('PS', 'Palestinian Territories', '{title summary} : ("palestinian territories" OR "palästinensische autonomiegebiete" OR "territorios palestinos" OR "territoires palestiniens" OR "territori palestinesi" OR "territórios palestinos" OR "palestine" OR "gaza" OR "west bank" OR "palestinian")');
INSERT INTO countries (code, name, words) VALUES ('PT', 'Portugal', '{title summary} : ("portugal" OR "portogallo" OR "portuguese")');
INSERT INTO countries (code, name, words) VALUES ('PW', 'Palau', '{title summary} : ("palau" OR "palaos" OR "palauan")');
INSERT INTO countries (code, name, words) VALUES ('PY', 'Paraguay', '{title summary} : ("paraguay" OR "paraguai" OR "paraguayan")');
INSERT INTO countries (code, name, words) VALUES ('QA', 'Qatar', '{title summary} : ("qatar" OR "katar" OR "catar" OR "qatari")');
INSERT INTO countries (code, name, words) VALUES ('RO', 'Romania', '{title summary} : ("romania" OR "rumänien" OR "rumanía" OR "roumanie" OR "romênia" OR "romanian")');
INSERT INTO countries (code, name, words) VALUES ('RS', 'Serbia', '{title summary} : ("serbia" OR "serbien" OR "serbie" OR "sérvia" OR "serbian")');
INSERT INTO countries (code, name, words) VALUES ('RU', 'Russia', '{title summary} : ("russia" OR "russland" OR "rusia" OR "russie" OR "rússia" OR "russian")');
INSERT INTO countries (code, name, words) VALUES ('RW', 'Rwanda', '{title summary} : ("rwanda" OR "ruanda" OR "rwandan")');
INSERT INTO countries (code, name, words) VALUES ('SA', 'Saudi Arabia', '{title summary} : ("saudi arabia" OR "saudi arabien" OR "arabia saudí" OR "arabie saoudite" OR "arabia saudita" OR "arábia saudita" OR "saudi")');
INSERT INTO countries (code, name, words) VALUES ('SB', 'Solomon Islands', '{title summary} : ("solomon islands" OR "salomonen" OR "islas salomón" OR "îles salomon" OR "isole salomone" OR "ilhas salomão")');
INSERT INTO countries (code, name, words) VALUES ('SC', 'Seychelles', '{title summary} : ("seychelles" OR "seychellen" OR "seicheles" OR "seychellois")');
INSERT INTO countries (code, name, words) VALUES ('SD', 'Sudan', '{title summary} : ((("sudan" OR "sudán" OR "soudan" OR "sudão" OR "sudanese") NOT ("south sudan" OR "sudán del sur" OR "soudan du sud" OR "sudão do sul" OR "sud sudan" OR "south sudanese")))');
INSERT INTO countries (code, name, words) VALUES ('SE', 'Sweden', '{title summary} : ("sweden" OR "schweden" OR "suecia" OR "suède" OR "svezia" OR "suécia" OR "swedish")');
INSERT INTO countries (code, name, words) VALUES ('SG', 'Singapore', '{title summary} : ("singapore" OR "singapur" OR "singapour" OR "singapura" OR "singaporean")');
INSERT INTO countries (code, name, words) VALUES ('SI', 'Slovenia', '{title summary} : ("slovenia" OR "slowenien" OR "eslovenia" OR "slovénie" OR "eslovênia" OR "slovenian")');
INSERT INTO countries (code, name, words) VALUES ('SK', 'Slovakia', '{title summary} : ("slovakia" OR "slowakei" OR "eslovaquia" OR "slovaquie" OR "slovacchia" OR "eslováquia" OR "slovak")');
INSERT INTO countries (code, name, words) VALUES ('SL', 'Sierra Leone', '{title summary} : ("sierra leone" OR "sierra leona" OR "serra leoa" OR "sierra leonean")');
INSERT INTO countries (code, name, words) VALUES ('SM', 'San Marino', '{title summary} : ("san marino" OR "saint marin")');
INSERT INTO countries (code, name, words) VALUES ('SN', 'Senegal', '{title summary} : ("senegal" OR "sénégal" OR "senegalese")');
INSERT INTO countries (code, name, words) VALUES ('SO', 'Somalia', '{title summary} : ("somalia" OR "somalie" OR "somália" OR "somali")');
INSERT INTO countries (code, name, words) VALUES ('SR', 'Suriname', '{title summary} : ("suriname" OR "surinam" OR "surinamese")');
INSERT INTO countries (code, name, words) VALUES ('SS', 'South Sudan', '{title summary} : ("south sudan" OR "südsudan" OR "sudán del sur" OR "soudan du sud" OR "sud sudan" OR "sudão do sul" OR "south sudanese")');
INSERT INTO countries (code, name, words) VALUES ('ST', 'São Tomé & Príncipe', '{title summary} : ("são tomé príncipe" OR "são tomé und príncipe" OR "santo tomé y príncipe" OR "sao tomé et principe" OR "são tomé e príncipe")');
INSERT INTO countries (code, name, words) VALUES ('SV', 'El Salvador', '{title summary} : ("el salvador" OR "salvador" OR "salvadoran")');
INSERT INTO countries (code, name, words) VALUES ('SY', 'Syria', '{title summary} : ("syria" OR "syrien" OR "siria" OR "syrie" OR "síria" OR "syrian")');
INSERT INTO countries (code, name, words) VALUES ('SZ', 'Eswatini', '{title summary} : ("eswatini" OR "esuatini" OR "essuatíni" OR "swaziland")');
INSERT INTO countries (code, name, words) VALUES ('TD', 'Chad', '{title summary} : ("chad" OR "tschad" OR "tchad" OR "ciad" OR "chade" OR "chadian")');
INSERT INTO countries (code, name, words) VALUES ('TG', 'Togo', '{title summary} : ("togo" OR "togolese")');
INSERT INTO countries (code, name, words) VALUES ('TH', 'Thailand', '{title summary} : ("thailand" OR "tailandia" OR "thaïlande" OR "thailandia" OR "tailândia" OR "thai")');
INSERT INTO countries (code, name, words) VALUES ('TJ', 'Tajikistan', '{title summary} : ("tajikistan" OR "tadschikistan" OR "tayikistán" OR "tadjikistan" OR "tagikistan" OR "tadjiquistão" OR "tajik")');
INSERT INTO countries (code, name, words) VALUES ('TL', 'Timor-Leste', '{title summary} : ("timor leste" OR "timor oriental" OR "timor est" OR "east timor" OR "timorese")');
INSERT INTO countries (code, name, words) VALUES ('TM', 'Turkmenistan', '{title summary} : ("turkmenistan" OR "turkmenistán" OR "turkménistan" OR "turcomenistão" OR "turkmen")');
INSERT INTO countries (code, name, words) VALUES ('TN', 'Tunisia', '{title summary} : ("tunisia" OR "tunesien" OR "túnez" OR "tunisie" OR "tunísia" OR "tunisian")');
INSERT INTO countries (code, name, words) VALUES ('TO', 'Tonga', '{title summary} : ("tonga" OR "tongan")');
INSERT INTO countries (code, name, words) VALUES ('TR', 'Türkiye', '{title summary} : ("türkiye" OR "türkei" OR "turquía" OR "turquie" OR "turchia" OR "turquia" OR "turkey" OR "turkish")');
INSERT INTO countries (code, name, words) VALUES ('TT', 'Trinidad & Tobago', '{title summary} : ("trinidad tobago" OR "trinidad und tobago" OR "trinidad y tobago" OR "trinité et tobago" OR "trinidad e tobago" OR "trinidadian")');
INSERT INTO countries (code, name, words) VALUES ('TV', 'Tuvalu', '{title summary} : ("tuvalu" OR "tuvaluan")');
INSERT INTO countries (code, name, words) VALUES ('TW', 'Taiwan', '{title summary} : ("taiwan" OR "taiwán" OR "taïwan" OR "taiwanese")');
INSERT INTO countries (code, name, words) VALUES ('TZ', 'Tanzania', '{title summary} : ("tanzania" OR "tansania" OR "tanzanie" OR "tanzânia" OR "tanzanian")');
INSERT INTO countries (code, name, words) VALUES ('UA', 'Ukraine', '{title summary} : ("ukraine" OR "ucrania" OR "ucraina" OR "ucrânia" OR "ukrainian")');
INSERT INTO countries (code, name, words) VALUES ('UG', 'Uganda', '{title summary} : ("uganda" OR "ouganda" OR "ugandan")');
INSERT INTO countries (code, name, words) VALUES ('US', 'United States', '{title summary} : ("united states" OR "vereinigte staaten" OR "estados unidos" OR "états unis" OR "stati uniti" OR "u s" OR "usa" OR "united states of america" OR (("american") NOT ("latin american" OR "south american" OR "north american" OR "central american")))');
INSERT INTO countries (code, name, words) VALUES ('UY', 'Uruguay', '{title summary} : ("uruguay" OR "uruguai" OR "uruguayan")');
INSERT INTO countries (code, name, words) VALUES ('UZ', 'Uzbekistan', '{title summary} : ("uzbekistan" OR "usbekistan" OR "uzbekistán" OR "ouzbékistan" OR "uzbequistão" OR "uzbek" OR "uzbekistani")');
INSERT INTO countries (code, name, words) VALUES ('VA', 'Vatican City', '{title summary} : ("vatican city" OR "vatikanstadt" OR "ciudad del vaticano" OR "état de la cité du vatican" OR "città del vaticano" OR "cidade do vaticano" OR "holy see" OR "vatican")');
INSERT INTO countries (code, name, words) VALUES ('VC', 'St. Vincent & Grenadines', '{title summary} : ("st vincent grenadines" OR "st vincent und die grenadinen" OR "san vicente y las granadinas" OR "saint vincent et les grenadines" OR "saint vincent e grenadine" OR "são vicente e granadinas")');
INSERT INTO countries (code, name, words) VALUES ('VE', 'Venezuela', '{title summary} : ("venezuela" OR "venezuelan")');
INSERT INTO countries (code, name, words) VALUES ('VN', 'Vietnam', '{title summary} : ("vietnam" OR "viêt nam" OR "vietnã" OR "vietnamese")');
INSERT INTO countries (code, name, words) VALUES ('VU', 'Vanuatu', '{title summary} : ("vanuatu")');
INSERT INTO countries (code, name, words) VALUES ('WS', 'Samoa', '{title summary} : ("samoan" OR (("samoa") NOT ("american samoa")))');
INSERT INTO countries (code, name, words) VALUES ('XK', 'Kosovo', '{title summary} : ("kosovo" OR "kosovar")');
INSERT INTO countries (code, name, words) VALUES ('YE', 'Yemen', '{title summary} : ("yemen" OR "jemen" OR "yémen" OR "iêmen" OR "yemeni")');
INSERT INTO countries (code, name, words) VALUES ('ZA', 'South Africa', '{title summary} : ("south africa" OR "südafrika" OR "sudáfrica" OR "afrique du sud" OR "sudafrica" OR "áfrica do sul" OR "south african")');
INSERT INTO countries (code, name, words) VALUES ('ZM', 'Zambia', '{title summary} : ("zambia" OR "sambia" OR "zambie" OR "zâmbia" OR "zambian")');
INSERT INTO countries (code, name, words) VALUES ('ZW', 'Zimbabwe', '{title summary} : ("zimbabwe" OR "simbabwe" OR "zimbabue" OR "zimbábue" OR "zimbabwean")');
INSERT INTO owners (domain, name, kind) VALUES ('chathamhouse.org', 'Chatham House', 'house');
INSERT INTO owners (domain, name, kind) VALUES ('harbor.example', 'harbor.example', 'other');
INSERT INTO owners (domain, name, kind) VALUES ('rand.org', 'RAND', 'house');
INSERT INTO source_owners (source, domain) VALUES ('harbor', 'harbor.example');
INSERT INTO source_owners (source, domain) VALUES ('lighthouse', 'lighthouse.example');
INSERT INTO source_owners (source, domain) VALUES ('pier', 'pier.example');
INSERT INTO article_links (id, article_id, position, owner, form, boilerplate, target_id, page_key, print, url, text, sentence) VALUES (1, 4, 0, 'harbor.example', 'other', NULL, 1, 'harbor.example/articles/quiet-ports-of-the-north', -5413093773836939507, 'https://harbor.example/articles/quiet-ports-of-the-north', 'an earlier piece', 'As an earlier piece says, RAND counted ships.');
INSERT INTO article_links (id, article_id, position, owner, form, boilerplate, target_id, page_key, print, url, text, sentence) VALUES (2, 4, 1, 'rand.org', 'other', NULL, NULL, 'rand.org/t/RR1', -7365959714106240997, 'https://www.rand.org/t/RR1', 'RAND', 'As an earlier piece says, RAND counted ships.');
INSERT INTO article_links (id, article_id, position, owner, form, boilerplate, target_id, page_key, print, url, text, sentence) VALUES (3, 5, 0, 'harbor.example', 'other', NULL, 3, 'harbor.example/articles/piece-number-1', 7960703086365364681, 'https://harbor.example/articles/piece-number-1', 'Harbor', 'As Harbor says.');
INSERT INTO links_unread (id, before) VALUES (1, 1);
INSERT INTO persons (id, name, sources) VALUES (1, 'Ada Lindqvist', 2);
INSERT INTO persons (id, name, sources) VALUES (3, 'Omar J. Reyes', 2);
INSERT INTO person_joins (author_id, other_id, score, evidence) VALUES (1, 5, 2.0, '["decided by hand"]');
INSERT INTO person_joins (author_id, other_id, score, evidence) VALUES (3, 6, 0.9999, '["the same profile: harbor.example/people/reyes"]');
INSERT INTO person_decisions (id, verb, source, name, other_source, other_name, decided_at) VALUES (1, 'join', 'harbor', 'Ada Lindqvist', 'pier', 'Ada Lindqvist', '2026-03-02T12:00:00+00:00');
INSERT INTO affiliations (id, article_id, position, role, house, origin, printed) VALUES (1, 5, 0, 'Senior Fellow', 'Harbor Institute', 'byline', 'Senior Fellow, Harbor Institute');
INSERT INTO affiliations_unread (id, before) VALUES (1, 1);
INSERT INTO citation_counts (source, owner, year, articles, links) VALUES ('harbor', 'harbor.example', 2024, 1, 1);
INSERT INTO citation_counts (source, owner, year, articles, links) VALUES ('harbor', 'rand.org', 2024, 1, 1);
INSERT INTO citation_counts (source, owner, year, articles, links) VALUES ('pier', 'harbor.example', 2024, 1, 1);
INSERT INTO source_subjects (source, subject) VALUES ('pier', 'trade');
INSERT INTO catalogue_read (id, stamp) VALUES (1, '89838a18c59d565724f580fd');
INSERT INTO languages_unread (id, before) VALUES (1, 1);
INSERT INTO pdfs (article_id, role, url, page_key, cause, detail, pages, pages_with_text, language, created, title_raw, byline_raw, published_raw, size, digest, method, read_at) VALUES (1, 'report', 'https://harbor.example/files/report.pdf', 'harbor.example/files/report.pdf', '', '', 2, 2, NULL, NULL, NULL, NULL, NULL, NULL, 'sha256:A', 'x', '2026-03-02T12:00:00+00:00');
INSERT INTO pdf_texts (id, article_id, page, text) VALUES (1, 1, 1, 'Ports');
INSERT INTO pdf_texts (id, article_id, page, text) VALUES (2, 1, 2, 'Freight moves north.');
INSERT INTO target_counts (target_id, source, year, articles) VALUES (3, 'pier', 2024, 1);
INSERT INTO site_pictures (source, image, found_at) VALUES ('harbor', 'https://harbor.example/share.png', '2026-03-01T12:00:00+00:00');
INSERT INTO article_mentions (id, article_id, position, owner, named, year, title, boilerplate, print, sentence) VALUES (1, 4, 0, 'chathamhouse.org', 'Chatham House', 2019, NULL, NULL, 6444196775478790503, 'A 2019 report by Chatham House did not.');
INSERT INTO mention_counts (source, owner, year, mentions) VALUES ('harbor', 'chathamhouse.org', 2024, 1);
INSERT INTO mentions_unread (id, before) VALUES (1, 1);
INSERT INTO archive_identity (id, uuid) VALUES (1, '4de83452630b49a791abbb0d6b8ce811');
INSERT INTO run_origins (run_id, archive, number) VALUES (3, '5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f', 12);
INSERT INTO merges (archive, name, first_merged, last_merged, is_finished) VALUES ('5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f5f', 'shard.db', '2026-03-02T13:00:00+00:00', '2026-03-02T13:00:00+00:00', 1);
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
    tokenize='porter unicode61 remove_diacritics 2' /* content="articles" */
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
CREATE VIEW author_publications AS
SELECT
    u.id AS author_id, u.name AS author, u.source, p.id AS publication_id, p.name AS publication, k.articles,
    k.first_day, k.last_day
FROM (
    SELECT j.author_id, l.publication_id, count(DISTINCT l.article_id) AS articles,
        min(a.published_day) AS first_day, max(a.published_day) AS last_day
    FROM external_links l
    JOIN article_authors j ON j.article_id = l.article_id
    JOIN articles a ON a.id = l.article_id
    WHERE l.publication_id IS NOT NULL
    GROUP BY j.author_id, l.publication_id
) k JOIN authors u ON u.id = k.author_id JOIN publications p ON p.id = k.publication_id;
CREATE VIEW coauthors AS
SELECT
    u.id AS author_id, u.name AS author, w.id AS coauthor_id, w.name AS coauthor, u.source, k.articles,
    k.first_day, k.last_day
FROM (
    SELECT one.author_id AS author_id, other.author_id AS coauthor_id, count(DISTINCT one.article_id) AS articles,
        min(a.published_day) AS first_day, max(a.published_day) AS last_day
    FROM article_authors one
    JOIN article_authors other ON other.article_id = one.article_id AND other.author_id > one.author_id
    JOIN articles a ON a.id = one.article_id
    GROUP BY one.author_id, other.author_id
) k JOIN authors u ON u.id = k.author_id JOIN authors w ON w.id = k.coauthor_id;
CREATE VIEW topic_years AS
SELECT t.slug AS topic, t.name, a.year, count(*) AS articles, count(DISTINCT a.source) AS sources
FROM article_topics j JOIN articles a ON a.id = j.article_id JOIN topics t ON t.slug = j.topic
WHERE a.year IS NOT NULL
GROUP BY t.slug, a.year;
CREATE VIEW country_coverage AS
SELECT
    c.code AS country, c.name, a.id AS article_id, a.source, a.title, a.published_day, a.published_last, a.year
FROM countries c CROSS JOIN articles_fts ON articles_fts MATCH c.words JOIN articles a ON a.id = articles_fts.rowid;
CREATE INDEX idx_source_owners_domain ON source_owners (domain);
CREATE INDEX idx_article_links_owner ON article_links (owner, article_id) WHERE boilerplate IS NULL;
CREATE INDEX idx_article_links_article_id ON article_links (article_id, owner) WHERE boilerplate IS NULL;
CREATE INDEX idx_article_links_target_id ON article_links (target_id, article_id) WHERE target_id IS NOT NULL;
CREATE INDEX idx_article_links_page_key ON article_links (page_key) WHERE target_id IS NULL;
CREATE INDEX idx_article_links_print ON article_links (print, article_id);
CREATE INDEX idx_persons_name ON persons (name);
CREATE INDEX idx_authors_person_id ON authors (person_id);
CREATE INDEX idx_person_joins_other_id ON person_joins (other_id);
CREATE INDEX idx_person_decisions_source ON person_decisions (source);
CREATE INDEX idx_person_decisions_other_source ON person_decisions (other_source);
CREATE INDEX idx_affiliations_article_id ON affiliations (article_id, position);
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
CREATE UNIQUE INDEX idx_citation_counts_source ON citation_counts (source, owner, year, articles, links);
CREATE INDEX idx_citation_counts_owner ON citation_counts (owner, source, year, articles, links);
CREATE INDEX idx_article_links_cited ON article_links (target_id, article_id)
    WHERE target_id IS NOT NULL AND boilerplate IS NULL;
CREATE VIEW cited_sources AS
SELECT k.owner, o.name, o.kind, k.articles, k.sources, k.links
FROM (
    SELECT c.owner, sum(c.articles) AS articles, count(DISTINCT c.source) AS sources, sum(c.links) AS links
    FROM citation_counts c
    WHERE NOT EXISTS (SELECT 1 FROM source_owners s WHERE s.source = c.source AND s.domain = c.owner)
    GROUP BY c.owner
) k JOIN owners o ON o.domain = k.owner;
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
CREATE INDEX idx_pdfs_page_key ON pdfs (page_key);
CREATE INDEX idx_pdfs_digest ON pdfs (digest);
CREATE INDEX idx_pdfs_cause ON pdfs (cause) WHERE cause <> '';
CREATE VIRTUAL TABLE pdf_texts_fts USING fts5 (
    text, content="pdf_texts", content_rowid="id", tokenize='porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER pdf_texts_ai AFTER INSERT ON pdf_texts BEGIN
    INSERT INTO pdf_texts_fts (rowid, text) VALUES (new.id, new.text);
END;
CREATE TRIGGER pdf_texts_ad AFTER DELETE ON pdf_texts BEGIN
    INSERT INTO pdf_texts_fts (pdf_texts_fts, rowid, text) VALUES ('delete', old.id, old.text);
END;
CREATE TRIGGER pdf_texts_au AFTER UPDATE OF text ON pdf_texts BEGIN
    INSERT INTO pdf_texts_fts (pdf_texts_fts, rowid, text) VALUES ('delete', old.id, old.text);
    INSERT INTO pdf_texts_fts (rowid, text) VALUES (new.id, new.text);
END;
CREATE UNIQUE INDEX idx_target_counts_target_id ON target_counts (target_id, source, year, articles);
CREATE INDEX idx_target_counts_year ON target_counts (year, target_id, source, articles);
CREATE INDEX idx_target_counts_source ON target_counts (source);
CREATE INDEX idx_owners_house ON owners (domain) WHERE kind = 'house';
CREATE INDEX idx_articles_image ON articles (image, source) WHERE image IS NOT NULL;
CREATE INDEX idx_article_links_citing ON article_links (article_id, target_id)
    WHERE target_id IS NOT NULL AND boilerplate IS NULL;
CREATE INDEX idx_article_mentions_owner ON article_mentions (owner, article_id) WHERE boilerplate IS NULL;
CREATE INDEX idx_article_mentions_print ON article_mentions (print, article_id);
CREATE UNIQUE INDEX idx_mention_counts_source ON mention_counts (source, owner, year, mentions);
CREATE INDEX idx_mention_counts_owner ON mention_counts (owner, source, year, mentions);
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
CREATE INDEX idx_run_origins_archive ON run_origins (archive, number);
CREATE INDEX idx_articles_title ON articles (replace(title, '’', '''') COLLATE NOCASE, source);
CREATE INDEX idx_article_mentions_title ON article_mentions (replace(title, '’', '''') COLLATE NOCASE)
    WHERE title IS NOT NULL AND boilerplate IS NULL;
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
INSERT INTO articles_fts (articles_fts) VALUES ('rebuild');
INSERT INTO pdf_texts_fts (pdf_texts_fts) VALUES ('rebuild');
COMMIT;
