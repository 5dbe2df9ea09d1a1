"""How long the reading room's pages take on a generated archive: p50 and p95 a page, in milliseconds.

    python benchmarks/browse.py                        # 100,000 articles
    python benchmarks/browse.py --articles 1000000     # needs about 16 GB of disk and fifteen minutes before

The archive is generated once under .cache/ and used again. Each page is asked for over loopback from a served room,
the pages in turn, so that none profits from having been asked for a moment ago. Run it while nothing else runs.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))

from invented_archive import fill

from archive_scraper.browse.launch import choose_port
from archive_scraper.browse.questions import QUESTIONS
from archive_scraper.store.connect import Connection

if TYPE_CHECKING:
    from collections.abc import Iterator

CACHE = Path(__file__).resolve().parent.parent / ".cache" / "browse"
LIMITS = {100_000: 300.0, 1_000_000: 1000.0}
"""Articles -> the milliseconds that no page's p95 may exceed."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args()
    path = archive_of(options.articles)
    rare, common, commonest = words_of(path)
    with served(path) as address:
        figures = measure(address, pages_of(path, rare, common, commonest), options.rounds)
    if options.json:
        print(json.dumps(figures, indent=2))
        return
    size = path.stat().st_size / 1e9
    print(f"{options.articles:,} articles, {size:.1f} GB, {options.rounds} rounds over loopback; milliseconds\n")
    print("| page | p50 | p95 | KB |\n|---|---:|---:|---:|")
    for name, (middle, high, kilobytes) in figures.items():
        print(f"| {name} | {middle:.0f} | {high:.0f} | {kilobytes:.0f} |")
    limit = LIMITS.get(options.articles)
    slow = [name for name, (_, high, _) in figures.items() if limit and high > limit]
    if limit:
        print(f"\n{'Slower than' if slow else 'All under'} {limit:.0f} ms{': ' + ', '.join(slow) if slow else ''}")
    sys.exit(1 if slow else 0)


def archive_of(articles: int) -> Path:
    """Return a generated archive of that size, making it where it is not there yet."""
    CACHE.mkdir(parents=True, exist_ok=True)
    path = CACHE / f"archive-{articles}.db"
    if not path.exists():
        print(f"Generating {path} ...", file=sys.stderr)
        unfinished = path.with_suffix(".part")
        for left in CACHE.glob(f"{unfinished.name}*"):
            left.unlink()
        fill(unfinished, articles)
        unfinished.rename(path)
    return path


def words_of(path: Path) -> tuple[str, str, str]:
    """Return a rare word, a common one (every tenth article or so) and the commonest one of the archive."""
    with Connection.open(path, read_only=True) as archive:
        total = archive.value("SELECT count(*) FROM articles")
        counts = {}
        for row in archive.rows("SELECT title FROM articles LIMIT 60"):
            for word in row["title"].casefold().split():
                sql = "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH ?"
                counts[word] = counts.get(word) or archive.value(sql, (f'"{word}"',))
    ordered = sorted(counts, key=lambda word: counts[word])
    common = min(ordered, key=lambda word: abs(counts[word] - total / 10))
    return ordered[0], common, ordered[-1]


def pages_of(path: Path, rare: str, common: str, commonest: str) -> dict[str, str]:
    """Return name -> address of the pages to measure."""
    phrase = f"%22{common}+{common}%22"
    pages = {
        "home": "/",
        "articles, all facets": "/articles",
        "articles, page 1,000": "/articles?page=1000",
        "one source (45 %)": "/articles?source=harbour-institute",
        "one source, one year": "/articles?source=harbour-institute&year=2024",
        "commonest topic (25 %)": "/articles?topic=topic-001",
        "topic and source": "/articles?topic=topic-002&source=steppe-monitor",
        "two years of dates": "/articles?since=2023-03&until=2025-02",
        "an article": "/articles/77",
        "an author": "/authors/40",
        "the commonest author": "/authors/1",
        "a topic": "/topics/topic-040",
        "the commonest topic": "/topics/topic-001",
        "a publication": "/publications/3",
        "a source": "/sources/steppe-monitor",
        "all authors": "/authors",
        "dashboard": "/dashboard",
        "search, rare word": f"/search?q={rare}",
        "search, common word": f"/search?q={common}",
        "search, commonest word": f"/search?q={commonest}",
        "search, phrase": f"/search?q={phrase}",
        "search, word and filters": f"/search?q={common}&source=harbour-institute&year=2024",
        "feed": "/articles.atom?topic=topic-003",
    }
    for name, question in QUESTIONS.items():
        pages[f"question: {question.title}"] = f"/{path.stem}/{name}"
    return pages


@contextmanager
def served(path: Path) -> Iterator[str]:
    """Serve the room in a process of its own."""
    port = choose_port("127.0.0.1", None)
    command = [str(Path(sys.executable).with_name("archive-scraper")), "browse", "--db", str(path), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        address = f"http://127.0.0.1:{port}"
        for _ in range(200):
            time.sleep(0.1)
            try:
                fetch(f"{address}/robots.txt")
                break
            except OSError:
                assert server.poll() is None, "the room does not start"
        yield address
        server.terminate()


def fetch(address: str) -> tuple[float, int]:
    """Return milliseconds and bytes of one answer."""
    start = time.perf_counter()
    with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 - our own server
        size = len(answer.read())
    return (time.perf_counter() - start) * 1000, size


def measure(address: str, pages: dict[str, str], rounds: int) -> dict[str, tuple[float, float, float]]:
    """Return page -> p50 and p95 in milliseconds, and kilobytes. A first round warms up and is not counted."""
    times: dict[str, list[float]] = {name: [] for name in pages}
    sizes = {}
    for number in range(rounds + 1):
        for name, path in pages.items():
            spent, sizes[name] = fetch(address + path)
            if number:
                times[name].append(spent)
    return {
        name: (statistics.median(spent), sorted(spent)[max(0, round(0.95 * len(spent)) - 1)], sizes[name] / 1000)
        for name, spent in times.items()
    }


if __name__ == "__main__":
    main()
