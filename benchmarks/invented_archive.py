"""Fill an archive with invented articles in realistic sizes, in bulk, for the measurements of reading.

Word frequencies follow Zipf's law, so that the search index has its few very long posting lists; authors, topics
and outlets are spread the same way. Everything is invented and depends on the seed alone.
"""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from archive_scraper.store.connect import Connection

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

SOURCES = ("harbour-institute", "steppe-monitor", "meridian-council", "cedar-brief", "northlight")
KINDS = ("commentary", "report", "podcast", "press", "transcript", "video")
LANGUAGES = ("en", "en", "en", "en", "en", "fr", "ko", "ru")
SYLLABLES = (
    "ba",
    "den",
    "for",
    "gal",
    "hir",
    "jun",
    "kel",
    "lor",
    "min",
    "nar",
    "os",
    "pel",
    "quin",
    "ras",
    "sol",
    "tar",
    "ul",
    "ven",
    "wes",
    "yor",
    "zan",
)
BATCH = 500
NOW = datetime(2026, 6, 1, 6, 0, tzinfo=UTC)


class Zipf:
    """Draw items so that the n-th is n times rarer than the first."""

    def __init__(self, items: Sequence[Any], chance: random.Random) -> None:
        self._items = items
        self._weights = list(accumulate(1 / (place + 1) for place in range(len(items))))
        self._chance = chance

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._items)

    def draw(self, count: int) -> list[Any]:
        """Return that many items, repeats allowed."""
        return self._chance.choices(self._items, cum_weights=self._weights, k=count)


def fill(path: Path, articles: int, *, seed: int = 6) -> None:
    """Write that many articles into a new archive. 100,000 take about two minutes and 1 GB."""
    chance = random.Random(seed)  # noqa: S311 - invented text is no secret
    world = _World(chance, articles)
    with Connection.open(path) as archive:
        archive.run("PRAGMA synchronous = OFF")
        with archive.transaction():
            _insert(archive, "sources", world.sources())
            _insert(archive, "runs", world.runs())
            _insert(archive, "run_fields", world.run_fields())
            _insert(archive, "authors", world.authors())
            _insert(archive, "topics", world.topics())
            _insert(archive, "publications", world.publications())
        for first in range(1, articles + 1, BATCH):
            with archive.transaction():
                for number in range(first, min(first + BATCH, articles + 1)):
                    for table, rows in world.article(number).items():
                        _insert(archive, table, rows)
        archive.run("ANALYZE")
        archive.run("PRAGMA wal_checkpoint(TRUNCATE)")


def _insert(archive: Connection, table: str, rows: Iterator[dict[str, Any]] | list[dict[str, Any]]) -> None:
    for row in rows:
        sql = f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})"  # noqa: S608 - our own names
        archive.run(sql, tuple(row.values()))


