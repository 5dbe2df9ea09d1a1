"""The channels of a source over time: which is dead, which is behind another one, which lost what another one has."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, cast

from archive_scraper.watch.evidence import Share
from archive_scraper.watch.findings import Finding
from archive_scraper.watch.track import Track

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from archive_scraper.store import Archive
    from archive_scraper.store.connect import Row
    from archive_scraper.watch.findings import Key

_DEAD = (
    "http-404", "http-410", "http-401", "http-403", "no-teasers", "empty-feed", "no-feed", "not-html", "robots",
)  # fmt: skip
"""Causes that one more try will not mend."""
_FAILED_RUNS = 3
"""With another cause, a channel is dead after so many runs."""
_KIN = 0.8
"""A channel that usually shows less than this of what another one has holds another choice of pieces."""
_PATIENCE = 3
"""Days that a channel may be behind: many a feed is made once a day, and rests at weekends."""


def judge_channels_of(archive: Archive, source: str) -> list[Finding]:
    """Return what is wrong with the channels of a source after its last run."""
    accepted = cast("dict[Key, int]", archive.alarms.accepted(source))
    return judge_channels(archive.channels.history(source), accepted)


def judge_channels(rows: Iterable[Row], accepted: Mapping[Key, int]) -> list[Finding]:
    """Return what is wrong with the channels of a source.

    ``rows`` is what its runs saw of each, oldest first, with ``started`` of the run; ``accepted`` names the findings
    that the user took for normal, each with the run up to which its past is forgotten. Channels that the last run did
    not know are of the past.
    """
    by_url: dict[str, list[Row]] = defaultdict(list)
    last = 0
    for row in rows:
        by_url[row["url"]].append(row)
        last = row["run_id"]
    kinds = {url: seen[-1]["kind"] for url, seen in by_url.items()}
    found = []
    for url, seen in by_url.items():
        if seen[-1]["run_id"] != last:
            continue
        # A lone listing that fails is a failed run, and one without teasers has alarms of its own.
        is_watched = seen[-1]["kind"] == "listing" and (len(by_url) == 1 or seen[-1]["cause"] == "no-teasers")
        dead = None if is_watched else _judge_life(url, seen, accepted.get(("channel", url), 0))
        behind = _judge_lag(url, seen, kinds, accepted.get(("behind", url), 0))
        lacking = None if behind else _judge_share(url, seen, kinds, accepted.get(("lacking", url), 0))
        found += [finding for finding in (dead, behind, lacking) if finding is not None]
    return found


def _judge_life(url: str, seen: Sequence[Row], accepted: int) -> Finding | None:
    """Return the finding that a channel is dead: one run settles it where the cause does, else several in a row."""
    streak: list[Row] = []
    for row in seen:
        if row["state"] == "failed":
            streak.append(row)
        elif row["state"] != "left" and (row["state"], row["cause"]) != ("idle", ""):  # not come to, or of another run
            streak = []
    if not streak or streak[0]["run_id"] <= accepted:
        return None
    if not any(_is_dead(row["cause"]) for row in streak) and len(streak) < _FAILED_RUNS:
        return None
    last = streak[-1]
    good = [row["run_id"] for row in seen if row["state"] in ("read", "unchanged")]
    instead = f"; {last['stood_in']} was asked in its place" if last["stood_in"] else ""
    since = "" if good else ", and has never been read"
    return Finding(
        kind="channel",
        subject=url,
        run_id=streak[0]["run_id"],
        since_run=streak[0]["run_id"],
        last_good_run=good[-1] if good else None,
        example=url,
        message=f"the {_called(last['kind'])} cannot be read ({last['cause']}){since}{instead}",
    )


def _is_dead(cause: str) -> bool:
    return cause in _DEAD or cause.startswith(("empty-", "no-", "wall-"))


@dataclass(slots=True)
class _Lag:
    """How long a channel has been behind, and how long it was at most before it caught up.

    One that is so far behind that it has nothing in common with the other one is still behind.
    """

    days: int = 0
    usual: int = 0
    runs: list[int] = field(default_factory=list)
    good: int | None = None
    since: str | None = None
    is_normal: bool = False
    """The user said so of the lag that it has."""

    def look(self, row: Row) -> None:
        if row["behind"] is None and not self.runs:
            return
        if row["behind"] == 0:
            self.usual, self.days, self.runs = max(self.usual, self.days), 0, []
            self.good, self.is_normal = row["run_id"], False
            return
        self.runs.append(row["run_id"])
        self.since = row["behind_since"] or self.since
        if self.since:
            waited = datetime.fromisoformat(row["started"]) - datetime.fromisoformat(self.since)
            self.days = max(self.days, waited.days)


def _judge_lag(url: str, seen: Sequence[Row], kinds: Mapping[str, str], accepted: int) -> Finding | None:
    """Return the finding that a channel is behind: for longer than three days, and longer than it ever was before."""
    lag = _Lag()
    compared = [row for row in seen if row["compared_with"]]
    for row in compared:
        lag.look(row)
        lag.is_normal = lag.is_normal or bool(lag.runs and row["run_id"] <= accepted)
    if lag.is_normal or lag.days <= max(_PATIENCE, lag.usual):
        return None
    last = compared[-1]
    other = _called(kinds.get(last["compared_with"], "listing"))
    count = last["behind"] if last["behind"] is not None else last["lacking"]
    pieces = "1 newer piece" if count == 1 else f"{count} newer pieces"
    return Finding(
        kind="behind",
        subject=url,
        run_id=last["run_id"],
        since_run=lag.runs[0],
        last_good_run=lag.good,
        example=last["example"],
        message=f"the {_called(last['kind'])} has been behind the {other} for {lag.days} days: it lacks {pieces}",
    )


def _judge_share(url: str, seen: Sequence[Row], kinds: Mapping[str, str], accepted: int) -> Finding | None:
    """Return the finding that a channel lost pieces that another one has: more than it ever lacked."""
    track = Track(Share())
    last: Row | None = None
    for row in seen:
        if row["run_id"] <= accepted or not row["expected"]:
            continue
        last = row
        if not track.open and track.habit.runs and track.habit.usual < _KIN:
            track.learn((row["expected"] - row["lacking"], row["expected"]), 1.0)
            continue
        track.look(row["run_id"], (row["expected"] - row["lacking"], row["expected"]))
    if last is None or not track.open:
        return None
    other = _called(kinds.get(last["compared_with"], "listing"))
    few = f"{last['lacking']} of {last['expected']} pieces"
    return Finding(
        kind="lacking",
        subject=url,
        run_id=last["run_id"],
        since_run=track.since,
        last_good_run=track.last_good,
        example=last["example"],
        message=f"the {_called(last['kind'])} lacks {few} that the {other} has",
    )


def _called(kind: str) -> str:
    """Return what messages call a channel of a kind."""
    from archive_scraper.sites.rules import CHANNEL_NAMES  # the rules of sites, which one without messages saves

    return CHANNEL_NAMES[kind]
