"""Learn the weights of the body model from the annotated half of the corpus.

usage: python benchmarks/learn_body.py CORPUS_ARTICLES [--cross-validate]

Labels come from the truth: a block belongs to the body if most of its four-word runs stand in the checked body
text, or if it holds a string that the annotators named as part of the body (or not). Menus are read too: they are
what no text looks like, and some of them are not told by their names. The model is a logistic
regression; its table is archive_scraper/extract/article/body/weights.json, feature name -> weight.
"""

from __future__ import annotations

import gzip
import json
import math
import random
import re
import sys
import zlib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from archive_scraper.extract.article.body.block_facts import Facts, describe_blocks, expand
from archive_scraper.extract.article.body.body import page_hints
from archive_scraper.extract.article.page.survey import Survey, walk_page
from archive_scraper.extract.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TABLE = Path(__file__).resolve().parent.parent / "archive_scraper/extract/article/body/weights.json"
FOLDS = 5
EPOCHS = 12
RATE = 0.25
DECAY = 0.02  # L2, for each feature and epoch
LEAST_WORDS = 30
"""Where fewer words of the truth are visible, scripts show the text."""
_WORD = re.compile(r"\w+")

Example = tuple[tuple[str, ...], int, float]


@dataclass
class Sample:
    """The labelled blocks of one page."""

    page_id: str
    fold: int
    examples: list[Example]


def fold_of(domain: str) -> int:
    """Return the fold of a publisher: fixed, so that figures of two runs compare."""
    return zlib.crc32(domain.encode()) % FOLDS


def read_samples(directory: Path) -> Iterator[Sample]:
    truths = {row["id"]: row for row in map(json.loads, (directory / "truth.jsonl").open(encoding="utf-8"))}
    for line in (directory / "inputs.jsonl").open(encoding="utf-8"):
        row = json.loads(line)
        truth = truths[row["id"]]
        if not truth["body_text"] and not truth["body_sample"]:
            continue
        body = gzip.decompress((directory / "pages" / f"{row['id']}.html.gz").read_bytes())
        page = Page.from_bytes(body, row["url"], row["http_charset"])
        survey, facts, labels = survey_page(page, truth)
        examples = []
        for block, fact, label in zip(survey.blocks, facts, labels, strict=True):
            if label is not None:
                keys = (
                    *fact.keys,
                    *expand("own", fact.own),
                    *expand("near", fact.near),
                    *expand("far", fact.far),
                    "bias",
                )
                examples.append((keys, label, min(block.words, 60.0) ** 0.5))
        total = sum(weight for _, _, weight in examples) or 1.0
        # Every page counts the same: a page of a thousand comments must not outweigh the others.
        scale = (20.0 if truth["body_text"] else 6.0) / total
        yield Sample(row["id"], fold_of(truth["domain"]), [(k, y, w * scale) for k, y, w in examples])


def survey_page(page: Page, truth: dict[str, Any]) -> tuple[Survey, list[Facts], list[int | None]]:
    """Survey a page as it is shown, or with what scripts reveal where the text stands there."""
    survey = walk_page(page.root, with_boilerplate=True)
    labels = label_blocks([block.text for block in survey.blocks], truth)
    if sum(block.words for block, label in zip(survey.blocks, labels, strict=True) if label) < LEAST_WORDS:
        survey = walk_page(page.root, with_boilerplate=True, with_hidden=True)
        labels = label_blocks([block.text for block in survey.blocks], truth)
    return survey, describe_blocks(survey, **page_hints(page)), labels


def label_blocks(texts: list[str], truth: dict[str, Any]) -> list[int | None]:
    if not truth["body_text"]:
        named = truth["body_sample"]
        wrong = named["exclude"] + named["comments"]
        return [
            1 if any(s in text for s in named["include"]) else 0 if any(s in text for s in wrong) else None
            for text in texts
        ]
    words = _WORD.findall(truth["body_text"])
    runs = {tuple(words[i : i + 4]) for i in range(len(words) - 3)}
    joined = f" {' '.join(words)} "
    lines = {" ".join(_WORD.findall(line)) for line in truth["body_text"].splitlines()}
    return [_label(_WORD.findall(text), runs, joined, lines) for text in texts]


def _label(words: list[str], runs: set[tuple[str, ...]], joined: str, lines: set[str]) -> int | None:
    if not words:
        return None
    if len(words) < 4:
        text = " ".join(words)
        return int(text in lines or (len(words) > 1 and f" {text} " in joined))
    own = [tuple(words[i : i + 4]) for i in range(len(words) - 3)]
    return int(sum(run in runs for run in own) / len(own) >= 0.5)


def train(samples: Iterable[Sample]) -> dict[str, float]:
    """Fit a logistic regression by AdaGrad; the order of examples is fixed by a seed."""
    examples = [example for sample in samples for example in sample.examples]
    counts: dict[str, set[int]] = defaultdict(set)
    for sample_number, sample in enumerate(samples):
        for keys, _, _ in sample.examples:
            for key in keys:
                counts[key].add(sample_number)
    known = {key for key, pages in counts.items() if len(pages) >= 6}
    weights = dict.fromkeys(known, 0.0)
    squares = dict.fromkeys(known, 1.0)
    shuffler = random.Random(7)  # noqa: S311 - a fixed order of examples, nothing secret
    compact = [([key for key in keys if key in known], y, w) for keys, y, w in examples]
    for _ in range(EPOCHS):
        shuffler.shuffle(compact)
        for keys, y, w in compact:
            score = sum(weights[key] for key in keys)
            error = (y - 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))) * w
            for key in keys:
                squares[key] += error * error
                weights[key] += RATE * error / math.sqrt(squares[key])
        for key in weights:
            weights[key] *= 1 - DECAY
    return weights


def main(arguments: list[str]) -> int:
    samples = list(read_samples(Path(arguments[0])))
    if "--cross-validate" in arguments:
        wrong = total = 0.0
        for fold in range(FOLDS):
            weights = train([sample for sample in samples if sample.fold != fold])
            for sample in samples:
                if sample.fold == fold:
                    for keys, y, w in sample.examples:
                        total += w
                        wrong += w * ((sum(weights.get(key, 0.0) for key in keys) > 0) != bool(y))
        print(f"cross-validated weighted block error {wrong / total:.4f} on {len(samples)} pages")
    weights = train(samples)
    table = {key: round(weight, 3) for key, weight in sorted(weights.items()) if abs(weight) >= 0.005}
    TABLE.write_text(json.dumps(table, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(table)} weights in {TABLE}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
