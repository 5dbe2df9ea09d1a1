"""browse and publish: the archive as pages to read, and as a file to give away."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click

from archive_scraper.cli.options import db_option
from archive_scraper.errors import UsageError


@click.command()
@db_option
@click.option("--port", type=click.IntRange(0, 65535), help="Port; without it the first free one from 8001 on.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve on; others need --public.")
@click.option("--public", is_flag=True, help="Let others reach the room: another address, or a proxy before it.")
@click.option("--sql", is_flag=True, help="With --public: let everybody who comes run SQL of their own.")
@click.option("--open", "open_browser", is_flag=True, help="Open the room in the browser.")
def browse(db: Path, port: int | None, host: str, *, public: bool, sql: bool, open_browser: bool) -> None:
    """Open the archive as a reading room in the browser, read-only. Works while a crawl writes.

    Ctrl-C ends it. Plain "datasette FILE" shows the same pages.
    """
    from archive_scraper.browse import launch
    from archive_scraper.browse.gate import is_loopback

    if not is_loopback(launch.address_of(host)) and not public:
        raise UsageError(f"{host} can be reached from other machines; add --public if you mean it")
    if sql and not public:
        raise UsageError("--sql: is on without --public; leave it out")
    port = launch.choose_port(host, port)
    room = launch.open_room(db, public=public, sql=sql if public else None)
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
    click.echo(f"Reading room on {db}: {address}  (Ctrl-C ends it)")
    if public:
        click.echo(launch.PUBLIC_ADVICE, err=True, nl=False)
    if open_browser:
        webbrowser.open(address)
    launch.serve(room, host, port)


@click.command()
@click.argument("target", metavar="[FILE]", required=False, type=click.Path(path_type=Path, dir_okay=False))
@db_option
@click.option(
    "--parquet",
    "folder",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write tables by source and year as Parquet into FOLDER, for DuckDB, polars and the like.",
)
@click.option("--no-texts", is_flag=True, help="Leave the articles' texts out: they belong to their publishers.")
@click.option("--force", is_flag=True, help="Replace FILE where it exists.")
def publish(target: Path | None, db: Path, folder: Path | None, *, no_texts: bool, force: bool) -> None:
    """Write a checked copy of the archive to FILE, for publishing or for a read-only disk.

    It is one file without a journal; the queue, the leases and the arguments of crawls are left out.
    The files of captures stand next to the archive and are not in it; the copy says which there are.

    With --parquet articles, authors, links, teasers and revisions are written as Parquet instead; called again, it
    writes only what changed. See docs/parquet.md.
    """
    if (target is None) == (folder is None):
        raise UsageError("name a FILE for the copy, or --parquet FOLDER for tables")
    if folder is not None:
        _publish_tables(db, folder, texts=not no_texts)
        return
    from archive_scraper.browse.publish import publish_copy

    assert target is not None  # noqa: S101 # asked for above
    size = publish_copy(db, target, texts=not no_texts, overwrite=force)
    click.echo(f"{target}: {size / 1_000_000:,.1f} MB. Serve it with: datasette -i {target}")


def _publish_tables(db: Path, folder: Path, *, texts: bool) -> None:
    from archive_scraper.parquet import write_tables

    done = write_tables(db, folder, texts=texts)
    click.echo(
        f"{folder}: {done.rows:,} rows; {done.written:,} files written, {done.unchanged:,} as they were, "
        f"{done.removed:,} removed"
    )
