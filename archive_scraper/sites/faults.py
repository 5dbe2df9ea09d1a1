"""What of a site's rules cannot work: each value with its reason."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from archive_scraper.errors import RulesError
from archive_scraper.normalize.patterns import fault_of
from archive_scraper.normalize.urls import is_http
from archive_scraper.sites.rules import SERIES_GROUPS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive_scraper.sites.rules import SiteRules


def check_rules(rules: SiteRules, origin: str) -> SiteRules:
    """Return the rules, or raise RulesError naming the first value that cannot work."""
    for key, reason in _faults(rules):
        raise RulesError(origin, key, reason)
    return rules


def _faults(rules: SiteRules) -> Iterator[tuple[str, str]]:
    """Yield the key and the reason of each value that cannot work."""
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", rules.name):
        yield "name", f"{rules.name!r} is not a slug of lower case letters, digits and hyphens"
    yield from _profile_faults(rules)
    yield from _address_faults(rules)
    yield from _channel_faults(rules)
    yield from _date_faults(rules)
    if rules.truncation.characters is not None and rules.truncation.characters < 1:
        yield "truncation.characters", "must be at least 1"
    if rules.max_pages < 1:
        yield "max_pages", "must be at least 1"
    if rules.delay is not None and not 0 <= rules.delay <= 3600:
        yield "delay", "must be between 0 and 3600 seconds"
    yield from _pattern_faults(rules)
    yield from _selector_faults(rules)


def _profile_faults(rules: SiteRules) -> Iterator[tuple[str, str]]:
    if rules.country and not re.fullmatch(r"[A-Z]{2}", rules.country):
        yield "country", f"{rules.country!r} is not an ISO 3166 code of two capital letters, such as DE"
    for subject in rules.subjects:
        if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", subject):
            yield "subjects", f"{subject!r} is not made of lower case letters, digits and hyphens, such as arms-control"


def _address_faults(rules: SiteRules) -> Iterator[tuple[str, str]]:
    home = (rules.home,) if rules.home else ()
    ways = tuple(way.url for way in rules.channel)
    for key, urls in (("start_urls", rules.start_urls), ("home", home), ("channel", ways)):
        for url in urls:
            if not is_http(url):
                yield key, f"{url!r} is not an http or https address"
            elif "@" in urlsplit(url).netloc:
                yield key, f"{url!r} holds a user name or password; pages behind a login are not read"
    for host in rules.hosts:
        if not re.fullmatch(r"(?:[\w.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?", host, re.IGNORECASE):
            yield "hosts", f"{host!r} is not a host name, such as example.org"


def _channel_faults(rules: SiteRules) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for place, way in enumerate(rules.channel, 1):
        if way.url in seen:
            yield f"channel.{place}.url", f"{way.url!r} stands in two of the tables"
        seen.add(way.url)
        if way.since is not None and not re.fullmatch(r"\d{4}(-\d\d){0,2}", way.since):
            yield f"channel.{place}.since", f"{way.since!r} is not a date as 2024-01-31, 2024-01 or 2024"


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
        ("channel.paths", tuple(path for way in rules.channel for path in way.paths)),
        ("series_line", (rules.series_line,) if rules.series_line is not None else ()),
    ):
        for pattern in patterns:
            if reason := fault_of(pattern):
                yield key, f"{pattern!r} {reason}"
    if rules.series_line is not None and not all(f"(?P<{name}>" in rules.series_line for name in SERIES_GROUPS):
        yield "series_line", f"{rules.series_line!r} lacks one of the groups {', '.join(SERIES_GROUPS)}"


def _selector_faults(rules: SiteRules) -> Iterator[tuple[str, str]]:
    tables = (("listing", rules.listing), ("article", rules.article))
    selectors = [
        (f"{table}.{item.name}", selector)
        for table, part in tables
        for item in fields(part)
        for selector in getattr(part, item.name)
    ]
    if not selectors:
        return
    from cssselect import HTMLTranslator, SelectorError  # which most rules do not need

    translator = HTMLTranslator()
    for key, selector in selectors:
        if "::" in selector:
            yield key, f"{selector!r} names a pseudo-element; name the element"
            continue
        try:
            translator.css_to_xpath(selector)
        except SelectorError as error:
            yield key, f"{selector!r} is not a CSS selector: {error}"
