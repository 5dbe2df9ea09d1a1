"""Articles, in batches: which of the target's each one of the shard is, and those that are new there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.items import Article
from archive_scraper.merge.details import copy_details
from archive_scraper.merge.known import merge_known
from archive_scraper.merge.pair import BATCH
from archive_scraper.merge.tables import OF_ARTICLES
from archive_scraper.store.addresses import CLAIMS

if TYPE_CHECKING:
    from archive_scraper.merge.pair import Pair

_INDEXED_AT_ONCE = 8 * 2**20  # bytes of memory: the words of a batch of long texts
# As store/addresses.py tells articles: an address that was fetched is certain, what a page claims has to be borne out.
# Of another source counts its own address alone.
_CANDIDATES = """
INSERT INTO temp.candidates (old, new, is_certain)
SELECT old, new, max(is_certain) FROM (
    SELECT s.article_id AS old, t.article_id AS new,
        (s.kind = 'own' AND t.kind IN ('own', 'redirect')) OR (s.kind = 'redirect' AND t.kind = 'own') AS is_certain
    FROM shard.article_urls s JOIN main.article_urls t ON t.source = s.source AND t.page_key = s.page_key
    WHERE s.article_id BETWEEN :low AND :high AND s.kind <> 'alternate' AND t.kind <> 'alternate'
    UNION ALL
    SELECT s.article_id, t.article_id, 1 FROM shard.article_urls s JOIN main.article_urls t ON t.page_key = s.page_key
    WHERE s.article_id BETWEEN :low AND :high AND s.kind = 'own' AND t.kind = 'own' AND t.source <> s.source
    UNION ALL
    SELECT s.id, t.id, 1 FROM shard.articles s JOIN main.articles t ON t.url = s.url
    WHERE s.id BETWEEN :low AND :high
) GROUP BY old, new
"""


def merge_articles(pair: Pair) -> None:
    """Take over articles with all that belongs to them."""
    archive = pair.archive
    archive.run(
        "CREATE TEMP TABLE candidates (old INTEGER, new INTEGER, is_certain INTEGER, PRIMARY KEY (old, new)) "
        "WITHOUT ROWID"
    )
    for table in ("touched", "texts"):  # articles that are new or changed, those whose text is
        archive.run(f"CREATE TEMP TABLE {table} (id INTEGER PRIMARY KEY)")
    total = int(archive.value("SELECT count(*) FROM shard.articles"))
    done = 0
    if total > BATCH:
        _index_in_bulk(pair)
    for low, high in pair.batches("articles"):
        with pair.transaction():
            _merge_batch(pair, low, high)
            done += archive.value("SELECT count(*) FROM shard.articles WHERE id BETWEEN ? AND ?", (low, high))
        pair.progress(done, total)


def _index_in_bulk(pair: Pair) -> None:
    """Have this connection write the words of a batch into the search index at once, not a megabyte at a time.

    What is asked for is not kept in the archive: other connections go on as they did.
    """
    with pair.transaction():
        pair.archive.run(
            "INSERT INTO main.articles_fts (articles_fts, rank) VALUES ('hashsize', ?)", (_INDEXED_AT_ONCE,)
        )
        pair.archive.run("DELETE FROM main.articles_fts_config WHERE k = 'hashsize'")


def _merge_batch(pair: Pair, low: int, high: int) -> None:
    archive = pair.archive
    archive.run("DELETE FROM temp.candidates")
    archive.run(_CANDIDATES, {"low": low, "high": high})
    archive.run(
        "INSERT INTO temp.map_articles (old, new) SELECT old, new FROM temp.candidates GROUP BY old "
        "HAVING count(*) = 1 AND max(is_certain) = 1"
    )
    unclear = archive.rows(
        "SELECT DISTINCT old FROM temp.candidates WHERE old NOT IN (SELECT old FROM temp.map_articles) ORDER BY old"
    )
    for row in unclear:
        _decide(pair, row["old"])
    known = archive.value("SELECT count(*) FROM temp.map_articles WHERE old BETWEEN ? AND ?", (low, high))
    _add(pair, low, high)
    if known:
        merge_known(pair, low, high)


def _decide(pair: Pair, old: int) -> None:
    """Find the target's row of an article where addresses alone do not tell; rows that are one piece are joined."""
    archive = pair.archive
    (row,) = archive.rows(
        "SELECT a.source, a.url, a.title, a.language, a.fetched_at, b.body FROM shard.articles a "
        "LEFT JOIN shard.bodies b ON b.article_id = a.id WHERE a.id = ?",
        (old,),
    )
    page = Article(**{**row, "fetched_at": None})  # its time is not asked for
    found = [
        candidate["new"]
        for candidate in archive.rows("SELECT new, is_certain FROM temp.candidates WHERE old = ? ORDER BY new", (old,))
        if candidate["is_certain"] or archive.addresses.same_piece(page, candidate["new"])
    ]
    if found:
        oldest, *others = found
        for other in others:
            archive.addresses.join(other, oldest)
            archive.run("UPDATE temp.map_articles SET new = ? WHERE new = ?", (oldest, other))
            archive.run("UPDATE OR IGNORE temp.candidates SET new = ? WHERE new = ?", (oldest, other))
        archive.run("INSERT INTO temp.map_articles (old, new) VALUES (?, ?)", (old, oldest))
        return
    # An address that another article only claimed is given back where another piece is found at it.
    archive.run(
        "DELETE FROM main.article_urls AS t WHERE t.kind IN (?, ?) AND EXISTS (SELECT 1 FROM shard.article_urls s "
        "WHERE s.article_id = ? AND s.kind = 'own' AND s.source = t.source AND s.page_key = t.page_key)",
        (*CLAIMS, old),
    )


def _add(pair: Pair, low: int, high: int) -> None:
    """Write the articles of a batch that the target does not have."""
    archive = pair.archive
    unknown = "id NOT IN (SELECT old FROM temp.map_articles)"
    pair.number("articles", f"SELECT id AS old FROM shard.articles WHERE id BETWEEN {low} AND {high} AND {unknown}")  # noqa: S608 - numbers
    pair.gather(
        "fresh",
        "SELECT old, new FROM temp.map_articles WHERE old BETWEEN :low AND :high "
        "AND new > (SELECT coalesce(max(id), 0) FROM main.articles) ORDER BY old",
        {"low": low, "high": high},
    )
    archive.run("UPDATE temp.map_articles SET state = 'new' WHERE old IN (SELECT old FROM temp.fresh)")
    added = pair.copy("articles", "FROM temp.fresh f JOIN shard.articles s ON s.id = f.old ORDER BY f.old")
    pair.note("articles", added=added)
    if not added:
        return
    pair.copy(
        "article_urls",
        "FROM temp.fresh f JOIN shard.article_urls s ON s.article_id = f.old ORDER BY f.old",
        verb="INSERT OR IGNORE",
    )
    for table in OF_ARTICLES:
        pair.note(table, added=copy_details(pair, table, "fresh"))
    for table in ("touched", "texts"):
        archive.run(
            f"INSERT OR IGNORE INTO temp.{table} SELECT new FROM temp.fresh"  # noqa: S608 - our own names
        )
