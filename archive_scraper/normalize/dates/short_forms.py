"""Forms that are written out before the grammar reads them: Minguo years, ages in short."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from archive_scraper.normalize.late import late
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    import re

_CHINESE = frozenset(("zh", "zh-Hant"))
_HAN = late("[\u3400-\u9fff]")
_DIGITS = dict(zip("〇零○一二三四五六七八九壹贰貳叁參肆伍陆陸柒捌玖", "000123456789122334566789", strict=True))
_TENS = {"十": 10, "拾": 10, "廿": 20, "卅": 30, "百": 100}
_NUMERAL = f"[{''.join((*_DIGITS, *_TENS))}]"
_HAN_NUMBERS = compiled(rf"{_NUMERAL}{{1,6}}(?=\s?[年月日號号])")
"""A year, a month or a day in Chinese numerals: 二〇二四年三月五日."""
_ERA_YEAR = compiled(r"(?P<era>令和|平成|昭和|大正|(?:中華)?民[國国])\s?(?P<year>\d{1,3}|元)\s?年")
"""A year of an era: 昭和63年."""
_IN_BRACKETS = compiled(r"(?<!\d)\d{1,3}\s?[(（](?P<year>(?:19|20)\d\d)[)）]\s?(?=[年년])")
"""The year of another count, and the common one in brackets: 주체107(2018)년."""
_BEFORE_MINGUO = 1911
"""The year before the first of the Republic of China, which Taiwan counts from."""
# Three digits: before 2011 they were two, and could be a day.
_MINGUO = compiled(
    r"(?<![\d./:-])(?P<year>1[0-4]\d)(?:(?P<sign>\s?[./-]\s?)(?=\d{1,2}(?P=sign)\d{1,2}(?![\d./-]))"
    r"|(?P<word>\s?年)(?=\s?\d{1,2}\s?月))"
)
_MOST_LETTERS = 24
_AGE = compiled(r"\W*(?P<number>\d{1,3})\s?(?P<unit>[^\W\d_]{1,6})\.?(?:\s+(?P<ago>[^\W\d_]{1,6}))?\W*")
_AFTER_AGE = compiled(r"\s?[•·|]\s?[^\d|•·]{2,20}$")
"""What a card prints after an age: "2w • Edited"."""
_ERA = compiled(
    r"(?<![A-Za-z\d])(?P<era>[RHST])(?P<year>\d{1,2})\s?[./年]\s?(?P<month>\d{1,2})\s?[./月]\s?(?P<day>\d{1,2})(?!\d)"
)
_ERAS = {
    "令和": 2018, "R": 2018, "平成": 1988, "H": 1988, "昭和": 1925, "S": 1925, "大正": 1911, "T": 1911,
    "民國": 1911, "民国": 1911,
}  # fmt: skip
"""The year before the first one of each era; the Japanese ones in short as well: R6.3.5."""
_UNITS = ("year", "month", "week", "day", "hour")


def write_out(text: str, language: str) -> str:
    """Return a text with its short forms written out; most texts come back as they are.

    >>> write_out("115.03.19", "zh-Hant"), write_out("6y", "")
    ('2026.03.19', '6 years ago')
    """
    text = _IN_BRACKETS.sub(r"\g<year>", text) if "(" in text or "（" in text else text
    if _HAN.search(text):
        text = _ERA_YEAR.sub(_year_of_era, _HAN_NUMBERS.sub(_in_digits, text))
    if (language in _CHINESE or _HAN.search(text)) and (minguo := _MINGUO.search(text)):
        year = int(minguo["year"]) + _BEFORE_MINGUO
        return f"{text[: minguo.start()]}{year}{minguo['sign'] or minguo['word']}{text[minguo.end() :]}"
    if language == "ja" and (era := _ERA.search(text)):
        written = f"{int(era['year']) + _ERAS[era['era']]}年{era['month']}月{era['day']}日"
        return text[: era.start()] + written + text[era.end() :]
    age_only = _AFTER_AGE.sub("", text) if len(text) <= _MOST_LETTERS else text
    if len(text) <= _MOST_LETTERS and (age := _AGE.fullmatch(age_only)) and (unit := _unit(age, language)):
        return f"{age['number']} {unit}s ago"
    return text


def _in_digits(match: re.Match[str]) -> str:
    """Return a number of Chinese numerals in digits: by places, or with signs for tens.

    >>> [_HAN_NUMBERS.sub(_in_digits, text) for text in ("二〇二四年", "十二月", "廿一日", "一百一十三年")]
    ['2024年', '12月', '21日', '113年']
    """
    signs = match[0]
    if _TENS.keys().isdisjoint(signs):
        return "".join(_DIGITS[sign] for sign in signs)
    total, ones = 0, 0
    for sign in signs:
        if sign in _TENS:
            total += max(ones, 1) * _TENS[sign]
            ones = 0
        else:
            ones = int(_DIGITS[sign])
    return str(total + ones)


def _year_of_era(match: re.Match[str]) -> str:
    number = 1 if match["year"] == "元" else int(match["year"])
    return f"{number + _ERAS[match['era'][-2:]]}年"


def _unit(age: re.Match[str], language: str) -> str:
    """Return what the letters after a number count, in the page's language or in English; "" for nothing."""
    if age["ago"] is not None and age["ago"].casefold() != "ago":
        return ""
    return _short_units("en").get(age["unit"].casefold(), "") or _short_units(language).get(age["unit"].casefold(), "")


@cache
def _short_units(language: str) -> dict[str, str]:
    return {
        word: unit for unit in _UNITS for word in book.by_language(f"ago.short_{unit}").get(language, ()) if language
    }
