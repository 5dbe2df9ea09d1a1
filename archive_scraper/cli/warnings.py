"""What stops nobody and should be known: one line on stderr."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from archive_scraper.cli.group import as_typed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from archive_scraper.crawl.sources import KnownSources
    from archive_scraper.errors import RulesError


def warn(text: str) -> None:
    """Print a warning."""
    click.echo(f"Warning: {as_typed(' '.join(text.split()))}", err=True)


def warn_of(faults: Mapping[str, RulesError]) -> None:
    """Say which rules files were left out, and why."""
    for fault in faults.values():
        warn(f"{fault}; this file is left out")


def known_sources(folder: Path, db: Path | None = None) -> KnownSources:
    """Return the sources, and say which files had to be left out.

    With a database, what the user's own looks at the catalogue saw decides on its addresses.
    """
    from archive_scraper.crawl.sources import find_sources

    known = find_sources(folder)
    if db is not None:
        from archive_scraper.catalogue.verdicts import file_for, for_crawls, read_verdicts

        known.verdicts = for_crawls(read_verdicts(file_for(db)).values())
    warn_of(known.faults)
    return known
