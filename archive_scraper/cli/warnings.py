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


def known_sources(folder: Path) -> KnownSources:
    """Return the sources, and say which files had to be left out."""
    from archive_scraper.crawl.sources import find_sources

    known = find_sources(folder)
    warn_of(known.faults)
    return known
