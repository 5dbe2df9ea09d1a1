"""The caption of a picture and the credit that stands in one line with it, each as printed."""

from __future__ import annotations

import re

from archive_scraper.normalize.late import late
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

_LONGEST = 120
"""Characters of a credit; what is longer goes on with other matters."""
_FEW_WORDS = 7
_WORD = book.alternatives("picture.credits")
_BY = rf"(?:[:：]|\s{book.alternatives('byline.opens')}(?!\w))"
# "Photo: ...", "Photo by ...", "Image credit: ...", "© ...", "Copyright 2024 ...".
_OWNED = book.alternatives("byline.owned")
_OPENS = rf"(?:{_WORD}(?:[\s/]+{_WORD})?\s*{_BY}|©|\(c\)\s(?=(?-i:[^a-zß-ÿ]))|{_OWNED}(?!\w))"
# It begins the line, or follows the end of a sentence, a mark between two fields, or a bracket.
_BORDER = (
    r"(?:(?<=^)|(?<=[.!?…。”\"»)\]])\s*|(?<=\s)[|/–—-]\s*|[(\[]\s*"
    # "... as a success Foto: Ada Marlowe": a capital, where the border is lost.
    r"|(?<=\s)(?-i:(?=[A-Z])))"
)
_CREDIT = late(
    rf"(?:{_BORDER}(?P<credit>(?<!\w){_OPENS}.*)|[(\[](?P<bracketed>[^()\[\]]{{2,40}}?(?<!\w){_OPENS}[^()\[\]]*)[)\]]\.?)$",
    re.IGNORECASE | re.DOTALL,
)
_AGENCY = rf"(?:{book.any_of((*book.names('pictures.agencies'), *book.names('outlets.agencies')))})"
# "(AP Photo/Ada Marlowe)", "REUTERS/Ada Marlowe", "Getty Images".
_TAIL = compiled(r"(?:^|(?<=[.!?…。”\"»])\s+|\s*[(\[]|\s[|–—]\s)(?P<credit>[^()\[\].!?|]{2,120})[)\]]?\.?$")
_NAMES_AGENCY = late(rf"(?<!\w){_AGENCY}(?!\w)", re.IGNORECASE)


def split_credit(line: str) -> tuple[str | None, str | None]:
    """Return the caption and the credit of a line below a picture, None where it has none.

    >>> split_credit("Two barges at the quay. Photo: Ada Marlowe/Reuters")
    ('Two barges at the quay.', 'Photo: Ada Marlowe/Reuters')
    >>> split_credit("The photo by the door was taken in May.")
    ('The photo by the door was taken in May.', None)
    """
    line = " ".join(line.split())
    match = _CREDIT.search(line)
    if match is None:
        match = _TAIL.search(line)
        if match is not None and not _is_agency_credit(match["credit"]):
            match = None
    credit = match.groupdict().get("bracketed") or match["credit"] if match is not None else ""
    if match is None or len(credit) > _LONGEST:
        return line or None, None
    start = match.start() + match.group().index(credit)
    caption = line[: match.start()].rstrip(" |/–—-([").strip()
    if line[start - 1 : start] in {"(", "["}:
        credit = re.split(r"[)\]]", credit)[0]
    return caption or None, credit.strip()


def _is_agency_credit(text: str) -> bool:
    """Tell whether some words are the name of an agency, with a person's at most."""
    found = _NAMES_AGENCY.search(text)
    rest = re.findall(r"[^\W_]+", text)
    return bool(found) and "," not in text and len(rest) <= _FEW_WORDS and all(not word[0].islower() for word in rest)
