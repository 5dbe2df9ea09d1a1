"""How the bytes of a page are read: as it declares them, and as browsers guess where it declares none or a wrong one.

A browser takes the usual encoding of the reader's language, or of the country in the address (HTML Living Standard,
section 13.2.3.2, step 9). We take that of the language that the page names.
"""

from __future__ import annotations

import re
from functools import partial
from urllib.parse import urlsplit

from w3lib.encoding import html_to_unicode

from archive_scraper.words.kept import compiled

_UTF8 = "utf-8"
_WESTERN = "cp1252"
_HEAD = 4096
"""Bytes at the beginning of a page among which the language of its root stands."""
_LANGUAGE = re.compile(rb"""<html\b[^>]{0,400}?\blang\s*=\s*["']?([a-z]{2,3}(?:-[a-z]{2,4})?)""", re.IGNORECASE)
_ABOVE_ASCII = compiled(r"[^\x00-\x7f]")
_LETTERS = compiled(r"[A-Za-z]")
# Text between tags: names of tags, classes and scripts say nothing of the letters of the page.
_TAGS = compiled(r"<(?:script|style)\b.*?</(?:script|style)|<[^<>]{0,2000}>", re.IGNORECASE | re.DOTALL)
_SAMPLE = 40_000

_USUAL = {
    ("cp1251", "koi8-r"): "ru be bg mk sr kk ky mn tg su by kz mk kg mn tj",
    ("cp1251", "koi8-u"): "uk ua",
    ("cp1250", "iso8859-2"): "pl cs sk hu sl hr bs ro sq cz si ba al",
    ("cp1257", "iso8859-13"): "lt lv et ee",
    ("cp1253", "iso8859-7"): "el gr cy",
    ("cp1254",): "tr az",
    ("cp1255", "iso8859-8"): "he iw yi il",
    ("cp1256",): "ar fa ur ps ae bh dz eg iq ir jo kw lb ly ma om qa sa sd sy tn ye",
    ("euc_jp", "cp932"): "ja jp",
    ("cp949",): "ko kr",
    ("gb18030", "big5hkscs"): "zh zh-cn zh-sg zh-hans cn",
    ("big5hkscs", "gb18030"): "zh-tw zh-hk zh-hant tw hk",
    ("cp874",): "th",
    ("cp1258",): "vi vn",
}
"""Encodings -> the languages, and the countries where they are no language's code, that were written in them."""
_BY_PLACE = {place: encodings for encodings, places in _USUAL.items() for place in places.split()}


def decode_page(body: bytes, url: str, charset: str | None) -> tuple[str, str]:
    """Return the encoding of a page and its text: byte order mark, the header's charset, the page's own, a guess.

    >>> decode_page("<html lang=ru><p>Мост".encode("koi8-r"), "https://example.org/", None)
    ('koi8-r', '<html lang=ru><p>Мост')
    >>> decode_page("<p>한강의 다리".encode("cp949"), "https://news.example.kr/", None)
    ('cp949', '<p>한강의 다리')
    """
    header = f"text/html; charset={charset}" if charset else None
    guess = partial(_guess, url=url)
    encoding, text = html_to_unicode(header, body, default_encoding=_UTF8, auto_detect_fun=guess)
    if (encoding == _UTF8 and _is_none(text)) or (encoding == _WESTERN and not body.isascii() and _is_foreign(text)):
        guessed = guess(body)
        if guessed != encoding:
            return guessed, body.decode(guessed, "replace")
    return encoding, text


def _guess(body: bytes, url: str) -> str:
    """Return utf-8 where the bytes are that, else what the page's language or country was written in."""
    try:
        body.decode(_UTF8)
    except UnicodeDecodeError:
        pass
    else:
        return _UTF8
    said = _LANGUAGE.search(body[:_HEAD])
    language = said[1].decode("ascii").lower() if said is not None else ""
    base = language.partition("-")[0]
    country = (urlsplit(url).hostname or "").rpartition(".")[2]
    # Makers of pages leave "en" in their templates; "zh" says nothing of the script.
    places = (country, base) if language in {"", "en", "en-us", "zh"} else (language, base)
    for place in places:
        if (encodings := _BY_PLACE.get(place)) is not None and (best := _best(body, encodings)) is not None:
            return best
    return _WESTERN


def _best(body: bytes, encodings: tuple[str, ...]) -> str | None:
    """Return the one of some encodings in which the bytes make sense; of several the one with most small letters.

    Cyrillic in the wrong encoding has capitals inside of words. The encodings of East Asia have no small letters;
    there the first one without a fault is right.
    """
    high = sum(byte > 0x7F for byte in body)  # the last byte of ASCII
    found: list[tuple[int, int, str]] = []
    for place, encoding in enumerate(encodings):
        text = body.decode(encoding, "replace")
        if text.count("\ufffd") * 50 <= high:
            found.append((sum(map(str.islower, _ABOVE_ASCII.findall(text[:_SAMPLE]))), -place, encoding))
    return max(found)[2] if found else None


def _is_none(text: str) -> bool:
    """Tell whether a text that was called UTF-8 is hardly that: most of what is no ASCII was none of it either."""
    # Counting takes five times as long as a look whether there is any.
    lost = text.count("\ufffd") if "\ufffd" in text else 0
    return lost > 0 and lost * 2 > len(_ABOVE_ASCII.findall(text))


def _is_foreign(text: str) -> bool:
    """Tell whether a text that was called Western is of another script: most of its letters are none of ASCII."""
    shown = _TAGS.sub(" ", text[:_SAMPLE])
    return len(_ABOVE_ASCII.findall(shown)) > len(_LETTERS.findall(shown))
