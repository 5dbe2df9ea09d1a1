"""An element as clean text and as Markdown, made in one walk so that the two agree block by block."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from lxml import etree

from archive_scraper.normalize.text import BLOCK_TAGS, clean_text
from archive_scraper.normalize.urls import host_of
from archive_scraper.signs.hidden import is_hidden
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    Parts = dict[HtmlElement, int]

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_EMPHASIS = {"em": "*", "i": "*", "cite": "*", "strong": "**", "b": "**"}
_SPECIAL = "\\`*_[]<"
"""Signs that mean something to Markdown wherever they stand, the one that escapes the others first."""
_LINE_START = compiled(r"(?:([#>+-])(?=\s|$)|(\d{1,9})([.)])(?=\s|$))")
# Nobody reads deeper nesting, and a page that nests thousands of levels must not cost their square.
_DEEPEST = 12
LEFT_OUT, NO_TEXT, NO_TAIL, APART = 1, 2, 4, 8
"""What is not written down of an element: all of it, its own text, the text after it; and a space in its place."""
_DROPPED = "dropped"
_UNSAFE_IN_ADDRESS = compiled(r"[\s<>()]")


@dataclass(frozen=True, slots=True)
class Rendered:
    """The two readings of one element."""

    text: str
    """One block a line."""
    markdown: str


@dataclass(slots=True)
class _Line:
    """One block on its way out."""

    text: str
    markdown: str
    joint: str
    """What separates it from the block before: "" at the start, a line break, or a blank line."""
    prefix: str
    plain: bool
    """Whether it may become a cell of a table: a plain paragraph outside of lists and quotes."""


@dataclass(slots=True)
class _Item:
    """An open list item or quotation."""

    marker: str
    used: bool = False


@dataclass(slots=True)
class _Writer:
    base_url: str
    lines: list[_Line] = field(default_factory=list)
    pieces: list[tuple[str, str]] = field(default_factory=list)
    """The open run: ("text", words), ("open", mark) or ("close", mark)."""
    said: str = ""
    """The last words of the open run."""
    open_marks: list[str] = field(default_factory=list)
    """Marks of emphasis and links around the present place: they reopen after a block border."""
    inline: list[str | None] = field(default_factory=list)
    """For each open inline element its mark; None where it has none."""
    containers: list[_Item] = field(default_factory=list)
    counters: list[int] = field(default_factory=list)
    """For each open list the number of its last item; -1 in a list without numbers."""
    heading: int = 0
    broken: bool = False
    """The run before ended with a line break, not with a block."""
    rows: list[tuple[int, list[int]]] = field(default_factory=list)
    """For each open table row the line it starts at and the lines its cells start at."""

    def flush(self) -> None:
        """End the open run."""
        if self.said:
            text = clean_text("".join([value for kind, value in self.pieces if kind == "text"]))
            if text:
                plain = len(self.pieces) == 1
                self._write(text, _escape(text) if plain else _render_run(self.pieces))
        elif not self.pieces:  # as most borders of blocks find it
            return
        self.pieces = [("open", mark) for mark in self.open_marks]
        self.said = ""

    def say(self, text: str) -> None:
        """Add text to the open run; white space at its start says nothing."""
        if not text.isspace():
            self.said = text
        elif not self.said:
            return
        self.pieces.append(("text", text))

    def go_on(self, text: str) -> None:
        """Add text that goes on with the last of the open run: what stood between is left out."""
        if self.pieces and self.pieces[-1][0] == "text":
            text = self.pieces.pop()[1] + text
        if text:
            self.say(text)

    def _write(self, text: str, markdown: str) -> None:
        if self.heading:
            markdown = "#" * self.heading + " " + markdown
        joint = "\n" if self.broken and not self.heading else "\n\n"
        prefix, is_item_start = self._prefix()
        if is_item_start and self.lines and self.lines[-1].prefix.replace("> ", ""):
            joint = "\n"  # the block before stood in an item too
        self.lines.append(_Line(text, markdown, joint, prefix, plain=not self.heading and not self.containers))
        self.broken = False

    def _prefix(self) -> tuple[str, bool]:
        prefix = ""
        starts = False
        for item in self.containers[:_DEEPEST]:
            if item.marker == "> " or not item.used:
                prefix += item.marker
                starts = starts or item.marker != "> "
            else:
                prefix += " " * len(item.marker)
            item.used = True
        return prefix, starts

    def enter(self, marker: str) -> None:
        """Open a list item or a quotation."""
        self.containers.append(_Item(marker if len(self.containers) < _DEEPEST else ""))

    def break_line(self) -> None:
        """Read a <br>: inside a paragraph a new line, twice in a row a new paragraph."""
        if self.heading:
            self.say(" ")
            return
        before = len(self.lines)
        self.flush()
        self.broken = len(self.lines) > before

    def write_code(self, element: HtmlElement) -> None:
        """Write a <pre> as a fenced block, white space kept."""
        self.flush()
        code = "".join(element.itertext()).strip("\n") if len(element) else (element.text or "").strip("\n")
        lines = [line.rstrip() for line in code.splitlines()]
        text = "\n".join(cleaned for line in lines if (cleaned := clean_text(line)))
        if text:
            fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", code)), default=0))
            self._write(text, "\n".join((fence, *lines, fence)))
            self.lines[-1].plain = False

    def end_row(self) -> None:
        """Turn the row's cells into one Markdown table row where each is one plain block."""
        start, cells = self.rows.pop()
        lines = self.lines[start:]
        starts = [cell - start for cell in cells]
        if len(lines) < 2 or starts != list(range(len(lines))) or not all(line.plain for line in lines):
            return
        after_row = start > 0 and self.lines[start - 1].markdown.endswith("|")
        row = "| " + " | ".join(line.markdown.replace("|", "\\|") for line in lines) + " |"
        lines[0].markdown = row if after_row else row + "\n" + "| --- " * len(lines) + "|"
        if after_row:
            lines[0].joint = "\n"
        for line in lines:
            line.plain = False
        for line in lines[1:]:
            line.markdown = ""
        # The next row looks at the last line before it.
        lines[-1].markdown, lines[0].markdown = lines[0].markdown, ""
        lines[-1].joint, lines[0].joint = lines[0].joint, lines[-1].joint

    def finish(self) -> Rendered:
        self.flush()
        parts: list[str] = []
        for line in self.lines:
            if line.markdown:
                # A line break inside a block with a prefix must repeat what nests it.
                inner = re.sub(r"[^>]", " ", line.prefix) if line.prefix else ""
                body = line.markdown.replace("\n", "\n" + inner)
                joint = "" if not parts else "  \n" if line.joint == "\n" and _is_break(line) else line.joint
                parts.append(joint + line.prefix + body)
        return Rendered("\n".join(line.text for line in self.lines), "".join(parts))


