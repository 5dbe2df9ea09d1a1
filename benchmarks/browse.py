"""How long the reading room's pages take on a generated archive: p50 and p95 a page, in milliseconds.

    python benchmarks/browse.py                                          # 100,000 articles
    python benchmarks/browse.py --articles 1000000 --keep FILE --first   # 20 GB; ten minutes before the first page

The archive is generated in a temporary folder, or as the file named by --keep, which stays and is used again. Each
page is asked for over loopback from a served room, the pages in turn, so that none profits from having been asked
for a moment ago. With --first, each page is also asked for once when nothing of the file is in memory. Run it while
nothing else runs.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))

from invented_archive import BYTES_AN_ARTICLE, NOW, fill

from archive_scraper.browse.launch import choose_port
from archive_scraper.browse.questions import QUESTIONS
from archive_scraper.store.connect import Connection

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMITS = {100_000: 300.0, 1_000_000: 1000.0}
"""Articles -> the milliseconds that no page's p95 may exceed."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--keep", type=Path, metavar="FILE", help="generate the archive there, or use the one there")
    parser.add_argument("--first", action="store_true", help="also ask once with nothing of the file in memory")
    parser.add_argument("--only", metavar="WORDS", default="", help="ask for the pages whose name has these words")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args()
    with archive_of(options.articles, options.keep) as path:
        pages = {name: page for name, page in pages_of(path).items() if options.only in name}
        with served(path) as address:
            figures = measure(address, pages, options.rounds)
        if options.first:
            first = measure_first(path, pages)
            figures = {name: (first[name], *figure) for name, figure in figures.items()}
        size = path.stat().st_size / 1e9
    if options.json:
        print(json.dumps(figures, indent=2))
        return
    print(f"{options.articles:,} articles, {size:.1f} GB, {options.rounds} rounds over loopback; milliseconds\n")
    columns = ["first visit"] * options.first + ["p50", "p95", "KB"]
    print(f"| page | {' | '.join(columns)} |\n|---|{'---:|' * len(columns)}")
    for name, figure in figures.items():
        print(f"| {name} | {' | '.join(f'{number:.0f}' for number in figure)} |")
    limit = LIMITS.get(options.articles)
    slow = [name for name, figure in figures.items() if limit and figure[-2] > limit]
    if limit:
        print(f"\n{'p95 above' if slow else 'Each p95 under'} {limit:.0f} ms{': ' + ', '.join(slow) if slow else ''}")
    sys.exit(1 if slow else 0)


@contextmanager
def archive_of(articles: int, keep: Path | None) -> Iterator[Path]:
    """Give a generated archive of that size, making it where it is not there yet."""
    with tempfile.TemporaryDirectory(dir="/var/tmp" if Path("/var/tmp").is_dir() else None) as folder:  # noqa: S108 - a large file, not in memory
        path = keep or Path(folder) / "archive.db"
        if path.exists():
            check(path, articles)
        else:
            generate(path, articles)
        yield path


def check(path: Path, articles: int) -> None:
    """End where a kept archive is of another size, or of another schema than this version's."""
    schema = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%' ORDER BY name, type"
    with Connection.open(path, read_only=True) as kept, closing(Connection.open(Path(":memory:"))) as fresh:
        found = kept.value("SELECT count(*) FROM articles")
        if found != articles or kept.rows(schema) != fresh.rows(schema):
            sys.exit(f"{path}: has {found:,} articles, or tables of another version; remove it or name another file")


def generate(path: Path, articles: int) -> None:
    """Make an archive, whole or not at all."""
    needed, free = articles * BYTES_AN_ARTICLE, shutil.disk_usage(path.parent).free
    if free < needed:
        sys.exit(f"{path.parent}: {needed / 1e9:.0f} GB are needed, {free / 1e9:.0f} are free")
    unfinished = path.with_name(f".{path.name}.part")
    for left in path.parent.glob(f"{unfinished.name}*"):
        left.unlink()
    try:
        fill(unfinished, articles)
        unfinished.rename(path)
    finally:
        unfinished.unlink(missing_ok=True)


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


def pages_of(path: Path) -> dict[str, str]:
    """Return name -> address of the pages to measure."""
    rare, common, commonest = words_of(path)
    phrase = f"%22{common}+{common}%22"
    pages = {
        "home": "/",
        "articles, all facets": "/articles",
        "articles, page 1,000": "/articles?page=1000",
        "articles, oldest first": "/articles?sort=oldest",
        "one source (45 %)": "/articles?source=harbour-institute",
        "one source, one year": "/articles?source=harbour-institute&year=2024",
        "commonest kind (55 %)": "/articles?kind=commentary",
        "commonest language (62 %)": "/articles?language=en",
        "kind, language, source": "/articles?kind=commentary&language=en&source=harbour-institute",
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
        "search, commonest word, best match": f"/search?q={commonest}&sort=relevance",
        "search, two common words": f"/search?q={common}+{commonest}",
        "search, word and filters": f"/search?q={common}&source=harbour-institute&year=2024",
        "search, commonest word and filters": f"/search?q={commonest}&source=steppe-monitor&topic=topic-002",
        "feed": "/articles.atom?topic=topic-003",
    }
    days = (datetime.now(UTC) - NOW).days + 7  # the last week of the invented crawls
    for name, question in QUESTIONS.items():
        narrowed = f"?days={days}" if "days" in question.parameters else ""
        pages[f"question: {question.title}"] = f"/{path.stem}/{name}{narrowed}"
    pages["question: Articles per month, one topic"] = f"/{path.stem}/articles_per_month?topic=topic-001"
    pages["question: Topics per year, one source"] = f"/{path.stem}/topics_per_year?source=harbour-institute"
    return pages


@contextmanager
def served(path: Path) -> Iterator[str]:
    """Serve the room in a process of its own."""
    port = choose_port("127.0.0.1", None)
    command = [str(Path(sys.executable).with_name("archive-scraper")), "browse", "--db", str(path), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
        address = f"http://127.0.0.1:{port}"
        try:
            for _ in range(200):
                time.sleep(0.1)
                try:
                    fetch(f"{address}/robots.txt")
                    break
                except OSError:
                    assert server.poll() is None, "the room does not start"
            yield address
        finally:
            server.terminate()


def fetch(address: str) -> tuple[float, int]:
    """Return milliseconds and bytes of one answer."""
    start = time.perf_counter()
    # A page that fails ends the measurement with its status.
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


def measure_first(path: Path, pages: dict[str, str]) -> dict[str, float]:
    """Return page -> milliseconds of a first visit: a new server, and the file read from the disk."""
    times = {}
    for name, page in pages.items():
        with served(path) as address:
            with path.open("rb") as archive:
                os.posix_fadvise(archive.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            times[name], _ = fetch(address + page)
    return times


if __name__ == "__main__":
    main()
