"""What is asked most, as views with one row a pair; countries and their names; a search that tools find by themselves.

The names of countries are m007_countries.csv, which tools/freeze_countries.py wrote. Each country has an expression
for the search index, so that the view is always of the articles as they are.
"""

from __future__ import annotations

import csv
import io
from importlib import resources

_COUNTRIES = """
CREATE TABLE countries (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    words TEXT NOT NULL
) STRICT;
"""

_VIEWS = """
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
"""

# sqlite-utils and Datasette find the search of a table by this text in the SQL of its index. It is a comment: the index
# reads a view over articles and bodies, and what it holds stays as it is.
FIND = """UPDATE sqlite_master
SET sql = replace(sql, 'remove_diacritics 2''', 'remove_diacritics 2'' /* content="articles" */')
WHERE name = 'articles_fts'"""

SCRIPTS = (_COUNTRIES, _VIEWS)
ADD_COUNTRIES = "INSERT INTO countries (code, name, words) VALUES "


def countries() -> list[tuple[str, str, str]]:
    """Return code (ISO 3166), name and search expression of each country."""
    text = resources.files("archive_scraper.store.schema").joinpath("m007_countries.csv").read_text("utf-8")
    return [(code, name, words) for code, name, words in csv.reader(io.StringIO(text))]
