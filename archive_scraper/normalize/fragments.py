"""A short HTML fragment as one line of text that remembers where its links and its emphasis stood."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from archive_scraper.normalize.text import (
    BLOCK_TAGS,
    HIDDEN_TAGS,
    clean_text,
    decode_entities,
    parse_fragment,
    parse_tree,
    repair_mojibake,
    unwrap,
    visible,
)
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from bs4 import PageElement, Tag
    from lxml.html import HtmlElement

# Elements that set a name off from its sentence: a title in italics, a quoted work.
_EMPHASIS = frozenset(("em", "i", "cite", "strong", "b", "u"))
_MARKUP = compiled(r"<[a-zA-Z!/?]")
# [text](address) of a page that was saved as Markdown.
_MARKDOWN_LINK = compiled(r"\[([^\[\]\n]{1,300})\]\(([^\s()]{1,2000}(?:\([^\s()]{0,200}\)[^\s()]{0,500})?)\)")
_ADDRESS = compiled(r"https?://[^\s<>\"“”]+[^\s<>\"“”.,;:!?)\]’']")
_UNUSABLE = compiled(r"(?:#|javascript:|mailto:|tel:|data:|about:|whatsapp:|vbscript:|blob:)|$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the line's text: characters ``start`` to ``end``."""

    start: int
    end: int
    href: str | None = None
    """The link's address as printed; None for emphasis and for a link without an address."""


@dataclass(frozen=True, slots=True)
class Line:
    """The text as a browser shows it, on one line, and the spans of its links and emphasis."""

    text: str
    links: tuple[Span, ...] = ()
    emphasis: tuple[Span, ...] = ()


def usable(href: str | None) -> bool:
    """Tell whether a link leads to a page: not "#top", not script, mail or telephone."""
    return href is not None and _UNUSABLE.match(href.strip()) is None


def has_markup(text: str) -> bool:
    """Tell whether a text holds anything that a browser would read as a tag."""
    return "<" in text and _MARKUP.search(text) is not None


def read_line(fragment: str) -> Line:
    """Read HTML, Markdown or plain text as one line. Never raises.

    >>> read_line('<p>Read it in <a href="/x"><em>The  Post</em></a>.</p>')
    Line(text='Read it in The Post.', links=(Span(start=11, end=19, href='/x'),), \
emphasis=(Span(start=11, end=19, href=None),))
    """
    if has_markup(fragment):
        plain = unwrap(fragment)
        if plain is not None:
            return Line(clean_text(plain))
        root = parse_tree(fragment)
        return line_of_tree(root) if root is not None else line_of(parse_fragment(fragment))
    if "](" in fragment:
        return _read_markdown(fragment)
    text = clean_text(decode_entities(fragment))
    if "://" not in text:
        return Line(text)
    return Line(text, tuple(Span(m.start(), m.end(), m[0]) for m in _ADDRESS.finditer(text)))


def line_of_tree(root: HtmlElement) -> Line:
    """Return the visible text of a fragment's tree as one line."""
    builder = _Builder()
    skipped = None
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, node in walker:
        if event == "start":
            if node.tag in HIDDEN_TAGS or node.get("hidden") is not None:
                skipped = node
                walker.skip_subtree()
                continue
            builder.enter(node.tag, node.get("href"))
            text = node.text
        else:
            if event == "end" and node is not skipped:
                builder.leave(node.tag)
            text = node.tail
        if text:
            builder.add(text)
    return builder.build()


def line_of(root: Tag) -> Line:
    """Return the visible text of a parsed fragment as one line. Iterative: a fragment may nest thousands deep."""
    from bs4.element import NavigableString, PreformattedString, Tag

    builder = _Builder()
    stack: list[tuple[PageElement, bool]] = [(root, False)]
    while stack:
        node, closing = stack.pop()
        if not isinstance(node, Tag):
            if isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
                builder.add(node)
        elif closing:
            builder.leave(node.name)
        elif node.name not in HIDDEN_TAGS and not node.has_attr("hidden"):
            href = node.get("href")
            builder.enter(node.name, href if isinstance(href, str) else None)
            stack.append((node, True))
            stack.extend((child, False) for child in reversed(node.contents))
    return builder.build()


def _read_markdown(text: str) -> Line:
    builder = _Builder()
    position = 0
    for match in _MARKDOWN_LINK.finditer(text):
        builder.add(decode_entities(text[position : match.start()]).replace("*", ""))
        builder.open("link", match[2])
        builder.add(decode_entities(match[1]).replace("*", ""))
        builder.close()
        position = match.end()
    builder.add(decode_entities(text[position:]).replace("*", ""))
    return builder.build()


class _Builder:
    """Joins pieces of text, squeezing white space, and keeps the places of what was opened and closed."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._space = False
        self._open: list[tuple[str, int, str | None]] = []
        self._links: list[Span] = []
        self._emphasis: list[Span] = []

    def add(self, raw: str) -> None:
        text = visible(repair_mojibake(raw))
        if not text:
            return
        squeezed = " ".join(text.split())
        if not squeezed:
            self._space = True
            return
        if (self._space or text[0].isspace()) and self._length:
            squeezed = " " + squeezed
        self._space = text[-1].isspace()
        self._pieces.append(squeezed)
        self._length += len(squeezed)

    def enter(self, tag: str, href: str | None) -> None:
        """Read the start of an element."""
        if tag in BLOCK_TAGS:
            self._space = True
        elif tag == "a":
            self.open("link", href.strip() if href is not None else None)
        elif tag in _EMPHASIS:
            self.open("emphasis")

    def leave(self, tag: str) -> None:
        """Read the end of an element."""
        if tag in BLOCK_TAGS:
            self._space = True
        elif tag == "a" or tag in _EMPHASIS:
            self.close()

    def open(self, kind: str, href: str | None = None) -> None:
        self._open.append((kind, self._length, href))

    def close(self) -> None:
        kind, start, href = self._open.pop()
        if start < self._length or kind == "link":
            (self._links if kind == "link" else self._emphasis).append(Span(start, self._length, href))

    def build(self) -> Line:
        text = "".join(self._pieces)

        def settle(spans: list[Span]) -> tuple[Span, ...]:
            # A span opened before a space starts at the word after it.
            kept = (Span(s.start + (text[s.start : s.start + 1] == " "), s.end, s.href) for s in spans)
            return tuple(sorted((s for s in kept), key=lambda s: (s.start, -s.end)))

        return Line(text, settle(self._links), settle(self._emphasis))
