"""Fill an archive with invented articles in realistic sizes, in bulk, for the measurements of reading.

Sizes are those of think tanks' pieces: about 900 words, 6 KB of text and 7 KB of Markdown, a summary of 30 words.
Word frequencies follow Zipf's law, so that the search index has its few very long posting lists; authors, topics
and outlets are spread the same way. Texts are put together from a pool of paragraphs, and each has a few rare words
of its own. Everything is invented and depends on the seed alone.

The tables are the store's own. Its triggers and secondary indexes are put aside while rows are written and made
anew from their own SQL afterwards: that writes a million articles in minutes instead of hours.
"""

from __future__ import annotations

import json
import random
import sqlite3
import sys
import time
from collections import defaultdict
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from archive_scraper.store import Archive

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

BYTES_AN_ARTICLE = 22_000
"""What an archive takes on disk while it is made, indexes and sorting included."""

SOURCES = ("harbour-institute", "steppe-monitor", "meridian-council", "cedar-brief", "northlight")
COUNTRIES = ("NO", "US", "DE", "KR")
SUBJECTS = ("security", "economics", "asia")
KINDS = ("commentary", "report", "podcast", "press", "transcript", "video")
LANGUAGES = ("en", "en", "en", "en", "en", "fr", "ko", "ru")
SYLLABLES = (
    "ba", "den", "for", "gal", "hir", "jun", "kel", "lor", "min", "nar", "os", "pel", "quin", "ras", "sol", "tar", "ul",
    "ven", "wes", "yor", "zan",
)  # fmt: skip
NOW = datetime(2026, 6, 1, 6, 0, tzinfo=UTC)
RUN_DAYS = 180
_BATCH = 2_000
_LINKS, _OWNERS = 5, 4_000
PARAGRAPHS = 12
_DRAWN_WORDS, _PARAGRAPHS, _SUMMARIES = 180_000, 40_000, 20_000
_HASH_BYTES = 64_000_000  # of the search index while it is built; SQLite's own choice is a million

Row = tuple[Any, ...]

_COLUMNS = {
    "sources": "slug title home country",
    "source_subjects": "source subject",
    "runs": "source started finished state pages bytes teasers new unchanged seconds",
    "run_fields": "run_id item_kind field ok missing",
    "authors": "id source name key type first_seen",
    "author_aliases": "source name type author_id first_seen",
    "topics": "slug name",
    "publications": "id key name host",
    "articles": "id url source title published published_precision published_origin year byline kind language "
    "word_count first_seen last_seen last_changed fetched_at content_hash canonical_url summary summary_origin "
    "published_raw byline_raw summary_html origins",
    "bodies": "article_id body body_markdown",
    "article_urls": "source page_key article_id url kind first_seen",
    "article_authors": "article_id position author_id name_as_printed",
    "article_topics": "article_id topic position",
    "external_links": "article_id position kind publication_id publication_as_printed url text",
    "teasers": "source listing listing_url position url page_key article_id title summary teaser_hash first_seen "
    "last_seen",
    "revisions": "article_id field at old new",
    "owners": "domain name kind",
    "source_owners": "source domain",
    "article_links": "article_id position owner form target_id page_key print url text sentence",
}


def fill(
    path: Path, articles: int, *, seed: int = 6, sources: Sequence[str] = SOURCES, paragraphs: int = PARAGRAPHS
) -> None:
    """Write that many articles of the sources into a new archive, telling on stderr how far it is.

    ``paragraphs`` is how many a text has on average; few make a file that is soon written, whose searches say little.
    """
    begin = time.monotonic()

    def tell(what: str) -> None:
        print(f"{time.monotonic() - begin:6.0f} s  {what}", file=sys.stderr, flush=True)

    with Archive.open(path):
        pass  # makes the tables
    with closing(sqlite3.connect(path, isolation_level=None)) as archive:
        # The file can be made again: nothing is kept safe while it is written.
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -1000000", "foreign_keys = OFF"):
            archive.execute(f"PRAGMA {pragma}")
        with _put_aside(archive, tell):
            world = _World(random.Random(seed), articles, sources, paragraphs)  # noqa: S311 - invented text is no secret
            archive.execute("BEGIN")
            _insert(archive, world.names())
            for first in range(1, articles + 1, _BATCH):
                _insert(archive, world.articles(first, min(first + _BATCH, articles + 1)))
            archive.execute("COMMIT")
            tell(f"{articles:,} articles")
        archive.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('hashsize', ?)", (_HASH_BYTES,))
        archive.execute("INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')")
        archive.execute("DELETE FROM articles_fts_config WHERE k = 'hashsize'")
        tell("search index")
    with Archive.open(path) as opened:
        opened.citations.count()
        opened.persons.match()
        opened.analyze()  # as the end of a crawl does
    tell("done")


