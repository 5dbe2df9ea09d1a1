"""A year in the life of a source, as its nightly runs see it, with something broken on a day of it, or nothing.

    python tests/simulated_year.py --years 20

prints what watch.judge and watch.silence make of it: for each breakage how often it was found and after how many
runs, and how many alarms were raised where nothing was broken.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median

from archive_scraper.watch.facts import FieldFacts, PageFacts, RunFacts
from archive_scraper.watch.judge import Judge
from archive_scraper.watch.silence import judge_silence

BEGIN = date(2025, 1, 6)
HOLIDAYS = (
    (date(2023, 12, 23), date(2024, 1, 1)),
    (date(2024, 8, 12), date(2024, 8, 18)),
    (date(2024, 12, 24), date(2025, 1, 1)),
    (date(2025, 8, 11), date(2025, 8, 17)),
    (date(2025, 12, 24), date(2026, 1, 1)),
)
_BACKFILL = 400  # days


@dataclass(frozen=True, kw_only=True)
class Habits:
    """What one kind of source is like."""

    rates: tuple[float, ...]
    """Articles on each day of the week, Monday first."""
    rests: bool = True
    """Silent in the holiday weeks."""
    listing: int = 10
    pages: int = 1
    """Start pages; each further one shows a part of what the first shows."""
    runs_a_day: int = 1
    validators: bool = True
    """The site answers 304."""
    signed: float = 0.97
    summarized: float = 0.95
    topical: float = 0.98
    meta: float = 0.1
    """How often a value comes from the second best place."""
    monthly: float = 0.0
    """How surely something appears in the first days of a month."""
    wavering: float = 0.03
    """How often the listing shows a teaser more or less."""


SOURCES = {
    "daily think tank": Habits(rates=(1.5, 1.5, 1.5, 1.5, 1.2, 0.05, 0.05), listing=12, pages=2),
    "weekly": Habits(rates=(0, 0.05, 0.95, 0.1, 0, 0, 0), listing=10, validators=False),
    "monthly": Habits(rates=(0.01,) * 7, listing=8, monthly=0.92),
    "busy news site": Habits(
        rates=(30, 30, 30, 30, 28, 18, 16),
        rests=False,
        listing=40,
        pages=3,
        runs_a_day=2,
        validators=False,
        wavering=0.2,
    ),
    "bylines often missing": Habits(rates=(2, 2, 2, 2, 2, 0.5, 0.5), listing=20, signed=0.45, summarized=0.7),
}
# Breakage -> kind and subject of the alarm that is right; a subject of None may be any.
BREAKAGES: dict[str, tuple[str, str | None]] = {
    "dates gone": ("field", "published"),
    "authors gone": ("field", "authors"),
    "summaries gone": ("field", "summary"),
    "topics gone": ("field", "topics"),
    "bodies empty": ("field", "body"),
    "no teasers": ("teasers", None),
    "half of the teasers": ("teasers", None),
    "listing frozen": ("silence", None),
    "errors up": ("errors", None),
    "duplicates up": ("duplicates", None),
    "dates all today": ("today", None),
    "layout shifted": ("layout", None),
}
_GONE = {"dates gone": "published", "authors gone": "authors", "summaries gone": "summary", "topics gone": "topics"}


@dataclass(eq=False)
class Piece:
    number: int
    day: date
    has: dict[str, bool]
    seconds: dict[str, bool]
    """Field -> found in the second best place."""
    read: list[int] = field(default_factory=list)


@dataclass
class Outcome:
    """What the year brought."""

    found_after: int | None = None
    """Runs from the break to the right alarm, counting the first run that could see it as 1."""
    false_alarms: list[str] = field(default_factory=list)
    runs: int = 0


class Year:
    """One source, one year, perhaps one breakage."""

    def __init__(self, habits: Habits, seed: str, breakage: str | None = None, break_day: int = 0) -> None:
        self.habits = habits
        self.chance = random.Random(seed)  # noqa: S311 # a simulation
        self.breakage = breakage
        self.break_run = break_day * habits.runs_a_day
        self.pieces: list[Piece] = []
        self.frozen: list[Piece] | None = None
        self.known: list[dict[int, bool]] = [{} for _ in range(habits.pages)]
        """For each start page what was on it: piece -> as it was broken."""
        self.days: Counter[date] = Counter()

    def live(self) -> Outcome:
        """Live through the year."""
        judge, outcome = Judge(), Outcome()
        silent = False
        for back in range(_BACKFILL, 0, -1):
            self._publish(BEGIN - timedelta(days=back))
        per_day = self.habits.runs_a_day
        for run in range(365 * per_day):
            today = BEGIN + timedelta(days=run // per_day)
            self._publish(today, 1 / per_day)
            broken = self.breakage is not None and run >= self.break_run
            facts = self._first_run(today) if run == 0 else self._visit(run, today, broken=broken)
            opened = [finding.key for finding in judge.step(facts) if not finding.over]
            if facts.settled:
                now_silent = judge_silence(self.days, BEGIN, today) is not None
                opened += [("silence", "")] if now_silent and not silent else []
                silent = now_silent
            outcome.runs += 1
            for kind, subject in opened:
                right = BREAKAGES[self.breakage] if broken else None
                if right and kind == right[0] and right[1] in (None, subject):
                    outcome.found_after = outcome.found_after or run - self.break_run + 1
                elif not broken:
                    outcome.false_alarms.append(f"run {run} ({today}): {kind} {subject}")
            if outcome.found_after:
                break
        return outcome

    def _publish(self, day: date, part: float = 1.0) -> None:
        habits, chance = self.habits, self.chance
        if habits.rests and any(first <= day <= last for first, last in HOLIDAYS):
            return
        mean = habits.rates[day.weekday()] * part
        count = sum(chance.random() < mean / 40 for _ in range(40)) if mean > 1 else int(chance.random() < mean)
        count += day.day == 2 + day.month % 5 and chance.random() < habits.monthly
        for _ in range(count):
            shares = {
                "title": 1.0,
                "published": 0.995,
                "authors": habits.signed,
                "summary": habits.summarized,
                "topics": habits.topical,
                "image": 0.8,
                "body": 0.985,
                "external_links": 0.1,
            }
            has = {name: chance.random() < share for name, share in shares.items()}
            self.pieces.append(
                Piece(len(self.pieces), day, has, {name: chance.random() < habits.meta for name in shares})
            )

    def _first_run(self, today: date) -> RunFacts:
        for piece in self.pieces:
            self.days[piece.day] += 1
            piece.read.append(0)
        pages = {f"page {number}": self._page(number, today, broken=False)[0] for number in range(self.habits.pages)}
        teasers = [self.pieces[-60:], self.pieces[-30:]]
        return RunFacts(
            run_id=0,
            fields=self._fields(self.pieces, "article", broken=False)
            | self._fields(teasers[0], "teaser", broken=False),
            pages=pages,
            teasers=90,
            repeated=30 if self.habits.pages > 1 else 0,
            news=len(self.pieces),
            settled=len(self.pieces),
        )

    def _visit(self, run: int, today: date, *, broken: bool) -> RunFacts:
        habits, chance = self.habits, self.chance
        failing = 0.4 if broken and self.breakage == "errors up" else 1.0 if chance.random() < 0.004 else 0.01
        if broken and self.breakage == "listing frozen" and self.frozen is None:
            self.frozen = self.pieces[-200:]
        pages: dict[str, PageFacts] = {}
        shown: list[Piece] = []
        settled = failures = repeated = 0
        for number in range(habits.pages):
            if chance.random() < failing:
                failures += 1
                continue
            page, pieces = self._page(number, today, broken=broken)
            if habits.validators and not page.fresh and page.teasers and chance.random() > 0.05:
                settled += 1
                continue
            pages[f"page {number}"] = page
            if not page.teasers:
                failures += 1
                continue
            settled += 1
            repeated += sum(piece in shown for piece in pieces)
            if broken and self.breakage == "duplicates up":
                repeated += len(pieces) // 2
            shown += pieces
        read = []
        news = 0
        for piece in self._due(shown, run):
            if chance.random() < failing:
                failures += 1
                continue
            settled += 1
            if not piece.read:
                self.days[today if broken and self.breakage == "dates gone" else piece.day] += 1
            news += not piece.read
            if not piece.read or not habits.validators or chance.random() < 0.05:
                read.append(piece)
            piece.read.append(run)
        fields = self._fields(read, "article", broken=broken) | self._fields(shown, "teaser", broken=broken)
        return RunFacts(
            run_id=run,
            fields=fields,
            pages=pages,
            teasers=len(shown) + (len(shown) // 2 if broken and self.breakage == "duplicates up" else 0),
            repeated=repeated,
            news=news,
            settled=settled,
            failures=failures,
        )

    def _page(self, number: int, today: date, *, broken: bool) -> tuple[PageFacts, list[Piece]]:
        source = self.pieces if self.frozen is None else self.frozen
        size = self.habits.listing
        if self.chance.random() < self.habits.wavering:
            size += self.chance.choice((-2, -1, 1))
        if broken and self.breakage == "half of the teasers":
            size //= 2
        # Further start pages: topics, each with its part of the pieces.
        recent = source[-(size + 1) * (number + 1) :]
        pieces = [piece for piece in recent if piece.number % (number + 1) == 0][-size:]
        if broken and self.breakage == "no teasers":
            pieces = []
        changed = broken and self.breakage in (*_GONE, "layout shifted", "duplicates up", "half of the teasers")
        before = self.known[number]
        daily = broken and self.breakage == "dates all today"
        fresh = sum(daily or before.get(id(piece)) != changed for piece in pieces)
        if pieces:
            self.known[number] = {id(piece): changed for piece in pieces}
        dated = (
            [piece for piece in pieces if piece.has["published"]] if self.breakage != "dates gone" or not broken else []
        )
        on_today = len(dated) if daily else sum(piece.day == today for piece in dated)
        layout = "selector article" if not (broken and self.breakage == "layout shifted") else "selector div.card"
        facts = PageFacts(teasers=len(pieces), fresh=fresh, dated=len(dated), today=on_today, layout=layout)
        return facts, pieces

    def _due(self, shown: list[Piece], run: int) -> list[Piece]:
        """New pieces, and young ones once a day for a week, then once a week for a month."""
        found = []
        for piece in dict.fromkeys(shown):
            looks = len(piece.read)
            wait = (0 if not looks else 1 if looks < 7 else 7) * self.habits.runs_a_day
            if not looks or (looks < 10 and run - piece.read[-1] >= wait and piece.read[0]):
                found.append(piece)
        return found

    def _fields(self, pieces: list[Piece], item: str, *, broken: bool) -> dict[tuple[str, str], FieldFacts]:
        if not pieces:
            return {}
        names = ["title", "published", "authors", "summary", "topics", "image"]
        names += ["body", "external_links"] if item == "article" else []
        gone = _GONE.get(self.breakage or "") if broken else None
        if broken and self.breakage == "bodies empty":
            gone = "body"
        shifted = broken and self.breakage == "layout shifted"
        fields = {}
        for name in names:
            having = [piece for piece in pieces if piece.has[name] and name != gone]
            origins = Counter(
                "elsewhere" if shifted else "meta" if piece.seconds[name] else "json-ld" for piece in having
            )
            fields[item, name] = FieldFacts(ok=len(having), items=len(pieces), origins=origins)
        return fields


def break_day(seed: str) -> int:
    """A day on which something breaks: late enough to know the source, early enough to be found within the year."""
    return random.Random(seed).randrange(40, 240)  # noqa: S311 # a simulation


def table(years: int) -> tuple[list[str], dict[str, list[int | None]], list[str]]:
    """Run everything; return the lines to print, what was found after how many runs, and the false alarms."""
    lines = [
        f"| {'breakage':20} | {'found':>8} | {'median runs':>11} | {'90 % within':>11} |",
        "| --- | --- | --- | --- |",
    ]
    found: dict[str, list[int | None]] = {}
    false: list[str] = []
    for breakage in BREAKAGES:
        for name, habits in SOURCES.items():
            for number in range(years):
                seed = f"{name} {breakage} {number}"
                outcome = Year(habits, seed, breakage, break_day(seed)).live()
                found.setdefault(breakage, []).append(outcome.found_after)
                false += [f"{seed}: {line}" for line in outcome.false_alarms]
                if outcome.found_after is None:
                    print("missed:", seed, break_day(seed))
        delays = sorted(runs for runs in found[breakage] if runs)
        lines.append(
            f"| {breakage:20} | {len(delays)} of {len(found[breakage])} | {median(delays):.0f} | "
            f"{delays[int(0.9 * (len(delays) - 1))]} |"
        )
    for name, habits in SOURCES.items():
        alarms: list[str] = []
        for number in range(years * 2):
            alarms += Year(habits, f"{name} clean {number}").live().false_alarms
        lines.append(f"{name}: {len(alarms)} false alarms in {years * 2} years without a breakage")
        false += [f"{name}: {line}" for line in alarms]
    return lines, found, false


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--years", type=int, default=5, help="years of each kind of source and breakage")
    lines, _, false = table(parser.parse_args().years)
    print("\n".join(lines))
    print("\n".join(false[:40]))
