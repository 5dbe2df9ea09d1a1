"""What refers to articles or goes by its own key: teasers, twins, the queue, what start pages showed, alarms."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archive_scraper.merge.pair import Pair

_CURRENT = "state IN ('new', 'same', 'grown', 'taken')"
"""Articles that stand in the target as they stand in the shard."""
_IS_LATER = "excluded.last_seen >= last_seen"
# As store/teasers.py writes a teaser that is seen again.
_TEASER_SEEN_AGAIN = f"""
ON CONFLICT (listing, page_key, teaser_hash) DO UPDATE SET
    listing_url = iif({_IS_LATER}, excluded.listing_url, listing_url),
    position = iif({_IS_LATER}, excluded.position, position),
    channel = coalesce(iif({_IS_LATER}, excluded.channel, channel), channel),
    article_id = coalesce(excluded.article_id, article_id),
    first_run_id = iif(excluded.first_seen < first_seen, excluded.first_run_id, first_run_id),
    first_seen = min(first_seen, excluded.first_seen), last_seen = max(last_seen, excluded.last_seen)
WHERE excluded.last_seen > last_seen OR excluded.first_seen < first_seen
    OR ({_IS_LATER} AND (excluded.listing_url, excluded.position) IS NOT (listing_url, position))
    OR ({_IS_LATER} AND excluded.channel IS NOT NULL AND excluded.channel IS NOT channel)
    OR (excluded.article_id IS NOT NULL AND article_id IS NULL)
