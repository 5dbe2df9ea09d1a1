"""The day of publication, told from the day of a change and from the dates of other articles."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from archive_scraper.extract.article.candidates import Candidate, choose
from archive_scraper.extract.article.linked_data import text_value
from archive_scraper.extract.article.shown_dates import date_elements, date_lines
from archive_scraper.normalize.dates import read_date, read_iso

if TYPE_CHECKING:
    from collections.abc import Iterator

    from archive_scraper.extract.article.context import Context
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
# Facts by which a source claims the day of publication, and the day of a change.
_CLAIMS = frozenset(("from:json-ld.published", "from:meta:published", "prop:published", "says-issued", "from:url"))
_CHANGES = frozenset(("from:json-ld.modified", "from:meta:modified", "prop:modified", "says-changed"))
_DATED = re.compile(r"\d")
_LONGEST = 120
_DAY = len("2015-02-22")
_MOST_READ = 60
"""Texts that are tried as dates; a page of a thousand comments has as many time elements."""


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
            # The same day with a time and its offset says more, unless it is the time of a change.
            if len(candidate.value.iso) > len(known.value.iso) and not candidate.facts & _CHANGES:
                known.value, known.origin = candidate.value, candidate.origin
            known.facts |= candidate.facts
    found = list(merged.values())
    days = sorted(key for key in merged if len(key) == _DAY)
    _compare_neighbors(merged)
    claimed = [str(item.key) for item in found if item.facts & _CLAIMS and "away" not in item.facts]
    for item in found:
        item.facts.update(list(_relations(str(item.key), item.facts, days, claimed)))
    return found


def _relations(key: str, facts: set[str], days: list[str], claimed: list[str]) -> Iterator[str]:
    """Yield how a day stands among the other days of its page; ``claimed`` are those a source calls published."""
    changed = bool(facts & _CHANGES)
    if any(other < key for other in claimed):
        yield "changed-after-claim" if changed else "after-claim"
    if changed and facts & _CLAIMS:
        yield "claimed-and-changed"
    if days and key == days[0]:
        yield "only" if len(days) == 1 else "earliest"
    if days and key == days[-1]:
        yield "latest"
    if key.endswith("-01-01"):
        yield "new-year"
    if len(key) < _DAY:
        yield "no-day"
    if facts & {"from:json-ld.modified", "from:meta:modified"}:
        yield "modified"
    votes = sum(fact.startswith(("from:json-ld.p", "from:meta:p", "from:time", "from:itemprop")) for fact in facts)
    yield f"agreement:{min(votes, 3)}"


def _compare_neighbors(merged: dict[str, Candidate[Dated]]) -> None:
    """Note where a printed day stands beside a UTC stamp of the day before or after: one of the two lost a day."""
    for key, item in merged.items():
        if len(key) < _DAY or not item.value.iso.endswith("+00:00"):
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


@dataclass(slots=True)
class _Reader:
    """Reads texts as dates, each once."""

    context: Context
    rules: SiteRules | None
    now: datetime | None
    known: dict[str, Dated | None] = field(default_factory=dict)

    def read(self, text: str) -> Dated | None:
        """Return what a text says; None for one that is too long, has no number, or is one too many."""
        if text not in self.known:
            short = len(text) <= _LONGEST and len(self.known) < _MOST_READ
            self.known[text] = _read(text, self.context, self.rules, self.now) if short else None
        return self.known[text]

    def candidates(self, text: str, origin: str, *facts: str) -> Iterator[Candidate[Dated]]:
        """Yield the candidate that a text makes, if it is a date."""
        if text and (dated := self.read(text)) is not None:
            yield Candidate(dated.iso[:10], dated, origin, set(facts))


def _collect(context: Context, rules: SiteRules | None, now: datetime | None) -> Iterator[Candidate[Dated]]:
    reader = _Reader(context, rules, now)
    votes: Counter[str] = Counter()
    for candidate in _from_data(context, reader):
        if any(".published" in fact or ":published" in fact for fact in candidate.facts):
            votes[candidate.value.iso] += 1
        yield candidate
    found = 0
    for mention in date_elements(context):
        for text in mention.texts:
            read = list(reader.candidates(text, mention.origin, *mention.facts))
            if read:
                found += 1
                yield from read
                break
    # Where the page's data agree and name their zone, no line can say it better.
    if any(count > 1 and "T" in iso and not iso.endswith("+00:00") for iso, count in votes.items()):
        return
    for mention in date_lines(context, wide=not found):
        yield from reader.candidates(mention.texts[0], mention.origin, *mention.facts)


def _from_data(context: Context, reader: _Reader) -> Iterator[Candidate[Dated]]:
    for name, kind in _LINKED:
        yield from reader.candidates(text_value(context.linked.get(name)), "json-ld", f"from:json-ld.{kind}")
    for thing in context.page.json_ld:
        if thing is not context.linked and (text := text_value(thing.get("datePublished"))):
            yield from reader.candidates(text, "json-ld", "from:json-ld.other")
            break
    for name, kind in _META:
        for text in context.meta(name)[:1]:
            yield from reader.candidates(text, f"meta:{name}", f"from:meta:{kind}")
    if match := _URL_DATE.search(context.page.url):
        year, month, day = match[1], match[2] or match[4], match[3] or match[5]
        yield from reader.candidates(f"{year}-{int(month):02}-{int(day):02}", "url", "from:url")
