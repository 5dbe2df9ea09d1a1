"""Articles a CPU second into the archive: new, unchanged, changed; beside sqlite-utils, one article at a time.

    python benchmarks/store.py [--articles N]

All in one run, 3 KB of text, two authors and two topics an article, full-text index on, commits of 100.
sqlite-utils writes the same tables with its own means: lookup() for names, upsert() for rows, enable_fts() with
its triggers. Figures are CPU seconds of this process: on a busy machine read the ratios.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlite_utils import Database

from archive_scraper.items import Article, Person
from archive_scraper.sites import SiteRules
from archive_scraper.store import Archive

if TYPE_CHECKING:
    from collections.abc import Callable

_NOW = datetime(2026, 3, 1, tzinfo=UTC)
_SOURCE = "harbor"
_BATCH = 100


def make_articles(count: int) -> list[Article]:
    """Return invented articles over a vocabulary of 5,000 words."""
    chance = random.Random(1)  # noqa: S311 - the same text in every run
    letters = "abdefgiklmnoprstu"
    words = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(5000)]
    names = [f"{a.title()} {b.title()}" for a, b in zip(words[:300], words[300:600], strict=True)]
    articles = []
    for number in range(count):
        body = "\n".join(" ".join(chance.choices(words, k=50)) for _ in range(10))
        articles.append(
            Article(
                source=_SOURCE,
                url=f"https://harbor.example/articles/{number}-{words[number % 5000]}",
                title=" ".join(chance.choices(words, k=8)).capitalize(),
                fetched_at=_NOW,
                published=(_NOW - timedelta(days=number % 4000)).date().isoformat(),
                published_precision="day",
                authors=tuple(Person(name=name) for name in chance.sample(names, 2)),
                topics=tuple(word.title() for word in chance.sample(words[:40], 2)),
                summary=" ".join(chance.choices(words, k=30)),
                body=body,
                body_markdown=body,
                language="en",
                kind="commentary",
                origins={"published": "json-ld", "summary": "meta"},
            )
        )
    return articles


def write_archive(archive: Archive, run_id: int, articles: list[Article]) -> dict[str, int]:
    """Save all articles and count the outcomes."""
    outcomes: dict[str, int] = {}
    for start in range(0, len(articles), _BATCH):
        with archive.transaction():
            for article in articles[start : start + _BATCH]:
                outcome = archive.articles.save(run_id, article)
                outcomes[outcome] = outcomes.get(outcome, 0) + 1
    return outcomes


def open_plain(path: Path) -> Database:
    """Return the same tables as sqlite-utils makes them."""
    db = Database(path)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = NORMAL")
    columns: dict[str, Any] = {"id": int, "url": str, "source": str, "title": str, "published": str, "summary": str}
    db.table("articles").create({**columns, "body": str, "body_markdown": str}, pk="id")
    db.table("articles").create_index(["url"], unique=True)
    db.table("articles").enable_fts(["title", "summary", "body"], tokenize="porter", create_triggers=True)
    for name in ("authors", "topics"):
        db.table(name).create({"id": int, "name": str}, pk="id")
        db.table(name).create_index(["name"], unique=True)
        key = f"{name[:-1]}_id"
        db.table(f"article_{name}").create({"article_id": int, key: int}, pk=("article_id", key))
    return db


def write_plain(db: Database, articles: list[Article]) -> None:
    """Write articles one at a time, as a script over sqlite-utils does."""
    for number, article in enumerate(articles, 1):
        row = {name: getattr(article, name) for name in ("url", "source", "title", "published", "summary", "body")}
        db.table("articles").upsert({"id": number, **row, "body_markdown": article.body_markdown}, pk="id")
        for person in article.authors:
            key = {"article_id": number, "author_id": db.table("authors").lookup({"name": person.name})}
            db.table("article_authors").upsert(key, pk=("article_id", "author_id"))
        for topic in article.topics:
            key = {"article_id": number, "topic_id": db.table("topics").lookup({"name": topic})}
            db.table("article_topics").upsert(key, pk=("article_id", "topic_id"))


def measure(work: Callable[[], object]) -> float:
    """Return the CPU seconds of some work."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def main() -> None:
    """Print one line a way of writing."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=3000)
    count = parser.parse_args().articles
    articles = make_articles(count)
    later = [replace(article, fetched_at=_NOW + timedelta(days=1)) for article in articles]
    changed = [replace(a, title=f"{a.title} again", fetched_at=_NOW + timedelta(days=2)) for a in articles]
    with tempfile.TemporaryDirectory() as directory:
        plain = open_plain(Path(directory) / "plain.db")
        seconds = {"sqlite-utils, one at a time": measure(lambda: write_plain(plain, articles))}
        seconds["sqlite-utils, the same again"] = measure(lambda: write_plain(plain, articles))
        plain.close()
        with Archive.open(Path(directory) / "archive.db") as archive:
            archive.sources.register(SiteRules(name=_SOURCE, home="https://harbor.example/"), "benchmark")
            run_id = archive.runs.start(_SOURCE, {}, _NOW)
            for name, batch, outcome in (
                ("archive, new", articles, "new"),
                ("archive, unchanged", later, "unchanged"),
                ("archive, title changed", changed, "changed"),
            ):
                outcomes: dict[str, int] = {}
                seconds[name] = measure(lambda b=batch, o=outcomes: o.update(write_archive(archive, run_id, b)))  # type: ignore[misc] # bound per turn
                assert outcomes == {outcome: count}
            seconds["archive, export"] = measure(lambda: sum(1 for _ in archive.articles.export()))
            finish = measure(lambda: archive.runs.finish(run_id, "good", {}, _NOW))
    slowest = seconds["sqlite-utils, one at a time"]
    print(f"{count} articles    a CPU second    ratio")
    for name, taken in seconds.items():
        print(f"{name:30} {count / taken:9,.0f} {slowest / taken:9.1f}")
    print(f"end of a run with all authors matched anew: {finish * 1000:.0f} ms")


if __name__ == "__main__":
    main()
