"""What the end of a first run costs: the steps that a crawl takes after its last page.

usage: python benchmarks/first_run.py [ARTICLES]

By default 50,000 articles of one source, 400 words each, by 3,000 authors, with two links to other houses, stored as a
crawl stores them: each is compared with those of other sources as it comes. Printed: processor seconds of storing them,
of each step after, and of all these steps.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from archive_scraper.items import Article, Person
from archive_scraper.sites import SiteRules
from archive_scraper.store import Archive

if TYPE_CHECKING:
    from collections.abc import Callable

NOW = datetime(2024, 5, 3, tzinfo=UTC)
WORDS, AUTHORS, BATCH = 400, 3_000, 200


def main() -> None:
    """Store the articles, take the steps, print what each took."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    dice = random.Random(1)  # noqa: S311 - the same articles in each run
    lexicon = ["".join(dice.choices("abcdefghilmnoprstuv", k=dice.randint(3, 10))) for _ in range(20_000)]
    names = [f"{dice.choice(lexicon).title()} {dice.choice(lexicon).title()}" for _ in range(AUTHORS)]

    def text() -> str:
        links = (f"https://house{dice.randrange(40)}.example/{dice.choice(lexicon)}" for _ in range(2))
        cited = ". ".join(f"As [{dice.choice(lexicon)}]({url}) says" for url in links)
        return f"{' '.join(dice.choices(lexicon, k=WORDS)).capitalize()}. {cited}."

    with tempfile.TemporaryDirectory() as folder, Archive.open(Path(folder) / "archive.db") as archive:
        archive.sources.register(SiteRules(name="s", start_urls=("https://s.example/",)), "bench")
        run_id = archive.runs.start("s", {}, NOW)

        def store() -> None:
            for start in range(0, articles, BATCH):
                with archive.transaction():
                    for number in range(start, min(start + BATCH, articles)):
                        piece = article(number, dice.sample(names, 2), text())
                        archive.articles.save(run_id, piece)
                        article_id = archive.addresses.article_id("s", piece.url) or 0
                        archive.prints.save("s", article_id)
                        archive.prints.link_duplicate("s", article_id, piece, NOW)
                        archive.republications.link_stored(article_id, NOW)

        steps: dict[str, Callable[[], object]] = {
            "taking prints": lambda: archive.prints.save_missing("s"),
            "joining citations": lambda: archive.citations.join_late("s"),
            "counting citations": lambda: archive.citations.count("s"),
            "matching authors": lambda: archive.people.match("s"),
            "matching persons": archive.persons.match,
            "linking republications": lambda: archive.republications.link("s", NOW),
        }

        def measure(doing: str, step: Callable[[], object]) -> float:
            began = time.process_time()
            step()
            spent = time.process_time() - began
            print(f"{doing:<24}{spent:8.2f} s {1000 * spent / articles:8.3f} ms an article", flush=True)
            return spent

        measure("storing", store)
        closing = sum([measure(doing, step) for doing, step in steps.items()])
        print(f"{'the end of the run':<24}{closing:8.2f} s")


def article(number: int, names: list[str], body: str) -> Article:
    """Return an article as the pipelines leave it."""
    return Article(
        source="s",
        url=f"https://s.example/{number}",
        title=f"{body[:40]} {number}",
        fetched_at=NOW,
        authors=tuple(Person(name=name) for name in names),
        body=body,
        body_markdown=body,
    )


if __name__ == "__main__":
    main()
