"""Calls to action: "Read the full article at X." and what a teaser's cut leaves of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from archive_scraper.normalize.late import late
from archive_scraper.normalize.links import words
from archive_scraper.normalize.links.free_words import languages_of, related
from archive_scraper.normalize.links.offices import is_office
from archive_scraper.normalize.links.outlet_links import agrees_with_link
from archive_scraper.normalize.links.outlet_names import begins_as_person, looks_like_outlet
from archive_scraper.normalize.links.outlets import Outlet, read_outlet
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from archive_scraper.normalize.fragments import Line

Form = Literal["call", "continue", "attribution", "footer", "cut", "doubted"]

_TOKEN = compiled(r"\S+")
_LEAD = compiled(r"[\s\[\](){}【《「（*•·»›>→►▶▸➔➜➡⇒👉☞🔗📄📰❯—–\-|.…\"“„«_]+")
_TRAIL = '])}】》」）*•·»›>→►▶▸➔➜➡⇒👈☜↗↪🔗❯—–-|_+＞"”“' + "".join(filter(str.isspace, map(chr, range(0x3001))))
_DOTS = compiled(r"(?:\.{2,}|…)\s*$")
# "at" run into the outlet's name, and the noun run into "at": what removing tags leaves.
GLUED = compiled(
    rf"(?P<noun>{book.alternatives('link.glued_nouns')})?{book.alternatives('link.glued_prepositions')}"
    r"(?:(?=[A-Z][a-z]|[A-Z]+\.[a-z])|(?(noun)$|(?!)))"
)
_RELATED = late(rf"\W*{book.alternatives('summary.also')}\s*[:：]\s*(?:\w|$)", re.IGNORECASE)
"""What leads to another item, by its title: "Xem thêm: Bến cảng"."""
_PUNCTUATION = '.,;:!?…()[]{}"“”„«»*'
_MAX_HEAD = 24
"""Words from the verb to the outlet; a longer run is a sentence that happens to begin with "read"."""

_TITLED = 2
_TITLE_WORDS = 3
"""Words of an item's title at least."""
_QUOTES = '"“„«‘'
_CLOSING = tuple('"”“»’')
_MAX_SHORT = 6
"""Words of a call that names neither an outlet nor the whole: "Read the op-ed"."""
_OWN = words.OWN - words.DEMONSTRATIVES - book.words("link.anybodys")
_BY = book.words("byline.opens")
_VISITS = book.words("link.visits")
_CONTINUATIONS = frozenset(word.casefold() for word in book.words("link.continuation"))
_ITEMS = words.NOUNS | words.OWN_TEXT_NOUNS | book.words("link.items")
_LINKING = words.ARTICLES | words.PREPOSITIONS | words.CONTAINER_LINKS | words.DEMONSTRATIVES
_OFFERED = book.words("link.offered")
_BARE_MORE = book.words("link.bare_more")
_CUT_STARTS = book.words("link.cut_starts")
_SHOWN_VERBS = book.words("link.shown_verbs")
_SOURCE_PREPOSITIONS = book.words("link.source_prepositions")
_OTHER_WORDS = words.FILLERS | words.ARTICLES | words.PREPOSITIONS | words.VERBS | words.FORMATS
_LONGEST_PHRASE = max(len(phrase.split()) for phrase in words.CONTINUE_PHRASES)
"""Words of a phrase that opens the rest of an item, before its title."""
_VOCABULARY = words.VERBS | words.FULLS | words.NOUNS | words.FILLERS | words.PREPOSITIONS | words.ARTICLES


@dataclass(frozen=True, slots=True)
class Sentence:
    """What one sentence was recognised as."""

    form: Form
    why: str
    outlet: Outlet | None = None
    verb: str = ""
    strength: str = ""
    """How sure it is: "strong" for a call with "full" and a noun, "original" and "document" for one that names no
    outlet and asks for the original or for a letter; else the kind of attribution."""


