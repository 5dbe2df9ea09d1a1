"""A teaser's text: what the site's cut, its decoration and its layout left in it is taken out again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archive_scraper.normalize.fragments import has_markup
from archive_scraper.normalize.late import late
from archive_scraper.normalize.links.calls import (
    is_continue_phrase,
    is_cut_call,
)
from archive_scraper.normalize.links.endings import find_closing_call, find_opening_note
from archive_scraper.normalize.links.words import (
    FULLS,
    VERBS,
)
from archive_scraper.normalize.parts import Part
from archive_scraper.normalize.sentences import split_sentences
from archive_scraper.normalize.summaries.after_text import find_hanging
from archive_scraper.normalize.summaries.citations import mend_citations, mend_missing_spaces
from archive_scraper.normalize.summaries.tail_links import (
    END,
    GLUED_TITLE,
    TAIL,
    ends_on_small_word,
    ends_sentence,
    find_tail_link,
    is_open,
    may_end_in_link,
    stands_at_cut,
    was_cut,
)
from archive_scraper.normalize.summaries.teaser_html import MORE_MARK, read_html
from archive_scraper.normalize.text import clean_text, decode_entities
from archive_scraper.normalize.word_finder import phrase_finder
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["SummaryReading", "read_summary"]

_SLACK = 7
"""How many characters a cut teaser may fall short of the site's limit: an entity such as &nbsp; that the site
counted as six characters, or a run of white space."""
# A run of dots is taken in two ways at most, so that one that the text does not end with costs little.
_MARK = (
    r"(?:[\[({<【（［]\s*(?:[…⋯]+|\.{2,}|\. \. \.)\s*[\])}>】）］]|[⋯‥]{1,6}"
    r"|…++\.?(?:(?!\.)|(?=\.{2,}|\. \.))|\.{3,}(?:(?!\.)|(?=\. \.))|(?<=[\w,…])\.\.(?!\.)|(?:\. ){2,}\.)"
)
_DOTS = late(rf"\s*(?P<dots>{_MARK}(?:\s*{_MARK})*)\s*$")
_NUMBERING = r"(?:(?:\d{1,2}|[IVX]{1,4})\.\s+)?"
_HEADING = late(
    _NUMBERING + book.alternatives("summary.headings") + r"(?:\s*[:：|]\s*|\s+[–—-]\s+|\.\s+|\s+(?=(?-i:[^\sa-zа-я]))"
    r"|(?<=[a-z])(?=(?-i:[A-Z][a-z]*\s)))",  # the heading's tag was taken away: "IntroductionIn April"
    re.IGNORECASE,
)
_LABEL = late(
    rf"{_NUMBERING}{book.alternatives('summary.labels')}\s*[:：]\s*"
    rf"|[【\[]\s*{book.alternatives('summary.labels', 'summary.headings')}\s*[】\]]\s*",
    re.IGNORECASE,
)
# Without a colon a label is one only before a word that opens a sentence: "Overview The talks".
_BARE_LABEL = late(
    rf"{book.any_of(map(str.capitalize, book.entries('summary.bare_labels')))}"
    rf"\s+(?={book.any_of(map(str.capitalize, book.entries('summary.sentence_openers')))}(?:\s|(?<=['’])))"
)
_BETWEEN_LINKS = " \u00a0|·•"
"""What parts one link from the next."""
_SWITCH = compiled(r"\s*\|\s*([^|\s]{2,12}(?: [^|\s]{2,12})?)\s*$")
_BULLET = compiled(r"[•·▪■◦‣]\s+(?=\S)")
_ABOUT_ITSELF = late(
    rf"[\[(*\s]*{book.alternatives('attribution.editor_notes')}\s*[:：–—-].*\b{book.alternatives('summary.note_words')}",
    re.IGNORECASE,
)
_FRONT_BRACKET = compiled(r"(?:\[[^\[\]]{10,500}\]|\([^()]{10,500}\))\s+(?=\S)")
_BEFORE_CUT = " ,;،、，"
"""Marks that part what the cut left from what it took."""
# Of "Watch the full interview" the cut may leave the verb alone.
_LONE_VERB = compiled(
    r"[a-z0-9][.!?][”\"’)]*\s+"
    rf"(?P<verb>{book.any_of(map(str.capitalize, book.entries('summary.lone_verbs')))})\s*\.{{3}}$"
)
_GOES_ON = compiled(rf"{book.any_of(map(str.capitalize, book.entries('summary.goes_on')))}\b")
_says_click_here = phrase_finder(entry.casefold() for entry in book.entries("summary.click_here"))
_OWN_NAMES = book.words("language.own_names")
_PASSES = 5
_WORD = compiled(r"[\w'’-]+")
_CALL_WORDS = (VERBS | FULLS) - book.words("summary.not_calls")
_MAX_TAIL_LINKS = 12
_HEAD = 600


@dataclass(frozen=True, slots=True)
class SummaryReading:
    """A teaser's text and whether the site cut it."""

    text: str
    """Ends in "…" where the site cut it, unless it ends on a whole sentence."""
    truncated: bool
    parts: tuple[Part, ...]


