"""The channels of a source, judged and chosen: the best for new articles, the best for the back catalogue, a spare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.channels.facts import Facts, calibrated, facts_of
from archive_scraper.channels.judge import own_fault, verdict
from archive_scraper.channels.model import Choice
from archive_scraper.channels.shapes import article_paths, slug_paths

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from archive_scraper.channels.model import Seen
    from archive_scraper.items import Listing

_LISTS = ("listing", "json", "browser")
"""Kinds of pages that a reader sees: a source starts from one, whatever of it is read."""
_FOR_NEW = ("feed", "wordpress", "sitemap")
"""A feed that did not change costs one request with an empty answer, a page of an API its whole text, a sitemap all of
its addresses."""
_FOR_ARCHIVE = ("wordpress", "sitemap")
"""What reaches back without paging: by windows of dates, by all addresses in one file."""
_MOST_SPARES = 2


def choose(seen: Sequence[Seen], site: str, now: datetime) -> list[Choice]:
    """Return what was seen with verdicts, in its order.

    Args:
        seen: what was found, with normalized listings; the one that the user gave has the origin "given".
        site: an address of the site.
        now: when it was looked at.

    """
    choices = [
        Choice(seen=one, facts=Facts() if one.kind == "sitemap" else facts_of(one.listing, site, now)) for one in seen
    ]
    for choice in choices:
        if choice.seen.kind != "sitemap":
            choice.paths = article_paths(_urls(choice.seen.listing)) if choice.seen.listing is not None else ()
    reference = _reference(choices, now)
    _narrow(choices, reference, site, now)
    for choice in choices:
        others = [other for other in choices if other is not choice]
        choice.is_good, choice.reason = verdict(choice, others, reference, now)
        choice.shared = _shared(choice, others)
    _pick(choices, reference)
    main = main_of(choices)
    for choice in choices:
        if main is not None and main.facts.items and choice.facts.items:
            choice.overlap = len(set(main.facts.days) & set(choice.facts.days)) / len(main.facts.days)
    return choices


def _reference(choices: Sequence[Choice], now: datetime) -> Choice | None:
    """Return the channel that says which pieces are asked for: the one that was given, else the first list.

    One that is dead or of clippings comes last. A sitemap names all pages of a site: it does not say which are meant.
    """
    sound = [choice for choice in choices if choice.facts.items and not choice.seen.fault]
    sound.sort(key=lambda choice: choice.seen.origin != "given" and bool(own_fault(choice.facts, now)))
    given = (choice for choice in sound if choice.seen.origin == "given" and choice.seen.kind != "sitemap")
    lists = (choice for choice in sound if choice.seen.kind in _LISTS)
    return next(given, None) or next(lists, None)


def _narrow(choices: Sequence[Choice], reference: Choice | None, site: str, now: datetime) -> None:
    """Leave the articles of the sitemaps, which name all pages of a site."""
    days = {
        key: day
        for choice in choices
        for key, day in choice.facts.days.items()
        if day is not None and choice.seen.kind != "sitemap"
    }
    known = _paths(choices, reference)
    for choice in choices:
        if choice.seen.kind == "sitemap" and choice.seen.listing is not None:
            choice.paths = known or slug_paths(_urls(choice.seen.listing))
            choice.facts = calibrated(facts_of(choice.seen.listing, site, now, choice.paths), days, now)


def article_shapes(choices: Sequence[Choice], now: datetime) -> tuple[str, ...]:
    """Return the paths of a source's articles, as its channels but for sitemaps show them; none where none does."""
    return _paths(choices, _reference(choices, now))


def _paths(choices: Sequence[Choice], reference: Choice | None) -> tuple[str, ...]:
    if reference is not None and reference.paths:
        return reference.paths
    return tuple(dict.fromkeys(path for choice in choices if choice.seen.kind != "sitemap" for path in choice.paths))


def _urls(listing: Listing) -> list[str]:
    return [*(item.url for item in listing.items), *(address.url for address in listing.addresses)]


def _shared(choice: Choice, others: Sequence[Choice]) -> float | None:
    mine = choice.facts.days
    if not mine or not any(other.facts.days for other in others):
        return None
    return sum(any(key in other.facts.days for other in others) for key in mine) / len(mine)


def _pick(choices: Sequence[Choice], reference: Choice | None) -> None:
    """Choose, and leave two good ones for the day on which a chosen one dies."""
    good = [choice for choice in choices if choice.is_good]
    for start in _starts(choices, reference):
        start.chosen, start.use = True, ("new",)
    for use, order in (("new", _FOR_NEW), ("archive", _FOR_ARCHIVE)):
        fit = [one for one in good if one.seen.kind in order]
        given = next((one for one in fit if one.seen.origin == "given" and use == "new"), None)
        best = given or min(fit, key=lambda one: _rank(one, order), default=None)
        if best is not None:
            best.chosen, best.use = True, (*(name for name in best.use if name != use), use)  # type: ignore[arg-type]
    if not any(choice.chosen for choice in choices):
        return
    spares = [choice for choice in good if not choice.chosen][:_MOST_SPARES]
    for choice in good:
        if not choice.chosen:
            choice.is_spare = any(choice is spare for spare in spares)
            choice.reason += "; kept as a spare" if choice.is_spare else "; not needed"


def _rank(choice: Choice, order: Sequence[str]) -> tuple[int, float, int]:
    fields = sum(choice.facts.fields.get(name, 0.0) for name in ("published", "authors", "summary"))
    return order.index(choice.seen.kind), -round(fields, 1), -choice.facts.items


def _starts(choices: Sequence[Choice], reference: Choice | None) -> list[Choice]:
    """Return where a source starts: at what was given, even a poor one, and at a list, the first good one."""
    given = reference if reference is not None and reference.seen.origin == "given" else None
    if given is not None and given.seen.kind in _LISTS:
        return [given]
    good = (choice for choice in choices if choice.is_good and choice.seen.kind in _LISTS)
    return [start for start in (given, next(good, None)) if start is not None]


def main_of(choices: Sequence[Choice]) -> Choice | None:
    """Return the chosen channel that is shown, and that the others are measured by: what was given, else a list."""
    chosen = [choice for choice in choices if choice.chosen and "new" in choice.use]
    return min(chosen, key=lambda one: (one.seen.origin != "given", one.seen.kind != "listing"), default=None)
