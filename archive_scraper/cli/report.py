"""report: one run on one page."""

from __future__ import annotations

from pathlib import Path

import click

from archive_scraper.cli.options import db_option, json_option
from archive_scraper.cli.tables import print_json
from archive_scraper.errors import UsageError
from archive_scraper.files import write_whole
from archive_scraper.store import Archive


@click.command()
@click.argument("which", metavar="RUN|SOURCE")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File to write, - for stdout.")
@db_option
@json_option
def report(which: str, output: Path | None, db: Path, *, as_json: bool) -> None:
    """Write the report of a run, or of a source's last run, as one HTML page with charts of its history."""
    from archive_scraper.watch.report_page import report_data, report_page

    with Archive.open(db, read_only=True) as archive:
        data = report_data(archive, which)
    if as_json and output is None:
        print_json(data)
        return
    if as_json:
        raise UsageError("report: --json prints to stdout; leave -o away")
    path = output or Path(f"report-{data['run']['source']}-{data['run']['id']}.html")
    text = report_page(data)
    if str(path) == "-":
        click.echo(text)
        return
    write_whole(path, text)
    click.echo(f"wrote {path}")
