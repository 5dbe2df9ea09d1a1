"""PDFs: what became of each, and their text by page with a search of its own."""

from __future__ import annotations

_TABLES = """
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
CREATE INDEX idx_pdfs_page_key ON pdfs (page_key);
CREATE INDEX idx_pdfs_digest ON pdfs (digest);
CREATE INDEX idx_pdfs_cause ON pdfs (cause) WHERE cause <> '';

CREATE TABLE pdf_texts (
    id INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES pdfs(article_id) ON DELETE CASCADE,
    page INTEGER NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (article_id, page)
) STRICT;
"""

# As sqlite-utils makes it: `sqlite-utils search archive.db pdf_texts harbour` and Datasette find it by themselves.
_SEARCH = """
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
"""

SCRIPTS = (_TABLES, _SEARCH)
