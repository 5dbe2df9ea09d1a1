"""Articles that both have: seen again, grown in the shard, or read by both on their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.merge.conflicts import join_histories
from archive_scraper.merge.details import replace_details
from archive_scraper.merge.tables import OF_ARTICLES
from archive_scraper.store.addresses import CLAIMS

if TYPE_CHECKING:
    from archive_scraper.merge.pair import Pair

_VISITS = ("first_run_id", "first_seen", "last_seen", "fetched_at", "capture_id", "reader_id")
"""Columns that change when a page is seen again as it was."""
_REVISION = "{0}.field = {1}.field AND {0}.at = {1}.at AND {0}.old IS {1}.old AND {0}.new IS {1}.new"
_PAIRS = (
    "FROM temp.map_articles m JOIN shard.articles s ON s.id = m.old JOIN main.articles t ON t.id = m.new "
    "WHERE m.old BETWEEN :low AND :high AND m.state IS NULL"
)


def merge_known(pair: Pair, low: int, high: int) -> None:
    """Bring the articles of a batch that the target has to the newer state of the two."""
    here = {"low": low, "high": high}
    _mark(pair, "same", _same(pair), here)
    _mark(pair, "grown", f"{_one_line(pair)} AND s.fetched_at >= t.fetched_at AND {_holds('shard', 'main')}", here)
    _mark(pair, "kept", f"{_one_line(pair)} AND t.fetched_at >= s.fetched_at AND {_holds('main', 'shard')}", here)
    _see_again(pair, here)
    _grow(pair, here)
    apart = pair.archive.rows(
        "SELECT old, new FROM temp.map_articles WHERE old BETWEEN :low AND :high AND state IS NULL", here
    )
    for row in apart:
        join_histories(pair, row["old"], row["new"])
    _add_addresses(pair, here)
    _take_prints(pair, here)
    _take_pdfs(pair, here)
    known = pair.archive.value(
        "SELECT count(*) FROM temp.map_articles WHERE old BETWEEN :low AND :high AND state IN ('same', 'kept')", here
    )
    pair.note("articles", known=known)


def _mark(pair: Pair, state: str, condition: str, here: dict[str, int]) -> None:
    pair.archive.run(
        f"UPDATE temp.map_articles SET state = '{state}' WHERE old IN (SELECT m.old {_PAIRS} AND {condition})",  # noqa: S608 - our own words
        here,
    )


def _same(pair: Pair) -> str:
    names = [name for name in pair.columns("articles") if name not in ("id", *_VISITS)]
    return f"({', '.join(f's.{name}' for name in names)}) IS ({', '.join(f't.{name}' for name in names)})"


def _one_line(pair: Pair) -> str:
    """Both rows began with the same reading: one is what became of the other."""
    first = pair.expression("articles", "first_run_id")
    return f"t.source = s.source AND t.first_seen = s.first_seen AND t.first_run_id IS {first}"


def _holds(side: str, other: str) -> str:
    """One side has all revisions of the other."""
    row, of = {"shard": ("s", "t"), "main": ("t", "s")}[side]
    same = _REVISION.format("k", "o")
    return (
        f"NOT EXISTS (SELECT 1 FROM {other}.revisions o WHERE o.article_id = {of}.id AND NOT EXISTS ("  # noqa: S608 - our own words
        f"SELECT 1 FROM {side}.revisions k WHERE k.article_id = {row}.id AND {same}))"
    )


def _see_again(pair: Pair, here: dict[str, int]) -> None:
    """Note when articles that did not change were seen."""
    run, capture, reader = (pair.expression("articles", name) for name in ("first_run_id", "capture_id", "reader_id"))
    values = {
        "first_run_id": f"iif(s.first_seen < t.first_seen, {run}, t.first_run_id)",
        "first_seen": "min(s.first_seen, t.first_seen)",
        "last_seen": "max(s.last_seen, t.last_seen)",
        "fetched_at": "max(s.fetched_at, t.fetched_at)",
        "capture_id": f"iif(s.fetched_at >= t.fetched_at, coalesce({capture}, t.capture_id), t.capture_id)",
        "reader_id": f"iif(s.fetched_at >= t.fetched_at, coalesce({reader}, t.reader_id), t.reader_id)",
    }
    changed = pair.archive.run(
        f"UPDATE main.articles AS t SET ({', '.join(values)}) = ({', '.join(values.values())}) "  # noqa: S608 - our own words
        "FROM temp.map_articles m JOIN shard.articles s ON s.id = m.old "
        "WHERE t.id = m.new AND m.old BETWEEN :low AND :high AND m.state = 'same' "
        f"AND ({', '.join(f't.{name}' for name in values)}) IS NOT ({', '.join(values.values())})",
        here,
    ).rowcount
    pair.note("articles seen again", changed=changed)
    # One of the two is a copy that was given away without texts.
    pair.archive.run(
        "UPDATE main.bodies AS t SET body = s.body, body_markdown = s.body_markdown FROM temp.map_articles m "
        "JOIN shard.bodies s ON s.article_id = m.old WHERE t.article_id = m.new AND t.body IS NULL "
        "AND s.body IS NOT NULL AND m.old BETWEEN :low AND :high AND m.state = 'same'",
        here,
    )


def _grow(pair: Pair, here: dict[str, int]) -> None:
    """Take articles as they stand in the shard: the target's row is what they were."""
    archive = pair.archive
    count = pair.gather(
        "grown",
        "SELECT old, new FROM temp.map_articles WHERE old BETWEEN :low AND :high AND state = 'grown' ORDER BY old",
        here,
    )
    if not count:
        return
    archive.run(
        "INSERT OR IGNORE INTO temp.texts SELECT g.new FROM temp.grown g JOIN shard.bodies s ON s.article_id = g.old "
        "JOIN main.bodies t ON t.article_id = g.new LEFT JOIN shard.text_prints sp ON sp.article_id = g.old "
        "LEFT JOIN main.text_prints tp ON tp.article_id = g.new WHERE s.body IS NOT t.body "
        "OR sp.content_hash IS NOT tp.content_hash"
    )
    archive.run("INSERT OR IGNORE INTO temp.touched SELECT new FROM temp.grown")
    names = [name for name in pair.columns("articles") if name != "id"]
    archive.run(
        f"UPDATE main.articles AS t SET ({', '.join(names)}) = "  # noqa: S608 - our own names
        f"({', '.join(pair.expression('articles', name) for name in names)}) "
        "FROM temp.grown g JOIN shard.articles s ON s.id = g.old WHERE t.id = g.new"
    )
    archive.run(
        "UPDATE main.bodies AS t SET body = coalesce(s.body, t.body), body_markdown = coalesce(s.body_markdown, "
        "t.body_markdown) FROM temp.grown g JOIN shard.bodies s ON s.article_id = g.old WHERE t.article_id = g.new "
        "AND (t.body, t.body_markdown) IS NOT (s.body, s.body_markdown)"
    )
    for table in OF_ARTICLES:
        if table != "bodies":
            replace_details(pair, table, "grown")
    # What the page claimed once and claims no more.
    archive.run(
        "DELETE FROM main.article_urls AS t WHERE t.article_id IN (SELECT new FROM temp.grown) AND t.kind IN (?, ?) "
        "AND EXISTS (SELECT 1 FROM temp.grown g JOIN shard.articles a ON a.id = g.old WHERE g.new = t.article_id "
        "AND a.source = t.source) AND NOT EXISTS (SELECT 1 FROM temp.grown g JOIN shard.article_urls s "
        "ON s.article_id = g.old WHERE g.new = t.article_id AND s.source = t.source AND s.page_key = t.page_key)",
        CLAIMS,
    )
    pair.note("articles", changed=count)


