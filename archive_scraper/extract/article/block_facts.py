"""What is known about each text block of a page: the features that the body model weighs."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from archive_scraper.extract.article.page_words import HINTS
from archive_scraper.extract.article.survey import PLACE_TAGS, Block, Survey
from archive_scraper.extract.article.teaser_runs import find_teaser_runs

if TYPE_CHECKING:
    from collections.abc import Sequence

_LENGTHS = (2, 4, 8, 15, 30, 60)  # words; a block of 15 words is a sentence, one of 60 a paragraph
_LINK_SHARES = (0.05, 0.35, 0.8)
_SHARES = (0.001, 0.05, 0.2, 0.5, 0.9)
_GAPS = (1, 2, 4, 8, 16)  # blocks between the headline and this one
_SENTENCE_END = re.compile(r"""[.!?。！？।۔][\])"'”’»›*]*$""")

# What a block that is no part of the text talks about, in the languages of the corpus. Words, not sentences: they
# are weighed like any other fact.
_ASIDES = {
    "legal": "© copyright rights vorbehalten réservés reservados privacy datenschutz impressum",
    "credit": "getty photo photos photograph photographer image images picture pictures pic foto fotos bild bilder "
    "credit credits ap afp dpa reuters istock shutterstock imago alamy 写真 撮影",
    "subscribe": "newsletter newsletters subscribe subscriber subscribers subscribing subscription abonnieren "
    "abonnement abonnez abo anmelden anmeldung registrieren inbox epaper membership donate donation "
    "donations spenden spende login",
    "comments": "comment comments kommentar kommentare kommentaren commentaires comentarios comentários reply "
    "diskussion",
    "social": "facebook twitter instagram whatsapp telegram youtube linkedin follow folgen teilen share",
    "cookies": "cookie cookies gdpr javascript browser adblocker externer externen inhalt inhalte",
    "advert": "advertisement advertising anzeige werbung sponsored publicité publicidad pubblicità affiliate "
    "commission",
    "bio": "journalist journalistin reporter reporterin writer editor correspondent columnist fellow professor "
    "freelance redakteur redakteurin korrespondent korrespondentin volontär covers studierte periodista",
}
_FIRST_WORDS = {
    "more": "also auch check citaj click czytaj devamı don find join lea learn leer leggi leia lesen lire lue läs læs "
    "mehr more passend read recommended related see siehe sign similar support voir watch weiter weitere weiterlesen "
    "you zobacz čtěte читайте 続き 関連 関連記事 あわせて読みたい 延伸閱讀 相關新聞 관련기사",
}
_OPENERS = frozenset(word for words in _FIRST_WORDS.values() for word in words.split())
_WORD_GROUPS = {word: name for name, words in _ASIDES.items() for word in words.split()}
_WORD = re.compile(r"[^\W_]+|©")
_LABEL = re.compile(r"[^:.!?]{2,30}:\s")


def _subjects(text: str) -> set[str]:
    """Return the groups of words that a short block speaks with."""
    words = _WORD.findall(text.lower())
    found = {_WORD_GROUPS[word] for word in words if word in _WORD_GROUPS}
    if words and (words[0] in _OPENERS or (words[0] == "à" and words[1:2] == ["lire"])):
        found.add("more")
    # Most blocks hold no year at all, which is seen without looking at each word.
    if ("19" in text or "20" in text) and any(
        len(word) == 4 and word.isdigit() and word[:2] in ("19", "20") for word in words
    ):
        found.add("dated")
    if _LABEL.match(text):
        found.add("label")
    return found


_LONGEST_ASIDE = 60  # words
_LONGEST_HEADING = 12
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6", "legend", "summary", "strong", "b"))
_SECTIONS = frozenset(("comments", "more", "subscribe", "advert", "social"))
_PARAGRAPH_WORDS = 12
"""Blocks of fewer words do not count as running text when containers are compared."""
_NAMES = (*HINTS, *PLACE_TAGS)
TEASER = "run:text"
"""The fact of a block in a run of teasers."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The features of one block: names of single facts, and the bits of what stands near and around it."""

    keys: tuple[str, ...]
    own: int
    """Hints and tags of the owner."""
    near: int
    """Hints and tags of the two elements around it."""
    far: int
    """Hints and tags of all elements further out."""


