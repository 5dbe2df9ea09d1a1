"""SiteRules: what one site needs, from Python or from TOML, through one validator.

A rules file is the same thing in TOML: the keys are the field names below, ``[listing]`` and ``[article]``
are tables, and every selector may be one string or a list of alternatives (the first that matches wins, and
the item records which one it was).
"""

from __future__ import annotations

import re
import tomllib
import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args, get_origin
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from parsel.csstranslator import HTMLTranslator

from archive_scraper.errors import RulesError

DateOrder = Literal["DMY", "MDY", "YMD"]
Paging = Literal["auto", "none"]

Selectors = tuple[str, ...]
"""CSS selectors, alternatives in order. ``::attr(name)`` and ``::text`` are not used: the reader knows what
each part is made of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingRules:
    """Where the parts of a teaser stand. ``item`` is the block; the others are looked up inside it."""

    item: Selectors = ()
    title: Selectors = ()
    link: Selectors = ()
    """The element whose href leads to the article; without it the title's own link."""
    summary: Selectors = ()
    byline: Selectors = ()
    published: Selectors = ()
    topics: Selectors = ()
    kind: Selectors = ()
    outlet: Selectors = ()
    next_page: Selectors = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRules:
    """Where the parts of an article page stand. A part without selectors is found by detection."""

    title: Selectors = ()
    subtitle: Selectors = ()
    published: Selectors = ()
    byline: Selectors = ()
    authors: Selectors = ()
    """One element an author; beats ``byline``."""
    topics: Selectors = ()
    summary: Selectors = ()
    body: Selectors = ()
    remove: Selectors = ()
    """Elements cut out of the body."""
    series: Selectors = ()
    """The line "Publication: X Volume: n Issue: m"."""
    related: Selectors = ()
    """The section that holds teasers of other articles, such as "More from CNAS"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Truncation:
    """How the site cuts its teasers; see normalize.summaries. At most one of the two is set."""

    characters: int | None = None
    words: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRules:
    """All that is known about one site."""

    name: str
    """Slug: lower case letters, digits and hyphens. The source's primary key."""
    title: str = ""
    home: str = ""
    start_urls: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    """Hosts whose pages belong to this site ("www." is understood). Without it, those of ``start_urls``."""
    languages: tuple[str, ...] = ()
    date_order: DateOrder | None = None
    date_formats: tuple[str, ...] = ()
    timezone: str | None = None
    """IANA name, for times printed without a zone; never makes an offset up for a bare date."""
    truncation: Truncation = field(default_factory=Truncation)
    lead_ins: tuple[str, ...] = ()
    """Words a teaser starts with that are not its text, besides the ones every site uses."""
    drop_params: tuple[str, ...] = ()
    """Query parameters that do not name a page, besides the known tracking ones."""
    kinds: Mapping[str, str] = field(default_factory=dict)
    """Regular expression on the address's path -> kind of the article."""
    article_paths: tuple[str, ...] = ()
    """Regular expressions on the path; a teaser that leads elsewhere on the site is not followed."""
    exclude_paths: tuple[str, ...] = ()
    paging: Paging = "auto"
    max_pages: int = 50
    """Depth cap of one listing; reported when it bites."""
    delay: float | None = None
    """Seconds between two requests; None takes the setting."""
    listing: ListingRules = field(default_factory=ListingRules)
    article: ArticleRules = field(default_factory=ArticleRules)

    def owns(self, url: str) -> bool:
        """Tell whether an address is on one of the site's hosts."""
        return _bare_host(urlsplit(url).hostname or "") in self.bare_hosts()

    def bare_hosts(self) -> frozenset[str]:
        """The site's hosts without "www."."""
        hosts = self.hosts or tuple(urlsplit(url).hostname or "" for url in (*self.start_urls, self.home))
        return frozenset(_bare_host(host) for host in hosts if host)


def _bare_host(host: str) -> str:
    return host.lower().removeprefix("www.")


