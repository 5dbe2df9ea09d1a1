"""Outlets that their language inflects: "в Коммерсанте", "w Rzeczpospolitej", "in der Süddeutschen Zeitung".

Each word of such a name may have another ending than in the list of names. Of names that no list holds the pairs of an
adjective and a word for a paper say how they are called: "в Портовой газете".
"""

from __future__ import annotations

from functools import cache
from unicodedata import category

from archive_scraper.normalize.links.tied_endings import without_tied_ending
from archive_scraper.normalize.links.words import NAME_JOINERS
from archive_scraper.words import book
from archive_scraper.words.kept import compiled
from archive_scraper.words.outlets import is_outlet, outlet_names

_WORD = compiled(r"[^\s\"“”„«»'’‚‘.,;:!?…()\[\]|]+(?:[.'’][^\W\d_]+)*")
_SLAVIC = ("ru", "uk", "be", "sr", "pl", "cs", "sk", "sl", "hr", "bs", "sr-Latn")
"""Languages whose papers inflect each other's names: "w Mladej froncie", "v Gazetě Wyborczej"."""
_ADJECTIVES = "de"
"""The language in which the words of longer names alone have other endings: "der Süddeutschen Zeitung"."""
_EVERYWHERE = "mul"
"""Names that all languages print take the longer endings of each: "Mediumissa"."""
_LONG_NAME = 6
_LONG_ENDING = 3
_KEY = 3
"""First letters by which a name is looked up."""
_STEM = 2
"""Letters that two forms of a word share at least."""
_LONGEST = 5
_VOWELS = frozenset("aeiouyáéíóöőúüűýäåõæøаеиоуыэюяёіїєў")

_AHEAD = 40
"""Characters that are looked at after a name."""

Name = tuple[str, tuple[str, ...], str]
"""A name, its words in lower case, and the code of the endings that they take."""


@cache
def _names() -> dict[tuple[str, str], list[Name]]:
    """Return the first letters of a name's first two words -> the names."""
    found: dict[tuple[str, str], list[Name]] = {}
    for code in {**book.by_language("outlet.declined"), **book.by_language("outlet.tied_endings")}:
        endings = _SLAVIC[0] if code in _SLAVIC else code
        articles = tuple(f"{article.capitalize()} " for article in book.by_language("link.articles").get(code, ()))
        whole = outlet_names(code)
        for name in (*whole, *(name.partition(" ")[2] for name in whole if name.startswith(articles))):
            parts = tuple(name.casefold().split())
            if len(name) >= _KEY and not (code == _ADJECTIVES and len(parts) == 1):
                found.setdefault((parts[0][:_KEY], "".join(parts[1:2])[:_KEY]), []).append((name, parts, endings))
    for name in outlet_names(_EVERYWHERE):
        if len(name) >= _LONG_NAME and " " not in name:
            found.setdefault((name.casefold()[:_KEY], ""), []).append((name, (name.casefold(),), _EVERYWHERE))
    return found


@cache
def _endings() -> dict[str, dict[str, frozenset[str]]]:
    """Return the code of endings -> the ending of a word in its first form -> the endings that its cases have."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for code, entries in book.by_language("outlet.declined").items():
        endings = found.setdefault(_SLAVIC[0] if code in _SLAVIC else code, {})
        for entry in entries:
            base, _, cases = entry.replace("*", "").partition("=")
            forms = frozenset(cases.split())
            endings[base.strip()] = endings.get(base.strip(), frozenset()) | forms
            longer = frozenset(form for form in forms if len(form) - len(base.strip()) >= _LONG_ENDING)
            shared = found.setdefault(_EVERYWHERE, {})
            shared[base.strip()] = shared.get(base.strip(), frozenset()) | longer
    return found


def find_inflected(text: str, start: int) -> tuple[str, int] | None:
    """Return the name in its first form, and where its words end, of an outlet whose name begins at ``start``.

    >>> find_inflected("в Новой газете вчера", 2)
    ('Новая газета', 14)
    """
    first = _WORD.match(text, start)
    if first is None or not any(char.isupper() or category(char) == "Lo" for char in first[0]):
        return None
    second = _WORD.match(text, first.end() + 1) if text[first.end() : first.end() + 1] == " " else None
    key = first[0].casefold()[:_KEY]
    names = _names().get((key, ""), [])
    printed = [first]
    if second is not None:
        printed.append(second)
        names = [*_names().get((key, second[0].casefold()[:_KEY]), ()), *names]
    best: tuple[tuple[int, int], str, int] | None = None
    for name, parts, endings in names:
        while len(printed) < len(parts) and text[printed[-1].end() : printed[-1].end() + 1] == " ":
            following = _WORD.match(text, printed[-1].end() + 1)
            if following is None:
                break
            printed.append(following)
        if len(printed) < len(parts):
            continue
        shared = [_shared(one[0], part, endings) for one, part in zip(printed, parts, strict=False)]
        end = printed[len(parts) - 1].end()
        is_whole = text[start:end].casefold() == name.casefold()
        alike = sum(shared), sum(one[0][0] == word[0] for one, word in zip(printed, name.split(), strict=False))
        if is_whole and _goes_on(text, end):
            continue
        if all(shared) and (best is None or alike > best[0]) and not _is_other(first[0], parts, start):
            best = alike, text[start:end] if is_whole else name, end
    return best[1:] if best is not None else None


def _goes_on(text: str, end: int) -> bool:
    """Tell whether a name goes on after what the list has: "Le Monde diplomatique Brasil", "El Correo del Muelle"."""
    following = text[end : end + _AHEAD].split(" ")[1:3] if text[end : end + 1] == " " else []
    if following and following[0] in NAME_JOINERS:
        following = following[1:]
    return bool(following) and following[0][:1].isupper()


def _is_other(word: str, parts: tuple[str, ...], start: int) -> bool:
    """Tell whether a word in another form is no case of a name of one word: another name, or what opens the text."""
    return len(parts) == 1 and word.casefold() != parts[0] and (not start or is_outlet(word))


def base_name(name: str, *, set_off: bool = False) -> str | None:
    """Return the first form of a whole name, None where the list has none.

    >>> base_name("Rzeczpospolitej"), base_name("Strait Observer")
    ('Rzeczpospolita', None)
    """
    found = find_inflected(f" {name}", 1)
    if found is None or (found[1] <= len(name) and not (set_off and name[found[1] - 1] == " ")):
        return None
    return found[0] + name[found[1] - 1 :]  # "Českém rozhlase Plus"


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
            if start > 0 and parts[start - 1].islower():
                continue  # "Харбор в глобальной политике"
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


def _shared(word: str, base: str, code: str) -> int:
    """Return how many letters two forms of a word share; 0 where one is no case of the other."""
    printed = word.casefold()
    if base in (printed, without_tied_ending(word).casefold()):
        return len(base)
    endings = _endings().get(code, {})
    for length in range(min(_LONGEST, len(base) - _STEM), -1, -1):
        stem, ending = base[: len(base) - length], base[len(base) - length :]
        is_base = printed.startswith(stem) and (ending or stem[-1] not in _VOWELS)
        if is_base and printed[len(stem) :] in endings.get(ending, ()):
            return len(stem)
    return 0
