"""Learn which repeated block of a page is its listing, and print how well the weights do on held-out publishers.

usage: python benchmarks/learn_listings.py LISTINGS_DIR [--write]

LISTINGS_DIR holds ``inputs.jsonl``, ``pages/`` and ``truth.jsonl``. A conditional logit over the candidates of each
page (softmax over blocks, target: the blocks whose links agree with the truth), L2 penalty, full-batch Adam, no random
numbers. Every page is seen four times: as it is, without class names and ids, with headings and sections as plain
div, and both, so that no weight leans on what a page need not have. Folds are fixed by a checksum of the domain.
``--write`` replaces archive_scraper/extract/listing/rank/weights.toml.
"""

from __future__ import annotations

import gzip
import json
import math
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from archive_scraper.extract.linked_data import read_stated_items
from archive_scraper.extract.listing.blocks.find import Candidate, find_candidates
from archive_scraper.extract.listing.page.outline import Outline
from archive_scraper.extract.listing.page.walk import HEADINGS
from archive_scraper.extract.listing.rank.block_features import describe
from archive_scraper.extract.listing.rank.page_facts import PageFacts
from archive_scraper.extract.listing.rank.sections import drop_asides, drop_pager
from archive_scraper.extract.next_page import find_next_link
from archive_scraper.extract.page import Page
from archive_scraper.normalize.urls import page_key

if TYPE_CHECKING:
    from collections.abc import Iterator

WEIGHTS = Path(__file__).resolve().parent.parent / "archive_scraper/extract/listing/rank/weights.toml"
FOLDS = 7
PENALTY = 0.3
STEPS = 300
RATE = 0.15
BY_HAND = {
    "stated": 2.0,
    "headed": -0.8,
    "embedded": -2.0,
    "related_on_article": 1.5,
    "popular_on_article": -1.5,
    "most_read": -1.0,
}
"""Too rare in the development half to learn: a list that the page itself states is strong evidence for it, headings
between the parts of a block say that it is several lists, links in mid-sentence are a text's. Below an article, what is
headed "Related" is meant more than what is headed "Latest"; what is headed "Most read" is a box beside any list."""
SECTIONS = frozenset({"article", "section", "main", "nav", "header", "footer", "aside"})
HEADER = """\
# Weights of the features of extract/listing/rank/block_features.py: which repeated block of a page is its listing.
# Learned by benchmarks/learn_listings.py from the development half of the measuring corpus (hand-checked items of real
# pages; no page text stands here). Do not edit: run it again with --write.

[weights]
"""


@dataclass(slots=True)
class Example:
    """One page: the features of its candidates, and how well the links of each agree with the truth."""

    name: str
    domain: str
    rows: list[list[float]]
    target: list[float]
    variant: str


def read_examples(directory: Path) -> tuple[list[str], list[Example]]:
    """Return the feature names and four examples a page."""
    names: list[str] = []
    examples = []
    truth = {row["id"]: row for row in _rows(directory / "truth.jsonl")}
    for row in _rows(directory / "inputs.jsonl"):
        body = gzip.decompress((directory / "pages" / f"{row['id']}.html.gz").read_bytes())
        for variant in ("", "nameless", "plain", "nameless plain"):
            page = _vary(Page.from_bytes(body, row["url"], row["encoding"]), variant)
            outline = Outline(page)
            candidates = find_candidates(outline)
            if not candidates:
                continue
            following = find_next_link(page)
            pager = outline.number.get(following.element, -1) if following is not None else -1
            facts = PageFacts(outline, read_stated_items(page), pager)
            wanted = {page_key(page.absolute(item["url"]) or "") for item in truth[row["id"]]["items"] if item["url"]}
            candidates = [drop_pager(drop_asides(candidate, facts), facts) for candidate in candidates]
            described = [describe(candidate, facts) for candidate in candidates]
            names = [name for name in described[0] if name not in BY_HAND]
            rows = [[features[name] for name in names] for features in described]
            target = [_agreement(outline, candidate, wanted) for candidate in candidates]
            examples.append(Example(row["id"], truth[row["id"]]["domain"], rows, target, variant))
    return names, examples


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _vary(page: Page, variant: str) -> Page:
    """Take class names or element names away, as other publishers would."""
    for element in page.root.iter():
        if not isinstance(element.tag, str):
            continue
        if "nameless" in variant:
            for attribute in ("class", "id", "role"):
                element.attrib.pop(attribute, None)
        if "plain" in variant and element.tag in HEADINGS | SECTIONS:
            element.tag = "div"
    return page


