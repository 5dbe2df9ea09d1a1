"""Crawls that die while they keep a page, each followed by one that ends; called by test_killed_crawl.py.

    python killed_crawl.py RULES FOLDER POINTS ARTICLES

RULES are one file or several, with the system's sign between two: those are crawled side by side.
The points are spread over what a crawl does: a record half written, one just written, one on the disk, and each of its
SQL statements. Prints what was lost or is there twice, and at how many points it was killed.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from archive_scraper.captures.reader import read_answer
from archive_scraper.captures.verify import verify, verify_folders
from archive_scraper.captures.writer import CaptureFile
from archive_scraper.crawl.launch import crawl
from archive_scraper.crawl.options import CrawlOptions
from archive_scraper.crawl.sources import file_source
from archive_scraper.store import Archive

if TYPE_CHECKING:
    from collections.abc import Callable

KILLED = 9
SETTINGS = {"DOWNLOAD_DELAY": 0, "ARCHIVE_BACKOFF": 0.01, "LOG_ENABLED": False}


def crawl_in_child(rules: list[Path], db: Path, step: Callable[[], None] | None = None) -> int:
    """Crawl in a child, which calls ``step`` at each point; return its exit code."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if step is not None:
        watch(step)
    sources = [file_source(path) for path in rules]
    reports = crawl(sources, CrawlOptions(), settings=SETTINGS | {"ARCHIVE_DB": str(db)})
    os._exit(0 if {report.state for report in reports} == {"good"} else 1)


def watch(step: Callable[[], None]) -> None:
    """Call it with each half of a record that is written, after each that is brought to the disk, at each statement."""
    fsync, execute = os.fsync, Archive._execute

    def write(file: CaptureFile, data: bytes) -> None:
        assert file._fd is not None
        os.write(file._fd, data[: len(data) // 2])
        step()
        os.write(file._fd, data[len(data) // 2 :])
        file._end += len(data)
        step()

    def synced(fd: int) -> None:
        fsync(fd)
        step()

    def executed(archive: Archive, sql: str, parameters: Any) -> Any:
        step()
        return execute(archive, sql, parameters)

    CaptureFile._write = write
    os.fsync = synced
    Archive._execute = executed


def count_points(rules: list[Path], db: Path) -> int:
    """Return how many points a crawl has."""
    notes = db.with_suffix(".points")

    def note() -> None:
        with notes.open("ab") as file:
            file.write(b".")

    assert crawl_in_child(rules, db, note) == 0
    return notes.stat().st_size


def dying_at(number: int) -> Callable[[], None]:
    left = number

    def step() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os._exit(KILLED)

    return step


def faults(rules: list[Path], db: Path, titles: int) -> list[str]:
    """Say what is wrong with an archive whose site has so many articles."""
    found = []
    with Archive.open(db) as archive:
        articles = archive.rows("SELECT url, title, capture_id FROM articles")
        if len(articles) != titles:
            found.append(f"{len(articles)} articles")
        for row in articles:
            capture = archive.captures.get(row["capture_id"] or 0)
            if capture is None or row["title"].encode() not in read_answer(db, capture).body:
                found.append(f"{row['url']} has no capture")
        found += [
            f"{row['url']} is there {row['n']} times"
            for row in archive.rows(
                "SELECT url, count(*) AS n FROM captures WHERE kind = 'article' GROUP BY url HAVING n > 1"
            )
        ]
        found += [str(finding) for path in rules for finding in verify(archive, path.stem)]
        found += [str(finding) for finding in verify_folders(archive)]
    return found


def main(rules: list[Path], folder: Path, points: int, articles: int) -> None:
    whole = [folder / "whole", folder / "again"]
    for place in whole:
        place.mkdir()
    # A crawl that is slow once has a point more: it renews what it holds.
    last = min(count_points(rules, place / "archive.db") for place in whole)
    if len(rules) > 1:
        last -= last // 10  # how many there are depends on their turns
    killed = 0
    for number in sorted({1 + (last - 1) * point // max(points - 1, 1) for point in range(points)}):
        place = folder / str(number)
        place.mkdir()
        db = place / "archive.db"
        killed += crawl_in_child(rules, db, dying_at(number)) == KILLED
        if code := crawl_in_child(rules, db):
            print(f"point {number}: the next crawl ended with {code}")
        for fault in faults(rules, db, articles):
            print(f"point {number} of {last}: {fault}")
    print(f"killed at {killed} points")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1].split(os.pathsep)], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