def bare_phrase(text: str) -> str:
    """Return a text without the arrows, brackets, quotes and dots that decorate a link, in lower case."""
    return _undecorated(text).casefold()


def _undecorated(text: str) -> str:
    lead = _LEAD.match(text)
    bare = text[lead.end() :] if lead else text
    bare = _DOTS.sub("", bare.rstrip(_TRAIL))
    return bare.rstrip(_TRAIL).rstrip(" .:!…")


@lru_cache(maxsize=1024)
def is_continue_phrase(text: str) -> bool:
    """Tell whether the whole text opens the rest of the same item: "Read more »", "Weiterlesen ...".

    >>> is_continue_phrase("(Lire la suite →)"), is_continue_phrase("Read more books")
    (True, False)
    """
    if len(text) > 300 or _RELATED.match(text):
        return False
    printed = _undecorated(text)
    bare = printed.casefold()
    if bare in words.CONTINUE_PHRASES or _without_pointer(bare) in words.CONTINUE_PHRASES:
        return True
    if bare.startswith(words.JUMPS):
        return False
    half = len(bare) // 2  # a link that says it twice: for the eye and for the screen reader
    if len(bare) >= 6 and bare[:half].strip() == bare[-half:].strip() and bare[:half].strip() in words.CONTINUE_PHRASES:
        return True
    return _is_titled_continue(printed) or _is_continuation(bare) or _is_phrase_with_title(text)


def _is_continuation(bare: str) -> bool:
    """Tell whether a noun says that the item goes on: "Fortsetzung des Artikels", "suite de l'article"."""
    printed = [_core_of(word) for word in bare.split(maxsplit=_MAX_SHORT)]
    if not 2 <= len(printed) <= _MAX_SHORT or printed[-1] not in _ITEMS:
        return False
    start = next((n for n in (1, 2) if " ".join(printed[:n]) in _CONTINUATIONS), 0)
    return bool(start) and all(word in _LINKING for word in printed[start:-1])


def _is_phrase_with_title(text: str) -> bool:
    """Tell whether a phrase opens the rest of the item that it names: "Читать далее «Название»", "… Leer más Título".

    A title has quotes of its own, or the dots of the cut teaser stand before the phrase.
    """
    lead = _LEAD.match(text)
    printed = text[lead.end() if lead else 0 :].split()
    cut = lead is not None and _DOTS.search(lead[0].rstrip()) is not None
    for count in range(min(_LONGEST_PHRASE, len(printed) - _TITLE_WORDS), 1, -1):
        if " ".join(printed[:count]).casefold().rstrip(":") in words.CONTINUE_PHRASES:
            title = printed[count:]
            return title[0][0] in _QUOTES or (cut and title[0][0].isupper() and title[0] not in words.PREPOSITIONS)
    return False


def begins_continue_phrase(text: str) -> bool:
    """Tell whether a link's own text is a phrase of two words or more that opens the rest, and what it opens.

    >>> begins_continue_phrase("Διαβάστε περισσότερα σχετικά με: Ο λιμένας »"), begins_continue_phrase("Read me")
    (True, False)
    """
    printed = bare_phrase(text[:300]).split()
    return any(
        " ".join(printed[:count]).rstrip(":") in words.CONTINUE_PHRASES for count in range(2, _LONGEST_PHRASE + 1)
    )


def _without_pointer(bare: str) -> str:
    head, _, last = bare.rpartition(" ")
    return head if last in words.POINTERS else bare


def starts_titled_continue(text: str) -> bool:
    """Tell whether a text is a link to the rest and the item's title: "Continue reading The title"."""
    return len(text) <= 300 and _is_titled_continue(_undecorated(text))


