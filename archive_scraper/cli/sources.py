"""sources: what can be crawled by name, and what the archive holds of it."""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from archive_scraper.cli.group import ShowGroup, as_typed
from archive_scraper.cli.options import Slug, db_option, json_option, sources_option
from archive_scraper.cli.remedies import remedy
from archive_scraper.cli.tables import count, print_json, print_line, print_table
from archive_scraper.cli.warnings import known_sources
from archive_scraper.errors import ArchiveError, UsageError
from archive_scraper.normalize.folding import fold_name
from archive_scraper.store import Archive
from archive_scraper.store.lifecycle import delete_source, rename_source, retire_source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archive_scraper.crawl.sources import KnownSources

_COLUMNS = {"slug": "Source", "title": "Title", "rules": "Rules", "articles": "Articles", "newest": "Newest"}
_TROUBLED = ("failed", "degraded", "stopped")
_COLUMNS |= {"last_run": "Last run", "last_state": "Result"}


@click.group(cls=ShowGroup, invoke_without_command=True)
@db_option
@sources_option
@click.option("--search", "text", help="Only sources with these words in name or title.")
@json_option
@click.pass_context
def sources(context: click.Context, db: Path, sources_dir: Path, text: str | None, *, as_json: bool) -> None:
    """List the sources of files and spiders, and those that the archive holds; check, rename or remove one.

    Those whose last run was not good stand first.
    """
    if context.invoked_subcommand is None:
        _show(db, sources_dir, text, as_json=as_json)


def _show(db: Path, folder: Path, text: str | None, *, as_json: bool) -> None:
    stored: dict[str, dict[str, Any]] = {}
    if db.exists():
        with Archive.open(db, read_only=True) as archive:
            stored = {row["slug"]: row for row in archive.sources.all()}
    rows = [row | _stored(stored.pop(row["slug"], None)) for row in _known(folder)]
    rows += [
        {"slug": name, "title": row["title"], "rules": row["rules_origin"], **_stored(row)}
        for name, row in stored.items()
    ]
    known = {row["slug"] for row in rows}
    words = fold_name(text or "").split()
    rows = [row for row in rows if all(word in fold_name(f"{row['slug']} {row['title']}") for word in words)]
    if as_json:
        print_json(rows)
        return
    rows.sort(key=lambda row: row["last_state"] not in _TROUBLED)
    if rows or not words:
        print_table(rows, _COLUMNS, days=("newest",))
    else:
        click.echo(f"No source matches {text!r}.")
    from archive_scraper.catalogue.loading import Catalogue

    more = count(len(set(Catalogue().names) - known), "organization")
    print_line(as_typed(f"{more} more can be crawled by name: `archive-scraper catalogue`"))


def _known(folder: Path) -> list[dict[str, Any]]:
    return [
        {"slug": name, "title": source.rules.title, "rules": source.origin, "starts": list(source.rules.start_urls)}
        for name, source in known_sources(folder).items()
    ]


def _stored(row: Mapping[str, Any] | None) -> dict[str, Any]:
    return {name: row[name] if row else None for name in ("articles", "newest", "last_run", "last_state")}


@sources.command()
@click.argument("name", metavar="[SOURCE]", required=False)
@sources_option
def check(name: str | None, sources_dir: Path) -> None:
    """Check the rules files; of one SOURCE also whether its rules still find the teasers on its first page.

    Exit code 1 where a file cannot work or a page holds no listing, 3 where the rules' selectors match nothing any
    more and detection takes over.
    """
    if name is None:
        _check_files(sources_dir)
    else:
        _check_page(name, sources_dir)


def _check_files(folder: Path) -> None:
    from archive_scraper.crawl.sources import read_folder

    rules, faults = read_folder(folder)
    for path, own in rules.items():
        click.echo(f"{path}: {own.name}: good, {count(len(own.start_urls), 'start page')}")
    for fault in faults.values():
        click.echo(as_typed(f"{fault}; repair: `archive-scraper add URL --replace {Path(fault.origin).stem}`"))
    if not rules and not faults:
        click.echo(f"{folder} holds no rules file.")
    if faults:
        raise ArchiveError(f"{count(len(faults), 'rules file')} of {len(rules) + len(faults)} cannot work")


def _check_page(name: str, folder: Path) -> None:
    from archive_scraper.cli.look import held, load_page, read_listing
    from archive_scraper.crawl.sources import pick_sources
    from archive_scraper.extract.page_kind import is_credible, nothing_found, stated_as
    from archive_scraper.extract.stated import StatedList

    (source,) = pick_sources((name,), known_sources(folder))
    if not source.rules.start_urls:
        raise UsageError(f"{name}: its rules name no start page; crawl it with --url")
    url = source.rules.start_urls[0]
    page = load_page(url, None)
    listing = read_listing(page, source.rules)
    repair = remedy({"kind": "layout"}, name=name, origin=source.origin, start=url)
    if not is_credible(listing):
        raise ArchiveError(f"{name}: {url}: {nothing_found(listing)}; {repair}")
    found = held(listing)
    by_rules = listing.pattern is not None and listing.pattern.kind == "selector"
    stated = stated_as(listing)
    if source.rules.listing.item and not by_rules and not isinstance(page, StatedList):
        kind = listing.pattern.kind if listing.pattern is not None else "detection"
        click.echo(as_typed(f"{name}: the selectors match nothing on {url}; by {kind}: {found}. {repair}"))
        sys.exit(3)
    way = "by its selectors" if by_rules else f"as the {stated} states them" if stated else "by detection"
    print_line(f"{name}: good: {found} on {url}, {way}")


