"""An archive with a run in it, and items to put into it. All text is invented."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from archive_scraper.items import Article, ExternalLink, Listing, Person, Teaser
from archive_scraper.sites import SiteRules

if TYPE_CHECKING:
    from archive_scraper.store import Archive

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
RULES = SiteRules(name="harbor", title="Harbor Institute", home="https://harbor.example/", drop_params=("edition",))


class Desk:
    """An archive and a run in it, with a clock that moves one hour a step."""

    def __init__(self, archive: Archive, rules: SiteRules = RULES) -> None:
        self.archive = archive
        self.source = rules.name
        self.now = NOW
        archive.sources.register(rules, "tests")
        self.run_id = archive.runs.start(rules.name, {}, NOW)

    def later(self, **delta: float) -> Desk:
        self.now += timedelta(**delta or {"hours": 1})
        return self

    def article(self, **fields: Any) -> Article:
        values: dict[str, Any] = {
            "source": self.source,
            "url": "https://harbor.example/articles/quiet-ports-of-the-north",
            "title": "Quiet Ports of the North",
            "fetched_at": self.now,
            "published": "2024-05-03",
            "published_precision": "day",
            "published_raw": "May 3, 2024",
            "authors": (
                Person(name="Ada Lindqvist"),
                Person(name="Omar Reyes", url="https://harbor.example/people/reyes"),
            ),
            "byline_raw": "By Ada Lindqvist and Omar Reyes",
            "topics": ("Maritime Security", "Trade"),
            "summary": "Freight moves north while nobody is watching.",
            "summary_html": "<p>Freight moves north while nobody is watching.</p>",
            "body": "Freight moves north.\nNobody is watching the harbours.",
            "body_markdown": "Freight moves north.\n\nNobody is watching the **harbours**.",
            "word_count": 8,
            "kind": "commentary",
            "language": "en",
            "external_links": (
                ExternalLink(
                    kind="read_full",
                    publication="Northern Review",
                    url="https://www.northernreview.example/quiet-ports",
                    text="Read the full article at Northern Review.",
                ),
            ),
            "origins": {"published": "selector:p.date", "summary": "meta", "authors": "json-ld"},
        }
        return Article(**values | fields)

    def save(self, **fields: Any) -> str:
        aliases = fields.pop("aliases", ())
        return self.archive.articles.save(self.run_id, self.article(**fields), aliases=aliases)

    def teaser(self, number: int = 0, **fields: Any) -> Teaser:
        values: dict[str, Any] = {
            "listing_url": "https://harbor.example/articles",
            "position": number,
            "url": f"https://harbor.example/articles/piece-number-{number}",
            "title": f"Piece Number {number}",
            "fetched_at": self.now,
            "summary_html": "<p>What the piece says.</p>",
            "summary": "What the piece says.",
        }
        return Teaser(**values | fields)

    def listing(self, *teasers: Teaser, url: str = "https://harbor.example/articles") -> Listing:
        return Listing(url=url, items=list(teasers), fetched_at=self.now)

    def rows(self, sql: str, *parameters: object) -> list[tuple[Any, ...]]:
        return [tuple(row.values()) for row in self.archive.rows(sql, parameters)]

    def count(self, table: str) -> int:
        return int(self.archive.value(f"SELECT count(*) FROM {table}"))