@dataclass(slots=True)
class _Work:
    """The text on its way, and what was taken off it."""

    text: str
    more: bool = False
    """A link to the rest followed."""
    front: list[Part] = field(default_factory=list)
    back: list[Part] = field(default_factory=list)

    def drop_front(self, end: int, role: str, why: str) -> None:
        self.front.append(Part(self.text[:end].strip(), role, why))
        # What is no fault inside of a text may be one at its start.
        self.text = clean_text(self.text[end:])

    def drop_back(self, start: int, role: str, why: str) -> None:
        self.back.insert(0, Part(self.text[start:].strip(), role, why))
        self.text = self.text[:start].rstrip()


def read_summary(
    raw: str,
    *,
    html: bool = False,
    max_characters: int | None = None,
    lead_ins: Sequence[str] = (),
) -> SummaryReading:
    """Read one teaser. Never raises; its own output comes back unchanged.

    ``max_characters`` is the site's rule where it cuts by characters: dots mean a cut only where the text reaches
    the limit, and the last word is a cut one unless a space precedes the dots. Without it, dots at the end mean a cut
    between words. The words of all languages are looked up together.

    >>> read_summary("Executive Summary: The talks begin in... MORE").text
    'The talks begin in…'
    >>> read_summary("A short text, whole....", max_characters=175)
    SummaryReading(text='A short text, whole.', truncated=False, parts=(Part(text='A short text, whole.', \
role='summary', why='the text'), Part(text='...', role='decoration', why='shorter than the site cuts')))
    """
    work = _Work(read_html(raw) if html and has_markup(raw) else clean_text(decode_entities(raw)))
    limit = max_characters
    truncated = False
    for _ in range(_PASSES):
        before, front, back = work.text, list(work.front), list(work.back)
        cut = _read_once(work, lead_ins, limit)
        truncated = truncated or cut
        if work.text == before:  # only the sign of the cut was taken off and set again
            if front or back:
                work.front, work.back = front, back
            break
        if not _may_hide_more(work.text):
            break
        limit = None
    core = (Part(work.text, "summary", "the text"),) if work.text else ()
    return SummaryReading(work.text, truncated, (*work.front, *core, *work.back))


def _may_hide_more(text: str) -> bool:
    """Tell whether what was taken off may have hidden another link or call, which ends the text now."""
    ends = text[-TAIL:].rstrip("…")
    if not ends.strip(" .…") or may_end_in_link(ends) or _find_dots(ends) or find_hanging(ends):
        return True
    if text.endswith("…") and ends_sentence(ends):
        return True  # an empty bracket went that stood between a whole sentence and the sign of the cut
    last = re.split(r"[.!?。।۔؟] ", ends)[-1].casefold()
    return not _CALL_WORDS.isdisjoint(_WORD.findall(last)) or _says_click_here(last)


