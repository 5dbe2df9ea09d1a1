"""Compare replaying captures with extraction alone: pages a CPU second, in one run, and the memory that it takes.

usage: python benchmarks/replay.py [--captures N] [--corpus FOLDER] [--jobs N]

Captures are made of invented pages, or of the pages of a measuring corpus (its articles), each under an address of
its own. Extraction alone parses a body, extracts the article and normalizes it. A replay reads the record, checks its
digest, does the same in processes of its own, judges, compares and writes: over rows that hold the same, as most do,
and into a copy, as without --apply. Both take turns over the same captures, so that a busy machine slows both alike.
CPU seconds are those of all processes. What starting them takes, once a replay, is measured and said apart.
"""

from __future__ import annotations

import argparse
import gzip
import random
import resource
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from archive_scraper.captures.digest import digest_of
from archive_scraper.captures.places import run_file, stored_name
from archive_scraper.captures.reader import read_answer
from archive_scraper.captures.writer import CaptureFile, Exchange
from archive_scraper.crawl.reading import PageReader, parse, response_of
from archive_scraper.pipelines import normalize
from archive_scraper.replay.plan import Tasks
from archive_scraper.replay.pool import Readers, readers_here
from archive_scraper.replay.run import Options, apply, try_out
from archive_scraper.replay.subjects import Subject
from archive_scraper.sites import SiteRules
from archive_scraper.store import Archive
from archive_scraper.store.captures import Captured

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE = "invented"
START = datetime(2026, 3, 1, tzinfo=UTC)
_WORDS = ("harbour", "ledger", "signal", "orchard", "lantern", "treaty", "ferry", "granite", "archive", "meadow")


def invented_pages(count: int) -> Iterator[bytes]:
    """Yield article pages of about 60 KB, as heavy as the median page of think tanks: navigation, text, teasers."""
    chance = random.Random(13)  # noqa: S311 - invented text is no secret

    def say(number: int) -> str:
        return " ".join(chance.choices(_WORDS, k=number)).capitalize()

    def menu(number: int) -> str:
        item = '<li class="menu-item menu-item-type-post"><a class="menu-link" href="/topics/{}">{}</a></li>'
        return f"<ul>{''.join(item.format(place, say(3)) for place in range(number))}</ul>"

    for number in range(count):
        day = (START - timedelta(days=number % 2000)).date()
        texts = "".join(f"<p>{say(90)}. <a href='/notes/{n}'>{say(3)}</a> {say(40)}.</p>" for n in range(14))
        cards = "".join(f'<div><h3><a href="/articles/{n}">{say(6)}</a></h3><p>{say(20)}.</p></div>' for n in range(8))
        title = f"{say(7)} {number}"
        yield (
            f"<!doctype html><html lang=en><head><title>{title}</title><meta name=description content='{say(20)}.'>"
            f"<meta property='article:published_time' content='{day}T09:00:00Z'></head><body><header>{menu(120)}"
            f"</header><main><article><h1>{title}</h1><p class=byline>By Ada Marlowe and Bert Quill</p>"
            f"<time datetime={day}>{day}</time>{texts}</article><aside><h2>More</h2>{cards}</aside></main>"
            f"<footer>{menu(120)}</footer></body></html>"
        ).encode()


def corpus_pages(folder: Path, count: int) -> Iterator[bytes]:
    """Yield the pages of a measuring corpus, from the beginning again where it has fewer."""
    paths = sorted((folder / "pages").glob("*.html.gz"))
    for number in range(count):
        yield gzip.decompress(paths[number % len(paths)].read_bytes())


