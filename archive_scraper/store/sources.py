"""Sources: the sites of the archive and the rules they were crawled by."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from archive_scraper.errors import StoreError
from archive_scraper.normalize.secrets import hide_secrets
from archive_scraper.normalize.urls import page_key
from archive_scraper.store.connect import Connection
from archive_scraper.store.values import optional, storable, to_json

if TYPE_CHECKING:
    from collections.abc import Collection

    from archive_scraper.sites import SiteRules


_KEYS = 2_000  # page keys remembered: an address is asked for several times while its page is stored


# An order of day and month that a listing's dates settled outlives rules that do not name one.
_NEW = {"date_order": "coalesce(excluded.date_order, date_order)"}


class Sources(Connection):
    """Write sources, and remember what the other parts ask of them."""

    _sources: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]
    _keys: dict[tuple[str, str], str]

    def forget(self) -> None:
        """Drop the remembered rows."""
        super().forget()
        self._sources = {}
        self._keys = {}

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
            row = self.row("SELECT hosts, rules, visit_params FROM sources WHERE slug = ?", (source,))
            if row is None:
                raise StoreError(f"{self.path}: no source {source!r}")
            self._sources[source] = (
                (*json.loads(row["rules"]).get("drop_params", ()), *json.loads(row["visit_params"])),
                tuple(json.loads(row["hosts"])),
            )
        return self._sources[source]

    def register_source(self, rules: SiteRules, origin: str) -> None:
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
        with self.transaction():
            self.forget()  # page keys depend on the rules
            names = tuple(values)
            changes = ", ".join(f"{name} = {_NEW.get(name, 'excluded.' + name)}" for name in names[1:])
            self.run(
                f"INSERT INTO sources ({', '.join(names)}) VALUES ({', '.join(f':{name}' for name in names)}) "  # noqa: S608 - our own names
                f"ON CONFLICT (slug) DO UPDATE SET {changes} "
                f"WHERE {' OR '.join(f'{name} IS NOT excluded.{name}' for name in names[1:])}",
                values,
            )

    def source_of(self, run_id: int) -> str:
        """Return the source of a run. Raises StoreError for an unknown run."""
        found: str | None = self.value("SELECT source FROM runs WHERE id = ?", (run_id,))
        if found is None:
            raise StoreError(f"{self.path}: no run {run_id}")
        return found
