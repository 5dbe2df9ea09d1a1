"""The tables that are written: their columns, what each holds, and the SQL of one partition.

Left out are columns that change with every visit of a page, such as last_seen: with them each crawl would write all
partitions anew.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

Kind = Literal["number", "truth", "text", "texts", "day", "time"]
"""texts: a list of text, JSON in the archive. day: YYYY-MM-DD. time: UTC to the second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table that is written."""

    kind: Kind
    said: str
    """Whose description it has: table.column of the data dictionary (data/README.md)."""
    sql: str
    is_text: bool = False
    """It belongs to the publisher of an article, and can be left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table that is written. Its partitions are told by source and year."""

    said: str
    columns: dict[str, Column]
    rows: str
    """FROM and JOIN of its rows."""
    source: str
    year: str
    order: str

    @property
    def partitions(self) -> str:
        """The SQL that lists its partitions."""
        return f"SELECT DISTINCT {self.source} AS source, {self.year} AS year {self.rows} ORDER BY 1, 2"

    @property
    def partition(self) -> str:
        """The SQL of the rows of one, by :source and :year."""
        names = ", ".join(f"{column.sql} AS {name}" for name, column in self.columns.items())
        return (
            f"SELECT {names} {self.rows} WHERE {self.source} = :source AND {self.year} IS :year ORDER BY {self.order}"
        )


def _columns(alias: str, table: str, kinds: dict[str, Kind], texts: tuple[str, ...] = ()) -> dict[str, Column]:
    return {
        name: Column(kind=kind, said=f"{table}.{name}", sql=f"{alias}.{name}", is_text=name in texts)
        for name, kind in kinds.items()
    }


_TOPICS = (
    "(SELECT json_group_array(name) FROM (SELECT t.name FROM article_topics j JOIN topics t ON t.slug = j.topic "
    "WHERE j.article_id = a.id ORDER BY j.position))"
)
_OF_ARTICLES = {"source": "a.source", "year": "a.year"}

TABLES: dict[str, Table] = {
    "articles": Table(
        said="One piece.",
        columns={
            **_columns(
                "a", "articles", {
                    "id": "number", "url": "text", "canonical_url": "text", "title": "text", "subtitle": "text",
                    "kind": "text", "published": "text", "published_precision": "text", "published_day": "day",
                    "published_last": "day", "modified": "text", "byline": "text", "language": "text",
                    "word_count": "number", "series": "text", "volume": "text", "issue": "text", "summary": "text",
                    "summary_truncated": "truth", "image": "text", "pdf_links": "texts", "first_seen": "time",
                    "last_changed": "time", "gone_at": "time", "gone_status": "number",
                },
            ),
            "topics": Column(kind="texts", said="topics.name", sql=_TOPICS),
            **_columns("b", "bodies", {"body": "text", "body_markdown": "text"}, ("body", "body_markdown")),
        },
        rows="FROM articles a LEFT JOIN bodies b ON b.article_id = a.id",
        order="a.id",
        **_OF_ARTICLES,
    ),
    "authors": Table(
        said="Who wrote what: a row for each author of each article.",
        columns={
            **_columns(
                "j", "article_authors",
                {"article_id": "number", "position": "number", "author_id": "number", "name_as_printed": "text"},
            ),
            **_columns("u", "authors", {"name": "text", "type": "text", "url": "text", "person_id": "number"}),
            "person": Column(kind="text", said="persons.name", sql="p.name"),
        },
        rows="FROM articles a JOIN article_authors j ON j.article_id = a.id JOIN authors u ON u.id = j.author_id "
        "LEFT JOIN persons p ON p.id = u.person_id",
        order="a.id, j.position",
        **_OF_ARTICLES,
    ),
    "links": Table(
        said="What texts link to.",
        columns={
            **_columns(
                "l", "article_links", {
                    "article_id": "number", "position": "number", "owner": "text", "form": "text",
                    "boilerplate": "text", "target_id": "number", "url": "text", "text": "text", "sentence": "text",
                }, ("sentence",),
            ),
            "owner_name": Column(kind="text", said="owners.name", sql="o.name"),
            "owner_kind": Column(kind="text", said="owners.kind", sql="o.kind"),
        },
        rows="FROM articles a JOIN article_links l ON l.article_id = a.id JOIN owners o ON o.domain = l.owner",
        order="a.id, l.position",
        **_OF_ARTICLES,
    ),
    "external_links": Table(
        said="Links that hand the reader on to another publication.",
        columns={
            **_columns(
                "l", "external_links", {
                    "article_id": "number", "position": "number", "kind": "text", "publication_as_printed": "text",
                    "url": "text", "text": "text",
                },
            ),
            "publication": Column(kind="text", said="publications.name", sql="p.name"),
        },
        rows="FROM articles a JOIN external_links l ON l.article_id = a.id "
        "LEFT JOIN publications p ON p.id = l.publication_id",
        order="a.id, l.position",
        **_OF_ARTICLES,
    ),
    "revisions": Table(
        said="What changed after an article was stored first.",
        columns=_columns(
            "r", "revisions", {
                "id": "number", "article_id": "number", "field": "text", "at": "time", "old": "text", "new": "text",
                "run_id": "number", "replay_id": "number",
            }, ("old", "new"),
        ),
        rows="FROM articles a JOIN revisions r ON r.article_id = a.id",
        order="r.id",
        **_OF_ARTICLES,
    ),
    "teasers": Table(
        said="Teasers as listings showed them: a row for each wording.",
        columns=_columns(
            "t", "teasers", {
                "id": "number", "section": "text", "listing": "text", "listing_url": "text", "url": "text",
                "article_id": "number", "title": "text", "published": "text", "byline_raw": "text", "summary": "text",
                "summary_truncated": "truth", "topics": "texts", "kind_raw": "text", "outlet_raw": "text",
                "channel": "text", "first_seen": "time",
            },
        ),
        rows="FROM teasers t",
        source="t.source",
        year="CASE WHEN t.published GLOB '[0-9][0-9][0-9][0-9]*' THEN CAST(substr(t.published, 1, 4) AS INTEGER) END",
        order="t.id",
    ),
}  # fmt: skip


@cache
def descriptions() -> dict[str, str]:
    """Return table.column -> its description, as ``make docs`` took them from the data dictionary."""
    text = resources.files("archive_scraper.parquet").joinpath("descriptions.json").read_text("utf-8")
    found: dict[str, str] = json.loads(text)
    return found


def described() -> list[str]:
    """Return what is to be described: table.column of the data dictionary, each once."""
    return sorted({column.said for table in TABLES.values() for column in table.columns.values()})
