"""The day of publication, told from the day of a change and from the dates of other articles."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import MAXYEAR, date, datetime, timedelta
from typing import TYPE_CHECKING

from archive_scraper.extract.article.candidates import Candidate, choose
from archive_scraper.extract.article.fields.shown_dates import Mention, date_elements, date_lines
from archive_scraper.extract.article.fields.stated_dates import Statement, stated_dates
from archive_scraper.normalize.dates import Date, read_iso
from archive_scraper.signs.printed import read_day
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archive_scraper.extract.article.context import Context
    from archive_scraper.sites import SiteRules

# Facts by which a source claims the day of publication, and the day of a change.
_CLAIMS = frozenset(("from:json-ld.published", "from:meta:published", "prop:published", "says-issued", "from:url"))
_CHANGES = frozenset(("from:json-ld.modified", "from:meta:modified", "prop:modified", "says-changed"))
# Where a day may be printed, the most telling place first.
_HEADLINE_PLACES = tuple(
    f"headline:{place}" for place in ("1", "0", "-1", "3", "8", "-3", "20", "-8", "-20", "-far", "far")
)
_BODY_PLACES = (
    *("place:before-1", "place:before-3", "place:before-8", "place:before-20", "place:body-start"),
    *("place:after-near", "place:before-far", "place:body", "place:after", "place:no-body"),
)
_CALLED_CHANGED = frozenset(("modified", "says-changed"))
LEAST_SCORE = -2.0
"""The score below which a page has no date: of the checked pages' candidates below it, most are of other articles."""
_STATED = ("from:json-ld", "from:meta", "from:url", "from:script")
_ELSEWHERE = frozenset(("away", "headline:far", "headline:-far", "place:after", "place:before-far"))
_EVENING = compiled(r"T2[0-3]:00:00\+00:00$")
_DATED = compiled(r"\d")
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
    """Return the best candidate for the day of publication.

    An age ("2 days ago") counts only where no date that says its year convinces: old pages print new ages.
    """
    reader = _Reader(context, rules, now)
    best = choose("published", _compare(_collect(reader)), least=LEAST_SCORE)
    if best is None and now is not None:
        reader.count_ages()
        best = choose("published", _compare(_collect(reader)), least=LEAST_SCORE)
    return best


def date_candidates(context: Context, rules: SiteRules | None, now: datetime | None) -> list[Candidate[Dated]]:
    """Return one candidate a calendar day that the page says with its year, with the facts of all its sources."""
    return _compare(_collect(_Reader(context, rules, now)))


def _compare(candidates: Iterable[Candidate[Dated]]) -> list[Candidate[Dated]]:
    """Return one candidate a calendar day; its facts say how it stands among the others too."""
    merged = _merge_days(candidates)
    _join_midnights(merged)
    _compare_neighbors(merged)
    found = list(merged.values())
    days = sorted(key for key in merged if len(key) == _DAY)
    claimed = [str(item.key) for item in found if item.facts & _CLAIMS and "away" not in item.facts]
    for item in found:
        _keep_nearest(item.facts)
        item.facts.update(list(_relations(str(item.key), item.facts, days, claimed)))
    issued = [str(item.key) for item in found if "says-issued" in item.facts and "says-changed" not in item.facts]
    return [item for item in found if not (issued and min(issued) < str(item.key) and _is_change(item.facts))]


def _is_change(facts: set[str]) -> bool:
    """Tell whether data and print alike call a day that of a change, and nothing that of publication."""
    return facts >= _CALLED_CHANGED and facts.isdisjoint(_CLAIMS)


def _merge_days(candidates: Iterable[Candidate[Dated]]) -> dict[str, Candidate[Dated]]:
    """Return one candidate a day, its value the finest that is not the time of a change."""
    merged: dict[str, Candidate[Dated]] = {}
    changes: set[str] = set()
    for candidate in candidates:
        key = str(candidate.key)
        changed = bool(candidate.facts & _CHANGES)
        known = merged.get(key)
        if known is None:
            merged[key] = candidate
            if changed:
                changes.add(key)
            continue
        if not changed and (key in changes or len(candidate.value.iso) > len(known.value.iso)):
            known.value, known.origin = candidate.value, candidate.origin
            changes.discard(key)
        known.facts |= candidate.facts
    for key in [key for key in merged if len(key) < _DAY and any(day.startswith(key) for day in merged if day != key)]:
        del merged[key]  # a day of that month says more
    return merged


def _join_midnights(merged: dict[str, Candidate[Dated]]) -> None:
    """Give what a UTC stamp of an evening's full hour says to the next day where that is printed: its own midnight."""
    for key, item in list(merged.items()):
        if "local" not in item.facts and _EVENING.search(item.value.iso):
            beside = merged.get((date.fromisoformat(key) + timedelta(days=1)).isoformat())
            if beside is not None and "local" in beside.facts:
                beside.facts |= item.facts - {"utc"}
                del merged[key]


