"""Which language a text is in, where that is certain: by its letters, or not at all.

The model is that of CLD3 (https://github.com/google/cld3), a small network on sequences of letters that knows 107
languages; it is inside of its package. It is surest where it is wrong: on names, code and languages that it never saw.
So a text has to be long enough, each of its parts has to say the same as the whole, and a language that the model does
not know is never contradicted.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from archive_scraper.words.book import UNSPACED
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

_CERTAIN = 0.97
"""Of 2,268 texts of 100 to 900 letters in 97 languages, the messages of a well translated program, none of a language
that the model knows was taken for another one, parts agreeing; nor one of 736 articles of news sites and others."""
_LEAST = 100
"""Letters of a text that can tell its language: two sentences."""
_LEAST_AGAINST = 200
"""Letters of a text that can tell that its page declares another language than it is in."""
_WIDE = 3
"""A sign of a script without spaces says as much as so many letters."""
_PART = 400
"""Characters of one part of a text."""
_ADDRESS = compiled(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+|[@#]\w+")
_ADDRESS_SIGNS = ("://", "www.", "@", "#")
"""One of them stands in each address."""
_LETTERS = compiled(r"[^\W\d_]+")

# Codes that stand for the same in practice, or for languages that no letters tell apart.
_KIN = (
    {"no", "nb", "nn"}, {"bs", "hr", "sr", "sh"}, {"id", "ms"}, {"fa", "prs", "tg"}, {"zh", "cmn", "yue", "cn"},
    {"fil", "tl"}, {"he", "iw"}, {"id", "in"}, {"yi", "ji"}, {"ro", "mo"}, {"ja", "jp"}, {"ko", "kr"}, {"cs", "cz"},
    {"uk", "ua"}, {"da", "dk"}, {"el", "gr"},
)  # fmt: skip
_KNOWN = frozenset((
    "af", "am", "ar", "az", "be", "bg", "bn", "bs", "ca", "ceb", "co", "cs", "cy", "da", "de", "el", "en", "eo", "es",
    "et", "eu", "fa", "fi", "fil", "fr", "fy", "ga", "gd", "gl", "gu", "ha", "haw", "hi", "hmn", "hr", "ht", "hu",
    "hy", "id", "ig", "is", "it", "ja", "jv", "ka", "kk", "km", "kn", "ko", "ku", "ky", "la", "lb", "lo", "lt", "lv",
    "mg", "mi", "mk", "ml", "mn", "mr", "ms", "mt", "my", "ne", "nl", "no", "ny", "pa", "pl", "ps", "pt", "ro", "ru",
    "sd", "si", "sk", "sl", "sm", "sn", "so", "sq", "sr", "st", "su", "sv", "sw", "ta", "te", "tg", "th", "tr", "uk",
    "ur", "uz", "vi", "xh", "yi", "yo", "zh", "zu", "he", "nb", "nn", "sh", "cmn", "yue", "tl", "iw", "in", "ji",
    "mo",
))  # fmt: skip
"""Languages that the model knows, with the other codes of them."""
_MISTAKEN = frozenset(["cn", "cz", "dk", "gr", "jp", "kr", "ua"])
"""Codes of countries that pages declare for a language; ISO 639 has no such codes, but for a language of Bornu (kr)."""
_NO_LANGUAGE = frozenset(("mis", "mul", "und", "zxx"))


def detect_language(text: str) -> str | None:
    """Return the code of the language that a text is in, None where it is short or not certain.

    The code is of ISO 639-1, or of 639-2 where that has none ("fil"). The text may be of any length: three parts of a
    long one are read.

    >>> detect_language("Die Mitgliedstaaten einigten sich am Freitag nach langen Verhandlungen auf einen gemeinsamen "
    ...                 "Haushalt für die nächsten sieben Jahre.")
    'de'
    >>> detect_language("Read more")
    """
    sample = _without_addresses(_sample(text))
    code = _code_of(sample)
    return _name(code) if code is not None and _parts_agree(sample, code) else None


def settle_language(text: str, declared: str | None) -> tuple[str | None, bool]:
    """Return the language of a text on a page that declares one, or none; and whether it was detected.

    What is declared stays unless the text is certainly in another language.

    >>> settle_language("Read more", "en")
    ('en', False)
    """
    if declared in _NO_LANGUAGE:
        declared = None
    is_believed = declared is not None and declared not in _MISTAKEN
    sample = _sample(text)
    if is_believed and (declared not in _KNOWN or not _has_letters(sample, _LEAST_AGAINST)):
        return declared, False  # whatever the model says
    sample = _without_addresses(sample)
    first = next(_parts(sample), None)
    # Most pages are in the language that they declare. Where one part says so, the parts agree on no other.
    if declared is not None and is_believed and first is not None and _are_kin(declared, _name(_ask(first)[0])):
        return declared, False
    code = _code_of(sample)
    if code is None or (declared is not None and is_believed and _are_kin(declared, _name(code))):
        return declared, False
    return (_name(code), True) if _parts_agree(sample, code) else (declared, False)


def _code_of(sample: str) -> str | None:
    """Return the model's code of the language that a text is in as a whole, None where it is short or not certain."""
    if not _has_letters(sample, _LEAST):
        return None
    code, probability, reliable = _ask(sample)
    # "ja-Latn": in Latin letters, as names are.
    return code if reliable and probability >= _CERTAIN and "-" not in code else None


def _parts_agree(sample: str, code: str) -> bool:
    return all(_ask(part)[0] == code for part in _parts(sample))


def _name(code: str) -> str:
    return {"iw": "he"}.get(code, code)


def _are_kin(one: str, other: str) -> bool:
    return one == other or any(one in kin and other in kin for kin in _KIN)


def _sample(text: str) -> str:
    """Return the beginning, middle and end of a text: as much as the parts need."""
    if len(text) <= 3 * _PART:
        return text
    middle = len(text) // 2 - _PART // 2
    return "\n".join((text[:_PART], text[middle : middle + _PART], text[-_PART:]))


def _parts(text: str) -> Iterator[str]:
    """Yield two halves of a short text, three thirds of a long one; none of a text too short to be parted."""
    count = 3 if len(text) > 2 * _PART else 2
    if not _has_letters(text, count * _LEAST // 2):
        return
    step = -(-len(text) // count)
    for start in range(0, len(text), step):
        part = text[start : start + step]
        if _has_letters(part, _LEAST // 2):
            yield part


def _without_addresses(text: str) -> str:
    return _ADDRESS.sub(" ", text) if any(sign in text for sign in _ADDRESS_SIGNS) else text


def _has_letters(text: str, least: int) -> bool:
    """Tell whether a text has so many letters; a sign of a script without spaces counts for some."""
    letters = 0
    for word in _LETTERS.finditer(text):
        letters += word.end() - word.start()
        if letters >= least:  # which the first sentences are enough for
            return True
    return letters + (_WIDE - 1) * len(UNSPACED.findall(text)) >= least


@cache
def _model() -> Any:
    from gcld3 import NNetLanguageIdentifier

    return NNetLanguageIdentifier(min_num_bytes=0, max_num_bytes=4 * 3 * _PART)


def _ask(text: str) -> tuple[str, float, bool]:
    found = _model().FindLanguage(text=text)
    return str(found.language), float(found.probability), bool(found.is_reliable)