def _is_titled_continue(printed: str) -> bool:
    bare = printed.casefold()
    for phrase in words.TITLED_CONTINUE if bare.startswith(words.TITLED_CONTINUE) else ():
        if bare.startswith(phrase):
            rest = printed[len(phrase) :]
            # "Continue reading at X" names an outlet; a title begins otherwise.
            first = rest.split(maxsplit=1)[0] if rest.strip() else ""
            # "Continue reading at X" and "Continue reading this article on X" name an outlet.
            quoted = first in words.CONTAINER_LINKS and rest.lstrip()[len(first) :].lstrip()[:1] in _QUOTES
            leads = first.rstrip(":") in words.PREPOSITIONS and not quoted  # "Lire la suite de « Le titre »"
            other = leads or (first in words.DEMONSTRATIVES and first.islower())
            return rest[:1] in (" ", "…", ":", ".", "“", '"', "«", "‘") and not other
    if any(bare.endswith(end) and bare.endswith(_CLOSING, 0, -len(end)) for end in words.AFTER_TITLE):
        return True  # „Der Titel“ weiterlesen
    match = re.match(r"(.{3,40}?)\s*(?:…|\.\.\.|»|→|\|)\s*\S", bare)
    return match is not None and match[1] in words.CONTINUE_PHRASES and match[1] not in _BARE_MORE


@dataclass(slots=True)
class _Head:
    """What the words before the outlet were."""

    verb: str = ""
    full: bool = False
    noun: str = ""
    more: bool = False
    named: list[tuple[int, int]] = field(default_factory=list)
    named_last: bool = False
    own: bool = False
    offered: bool = False
    """The sentence says that it is available, can be read."""
    person: Outlet | None = None
    outlet: Outlet | None = None
    preposition: str = ""
    original: bool = False
    titled: bool = True
    """Every word so far begins with a capital: a heading's style."""
    unknown: bool = False
    words: int = 0


def read_call(line: Line) -> Sentence | None:
    """Recognise one sentence as a call to read, watch or hear the item elsewhere; None where it is no call."""
    text = line.text
    if not text or len(text) > 600:
        return None
    lead = _LEAD.match(text)
    head = _read_head(line, lead.end() if lead else 0)
    return _judge(head, line)


def _read_head(line: Line, start: int) -> _Head:
    head = _Head()
    tokens = list(_TOKEN.finditer(line.text, start))
    index = 0
    while index < len(tokens) and head.words < _MAX_HEAD:
        token = tokens[index]
        head.words += 1
        word = token[0]
        core = _core_of(word)
        glued = GLUED.match(word)
        if ((head.full and head.noun) or head.more) and core in _VISITS:
            outlet = read_outlet(line, token.end())
            sure = head.full and head.noun
            if outlet is not None and (sure or outlet.marked or looks_like_outlet(outlet.name)):
                head.outlet, head.noun = outlet, head.noun or "article"
                head.verb = head.verb or core
                return head
        if glued and glued["noun"]:
            head.noun = head.noun or glued["noun"]
        if glued or _leads_on(head, word, core):
            end = token.start() + glued.end() if glued else token.end()
            outlet = read_outlet(line, end)
            told = head.verb or head.full or (head.offered and head.noun)
            if outlet is not None and told:
                person = core in words.PERSON_PREPOSITIONS or _is_author(head, line, outlet)
                if person and head.person is None:
                    head.person = outlet
                    head.preposition = head.preposition or core
                    while index < len(tokens) and tokens[index].start() < outlet.end:
                        index += 1
                    continue
                head.outlet, head.preposition = outlet, glued[0] if glued else core
                return head
        elif not _take_word(head, core, word, token.start(), token.end()):
            head.unknown = True
            return head
        if word.endswith(":") and (head.noun or head.full):
            outlet = read_outlet(line, token.end())
            if outlet is not None and (looks_like_outlet(outlet.name) or agrees_with_link(line, outlet)):
                head.outlet, head.preposition = outlet, ":"
                return head
        index += 1
    return head


def _is_author(head: _Head, line: Line, outlet: Outlet) -> bool:
    """Tell whether a person's name stands after "of", and words that may lead to the outlet follow."""
    person = bool(head.noun) and not outlet.marked and begins_as_person(outlet.name)
    return person and not words.PREPOSITIONS.isdisjoint(line.text[outlet.end :].split())


