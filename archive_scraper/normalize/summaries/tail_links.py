"""Where a teaser ends in a link to the rest: "Read more »", a button in brackets, a title after dots."""

from __future__ import annotations

import re
import unicodedata

from archive_scraper.normalize.late import late
from archive_scraper.normalize.links.calls import (
    bare_phrase,
    is_continue_phrase,
    starts_titled_continue,
)
from archive_scraper.normalize.links.words import (
    ALONE_VERBS,
    ARTICLES,
    CONTINUE_PHRASES,
    FILLERS,
    FULLS,
    NOUNS,
    POINTERS,
    TITLED_CONTINUE,
    VERBS,
)
from archive_scraper.normalize.sentences import split_sentences
from archive_scraper.normalize.summaries.teaser_html import ARROWS
from archive_scraper.normalize.word_finder import phrase_finder
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

_SENTENCE_END = compiled(r"[.!?。！？।۔؟][\"”’»)\]]*$")
_WHOLE_END = compiled(r"(?:[^\W\d_]{4}|[A-Z]{3})[.!?][\"”’»)]*$")
_POINTS_ON = late(
    r"(?<=[.!?…。！？।])[\"”’»)\]]*\s*(?P<link>(?:[^.!?…。！？।\s][^.!?…。！？।]{1,60}\s)?(?:[→»›➔➜]|>{1,3}))\s*$"
)
"""After a whole sentence a few words that end in an arrow."""
_RUN_IN = compiled(r"(?<=[^\W\d_]{4}[.!?])(?P<link>[^\W\d_][^.!?]{3,40})$")
"""What stands after a sentence's end without a space."""
_OPEN_ENDS = book.words("summary.open_ends")
_LONGEST_WORD = 40
_RUNNING_WORDS = 3
"""Words in lower case that a sentence has and a name or a label has not."""
_ANGLES = compiled(r"[^<>]{12}>{1,3}$")
_BRACKETED = compiled(r"(?:\s(?:[–—-]\s)?[\[(]|[【（])\s*([^\[\]()【】（）]{2,40}?)\s*[\])】）]\s*$")
_PLUS = compiled(r"\s(?:[–—-]\s)?[\[(]\s?\+\s?[\])]\s*$")
"""A button that opens the rest: "[+]"."""
_opens_title = phrase_finder(TITLED_CONTINUE)
_FOOTERS = tuple({entry.partition("...")[0].casefold() for entry in book.entries("attribution.feed_footer")})
_opens_rest = phrase_finder(
    (*TITLED_CONTINUE, *map(str.strip, _FOOTERS), *(phrase for phrase in CONTINUE_PHRASES if " " in phrase))
)
_PHRASE_WORDS = 7
_CALL_PARTS = VERBS | FULLS | NOUNS | FILLERS | ARTICLES
_SENTENCE_BORDER = compiled(r"[.!?。！？।۔؟…][\"”’»)\]]*\s+")
TAIL = 400
"""Characters at a text's end in which a link to the rest stands."""
END = 80
"""Characters at a text's end that dots, a bracket, a switch or a reading time may take."""
_TITLED = 160
"""Characters that seven words at a text's end may take."""
_LAST_WORDS = frozenset(phrase.split()[-1].strip(")") for phrase in (*CONTINUE_PHRASES, *POINTERS))
_UNSPACED_SCRIPT = compiled("[\u0e00-\u0eff]")
"""Scripts that set no full stop: a phrase that opens the rest stands after a space."""
GLUED_TITLE = late(
    r"(?P<call>"
    + book.any_of(
        form for phrase in book.entries("link.continue_title") for form in (phrase.capitalize(), phrase.title())
    )
    + r")(?P<title>\s+[“\"«„‘][^“”\"«»]{3,200}[”\"»“’])?\s*[»›→]*$"
)
"""A link to the rest that a site runs into the last word: "theContinue reading “The title”"."""
_ALONE = ALONE_VERBS | book.words("byline.buttons", "button.alone")
"""After dots one word of a button is none of the text: "... Teilen"."""
_UNSPACED = tuple(phrase for phrase in CONTINUE_PHRASES if not phrase.isascii())
_UNSPACED_ENDS = frozenset(phrase[-2:] for phrase in _UNSPACED)
"""Their last two letters: a look at one ending before those at all."""


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends with a sentence's end and the quotes and brackets after it."""
    return _SENTENCE_END.search(text[-6:]) is not None


