"""Learn how much each fact about a name in a line counts for the outlet that a text stood in, or can be read in.

usage: python benchmarks/learn_links.py CORPUS [--cross-validate] [--write]

CORPUS holds ``strings/``, ``strings2/`` and ``articles/``; where it is absent nothing is learned. The rows are the
corpus's outside-link texts, the invented lines of the project's tests and, as lines that name no outlet, those of
the article pages in which the grammar reads nothing. A conditional logit over the ways to read each line (target: the
ways that give the right kind and outlet), L2 penalty, full-batch Adam, no random numbers. ``--write`` replaces
archive_scraper/normalize/links/link_weights.json.
"""

from __future__ import annotations

import gzip
import json
import sys
import zlib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from extract import load

from archive_scraper import extract_article
from archive_scraper.normalize.fragments import Line, read_line
from archive_scraper.normalize.links import publication_key
from archive_scraper.normalize.links.learned import LONGEST, WEIGHTS, Kind, Reading, named, readings_of
from archive_scraper.normalize.links.prefilter import may_hold_call
from archive_scraper.normalize.links.reading import pieces, recognise
from archive_scraper.normalize.urls import host_of, site_domain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Tables = dict[str, dict[str, float]]

HOME = Path(__file__).resolve().parent.parent
TESTS = HOME / "tests"
FORMS = TESTS / "normalize/link_forms.txt"
POINTERS = TESTS / "normalize/pointer_forms.txt"
LISTS = ("links_languages", "captions", "link_sentences")
KINDS: dict[str, Kind] = {"originally_published": "stood", "read_full": "read", "STOOD": "stood", "READ": "read"}
FOLDS, STEPS, RATE, PENALTY = 5, 300, 0.08, 0.6
BODY_WEIGHT, MOST_OF_PAGE = 0.3, 30
"""A paragraph of a body counts less than a row, and of one page only some are taken."""
LEAST_ROWS = 3
"""A fact seen in fewer rows is not learned."""
LEAST_WEIGHT = 0.05
"""A smaller weight is left out, and so is that of a fact that no line of the tests shows: none would hold it."""


@dataclass(slots=True)
class Example:
    """One line: the ways to read it, which of them are right, and how much it counts."""

    text: str
    group: str
    readings: list[Reading]
    right: list[int]
    counts: float
    is_ours: bool
    """It stands in the tests: tests/normalize/link_evidence.json holds the weights that it asks for."""


def collect(corpus: Path) -> list[Example]:
    examples = [_example(read_line(row[0]), *row[1:]) for row in _rows(corpus)]
    for group, line in _paragraphs(corpus / "articles"):
        examples.append(_example(line, "nothing", "", group, counts=BODY_WEIGHT))
    return [example for example in examples if example.right]


def _rows(corpus: Path) -> Iterator[tuple[str, Kind, str, str, bool]]:
    """Yield text, kind, outlet, publisher and whether it is ours, of the rows that name an outlet or none."""
    for name in ("strings", "strings2"):
        for row in _json(corpus / name / "links.jsonl"):
            wanted = row["expected"]
            kind = KINDS.get(wanted["kind"], "nothing")
            if wanted["kind"] != "continue" and (kind == "nothing" or wanted["publication"]):
                yield row["raw"], kind, wanted["publication"] or "", row["site"], False
    yield from ((text, KINDS.get(kind, "nothing"), outlet or "", text, True) for text, kind, outlet in invented())


def invented() -> Iterator[tuple[str, str, str | None]]:
    """Yield text, kind and outlet of the tests' invented lines that name an outlet or none."""
    for path in (FORMS, POINTERS, *sorted((TESTS / "newsrooms").glob("*.txt"))):
        whole = path in (FORMS, POINTERS)
        for line in path.read_text(encoding="utf-8").splitlines():
            text, arrow, wanted = line.rpartition(" => ")
            kind, _, outlet = wanted.partition(" ")
            kind, outlet = ("NOTHING", "") if path == POINTERS else (kind, outlet)  # calls that name none
            if arrow and (whole or line.startswith("l ")) and (outlet or kind in ("NOTHING", "NEITHER")):
                yield (text if whole else text[2:].replace("\\n", "\n")), kind, outlet
    languages, captions, sentences = (load(TESTS / f"normalize/test_{name}.py") for name in LISTS)
    for text, kind, outlet in (*languages.ROWS, *captions.CAPTIONS, *captions.PAGES):
        if outlet or kind == "not_external":
            yield text, kind, outlet
    yield from ((text, "not_external", None) for text in (*captions.PROSE, *sentences.OTHERS))
    yield from ((text, "read_full", outlet) for text, outlet in sentences.CALLS)
    yield from ((text, "originally_published", outlet) for text, outlet in sentences.ATTRIBUTIONS)


def _paragraphs(directory: Path) -> Iterator[tuple[str, Line]]:
    """Yield publisher and text of the lines of article pages in which the grammar reads nothing."""
    seen: set[str] = set()
    for row in _json(directory / "inputs.jsonl"):
        body = gzip.decompress((directory / "pages" / f"{row['id']}.html.gz").read_bytes())
        article = extract_article(body, row["url"], charset=row["http_charset"])
        blocks = [block for block in article.links_html if may_hold_call(block)]
        lines = {line.text: line for block in blocks for line in pieces(read_line(block)) if len(line.text) < LONGEST}
        for text in [text for text in lines if text not in seen and recognise(lines[text])[0] is None][:MOST_OF_PAGE]:
            yield site_domain(host_of(row["url"])), lines[text]
        seen.update(lines)


