"""catalogue: organizations that can be crawled by name, and what others saw of their pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

from archive_scraper.catalogue.loading import lists
from archive_scraper.catalogue.model import SUBJECTS
from archive_scraper.catalogue.rows import channel_rows, full_row, row_of, write_csv
from archive_scraper.catalogue.rules import with_verdicts
from archive_scraper.catalogue.verdicts import file_for, for_crawls, read_verdicts
from archive_scraper.cli.catalogue_check import check
from archive_scraper.cli.chosen import chosen_entries, named_entry
from archive_scraper.cli.group import ShowGroup
from archive_scraper.cli.options import Language, db_option, json_option
from archive_scraper.cli.outlet import data_out
from archive_scraper.cli.tables import count, print_json, print_line, print_pairs, print_table
from archive_scraper.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path


_F = TypeVar("_F", bound=Callable[..., Any])
_SUBJECTS = f"One of {', '.join(SUBJECTS)}."
_COLUMNS = {"name": "Name", "title": "Title", "country": "Country", "subjects": "Subjects"}
_COLUMNS |= {"crawled_from": "Crawled from"}
_CHANNELS = {"state": "Channel", "url": "Address", "by": "Seen by", "own": "Seen from here", "use": "Use"}
_CHANNELS |= {"note": "Note"}
_CHANNELS_UNSEEN = {key: heading for key, heading in _CHANNELS.items() if key != "own"}


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
    rows = [row_of(entry) for entry in chosen_entries(country, subject, language, text)]
    if as_json:
        print_json(rows)
    elif as_csv:
        write_csv(rows, data_out())
    elif rows:
        print_table([row | {"crawled_from": _first(row)} for row in rows], _COLUMNS)
        print_line(f"{count(len(rows), 'organization')}. What is known was seen by others, none of it by us.")
    else:
        click.echo(f"No entry matches {text!r}.")


@catalogue.command()
@click.argument("name", metavar="NAME")
@db_option
@json_option
def show(name: str, db: Path, *, as_json: bool) -> None:
    """Show all that is known of one organization: its channels, what was seen there, when and by whom."""
    entry = named_entry(name)
    own = read_verdicts(file_for(db))
    row = full_row(with_verdicts(entry, for_crawls(own.values())))
    row["channels"] = [
        channel | {"use": seen["use"], "own": own[url].said if url in own else None}
        for channel, seen in zip(channel_rows(entry), row["channels"], strict=True)
        for url in [channel["url"]]
    ]
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
        columns = _CHANNELS if any(channel["own"] for channel in row["channels"]) else _CHANNELS_UNSEEN
        print_table(row["channels"], columns)
    for note in entry.note:
        print_line(f"{note.says} ({_evidence(note.by, note.seen)})")
    for short in entry.lists:
        known = lists()[short]
        print_line(f"{short}: {known['what']}{'; ' + known['seen'] if 'seen' in known else ''}")


def _first(row: Mapping[str, Any]) -> str:
    return "; ".join(row["crawled_from"]) or "nothing known to work"


def _evidence(by: tuple[str, ...], seen: str | None) -> str:
    return f"{', '.join(by)}, {seen or 'no day stated'}"


catalogue.add_command(check)


@catalogue.command()
@click.option("--opml", is_flag=True, help="The feeds as OPML, which feed readers import.")
@chosen_options
def export(country: str | None, subject: str | None, language: str | None, text: str | None, *, opml: bool) -> None:
    """Print the feeds that nothing is known against."""
    from archive_scraper.catalogue.opml import opml as written

    if not opml:
        raise UsageError("catalogue export: say --opml; `catalogue --csv` and `catalogue --json` print the entries")
    data_out().write(written(chosen_entries(country, subject, language, text)))
