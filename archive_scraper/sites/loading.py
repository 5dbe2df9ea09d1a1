"""Rules from a file or from plain data, through one validator."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from archive_scraper.errors import RulesError
from archive_scraper.sites.build import build
from archive_scraper.sites.faults import check_rules
from archive_scraper.sites.rules import SiteRules

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def load_rules(path: Path) -> SiteRules:
    """Read a rules file. Raises RulesError naming file, key and reason."""
    try:
        with path.open("rb") as file:
            data = tomllib.load(file)
    except OSError as error:
        raise RulesError(str(path), None, f"cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RulesError(str(path), None, f"is not valid TOML: {error}") from error
    data.setdefault("name", path.stem)
    data.pop("sample", None)  # rows that "add" showed and kept, for the reader
    data.pop("found", None)  # how "add" found the pattern, for the reader
    return read_rules(data, str(path))


def read_rules(data: Mapping[str, Any], origin: str) -> SiteRules:
    """Build and check rules from plain data. Raises RulesError; origin names the data in its message."""
    return check_rules(build(SiteRules, data, origin, ""), origin)
