"""Values on their way into a row: text that SQLite can hold, lists as JSON, fingerprints."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from archive_scraper.normalize.secrets import hide_secrets

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from archive_scraper.items import ExternalLink, Person


def storable(text: str) -> str:
    r"""Return text that UTF-8 and SQLite can hold: no lone surrogates, no NUL.

    >>> storable("a\ud800b\0c")
    'a?bc'
    """
    if "\x00" in text:
        text = text.replace("\x00", "")
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def without_secrets(text: str) -> str:
    """Return text as it may be stored where others read it: addresses in it without passwords and tokens."""
    return hide_secrets(storable(text))


def optional(text: str | None) -> str | None:
    """Return storable text, None for what is empty."""
    return storable(text) if text else None


def to_json(value: object) -> str:
    """Return a value as compact, readable JSON."""
    if not value and (empty := _EMPTY.get(type(value))):  # most lists of an article
        return empty
    return storable(_JSON.encode(value))


_EMPTY: dict[type, str] = {list: "[]", tuple: "[]", dict: "{}"}


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=256)  # a page has few moments, and each stands in many of its rows
def timestamp(moment: datetime) -> str:
    """Return a moment as the database holds it: UTC, whole seconds. Raises ValueError for one without a zone.

    >>> timestamp(datetime(2024, 3, 1, 12, 30, tzinfo=UTC))
    '2024-03-01T12:30:00+00:00'
    """
    if moment.tzinfo is None:
        raise ValueError(f"{moment!r} has no time zone")
    return moment.astimezone(UTC).isoformat(timespec="seconds")


def fingerprint(*values: object) -> str:
    """Return 32 hexadecimal digits that differ where the values differ."""
    from hashlib import blake2b  # with OpenSSL: what only reads takes no print

    return blake2b(json.dumps(values, ensure_ascii=True).encode(), digest_size=16).hexdigest()


def number_of(text: str) -> int:
    """Return a number of 64 bits, as SQLite holds it, that differs where texts differ."""
    from hashlib import blake2b

    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), signed=True)


def fold(text: str) -> str:
    """Return what two printings of one text share: letters and digits, in lower case.

    >>> fold("The Long Road – Part II") == fold("the long road: part ii")
    True
    """
    folded = text.casefold()
    return folded.translate(_NO_WORD) if folded.isascii() else "".join(re.split(r"\W+", folded))


_NO_WORD = dict.fromkeys(sign for sign in range(128) if not (chr(sign).isalnum() or sign == ord("_")))
"""What is no letter or digit of ASCII goes: texts of it alone are folded twenty times as fast as others."""


def persons(people: Iterable[Person]) -> list[dict[str, str]]:
    """Return authors as plain data, an address only where there is one."""
    return [
        {"name": person.name, "type": person.type} | ({"url": person.url} if person.url else {}) for person in people
    ]


def links(found: Sequence[ExternalLink]) -> list[dict[str, Any]]:
    """Return outside links as plain data."""
    return [{"kind": link.kind, "publication": link.publication, "url": link.url, "text": link.text} for link in found]
