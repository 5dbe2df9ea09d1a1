"""add: a listing as a source; a new one, a second section of a known one, or a known one repaired."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive_scraper.cli.group import typed_command
from archive_scraper.cli.look import check_page, load_page, print_listing, read_listing
from archive_scraper.cli.options import Slug, new_sources_option
from archive_scraper.cli.tables import count, print_table
from archive_scraper.cli.warnings import known_sources
from archive_scraper.crawl.options import read_address
from archive_scraper.errors import ArchiveError, UsageError
from archive_scraper.extract.page_kind import NAMES, is_credible, nothing_found
from archive_scraper.extract.stated import StatedList
from archive_scraper.sites import ListingRules, SiteRules

if TYPE_CHECKING:
    from archive_scraper.crawl.sources import KnownSources
    from archive_scraper.extract.page import Page
    from archive_scraper.items import Listing

_CHANGES = {"key": "Key", "before": "Before", "after": "After"}


@click.command()
@click.argument("url")
@click.option("--name", type=Slug(), help="Name of the source; by default made from the host.")
@click.option("--replace", "repairs", metavar="SOURCE", help="Find the pattern of this source anew.")
@click.option("--to", "extends", metavar="SOURCE", help="Add the listing to this source, as one more section.")
@click.option("--yes", is_flag=True, help="Save without asking.")
@new_sources_option
def add(url: str, name: str | None, repairs: str | None, extends: str | None, sources_dir: Path, *, yes: bool) -> None:
    """Find the listing at URL, show it, and save it as a source: a rules file that `crawl` takes by name.

    A feed is a listing too.

    Of a source that is repaired or extended, what changes is shown before it is saved.

    \b
    archive-scraper add https://www.example.org/reports
    archive-scraper add https://www.example.org/reports --replace example-org
    archive-scraper add https://www.example.org/essays --to example-org
    """  # noqa: D301 # Click's mark for lines that stay as they are
    if sum(option is not None for option in (name, repairs, extends)) > 1:
        raise UsageError("--name, --replace and --to: give one of them")
    url = read_address(url, "address")  # a saved page cannot be crawled
    known = known_sources(sources_dir)
    if name is not None and (name in known or name in known.faults):
        raise UsageError(f"--name: there is a source {name!r} already; choose another name, or repair it: {_way(name)}")
    if repairs is not None or extends is not None:
        path, old = _own_file(repairs or extends or "", known, sources_dir, broken=repairs is not None)
        page = load_page(url, None)
        listing, new = (_repair if repairs is not None else _extend)(page, old)
        _show_changes(path, page, old, new)
    else:
        page = load_page(url, None)
        listing, new = _find(page, name, known)
        path = sources_dir / f"{new.name}.toml"
    _save(path, new, listing, page, yes=yes)


def _find(page: Page | StatedList, name: str | None, known: KnownSources) -> tuple[Listing, SiteRules]:
    """Return the listing of a page and the rules of a new source."""
    from archive_scraper.crawl.rules_file import freeze, site_address
    from archive_scraper.crawl.sources import PYTHON, address_source

    place = site_address(page)
    owner = known.owner(place)
    site = replace(owner.rules, name=name) if owner and name else (owner or address_source(place)).rules
    if name is None and (site.name in known or site.name in known.faults):
        own = owner is None or owner.origin != PYTHON
        ways = (
            f"--to {site.name} adds this listing to it, --replace {site.name} finds its pattern anew, " if own else ""
        )
        raise UsageError(f"there is a source {site.name!r} for this site already; {ways}--name NAME makes another one")
    listing = _checked(page, read_listing(page, replace(site, name=name or site.name)))
    return listing, freeze(listing, page, replace(site, name=name or site.name))


def _repair(page: Page | StatedList, old: SiteRules) -> tuple[Listing, SiteRules]:
    from archive_scraper.crawl.rules_file import repaired

    listing = _checked(page, read_listing(page, replace(old, listing=ListingRules())))
    return listing, repaired(listing, page, old)


def _extend(page: Page | StatedList, old: SiteRules) -> tuple[Listing, SiteRules]:
    from archive_scraper.crawl.rules_file import extended, site_address

    if not old.owns(site_address(page)):
        raise UsageError(
            f"--to: {site_address(page)} is not on a host of {old.name}; leave --to out to make another source of it"
        )
    listing = _checked(page, read_listing(page, old))
    new = extended(listing, page, old)
    again = read_listing(page, new)
    if [item.url for item in again.items] != [item.url for item in listing.items]:
        raise ArchiveError(
            f"--to: the pattern of {old.name} and that of this page do not go together; "
            "--name NAME makes a source of its own of it"
        )
    return listing, new


def _checked(page: Page | StatedList, listing: Listing) -> Listing:
    check_page(page, found=is_credible(listing))
    if not is_credible(listing):
        raise ArchiveError(f"{page.url}: {nothing_found(listing)}; nothing was saved")
    print_listing(listing, as_json=False, page=page)
    return listing


def _own_file(name: str, known: KnownSources, folder: Path, *, broken: bool) -> tuple[Path, SiteRules]:
    """Return a source's rules file and its rules; with ``broken`` also of a file that cannot be read."""
    from archive_scraper.catalogue.rules import ORIGIN as CATALOGUE
    from archive_scraper.crawl.sources import PYTHON, pick_sources

    if broken and name in known.faults:
        return folder / f"{name}.toml", SiteRules(name=name)
    (source,) = pick_sources((name,), known)
    if source.origin == PYTHON:
        raise UsageError(f"{name} is a spider of the program, not a rules file; --name NAME makes a source of its own")
    if source.origin == CATALOGUE:  # the user's own file takes its place
        return folder / f"{name}.toml", source.rules
    return Path(source.origin), source.rules


def _show_changes(path: Path, page: Page | StatedList, old: SiteRules, new: SiteRules) -> None:
    from archive_scraper.crawl.rules_file import changes

    before = read_listing(page, old)
    by_rules = before.items if before.pattern is not None and before.pattern.kind == "selector" else ()
    if not isinstance(page, StatedList):  # which needs no selectors
        click.echo(f"On this page the old rules find {count(len(by_rules), 'teaser')} by their selectors.")
    rows = changes(old, new)
    if rows:
        print_table(rows, _CHANGES, title=f"Changes of {path}")
    else:
        click.echo(f"Nothing changes in {path}.")


def _save(path: Path, rules: SiteRules, listing: Listing, page: Page | StatedList, *, yes: bool) -> None:
    from archive_scraper.crawl.rules_file import backup_of, comments_on, write_rules

    if not yes:
        if not sys.stdin.isatty():
            raise UsageError("nothing was saved: there is no terminal to ask on; --yes saves without asking")
        what = f"this {NAMES[page.channel]}" if isinstance(page, StatedList) else "the pattern"
        click.confirm(f"Save {what} of {count(len(listing.items), 'teaser')} as {path}?", abort=True)
    existed = path.exists()
    write_rules(path, rules, listing, comments_on(page, listing))
    click.echo(f"Saved {path}." + (f" The old one is kept as {backup_of(path)}." if existed else ""))
    click.echo(f"Next: {typed_command()} crawl {rules.name}")


def _way(name: str) -> str:
    return f"`archive-scraper add URL --replace {name}`"
