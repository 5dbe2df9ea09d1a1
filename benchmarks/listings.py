"""CPU time and quality of listings on real pages.

usage: python benchmarks/listings.py [DIR] [--rounds N]

DIR holds ``inputs.jsonl``, ``pages/``, ``truth.jsonl`` and ``score.py``; without it the corpus beside the checkout is
taken. Prints milliseconds of CPU a 150 KB of page, of all pages and of those of 75 to 300 KB, for each step: parsing,
extraction (detection, fields, next page) and the pipelines' normalization. Every round goes through all pages, so
that no cache holds what the page itself left there; the best round of each page counts.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import sys
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

from archive_scraper.extract.listing import extract_listing
from archive_scraper.extract.page import Page
from archive_scraper.pipelines import normalize
from archive_scraper.sites import SiteRules

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "listings"
SIZE = 150_000
NEAR = range(SIZE // 2, SIZE * 2)
STEPS = ("parse", "extract", "normalize")

Row = dict[str, Any]


def run_page(body: bytes, row: Row) -> tuple[list[float], Row]:
    """Return the seconds of each step, and what was found as a row of the scorer."""
    marks = [time.process_time()]
    page = Page.from_bytes(body, row["url"], row["encoding"])
    marks.append(time.process_time())
    listing = extract_listing(page)
    marks.append(time.process_time())
    normalize(listing, SiteRules(name="any", languages=(page.language,) if page.language else ()))
    marks.append(time.process_time())
    items = [
        {
            "url": item.url,
            "title": item.title,
            "date": item.published,
            "authors": [person.name for person in item.authors] or None,
            "summary": item.summary,
        }
        for item in listing.items
    ]
    seconds = [later - earlier for earlier, later in pairwise(marks)]
    return seconds, {"id": row["id"], "items": items, "next_page": listing.next_page}


def print_speed(label: str, sizes: list[int], seconds: list[list[float]]) -> None:
    """Print mean (by size), median and the 90th percentile of milliseconds a 150 KB."""
    print(f"\n{label}: {len(sizes)} pages, ms of CPU a {SIZE // 1000} KB")
    print(f"{'':22}{'mean':>8}{'median':>8}{'p90':>8}")
    chosen = {name: [place] for place, name in enumerate(STEPS)}
    chosen |= {"after the parse": [1, 2], "all": [0, 1, 2]}
    for name, places in chosen.items():
        spent = [sum(steps[place] for place in places) * 1000 for steps in seconds]
        each = sorted(one / size * SIZE for one, size in zip(spent, sizes, strict=True))
        mean = sum(spent) / sum(sizes) * SIZE
        print(f"{name:22}{mean:8.1f}{each[len(each) // 2]:8.1f}{each[len(each) * 9 // 10]:8.1f}")


def print_quality(directory: Path, found: dict[str, Row]) -> None:
    """Print what the corpus's own scorer says, page by page and in all."""
    spec = importlib.util.spec_from_file_location("score", directory / "score.py")
    if spec is None or spec.loader is None:
        raise ImportError(f"{directory}: no score.py")
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    truth = [json.loads(line) for line in (directory / "truth.jsonl").open(encoding="utf-8")]
    pages = [score.page_score(row, found.get(row["id"])) for row in truth]
    total = sum(pages[1:], pages[0])
    f1 = [2 * page["tp"] / (page["np"] + page["ng"]) for page in pages]
    print(f"\n{len(truth)} pages, {total['ng']} items: page F1 {sum(f1) / len(f1):.3f}, perfect {total['perfect']}")
    for name, right, of in (
        ("title", "title_ok", "title_n"),
        ("date", "date_ok", "date_n"),
        ("authors", "auth_ok", "auth_n"),
        ("summary, token F1", "sum_f1", "sum_n"),
        ("date invented", "nodate_inv", "nodate_n"),
        ("authors invented", "noauth_inv", "noauth_n"),
        ("summary invented", "nosum_inv", "nosum_n"),
        ("next page", "next_ok", "next_n"),
    ):
        print(f"{name:22}{total[right] / max(1, total[of]):8.3f} of {total[of]}")


def main() -> int:
    """Measure and print; 2 where the given directory holds no corpus."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", type=Path, nargs="?", default=CORPUS)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    if not (options.directory / "inputs.jsonl").is_file():
        print(f"{options.directory}: no pages to measure on", file=sys.stderr)
        return 0 if options.directory == CORPUS else 2
    rows = [json.loads(line) for line in (options.directory / "inputs.jsonl").open(encoding="utf-8")]
    bodies = [gzip.decompress((options.directory / "pages" / f"{row['id']}.html.gz").read_bytes()) for row in rows]
    best: list[list[float]] = []
    found: dict[str, Row] = {}
    for _ in range(options.rounds):
        runs = [run_page(body, row) for body, row in zip(bodies, rows, strict=True)]
        seconds = [steps for steps, _ in runs]
        best = [min(pair, key=sum) for pair in zip(best or seconds, seconds, strict=True)]
        found = {answer["id"]: answer for _, answer in runs}
    sizes = list(map(len, bodies))
    near = [place for place, size in enumerate(sizes) if size in NEAR]
    print_speed("All", sizes, best)
    print_speed(f"{NEAR.start // 1000} to {NEAR.stop // 1000} KB", [sizes[n] for n in near], [best[n] for n in near])
    print_quality(options.directory, found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
