"""Which sources a command is asked for: by name, by country, all."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from archive_scraper.cli.tables import count
from archive_scraper.cli.warnings import warn
from archive_scraper.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archive_scraper.catalogue.model import Entry
    from archive_scraper.crawl.sources import KnownSources, Source


def chosen_sources(
    names: tuple[str, ...],
    country: str | None,
    known: KnownSources,
    *,
    whole: bool = False,
    starts: bool = True,
    settings: Mapping[str, object] | None = None,
) -> list[Source]:
    """Return the sources of names, the catalogue's of a country, and with ``whole`` all of files and spiders.

    With ``starts``, those that the catalogue knows no working address of are left out with a warning; one that is
    named alone is a UsageError. ``settings`` are those that the user gave; see startable(). Raises UsageError for an
    unknown name or country.
    """
    from archive_scraper.catalogue.find import find
    from archive_scraper.crawl.sources import pick_sources, startable

    wanted = [*names, *(known if whole else ())]
    if country is not None:
        wanted += [entry.name for entry in find(known.catalogue.all(), country=country)]
    sources = pick_sources(tuple(wanted), known)
    if not starts:
        return sources
    fit, without = startable(sources, known, settings)
    if without and not fit:
        raise UsageError("; ".join(f"{name}: {why}" for name, why in without.items()))
    for name, why in without.items():
        warn(f"{name}: {why}; left out")
    if not fit:
        raise UsageError(f"there is {count(0, 'source')} to take; add one: archive-scraper add URL")
    return fit


def chosen_entries(
    country: str | None, subject: str | None = None, language: str | None = None, text: str | None = None
) -> list[Entry]:
    """Return the entries that the options choose, in the order of names. Raises UsageError, RulesError."""
    from archive_scraper.catalogue.find import find
    from archive_scraper.catalogue.loading import Catalogue

    return find(Catalogue().all(), country=country, subject=subject, language=language, text=text)


def named_entry(name: str) -> Entry:
    """Return the entry of a name. Raises UsageError for an unknown one, with what comes near it."""
    from archive_scraper.catalogue.loading import Catalogue

    catalogue_ = Catalogue()
    if name not in catalogue_:
        near = get_close_matches(name, catalogue_.names, n=1)
        hint = f"did you mean {near[0]}?" if near else "archive-scraper catalogue --search WORD finds one"
        raise UsageError(f"the catalogue has no entry {name!r}; {hint}")
    return catalogue_[name]
