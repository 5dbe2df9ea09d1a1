"""Arrays of objects in JSON as tables: rows, and columns named by the path to their values."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from archive_scraper.extract.bounds import LARGEST_COUNT
from archive_scraper.words import book

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_NODES = 100_000
"""Values looked at in all. The largest page of an ordinary site holds some ten thousand."""
_MOST_ROWS = 5_000
_DEEPEST_COLUMN = 4
_MOST_COLUMNS = 200
_COMMON = 0.6
"""A column that fewer rows than this have is none."""
# Between a thing and its value in the JSON of content systems: {"title": {"rendered": "…"}}.
_WRAPPERS = frozenset({"rendered", "current", "raw", "value", "text", "plain", "html", "default", "iv", "en"})
_TOTALS = frozenset(book.json_names("columns.total"))


@dataclass(slots=True, kw_only=True)
class Table:
    """An array of objects, each flattened to a row: path of names -> value."""

    place: str
    """Where it stands, as a path of names: "props.pageProps.posts"."""
    rows: list[dict[str, Any]]
    total: int | None = None
    """The number of all items that a value next to it states."""
    columns: list[str] = field(default_factory=list)
    """Paths that most rows have, in the order of the first row."""

    def __post_init__(self) -> None:
        counts: dict[str, int] = {}
        for row in self.rows:
            for path in row:
                counts[path] = counts.get(path, 0) + 1
        self.columns = [path for path, count in counts.items() if count >= _COMMON * len(self.rows)][:_MOST_COLUMNS]

    def values(self, path: str) -> list[Any]:
        """Return the values of a column, without those of rows that lack it."""
        return [value for row in self.rows if (value := row.get(path)) not in (None, "", [])]


def tables_in(data: Any, least: int) -> Iterator[Table]:  # any JSON
    """Yield each array of at least so many objects, the outermost first; stops at a bound of values."""
    queue: deque[tuple[Any, str, Any]] = deque([(data, "", None)])
    seen = 0
    while queue and seen < _MOST_NODES:
        value, place, parent = queue.popleft()
        seen += 1
        if isinstance(value, dict):
            queue.extend((part, f"{place}.{name}".lstrip("."), value) for name, part in value.items() if _holds(part))
        elif isinstance(value, list):
            objects = [part for part in value[:_MOST_ROWS] if isinstance(part, dict)]
            if len(objects) >= least and len(objects) * 2 > min(len(value), _MOST_ROWS):
                yield Table(place=place, rows=[_flat(part) for part in objects], total=_total(parent, len(objects)))
            queue.extend((part, place, parent) for part in value if _holds(part))


def name_of(path: str) -> str:
    """Return what a column is called, without case and marks: that of "node.datePublished" is "datepublished".

    >>> name_of("node.title.rendered"), name_of("publish_date")
    ('title', 'publishdate')
    """
    parts = path.split(".")
    while len(parts) > 1 and parts[-1].lower() in _WRAPPERS:
        parts.pop()
    return re.sub(r"[^a-z0-9]", "", parts[-1].lower())


def _holds(value: object) -> bool:
    return isinstance(value, dict | list) and bool(value)


def _flat(value: dict[str, Any]) -> dict[str, Any]:
    """Return an object without the objects inside of it: their values stand under the path that leads to them."""
    found: dict[str, Any] = {}
    queue: deque[tuple[str, dict[str, Any], int]] = deque([("", value, 1)])
    while queue and len(found) < _MOST_COLUMNS:
        prefix, current, depth = queue.popleft()
        for name, part in current.items():
            if len(found) >= _MOST_COLUMNS:
                break
            path = f"{prefix}{name}"
            if not isinstance(part, dict):
                found[path] = part
            else:
                if depth < _DEEPEST_COLUMN:
                    queue.append((f"{path}.", part, depth + 1))
                found.setdefault(path, part)
    return found


def _total(parent: object, least: int) -> int | None:
    if not isinstance(parent, dict):
        return None
    for name, value in parent.items():
        if name_of(name) not in _TOTALS or not isinstance(value, int) or isinstance(value, bool):
            continue
        if least <= value < LARGEST_COUNT:
            return value
    return None
