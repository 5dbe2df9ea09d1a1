"""A name in its parts, and how alike two names are: in full, with an initial, in another transliteration."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

Likeness = Literal["same", "initial", "spelling"]

_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
# What transliterations and typesetters vary, by the systems of ISO 9, BGN/PCGN, the ALA-LC and newspapers: Yeltsin and
# Jelzin differ still, Sergei and Sergey, Mueller and Müller do not.
_SOUNDS = (
    (re.compile(r"tsch|tch|cz"), "ch"),
    (re.compile(r"sch"), "sh"),
    (re.compile(r"shch"), "sh"),
    (re.compile(r"kh|gh"), "h"),
    (re.compile(r"ck|q"), "k"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"ph|ff$"), "f"),
    (re.compile(r"tz"), "ts"),
    (re.compile(r"w"), "v"),
    (re.compile(r"dj|dzh"), "j"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ee"), "i"),
    (re.compile(r"ae"), "a"),
    (re.compile(r"oe"), "o"),
    (re.compile(r"ue"), "u"),
    (re.compile(r"ei|ai|ay|ey"), "e"),
    (re.compile(r"yu|iu|ju"), "u"),
    (re.compile(r"ya|ia|ja"), "a"),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=.)i+$"), "i"),
)


class Parts(NamedTuple):
    """A person's name, folded."""

    given: str
    middle: tuple[str, ...]
    family: str
    suffix: str
    sound: str
    """Given and family name as they sound: equal in other transliterations."""
    block: str
    """What alike names share at least: the family name as it sounds and the first letter of the given one."""


def parts_of_key(key: str) -> Parts:
    """Return the parts of a name from its key (normalize.bylines.person_key).

    >>> parts_of_key("robert d kaplan")[:4]
    ('robert', ('d',), 'kaplan', '')
    """
    words = key.split()
    suffix = words.pop() if len(words) > 2 and words[-1] in _SUFFIXES else ""
    family = words[-1] if words else ""
    given = words[0] if len(words) > 1 else ""
    sounds = sound_of(given), sound_of(family)
    return Parts(given, tuple(words[1:-1]), family, suffix, " ".join(sounds), f"{sounds[1]} {sounds[0][:1]}")


@lru_cache(maxsize=65536)
def sound_of(word: str) -> str:
    """Return a word without what transliterations vary.

    >>> sound_of("sergei") == sound_of("sergey"), sound_of("mueller") == sound_of("muller")
    (True, True)
    """
    for pattern, by in _SOUNDS:
        word = pattern.sub(by, word)
    return word


def alike(one: Parts, other: Parts) -> Likeness | None:
    """Return how two names can be one person's, None where they cannot.

    >>> names = ("ada marlowe", "a marlowe", "ada c marlowe")
    >>> [alike(parts_of_key("ada b marlowe"), parts_of_key(key)) for key in names]
    ['same', 'initial', None]
    """
    if not one.family or not other.family or one.suffix != other.suffix or not _agree(one.middle, other.middle):
        return None
    if not one.given or not other.given:  # a name of one word, as in scripts without spaces
        return "same" if (one.given, one.family) == (other.given, other.family) else None
    if one.family == other.family and one.given == other.given:
        return "same" if len(one.given) > 1 else "initial"
    if sound_of(one.family) != sound_of(other.family):
        return None
    if min(len(one.given), len(other.given)) == 1:
        return "initial" if one.given[0] == other.given[0] else None
    return "spelling" if sound_of(one.given) == sound_of(other.given) else None


def _agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether middle names do not contradict each other: one may be short for the other, or left out."""
    return all(a.startswith(b) or b.startswith(a) for a, b in zip(one, other, strict=False))
