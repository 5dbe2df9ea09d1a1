"""Names at the end of a text: whose they are when the author signs there, or a note there presents the author."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.extract.page import text_of
from archive_scraper.normalize.bylines.offices import find_biographies
from archive_scraper.normalize.east_asian_letters import HANGUL, has_east_asian_names
from archive_scraper.normalize.late import late
from archive_scraper.signs.line_shape import STOPS, split_fields
from archive_scraper.signs.person_name import are_person_names, is_person_name, is_person_name_in, split_names
from archive_scraper.signs.signed_names import are_announced_names, are_signed_names
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_NAME_WORDS = 5
NAME = compiled(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,3}")
_LONGEST_NAME = 80
_BETWEEN = late(r"(?:^|[.!?…。！？”\"»」])\s*[(\[（［【—–-]\s*([^()\[\]（）［］【】—–]+?)\s*[)\]）］】]?[\s*+#.]*$")
"""What stands at the end behind a sentence, in brackets or after a dash."""
_SENTENCE_ENDS = (*STOPS, "”", '"', "»")
_LABELLED = compiled(r":(?!//)\W*[^\W\d_]")
"""A colon with a word after it: no time of day, no address, no heading of a list."""
_HANGUL = late(f"[{HANGUL}]")
_ITALICS, _BOLD = frozenset(("em", "i")), frozenset(("b", "strong"))


def are_names_alone(text: str, language: str | None = None) -> bool:
    """Tell whether a line has the form of a name and nothing else, or is several persons.

    >>> are_names_alone("Ada Marlowe"), are_names_alone("Ada Marlowe, Tomas Vell - Ruth Abara")
    (True, True)
    >>> are_names_alone("all rights reserved"), are_names_alone("Piers, Ferries and Trams")
    (False, False)
    """
    if len(text) > _LONGEST_NAME or text.islower():
        return False
    fields = split_fields(text)
    if NAME.fullmatch(text) is not None or all(map(are_person_names, fields)):
        return True
    return all(is_person_name_in(name, language) for field in fields for name in split_names(field))


def announces_names(text: str) -> bool:
    """Tell whether a line announces persons in a way that more than its first word tells, or by their office in Korean.

    >>> announces_names("Words and photos: Ada Vell"), announces_names("김서연 기자")
    (True, True)
    >>> announces_names("Contact: Ada Vell")
    False
    """
    if len(text) > _LONGEST_NAME or not (_LABELLED.search(text) or has_east_asian_names(text)):
        return False
    return are_announced_names(text) or (_HANGUL.search(text) is not None and are_signed_names(text))


def signed_by(text: str, element: HtmlElement) -> str:
    """Return the name that a paragraph ends with, in brackets, after a dash or in letters of its own; "" without one.

    >>> from lxml import html
    >>> signed_by("— Ada Marlowe", html.fromstring("<p>— Ada Marlowe</p>"))
    'Ada Marlowe'
    >>> signed_by("It stays. Ada Marlowe", html.fromstring("<p>It stays. <em>Ada Marlowe</em></p>"))
    'Ada Marlowe'
    >>> signed_by("港は開いている。（経済部・松本花子）", html.fromstring("<p></p>"))
    '経済部・松本花子'
    """
    if (found := _BETWEEN.search(text[-_LONGEST_NAME:])) is not None:
        name = found[1]
    elif len(element) and element[-1].tag in _ITALICS | _BOLD and not (element[-1].tail or "").strip():
        name = text_of(element[-1])
        if not text.removesuffix(name).rstrip().endswith(_SENTENCE_ENDS):
            return ""
    else:
        return ""
    is_signed = has_east_asian_names(name) and are_announced_names(name)  # by the desk before it
    return name if is_signed or NAME.fullmatch(name) else ""


def presented_by(text: str, element: HtmlElement | None) -> str:
    """Return whom a note presents with its first words; "" where its letters are no others than the text's.

    They need not be where ``element`` is None.

    >>> from lxml import html
    >>> note = "Ada Marlowe is a fellow at the Harbor Institute."
    >>> presented_by(note, html.fromstring(f"<p><em>{note}</em></p>"))
    'Ada Marlowe'
    >>> presented_by(note, html.fromstring(f"<p>{note}</p>"))
    ''
    """
    opening = "" if element is None else _opening(element)
    if opening is None:
        return ""
    words = text.split(maxsplit=MOST_NAME_WORDS + 1)[: MOST_NAME_WORDS + 1]
    words = words[1:] if words[0].endswith(".") else words  # "Dr."
    names = (" ".join(words[:count]).rstrip(",") for count in range(2, len(words)))
    name = next((name for name in names if is_person_name(name) and find_biographies(text, [name])), "")
    return name if not opening or opening.endswith(name) else ""


def _opening(element: HtmlElement) -> str | None:
    """Return "" for a text that begins in italics, what it begins with in bold, or None."""
    while element.tag not in _ITALICS:
        if element.tag in _BOLD:
            return text_of(element).strip(" ,:")
        if (element.text or "").strip() or not len(element):
            return None
        element = element[0]
    return ""
