"""Which repeated block is the listing: a weighted sum of features, the weights in weights.toml."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from archive_scraper.extract.decisions import loudest
from archive_scraper.extract.listing.rank.block_features import SAMPLE, describe
from archive_scraper.extract.listing.rank.groups import are_groups, is_union
from archive_scraper.extract.listing.rank.sections import drop_asides, drop_pager, drop_prose
from archive_scraper.normalize.urls import page_key

if TYPE_CHECKING:
    from archive_scraper.extract.listing.blocks.find import Candidate
    from archive_scraper.extract.listing.page.outline import Outline
    from archive_scraper.extract.listing.rank.page_facts import PageFacts


WEIGHTS = "archive_scraper/extract/listing/rank/weights.toml"
# Scores of the development pages: listings have 6.7 and more (one bare list of links 4.6), the best of the other blocks
# of a page 4.5 and less where they are navigation.
_EVEN_SCORE = 4.6
_STEEPNESS = 1.5
_IN_NAVIGATION = 1.5
_MAYBE_ARTICLE = 0.3
_BESIDE = 0.8
_ABOUT_AS_GOOD = 1.0
_SEVERAL = 4
_MOST = 0.5
_DATES_WEIGH = 4.0
"""About what dates and pictures add to a score."""
_MUCH_OF_PAGE = 0.25
_THIN = 9
"""Mean characters of a record below which it holds no title in any script."""

_NAMED = 5
"""Features that a report names of a block."""


@dataclass(slots=True)
class Ranked:
    """A candidate with its features and their weighted sum."""

    candidate: Candidate
    score: float
    features: dict[str, float]
    article: float
    """How much the page looks like one article, 0 to 1."""

    def against(self, winner: Ranked) -> list[str]:
        """Return the features in which the winner was most ahead."""
        lost = sorted(
            ((load_weights()[name] * (value - winner.features[name]), name) for name, value in self.features.items())
        )
        return [f"{name.replace('_', ' ')} {weight:+.1f}" for weight, name in lost[:_NAMED] if weight < 0]

    def reasons(self) -> list[str]:
        """Return the features that spoke loudest for and against, in words."""
        parts = self.signs()[:_NAMED]
        return [f"{name.replace('_', ' ')} {weight:+.1f}" for name, weight in parts if abs(weight) >= 0.05]

    def signs(self) -> tuple[tuple[str, float], ...]:
        """Return the features with what each adds to the score, the loudest first."""
        return loudest((name, load_weights()[name] * value) for name, value in self.features.items())


@cache
def load_weights() -> dict[str, float]:
    """Return feature -> weight."""
    text = files("archive_scraper.extract.listing.rank").joinpath("weights.toml").read_text("utf-8")
    return {name: float(value) for name, value in tomllib.loads(text)["weights"].items()}


def rank(facts: PageFacts, candidates: list[Candidate]) -> list[Ranked]:
    """Return the candidates, the likeliest listing first."""
    outline, weights = facts.outline, load_weights()
    ranked = []
    for found in candidates:
        candidate = drop_prose(drop_pager(drop_asides(found, facts), facts), facts)
        if _is_thin(outline, candidate):
            continue
        if candidate.part and facts.surroundings(candidate.records[0].root)[0]:
            continue  # one of the many lists of a menu
        features = describe(candidate, facts)
        score = sum(weights[name] * value for name, value in features.items())
        ranked.append(Ranked(candidate, score, features, facts.is_article))
    ranked.sort(key=lambda one: -one.score)
    _prefer_members(ranked, facts)
    _prefer_contents(ranked, facts)
    _prefer_union(ranked, facts)
    _prefer_finer(ranked, facts)
    _prefer_fuller(ranked, facts)
    _prefer_own(ranked, facts)
    return ranked


def _prefer_contents(ranked: list[Ranked], facts: PageFacts) -> None:
    """Where one record of the best holds all of another block that is much of the page, put that first.

    The columns of a page's layout are blocks too.
    """
    if not ranked:
        return
    best = ranked[0]
    for place, one in enumerate(ranked[1:], 1):
        if one.score < best.score - _ABOUT_AS_GOOD:
            return
        inner = one.candidate.records
        if len(inner) < _SEVERAL or _size(one, facts) < _MUCH_OF_PAGE * facts.size:
            continue
        if any(record.start <= inner[0].start and inner[-1].stop <= record.stop for record in best.candidate.records):
            ranked.insert(0, ranked.pop(place))
            return


def _prefer_members(ranked: list[Ranked], facts: PageFacts) -> None:
    """Where the records of the best are groups of another block's, by day or topic, put that first."""
    if not ranked:
        return
    best = ranked[0]
    for place, one in enumerate(ranked[1:], 1):
        if are_groups(best.candidate, one.candidate, facts):
            ranked.insert(0, ranked.pop(place))
            return


