"""What a line with authors looks like: the words that open it, and what its layout glued together."""

from __future__ import annotations

import re

from archive_scraper.normalize.bylines.by_words import BY

# The words that open a byline, in the languages of the corpus and their neighbours.
_BY = rf"(?:words |text |story |article |posted |written |reported |published )?by|{BY}|vom"
# What was made, before the word that names its maker: "Eine Kolumne von", "Publié par", "Texto por".
_MADE = (
    r"(?:(?:eine?|der|die|das|blog) )?(?:text|beitrag|blogbeitrag|gastbeitrag|artikel|bericht|kolumne|kommentar|"
    r"analyse|essay|interview|reportage|glosse|erstellt|verfasst|geschrieben|veröffentlicht|eingestellt|gepostet) von|"
    r"(?:publié|écrit|rédigé|posté|proposé|texte|article) par|(?:escrito|publicado|texto|redactado) por|"
    r"(?:scritto|pubblicato) da|(?:geschreven|gepost) door|(?:skrevet|skriven|text) av"
)
_OPENING = re.compile(
    rf"^(?:(?:{_BY})\b|(?:{_MADE})\b|(?:text|texte|autor(?:in|es|en)?|authors?|auteurs?|writer|journalists?|yazan|文|作者|著者|記者|记者)\s?[:：]|"
    r"written by|geschrieben von)",
    re.IGNORECASE,
)
BYLINE_INSIDE = re.compile(rf"(?:[|·•–—-]\s*|\d\s+)(?i:{_BY})\s(?=[^\W\d_a-z])")
"""A byline after a date or a label in one line: "12 May 2020 | By Ada Marlowe"."""
_DOUBLED = re.compile(r"^(by|von|par|por)\s?(?=\1\b)", re.IGNORECASE)
"""A label for the eye and one for the ear: "Byby Ada Marlowe"."""
_GLUED = re.compile(r"\b([Bb]y|[Vv]on|[Pp]ar|[Pp]or)(?=[A-ZÀ-Þ][a-zà-ÿ.])")
# A date run into a name, "Ada MARLOWEJune 11, 2019", and where the text appeared behind it: "Published in Harbours".
_GLUED_DATE = re.compile(
    r"(?<=[^\W\d_]|\))(?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}, \d{4})"
)
_APPEARED = re.compile(r"\s(?:Published|Posted|Filed) (?:in|under|on|at)\b.*")


def opens_byline(text: str) -> bool:
    """Tell whether a line opens like a byline.

    >>> opens_byline("Eine Kolumne von Ada Marlowe"), opens_byline("ByAda Marlowe"), opens_byline("Harbours by night")
    (True, True, False)
    """
    return _OPENING.match(text) is not None or _GLUED.match(text) is not None


def separate_names(text: str) -> str:
    """Return a byline with the spaces that its layout lost, without what follows its names.

    >>> separate_names("Byby Ada MARLOWEJune 11, 2019"), separate_names("By Ada Marlowe Published in Piers, 2019")
    ('by Ada MARLOWE June 11, 2019', 'By Ada Marlowe')
    """
    text = _GLUED.sub(r"\1 ", _DOUBLED.sub("", text))
    return _APPEARED.sub("", _GLUED_DATE.sub(" ", text)) if any(map(str.isdigit, text)) else text
