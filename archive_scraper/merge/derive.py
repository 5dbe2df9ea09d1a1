"""What is made of all that is there: made anew where a shard brought something."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from archive_scraper.store.citations.citations import REPEATED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive_scraper.merge.pair import Pair

_STEP = 500  # articles that one transaction compares or joins

_OWN_LINKS = """
UPDATE main.article_links AS l SET target_id = (
    SELECT u.article_id FROM main.article_urls u WHERE u.page_key = l.page_key AND u.article_id <> l.article_id
    ORDER BY u.kind = 'own' DESC, u.article_id LIMIT 1)
WHERE l.target_id IS NULL AND l.article_id IN (SELECT id FROM temp.step)
    AND EXISTS (SELECT 1 FROM main.article_urls u WHERE u.page_key = l.page_key AND u.article_id <> l.article_id)
"""
_LINKS_OF_OTHERS = """
UPDATE main.article_links AS l SET target_id = u.article_id
FROM (SELECT page_key, min(article_id) AS article_id FROM main.article_urls
    WHERE article_id IN (SELECT id FROM temp.step) GROUP BY page_key) u
WHERE l.page_key = u.page_key AND l.target_id IS NULL AND l.article_id <> u.article_id
"""
# As the shard's own rules for addresses tell it.
_LINKS_OF_THE_SHARD = """
UPDATE main.article_links AS l SET target_id = t.new
FROM temp.current c JOIN shard.article_links s ON s.article_id = c.old
JOIN temp.map_articles t ON t.old = s.target_id
WHERE l.article_id = c.new AND l.position = s.position AND l.target_id IS NULL AND l.article_id <> t.new
    AND c.new IN (SELECT id FROM temp.step)
"""
_REPEATED = f"""
UPDATE main.{{table}} SET boilerplate = 'repeated'
WHERE boilerplate IS NULL AND {{also}} AND print IN (
    SELECT p.print FROM (SELECT DISTINCT print FROM main.{{table}} WHERE article_id IN (SELECT id FROM temp.step)) p
    WHERE (SELECT count(*) FROM (
        SELECT DISTINCT article_id FROM main.{{table}} k WHERE k.print = p.print LIMIT {REPEATED})) >= {REPEATED})
"""  # noqa: S608 - a number
_REPEATED_LINKS = _REPEATED.format(table="article_links", also="form <> 'scholarly'")
_REPEATED_MENTIONS = _REPEATED.format(table="article_mentions", also="true")
# A teaser names the article at its address, of another source by that one's own address, where it was there when the
# teaser was seen last.
_TEASERS = """
UPDATE main.teasers SET article_id = coalesce(
    (SELECT u.article_id FROM main.article_urls u WHERE u.source = teasers.source AND u.page_key = teasers.page_key),
    (SELECT u.article_id FROM main.article_urls u JOIN main.articles a ON a.id = u.article_id
        WHERE u.page_key = teasers.page_key AND u.kind = 'own' AND a.first_seen <= teasers.last_seen))
WHERE article_id IS NULL AND page_key IN (SELECT page_key FROM main.article_urls)
"""


def join_links(pair: Pair) -> None:
    """Join links with the articles that they lead to, on both sides, and mark those that are repeated."""
    archive = pair.archive
    for _ in _steps(pair, "touched"):
        for sql in (_LINKS_OF_THE_SHARD, _OWN_LINKS, _LINKS_OF_OTHERS, _REPEATED_LINKS, _REPEATED_MENTIONS):
            archive.run(sql)
    with pair.transaction():
        archive.run(_TEASERS)
    for source in pair.sources:
        archive.citations.join_late(source)


def link_texts(pair: Pair) -> None:
    """Compare texts that are new in the target with those of other sources that it had."""
    now = datetime.now(UTC)
    added = 0
    for ids in _steps(pair, "texts"):
        added += pair.archive.republications.link_taken(ids, now)
    pair.note("republications", added=added)


def _steps(pair: Pair, table: str) -> Iterator[list[int]]:
    """Take the articles of a list in steps, each in a transaction of its own; ``temp.step`` has those of the step."""
    archive = pair.archive
    archive.run("CREATE TEMP TABLE IF NOT EXISTS step (id INTEGER PRIMARY KEY)")
    last = 0
    while True:
        with pair.transaction():
            archive.run("DELETE FROM temp.step")
            archive.run(
                f"INSERT INTO temp.step SELECT id FROM temp.{table} WHERE id > ? ORDER BY id LIMIT ?",  # noqa: S608 - two names
                (last, _STEP),
            )
            ids = [row["id"] for row in archive.rows("SELECT id FROM temp.step ORDER BY id")]
            if ids:
                yield ids
        if not ids:
            return
        last = ids[-1]


def match_authors(pair: Pair, *, again: bool) -> bool:
    """Match the authors of each source, and count what it cites, where the shard brought something; or ``again``."""
    archive = pair.archive
    brought = pair.report.added.keys() | pair.report.changed.keys()
    if not again and not brought & _COUNTED:
        return False
    for source in pair.sources:
        with pair.transaction():
            archive.people.match(source)
            archive.citations.count(source)
    return True


_COUNTED = {"articles", "authors", "author_aliases", "author_decisions", "person_decisions", "source_owners"}
