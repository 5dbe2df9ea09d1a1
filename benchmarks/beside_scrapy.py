"""What a crawl costs beside a Scrapy spider that reads a title and stores nothing.

    python benchmarks/beside_scrapy.py               # four sites of 315 pages, delay 0, three rounds in turn
    python benchmarks/beside_scrapy.py --pages 1000 --rounds 1

The sites are served on loopback by a process of their own; processor seconds are those of the crawling process alone.
Prints seconds of processor and of time, a ratio for each, and how long the crawl's loop had nothing to do.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from small_site import Piece, SmallSite

if TYPE_CHECKING:
    from collections.abc import Iterator

    import scrapy

COMMAND = str(Path(sys.executable).with_name("archive-scraper"))
SITES = 4


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=315, help="articles of each site")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--bare", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        serve(options.pages)
    elif options.bare:
        crawl_bare(options.bare)
    else:
        compare(options.pages, options.rounds)


def serve(pages: int) -> None:
    """Serve the sites until standard input closes; print their listings, as JSON."""
    with ExitStack() as stack:
        sites = [stack.enter_context(SmallSite(per_page=30)) for _ in range(SITES)]
        for number, site in enumerate(sites):
            site.pieces = [Piece(number * pages + count + 1) for count in range(pages)]  # no text stands on two sites
            site.answers.update({piece.path: (200, {}, piece.page()) for piece in site.pieces})
        print(json.dumps([site.listing for site in sites]), flush=True)
        sys.stdin.read()


def compare(pages: int, rounds: int) -> None:
    """Run both in turn and print what each took."""
    server = subprocess.Popen(
        [sys.executable, __file__, "--serve", "--pages", str(pages)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert server.stdin
    assert server.stdout
    listings = json.loads(server.stdout.readline())
    found: dict[str, list[tuple[float, float]]] = {"archive-scraper": [], "bare Scrapy": []}
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "sources").mkdir()
            for number, url in enumerate(listings):
                (folder / "sources" / f"site-{number}.toml").write_text(f'start_urls = ["{url}"]\n')
            sources = [f"site-{number}" for number in range(SITES)]
            ours = [COMMAND, "crawl", *sources, "--sources-dir", "sources", "--db", "a.db", "--delay", "0", "--json",
                    "--full"]  # fmt: skip
            cost, output = timed(ours, folder)
            stored = sum(report["new"] for report in json.loads(output))
            assert stored == pages * SITES, f"{stored} articles stored of {pages * SITES}"
            found["archive-scraper"].append(cost)
            cost, output = timed([sys.executable, __file__, "--bare", *listings], folder)
            assert int(output) == pages * SITES, output
            found["bare Scrapy"].append(cost)
    server.stdin.close()
    server.wait()
    middle = {name: [statistics.median(values) for values in zip(*costs, strict=True)] for name, costs in found.items()}
    print(f"{SITES} sites of {pages} articles, delay 0, median of {rounds}")
    for name, (processor, seconds) in middle.items():
        print(f"{name:<16} {processor:6.2f} s of processor  {seconds:6.2f} s of time  {seconds / processor:.2f} s each")
    ours, bare = middle.values()
    print(f"processor: {ours[0] / bare[0]:.2f} times bare Scrapy; time: {ours[1] / bare[1]:.2f} times")


def timed(command: list[str], folder: Path) -> tuple[tuple[float, float], str]:
    """Run a command; return its seconds of processor and of time, and what it printed."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, env=os.environ | {"ARCHIVE_NOTIFY": ""}
    )
    seconds, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode == 0, done.stderr
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, seconds), done.stdout


def crawl_bare(listings: list[str]) -> None:
    """Follow the same pages with Scrapy's own means; print how many articles had a title."""
    import scrapy
    from scrapy.crawler import CrawlerProcess

    class Bare(scrapy.Spider):
        name = "bare"
        found = 0

        def parse(self, response: scrapy.http.TextResponse) -> Iterator[scrapy.Request]:
            yield from response.follow_all(css="article h2 a", callback=self.parse_article)
            yield from response.follow_all(css="a[rel=next]")

        def parse_article(self, response: scrapy.http.TextResponse) -> None:
            Bare.found += bool(response.css("h1::text").get())

    process = CrawlerProcess({"LOG_ENABLED": False, "CONCURRENT_REQUESTS": 1, "DOWNLOAD_DELAY": 0})
    for listing in listings:  # a spider a site, one request at a time each, as ours
        process.crawl(Bare, start_urls=[listing])
    process.start()
    print(Bare.found)


if __name__ == "__main__":
    main()
