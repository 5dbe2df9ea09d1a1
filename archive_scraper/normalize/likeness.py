"""Near-duplicate texts: keys that they share, and how alike two texts are.

MinHash with banding (Broder 1997; Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", 3.4): the keys of two
texts are compared, not the texts, so that finding a text's twins takes as long in a large archive as in a small one.
"""

from __future__ import annotations

import re
from functools import cache
from struct import pack
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS = 5
"""Words in a row that are compared."""
BANDS, ROWS = 12, 4
LEAST_WORDS = 50
"""A shorter text is not compared: a notice, a caption, what a paywall leaves."""
_SEED = 20
# Scripts without spaces between words count by the character.
_WITHOUT_SPACES = r"[\u3040-\u30ff\u3400-\u9fff]"
_WORD = rf"{_WITHOUT_SPACES}|[^\W\u3040-\u30ff\u3400-\u9fff]+"
_WORD_OF_OTHERS = r"\w+"  # the same where no such letter stands, in half the time
_SPACES = {sign: " " for sign in range(128) if not (chr(sign).isalnum() or sign == ord("_"))}
"""The same for a text of ASCII, in a third of that: what is in no word parts them."""


@cache
def keys_method() -> str:
    """Return what keys depend on: those of two methods cannot be compared."""
    from rensa import RMinHash

    return f"rensa-{RMinHash.ALGORITHM_VERSION} {WORDS} {BANDS}x{ROWS} {_SEED}"


def text_keys(text: str) -> tuple[int, ...]:
    """Return the keys of a text: 64-bit numbers, of which texts that are mostly the same share some.

    Two texts that have 9 of 10 word sequences in common share a key almost surely, with 7 of 10 in 96 of 100 cases,
    with 2 of 10 in 2 of 100. None for a text that is too short.
    """
    words = _words(text)
    if len(words) < LEAST_WORDS:
        return ()
    from hashlib import blake2b

    from rensa import RMinHash

    sketch = RMinHash(num_perm=BANDS * ROWS, seed=_SEED)
    sketch.update(list(_sequences(words)))
    digest = sketch.digest()
    return tuple(
        int.from_bytes(
            blake2b(pack("<B4I", band, *digest[band * ROWS : (band + 1) * ROWS]), digest_size=8).digest(),
            signed=True,
        )
        for band in range(BANDS)
    )


def likeness(one: str, other: str) -> float:
    """Return how much of all word sequences of two texts both have, 0 to 1.

    >>> likeness("The strait was quiet that night", "The strait was quiet that night.")
    1.0
    """
    return share(sequences(one), sequences(other))


def sequences(text: str) -> frozenset[int]:
    """Return the word sequences of a text as numbers of this process, for who compares it with many."""
    return frozenset(map(hash, _sequences(_words(text))))


def share(first: frozenset[int], second: frozenset[int]) -> float:
    """Return how much of two texts' word sequences both have, 0 to 1."""
    both = len(first & second)
    return both / (len(first) + len(second) - both) if first and second else 0.0


def _words(text: str) -> list[str]:
    if text.isascii():
        return text.casefold().translate(_SPACES).split()
    is_spaced = re.search(_WITHOUT_SPACES, text) is None
    return re.findall(_WORD_OF_OTHERS if is_spaced else _WORD, text.casefold())


def _sequences(words: list[str]) -> Iterator[str]:
    """Yield the word sequences of a text, also one that it repeats: to who takes the least of them it is the same."""
    return map(" ".join, zip(*(words[start:] for start in range(WORDS)), strict=False))
