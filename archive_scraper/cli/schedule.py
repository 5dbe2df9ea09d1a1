"""schedule: when each source is crawled, and crawling what is due."""

from __future__ import annotations

import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from archive_scraper.cli.chosen import chosen_sources
from archive_scraper.cli.group import ShowGroup
from archive_scraper.cli.options import Seconds, db_option, json_option, make_folder, sources_option
from archive_scraper.cli.tables import print_json, print_table
from archive_scraper.cli.warnings import known_sources
from archive_scraper.errors import UsageError
from archive_scraper.store import Archive

_COLUMNS = {
    "source": "Source",
    "every": "Every",
    "adaptive": "Adaptive",
    "wait": "Minutes",
    "next_due": "Next due",
    "paused": "Paused",
    "last_run": "Last run",
    "last_state": "Result",
}


_search_option = click.option("--search", "text", help="Only sources with these words in their names.")


@click.group(cls=ShowGroup, invoke_without_command=True)
@db_option
@_search_option
@json_option
@click.pass_context
def schedule(context: click.Context, db: Path, text: str | None, *, as_json: bool) -> None:
    """Show and set when each source is crawled, and crawl what is due."""
    if context.invoked_subcommand is None:
        context.invoke(show, db=db, text=text, as_json=as_json)


@schedule.command()
@db_option
@_search_option
@json_option
def show(db: Path, text: str | None, *, as_json: bool) -> None:
    """List the schedule, what is due first at the top."""
    with Archive.open(db, read_only=True) as archive:
        rows = archive.schedules.all()
    words = (text or "").casefold().split()
    rows = [row for row in rows if all(word in row["source"] for word in words)]
    for row in rows:
        row["adaptive"], row["paused"] = bool(row["adaptive"]), bool(row["paused"])
    if as_json:
        print_json(rows)
    elif rows:
        print_table(rows, _COLUMNS)
    elif words:
        click.echo(f"No scheduled source matches {text!r}.")
    else:
        click.echo("No source is scheduled. Example: archive-scraper schedule set cnas --every 6h")


@schedule.command("set")
@click.argument("names", metavar="[SOURCE]...", nargs=-1)
@click.option("--country", help="The catalogue's sources of a country: DE, Germany.")
@click.option("--all", "whole", is_flag=True, help="All sources of files and spiders.")
@click.option("--every", required=True, help="A wait (90m, 6h, 1d, 2w) or a cron expression ('0 3 * * *', UTC).")
@click.option("--adaptive", is_flag=True, help="Visit sooner what changes often, later what does not.")
@click.option("--shortest", default="1h", show_default=True, help="Bound of an adaptive wait.")
@click.option("--longest", default="7d", show_default=True, help="Bound of an adaptive wait.")
@db_option
@sources_option
def set_cadence(
    names: tuple[str, ...],
    country: str | None,
    every: str,
    shortest: str,
    longest: str,
    db: Path,
    sources_dir: Path,
    *,
    whole: bool,
    adaptive: bool,
) -> None:
    """Set how often sources are crawled; the first crawl of a new one is due at once."""
    from archive_scraper.watch.cadence import read_cadence

    cadence = read_cadence(every, adaptive=adaptive, shortest=shortest, longest=longest)
    now = datetime.now(UTC)
    wait = cadence.first_wait()
    if not (names or country or whole):
        raise UsageError("schedule set: name a source, or give --country or --all")
    sources = chosen_sources(names, country, known_sources(sources_dir, db), whole=whole)
    next_due = cadence.due_after(now, wait)
    make_folder(db)
    with Archive.open(db) as archive, archive.transaction():
        archive.sources.read_catalogue()
        for source in sources:
            name = source.rules.name
            archive.sources.register(source.rules, source.origin)
            known = archive.schedules.get(name) is not None
            archive.schedules.set(
                name,
                every=cadence.every,
                adaptive=adaptive,
                shortest=cadence.shortest,
                longest=cadence.longest,
                wait=wait,
                next_due=next_due if known or wait is None else now,
            )
            click.echo(f"{name}: every {cadence.every}")


@schedule.command()
@click.argument("name", metavar="SOURCE")
@db_option
def pause(name: str, db: Path) -> None:
    """Leave a source out until it is resumed."""
    _pause(name, db, paused=True)


@schedule.command()
@click.argument("name", metavar="SOURCE")
@db_option
def resume(name: str, db: Path) -> None:
    """Crawl a paused source again."""
    _pause(name, db, paused=False)


