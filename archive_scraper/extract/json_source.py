"""JSON as a list's source: parsed once within its bounds, and small helpers for values of any shape."""

from __future__ import annotations

import json
from typing import Any

from archive_scraper.extract.bounds import MAX_BYTES, MIB
from archive_scraper.words.kept import compiled

_BEGINS = compiled(r"\ufeff?\s*(?:\{\s*[\"}]|\[\s*[\[{\"\]])")


def is_json(head: str) -> bool:
    """Tell whether a text begins as an object or an array of JSON does.

    >>> is_json('[{"a": 1}]'), is_json("[] of nothing"), is_json("{% block %}")
    (True, True, False)
    """
    return _BEGINS.match(head) is not None


def load_json(text: str) -> tuple[Any, str]:
    """Return what a text of JSON holds, and why it cannot be read where it cannot. Never raises."""
    if len(text) > MAX_BYTES:
        return None, f"not read: more than {MAX_BYTES // MIB} MiB"
    try:
        return json.loads(text.lstrip("\ufeff"), strict=False), ""
    except RecursionError:
        return None, "its JSON is nested too deep"
    except ValueError:
        return None, "its JSON cannot be read"


def text_at(value: object, *names: str) -> str:
    """Return the text at a path of names, "" where there is none."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, str) else ""


def list_at(value: object, *names: str) -> list[Any]:
    """Return the list at a path of names, empty where there is none."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value if isinstance(value, list) else []
