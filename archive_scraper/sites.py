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
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast, get_args, get_origin
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cssselect.parser import SelectorError
from parsel.csstranslator import HTMLTranslator

from archive_scraper.errors import RulesError
from archive_scraper.items import DateOrder  # noqa: TC001 # _build reads the annotations
from archive_scraper.normalize.patterns import fault_of, search
from archive_scraper.normalize.urls import bare_host, is_http, site_of

if TYPE_CHECKING:
    from pathlib import Path

Paging = Literal["auto", "none"]

SERIES_GROUPS = ("series", "volume", "issue")
"""Groups of ``series_line``: the name, and what may be missing beside it."""
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
    labels: Selectors = ()
    """A line that names some of kind, outlet, date and topics, in whatever order and number: "Commentary • The Outlet
    • March 04, 2021", "Defense / Energy". Read by signs.labels; an own selector above beats it."""
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
    """The line that ``series_line`` reads."""
    related: Selectors = ()
    """The section that holds teasers of other articles, such as "More from CNAS"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Truncation:
    """How the site cuts its teasers; see normalize.summaries."""

    characters: int | None = None
    """The limit of a site that cuts by characters, through words. One that keeps words whole needs no rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteRules:
    """All that is known about one site."""

    name: str
    """Slug: lower case letters, digits and hyphens. The source's primary key."""
    title: str = ""
    home: str = ""
    start_urls: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    """Hosts whose pages belong to this site ("www." is understood), with the port where it is not the scheme's own:
    "example.org", "localhost:8080". Without it, those of ``start_urls``."""
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
    kind_labels: Mapping[str, str] = field(default_factory=dict)
    """Printed label in lower case -> kind of the article, besides the labels every site uses."""
    series_line: str | None = None
    """Regular expression of the line that names the publication a piece belongs to, with the groups series, volume and
    issue; such a line is no part of the text."""
    article_paths: tuple[str, ...] = ()
    """Regular expressions on the path; a teaser that leads elsewhere on the site is not followed."""
    exclude_paths: tuple[str, ...] = ()
    paging: Paging = "auto"
    max_pages: int = 50
    """Depth cap of one listing; reported when it bites."""
    delay: float | None = None
    """Seconds between two requests; None takes the setting."""
    captures: bool = True
    """Keep every page that is fetched, next to the database."""
    listing: ListingRules = field(default_factory=ListingRules)
    article: ArticleRules = field(default_factory=ArticleRules)

    def owns(self, url: str) -> bool:
        """Tell whether an address is on one of the site's hosts and ports."""
        return site_of(url) in self.bare_hosts()

    def follows(self, url: str) -> bool:
        """Tell whether a teaser's address on this site is an article's, as far as its path says."""
        path = urlsplit(url).path
        if self._matches("exclude_paths", self.exclude_paths, path):
            return False
        return not self.article_paths or self._matches("article_paths", self.article_paths, path)

    def is_article(self, url: str) -> bool:
        """Tell whether the rules name an address's path as that of an article."""
        path = urlsplit(url).path
        return self.kind_of(url) is not None or self._matches("article_paths", self.article_paths, path)

    def kind_of(self, url: str) -> str | None:
        """Return the kind that the rules give an address's path."""
        path = urlsplit(url).path
        return next((kind for pattern, kind in self.kinds.items() if self._matches("kinds", (pattern,), path)), None)

    def _matches(self, key: str, patterns: Iterable[str], path: str) -> bool:
        return any(search(pattern, path, origin=f"rules of {self.name}", key=key) for pattern in patterns)

    def bare_hosts(self) -> frozenset[str]:
        """The site's hosts without "www.", with their ports where those are not the scheme's own."""
        hosts = self.hosts or tuple(site_of(url) for url in (*self.start_urls, self.home))
        return frozenset(bare_host(host) for host in hosts if host)


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
    return check_rules(_build(SiteRules, data, origin, ""), origin)


def check_rules(rules: SiteRules, origin: str) -> SiteRules:
    """Return the rules, or raise RulesError naming the first value that cannot work."""
    for key, reason in _faults(rules):
        raise RulesError(origin, key, reason)
    return rules


def _faults(rules: SiteRules) -> Iterator[tuple[str, str]]:
    """Yield the key and the reason of each value that cannot work."""
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", rules.name):
        yield "name", f"{rules.name!r} is not a slug of lower case letters, digits and hyphens"
    yield from _address_faults(rules)
    yield from _date_faults(rules)
    if rules.truncation.characters is not None and rules.truncation.characters < 1:
        yield "truncation.characters", "must be at least 1"
    if rules.max_pages < 1:
        yield "max_pages", "must be at least 1"
    if rules.delay is not None and not 0 <= rules.delay <= 3600:
        yield "delay", "must be between 0 and 3600 seconds"
    yield from _pattern_faults(rules)
    yield from _selector_faults(rules)


