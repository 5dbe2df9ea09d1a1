"""Lines that start as bylines do, in the languages of the buttons."""

from __future__ import annotations

import re
from functools import lru_cache

from archive_scraper.normalize.bylines.by_words import BY
from archive_scraper.normalize.bylines.vocabulary import GIVEN, fold_word, word_bits
from archive_scraper.signs.line_shape import split_fields

# Words before the small word: "posted by", "publicado por", "Lagt inn av". Blogs' templates say them in every language.
_WRITTEN = (
    "written|posted|published|reported|edited|compiled|submitted|added|filed|created|authored|uploaded|shared|entered"
    "|words|story|text|report|article|blog|post"
    "|veröffentlicht|geschrieben|verfasst|erstellt|eingestellt|publiée?|écrite?|rédigée?|postée?|envoyée?|ajoutée?"
    "|publicad[oa]|escrit[oa]|redactad[oa]|enviad[oa]|cread[oa]|criad[oa]|postad[oa]|pubblicat[oa]|scritt[oa]|postat[oa]"
    "|inserit[oa]|inviat[oa]|gepubliceerd|geplaatst|geschreven|gepost|ingezonden|publicera[td]|skrive[tn]|upplagd|inlagt"
    "|postat|lagt (?:inn|ut|op)|publisert|skrevet|postet|indsendt|opublikowan[eoya]|napisan[eoya]|dodan[eoya]"
    "|publicat|postat|scris|trimis|αναρτήθηκε|δημοσιεύ[τθ]ηκε|публикуван[оа]|diposting(?:kan)?|ditulis|dipublikasikan"
    "|đăng|viết|פורסם|נכתב|הועלה|مرسلة"
)
_SMALL = rf"{BY}|от|από|oleh|bởi|توسط|بواسطة|מאת|על ידי|โดย|(?<=t\s)de|(?<=s\s)de"
# Words that need no small word: "Author: ", "Kirjoittanut Ada".
_ANNOUNCE = (
    "autor(?:e|in|en|es|a|i|s|ius)?|auteure?s?|authors?|verfasser(?:in)?|forfatter|författare|skribent|kirjoittaja"
    "|lähettänyt|kirjoittanut|julkaissut|napisała?|opublikowała?|vystavila?|napsala?|zveřejnila?|napísala?"
    "|objavi(?:l[ao]?|o)|napisao|bejegyezte|írta|szerző|gönderen|yazan|yazar|ekleyen|συντάκτης|автори?"
    "|опубликовал[ао]?|опубликовано|написала?|добавила?|разместила?|penulis|người đăng|tác giả|เขียนโดย|লিখেছেন"
    "|投稿者|作者|著者|发布者|發布者|发帖者|文|글|작성자|게시자|글쓴이|بقلم|الكاتب|نویسنده"
)
_BY = re.compile(
    rf"^\W*(?:(?:(?:{_WRITTEN})\s+)?(?:{_SMALL})|written by|te(?:x|ks)t|(?P<announced>{_ANNOUNCE}))"
    r"(?:\s*[:：]\s*|\s+(?=[^\d\s]))"
    r"|^\W*(?:words|كتب)\s*[:：]\s*",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\S{2,30}\s(?:on|at|@|am|um|le|à|el|il|alle|op|den|w|o|в)\s\S*(?:\d|day,|\btag,)", re.IGNORECASE)
_BYLINE_START = 80
_MOST_SMALL_WORDS = 6
"""Words of a byline without a capital at its start: "by the editors of the Harbour Review"."""
# Kinds of text before the small word: "Ein Interview von", "Analysis by". A known given name must follow: there is an
# analysis of prices too.
_KIND_BY = re.compile(
    r"^\W*(?:(?:an?|eine?|une?|uma?|una|en|ett|een)\s+)?(?:analys[ei]s?|analisis|análisis|análise|analisi|bericht|beitrag"
    r"|gastbeitrag|gastkommentar|kommentar|kolumne|leitartikel|essay|interview|protokoll|reportage|porträt|rezension"
    r"|column|commentary|comment|opinion|op-ed|review|dispatch|feature|chronique|tribune|entretien|enquête|récit"
    r"|columna|opinión|entrevista|reportaje|tribuna|opinião|coluna|crônica|intervista|commento|analyse|opinie|krönika)"
    r"\s+(?:by|von|par|por|door|av|af|przez)\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
_LONGEST_NAMES = 70


@lru_cache(maxsize=4096)
def starts_byline(text: str) -> bool:
    """Tell whether a line starts as bylines do: "By ", "von ", "Author: ".

    A sentence may start so too; what stands in lower case behind the first word is a name only in few words.

    >>> starts_byline("By Ada Marlowe"), starts_byline("By the time the ferry came, the quay was full of people")
    (True, False)
    """
    match = _BY.match(text)
    if match is None:
        return _is_kind_by_names(text)
    if _WHEN.match(text, match.end()) is not None:  # "posted by moose on Friday"
        return True
    rest = text[match.end() : match.end() + _BYLINE_START]
    if match["announced"] and rest[:1].islower() and not text[: match.end()].rstrip().endswith((":", "：")):
        return " " not in rest
    return not rest[:1].islower() or rest.count(" ") < _MOST_SMALL_WORDS


def behind_byline_start(text: str) -> str:
    """Return what stands behind the words that start a byline; "" where none do.

    >>> behind_byline_start("By Ada Marlowe"), behind_byline_start("Ada Marlowe")
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
    words = text[match.end() :].split()
    return words[0][0].isupper() and len(words) > 1 and bool(word_bits(fold_word(words[0])) & GIVEN)
