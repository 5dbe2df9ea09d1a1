"""people: who is one person across sources, why, and a reader's own decisions."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path  # noqa: TC003 # Click reads the annotations

import click

from archive_scraper.cli.group import ShowGroup
from archive_scraper.cli.options import db_option, json_option
from archive_scraper.cli.tables import count, print_json, print_table
from archive_scraper.errors import UsageError
from archive_scraper.store import Archive


@click.group(cls=ShowGroup, invoke_without_command=True)
@db_option
@json_option
@click.pass_context
def people(context: click.Context, db: Path, *, as_json: bool) -> None:
    """List persons of several sources, say why they are one, join and part them by hand.

    An author is named as SOURCE:NAME, with the name as printed: "cnas:Robert D. Kaplan".
    """
    if context.invoked_subcommand is None:
        context.invoke(show, db=db, least=2, as_json=as_json)


@people.command()
@db_option
@click.option("--sources", "least", type=click.IntRange(1), default=2, show_default=True, help="Of so many or more.")
@json_option
def show(db: Path, least: int, *, as_json: bool) -> None:
    """List the persons of two sources or more, with the authors that they are."""
    with Archive.open(db, create=False, read_only=True) as archive:
        rows = archive.persons.all(least)
    if as_json:
        print_json(rows)
    elif rows:
        print_table(rows, {"id": "Number", "name": "Person", "articles": "Articles", "authors": "Authors"})
    else:
        click.echo(f"No person has written for {count(least, 'source')} or more, as far as the evidence says.")


@people.command()
@click.argument("author", metavar="SOURCE:NAME")
@db_option
@json_option
def why(author: str, db: Path, *, as_json: bool) -> None:
    """Say what joins an author to others, the strongest evidence first."""
    with Archive.open(db, create=False, read_only=True) as archive:
        rows = archive.persons.why(*_author(author))
    if as_json:
        print_json(rows)
    elif rows:
        print_table(rows, {"one": "Author", "other": "Is also", "score": "Score", "evidence": "Because"})
    else:
        click.echo("Nothing joins this author to another one.")


@people.command()
@click.argument("author", metavar="SOURCE:NAME")
@click.argument("other", metavar="SOURCE:NAME")
@db_option
def join(author: str, other: str, db: Path) -> None:
    """Decide that two authors are one person. The decision stands whatever the evidence says later."""
    with Archive.open(db, create=False) as archive:
        archive.persons.join(_author(author), _author(other), datetime.now(UTC))
    click.echo(f"{author} and {other} are one person.")


@people.command()
@click.argument("author", metavar="SOURCE:NAME")
@click.argument("other", metavar="[SOURCE:NAME]", required=False)
@db_option
def split(author: str, other: str | None, db: Path) -> None:
    """Decide that two authors are not one person; without the second, that the first is none of the others."""
    with Archive.open(db, create=False) as archive:
        parted = archive.persons.split(_author(author), _author(other) if other else None, datetime.now(UTC))
    click.echo(f"{author} is a person apart now." if parted else f"{author} was a person apart already.")


def _author(text: str) -> tuple[str, str]:
    """Return source and name. Raises UsageError."""
    source, colon, name = text.partition(":")
    if not colon or not source.strip() or not name.strip():
        raise UsageError(f"{text!r} names no author; write SOURCE:NAME, such as 'cnas:Robert D. Kaplan'")
    return source.strip(), name.strip()