@contextmanager
def _put_aside(archive: sqlite3.Connection, tell: Any) -> Iterator[None]:
    """Drop triggers and secondary indexes for the length of the block, and make them again as they were."""
    found = archive.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL "
        "ORDER BY type = 'trigger', rowid"
    ).fetchall()
    for kind, name, _ in found:
        archive.execute(f"DROP {kind} {name}")
    yield
    for _, _, sql in found:
        archive.execute(sql)
    tell("indexes")


def _insert(archive: sqlite3.Connection, rows: dict[str, list[Row]]) -> None:
    for table, found in rows.items():
        columns = _COLUMNS[table].split()
        sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608 - our own names
        archive.executemany(sql, found)


class _Zipf:
    """Draw items so that the n-th is n times rarer than the first."""

    def __init__(self, items: Sequence[Any], chance: random.Random) -> None:
        self._items = items
        self._weights = list(accumulate(1 / (place + 1) for place in range(len(items))))
        self._chance = chance

    def draw(self, count: int) -> list[Any]:
        """Return that many items, repeats allowed."""
        return self._chance.choices(self._items, cum_weights=self._weights, k=count)


class _World:
    """What the articles are made of."""

    def __init__(self, chance: random.Random, articles: int, sources: Sequence[str], paragraphs: int) -> None:
        self.chance = chance
        self.length = paragraphs
        self.sources = sources
        # Common words are short, as in every language.
        words = sorted({_word(chance) for _ in range(_DRAWN_WORDS)})
        self.words = _Zipf(sorted(words, key=lambda word: (len(word), chance.random())), chance)
        self.paragraphs = [self._sentence(75) for _ in range(_PARAGRAPHS)]
        self.summaries = [self._sentence(30) for _ in range(_SUMMARIES)]
        count = max(20, articles // 12)
        self.authors = [
            (number, sources[number % len(sources)], f"{_word(chance).title()} {_word(chance).title()} {number}")
            for number in range(1, count + 1)
        ]
        by_source = defaultdict(list)
        for author in self.authors:
            by_source[author[1]].append(author)
        self.writers = {source: _Zipf(authors, chance) for source, authors in by_source.items()}
        self.topics = [f"topic-{number:03d}" for number in range(1, 181)]
        self.drawn_topics = _Zipf(self.topics, chance)
        self.outlets = _Zipf(range(1, 401), chance)

    def _sentence(self, words: int) -> str:
        return " ".join(self.words.draw(words)).capitalize() + "."

    def names(self) -> dict[str, list[Row]]:
        """Return the rows of sources, their runs, authors, topics and outlets."""
        chance, now, sources = self.chance, _utc(NOW), self.sources
        days = [(day, place) for day in range(RUN_DAYS, -1, -1) for place in range(len(sources))]
        starts = {day: NOW - timedelta(days=day) for day, _ in days}
        fields = ("title", "published", "authors", "topics", "summary")
        return {
            "sources": [
                (slug, slug.replace("-", " ").title(), f"https://{slug}.example/", COUNTRIES[place % len(COUNTRIES)])
                for place, slug in enumerate(sources)
            ],
            "source_subjects": [
                (slug, subject)
                for place, slug in enumerate(sources)
                for subject in {"security", SUBJECTS[place % len(SUBJECTS)]}
            ],
            "runs": [
                (
                    sources[place],
                    _utc(starts[day]),
                    _utc(starts[day] + timedelta(minutes=4)),
                    "degraded" if (day, place) == (0, 2) else "good",
                    40,
                    4_000_000,
                    200,
                    chance.randrange(30),
                    170,
                    240.0,
                )
                for day, place in days
            ],
            "run_fields": [
                (run, "article", field, 30 - place, place)
                for run in range(1, len(days) + 1)
                for place, field in enumerate(fields)
            ],
            "authors": [
                (number, source, name, f"author-{number}", "person" if number % 40 else "organization", now)
                for number, source, name in self.authors
            ],
            "author_aliases": [
                (source, name, "person" if number % 40 else "organization", number, now)
                for number, source, name in self.authors
            ],
            "topics": [(slug, _word(chance).title()) for slug in self.topics],
            "owners": [
                *((f"{slug}.example", slug.replace("-", " ").title(), "house") for slug in sources),
                *((f"d{number}.example", f"Owner {number}", "news") for number in range(_OWNERS)),
            ],
            "source_owners": [(slug, f"{slug}.example") for slug in sources],
            "publications": [
                (number, f"outlet-{number}", f"The {_word(chance).title()} {number}", f"o{number}.example")
                for number in range(1, 401)
            ],
        }

    def articles(self, first: int, end: int) -> dict[str, list[Row]]:
        """Return the rows of some articles, by table."""
        rows: dict[str, list[Row]] = defaultdict(list)
        for number in range(first, end):
            self._article(number, rows)
        return rows

    def _article(self, number: int, rows: dict[str, list[Row]]) -> None:
        chance = self.chance
        place = chance.expovariate(0.6) * len(self.sources) / len(SOURCES)  # the first few have most
        source = self.sources[min(int(place), len(self.sources) - 1)]
        day = NOW - timedelta(days=int(9000 * chance.random() ** 1.6), minutes=chance.randrange(1440))
        published = None if chance.random() < 0.02 else day.date().isoformat()
        url = f"https://{source}.example/articles/{number}"
        seen, now = _utc(max(day, NOW - timedelta(days=RUN_DAYS))), _utc(NOW)
        title = " ".join(self.words.draw(8)).capitalize()
        summary = self.summaries[chance.randrange(_SUMMARIES)]
        authors = list(dict.fromkeys(self.writers[source].draw(chance.choice((0, 1, 1, 1, 2, 2, 3)))))
        topics = list(dict.fromkeys(self.drawn_topics.draw(chance.choice((0, 1, 2, 2, 3)))))
        byline = "; ".join(author[2] for author in authors) or None
        words = self._text(number, url, rows)
        kind = KINDS[min(int(chance.expovariate(0.8)), len(KINDS) - 1)]
        rows["articles"].append((
            number, url, source, title, published, published and "day", published and "meta", published and day.year,
            byline, kind, chance.choice(LANGUAGES), words, seen, now, seen, seen, f"{number:032x}", url, summary,
            "teaser", day.strftime("%B %d, %Y"), byline and f"By {byline}", f"<p>{summary}</p>", _ORIGINS,
        ))  # fmt: skip
        key, listing = url.removeprefix("https://"), f"https://{source}.example/articles"
        rows["article_urls"].append((source, key, number, url, "own", seen))
        rows["article_authors"] += [(number, place, author[0], author[2]) for place, author in enumerate(authors)]
        rows["article_topics"] += [(number, topic, place) for place, topic in enumerate(topics)]
        rows["teasers"].append(
            (source, listing, listing, number % 20, url, key, number, title, summary, f"{number:032x}", seen, seen)
        )
        if chance.random() < 0.3:
            outlet = self.outlets.draw(1)[0]
            kind = chance.choice(("read_full", "originally_published"))
            link = f"https://o{outlet}.example/{number}"
            rows["external_links"].append((number, 0, kind, outlet, f"Outlet {outlet}", link, "Read the full article."))
        for place in range(_LINKS):
            rows["article_links"].append(self._link(number, place))
        if chance.random() < 0.05:
            rows["revisions"].append((number, "title", seen, title.lower(), title))

    def _link(self, number: int, place: int) -> Row:
        """Return a link of a text: one in ten leads to an article of the archive, to the first ones more."""
        chance = self.chance
        target, owner = None, f"d{min(int(chance.expovariate(5 / _OWNERS)), _OWNERS - 1)}.example"
        if number > 1 and chance.random() < 0.1:
            target, owner = 1 + int((number - 1) * chance.random() ** 2), f"{chance.choice(self.sources)}.example"
        key = f"{owner}/{number}/{place}"
        sentence = f"A new report says so, as {self._sentence(20)}"
        return number, place, owner, "other", target, key, number * 16 + place, f"https://{key}", "new report", sentence

    def _text(self, number: int, url: str, rows: dict[str, list[Row]]) -> int:
        """Add a text, of about 900 words where it has the usual paragraphs; return how many it has."""
        chance = self.chance
        count = max(1, int(chance.gauss(self.length, self.length / 3)))
        paragraphs = [self.paragraphs[int(chance.random() * _PARAGRAPHS)] for _ in range(count)]
        paragraphs.append(" ".join(f"{_word(chance)}{int(chance.random() * 900)}" for _ in range(4)))
        marked = [f"{text} [See more]({url}#{place})" for place, text in enumerate(paragraphs)]
        rows["bodies"].append((number, "\n".join(paragraphs), "\n\n".join(["## Summary", *marked])))
        return count * 75 + 4


_ORIGINS = json.dumps({"title": "selector:h1", "published": "meta", "authors": "json-ld", "summary": "teaser"})


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(SYLLABLES, k=chance.choice((1, 2, 2, 3, 3, 4))))


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
