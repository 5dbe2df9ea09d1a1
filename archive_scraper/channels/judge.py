"""Which channels bring a source's articles, each verdict with its reason in words.

Every threshold stands with what it rests on. Feeds of think tanks were measured by others in 2026: of 126 that answered
with 200, a third was dead, empty, HTML, clippings of the press or the blog instead of the reports.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from archive_scraper.sites.rules import CHANNEL_NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from archive_scraper.channels.facts import Facts
    from archive_scraper.channels.model import Choice

_CLIPPINGS = 0.5
"""Share. Most of what such a channel brings is not the source's. A quarter was measured on a feed that people use."""
_SOME_CLIPPINGS = 0.1
"""Share from which they are mentioned: single links to a partner stand on many a list."""
_DEAD_DAYS = 365
"""A year is the longest round of an institute: what is silent for longer has missed its yearly report too."""
_DEAD_GAPS = 5
"""Where items come by chance, five usual gaps pass without one in 7 of 1,000 cases (e^-5)."""
_OTHER_SHARE = 0.1
"""Below it two channels hold other pieces: a blog announces some of the reports too."""
_SAME_PIECES = 0.5
"""From it they hold the same: what one of them has is meant to be on the other."""
_OTHER_LEAST = 5
"""Items that must be there to be compared: of fewer, none in common may be chance."""
_BEHIND_DAYS = 7
"""Caches of feeds and sitemaps are made anew within a day, slow ones within some; after a week it is no cache."""
_BEHIND_ITEMS = 3
"""Newer articles. One or two may be of a kind that the channel leaves out on purpose: an event, a note of the house."""


@dataclass(frozen=True, slots=True)
class Shared:
    """How many items two channels share, of those that could be in both."""

    both: int
    of: int

    @property
    def share(self) -> float:
        """Share of what could be in both, 0 to 1."""
        return self.both / self.of if self.of else 0.0


def compare(one: Facts, other: Facts) -> Shared:
    """Count what two channels share among the items of the days that both of them reach.

    The smaller of the two is asked: a feed shows the newest alone, a sitemap shows all. Where their days do not meet,
    or one says none, all items are compared.
    """
    first, second = _in_both(one, other), _in_both(other, one)
    return Shared(len(first & second), min(len(first), len(second)))


def _in_both(one: Facts, other: Facts) -> set[str]:
    if one.newest is None or other.newest is None or one.oldest is None or other.oldest is None:
        return set(one.days)
    low = date.fromisoformat(max(one.oldest, other.oldest))
    high = date.fromisoformat(min(one.newest, other.newest))
    if low > high:
        return set(one.days)
    return {key for key, day in one.days.items() if day is None or low <= day <= high}


def verdict(choice: Choice, others: Sequence[Choice], reference: Choice | None, now: datetime) -> tuple[bool, str]:
    """Return whether a channel brings the source's articles, and why or why not.

    ``reference`` is the channel that the user asked for, or the one that stands in for it; it is not held to itself.
    """
    facts, seen = choice.facts, choice.seen
    if seen.fault:
        return False, seen.fault
    if not facts.items:
        return False, "empty"
    if said := own_fault(facts, now):
        return False, said
    if reference is not None and reference is not choice and (said := _other(choice, reference)):
        return False, said
    if said := _behind(choice, others):
        return False, said
    return True, _praise(choice, reference)


def own_fault(facts: Facts, now: datetime) -> str:
    """Say what speaks against a channel whatever the others hold; "" for nothing."""
    return _clippings(facts) or _dead(facts, now)


def _clippings(facts: Facts) -> str:
    share = facts.clippings or 0.0
    if share <= _CLIPPINGS:
        return ""
    elsewhere = 1 - (facts.own_host or 0.0)
    if elsewhere >= share / 2:
        return f"clippings: {elsewhere:.0%} lead elsewhere".replace("%", " %")
    return f"clippings: {facts.press or 0:.0%} are what others print about it".replace("%", " %")


