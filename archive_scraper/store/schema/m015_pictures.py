"""What stands below pictures, the pictures of teasers, and those that a site shows on many pages."""

from __future__ import annotations

_SCRIPT = """
ALTER TABLE articles ADD COLUMN image_caption TEXT;
ALTER TABLE articles ADD COLUMN image_credit TEXT;
-- How many articles show a picture, asked with each that is written.
CREATE INDEX idx_articles_image ON articles (image, source) WHERE image IS NOT NULL;

ALTER TABLE teasers ADD COLUMN image TEXT;
ALTER TABLE teasers ADD COLUMN image_caption TEXT;
ALTER TABLE teasers ADD COLUMN image_credit TEXT;

CREATE TABLE site_pictures (
    source TEXT NOT NULL REFERENCES sources(slug),
    image TEXT NOT NULL,
    found_at TEXT NOT NULL,
    PRIMARY KEY (source, image)
) STRICT, WITHOUT ROWID;
"""

SCRIPTS = (_SCRIPT,)
