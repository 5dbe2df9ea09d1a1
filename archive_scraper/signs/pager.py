"""What links to other pages of a list say, and how their elements are named."""

from __future__ import annotations

import re

from archive_scraper.normalize.late import late
from archive_scraper.signs.class_names import whole_names
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

_WORDS = book.alternatives
PAGE_WORD = _WORDS("pager.page")
# Next to "older" other words may stand: "Ältere Meldungen anzeigen".
_NEXT_WORDS = (
    rf"(?:{_WORDS('pager.next_verb')}(?: (?:{_WORDS('pager.next_of')}|\d+.{{0,12}}))?"
    rf"|(?:[^\W\d_]+ ){{0,3}}{_WORDS('pager.older')}(?: [^\W\d_]+){{0,2}}"
    rf"|{_WORDS('pager.earlier')} {_WORDS('pager.earlier_of')}|{_WORDS('pager.next')})"
)
# After the words may stand which page that is: "Next 3/7 »", "Next page: 2 of 110".
NEXT = late(
    rf"^[\W\d_]*(?:(?:{PAGE_WORD}\.?|{_WORDS('pager.next_of')})\s+)?{_NEXT_WORDS}(?:\s+{_WORDS('pager.next_of')})?(?:\s+(?:{PAGE_WORD}|\w+{PAGE_WORD}))?[\W\d_]*"
    rf"(?:(?<=\d ){_WORDS('pager.total_of')} \d+[\W_]*)?$",
    re.IGNORECASE,
)
ARROW = compiled(r"^\s*(?:»+|›+|>+|→|⟩|❯|▶|►|≫|&gt;|»»|chevron_right|arrow_forward|navigate_next)\s*$")
POINTED = compiled(r"^\s*[«‹<←]|[»›>→]\s*$")
"""A link whose words an arrow leads or ends, whatever they say: on a first page it can only lead on."""
# "Load more", whole text. "Read more" says the same in some languages; its address tells it apart.
_ANY = r"(?:\s+[^\W\d_]+){0,2}"
_MORE_WORDS = (
    rf"{_WORDS('pager.load')}\s+(?:\d+\s+)?{_WORDS('pager.more')}{_ANY}"
    rf"|{_WORDS('pager.more_of')}(?:\s+|(?<=['’]))[^\W\d_]+(?:\s+[^\W\d_]+){{0,2}}"
    rf"|{_WORDS('pager.load_more')}{_ANY}"
)
MORE = late(rf"^\W*(?:{_MORE_WORDS})\W*$", re.IGNORECASE)
NUMBER = late(rf"^[\s\[(]*(?:{PAGE_WORD}\s*)?(\d{{1,5}})(?:\s*{PAGE_WORD})?[\s\])]*$", re.IGNORECASE)
NEWER = late(book.bordered("pager.newer"), re.IGNORECASE)
"""Leads back, whatever number the address has: from February's archive to March's."""
BACK = late(book.bordered("pager.back", "pager.newer"), re.IGNORECASE)
NEXT_NAME = compiled(
    rf"{whole_names('pager.next')}|(?-i:(?<=[a-z])Next(?![a-z]))",
    re.IGNORECASE,
)
# Icon fonts and image files of arrows: "fa-angle-right", "icon-chevron-right", "arrow_right.png".
ARROW_NAME = compiled(
    rf"{book.any_of(book.class_words('pager.arrow'))}s?(?:[_-](?:double|circle|alt|long))?[_-]?right|right[_-]?arrow",
    re.IGNORECASE,
)
BACK_NAME = compiled(whole_names("pager.back"), re.IGNORECASE)
PAGER_NAME = compiled(whole_names("pager.pages"), re.IGNORECASE)
LOADS_NAME = compiled(whole_names("pager.loads"), re.IGNORECASE)
"""Names of what loads more of a list into the page: "js-load-more", "infinite-scroll"."""
OTHER_BOX_NAME = compiled(whole_names("pager.other_boxes"), re.IGNORECASE)
"""Names of boxes whose "more" opens a menu, a filter or a gallery."""
