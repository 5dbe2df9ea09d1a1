"""What stands around the names of East Asian bylines: numbers, dates, addresses, times of reading, brackets."""

from __future__ import annotations

import re
from typing import Final

from archive_scraper.normalize.bylines.east_asian_words import east_asian_words
from archive_scraper.normalize.east_asian_letters import HAN, HANGUL, KANA
from archive_scraper.normalize.text import MAIL_ADDRESS
from archive_scraper.words import book
from archive_scraper.words.kept import compiled


def any_of(kind: str) -> str:
    """Return an expression for the words of a meaning."""
    return book.alternatives(f"east_asian.{kind}")


# Numbers, dates, times and counts; addresses of all kinds.
NOISE: Final = compiled(
    rf"{MAIL_ADDRESS}|@\w{{1,40}}|https?://\S+|www\.\S+"
    rf"|\d{{1,3}}\s?{book.alternatives('ago.wide_units')}\s?{book.alternatives('ago.wide')}"
    rf"|(?:{any_of('date_labels')}{any_of('date_label_endings')}?\s*[:：]?\s*)?"
    rf"{any_of('before_dates')}?\s*\d[\d年月日時分秒时点年월일시분초년\s.:：/\-–~()（）曜火水木金土月日星期一二三四五六]*{any_of('ago')}?"
    rf"|(?<=[\s\u4e00-\u9fff]){any_of('filed_from')}\s?[\u4e00-\u9fff]{{2,4}}"
)
READING: Final = compiled(
    rf"(?:{book.alternatives('button.reading_time')}\s?[:：]?\s?)?{any_of('about')}?\s?\d{{1,3}}\s?"
    rf"{book.alternatives('button.minutes')}\s?{book.alternatives('button.of_reading')}"
    rf"|{book.alternatives('button.reading_time')}\s?[:：]?\s?{any_of('about')}?\s?\d{{1,3}}\s?{book.alternatives('button.minutes')}"
    rf"|\d[\d,]{{0,6}}\s?{any_of('counters')}?\s?{book.alternatives('button.counted')}"
    rf"|{book.alternatives('button.counted')}\s?[:：(（]?\s?\d[\d,]{{0,6}}\s?{any_of('counters')}?[)）]?"
    rf"|{book.any_of(entry for entry in book.entries('byline.nobody') if '/' in entry)}(?!\w)",
    re.IGNORECASE,
)
"""Times of reading, counts of comments, and "N/A"."""
# Text and pictures by one person: the lead-in of the text counts.
DOUBLE_LEADS: Final = compiled(
    rf"({any_of('text_labels')})\s?[·・/／、，,和与與&及と]\s?{any_of('picture_labels')}\s?[:：]?"
)
BRACKETED: Final = compiled(
    r"[(（\[【［〔<《〈「『][^()（）\[\]【】［］〔〕<>《》〈〉「」『』\n]{0,80}[)）\]】］〕>》〉」』]"
)
_EAST_ASIAN: Final = compiled(rf"[{HAN}{KANA}{HANGUL}]")


def unwrapped(text: str) -> str:
    """Take off brackets that hold the whole text."""
    match = BRACKETED.fullmatch(text)
    return match.group()[1:-1] if match else text


def opened_brackets(match: re.Match[str]) -> str:
    """Drop what stands in brackets, but for the byline itself: "【記者王小明／台北報導】"."""
    inner = match.group()[1:-1]
    words = east_asian_words()
    tail = next((tail for tail in words.tails if inner.endswith(tail)), "")
    lead = next((lead for lead in words.leads if len(lead) > 1 and inner.startswith(lead)), "")
    if not lead and _EAST_ASIAN.match(match.string[max(0, match.start() - 2) : match.start()].rstrip()[-1:]):
        return "\n"  # "吳介民（中研院社會所研究員）"
    if len(inner) - len(tail) - len(lead) >= 2 and (tail or lead):
        return f"\n{inner}\n"
    return "\n"
