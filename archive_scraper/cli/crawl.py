"""crawl: from listing pages to the database."""

from __future__ import annotations

import logging
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive_scraper.cli.chosen import chosen_sources
from archive_scraper.cli.light import load_downloader, loading, without
from archive_scraper.cli.options import (
    Line,
    Seconds,
    cluster_option,
    db_option,
    json_option,
    make_folder,
    shards_option,
    sources_option,
)
from archive_scraper.cli.tables import print_json
from archive_scraper.cli.warnings import known_sources, warn
from archive_scraper.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from archive_scraper.cluster.address import ClusterAddress
    from archive_scraper.crawl.options import CrawlOptions
    from archive_scraper.crawl.sources import Source
    from archive_scraper.watch.report import RunReport

_NAMED = 12  # sources named where none is


@click.command()
@click.argument("names", metavar="[SOURCE]...", nargs=-1)
@click.option("--all", "whole", is_flag=True, help="Crawl all sources of files and spiders.")
@click.option("--country", help="Crawl the catalogue's sources of a country: DE, Germany.")
@click.option("--url", "urls", multiple=True, help="Listing address to start from; may be repeated.")
@click.option("--rules", type=click.Path(path_type=Path), help="Crawl the site that this TOML file describes.")
@click.option("--pages", help="How many pages of each listing.")
@click.option("--since", help="Leave older articles out: 2024-01-31, 2024-01 or 2024.")
@click.option("--until", help="Leave newer articles out.")
@click.option("--full", is_flag=True, help="Read on past known teasers and fetch known articles again.")
@click.option("--delay", type=Seconds(0, 3600), help="Seconds between two requests to a site.")
@click.option(
    "--contact", type=Line(), envvar="ARCHIVE_CONTACT", help="Address where you can be reached, for the user agent."
)
@click.option("--no-captures", is_flag=True, help="Do not keep the pages that are fetched.")
@click.option("-s", "--set", "extra", multiple=True, metavar="NAME=VALUE", help="A Scrapy setting; may be repeated.")
@cluster_option
@shards_option
@db_option
@sources_option
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
@json_option
@click.option("-v", "--verbose", count=True, help="Scrapy's log on stderr; -vv for all of it.")
def crawl(
    names: tuple[str, ...],
    urls: tuple[str, ...],
    rules: Path | None,
    country: str | None,
    pages: str | None,
    since: str | None,
    until: str | None,
    delay: float | None,
    contact: str | None,
    extra: tuple[str, ...],
    cluster: str | None,
    shards: Path | None,
    db: Path,
    sources_dir: Path,
    verbose: int,
    *,
    whole: bool,
    full: bool,
    quiet: bool,
    as_json: bool,
    no_captures: bool,
) -> None:
    """Crawl sources by name, a site by its rules file, or any listing by its address.

    \b
    archive-scraper crawl cnas jamestown
    archive-scraper crawl cnas --pages 3 --since 2024-01-01
    archive-scraper crawl brookings sipri
    archive-scraper crawl --country KR
    archive-scraper crawl --rules my-site.toml
    archive-scraper crawl --url https://www.example.org/reports
    archive-scraper crawl --all --cluster local:4
    """  # noqa: D301 # Click's mark for lines that stay as they are
    from archive_scraper.crawl.options import CrawlOptions

    options = CrawlOptions.read(url=urls, pages=pages, since=since, until=until, full=full)
    workers = _read_cluster(cluster, shards, db, verbose)
    settings: dict[str, object] = _extra_settings(extra) | {"ARCHIVE_DB": str(db)}
    sources = _pick(names, urls, rules, country, sources_dir, db, settings, whole=whole)
    if no_captures:
        settings["ARCHIVE_CAPTURES"] = False
    if delay is not None:
        settings["DOWNLOAD_DELAY"] = delay
    if contact:
        settings["ARCHIVE_CONTACT"] = contact
    sys.exit(run_crawl(sources, options, db, settings, workers, quiet=quiet, as_json=as_json, verbose=verbose))


def run_crawl(
    sources: Sequence[Source],
    options: CrawlOptions,
    db: Path,
    settings: dict[str, object],
    workers: tuple[ClusterAddress, Path] | None = None,
    *,
    quiet: bool = False,
    as_json: bool = False,
    verbose: int = 0,
) -> int:
    """Crawl, print the table, and return the exit code of the worst run.

    ``workers`` are a cluster and the folder of its shards; without them this process crawls.
    """
    if workers is None:
        with loading():
            load_downloader()
    else:
        from archive_scraper.cluster.address import make_folder_of_shards

        make_folder_of_shards(workers[1])
    from archive_scraper.cli.crawl_report import print_reports
    from archive_scraper.store import Archive
    from archive_scraper.watch.report import EXIT_CODES

    make_folder(db)
    _check_addresses()
    with (
        without("pandas", "numpy"),
        Archive.open(db) as archive,
    ):  # a database that cannot be used is said before the first request
        archive.sources.read_catalogue()
    values = settings | _log_settings(verbose)
    silent = quiet or as_json or bool(verbose)
    if workers is None:
        reports = _crawl_here(sources, options, values, quiet=silent)
    else:
        reports = _crawl_on_cluster(*workers, sources, options, db, values, quiet=silent)
    _notify(db)
    if as_json:
        print_json([report.as_dict() for report in reports])
    elif not quiet:
        print_reports(reports)
    code = max((EXIT_CODES[report.state] for report in reports), key=(0, 3, 1).index)
    for report in reports if quiet and code else ():
        if EXIT_CODES[report.state] and not report.nothing_new:  # cron writes a mail for each line
            click.echo(f"{report.source}: {report.state}: {'; '.join([report.message(), *report.alarms])}", err=True)
    return code