@sources.command()
@click.argument("old", metavar="SOURCE")
@click.argument("new", metavar="NAME", type=Slug())
@db_option
@sources_option
def rename(old: str, new: str, db: Path, sources_dir: Path) -> None:
    """Give a source another name, in its rules file and in the archive."""
    known, held = known_sources(sources_dir), _held(db)
    if new in known or new in known.faults or new in held:
        raise UsageError(f"there is a source {new!r} already; choose another name")
    path = _own_file(old, known, sources_dir, held)
    if path is None:
        raise UsageError(f"{old} has no rules file; only those of a file can be renamed")
    now = datetime.now(UTC)
    if old in held:
        with Archive.open(db, create=False) as archive, archive.transaction():
            rename_source(archive, old, new, now)
            _rename_file(path, old, new)  # a file that cannot be written undoes the rest
    else:
        _rename_file(path, old, new)
    click.echo(f"{old} is {new} now: {path.with_name(f'{new}.toml')}")


@sources.command()
@click.argument("name", metavar="SOURCE")
@click.option(
    "--articles",
    is_flag=True,
    help="Remove what the archive holds of it too, and the files of its captures; this cannot be undone.",
)
@click.option("--yes", is_flag=True, help="Remove without asking.")
@db_option
@sources_option
def remove(name: str, db: Path, sources_dir: Path, *, articles: bool, yes: bool) -> None:
    """Remove a source: its rules file, its place in the schedule, its alarms. Its articles and captures stay.

    The file is kept as SOURCE.toml.bak.
    """
    known, held = known_sources(sources_dir), _held(db)
    path = _own_file(name, known, sources_dir, held)
    if not yes:
        if not sys.stdin.isatty():
            raise UsageError("nothing was removed: there is no terminal to ask on; --yes removes without asking")
        click.confirm(f"Remove {name}{' with all its articles and captures' if articles else ''}?", abort=True)
    now = datetime.now(UTC)
    if name in held:
        with Archive.open(db, create=False) as archive:
            if articles:
                _remove_all(archive, name, now)
            else:
                retire_source(archive, name, now)
                click.echo(f"{count(held[name], 'article')} of {name} stay{'s' * (held[name] == 1)} in {db}.")
    if path is not None:
        try:
            path.replace(path.with_name(f"{path.name}.bak"))
        except OSError as error:
            raise ArchiveError(f"{path}: cannot be removed: {error.strerror}") from error
        click.echo(f"Removed {path}; it is kept as {path.name}.bak.")


def _remove_all(archive: Archive, name: str, now: datetime) -> None:
    """Remove what the archive holds of a source, then, once that lasts, the files of its captures."""
    files, (captures, _) = archive.captures.files(name), archive.captures.sizes().get(name, (0, 0))
    click.echo(f"{count(delete_source(archive, name, now), 'article')} removed.")
    from archive_scraper.captures.removal import remove_files

    freed = remove_files(archive, name, files)
    if captures or freed:
        click.echo(f"{count(captures, 'capture')} removed, {freed / 1_000_000:,.1f} MB.")


def _held(db: Path) -> dict[str, int]:
    """Return the sources that the archive holds, with the numbers of their articles."""
    if not db.exists():
        return {}
    with Archive.open(db, read_only=True) as archive:
        return {row["slug"]: row["articles"] for row in archive.sources.all()}


def _own_file(name: str, known: KnownSources, folder: Path, held: Mapping[str, int]) -> Path | None:
    """Return a source's rules file, None for one that only the archive knows. Raises UsageError for others."""
    from archive_scraper.catalogue.rules import ORIGIN as CATALOGUE
    from archive_scraper.crawl.sources import PYTHON, pick_sources

    if name in known.faults:
        return folder / f"{name}.toml"
    if name not in known and name in held:
        return None
    (source,) = pick_sources((name,), known)
    if source.origin in (PYTHON, CATALOGUE) and name not in held:
        what = "a spider of the program" if source.origin == PYTHON else "an entry of the catalogue"
        raise UsageError(f"{name} is {what}: there is nothing to remove or rename")
    return None if source.origin in (PYTHON, CATALOGUE) else Path(source.origin)


def _rename_file(path: Path, old: str, new: str) -> None:
    """Give a rules file the new name, inside too; comments stay. Raises ArchiveError."""
    target = path.with_name(f"{new}.toml")
    try:
        text = path.read_text(encoding="utf-8")
        head, table, rest = re.split(r"(?m)(^\[|\Z)", text, maxsplit=1)
        head = re.sub(rf"(?m)^(\s*name\s*=\s*)([\"']){re.escape(old)}\2", rf"\g<1>\g<2>{new}\g<2>", head)
        target.write_text(head + table + rest, encoding="utf-8")
        from archive_scraper.catalogue.own_rules import load_rules

        if load_rules(target).name != new:
            target.unlink()
            raise ArchiveError(f"{path}: its name could not be changed; edit the line that begins with: name =")
        path.unlink()
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be renamed: {error.strerror}") from error
