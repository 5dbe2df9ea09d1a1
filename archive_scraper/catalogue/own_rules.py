"""The user's own rules files, which may extend an entry of the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from archive_scraper import sites
from archive_scraper.catalogue.loading import Catalogue
from archive_scraper.catalogue.rules import rules_of

if TYPE_CHECKING:
    from pathlib import Path

    from archive_scraper.sites import SiteRules


def load_rules(path: Path) -> SiteRules:
    """Read a rules file, with the entry under it that it extends. Raises RulesError; see sites.load_rules."""
    return sites.load_rules(path, _base)


def _base(name: str) -> dict[str, Any] | None:
    catalogue = Catalogue()
    return sites.plain(rules_of(catalogue[name])) if name in catalogue else None