def _crawl_here(
    sources: Sequence[Source], options: CrawlOptions, settings: dict[str, object], *, quiet: bool
) -> list[RunReport]:
    """Crawl in this process."""
    with loading():
        from archive_scraper.crawl.launch import crawl as launch

        if not quiet:
            from archive_scraper.cli.progress import CrawlProgress
    if quiet:
        return launch(sources, options, settings=settings)
    with CrawlProgress(sources=len(sources)) as progress:
        return launch(sources, options, settings=settings, observer=progress.update)


def _crawl_on_cluster(
    cluster: ClusterAddress,
    shards: Path,
    sources: Sequence[Source],
    options: CrawlOptions,
    db: Path,
    settings: dict[str, object],
    *,
    quiet: bool,
) -> list[RunReport]:
    """Crawl on the workers of a cluster."""
    from archive_scraper.cli.cluster_progress import ClusterProgress
    from archive_scraper.cluster.launch import crawl_on

    with ClusterProgress(quiet=quiet) as progress:
        return crawl_on(cluster, sources, options, db, folder=shards, settings=settings, observer=progress.update)


def _read_cluster(
    cluster: str | None, shards: Path | None, db: Path, verbose: int
) -> tuple[ClusterAddress, Path] | None:
    if cluster is None:
        if shards is not None:
            raise UsageError("--shards: is where a cluster's workers write; name the cluster too: --cluster local:4")
        return None
    from archive_scraper.cluster.address import read_cluster, shards_folder

    if verbose:
        raise UsageError("--verbose: the logs of crawls on a cluster stay with its workers; leave it out")
    address = read_cluster(cluster)
    return address, shards_folder(address, db, shards)


def _check_addresses() -> None:
    """Say at the start that no alarm could be sent: the end of a crawl without alarms would not show it."""
    from archive_scraper.watch.notify import read_addresses

    try:
        read_addresses()
    except UsageError as error:
        warn(str(error))


def _notify(db: Path) -> None:
    """Send new alarms; a message that cannot be sent is said, and fails no crawl."""
    from archive_scraper.errors import ArchiveError
    from archive_scraper.store import Archive
    from archive_scraper.watch.notify import send_alarms

    try:
        with Archive.open(db) as archive:
            send_alarms(archive, datetime.now(UTC))
    except ArchiveError as error:
        warn(str(error))


def _pick(
    names: tuple[str, ...],
    urls: tuple[str, ...],
    rules: Path | None,
    country: str | None,
    folder: Path,
    db: Path,
    settings: Mapping[str, object],
    *,
    whole: bool,
) -> list[Source]:
    from archive_scraper.crawl.sources import address_source, file_source

    if rules is not None:
        if names or country or whole:
            raise UsageError("--rules: give a rules file or names, not both")
        return [file_source(rules)]
    known = known_sources(folder, db)
    if names or country or whole:
        if urls and (country or whole or len(names) > 1):
            raise UsageError("--url: name one source, or none")
        return chosen_sources(names, country, known, whole=whole, starts=not urls, settings=settings)
    if urls:
        return [known.owner(urls[0]) or address_source(urls[0])]
    own = ", ".join(list(known)[:_NAMED]) + (", ..." if len(known) > _NAMED else "")
    raise UsageError(f"nothing to crawl; name a source ({own}), or give --all, --country, --url or --rules")


def _extra_settings(given: tuple[str, ...]) -> dict[str, object]:
    found: dict[str, object] = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not equals or not name.isidentifier():
            raise UsageError(f"--set: {text!r} is not NAME=VALUE")
        found[name] = value
    return found


def _log_settings(verbose: int) -> dict[str, object]:
    """Send Scrapy's log to stderr where it is asked for; the run's own table says the rest."""
    level = (logging.CRITICAL + 1, logging.INFO, logging.DEBUG)[min(verbose, 2)]
    handler = logging.StreamHandler(sys.stderr)
    handler.setLevel(level)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    return {"LOG_INSTALL_ROOT_HANDLER": False, "LOG_LEVEL": level}