def _core_of(word: str) -> str:
    """Return a word without the marks around it and without an elided article, in lower case."""
    core = word.strip(_PUNCTUATION).casefold().replace("’", "'")
    if "'" in core and core not in _VOCABULARY and (elided := words.ELIDED.match(core)):
        return core[elided.end() :] if core[elided.end() :] in _VOCABULARY else core
    return core


def _leads_on(head: _Head, word: str, core: str) -> bool:
    """Tell whether a word leads to the outlet: a preposition, in lower case, or in a call whose words have capitals."""
    titled, head.titled = head.titled, head.titled and not word[:1].islower()
    if core not in words.PREPOSITIONS:
        return False
    return word.rstrip(":") == core or (titled and head.words > _TITLED and (head.full or bool(head.noun)))


def _take_word(head: _Head, core: str, word: str, start: int, end: int) -> bool:
    """Note what one word before the outlet says; False where it cannot stand in a call."""
    if not any(char.isalnum() for char in core):
        return True
    named_before, head.named_last = head.named_last, False
    capital = word[:1].isupper()
    if named_before and capital and core not in words.FULLS and not core.endswith(("'s", "'")):
        head.named.append((start, end))
        head.named_last = True
        return True
    head.own = head.own or core in _OWN
    head.offered = head.offered or core in _OFFERED
    if core in words.VERBS and not head.verb:
        head.verb = core
    elif core in words.MORE_WORDS:
        head.more = True
    elif core in words.FULLS:
        head.full = True
        head.original = head.original or core in words.ORIGINALS
    elif core in words.NOUNS:
        head.noun = head.noun or core
    elif core in _OTHER_WORDS or (core in words.PUBLISHED and (head.person is not None or (head.verb and head.noun))):
        pass  # "the article by Ada Marlowe published in", "See the letter published in"
    elif head.own and core in words.GENERIC_AFTER:
        pass  # "on our website"
    elif core.endswith(("'s", "'")) or capital:
        if not (head.verb or head.full):
            return False
        head.named.append((start, end))
        head.named_last = not core.endswith(("'s", "'"))
        # Whose interview it is, or the outlet's name before the noun: "the full Daily Planet article".
        head.noun = ""
    else:
        return False
    return True


def _is_only_by(head: _Head) -> bool:
    """Tell whether the call names a person and no outlet: "Read the article by Jane Doe"."""
    person = head.person
    by = head.preposition in _BY or head.preposition in words.PERSON_PREPOSITIONS
    return person is not None and not person.marked and by and begins_as_person(person.name)


def _judge(head: _Head, line: Line) -> Sentence | None:
    text = line.text
    outlet = head.outlet or (None if _is_only_by(head) else head.person)
    strong = head.full and bool(head.noun)
    strength = "strong" if strong else "weak"
    if outlet is not None and _names_outlet(head, outlet, line):
        return Sentence("call", "a call to action and the outlet it leads to", outlet, head.verb, strength)
    if head.unknown or not head.verb:
        return None
    if strong or (head.full and head.words <= 3 and not head.named):
        inner = _outlet_before_noun(head, text)
        if inner is None and head.noun in words.DOCUMENTS:
            strength = "document"
        elif inner is None and head.original:
            strength = "original"
        return Sentence("call", "a call to read all of it, without an outlet", inner, head.verb, strength)
    inner = _outlet_before_noun(head, text) if head.noun and head.verb in words.ALONE_VERBS else None
    if inner is not None:
        return Sentence("call", "a call to read it, and its outlet before the noun", inner, head.verb, "weak")
    if head.noun and not head.named and head.words <= _MAX_SHORT:
        kind = "text" if head.noun in words.TEXT_NOUNS and head.verb in words.ALONE_VERBS else "other"
        return Sentence("call", "a call to read it, without an outlet", None, head.verb, kind)
    return None


