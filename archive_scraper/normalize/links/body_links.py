"""The links of a text, read from its Markdown: where each leads, its words, and the sentence that it stands in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from archive_scraper.normalize.sentences import split_sentences
from archive_scraper.normalize.urls import canonical_url, host_of, is_http
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = 1000
"""Links of one text that are read; a text that has more is a directory."""
_LONGEST_TEXT = 500
_LONGEST_SENTENCE = 1000
_RUN = 3
"""Lines in a row that are nothing but a link: a list of other pieces, not an argument."""
_LONGEST_LABEL = 30
"""Characters of a label before a link that stands alone: "Related: ..."."""
# extract.article.body.markdown writes no other links than these: addresses in them hold no bracket and no space.
_LINK = compiled(r"\[((?:\\.|[^\\\[\]])*)\]\(([^()\s]+)\)")
_ESCAPED = compiled(r"\\([\\`*_\[\]<#>+.)-])")
_MARKS = compiled(r"(?<!\\)\*+")
_LINE_START = compiled(r"^\s*(?:(?:>|[-+*]|\d{1,9}[.)]|#{1,6})\s+)*")
_NUMBER = compiled(r"\s*\d{1,9}[.)]\s")
_ADDRESS = compiled(r"https?://|www\.|doi[.:]", re.IGNORECASE)
"""A link whose words are its address is a reference."""
_CELLS = compiled(r"(?<!\\)\|")
# Services that wrap an address into their own: parameter that holds it.
_WRAPPED = {
    ("google.com", "/url"): ("q", "url"),
    ("l.facebook.com", "/l.php"): ("u",),
    ("lm.facebook.com", "/l.php"): ("u",),
}
_SAFE_LINKS = ".safelinks.protection.outlook.com"
# A capture of the Wayback Machine, https://web.archive.org/web/20200101000000id_/https://example.org/
_CAPTURE = compiled(r"/web/\d{1,14}(?:[a-z]{2}_)?/(https?:/.+)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyLink:
    """One link of a text."""

    url: str
    """Canonical; of a wrapper or a web archive, the address within."""
    text: str
    """Its words, without Markdown."""
    sentence: str
    """The sentence that it stands in; "" never: a link without words has none and is not returned."""
    alone: bool
    """Nothing else stands on its line, but for a label."""
    listed: bool
    """It stands alone among others that do: a list of pieces to read next."""


@dataclass(frozen=True, slots=True)
class _Found:
    url: str
    start: int
    end: int


def read_body_links(markdown: str) -> list[BodyLink]:
    """Return the links of a text in their order, those of http and https alone.

    >>> [link] = read_body_links("Prices rose. A [new report](https://www.rand.org/t/RR1) says *why*. Read on.")
    >>> link.url, link.text, link.sentence
    ('https://www.rand.org/t/RR1', 'new report', 'A new report says why.')
    """
    lines = [line for line in markdown.split("\n") if line.strip()]
    read = []
    for line in lines:
        plain, links = _read_line(line)
        # A numbered list of links is one of sources.
        read.append((plain, links, not _NUMBER.match(line) and _is_alone(plain, links)))
    found: list[BodyLink] = []
    runs = _runs([alone for *_, alone in read])
    for (plain, links, alone), run in zip(read, runs, strict=True):
        sentences = split_sentences(plain) if links else []
        for link in links:
            text = plain[link.start : link.end].strip()
            url = unwrapped(link.url)
            if not text or not is_http(url):
                continue
            found.append(
                BodyLink(
                    url=canonical_url(url),
                    text=text[:_LONGEST_TEXT],
                    sentence=_sentence_at(plain, sentences, link.start),
                    alone=alone,
                    listed=run >= _RUN,
                )
            )
            if len(found) == MOST:
                return found
    return found


def read_sentences(markdown: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each sentence of a text without Markdown, and where the links in it lead."""
    for line in markdown.split("\n"):
        plain, links = _read_line(line)
        for start, end in split_sentences(plain):
            yield plain[start:end].strip(), tuple(unwrapped(link.url) for link in links if start <= link.start < end)


def unwrapped(url: str) -> str:
    """Return the address that a redirecting service or a web archive has in its own.

    >>> unwrapped("https://web.archive.org/web/20200101000000/https://example.org/a?b=1")
    'https://example.org/a?b=1'
    >>> unwrapped("https://www.google.com/url?sa=t&url=https%3A%2F%2Fexample.org%2Fa")
    'https://example.org/a'
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    host = host_of(url)
    if host in ("web.archive.org", "archive.org") and (match := _CAPTURE.fullmatch(parts.path)):
        inner = re.sub(r"^(https?:/)(?!/)", r"\1/", match[1])
        return inner + (f"?{parts.query}" if parts.query else "")
    names = ("url",) if host.endswith(_SAFE_LINKS) else _WRAPPED.get((host, parts.path), ())
    if names:
        values = parse_qs(parts.query)
        return next((value for name in names for value in values.get(name, ()) if is_http(value)), url)
    return url


def _read_line(line: str) -> tuple[str, list[_Found]]:
    """Return a line of Markdown as plain text, and its links with their places in it."""
    plain, links, last = "", [], 0
    line = line[_marker(line) :]
    for match in _LINK.finditer(line) if "](" in line else ():
        plain += _plain(line[last : match.start()])
        start = len(plain)
        plain += _plain(match[1])
        links.append(_Found(match[2], start, len(plain)))
        last = match.end()
    return plain + _plain(line[last:]), links


def _marker(line: str) -> int:
    match = _LINE_START.match(line)
    return match.end() if match else 0


def _plain(markdown: str) -> str:
    return _ESCAPED.sub(r"\1", _MARKS.sub("", _CELLS.sub(" ", markdown)))


def _is_alone(plain: str, links: list[_Found]) -> bool:
    """Tell whether a line is nothing but links, perhaps after a label."""
    if not links or any(_ADDRESS.match(plain, link.start) for link in links):
        return False
    rest, last = "", 0
    for link in links:
        rest += plain[last : link.start]
        last = link.end
    rest = (rest + plain[last:]).strip(" \t|•·–—-,;.")
    return not rest or (rest.endswith(":") and len(rest) <= _LONGEST_LABEL and plain.lstrip().startswith(rest))


def _runs(alone: list[bool]) -> list[int]:
    """Return for each line how many lines in a row around it are alone; 0 for one that is not."""
    lengths: list[int] = []
    for is_alone, group in groupby(alone):
        size = sum(1 for _ in group)
        lengths += [size if is_alone else 0] * size
    return lengths


def _sentence_at(plain: str, sentences: list[tuple[int, int]], place: int) -> str:
    start, end = next(((start, end) for start, end in sentences if start <= place < end), (0, len(plain)))
    if end - start > _LONGEST_SENTENCE:
        start = max(start, place - _LONGEST_SENTENCE // 2)
        end = min(end, start + _LONGEST_SENTENCE)
    return plain[start:end].strip()
