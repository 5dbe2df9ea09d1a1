"""What opens a byline, and where one stands inside a line: one answer for listings and articles."""

from __future__ import annotations

import re
from functools import lru_cache

from archive_scraper.normalize.bylines.vocabulary import GIVEN, word_bits
from archive_scraper.normalize.folding import fold_word
from archive_scraper.normalize.late import late
from archive_scraper.signs.date_shape import has_date_shape
from archive_scraper.signs.line_shape import split_fields
from archive_scraper.signs.person_name import are_names
from archive_scraper.words import book
from archive_scraper.words.calendar import MONTHS, calendar_words
from archive_scraper.words.kept import compiled

_any = book.alternatives
# "(?<=...)de": "Textes de", "Propos recueillis de"; elsewhere it is a particle of names.
_SMALL = rf"{_any('byline.opens', 'byline.opens_first', 'byline.opens_first_here')}|(?<=[ts]\s)de"
_BY = late(
    rf"^[^\w©]*(?:(?:{_any('byline.participles', 'byline.text_nouns')}\s+)?(?:{_SMALL})|{_any('byline.texts')}"
    rf"|(?P<announced>{_any('byline.announces')}))"
    r"(?:\s*[:：]\s*|\s+(?=[^\d\s]))"
    rf"|^[^\w©]*{_any('byline.colon_labels')}\s*[:：]\s*",
    re.IGNORECASE,
)
_WHEN = compiled(rf"\S{{2,30}}\s{_any('date.before_days')}\s\S*(?:\d|day,|\btag,)", re.IGNORECASE)
_BYLINE_START = 80
_MOST_SMALL_WORDS = 6
"""Words of a byline without a capital at its start: "by the editors of the Harbour Review"."""
# Kinds of text before the small word: "Ein Interview von", "Analysis by". A known given name must follow, or any
# name after "Ein": there is an analysis of prices too.
_KIND_BY = late(
    rf"^[^\w©]*(?P<article>{_any('byline.articles')}\s+)?{_any('byline.kinds')}\s+(?:{_SMALL})\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
_DOUBLED = compiled(rf"^({_any('byline.opens')})\s?(?=\1\b)", re.IGNORECASE)
"""A label for the eye and one for the ear: "Byby Ada Marlowe"."""
_OPENS = tuple(word for word in book.entries("byline.opens") if word != word.capitalize())
_GLUED = compiled(rf"\b({book.any_of((*_OPENS, *map(str.capitalize, _OPENS)))})(?=[A-ZÀ-Þ][a-zà-ÿ.])")
_INNER_CAPITAL = compiled("[^\\W\\d_][A-ZÀ-Þ]")
"""What _GLUED needs, found five times as fast."""
_MONTH_NAMES = book.any_of(name.capitalize() for month in MONTHS for name in calendar_words("en")[month])
# A date run into a name, "Ada MARLOWEJune 11, 2019", and where the text appeared after it: "Published in Harbours".
_GLUED_DATE = compiled(rf"(?<=[^\W\d_]|\))(?={_MONTH_NAMES}\.? \d{{1,2}}, \d{{4}})")
_APPEARED = compiled(
    rf"\s{book.any_of(map(str.capitalize, book.entries('byline.appeared')))} {_any('byline.appeared_prepositions')}\b.*"
)
# "3 March 2024 by Ada Marlowe", "Harbours | By Ada Marlowe": a small word and a capital after a date or a mark.
_INSIDE = compiled(rf"\b(?i:{_SMALL})\s+(?=[^\W\d_a-zß-öø-ÿ])")
_MARKS = "|·•–—-"
# "Source: the town Author: Ada Marlowe Date of issue: 3 May": a capital, small words after it, and a colon.
_CAPITALS = "A-ZÀ-ÞΆ-ΏΑ-ΫЀ-Я"
_LABELS = compiled(
    rf"(?:^|[\s|·•])\s*([^\W\d_][^\s:：,.;|]{{0,30}}(?: [^\W\d_{_CAPITALS}][^\s:：,.;|]{{0,30}}){{0,3}}) ?[:：]"
)
# "Posted by", "Filed under": what a line below a title says of the item.
_SAYS_HOW = compiled(rf"\W*{_any('byline.how')}\s+{_any('byline.how_prepositions')}\b", re.IGNORECASE)
_LONGEST_NAMES = 70
_AROUND_FIELDS = f" {_MARKS},;"


@lru_cache(maxsize=4096)
def opens_byline(text: str) -> bool:
    """Tell whether a line starts as bylines do: "By ", "von ", "Author: ".

    A sentence may start so too; what stands in lower case after the first word is a name only in few words. A layout
    may have lost the space between the word and the name.

    >>> opens_byline("By Ada Marlowe"), opens_byline("By the time the ferry came, the quay was full of people")
    (True, False)
    >>> opens_byline("Eine Kolumne von Ada Marlowe"), opens_byline("ByAda Marlowe"), opens_byline("Harbours by night")
    (True, True, False)
    """
    match = _BY.match(text)
    if match is None:
        return _GLUED.match(text) is not None or _is_kind_by_names(text)
    if _WHEN.match(text, match.end()) is not None:  # "posted by moose on Friday"
        return True
    rest = text[match.end() : match.end() + _BYLINE_START]
    if match["announced"] and rest[:1].islower() and not text[: match.end()].rstrip().endswith((":", "：")):
        return " " not in rest
    return not rest[:1].islower() or rest.count(" ") < _MOST_SMALL_WORDS


def after_opening(text: str) -> str:
    """Return what stands after the words that open a byline; "" where none do.

    >>> after_opening("By Ada Marlowe"), after_opening("Ada Marlowe")
    ('Ada Marlowe', '')
    """
    match = _BY.match(text)
    return text[match.end() :] if match is not None else ""


@lru_cache(maxsize=4096)
def ends_before_name(text: str) -> bool:
    """Tell whether a text ends with the words before a name: "by", "3 May, posted by".

    >>> ends_before_name("3 May 2024 by"), ends_before_name("by Ada")
    (True, False)
    """
    words = split_fields(text)[-1].split()[-2:]
    for count in range(1, len(words) + 1):
        lead = " ".join(words[-count:])
        match = _BY.match(lead + " X")
        if match is not None and match.end() > len(lead):
            return True
    return False


def _is_kind_by_names(text: str) -> bool:
    match = _KIND_BY.match(text)
    if match is None or len(text) - match.end() > _LONGEST_NAMES:
        return False
    rest = text[match.end() :]
    first = rest.split(maxsplit=1)[0]
    known = first[0].isupper() and " " in rest and bool(word_bits(fold_word(first)) & GIVEN)
    return known or (match["article"] is not None and are_names(rest))


def says_how_it_appeared(text: str) -> bool:
    """Tell whether a line starts with how, where or by whom an item was published: it is no part of the item.

    >>> says_how_it_appeared("Filed under Piers"), says_how_it_appeared("Published harbour dues")
    (True, False)
    """
    return _SAYS_HOW.match(text) is not None


@lru_cache(maxsize=4096)
def find_byline_inside(text: str) -> str:
    """Return the byline that stands after a date, a mark or a number in one line; "" where none does.

    In a line of capitals a capital after the small word says nothing: a date somewhere before it is not enough.

    >>> find_byline_inside("12 May 2020 by Ada Marlowe"), find_byline_inside("A walk by Harbour Lane")
    ('by Ada Marlowe', '')
    >>> find_byline_inside("TALKS TODAY BY THE QUAY"), find_byline_inside("12 MAY 2020 BY ADA MARLOWE")
    ('', 'BY ADA MARLOWE')
    """
    for match in _INSIDE.finditer(text):
        before = text[: match.start()].rstrip()
        if before and (before[-1] in _MARKS or before[-1].isdigit() or (not text.isupper() and has_date_shape(before))):
            return text[match.start() :]
    return ""


@lru_cache(maxsize=4096)
def find_labelled_byline(text: str) -> str:
    """Return the field that a label announces as the author's, of a line with other labels or a date; else "".

    >>> find_labelled_byline("Source: the town Author: Ada Marlowe Date of issue: 3 May 2024 Views: 12")
    'Author: Ada Marlowe'
    >>> find_labelled_byline("来源：城市晚报 作者：周文静 字号：大 中 小")
    '作者：周文静'
    >>> find_labelled_byline("Author: Ada Marlowe"), find_labelled_byline("Status: open Views: 12")
    ('', '')
    """
    if ":" not in text and "：" not in text:
        return ""
    labels = list(_LABELS.finditer(text))
    for place, label in enumerate(labels):
        end = labels[place + 1].start() if place + 1 < len(labels) else len(text)
        field = text[label.start(1) : end].rstrip(_AROUND_FIELDS)
        if (label.start(1) or end < len(text)) and opens_byline(field) and not ends_before_name(field):
            return field
    return ""


def separate_names(text: str) -> str:
    """Return a byline with the spaces that its layout lost, without what follows its names.

    >>> separate_names("Byby Ada MARLOWEJune 11, 2019"), separate_names("By Ada Marlowe Published in Piers, 2019")
    ('by Ada MARLOWE June 11, 2019', 'By Ada Marlowe')
    """
    text = _DOUBLED.sub("", text)
    if _INNER_CAPITAL.search(text) is not None:
        text = _GLUED.sub(r"\1 ", text)
    return _APPEARED.sub("", _GLUED_DATE.sub(" ", text)) if any(map(str.isdigit, text)) else text
