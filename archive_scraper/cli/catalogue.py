"""catalogue: organizations that can be crawled by name, and what others saw of their pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeVar

import click

from archive_scraper.catalogue.find import find
from archive_scraper.catalogue.loading import Catalogue, lists
from archive_scraper.catalogue.model import SUBJECTS
from archive_scraper.catalogue.rows import channel_rows, full_row, row_of, write_csv
from archive_scraper.cli.group import ShowGroup
from archive_scraper.cli.options import Language, json_option
from archive_scraper.cli.outlet import data_out
from archive_scraper.cli.tables import count, print_json, print_line, print_pairs, print_table
from archive_scraper.errors import UsageError

if TYPE_CHECKING:
    from archive_scraper.catalogue.model import Entry

_F = TypeVar("_F", bound=Callable[..., Any])
_SUBJECTS = f"One of {', '.join(SUBJECTS)}."
_COLUMNS = {"name": "Name", "title": "Title", "country": "Country", "subjects": "Subjects"}
_COLUMNS |= {"crawled_from": "Crawled from"}
_CHANNELS = {"state": "Channel", "url": "Address", "by": "Seen by", "use": "Use", "note": "Note"}


def chosen_options(command: _F) -> _F:
    """Add the options that choose entries: --country, --subject, --language, --search."""
    for option in (
        click.option("--search", "text", help="Words in name, title, country or home."),
        click.option("--language", type=Language(), help="An ISO 639 code, such as fr."),
        click.option("--subject", type=click.Choice(SUBJECTS), metavar="SUBJECT", help=_SUBJECTS),
        click.option("--country", help="An ISO 3166 code or an English name: DE, Germany."),
    ):
        command = option(command)
    return command


@click.group(cls=ShowGroup, invoke_without_command=True)
@chosen_options
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV instead of a table.")
@json_option
@click.pass_context
def catalogue(
    context: click.Context,
    country: str | None,
    subject: str | None,
    language: str | None,
    text: str | None,
    *,
    as_csv: bool,
    as_json: bool,
) -> None:
    """List organizations that `crawl` takes by name, with what others saw of their pages.

    \b
    archive-scraper catalogue --country KR
    archive-scraper catalogue show brookings
    archive-scraper crawl brookings sipri
    """  # noqa: D301 # Click's mark for lines that stay as they are
    if context.invoked_subcommand is not None:
        return
    rows = [row_of(entry) for entry in chosen(country, subject, language, text)]
    if as_json:
        print_json(rows)
    elif as_csv:
        write_csv(rows, data_out())
    elif rows:
        print_table([row | {"crawled_from": _first(row)} for row in rows], _COLUMNS)
        print_line(f"{count(len(rows), 'organization')}. What is known was seen by others, none of it by us.")
    else:
        click.echo(f"No entry matches {text!r}.")


def chosen(country: str | None, subject: str | None, language: str | None, text: str | None) -> list[Entry]:
    """Return the entries that the options choose, in the order of names. Raises UsageError, RulesError."""
    return find(Catalogue().all(), country=country, subject=subject, language=language, text=text)


@catalogue.command()
@click.argument("name", metavar="NAME")
@json_option
def show(name: str, *, as_json: bool) -> None:
    """Show all that is known of one organization: its channels, what was seen there, when and by whom."""
    entry = named(name)
    row = full_row(entry)
    if as_json:
        print_json(row)
        return
    structure = row["structure"]
    print_line(entry.title, style="bold")
    print_pairs(
        {
            "Name": entry.name,
            "Country": row["country_name"],
            "Languages": row["languages"],
            "Kind": entry.kind,
            "Subjects (ours)": row["subjects"],
            "Home": entry.home,
            "Dates": structure.get("date_form"),
            "Pages": structure.get("paging"),
            "Articles' paths": structure.get("article_paths"),
            "Seconds between requests": structure.get("delay"),
            "Structure seen": _evidence(entry.structure.by, entry.structure.seen) if entry.structure else None,
            "Crawled from": _first(row),
        }
    )
    if entry.channel:
        print_table(channel_rows(entry), _CHANNELS)
    for note in entry.note:
        print_line(f"{note.says} ({_evidence(note.by, note.seen)})")
    for short in entry.lists:
        known = lists()[short]
        print_line(f"{short}: {known['what']}{'; ' + known['seen'] if 'seen' in known else ''}")


def _first(row: Mapping[str, Any]) -> str:
    return "; ".join(row["crawled_from"]) or "nothing known to work"


def _evidence(by: tuple[str, ...], seen: str | None) -> str:
    return f"{', '.join(by)}, {seen or 'no day stated'}"


@catalogue.command()
@click.option("--opml", is_flag=True, help="The feeds as OPML, which feed readers import.")
@chosen_options
def export(country: str | None, subject: str | None, language: str | None, text: str | None, *, opml: bool) -> None:
    """Print the feeds that nothing is known against."""
    from archive_scraper.catalogue.opml import opml as written

    if not opml:
        raise UsageError("catalogue export: say --opml; `catalogue --csv` and `catalogue --json` print the entries")
    data_out().write(written(chosen(country, subject, language, text)))


def named(name: str) -> Entry:
    """Return the entry of a name. Raises UsageError for an unknown one, with what comes near it."""
    catalogue_ = Catalogue()
    if name not in catalogue_:
        near = get_close_matches(name, catalogue_.names, n=1)
        hint = f"did you mean {near[0]}?" if near else "archive-scraper catalogue --search WORD finds one"
        raise UsageError(f"the catalogue has no entry {name!r}; {hint}")
    return catalogue_[name]
