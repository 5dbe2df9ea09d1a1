"""The file in which an analyst joins and splits authors by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from archive_scraper.errors import DecisionError

if TYPE_CHECKING:
    from pathlib import Path


class Decision(NamedTuple):
    """One decision: a name joins another, or stands for itself."""

    verb: str
    """"join" or "split"."""
    source: str
    name: str
    into: str | None


_KEYS = {"join": ("source", "name", "into"), "split": ("source", "name")}


def read_decisions(path: Path) -> list[Decision]:
    """Read ``[[join]]`` and ``[[split]]`` tables. Raises DecisionError naming file, table and key.

    ``[[join]]`` has source, name and into; ``[[split]]`` has source and name.
    """
    import tomllib  # which a command that only matches authors saves

    try:
        with path.open("rb") as file:
            data = tomllib.load(file)
    except OSError as error:
        raise DecisionError(f"{path}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DecisionError(f"{path}: is not valid TOML: {error}") from error
    decisions = []
    for verb, tables in data.items():
        if verb not in _KEYS:
            raise DecisionError(f"{path}: unknown table {verb!r}; known are [[join]] and [[split]]")
        if not isinstance(tables, list):
            raise DecisionError(f"{path}: {verb} must be written [[{verb}]]")
        decisions += [_read_table(path, verb, number, table) for number, table in enumerate(tables, 1)]
    return decisions


def _read_table(path: Path, verb: str, number: int, table: object) -> Decision:
    where = f"{path}: [[{verb}]] number {number}"
    if not isinstance(table, dict):
        raise DecisionError(f"{where}: must be a table")
    for key in table:
        if key not in _KEYS[verb]:
            raise DecisionError(f"{where}: unknown key {key!r}; known are {', '.join(_KEYS[verb])}")
    for key in _KEYS[verb]:
        if not isinstance(table.get(key), str) or not table[key].strip():
            raise DecisionError(f"{where}: {key} must be a name in quotes")
    return Decision(verb, table["source"], table["name"], table.get("into"))
