"""Learn the weights of the field candidates from the annotated half of the corpus.

usage: python benchmarks/learn_fields.py CORPUS_ARTICLES [--only FIELDS] [--cross-validate] [--held-out PREDICTIONS]

A candidate's label is whether it agrees with the truth of its field. The model is a logistic regression a field; the
table is extract/article/fields/weights.json: field -> fact -> weight. --only title,topics leaves the other fields'
weights as they are. Cross-validated figures are by publisher: no domain stands on both sides; they are means over
several partings of the publishers into folds. --held-out writes what the whole package answers for each page with the
weights that were learned without its publisher's pages, for the corpus's own scorer.
"""

from __future__ import annotations

import gzip
import json
import math
import sys
import zlib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import numpy as np
from extract import load

from archive_scraper.extract.article import read_page
from archive_scraper.extract.article.candidates import Candidate, Tables, choose
from archive_scraper.extract.article.fields import authors, topics
from archive_scraper.extract.article.fields.authors import author_candidates
from archive_scraper.extract.article.fields.dates import date_candidates
from archive_scraper.extract.article.fields.summary import summary_candidates
from archive_scraper.extract.article.fields.title import title_candidates
from archive_scraper.extract.article.fields.topics import topic_candidates
from archive_scraper.extract.page import Page
from archive_scraper.normalize.folding import fold_name, fold_title
from archive_scraper.normalize.text import html_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from archive_scraper.extract.article.context import Context

    Numbers = NDArray[np.float64]

TABLE = Path(__file__).resolve().parent.parent / "archive_scraper/extract/article/fields/weights.json"
FIELDS = ("title", "authors", "published", "summary", "topics")
FOLDS, PARTINGS, ROUNDS = 5, 8, 200
HOW = {"title": (3.0, 0.4), "authors": (4.0, 0.2), "published": (1.0, 1.0), "summary": (6.0, 0.5), "topics": (4.0, 1.0)}
"""How much large weights cost, and how much a candidate counts alone beside the choice among those of its page.
Compared by publisher, over several partings into folds: facts few and weights small answer pages of others best."""
LEAST = {"authors": authors.LEAST_SCORE, "topics": topics.LEAST_SCORE}
LEAST_PUBLISHERS = 3
"""A fact seen with fewer is not learned."""
BY_HAND = {
    # The boards of offices print a title as a row of a table; no page of the corpus does.
    "title": {"labelled": 2.5},
    # Highwire's tags name each author of a paper in an element of its own; hardly any page of the corpus has them.
    "authors": {"from:meta:citation_author": 1.6},
    # A third of the pages that have one take it for their description in the truth, too: it says nothing of the piece.
    # What a publisher printed for readers goes before what it wrote for search engines; the truth of half of the pages
    # is what machines find in the head.
    "summary": {"slogan": -1.0, "standfirst": 1.4},
}
"""Weights that the corpus is too small or too forgiving to teach: field -> fact -> weight."""


@dataclass
class Group:
    """The candidates of one field of one page, with labels."""

    publisher: str
    candidates: list[Candidate[Any]]
    labels: list[float]


def part(publishers: Iterable[str], parting: int) -> dict[str, int]:
    """Return the fold of each publisher in one of the partings: fixed, so that figures of two runs compare."""
    names = sorted(set(publishers), key=lambda name: zlib.crc32(f"{parting} {name}".encode()))
    return {name: place % FOLDS for place, name in enumerate(names)}


