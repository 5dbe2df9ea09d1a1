"""How long the reading room's pages take on a generated archive: p50 and p95 a page, in milliseconds.

    python benchmarks/browse.py --save small.json                                     # 100,000 articles, 2 GB
    python benchmarks/browse.py --articles 1000000 --first --keep FILE --beside small.json   # 20 GB, half an hour

The archive is generated in a temporary folder, or as the file named by --keep, which stays and is used again. Each
page is asked for over loopback from a served room, the pages in turn, so that none profits from having been asked
for a moment ago. With --first, each page is also asked for once when nothing of the file is in memory. Run it while
nothing else runs.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))

from invented_archive import BYTES_AN_ARTICLE, NOW, PARAGRAPHS, fill

from archive_scraper.browse.launch import choose_port
from archive_scraper.browse.questions import QUESTIONS
from archive_scraper.store.connect import Connection

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMITS = {100_000: 300.0, 1_000_000: 1000.0}
"""Articles -> the milliseconds that no page's p95 may exceed."""
Figures = dict[str, dict[str, float]]
"""Page -> name of a figure -> milliseconds."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument(
        "--paragraphs", type=int, default=PARAGRAPHS, help="of a text on average; 2 make a million articles soon"
    )
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--keep", type=Path, metavar="FILE", help="generate the archive there, or use the one there")
    parser.add_argument("--first", action="store_true", help="also ask once with nothing of the file in memory")
    parser.add_argument("--only", metavar="WORDS", default="", help="ask for the pages whose name has these words")
    parser.add_argument("--save", type=Path, metavar="FILE", help="write the figures as JSON too")
    parser.add_argument("--beside", type=Path, metavar="FILE", help="print the figures of a saved run beside these")
    options = parser.parse_args()
    beside: dict[str, Figures] = json.loads(options.beside.read_text()) if options.beside else {}
    with archive_of(options.articles, options.keep, options.paragraphs) as path:
        pages = {name: page for name, page in pages_of(path).items() if options.only in name}
        with served(path) as address:
            figures = measure(address, pages, options.rounds)
        if options.first:
            for name, spent in measure_first(path, pages).items():
                figures[name] = {"first visit": spent, **figures[name]}
        size = path.stat().st_size / 1e9
    title = f"{options.articles:,} articles"
    print(f"{title}, {size:.1f} GB, {options.rounds} rounds over loopback; milliseconds\n")
    saved = beside | {title: figures}
    print_table(saved, list(pages))
    if options.save:
        options.save.write_text(json.dumps(saved, indent=2))
    limit = LIMITS.get(options.articles, math.inf)
    slow = [name for name, figure in figures.items() if figure["p95"] > limit]
    if limit < math.inf:
        print(f"\n{'p95 above' if slow else 'Each p95 under'} {limit:.0f} ms{': ' + ', '.join(slow) if slow else ''}")
    sys.exit(1 if slow else 0)


def print_table(saved: dict[str, Figures], names: list[str]) -> None:
    """Print one row a page and one column a figure, as Markdown."""
    columns = [(title, column) for title, figures in saved.items() for column in next(iter(figures.values()))]
    print(f"| page | {' | '.join(f'{title}: {column}' for title, column in columns)} |\n|---|{'---:|' * len(columns)}")
    for name in names:
        cells = (saved[title].get(name, {}).get(column, math.nan) for title, column in columns)
        print(f"| {name} | {' | '.join(f'{cell:.0f}' for cell in cells)} |")


@contextmanager
def archive_of(articles: int, keep: Path | None, paragraphs: int) -> Iterator[Path]:
    """Give a generated archive of that size, making it where it is not there yet."""
    with tempfile.TemporaryDirectory(dir="/var/tmp" if Path("/var/tmp").is_dir() else None) as folder:  # noqa: S108 - a large file, not in memory
        path = keep or Path(folder) / "archive.db"
        if path.exists():
            check(path, articles)
        else:
            generate(path, articles, paragraphs)
        yield path


def check(path: Path, articles: int) -> None:
    """End where a kept archive is of another size, or of another schema than this version's."""
    schema = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%' ORDER BY name, type"
    with Connection.open(path, read_only=True) as kept, closing(Connection.open(Path(":memory:"))) as fresh:
        found = kept.value("SELECT count(*) FROM articles")
        if found != articles or kept.rows(schema) != fresh.rows(schema):
            sys.exit(f"{path}: has {found:,} articles, or tables of another version; remove it or name another file")


def generate(path: Path, articles: int, paragraphs: int = PARAGRAPHS) -> None:
    """Make an archive, whole or not at all."""
    needed, free = articles * BYTES_AN_ARTICLE, shutil.disk_usage(path.parent).free
    if free < needed:
        sys.exit(f"{path.parent}: {needed / 1e9:.0f} GB are needed, {free / 1e9:.0f} are free")
    unfinished = path.with_name(f".{path.name}.part")
    for left in path.parent.glob(f"{unfinished.name}*"):
        left.unlink()
    try:
        fill(unfinished, articles, paragraphs=paragraphs)
        unfinished.rename(path)
    finally:
        unfinished.unlink(missing_ok=True)


def words_of(path: Path) -> tuple[str, str, str]:
    """Return a rare word, a common one (every tenth article or so) and the commonest one of the archive."""
    with Connection.open(path, read_only=True) as archive:
        total = archive.value("SELECT count(*) FROM articles")
        counts: dict[str, int] = {}
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
        "one country (50 %)": "/articles?country=NO",
        "one subject (100 %), one year": "/articles?subject=security&year=2024",
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
        "a person": "/persons/41",
        "the matrix of houses": "/matrix",
        "the matrix of houses, three years": "/matrix?since=2022&until=2024",
        "all sources": "/sources",
        "all authors": "/authors",
        "dashboard": "/dashboard",
        "tables and SQL": f"/{path.stem}",
        "the table of articles, a facet": f"/{path.stem}/articles?_facet=source",
        "search, rare word": f"/search?q={rare}",
        "search, common word": f"/search?q={common}",
        "search, commonest word": f"/search?q={commonest}",
        "search, inside Korean words": "/search?q=%ED%95%AD%EA%B5%AC",
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
    pages["question: Most cited, one year"] = f"/{path.stem}/most_cited?year=2025"
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


def fetch(address: str) -> float:
    """Return the milliseconds of one answer; infinity for one that failed, as by its time limit."""
    start = time.perf_counter()
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 - our own server
            answer.read()
    except urllib.error.HTTPError as error:
        print(f"{address}: {error}", file=sys.stderr)
        return math.inf
    return (time.perf_counter() - start) * 1000


def measure(address: str, pages: dict[str, str], rounds: int) -> Figures:
    """Return p50 and p95 of each page. A first round warms up and is not counted."""
    times: dict[str, list[float]] = {name: [] for name in pages}
    for number in range(rounds + 1):
        for name, path in pages.items():
            spent = fetch(address + path)
            if number:
                times[name].append(spent)
    return {
        name: {"p50": statistics.median(spent), "p95": sorted(spent)[max(0, round(0.95 * len(spent)) - 1)]}
        for name, spent in times.items()
    }


def measure_first(path: Path, pages: dict[str, str]) -> dict[str, float]:
    """Return page -> milliseconds of a first visit: a new server, and the file read from the disk."""
    times = {}
    for name, page in pages.items():
        with served(path) as address:
            with path.open("rb") as archive:
                os.posix_fadvise(archive.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            times[name] = fetch(address + page)
    return times


if __name__ == "__main__":
    main()
