"""Authors, topics and publications: one row each, found again under every spelling."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, TypeVar

from archive_scraper.normalize.urls import host_of, site_of
from archive_scraper.store.values import fold, optional, storable

if TYPE_CHECKING:
    from archive_scraper.items import ExternalLink, Person
    from archive_scraper.store.connect import Connection, Row
    from archive_scraper.store.sources import Sources

# Hosts that carry the pieces of many outlets: a link there does not say whose piece it is.
PLATFORMS = frozenset(
    [
        "youtube.com",
        "youtu.be",
        "vimeo.com",
        "podcasts.apple.com",
        "itunes.apple.com",
        "open.spotify.com",
        "spotify.com",
        "soundcloud.com",
        "podbean.com",
        "buzzsprout.com",
        "libsyn.com",
        "simplecast.com",
        "megaphone.fm",
        "stitcher.com",
        "medium.com",
        "substack.com",
        "twitter.com",
        "x.com",
        "facebook.com",
        "linkedin.com",
        "instagram.com",
        "t.co",
        "bit.ly",
        "lnkd.in",
        "doi.org",
        "dx.doi.org",
        "ssrn.com",
        "papers.ssrn.com",
        "web.archive.org",
        "archive.org",
        "archive.is",
        "archive.ph",
        "news.google.com",
        "news.yahoo.com",
        "msn.com",
        "docs.google.com",
        "drive.google.com",
        "dropbox.com",
        "scribd.com",
        "issuu.com",
        "amazon.com",
        "amzn.to",
    ]
)
_CACHE_SIZE = 20_000
_Key = TypeVar("_Key")


class Names:
    """Look up or make the rows that articles share. What was found is remembered until a transaction is undone."""

    def __init__(self, db: Connection, sources: Sources) -> None:
        self._db = db
        self._sources = sources
        self._author_ids: dict[tuple[str, str, str], int] = {}
        self._topic_slugs: set[str] = set()
        self._publication_ids: dict[tuple[str, str], int] = {}
        db.when_undone(self._forget)

    def _forget(self) -> None:
        self._author_ids.clear()
        self._topic_slugs.clear()
        self._publication_ids.clear()

    def author(self, source: str, person: Person, now: str) -> int:
        """Return the id of the person a name stands for: an exact spelling first, then the folded key."""
        name = storable(person.name)
        kind = author_type(name, person.type)
        cached = self._author_ids.get((source, name, kind))
        if cached is None:
            cached = self._find_author(source, name, kind, person.url, now)
            _bounded(self._author_ids)[source, name, kind] = cached
        return cached

    def _find_author(self, source: str, name: str, kind: str, url: str | None, now: str) -> int:
        found = self._db.row(
            "SELECT u.id, u.merged_into, u.url FROM author_aliases s JOIN authors u ON u.id = s.author_id "
            "WHERE s.source = ? AND s.name = ? AND s.type = ?",
            (source, name, kind),
        )
        if found is None:
            key = author_key(name, kind)
            self._db.run(
                "INSERT INTO authors (source, name, type, key, url, first_seen) VALUES (?, ?, ?, ?, ?, ?) "
                "ON CONFLICT (source, key, type) DO NOTHING",
                (source, name, kind, key, optional(url), now),
            )
            (found,) = self._db.rows(
                "SELECT id, merged_into, url FROM authors WHERE source = ? AND key = ? AND type = ?",
                (source, key, kind),
            )
            self._db.run(
                "INSERT INTO author_aliases (source, name, type, author_id, first_seen) VALUES (?, ?, ?, ?, ?)",
                (source, name, kind, found["id"], now),
            )
        if url and not found["url"]:
            self._db.run("UPDATE authors SET url = ? WHERE id = ?", (storable(url), found["id"]))
        return int(found["merged_into"] or found["id"])

    def topic(self, name: str) -> str:
        """Return the slug of a topic, making its row where it is new."""
        slug = topic_slug(name)
        if slug not in self._topic_slugs:
            self._db.run("INSERT INTO topics (slug, name) VALUES (?, ?) ON CONFLICT DO NOTHING", (slug, storable(name)))
            self._topic_slugs.add(slug)
        return slug

    def publication(self, source: str, link: ExternalLink) -> int | None:
        """Return the id of the outlet a link leads to, by name or else by host; None where it has neither.

        Another name on the host of a known outlet is that outlet where one is short for the other ("FT" and
        "Financial Times"). Platforms and the source's own hosts name no outlet.
        """
        host = host_of(link.url)
        host = "" if host in PLATFORMS or site_of(link.url) in self._sources.hosts(source) else host
        name = storable(link.publication or "") or host
        if not name:
            return None
        key = outlet_key(name) or name
        cached = self._publication_ids.get((key, host))
        if cached is None:
            cached = self._find_publication(key, name, host)
            _bounded(self._publication_ids)[key, host] = cached
        return cached

    def outlet(self, key: str, name: str, host: str | None) -> int:
        """Return the id of an outlet that another archive holds."""
        return self._find_publication(key, name, host or "")

    def _find_publication(self, key: str, name: str, host: str) -> int:
        found = self._db.row("SELECT id, name, host FROM publications WHERE key = ?", (key,))
        if found is None and host:
            found = self._outlet_on_host(name, host)
        if found is None:
            cursor = self._db.run(
                "INSERT INTO publications (key, name, host) VALUES (?, ?, ?)", (key, name, host or None)
            )
            return int(cursor.lastrowid or 0)
        if found["name"] == host != name:  # known by its host alone until now
            self._db.run("UPDATE publications SET key = ?, name = ? WHERE id = ?", (key, name, found["id"]))
        elif host and not found["host"]:
            self._db.run("UPDATE publications SET host = ? WHERE id = ?", (host, found["id"]))
        return int(found["id"])

    def _outlet_on_host(self, name: str, host: str) -> Row | None:
        for row in self._db.rows("SELECT id, name, host FROM publications WHERE host = ? ORDER BY id", (host,)):
            if host in (name, row["name"]) or abbreviates(name, row["name"]) or abbreviates(row["name"], name):
                return row
        return None


# What reads names is imported where names are written: commands that only read begin in half the time without it.


def outlet_key(name: str) -> str | None:
    """Return what all certain spellings of one outlet share; None for a name without a letter."""
    from archive_scraper.normalize.links.outlet_names import publication_key

    return publication_key(name)


def _bounded(cache: dict[_Key, int]) -> dict[_Key, int]:
    if len(cache) >= _CACHE_SIZE:
        cache.clear()
    return cache


def author_type(name: str, said: str) -> str:
    """Return what an author is, "person" or "organization": a person's name is one, whatever the page's data call it.

    >>> author_type("Ada Marlowe", "organization"), author_type("Harbor Institute", "organization")
    ('person', 'organization')
    """
    from archive_scraper.signs.person_name import is_person_name

    return "person" if is_person_name(name) else said


def author_key(name: str, kind: str) -> str:
    """Return what all certain spellings of one author share."""
    if kind == "organization":
        return fold(name) or name
    from archive_scraper.normalize.bylines import person_key

    return person_key(name) or name


def topic_slug(name: str) -> str:
    """Return the address part of a topic, readable in any script.

    >>> topic_slug("Énergie & Security")
    'energie-security'
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    slug = "-".join(re.findall(r"[^\W_]+", unicodedata.normalize("NFC", bare)))
    if slug:
        return slug
    from hashlib import blake2b

    return f"topic-{blake2b(storable(name).encode(), digest_size=4).hexdigest()}"


def abbreviates(short: str, full: str) -> bool:
    """Tell whether an outlet's name is short for another: its initials, or its first or last words.

    >>> abbreviates("FT", "Financial Times"), abbreviates("Post", "The Washington Post")
    (True, True)
    >>> abbreviates("Foreign Policy", "Foreign Affairs")
    False
    """
    less, more = ((outlet_key(name) or "").split() for name in (short, full))
    if not less or len(less) >= len(more):
        return False
    initials = ("".join(word[0] for word in more), "".join(w[0] for w in re.findall(r"\w+", full.casefold())))
    return less in (more[: len(less)], more[-len(less) :]) or "".join(less) in initials
