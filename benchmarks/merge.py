"""Articles a CPU second that a merge folds in: new ones, those that are there already, and a shard that grew.

    python benchmarks/merge.py [--articles N | --shards N]

A shard of N invented articles (two authors and two topics each) is merged into an archive without any, again as it is,
and again after one in a hundred of its articles has changed. With texts of three lengths, since most of what a new
article costs is the search index: the last column is what SQLite takes for that alone, in the same process. Figures are
CPU seconds of this process: on a busy machine read the ratios.

With --shards N small ones, of one source and five articles each as workers leave them, are merged in one call.
"""

from __future__ import annotations

import argparse
import sqlite3
import tempfile
import time
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from store import _NOW, make_articles

from archive_scraper.merge import merge_shards
from archive_scraper.sites import SiteRules
from archive_scraper.store import Archive

if TYPE_CHECKING:
    from collections.abc import Callable

    from archive_scraper.items import Article

WORDS = (80, 250, 500)
_BATCH = 100
_IN_A_SMALL_ONE = 5


def write_shard(path: Path, articles: list[Article]) -> None:
    """Write articles as one run of a crawl."""
    source = articles[0].source
    with Archive.open(path) as archive:
        archive.sources.register(SiteRules(name=source, title="H", home=f"https://{source}.example/"), "a benchmark")
        run = archive.runs.start(source, {}, articles[0].fetched_at)
        for first in range(0, len(articles), _BATCH):
            with archive.transaction():
                for article in articles[first : first + _BATCH]:
                    archive.articles.save(run, article)
        archive.republications.link(source, _NOW)
        archive.citations.count()
        archive.runs.finish(run, "good", {}, _NOW)
        archive.persons.match()


def index_alone(shard: Path) -> None:
    """Write the search index of a shard's articles, and nothing else."""
    with closing(sqlite3.connect(shard)) as db:
        rows = db.execute(
            "SELECT id, title, byline, summary, body FROM articles JOIN bodies ON article_id = id"
        ).fetchall()
    with closing(sqlite3.connect(shard.with_name("index.db"))) as db, db:
        db.execute(
            "CREATE VIRTUAL TABLE f USING fts5 (title, byline, summary, body, content='', "
            "tokenize='porter unicode61 remove_diacritics 2')"
        )
        db.executemany("INSERT INTO f (rowid, title, byline, summary, body) VALUES (?, ?, ?, ?, ?)", rows)


def rate(count: int, work: Callable[[], object]) -> str:
    """Do some work and return how many articles a CPU second that was."""
    begin = time.process_time()
    work()
    return f"{count / (time.process_time() - begin):10,.0f}"


def measure(articles: list[Article], words: int, folder: Path) -> None:
    """Print one line."""
    short = [" ".join((each.body or "").split()[:words]) for each in articles]
    pieces = [replace(each, body=text, body_markdown=text) for each, text in zip(articles, short, strict=True)]
    shard, target, count = folder / "shard.db", folder / "all.db", len(pieces)
    write_shard(shard, pieces)
    with Archive.open(target):  # the making of its tables is no part of a merge
        pass
    new = rate(count, lambda: merge_shards(target, [shard]))
    again = rate(count, lambda: merge_shards(target, [shard]))
    later = _NOW + timedelta(days=1)
    write_shard(
        shard,
        [replace(each, title=f"{each.title} again", fetched_at=later) for each in pieces[:: max(1, count // 100)]],
    )
    grown = rate(count, lambda: merge_shards(target, [shard]))
    print(f"{words:5} {new} {again} {grown} {rate(count, lambda: index_alone(shard))}", flush=True)


def write_small(folder: Path, count: int) -> list[Path]:
    """Write shards of a source each."""
    pieces = make_articles(_IN_A_SMALL_ONE * count)
    paths = [folder / f"{number}.db" for number in range(count)]
    for number, path in enumerate(paths):
        own = pieces[number * _IN_A_SMALL_ONE : (number + 1) * _IN_A_SMALL_ONE]
        name = f"house-{number}"
        write_shard(
            path, [replace(each, source=name, url=f"https://{name}.example/{place}") for place, each in enumerate(own)]
        )
    return paths


def measure_small(count: int) -> None:
    """Merge many small shards into an archive without articles, in one call, and print what each took."""
    with tempfile.TemporaryDirectory() as name:
        paths = write_small(Path(name), count)
        target = Path(name) / "all.db"
        with Archive.open(target):
            pass
        for doing in ("new", "merged already"):
            begin = time.process_time()
            merge_shards(target, paths)
            spent = time.process_time() - begin
            print(f"{count:,} shards, {doing}: {spent:.1f} s, {1000 * spent / count:.0f} ms a shard", flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=5_000)
    parser.add_argument("--shards", type=int, default=0)
    given = parser.parse_args()
    if given.shards:
        measure_small(given.shards)
        return
    articles = make_articles(given.articles)
    print("words        new      again      grown  the index alone", flush=True)
    for words in WORDS:
        with tempfile.TemporaryDirectory() as folder:
            measure(articles, words, Path(folder))


if __name__ == "__main__":
    main()
