"""Prepared questions: SQL worth a researcher's time, each with what it answers and what may be asked for.

Datasette runs them as canned queries, so that each is a page, CSV and JSON under ``/DATABASE/NAME``; those whose
rows are articles (article_id, title, url, updated) are Atom feeds too. A parameter left empty does not narrow.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

# CROSS JOIN and INDEXED BY keep the order and the index that were measured: SQLite's own choice hangs on statistics
# that a young or growing archive has not got right, and a wrong one reads every wide row of the articles.
_MOST = 500
_FEW = 200  # of counted pairs: those behind are pairs of one article or two


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One prepared question."""

    title: str
    description: str
    sql: str
    parameters: dict[str, str] = field(default_factory=dict)
    """Name -> what the reader is told beside the field."""
    feed: bool = False

    def canned(self) -> dict[str, Any]:
        """Return the question as Datasette wants a canned query."""
        return {
            "title": self.title,
            "description": self.description,
            "sql": self.sql.strip(),
            "params": list(self.parameters),
            "hide_sql": True,
        }


_SOURCE = {"source": "One source, or all"}
_DAYS = {"days": "How many days back; leave empty for 7"}
_SINCE_DAYS = "date('now', '-' || coalesce(nullif(CAST(:days AS INTEGER), 0), 7) || ' days')"

