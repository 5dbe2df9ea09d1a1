"""health: what is wrong with the sources, since when, and where to look."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from archive_scraper.cli.group import as_typed
from archive_scraper.cli.options import db_option, json_option, known_source
from archive_scraper.cli.remedies import remedy
from archive_scraper.cli.tables import count, print_json, print_line, print_table
from archive_scraper.store import Archive
from archive_scraper.store.lifecycle import REMOVED
from archive_scraper.watch.channels import judge_channels_of
from archive_scraper.watch.findings import CHANNEL_KINDS
from archive_scraper.watch.overdue import overdue, watch_schedules

if TYPE_CHECKING:
    from pathlib import Path

    from archive_scraper.store.connect import Row

_DEGRADED = 3
_FINE = ("good", "never crawled")
_MOST = 60
"""Sources that are listed one by one; of more, those in trouble are."""
_SOURCES = {"source": "Source", "health": "Health", "last_run": "Last run", "result": "Result", "alarms": "Alarms"}
_CHANNELS = {
    "source": "Source", "kind": "Channel", "url": "Address", "state": "Last run", "items": "Items", "newest": "Newest",
    "oldest": "Oldest", "lacking": "Lacks", "asked": "Last answer",
}  # fmt: skip
_ALARMS = {"id": "Alarm", "source": "Source", "state": "State", "opened": "Opened", "closed": "Closed"}


@click.command()
@click.argument("sources", metavar="[SOURCE]...", nargs=-1)
@click.option("--history", is_flag=True, help="List the alarms of the past too.")
@click.option(
    "--accept", type=click.IntRange(1, 10**9), metavar="ALARM", help="Take what an alarm names as normal from now on."
)
@click.option("--notify", is_flag=True, help="Send what was not sent yet to the addresses of ARCHIVE_NOTIFY.")
@db_option
@json_option
def health(
    sources: tuple[str, ...], accept: int | None, db: Path, *, history: bool, notify: bool, as_json: bool
) -> None:
    """Say what is wrong with the sources. Exit code 3 where anything is, 0 where all is well.

    Each source is compared with its own past: see docs/watching.md.
    """
    now = datetime.now(UTC)
    if accept is not None:
        with Archive.open(db, create=False) as archive:
            row = archive.alarms.accept(accept, now)
        click.echo(f"{row['source']}: taken as normal from now on: {row['message']}", err=True)
    if notify:
        from archive_scraper.watch.notify import read_addresses, send_alarms

        read_addresses()  # one that cannot be used is said before anything is done
        with Archive.open(db, create=False) as archive, archive.transaction():
            watch_schedules(archive, now)
        with Archive.open(db, create=False) as archive:
            click.echo(f"{count(send_alarms(archive, now), 'alarm')} sent", err=True)
    with Archive.open(db, read_only=True) as archive:
        for name in sources:
            known_source(archive, name)
        answer = _look(archive, now, sources)
        past = archive.alarms.find(states=("over", "accepted")) if history else []
    past = [row for row in past if not sources or row["source"] in sources]
    if as_json:
        print_json(answer | ({"past": past} if history else {}))
    else:
        _print(answer, past)
    sys.exit(0 if answer["ok"] else _DEGRADED)


def _look(archive: Archive, now: datetime, names: tuple[str, ...]) -> dict[str, Any]:
    """Return the state of the sources and the open alarms, those of missed crawls as of now."""
    alarms = [_as_of_now(archive, row) for row in archive.alarms.find() if row["kind"] != "overdue"]
    known = {row["source"]: row for row in archive.alarms.find() if row["kind"] == "overdue"}
    for row in overdue(archive, now):
        fresh = {"id": None, "source": row["source"], "kind": "overdue", "subject": "", "opened": row["next_due"]}
        alarms.append(known.get(row["source"]) or {**fresh, "message": f"was due {row['next_due']}, no crawl came"})
    sources = {row["slug"]: row for row in archive.sources.all() if row["rules_origin"] != REMOVED}
    rows = [_state(archive, source, alarms) for name, source in sources.items() if not names or name in names]
    for row in (*alarms, *(row for row in rows if row["result"] == "failed" and row["health"] != "alarm")):
        # A source without a listing needs another pattern, one that cannot be reached another address or time.
        kind = row.get("kind") or ("layout" if "listing-no-teasers" in row["message"] else "errors")
        row["do"] = remedy(
            {**row, "kind": kind},
            name=row["source"],
            origin=sources.get(row["source"], {}).get("rules_origin"),
            start=archive.sources.start_page(row["source"]),
            kept_since=_kept_since(archive, row),
        )
    chosen = [row for row in alarms if not names or row["source"] in names]
    waiting = [
        asdict(waiting) | {"source": row["source"], "until": waiting.until.isoformat()}
        for row in rows
        for waiting in archive.frontier(row["source"]).waiting(now)
    ]
    channels = [
        {"source": row["source"], **channel} for row in rows for channel in archive.channels.last(row["source"])
    ]
    return {
        "ok": all(row["health"] in _FINE for row in rows),
        "sources": rows,
        "alarms": chosen,
        "waiting": waiting,
        "channels": channels,
        "pdfs": [pdf for pdf in archive.pdfs.counts() if not names or pdf["source"] in names],
    }


def _unread(row: Row) -> str:
    """Return how many PDFs were not read for a cause, and why."""
    many = f"{count(row['count'], 'PDF')} {'was' if row['count'] == 1 else 'were'} not read"
    whole = " whole" if row["cause"] == "cut" else ""
    return f"{many}{whole}: {row['cause']}" + (f", {row['detail']}" if row["detail"] else "")


def _as_of_now(archive: Archive, row: Row) -> Row:
    """Return an alarm on a channel in the words of the last run: it is behind for longer than when it was raised."""
    if row["kind"] not in CHANNEL_KINDS:
        return row
    found = (finding for finding in judge_channels_of(archive, row["source"]) if finding.key[1] == row["subject"])
    message = next((finding.message for finding in found if finding.kind == row["kind"]), row["message"])
    return {**row, "message": message}


def _kept_since(archive: Archive, row: Row) -> str | None:
    """Return the day on which a source began to be broken, None where no page of it is kept since."""
    day = str(row.get("since") or row.get("opened") or row.get("last_run") or "")[:10]
    return day if day and archive.captures.kept_since(row["source"], day) else None


def _state(archive: Archive, source: Row, alarms: list[Row]) -> dict[str, Any]:
    last = next(iter(archive.runs.latest(1, source["slug"])), None)
    own = [row for row in alarms if row["source"] == source["slug"]]
    result = last["state"] if last else None
    wrong = result if result in ("failed", "degraded", "stopped") else "good" if last else "never crawled"
    return {
        "source": source["slug"],
        "health": "alarm" if own else wrong,
        "last_run": last["started"] if last else None,
        "result": result,
        "message": last["message"] if last else "",
        "alarms": [row["subject"] or row["kind"] for row in own],
    }


def _several_channels(answer: dict[str, Any]) -> list[Row]:
    """Return the channels of sources that have more than one."""
    counts = Counter(row["source"] for row in answer["channels"])
    return [row for row in answer["channels"] if counts[row["source"]] > 1]


def _print(answer: dict[str, Any], past: list[Row]) -> None:
    rows = sorted(answer["sources"], key=lambda row: row["health"] in _FINE)  # those in trouble first
    if len(rows) > _MOST:
        troubled = [row for row in rows if row["health"] not in _FINE]
        print_line(f"{count(len(rows) - len(troubled), 'source')} of {len(rows):,} without trouble")
        rows = troubled
    if rows:
        print_table(rows, _SOURCES)
    if several := _several_channels(answer):
        print_table(several, _CHANNELS, title="Channels", days=("newest", "oldest"))
    for row in answer["alarms"]:
        number = f"alarm {row['id']}, " if row["id"] else ""
        print_line(f"{row['source']}: {row['message']}")
        print_line(f"    {number}since {row.get('since') or row['opened']}")
        if row.get("last_good_run"):
            print_line(f"    last good run {row['last_good_run']}, {row['last_good']}")
        if row.get("example"):
            print_line(f"    {row['example']}")
        print_line(as_typed(f"    {row['do']}"))
    for row in answer["sources"]:
        if row["health"] in ("failed", "degraded", "stopped"):
            print_line(f"{row['source']}: {row['result']}: {row['message']}")
            if row.get("do"):
                print_line(as_typed(f"    {row['do']}"))
    _print_left(answer)
    if past:
        print_table(past, _ALARMS | {"message": "What", "over_message": "End"}, title="Past alarms")


def _print_left(answer: dict[str, Any]) -> None:
    """Print what waits, and which PDFs were not read."""
    for row in answer["waiting"]:
        what = count(row["count"], "start or list page" if row["kind"] == "listing" else "article")
        status = f", HTTP status {row['status']}" if row["status"] else ""
        verb = "waits" if row["count"] == 1 else "wait"
        print_line(f"{row['source']}: {what} {verb} until {row['until']}: {row['example']}{status}")
    for row in answer["pdfs"]:
        print_line(f"{row['source']}: {_unread(row)}, such as {row['example']}")
