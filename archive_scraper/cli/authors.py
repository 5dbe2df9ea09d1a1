"""authors: who is in the archive, which spellings were joined, and joining or splitting them by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from archive_scraper.cli.options import db_option, json_option, known_source
from archive_scraper.cli.tables import count, print_json, print_table
from archive_scraper.errors import UsageError
from archive_scraper.store import Archive


@click.command()
@db_option
@click.option("--source", help="Only authors of this source; needed to join or split.")
@click.option("--merges", is_flag=True, help="List the spellings that were joined, and by what rule.")
@click.option("--join", nargs=2, metavar="NAME INTO", help="Both names are one person, shown as INTO.")
@click.option("--split", metavar="NAME", help="NAME is a person of its own.")
@click.option(
    "--apply",
    "decisions",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Take the decisions of a TOML file: [[join]] with source, name, into; [[split]] with source, name.",
)
@json_option
def authors(
    db: Path,
    source: str | None,
    join: tuple[str, str] | None,
    split: str | None,
    decisions: Path | None,
    *,
    merges: bool,
    as_json: bool,
) -> None:
    """List the authors with all their spellings; join or split two by hand. Every merge can be undone."""
    if (join or split) and source is None:
        raise UsageError("--join and --split need --source")
    writes = bool(join or split or decisions)
    with Archive.open(db, create=False, read_only=not writes) as archive:
        known_source(archive, source)
        now = datetime.now(UTC)
        if decisions is not None:
            taken = archive.people.apply(decisions, now)
            click.echo(f"{count(taken, 'decision')} taken from {decisions}", err=True)
        if source is not None and join:
            archive.people.join(source, *join, now)
        if source is not None and split:
            archive.people.split(source, split, now)
        rows = archive.people.merges(source) if merges else archive.people.all(source)
    if as_json:
        print_json(rows)
    elif merges:
        print_table(rows, {"source": "Source", "name": "Spelling", "into": "Shown as", "by": "Joined by"})
    else:
        columns = {"name": "Author", "type": "Type", "source": "Source", "articles": "Articles"}
        print_table(rows, columns | {"spellings": "Spellings", "url": "Profile"})
