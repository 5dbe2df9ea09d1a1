"""What is known about each text block of a page: the features that the body model weighs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from archive_scraper.extract.article.page.teaser_runs import find_teaser_runs
from archive_scraper.normalize.word_finder import word_finder
from archive_scraper.signs.class_names import KINDS, PLACE_TAGS
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive_scraper.extract.article.page.survey import Block, Survey

_LENGTHS = (2, 4, 8, 15, 30, 60)  # words; a block of 15 words is a sentence, one of 60 a paragraph
_LINK_SHARES = (0.05, 0.35, 0.8)
_SHARES = (0, 0.05, 0.2, 0.5, 0.9)
_GAPS = (1, 2, 4, 8, 16)  # blocks between the headline and this one
_STOPS = ".!?。！？।۔"
_CLOSERS = "])\"'”’»›*"
_SENTENCE_END = compiled(rf"[{_STOPS}][{re.escape(_CLOSERS)}]*$")

# What a block that is no part of the text talks about, in the languages of the corpus. Words, not sentences: they
# are weighed like any other fact.
_ASIDES = {
    name: book.entries(f"aside.{name}")
    for name in ("legal", "credit", "subscribe", "comments", "social", "cookies", "advert", "bio")
}
_ASIDES["credit"] += book.names("pictures.in_asides")
_ASIDES["social"] += book.names("networks.in_asides")
_OPENERS = book.words("aside.more")
_SECOND_OPENERS = book.words("aside.more_second")
_WORD_GROUPS = {word: name for name, words in _ASIDES.items() for word in words}
_GROUPED_WORDS = frozenset(_WORD_GROUPS)
_find_words = word_finder(r"[^\W_]", alone="©")
_LABEL = compiled(r"[^:.!?]{2,30}:\s")


def _subjects(text: str) -> set[str]:
    """Return the groups of words that a short block speaks with."""
    words = _find_words(text.lower())
    found: set[str] = set()
    if not _GROUPED_WORDS.isdisjoint(words):
        found = {_WORD_GROUPS[word] for word in words if word in _WORD_GROUPS}
    if words and (words[0] in _OPENERS or (words[0] == "à" and not _SECOND_OPENERS.isdisjoint(words[1:2]))):
        found.add("more")
    # Most blocks hold no year at all, which is seen without looking at each word.
    if ("19" in text or "20" in text) and any(
        len(word) == 4 and word.isdigit() and word[:2] in ("19", "20") for word in words
    ):
        found.add("dated")
    if ":" in text and _LABEL.match(text):
        found.add("label")
    return found


def speaks_of_the_site(text: str) -> bool:
    """Tell whether a line calls to subscribe, to comment, to read on or to follow: it is the title of a box."""
    return not _subjects(text).isdisjoint(_SECTIONS)


_LONGEST_ASIDE = 60  # words
_LONGEST_HEADING = 12
_SHORTEST_SUMMARY = 20  # characters
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6", "legend", "summary", "strong", "b"))
_SECTIONS = frozenset(("comments", "more", "subscribe", "advert", "social"))
_PARAGRAPH_WORDS = 12
"""Blocks of fewer words do not count as running text when containers are compared."""
_NAMES = (*KINDS, *PLACE_TAGS)
_START = 60
"""Characters at the start of a text by which it is found in another one."""
# The names of the facts that every block has, made once: to build them for each block cost more than to weigh them.
_LENGTH_STEPS, _SHARE_STEPS = range(len(_LENGTHS) + 1), range(len(_LINK_SHARES) + 1)
_SIZES = tuple(f"{length}{share}" for length in _LENGTH_STEPS for share in _SHARE_STEPS)
_SIZE = tuple(f"size:{size}" for size in _SIZES)
_BORDER = len(_SIZES)
"""Stands for the size of the block before the first and after the last."""
_PREV = (*(f"prev:{size}" for size in _SIZES), "prev:")
_NEXT = (*(f"next:{size}" for size in _SIZES), "next:")
_MASS = tuple(f"mass:{step}" for step in range(len(_SHARES) + 1))
_OUTER = tuple(f"outer:{step}" for step in range(len(_SHARES) + 1))
_END = {mark: tuple(f"end:{mark}{length}" for length in _LENGTH_STEPS) for mark in ".:…-"}
_GAP = {kind: tuple(f"gap:{step}{kind}" for step in range(len(_GAPS) + 1)) for kind in "-lsp"}


class Facts(NamedTuple):
    """The features of one block: names of single facts, and the bits of what stands near and around it."""

    keys: tuple[str, ...]
    own: int
    """Hints and tags of the owner."""
    near: int
    """Hints and tags of the two elements around it."""
    far: int
    """Hints and tags of all elements further out."""
    is_teaser: bool
    """Whether the block stands in a run of teasers."""


def expand(prefix: str, bits: int) -> tuple[str, ...]:
    """Return one feature name for each bit."""
    names = []
    while bits:  # few of the many are set
        names.append(f"{prefix}:{_NAMES[(bits & -bits).bit_length() - 1]}")
        bits &= bits - 1
    return tuple(names)


def describe_blocks(
    survey: Survey, *, title: str = "", summaries: Sequence[str] = (), full_text: str = ""
) -> list[Facts]:
    """Return the facts of every block, in order.

    ``title`` and ``summaries`` are what the head says, ``full_text`` is JSON-LD's articleBody; "" where unknown.
    """
    blocks, parents, own, around, tags = survey.blocks, survey.parents, survey.own, survey.around, survey.tags
    sizes = [_BORDER, *map(_size_of, blocks), _BORDER]
    mass = _container_mass(survey)
    most = max(mass, default=0) or 1
    heading = _first_heading(survey, title)
    starts = tuple(known[:_START] for known in summaries if len(known) > _SHORTEST_SUMMARY)
    counts = Counter(block.text for block in blocks)
    runs = find_teaser_runs(survey)
    facts = []
    section: list[str] = []  # what the last heading says, for the blocks below it
    past: set[str] = set()
    for number, block in enumerate(blocks):
        owner = block.owner
        parent = max(parents[owner], 0)
        grand = max(parents[parent], 0)
        size = sizes[number + 1]
        text = block.text
        keys = [
            _SIZE[size],
            "tag:" + tags[owner],
            "up:" + tags[parent],
            _PREV[sizes[number]],
            _NEXT[sizes[number + 2]],
            _MASS[bisect_left(_SHARES, mass[parent] / most)],
            _OUTER[bisect_left(_SHARES, mass[grand] / most)],
            _END[_end_of(text)][size // len(_SHARE_STEPS)],
        ]
        if heading >= 0:
            keys += _beside_headline(block, number - heading)
        if counts[text] > 1:
            keys.append("repeated")
        if title and text == title:
            keys.append("is-title")
        if len(text) > _SHORTEST_SUMMARY and _starts_alike(text, starts, summaries):
            keys.append("is-summary" if number > heading else "is-summary-above")
        if full_text and block.words >= 4:
            keys.append("in-json-ld" if text[:_START] in full_text else "not-in-json-ld")
        keys += section
        said = _subjects(text) if block.words <= _LONGEST_ASIDE else ()
        if said:
            keys.extend(f"says:{name}" for name in said)
        if block.words <= _LONGEST_HEADING and tags[owner] in _HEADINGS:
            if number > heading:
                past.update(f"past:{name}" for name in said if name in _SECTIONS)
            section = [*(f"under:{name}" for name in said if name in _SECTIONS), *past]
        if "," in text or "、" in text:
            keys.append("comma")
        run = runs.get(number)
        if run is not None:
            keys.append(f"run:{run}")
        facts.append(Facts(tuple(keys), own[owner], own[parent] | own[grand], around[grand], run == "text"))
    return facts


def _size_of(block: Block) -> int:
    """Return a block's place in the tables by its words and by the share of links among them."""
    share = bisect_left(_LINK_SHARES, block.link_words / block.words) if block.link_words else 0
    return bisect_left(_LENGTHS, block.words) * len(_SHARE_STEPS) + share