def _is_break(line: _Line) -> bool:
    return not line.markdown.startswith("|") and line.prefix.strip() in ("", ">")


def render(root: HtmlElement, base_url: str = "", parts: Parts | None = None) -> Rendered:
    r"""Return the visible text below an element, as text and as Markdown.

    Headings, lists, quotations, links, emphasis, code and simple tables are kept; pictures and forms are not.
    Links become absolute against ``base_url``. ``parts`` says what is written down, element by element, and nothing of
    others; without it, what is not hidden. Iterative and linear.

    >>> from lxml import html
    >>> render(html.fromstring("<div><h2>One</h2><p>a <b>bo</b>ld&nbsp;<a href='/x'>link</a></p></div>"), "http://e.org")
    Rendered(text='One\na bold link', markdown='## One\n\na **bo**ld [link](http://e.org/x)')
    """
    writer = _Writer(base_url)
    level: Iterator[HtmlElement] = iter((root,))
    # Each with its tag, what is said of it, and its siblings that are still to come.
    opened: list[tuple[HtmlElement, str, int, Iterator[HtmlElement]]] = []
    while True:
        node = next(level, None)
        if node is None:  # the innermost open node ends here
            if not opened:
                break
            node, tag, said, level = opened.pop()
            _close(writer, tag)
        else:
            tag = node.tag
            said = parts.get(node, LEFT_OUT) if parts is not None else 0
            if said & LEFT_OUT:
                writer.go_on(_in_its_place(node, said))
                continue
            if parts is None and node is not root and is_hidden(node):
                pass
            elif tag == "pre" and _is_code(code := node if parts is None else _copy(node, parts)):
                writer.write_code(code)
            else:
                tag = "div" if tag == "noscript" else tag  # what a script would show
                _open(writer, node, tag)
                if not said & NO_TEXT and (text := node.text):
                    writer.say(text)
                if len(node):
                    opened.append((node, tag, said, level))
                    level = iter(node)
                    continue
                _close(writer, tag)
        if node is not root and not said & NO_TAIL and (text := node.tail):
            writer.say(text)
    return writer.finish()


def _in_its_place(node: HtmlElement, said: int) -> str:
    """Return what stands for an element that is left out: the text after it; what a block parted stays apart."""
    tail = "" if said & NO_TAIL else node.tail or ""
    return f" {tail}" if said & APART or node.tag in BLOCK_TAGS else tail


def _copy(node: HtmlElement, parts: Parts) -> HtmlElement:
    """Return a copy of an element with what is written down of it alone."""
    copy = deepcopy(node)
    for ours, theirs in zip(list(copy.iter()), node.iter(), strict=True):
        said = parts.get(theirs, LEFT_OUT)
        if said & NO_TEXT:
            ours.text = None
        if said & LEFT_OUT:
            ours.tail, ours.tag = _in_its_place(theirs, said), _DROPPED
        elif said & NO_TAIL:
            ours.tail = None
    etree.strip_elements(copy, _DROPPED, with_tail=False)
    return copy


def _is_code(node: HtmlElement) -> bool:
    """Tell whether a <pre> holds lines of text and inline marks only."""
    return not any(inner.tag in BLOCK_TAGS or is_hidden(inner) for inner in node.iterdescendants())


