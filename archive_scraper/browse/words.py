"""Values as a reader reads them: dates at their true precision, addresses that are safe to follow, names of codes."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from markupsafe import Markup

from archive_scraper.words.book import read_file

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_LANGUAGES = {
    "ar": "Arabic",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "he": "Hebrew",
    "it": "Italian",
    "ja": "Japanese",
    "ko": "Korean",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}
_MARKS = re.compile(r"([^/:.,;()\[\]=&?_ -]+)|([/:.,;()\[\]=&?_ -])")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?")


def date_words(value: str | None) -> str:
    """Return a date as words, claiming no more than it says.

    >>> [date_words(value) for value in ("2015", "2015-02", "2015-02-22", "2015-02-22T08:30:00+01:00", None)]
    ['2015', 'February 2015', '22 February 2015', '22 February 2015, 08:30 (UTC+01:00)', 'undated']
    """
    if not value:
        return "undated"
    found = _DATE.fullmatch(value)
    if not found:
        return value
    year, month, day, time, zone = found.groups()
    if not month or not 1 <= int(month) <= 12:
        return year if not month else value
    words = f"{_MONTHS[int(month) - 1]} {year}"
    if day:
        words = f"{int(day)} {words}"
    if time:
        words += f", {time}" + (f" ({'UTC' if zone in ('Z', '+00:00') else f'UTC{zone}'})" if zone else "")
    return words


def day_words(value: str | None) -> str:
    """Return a date as words, without the time of day.

    >>> day_words("2015-02-22T08:30:00+01:00")
    '22 February 2015'
    """
    return date_words(value[:10]) if value else "undated"


def language_words(code: str) -> str:
    """Return a language by name, the code itself where neither this page nor the book of words has one.

    >>> language_words("pt-BR"), language_words("zu"), language_words("xx")
    ('Portuguese', 'Zulu', 'xx')
    """
    short = code.split("-", maxsplit=1)[0].lower()
    return _LANGUAGES.get(short) or _named_languages().get(short, code)


@cache
def _named_languages() -> dict[str, str]:
    return read_file("languages")["order"]


def kind_words(kind: str) -> str:
    """Return a kind as a label.

    >>> kind_words("congressional-testimony")
    'Congressional testimony'
    """
    return kind.replace("-", " ").capitalize()


def subject_words(subject: str) -> str:
    """Return a subject of a source as words.

    >>> subject_words("arms-control")
    'arms control'
    """
    return subject.replace("-", " ")


def safe_url(url: str | None) -> str | None:
    """Return an address that a link may have: http or https with a host; None for anything else.

    >>> safe_url("https://a.example/x"), safe_url("javascript:alert(1)"), safe_url("//a.example")
    ('https://a.example/x', None, None)
    """
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname
    except ValueError:
        return None
    return url.strip() if parts.scheme in ("http", "https") and host else None


def soft_breaks(text: str) -> Markup:
    """Return an address or a selector that may be broken after its marks, never inside of its words.

    >>> soft_breaks("a:not(b)")
    Markup('a:<wbr>not(<wbr>b)<wbr>')
    """
    return Markup("").join(
        part if not mark else Markup("{}<wbr>").format(mark) for part, mark in _MARKS.findall(text) if part or mark
    )


def host_words(url: str | None) -> str:
    """Return the host of an address, without "www."; "" where there is none."""
    safe = safe_url(url)
    return (urlsplit(safe).hostname or "").removeprefix("www.") if safe else ""
