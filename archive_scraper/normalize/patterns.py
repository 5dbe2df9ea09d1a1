"""Regular expressions that users write. One that would take for ever is stopped, and refused where that shows early.

The expressions are Python's; the ``regex`` package runs them, because it can be given a time limit.
"""

from __future__ import annotations

import re
from functools import lru_cache
from time import process_time
from typing import TYPE_CHECKING

from archive_scraper.errors import RulesError

if TYPE_CHECKING:
    import regex

TIME_LIMIT = 0.5
"""Seconds that one search may take. An ordinary one takes a thousandth of a thousandth."""
_PROBE_LIMIT = 0.1
_PROBE_LENGTH = 500


_ONE = r"(?:[\w-]|\\d(?:\{\d{1,2}\})?|\\\.)"
_MANY = r"(?:\[\^/\]|\[a-z-\]|\[a-z0-9-\]|\\d)(?:\+|\{\d{1,2},\})"
_PLAIN = re.compile(rf"\^?(?:/{_ONE}*(?:{_MANY}{_ONE}*)?)+(?:/\?)?\$?")
"""An expression for a path whose parts hold one repeat each, of anything but a slash: no text is tried in two ways."""


@lru_cache(maxsize=1024)
def _compiled(pattern: str, *, ignore_case: bool = False) -> regex.Pattern[str]:
    import regex  # a tenth of a second, which rules without patterns save

    return regex.compile(pattern, regex.IGNORECASE if ignore_case else 0)


def _run(pattern: regex.Pattern[str], text: str, limit: float) -> regex.Match[str] | None:
    """Search with a limit in seconds of work: those that a busy machine takes for others do not count."""
    started = process_time()
    while True:
        try:
            return pattern.search(text, timeout=limit)
        except TimeoutError:
            if process_time() - started >= limit:
                raise


def fault_of(pattern: str) -> str | None:
    """Return why a pattern cannot be used, or None.

    Besides its grammar, it is tried on repetitions of its own letters, on which those that nest repeats take time
    that doubles with each letter or grows with a high power of their number.

    >>> fault_of("^/reports/[^/]+"), fault_of("(")[:7]
    (None, 'is not ')
    >>> fault_of("^/(a|aa)+$")[:14]
    'takes for ever'
    """
    if _PLAIN.fullmatch(pattern):
        return None
    import regex

    try:
        compiled = _compiled(pattern)
    except regex.error as error:
        return f"is not a regular expression: {error}"
    letters = list(dict.fromkeys(character for character in pattern if character.isalnum()))[:4]
    for unit in dict.fromkeys((*letters, "a", "1", "/", "-", "a/", "a-")):
        for start in ("", "/"):
            try:
                _run(compiled, start + unit * _PROBE_LENGTH + "\n!", _PROBE_LIMIT)
            except TimeoutError:
                return "takes for ever on some addresses; do not nest repeats, as in (a+)+"
    return None


def search(pattern: str, text: str, *, origin: str, key: str, ignore_case: bool = False) -> regex.Match[str] | None:
    """Return where a pattern is found in a text. Raises RulesError with origin and key where it takes too long."""
    try:
        return _run(_compiled(pattern, ignore_case=ignore_case), text, TIME_LIMIT)
    except TimeoutError:
        reason = f"{pattern!r} took more than {TIME_LIMIT} seconds on {text[:200]!r}; do not nest repeats"
        raise RulesError(origin, key, reason) from None
