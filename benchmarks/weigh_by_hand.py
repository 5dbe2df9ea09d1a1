"""Move each weight that was set by hand, one at a time, and count the answers that get worse.

usage: python benchmarks/weigh_by_hand.py LISTINGS_DIR

LISTINGS_DIR holds ``inputs.jsonl``, ``pages/`` and ``truth.jsonl``. One line for each weight of
archive_scraper/extract/data/hand_weights.toml: its name, its value, and how many more titles or next pages are wrong
at half of it and at one and a half.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from archive_scraper.extract.hand_weights import hand_weights
from archive_scraper.extract.listing import extract_listing
from archive_scraper.extract.next_page import find_next_link
from archive_scraper.extract.page import Page
from archive_scraper.normalize.urls import page_key

if TYPE_CHECKING:
    from collections.abc import Callable

STEPS = (0.5, 1.5)
Truth = dict[str, Any]


def read_pages(directory: Path) -> list[tuple[Page, Truth]]:
    """Return the pages with what is true of each."""
    truth = {row["id"]: row for row in map(json.loads, (directory / "truth.jsonl").open(encoding="utf-8"))}
    found = []
    for row in map(json.loads, (directory / "inputs.jsonl").open(encoding="utf-8")):
        body = gzip.decompress((directory / "pages" / f"{row['id']}.html.gz").read_bytes())
        found.append((Page.from_bytes(body, row["url"], row["encoding"]), truth[row["id"]]))
    return found


def wrong_titles(page: Page, truth: Truth) -> int:
    """Count the true items whose title is not found under their address."""
    found = {page_key(item.url): item.title for item in extract_listing(page).items}
    return sum(found.get(page_key(item["url"])) != item["title"] for item in truth["items"])


def wrong_next_page(page: Page, truth: Truth) -> int:
    """Tell whether the next page is another than the true one."""
    found, true = find_next_link(page), truth["next_page"]
    return int((page_key(found.url) if found else None) != (page_key(true) if true else None))


COUNTS: dict[str, Callable[[Page, Truth], int]] = {"title": wrong_titles, "next_page": wrong_next_page}


def main(arguments: list[str]) -> int:
    """Print the table; 2 for a wrong command line."""
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        print("usage: weigh_by_hand.py LISTINGS_DIR", file=sys.stderr)
        return 2
    pages = read_pages(Path(arguments[0]))
    for table, count in COUNTS.items():
        weights = hand_weights(table)  # the dictionary that the package itself reads
        now = sum(count(page, truth) for page, truth in pages)
        print(f"{table}: {now} wrong now")
        for name, value in list(weights.items()):
            worse = []
            for step in STEPS:
                weights[name] = value * step
                worse.append(sum(count(page, truth) for page, truth in pages) - now)
            weights[name] = value
            print(f"  {name:18} {value:6}  {worse[0]:+d} {worse[1]:+d}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