def _read_once(work: _Work, lead_ins: Sequence[str], max_characters: int | None) -> bool:
    """Take off what stands around the text; return whether the site cut it."""
    _drop_tail_links(work)
    printed = len(work.text)
    excerpt = work.text[:1].islower()
    # Before sentences are looked for: a site that strips its tags runs the note or call of its own paragraph in.
    work.text = mend_missing_spaces(work.text)
    _drop_front_matter(work, lead_ins)
    truncated = _settle_end(work, printed, excerpt, max_characters)
    work.text = clean_text(mend_citations(work.text))
    return truncated


def _drop_tail_links(work: _Work) -> None:
    """Take "MORE", "Read more »", feed footers and language switches off the end, as often as they stand there."""
    for _ in range(_MAX_TAIL_LINKS):
        text = work.text
        if not text:
            return
        if text.endswith(MORE_MARK):
            work.drop_back(len(text) - len(MORE_MARK), "link", "a link to the rest")
            work.more = True
            if was_cut(work.text):
                work.text += "…"
            continue
        if (hanging := find_hanging(text)) is not None:
            work.drop_back(*hanging)
            if ends_on_small_word(work.text):
                work.text += "…"
            continue
        switch = _SWITCH.search(text, max(0, len(text) - END)) if "|" in text[-END:] else None
        if switch and switch.start() and switch[1].casefold() in _OWN_NAMES:
            work.drop_back(switch.start(), "switch", "the page in another language")
            continue
        start = find_tail_link(text)
        if start is None:
            return
        work.drop_back(start, "link", "a link to the rest")
        work.more = True
        work.text = work.text.rstrip(_BETWEEN_LINKS)
        if text[:start][-1:].isalpha() and GLUED_TITLE.match(text, start):
            work.text += "…"  # it was run into the word that the cut left
        elif work.text.endswith(",") or was_cut(work.text) or (is_open(work.text) and stands_at_cut(text, start)):
            work.text = work.text.rstrip(_BEFORE_CUT) + "…"


def _drop_front_matter(work: _Work, lead_ins: Sequence[str]) -> None:
    """Take section headings, notes of republication and "click here" off the front."""
    site_leads = [lead.casefold() for lead in lead_ins if lead.strip()]
    for _ in range(6):
        text = work.text
        match = _HEADING.match(text) or _LABEL.match(text) or _BARE_LABEL.match(text)
        if match and match.end() < len(text):
            if _GOES_ON.match(text, match.end()) and ":" not in match[0]:
                return
            work.drop_front(match.end(), "lead-in", "a section heading")
            continue
        own = next((lead for lead in site_leads if text.casefold().startswith(lead)), None)
        if own is not None and len(text) > len(own):
            work.drop_front(len(own), "lead-in", "the site's own lead-in")
            continue
        if bullet := _BULLET.match(text):
            work.drop_front(bullet.end(), "decoration", "a list's bullet")
            continue
        end = _find_note(text)
        if end is None:
            return
        work.drop_front(end, "note", "about the text, not of it")


def _find_note(text: str) -> int | None:
    """Return where the text proper begins after a first sentence that speaks about the item, or None."""
    head = text[:_HEAD]
    lower = head.casefold()
    if (bracket := _FRONT_BRACKET.match(head)) and _speaks_of_the_item(bracket[0].casefold()):
        return bracket.end()
    if _says_click_here(lower):
        spans = split_sentences(head)
        start, end = spans[0] if spans else (0, 0)
        if len(spans) > 1 and _says_click_here(lower[start:end]):
            return end
    if _ABOUT_ITSELF.match(head):
        spans = split_sentences(head)
        if len(spans) > 1 and _ABOUT_ITSELF.match(head[: spans[0][1]]):
            return spans[0][1]
    return find_opening_note(text)