def _address_faults(rules: SiteRules) -> Iterator[tuple[str, str]]:
    home = (rules.home,) if rules.home else ()
    for key, urls in (("start_urls", rules.start_urls), ("home", home)):
        for url in urls:
            if not is_http(url):
                yield key, f"{url!r} is not an http or https address"
            elif "@" in urlsplit(url).netloc:
                yield key, f"{url!r} holds a user name or password; pages behind a login are not read"
    for host in rules.hosts:
        if not re.fullmatch(r"(?:[\w.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?", host, re.IGNORECASE):
            yield "hosts", f"{host!r} is not a host name, such as example.org"


def _date_faults(rules: SiteRules) -> Iterator[tuple[str, str]]:
    for language in rules.languages:
        if not re.fullmatch(r"[a-z]{2,3}", language):
            yield "languages", f"{language!r} is not an ISO 639 code, such as en"
    for pattern in rules.date_formats:
        if "%" not in pattern:
            yield "date_formats", f"{pattern!r} holds no directive, such as %d"
    if rules.timezone is not None:
        try:
            ZoneInfo(rules.timezone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            yield "timezone", f"{rules.timezone!r} is not an IANA time zone, such as America/New_York"


def _pattern_faults(rules: SiteRules) -> Iterator[tuple[str, str]]:
    for key, patterns in (
        ("kinds", tuple(rules.kinds)),
        ("article_paths", rules.article_paths),
        ("exclude_paths", rules.exclude_paths),
        ("series_line", (rules.series_line,) if rules.series_line is not None else ()),
    ):
        for pattern in patterns:
            if reason := fault_of(pattern):
                yield key, f"{pattern!r} {reason}"
    if rules.series_line is not None and not all(f"(?P<{name}>" in rules.series_line for name in SERIES_GROUPS):
        yield "series_line", f"{rules.series_line!r} lacks one of the groups {', '.join(SERIES_GROUPS)}"


def _selector_faults(rules: SiteRules) -> Iterator[tuple[str, str]]:
    translator = HTMLTranslator()
    for table, part in (("listing", rules.listing), ("article", rules.article)):
        for item in fields(part):
            for selector in getattr(part, item.name):
                try:
                    translator.css_to_xpath(selector)
                except SelectorError as error:
                    yield f"{table}.{item.name}", f"{selector!r} is not a CSS selector: {error}"
                if "::" in selector:
                    yield f"{table}.{item.name}", f"{selector!r} names a pseudo-element; name the element"


_T = TypeVar("_T")


def _build(cls: type[_T], data: object, origin: str, prefix: str) -> _T:
    """Build one of the dataclasses above from a table, each value by its field's type."""
    if not isinstance(data, Mapping):
        raise RulesError(origin, prefix.rstrip("."), f"must be a table, not {data!r}")
    hints = typing.get_type_hints(cls)
    known = {item.name: item for item in fields(cls)}  # type: ignore[arg-type] # called for dataclasses only
    for key in data:
        if key not in known:
            raise RulesError(origin, f"{prefix}{key}", f"unknown key; known are {', '.join(known)}")
    values = {key: _convert(hints[key], value, origin, f"{prefix}{key}") for key, value in data.items()}
    for name, item in known.items():
        if name not in values and item.default is MISSING and item.default_factory is MISSING:
            raise RulesError(origin, f"{prefix}{name}", "is missing")
    return cls(**values)


def _convert(hint: object, value: object, origin: str, key: str) -> object:
    """Return a TOML value as the type that the field's annotation names."""
    if isinstance(hint, type) and is_dataclass(hint):
        return _build(hint, value, origin, f"{key}.")
    shape = get_origin(hint)
    if shape in (types.UnionType, typing.Union):  # "X | None": TOML has no null, such a key is left out
        return _convert(get_args(hint)[0], value, origin, key)
    if shape is tuple:
        items = [value] if isinstance(value, str) else value
        if isinstance(items, list) and all(isinstance(item, str) and item.strip() for item in items):
            return tuple(items)
        wanted = "a string or a list of strings"
    elif shape is Literal:
        if value in get_args(hint):
            return value
        wanted = f"one of {', '.join(map(repr, get_args(hint)))}"
    elif shape is Mapping:
        if isinstance(value, Mapping) and all(isinstance(item, str) for item in value.values()):
            return dict(value)
        wanted = "a table of strings"
    else:
        simple = cast("type", hint)
        if simple is float and type(value) is int:
            return float(value)
        if type(value) is simple:  # True is no whole number
            return value
        wanted = {str: "a string", int: "a whole number", float: "a number", bool: "true or false"}[simple]
    raise RulesError(origin, key, f"must be {wanted}, not {value!r}")
