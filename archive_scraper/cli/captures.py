"""captures: the pages that were kept as they were fetched. List, show, check and thin them out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from archive_scraper.captures.find import capture_at, captures_of
from archive_scraper.captures.prune import Keep, Plan, Space, plan
from archive_scraper.captures.prune import prune as prune_source
from archive_scraper.captures.reader import read_answer
from archive_scraper.captures.verify import verify as verify_source
from archive_scraper.captures.verify import verify_folders
from archive_scraper.cli.ages import Age
from archive_scraper.cli.exchange import export, import_
from archive_scraper.cli.group import Group, as_typed
from archive_scraper.cli.options import LIMIT, db_option, json_option, known_source
from archive_scraper.cli.outlet import ReaderGoneError, data_out, raw_stream
from archive_scraper.cli.tables import count, print_json, print_line, print_pairs, print_table
from archive_scraper.errors import UsageError
from archive_scraper.files import replacing
from archive_scraper.store import Archive

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive_scraper.captures.reader import Answer
    from archive_scraper.store.captures import Captured

_COLUMNS = {"id": "No", "at": "Captured", "source": "Source", "kind": "Kind", "status": "Status", "size": "Bytes"}
_COLUMNS |= {"body_id": "Same as", "url": "Address"}
_TEXT = ("text/", "application/xhtml", "application/xml", "application/json")


@click.group(cls=Group)
def captures() -> None:
    """List the pages that were kept as they were fetched; show, check, thin out, export or import them."""


@captures.command(name="list")
@click.argument("source", required=False)
@click.option("--url", help="Only captures of this page, by any address of it.")
@click.option("--limit", type=LIMIT, default=20, show_default=True)
@db_option
@json_option
def list_captures(source: str | None, url: str | None, limit: int, db: Path, *, as_json: bool) -> None:
    """List the newest captures, of all sources or of one, or those of one page."""
    with Archive.open(db, read_only=True) as archive:
        known_source(archive, source)
        if url is not None:
            found = captures_of(archive, url, source)[:limit]
            if not found:
                raise UsageError(f"{db} holds no capture of {url}; `archive-scraper captures list` shows them")
        else:
            found = archive.captures.latest(limit, source=source)
    rows = [
        {name: getattr(capture, name) for name in (*_COLUMNS, "requested_url", "digest", "file")} for capture in found
    ]
    if as_json:
        print_json(rows)
    elif rows:
        print_table([row | {"body_id": row["body_id"] and f"No {row['body_id']}"} for row in rows], _COLUMNS)
    else:
        click.echo("No captures yet; a crawl makes them.")


@captures.command()
@click.argument("url", metavar="URL|NUMBER")
@click.option("--at", help="The capture of that time or the last one before: 2024-01-31, 2024-01 or 2024-01-31T12:30.")
@click.option("--body", is_flag=True, help="Write the page itself, as it was answered.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="File for --body.")
@db_option
@json_option
def show(url: str, at: str | None, output: Path | None, db: Path, *, body: bool, as_json: bool) -> None:
    """Show a capture of a page, the newest or that of a time: when and what was answered, and what read it."""
    if output is not None and not body:
        raise UsageError("-o goes with --body")
    if body and as_json:
        raise UsageError("--body and --json exclude each other")
    with Archive.open(db, read_only=True) as archive:
        capture = capture_at(archive, url, at)
        source = archive.captures.get(capture.body_id) if capture.body_id is not None else None
        answer = read_answer(archive.path, capture, source)
        if body:
            _write_body(answer, output)
            return
        facts = _facts(archive, capture)
    if as_json:
        print_json({name: value for name, value in facts.items() if value is not None} | {"headers": answer.headers})
        return
    articles = "\n".join(f"{row['id']}: {row['title']}" for row in facts.pop("articles"))
    print_pairs({name.capitalize().replace("_", " "): value for name, value in facts.items()} | {"Articles": articles})
    click.echo("")
    for name, value in answer.headers:
        print_line(f"{name}: {value}")


def _facts(archive: Archive, capture: Captured) -> dict[str, Any]:
    program = archive.captures.read_by(capture.reader_id) if capture.reader_id is not None else None
    return {
        "number": str(capture.id),
        "address": capture.url,
        "asked_for": capture.requested_url,
        "source": capture.source,
        "kind": capture.kind,
        "captured": capture.at,
        "status": capture.status,
        "type": capture.content_type,
        "bytes": capture.size,
        "digest": capture.digest,
        "same_body_as": str(capture.body_id) if capture.body_id is not None else None,
        "run": str(capture.run_id) if capture.run_id is not None else "imported",
        "file": capture.file,
        "offset": capture.offset,
        "length": capture.length,
        "read_by": f"archive-scraper {program}" if program else None,
        "articles": archive.captures.articles_of(capture.id),
    }


def _write_body(answer: Answer, output: Path | None) -> None:
    """Write a body as it is into a file or a pipe; on a terminal its text is shown, and nothing of it is obeyed."""
    if output is not None:
        with replacing(output) as path:
            path.write_bytes(answer.body)
        click.echo(f"{count(len(answer.body), 'byte')} written to {output}", err=True)
        return
    out = data_out()
    raw = raw_stream(out)
    if not raw.isatty():
        try:
            raw.flush()
            raw.buffer.write(answer.body)
            raw.buffer.flush()
        except BrokenPipeError as error:
            raise ReaderGoneError from error
        return
    kind = (answer.header("content-type") or "").lower()
    if not kind.startswith(_TEXT):
        raise UsageError(f"{kind or 'a body without a type'} cannot be shown on a terminal; -o FILE writes it")
    out.write(answer.body.decode("utf-8", "replace"))


@captures.command()
@click.argument("source", required=False)
@click.option("--repair", is_flag=True, help="Take out what killed runs left, and files that no capture stands in.")
@db_option
def verify(source: str | None, db: Path, *, repair: bool) -> None:
    """Check every capture: its record is there, whole, and what its digest says; and nothing else is there.

    Exit code 3 where something is wrong, each with a line that says what to do.
    """
    left = checked = 0
    with Archive.open(db, create=False, read_only=not repair) as archive:
        known_source(archive, source)
        names = [source] if source is not None else [row["slug"] for row in archive.sources.all()]
        for name in names:
            for finding in verify_source(archive, name, mend=repair):
                print_line(as_typed(str(finding)))
                left += not finding.is_mended
        if source is None:
            for finding in verify_folders(archive, mend=repair):
                print_line(as_typed(str(finding)))
                left += not finding.is_mended
        checked = sum(captures for name, (captures, _) in archive.captures.sizes().items() if name in names)
    click.echo(f"{count(checked, 'capture')} checked, {count(left, 'finding') if left else 'all good'}")
    if left:
        sys.exit(3)


@captures.command()
@click.argument("sources", metavar="[SOURCE]...", nargs=-1)
@click.option("--keep", type=click.Choice(get_args(Keep)), required=True, help="What stays of each page; see above.")
@click.option("--older-than", type=Age(), help="Touch only what is older: 2y, 6m, 30d, 2024-01-01.")
@click.option("--last-too", is_flag=True, help="Remove what is older in any case, also the only capture of an article.")
@click.option("--yes", is_flag=True, help="Remove without asking.")
@db_option
def prune(sources: tuple[str, ...], keep: Keep, older_than: str | None, db: Path, *, last_too: bool, yes: bool) -> None:
    """Remove captures that are not needed, and give their space back to the disk.

    \b
    latest   keeps the newest capture of each page
    changed  keeps also each that differs from the one before it
    all      keeps every capture, and gives back what killed runs left

    What an article was read from stays, and so do the body that a later capture repeats and, where a page is gone,
    its last capture that holds a page; --last-too removes these as well. It cannot be undone.
    """  # noqa: D301 # Click's mark for lines that stay as they are
    if last_too and (older_than is None or keep == "all"):
        raise UsageError("--last-too needs --older-than, and --keep latest or changed")
    with Archive.open(db, create=False) as archive:
        for name in sources:
            known_source(archive, name)
        held = archive.captures.sizes()
        names = [name for name in dict.fromkeys(sources or held) if name in held]
        plans = [plan(archive, name, keep, before=older_than, last_too=last_too) for name in names]
        removed, freed = sum(len(one.remove) for one in plans), sum(one.freed for one in plans)
        if removed and not yes:
            if not sys.stdin.isatty():
                raise UsageError("nothing was removed: there is no terminal to ask on; --yes removes without asking")
            click.confirm(f"Remove {count(removed, 'capture')} ({freed / 1_000_000:,.1f} MB)?", abort=True)
        after = [prune_source(archive, name, keep, before=older_than, last_too=last_too) for name in names]
    _print_pruned(plans, after)


def _print_pruned(plans: Sequence[Plan], after: Sequence[Space]) -> None:
    rows = [
        {
            "source": one.source,
            "captures": one.before.captures,
            "before": f"{one.before.size:,}",
            "removed": one.before.captures - left.captures,
            "left": left.captures,
            "after": f"{left.size:,}",
        }
        for one, left in zip(plans, after, strict=True)
    ]
    print_table(
        rows,
        {"source": "Source", "captures": "Captures", "before": "Bytes before", "removed": "Removed", "left": "Left"}
        | {"after": "Bytes after"},
    )


captures.add_command(export)
captures.add_command(import_)
