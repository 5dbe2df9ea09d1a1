"""captures export and import: the way out to other tools of web archives, and the way in from them."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive_scraper.cli.options import Slug, db_option, known_source, make_folder, sources_option
from archive_scraper.cli.tables import count, print_line, print_table
from archive_scraper.cli.warnings import known_sources
from archive_scraper.errors import UsageError
from archive_scraper.store import Archive

if TYPE_CHECKING:
    from archive_scraper.crawl.importing import Imported

_KINDS = ("listing", "article", "document", "revisit")
_SHOWN = 20  # unreadable records of a file that are named


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


@click.command(name="import")
@click.argument("files", metavar="FILE.warc.gz...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--source", type=Slug(), help="The source that all pages belong to; made where there is none yet.")
@db_option
@sources_option
def import_(files: tuple[Path, ...], source: str | None, db: Path, sources_dir: Path) -> None:
    """Take in the pages of web archives that other tools made: browsertrix, wget, warcio, Common Crawl.

    Pages and PDFs that were answered with status 200 become captures, with the time at which they were made, of the
    source that has their host; of a new one, named after the host, where there is none. The same file again adds
    nothing. Exit code 3 where records could not be read: they are named, all others are taken.
    """
    from archive_scraper.crawl.importing import Importer

    for file in files:
        if not file.is_file():
            raise UsageError(f"{file}: there is no such file")
    known = known_sources(sources_dir)
    make_folder(db)
    damaged = False
    with Archive.open(db) as archive, closing(Importer(archive, known, source)) as importer:
        for file in files:
            done = importer.take(file)
            _say(file, done)
            damaged = damaged or bool(done.unreadable)
    if damaged:
        sys.exit(3)


def _say(file: Path, done: Imported) -> None:
    for one in done.unreadable[:_SHOWN]:
        print_line(f"{file}: skipped at byte {one.offset:,}: {one.why}")
    if len(done.unreadable) > _SHOWN:
        print_line(f"{file}: {len(done.unreadable) - _SHOWN:,} more were skipped")
    sources = sorted({name for name, _ in done.added} | set(done.known))
    rows = [
        {"source": name, "known": done.known[name]} | {kind: done.added[name, kind] for kind in _KINDS}
        for name in sources
    ]
    total = sum(done.added.values())
    said = [f"{count(total, 'capture')} added" if total else "nothing to add"]
    if done.lost:
        said.append(f"{count(done.lost, 'revisit')} of pages that are not known left out")
    if done.private:
        said.append(f"{count(done.private, 'page')} of hosts of a private network left out; --source takes them")
    print_line(f"{file}: {'; '.join(said)}")
    if rows:
        columns = {"source": "Source", "article": "Articles", "listing": "Listings", "document": "Documents"}
        print_table(rows, columns | {"revisit": "Unchanged", "known": "Known"})
