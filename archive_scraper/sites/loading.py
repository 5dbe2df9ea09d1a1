"""Rules from a file or from plain data, through one validator."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from archive_scraper.errors import RulesError
from archive_scraper.normalize.urls import is_http, site_of
from archive_scraper.sites.build import build
from archive_scraper.sites.faults import check_rules
from archive_scraper.sites.rules import SiteRules

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


_OWN = ("name", "extends")


def load_rules(path: Path, bases: Callable[[str], Mapping[str, Any] | None] | None = None) -> SiteRules:
    """Read a rules file. Raises RulesError naming file, key and reason.

    ``bases`` gives what a file may name in ``extends``: plain data by name, None for an unknown one. Keys of the file
    take the place of those of its base; of a table, such as ``[listing]``, each key on its own. Hosts of both hold.
    """
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
    if "extends" in data:
        data = _extended(data, str(path), bases)
    return read_rules(data, str(path))


def _extended(
    data: Mapping[str, Any], origin: str, bases: Callable[[str], Mapping[str, Any] | None] | None
) -> dict[str, Any]:
    name = data["extends"]
    base = bases(name) if bases is not None and isinstance(name, str) else None
    if base is None:
        raise RulesError(
            origin, "extends", f"the catalogue has no entry {name!r}; `archive-scraper catalogue` lists them"
        )
    merged = _merged({key: value for key, value in base.items() if key not in _OWN}, data)
    if "hosts" in base and "hosts" not in data:
        merged["hosts"] = list(dict.fromkeys((*base["hosts"], *map(site_of, _addresses(data)))))
    return merged


def _merged(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    both = {key for key in own if isinstance(own[key], dict) and isinstance(base.get(key), dict)}
    return {**base, **own, **{key: _merged(base[key], own[key]) for key in both}}


def _addresses(data: Mapping[str, Any]) -> list[str]:
    """Return the addresses of a file that is not checked yet: home, start pages, channels."""
    starts, channels = data.get("start_urls"), data.get("channel")
    found = [data.get("home"), *(starts if isinstance(starts, list) else [starts])]
    found += [one.get("url") for one in channels if isinstance(one, dict)] if isinstance(channels, list) else []
    return [url for url in found if isinstance(url, str) and is_http(url)]


def read_rules(data: Mapping[str, Any], origin: str) -> SiteRules:
    """Build and check rules from plain data. Raises RulesError; origin names the data in its message."""
    return check_rules(build(SiteRules, data, origin, ""), origin)
