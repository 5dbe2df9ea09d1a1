"""Queries to begin with, and the tables in the order in which a reader meets them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    # Datasette imports its plugins while it is being imported itself.
    from collections.abc import Iterable, Mapping

    from datasette.app import Datasette


@dataclass(frozen=True, slots=True)
class Example:
    """A query that a reader may run and change."""

    title: str
    sql: str


EXAMPLES = (
    Example(
        "The newest articles",
        "SELECT title, authors, topics, published, url\nFROM articles_flat\nORDER BY published DESC\nLIMIT 50",
    ),
    Example(
        "Articles per year and source",
        "SELECT year, source, count(*) AS articles\nFROM articles_flat\nGROUP BY year, source\n"
        "ORDER BY year DESC, articles DESC",
    ),
    Example(
        "Articles per country of the source",
        "SELECT s.country_name, a.year, count(*) AS articles\nFROM articles a\n"
        "JOIN sources_flat s ON s.source = a.source\nGROUP BY s.country, a.year\nORDER BY a.year DESC, articles DESC",
    ),
    Example(
        "Long articles that cite a publication",
        "SELECT title, publications, word_count, published, url\nFROM articles_flat\n"
        "WHERE publications IS NOT NULL\nORDER BY word_count DESC\nLIMIT 50",
    ),
    Example(
        "Articles that contain a word, best match first",
        "SELECT a.id, a.title, a.published, a.source\nFROM articles_fts\n"
        "JOIN articles a ON a.id = articles_fts.rowid\nWHERE articles_fts MATCH :word\nORDER BY rank\nLIMIT 50",
    ),
    Example(
        "What changed after it was published",
        "SELECT r.at, a.title, r.field, substr(r.old, 1, 100) AS old, substr(r.new, 1, 100) AS new\n"
        "FROM revisions r\nJOIN articles a ON a.id = r.article_id\nORDER BY r.at DESC\nLIMIT 50",
    ),
)

_READABLE = {
    "articles_flat": "One row an article, with its authors, topics and publications as text. Start here.",
    "latest": "The same articles in few columns, newest first.",
    "articles": "Articles: every value, what the page printed for it, and where it was found.",
    "bodies": "The text of each article, plain and as Markdown.",
    "authors": "People and organizations, one row for each of a source.",
    "article_authors": "Who wrote which article, in order, with the name as printed.",
    "topics": "Topics, by the names that the sites give them.",
    "article_topics": "Which article has which topic.",
    "publications": "Outlets to which articles lead their readers.",
    "external_links": "Links from an article to the outlet that published it first or has its full text.",
    "publication_links": "The same links with the names of articles and outlets.",
    "persons": "Humans, across sources.",
    "person_sources": "For which sources each person writes.",
    "person_publications": "For which outlets each person writes, across sources.",
    "person_affiliations": "Which office each person is printed with, from when to when.",
    "person_joins": "Why two authors are one person.",
    "citations": "Links of texts that count, with the article that they lead to, and works that are named without one.",
    "house_citations": "Who cites which house in which year.",
    "target_counts": "How often each article is cited by each other source, by year.",
    "cited_sources": "Owners of the addresses that texts link to, by how many articles cite them.",
    "article_links": "Every link of a text, and why some do not count.",
    "article_mentions": "Works of houses that a text names without a link.",
    "mention_targets": "Which of these works are articles of the archive.",
    "owners": "Who holds the domains that texts link to.",
    "author_publications": "Who writes for which outlet: one row a pair.",
    "coauthors": "Who writes with whom: one row a pair.",
    "topic_years": "How many articles carry each topic in each year.",
    "country_coverage": "Which countries titles and summaries name.",
    "countries": "Countries, with the words by which they are found.",
    "revisions": "What changed in an article since it was first read, value by value.",
    "republications": "Articles with the same text, or nearly.",
    "teasers": "Articles as listing pages show them.",
    "related": "What an article's page shows next to it.",
    "sources_flat": "One row a source, with its country, its subjects and its articles.",
    "source_subjects": "Which source writes about which subject.",
    "sources": "The sites that are crawled.",
}
_CRAWLS = {
    "runs": "One row a run of a source: its state and its counts.",
    "run_fields": "For each run and field: how many items had it, lacked it, or had one that could not be read.",
    "run_pages": "What each start page showed in a run.",
    "run_channels": "What each run saw of each channel of its source, and what it lacked.",
    "failures": "Requests that failed, with their causes.",
    "alarms": "What differed from a source's own past, since when, and until when.",
    "schedules": "When each source is crawled next.",
}


async def shelves(
    datasette: Datasette, database: str, tables: Iterable[Mapping[str, Any]], views: Iterable[Mapping[str, Any]]
) -> dict[str, list[dict[str, Any]]]:
    """Return the tables and views as ``readable``, ``crawls`` and ``internal``, the first two in our order.

    What is not named here is internal: queues, keys, the search index.
    """
    found = {row["name"]: {"kind": "table", **row} for row in tables}
    for row in views:
        columns = await datasette.get_database(database).table_columns(row["name"])
        found[row["name"]] = {"kind": "view", "count": None, "columns": columns, **row}
    named = {
        shelf: [{**found.pop(name), "about": about} for name, about in known.items() if name in found]
        for shelf, known in (("readable", _READABLE), ("crawls", _CRAWLS))
    }
    return {**named, "internal": [{**found[name], "about": ""} for name in sorted(found)]}
