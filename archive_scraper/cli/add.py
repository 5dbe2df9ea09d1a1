"""add: a listing as a source; a new one, a second section of a known one, or a known one repaired."""

from __future__ import annotations

import sys
from dataclasses import replace
from itertools import count as count_up
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import urlsplit

import click

from archive_scraper.catalogue.rules import ORIGIN as CATALOGUE
from archive_scraper.channels import main_of
from archive_scraper.cli.channels import judged, look_around, look_json, look_options, not_the_given
from archive_scraper.cli.group import typed_command
from archive_scraper.cli.look import check_page, held, load_page, print_listing, read_listing, this_second
from archive_scraper.cli.options import Slug, json_option, new_sources_option
from archive_scraper.cli.tables import count, print_json, print_table
from archive_scraper.cli.warnings import known_sources
from archive_scraper.crawl.options import read_address
from archive_scraper.crawl.rules_channels import channel_comments, with_channels
from archive_scraper.crawl.rules_file import (
    backup_of,
    changes,
    comments_on,
    extended,
    freeze,
    repaired,
    site_address,
    write_rules,
)
from archive_scraper.crawl.sources import PYTHON, address_source, pick_sources
from archive_scraper.errors import ArchiveError, UsageError
from archive_scraper.extract.page_kind import NAMES, is_credible, nothing_found
from archive_scraper.extract.stated import StatedList
from archive_scraper.sites import ListingRules, SiteRules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive_scraper.channels import Choice
    from archive_scraper.crawl.looking import Look
    from archive_scraper.crawl.sources import KnownSources
    from archive_scraper.extract.page import Page
    from archive_scraper.items import Listing

    _Looked = tuple[Look, Sequence[Choice]]

_CHANGES = {"key": "Key", "before": "Before", "after": "After"}


@click.command()
@click.argument("url")
@click.option("--name", type=Slug(), help="Name of the source; by default made from the host.")
@click.option("--replace", "repairs", metavar="SOURCE", help="Find the pattern of this source anew.")
@click.option("--to", "extends", metavar="SOURCE", help="Add the listing to this source, as one more section.")
@click.option("--yes", is_flag=True, help="Save without asking.")
@look_options
@new_sources_option
@json_option
def add(
    url: str,
    name: str | None,
    repairs: str | None,
    extends: str | None,
    delay: float | None,
    sources_dir: Path,
    *,
    yes: bool,
    only_this_page: bool,
    as_json: bool,
) -> None:
    """Find the channels of the site at URL, choose, and save them as a source: a rules file that `crawl` takes by name.

    URL may be any address of a site: a listing, a feed, the home page, an article. What was chosen is shown with the
    reason of each; `preview` shows the same without saving.

    Of a source that is repaired or extended, what changes is shown before it is saved; of these URL alone is read.

    \b
    archive-scraper add https://www.example.org/reports
    archive-scraper add https://www.example.org/reports --replace example-org
    archive-scraper add https://www.example.org/essays --to example-org
    """  # noqa: D301 # Click's mark for lines that stay as they are
    if sum(option is not None for option in (name, repairs, extends)) > 1:
        raise UsageError("--name, --replace and --to: give one of them")
    if as_json and not yes:
        raise UsageError("--json goes with --yes: whoever reads JSON is not asked")
    url = read_address(url, "address")  # a saved page cannot be crawled
    known = known_sources(sources_dir)
    if name is not None and (name in known or name in known.faults):
        raise UsageError(f"--name: there is a source {name!r} already; choose another name, or repair it: {_way(name)}")
    if repairs is not None or extends is not None:
        path, old = _own_file(repairs or extends or "", known, sources_dir, broken=repairs is not None)
        page = load_page(url, None)
        listing, new = (_repair if repairs is not None else _extend)(page, old)
        _show(page, listing, None, as_json=as_json)
        if not as_json:
            _show_changes(path, page, old, new)
        comments, look = comments_on(page, listing), None
    else:
        page, listing, new, look = _find(url, name, known, delay=delay, only_this_page=only_this_page)
        path = sources_dir / f"{new.name}.toml"
        _show(page, listing, look, as_json=as_json)
        comments = comments_on(page, listing, feeds=look is None)
        comments += channel_comments(look[1], look[0].now) if look is not None else []
    _save(path, new, listing, page, comments, yes=yes, quiet=as_json)
    if as_json:
        saved = {
            "source": new.name,
            "file": str(path),
            "start_urls": list(new.start_urls),
            "teasers": len(listing.items),
        }
        print_json(saved | (look_json(*look) if look is not None else {"channels": []}))


def _find(
    url: str, name: str | None, known: KnownSources, *, delay: float | None, only_this_page: bool
) -> tuple[Page | StatedList, Listing, SiteRules, _Looked | None]:
    """Return the page and listing that a new source starts from, its rules, and what was looked at for them."""
    site = _new_site(url, url, name, known)
    if only_this_page:
        page = load_page(url, None)
        site = _new_site(site_address(page), url, name, known)
        listing = _checked(page, read_listing(page, site))
        return page, listing, freeze(listing, page, site), None
    found = look_around(url, site, this_second(), delay=delay)
    choices = judged(found)
    main = main_of(choices)
    if main is None or main.seen.listing is None:
        _refuse(found, choices, site)
    listing, page = main.seen.listing, found.pages[main.seen.url]
    site = _new_site(site_address(page), main.seen.url, name, known)
    if said := not_the_given(found, main, choices):
        click.echo(said, err=True)
    return page, listing, with_channels(freeze(listing, page, site), choices), (found, choices)