class _World:
    def __init__(self, chance: random.Random, articles: int) -> None:
        self.chance = chance
        self.words = Zipf(sorted({_word(chance) for _ in range(30_000)}, key=lambda _: chance.random()), chance)
        self.author_ids = Zipf(range(1, max(20, articles // 12) + 1), chance)
        self.topic_slugs = Zipf([f"topic-{number:03d}" for number in range(1, 181)], chance)
        self.publication_ids = Zipf(range(1, 401), chance)
        self.listings = {source: f"https://{source}.example/articles" for source in SOURCES}

    def sources(self) -> list[dict[str, Any]]:
        return [
            {"slug": slug, "title": slug.replace("-", " ").title(), "home": f"https://{slug}.example/"}
            for slug in SOURCES
        ]

    def runs(self) -> list[dict[str, Any]]:
        return [
            {
                "source": source,
                "started": _utc(NOW - timedelta(days=day)),
                "finished": _utc(NOW - timedelta(days=day) + timedelta(minutes=4)),
                "state": "degraded" if (day, place) == (0, 2) else "good",
                "pages": 40,
                "bytes": 4_000_000,
                "teasers": 200,
                "new": self.chance.randrange(30),
                "unchanged": 170,
                "seconds": 240.0,
            }
            for day in range(180, -1, -1)
            for place, source in enumerate(SOURCES)
        ]

    def run_fields(self) -> list[dict[str, Any]]:
        return [
            {"run_id": run, "item_kind": "article", "field": field, "ok": 30 - place, "missing": place}
            for run in range(1, 181 * len(SOURCES) + 1)
            for place, field in enumerate(("title", "published", "authors", "topics", "summary"))
        ]

    def authors(self) -> list[dict[str, Any]]:
        return [
            {
                "source": SOURCES[number % len(SOURCES)],
                "name": f"{_word(self.chance).title()} {_word(self.chance).title()}",
                "key": f"author-{number}",
                "type": "organization" if number % 40 == 0 else "person",
                "first_seen": _utc(NOW),
            }
            for number in range(1, len(self.author_ids) + 1)
        ]

    def topics(self) -> list[dict[str, Any]]:
        return [{"slug": slug, "name": _word(self.chance).title()} for slug in self.topic_slugs]

    def publications(self) -> list[dict[str, Any]]:
        return [
            {
                "key": f"outlet-{number}",
                "name": f"The {_word(self.chance).title()} {number}",
                "host": f"o{number}.example",
            }
            for number in range(1, 401)
        ]

    def article(self, number: int) -> dict[str, list[dict[str, Any]]]:
        """Return the rows of one article, by table, in the order in which they are written."""
        chance = self.chance
        source = SOURCES[min(int(chance.expovariate(0.6)), len(SOURCES) - 1)]
        day = NOW - timedelta(days=int(9000 * chance.random() ** 1.6), minutes=chance.randrange(1440))
        published = None if chance.random() < 0.02 else day.date().isoformat()
        paragraphs = [" ".join(self.words.draw(90)).capitalize() + "." for _ in range(max(1, int(chance.gauss(6, 2))))]
        title = " ".join(self.words.draw(8)).capitalize()
        summary = " ".join(self.words.draw(30)).capitalize() + "."
        url = f"https://{source}.example/articles/{number}"
        authors = list(dict.fromkeys(self.author_ids.draw(chance.choice((0, 1, 1, 1, 2, 2, 3)))))
        topics = list(dict.fromkeys(self.topic_slugs.draw(chance.choice((0, 1, 2, 2, 3)))))
        seen = _utc(max(day, NOW - timedelta(days=180)))
        rows: dict[str, list[dict[str, Any]]] = {
            "articles": [
                {
                    "id": number,
                    "url": url,
                    "source": source,
                    "title": title,
                    "published": published,
                    "published_precision": published and "day",
                    "published_origin": published and "meta",
                    "year": published and day.year,
                    "byline": ", ".join(f"Author {author}" for author in authors) or None,
                    "kind": KINDS[min(int(chance.expovariate(0.8)), len(KINDS) - 1)],
                    "language": chance.choice(LANGUAGES),
                    "word_count": sum(map(len, paragraphs)) // 6,
                    "first_seen": seen,
                    "last_seen": _utc(NOW),
                    "last_changed": seen,
                    "fetched_at": seen,
                    "content_hash": f"{number:032x}",
                    "canonical_url": url,
                    "summary": summary,
                    "summary_origin": "teaser",
                    "published_raw": day.strftime("%B %d, %Y"),
                    "byline_raw": "By somebody",
                    "summary_html": f"<p>{summary}</p>",
                    "origins": json.dumps({"title": "selector:h1", "published": "meta", "authors": "json-ld"}),
                }
            ],
            "bodies": [
                {"article_id": number, "body": "\n".join(paragraphs), "body_markdown": "\n\n".join(paragraphs)},
            ],
            "article_authors": [
                {"article_id": number, "position": place, "author_id": author, "name_as_printed": f"Author {author}"}
                for place, author in enumerate(authors)
            ],
            "article_topics": [
                {"article_id": number, "topic": topic, "position": place} for place, topic in enumerate(topics)
            ],
            "teasers": [
                {
                    "source": source,
                    "listing": self.listings[source],
                    "listing_url": self.listings[source],
                    "position": number % 20,
                    "url": url,
                    "page_key": url,
                    "article_id": number,
                    "title": title,
                    "summary": summary,
                    "teaser_hash": f"{number:032x}",
                    "first_seen": seen,
                    "last_seen": seen,
                }
            ],
        }
        if chance.random() < 0.3:
            outlet = self.publication_ids.draw(1)[0]
            rows["external_links"] = [
                {
                    "article_id": number,
                    "position": 0,
                    "kind": chance.choice(("read_full", "originally_published")),
                    "publication_id": outlet,
                    "publication_as_printed": f"Outlet {outlet}",
                    "url": f"https://o{outlet}.example/{number}",
                    "text": "Read the full article.",
                }
            ]
        if chance.random() < 0.05:
            rows["revisions"] = [
                {"article_id": number, "field": "title", "at": seen, "old": title.lower(), "new": title}
            ]
        return rows


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.choice((1, 2, 2, 3, 3))))


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