def _keep_nearest(facts: set[str]) -> None:
    """Keep of several places of one day the one that tells most: a print elsewhere takes nothing from it."""
    for order in (_HEADLINE_PLACES, _BODY_PLACES):
        seen = [fact for fact in order if fact in facts]
        facts.difference_update(seen[1:])
    if "near" in facts:
        facts.discard("away")
    elif any(fact.startswith(_STATED) for fact in facts):
        facts.difference_update(_ELSEWHERE)


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
    """Note where a printed day stands next to a UTC stamp of the day before or after: one of the two lost a day."""
    for key, item in merged.items():
        if len(key) < _DAY or "local" in item.facts:
            continue
        day = date.fromisoformat(key)
        for other in (day - timedelta(days=1), day + timedelta(days=1)):
            beside = merged.get(other.isoformat())
            if beside is not None and "local" in beside.facts:
                item.facts.add("utc-beside-printed")
                beside.facts.add("printed-beside-utc")
                if "from:line" in beside.facts or "from:time" in beside.facts or "from:class" in beside.facts:
                    beside.facts.add("shown-beside-utc")


@dataclass(slots=True)
class _Reader:
    """Finds the places of a page's dates, and reads their texts, each once."""

    context: Context
    rules: SiteRules | None
    now: datetime | None
    with_ages: bool = False
    known: dict[str, Dated | None] = field(default_factory=dict)
    statements: list[Statement] = field(init=False)
    elements: list[Mention] = field(init=False)
    last: str = field(init=False)
    """The day after the fetch: a later one is an event's, or a mistake."""

    def __post_init__(self) -> None:
        is_known = self.now is not None and self.now.year < MAXYEAR
        self.last = (self.now + timedelta(days=1)).isoformat()[:_DAY] if is_known and self.now is not None else ""
        self.statements = list(stated_dates(self.context))
        self.elements = list(date_elements(self.context))

    def count_ages(self) -> None:
        """Read "2 days ago" from now on: what is known stays, what said nothing is read again."""
        self.with_ages = True
        self.known = {text: dated for text, dated in self.known.items() if dated is not None}

    def read(self, text: str) -> Dated | None:
        """Return what a text says; None for one that is too long, has no number, or is one too many."""
        if len(text) > _LONGEST or _DATED.search(text) is None:
            return None
        if text not in self.known:
            self.known[text] = self._read(text) if len(self.known) < _MOST_READ else None
        return self.known[text]

    def _read(self, text: str) -> Dated | None:
        found = read_iso(text)
        if found is None:
            found = self._day(text, self.now)
            if found is not None and not self.with_ages and (found.is_age or found.assumed_year):
                found = self._day(text, None)  # what else it says
        # The page of an old article prints the day and month of its own year: the year of the fetch is a guess.
        if found is None or found.assumed_year or (self.last and found.value[:_DAY] > self.last[: len(found.value)]):
            return None
        return Dated(text, found.value, found.precision)

    def _day(self, text: str, now: datetime | None) -> Date | None:
        rules = self.rules
        return read_day(
            text,
            now=now,
            language=self.context.language,
            order=rules.date_order if rules else None,
            timezone=rules.timezone if rules else None,
            formats=rules.date_formats if rules else (),
        )

    def candidates(self, text: str, origin: str, *facts: str) -> Iterator[Candidate[Dated]]:
        """Yield the candidate that a text makes, if it is a date."""
        if text and (dated := self.read(text)) is not None:
            where = "utc" if dated.iso.endswith("+00:00") else "local"
            near = {"near"} if "away" not in facts and any(fact.startswith("place:") for fact in facts) else set()
            yield Candidate(dated.iso[:10], dated, origin, {where, *near, *facts})


def _collect(reader: _Reader) -> Iterator[Candidate[Dated]]:
    votes: Counter[str] = Counter()
    for text, origin, fact in reader.statements:
        for candidate in reader.candidates(text, origin, fact):
            if fact.endswith((".published", ":published")):
                votes[candidate.value.iso] += 1
            yield candidate
    found = 0
    for mention in reader.elements:
        for text in mention.texts:
            read = list(reader.candidates(text, mention.origin, *mention.facts))
            if read:
                found += 1
                yield from read
                break
    # Where the page's data agree and name their zone, no line can say it better.
    if any(count > 1 and "T" in iso and not iso.endswith("+00:00") for iso, count in votes.items()):
        return
    for mention in date_lines(reader.context, wide=not found):
        yield from reader.candidates(mention.texts[0], mention.origin, *mention.facts)