def _json(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _example(line: Line, kind: Kind, outlet: str, group: str, is_ours: bool = False, counts: float = 1.0) -> Example:
    readings = readings_of(line)
    wanted = publication_key(outlet)

    names = [named(line, reading.outlet).name if reading.outlet else "" for reading in readings]
    right = [n for n, name in enumerate(names) if readings[n].kind == kind and publication_key(name) == wanted]
    exact = [n for n in right if names[n].casefold() == outlet.casefold()]
    return Example(line.text, group, readings, exact or right, counts, is_ours)


def _names(reading: Reading) -> list[str]:
    """Return the weights that a reading asks for."""
    kinds = (reading.kind,) if reading.kind == "nothing" else (reading.kind, "either")
    return [f"{kind} {fact}" for kind in kinds for fact in (*reading.facts, "bias")]


def fit(examples: list[Example]) -> dict[str, float]:
    """Return the weights that make the right ways to read each line likeliest."""
    rows: dict[str, int] = defaultdict(int)
    for example in examples:
        for name in {name for reading in example.readings for name in _names(reading)}:
            rows[name] += 1
    names = sorted(name for name, count in rows.items() if count >= LEAST_ROWS)
    places = {name: place for place, name in enumerate(names)}
    which, facts, right, starts, counts = [], [], [], [0], []
    for example in examples:
        for number, reading in enumerate(example.readings):
            known = [places[name] for name in _names(reading) if name in places]
            which += [len(right)] * len(known)
            facts += known
            right.append(number in example.right)
        starts.append(len(right))
        counts.append(example.counts)
    line_of = np.repeat(np.arange(len(examples)), np.diff(starts))
    weights = _descend(
        np.array(which), np.array(facts), np.array(right), np.array(starts[:-1]), line_of, np.array(counts), len(names)
    )
    return dict(zip(names, weights.tolist(), strict=True))


def _descend(
    which: NDArray[np.int64],
    facts: NDArray[np.int64],
    right: NDArray[np.bool_],
    starts: NDArray[np.int64],
    line_of: NDArray[np.int64],
    counts: Numbers,
    size: int,
) -> Numbers:
    weights, first, second = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, STEPS + 1):
        sums = np.bincount(which, weights[facts], minlength=len(line_of))
        powers = np.exp(sums - np.maximum.reduceat(sums, starts)[line_of])
        likely = powers / np.add.reduceat(powers, starts)[line_of]
        good = likely * right
        wanted = good / np.maximum(np.add.reduceat(good, starts), 1e-12)[line_of]
        error = (likely - wanted) * counts[line_of]
        slope = np.bincount(facts, error[which], minlength=size) + PENALTY * weights
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope * slope
        rate = RATE if step < STEPS * 2 // 3 else RATE * 0.3
        weights = weights - rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return weights


def is_right(example: Example, weights: dict[str, float]) -> bool:
    sums = [sum(weights.get(name, 0.0) for name in _names(reading)) for reading in example.readings]
    return max(range(len(sums)), key=sums.__getitem__) in example.right


def cross_validate(examples: list[Example]) -> None:
    """Print how many lines of publishers and forms that were not learned from are read right, without the grammar."""
    folds = [zlib.crc32(example.group.encode()) % FOLDS for example in examples]
    results: dict[bool, list[bool]] = {True: [], False: []}
    for fold in range(FOLDS):
        weights = fit([example for example, place in zip(examples, folds, strict=True) if place != fold])
        for example, place in zip(examples, folds, strict=True):
            if place == fold:
                results[example.counts == 1].append(is_right(example, weights))
    for rows, found in results.items():
        print(f"cross-validated, {'rows' if rows else 'paragraphs'}: {sum(found)} of {len(found)}")


def main(arguments: list[str]) -> int:
    """Learn, print, and write where asked; 2 for a wrong command line."""
    if not arguments:
        print(__doc__, file=sys.stderr)
        return 2
    corpus = Path(arguments[0])
    if not (corpus / "strings").is_dir():
        print(f"{corpus}: no corpus, nothing learned")
        return 0
    examples = collect(corpus)
    if "--cross-validate" in arguments:
        cross_validate(examples)
    weights = fit(examples)
    shown = {name for example in examples if example.is_ours for one in example.readings for name in _names(one)}
    tables: Tables = {kind: {} for kind in ("nothing", "either", "stood", "read")}
    for name, weight in sorted(weights.items()):
        kind, _, fact = name.partition(" ")
        if abs(weight) >= LEAST_WEIGHT and name in shown:
            tables[kind][fact] = round(weight, 2)
    right = sum(is_right(example, weights) for example in examples)
    print(f"{len(examples)} lines, {right} read right, {sum(map(len, tables.values()))} weights")
    if "--write" in arguments:
        (HOME / WEIGHTS).write_text(json.dumps(tables, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
