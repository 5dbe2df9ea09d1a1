"""What of a page is parsed: bounds that no ordinary page meets, so that a hostile one costs little.

libxml2 reads almost everything in linear time and stops at a depth of its own. What is left to bound is the number
of attributes on one tag (it walks all of them for each new one: 300 KiB of them took 8 s, 1.8 MB hours), the
number of elements (memory, ours and libxml2's), depth (our readers walk up from elements) and size.

Parsing cannot be interrupted in C. A child process with a deadline was weighed and left out: an lxml tree cannot be
handed over, so that the readers of articles and listings would have to run in the child too, for every page that
looks large, and a page that is merely large would be refused on a busy machine. With these bounds the slowest page
found costs seconds, and should one get through nevertheless, the frontier's mark (store/crawls/frontier) makes the
next run refuse it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

MIB = 1_048_576
"""Bytes."""
# The largest of 787 corpus pages has 2 MB, 19,437 tags, 77 attributes on one tag and is 89 deep.
MAX_BYTES = 8 * MIB
"""More is cut off. Below libxml2's own limits for one text (10 MB), which would end the page there."""
MAX_TAGS = 200_000
"""Opening and closing tags, counted by their "<". A list of 10,000 items has about 150,000."""
MAX_ATTRIBUTES = 256
MAX_SIBLINGS = 10_000
"""Children of one element, beyond which no selector is run that counts or compares siblings (:nth-child, "~")."""
MAX_DEPTH = 256
"""libxml2's own limit without XML_PARSE_HUGE. Browsers flatten below 512."""
LARGEST_COUNT = 10**9
"""No site has as many items: a number from here on counts nothing, and might fit into no column of the archive."""

# An attribute and a tag as the HTML standard reads them (13.2.5.33 to 13.2.5.42); a tag may be cut off by the end.
_NAME = rb"[^\s>/=][^\s>/=]*+"
_VALUE = rb"""(?:\s*+=\s*+(?:"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z)|[^\s>"'][^\s>]*+)?+)?+"""
_ATTRIBUTE = re.compile(_NAME + _VALUE)
_TAG = re.compile(rb"<[a-zA-Z][^\s/>]*+((?:[\s/]*+" + _NAME + _VALUE + rb")*+)[\s/]*+")
# The same with too many attributes, or what is left of such a tag after a "<" in quotes.
_LONG_TAG = re.compile(
    rb"""(?:<[a-zA-Z][^\s/>]*+|(?<=["'])<[^"'<]{0,512}+["'])(?:[\s/]*+"""
    + _NAME
    + _VALUE
    + rb"){"
    + str(MAX_ATTRIBUTES).encode()
    + rb"}"
)
# Where the standard reads no tags: comments, and elements whose contents are text.
_TAGS = re.compile(
    rb"<!--(?:[^-]++|-(?!->))*+|<(script|style|textarea|title|xmp|iframe|noembed|noframes)\b(?:[^<]++|<(?!/\1))*+|"
    + _TAG.pattern,
    re.IGNORECASE,
)
_STRIDE = 2048
"""Shorter tags are let through: a page full of them costs a second a megabyte."""
_SAMPLE = 8 * _STRIDE
# From somewhere inside a tag: the rest of a value, and three attributes that hold a "<" in quotes, others between
# them. No ordinary tag has them; a tag without them holds no "<" and is found by that.
_QUOTED = rb"""\s*+=\s*+(?:"[^"<]*+<[^"]*+"|'[^'<]*+<[^']*+')"""
_INSIDE = re.compile(
    rb"""(?:[^"']{0,4096}+["']){1,2}?(?:(?:[\s/]*+[^\s>/=<"']++(?:=[^\s>"'<]++|="[^"<]*+"|='[^'<]*+')?+(?!\s*=)){0,256}?"""
    rb"""[\s/]*+[^\s>/=<"']++""" + _QUOTED + rb"){3}"
)


def count_of(printed: str) -> int | None:
    """Return a count that is printed in digits; None for anything else, and for what is too large to be one.

    >>> count_of("2917"), count_of("many"), count_of("9" * 5000)
    (2917, None, None)
    """
    return int(printed) if printed.isdecimal() and len(printed) < len(str(LARGEST_COUNT)) else None


def bound_source(source: bytes) -> tuple[bytes, list[str]]:
    """Return what of a page's source is parsed, and a remark on each thing that was cut."""
    remarks = []
    if len(source) > MAX_BYTES:
        source = source[:MAX_BYTES]
        remarks.append(f"cut after {MAX_BYTES // MIB} MiB")
    if len(source) > MAX_TAGS and source.count(b"<") > MAX_TAGS:  # most pages are shorter, and need not be counted
        source = b"<".join(source.split(b"<", MAX_TAGS + 1)[:-1])
        remarks.append(f"cut after {MAX_TAGS:,} tags")
    source, remark = bound_attributes(source)
    return source, [*remarks, *remark]


def bound_attributes(source: bytes) -> tuple[bytes, list[str]]:
    """Return a source without the attributes that a tag has too many of, and a remark where there are such."""
    if not (_may_have_surplus(source) and (cuts := list(_surplus(source)))):
        return source, []
    kept, start = [], 0
    for begin, end in cuts:
        kept.append(source[start:begin])
        start = end
    return b"".join((*kept, source[start:])), [f"more than {MAX_ATTRIBUTES} attributes on a tag left out"]


def _may_have_surplus(source: bytes) -> bool:
    """Tell whether a tag may have too many attributes, by a look at every 2 KiB."""
    start, size = source.find(b"<"), len(source)
    sample = 0
    while 0 <= start < size - _STRIDE:
        if start > sample:  # a tag with "<" in quotes may have no stretch without one
            if _INSIDE.match(source, start):
                return True
            sample = start + _SAMPLE
        last = source.rfind(b"<", start + 1, start + _STRIDE)
        if last > 0:
            start = last
            continue
        if _LONG_TAG.match(source, start):
            return True
        start = source.find(b"<", start + 1)
    return False


def _surplus(source: bytes) -> Iterator[tuple[int, int]]:
    """Yield where the attributes begin and end that a tag has too many of."""
    for tag in _TAGS.finditer(source):
        begin, end = tag.span(2)
        if end - begin < MAX_ATTRIBUTES:  # too short for so many, as all ordinary tags are
            continue
        for number, attribute in enumerate(_ATTRIBUTE.finditer(source, begin, end), 1):
            if number == MAX_ATTRIBUTES:
                if attribute.end() < end:
                    yield attribute.end(), end
                break


def flatten(root: HtmlElement) -> bool:
    """Make text of what lies deeper than MAX_DEPTH; tell whether anything did."""
    deep: list[HtmlElement] = etree.XPath("/*" * MAX_DEPTH + "[*]")(root)  # type: ignore[assignment] # elements
    for element in deep:
        etree.strip_tags(element, "*")
    return bool(deep)