def _agreement(outline: Outline, candidate: Candidate, wanted: set[str]) -> float:
    """Return the F1 of records against wanted addresses; a record with several wanted ones counts as a part of one."""
    hits, found = 0.0, set()
    for record in candidate.records:
        anchors = outline.within(outline.anchors, record.start, record.stop)
        mine = {page_key(url) for anchor in anchors if (url := outline.url(anchor))} & wanted
        if mine:
            hits += 1 / len(mine)
            found |= mine
    precision, recall = hits / len(candidate.records), len(found) / len(wanted)
    return 2 * precision * recall / (precision + recall) if hits else 0.0


def fit(examples: list[Example], size: int) -> list[float]:
    """Return the weights that make the right blocks likeliest."""
    weights, first, second = [0.0] * size, [0.0] * size, [0.0] * size
    targets = [_share(example.target) for example in examples]
    for step in range(1, STEPS + 1):
        gradient = [PENALTY * weight * 4 / len(examples) for weight in weights]
        for example, target in zip(examples, targets, strict=True):
            likely = _softmax([_dot(row, weights) for row in example.rows])
            for row, is_likely, wanted in zip(example.rows, likely, target, strict=True):
                error = (is_likely - wanted) / len(examples)
                if abs(error) > 1e-7:
                    for place, value in enumerate(row):
                        if value:
                            gradient[place] += error * value
        rate = RATE * (1.0 if step < STEPS * 2 // 3 else 0.3)
        for place, slope in enumerate(gradient):
            first[place] = 0.9 * first[place] + 0.1 * slope
            second[place] = 0.99 * second[place] + 0.01 * slope * slope
            scaled = (first[place] / (1 - 0.9**step)) / (math.sqrt(second[place] / (1 - 0.99**step)) + 1e-8)
            weights[place] -= rate * scaled
    return weights


def _share(target: list[float]) -> list[float]:
    best = max(target)
    odds = [math.exp((value - best) * 20) if value >= best / 2 else 0.0 for value in target]
    return [value / sum(odds) for value in odds]


def _softmax(scores: list[float]) -> list[float]:
    best = max(scores)
    odds = [math.exp(score - best) for score in scores]
    return [value / sum(odds) for value in odds]


def _dot(row: list[float], weights: list[float]) -> float:
    return sum(value * weight for value, weight in zip(row, weights, strict=True))


def measure(examples: list[Example], weights: list[float]) -> list[float]:
    """Return for each example the agreement of the block that the weights choose."""
    return [
        example.target[max(range(len(example.rows)), key=lambda place: _dot(example.rows[place], weights))]
        for example in examples
    ]


def main(arguments: list[str]) -> int:
    """Learn, cross-validate, print, and write where asked."""
    if not arguments or not Path(arguments[0]).is_dir():
        print(__doc__, file=sys.stderr)
        return 2
    names, examples = read_examples(Path(arguments[0]))
    held: dict[str, list[float]] = {}
    for fold in range(FOLDS):
        outside = [one for one in examples if zlib.crc32(one.domain.encode()) % FOLDS != fold]
        inside = [one for one in examples if zlib.crc32(one.domain.encode()) % FOLDS == fold]
        weights = fit(outside, len(names))
        for one, value in zip(inside, measure(inside, weights), strict=True):
            held.setdefault(one.variant or "as it is", []).append(value)
            if value < max(one.target) - 0.02:
                print(f"held out {one.name:20s} {one.variant:16s} chose {value:.2f}, best block {max(one.target):.2f}")
    for variant, values in held.items():
        best = sum(max(one.target) for one in examples if (one.variant or "as it is") == variant) / len(values)
        print(f"cross-validated, pages {variant:16s} {sum(values) / len(values):.4f} of {best:.4f} ({len(values)})")
    weights = fit(examples, len(names))
    table = {name: round(weight, 3) for name, weight in zip(names, weights, strict=True)} | BY_HAND
    for name, weight in sorted(table.items(), key=lambda pair: -abs(pair[1])):
        print(f"{name:22s} {weight:+.2f}")
    if "--write" in arguments:
        WEIGHTS.write_text(HEADER + "".join(f"{name} = {weight}\n" for name, weight in table.items()), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
