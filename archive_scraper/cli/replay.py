"""replay: what the rules and the program of today make of the pages that were kept."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from archive_scraper.cli.console import Console
from archive_scraper.cli.options import cluster_option, db_option, json_option, sources_option
from archive_scraper.cli.tables import count, print_json, print_line, print_table, shown
from archive_scraper.cli.warnings import known_sources, warn
from archive_scraper.errors import ArchiveError, UsageError
from archive_scraper.files import write_whole
from archive_scraper.store import Archive

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from archive_scraper.replay.findings import Findings, Pages
    from archive_scraper.replay.pool import MakeReaders
    from archive_scraper.replay.run import Options
    from archive_scraper.replay.subjects import Subject

_DEGRADED = 3
_SOURCES = {
    "source": "Source", "captures": "Captures", "unchanged": "Unchanged", "changed": "Changed", "new": "New rows",
    "gone": "Rows that go", "added": "Added", "lost": "Lost", "other": "Other value", "unreadable": "Unreadable",
}  # fmt: skip
_FIELDS = {"source": "Source", "field": "Field", "added": "Added", "lost": "Lost", "changed": "Changed"}
_EXAMPLES = 3
"""Shown of each kind of change of a field; the HTML report shows more."""
_CELL = 80
"""Characters of a value on the terminal."""


@click.command()
@click.argument("names", metavar="[SOURCE]...", nargs=-1)
@click.option("--since", help="Only captures of this day or later: 2024-01-31, 2024-01 or 2024.")
@click.option(
    "--rules", type=click.Path(path_type=Path), help="Read with this rules file; the source is the one it names."
)
@click.option(
    "--html", type=click.Path(path_type=Path, dir_okay=False), help="Write what changes to one HTML page too."
)
@click.option("--apply", "applied", is_flag=True, help="Write it to the archive. Without it nothing is stored.")
@click.option("--all", "whole", is_flag=True, help="Read the whole history of each page, not its newest capture alone.")
@click.option(
    "--into", type=click.Path(path_type=Path, dir_okay=False), help="Write the whole history to a new archive, NEW.db."
)
@click.option("--jobs", type=click.IntRange(1, 256), help="Processes that read; one a core without it.")
@cluster_option
@db_option
@sources_option
@json_option
def replay(
    names: tuple[str, ...],
    since: str | None,
    rules: Path | None,
    html: Path | None,
    into: Path | None,
    jobs: int | None,
    cluster: str | None,
    db: Path,
    sources_dir: Path,
    *,
    applied: bool,
    whole: bool,
    as_json: bool,
) -> None:
    """Read kept pages again, by the rules and the program of today, and show what would change. No request is made.

    \b
    archive-scraper replay my-site --rules my-site.toml
    archive-scraper replay --html my-site.html
    archive-scraper replay cnas --apply

    Exit code 3 where captures could not be read. See docs/replay.md.
    """  # noqa: D301 # Click's mark for lines that stay as they are
    from archive_scraper.crawl.options import CrawlOptions
    from archive_scraper.replay.run import Options
    from archive_scraper.replay.subjects import pick_subjects

    since = CrawlOptions.read(since=since).since
    if since and (whole or into):
        raise UsageError("--since: the whole history is read from its beginning; leave --since or --all and --into out")
    if into and applied:
        raise UsageError("--into: writes a new archive and leaves this one alone; leave --apply out")
    if html is not None and not html.absolute().parent.is_dir():
        raise UsageError(f"--html: the directory {html.parent} does not exist")  # said before hours of reading
    if jobs and cluster:
        raise UsageError("--jobs: are processes of this machine; leave --jobs or --cluster out")
    with Archive.open(db, read_only=True) as archive:
        subjects = pick_subjects(archive, names, rules, known_sources(sources_dir))
    with _readers(cluster, db, jobs or _cores()) as readers:
        options = Options(since=since or "", whole=whole or bool(into), readers=readers)
        found = _run(db, subjects, options, into=into, applied=applied)
    if html is not None:
        from archive_scraper.replay.page import page_of

        write_whole(html, page_of(found, applied=applied or bool(into)))
    if as_json:
        print_json({"applied": applied or bool(into), "sources": [one.as_dict() for one in found]})
    else:
        _print(found, applied=applied or bool(into))
        if html is not None:
            print_line(f"Wrote {html}")
    sys.exit(_DEGRADED if any(one.unreadable.count for one in found) else 0)


def _run(db: Path, subjects: list[Subject], options: Options, *, into: Path | None, applied: bool) -> list[Findings]:
    from archive_scraper.replay.rebuild import rebuild
    from archive_scraper.replay.run import apply, try_out

    console = Console(stderr=True, quiet=not Console(stderr=True).is_terminal)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    try:
        with Progress(*columns, console=console, transient=True) as bar:
            task = bar.add_task("reading", total=None)

            def show(source: str, done: int, total: int) -> None:
                bar.update(task, description=shown(source) or "reading", completed=done, total=total)

            if into is not None:
                return rebuild(db, into, subjects, options.readers, show)
            return apply(db, subjects, options, show) if applied else try_out(db, subjects, options, show)
    except KeyboardInterrupt:
        words = "what was applied stays, and the same command goes on" if applied else "nothing was stored"
        raise ArchiveError(f"stopped; {words}") from None


@contextmanager
def _readers(cluster: str | None, db: Path, processes: int) -> Iterator[MakeReaders]:
    """Yield what reads the captures: processes of this machine, or the workers of a cluster."""
    from archive_scraper.replay.pool import readers_here

    if cluster is None:
        yield readers_here(processes)
        return
    from archive_scraper.cluster.address import read_cluster
    from archive_scraper.cluster.replaying import replaying_on

    with replaying_on(read_cluster(cluster), db, warn) as readers:
        yield readers


def _cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _print(found: Sequence[Findings], *, applied: bool) -> None:
    print_table([_row(one) for one in found], _SOURCES)
    rows = [
        {"source": one.source, "field": name, "added": field.added, "lost": field.lost, "changed": field.changed}
        for one in found
        for name, field in sorted(one.fields.items())
    ]
    if rows:
        print_table(rows, _FIELDS, title="Fields that changed" if applied else "Fields that would change")
    for one in found:
        _print_examples(one)
        _print_pages(one, applied=applied)
        if one.before:
            print_line(f"{one.source}: went on after {count(one.before, 'capture')} that were applied before")
    if not applied and any(one.changed or one.appeared.count or one.vanished.count for one in found):
        print_line("Nothing was stored; --apply writes it.")


def _row(one: Findings) -> dict[str, object]:
    return {
        "source": one.source,
        "captures": one.captures,
        "unchanged": one.unchanged,
        "changed": one.changed,
        "new": one.appeared.count,
        "gone": one.vanished.count,
        "added": one.total("added"),
        "lost": one.total("lost"),
        "other": one.total("changed"),
        "unreadable": one.unreadable.count,
    }


def _print_examples(one: Findings) -> None:
    for name, field in sorted(one.fields.items()):
        for kind, examples in sorted(field.examples.items()):
            for example in examples[:_EXAMPLES]:
                print_line(f"{one.source}: {name} {kind}: {_cell(example.old)} -> {_cell(example.new)}")
                print_line(f"    {example.url}")


def _print_pages(one: Findings, *, applied: bool) -> None:
    would = "" if applied else "would "
    groups: tuple[tuple[Pages, str, str], ...] = (
        (one.appeared, "row", f"{would}appear: the capture holds an article that has none" if would else "appeared"),
        (one.vanished, "row", f"{would}go: no capture reads as an article" if would else "went"),
        (one.no_longer, "row", "no longer an article by its capture; the row stays, --all takes it out"),
        (one.kept, "page", "says something else than its article, and is kept out as by a crawl"),
        (one.unreadable, "capture", "could not be read"),
    )
    for pages, noun, words in groups:
        if not pages.count:
            continue
        print_line(f"{one.source}: {count(pages.count, noun)} {words}")
        for url, detail in pages.examples[:_EXAMPLES]:
            print_line(f"    {url}{f': {detail}' if detail else ''}")


def _cell(value: str | None) -> str:
    """Return a value in one short line."""
    if value is None:
        return "nothing"
    line = " ".join(value.split())
    return repr(line if len(line) <= _CELL else f"{line[:_CELL]}…")
