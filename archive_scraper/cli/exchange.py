"""captures export and import: the way out to other tools of web archives, and the way in from them."""

from __future__ import annotations

from pathlib import Path

import click

from archive_scraper.cli.options import db_option, known_source
from archive_scraper.cli.tables import count
from archive_scraper.errors import UsageError
from archive_scraper.store import Archive


@click.command()
@click.argument("target", metavar="FILE.wacz", type=click.Path(path_type=Path, dir_okay=False))
@click.argument("sources", metavar="[SOURCE]...", nargs=-1)
@click.option("--since", help="Only captures of then or later: 2024-01-31, 2024-01 or 2024.")
@db_option
def export(target: Path, sources: tuple[str, ...], since: str | None, db: Path) -> None:
    """Write captures into one WACZ file, which https://replayweb.page opens in a browser, without a server.

    What is older than --since goes along only where a later capture repeats its text.
    """
    from archive_scraper.captures.wacz import export_wacz
    from archive_scraper.crawl.options import CrawlOptions

    since = CrawlOptions.read(since=since).since
    if target.suffix != ".wacz":
        raise UsageError(f"{target}: readers know a web archive by its name; call it {target.name}.wacz")
    with Archive.open(db, read_only=True) as archive:
        for name in sources:
            known_source(archive, name)
        done = export_wacz(archive, target, tuple(dict.fromkeys(sources)), since=since)
    size = f"{done.size / 1_000_000:,.1f} MB"
    click.echo(f"{target}: {count(done.captures, 'capture')}, {count(done.pages, 'page')}, {size}")
