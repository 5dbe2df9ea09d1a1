"""The day of publication, told from the day of a change and from the dates of other articles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from archive_scraper.extract.candidates import Candidate, choose
from archive_scraper.extract.linked_data import text_value
from archive_scraper.extract.page import text_of
from archive_scraper.extract.page_words import BIT
from archive_scraper.normalize.dates import read_date, read_iso

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive_scraper.extract.context import Context
    from archive_scraper.sites import SiteRules

_META = (
    ("article:published_time", "published"),
    ("og:published_time", "published"),
    ("og:article:published_time", "published"),
    ("datepublished", "published"),
    ("parsely-pub-date", "published"),
    ("sailthru.date", "published"),
    ("date", "date"),
    ("dc.date", "dc.date"),
    ("dc.date.issued", "dc.date"),
    ("dcterms.date", "dc.date"),
    ("dcterms.created", "dc.date"),
    ("dcterms.issued", "dc.date"),
    ("dc.date.created", "dc.date"),
    ("citation_publication_date", "citation_date"),
    ("citation_date", "citation_date"),
    ("citation_online_date", "citation_date"),
    ("pubdate", "pubdate"),
    ("publishdate", "pubdate"),
    ("publish-date", "pubdate"),
    ("publish_date", "pubdate"),
    ("ptime", "pubdate"),
    ("last-modified-date", "modified"),
    ("cxenseparse:recs:publishtime", "published"),
    ("cxenseparse:publishtime", "published"),
    ("bt:pubdate", "published"),
    ("rnews:datepublished", "published"),
    ("article_date_original", "published"),
    ("article.published", "published"),
    ("article.created", "published"),
    ("shareaholic:article_published_time", "published"),
    ("creation_date", "published"),
    ("datecreated", "created"),
    ("article:modified_time", "modified"),
    ("og:updated_time", "modified"),
    ("article:updated_time", "modified"),
    ("datemodified", "modified"),
    ("last-modified", "modified"),
    ("dcterms.modified", "modified"),
    ("revised", "modified"),
)
_LINKED = (
    ("datePublished", "published"),
    ("dateCreated", "created"),
    ("uploadDate", "created"),
    ("dateModified", "modified"),
)
_URL_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)|[/_-](0?[1-9]|1[0-2])[/_-](0?[1-9]|[12]\d|3[01])(?!\d))"
)
# Words before a date that say it is not the day of publication, and those that say it is.
_CHANGED = re.compile(
    r"\b(?:updated?|modified|edited|aktualisier\w*|geändert|actuali[sz]\w*|mis à jour|modifi\w+|stand|revised)\b",
    re.IGNORECASE,
)
_ISSUED = re.compile(
    r"\b(?:publish\w*|posted|veröffentlicht|erstellt|publi\w+|pubblicato|created|released)\b", re.IGNORECASE
)
_DATED = re.compile(r"\d")
_YEAR = re.compile(r"\d{4}|[./-]\d\d\b|\d['’]\d\d\b|'\d\d\b")
_LONGEST_LINE = 14  # words
_LONGEST = 120
_MOST_READ = 40
"""Visible texts that are tried as dates; a page of a thousand comments has as many time elements."""


@dataclass(frozen=True, slots=True)
class Dated:
    """One date as printed, and what was read in it."""

    raw: str
    iso: str
    precision: str


def find_published(context: Context, rules: SiteRules | None, now: datetime | None) -> Candidate[Dated] | None:
    """Return the best candidate for the day of publication."""
    return choose("published", date_candidates(context, rules, now), least=-2.0)


def find_modified(context: Context) -> tuple[str, str] | None:
    """Return the date of the last change as the head states it, and its origin."""
    if text := text_value(context.linked.get("dateModified")):
        return text, "json-ld"
    for name, kind in _META:
        if kind == "modified" and (values := context.meta(name)):
            return values[0], f"meta:{name}"
    return None


def date_candidates(context: Context, rules: SiteRules | None, now: datetime | None) -> list[Candidate[Dated]]:
    """Return one candidate a calendar day, with the facts of all its sources."""
    merged: dict[str, Candidate[Dated]] = {}
    for candidate in _collect(context, rules, now):
        key = str(candidate.key)
        known = merged.get(key)
        if known is None:
            merged[key] = candidate
        else:
            known.facts |= candidate.facts
            # The same day with a time and its offset says more.
            if len(candidate.value.iso) > len(known.value.iso):
                known.value, known.origin = candidate.value, candidate.origin
    found = list(merged.values())
    days = sorted(key for key in merged if len(key) == 10)
    _compare_neighbors(merged)
    for item in found:
        key = str(item.key)
        if days and key == days[0]:
            item.facts.add("earliest")
        if days and key == days[-1]:
            item.facts.add("latest")
        if len(days) == 1 and key in days:
            item.facts.add("only")
        if key.endswith("-01-01"):
            item.facts.add("new-year")
        if len(key) < 10:
            item.facts.add("no-day")
        if now is not None and key[:10] > now.date().isoformat():
            item.facts.add("future")
        if "from:json-ld.modified" in item.facts or "from:meta:modified" in item.facts:
            item.facts.add("modified")
        published = [
            fact
            for fact in item.facts
            if fact.startswith(("from:json-ld.p", "from:meta:p", "from:time", "from:itemprop"))
        ]
        item.facts.add(f"agreement:{min(len(published), 3)}")
    return found


def _compare_neighbors(merged: dict[str, Candidate[Dated]]) -> None:
    """Note where a printed day stands beside a UTC stamp of the day before or after: one of the two lost a day."""
    for key, item in merged.items():
        if len(key) < 10 or not item.value.iso.endswith("+00:00"):
            continue
        day = date.fromisoformat(key)
        for other in (day - timedelta(days=1), day + timedelta(days=1)):
            beside = merged.get(other.isoformat())
            if beside is not None and not beside.value.iso.endswith("+00:00"):
                item.facts.add("utc-beside-printed")
                beside.facts.add("printed-beside-utc")
                if "from:line" in beside.facts or "from:time" in beside.facts or "from:class" in beside.facts:
                    beside.facts.add("shown-beside-utc")
        if re.search(r"T2[123]:00:00", item.value.iso):
            item.facts.add("utc-midnight")


def _read(text: str, context: Context, rules: SiteRules | None, now: datetime | None) -> Dated | None:
    if not _DATED.search(text):
        return None
    found = read_iso(text)
    if found is None:
        found = read_date(
            text,
            now=now,
            language=context.page.language or (rules.languages[0] if rules and rules.languages else None),
            order=rules.date_order if rules else None,
            timezone=rules.timezone if rules else None,
            formats=rules.date_formats if rules else (),
        ).date
    if found is None or found.future:
        return None
    return Dated(text, found.value, found.precision)


def _collect(context: Context, rules: SiteRules | None, now: datetime | None) -> Iterator[Candidate[Dated]]:
    def make(text: str, origin: str, facts: set[str]) -> Iterator[Candidate[Dated]]:
        if text and len(text) <= _LONGEST and (dated := _read(text, context, rules, now)) is not None:
            yield Candidate(dated.iso[:10], dated, origin, facts)

    for name, kind in _LINKED:
        yield from make(text_value(context.linked.get(name)), "json-ld", {f"from:json-ld.{kind}"})
    for thing in context.page.json_ld:
        if thing is not context.linked and (text := text_value(thing.get("datePublished"))):
            yield from make(text, "json-ld", {"from:json-ld.other"})
            break
    for name, kind in _META:
        for text in context.meta(name)[:1]:
            yield from make(text, f"meta:{name}", {f"from:meta:{kind}"})
    yield from _visible(context, make)
    if match := _URL_DATE.search(context.page.url):
        year, month, day = match[1], match[2] or match[4], match[3] or match[5]
        yield from make(f"{year}-{int(month):02}-{int(day):02}", "url", {"from:url"})


def _visible(context: Context, make: object) -> Iterator[Candidate[Dated]]:
    survey = context.survey
    tried = 0
    seen: set[tuple[str, str]] = set()
    for node in survey.marks:
        element = survey.elements[node]
        bits = survey.own[node]
        prop = (element.get("itemprop") or element.get("property") or "").lower()
        source = ""
        if element.tag == "time":
            source = "time"
        elif "date" in prop and element.tag != "meta":
            source = "itemprop"
        elif bits & BIT["date"] and survey.ends[node] - survey.starts[node] <= 4:
            source = "class"
        if not source:
            continue
        facts = {f"from:{source}", *context.place_facts(node)}
        if "modified" in prop or "updated" in prop:
            facts.add("prop:modified")
        elif "publish" in prop or "created" in prop or element.get("pubdate") is not None:
            facts.add("prop:published")
        text = text_of(element)
        if len(text) > _LONGEST * 2:
            continue
        nearby = text + " " + (element.get("class") or "")
        before = survey.blocks[survey.starts[node] - 1].text if survey.starts[node] else ""
        if _CHANGED.search(nearby) or (len(before) < 40 and _CHANGED.search(before)):
            facts.add("says-changed")
        if _ISSUED.search(nearby) or (len(before) < 40 and _ISSUED.search(before)):
            facts.add("says-issued")
        values = [element.get("datetime") or element.get("content") or element.get("title") or "", text]
        for value in values:
            if value and (value, source) not in seen and tried < _MOST_READ:
                seen.add((value, source))
                tried += 1
                yield from make(value, "time" if source == "time" else "visible", facts)  # type: ignore[operator]
                break
    for number in _line_numbers(context, tried):
        block = survey.blocks[number]
        if block.words <= _LONGEST_LINE and _YEAR.search(block.text) and (block.text, "line") not in seen:
            seen.add((block.text, "line"))
            facts = {"from:line", *context.place_facts(block.owner)}
            if _CHANGED.search(block.text):
                facts.add("says-changed")
            if _ISSUED.search(block.text):
                facts.add("says-issued")
            yield from make(block.text, "visible", facts)  # type: ignore[operator]


def _line_numbers(context: Context, tried: int) -> list[int]:
    """Return the blocks whose text may be a date line: around the headline, and where no element tells a date, all."""
    count = len(context.survey.blocks)
    near = context.headline if context.headline >= 0 else context.first
    low, high = near - 4, min(max(near, context.first), near + 12) + 4
    if tried == 0:
        ends = [*range(context.first - 8, context.first + 3), *range(context.last - 2, context.last + 6)]
        return [number for number in dict.fromkeys((*range(low, high), *ends)) if 0 <= number < count]
    return list(range(max(low, 0), min(high, count)))
