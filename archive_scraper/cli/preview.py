"""preview: what is found at an address and around it, before anything is crawled or stored."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive_scraper.channels import main_of
from archive_scraper.cli.captured import captured_options, refuse_at
from archive_scraper.cli.channels import (
    judged,
    look_around,
    look_json,
    look_options,
    not_the_given,
    print_channels,
)
from archive_scraper.cli.look import (
    check_page,
    given_rules,
    page_and_time,
    print_listing,
    read_listing,
    rules_for,
    this_second,
)
from archive_scraper.cli.options import json_option, sources_option
from archive_scraper.cli.tables import print_json
from archive_scraper.crawl.options import read_address
from archive_scraper.errors import ArchiveError
from archive_scraper.extract.page_kind import is_credible, nothing_found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive_scraper.channels.model import Choice
    from archive_scraper.crawl.looking import Look
    from archive_scraper.sites import SiteRules


@click.command()
@click.argument("url")
@click.option("--rules", type=click.Path(path_type=Path), help="Use the rules of this TOML file.")
@look_options
@captured_options
@sources_option
@json_option
def preview(
    url: str,
    rules: Path | None,
    delay: float | None,
    at: str | None,
    db: Path,
    sources_dir: Path,
    *,
    only_this_page: bool,
    captured: bool,
    as_json: bool,
) -> None:
    """Print the teasers found on the listing at URL, how they were found, what was rejected, and the next page.

    Below them, the channels of the site: its feeds, sitemaps and other lists, each with a verdict. URL may be any
    address of a site; of a saved page nothing else is looked at. Nothing is stored.
    """
    refuse_at(at, captured=captured)
    given = given_rules(None, rules, sources_dir)
    if "://" in url and not (only_this_page or captured):
        _preview_site(read_address(url, "address"), given, sources_dir, delay=delay, as_json=as_json)
        return
    page, now = page_and_time(url, None, db, at, captured=captured)
    listing = read_listing(page, given or rules_for(page.url, sources_dir), now)
    print_listing(listing, as_json=as_json, page=page)
    check_page(page, found=is_credible(listing))
    if not is_credible(listing):
        raise ArchiveError(f"{url}: {nothing_found(listing)}")


def _preview_site(url: str, given: SiteRules | None, sources: Path, *, delay: float | None, as_json: bool) -> None:
    rules = given or rules_for(url, sources)
    found = look_around(url, rules, this_second(), delay=delay)
    choices = judged(found)
    main = main_of(choices)
    if main is None or main.seen.listing is None:
        _print_nothing(found, choices, rules, as_json=as_json)
        return
    listing, page = main.seen.listing, found.pages[main.seen.url]
    print_listing(listing, as_json=as_json, page=page, look=(found, choices))
    for remark in page.remarks:
        click.echo(f"{page.url}: {remark}", err=True)
    if said := not_the_given(found, main, choices):
        click.echo(said, err=True)


def _print_nothing(found: Look, choices: Sequence[Choice], rules: SiteRules, *, as_json: bool) -> None:
    """Print what there is of a site that has no channel to crawl. Raises FetchError, ArchiveError."""
    page = found.page
    if page is None:
        if as_json:
            print_json({"url": found.url, "items": [], **look_json(found, choices)})
        elif len(choices) > 1:
            print_channels(found, choices)
        raise found.error or ArchiveError(f"{found.url}: {found.stopped or 'no answer'}")
    listing = read_listing(page, rules, found.now)
    print_listing(listing, as_json=as_json, page=page, look=(found, choices))
    check_page(page, found=is_credible(listing))
    if not is_credible(listing):
        raise ArchiveError(f"{found.url}: {nothing_found(listing)}")
