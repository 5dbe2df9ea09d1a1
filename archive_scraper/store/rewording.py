"""Teasers that were read again: a new reading of a wording takes its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.store.teasers import group_key, teaser_hash
from archive_scraper.store.values import timestamp, without_secrets

if TYPE_CHECKING:
    from archive_scraper.items import Listing
    from archive_scraper.store.archive import Archive


def replace_wordings(archive: Archive, source: str, listing: Listing, confirmed: set[int]) -> int:
    """Replace what an earlier reading made of a listing page's teasers; return how many rows that were.

    Such a row shows the same address, stood on this page when it was seen last, and was seen when the page was
    captured; when it was seen first and last holds for the new wording. Call it after the listing was saved.
    ``confirmed`` holds the rows that this replay read, and grows.
    """
    group = group_key(archive.sources.key_of(source, listing.url))
    page, at = without_secrets(listing.url), timestamp(listing.fetched_at)
    read: dict[str, list[str]] = {}
    for teaser in listing.items:
        read.setdefault(archive.sources.key_of(source, teaser.url), []).append(teaser_hash(teaser))
    replaced = 0
    for key, hashes in read.items():
        rows = archive.rows(
            "SELECT id, teaser_hash, listing_url, first_seen, last_seen FROM teasers "
            "WHERE source = ? AND listing = ? AND page_key = ? AND section = 'listing'",
            (source, group, key),
        )
        own = [row for row in rows if row["teaser_hash"] in hashes]
        confirmed.update(row["id"] for row in own)
        for row in rows:
            was_read_here = row["listing_url"] == page and row["first_seen"] <= at <= row["last_seen"]
            if own and was_read_here and row["id"] not in confirmed:
                _replace(archive, row["id"], own[0]["id"])
                replaced += 1
    return replaced


def _replace(archive: Archive, old: int, new: int) -> None:
    archive.run("UPDATE OR IGNORE related SET teaser_id = ? WHERE teaser_id = ?", (new, old))
    archive.run(
        "UPDATE teasers SET "
        "first_run_id = iif(o.first_seen < teasers.first_seen, o.first_run_id, teasers.first_run_id), "
        "first_seen = min(teasers.first_seen, o.first_seen), last_seen = max(teasers.last_seen, o.last_seen) "
        "FROM (SELECT first_run_id, first_seen, last_seen FROM teasers WHERE id = ?) AS o WHERE teasers.id = ?",
        (old, new),
    )
    archive.run("DELETE FROM teasers WHERE id = ?", (old,))
