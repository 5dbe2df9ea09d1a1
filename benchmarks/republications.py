"""The closing step of a run that finds many pages which are nearly the same: linking republications.

usage: python benchmarks/republications.py [PAGES] [WORDS]

By default 1,200 pages of 900 words from four sources, of which each differs from the others by a dozen words: what
mirrors, or a site that serves one text for all addresses, leave. Printed: CPU milliseconds an article.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from archive_scraper.items import Article
from archive_scraper.sites import SiteRules
from archive_scraper.store import Archive

SOURCES, CHANGED = 4, 12
NOW = datetime(2024, 5, 3, tzinfo=UTC)


def main() -> None:
    """Store the pages, link them, print what it took."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 1_200
    words = int(sys.argv[2]) if len(sys.argv) > 2 else 900
    dice = random.Random(1)  # noqa: S311 - the same pages in each run
    text = [f"w{dice.randrange(3000)}" for _ in range(words)]
    with tempfile.TemporaryDirectory() as folder, Archive.open(Path(folder) / "archive.db") as archive:
        for number in range(SOURCES):
            archive.sources.register(SiteRules(name=f"s{number}", start_urls=(f"https://s{number}.example/",)), "bench")
            with archive.transaction():
                run_id = archive.runs.start(f"s{number}", {}, NOW)
                for page in range(number, pages, SOURCES):
                    own = list(text)
                    for _ in range(CHANGED):
                        own[dice.randrange(words)] = f"x{dice.randrange(10**6)}"
                    url = f"https://s{number}.example/{page}"
                    archive.articles.save(
                        run_id,
                        Article(source=f"s{number}", url=url, title=f"Page {page}", fetched_at=NOW, body=" ".join(own)),
                    )
        began, linked = time.process_time(), 0
        for number in range(SOURCES):
            linked += archive.republications.link(f"s{number}", NOW)
        spent = time.process_time() - began
    print(f"{pages:,} pages of {words:,} words: {linked:,} links, {1000 * spent / pages:.2f} ms of CPU an article")


if __name__ == "__main__":
    main()
