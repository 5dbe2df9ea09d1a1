"""Articles into rows: new, changed or unchanged, with a revision for every change a reader would care about.

What a page no longer says is not erased: a redesign that hides the dates costs a counter of the run, not the
dates of the archive. Only where the page prints the very same text, and it is read anew as nothing, the value goes:
then it was a mistake of ours.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from archive_scraper.store.articles.lists import authors_of, links_of, related_to, topics_of
from archive_scraper.store.articles.merge import ALONE, TOGETHER, columns, content_hash, merged
from archive_scraper.store.articles.pictures import Pictures
from archive_scraper.store.export import EXPORT_KEYS
from archive_scraper.store.values import optional, storable, timestamp

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime

    from archive_scraper.items import Article
    from archive_scraper.store.addresses import Addresses
    from archive_scraper.store.articles.details import Details
    from archive_scraper.store.articles.revisions import Change, Reread, Revisions
    from archive_scraper.store.citations.citations import Citations
    from archive_scraper.store.connect import Connection, Row
    from archive_scraper.store.sources import Sources

Outcome = Literal["new", "changed", "unchanged"]

# Changes that leave a revision and make an article "changed"; "body", "authors" and "topics" are compared apart.
REVISED = ("title", "subtitle", "kind", "published", "summary", "series", "volume", "issue")


class Articles:
    """Write and read articles."""

    def __init__(
        self,
        db: Connection,
        sources: Sources,
        addresses: Addresses,
        details: Details,
        revisions: Revisions,
        citations: Citations,
    ) -> None:
        self._db = db
        self._sources = sources
        self._addresses = addresses
        self._details = details
        self._revisions = revisions
        self._citations = citations
        self._pictures = Pictures(db)

    def save(
        self,
        run_id: int | None,
        article: Article,
        *,
        aliases: Collection[str] = (),
        reading: tuple[int, int | None] | None = None,
        reread: Reread | None = None,
    ) -> Outcome:
        """Write an article and tell whether it is new, changed or unchanged.

        Aliases are other addresses that led here (redirects), ``reading`` are the capture and the reader of one that
        may be new; Captures.note_reading notes those of the others. The same page again writes last_seen and
        fetched_at, nothing else. With ``reread`` it is a capture that is read again: no time of the row changes, and
        its revisions name the replay. Raises ValueError for an article without address or title.
        """
        if not article.url or not article.title:
            raise ValueError(f"an article needs an address and a title: {article.url!r}, {article.title!r}")
        now = timestamp(article.fetched_at)
        key = self._sources.key_of(article.source, article.url)
        values = columns(article)
        new_hash = content_hash(article, values)
        with self._db.part_of_transaction():
            aliases = [url for url in aliases if self._sources.key_of(article.source, url) != key]
            own = self._addresses.own_article(article, key)
            if own is not None and not aliases and self._is_unchanged(own, new_hash, now, reread):
                return "unchanged"
            printed, article = article, self._pictures.without_shared(article)
            article_id = self._addresses.identify(article, own, aliases)
            if article_id is None:
                values = values if article is printed else columns(article)
                capture_id, reader_id = reading or (None, None)
                values |= {"content_hash": new_hash, "capture_id": capture_id, "reader_id": reader_id}
                self._insert(run_id, article, values, aliases, now)
                return "new"
            (old,) = self._db.rows("SELECT * FROM articles WHERE id = ?", (article_id,))
            if reread is not None:
                return self._reread(run_id, article, aliases, old, new_hash, reread)
            return self._update(run_id=run_id, article=article, aliases=aliases, old=old, new_hash=new_hash, now=now)

    def _is_unchanged(self, article_id: int, new_hash: str, now: str, reread: Reread | None) -> bool:
        """Note that an article was seen again, if it is as it was; the common case, in one statement."""
        if reread is not None:
            return bool(
                self._db.value(
                    "SELECT EXISTS (SELECT 1 FROM articles WHERE id = ? AND content_hash = ?)", (article_id, new_hash)
                )
            )
        return (
            self._db.run(
                "UPDATE articles SET last_seen = ?, fetched_at = ? "
                "WHERE id = ? AND content_hash = ? AND gone_at IS NULL AND fetched_at <= ?",
                (now, now, article_id, new_hash, now),
            ).rowcount
            > 0
        )

    def _insert(self, run_id: int | None, article: Article, said: Row, aliases: Collection[str], now: str) -> None:
        values = said | {
            "url": storable(article.url),
            "source": article.source,
            "first_run_id": run_id,
            "first_seen": now,
            "last_seen": now,
            "last_changed": now,
            "fetched_at": now,
        }
        article_id = int(self._db.value(_INSERT, values))
        self._db.run(
            "INSERT INTO bodies (article_id, body, body_markdown) VALUES (?, ?, ?)",
            (article_id, optional(article.body), optional(article.body_markdown)),
        )
        self._details.write(run_id, article_id, article, now)
        self._addresses.claim_all(article_id, article, aliases, now)
        year = int(now[:4]) if values["year"] is None else values["year"]
        self._citations.add(article_id, article.source, optional(article.body_markdown), year)
        self._adopt_teasers(article_id)
        self._pictures.note(article.source, values["image"], now)

    def _update(
        self, *, run_id: int | None, article: Article, aliases: Collection[str], old: Row, new_hash: str, now: str
    ) -> Outcome:
        article_id: int = old["id"]
        self._addresses.claim_all(article_id, article, aliases, now)
        self._adopt_teasers(article_id)
        if now < old["fetched_at"]:  # an archived capture: what is known is younger
            self._db.run("UPDATE articles SET first_seen = min(first_seen, ?) WHERE id = ?", (now, article_id))
            return "unchanged"
        article, new, revisions = self._change(run_id, article, aliases, old, now)
        if old["gone_at"]:
            new |= {"gone_at": None, "gone_status": None}
            revisions.append(("gone", str(old["gone_status"]), None))
        new |= {"content_hash": new_hash, "last_seen": max(now, old["last_seen"]), "fetched_at": now}
        if revisions:
            new["last_changed"] = now
        self._write_changes(old, new)
        for change in revisions:
            self._revisions.write(run_id, article_id, change, now)
        return "changed" if revisions else "unchanged"

    def _reread(
        self, run_id: int | None, article: Article, aliases: Collection[str], old: Row, new_hash: str, reread: Reread
    ) -> Outcome:
        """Write what a capture says now; when the row was seen, changed and gone is the crawls' to say."""
        now = timestamp(article.fetched_at)
        if reread.alone:
            self._addresses.give_back_claims(old["id"])
        self._addresses.claim_all(old["id"], article, aliases, now)
        self._adopt_teasers(old["id"])
        article, new, revisions = self._change(run_id, article, aliases, old, now, alone=reread.alone)
        if reread.replay_id is None:  # the row begins anew, at the address where it was found
            new["url"] = storable(article.url)
        self._write_changes(old, new | {"content_hash": new_hash})
        for change in revisions:
            self._revisions.write_reread(old["id"], change, reread)
        return "changed" if revisions else "unchanged"

    def _change(
        self,
        run_id: int | None,
        article: Article,
        aliases: Collection[str],
        old: Row,
        now: str,
        *,
        alone: bool = False,
    ) -> tuple[Article, Row, list[Change]]:
        """Write body and lists of a known article; return it, its columns as they stand now, and what changed.

        With ``alone`` nothing of what is known is kept.
        """
        article_id: int = old["id"]
        moved = self._sources.key_of(article.source, old["url"]) in {
            self._sources.key_of(article.source, url) for url in aliases
        }
        if article.source != old["source"]:  # two sources list one page: it stays with the first
            article = replace(article, source=old["source"])
        new = columns(article) if alone else merged(old, columns(article))
        revisions: list[Change] = [(field, old[field], new[field]) for field in REVISED if old[field] != new[field]]
        revisions += self._update_body(article_id, article, alone=alone)
        erase = alone or new["byline"] is None
        revisions += self._details.update_authors(article_id, article, now, erase=erase)
        if new["byline_raw"] != old["byline_raw"] or any(field in ("authors", "body") for field, *_ in revisions):
            self._details.write_offices(article_id, new["byline_raw"], new["language_declared"] or new["language"])
        revisions += self._details.update_topics(article_id, article, old, new, erase=alone)
        self._details.update_links(article_id, article, erase=alone)
        self._details.write_related(run_id, article_id, article, erase=alone)
        if moved:
            new["url"] = storable(article.url)
            revisions.append(("url", old["url"], new["url"]))
        return article, new, revisions

    def _write_changes(self, old: Row, new: Row) -> None:
        different = {name: value for name, value in new.items() if old[name] != value}
        if different:
            self._db.run(
                f"UPDATE articles SET {', '.join(f'{name} = :{name}' for name in different)} WHERE id = :id",  # noqa: S608 - our own names
                {**different, "id": old["id"]},
            )
        if different.get("image"):
            self._pictures.note(old["source"], different["image"], new.get("fetched_at") or old["fetched_at"])

    def _update_body(self, article_id: int, article: Article, *, alone: bool) -> list[Change]:
        (old,) = self._db.rows("SELECT body, body_markdown FROM bodies WHERE article_id = ?", (article_id,))
        kept = {"body": None, "body_markdown": None} if alone else old
        new = {
            "body": optional(article.body) or kept["body"],
            "body_markdown": optional(article.body_markdown) or kept["body_markdown"],
        }
        if new == old:
            return []
        self._db.run("UPDATE bodies SET body = ?, body_markdown = ? WHERE article_id = ?", (*new.values(), article_id))
        if new["body_markdown"] != old["body_markdown"]:
            self._citations.write(article_id, article.source, new["body_markdown"])
        return [("body", old["body"], new["body"])] if new["body"] != old["body"] else []

    def _adopt_teasers(self, article_id: int) -> None:
        """Point the teasers of all the article's addresses at it."""
        self._db.run(
            "UPDATE teasers SET article_id = ?1 WHERE id IN (SELECT t.id FROM article_urls u JOIN teasers t "
            "ON t.source = u.source AND t.page_key = u.page_key "
            "WHERE u.article_id = ?1 AND t.article_id IS NOT ?1)",
            (article_id,),
        )

    def latest(self, limit: int = 20, source: str | None = None) -> list[Row]:
        """Return the articles published last."""
        return self._db.rows("SELECT * FROM latest WHERE ? IS NULL OR source = ? LIMIT ?", (source, source, limit))

    def get(self, id_or_url: int | str) -> Row | None:
        """Return one article with everything that is known of it, by its id or any of its addresses.

        Besides the columns of articles: body, body_markdown, authors, topics, external_links, addresses,
        teasers (where and how listings showed it), related, revisions. None where there is none.
        """
        article_id = self._find(id_or_url)
        row = self._db.row(
            "SELECT a.*, b.body, b.body_markdown FROM articles a LEFT JOIN bodies b ON b.article_id = a.id "
            "WHERE a.id = ?",
            (article_id,),
        )
        if row is None:
            return None
        row = row | {name: json.loads(row[name]) for name in ("pdf_links", "alternate_urls", "topics_raw", "origins")}
        row["authors"] = authors_of(self._db, [article_id])[article_id]
        row["topics"] = topics_of(self._db, [article_id])[article_id]
        row["external_links"] = self._db.rows(
            "SELECT l.kind, l.publication_as_printed AS publication, p.name AS outlet, l.url, l.text "
            "FROM external_links l LEFT JOIN publications p ON p.id = l.publication_id "
            "WHERE l.article_id = ? ORDER BY l.position",
            (article_id,),
        )
        row["addresses"] = self._db.rows(
            "SELECT url, kind, first_seen FROM article_urls WHERE article_id = ? ORDER BY kind = 'own' DESC, url",
            (article_id,),
        )
        row["teasers"] = self._db.rows(
            "SELECT section, listing_url, position, title, published, summary, summary_truncated, byline_raw, "
            "published_raw, first_seen, last_seen FROM teasers WHERE article_id = ? ORDER BY first_seen, id",
            (article_id,),
        )
        row["related"] = self._db.rows(
            "SELECT t.url, t.title, t.article_id FROM related r JOIN teasers t ON t.id = r.teaser_id "
            "WHERE r.article_id = ? ORDER BY r.position",
            (article_id,),
        )
        row["revisions"] = self._db.rows(
            "SELECT field, at, run_id, replay_id, old, new FROM revisions WHERE article_id = ? ORDER BY id",
            (article_id,),
        )
        return row

    def _find(self, id_or_url: int | str) -> int:
        text = str(id_or_url).strip()
        if text.isdecimal():
            return int(text) if len(text) < 19 else -1  # 64 bits
        found = self._db.value("SELECT id FROM articles WHERE url = ?", (text,))
        for row in self._db.rows("SELECT slug FROM sources") if found is None else ():
            found = found or self._addresses.article_id(row["slug"], text)
        return found or -1

    def export(self, since: str | None = None, source: str | None = None) -> Iterator[Row]:
        """Yield one dict an article with EXPORT_KEYS, oldest row first.

        ``since`` is an ISO date or its beginning: articles published then or later; an article whose date is
        less exact counts where it may be meant, an undated one by its first_seen. Memory does not grow with the
        archive.
        """
        last = 0
        while True:
            batch = self._db.rows(
                "SELECT a.*, b.body, b.body_markdown FROM articles a LEFT JOIN bodies b ON b.article_id = a.id "
                "WHERE a.id > ?1 AND (?2 IS NULL OR a.source = ?2) AND (?3 IS NULL OR "
                "coalesce(a.published_last, a.first_seen) >= ?3) ORDER BY a.id LIMIT ?4",
                (last, source, since, _BATCH),
            )
            if not batch:
                return
            last = batch[-1]["id"]
            yield from self._exported(batch)

    def _exported(self, batch: list[Row]) -> Iterator[Row]:
        ids = [row["id"] for row in batch]
        authors, topics, outside, related = (
            authors_of(self._db, ids),
            topics_of(self._db, ids),
            links_of(self._db, ids),
            related_to(self._db, ids),
        )
        for row in batch:
            number = row["id"]
            full = row | {
                "authors": [{"name": person["name"], "type": person["type"]} for person in authors[number]],
                "topics": topics[number],
                "external_links": outside[number],
                "related": related[number],
                "pdf_links": json.loads(row["pdf_links"]),
                "summary_truncated": bool(row["summary_truncated"]),
                **self._pdf(number),
            }
            yield {key: full[key] for key in EXPORT_KEYS}

    def _pdf(self, article_id: int) -> Row:
        """Return the pages of an article's PDF, and the text of a report; that of a piece is the article's body."""
        row = self._db.row("SELECT role, pages FROM pdfs WHERE article_id = ?", (article_id,))
        text = None
        if row is not None and row["role"] == "report":
            pages = self._db.rows("SELECT text FROM pdf_texts WHERE article_id = ? ORDER BY page", (article_id,))
            text = "\n\n".join(page["text"] for page in pages) or None
        return {"pdf_pages": row["pages"] if row is not None else None, "pdf_text": text}

    def published_of(self, source: str, url: str) -> str | None:
        """Return the date of the article that an address leads to, None where it has none."""
        found: str | None = self._db.value(
            "SELECT published FROM articles WHERE id = ?", (self._addresses.article_id(source, url),)
        )
        return found

    def body_origin(self, article_id: int) -> str | None:
        """Return where the text of an article came from; None where nothing says so."""
        sql = "SELECT json_extract(origins, '$.body') FROM articles WHERE id = ?"
        found: str | None = self._db.value(sql, (article_id,))
        return found

    def touch(self, source: str, url: str, now: datetime) -> bool:
        """Note that an article's page is unchanged (304). False where the address leads to no article."""
        at = timestamp(now)
        cursor = self._db.run(
            "UPDATE articles SET last_seen = max(last_seen, ?), fetched_at = ? WHERE id = ?",
            (at, at, self._addresses.article_id(source, url)),
        )
        return cursor.rowcount > 0

    def mark_gone(self, run_id: int | None, url: str, status: int, now: datetime, source: str | None = None) -> bool:
        """Mark the article of an address as gone (404, 410); nothing is deleted. False where there is none.

        An old address that ends says nothing of an article that lives at another one. ``source`` is needed without a
        run alone.
        """
        if source is None:
            if run_id is None:
                raise ValueError("an address belongs to a source: name it, or a run of it")
            source = self._sources.of_run(run_id)
        key = self._sources.key_of(source, url)
        with self._db.transaction():
            row = self._db.row(
                "SELECT id, url, gone_at FROM articles WHERE id = ?", (self._addresses.find_key(source, key),)
            )
            if row is None or self._sources.key_of(source, row["url"]) != key:
                return False
            if row["gone_at"] is None:
                self._db.run(
                    "UPDATE articles SET gone_at = ?, gone_status = ? WHERE id = ?", (timestamp(now), status, row["id"])
                )
                self._revisions.write(run_id, row["id"], ("gone", None, str(status)), timestamp(now))
        return True


_BATCH = 200
"""Articles that an export reads at once."""
_COLUMNS = (
    *(name for group in TOGETHER for name in group), *ALONE, "origins", "url", "source", "content_hash",
    "first_run_id", "first_seen", "last_seen", "last_changed", "fetched_at", "capture_id", "reader_id",
)  # fmt: skip
_INSERT = (
    f"INSERT INTO articles ({', '.join(_COLUMNS)}) VALUES ({', '.join(f':{name}' for name in _COLUMNS)}) RETURNING id"  # noqa: S608 - our own names
)