def _prefer_union(ranked: list[Ranked], facts: PageFacts) -> None:
    """Where the best is one group of a list in groups, put the whole list first."""
    if not ranked or ranked[0].article > _MAYBE_ARTICLE:
        return
    best = ranked[0]
    for place, one in enumerate(ranked[1:], 1):
        if is_union(best.candidate, one.candidate, facts):
            ranked.insert(0, ranked.pop(place))
            return


def _prefer_finer(ranked: list[Ranked], facts: PageFacts) -> None:
    """Where siblings were cut in two ways, put the cut first that finds more of the same items.

    Cut by "Read more", a teaser without it would go to the one before.
    """
    if not ranked or not ranked[0].candidate.flat:
        return
    best = ranked[0]
    items = _first_urls(best, facts)
    for place, one in enumerate(ranked[1:], 1):
        if one.score < best.score - _ABOUT_AS_GOOD:
            return
        same_place = one.candidate.flat and one.candidate.parents == best.candidate.parents
        if same_place and items < _first_urls(one, facts):
            ranked.insert(0, ranked.pop(place))
            return


def _prefer_fuller(ranked: list[Ranked], facts: PageFacts) -> None:
    """Where a page lists the same items twice, put the list first that says more of them."""
    if not ranked or ranked[0].candidate.flat:
        return
    best = ranked[0]
    for place, one in enumerate(ranked[1:], 1):
        if one.score < best.score - _ABOUT_AS_GOOD:
            return
        records, first = one.candidate.records, best.candidate.records[0].start
        apart = not any(record.start <= first < record.stop for record in records)
        if one.candidate.flat or len(records) != len(best.candidate.records) or not apart:
            continue
        if _size(one, facts) * 3 > _size(best, facts) * 4 and _first_urls(best, facts) <= _urls(one, facts):
            ranked.insert(0, ranked.pop(place))
            return


def _prefer_own(ranked: list[Ranked], facts: PageFacts) -> None:
    """Where the best is next to a page's list by its place or its heading, put the list under the page's heading first.

    Dates, which the other lacks then, do not make a list the page's own.
    """
    if not ranked or ranked[0].article > _MAYBE_ARTICLE or not _is_beside(ranked[0]):
        return
    best = ranked[0]
    for place, one in enumerate(ranked[1:], 1):
        if one.score < best.score - _DATES_WEIGH:
            return
        if _is_of_texts(one) and not _is_beside(one) and _is_below_page_heading(one, facts):
            ranked.insert(0, ranked.pop(place))
            return


def _is_beside(one: Ranked) -> bool:
    return one.features["side"] + one.features["related_on_list"] + one.features["most_read"] > 0


def _is_of_texts(one: Ranked) -> bool:
    """Tell whether records say more than a menu's do, but no dates: several titles with texts, or of titles' length."""
    features = one.features
    if len(one.candidate.records) < _SEVERAL - 1 or features["date"] >= _MOST or features["navigation"]:
        return False
    return max(features["text_beyond"], features["title_good"]) >= _MOST


def _is_below_page_heading(one: Ranked, facts: PageFacts) -> bool:
    heading = facts.heading_above(one.candidate.records[0].start)
    return heading >= 0 and facts.outline.tags[heading] == "h1"


def _size(one: Ranked, facts: PageFacts) -> int:
    between = facts.outline.length_between
    return sum(between(record.first_run, record.last_run) for record in one.candidate.records)


def _urls(one: Ranked, facts: PageFacts) -> set[str]:
    return {page_key(url) for record in one.candidate.records for url in facts.look(record).urls}


def _first_urls(one: Ranked, facts: PageFacts) -> set[str]:
    return {page_key(look.urls[0]) for record in one.candidate.records if (look := facts.look(record)).urls}


def _is_thin(outline: Outline, candidate: Candidate) -> bool:
    """Tell whether a candidate's records are too short for titles: tags, page numbers, icons."""
    sample = candidate.records[:SAMPLE]
    total = sum(outline.length_between(record.first_run, record.last_run) for record in sample)
    return total < _THIN * len(sample)


def confidence(ranked: list[Ranked]) -> float:
    """Return how sure the first of the ranked is the page's listing, 0 to 1.

    On a page that is an article by all signs, a list of teasers is a box next to it, found for certain or not.
    """
    if not ranked:
        return 0.0
    weights = [math.exp(one.score - ranked[0].score) for one in ranked[:20]]
    rivals = 1 / sum(weights)
    best = ranked[0].score - _IN_NAVIGATION * ranked[0].features["navigation"]
    quality = 1 / (1 + math.exp(_STEEPNESS * (_EVEN_SCORE - best)))
    beside = _BESIDE * max(0.0, ranked[0].article - _MAYBE_ARTICLE) / (1 - _MAYBE_ARTICLE)
    return round(quality * (0.5 + 0.5 * rivals) * (1 - beside), 3)
