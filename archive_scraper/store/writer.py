"""Articles into rows: new, changed or unchanged, with a revision for every change a reader would care about.

What a page no longer says is not erased: a redesign that hides the dates costs a counter of the run, not the
dates of the archive. Only where the page prints the very same text, and it is read anew as nothing, the value goes:
then it was a mistake of ours.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from archive_scraper.store.listings import Listings
from archive_scraper.store.names import Names, author_type
from archive_scraper.store.readings import ALONE, TOGETHER, columns, content_hash, is_same_print, merged
from archive_scraper.store.values import optional, storable, timestamp

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from archive_scraper.items import Article
    from archive_scraper.store.connect import Row

Outcome = Literal["new", "changed", "unchanged"]

# Changes that leave a revision and make an article "changed"; "body", "authors" and "topics" are compared apart.
_REVISED = ("title", "subtitle", "kind", "published", "summary", "series", "volume", "issue")


_Change = tuple[str, object, object]
"""Field, old value, new value."""


class Articles(Listings, Names):
    """Write articles."""

    def save_article(self, run_id: int, article: Article, *, aliases: Collection[str] = ()) -> Outcome:
        """Write an article and tell whether it is new, changed or unchanged.

        Aliases are other addresses that led here (redirects). The same page again writes last_seen and
        fetched_at, nothing else. Raises ValueError for an article without address or title.
        """
        if not article.url or not article.title:
            raise ValueError(f"an article needs an address and a title: {article.url!r}, {article.title!r}")
        now = timestamp(article.fetched_at)
        key = self.key_of(article.source, article.url)
        new_hash = content_hash(article)
        with self.transaction():
            aliases = [url for url in aliases if self.key_of(article.source, url) != key]
            own = self.own_article(article, key)
            if own is not None and not aliases and self._is_unchanged(own, new_hash, now):
                return "unchanged"
            article_id = self.identify(article, own, aliases)
            if article_id is None:
                self._insert(run_id, article, aliases, new_hash, now)
                return "new"
            (old,) = self.rows("SELECT * FROM articles WHERE id = ?", (article_id,))
            return self._update(run_id=run_id, article=article, aliases=aliases, old=old, new_hash=new_hash, now=now)

    def _is_unchanged(self, article_id: int, new_hash: str, now: str) -> bool:
        """Note that an article was seen again, if it is as it was; the common case, in one statement."""
        return (
            self.run(
                "UPDATE articles SET last_seen = ?, fetched_at = ? "
                "WHERE id = ? AND content_hash = ? AND gone_at IS NULL AND fetched_at <= ?",
                (now, now, article_id, new_hash, now),
            ).rowcount
            > 0
        )

    def _insert(self, run_id: int, article: Article, aliases: Collection[str], new_hash: str, now: str) -> None:
        values = columns(article) | {
            "url": storable(article.url),
            "source": article.source,
            "content_hash": new_hash,
            "first_run_id": run_id,
            "first_seen": now,
            "last_seen": now,
            "last_changed": now,
            "fetched_at": now,
        }
        article_id = int(self.value(_INSERT, values))
        self.run(
            "INSERT INTO bodies (article_id, body, body_markdown) VALUES (?, ?, ?)",
            (article_id, optional(article.body), optional(article.body_markdown)),
        )
        self._write_authors(article_id, article, now)
        self._write_topics(article_id, article)
        self._write_links(article_id, article)
        self._write_related(run_id, article_id, article)
        self.claim_all(article_id, article, aliases, now)
        self._adopt_teasers(article_id)

    def _update(
        self, *, run_id: int, article: Article, aliases: Collection[str], old: Row, new_hash: str, now: str
    ) -> Outcome:
        article_id: int = old["id"]
        self.claim_all(article_id, article, aliases, now)
        self._adopt_teasers(article_id)
        if now < old["fetched_at"]:  # an archived capture: what is known is younger
            self.run("UPDATE articles SET first_seen = min(first_seen, ?) WHERE id = ?", (now, article_id))
            return "unchanged"
        moved = self.key_of(article.source, old["url"]) in {self.key_of(article.source, url) for url in aliases}
        if article.source != old["source"]:  # two sources list one page: it stays with the first
            article = replace(article, source=old["source"])
        new = merged(old, columns(article))
        revisions: list[_Change] = [(field, old[field], new[field]) for field in _REVISED if old[field] != new[field]]
        revisions += self._update_body(article_id, article)
        revisions += self._update_authors(article_id, article, now, erase=new["byline"] is None)
        revisions += self._update_topics(article_id, article, old, new)
        self._update_links(article_id, article)
        self._write_related(run_id, article_id, article)
        if moved:
            new["url"] = storable(article.url)
            revisions.append(("url", old["url"], new["url"]))
        if old["gone_at"]:
            new |= {"gone_at": None, "gone_status": None}
            revisions.append(("gone", str(old["gone_status"]), None))
        new |= {"content_hash": new_hash, "last_seen": max(now, old["last_seen"]), "fetched_at": now}
        if revisions:
            new["last_changed"] = now
        different = {name: value for name, value in new.items() if old[name] != value}
        if different:
            self.run(
                f"UPDATE articles SET {', '.join(f'{name} = :{name}' for name in different)} WHERE id = :id",  # noqa: S608 - our own names
                {**different, "id": article_id},
            )
        for change in revisions:
            self._revise(run_id, article_id, change, now)
        return "changed" if revisions else "unchanged"

    def _revise(self, run_id: int, article_id: int, change: _Change, now: str) -> None:
        self.run(
            "INSERT INTO revisions (article_id, field, at, run_id, old, new) VALUES (?, ?, ?, ?, ?, ?)",
            (article_id, change[0], now, run_id, *change[1:]),
        )

    def _update_body(self, article_id: int, article: Article) -> list[_Change]:
        (old,) = self.rows("SELECT body, body_markdown FROM bodies WHERE article_id = ?", (article_id,))
        new = {
            "body": optional(article.body) or old["body"],
            "body_markdown": optional(article.body_markdown) or old["body_markdown"],
        }
        if new == old:
            return []
        self.run("UPDATE bodies SET body = ?, body_markdown = ? WHERE article_id = ?", (*new.values(), article_id))
        return [("body", old["body"], new["body"])] if new["body"] != old["body"] else []

    def _write_authors(self, article_id: int, article: Article, now: str) -> None:
        for position, person in enumerate(article.authors):
            self.run(
                "INSERT INTO article_authors (article_id, position, author_id, name_as_printed) VALUES (?, ?, ?, ?)",
                (article_id, position, self.author(article.source, person, now), storable(person.name)),
            )

    def _update_authors(self, article_id: int, article: Article, now: str, *, erase: bool) -> list[_Change]:
        old = self.run(
            "SELECT j.name_as_printed, u.type FROM article_authors j JOIN authors u ON u.id = j.author_id "
            "WHERE j.article_id = ? ORDER BY j.position",
            (article_id,),
        ).fetchall()
        new = [(name := storable(person.name), author_type(name, person.type)) for person in article.authors]
        if new == old or not (new or erase):
            return []
        self.run("DELETE FROM article_authors WHERE article_id = ?", (article_id,))
        self._write_authors(article_id, article, now)
        return _listed("authors", [name for name, _ in old], [name for name, _ in new])

    def _write_topics(self, article_id: int, article: Article) -> None:
        for position, name in enumerate(article.topics):
            self.run(
                "INSERT INTO article_topics (article_id, topic, position) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                (article_id, self.topic(name), position),
            )

    def _update_topics(self, article_id: int, article: Article, before: Row, after: Row) -> list[_Change]:
        old = self.run(
            "SELECT t.slug, t.name FROM article_topics j JOIN topics t ON t.slug = j.topic WHERE j.article_id = ? "
            "ORDER BY j.position",
            (article_id,),
        ).fetchall()
        new = {self.topic(name): storable(name) for name in article.topics}
        if not new and old and not is_same_print("topics_raw", before, after):
            after["topics_raw"] = before["topics_raw"]  # the topics stay, and what they were read from
            return []
        if list(new) == [slug for slug, _ in old]:
            return []
        self.run("DELETE FROM article_topics WHERE article_id = ?", (article_id,))
        self._write_topics(article_id, article)
        return _listed("topics", [name for _, name in old], list(new.values()))

    def _write_links(self, article_id: int, article: Article) -> None:
        for position, link in enumerate(article.external_links):
            self.run(
                "INSERT INTO external_links (article_id, position, kind, publication_id, publication_as_printed, url, "
                "text) VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    article_id,
                    position,
                    link.kind,
                    self.publication(article.source, link),
                    optional(link.publication),
                    optional(link.url),
                    storable(link.text),
                ),
            )

    def _update_links(self, article_id: int, article: Article) -> None:
        old = self.run(
            "SELECT kind, publication_as_printed, url, text FROM external_links WHERE article_id = ? ORDER BY position",
            (article_id,),
        ).fetchall()
        new = [
            (link.kind, optional(link.publication), optional(link.url), storable(link.text))
            for link in article.external_links
        ]
        if new and new != old:
            self.run("DELETE FROM external_links WHERE article_id = ?", (article_id,))
            self._write_links(article_id, article)

    def _write_related(self, run_id: int, article_id: int, article: Article) -> None:
        """Replace the teasers that the article's page shows of other articles."""
        if not article.related:
            return
        key = self.key_of(article.source, article.url)
        new = []
        for teaser in article.related:
            other = self.key_of(article.source, teaser.url)
            found = self.find_key(article.source, other)
            new.append(
                self.save_teaser(
                    article.source,
                    run_id,
                    teaser,
                    key=other,
                    group=key,
                    listing_url=article.url,
                    article_id=found,
                    section="related",
                )
            )
        old = self.run("SELECT teaser_id FROM related WHERE article_id = ? ORDER BY position", (article_id,)).fetchall()
        if [(teaser_id,) for teaser_id in new] == old:
            return
        self.run("DELETE FROM related WHERE article_id = ?", (article_id,))
        for position, teaser_id in enumerate(new):
            self.run(
                "INSERT INTO related (article_id, position, teaser_id) VALUES (?, ?, ?)",
                (article_id, position, teaser_id),
            )

    def _adopt_teasers(self, article_id: int) -> None:
        """Point the teasers of all the article's addresses at it."""
        self.run(
            "UPDATE teasers SET article_id = ?1 WHERE id IN (SELECT t.id FROM article_urls u JOIN teasers t "
            "ON t.source = u.source AND t.page_key = u.page_key "
            "WHERE u.article_id = ?1 AND t.article_id IS NOT ?1)",
            (article_id,),
        )

    def published_of(self, source: str, url: str) -> str | None:
        """Return the date of the article that an address leads to, None where it has none."""
        found: str | None = self.value("SELECT published FROM articles WHERE id = ?", (self.article_id(source, url),))
        return found

    def touch_article(self, source: str, url: str, now: datetime) -> bool:
        """Note that an article's page is unchanged (304). False where the address leads to no article."""
        at = timestamp(now)
        cursor = self.run(
            "UPDATE articles SET last_seen = max(last_seen, ?), fetched_at = ? WHERE id = ?",
            (at, at, self.article_id(source, url)),
        )
        return cursor.rowcount > 0

    def mark_gone(self, run_id: int, url: str, status: int, now: datetime) -> bool:
        """Mark the article of an address as gone (404, 410); nothing is deleted. False where there is none.

        An old address that ends says nothing of an article that lives at another one.
        """
        source = self.source_of(run_id)
        key = self.key_of(source, url)
        with self.transaction():
            row = self.row("SELECT id, url, gone_at FROM articles WHERE id = ?", (self.find_key(source, key),))
            if row is None or self.key_of(source, row["url"]) != key:
                return False
            if row["gone_at"] is None:
                self.run(
                    "UPDATE articles SET gone_at = ?, gone_status = ? WHERE id = ?", (timestamp(now), status, row["id"])
                )
                self._revise(run_id, row["id"], ("gone", None, str(status)), timestamp(now))
        return True


def _listed(field: str, old: list[str], new: list[str]) -> list[_Change]:
    """Return the change of a list, if it is one to a reader."""
    before, after = ("; ".join(names) or None for names in (old, new))
    return [(field, before, after)] if before != after else []


_COLUMNS = (
    *(name for group in TOGETHER for name in group), *ALONE, "origins", "url", "source", "content_hash",
    "first_run_id", "first_seen", "last_seen", "last_changed", "fetched_at",
)  # fmt: skip
_INSERT = (
    f"INSERT INTO articles ({', '.join(_COLUMNS)}) VALUES ({', '.join(f':{name}' for name in _COLUMNS)}) RETURNING id"  # noqa: S608 - our own names
)