def _add_addresses(pair: Pair, here: dict[str, int]) -> None:
    """Note addresses by which the shard knows an article of both."""
    added = pair.archive.run(
        "INSERT INTO main.article_urls (source, page_key, article_id, url, kind, first_seen) "
        "SELECT s.source, s.page_key, m.new, s.url, s.kind, s.first_seen FROM temp.map_articles m "
        "JOIN shard.article_urls s ON s.article_id = m.old WHERE m.old BETWEEN :low AND :high AND m.state <> 'new' "
        "ORDER BY m.old ON CONFLICT (source, page_key) DO UPDATE SET "
        "kind = iif(excluded.kind = 'own', 'own', kind), first_seen = min(first_seen, excluded.first_seen) "
        "WHERE article_id = excluded.article_id "
        "AND ((excluded.kind = 'own' AND kind <> 'own') OR excluded.first_seen < first_seen)",
        here,
    ).rowcount
    if added:
        pair.archive.run(
            "INSERT OR IGNORE INTO temp.touched SELECT new FROM temp.map_articles "
            "WHERE old BETWEEN :low AND :high AND state <> 'new'",
            here,
        )


def _take_prints(pair: Pair, here: dict[str, int]) -> None:
    """Take over prints that the shard took of articles since they were merged: a run that was killed takes none."""
    archive = pair.archive
    printed = pair.gather(
        "printed",
        "SELECT m.old, m.new FROM temp.map_articles m "
        "JOIN shard.text_prints s ON s.article_id = m.old JOIN main.articles a ON a.id = m.new "
        "LEFT JOIN main.text_prints t ON t.article_id = m.new WHERE m.old BETWEEN :low AND :high "
        "AND m.state IN ('same', 'grown') AND (t.content_hash, t.method) IS NOT (s.content_hash, s.method) "
        "AND t.content_hash IS NOT a.content_hash",
        here,
    )
    if printed:
        for table in ("text_prints", "text_keys"):
            replace_details(pair, table, "printed")
        archive.run("INSERT OR IGNORE INTO temp.texts SELECT new FROM temp.printed")
    archive.run(
        "INSERT INTO main.article_prints (article_id, source, title_key, body_key) SELECT m.new, s.source, "
        "s.title_key, s.body_key FROM temp.map_articles m JOIN shard.article_prints s ON s.article_id = m.old "
        "WHERE m.old BETWEEN :low AND :high AND m.state = 'same' ON CONFLICT DO NOTHING",
        here,
    )


def _take_pdfs(pair: Pair, here: dict[str, int]) -> None:
    """Take over what the shard read of PDFs since, or better: more of their pages, else later."""
    count = pair.gather(
        "read_pdfs",
        "SELECT m.old, m.new FROM temp.map_articles m "
        "JOIN shard.pdfs s ON s.article_id = m.old LEFT JOIN main.pdfs t ON t.article_id = m.new "
        "WHERE m.old BETWEEN :low AND :high AND m.state IN ('same', 'kept', 'taken') AND (t.article_id IS NULL "
        "OR (s.pages_with_text, coalesce(s.read_at, '')) > (t.pages_with_text, coalesce(t.read_at, '')))",
        here,
    )
    if count:
        for table in ("pdfs", "pdf_texts"):
            replace_details(pair, table, "read_pdfs")
        pair.note("pdfs", changed=count)
