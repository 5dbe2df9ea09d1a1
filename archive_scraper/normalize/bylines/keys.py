"""The folded key of a name: one person across the articles of a source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from archive_scraper.normalize.bylines.vocabulary import POSTNOMINAL, RANK, SUFFIX, WEAK_RANK, word_bits
from archive_scraper.normalize.east_asian_letters import CJK
from archive_scraper.normalize.folding import fold
from archive_scraper.normalize.late import late
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable

_QUOTED: Final = compiled(r"[\"“„«][^\"“”„«»]{0,40}[\"”“»]|[(（][^()（）]{0,40}[)）]")
_WORDS: Final = compiled(r"[^\W_]+(?:'[^\W_]+)*")
_EAST_ASIAN: Final = late(rf"(?<={CJK.pattern})\s+(?={CJK.pattern})")


def person_key(name: str) -> str:
    """Return the key that all spellings of a name share: case, accents, dots, nicknames and titles off.

    >>> person_key("Dr. José A. Müller, Ph.D.") == person_key("JOSE A MULLER")
    True
    """
    text = _EAST_ASIAN.sub("", _QUOTED.sub(" ", name))
    words = text.split()
    start, end = 0, len(words)
    while start < end - 1 and _is_title(words[start]):
        start += 1
    while end - 1 > start and _is_degree(words[end - 1]):
        end -= 1
    keys: list[str] = []
    for word in words[start:end]:
        keys.extend(_split_word(word))
    return " ".join(keys) or fold(name).strip()


def _split_word(word: str) -> list[str]:
    """Fold one word; "J.M." falls into its initials, "O'Neil" and "Jean-Luc" lose the mark inside."""
    pieces = _WORDS.findall(fold(word))
    if len(pieces) > 1 and "." not in word:
        return (
            ["".join(pieces).replace("'", "")] if len(pieces[0]) < 2 else [piece.replace("'", "") for piece in pieces]
        )
    return [piece.replace("'", "") for piece in pieces]


def _is_title(word: str) -> bool:
    bits = word_bits(fold(word).strip(".,"))
    return bool(bits & RANK) and (word.endswith(".") or not bits & WEAK_RANK)


def _is_degree(word: str) -> bool:
    bits = word_bits(fold(word).strip(".,"))
    return bool(bits & POSTNOMINAL) and not bits & SUFFIX and ("." in word or sum(char.isupper() for char in word) > 1)


def same_person(a: str, b: str) -> bool:
    """Whether two spellings name one person: the same key, or one key without the middle initials of the other.

    >>> same_person("Robert D. Kaplan", "Robert Kaplan"), same_person("Robert D. Kaplan", "Robert E. Kaplan")
    (True, False)
    """
    first, second = person_key(a), person_key(b)
    if not first or not second:
        return False
    return first == second or _drop_initials(first) == second or _drop_initials(second) == first


def _drop_initials(key: str) -> str:
    """Return a key without the initials between its first and its last word."""
    words = key.split()
    if len(words) < 3:
        return key
    return " ".join([words[0], *(word for word in words[1:-1] if len(word) > 1), words[-1]])


def group_names(names: Iterable[str]) -> dict[str, list[str]]:
    """Group spellings by person: key -> spellings in order of appearance, each once.

    A name without middle initial joins the one that has it only when there is just one such person.

    >>> group_names(["Robert Kaplan", "Robert D. Kaplan", "ROBERT D. KAPLAN"])
    {'robert d kaplan': ['Robert Kaplan', 'Robert D. Kaplan', 'ROBERT D. KAPLAN']}
    """
    spellings: dict[str, dict[str, None]] = {}
    for name in names:
        spellings.setdefault(person_key(name), {}).setdefault(name)
    fuller: dict[str, list[str]] = {}
    for key in spellings:
        short = _drop_initials(key)
        if short != key:
            fuller.setdefault(short, []).append(key)
    home = {key: fuller[key][0] if len(fuller.get(key, ())) == 1 else key for key in spellings}
    groups: dict[str, dict[str, None]] = {}
    for key, found in spellings.items():
        groups.setdefault(home[key], {}).update(found)
    return {key: list(found) for key, found in groups.items()}
