"""demo: the main job on two embedded sites, without any network, in an archive of its own."""

from __future__ import annotations

import multiprocessing
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from archive_scraper.cli.group import typed_command
from archive_scraper.cli.options import DEFAULT_DB, DEMO_DB, demo_db_option
from archive_scraper.cli.tables import print_table
from archive_scraper.errors import ArchiveError, UsageError

if TYPE_CHECKING:
    from archive_scraper.crawl.sources import Source
    from archive_scraper.demo import DemoServer
    from archive_scraper.store import Archive
    from archive_scraper.store.connect import Row

PORTS = (28471, 28472)
"""Always the same ones, so that a second demo finds its pages again: unassigned, below those that systems hand out."""
_EDITS = ("title", "summary", "date")
_LATEST, _ALL = 8, 1000
_CHANGED = {"id": "No", "field": "Field", "old": "Before", "new": "After"}
_REPRINTED = {"id": "No", "published": "Published", "source": "Source", "title": "Title", "byline": "Authors"}


@click.command()
@demo_db_option
@click.option("--serve", is_flag=True, help="Only serve the demo sites, until Ctrl-C: a place to try commands on.")
def demo(db: Path, *, serve: bool) -> None:
    """Crawl two embedded demo sites on this machine, before and after they change, and print what was stored.

    The demo has an archive of its own and never touches yours. A second run finds nothing new.
    """
    if db.absolute() == DEFAULT_DB.absolute():
        raise UsageError(f"--db: the demo has an archive of its own; leave --db out for {DEMO_DB}, or name another")
    ports = PORTS if serve else _ports_of(db)
    server = _start(ports or PORTS, must=bool(ports))
    try:
        if serve:
            _serve(server)
        else:
            _crawl(server, db, again=bool(ports))
    finally:
        server.stop()


def _ports_of(db: Path) -> tuple[int, int] | None:
    """Return the ports that an earlier demo used. Raises UsageError for an archive that is no demo's."""
    from archive_scraper.store import Archive

    if not db.exists():
        return None
    with Archive.open(db, read_only=True) as archive:
        homes = {row["slug"]: row["home"] for row in archive.sources.all()}
    if not homes:
        return None
    if set(homes) != {"demo-cnas", "demo-jamestown"}:
        raise UsageError(f"--db: {db} holds more than the demo; name another file")
    return urlsplit(homes["demo-cnas"] or "").port or 0, urlsplit(homes["demo-jamestown"] or "").port or 0


def _start(ports: tuple[int, int], *, must: bool) -> DemoServer:
    """Serve the sites on these ports, or on free ones where it need not be these."""
    from archive_scraper.demo import DemoServer

    for choice in (ports,) if must else (ports, (0, 0)):
        server = DemoServer(ports=choice)
        try:
            server.start()
        except OSError:
            server.stop()
        else:
            return server
    taken = " and ".join(map(str, ports))
    raise ArchiveError(f"ports {taken} are taken, perhaps by another demo; end it, or name a new file with --db")


def _crawl(server: DemoServer, db: Path, *, again: bool) -> None:
    from archive_scraper.cli.read import print_latest, print_stats
    from archive_scraper.store import Archive

    click.echo(f"Two demo sites are served on this machine: {server.cnas_url} and {server.jamestown_url}")
    listings = {"cnas": server.cnas_listings, "jamestown": server.jamestown_listings}
    if again:
        click.echo(f"{db} holds them already; nothing has changed since.")
    else:
        # Scrapy crawls once a process, and the sites are to be seen before and after a change.
        first = multiprocessing.get_context("spawn").Process(target=visit, args=(listings, db))
        first.start()
        first.join()
        if first.exitcode:
            sys.exit(first.exitcode if first.exitcode > 0 else 1)
        click.echo("Then a title, a teaser and a date change, and the sites are crawled again:")
    server.edits = frozenset(_EDITS)
    code = _visit(listings, db, full=not again)
    with Archive.open(db, read_only=True) as archive:
        print_latest(archive, _LATEST)
        changed, reprinted = _finds(archive)
        print_table(changed, _CHANGED, title="What was changed after publication")
        print_table(reprinted, _REPRINTED, title="The same text on two sites", days=("published",))
        print_stats(archive)
    command = typed_command()
    click.echo("Next:")
    click.echo(f'  {command} search --db {db} "harbour pilots"')
    click.echo(f"  {command} show --db {db} {changed[0]['id']}")
    click.echo(f"  {command} browse --db {db}")
    click.echo(f"  {command} crawl cnas jamestown   # the real sites")
    sys.exit(code)


def _finds(archive: Archive) -> tuple[list[Row], list[Row]]:
    """Return the changes that the archive noticed, and the articles whose text stands on both sites."""
    rows = archive.articles.latest(_ALL)
    changes = [
        {**change, "id": row["id"]}
        for row in rows
        for change in (archive.articles.get(row["id"]) or {})["revisions"]
        if change["field"] in ("title", "summary", "published")
    ]
    return changes, [row for row in rows if archive.republications.of(row["id"])]


def visit(listings: dict[str, list[str]], db: Path) -> None:
    """Crawl the sites for the first time and exit with the crawl's code; runs in a process of its own."""
    try:
        sys.exit(_visit(listings, db, full=False))
    except ArchiveError as error:  # the program that would say it in one line is the parent
        click.echo(f"Error: {error}", err=True)
        sys.exit(1)


def _visit(listings: dict[str, list[str]], db: Path, *, full: bool) -> int:
    from archive_scraper.cli.crawl import run_crawl
    from archive_scraper.crawl.options import CrawlOptions

    sources = [_source(name, urls) for name, urls in listings.items()]
    settings: dict[str, object] = {"ARCHIVE_DB": str(db), "DOWNLOAD_DELAY": 0.0, "ARCHIVE_BACKOFF": 0.5}
    return run_crawl(sources, CrawlOptions(full=full), db, settings)


def _source(name: str, urls: list[str]) -> Source:
    """Return a source with the rules of the site that a demo site is built like, and with nothing else of it."""
    from archive_scraper.crawl.sources import find_sources
    from archive_scraper.demo import cnas, jamestown

    known = find_sources(Path("nowhere"))[name]
    own = {"cnas": cnas.NAME, "jamestown": jamestown.NAME}[name]
    home = f"http://{urlsplit(urls[0]).netloc}/"
    rules = replace(known.rules, name=f"demo-{name}", title=own, home=home, start_urls=tuple(urls), hosts=())
    return replace(known, rules=rules, origin="demo")


def _serve(server: DemoServer) -> None:
    from threading import Event

    for url in (*server.cnas_listings, *server.jamestown_listings):
        click.echo(url)
    click.echo("Serving; Ctrl-C ends it.")
    Event().wait()