def _dead(facts: Facts, now: datetime) -> str:
    if facts.newest is None or facts.oldest is None:
        return ""
    newest = date.fromisoformat(facts.newest)
    silence = (now.date() - newest).days
    dated = sum(day is not None for day in facts.days.values())
    gap = (newest - date.fromisoformat(facts.oldest)).days / max(dated - 1, 1)
    return f"dead since {newest.year}" if silence > max(_DEAD_DAYS, _DEAD_GAPS * gap) else ""


def _other(choice: Choice, reference: Choice) -> str:
    """Say that a channel holds other pieces than the one that was asked for."""
    shared = compare(choice.facts, reference.facts)
    if shared.of < _OTHER_LEAST or shared.share >= _OTHER_SHARE or _same_shape(choice, reference):
        return ""
    what = "blog" if "blog" in choice.seen.url.lower() or _in_blog(choice.facts) else "other pieces"
    return f"{what}: shares {shared.both} of {shared.of} with the {name_of(reference)}"


def _in_blog(facts: Facts) -> bool:
    """Tell whether most addresses say that they are of a blog."""
    return 2 * sum("/blog" in key.lower() or key.lower().startswith("blog") for key in facts.days) > len(facts.days)


def _same_shape(choice: Choice, reference: Choice) -> bool:
    """Tell whether two channels without a day in common lead to articles of the same sections."""
    mine, theirs = choice.facts, reference.facts
    apart = (
        mine.oldest and theirs.newest and (mine.oldest > theirs.newest or (theirs.oldest or "") > (mine.newest or ""))
    )
    return bool(apart) and bool(set(choice.paths) & set(reference.paths))


def newer(choice: Choice, other: Choice) -> int:
    """Count what another channel has that is newer than all of this one, and not on it."""
    mine, theirs = choice.facts, other.facts
    if mine.newest is None or theirs.newest is None or theirs.newest <= mine.newest:
        return 0
    newest, last = date.fromisoformat(mine.newest), date.fromisoformat(theirs.newest)
    return sum(day is not None and newest < day <= last and key not in mine.days for key, day in theirs.days.items())


def _behind(choice: Choice, others: Sequence[Choice]) -> str:
    """Say that another channel of the same pieces has newer ones."""
    newest = choice.facts.newest
    for other in others if newest is not None else ():
        if newest is None or other.facts.newest is None or _clippings(other.facts):
            continue
        lag = (date.fromisoformat(other.facts.newest) - date.fromisoformat(newest)).days
        if lag <= _BEHIND_DAYS or (count := newer(choice, other)) < _BEHIND_ITEMS:
            continue
        if set(choice.paths) & set(other.paths) or compare(choice.facts, other.facts).share >= _SAME_PIECES:
            what = "an old showcase" if choice.seen.kind == "listing" else "behind"
            return f"{what}: the {name_of(other)} has {count:,} newer articles"
    return ""


def _praise(choice: Choice, reference: Choice | None) -> str:
    """Say what speaks for a channel."""
    facts = choice.facts
    said = []
    if reference is not None and reference is not choice:
        shared = compare(facts, reference.facts)
        said.append(f"shares {shared.both:,} of {shared.of:,} with the {name_of(reference)}")
    if facts.oldest and facts.newest:
        said.append(f"reaches from {facts.newest} back to {facts.oldest}")
    elif changed := [day for day in facts.changed.values() if day is not None]:
        said.append(f"names {facts.items:,} pages, of which the last was changed on {max(changed)}")
    if (facts.clippings or 0.0) > _SOME_CLIPPINGS:
        said.append(f"{facts.clippings:.0%} of it are clippings".replace("%", " %"))
    return "good: " + ", ".join(said) if said else "good, though it names no dates"


def name_of(choice: Choice) -> str:
    """Return what a channel is called in a sentence: "listing", "WordPress list"."""
    return CHANNEL_NAMES[choice.seen.kind]
