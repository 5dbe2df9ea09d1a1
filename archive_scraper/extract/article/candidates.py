"""Candidates for a field and how the best is chosen: facts with weights, from one table.

A candidate is one value with everything that speaks for or against it. The weights in fields/weights.json
were learned from checked pages (benchmarks/learn_fields.py): field -> fact -> weight.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Generic, TypeVar

from archive_scraper.extract.decisions import Option, loudest, record

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

STATED = ("from:json-ld", "from:meta")
"""Beginnings of the facts that name what a page states for machines."""
WEIGHTS = "archive_scraper/extract/article/fields/weights.json"
V = TypeVar("V")
Tables = dict[str, dict[str, float]]


@dataclass(slots=True)
class Candidate(Generic[V]):
    """One possible value of a field."""

    key: Hashable
    """What two prints of one value share: the folded title, the calendar day."""
    value: V
    origin: str
    facts: set[str] = field(default_factory=set)

    @property
    def is_stated(self) -> bool:
        """Tell whether the page's data or its head say it, not its print alone."""
        return any(fact.startswith(STATED) for fact in self.facts)


@cache
def _tables() -> Tables:
    data = resources.files("archive_scraper.extract.article.fields").joinpath("weights.json").read_text("utf-8")
    tables: Tables = json.loads(data)
    return tables


def merge(candidates: Iterable[Candidate[V]]) -> list[Candidate[V]]:
    """Return one candidate a key: value and origin of the first, the facts of all."""
    merged: dict[Hashable, Candidate[V]] = {}
    for candidate in candidates:
        known = merged.get(candidate.key)
        if known is None:
            merged[candidate.key] = candidate
        else:
            known.facts |= candidate.facts
    return list(merged.values())


def score(name: str, candidate: Candidate[V], tables: Tables | None = None) -> float:
    """Return the log-odds that a candidate is right."""
    table = (_tables() if tables is None else tables).get(name, {})
    # fsum: a set has no order, and rounding by the order of adding would decide between equals.
    return math.fsum([table.get("bias", 0.0), *[table.get(fact, 0.0) for fact in candidate.facts]])


def choose(
    name: str, candidates: list[Candidate[V]], *, least: float = -math.inf, tables: Tables | None = None
) -> Candidate[V] | None:
    """Return the candidate with the highest score, the first of equals; None where none reaches ``least``."""
    best = None
    top = least
    for candidate in candidates:
        value = score(name, candidate, tables)
        if value > top:
            best, top = candidate, value
    record(name, WEIGHTS, lambda: _options(name, candidates, tables), least=least)
    return best


def _options(name: str, candidates: list[Candidate[V]], tables: Tables | None) -> Iterator[Option]:
    """Yield candidates with the weight of each of their facts."""
    table = (_tables() if tables is None else tables).get(name, {})
    for candidate in candidates:
        signs = [(fact, table.get(fact, 0.0)) for fact in ("bias", *candidate.facts)]
        yield Option(shown(candidate.value), score(name, candidate, tables), loudest(signs))


def shown(value: object) -> str:
    """Return a candidate's value as a reader sees it: of a byline or a date what is printed, of topics their names."""
    names = getattr(value, "names", None)
    return ", ".join(names) if names else str(getattr(value, "raw", value))
