"""merge: archives of others, or shards of workers, folded into one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from archive_scraper.cli.console import Console
from archive_scraper.cli.options import DEFAULT_DB, make_folder
from archive_scraper.cli.tables import print_json, print_table

if TYPE_CHECKING:
    from archive_scraper.merge import MergeReport

_DEGRADED = 3
_SHOWN = ("sources", "runs", "articles", "revisions", "teasers", "authors", "captures")
_NAMED = 10
"""Articles and files that are named; the JSON has all."""


@click.command()
@click.argument("shards", metavar="SHARD...", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--into",
    type=click.Path(path_type=Path, dir_okay=False),
    default=DEFAULT_DB,
    show_default=True,
    envvar="ARCHIVE_DB",
    help="The archive that they are merged into; made where it is not there yet.",
)
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def merge(shards: tuple[Path, ...], into: Path, *, dry_run: bool, as_json: bool, quiet: bool) -> None:
    """Fold SHARDs, archives of their own, into one, with their captures.

    What the archive has already is recognised, so a shard can be merged again when it has grown, and a merge that was
    stopped goes on. Of an article that both have read the newer visit is the current one, and what differs becomes its
    revisions. Shards are only read; the archive can be read meanwhile. See docs/merging.md.
    """
    from archive_scraper.merge import merge_shards

    if not dry_run:
        make_folder(into)
    silent = quiet or as_json
    console = Console(stderr=True, quiet=silent or not Console(stderr=True).is_terminal)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("checking", total=None)

        def show(shard: Path, done: int, total: int) -> None:
            bar.update(task, description=shard.name, completed=done, total=total)

        report = merge_shards(into, shards, dry_run=dry_run, progress=show)
    if as_json:
        print_json(report.as_dict())
    elif not quiet:
        _print(report)
    if report.missing:
        sys.exit(_DEGRADED)


def _print(report: MergeReport) -> None:
    rows = []
    for shard in report.shards:
        for word, counts in (("added", shard.added), ("changed", shard.changed), ("known", shard.known)):
            rows.append({"shard": shard.path.name, "": word} | {name: counts[name] for name in _SHOWN})
    print_table(rows, {"shard": "Shard", "": "", **{name: name.capitalize() for name in _SHOWN}})
    for shard in report.shards:
        for title, found in (
            ("read by both, and not in the same way; both versions are in the revisions", shard.conflicts),
            ("files of captures that are not there; put them next to the shard and merge it again", shard.missing),
        ):
            if found:
                click.echo(f"{shard.path}: {len(found):,} {title}:")
                for name in found[:_NAMED]:
                    click.echo(f"  {name}")
                if len(found) > _NAMED:
                    click.echo(f"  and {len(found) - _NAMED:,} more; --json names all")
    if report.is_trial:
        click.echo(f"{report.target}: nothing was written")