@lru_cache(maxsize=65536)
def expand(prefix: str, bits: int) -> tuple[str, ...]:
    """Return one feature name for each bit."""
    return tuple(f"{prefix}:{name}" for place, name in enumerate(_NAMES) if bits >> place & 1)


def describe_blocks(
    survey: Survey, *, title: str = "", summaries: Sequence[str] = (), full_text: str = ""
) -> list[Facts]:
    """Return the facts of every block, in order.

    ``title`` and ``summaries`` are what the head says, ``full_text`` is JSON-LD's articleBody; "" where unknown.
    """
    blocks, parents, own, around = survey.blocks, survey.parents, survey.own, survey.around
    sizes = [f"{bisect_left(_LENGTHS, block.words)}{bisect_left(_LINK_SHARES, _share(block))}" for block in blocks]
    mass = _container_mass(survey)
    most = max(mass, default=0.0) or 1.0
    heading = _first_heading(survey, title)
    counts = Counter(block.text for block in blocks)
    runs = find_teaser_runs(survey)
    facts = []
    section: list[str] = []  # what the last heading says, for the blocks below it
    past: set[str] = set()
    for number, block in enumerate(blocks):
        owner = block.owner
        parent = max(parents[owner], 0)
        grand = max(parents[parent], 0)
        near = own[parent] | own[grand]
        size = sizes[number]
        text = block.text
        keys = [
            f"size:{size}",
            f"tag:{survey.elements[owner].tag}",
            f"up:{survey.elements[parent].tag}",
            f"prev:{sizes[number - 1] if number else ''}",
            f"next:{sizes[number + 1] if number + 1 < len(sizes) else ''}",
            f"mass:{bisect_left(_SHARES, mass[parent] / most)}",
            f"outer:{bisect_left(_SHARES, mass[grand] / most)}",
            f"end:{'.' if _SENTENCE_END.search(text[-8:]) else text[-1] if text[-1] in ':…' else '-'}{size[0]}",
        ]
        if heading >= 0:
            keys.append("before-h1" if number < heading else "is-h1" if number == heading else "after-h1")
            if number > heading:
                keys.append(f"gap:{bisect_left(_GAPS, number - heading)}{_kind_of_size(block)}")
        if counts[text] > 1:
            keys.append("repeated")
        if title and text == title:
            keys.append("is-title")
        if len(text) > 20 and any(text.startswith(known[:60]) or known.startswith(text[:60]) for known in summaries):
            keys.append("is-summary" if number > heading else "is-summary-above")
        if full_text and block.words >= 4:
            keys.append("in-json-ld" if text[:60] in full_text else "not-in-json-ld")
        keys += section
        said = _subjects(text) if block.words <= _LONGEST_ASIDE else ()
        keys.extend(f"says:{name}" for name in said)
        if block.words <= _LONGEST_HEADING and survey.elements[owner].tag in _HEADINGS:
            if number > heading:
                past.update(f"past:{name}" for name in said if name in _SECTIONS)
            section = [*(f"under:{name}" for name in said if name in _SECTIONS), *past]
        if "," in text or "、" in text:
            keys.append("comma")
        if number in runs:
            keys.append(f"run:{runs[number]}")
        facts.append(Facts(tuple(keys), own[owner], near, around[grand]))
    return facts


def _kind_of_size(block: Block) -> str:
    """Return "-" for a label, "l" for links, "s" for a sentence, "p" for a paragraph."""
    if block.link_words > block.words / 2:
        return "l"
    return "-" if block.words < 8 else "s" if block.words <= 45 else "p"


def _share(block: Block) -> float:
    return block.link_words / block.words


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
        if survey.elements[node].tag == "h1" or survey.elements[max(survey.parents[node], 0)].tag == "h1":
            return number
        if first < 0 and title and block.text == title:
            first = number
    return first
