"""Plain data as one of the rules' dataclasses, each value by the type of its field."""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, cast, get_args, get_origin

from archive_scraper.errors import RulesError

_T = TypeVar("_T")


def build(cls: type[_T], data: object, origin: str, prefix: str) -> _T:
    """Build one of the rules' dataclasses from a table, each value by its field's type; ``prefix`` names the table.

    Raises RulesError, with ``origin`` as the data's name.
    """
    if not isinstance(data, Mapping):
        raise RulesError(origin, prefix.rstrip("."), f"must be a table, not {data!r}")
    hints, known = _shape(cls)  # type: ignore[arg-type] # classes are hashable
    for key in data:
        if key not in known:
            raise RulesError(origin, f"{prefix}{key}", f"unknown key; known are {', '.join(known)}")
    values = {key: _convert(hints[key], value, origin, f"{prefix}{key}") for key, value in data.items()}
    for name, item in known.items():
        if name not in values and item.default is MISSING and item.default_factory is MISSING:
            raise RulesError(origin, f"{prefix}{name}", "is missing")
    return cls(**values)


@cache
def _shape(cls: type) -> tuple[dict[str, Any], dict[str, Field[Any]]]:
    """Return the types of a dataclass's fields, and the fields, by their names."""
    return typing.get_type_hints(cls), {item.name: item for item in fields(cls)}


def _convert(hint: object, value: object, origin: str, key: str) -> object:
    """Return a TOML value as the type that the field's annotation names."""
    if isinstance(hint, type) and is_dataclass(hint):
        return build(hint, value, origin, f"{key}.")
    shape = get_origin(hint)
    if shape in (types.UnionType, typing.Union):  # "X | None": TOML has no null, such a key is left out
        return _convert(get_args(hint)[0], value, origin, key)
    if shape is tuple:
        return _several(get_args(hint)[0], value, origin, key)
    if shape is Literal:
        if value in get_args(hint):
            return value
        wanted = f"one of {', '.join(map(repr, get_args(hint)))}"
    elif shape is Mapping:
        if isinstance(value, Mapping) and all(isinstance(item, str) for item in value.values()):
            return dict(value)
        wanted = "a table of strings"
    else:
        simple = cast("type", hint)
        if simple is float and type(value) is int:
            return float(value)
        if type(value) is simple:  # True is no whole number
            return value
        wanted = {str: "a string", int: "a whole number", float: "a number", bool: "true or false"}[simple]
    raise RulesError(origin, key, f"must be {wanted}, not {value!r}")


def _several(kind: object, value: object, origin: str, key: str) -> tuple[object, ...]:
    """Return a list of tables, ``[[key]]`` in TOML, or of strings; one string is a list of one."""
    if isinstance(kind, type) and is_dataclass(kind):
        if not isinstance(value, list):
            raise RulesError(origin, key, f"must be a list of tables, written [[{key}]], not {value!r}")
        return tuple(build(kind, table, origin, f"{key}.{place}.") for place, table in enumerate(value, 1))
    items = [value] if isinstance(value, str) else value
    if not isinstance(items, list) or not all(isinstance(item, str) and item.strip() for item in items):
        raise RulesError(origin, key, f"must be a string or a list of strings, not {value!r}")
    return tuple(_convert(kind, item, origin, key) for item in items)
