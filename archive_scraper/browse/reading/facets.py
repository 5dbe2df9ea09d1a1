"""Facets: how many of the chosen articles each source, country, subject, year, kind, topic, author and so on has."""

from __future__ import annotations

from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING

from archive_scraper.browse.reading.profiles import country_names, subjects_of
from archive_scraper.browse.reading.query import Row, marks, rows

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection

    from archive_scraper.browse.reading.choice import Choice

FACETS = ("source", "country", "subject", "year", "kind", "topic", "author", "publication", "language")
FACET_SIZE = 10
_COLUMNS = ("source", "year", "kind", "language")
_OF_SOURCES = ("country", "subject")
_JOINED = {
    "topic": ("article_topics", "topic", "SELECT slug AS value, name AS label FROM topics WHERE slug"),
    "author": ("article_authors", "author_id", "SELECT id AS value, name AS label FROM authors WHERE id"),
    "publication": ("external_links", "publication_id", "SELECT id AS value, name AS label FROM publications WHERE id"),
}


def facets(conn: sqlite3.Connection, choice: Choice, names: Collection[str] = FACETS) -> dict[str, list[Row]]:
    """Return for each facet its commonest values: ``{"value", "label", "count"}``, most articles first.

    Years stand newest first. Values that are missing are left out, but for the year: the undated are counted. An
    article counts for the country and for each subject of its source.
    """
    found = _count_columns(conn, choice) if {*_COLUMNS, *_OF_SOURCES} & set(names) else {}
    for name, (table, key, label_sql) in _JOINED.items():
        if name in names:
            found[name] = _count_joined(conn, choice, table, key, label_sql)
    return found


def _count_columns(conn: sqlite3.Connection, choice: Choice) -> dict[str, list[Row]]:
    where, given = choice.where("a.id")
    hint = f"INDEXED BY idx_articles_{'narrow' if choice.few else 'facets'}"
    parts, values = choice.filters.conditions()
    if parts and not choice.few:  # they lead to their part of the index; alone they say which articles are chosen
        parts = _leading(parts)
        where = " AND ".join([*parts, where] if choice.filters.sets() or choice.filters.q else parts)
    counts: dict[str, Counter[object]] = {name: Counter() for name in _COLUMNS}
    # One walk for four facets: the combinations are few, and adding them up here costs nothing.
    for *combination, count in conn.execute(
        f"SELECT source, year, kind, language, count(*) FROM articles a {hint} WHERE {where} GROUP BY 1, 2, 3, 4",
        {**given, **values},
    ):
        for name, part in zip(_COLUMNS, combination, strict=True):
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
    by_source = {str(source): count for source, count in counts["source"].items()}
    found["country"] = _by_country(conn, by_source)
    found["subject"] = _by_subject(conn, by_source)
    found["year"].sort(key=lambda item: -int(item["value"]))
    if undated:
        found["year"].append({"value": "none", "label": "undated", "count": undated})
    return found


def _by_country(conn: sqlite3.Connection, articles: dict[str, int]) -> list[Row]:
    counts: Counter[str] = Counter()
    for row in rows(conn, "SELECT slug, country FROM sources WHERE country IS NOT NULL"):
        counts[row["country"]] += articles.get(row["slug"], 0)
    names = country_names(conn)
    return [{"value": code, "label": names.get(code, code), "count": count} for code, count in _positive(counts)]


def _by_subject(conn: sqlite3.Connection, articles: dict[str, int]) -> list[Row]:
    counts: Counter[str] = Counter()
    for source, subjects in subjects_of(conn).items():
        for subject in subjects:
            counts[subject] += articles.get(source, 0)
    return [{"value": subject, "label": subject, "count": count} for subject, count in _positive(counts)]


def _positive(counts: Counter[str]) -> list[tuple[str, int]]:
    return [(value, count) for value, count in counts.most_common() if count]


def _leading(parts: list[str]) -> list[str]:
    """Return the conditions, all but the first columns of the index with a plus.

    Without it SQLite leaves a column that has one value out of the grouping, and sorts what the index has in order.
    """
    pairs = zip(_COLUMNS, parts, strict=False)
    leading = sum(1 for _ in takewhile(lambda pair: pair[1].startswith(f"a.{pair[0]} "), pairs))
    return [*parts[:leading], *(f"+{part}" for part in parts[leading:])]


def _count_joined(conn: sqlite3.Connection, choice: Choice, table: str, key: str, label_sql: str) -> list[Row]:
    # An article counts once for an outlet, however many links lead there.
    count = "count(DISTINCT j.article_id)" if table == "external_links" else "count(*)"
    where, given = choice.where("j.article_id")
    if choice.few:
        source, where = f"json_each(:ids) c CROSS JOIN {table} j ON j.article_id = c.value", "1"
    else:
        source = f"{table} j INDEXED BY idx_{table}_{key}"
    found = [
        {"value": part, "count": number}
        for part, number in conn.execute(
            f"SELECT j.{key}, {count} FROM {source} WHERE {where} AND j.{key} IS NOT NULL "
            f"GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {FACET_SIZE}",
            given,
        )
    ]
    keys = [row["value"] for row in found]
    labels = {row["value"]: row["label"] for row in rows(conn, f"{label_sql} IN ({marks(keys)})", keys)}
    return [{**row, "label": labels.get(row["value"], str(row["value"]))} for row in found]