def _end_of(text: str) -> str:
    """Return "." for the end of a sentence, ":" or "…" for themselves, "-" for any other end."""
    last = text[-1]
    if last in _STOPS or (last in _CLOSERS and _SENTENCE_END.search(text[-8:])):
        return "."
    return last if last in ":…" else "-"


def _starts_alike(text: str, starts: tuple[str, ...], summaries: Sequence[str]) -> bool:
    """Tell whether a text and a summary begin with the same words, as far as the shorter of the two goes."""
    if text.startswith(starts):
        return True
    return len(text) < _START and any(known.startswith(text) for known in summaries)


def _beside_headline(block: Block, gap: int) -> tuple[str, ...]:
    """Return the facts of a block so many blocks below the headline."""
    if gap <= 0:
        return ("before-h1",) if gap else ("is-h1",)
    return "after-h1", _GAP[_kind_of_size(block)][bisect_left(_GAPS, gap)]


def _kind_of_size(block: Block) -> str:
    """Return "-" for a label, "l" for links, "s" for a sentence, "p" for a paragraph."""
    if block.link_words > block.words / 2:
        return "l"
    return "-" if block.words < 8 else "s" if block.words <= 45 else "p"


def _container_mass(survey: Survey) -> list[float]:
    """Return for each node the words of running text in its children and grandchildren."""
    mass = [0.0] * len(survey.elements)
    parents = survey.parents
    for block in survey.blocks:
        words = block.words - block.link_words
        if words >= _PARAGRAPH_WORDS:
            node = block.owner
            for _ in range(3):
                mass[node] += words
                node = parents[node]
                if node < 0:
                    break
    return mass


def _first_heading(survey: Survey, title: str) -> int:
    """Return the number of the block that is the headline: the h1, or the first block equal to the title."""
    first = -1
    for number, block in enumerate(survey.blocks):
        node = block.owner
        if survey.tags[node] == "h1" or survey.tags[max(survey.parents[node], 0)] == "h1":
            return number
        if first < 0 and title and block.text == title:
            first = number
    return first
