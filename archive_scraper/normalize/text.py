"""Text as a browser shows it: inline tags never glue or split words, blocks and <br> never join them."""

from __future__ import annotations

import html
import re
import unicodedata
import warnings
from functools import lru_cache
from typing import TYPE_CHECKING

from archive_scraper.normalize.late import late

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import BeautifulSoup, PageElement, Tag
    from lxml.html import HtmlElement

# HTML Living Standard, section 15.3 (rendering): elements with display block, list-item or table parts,
# and br. A text run never continues across their borders.
_BLOCK = """address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav
    ol optgroup option p plaintext pre search section select summary table tbody td tfoot th thead tr ul video
    audio iframe img-block"""
BLOCK_TAGS = frozenset(_BLOCK.split())
# Elements whose text a browser never shows.
_HIDDEN = (
    "area base basefont datalist head link meta noembed noframes noscript param rp script style template title "
    "svg math canvas object textarea input"
)
CELL_TAGS = frozenset(("td", "th"))
# Elements that begin and end inside of a word.
INSIDE_WORDS = frozenset(("sub", "sup", "em", "i", "wbr", "font", "mark", "ruby", "rt"))
HIDDEN_TAGS = frozenset(_HIDDEN.split())

# Bounded: a text may hold megabytes without a space.
MAIL_ADDRESS = r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"

