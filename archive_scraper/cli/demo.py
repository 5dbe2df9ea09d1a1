"""demo: the main job on the embedded site, without any network."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

import click

from archive_scraper.cli.options import db_option

if TYPE_CHECKING:
    from archive_scraper.demo import DemoServer


@click.command()
@db_option
@click.option("--serve", is_flag=True, help="Only serve the demo site, until Ctrl-C: a place to try commands on.")
def demo(db: Path, *, serve: bool) -> None:
    """Crawl the embedded demo site on this machine, print what was stored, and name the next command."""
    from archive_scraper.demo import DemoServer

    with DemoServer() as server:
        if serve:
            _serve(server)
        else:
            _crawl(server, db)


def _crawl(server: DemoServer, db: Path) -> None:
    from archive_scraper.cli.crawl import run_crawl
    from archive_scraper.cli.read import print_latest, print_stats
    from archive_scraper.crawl.options import CrawlOptions
    from archive_scraper.crawl.sources import find_sources
    from archive_scraper.store import Archive

    listings = {"cnas": server.cnas_listings, "jamestown": server.jamestown_listings}
    known = find_sources(Path("nowhere"))
    sources = []
    for name, urls in listings.items():
        source = known[name]
        rules = replace(
            source.rules, name=f"demo-{name}", title=f"Demo {source.rules.title}", start_urls=tuple(urls), hosts=()
        )
        sources.append(replace(source, rules=rules, origin="demo"))
    click.echo(f"Two demo sites are served on this machine: {server.cnas_url} and {server.jamestown_url}")
    settings = {"ARCHIVE_DB": str(db), "DOWNLOAD_DELAY": 0.0, "ARCHIVE_BACKOFF": 0.5}
    code = run_crawl(sources, CrawlOptions(), db, settings)
    with Archive.open(db, read_only=True) as archive:
        print_latest(archive, 8)
        print_stats(archive)
    option = "" if db == Path("data/archive.db") else f" --db {db}"
    # make demo runs the command of an environment that is not activated: a bare name would not be found.
    command = "archive-scraper" if which("archive-scraper") else sys.argv[0]
    click.echo("Next:")
    click.echo(f'  {command} search{option} "harbour pilots"')
    click.echo(f"  {command} browse{option}")
    click.echo(f"  {command} crawl cnas jamestown{option}   # the real sites")
    sys.exit(code)


def _serve(server: DemoServer) -> None:
    from threading import Event

    for url in (*server.cnas_listings, *server.jamestown_listings):
        click.echo(url)
    click.echo("Serving; Ctrl-C ends it.")
    Event().wait()
