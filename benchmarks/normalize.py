"""What the pipelines cost an article: microseconds of CPU a step, over the articles of the demo site.

usage: normalize.py
"""

from __future__ import annotations

import copy
import time
from statistics import median
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import urlopen

from archive_scraper.crawl.step import SavedPage
from archive_scraper.demo import DemoServer, truth
from archive_scraper.extract.article import extract_article
from archive_scraper.extract.page import Page
from archive_scraper.pipelines import STEPS
from archive_scraper.sites import SiteRules

if TYPE_CHECKING:
    from archive_scraper.items import Article

RULES = SiteRules(name="any", languages=("en",))
ROUNDS = 5


def articles() -> list[Article]:
    """Return the demo's articles, raw."""
    found = []
    with DemoServer(slow_seconds=0.0) as demo:
        for row in truth():
            base = demo.cnas_url if row["source"] == "cnas" else demo.jamestown_url
            try:
                with urlopen(base + row["url"]) as answer:  # noqa: S310 # loopback
                    found.append(extract_article(Page(answer.read().decode(), answer.url)))
            except HTTPError:
                continue  # the page that fails once
    return found


def main() -> None:
    """Print the median of each step and of all together."""
    raw = articles()
    site = SavedPage(RULES)
    steps = [step(site) for step in STEPS]
    costs: dict[str, list[float]] = {step.__name__: [] for step in STEPS}
    whole = []
    for _ in range(ROUNDS):
        for article in copy.deepcopy(raw):
            begun = time.process_time_ns()
            for step in steps:
                start = time.process_time_ns()
                step.process_item(article)
                costs[type(step).__name__].append((time.process_time_ns() - start) / 1000)
            whole.append((time.process_time_ns() - begun) / 1000)
    print(f"{len(raw)} articles, {ROUNDS} rounds: median microseconds of CPU")
    for name, values in costs.items():
        print(f"{name:<22}{median(values):>8.0f}")
    print(f"{'all':<22}{median(whole):>8.0f}")


if __name__ == "__main__":
    main()
