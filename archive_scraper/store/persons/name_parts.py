"""A name in its parts, and how alike two names are: in full, with an initial, in another transliteration."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from archive_scraper.words.kept import compiled

Likeness = Literal["same", "initial", "spelling"]

_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
# What transliterations and typesetters vary, by the systems of ISO 9, BGN/PCGN, the ALA-LC and newspapers: Yeltsin and
# Jelzin differ still, Sergei and Sergey, Mueller and Müller do not.
_SOUNDS = (
    (compiled(r"tsch|tch|cz"), "ch"),
    (compiled(r"sch"), "sh"),
    (compiled(r"shch"), "sh"),
    (compiled(r"kh|gh"), "h"),
    (compiled(r"ck|q"), "k"),
    (compiled(r"x"), "ks"),
    (compiled(r"ph|ff$"), "f"),
    (compiled(r"tz"), "ts"),
    (compiled(r"w"), "v"),
    (compiled(r"dj|dzh"), "j"),
    (compiled(r"ou|oo"), "u"),
    (compiled(r"ee"), "i"),
    (compiled(r"ae"), "a"),
    (compiled(r"oe"), "o"),
    (compiled(r"ue"), "u"),
    (compiled(r"ei|ai|ay|ey"), "e"),
    (compiled(r"yu|iu|ju"), "u"),
    (compiled(r"ya|ia|ja"), "a"),
    (compiled(r"[yj]"), "i"),
    (compiled(r"(.)\1+"), r"\1"),
    (compiled(r"(?<=.)i+$"), "i"),
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
