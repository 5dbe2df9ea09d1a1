"""sources: what can be crawled by name, and what the archive holds of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from archive_scraper.cli.group import ShowGroup
from archive_scraper.cli.options import db_option, json_option, sources_option
from archive_scraper.cli.tables import print_json, print_table
from archive_scraper.cli.warnings import known_sources, warn_of
from archive_scraper.store import Archive

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_COLUMNS = {"slug": "Source", "title": "Title", "rules": "Rules", "articles": "Articles", "newest": "Newest"}
_COLUMNS |= {"last_run": "Last run", "last_state": "Result"}


@click.group(cls=ShowGroup, invoke_without_command=True)
@db_option
@sources_option
@json_option
@click.pass_context
def sources(context: click.Context, db: Path, sources_dir: Path, *, as_json: bool) -> None:
    """List the sources that can be crawled, and those that the archive holds; check, rename or remove one."""
    if context.invoked_subcommand is None:
        _show(db, sources_dir, as_json=as_json)


def _show(db: Path, folder: Path, *, as_json: bool) -> None:
    stored: dict[str, dict[str, Any]] = {}
    if db.exists():
        with Archive.open(db, read_only=True) as archive:
            stored = {row["slug"]: row for row in archive.sources()}
    rows = [row | _stored(stored.pop(row["slug"], None)) for row in (_known if as_json else _names)(folder)]
    rows += [
        {"slug": name, "title": row["title"], "rules": row["rules_origin"], **_stored(row)}
        for name, row in stored.items()
    ]
    if as_json:
        print_json(rows)
        return
    print_table(rows, _COLUMNS, days=("newest",))


def _known(folder: Path) -> list[dict[str, Any]]:
    """Return all that is known of the sources; loads Scrapy, whose spiders state it."""
    return [
        {"slug": name, "title": source.rules.title, "rules": source.origin, "starts": list(source.rules.start_urls)}
        for name, source in known_sources(folder).items()
    ]


def _names(folder: Path) -> list[dict[str, Any]]:
    """Return the sources' names and titles, without Scrapy."""
    from archive_scraper.crawl.sources import PYTHON, python_titles, read_folder

    rules, faults = read_folder(folder)
    warn_of(faults)
    found = {own.name: {"slug": own.name, "title": own.title, "rules": str(path)} for path, own in rules.items()}
    found |= {name: {"slug": name, "title": title, "rules": PYTHON} for name, title in python_titles().items()}
    return [row for _, row in sorted(found.items())]


def _stored(row: Mapping[str, Any] | None) -> dict[str, Any]:
    return {name: row[name] if row else None for name in ("articles", "newest", "last_run", "last_state")}
