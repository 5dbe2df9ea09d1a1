"""The articles that filters choose: how many, in which order, under which facets.

The ids are put into a temporary table once; all questions of the page are asked of it. Two ways lead from there
to the columns: row by row for few articles, along a covering index for many. The rows are wide, so that reading
them one by one costs far more than walking an index.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive_scraper.browse.reading.filters import PAGE_SIZE, Filters
from archive_scraper.browse.reading.query import Row, marks, rows, value
from archive_scraper.store.search import UNSPACED, WEIGHTS

if TYPE_CHECKING:
    import sqlite3

FEW = 3_000
"""Up to so many articles are read row by row."""
MANY = 20_000
"""More matches than this are ranked only where the reader asks for it."""
FACET_SIZE = 10
_BM25 = ", ".join(map(str, WEIGHTS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The articles that filters choose."""

    filters: Filters
    total: int
    all: bool
    """No filter is set; the temporary table does not exist."""
    searched: bool
    """The search index found them, so that they can be ranked and quoted."""

    @property
    def order(self) -> str:
        """Return the sort in force: a word that stands everywhere ranks nothing, so the newest come first."""
        if self.filters.order == "relevance" and (not self.searched or (not self.filters.sort and self.total > MANY)):
            return "newest"
        return self.filters.order

    @property
    def pages(self) -> int:
        """Return the number of the last page, at least 1."""
        return max(1, -(-self.total // PAGE_SIZE))


def choose(conn: sqlite3.Connection, filters: Filters) -> Choice:
    """Put the ids of the chosen articles into ``temp.chosen``."""
    if not filters.active:
        total = value(conn, "SELECT count(*) FROM articles")
        return Choice(filters=filters, total=total, all=True, searched=False)
    conn.execute("CREATE TEMP TABLE chosen (id INTEGER PRIMARY KEY)")
    searched = bool(filters.match())
    total = _fill(conn, filters) if searched or not filters.q else 0
    if not total and UNSPACED.search(filters.q):
        searched = False
        total = _fill_by_text(conn, filters)
    return Choice(filters=filters, total=total, all=False, searched=searched)


def _fill(conn: sqlite3.Connection, filters: Filters) -> int:
    parts, values = filters.conditions()
    sets = filters.sets()
    if parts:
        # The plus makes SQLite walk the covering index instead of reading a wide row for each id of the sets.
        where = " AND ".join([*parts, *(f"+a.id IN ({sql})" for sql, _ in sets)])
        sql, values = f"SELECT a.id FROM articles a WHERE {where}", [*values, *(value for _, value in sets)]
    else:
        (first_set, first_value), *others = sets
        column = re.match(r"SELECT (\w+)", first_set)[1]  # type: ignore[index] # our own queries
        sql = " AND ".join([first_set, *(f"+{column} IN ({other})" for other, _ in others)])
        values = [first_value, *(value for _, value in others)]
    return conn.execute(f"INSERT OR IGNORE INTO chosen {sql}", values).rowcount


def _fill_by_text(conn: sqlite3.Connection, filters: Filters) -> int:
    """Look for the words inside of titles, bylines and summaries: slower, for scripts without spaces."""
    parts, values = filters.conditions()
    for sql, parameter in filters.sets():
        if "articles_fts" not in sql:
            parts.append(f"a.id IN ({sql})")
            values.append(parameter)
    where = " AND ".join([*parts, "(instr(a.title, ?) OR instr(a.byline, ?) OR instr(a.summary, ?))"])
    return conn.execute(
        f"INSERT INTO chosen SELECT a.id FROM articles a WHERE {where}", [*values, *[filters.q] * 3]
    ).rowcount


def page_ids(conn: sqlite3.Connection, choice: Choice, size: int = PAGE_SIZE) -> list[int]:
    """Return the ids of the page that the filters ask for, in their order."""
    filters = choice.filters
    limit: list[object] = [size, (filters.page - 1) * size]
    if choice.order == "relevance":
        # The plus keeps SQLite from asking the index once for each id.
        narrowed = filters.but(q="", sort="").active
        sql = (
            f"SELECT rowid FROM articles_fts WHERE articles_fts MATCH ? AND rank MATCH 'bm25({_BM25})' "
            f"{'AND +rowid IN (SELECT id FROM chosen)' if narrowed else ''} ORDER BY rank LIMIT ? OFFSET ?"
        )
        return [row[0] for row in conn.execute(sql, [filters.match(), *limit])]
    column, way, index = {
        "oldest": ("published", "ASC", "idx_articles_published"),
        "found": ("first_seen", "DESC", "idx_articles_first_seen"),
    }.get(choice.order, ("published", "DESC", "idx_articles_published"))
    if choice.all:
        where, plus = "", ""
    else:
        plus = "" if choice.total <= FEW else "+"
        where = f"WHERE {plus}id IN (SELECT id FROM chosen)"
    hint = f"INDEXED BY {index}" if plus else ""
    # The undated stand last, whichever way the dates run.
    order = f"{column} IS NULL, {column} {way}, id {way}" if way == "ASC" else f"{column} {way}, id {way}"
    sql = f"SELECT id FROM articles {hint} {where} ORDER BY {order} LIMIT ? OFFSET ?"
    return [row[0] for row in conn.execute(sql, limit)]


def snippets(conn: sqlite3.Connection, choice: Choice, ids: list[int], around: tuple[str, str]) -> dict[int, str]:
    """Return for each of the ids a piece of its text, the words found between the two marks."""
    if not choice.searched or not ids:
        return {}
    found = rows(
        conn,
        "SELECT rowid AS id, snippet(articles_fts, -1, ?, ?, '…', 32) AS snippet FROM articles_fts "
        f"WHERE articles_fts MATCH ? AND rowid IN ({marks(ids)})",
        [*around, choice.filters.match(), *ids],
    )
    return {row["id"]: row["snippet"] for row in found}


def facets(conn: sqlite3.Connection, choice: Choice) -> dict[str, list[Row]]:
    """Return for each facet its commonest values: ``{"value", "label", "count"}``, most articles first.

    Years stand newest first. Values that are missing are left out, but for the year: the undated are counted.
    """
    found = _count_columns(conn, choice)
    for name, (table, key, label_sql) in _JOINED.items():
        found[name] = _count_joined(conn, choice, table, key, label_sql)
    return found


_JOINED = {
    "topic": ("article_topics", "topic", "SELECT slug AS value, name AS label FROM topics WHERE slug"),
    "author": ("article_authors", "author_id", "SELECT id AS value, name AS label FROM authors WHERE id"),
    "publication": ("external_links", "publication_id", "SELECT id AS value, name AS label FROM publications WHERE id"),
}


def _count_columns(conn: sqlite3.Connection, choice: Choice) -> dict[str, list[Row]]:
    if choice.all:
        hint, where = "", ""
    elif choice.total <= FEW:
        hint, where = "", "WHERE id IN (SELECT id FROM chosen)"
    else:
        hint, where = "INDEXED BY idx_articles_facets", "WHERE +id IN (SELECT id FROM chosen)"
    counts: dict[str, Counter[object]] = {name: Counter() for name in ("source", "year", "kind", "language")}
    # One walk for four facets: the combinations are few, and adding them up here costs nothing.
    for *parts, count in conn.execute(
        f"SELECT source, year, kind, language, count(*) FROM articles {hint} {where} GROUP BY 1, 2, 3, 4"
    ):
        for name, part in zip(counts, parts, strict=True):
            counts[name][part] += count
    titles = {row["slug"]: row["title"] for row in rows(conn, "SELECT slug, title FROM sources")}
    undated = counts["year"].pop(None, 0)
    found = {
        name: [
            {"value": part, "label": titles.get(str(part), str(part)), "count": count}
            for part, count in counter.most_common()
            if part is not None
        ]
        for name, counter in counts.items()
    }
    found["year"].sort(key=lambda item: -int(item["value"]))
    if undated:
        found["year"].append({"value": "none", "label": "undated", "count": undated})
    return found


def _count_joined(conn: sqlite3.Connection, choice: Choice, table: str, key: str, label_sql: str) -> list[Row]:
    # An article counts once for an outlet, however many links lead there.
    count = "count(DISTINCT j.article_id)" if table == "external_links" else "count(*)"
    if choice.all:
        source = f"{table} j WHERE j.{key} IS NOT NULL"
    elif choice.total <= FEW:
        source = f"chosen c CROSS JOIN {table} j ON j.article_id = c.id WHERE j.{key} IS NOT NULL"
    else:
        source = f"{table} j WHERE +j.article_id IN (SELECT id FROM chosen) AND j.{key} IS NOT NULL"
    sql = f"SELECT j.{key} AS value, {count} AS count FROM {source} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {FACET_SIZE}"
    found = rows(conn, sql)
    keys = [row["value"] for row in found]
    labels = {row["value"]: row["label"] for row in rows(conn, f"{label_sql} IN ({marks(keys)})", keys)}
    return [{**row, "label": labels.get(row["value"], str(row["value"]))} for row in found]


def timeline(conn: sqlite3.Connection, choice: Choice) -> dict[str, int]:
    """Return month, or year where the date says no more -> number of the chosen articles, in order of time."""
    if choice.all or choice.total > FEW:
        where = "" if choice.all else "AND +id IN (SELECT id FROM chosen)"
        source = f"articles INDEXED BY idx_articles_published WHERE published IS NOT NULL {where}"
    else:
        source = "articles WHERE id IN (SELECT id FROM chosen) AND published IS NOT NULL"
    sql = f"SELECT substr(published, 1, 7), count(*) FROM {source} GROUP BY 1 ORDER BY 1"
    return dict(conn.execute(sql).fetchall())
