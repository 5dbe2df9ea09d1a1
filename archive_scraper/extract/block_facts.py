"""What is known about each text block of a page: the features that the body model weighs."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from archive_scraper.extract.page_words import HINTS
from archive_scraper.extract.survey import PLACE_TAGS, Block, Survey

if TYPE_CHECKING:
    from collections.abc import Sequence

_LENGTHS = (2, 4, 8, 15, 30, 60)  # words; a block of 15 words is a sentence, one of 60 a paragraph
_LINK_SHARES = (0.05, 0.35, 0.8)
_SHARES = (0.001, 0.05, 0.2, 0.5, 0.9)
_SENTENCE_END = re.compile(r"""[.!?。！？।۔][\])"'”’»›*]*$""")
_LEGAL = re.compile(r"©|\(c\)\s*\d{4}|all rights reserved|alle rechte vorbehalten|tous droits réservés", re.IGNORECASE)
_PARAGRAPH_WORDS = 12
"""Blocks of fewer words do not count as running text when containers are compared."""
_NAMES = (*HINTS, *PLACE_TAGS)


@dataclass(frozen=True, slots=True)
class Facts:
    """The features of one block: names of single facts, and the bits of what stands near and around it."""

    keys: tuple[str, ...]
    near: int
    """Hints and tags of the owner and the two elements around it."""
    far: int
    """Hints and tags of all elements further out."""


@lru_cache(maxsize=65536)
def expand(prefix: str, bits: int) -> tuple[str, ...]:
    """Return one feature name for each bit."""
    return tuple(f"{prefix}:{name}" for place, name in enumerate(_NAMES) if bits >> place & 1)


def describe_blocks(survey: Survey, *, title: str = "", summary: str = "", full_text: str = "") -> list[Facts]:
    """Return the facts of every block, in order.

    ``title`` and ``summary`` are what the head says, ``full_text`` is JSON-LD's articleBody; "" where unknown.
    """
    blocks, parents, own, around = survey.blocks, survey.parents, survey.own, survey.around
    sizes = [f"{bisect_left(_LENGTHS, block.words)}{bisect_left(_LINK_SHARES, _share(block))}" for block in blocks]
    mass = _container_mass(survey)
    most = max(mass, default=0.0) or 1.0
    heading = _first_heading(survey, title)
    seen: set[str] = set()
    facts = []
    for number, block in enumerate(blocks):
        owner = block.owner
        parent = max(parents[owner], 0)
        grand = max(parents[parent], 0)
        near = own[owner] | own[parent] | own[grand]
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
        if text in seen:
            keys.append("repeated")
        seen.add(text)
        if title and text == title:
            keys.append("is-title")
        if summary and len(text) > 20 and (text.startswith(summary[:60]) or summary.startswith(text[:60])):
            keys.append("is-summary")
        if full_text and block.words >= 4:
            keys.append("in-json-ld" if text[:60] in full_text else "not-in-json-ld")
        if _LEGAL.search(text):
            keys.append("legal")
        if "," in text or "、" in text:
            keys.append("comma")
        facts.append(Facts(tuple(keys), near, around[grand]))
    return facts


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
    elements: Sequence[object] = survey.elements
    first = -1
    for number, block in enumerate(survey.blocks):
        node = block.owner
        if survey.elements[node].tag == "h1" or survey.elements[max(survey.parents[node], 0)].tag == "h1":
            return number
        if first < 0 and title and block.text == title and elements:
            first = number
    return first
