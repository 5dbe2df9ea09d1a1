"""Rules as plain data: what differs from the defaults, as a rules file would say it."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from typing import Any


def plain(value: Any) -> dict[str, Any]:  # any of the rules' dataclasses
    """Return the fields that differ from their defaults, as TOML has them."""
    found: dict[str, Any] = {}
    for item in fields(value):
        current = getattr(value, item.name)
        default = item.default_factory() if item.default_factory is not MISSING else item.default
        if current is None or current == default:
            continue
        if is_dataclass(current):
            found[item.name] = plain(current)
        elif isinstance(current, tuple):
            found[item.name] = [plain(one) if is_dataclass(one) else one for one in current]
        else:
            found[item.name] = dict(current) if item.name == "kinds" else current
    return found
