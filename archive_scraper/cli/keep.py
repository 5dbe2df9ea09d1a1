"""backup and vacuum: a copy to keep, and unused space given back."""

from __future__ import annotations

from pathlib import Path

import click
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from archive_scraper.cli.console import Console
from archive_scraper.cli.options import db_option
from archive_scraper.cli.tables import print_table


@click.command()
@click.argument("target", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@db_option
@click.option("--force", is_flag=True, help="Replace FILE where it exists.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def backup(target: Path, db: Path, *, force: bool, quiet: bool) -> None:
    """Copy the archive to FILE, whole and checked, also while a crawl writes.

    Unlike "publish" it keeps everything: the queue, the schedules, what crawls were asked to do. The files of captures
    stand next to the archive and are not in it: copy their folder too. To restore, copy FILE back. See docs/keeping.md.
    """
    from archive_scraper.store.keeping import back_up

    console = Console(stderr=True, quiet=quiet or not Console(stderr=True).is_terminal)
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("counting", total=None)

        def show(done: int, size: int) -> None:
            bar.update(task, description="checking" if done == size else "copying", completed=done, total=size)

        copied = back_up(db, target, overwrite=force, progress=show)
    if not quiet:
        click.echo(
            f"{target}: {_megabytes(copied.size)}, {copied.articles:,} articles, {copied.rows:,} rows in all; checked"
        )


@click.command()
@db_option
def vacuum(db: Path) -> None:
    """Rebuild the archive without its unused pages, and say what that gave back to the disk.

    No crawl can run meanwhile. It needs free disk for two more copies of the archive, and says so where there is less.
    """
    from archive_scraper.store.keeping import vacuum as rebuild

    before, after = rebuild(db)
    names = {"database": "Database", "unused": "of it unused", "journal": "Journal"}
    rows = [
        {"": word, **{name: _megabytes(getattr(taken, name)) for name in names}}
        for word, taken in (("before", before), ("after", after))
    ]
    print_table(rows, {"": "", **names})


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB"
