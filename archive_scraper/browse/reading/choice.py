"""The articles that filters choose: which, how many, in which order.

The chosen are kept as one byte an article: ``substr(:marks, id, 1) = x'01'`` asks for one wherever SQL meets an id,
at the same small price in any order. A table of ids costs ten times as much as soon as the ids come unordered. Where
the chosen are few, they are a JSON list instead, and looked up one by one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from archive_scraper.browse.reading.filters import PAGE_SIZE, Filters
from archive_scraper.browse.reading.query import marks, rows, value
from archive_scraper.store.search import UNSPACED, WEIGHTS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

FEW = 20_000
"""Up to so many articles are looked up one by one; for more, whole indexes are walked."""
RANKED = 30_000
"""So many matches are ranked; of more, those found last, and only where the reader asks for it."""
_BLOCK = 4_096
_MATCHES = "SELECT rowid FROM articles_fts WHERE articles_fts MATCH :words"
_IN_PAGES = (
    "SELECT p.article_id FROM pdf_texts_fts JOIN pdf_texts p ON p.id = pdf_texts_fts.rowid "
    "WHERE pdf_texts_fts MATCH :words"
)
"""Articles of which a page of their PDF has the words."""
_BM25 = f"bm25(articles_fts, {', '.join(map(str, WEIGHTS))})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The articles that filters choose."""

    filters: Filters
    total: int
    chosen: bytes | None
    """One byte for each id from 1 on, 1 where the article is chosen; None where all are, as no filter is set."""
    searched: bool
    """The search index found them, so that they can be ranked and quoted."""

    @property
    def bounded(self) -> bool:
        """Tell whether the best are sought among the matches found last alone."""
        return self.order == "relevance" and self.total > RANKED

    @property
    def few(self) -> bool:
        """Tell whether the chosen are looked up one by one."""
        return self.chosen is not None and self.total <= FEW

    @property
    def order(self) -> str:
        """Return the sort in force: a word that stands everywhere ranks nothing, so the newest come first."""
        if self.filters.order == "relevance" and (not self.searched or (not self.filters.sort and self.total > RANKED)):
            return "newest"
        return self.filters.order

    @property
    def pages(self) -> int:
        """Return the number of the last page, at least 1."""
        return max(1, -(-self.total // PAGE_SIZE))

    def where(self, column: str) -> tuple[str, dict[str, Any]]:
        """Return the condition that an id is one of the chosen, and its parameters."""
        if self.chosen is None:
            return "1", {}
        if self.few:
            return f"{column} IN (SELECT value FROM json_each(:ids))", {"ids": listed(self.chosen)}
        return marked(column), {"marks": self.chosen}


def marked(column: str) -> str:
    """Return the condition that the byte of an id in ``:marks`` is 1."""
    return f"substr(:marks, {column}, 1) = x'01'"


def choose(conn: sqlite3.Connection, filters: Filters) -> Choice:
    """Find the articles that the filters choose."""
    if filters.refused:
        size = value(conn, "SELECT max(id) FROM articles") or 0
        return Choice(filters=filters, total=0, chosen=bytes(size), searched=False)
    if not filters.active:
        total = value(conn, "SELECT count(*) FROM articles")
        return Choice(filters=filters, total=total, chosen=None, searched=False)
    size = value(conn, "SELECT max(id) FROM articles") or 0
    searched = bool(filters.match())
    chosen = _mark(conn, filters, size) if searched or not filters.q else bytes(size)
    if UNSPACED.search(filters.q) and not chosen.count(1):
        searched = False
        chosen = _mark_by_text(conn, filters, size)
    return Choice(filters=filters, total=chosen.count(1), chosen=chosen, searched=searched)


def _mark(conn: sqlite3.Connection, filters: Filters, size: int) -> bytes:
    """Return the marks of the articles that lie in every set and meet the conditions on their columns."""
    words, chosen = filters.match(), None
    if words and (rare := _rare(conn, words)) is not None:
        words, chosen = "", _marks(rare, size)  # these few are all that the rest has to look at
    for sql, parameter in filters.sets():
        chosen = _narrow(conn, sql, "article_id", {"value": parameter}, chosen, size)
    parts, values = filters.conditions()
    if parts:
        chosen = _mark_by_columns(conn, parts, values, chosen, size)
    if words:
        given: dict[str, object] = {"words": words}
        in_pages = _narrow(conn, _IN_PAGES, "p.article_id", given, chosen, size)
        chosen = _either(_narrow(conn, _MATCHES, "rowid", given, chosen, size), in_pages)
    return bytes(size) if chosen is None else chosen


def _rare(conn: sqlite3.Connection, words: str) -> list[tuple[int]] | None:
    """Return the matches of words that only few articles or pages have, None for common ones."""
    found: list[tuple[int]] = []
    for sql in (_MATCHES, _IN_PAGES):
        found += _plain(conn.execute(f"{sql} LIMIT :most", {"words": words, "most": FEW + 1})).fetchall()
        if len(found) > FEW:
            return None
    return found


def _either(one: bytes, other: bytes) -> bytes:
    """Return the marks of those that one or the other marks."""
    if not other.count(1):
        return one
    return (int.from_bytes(one) | int.from_bytes(other)).to_bytes(len(one))


def _narrow(
    conn: sqlite3.Connection, sql: str, key: str, values: dict[str, object], chosen: bytes | None, size: int
) -> bytes:
    """Return the marks of those that a query finds, among the chosen where something is chosen already."""
    narrowed = "" if chosen is None else f" AND {marked(key)}"
    return _marks(_plain(conn.execute(sql + narrowed, {**values, "marks": chosen})), size)


def _mark_by_columns(
    conn: sqlite3.Connection, parts: list[str], values: dict[str, object], chosen: bytes | None, size: int
) -> bytes:
    index = "published" if len(parts) == len(values.keys() & {"since", "until"}) else "facets"
    if chosen is not None and chosen.count(1) <= FEW:
        index = "narrow"
        parts = [*parts, "a.id IN (SELECT value FROM json_each(:ids))"]
        values = {**values, "ids": listed(chosen)}
        chosen = None
    sql = f"SELECT a.id FROM articles a INDEXED BY idx_articles_{index} WHERE {' AND '.join(parts)}"
    return _narrow(conn, sql, "a.id", values, chosen, size)


def _plain(cursor: sqlite3.Cursor) -> sqlite3.Cursor:
    """Have a cursor give tuples: for a million ids Datasette's row objects cost half as much again."""
    cursor.row_factory = None
    return cursor


def _marks(found: Iterable[tuple[int]], size: int) -> bytes:
    chosen = bytearray(size)
    for (number,) in found:
        chosen[number - 1] = 1
    return bytes(chosen)


def listed(chosen: bytes) -> str:
    """Return the ids that are marked, as a JSON list.

    >>> listed(bytes([1, 0, 1]))
    '[1,3]'
    """
    found = []
    place = chosen.find(1)
    while place >= 0:
        found.append(str(place + 1))
        place = chosen.find(1, place + 1)
    return f"[{','.join(found)}]"


def _mark_by_text(conn: sqlite3.Connection, filters: Filters, size: int) -> bytes:
    """Look for the words inside of titles, bylines and summaries: slower, for scripts without spaces."""
    parts, values = filters.conditions()
    others = _mark(conn, filters.but(q=""), size) if filters.sets() else None
    if others is not None:
        parts.append(marked("a.id"))
    where = " AND ".join([*parts, "(instr(a.title, :text) OR instr(a.byline, :text) OR instr(a.summary, :text))"])
    sql = f"SELECT a.id FROM articles a WHERE {where}"
    return _marks(_plain(conn.execute(sql, {**values, "marks": others, "text": filters.q})), size)


def page_ids(conn: sqlite3.Connection, choice: Choice, size: int = PAGE_SIZE) -> list[int]:
    """Return the ids of the page that the filters ask for, in their order."""
    limit = {"size": size, "skip": (choice.filters.page - 1) * size}
    if choice.order == "relevance":
        return _best(conn, choice, limit)
    if choice.order == "oldest":
        return _oldest(conn, choice, limit)
    column = "first_seen" if choice.order == "found" else "published"
    hint = _along(choice) if column == "published" else "" if choice.few else "INDEXED BY idx_articles_first_seen"
    where, given = choice.where("id")
    return _column(
        conn,
        f"SELECT id FROM articles {hint} WHERE {where} ORDER BY {column} DESC, id DESC LIMIT :size OFFSET :skip",
        {**given, **limit},
    )


def _along(choice: Choice) -> str:
    """Return the index along which dates are read: by id for a few, else in their order."""
    return f"INDEXED BY idx_articles_{'narrow' if choice.few else 'published'}"


def _best(conn: sqlite3.Connection, choice: Choice, limit: dict[str, int]) -> list[int]:
    """Return a page of the best: those that have the words themselves, then those of which a page of their PDF has."""
    assert choice.chosen is not None  # noqa: S101 - a search has words
    given = {
        "words": choice.filters.match(),
        "marks": choice.chosen,
        "before": _before_last(choice.chosen, RANKED) if choice.bounded else 0,
    }
    own = f"{_MATCHES} AND rowid > :before AND {marked('rowid')}"
    found = _column(
        conn,
        # bm25() here is worked out for the chosen alone; ORDER BY rank would do so for every match of the words.
        f"{own} ORDER BY {_BM25}, rowid DESC LIMIT :size OFFSET :skip",
        {**given, **limit},
    )
    if len(found) == limit["size"] or value(conn, "SELECT 1 FROM pdf_texts LIMIT 1") is None:
        return found
    before = conn.execute(f"SELECT count(*) FROM ({own})", given).fetchone()[0]
    rest = {"size": limit["size"] - len(found), "skip": max(0, limit["skip"] - before)}
    return found + _column(
        conn,
        f"SELECT article_id FROM ({_IN_PAGES.replace('p.article_id', 'p.article_id, rank AS score', 1)} "
        f"AND p.article_id > :before AND {marked('p.article_id')} AND p.article_id NOT IN ({own})) "
        "GROUP BY article_id ORDER BY min(score), article_id DESC LIMIT :size OFFSET :skip",
        {**given, **rest},
    )


def _before_last(chosen: bytes, count: int) -> int:
    """Return an id behind which so many are chosen, or a few more: up to a block of ids."""
    start, found = len(chosen), 0
    while start > 0 and found < count:
        start = max(0, start - _BLOCK)
        found += chosen.count(1, start, start + _BLOCK)
    return start


def _oldest(conn: sqlite3.Connection, choice: Choice, limit: dict[str, int]) -> list[int]:
    """Return a page with the oldest first, and the undated behind all others, as on every list."""
    where, given = choice.where("id")
    source = f"FROM articles {_along(choice)} WHERE {where} AND published IS"
    order = "ORDER BY published, id LIMIT :size OFFSET :skip"
    found = _column(conn, f"SELECT id {source} NOT NULL {order}", {**given, **limit})
    if len(found) < limit["size"]:
        dated = conn.execute(f"SELECT count(*) {source} NOT NULL", given).fetchone()[0]
        rest = {"size": limit["size"] - len(found), "skip": max(0, limit["skip"] - dated)}
        found += _column(conn, f"SELECT id {source} NULL {order}", {**given, **rest})
    return found


def _column(conn: sqlite3.Connection, sql: str, parameters: dict[str, Any]) -> list[int]:
    return [row[0] for row in conn.execute(sql, parameters)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Snippet:
    """Where an article has the words that were sought; they stand between two marks."""

    title: str | None = None
    """The title, None where the article itself has none of the words."""
    text: str
    page: int | None = None
    """The page of its PDF that has them best."""


def snippets(conn: sqlite3.Connection, choice: Choice, ids: list[int], around: tuple[str, str]) -> dict[int, Snippet]:
    """Return for each of the ids where it has the words that were sought."""
    if not choice.searched or not ids:
        return {}
    words = choice.filters.match()
    pages = rows(
        conn,
        "SELECT p.article_id AS id, p.page, snippet(pdf_texts_fts, 0, ?, ?, '…', 32) AS snippet FROM pdf_texts_fts "
        "JOIN pdf_texts p ON p.id = pdf_texts_fts.rowid "
        f"WHERE pdf_texts_fts MATCH ? AND p.article_id IN ({marks(ids)}) ORDER BY rank DESC",
        [*around, words, *ids],
    )
    found = {row["id"]: Snippet(text=row["snippet"], page=row["page"]) for row in pages}  # the best comes last
    own = rows(
        conn,
        "SELECT rowid AS id, highlight(articles_fts, 0, ?, ?) AS title, "
        "snippet(articles_fts, -1, ?, ?, '…', 32) AS snippet FROM articles_fts "
        f"WHERE articles_fts MATCH ? AND rowid IN ({marks(ids)})",
        [*around, *around, words, *ids],
    )
    for row in own:
        in_pdf = found.get(row["id"])
        says_more = row["snippet"] != row["title"]  # the summary or the text, not the title again
        text = row["snippet"] if says_more or in_pdf is None else in_pdf.text
        found[row["id"]] = Snippet(title=row["title"], text=text, page=in_pdf.page if in_pdf else None)
    return found


def timeline(conn: sqlite3.Connection, choice: Choice) -> dict[str, int]:
    """Return month, or year where the date says no more -> number of the chosen articles, in order of time."""
    where, given = choice.where("id")
    months: dict[str, int] = {}
    # Days come from the index in their order; months would have to be sorted.
    for day, count in conn.execute(
        f"SELECT published, count(*) FROM articles {_along(choice)} WHERE {where} AND published IS NOT NULL "
        "GROUP BY published",
        given,
    ):
        months[day[:7]] = months.get(day[:7], 0) + count
    return dict(sorted(months.items()))
