"""What belongs to articles, in tables of its own: copied along with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.store.articles.republications import HOLDERS

if TYPE_CHECKING:
    from archive_scraper.merge.pair import Pair

_FEW_HOLDERS = f"""
WHERE NOT EXISTS (SELECT 1 FROM main.text_keys k WHERE k.key = s.key LIMIT 1 OFFSET {HOLDERS - 1})
"""  # noqa: S608 - a number


def copy_details(pair: Pair, table: str, among: str) -> int:
    """Copy the rows of a table that belong to the articles of ``temp.among``; return how many were written."""
    few = _FEW_HOLDERS if table == "text_keys" else ""
    order = "f.old, s.id" if "id" in pair.columns(table) else "f.old"
    instead = {"article_id": "f.new"}
    if table == "article_links":
        instead["target_id"] = "NULL"  # joined when all articles are there
    return pair.copy(
        table,
        f"FROM temp.{among} f JOIN shard.{table} s ON s.article_id = f.old {few} ORDER BY {order}",
        instead=instead,
    )


def replace_details(pair: Pair, table: str, among: str) -> None:
    """Give articles the rows of a table that they have in the shard; ``temp.among`` has them, old -> new."""
    pair.archive.run(f"DELETE FROM main.{table} WHERE article_id IN (SELECT new FROM temp.{among})")  # noqa: S608 - our own names
    copy_details(pair, table, among)