def make(database: Path, pages: Iterator[bytes]) -> None:
    """Write captures of pages, and the source that they belong to."""
    with Archive.open(database) as archive:
        archive.sources.register(_rules(), "benchmark")
        run_id = archive.runs.start(SOURCE, {}, START)
        path = run_file(database, SOURCE, run_id)
        file = CaptureFile(path, "benchmark")
        for number, body in enumerate(pages):
            url, at = f"https://{SOURCE}.example/articles/{number}", START + timedelta(seconds=number)
            headers = [("Content-Type", "text/html; charset=utf-8")]
            place = file.add(Exchange(url=url, at=at, status=200, headers=headers, body=body))
            with archive.transaction():
                archive.captures.add(
                    Captured(
                        source=SOURCE,
                        run_id=run_id,
                        kind="article",
                        url=url,
                        page_key=archive.captures.key_of(SOURCE, url),
                        at=at.isoformat(timespec="seconds"),
                        status=200,
                        size=len(body),
                        digest=digest_of(body),
                        file=stored_name(database, path),
                        offset=place.offset,
                        length=place.length,
                        request_length=place.request_length,
                    )
                )
        file.close()


def _rules() -> SiteRules:
    return SiteRules(name=SOURCE, start_urls=(f"https://{SOURCE}.example/articles",))


def cpu_seconds() -> float:
    """Return what this process and those that it ended have worked."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def extraction(database: Path) -> tuple[int, float]:
    """Return pages and CPU seconds of extraction alone; reading the records is not counted."""
    seconds, pages = 0.0, 0
    with Archive.open(database, read_only=True) as archive:
        for (number,) in archive.run("SELECT id FROM captures ORDER BY id").fetchall():
            capture = archive.captures.get(number)
            assert capture is not None
            answer = read_answer(database, capture)
            begin = cpu_seconds()
            article, _ = PageReader(_rules()).article(parse(response_of(answer)), datetime.fromisoformat(capture.at))
            normalize(article, _rules())
            seconds += cpu_seconds() - begin
            pages += 1
    return pages, seconds


def replayed(database: Path, jobs: int) -> float:
    """Return the CPU seconds of a replay, from its first query to its last comparison."""
    begin = cpu_seconds()
    try_out(database, [Subject(rules=_rules(), origin=None)], Options(readers=readers_here(jobs)), lambda *_: None)
    return cpu_seconds() - begin


def start_of(database: Path, jobs: int) -> float:
    """Return the CPU seconds until that many processes have read their first page."""
    begin = cpu_seconds()
    with (
        Archive.open(database, read_only=True) as archive,
        Readers(database, {SOURCE: _rules()}, processes=jobs, captures=sys.maxsize) as readers,
    ):
        tasks = Tasks(archive, [Subject(rules=_rules(), origin=None)])
        for _ in readers.read(job for number in range(jobs) for job in tasks.jobs([number + 1])):
            pass
    return cpu_seconds() - begin if jobs > 1 else 0.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--captures", type=int, default=1500)
    parser.add_argument("--corpus", type=Path, help="folder of a corpus of articles; invented pages without it")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "archive.db"
        pages = corpus_pages(options.corpus, options.captures) if options.corpus else invented_pages(options.captures)
        make(database, pages)
        subject = Subject(rules=_rules(), origin=None)
        many = Options(readers=readers_here(options.jobs))
        apply(database, [subject], many, lambda *_: None)  # as a crawl stored them
        ways = dict.fromkeys(sorted({1, options.jobs}), 0.0)
        count, alone, starts = 0, 0.0, 0.0
        for _ in range(options.rounds):
            pages_read, seconds = extraction(database)
            count, alone = count + pages_read, alone + seconds
            for jobs in ways:
                start = start_of(database, jobs)
                ways[jobs] += replayed(database, jobs) - start
                starts = max(starts, start)
    print(f"{'extraction alone':24}{count / alone:8.1f} pages a CPU second")
    for jobs, seconds in ways.items():
        name = f"replay, {jobs} process{'es' if jobs > 1 else ''}"
        print(f"{name:24}{count / seconds:8.1f} pages a CPU second, {alone / seconds:.1%} of it")
    print(f"{'start':24}{starts:8.1f} CPU seconds for {options.jobs} processes, once a replay")
    own, theirs = (resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"{'peak memory':24}{own:8.0f} MB, and {theirs:.0f} MB in the largest reading process")
    return 0


if __name__ == "__main__":
    sys.exit(main())
