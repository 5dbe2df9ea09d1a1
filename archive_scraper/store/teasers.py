"""Teasers, kept as seen: one row for each wording of each teaser of each listing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive_scraper.store.values import (
    fingerprint,
    links,
    optional,
    persons,
    storable,
    timestamp,
    to_json,
    without_secrets,
)

if TYPE_CHECKING:
    from datetime import datetime

    from archive_scraper.items import Listing, Teaser
    from archive_scraper.store.addresses import Addresses
    from archive_scraper.store.connect import Connection, Row
    from archive_scraper.store.sources import Sources


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingOutcome:
    """What a listing page told that was not known yet."""

    new: int = 0
    """Teasers of addresses that no listing of this source had shown before."""
    changed: int = 0
    """Teasers of known addresses in a wording that was not known."""
    unchanged: int = 0
    unknown: tuple[str, ...] = ()
    """Addresses that lead to no article of the archive, in page order."""
    touched: tuple[str, ...] = ()
    """Addresses of articles whose teaser changed, in page order."""

    @property
    def news(self) -> bool:
        """Tell whether the page showed anything new; the first page without ends an incremental run.

        An unknown address alone is none: it was queued when it was new, and may be gone or unwanted since.
        """
        return bool(self.new or self.changed)


class Teasers:
    """Write teasers."""

    def __init__(self, db: Connection, sources: Sources, addresses: Addresses) -> None:
        self._db = db
        self._sources = sources
        self._addresses = addresses

    def save_listing(
        self, source: str, run_id: int | None, listing: Listing, channel: str | None = None
    ) -> ListingOutcome:
        """Write the teasers of a listing page; a teaser seen before costs its last_seen alone.

        ``channel`` is the address of the start page, feed or other channel that led to it, where that is known.
        """
        counts = {"new": 0, "changed": 0, "unchanged": 0}
        unknown: dict[str, None] = {}
        touched: dict[str, None] = {}
        group = group_key(self._sources.key_of(source, listing.url))
        with self._db.part_of_transaction():
            for teaser in listing.items:
                key = self._sources.key_of(source, teaser.url)
                article_id = self._addresses.find_key(source, key)
                state, is_edited = self._teaser_state(source, key, group, teaser)
                self.save(
                    source,
                    run_id,
                    teaser,
                    key=key,
                    group=group,
                    listing_url=listing.url,
                    article_id=article_id,
                    section="listing",
                    channel=channel,
                )
                counts[state] += 1
                if article_id is None:
                    unknown[teaser.url] = None
                elif is_edited:
                    touched[teaser.url] = None
        return ListingOutcome(**counts, unknown=tuple(unknown), touched=tuple(touched))

    def _teaser_state(self, source: str, key: str, group: str, teaser: Teaser) -> tuple[str, bool]:
        """Return whether a teaser is new, changed or unchanged, and whether the same listing had worded it otherwise.

        What another channel of the source says in other words says nothing of the article.
        """
        known = self._db.rows(
            "SELECT teaser_hash, listing FROM teasers WHERE source = ? AND page_key = ? AND section = 'listing'",
            (source, key),
        )
        if not known:
            return "new", False
        if any(row["teaser_hash"] == teaser_hash(teaser) for row in known):
            return "unchanged", False
        return "changed", any(row["listing"] == group for row in known)

    def save(
        self,
        source: str,
        run_id: int | None,
        teaser: Teaser,
        *,
        key: str,
        group: str,
        listing_url: str,
        article_id: int | None,
        section: str,
        channel: str | None = None,
    ) -> int:
        """Write one teaser and return its id. A known wording keeps its row and its first_seen."""
        values = {
            "source": source,
            "section": section,
            "listing": group,
            "listing_url": without_secrets(listing_url),
            "position": teaser.position,
            "url": storable(teaser.url),
            "page_key": key,
            "article_id": article_id,
            "title": storable(teaser.title),
            "published": teaser.published,
            "published_precision": teaser.published_precision,
            "authors": to_json(persons(teaser.authors)),
            "topics": to_json(teaser.topics),
            "summary": optional(teaser.summary),
            "summary_truncated": int(teaser.summary_truncated),
            "external_links": to_json(links(teaser.external_links)),
            "published_raw": optional(teaser.published_raw),
            "byline_raw": optional(teaser.byline_raw),
            "topics_raw": optional(teaser.topics_raw),
            "summary_html": optional(teaser.summary_html),
            "kind_raw": optional(teaser.kind_raw),
            "outlet_raw": optional(teaser.outlet_raw),
            "image": optional(teaser.image),
            "image_caption": optional(teaser.image_caption),
            "image_credit": optional(teaser.image_credit),
            "origins": to_json(teaser.origins),
            "teaser_hash": teaser_hash(teaser),
            "first_run_id": run_id,
            "first_seen": timestamp(teaser.fetched_at),
            "last_seen": timestamp(teaser.fetched_at),
            "channel": channel and without_secrets(channel),
        }
        return int(self._db.value(_UPSERT, values))

    def touch_listing(self, source: str, url: str, now: datetime, channel: str | None = None) -> int:
        """Note that a listing page is unchanged (304): its teasers were seen again; return how many."""
        return self._db.run(
            "UPDATE teasers SET last_seen = max(last_seen, ?), channel = coalesce(?, channel) "
            "WHERE source = ? AND listing = ? AND listing_url = ?",
            (
                timestamp(now),
                channel and without_secrets(channel),
                source,
                group_key(self._sources.key_of(source, url)),
                without_secrets(url),
            ),
        ).rowcount

    def of_article(self, url: str, source: str, at: datetime | None = None) -> list[Row]:
        """Return the newest teaser of each listing that showed an address, the newest first; as find() does otherwise.

        Where no listing did, it is what another article's page showed of it.
        """
        rows = self._db.rows(
            "SELECT * FROM teasers WHERE source = ?1 AND page_key = ?2 AND first_seen <= ?3 "
            "ORDER BY min(last_seen, ?3) DESC, first_seen DESC, id DESC",
            (source, self._sources.key_of(source, url), timestamp(at) if at else "9"),
        )
        newest: dict[str, Row] = {}
        for row in rows:
            newest.setdefault(row["listing"], row)
        listed = [row for row in newest.values() if row["section"] == "listing"]
        return listed or rows[:1]

    def find(self, url: str, source: str | None = None, at: datetime | None = None) -> Row | None:
        """Return the newest teaser that a listing showed for an address, or None; authors and topics as JSON text.

        With ``at`` it is the one that was the newest at that moment.
        """
        moment = timestamp(at) if at else "9"
        names = [source] if source else [row["slug"] for row in self._db.rows("SELECT slug FROM sources")]
        for name in names:
            row = self._db.row(
                "SELECT * FROM teasers WHERE source = ?1 AND page_key = ?2 AND first_seen <= ?3 "
                "ORDER BY section = 'listing' DESC, min(last_seen, ?3) DESC, first_seen DESC, id DESC LIMIT 1",
                (name, self._sources.key_of(name, url), moment),
            )
            if row is not None:
                return row
        return None


_COLUMNS = (
    "source", "section", "listing", "listing_url", "position", "url", "page_key", "article_id", "title", "published",
    "published_precision", "authors", "topics", "summary", "summary_truncated", "external_links", "published_raw",
    "byline_raw", "topics_raw", "summary_html", "kind_raw", "outlet_raw", "origins", "teaser_hash", "first_run_id",
    "first_seen", "last_seen", "channel", "image", "image_caption", "image_credit",
)  # fmt: skip
_UPSERT = (
    f"INSERT INTO teasers ({', '.join(_COLUMNS)}) VALUES ({', '.join(f':{name}' for name in _COLUMNS)}) "  # noqa: S608 - our own names
    "ON CONFLICT (listing, page_key, teaser_hash) DO UPDATE SET last_seen = max(last_seen, excluded.last_seen), "
    # An older look, at a page that was captured, does not say where the teaser stands now.
    "listing_url = iif(excluded.last_seen >= last_seen, excluded.listing_url, listing_url), "
    "position = iif(excluded.last_seen >= last_seen, excluded.position, position), "
    "channel = coalesce(iif(excluded.last_seen >= last_seen, excluded.channel, channel), channel), "
    # A picture is changed without a word of the teaser: the latest look says which one, and what stands below it.
    "image_caption = iif(excluded.image IS NOT NULL AND excluded.last_seen >= last_seen, excluded.image_caption, "
    "image_caption), image_credit = iif(excluded.image IS NOT NULL AND excluded.last_seen >= last_seen, "
    "excluded.image_credit, image_credit), "
    "image = coalesce(iif(excluded.last_seen >= last_seen, excluded.image, image), image), "
    "article_id = coalesce(excluded.article_id, article_id) RETURNING id"
)


def group_key(page_key: str) -> str:
    """Return what the pages of one listing share, by the key of one of them; it holds no secrets."""
    from archive_scraper.signs.addresses import listing_key  # the words of pagers, which commands that read save

    return without_secrets(listing_key(page_key))


def teaser_hash(teaser: Teaser) -> str:
    """Return a fingerprint of a teaser's wording.

    A date counts only with its year: "3 hours ago" says something else every night and means the same.
    """
    dated = teaser.published_raw if re.search(r"\d{4}", teaser.published_raw or "") else None
    linked = [person.name for person in teaser.authors_linked]
    wording = re.sub(r"<[^<>]*>", "", teaser.summary_html) if teaser.summary_html else teaser.summary
    return fingerprint(
        teaser.title,
        dated,
        teaser.byline_raw,
        linked,
        teaser.topics_raw,
        wording,
        teaser.kind_raw,
        teaser.outlet_raw,
    )