@schedule.command()
@click.argument("name", metavar="SOURCE")
@db_option
def remove(name: str, db: Path) -> None:
    """Take a source off the schedule; its articles stay."""
    with Archive.open(db, create=False) as archive:
        if not archive.schedules.remove(name):
            raise UsageError(f"{name}: is not on the schedule")


_at_once_option = click.option(
    "--at-once", type=click.IntRange(1, 32), default=4, show_default=True, help="Crawls side by side."
)


@schedule.command()
@db_option
@sources_option
@_at_once_option
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def run(db: Path, sources_dir: Path, at_once: int, *, quiet: bool) -> None:
    """Crawl every source that is due, side by side, and end: for cron and systemd timers.

    Each source has a process of its own: one that cannot begin, hangs or dies does not stop the others.
    """
    from archive_scraper.crawl.serve import Supervisor

    Archive.open(db, create=False).close()  # a database that cannot be used is said before anything else
    command = _crawl_command(db, sources_dir)
    endings = Supervisor(db, command, at_once=at_once, say=_keep_quiet if quiet else click.echo).run_due()
    if not endings and not quiet:
        click.echo("Nothing is due.")
    for ending in endings if quiet else ():
        if ending.code and ending.words:  # cron writes a mail for each line
            click.echo(f"{ending.source}: {ending.state}: {ending.words}", err=True)
    sys.exit(max((ending.code for ending in endings), key=(0, 3, 1).index, default=0))


@schedule.command()
@db_option
@sources_option
@_at_once_option
@click.option("--look-every", type=Seconds(0.1, 3600), default=30.0, show_default=True, help="Seconds.")
def serve(db: Path, sources_dir: Path, at_once: int, look_every: float) -> None:
    """Stay up and crawl what comes due, each source in a process of its own, until SIGINT or SIGTERM."""
    from archive_scraper.crawl.serve import Supervisor
    from archive_scraper.watch.notify import read_addresses

    Archive.open(db, create=False).close()
    read_addresses()  # one that cannot be used is said now, not with the first alarm
    command = _crawl_command(db, sources_dir)
    sys.exit(Supervisor(db, command, at_once=at_once, look_every=look_every, say=click.echo).serve())


@schedule.command()
@db_option
@sources_option
@click.option("--systemd", "kind", flag_value="systemd", help="A service and a timer for the user's systemd.")
@click.option("--cron", "kind", flag_value="cron", help="A line for crontab -e.")
@click.option("--write", is_flag=True, help="Write the units, and what this shell's variables hold, into their files.")
def install(db: Path, sources_dir: Path, kind: str | None, *, write: bool) -> None:
    """Print, or write, what makes the machine run `schedule run` every quarter of an hour.

    ARCHIVE_NOTIFY, ARCHIVE_CONTACT and ARCHIVE_BROWSER go along in a file of their own that you alone can read.
    """
    from archive_scraper.cli.install import advice, carried, cron_line, units, write_environment

    if kind is None:
        raise UsageError("schedule install: say --systemd or --cron")
    values = carried()
    command = [*_command(), "schedule", "run", "--quiet", "--db", str(db.resolve())]
    command += ["--sources-dir", str(sources_dir.resolve())] if sources_dir.is_dir() else []
    if write and values:
        click.echo(f"# wrote {write_environment(values)}")
    for line in () if write else advice(values):
        click.echo(line)
    if kind == "cron":
        click.echo(cron_line(command, Path.cwd()))
        return
    for path, text in units(command, Path.cwd()).items():
        if write:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            click.echo(f"# wrote {path}")
        else:
            click.echo(f"# {path}\n{text}")
    click.echo("# then: systemctl --user enable --now archive-scraper.timer")


def _keep_quiet(text: str) -> None:
    """Say nothing."""


def _crawl_command(db: Path, sources_dir: Path) -> list[str]:
    folder = ["--sources-dir", str(sources_dir)] if sources_dir.is_dir() else []
    return [*_command(), "crawl", "--quiet", "--db", str(db), *folder]


def _command() -> list[str]:
    beside = Path(sys.executable).with_name("archive-scraper")
    return [str(beside) if beside.exists() else (shutil.which("archive-scraper") or "archive-scraper")]


def _pause(name: str, db: Path, *, paused: bool) -> None:
    with Archive.open(db, create=False) as archive:
        if not archive.schedules.pause(name, paused=paused):
            raise UsageError(f"{name}: is not on the schedule")