def stands_at_cut(text: str, start: int) -> bool:
    """Tell whether what opens the rest stands where the text was cut: in brackets that no dash parts from the text.

    So do Latin words after half a sentence of a script without capitals.
    """
    end = max(0, len(text) - END)
    if _find_bracketed(text) or _PLUS.search(text, end):
        return text[start:].lstrip()[:1] not in tuple("–—-")
    last = text[:start].rstrip()[-1:]
    caseless = _is_letter(last) and last.lower() == last.upper()
    return caseless and text[start:].strip().isascii()


def was_cut(text: str) -> bool:
    """Tell whether a text before a link to the rest was cut, though no dots say so.

    It ends with a small word that asks for more, or some words after a sentence that has its stop.

    >>> was_cut("The council of the"), was_cut("The council met. It agreed that"), was_cut("The old pier stays open")
    (True, True, False)
    """
    if not is_open(text) or text[-1:].isdigit():
        return False
    if ends_on_small_word(text):
        return True
    spans = split_sentences(text[-TAIL:])
    words = text[-TAIL:][slice(*spans[-1])].split() if len(spans) > 1 else ()
    return sum(word.lower() == word for word in words) >= _RUNNING_WORDS


def ends_on_small_word(text: str) -> bool:
    """Tell whether a text ends with a word that hardly any sentence ends with: "the council of the"."""
    last = _last_word(text)
    return last in _OPEN_ENDS or (last[1:].islower() and last.lower() in _OPEN_ENDS)


def _last_word(text: str) -> str:
    return next(iter(text[-_LONGEST_WORD:].split()[-1:]), "")


def _is_cut_footer(text: str) -> bool:
    """Tell whether what follows a cut is the footer of a feed's entry, cut too: "The post The pier stays appea…"."""
    opening = next((footer for footer in _FOOTERS if footer and text.casefold().startswith(footer)), None)
    if opening is None or _SENTENCE_BORDER.search(text.rstrip(" .…")):
        return False
    title = text[len(opening) :].lstrip()[:1]
    return title.upper() == title or not title.isalpha()


def is_open(text: str) -> bool:
    """Tell whether a text ends inside of a sentence, in a script that sets stops."""
    return _is_letter(text[-1:]) and _UNSPACED_SCRIPT.match(text[-1:]) is None


def _is_letter(char: str) -> bool:
    """Tell whether a letter or a digit stands there, or the sign of a vowel."""
    return char.isalnum() or (char != "" and unicodedata.category(char).startswith("M"))


def may_end_in_link(text: str) -> bool:
    """Look at the last word alone: most texts need no more."""
    tail = text[-TAIL:]
    bare = tail.rstrip(ARROWS + "|.!…)]")
    last = bare[max(map(bare.rfind, " .…")) + 1 :].casefold().lstrip("([)]")
    if (
        last in _LAST_WORDS
        or last in _ALONE
        or bare != tail.rstrip(".!…)]")
        or (not bare.isascii() and _ends_unspaced(bare.casefold()))
    ):
        return True
    # A title after the phrase has few words where no dots stand before it.
    if "…" in tail or ".." in tail:
        return _opens_rest(tail.casefold())
    return _opens_title(tail[-_TITLED:].casefold())


def _ends_unspaced(text: str) -> bool:
    return text[-2:] in _UNSPACED_ENDS and text.endswith(_UNSPACED)


