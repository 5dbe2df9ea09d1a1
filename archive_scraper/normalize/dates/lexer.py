"""From a text to raw tokens: numbers in their printed shapes, words, signs.

Each token carries one letter that says what it can be; ``tokens`` lists the letters.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from archive_scraper.normalize.dates.words import INDIC, MARKS, UNSPACED, fold
from archive_scraper.normalize.dates.zones import is_zone
from archive_scraper.words import book
from archive_scraper.words.calendar import month_names
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Callable

RawToken = tuple[str, Any, int, int]
"""Letter, value, start, end. Words are "w" with their folded form."""

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−－", "-"),
        **dict.fromkeys("·•‧∙・●▪■◆|｜¦", "|"),
        **dict.fromkeys("，،、", ","),
        **dict.fromkeys("：", ":"),
        **dict.fromkeys("．。॰", "."),
        **dict.fromkeys("／", "/"),
        **dict.fromkeys("（[［【", "("),
        **dict.fromkeys("）]］】", ")"),
        **dict.fromkeys("’‘´`׳", "'"),
        **dict.fromkeys("º°ª", "º"),
        "＋": "+",
    }
)
_OTHER_SIGN = compiled(f"[{re.escape(''.join(map(chr, _SIGNS)))}]")
# Digits of other scripts, and the full-width Latin letters of East Asian type.
_OTHER_DIGIT = compiled(r"(?![0-9])\d|[\uff21-\uff3a\uff41-\uff5a]")

_YEAR = "(?:19|20|25)\\d\\d"
# The 1912 of "28.09.1912:44" is the year 19 and an hour: nobody prints minutes after a year.
_SHORT_YEAR_TIME = "(?:19|20)(?:[01]\\d|2[0-3]):[0-5]\\d(?!\\d)"
# One alternative a kind of token. Where a year may be glued to what follows ("20232:23 PM", "201627. Februar"), the
# lookahead says to what. Every quantifier is bounded: the scan is linear.
_LETTER = rf"[^\W\d_{UNSPACED}]"
# The two commonest tokens stand first: ASCII words, and numbers that are no part of a longer shape.
_LEX = rf"""
      (?P<word>(?!GMT|UTC)[A-Za-z]{{2,}}(?!{_LETTER}|[{MARKS}{INDIC}]))
    | (?P<number>(?:\d\d?|\d{{4}})(?![\d./:年년月월日时時시點点hH-]|\s?[./:-]\s?\d|\s[年년月월日时時시點点hH]))
    | (?P<gmt>(?:GMT|UTC)\s?[+-]\s?(?:\d{{1,2}}(?::?[0134][05])?(?!\d)|\d(?=\d\d?\s{_LETTER}{{3}})))
    | (?P<apm>[AaPp]\s?\.\s?[Mm]\b\.?)
    | (?P<quarter>[QH][1-4](?!\w))
    | (?P<zhou>週[一二三四五六日天])
    | (?P<issue>(?:[nč]|št)\.\s?(?=\d))
    | (?P<letter>[{UNSPACED}])
    | (?P<words>(?:{_LETTER}|[{MARKS}{INDIC}])+)
    | (?=\d)(?:
        (?P<before>\d{{1,6}}(?=[0-3]\d\.[01]\d\.(?:19|20)\d\d(?!\d)))
      | (?P<stamp>\d{{14}}|\d{{12}}|\d{{8}})(?!\d)
      | (?P<cjk>(?:(?P<cjk_year>\d{{4}}|\d\d)\s?[年년]\s?)?(?P<cjk_month>\d{{1,2}})(?:[|,/-]\d{{1,2}})?\s?[月월]
          (?:\s?(?P<cjk_day>\d{{1,2}})\s?[日일号號]|(?P<cjk_day2>\d{{1,2}})(?![:\d]))?)
      | (?P<ymd>(?P<y1>\d{{4}})\s?(?P<s1>[./-])\s?(?P<y2>\d{{1,2}})\s?(?P=s1)\s?
          (?P<y3>\d\d(?=\d\d?:\d\d)|\d\d?(?!\d)))
      | (?P<dmy>(?P<d1>\d{{1,2}})\s?(?P<s2>[./-])(?P<sp>\s?)(?P<d2>\d{{1,2}})
          (?:\s?(?P=s2)\s?(?P<d3>(?!{_SHORT_YEAR_TIME}){_YEAR}|1[34]\d\d(?!\d))
            |\s?(?P=s2)(?P=sp)(?P<d5>\d\d(?=\d\d?:\d\d)|\d\d(?![\d:]))
            |(?<!-\d)(?<!-\d\d)(?:\s?[/-]\s?|\s)(?P<d4>(?:19|20)\d\d)(?!\d))
          (?![./]\d))
      | (?P<time>(?P<t1>\d{{1,2}}):\s?(?P<t2>\d\d)(?::(?P<t3>\d\d)(?:[.,]\d{{1,9}})?)?(?!\d)
          (?P<off>\s?\+\d\d:?\d\d(?!\d)|\s?-\d{{4}}(?!\d)|(?<=:\d\d)-(?:0\d|1[0-2]):\d\d(?!\d|\s?(?:[A-Z]{{2,4}}\b|[ap]m))|Z(?![A-Za-z]))?)
      | (?P<cjktime>(?P<c1>\d{{1,2}})\s?[時时시點点](?![间間간])
          (?:\s?(?P<c2>\d{{1,2}})\s?[分분](?:\s?(?P<c3>\d{{1,2}})\s?[秒초])?|(?P<half>[半반]))?)
      | (?P<htime>(?P<h1>\d{{1,2}})\s?[hH]\s?(?P<h2>\d\d)(?!\d)(?:(?<=\d\d[hH]\d\d)min\b|(?!\s?m)))
      | (?P<my>(?P<m1>\d{{1,2}})\s?[/.-]\s?(?P<m2>(?:19|20)\d\d)(?!\d)
          |(?P<m3>(?:19|20)\d\d)(?P<s3>[./-])(?P<m4>0?[1-9]|1\d)(?!\d))
      | (?P<md>(?P<p1>[0-3]?\d)(?P<s4>[./])\s?(?P<p2>\d{{1,2}})(?P<p3>\.)?(?![\d:]|\.\d)
          |(?P<p4>\d\d)-(?P<p5>\d\d)(?=\s\d\d:\d\d))
      | (?P<thousands>\d{{1,3}}(?:[.,]\d{{3}}){{1,6}}(?!\d))
      | (?P<glued>(?:19|20)\d\d(?=\d\d?[:.]\d\d(?!\d)|(?:[12]?\d|3[01])\.?\s{_LETTER}{{3}})
          |(?:(?<=[^\W\d_]\s)(?:19|20)\d\d(?=\d(?!\d))|(?<=\d,\s)(?:19|20)\d\d(?=\d{{1,5}}(?!\d))))
      | (?P<dayyear>(?P<g1>\d\d?)(?P<g2>(?:19|20)\d\d)(?!\d))
      | (?P<digits>\d+))
    | (?P<wday>\(\s?[月火水木金土日월화수목금토일一二三四五六]\s?\))
    | (?P<noyear>-0001(?!\d))
    | (?P<sign>\S)
    """


@cache
def _lexer() -> re.Pattern[str]:
    return compiled(_LEX, re.VERBOSE)


# Words glued by an extractor: "readApril", "UTCUpdated".
_CAMEL = compiled(r"[A-ZÀ-ÞА-Я]+(?![a-zß-ÿа-я])|[A-ZÀ-ÞА-Я]?[a-zß-ÿа-я]+|.")
_CASED = compiled("[a-zß-ÿа-я][A-ZÀ-ÞА-Я]|[A-ZÀ-ÞА-Я]{2}[a-zß-ÿа-я]")
# Capitals run into a month in capitals: "JANE DOENOV. 29, 2016".
_GLUED_MONTH = compiled(
    rf"[A-Z]{{2,40}}?(?P<month>{book.any_of(map(str.upper, book.entries('months.run_in')))})\.? ?\d{{1,2}}, ?\d{{4}}"
)
_ROMAN = {r: n for n, r in enumerate(["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], 1)}
_PRINTED_SIGNS = frozenset(".,/-():|'")


def unify(text: str) -> str:
    """Return text with every decimal digit in ASCII and every dash, dot, bullet and bracket in one form each.

    Same length as the text: places in it stay the same.
    """
    if text.isascii():
        return text
    if _OTHER_SIGN.search(text):
        text = text.translate(_SIGNS)
    return _OTHER_DIGIT.sub(_in_ascii, text)


def _in_ascii(match: re.Match[str]) -> str:
    value = unicodedata.decimal(match[0], None)
    return unicodedata.normalize("NFKC", match[0]) if value is None else str(value)


def lex(text: str) -> list[RawToken]:
    """Return (label, value, start, end) of every token; words are "w" with their folded form."""
    out: list[RawToken] = []
    for match in _lexer().finditer(text):  # white space matches nothing
        group = match.lastgroup
        start, end = match.span()
        if group in ("word", "words"):
            word = match[0]
            if word.isupper() and (month := _GLUED_MONTH.match(text, start)):
                cut = month.start("month")
                out.extend(((*_read_word(text[start:cut]), start, cut), (*_read_word(text[cut:end]), cut, end)))
            elif _is_glued(word) and word.casefold() not in month_names():
                for piece in _CAMEL.finditer(word):
                    out.append((*_read_word(piece[0]), start + piece.start(), start + piece.end()))  # noqa: PERF401 - clearer
            else:
                out.append((*_read_word(word), start, end))
        elif group == "letter":
            out.append(("w", match[0], start, end))
        elif group == "sign" and match[0] == "№":
            out.append(("i", match[0], start, end))
        elif group == "sign":
            out.append((match[0] if match[0] in _PRINTED_SIGNS else "x", match[0], start, end))
        else:
            out.append((*_NUMERIC[group or ""](match), start, end))
    return out


def _is_glued(word: str) -> bool:
    """Tell whether a word is two that lost their space: "readApril"."""
    return not (word.islower() or word.isupper() or word[1:].islower()) and _CASED.search(word) is not None


@lru_cache(4096)
def _read_word(word: str) -> tuple[str, Any]:
    """Return the label and value of a word by its printed form alone; "w" and the folded form where that is silent."""
    if is_zone(word) and len(word) > 1:
        return "Z", word
    if word in ("AM", "PM"):  # in lower case "am" is a word of German
        return "P", word.lower()
    if word in _ROMAN:
        return "R", _ROMAN[word]
    return "w", fold(word)


def _number(match: re.Match[str]) -> tuple[str, Any]:
    digits = match[0]
    value = int(digits[:18])
    if len(digits) <= 2:
        return "n" if value <= 31 else "N", value
    return "Y" if len(digits) == 4 and 1300 <= value < 2700 else "#", value


def _time(hour: str, minute: str | None, second: str | None, offset: str | None = None) -> tuple[str, Any]:
    hours, minutes, seconds = int(hour), int(minute or 0), int(second) if second else None
    if hours > 23 or minutes > 59 or (seconds or 0) > 59:
        return "#", 0
    return "T", (hours, minutes, seconds, offset.strip() if offset else None)


def _clock(match: re.Match[str]) -> tuple[str, Any]:
    return _time(match["t1"], match["t2"], match["t3"], match["off"])


def dotted_time(kind: str, value: Any) -> tuple[str, Any]:
    """Return 20.05.00 after a year or a clock word as the time that it is in Jakarta and Helsinki."""
    hour, minute, second, sign = value
    if sign == "." and len(hour) <= 2 and len(second) == 2:
        time = _time(hour, minute, second)
        return time if time[0] == "T" else (kind, value)
    return kind, value


def _day_month(match: re.Match[str]) -> tuple[str, Any]:
    if match["p4"]:  # 01-14 20:00
        return "d", (int(match["p4"]), int(match["p5"]), "-", True)
    first, second = match["p1"], match["p2"]
    if match["s4"] == "." and not match["p3"] and len(second) == 2:
        return "H", (int(first), int(second))
    return "d", (int(first), int(second), match["s4"], bool(match["p3"]))


def _month_year(match: re.Match[str]) -> tuple[str, Any]:
    if match["m1"]:
        return "m", (int(match["m2"]), int(match["m1"]))
    year, month = int(match["m3"]), int(match["m4"])
    # 2010/11 is a season or a volume; 2010-11 is how ISO 8601 prints a month.
    if match["s3"] != "-" and month == year % 100 + 1:
        return "V", year
    return "m", (year, month)


def _stamp(match: re.Match[str]) -> tuple[str, Any]:
    return "C", match[0]


def _cjk(match: re.Match[str]) -> tuple[str, Any]:
    year, day = match["cjk_year"], match["cjk_day"] or match["cjk_day2"]
    if year:
        return "E", (int(year), len(year), int(match["cjk_month"]), int(day) if day else None)
    return "e", (int(match["cjk_month"]), int(day) if day else None)


_NUMERIC: dict[str, Callable[[re.Match[str]], tuple[str, Any]]] = {
    "gmt": lambda m: ("Z", m[0]),
    "apm": lambda m: ("P", m[0][0].lower() + "m"),
    "quarter": lambda m: ("S", m[0]),
    "wday": lambda _: ("W", None),
    "zhou": lambda _: ("W", None),
    "stamp": _stamp,
    "cjk": _cjk,
    "ymd": lambda m: ("D", (m["y1"], m["y2"], m["y3"], m["s1"])),
    "dmy": lambda m: ("D", (m["d1"], m["d2"], m["d3"] or m["d4"] or m["d5"], m["s2"])),
    "time": _clock,
    "cjktime": lambda m: _time(m["c1"], "30" if m["half"] else m["c2"], m["c3"]),
    "htime": lambda m: _time(m["h1"], m["h2"], None),
    "my": _month_year,
    "md": _day_month,
    "thousands": lambda _: ("#", 0),
    "glued": lambda m: ("Y", int(m[0])),
    "dayyear": lambda m: ("G", (int(m["g1"]), int(m["g2"]))),
    "before": lambda _: ("#", 0),
    "issue": lambda m: ("i", m[0]),
    "noyear": lambda _: ("#", 1),  # what systems print where they have no date: "Mon, 30 Nov -0001 00:00:00 +0000"
    "number": _number,
    "digits": _number,
}
