"""A small site that was crawled, and the command that reads its captures again."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner
from crawling import crawl_here

from archive_scraper.cli.main import cli

if TYPE_CHECKING:
    from pathlib import Path

    from small_site import SmallSite

    from archive_scraper.watch.report import RunReport

TABLES = (
    "articles", "bodies", "authors", "author_aliases", "article_authors", "topics", "article_topics", "publications",
    "external_links", "article_urls", "teasers", "related", "revisions", "article_prints", "duplicates",
    "republications",
)  # fmt: skip
"""All that is read from pages."""


def tables(db: Path, *names: str) -> dict[str, list[tuple[Any, ...]]]:
    """Return tables whole, by name; all that is read from pages without one."""
    with closing(sqlite3.connect(db)) as connection:
        return {
            name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in names or TABLES
        }


def ask(db: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(db)) as connection:
        return connection.execute(sql).fetchall()


class Desk:
    """A folder with an archive and a site's rules."""

    def __init__(self, folder: Path, site: SmallSite) -> None:
        self.folder = folder
        self.db = folder / "archive.db"
        self.rules = site.rules_file(folder)

    def crawl(self, **settings: Any) -> RunReport:
        return crawl_here(self.rules, self.db, **settings)

    def rules_with(self, more: str) -> Path:
        """Return a rules file that says more than the one that the site was crawled by."""
        path = self.folder / "tried.toml"
        path.write_text(self.rules.read_text() + more)
        return path

    def type(self, *arguments: object) -> Any:
        line = ["replay", "--db", str(self.db), "--jobs", "1", *map(str, arguments)]
        return CliRunner().invoke(cli, line, prog_name="archive-scraper")

    def replay(self, *arguments: object, code: int = 0) -> dict[str, Any]:
        """Return what a replay of the only source found."""
        done = self.type("--json", *arguments)
        assert done.exit_code == code, done.output
        (found,) = json.loads(done.stdout)["sources"]
        return found