def find_tail_link(text: str) -> int | None:
    """Return where a link to the rest begins, if the text ends in one that can be no part of its last sentence."""
    if (button := _find_button(text)) is not None:
        return button
    if (text[-1:] in ARROWS or _ANGLES.search(text, max(0, len(text) - END))) and (
        points := _find_pointing(text)
    ) is not None:
        return points
    if not may_end_in_link(text):
        return None
    if (run_in := _find_run_in(text)) is not None:
        return run_in
    low = max(0, len(text) - TAIL)
    # After dots anything goes, even a title: "… Continue reading The title →".
    for dots in reversed(list(re.finditer(r"(?:(?:…|\.{3,})[\])]?|\[\.\.\])\s*", text[low:]))):
        rest = text[low + dots.end() :]
        lone = rest.lstrip("[(")[:1].isupper() and bare_phrase(rest) in _ALONE
        led = is_continue_phrase(text[low + dots.start() :])
        if rest and (lone or led or is_continue_phrase(rest) or starts_titled_continue(rest) or _is_cut_footer(rest)):
            return low + dots.end()
    # Without dots it must follow a whole sentence, or be more than one word with a capital of its own.
    ends = list(re.finditer(r"\S+", text[low:].rstrip(ARROWS)))
    for count in range(min(_PHRASE_WORDS, len(ends)), 0, -1):
        start = low + ends[-count].start()
        phrase = text[start:]
        before = text[:start].rstrip()
        after_sentence = ends_sentence(before)
        opens = start == 0 or phrase[:1].isupper() or not phrase[:1].isascii()
        # After a whole sentence of words no sentence begins in lower case: "... Sanktionen. mehr".
        arrow = text.rstrip()[-1:] in "»›>→►▸➔➜"
        opens = opens or arrow or _WHOLE_END.search(before[-12:]) is not None
        lone = count == 1 and after_sentence and phrase[:1].isupper() and bare_phrase(phrase) in _ALONE
        if not opens or not (lone or is_continue_phrase(phrase)):
            continue
        start = _begin_of_call(text, low, start)
        if " " in bare_phrase(phrase) or (_UNSPACED_SCRIPT.match(phrase) and before):
            return start
        if (
            before
            and (after_sentence or arrow or before.endswith(",") or ends_on_small_word(before))
            and not (count == 1 and len(bare_phrase(phrase)) < 4 and not arrow)
        ):
            return start
    return None


def _find_button(text: str) -> int | None:
    """Return where brackets with a phrase that opens the rest begin, or with a plus: "[more]", "- [+]"."""
    end = max(0, len(text) - END)
    if (bracket := _find_bracketed(text)) and is_continue_phrase(bracket[1]):
        return bracket.start()
    plus = _PLUS.search(text, end)
    return plus.start() if plus is not None else None


def _find_run_in(text: str) -> int | None:
    """Return where a link begins that nothing parts from the text: "pier.mehr", "theContinue reading “The pier”"."""
    run_in = _RUN_IN.search(text, max(0, len(text) - END))
    if run_in and is_continue_phrase(run_in["link"]):
        return run_in.start("link")
    glued = GLUED_TITLE.search(text, max(0, len(text) - TAIL))
    return glued.start("call") if glued and (glued["title"] or text[: glued.start()][-1:].islower()) else None


def _find_pointing(text: str) -> int | None:
    """Return where a few words with an arrow, or an arrow alone, begin after a whole sentence."""
    if text.endswith("»") and "«" in text:
        return None  # quotes close
    arrow = _POINTS_ON.search(text, max(0, len(text) - END))
    return arrow.start("link") if arrow is not None and len(arrow["link"].split()) <= _PHRASE_WORDS else None


def _begin_of_call(text: str, low: int, start: int) -> int:
    """Return where the sentence of a link to the rest begins, if its other words are a call's too.

    Of "Jetzt den ganzen Artikel lesen" the last two words alone are a known phrase.
    """
    head = text[low:start].rstrip()
    ends = list(_SENTENCE_BORDER.finditer(head))
    begin = ends[-1].end() if ends else 0
    words = head[begin:].split()
    if not ends or not 0 < len(words) < _PHRASE_WORDS:
        return start
    parts = [word.strip(".,:;!?").casefold() for word in words]
    call = all(part in _CALL_PARTS for part in parts) and not ARTICLES.issuperset(parts)
    return low + begin if call else start


def _find_bracketed(text: str) -> re.Match[str] | None:
    """Find the short bracket that a text ends with."""
    may_end = text.rstrip().endswith(("]", ")", "】", "）"))
    return _BRACKETED.search(text, max(0, len(text) - END)) if may_end else None
