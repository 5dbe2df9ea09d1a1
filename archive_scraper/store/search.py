"""Full-text search: any input is a search, none is an error."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive_scraper.normalize.text import clean_text

if TYPE_CHECKING:
    from archive_scraper.store.connect import Connection, Row

_MAX_TERMS = 32  # more than anyone types; a pasted page must not become a query of a thousand terms
_MAX_LENGTH = 1000
_PAGES_OF_ONE = 20
"""Pages of one PDF that may stand before the first page of the next."""
WEIGHTS = (10.0, 5.0, 4.0, 1.0)  # title, byline, summary, body
# Scripts that are written without spaces, or glue particles to words: the tokenizer keeps such a run whole.
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]")


def match_query(query: str) -> str:
    """Return the FTS5 expression for what a reader typed; "" where nothing in it can be found.

    Words must all occur; "several words" in quotes stand together (a quote left open ends with the input);
    a final * finds beginnings, a leading minus excludes. Everything else is text, operators of FTS5 too.

    >>> match_query('covid-19 "arms control')
    '"covid-19" "arms control"'
    >>> match_query("nucl* -energy")
    '("nucl" *) NOT ("energy")'
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    for minus, phrase, word in _TERMS.findall(clean_text(query[:_MAX_LENGTH])):
        text = phrase or word.rstrip("*")
        if not re.search(r"[^\W_]", text):
            continue
        begins = word.endswith("*") or UNSPACED.search(word)
        term = f'"{text}"' + (" *" if begins else "")
        (unwanted if minus else wanted).append(term)
        if len(wanted) + len(unwanted) == _MAX_TERMS:
            break
    if not wanted:
        return ""
    if not unwanted:
        return " ".join(wanted)
    return f"({' '.join(wanted)}) NOT ({' OR '.join(unwanted)})"


_TERMS = re.compile(r'(-?)(?:"([^"]*)"?|([^\s"]+))')


class Search:
    """Search the archive."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def articles(
        self, query: str, limit: int = 20, *, source: str | None = None, marks: tuple[str, str] = ("[", "]")
    ) -> list[Row]:
        """Return the best matches first, each with the snippet that matched.

        Keys: id, url, source, title, published, byline, kind, snippet, rank (bm25, lower is better), page (of the
        article's PDF, where it has the words; None elsewhere). All words stand in the article, or on one page. The
        words found stand between the two marks. Text of the archive is not escaped.
        """
        expression = match_query(query)
        if not expression:
            return []
        found = self._articles(expression, limit, source, marks)
        found = self._with_pages(found, expression, limit, source, marks)
        if found or not UNSPACED.search(query):
            return found
        return self._contains(clean_text(query[:_MAX_LENGTH]), limit, source, marks)

    def _articles(self, expression: str, limit: int, source: str | None, marks: tuple[str, str]) -> list[Row]:
        return self._db.rows(
            "SELECT a.id, a.url, a.source, a.title, a.published, a.byline, a.kind, "
            "snippet(articles_fts, -1, ?, ?, '…', 24) AS snippet, bm25(articles_fts, ?, ?, ?, ?) AS rank "
            "FROM articles_fts JOIN articles a ON a.id = articles_fts.rowid "
            "WHERE articles_fts MATCH ? AND (? IS NULL OR a.source = ?) ORDER BY rank LIMIT ?",
            (*marks, *WEIGHTS, expression, source, source, limit),
        )

    def _with_pages(
        self, articles: list[Row], expression: str, limit: int, source: str | None, marks: tuple[str, str]
    ) -> list[Row]:
        """Add the articles of which a page of their PDF has the words, and to each its best page."""
        found = {row["id"]: row | {"page": None} for row in articles}
        pages = self._db.rows(
            "SELECT a.id, a.url, a.source, a.title, a.published, a.byline, a.kind, "
            "snippet(pdf_texts_fts, 0, ?, ?, '…', 24) AS snippet, bm25(pdf_texts_fts) AS rank, p.page "
            "FROM pdf_texts_fts JOIN pdf_texts p ON p.id = pdf_texts_fts.rowid JOIN articles a ON a.id = p.article_id "
            "WHERE pdf_texts_fts MATCH ? AND (? IS NULL OR a.source = ?) ORDER BY rank LIMIT ?",
            (*marks, expression, source, source, limit * _PAGES_OF_ONE),
        )
        for page in pages:
            row = found.setdefault(page["id"], page)
            if row["page"] is None:
                row |= {"page": page["page"], "snippet": page["snippet"]}
        return sorted(found.values(), key=lambda row: row["rank"])[:limit]

    def _contains(self, text: str, limit: int, source: str | None, marks: tuple[str, str]) -> list[Row]:
        """Look for text inside of words: slower, for the scripts that have no spaces."""
        rows = self._db.rows(
            "SELECT a.id, a.url, a.source, a.title, a.published, a.byline, a.kind, "
            "instr(a.title, ?1) > 0 AS in_title, "
            "CASE WHEN instr(b.body, ?1) > 0 THEN substr(b.body, max(instr(b.body, ?1) - 40, 1), 160) "
            "ELSE coalesce(a.summary, a.title) END AS snippet "
            "FROM articles a JOIN bodies b ON b.article_id = a.id WHERE (?2 IS NULL OR a.source = ?2) "
            "AND (instr(a.title, ?1) OR instr(a.summary, ?1) OR instr(b.body, ?1)) "
            "ORDER BY in_title DESC, a.published DESC LIMIT ?3",
            (text, source, limit),
        )
        for row in rows:
            row["snippet"] = row["snippet"].replace(text, f"{marks[0]}{text}{marks[1]}")
            row["rank"] = -1.0 if row.pop("in_title") else 0.0
            row["page"] = None
        return rows
