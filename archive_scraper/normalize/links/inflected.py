"""Outlets that their language inflects: "в Коммерсанте", "w Rzeczpospolitej", "in der Süddeutschen Zeitung".

Each word of such a name may have another ending than in the list of names. Of names that no list holds the pairs of an
adjective and a word for a paper say how they are called: "в Портовой газете".
"""

from __future__ import annotations

from functools import cache
from itertools import takewhile

from archive_scraper.words import book
from archive_scraper.words.kept import compiled
from archive_scraper.words.outlets import outlet_names

_WORD = compiled(r"[^\s\"“”„«»'’‚‘.,;:!?…()\[\]|]+")
_INFLECTING = ("ru", "uk", "be", "pl", "cs", "sk", "sl", "hr", "bs", "sr", "sr-Latn", "hu", "fi", "et", "lv", "lt")
_DECLINED = compiled(r"[A-ZÄÖÜ]\w{3,}e")
"""German: "Süddeutsche"."""
_STEM = 3
"""Letters that two forms of a word share at least."""
_LONG = 8
_ENDING = 4
"""Letters by which the length of two forms differs at most."""


@cache
def _names() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """Return the first letters of a name -> the names, those of more words first."""
    found: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    names = [name for name in outlet_names(*_INFLECTING) if len(name) >= _STEM]
    names += [name for name in outlet_names("de") if " " in name and any(map(_DECLINED.fullmatch, name.split()))]
    for name in sorted(names, key=lambda name: -name.count(" ")):
        parts = tuple(name.casefold().split())
        found.setdefault(parts[0][:_STEM], []).append((name, parts))
    return found


@cache
def _known() -> frozenset[str]:
    return frozenset(book.names("outlets.known"))


def find_inflected(text: str, start: int, *, set_off: bool = False) -> tuple[str, int] | None:
    """Return the name in its first form, and where its words end, of an outlet whose name begins at ``start``.

    A name that is ``set_off`` in quotes or a link may have other endings than one in running text.

    >>> find_inflected("в Новой газете вчера", 2)
    ('Новая газета', 14)
    """
    first = _WORD.match(text, start)
    if first is None or not first[0][:1].isupper():
        return None
    printed = [first]
    best: tuple[int, str, int] | None = None
    for name, parts in _names().get(first[0].casefold()[:_STEM], ()):
        while len(printed) < len(parts):
            following = _WORD.match(text, printed[-1].end() + 1) if text[printed[-1].end() :][:1] == " " else None
            if following is None:
                break
            printed.append(following)
        if len(printed) < len(parts):
            continue
        alone = len(parts) == 1 and not set_off
        if len(parts) == 1 and first[0].casefold() in _known() and first[0].casefold() != parts[0]:
            continue  # another outlet's name in its first form
        shared = [_shared(one[0].casefold(), part, alone=alone) for one, part in zip(printed, parts, strict=False)]
        if all(shared) and (best is None or sum(shared) > best[0]):
            best = sum(shared), name, printed[len(parts) - 1].end()
    return best[1:] if best is not None else None


def base_name(name: str, *, set_off: bool = False) -> str | None:
    """Return the first form of a whole name, None where the list has none.

    >>> base_name("Rzeczpospolitej"), base_name("Strait Observer")
    ('Rzeczpospolita', None)
    """
    found = find_inflected(name, 0, set_off=set_off)
    if found is None or (found[1] < len(name) and not (set_off and name[found[1]] == " ")):
        return None
    return found[0] + name[found[1] :]  # "Českém rozhlase Plus"


@cache
def _pairs() -> dict[str, list[tuple[list[str], list[str]]]]:
    """Return the word without sign of a pair -> pairs as a case inflects them and as they are called."""
    found: dict[str, list[tuple[list[str], list[str]]]] = {}
    for entry in book.entries("outlet.inflected"):
        printed, _, base = entry.partition(" = ")
        for part in printed.split():
            if "*" not in part:
                found.setdefault(part, []).append((printed.split(), base.split()))
    return {part: sorted(pairs, key=lambda pair: -len(pair[0])) for part, pairs in found.items()}


def in_first_form(name: str) -> str:
    """Return a name with its pair of an adjective and a word for a paper as the name is called alone.

    >>> in_first_form("Портовой газете"), in_first_form("Kurierze Portowym"), in_first_form("The Strait Observer")
    ('Портовая газета', 'Kurier Portowy', 'The Strait Observer')
    """
    parts = name.split(" ")
    for place, part in enumerate(parts):
        for printed, base in _pairs().get(part.casefold(), ()):
            start = place - printed.index(part.casefold())
            pair = parts[max(start, 0) : start + len(printed)]
            if len(pair) == len(printed) and all(map(_has_form, pair, printed)):
                return " ".join((*parts[:start], *map(_with_form, pair, printed, base), *parts[start + len(pair) :]))
    return name


def _has_form(word: str, form: str) -> bool:
    stem, sign, ending = form.partition("*")
    return word.casefold().endswith(ending) and len(word) > len(ending) + 1 if sign else word.casefold() == stem


def _with_form(word: str, form: str, base: str) -> str:
    """Return a word with the ending or as the word that a pair has in its first form, with the capital it has."""
    if "*" in form:
        return word[: len(word) - len(form) + 1] + base.removeprefix("*")
    return base.capitalize() if word[:1].isupper() else base


def _shared(printed: str, base: str, *, alone: bool) -> int:
    """Return how many letters two forms of a word share; 0 where more than their ending differs.

    A name of one word must share more: "Politiken" is no form of "Polityka".
    """
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(printed, base, strict=False)))
    if shared < min(len(printed), len(base)) and printed[-1] == base[-1]:
        return 0  # "Politika" is no form of "Polityka": case changes the end
    changed = _STEM if not alone else 2 if len(base) > _LONG else 1
    changed = min(changed, len(base) - _STEM) if len(base) > _STEM else int(not alone)
    near = abs(len(printed) - len(base)) <= _ENDING and len(printed) - shared <= _ENDING
    return shared if shared and shared >= len(base) - changed and near else 0