def load_rules(path: Path) -> SiteRules:
    """Read a rules file. Raises RulesError naming file, key and reason."""
    try:
        with path.open("rb") as file:
            data = tomllib.load(file)
    except OSError as error:
        raise RulesError(str(path), None, f"cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RulesError(str(path), None, f"is not valid TOML: {error}") from error
    data.setdefault("name", path.stem)
    data.pop("sample", None)  # rows that "add" showed and kept, for the reader
    data.pop("found", None)  # how "add" found the pattern, for the reader
    return read_rules(data, str(path))


def read_rules(data: Mapping[str, Any], origin: str) -> SiteRules:
    """Build and check rules from plain data. Raises RulesError; origin names the data in its message."""
    rules: SiteRules = _build(SiteRules, data, origin, "")
    return check_rules(rules, origin)


def check_rules(rules: SiteRules, origin: str) -> SiteRules:
    """Return the rules, or raise RulesError naming the first value that cannot work."""

    def refuse(key: str, reason: str) -> RulesError:
        return RulesError(origin, key, reason)

    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", rules.name):
        raise refuse("name", f"{rules.name!r} is not a slug of lower case letters, digits and hyphens")
    for url in rules.start_urls:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise refuse("start_urls", f"{url!r} is not an http or https address")
    if rules.timezone is not None:
        try:
            ZoneInfo(rules.timezone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise refuse("timezone", f"{rules.timezone!r} is not an IANA time zone") from error
    if rules.truncation.characters is not None and rules.truncation.words is not None:
        raise refuse("truncation", "give characters or words, not both")
    if rules.max_pages < 1:
        raise refuse("max_pages", "must be at least 1")
    if rules.delay is not None and not 0 <= rules.delay <= 3600:
        raise refuse("delay", "must be between 0 and 3600 seconds")
    for key, patterns in (
        ("kinds", tuple(rules.kinds)),
        ("article_paths", rules.article_paths),
        ("exclude_paths", rules.exclude_paths),
    ):
        for pattern in patterns:
            try:
                re.compile(pattern)
            except re.error as error:
                raise refuse(key, f"{pattern!r} is not a regular expression: {error}") from error
    for table in ("listing", "article"):
        part = getattr(rules, table)
        for item in fields(part):
            for selector in getattr(part, item.name):
                try:
                    HTMLTranslator().css_to_xpath(selector)
                except Exception as error:  # cssselect raises several unrelated classes
                    raise refuse(f"{table}.{item.name}", f"{selector!r} is not a CSS selector: {error}") from error
    return rules


def _build(cls: type[Any], data: object, origin: str, prefix: str) -> Any:
    if not isinstance(data, Mapping):
        raise RulesError(origin, prefix.rstrip("."), "must be a table")
    hints = _hints(cls)
    known = {item.name: item for item in fields(cls)}
    for key in data:
        if key not in known:
            raise RulesError(origin, f"{prefix}{key}", f"unknown key; known are {', '.join(known)}")
    values = {key: _convert(hints[key], value, origin, f"{prefix}{key}") for key, value in data.items()}
    for name, item in known.items():
        if name not in values and item.default is MISSING and item.default_factory is MISSING:
            raise RulesError(origin, f"{prefix}{name}", "is missing")
    return cls(**values)


@cache
def _hints(cls: type[Any]) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def _convert(hint: Any, value: object, origin: str, key: str) -> Any:
    def refuse(wanted: str) -> RulesError:
        return RulesError(origin, key, f"must be {wanted}, not {value!r}")

    if is_dataclass(hint):
        return _build(typing.cast("type[Any]", hint), value, origin, f"{key}.")
    shape = get_origin(hint)
    if shape is tuple:
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, list) or not all(isinstance(item, str) and item.strip() for item in items):
            raise refuse("a string or a list of strings")
        return tuple(items)
    if shape is Literal:
        if value not in get_args(hint):
            raise refuse(f"one of {', '.join(map(repr, get_args(hint)))}")
        return value
    if shape is types.UnionType or shape is typing.Union:
        inner = [arg for arg in get_args(hint) if arg is not type(None)]
        return _convert(inner[0], value, origin, key)
    if shape is not None and issubclass(shape, Mapping):
        if not isinstance(value, Mapping) or not all(isinstance(item, str) for item in value.values()):
            raise refuse("a table of strings")
        return dict(value)
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, hint) or (isinstance(value, bool) and hint is not bool):
        raise refuse({str: "a string", int: "a whole number", float: "a number"}.get(hint, hint.__name__))
    return value