def _speaks_of_the_item(note: str) -> bool:
    return _says_click_here(note) or _ABOUT_ITSELF.match(note) is not None


def _settle_end(work: _Work, printed: int, excerpt: bool, max_characters: int | None) -> bool:
    """Decide whether the site cut the text, and leave at its end what stands for that."""
    dots = _find_dots(work.text)
    if dots is None:
        return _settle_whole(work)
    before = work.text[: dots.start()]
    mark = dots["dots"]
    if not before:
        work.drop_back(0, "decoration", "dots alone")
        return False
    typed = mark.strip("()[] ").startswith(".")
    if typed and len(mark) >= 4 and mark.startswith("...."):
        before += "."
    # The tail is not part of what the site counted: the link and the text that it follows stand in other elements.
    counted = printed - (len(work.text) - len(before))
    cut = True
    if max_characters is not None and typed and not work.more and not excerpt:
        cut = counted >= max_characters - _SLACK
    call_at = _find_cut_call(before, work.text)
    if call_at is not None:
        work.drop_back(call_at, "call", "a call to action that the cut left unfinished")
        return True
    if not cut:
        work.drop_back(len(before), "decoration", "shorter than the site cuts")
        _drop_whole_call(work)
        return False
    spaced = dots.start() < len(work.text) and work.text[dots.start()].isspace()
    if max_characters is not None and typed and not spaced and not ends_sentence(before):
        before = _drop_cut_word(before)
        call_at = _find_cut_call(before, before)  # "It froze.Read o..": with its cut word a call looks like a text
        if call_at is not None:
            work.drop_back(call_at, "call", "a call to action that the cut left unfinished")
            return True
    work.drop_back(len(before.rstrip()), "decoration", "what the cut left")
    _drop_whole_call(work)
    if work.text and not ends_sentence(work.text):
        kept = _without_cut_marks(work.text)
        work.text = kept if not kept or ends_sentence(kept) else kept + "…"
    return True


def _find_dots(text: str) -> re.Match[str] | None:
    """Find the dots or brackets around dots that a text ends with."""
    may_end = text.rstrip().endswith((*"…⋯‥])}>】）］", "….", "..", ". ."))
    return _DOTS.search(text, max(0, len(text) - END)) if may_end else None


def _without_cut_marks(text: str) -> str:
    """Return a text without the commas and dots at its end, in whatever order they stand there: "the pier…, ..."."""
    while True:
        kept = text.rstrip(_BEFORE_CUT)
        if dots := _find_dots(kept):
            kept = kept[: dots.start()]
        if kept == text:
            return kept
        text = kept


def _drop_cut_word(before: str) -> str:
    head, space, _ = before.rpartition(" ")
    return head.rstrip("—–- ") if space and head.rstrip("—–- ") else before


def _find_cut_call(before: str, text: str) -> int | None:
    """Return where the last sentence begins, if it is the beginning of a call to action."""
    if text[len(before) :].startswith(".") and before.endswith("."):
        return None
    low = max(0, len(before) - TAIL)
    tail = before[low:] + "..."
    start = find_closing_call(tail)
    if start is not None and not is_continue_phrase(tail[start:]):
        return low + start
    if (verb := _LONE_VERB.search(tail)) is not None:
        return low + verb.start("verb")
    return 0 if low == 0 and is_cut_call(tail) else None


def _settle_whole(work: _Work) -> bool:
    _drop_whole_call(work)
    return False


def _drop_whole_call(work: _Work) -> None:
    start = find_closing_call(work.text)
    if start:
        work.drop_back(start, "call", "a call to action, kept as a link")
    low = max(0, len(work.text) - TAIL)
    tail = work.text[low:]
    lower = tail.casefold()
    if _says_click_here(lower):
        spans = split_sentences(tail)
        if len(spans) > 1 and _says_click_here(lower[slice(*spans[-1])]):
            work.drop_back(low + spans[-1][0], "call", "points at another page")
