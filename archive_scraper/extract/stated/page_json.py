"""A list of articles in JSON: in the scripts and attributes of a page, or as an answer of its own."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit, urlunsplit

from lxml import etree

from archive_scraper.extract.fragment import stated_next
from archive_scraper.extract.json_source import load_json
from archive_scraper.extract.stated.json_columns import columns_of, entries_of
from archive_scraper.extract.stated.json_rows import tables_in
from archive_scraper.extract.stated.model import StatedList
from archive_scraper.normalize.patterns import search
from archive_scraper.normalize.urls import site_of
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archive_scraper.extract.page import Page
    from archive_scraper.extract.stated.json_columns import Columns
    from archive_scraper.extract.stated.json_rows import Table
    from archive_scraper.sites import SiteRules

_FEWEST = 3
"""Fewer rows in the scripts of a page are a box next to something else."""
_ASSIGNED = compiled(r"(?<![=!<>])=\s*(?=[\[{]\s*[\[{\"])|JSON\.parse\(\s*(?=\")")
_MOST_ASSIGNMENTS = 20
"""Looked at on one page: each costs a walk over what follows it."""
_ATTRIBUTES = etree.XPath(
    "//@*[string-length(.) > 200 and (starts-with(., '{\"') or starts-with(., '[{\"') or starts-with(., '[[0'))]"
)
_MOST_ATTRIBUTES = 20
_WORTH = compiled(r"[\[{]\s*\{|\"\s*:\s*\[\s*\{")
_PREFIX = compiled(r"\^?((?:/[\w-]+)*/)")


def page_json(page: Page, *, least: float = 0) -> StatedList | None:
    """Return the best list of articles in the JSON that a page carries; None where it carries none.

    Read are scripts of JSON (such as __NEXT_DATA__), assignments of JSON in scripts, and attributes that hold JSON.
    Where no table has ``least`` rows or more, none is looked at. Never raises for any page.
    """
    carried = [list(tables_in(data, _FEWEST)) for data in _data_of(page)]
    if not any(len(table.rows) >= least for tables in carried for table in tables):
        return None
    found = [answer for tables in carried if (answer := _best(tables, page.base_url)) is not None]
    if not found:
        return None
    table, columns = max(found, key=_weight)
    return _stated(table, columns, page.url, page.base_url, slug_form(page, table, columns))


def read_json(data: Any, url: str) -> StatedList:  # any JSON
    """Return the best list of articles that an answer of JSON holds. Never raises for any JSON."""
    best = _best(tables_in(data, 1), url)
    stated = _stated(*best, url, url, None) if best is not None else StatedList(url=url, channel="json", form="")
    stated.next_page, stated.is_last = stated_next(data, url)
    return stated


def slug_form(page: Page, table: Table, columns: Columns) -> str | None:
    """Return how a page writes the address of a slug, with "{}" in its place, where it links some of them.

    None where no two of the slugs are linked, or two in different ways: an address is never made up.
    """
    if columns.address is not None or columns.slug is None:
        return None
    slugs = {value for value in table.values(columns.slug) if isinstance(value, str)}
    forms: Counter[str] = Counter()
    for link in page.root.iter("a"):
        url = page.absolute(link.get("href"))
        if url is None or site_of(url) != site_of(page.url):
            continue
        parts = urlsplit(url)
        folder, _, name = parts.path.rstrip("/").rpartition("/")
        if name in slugs:
            end = "/" if parts.path.endswith("/") else ""
            forms[urlunsplit(parts._replace(path=f"{folder}/{{}}{end}", query="", fragment=""))] += 1
            slugs.discard(name)
    if len(forms) != 1:
        return None
    ((form, count),) = forms.items()
    return form if count > 1 else None


def address_of(slug: str, base: str, rules: SiteRules | None) -> str | None:
    """Return the address of a slug by the paths of the channel at ``base``: "^/research/" makes it /research/SLUG.

    None where they begin in no one way, or do not match what comes out.
    """
    channel = rules.channel_at(base) if rules is not None else None
    if rules is None or channel is None or len(channel.paths) != 1:
        return None
    (pattern,) = channel.paths
    prefix = _PREFIX.match(pattern)
    if prefix is None or not pattern.startswith(("^/", "/")):
        return None
    path = f"{prefix[1]}{slug}"
    if not search(pattern, path, origin=f"rules of {rules.name}", key="channel.paths"):
        return None
    home = urlsplit(rules.home or base)
    return urlunsplit((home.scheme, home.netloc, path, "", ""))


def _stated(table: Table, columns: Columns, url: str, base: str, form: str | None) -> StatedList:
    stated = StatedList(url=url, channel="json", form=table.place, total=table.total)
    stated.items = entries_of(table, columns, base, form)
    return stated


def _best(tables: Iterable[Table], base: str) -> tuple[Table, Columns] | None:
    judged = ((table, columns_of(table, base)) for table in tables)
    found = [(table, columns) for table, columns in judged if columns is not None]
    return max(found, key=_weight) if found else None


def _weight(found: tuple[Table, Columns]) -> tuple[int, int]:
    """Return what a list counts for: many rows that say much. Of equal ones the outermost, which comes first, stays."""
    table, columns = found
    return (len(table.rows) * (1 + columns.strength), columns.strength)


def _data_of(page: Page) -> Iterator[Any]:
    """Yield the JSON that a page carries, each read once."""
    left = _MOST_ASSIGNMENTS
    for script in page.head("script"):
        text = script.text or ""
        kind = (script.get("type") or "").partition(";")[0].strip().lower()
        if not _WORTH.search(text):
            continue
        if kind.endswith("json"):
            if kind != "application/ld+json":  # which has a reader of its own
                yield load_json(text.strip())[0]
        elif not kind or "javascript" in kind or kind == "module":
            for data in _assigned(text, left):
                left -= 1
                yield data
    values: list[str] = _ATTRIBUTES(page.root)  # type: ignore[assignment] # the path selects attributes
    for value in values[:_MOST_ATTRIBUTES]:
        yield load_json(value)[0]


def _assigned(text: str, most: int) -> Iterator[Any]:
    """Yield the JSON that a script assigns: window.__X__ = {…}, var x = […], JSON.parse("…")."""
    decoder = json.JSONDecoder(strict=False)
    place = 0
    for _ in range(most):
        found = _ASSIGNED.search(text, place)
        if found is None:
            return
        place = found.end()
        try:
            value, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):  # JavaScript that is no JSON
            yield None
            continue
        yield load_json(value)[0] if isinstance(value, str) else value
