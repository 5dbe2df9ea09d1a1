"""What opens a byline, and where one stands inside a line: one answer for listings and articles."""

from __future__ import annotations

import re
from functools import lru_cache

from archive_scraper.normalize.bylines.vocabulary import GIVEN, fold_word, word_bits
from archive_scraper.signs.date_shape import has_date_shape
from archive_scraper.signs.line_shape import split_fields
from archive_scraper.signs.person_name import are_names
from archive_scraper.words import book

# Words before the small word: "posted by", "publicado por", "Lagt inn av". Blogs' templates say them in every language.
_WRITTEN = (
    "written|posted|published|reported|edited|compiled|submitted|added|filed|created|authored|uploaded|shared|entered"
    "|words|story|text|report|article|blog|post|proposée?|texte|texto|testo|blogbeitrag|artikel|artículo|artigo|articolo"
    "|veröffentlicht|geschrieben|verfasst|erstellt|eingestellt|publiée?|écrite?|rédigée?|postée?|envoyée?|ajoutée?"
    "|publicad[oa]|escrit[oa]|redactad[oa]|enviad[oa]|cread[oa]|criad[oa]|postad[oa]|pubblicat[oa]|scritt[oa]|postat[oa]"
    "|inserit[oa]|inviat[oa]|gepubliceerd|geplaatst|geschreven|gepost|ingezonden|publicera[td]|skrive[tn]|upplagd|inlagt"
    "|postat|lagt (?:inn|ut|op)|publisert|skrevet|postet|indsendt|opublikowan[eoya]|napisan[eoya]|dodan[eoya]"
    "|publicat|postat|scris|trimis|αναρτήθηκε|δημοσιεύ[τθ]ηκε|публикуван[оа]|diposting(?:kan)?|ditulis|dipublikasikan"
    "|đăng|viết|פורסם|נכתב|הועלה|مرسلة"
)
_SMALL = rf"{book.alternatives('byline.opens', 'byline.opens_first', 'byline.opens_first_here')}|על ידי|(?<=[ts]\s)de"
# Words that need no small word: "Author: ", "Kirjoittanut Ada".
_ANNOUNCE = (
    "autor(?:e|in|en|es|a|i|s|ius)?|auteure?s?|authors?|verfasser(?:in)?|forfatter|författare|skribent|kirjoittaja"
    "|lähettänyt|kirjoittanut|julkaissut|napisała?|opublikowała?|vystavila?|napsala?|zveřejnila?|napísala?"
    "|objavi(?:l[ao]?|o)|napisao|bejegyezte|írta|szerző|gönderen|yazan|yazar|ekleyen|συντάκτης|автори?"
    "|опубликовал[ао]?|опубликовано|написала?|добавила?|разместила?|penulis|người đăng|tác giả|เขียนโดย|লিখেছেন"
    "|投稿者|作者|著者|发布者|發布者|发帖者|文|글|작성자|게시자|글쓴이|بقلم|الكاتب|نویسنده"
)
# Words that open one before a colon alone.
_LABELS = "words|texte|writers?|journalists?|reporters?|記者|记者|كتب"
_BY = re.compile(
    rf"^[^\w©]*(?:(?:(?:{_WRITTEN})\s+)?(?:{_SMALL})|written by|te(?:x|ks)t|(?P<announced>{_ANNOUNCE}))"
    r"(?:\s*[:：]\s*|\s+(?=[^\d\s]))"
    rf"|^[^\w©]*(?:{_LABELS})\s*[:：]\s*",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\S{2,30}\s(?:on|at|@|am|um|le|à|el|il|alle|op|den|w|o|в)\s\S*(?:\d|day,|\btag,)", re.IGNORECASE)
_BYLINE_START = 80
_MOST_SMALL_WORDS = 6
"""Words of a byline without a capital at its start: "by the editors of the Harbour Review"."""
# Kinds of text before the small word: "Ein Interview von", "Analysis by". A known given name must follow, or any
# name after "Ein": there is an analysis of prices too.
_KIND_BY = re.compile(
    r"^[^\w©]*(?P<article>(?:an?|eine?|der|die|das|une?|uma?|una|en|ett|een)\s+)?(?:analys[ei]s?|analisis|análisis|análise|analisi|bericht|beitrag"
    r"|gastbeitrag|gastkommentar|kommentar|kolumne|leitartikel|essay|interview|protokoll|reportage|porträt|rezension"
    r"|column|commentary|comment|opinion|op-ed|review|dispatch|feature|chronique|tribune|entretien|enquête|récit"
    r"|columna|opinión|entrevista|reportaje|tribuna|opinião|coluna|crônica|intervista|commento|analyse|opinie|krönika)"
    rf"\s+(?:{_SMALL})\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
_DOUBLED = re.compile(r"^(by|von|par|por)\s?(?=\1\b)", re.IGNORECASE)
"""A label for the eye and one for the ear: "Byby Ada Marlowe"."""
_GLUED = re.compile(r"\b([Bb]y|[Vv]on|[Pp]ar|[Pp]or)(?=[A-ZÀ-Þ][a-zà-ÿ.])")
# A date run into a name, "Ada MARLOWEJune 11, 2019", and where the text appeared behind it: "Published in Harbours".
_GLUED_DATE = re.compile(
    r"(?<=[^\W\d_]|\))(?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}, \d{4})"
)
_APPEARED = re.compile(r"\s(?:Published|Posted|Filed) (?:in|under|on|at)\b.*")
# "3 March 2024 by Ada Marlowe", "Harbours | By Ada Marlowe": a small word and a capital after a date or a mark.
_INSIDE = re.compile(rf"\b(?i:{_SMALL})\s+(?=[^\W\d_a-zß-öø-ÿ])")
_MARKS = "|·•–—-"
# "Posted by", "Filed under": what a line below a title says of the item.
_SAYS_HOW = re.compile(r"\W*(?:posted|written|submitted|published|filed)\s+(?:by|on|at|in|under)\b", re.IGNORECASE)
_LONGEST_NAMES = 70


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

    >>> find_byline_inside("12 May 2020 by Ada Marlowe"), find_byline_inside("A walk by Harbour Lane")
    ('by Ada Marlowe', '')
    """
    for match in _INSIDE.finditer(text):
        before = text[: match.start()].rstrip()
        if before and (before[-1] in _MARKS or before[-1].isdigit() or has_date_shape(before)):
            return text[match.start() :]
    return ""


def separate_names(text: str) -> str:
    """Return a byline with the spaces that its layout lost, without what follows its names.

    >>> separate_names("Byby Ada MARLOWEJune 11, 2019"), separate_names("By Ada Marlowe Published in Piers, 2019")
    ('by Ada MARLOWE June 11, 2019', 'By Ada Marlowe')
    """
    text = _GLUED.sub(r"\1 ", _DOUBLED.sub("", text))
    return _APPEARED.sub("", _GLUED_DATE.sub(" ", text)) if any(map(str.isdigit, text)) else text
