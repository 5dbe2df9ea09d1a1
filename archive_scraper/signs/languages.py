"""Links that say in which language an item is, and nothing else: "FR", "Français"."""

from __future__ import annotations

from functools import cache

from archive_scraper.words import book

_MARKS = " ()[]|/.,"


def named_language(label: str) -> str | None:
    """Return the code of the language that a text names, by its code or by what it calls itself.

    What a bracket adds is the size of the file.

    >>> named_language("[FR]"), named_language("Deutsch (198 KB)"), named_language("PDF")
    ('fr', 'de', None)
    """
    return _labels().get(label.partition(" (")[0].strip(_MARKS).casefold())


@cache
def _labels() -> dict[str, str]:
    codes = {code: code for code in book.read_file("languages")["order"] if code.isalpha()}
    names = book.by_language("language.own_names")
    return codes | {name.casefold(): code for code in names for name in names[code]}
