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
    from collections.abc import Callable

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
    for is_better, less in _BETTER if ranked else ():
        _put_first(ranked, facts, is_better, less)
    return ranked


def _put_first(
    ranked: list[Ranked], facts: PageFacts, is_better: Callable[[Ranked, Ranked, PageFacts], bool], less: float
) -> None:
    """Put the first block first that is better than the best, of those that score not so much less."""
    best = ranked[0]
    for place, one in enumerate(ranked[1:], 1):
        if one.score < best.score - less:
            return
        if is_better(best, one, facts):
            ranked.insert(0, ranked.pop(place))
            return


def _has_members(best: Ranked, one: Ranked, facts: PageFacts) -> bool:
    """Tell whether the records of the best are groups of another block's, by day or topic."""
    return are_groups(best.candidate, one.candidate, facts)


def _has_contents(best: Ranked, one: Ranked, facts: PageFacts) -> bool:
    """Tell whether one record of the best holds all of another block that is much of the page.

    The columns of a page's layout are blocks too.
    """
    inner = one.candidate.records
    if len(inner) < _SEVERAL or _size(one, facts) < _MUCH_OF_PAGE * facts.size:
        return False
    return any(record.start <= inner[0].start and inner[-1].stop <= record.stop for record in best.candidate.records)


def _is_group_of(best: Ranked, one: Ranked, facts: PageFacts) -> bool:
    """Tell whether the best is one group of a list in groups."""
    return best.article <= _MAYBE_ARTICLE and is_union(best.candidate, one.candidate, facts)


def _is_finer(best: Ranked, one: Ranked, facts: PageFacts) -> bool:
    """Tell whether siblings were cut in another way too, which finds more of the same items.

    Cut by "Read more", a teaser without it would go to the one before.
    """
    same_place = best.candidate.flat and one.candidate.flat and one.candidate.parents == best.candidate.parents
    return same_place and _first_urls(best, facts) < _first_urls(one, facts)


def _is_fuller(best: Ranked, one: Ranked, facts: PageFacts) -> bool:
    """Tell whether a page lists the same items twice, and there says more of them."""
    records, first = one.candidate.records, best.candidate.records[0].start
    inside = any(record.start <= first < record.stop for record in records)
    if best.candidate.flat or one.candidate.flat or len(records) != len(best.candidate.records) or inside:
        return False
    return _size(one, facts) * 3 > _size(best, facts) * 4 and _first_urls(best, facts) <= _urls(one, facts)


def _is_own(best: Ranked, one: Ranked, facts: PageFacts) -> bool:
    """Tell whether the best is next to a page's list by its place or its heading, which is under the page's heading.

    Dates, which the list lacks then, do not make the other one the page's own.
    """
    if best.article > _MAYBE_ARTICLE or not _is_beside(best) or _is_beside(one):
        return False
    return _is_of_texts(one) and _is_below_page_heading(one, facts)


_BETTER = (
    (_has_members, math.inf),
    (_has_contents, _ABOUT_AS_GOOD),
    (_is_group_of, math.inf),
    (_is_finer, _ABOUT_AS_GOOD),
    (_is_fuller, _ABOUT_AS_GOOD),
    (_is_own, _DATES_WEIGH),
)
"""What puts another block first, in turn, and how much less it may score."""


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
