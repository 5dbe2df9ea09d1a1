"""Which repeated block is the listing: a weighted sum of features, the weights in data/weights.toml."""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from archive_scraper.extract.listing.features import SAMPLE, PageFacts, describe

if TYPE_CHECKING:
    from collections.abc import Collection

    from archive_scraper.extract.listing.blocks import Candidate
    from archive_scraper.extract.listing.outline import Outline


# Scores of the development pages: listings have 6.7 and more (one bare list of links 4.6), the best of the other blocks
# of a page 4.5 and less where they are navigation.
_EVEN_SCORE = 4.6
_STEEPNESS = 1.5
_IN_NAVIGATION = 1.5
_MAYBE_ARTICLE = 0.3
_BESIDE = 0.8
_THIN = 9
"""Mean characters of a record below which it holds no title in any script."""


@dataclass(slots=True)
class Ranked:
    """A candidate with its features and their weighted sum."""

    candidate: Candidate
    score: float
    features: dict[str, float]
    article: float
    """How much the page looks like one article, 0 to 1."""

    def against(self, winner: Ranked, limit: int = 3) -> list[str]:
        """Return the features in which the winner was most ahead."""
        lost = sorted(
            ((load_weights()[name] * (value - winner.features[name]), name) for name, value in self.features.items())
        )
        return [f"{name.replace('_', ' ')} {weight:+.1f}" for weight, name in lost[:limit] if weight < 0]

    def reasons(self, limit: int = 4) -> list[str]:
        """Return the features that spoke loudest for and against, in words."""
        parts = sorted(
            ((load_weights()[name] * value, name) for name, value in self.features.items()),
            key=lambda part: -abs(part[0]),
        )
        return [f"{name.replace('_', ' ')} {weight:+.1f}" for weight, name in parts[:limit] if abs(weight) >= 0.05]


@cache
def load_weights() -> dict[str, float]:
    """Return feature -> weight."""
    text = files("archive_scraper.extract.listing").joinpath("data/weights.toml").read_text("utf-8")
    return {name: float(value) for name, value in tomllib.loads(text)["weights"].items()}


def rank(outline: Outline, candidates: list[Candidate], stated: Collection[str] = (), pager: int = -1) -> list[Ranked]:
    """Return the candidates, the likeliest listing first.

    ``stated``: page keys that the page's JSON-LD lists; ``pager``: the node of the link to the next page, or -1.
    """
    facts, weights = PageFacts(outline, stated, pager), load_weights()
    ranked = []
    for candidate in candidates:
        if _is_thin(outline, candidate):
            continue
        if candidate.part and facts.surroundings(candidate.records[0].root)[0]:
            continue  # one of the many lists of a menu
        features = describe(candidate, facts)
        score = sum(weights[name] * value for name, value in features.items())
        ranked.append(Ranked(candidate, score, features, facts.is_article))
    ranked.sort(key=lambda one: -one.score)
    return ranked


def _is_thin(outline: Outline, candidate: Candidate) -> bool:
    """Tell whether a candidate's records are too short for titles: tags, page numbers, icons."""
    sample = candidate.records[:SAMPLE]
    total = sum(outline.length_between(record.first_run, record.last_run) for record in sample)
    return total < _THIN * len(sample)


def confidence(ranked: list[Ranked]) -> float:
    """Return how sure the first of the ranked is the page's listing, 0 to 1.

    On a page that is an article by all signs, a list of teasers is a box beside it, found for certain or not.
    """
    if not ranked:
        return 0.0
    weights = [math.exp(one.score - ranked[0].score) for one in ranked[:20]]
    rivals = 1 / sum(weights)
    best = ranked[0].score - _IN_NAVIGATION * ranked[0].features["navigation"]
    quality = 1 / (1 + math.exp(_STEEPNESS * (_EVEN_SCORE - best)))
    beside = _BESIDE * max(0.0, ranked[0].article - _MAYBE_ARTICLE) / (1 - _MAYBE_ARTICLE)
    return round(quality * (0.5 + 0.5 * rivals) * (1 - beside), 3)
