"""Two writers at once, and a writer that is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

from desk import Desk

from archive_scraper.sites import SiteRules
from archive_scraper.store import Archive

_TESTS = Path(__file__).parents[1]

# Stores articles one a transaction, and says each number after its commit.
_WRITER = f"""
import sys, itertools, pathlib
sys.path.insert(0, {str(_TESTS)!r})
from archive_scraper.sites import SiteRules
from archive_scraper.store import Archive, Frontier
from desk import Desk
archive = Archive.open(pathlib.Path(sys.argv[1]))
desk = Desk(archive, SiteRules(name=sys.argv[2], home=f"https://{{sys.argv[2]}}.example/"))
frontier = archive.frontier(desk.source)
for number in itertools.islice(itertools.count(int(sys.argv[3])), int(sys.argv[4])):
    url = f"https://{{desk.source}}.example/piece/{{number}}"
    with archive.transaction():
        frontier.add(url, "article", now=desk.now)
    with archive.transaction():
        desk.save(url=url, title=f"Piece {{number}}", body=f"word{{number}} " * 400)
        frontier.done(frontier.entry(url, "article"), desk.now)
    print(number, flush=True)
"""


_DONE = "SELECT url FROM frontier WHERE state = 'done'"


def writer(path: Path, source: str, first: int, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(path), source, str(first), str(count)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_two_processes_make_and_fill_one_archive(db: Path) -> None:
    crawls = [writer(db, source, 0, 60) for source in ("harbor", "digest")]
    for crawl in crawls:
        _, errors = crawl.communicate(timeout=60)
        assert (crawl.returncode, errors) == (0, "")
    with Archive.open(db) as archive:
        counts = archive.rows("SELECT source, count(*) AS n FROM articles GROUP BY source ORDER BY source")
        assert counts == [{"source": "digest", "n": 60}, {"source": "harbor", "n": 60}]
        assert archive.value("SELECT count(*) FROM topics") == 2, "topics are shared"
        archive.run("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")


def test_threads_write_with_their_own_connections(db: Path) -> None:
    Archive.open(db).close()
    errors: list[BaseException] = []

    def crawl(name: str) -> None:
        try:
            with Archive.open(db) as archive:
                desk = Desk(archive, SiteRules(name=name, home=f"https://{name}.example/"))
                for number in range(30):
                    desk.save(url=f"https://{name}.example/{number}", title=f"Piece {number}")
        except BaseException as error:  # noqa: BLE001 - handed to the test
            errors.append(error)

    threads = [threading.Thread(target=crawl, args=(f"site-{letter}",)) for letter in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with Archive.open(db, read_only=True) as archive:
        assert archive.value("SELECT count(*) FROM articles") == 120


def test_kill_9_loses_nothing_that_was_committed(db: Path) -> None:
    spoken: list[int] = []
    for pages in (1, 37, 12, 25, 4):
        first = spoken[-1] + 1 if spoken else 0
        crawl = writer(db, "harbor", first, 100_000)
        assert crawl.stdout is not None
        spoken += [int(crawl.stdout.readline()) for _ in range(pages)]
        os.kill(crawl.pid, signal.SIGKILL)
        # Not communicate(): it would pass over the lines that readline() has taken out of the pipe already.
        spoken += [int(line) for line in crawl.stdout if line.endswith("\n")]
        crawl.communicate(timeout=60)
    with Archive.open(db) as archive:
        assert archive.value("PRAGMA integrity_check") == "ok"
        archive.run("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")
        stored = {int(row["url"].rpartition("/")[2]) for row in archive.rows("SELECT url FROM articles")}
        done = {
            int(row["url"].rpartition("/")[2]) for row in archive.rows("SELECT url FROM frontier WHERE state='done'")
        }
        assert set(spoken) <= stored
        assert len(stored - set(spoken)) <= 5, "at most the page whose commit was not spoken of yet, each time"
        assert stored == done, "rows and frontier move together"
        assert archive.value("SELECT count(*) FROM articles") == archive.value("SELECT count(*) FROM bodies")
