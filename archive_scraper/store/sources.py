"""Sources: the sites of the archive and the rules they were crawled by."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from archive_scraper.errors import StoreError
from archive_scraper.normalize.secrets import hide_secrets
from archive_scraper.normalize.urls import page_key, site_owner
from archive_scraper.store.profiles import read_catalogue, write_profile
from archive_scraper.store.values import optional, storable, to_json

if TYPE_CHECKING:
    from collections.abc import Collection

    from archive_scraper.sites import SiteRules
    from archive_scraper.store.connect import Connection, Row


_KEYS = 2_000  # page keys remembered: an address is asked for several times while its page is stored


# An order of day and month that a listing's dates settled outlives rules that do not name one.
_NEW = {"date_order": "coalesce(excluded.date_order, date_order)"}


_OWNED = "SELECT domain FROM source_owners WHERE source = ? ORDER BY domain"


class Sources:
    """Write and list sources, and remember what the other parts ask of them."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._sources: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
        self._keys: dict[tuple[str, str], str] = {}
        db.when_undone(self._forget)

    def _forget(self) -> None:
        self._sources.clear()
        self._keys.clear()

    def key_of(self, source: str, url: str) -> str:
        """Return the page key of an address, under the source's own rules for parameters."""
        key = self._keys.get((source, url))
        if key is None:
            key = page_key(url, drop_params=self.drop_params(source))
            if len(self._keys) >= _KEYS:
                self._keys.clear()
            self._keys[source, url] = key
        return key

    def drop_params(self, source: str) -> Collection[str]:
        """Return the query parameters that the source's rules drop."""
        return self._source(source)[0]

    def hosts(self, source: str) -> Collection[str]:
        """Return the source's own hosts, without "www."."""
        return self._source(source)[1]

    def _source(self, source: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        if source not in self._sources:
            row = self._db.row("SELECT hosts, rules, visit_params FROM sources WHERE slug = ?", (source,))
            if row is None:
                raise StoreError(f"{self._db.path}: no source {source!r}")
            self._sources[source] = (
                (*json.loads(row["rules"]).get("drop_params", ()), *json.loads(row["visit_params"])),
                tuple(json.loads(row["hosts"])),
            )
        return self._sources[source]

    def all(self) -> list[Row]:
        """Return every source with its number of articles, its newest date and its last run."""
        rows = self._db.rows(
            "SELECT s.slug, s.title, s.home, s.country, s.hosts, s.languages, s.timezone, s.date_order, "
            "s.rules_origin, s.first_run, count(a.id) AS articles, max(a.published) AS newest, "
            "(SELECT started FROM runs WHERE source = s.slug ORDER BY started DESC, id DESC LIMIT 1) AS last_run, "
            "(SELECT state FROM runs WHERE source = s.slug ORDER BY started DESC, id DESC LIMIT 1) AS last_state "
            "FROM sources s LEFT JOIN articles a ON a.source = s.slug GROUP BY s.slug ORDER BY s.slug"
        )
        return [row | {name: json.loads(row[name]) for name in ("hosts", "languages")} for row in rows]

    def start_page(self, source: str) -> str | None:
        """Return the first start page of a source as its last crawl knew it."""
        rules: str | None = self._db.value("SELECT rules FROM sources WHERE slug = ?", (source,))
        starts = json.loads(rules or "{}").get("start_urls") or []
        return str(starts[0]) if starts else None

    def register(self, rules: SiteRules, origin: str) -> None:
        """Write or refresh a source from its rules; origin names where they come from (a module, a file)."""
        values = {
            "slug": rules.name,
            "title": storable(rules.title or rules.name),
            "home": optional(hide_secrets(rules.home)),
            "hosts": to_json(sorted(rules.bare_hosts())),
            "languages": to_json(rules.languages),
            "timezone": rules.timezone,
            "date_order": rules.date_order,
            "rules_origin": storable(origin),
            "rules": hide_secrets(to_json(asdict(rules))),
        }
        with self._db.transaction():
            self._db.forget()  # page keys depend on the rules
            names = tuple(values)
            changes = ", ".join(f"{name} = {_NEW.get(name, 'excluded.' + name)}" for name in names[1:])
            self._db.run(
                f"INSERT INTO sources ({', '.join(names)}) VALUES ({', '.join(f':{name}' for name in names)}) "  # noqa: S608 - our own names
                f"ON CONFLICT (slug) DO UPDATE SET {changes} "
                f"WHERE {' OR '.join(f'{name} IS NOT excluded.{name}' for name in names[1:])}",
                values,
            )
            self.write_owners(rules.name, rules.bare_hosts())
            write_profile(self._db.run, rules.name, asdict(rules))

    def read_catalogue(self) -> None:
        """Bring country and subjects of all sources up to date, where the catalogue was changed. Raises UsageError."""
        with self._db.transaction():
            read_catalogue(self._db.run)

    def write_owners(self, source: str, hosts: Collection[str]) -> None:
        """Note which domains a source holds: links that lead there lead to its house."""
        domains = sorted({site_owner(host) for host in hosts})
        known = [row["domain"] for row in self._db.rows(_OWNED, (source,))]
        if domains != known:
            self._db.run("DELETE FROM source_owners WHERE source = ?", (source,))
            for domain in domains:
                self._db.run("INSERT INTO source_owners (source, domain) VALUES (?, ?)", (source, domain))

    def of_run(self, run_id: int) -> str:
        """Return the source of a run. Raises StoreError for an unknown run."""
        found: str | None = self._db.value("SELECT source FROM runs WHERE id = ?", (run_id,))
        if found is None:
            raise StoreError(f"{self._db.path}: no run {run_id}")
        return found
