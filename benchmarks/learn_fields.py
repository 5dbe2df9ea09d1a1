"""Learn the weights of the field candidates from the annotated half of the corpus.

usage: python benchmarks/learn_fields.py CORPUS_ARTICLES [--cross-validate] [--held-out PREDICTIONS]

A candidate's label is whether it agrees with the truth of its field. The model is a logistic regression a field; the
table is extract/article/fields/weights.json: field -> fact -> weight. Cross-validated figures are by
publisher: no domain stands on both sides. --held-out writes what the whole package answers for each page with the
weights that were learned without its publisher's pages, for the corpus's own scorer.
"""

from __future__ import annotations

import gzip
import json
import math
import random
import sys
import zlib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from extract import load

from archive_scraper.extract.article import read_page
from archive_scraper.extract.article.candidates import Candidate, Tables, choose
from archive_scraper.extract.article.fields.authors import LEAST_SCORE, author_candidates
from archive_scraper.extract.article.fields.dates import date_candidates
from archive_scraper.extract.article.fields.summary import summary_candidates
from archive_scraper.extract.article.fields.title import title_candidates
from archive_scraper.extract.article.fields.topics import topic_candidates
from archive_scraper.extract.page import Page
from archive_scraper.normalize.folding import fold_name, fold_title
from archive_scraper.normalize.text import html_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from archive_scraper.extract.article.context import Context

TABLE = Path(__file__).resolve().parent.parent / "archive_scraper/extract/article/fields/weights.json"
FIELDS = ("title", "authors", "published", "summary", "topics")
FOLDS = 5
EPOCHS = 20
RATE = dict.fromkeys(FIELDS, 0.1) | {"authors": 0.05, "published": 0.05}
"""Small steps leave the weights of rare facts small. Compared by publisher, over several partings into folds."""
DECAY = 0.02
LEAST_PAGES = 4
"""A fact seen on fewer pages is not learned."""
BY_HAND = {
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

    page_id: str
    fold: int
    candidates: list[Candidate[Any]]
    labels: list[float]
    truth: Any


def fold_of(domain: str) -> int:
    """Return the fold of a publisher: fixed, so that figures of two runs compare."""
    return zlib.crc32(domain.encode()) % FOLDS


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
                groups[name].append(Group(truth["id"], fold_of(truth["domain"]), found[name], labels, wanted))
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


def train(groups: list[Group], rate: float) -> dict[str, float]:
    """Fit a logistic regression by AdaGrad over the candidates of each page."""
    pages: dict[str, int] = defaultdict(int)
    for group in groups:
        for fact in set().union(*(item.facts for item in group.candidates)) if group.candidates else ():
            pages[fact] += 1
    known = {fact for fact, count in pages.items() if count >= LEAST_PAGES} | {"bias"}
    weights = dict.fromkeys(known, 0.0)
    squares = dict.fromkeys(known, 1.0)
    data = [
        [
            ([*(fact for fact in item.facts if fact in known), "bias"], right)
            for item, right in zip(g.candidates, g.labels, strict=True)
        ]
        for g in groups
    ]
    shuffler = random.Random(7)  # noqa: S311 - a fixed order of examples, nothing secret
    for _ in range(EPOCHS):
        shuffler.shuffle(data)
        for rows in data:
            sums = [sum(weights[fact] for fact in facts) for facts, _ in rows]
            for (facts, _), error in zip(rows, _errors(sums, [right for _, right in rows]), strict=True):
                for fact in facts:
                    squares[fact] += error * error
                    weights[fact] += rate * error / math.sqrt(squares[fact])
        for fact in weights:
            weights[fact] *= 1 - DECAY
    return weights


def _errors(sums: list[float], rights: list[float]) -> list[float]:
    """Return the gradient for each candidate: of the choice among them, and of each alone."""
    alone = [
        right - 1 / (1 + math.exp(-max(-30.0, min(30.0, value)))) for value, right in zip(sums, rights, strict=True)
    ]
    if not any(rights):
        return [error / 3 for error in alone]
    top = max(sums)
    powers = [math.exp(value - top) for value in sums]
    total = sum(powers)
    goods = [power * right * right for power, right in zip(powers, rights, strict=True)]
    good = sum(goods)
    return [part / good - power / total + error / 5 for part, power, error in zip(goods, powers, alone, strict=True)]


def f1(names: Iterable[str], truth: set[str]) -> float:
    found = {fold_name(name) for name in names}
    return 2 * len(found & truth) / (len(found) + len(truth))


def measure(name: str, groups: list[Group], tables: Tables) -> list[float]:
    """Return for each page whether the choice is right, or for topics the F1 of the set."""
    results = []
    for group in groups:
        least = LEAST_SCORE if name == "authors" else -math.inf
        best = choose(name, group.candidates, least=least, tables=tables)
        chosen = (right for item, right in zip(group.candidates, group.labels, strict=True) if item is best)
        results.append(next(chosen, 0.0))
    return results


def write_held_out(directory: Path, groups: dict[str, list[Group]], target: Path) -> None:
    """Write the answers for all pages, each with the weights of the other folds."""
    answer = load(Path(__file__).resolve().parent / "predictors" / "articles.py").answer
    domains = {row["id"]: row["domain"] for row in map(json.loads, (directory / "truth.jsonl").open(encoding="utf-8"))}
    folds = {
        place: {name: train([group for group in groups[name] if group.fold != place], RATE[name]) for name in FIELDS}
        for place in range(FOLDS)
    }
    with target.open("w", encoding="utf-8") as out, (directory / "inputs.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            tables = folds[fold_of(domains[row["id"]])]
            body = gzip.decompress((directory / "pages" / f"{row['id']}.html.gz").read_bytes())
            with patch("archive_scraper.extract.article.candidates._tables", return_value=tables):
                out.write(json.dumps(answer(body, row), ensure_ascii=False) + "\n")


def main(arguments: list[str]) -> int:
    groups = collect(Path(arguments[0]))
    if "--held-out" in arguments:
        write_held_out(Path(arguments[0]), groups, Path(arguments[arguments.index("--held-out") + 1]))
    tables: Tables = {}
    for name in FIELDS:
        tables[name] = {
            fact: round(weight, 3)
            for fact, weight in sorted(train(groups[name], RATE[name]).items())
            if abs(weight) >= 0.01
        }
        tables[name] = dict(sorted((tables[name] | BY_HAND.get(name, {})).items()))
        count = len(groups[name])
        line = f"{name}: {count} pages, possible {sum(any(g.labels) for g in groups[name]) / count:.3f}"
        if "--cross-validate" in arguments:
            results: list[float] = []
            for place in range(FOLDS):
                weights = train([g for g in groups[name] if g.fold != place], RATE[name])
                results += measure(name, [g for g in groups[name] if g.fold == place], {name: weights})
            line += f", cross-validated {sum(results) / len(results):.3f}"
        own = measure(name, groups[name], tables)
        print(f"{line}, on its own pages {sum(own) / len(own):.3f}, {len(tables[name])} weights")
    TABLE.write_text(json.dumps(tables, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