# Characters that take no room on the page: soft hyphen, zero-width space, joiners outside of scripts that
# need them, direction marks and overrides, byte order mark, and the C0/C1 controls.
_INVISIBLE = re.compile(
    "[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff"
    "\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
# Zero-width joiners mean something in Arabic, Indic scripts and emoji only; between Latin letters they are noise.
_JOINERS = re.compile("(?<![^\u0000-\u05ff\u2000-\u206f])[\u200c\u200d](?![^\u0000-\u05ff\u2000-\u206f])")


# A reference to one character, as HTML writes it; the names are looked up in the standard's own table.
_ENTITY = re.compile(r"&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# An ampersand that was escaped once or more often before another reference.
_ESCAPED_AGAIN = re.compile(
    r"&(?:(?:amp|AMP|#0{0,4}38|#[xX]0{0,4}26);)+(?=(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
)
_LOST_QUOTE = re.compile("\u00e2\u20ac(?=[\\s.,;:!?)]|$)")
# The first byte of a no-break space whose second one became a space: "5\u00c2 \u20ac".
_STRAY_LEAD = re.compile("(?<=[0-9a-z\u00df-\u00ff.,;:!?%)])\u00c2(?=[ \u00a0])")
_ENTITY_PASSES = 4
_REPAIR_PASSES = 4
_REPAIR_STEP = 4096

# What UTF-8 looks like when it was read as Latin-1 or Windows-1252: the letter of a lead byte, and then as many
# characters that stand for continuation bytes (U+0080-00BF, or what Windows-1252 puts at 80-9F) as that lead byte
# asks for, or the beginning of a quotation mark, whose last byte is often lost; a lead byte's letter before the space
# that a no-break space became; a C1 control, which no text holds on purpose. "é\u00a0:" is no such trace, but French.
_CONTINUATION = (
    "[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    "\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
)
_MOJIBAKE = re.compile(
    f"[\u00c2-\u00df]{_CONTINUATION}|[\u00e0-\u00f4]{_CONTINUATION}{{2}}|\u00e2\u20ac"
    "|[\u0080-\u0084\u0086-\u009f]|\u00c2 "
)


def squeeze(text: str) -> str:
    """Return text with every run of white space (nbsp, thin, ideographic, line breaks) as one space, trimmed."""
    if "\u180e" in text:  # the one space that str.split does not know
        text = text.replace("\u180e", " ")
    return " ".join(text.split())


def visible(text: str) -> str:
    r"""Return text without invisible characters, composed to NFC.

    >>> visible("co\u00adoper\u200bate")
    'cooperate'
    """
    if text.isascii() and text.isprintable():
        return text
    text = _INVISIBLE.sub("", text)
    if "\u200c" in text or "\u200d" in text:
        text = _JOINERS.sub("", text)
    # A lone surrogate cannot be stored as UTF-8.
    text = text.encode("utf-8", "replace").decode("utf-8") if _has_surrogate(text) else text
    return unicodedata.normalize("NFC", text)


def _has_surrogate(text: str) -> bool:
    return re.search("[\ud800-\udfff]", text) is not None


def repair_mojibake(text: str) -> str:
    """Return text with UTF-8 that was read as Latin-1 or Windows-1252 put right, only where that is certain.

    ftfy decides, and only where the text holds a sequence that such a mistake leaves behind.

    >>> repair_mojibake("Merrin\u00e2\u20ac\u2122s tour")
    'Merrin’s tour'
    >>> repair_mojibake("S\u00c3O PAULO")
    'SÃO PAULO'
    """
    if text.isascii() or _MOJIBAKE.search(text) is None:
        return text
    return "\n".join(_repair_line(line) for line in text.split("\n"))


def _repair_line(line: str) -> str:
    # ftfy's own rule is one encoding a line, and long lines cost it more than their length.
    if line.isascii() or _MOJIBAKE.search(line) is None:
        return line
    # The third byte of a closing quote has no character in Windows-1252 and is often lost on the way.
    line = _LOST_QUOTE.sub("”", line)
    import ftfy  # a tenth of a second, which most texts never need

    fixed = "".join(ftfy.fix_encoding(line[i : i + _REPAIR_STEP]) for i in range(0, len(line), _REPAIR_STEP))
    return _STRAY_LEAD.sub("", fixed)


def decode_entities(text: str) -> str:
    """Return text with its character references decoded, those escaped twice included.

    Only references with their semicolon count, so that "AT&T" and "&copy" in prose stay.

    >>> decode_entities("R&amp;amp;D &hellip; AT&T")
    'R&D … AT&T'
    """
    for _ in range(_ENTITY_PASSES):
        if "&" not in text or ";" not in text:
            break
        decoded = _ENTITY.sub(_decode_entity, _ESCAPED_AGAIN.sub("&", text))
        if decoded == text:
            break
        text = decoded
    return text


def _decode_entity(match: re.Match[str]) -> str:
    return html.unescape(match[0])


# What is left of a string that was escaped twice, as in JavaScript. With a small letter after it, it is a formula:
# "\\nu", "\\rho".
_ESCAPES = re.compile(r"\\[nrt](?![a-z])|\\[\"'/]|(?:\\u[0-9a-fA-F]{4})+")


def decode_escapes(text: str) -> str:
    r"""Return text with the escapes decoded that JavaScript left in it; a line break is a space.

    >>> decode_escapes(r"The Pier Stays\n The \"harbour\" council")
    'The Pier Stays  The "harbour" council'
    """
    return _ESCAPES.sub(_decode_escape, text) if "\\" in text else text


def _decode_escape(match: re.Match[str]) -> str:
    found = match[0]
    if found[1] == "u":
        return bytes.fromhex(found.replace("\\u", "")).decode("utf-16-be", "replace")
    return found[1] if found[1] in "\"'/" else " "


# What makes a text more than words and spaces: all that _INVISIBLE, _JOINERS and the controls of _MOJIBAKE look for,
# lone surrogates, the one space that str.split does not know, and the controls that it takes for white space.
_ODD = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069"
    "\ud800-\udfff\ufeff\ufffe\uffff]"
)
_LEADS = late(
    "[\u00c2-\u00f4](?:[\u0080-\u00bf\u0152-\u2122](?:(?<=[\u00c2-\u00df\u00e2].)|[\u0080-\u00bf\u0152-\u2122])|(?<=\u00c2)\\s)"
)
"""Wherever _MOJIBAKE finds a lead byte's letter, before or after white space is squeezed, and a little more."""


_NO_ROOM = "\u00ad\u200b\u2060\ufeff"
"""Those of _INVISIBLE that pages print on purpose: where a word may break, and where not."""


def clean_text(text: str) -> str:
    r"""Return one line of text: visible characters only, mojibake repaired, white space squeezed.

    Idempotent; never raises.

    >>> clean_text("  Foreign\u00a0Affairs \n")
    'Foreign Affairs'
    """
    plain = text.strip()
    is_shown = plain.isprintable()  # of white space that is the space alone
    if not is_shown or "  " in plain:
        plain = " ".join(plain.split())
        is_shown = plain.isprintable()
    # Nearly all that a page holds is plain: nothing to repair or to compose, and at most hyphenation to take off.
    if plain.isascii():
        if is_shown:
            return plain
    elif _LEADS.search(text) is None:
        is_odd = not is_shown and _ODD.search(text) is not None
        if is_odd:
            bare = text
            for character in _NO_ROOM:
                bare = bare.replace(character, "")
            is_odd = _ODD.search(bare) is not None or _LEADS.search(bare) is not None
            plain = " ".join(bare.split())
        if not is_odd and unicodedata.is_normalized("NFC", plain):
            return plain
    for _ in range(_REPAIR_PASSES):
        cleaned = squeeze(visible(repair_mojibake(text)))
        # A repair may uncover another one; without the marks of mojibake there is none to come.
        if cleaned == text or cleaned.isascii() or _MOJIBAKE.search(cleaned) is None:
            break
        text = cleaned
    return cleaned


def html_blocks(fragment: str) -> list[str]:
    """Return the text blocks of an HTML fragment, in order, each cleaned, none empty.

    >>> html_blocks("<p>recently <a>confirmed</a>&nbsp;that</p><p>b<b>o</b>ld</p>")
    ['recently confirmed that', 'bold']
    """
    if "<" not in fragment:
        text = clean_text(decode_entities(fragment))
        return [text] if text else []
    plain = unwrap(fragment)
    if plain is not None:
        return [text] if (text := clean_text(plain)) else []
    root = parse_tree(fragment)
    runs = _runs(root) if root is not None else _soup_runs(parse_fragment(fragment))
    return [text for run in runs if (text := clean_text(run))]


def html_text(fragment: str) -> str:
    """Return an HTML fragment as one line: its blocks, joined by a space."""
    return " ".join(html_blocks(fragment))


_PLAIN_ELEMENT = re.compile(r"\s*<(p|div|span|li|small)(?:\s+class=\"[^\"<>&]*\")?>([^<>]*)</\1>\s*")


def unwrap(fragment: str) -> str | None:
    """Return the text of a fragment that is one plain element, as most teasers are; None where it must be parsed.

    >>> unwrap('<p class="x">A &amp; B</p>'), unwrap("<p>a<b>b</b></p>")
    ('A & B', None)
    """
    match = _PLAIN_ELEMENT.fullmatch(fragment)
    return html.unescape(match[2]) if match else None


def parse_tree(fragment: str) -> HtmlElement | None:
    """Return the tree of an HTML fragment, ten times as fast as with bs4.

    None where the tree does not hold all of it: what follows the end of a page, what nests deeper than libxml2 reads.
    """
    from lxml import etree  # commands that only show need none

    if "</html" in fragment.lower():
        return None
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    source = fragment.encode("utf-8", "replace").replace(b"\x00", b"")
    root: HtmlElement | None = etree.fromstring(source, parser=parser)
    return None if parser.error_log.filter_from_fatals() else root


def _runs(root: HtmlElement) -> Iterator[str]:
    """Yield the text between block borders. Iterative: a page may nest thousands deep."""
    from lxml import etree

    run: list[str] = []
    skipped = None
    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, node in walker:
        if event == "start" and (node.tag in HIDDEN_TAGS or node.get("hidden") is not None):
            skipped = node
            walker.skip_subtree()
            continue
        if node is not skipped and node.tag in BLOCK_TAGS:
            yield "".join(run)
            run.clear()
        if text := node.text if event == "start" else node.tail:
            run.append(text)
    yield "".join(run)


def parse_fragment(fragment: str) -> BeautifulSoup:
    """Parse an HTML fragment with bs4: one that parse_tree() does not hold all of."""
    return _parser()(fragment, "lxml")


@lru_cache(maxsize=1)
def _parser() -> type[BeautifulSoup]:
    from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning  # a fifth of a second, which commands that read save

    warnings.filterwarnings("ignore", category=MarkupResemblesLocatorWarning)
    return BeautifulSoup


def _soup_runs(root: Tag) -> Iterator[str]:
    """Yield the text between block borders. Iterative: a page may nest thousands deep."""
    from bs4.element import NavigableString, PreformattedString, Tag

    run: list[str] = []
    stack: list[PageElement | None] = [root]
    while stack:
        node = stack.pop()
        if node is None:  # the end of a block
            yield "".join(run)
            run.clear()
        elif isinstance(node, Tag):
            if node.name in HIDDEN_TAGS or node.has_attr("hidden"):
                continue
            if node.name in BLOCK_TAGS:
                yield "".join(run)
                run.clear()
                stack.append(None)
            stack.extend(reversed(node.contents))
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            run.append(node)
    yield "".join(run)
