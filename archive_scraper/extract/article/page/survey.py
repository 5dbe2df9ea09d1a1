"""One walk over the tree of a page: its text runs, where each stands, and the elements that metadata is read from."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from archive_scraper.extract.article.page.boilerplate import (
    BOILERPLATE_TAGS,
    MAY_BE_BOILERPLATE,
    MOST_NESTED,
    is_boilerplate,
)
from archive_scraper.normalize.late import late
from archive_scraper.normalize.text import BLOCK_TAGS, HIDDEN_TAGS, clean_text
from archive_scraper.signs.class_names import BIT, TAG_BIT, read_words
from archive_scraper.signs.hidden import HIDING_ATTRIBUTES, hides, is_spoken, says_words

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ROLE_BIT = {
    "navigation": TAG_BIT["nav"],
    "contentinfo": TAG_BIT["footer"],
    "complementary": TAG_BIT["aside"],
    "banner": TAG_BIT["header"],
    "search": TAG_BIT["form"],
    "dialog": BIT["consent"],
    "main": TAG_BIT["main"],
}
_ROOTS = frozenset(("html", "body"))
_MARKING_TAGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "time"))
_MARKING_HINTS = BIT["author"] | BIT["date"] | BIT["topic"] | BIT["summary"] | BIT["title"]
_MICRODATA = frozenset(("itemprop", "property", "rel"))
_RARE = _MICRODATA | HIDING_ATTRIBUTES | {"role"}
"""Attributes that say something of few elements."""
_REVEALED_TAGS = HIDDEN_TAGS - {"noscript"}
# Scripts that put no space between words: two characters count as one word.
_UNSPACED = late("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(slots=True)
class Block:
    """One run of text between block borders."""

    text: str
    words: float
    link_words: float
    owner: int
    """Index of the node whose own text this is: the nearest block element."""


@dataclass(slots=True)
class Survey:
    """What one walk found. Nodes are numbered in document order; node 0 is the root."""

    elements: list[HtmlElement] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    """Their tags: asking an element costs as much as all else that is read of one here."""
    parents: list[int] = field(default_factory=list)
    own: list[int] = field(default_factory=list)
    """Bits of the node itself: class and id hints, role, tag."""
    around: list[int] = field(default_factory=list)
    """Bits of all its ancestors below the body."""
    blocks: list[Block] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)
    """Nodes that may carry metadata: headings, time, microdata, telling class names; not each link."""
    links: dict[int, str] = field(default_factory=dict)
    """The address of each link as printed; "" where it has none."""
    properties: dict[int, str] = field(default_factory=dict)
    """The itemprop of a node, or its property, in lower case, where it has one."""
    relations: dict[int, str] = field(default_factory=dict)
    """The rel of a node in lower case, where it has one."""
    starts: list[int] = field(default_factory=list)
    """For each node the number of blocks that ended before it: its place in the text."""
    ends: list[int] = field(default_factory=list)
    """For each node the number of blocks that ended before its own end."""
    with_hidden: bool = False
    """Hidden elements were read too."""

    def text(self, node: int) -> str:
        """Return the visible text of a node as one line."""
        return " ".join(block.text for block in self.blocks[self.starts[node] : self.ends[node]])

    def lines(self, node: int) -> list[str]:
        """Return the visible text of a node, one string a block."""
        return [block.text for block in self.blocks[self.starts[node] : self.ends[node]]]


def count_words(text: str) -> float:
    """Return the length of a text in words; scripts without spaces count two characters as one word."""
    if text.isascii():
        return text.count(" ") + 1.0
    unspaced = len(_UNSPACED.findall(text))
    return text.count(" ") + 1.0 + unspaced / 2


@lru_cache(maxsize=8192)
def _read_class(names: str) -> int:
    """Return the bits that the words of a class attribute set, turned over where it names text that is only spoken."""
    bits = read_words(names)
    return ~bits if is_spoken(names) else bits


# One loop: a call for each of a hundred thousand nodes would double its cost.
def walk_page(  # noqa: C901, PLR0912, PLR0915
    root: HtmlElement, *, with_boilerplate: bool = False, with_hidden: bool = False
) -> Survey:
    """Return the survey of a page. Linear in its size, iterative, and the tree stays as it is.

    ``with_boilerplate`` also reads menus and their like, ``with_hidden`` what scripts reveal: elements that a style
    or attribute hides, and noscript.
    """
    survey = Survey(with_hidden=with_hidden)
    elements, tags, parents, own, around = survey.elements, survey.tags, survey.parents, survey.own, survey.around
    blocks, starts, ends = survey.blocks, survey.starts, survey.ends
    marks, links, properties, relations = survey.marks, survey.links, survey.properties, survey.relations
    hidden_tags = _REVEALED_TAGS if with_hidden else HIDDEN_TAGS
    may_be_boilerplate = 0 if with_boilerplate else MAY_BE_BOILERPLATE
    tag_bit, role_bit = TAG_BIT.get, _ROLE_BIT.get
    run: list[str] = []
    link_characters = 0
    in_link = 0
    element: HtmlElement | None = root
    parent = -1  # the innermost open node
    owners = [-1]  # open block nodes
    asked: list[int] = []  # open nodes that were taken for boilerplate and are not

    def flush() -> None:
        nonlocal link_characters
        text = clean_text("".join(run))
        run.clear()
        if text:
            words = count_words(text)
            linked = words * min(1.0, link_characters / len(text)) if link_characters else 0.0
            blocks.append(Block(text, words, linked, max(owners[-1], 0)))
        link_characters = 0

    while True:
        if element is None:  # the innermost open node ends here
            done, element = parent, elements[parent]
            parent = parents[parent]
        else:
            done = -1
            tag = element.tag
            is_skipped = tag in hidden_tags
            if not is_skipped:
                # The names alone: addresses, styles and data that nobody reads need not become strings.
                said = element.keys()
                is_rare = bool(said) and not _RARE.isdisjoint(said)
                names = element.get("class") if "class" in said else ""
                named = _read_class(names) if names else 0
                if named < 0:
                    named = ~named
                    is_skipped = says_words(element)
                is_skipped = is_skipped or (is_rare and not with_hidden and hides(element, said))
            if not is_skipped:
                bits = tag_bit(tag, 0)
                if said and tag not in _ROOTS:
                    bits |= named
                    if "id" in said:
                        bits |= read_words(element.get("id"))
                    if is_rare:
                        bits |= role_bit(element.get("role"), 0)
                above = around[parent] | own[parent] if parent >= 0 else 0
                if bits & may_be_boilerplate and tag in BOILERPLATE_TAGS and len(asked) < MOST_NESTED:
                    is_skipped = is_boilerplate(element, bits, above)
                    if not is_skipped:
                        asked.append(len(elements))
                    elif run and tag in BLOCK_TAGS:
                        flush()
            if not is_skipped:
                done = len(elements)
                if tag in BLOCK_TAGS:
                    if run:
                        flush()
                    owners.append(done)
                is_mark = tag in _MARKING_TAGS or bits & _MARKING_HINTS != 0
                if is_rare and not _MICRODATA.isdisjoint(said):
                    is_mark = True
                    if value := element.get("itemprop") or element.get("property"):
                        properties[done] = value.lower()
                    if value := element.get("rel"):
                        relations[done] = value.lower()
                if is_mark:
                    marks.append(done)
                if tag == "a":
                    in_link += 1
                    links[done] = element.get("href", "")
                elements.append(element)
                tags.append(tag)
                parents.append(parent)
                own.append(bits)
                around.append(above)
                starts.append(len(blocks))
                ends.append(0)
                # White space says nothing at the start of a run; most of a page's text nodes are that.
                if text := element.text:
                    if not text.isspace():
                        run.append(text)
                        if in_link:
                            link_characters += len(text.strip())
                    elif run:
                        run.append(" ")
                if len(element):
                    element, parent = element[0], done
                    continue
        if done >= 0:
            if asked and asked[-1] == done:
                asked.pop()
            if owners[-1] == done:
                if run:
                    flush()
                owners.pop()
                ends[done] = len(blocks)
            else:
                # A run goes on after an inline element; its text is counted with the run it stands in.
                ends[done] = len(blocks) + (1 if run else 0)
                if tags[done] == "a":
                    in_link -= 1
        if parent < 0:
            break
        if text := element.tail:
            if not text.isspace():
                run.append(text)
                if in_link:
                    link_characters += len(text.strip())
            elif run:
                run.append(" ")
        element = element.getnext()
    if run:
        flush()
    return survey