QUESTIONS = {
    "articles_per_month": Question(
        title="Articles per month",
        description="How much each source published in each month, for all topics or one.",
        parameters=_SOURCE | {"topic": "A topic's short name, as in the address of its page; leave empty for all"},
        sql=f"""
SELECT m.month, m.source AS source_id, s.title AS source, m.articles FROM (
  SELECT substr(a.published, 1, 7) AS month, a.source, count(*) AS articles
  FROM articles a INDEXED BY idx_articles_facets
  WHERE length(a.published) >= 7
    AND (:source = '' OR a.source = :source)
    AND (:topic = '' OR a.id IN (SELECT article_id FROM article_topics WHERE topic = :topic))
  GROUP BY 1, 2
) m JOIN sources s ON s.slug = m.source ORDER BY m.month DESC, m.source LIMIT {_MOST}
""",
    ),
    "topics_per_year": Question(
        title="Topics per year",
        description="How many articles carry each topic in the latest three years, for all sources or one.",
        parameters=_SOURCE,
        sql=f"""
SELECT y.year, t.slug AS topic_id, t.name AS topic, y.articles FROM (
  SELECT a.year, j.topic, count(*) AS articles
  FROM articles a INDEXED BY idx_articles_facets CROSS JOIN article_topics j ON j.article_id = a.id
  WHERE a.year >= (SELECT CAST(max(published) AS INTEGER) - 2 FROM articles) AND (:source = '' OR a.source = :source)
  GROUP BY 1, 2
) y JOIN topics t ON t.slug = y.topic ORDER BY y.year DESC, y.articles DESC, t.name LIMIT {_MOST}
""",
    ),
    "writers_by_publication": Question(
        title="Who writes for which publication",
        description="Authors and the outside publications in which their pieces first appeared or which carry the "
        "full text.",
        parameters=_SOURCE,
        sql=f"""
SELECT u.id AS author_id, u.name AS author, p.id AS publication_id, p.name AS publication, k.articles
FROM (
  SELECT j.author_id, l.publication_id, count(DISTINCT l.article_id) AS articles
  FROM external_links l INDEXED BY idx_external_links_publication_id
  CROSS JOIN article_authors j ON j.article_id = l.article_id
  WHERE l.publication_id IS NOT NULL
    AND (:source = '' OR j.author_id IN (SELECT id FROM authors WHERE source = :source))
  GROUP BY 2, 1 ORDER BY 3 DESC, 1, 2 LIMIT {_FEW}
) k JOIN authors u ON u.id = k.author_id JOIN publications p ON p.id = k.publication_id
ORDER BY k.articles DESC, u.name, p.name
""",
    ),
    "republished_publications": Question(
        title="Most cited outlets",
        description="The outlets that articles link to as first publisher or for the full text, with the number of "
        "articles and sources.",
        sql=f"""
SELECT p.id AS publication_id, p.name AS publication, k.articles, k.sources, k.first, k.latest
FROM (
  SELECT l.publication_id, count(DISTINCT a.id) AS articles, count(DISTINCT a.source) AS sources,
    min(a.published) AS first, max(a.published) AS latest
  FROM external_links l INDEXED BY idx_external_links_publication_id
  CROSS JOIN articles a INDEXED BY idx_articles_narrow ON a.id = l.article_id
  WHERE l.publication_id IS NOT NULL
  GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {_MOST}
) k JOIN publications p ON p.id = k.publication_id ORDER BY k.articles DESC, p.name
""",
    ),
    "author_pairs": Question(
        title="Who writes with whom",
        description="Pairs of authors by the number of articles they signed together.",
        parameters=_SOURCE,
        sql=f"""
SELECT u.id AS author_id, u.name AS author, w.id AS coauthor_id, w.name AS coauthor, k.articles FROM (
  SELECT pair >> 32 AS first, pair & 4294967295 AS second, articles FROM (
  SELECT min(one.author_id, other.author_id) << 32 | max(one.author_id, other.author_id) AS pair, count(*) AS articles
  FROM article_authors other
  CROSS JOIN article_authors one ON one.article_id = other.article_id AND one.position < other.position
  WHERE other.position > 0 AND one.author_id <> other.author_id
    AND (:source = '' OR one.author_id IN (SELECT id FROM authors WHERE source = :source))
  GROUP BY 1 HAVING count(*) > 1 ORDER BY 2 DESC, 1 LIMIT {_FEW})
) k JOIN authors u ON u.id = k.first JOIN authors w ON w.id = k.second ORDER BY k.articles DESC, u.name, w.name
""",
    ),
    "houses_by_house": Question(
        title="Who cites whom",
        description="How many articles of each source link to each house: another source of the archive, or a think "
        "tank that the program knows. Mentions are works of the house that they name without a link.",
        parameters=_SOURCE,
        sql=f"""
SELECT k.source AS source_id, s.title AS source, coalesce(t.title, k.house_name) AS house, k.house AS domain,
  k.articles, k.links, k.mentions, k.first, k.latest
FROM (
  SELECT source, house, house_name, house_source, sum(articles) AS articles, sum(links) AS links,
    sum(mentions) AS mentions, min(year) AS first, max(year) AS latest
  FROM house_citations WHERE :source = '' OR source = :source
  GROUP BY source, house ORDER BY articles DESC, mentions DESC, source, house LIMIT {_MOST}
) k JOIN sources s ON s.slug = k.source LEFT JOIN sources t ON t.slug = k.house_source
ORDER BY k.articles DESC, k.mentions DESC, s.title, k.house
""",
    ),
    "most_cited": Question(
        title="Most cited",
        description="Articles of the archive that most articles of other sources link to, in one year or in all.",
        parameters={"year": "Year of the citing articles; leave empty for all"},
        sql=f"""
SELECT k.target_id AS article_id, t.title, t.source AS source_id, s.title AS source, t.published, k.articles, k.sources
FROM (
  SELECT target_id, sum(articles) AS articles, count(DISTINCT source) AS sources
  FROM target_counts INDEXED BY idx_target_counts_target_id
  WHERE :year = ''
  GROUP BY 1
  UNION ALL
  SELECT target_id, sum(articles), count(DISTINCT source)
  FROM target_counts INDEXED BY idx_target_counts_year
  WHERE :year <> '' AND year = CAST(:year AS INTEGER)
  GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {_FEW}
) k JOIN articles t ON t.id = k.target_id JOIN sources s ON s.slug = t.source ORDER BY k.articles DESC, k.target_id
""",
    ),
    "named_works": Question(
        title="Named without a link",
        description="Works of houses that texts tell by their year or title and do not link to, those found last "
        "first. They say less than links.",
        parameters=_SOURCE,
        sql=f"""
SELECT m.article_id, a.title, a.source AS source_id, s.title AS source, coalesce(h.title, o.name) AS house,
  m.title AS work, m.year, t.title AS in_the_archive, m.sentence
FROM article_mentions m CROSS JOIN articles a ON a.id = m.article_id JOIN sources s ON s.slug = a.source
JOIN owners o ON o.domain = m.owner
LEFT JOIN sources h ON h.slug = (SELECT min(source) FROM source_owners WHERE domain = m.owner)
LEFT JOIN articles t ON t.id = (SELECT k.target_id FROM mention_targets k WHERE k.mention_id = m.id)
WHERE m.boilerplate IS NULL AND (:source = '' OR a.source = :source) ORDER BY m.id DESC LIMIT {_MOST}
""",
    ),
    "new_articles": Question(
        title="New in the archive",
        description="Articles found for the first time in the last few days, whenever they were published.",
        parameters=_DAYS,
        feed=True,
        sql=f"""
SELECT a.id AS article_id, a.title, a.source AS source_id, s.title AS source, a.published, a.byline, a.summary,
  a.url, a.first_seen AS updated
FROM articles a INDEXED BY idx_articles_first_seen CROSS JOIN sources s ON s.slug = a.source
WHERE a.first_seen >= {_SINCE_DAYS} ORDER BY a.first_seen DESC, a.id DESC LIMIT {_MOST}
""",
    ),
    "changed_articles": Question(
        title="What changed",
        description="Articles whose title, date, authors, summary or text changed in the last few days.",
        parameters=_DAYS,
        feed=True,
        sql=f"""
SELECT r.article_id, a.title, a.source AS source_id, s.title AS source, r.field,
  substr(r.old, 1, 200) AS old, substr(r.new, 1, 200) AS new,
  'Changed: ' || r.field AS summary, a.url, r.id AS entry, r.at AS updated
FROM revisions r INDEXED BY idx_revisions_at
CROSS JOIN articles a ON a.id = r.article_id CROSS JOIN sources s ON s.slug = a.source
WHERE r.at >= {_SINCE_DAYS} ORDER BY r.at DESC, r.id DESC LIMIT {_MOST}
""",
    ),
    "newest_per_source": Question(
        title="Newest from each source",
        description="The five most recent dated articles from every source.",
        feed=True,
        sql="""
SELECT a.id AS article_id, a.title, a.source AS source_id, s.title AS source, a.published, a.byline, a.summary,
  a.url, a.last_changed AS updated
FROM sources s JOIN articles a ON a.id IN (
  SELECT id FROM articles WHERE source = s.slug AND published IS NOT NULL ORDER BY published DESC, id DESC LIMIT 5
) ORDER BY s.title, a.published DESC, a.id DESC
""",
    ),
    "undated_articles": Question(
        title="Undated articles",
        description="Articles without a date, with what their pages print in its place, the latest found first.",
        parameters=_SOURCE,
        feed=True,
        sql=f"""
SELECT a.id AS article_id, a.title, a.source AS source_id, s.title AS source, a.published_raw, a.byline, a.url,
  a.last_changed AS updated
FROM articles a INDEXED BY idx_articles_published CROSS JOIN sources s ON s.slug = a.source
WHERE a.published IS NULL AND (:source = '' OR a.source = :source) ORDER BY a.id DESC LIMIT {_MOST}
""",
    ),
    "unsigned_articles": Question(
        title="Unsigned articles",
        description="Articles without an author, with what their pages print, newest first.",
        parameters=_SOURCE,
        feed=True,
        sql=f"""
SELECT a.id AS article_id, a.title, a.source AS source_id, s.title AS source, a.published, a.byline_raw, a.url,
  a.last_changed AS updated
FROM articles a INDEXED BY idx_articles_published CROSS JOIN sources s ON s.slug = a.source
WHERE (:source = '' OR a.source = :source)
  AND NOT EXISTS (SELECT 1 FROM article_authors j WHERE j.article_id = a.id)
ORDER BY a.published DESC, a.id DESC LIMIT {_MOST}
""",
    ),
    "gone_articles": Question(
        title="No longer online",
        description="Articles whose sites say that the page no longer exists; the archive keeps what it read.",
        parameters=_SOURCE,
        feed=True,
        sql=f"""
SELECT a.id AS article_id, a.title, a.source AS source_id, s.title AS source, a.published, a.gone_at, a.gone_status,
  a.url, a.gone_at AS updated
FROM articles a INDEXED BY idx_articles_gone_at CROSS JOIN sources s ON s.slug = a.source
WHERE a.gone_at IS NOT NULL AND (:source = '' OR a.source = :source) ORDER BY a.gone_at DESC LIMIT {_MOST}
""",
    ),
    "run_health": Question(
        title="How the crawls went",
        description="The last hundred runs: state, pages, teasers, new and changed articles, failures, seconds.",
        parameters=_SOURCE,
        sql="""
SELECT r.id AS run, r.source AS source_id, s.title AS source, r.started, r.state, r.pages, r.teasers, r.new,
  r.changed, r.unchanged, r.failures, round(r.seconds, 1) AS seconds, r.message
FROM runs r JOIN sources s ON s.slug = r.source
WHERE :source = '' OR r.source = :source ORDER BY r.started DESC, r.id DESC LIMIT 100
""",
    ),
    "open_alarms": Question(
        title="What is wrong now",
        description="Open alarms: what differs from the source's own past, since when, and an example page.",
        sql="""
SELECT l.source AS source_id, s.title AS source, l.kind, l.subject, l.message, l.opened, l.example, l.run_id AS run,
  l.last_good_run
FROM alarms l JOIN sources s ON s.slug = l.source WHERE l.state = 'open' ORDER BY l.opened DESC, l.id DESC LIMIT 100
""",
    ),
    "missing_fields": Question(
        title="What the last runs missed",
        description="For the last run of each source: how many items had each field, lacked it, or had one that "
        "could not be read.",
        sql="""
SELECT r.source AS source_id, s.title AS source, r.id AS run, f.item_kind, f.field,
  f.ok AS found, f.missing, f.unparsed AS unreadable,
  round(100.0 * f.ok / max(f.ok + f.missing + f.unparsed, 1), 1) AS percent
FROM sources s
JOIN runs r ON r.id = (SELECT id FROM runs WHERE source = s.slug ORDER BY started DESC, id DESC LIMIT 1)
JOIN run_fields f ON f.run_id = r.id
ORDER BY percent, s.title, f.item_kind, f.field
""",
    ),
}