def _open(writer: _Writer, node: HtmlElement, tag: str) -> None:
    if tag == "br":
        writer.break_line()
        return
    if tag in BLOCK_TAGS:
        writer.flush()
        writer.broken = False
        if tag in _HEADINGS:
            writer.heading = _HEADINGS[tag]
        elif tag in ("ul", "ol", "menu"):
            writer.counters.append(_first_number(node) - 1 if tag == "ol" else -1)
        elif tag == "li":
            writer.enter(_next_marker(writer))
        elif tag == "blockquote":
            writer.enter("> ")
        elif tag == "tr":
            writer.rows.append((len(writer.lines), []))
        elif tag in ("td", "th") and writer.rows:
            writer.rows[-1][1].append(len(writer.lines))
        return
    mark = _mark_of(writer, node, tag) if len(writer.open_marks) < _DEEPEST else None
    writer.inline.append(mark)
    if mark is not None:
        writer.open_marks.append(mark)
        writer.pieces.append(("open", mark))
        if tag == "a" and not len(node) and (name := _name_empty_link(writer, node)):
            writer.say(name)


def _close(writer: _Writer, tag: str) -> None:
    if tag == "br":
        return
    if tag in BLOCK_TAGS:
        writer.flush()
        writer.broken = False
        if tag in _HEADINGS:
            writer.heading = 0
        elif tag in ("ul", "ol", "menu"):
            writer.counters.pop()
        elif tag in ("li", "blockquote"):
            writer.containers.pop()
        elif tag == "tr":
            writer.end_row()
    elif (mark := writer.inline.pop()) is not None:
        writer.open_marks.remove(mark)
        writer.pieces.append(("close", mark))


def _name_empty_link(writer: _Writer, node: HtmlElement) -> str:
    """Return the host that an emptied citation "(<a href=...></a>, July 25)" still names; "" for any other link."""
    before, after = writer.said.rstrip(), (node.tail or "").lstrip()
    if clean_text(node.text or "") or not before.endswith(("(", ";", ",")) or not after.startswith((",", ";", ")")):
        return ""
    return clean_text(node.get("title") or "") or host_of(_absolute(node.get("href"), writer.base_url))


def _first_number(node: HtmlElement) -> int:
    start = (node.get("start") or "").strip()
    return int(start) if start.isascii() and start.isdigit() and len(start) < 9 else 1


def _next_marker(writer: _Writer) -> str:
    if not writer.counters or writer.counters[-1] < 0:
        return "- "
    writer.counters[-1] += 1
    return f"{writer.counters[-1]}. "


def _mark_of(writer: _Writer, node: HtmlElement, tag: str) -> str | None:
    """Return the Markdown mark of an inline element: emphasis, or "](address)" for a link; None for any other."""
    if tag == "a":
        address = _absolute(node.get("href"), writer.base_url)
        return f"]({address})" if address else None
    mark = _EMPHASIS.get(tag)
    return None if mark == "**" and writer.heading else mark


def _absolute(href: str | None, base_url: str) -> str | None:
    href = (href or "").strip()
    if not href or href.startswith("#"):
        return None
    try:
        url = href if href.startswith(("http://", "https://")) else urljoin(base_url, href)
    except ValueError:
        return None
    if not url.startswith(("http://", "https://", "mailto:")):
        return None
    return _UNSAFE_IN_ADDRESS.sub(lambda match: f"%{ord(match[0]):02X}" if match[0].isascii() else "%20", url)


def _render_run(pieces: list[tuple[str, str]]) -> str:
    """Return one run as Markdown: marks hug their words, empty ones go, white space is one space."""
    out: list[str] = []
    waiting: list[str] = []  # marks opened before the next word
    active: list[str] = []
    space = False
    for kind, value in pieces:
        if kind == "open":
            # Emphasis inside the same emphasis says nothing more.
            waiting.append(value)
        elif kind == "close":
            if value in waiting:
                waiting.remove(value)
            elif value in active:
                place = len(active) - 1 - active[::-1].index(value)
                # Marks close in the order of the tree; those inside end here too.
                out.extend(reversed(active[place:]))
                del active[place:]
        else:
            text = clean_text(value)
            space = space or (bool(value) and (not text or value[0].isspace() or value[0] == "\xa0"))
            if not text:
                continue
            if space and out:
                out.append(" ")
            for mark in waiting:
                if mark not in active:
                    out.append("[" if mark.startswith("](") else mark)
                    active.append(mark)
            waiting.clear()
            out.append(_escape_signs(text) if out else _escape(text))
            space = value[-1].isspace() or value[-1] == "\xa0"
    out.extend(reversed(active))
    return "".join(out)


def _escape(text: str) -> str:
    """Return text at the start of a block so that Markdown reads it as text."""
    text = _escape_signs(text)
    match = _LINE_START.match(text)
    return _escape_start(match) + text[match.end() :] if match is not None else text


def _escape_signs(text: str) -> str:
    """Return text with its special signs escaped; most texts have none, which a look for each tells soonest."""
    for sign in _SPECIAL:
        if sign in text:
            text = text.replace(sign, f"\\{sign}")
    return text


def _escape_start(match: re.Match[str]) -> str:
    return f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}"
