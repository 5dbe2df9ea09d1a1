"""Is a source still what it was? Pure judgement: what its runs saw, in their order, to findings.

Habits are how many articles have a date, how many teasers a page shows, by which marks they are found, and so on.
Nothing is set by hand for a source: see watch.track for how a habit is watched, and docs/watching.md for what that
finds and how fast.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from archive_scraper.watch.balance import LOSSES, UNSETTLED
from archive_scraper.watch.evidence import Level, Share
from archive_scraper.watch.findings import Finding
from archive_scraper.watch.track import SPEAKS, Majority, Track

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from archive_scraper.watch.facts import RunFacts
    from archive_scraper.watch.findings import Key
    from archive_scraper.watch.track import Event

_COMMON = 0.2
"""A field that fewer items than this have may be missing for months by itself."""
_BAD_NIGHT = SPEAKS / 3
"""Most that one run's errors count for: a site that is down for a night says so in that run's own verdict."""
_ADOPTED_AFTER = 10
"""Runs after which a changed layout, found by other marks and with nothing missing, is the usual one."""


class Judge:
    """Watches one source. Feed it the runs in their order; it returns what begins and what ends.

    Args:
        accepted: finding -> the run up to which its past is forgotten, because the user said: this is normal now.
    """

    def __init__(self, accepted: Mapping[Key, int] | None = None) -> None:
        self.open: dict[Key, Finding] = {}
        self._accepted = dict(accepted or {})
        self._normal = frozenset(self._accepted)
        self._tracks: dict[tuple[Key, str], Track] = {}
        self._majorities: dict[Key, Majority] = {}
        self._changes: list[Finding] = []

    def step(self, run: RunFacts) -> list[Finding]:
        """Judge one run."""
        self._changes = []
        self._forget(run.run_id)
        self._judge_fields(run)
        self._judge_pages(run)
        self._judge_layout(run)
        unseen = run.teasers - run.repeated
        self._judge_share(run, ("duplicates", ""), unseen, run.teasers, freshness=max(run.freshness, _READING))
        good = run.settled
        self._judge_share(run, ("errors", ""), good, good + run.failures, freshness=1.0, most=_BAD_NIGHT)
        self._judge_order(run)
        self._judge_balance(run)
        return self._changes

    def _forget(self, run_id: int) -> None:
        for key in [key for key, last in self._accepted.items() if last < run_id]:
            del self._accepted[key]
            self.open.pop(key, None)
            self._tracks = {name: track for name, track in self._tracks.items() if name[0] != key}
            self._majorities.pop(key, None)

    def _track(self, key: Key, part: str = "", *, level: bool = False) -> Track:
        found = self._tracks.get((key, part))
        if found is None:
            found = self._tracks[key, part] = Track(Level() if level else Share())
        return found

    def _judge_fields(self, run: RunFacts) -> None:
        for (item, name), facts in run.fields.items():
            if facts.items <= 0:
                continue
            track = self._track(("field", name), item)
            weight = track.weight(facts.ok, facts.items, run.fresh_share(item, facts.items))
            if not track.open and track.habit.runs and track.habit.usual < _COMMON:
                track.learn((facts.ok, facts.items), weight)
                continue
            past = track.past()
            event = track.look(run.run_id, (facts.ok, facts.items), weight=weight)
            have = _HAVE.get(name, "have it")
            words = f"{name}: {facts.ok} of {facts.items} {item}s {have}{past}"
            if facts.unparsed:
                words += f"; {facts.unparsed} print something that could not be read"
            self._note(event, ("field", name), run, track, words, facts.example)

    def _judge_share(
        self, run: RunFacts, key: Key, ok: int, items: int, *, freshness: float, most: float = float("inf")
    ) -> None:
        if items <= 0:
            return
        track = self._track(key)
        past = track.past(bad=True)
        event = track.look(run.run_id, (ok, items), weight=track.weight(ok, items, freshness), most=most)
        words = _WORDS[key[0]].format(bad=items - ok, items=items) + past
        example = run.example if key[0] == "errors" else next(iter(run.pages), None)
        self._note(event, key, run, track, words, example)

    def _judge_pages(self, run: RunFacts) -> None:
        for url, page in run.pages.items():
            track = self._track(("teasers", url), level=True)
            past = track.past()
            event = track.look(run.run_id, (page.teasers,))
            words = f"{page.teasers} teasers on the page{past}"
            self._note(event, ("teasers", url), run, track, words, url)
        dated = sum(page.dated for page in run.pages.values())
        today = sum(page.today for page in run.pages.values())
        self._judge_share(run, ("today", "published"), dated - today, dated, freshness=run.freshness)

    def _judge_layout(self, run: RunFacts) -> None:
        """Watch by what marks values and teasers are found: one finding for the whole source."""
        key: Key = ("layout", "")
        for part, origins, freshness, example in self._marks(run):
            track = self._track(key, part)
            usual = track.origins.most_common(1)[0][0] if track.origins else max(origins, key=origins.__getitem__)
            now = max(origins, key=lambda name: (name != usual, origins[name]))
            ok, items = origins.get(usual, 0), sum(origins.values())
            weight = track.weight(ok, items, freshness)
            event = track.look(run.run_id, (ok, items), weight=weight, origins=origins)
            self._note(event, key, run, track, f"{part}: found by {now}, until now by {usual}", example)
            if track.open and track.runs_open >= _ADOPTED_AFTER:
                del self._tracks[key, part]
                self._note("closed", key, run, track, f"{part}: found by {now}, which is now the usual", None)

    def _judge_order(self, run: RunFacts) -> None:
        """Watch whether a start page goes on where it was: in the order it had, and without a hole."""
        for url, page in run.pages.items():
            if page.before:
                self._judge_share(run, ("order", url), page.before - page.lost, page.before, freshness=1.0)
            if page.teasers:
                words = f"all {page.teasers} teasers are new, and no older page follows: what came between was not seen"
                self._judge_at_once(run, ("gap", url), int(page.gap), 1, words, url, least=1)

    def _judge_balance(self, run: RunFacts) -> None:
        """Watch whether new pieces get into the archive: an outcome that becomes common, or is that of most at once."""
        counted = sum(count for outcome, (count, _) in run.balance.items() if outcome not in UNSETTLED)
        if not counted:
            return
        for outcome, means in LOSSES.items():
            bad, example = run.balance.get(outcome, (0, None))
            key: Key = ("balance", outcome)
            if key in self._normal and key not in self._accepted:
                continue  # the user said that this is how the source is
            words = f"{bad} of {counted} new pieces {means}"
            self._judge_at_once(run, key, bad, counted, words, example)
            track = self._track(key)
            past = track.past(bad=True)
            event = track.look(run.run_id, (counted - bad, counted))
            self._note(event, key, run, track, words + past, example)

    def _judge_at_once(
        self, run: RunFacts, key: Key, bad: int, items: int, words: str, example: str | None, *, least: int = 3
    ) -> None:
        """Speak of what is lost at once, without a habit to compare it with: where most of the newest is."""
        if key in self._normal and key not in self._accepted:
            return
        found = self._majorities.setdefault(key, Majority(least))
        self._note(found.look(run.run_id, bad, items), key, run, found, words, example)

    def _marks(self, run: RunFacts) -> Iterator[tuple[str, Mapping[str, int], float, str | None]]:
        """Yield what is found by which marks, how much of it is new, and an example."""
        for (item, name), facts in run.fields.items():
            if any(facts.origins.values()) and self._track(("field", name), item).habit.usual >= _COMMON:
                fresh = run.fresh_share(item, facts.items)
                yield f"{name} of {item}s", facts.origins, fresh, facts.example
        for url, page in run.pages.items():
            if page.layout and page.teasers:
                yield f"teasers of {url}", {page.layout: 1}, max(run.freshness, _READING), url

    def _note(
        self, event: Event, key: Key, run: RunFacts, track: Track | Majority, words: str, example: str | None
    ) -> None:
        """Turn an event of one habit into one of its finding, of which it may be one part among several."""
        if event == "opened" and key not in self.open:
            self.open[key] = Finding(
                kind=key[0],
                subject=key[1],
                run_id=run.run_id,
                since_run=track.since,
                last_good_run=track.last_good,
                example=example,
                message=words,
            )
            self._changes.append(self.open[key])
        elif event == "closed" and key in self.open and not self._is_open(key):
            self._changes.append(replace(self.open.pop(key), run_id=run.run_id, message=words, over=True))

    def _is_open(self, key: Key) -> bool:
        majority = self._majorities.get(key)
        return bool(majority and majority.open) or any(
            track.open for (name, _), track in self._tracks.items() if name == key
        )


_WORDS = {
    "duplicates": "{bad} of {items} teasers are repetitions",
    "errors": "{bad} of {items} addresses failed",
    "today": "published: {bad} of {items} teasers are dated on the day of the crawl",
    "order": "{bad} of {items} teasers of the last visit are gone and nothing took their place; another order?",
}
_HAVE = {"whole": "are whole, not cut short nor the text or title of another page"}
_READING = 0.5
"""How much one more reading of a start page says of its layout and repetitions, where hardly a teaser is new."""