"""


def merge_teasers(pair: Pair) -> None:
    """Take over teasers, and the lists of teasers that pages of articles show."""
    archive = pair.archive
    before = pair.count("teasers")
    seen = 0
    for low, high in pair.batches("teasers"):
        with pair.transaction():
            seen += pair.copy(
                "teasers",
                f"FROM shard.teasers s WHERE s.id BETWEEN {low} AND {high} ORDER BY s.id",
                instead={"id": "NULL"},
                then=_TEASER_SEEN_AGAIN,
            )
            archive.run(
                "INSERT INTO temp.map_teasers (old, new) SELECT s.id, t.id FROM shard.teasers s JOIN main.teasers t "
                "ON t.listing = s.listing AND t.page_key = s.page_key AND t.teaser_hash = s.teaser_hash "
                "WHERE s.id BETWEEN ? AND ?",
                (low, high),
            )
    added = pair.count("teasers") - before
    known = archive.value("SELECT count(*) FROM temp.map_teasers")
    pair.note("teasers", added=added, changed=seen - added, known=known - seen)


def merge_twins(pair: Pair) -> None:
    """Take over which teasers a page shows, which articles are one text, in one source and in several."""
    archive = pair.archive
    archive.run(
        "CREATE TEMP TABLE current AS SELECT old, new FROM temp.map_articles "  # noqa: S608 - the words above
        f"WHERE {_CURRENT} AND new IN (SELECT id FROM temp.touched)"
    )
    archive.run("CREATE UNIQUE INDEX temp.idx_current ON current (old)")
    with pair.transaction():
        archive.run(
            "DELETE FROM main.related WHERE article_id IN (SELECT c.new FROM temp.current c "
            "JOIN temp.map_articles m ON m.old = c.old WHERE m.state <> 'new' "
            "AND EXISTS (SELECT 1 FROM shard.related s WHERE s.article_id = c.old))"
        )
        pair.note("related", added=_copy_current(pair, "related", ""))
        archive.run(
            "DELETE FROM main.duplicates WHERE article_id IN (SELECT c.new FROM temp.current c "
            "JOIN temp.map_articles m ON m.old = c.old WHERE m.state = 'grown')"
        )
        pair.note(
            "duplicates",
            added=_copy_current(pair, "duplicates", "AND s.other_id IN (SELECT old FROM temp.map_articles)"),
        )
        # A piece that the target has already under another address, as a crawl of it would have found.
        archive.run(
            "INSERT OR IGNORE INTO main.duplicates (article_id, other_id, found_at) "
            "SELECT c.new, min(o.article_id), a.first_seen FROM temp.current c JOIN main.articles a ON a.id = c.new "
            "JOIN main.article_prints p ON p.article_id = c.new JOIN main.article_prints o ON o.source = p.source "
            "AND o.body_key = p.body_key AND o.title_key = p.title_key AND o.article_id < c.new "
            "WHERE o.article_id NOT IN (SELECT new FROM temp.map_articles) GROUP BY c.new"
        )
        archive.run(
            "DELETE FROM main.republications WHERE article_id IN (SELECT id FROM temp.texts) "
            "OR other_id IN (SELECT id FROM temp.texts)"
        )
        current = f"(SELECT old FROM temp.map_articles WHERE {_CURRENT})"  # noqa: S608 - the words above
        added = pair.copy(
            "republications",
            f"FROM shard.republications s WHERE s.article_id IN {current} AND s.other_id IN {current}",
            verb="INSERT OR IGNORE",
        )
        pair.note("republications", added=added)


def _copy_current(pair: Pair, table: str, also: str) -> int:
    return pair.copy(
        table,
        f"FROM temp.current c JOIN shard.{table} s ON s.article_id = c.old WHERE true {also} ORDER BY c.old",
        verb="INSERT OR IGNORE",
    )


def merge_queue(pair: Pair) -> None:
    """Take over what is to be fetched, and what is known of what was: of one page the later visit."""
    names = [name for name in pair.names("frontier") if name not in ("source", "page_key", "kind")]
    # Of two that were never fetched the one that was settled; else both are as good.
    newer = (
        "(excluded.last_fetched > coalesce(last_fetched, '') OR excluded.last_fetched = last_fetched "
        "OR (last_fetched IS NULL AND state = 'pending' AND excluded.state <> 'pending'))"
    )
    values = {name: f"iif({newer}, excluded.{name}, {name})" for name in names}
    # What was found twice was found by the earlier one.
    for name in ("discovered_at", "discovered_run"):
        values[name] = f"iif(excluded.discovered_at < discovered_at, excluded.{name}, {name})"
    alike = "last_fetched IS NULL AND excluded.last_fetched IS NULL AND state = excluded.state"
    values["priority"] = f"iif({alike}, max(excluded.priority, priority), {values['priority']})"
    differs = f"({', '.join(values.values())}) IS NOT ({', '.join(values)})"
    before = pair.count("frontier")
    written = 0
    for low, high in pair.batches("frontier"):
        with pair.transaction():
            written += pair.copy(
                "frontier",
                f"FROM shard.frontier s WHERE s.id BETWEEN {low} AND {high} ORDER BY s.id",
                then="ON CONFLICT (source, page_key, kind) DO UPDATE SET "
                f"{', '.join(f'{name} = {value}' for name, value in values.items())} WHERE {differs}",
            )
    added = pair.count("frontier") - before
    pair.note("frontier", added=added, changed=written - added)


def merge_watch(pair: Pair) -> None:
    """Take over what start pages showed last, and alarms."""
    run = pair.expression("start_pages", "run_id")
    started = "(SELECT coalesce(max(started), '') FROM main.runs WHERE id = {})"
    pair.archive.run(
        f"DELETE FROM main.start_pages AS t WHERE EXISTS (SELECT 1 FROM shard.start_pages s WHERE s.source = t.source "  # noqa: S608 - our own words
        f"AND s.url = t.url AND (s.shown, {run}) IS NOT (t.shown, t.run_id) "
        f"AND {started.format(run)} >= {started.format('t.run_id')})"
    )
    pair.copy("start_pages", "FROM shard.start_pages s", verb="INSERT OR IGNORE")
    _merge_alarms(pair)


def _merge_alarms(pair: Pair) -> None:
    archive = pair.archive
    key = ("source", "kind", "subject", "opened")
    same = " AND ".join(f"s.{name} = t.{name}" for name in key)
    names = [name for name in pair.names("alarms") if name not in key]
    values = [
        f"coalesce(t.{name}, s.{name})" if name.startswith("told") else pair.expression("alarms", name)
        for name in names
    ]
    # Of two that are open and say the same, the one that was raised first stands for both.
    said = "s.source = t.source AND s.kind = t.kind AND s.subject = t.subject AND s.state = 'open' AND t.state = 'open'"
    first = archive.run(
        f"UPDATE main.alarms AS t SET ({', '.join(names)}, opened) = ({', '.join(values)}, s.opened) "  # noqa: S608 - our own words
        f"FROM shard.alarms s WHERE {said} AND s.opened < t.opened"
    ).rowcount
    # An alarm that is over stays over; one that is open goes on as the shard says.
    changed = archive.run(
        f"UPDATE main.alarms AS t SET ({', '.join(names)}) = ({', '.join(values)}) FROM shard.alarms s WHERE {same} "  # noqa: S608 - our own words
        f"AND t.state = 'open' AND ({', '.join(values)}) IS NOT ({', '.join(f't.{name}' for name in names)})"
    ).rowcount
    added = pair.copy(
        "alarms",
        f"FROM shard.alarms s WHERE NOT EXISTS (SELECT 1 FROM main.alarms t WHERE {same}) "  # noqa: S608 - our own words
        "AND NOT (s.state = 'open' AND EXISTS (SELECT 1 FROM main.alarms t WHERE t.state = 'open' "
        "AND t.source = s.source AND t.kind = s.kind AND t.subject = s.subject)) ORDER BY s.id",
    )
    pair.note("alarms", added=added, changed=changed + first)
