"""catalogue check: the addresses of the catalogue as this network sees them."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive_scraper.catalogue.verdicts import Verdict, add_verdicts, file_for, read_verdicts
from archive_scraper.cli.chosen import chosen_entries, named_entry
from archive_scraper.cli.options import Seconds, db_option, json_option, make_folder
from archive_scraper.cli.tables import count, print_json, print_line
from archive_scraper.errors import ArchiveError, UsageError
from archive_scraper.files import write_whole
from archive_scraper.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from archive_scraper.catalogue.model import Entry
    from archive_scraper.crawl.checking import EntryLook

_DEGRADED = 3


@click.command()
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option("--country", help="An ISO 3166 code or an English name: DE, Germany.")
@click.option(
    "--sample",
    type=click.IntRange(1, 10_000),
    metavar="N",
    help="Look at so many of the organizations, those first that were not looked at for longest.",
)
@click.option("--again", is_flag=True, help="Look also at what was looked at today.")
@click.option("--delay", type=Seconds(0, 3600), help="Seconds between two requests to a site; by default 1.")
@click.option("--report", type=click.Path(path_type=Path, dir_okay=False), help="Write what was seen as Markdown.")
@db_option
@json_option
def check(
    names: tuple[str, ...],
    country: str | None,
    sample: int | None,
    delay: float | None,
    report: Path | None,
    db: Path,
    *,
    again: bool,
    as_json: bool,
) -> None:
    """Ask for each address of the catalogue once, from your network, and judge it as `preview` does.

    The verdicts are kept next to the database, and crawls go by them. What was looked at today is left out, so that
    a check that was stopped goes on. --report writes a file that can be sent to whoever keeps the
    catalogue. Exit code 3 where an address does not work.
    """
    entries = _chosen(names, country)
    make_folder(db)
    path = file_for(db)
    known = read_verdicts(path)
    now = datetime.now(UTC).replace(microsecond=0)
    wanted = [entry for entry in entries if entry.channel and (again or not _is_fresh(entry, known, now))]
    wanted.sort(key=lambda entry: max((known[one.url].day for one in entry.channel if one.url in known), default=""))
    wanted = wanted[:sample]
    whole = _look(wanted, now, {} if delay is None else {"DOWNLOAD_DELAY": delay}, path, quiet=as_json)
    urls = {channel.url for entry in entries for channel in entry.channel}
    found = [verdict for verdict in read_verdicts(path).values() if verdict.url in urls]
    if report is not None:
        write_whole(report, _report(found, now))
    if as_json:
        print_json([{name: getattr(verdict, name) for name in Verdict.__slots__} for verdict in found])
    else:
        _sum_up(found, skipped=len(entries) - len(wanted), report=report)
    if not whole:
        raise ArchiveError("stopped; what was seen is kept, and the same command goes on")
    sys.exit(0 if all(verdict.status == "works" for verdict in found) else _DEGRADED)


def _chosen(names: tuple[str, ...], country: str | None) -> list[Entry]:
    if names and country:
        raise UsageError("--country: give names or a country, not both")
    return [named_entry(name) for name in dict.fromkeys(names)] if names else chosen_entries(country)


def _is_fresh(entry: Entry, known: Mapping[str, Verdict], now: datetime) -> bool:
    """Tell whether all of an entry's addresses were looked at today, and answered."""
    seen = [known.get(channel.url) for channel in entry.channel]
    today = now.date().isoformat()
    return all(one is not None and one.day == today and one.status != "unreachable" for one in seen)


def _look(entries: Sequence[Entry], now: datetime, settings: Mapping[str, object], path: Path, *, quiet: bool) -> bool:
    from archive_scraper.crawl.checking import check as look_at
    from archive_scraper.pipelines import normalize

    if not entries:
        return True
    done = 0

    def took(looking: EntryLook) -> None:
        nonlocal done
        done += 1
        verdicts = looking.verdicts(normalize)
        add_verdicts(path, verdicts)
        for verdict in () if quiet else verdicts:
            print_line(f"{done:>3}/{len(entries)}  {_line(verdict)}")

    return look_at(entries, now, settings, took)


def _line(verdict: Verdict) -> str:
    moved = f"; moved to {verdict.moved_to}" if verdict.moved_to else ""
    return f"{verdict.name:<22} {verdict.status:<11} {verdict.kind:<8} {verdict.url}: {verdict.why}{moved}"


def _sum_up(found: Sequence[Verdict], *, skipped: int, report: Path | None) -> None:
    kinds = ", ".join(f"{number:,} {kind}" for kind, number in _sorted(Counter(verdict.status for verdict in found)))
    print_line(f"{count(len(found), 'address', 'addresses')}: {kinds}" if found else "No address was looked at.")
    if skipped:
        why = "looked at today, without an address, or beyond --sample"
        print_line(f"{count(skipped, 'organization')} left out: {why}")
    if report is not None:
        print_line(f"Wrote {report}")


def _sorted(kinds: Counter[str]) -> Iterable[tuple[str, int]]:
    return sorted(kinds.items(), key=lambda pair: (pair[0] != "works", -pair[1], pair[0]))


def _report(found: Sequence[Verdict], now: datetime) -> str:
    """Return the verdicts as Markdown: those that differ from the catalogue's first."""
    rows = sorted(found, key=lambda one: (one.status in one.listed, one.name, one.url))
    lines = [
        f"# The catalogue, looked at on {now.date().isoformat()}",
        "",
        f"Archive Scraper {VERSION}. Each address was asked for once, from one network, as robots.txt allows.",
        "",
        "| organization | address | the catalogue says | seen | evidence | moved to |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for one in rows:
        cells = (one.name, one.url, one.listed, f"{one.status} {one.day}", one.why, one.moved_to)
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines) + "\n"