def _new_site(place: str, url: str, name: str | None, known: KnownSources) -> SiteRules:
    """Return the rules that a new source on a site begins with: what is known of the site, under a name of its own.

    Raises UsageError where the name is taken: several sources may be on one host, each under another name.
    """
    owner = known.owner(place)
    site = replace((owner or address_source(place)).rules, channel=())
    if name is not None:
        return replace(site, name=name)
    if site.name not in known and site.name not in known.faults:
        return site
    ways = [f"--name {_free_name(site.name, url, known)} makes another one"]
    if owner is None or owner.origin != PYTHON:
        ways = [f"--to {site.name} adds this listing to it", f"--replace {site.name} finds its pattern anew", *ways]
    raise UsageError(f"there is a source {site.name!r} for this site already; {', '.join(ways)}")


def _free_name(name: str, url: str, known: KnownSources) -> str:
    """Return a name for one more source on a host, by its address: "example-org-essays".

    A number is added to one that is taken too.
    """
    words = "".join(c if c.isalnum() and c.isascii() else "-" for c in urlsplit(url).path.lower())
    base = "-".join([name, *filter(None, words.split("-"))][:5])
    names = (f"{base}{f'-{number}' if number else ''}" for number in count_up() if number != 1)
    return next(one for one in names if one not in known and one not in known.faults)


def _refuse(found: Look, choices: Sequence[Choice], site: SiteRules) -> NoReturn:
    """Raise FetchError or ArchiveError for a site without a channel to crawl, after what was seen of it."""
    if len(choices) > 1:
        click.echo("\n".join(f"{one.seen.kind} {one.seen.url}: {one.reason}" for one in choices), err=True)
    if found.page is None:
        raise found.error or ArchiveError(f"{found.url}: {found.stopped or 'no answer'}")
    listing = read_listing(found.page, site)
    check_page(found.page, found=is_credible(listing))
    if is_credible(listing):
        why = choices[0].reason if choices else "it is no channel"
        raise ArchiveError(f"{found.url}: {why}; nothing was saved; --only-this-page takes what is found on it")
    raise ArchiveError(f"{found.url}: {nothing_found(listing)}; nothing was saved")


def _show(page: Page | StatedList, listing: Listing, look: _Looked | None, *, as_json: bool) -> None:
    if not as_json:
        print_listing(listing, as_json=False, page=page, look=look)


def _repair(page: Page | StatedList, old: SiteRules) -> tuple[Listing, SiteRules]:
    listing = _checked(page, read_listing(page, replace(old, listing=ListingRules())))
    return listing, repaired(listing, page, old)


def _extend(page: Page | StatedList, old: SiteRules) -> tuple[Listing, SiteRules]:
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
    return listing


def _own_file(name: str, known: KnownSources, folder: Path, *, broken: bool) -> tuple[Path, SiteRules]:
    """Return a source's rules file and its rules; with ``broken`` also of a file that cannot be read."""
    if broken and name in known.faults:
        return folder / f"{name}.toml", SiteRules(name=name)
    (source,) = pick_sources((name,), known)
    if source.origin == PYTHON:
        raise UsageError(f"{name} is a spider of the program, not a rules file; --name NAME makes a source of its own")
    if source.origin == CATALOGUE:  # the user's own file takes its place
        return folder / f"{name}.toml", source.rules
    return Path(source.origin), source.rules


def _show_changes(path: Path, page: Page | StatedList, old: SiteRules, new: SiteRules) -> None:
    before = read_listing(page, old)
    by_rules = before.items if before.pattern is not None and before.pattern.kind == "selector" else ()
    if not isinstance(page, StatedList):  # which needs no selectors
        click.echo(f"On this page the old rules find {count(len(by_rules), 'teaser')} by their selectors.")
    rows = changes(old, new)
    if rows:
        print_table(rows, _CHANGES, title=f"Changes of {path}")
    else:
        click.echo(f"Nothing changes in {path}.")


def _save(
    path: Path,
    rules: SiteRules,
    listing: Listing,
    page: Page | StatedList,
    comments: list[str],
    *,
    yes: bool,
    quiet: bool,
) -> None:
    if not yes:
        if not sys.stdin.isatty():
            raise UsageError("nothing was saved: there is no terminal to ask on; --yes saves without asking")
        what = f"this {NAMES[page.channel]}" if isinstance(page, StatedList) else "the pattern"
        found = held(listing)
        ways = f" and {count(len(rules.channel), 'channel')}" if rules.channel else ""
        click.confirm(f"Save {what} of {found}{ways} as {path}?", abort=True)
    existed = path.exists()
    write_rules(path, rules, listing, comments)
    if not quiet:
        click.echo(f"Saved {path}." + (f" The old one is kept as {backup_of(path)}." if existed else ""))
        click.echo(f"Next: {typed_command()} crawl {rules.name}")


def _way(name: str) -> str:
    return f"`archive-scraper add URL --replace {name}`"