def _names_outlet(head: _Head, outlet: Outlet, line: Line) -> bool:
    text = line.text
    known = outlet.marked or looks_like_outlet(outlet.name) or agrees_with_link(line, outlet)
    frame = head.noun in words.POST_NOUNS and head.verb in _SHOWN_VERBS and not head.full  # an embedded post's
    office = not known and head.preposition in _SOURCE_PREPOSITIONS and is_office(outlet.name)
    foreign = not _is_one_language(head.verb, head.preposition)
    if frame or office or foreign or (head.own and not known) or (head.named and not head.noun and not head.full):
        return False
    if head.preposition in words.TOPIC_PREPOSITIONS and (
        head.noun in words.TOPIC_NOUNS or (head.more and head.verb and not head.noun)
    ):
        following = re.sub(r"^['’]s\b", "", text[outlet.end :]).split(maxsplit=1)
        return known or (bool(following) and following[0].strip(".,!)") in words.GENERIC_AFTER)
    if not head.verb:
        labelled = head.offered and known and (head.preposition == ":" or bool(head.noun))  # "Available here: X"
        return labelled or (head.full and bool(head.noun) and (known or head.offered))
    if head.full or head.noun:
        return bool(head.noun) or known or head.verb in words.ALONE_VERBS
    rest = text[outlet.end :].strip(" .…»›>→)]!*_")
    if rest and not rest.startswith(("(", "|", "–")):
        return False
    return head.verb in words.ALONE_VERBS and head.words <= 4 and head.preposition in words.ALONE_PREPOSITIONS


def _is_one_language(verb: str, preposition: str) -> bool:
    """Tell whether a language has both words: in "Pročitajte i: ..." the second is "in" only in others."""
    spoken = languages_of(verb)
    led = book.languages_of("link.prepositions").get(preposition, frozenset())
    return not spoken or not led or not spoken.isdisjoint(map(related, led))


def _outlet_before_noun(head: _Head, text: str) -> Outlet | None:
    if not head.named:
        return None
    start, end = head.named[0][0], head.named[-1][1]
    name = text[start:end]
    return Outlet(name, start, end) if looks_like_outlet(name) and not name.endswith(("'s", "’s")) else None


def is_cut_call(text: str) -> bool:
    """Tell whether a text is the beginning of a call to action that a teaser's end cut off, dots and all.

    >>> is_cut_call("Watch the ful..."), is_cut_call("Listen to the full talk on Call M…"), is_cut_call("Watch it...")
    (True, True, False)
    """
    dots = _DOTS.search(text)
    if dots is None or len(text) > 300 or is_continue_phrase(text):
        return False
    tokens = text[: dots.start()].split()
    if not tokens or not tokens[0][:1].isupper():
        return False
    return _is_cut_head([token.strip(_PUNCTUATION).casefold() for token in tokens], text[: dots.start()])


def _is_cut_head(tokens: list[str], text: str) -> bool:
    if tokens[0] not in words.VERBS:
        return (
            len(tokens) == 1 and len(tokens[0]) >= 2 and any(verb.startswith(tokens[0]) for verb in words.ALONE_VERBS)
        )
    full = False
    for index, token in enumerate(tokens[1:], 1):
        last = index == len(tokens) - 1
        if token in words.FULLS or (full and token in words.MORE_WORDS):
            full = True
        elif last and any(
            word.startswith(token) for word in (words.NOUNS | words.PREPOSITIONS if full else words.FULLS)
        ):
            return True
        elif last and index == 1 and any(word.startswith(token) for word in _CUT_STARTS):
            return True  # "Watch th", "Read mor"
        elif full and token in words.PREPOSITIONS:
            return True  # the outlet's name was being printed
        elif token not in _VOCABULARY:
            return False
    # "Watch the full...": all there is belongs to a call, and it is no whole one.
    return (full and tokens[-1] not in words.NOUNS) or (len(tokens) <= 2 and not full and text.endswith(" "))