def read_pages(directory: Path) -> Iterator[tuple[Context, dict[str, Any]]]:
    truths = {row["id"]: row for row in map(json.loads, (directory / "truth.jsonl").open(encoding="utf-8"))}
    for line in (directory / "inputs.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        body = gzip.decompress((directory / "pages" / f"{row['id']}.html.gz").read_bytes())
        yield read_page(Page.from_bytes(body, row["url"], row["http_charset"])), truths[row["id"]]


def collect(directory: Path) -> dict[str, list[Group]]:
    groups: dict[str, list[Group]] = {name: [] for name in FIELDS}
    for context, truth in read_pages(directory):
        titles = title_candidates(context)
        best = choose("title", titles)
        if best is not None:
            context.find_headline(best.value)
        found: dict[str, list[Candidate[Any]]] = {
            "title": list(titles),
            "authors": list(author_candidates(context)),
            "published": list(date_candidates(context, None, None)),
            "summary": list(summary_candidates(context)),
            "topics": list(topic_candidates(context)),
        }
        for name, wanted in wanted_values(truth).items():
            if wanted:
                labels = [rate(name, item, wanted) for item in found[name]]
                groups[name].append(Group(truth["domain"], found[name], labels))
    return groups


def wanted_values(truth: dict[str, Any]) -> dict[str, Any]:
    """Return the truth of each field in the form that candidates are compared in; empty where it is unknown."""
    return {
        "title": fold_title(truth["title"] or ""),
        "authors": frozenset(fold_name(name) for name in truth["authors"] or ()) - {""},
        "published": set(truth["published_days"] or ()),
        "summary": fold_title(truth["description"] or ""),
        "topics": {fold_name(name) for name in truth["topics"] or ()} - {""},
    }


def rate(name: str, item: Candidate[Any], wanted: Any) -> float:
    """Return how right a candidate is, 0 to 1."""
    if name == "topics":
        return f1(item.value.names, wanted)
    if name == "published":
        return float(item.key in wanted)
    if name == "summary":
        return float(fold_title(html_text(item.value)) == wanted)
    return float(item.key == wanted)


def train(name: str, groups: list[Group]) -> dict[str, float]:
    """Fit a logistic regression with small weights to the candidates of each page, in steps by the gradient's sign."""
    cost, alone = HOW[name]
    publishers: dict[str, set[str]] = defaultdict(set)
    for group in groups:
        for item in group.candidates:
            for fact in item.facts:
                publishers[fact].add(group.publisher)
    facts = ["bias", *sorted(fact for fact, names in publishers.items() if len(names) >= LEAST_PUBLISHERS)]
    places = {fact: place for place, fact in enumerate(facts)}
    rows = [item for group in groups for item in group.candidates]
    seen = np.zeros((len(rows), len(facts)))
    seen[:, 0] = 1
    for row, item in zip(seen, rows, strict=True):
        row[[places[fact] for fact in item.facts if fact in places]] = 1
    rights = np.array([right for group in groups for right in group.labels])
    pages = np.repeat(np.arange(len(groups)), [len(group.candidates) for group in groups])
    costs = np.full(len(facts), cost)
    costs[0] = 0
    weights, steps, before = np.zeros(len(facts)), np.full(len(facts), 0.1), np.zeros(len(facts))
    for _ in range(ROUNDS):
        slope = costs * weights - seen.T @ _errors(seen @ weights, rights, pages, alone)
        same = slope * before
        steps = np.where(same > 0, np.minimum(1.2 * steps, 1), np.where(same < 0, steps / 2, steps))
        before = np.where(same < 0, 0, slope)
        weights = weights - np.sign(before) * steps
    return dict(zip(facts, weights.tolist(), strict=True))


def _errors(sums: Numbers, rights: Numbers, pages: Numbers, alone: float) -> Numbers:
    """Return the gradient for each candidate: of the choice among those of its page, and of each alone."""
    powers = np.exp(sums)
    goods = powers * rights * rights
    all_of_page = np.bincount(pages, powers)[pages]
    good_of_page = np.bincount(pages, goods)[pages]
    choice = np.where(good_of_page > 0, goods / np.maximum(good_of_page, 1e-300) - powers / all_of_page, 0)
    return choice + alone * (rights - powers / (1 + powers))


def f1(names: Iterable[str], truth: set[str]) -> float:
    found = {fold_name(name) for name in names}
    return 2 * len(found & truth) / (len(found) + len(truth))


def measure(name: str, groups: list[Group], tables: Tables) -> list[float]:
    """Return for each page whether the choice is right, or for topics the F1 of the set."""
    results = []
    for group in groups:
        best = choose(name, group.candidates, least=LEAST.get(name, -math.inf), tables=tables)
        chosen = (right for item, right in zip(group.candidates, group.labels, strict=True) if item is best)
        results.append(next(chosen, 0.0))
    return results


def cross_validate(name: str, groups: list[Group]) -> list[float]:
    """Return for each parting what the weights answer on the pages of publishers that they were not learned from."""
    found = []
    for parting in range(PARTINGS):
        folds = part((group.publisher for group in groups), parting)
        results: list[float] = []
        for place in range(FOLDS):
            tables = {name: train(name, [group for group in groups if folds[group.publisher] != place])}
            results += measure(name, [group for group in groups if folds[group.publisher] == place], tables)
        found.append(sum(results) / len(results))
    return found


def write_held_out(directory: Path, groups: dict[str, list[Group]], target: Path) -> None:
    """Write the answers for all pages, each with the weights of the other folds."""
    answer = load(Path(__file__).resolve().parent / "predictors" / "articles.py").answer
    domains = {row["id"]: row["domain"] for row in map(json.loads, (directory / "truth.jsonl").open(encoding="utf-8"))}
    folds = part(domains.values(), 0)
    tables: dict[int, Tables] = {}
    for place in range(FOLDS):
        others = {name: [group for group in groups[name] if folds[group.publisher] != place] for name in FIELDS}
        tables[place] = {name: train(name, others[name]) for name in FIELDS}
    with target.open("w", encoding="utf-8") as out, (directory / "inputs.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            body = gzip.decompress((directory / "pages" / f"{row['id']}.html.gz").read_bytes())
            known = tables[folds[domains[row["id"]]]]
            with patch("archive_scraper.extract.article.candidates._tables", return_value=known):
                out.write(json.dumps(answer(body, row), ensure_ascii=False) + "\n")


def main(arguments: list[str]) -> int:
    groups = collect(Path(arguments[0]))
    if "--held-out" in arguments:
        write_held_out(Path(arguments[0]), groups, Path(arguments[arguments.index("--held-out") + 1]))
    tables: Tables = json.loads(TABLE.read_text(encoding="utf-8"))
    for name in arguments[arguments.index("--only") + 1].split(",") if "--only" in arguments else FIELDS:
        learned = {fact: round(weight, 3) for fact, weight in train(name, groups[name]).items() if abs(weight) >= 0.01}
        tables[name] = dict(sorted((learned | BY_HAND.get(name, {})).items()))
        count = len(groups[name])
        line = f"{name}: {count} pages, possible {sum(any(g.labels) for g in groups[name]) / count:.3f}"
        if "--cross-validate" in arguments:
            found = cross_validate(name, groups[name])
            line += f", cross-validated {mean(found):.3f} (partings {min(found):.3f} to {max(found):.3f})"
        own = measure(name, groups[name], tables)
        print(f"{line}, on its own pages {sum(own) / len(own):.3f}, {len(tables[name])} weights")
    TABLE.write_text(json.dumps(tables, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
