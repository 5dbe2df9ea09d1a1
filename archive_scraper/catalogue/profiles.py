"""In which country a source sits and what it writes about: as its rules say, else as the catalogue's entry does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from archive_scraper.errors import RulesError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archive_scraper.catalogue.loading import Catalogue
    from archive_scraper.catalogue.model import Entry


@dataclass(frozen=True, slots=True)
class Profile:
    """A source's country (ISO 3166, or EU; None where nobody says) and its subjects, sorted."""

    country: str | None = None
    subjects: tuple[str, ...] = ()


def entry_for(catalogue: Catalogue, name: str, extends: str) -> Entry | None:
    """Return the entry that a source extends, else that of its name; None without one, and for one that cannot work."""
    try:
        return catalogue[extends or name]
    except (KeyError, RulesError):
        return None


def profile_of(catalogue: Catalogue, name: str, rules: Mapping[str, Any]) -> Profile:
    """Return what is known of a source by its name and its rules as an archive keeps them; rules go first."""
    entry = entry_for(catalogue, name, rules.get("extends") or "")
    country = rules.get("country") or (entry.country if entry is not None else None)
    subjects = rules.get("subjects") or (entry.subjects if entry is not None else ())
    return Profile(country, tuple(sorted(set(subjects))))
