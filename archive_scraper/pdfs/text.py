"""The text of pages as a reader means it: broken words joined, running heads off, lines back into paragraphs.

A layout breaks words, repeats a head on each page and ends lines where the paper ends. What is put right here is only
what the document itself proves; where it proves nothing, the text stays as printed.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from archive_scraper.normalize.late import late
from archive_scraper.normalize.text import clean_text
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

BROKEN = "\ufffe"
"""What PDFium writes for a hyphen at the end of a line; the word goes on at once."""
_BREAK = compiled(rf"([^\W_]+){BROKEN}([^\W_]+)|{BROKEN}")
_WORD = compiled(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_EDGE = 2
"""Lines at either end of a page among which heads, feet and page numbers stand."""
_LONGEST_HEAD = 150
_FEWEST_PAGES = 3
"""So many pages must show a head: fewer may be chance."""
_SHARE = 0.3
"""And this share of all, as left and right pages have their own."""
_PAGE_NUMBER = compiled(r"(?<![\d.,])[0-9]{1,4}(?![\d]|[.,]\d)")
_NUMBER = "#"
_AROUND = compiled(r"[^\w#]+|_+")
_NO_SPACES = late("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
"""Scripts that are written without spaces; Korean is written with them."""
_FULL, _FULL_SENTENCE = 0.7, 0.95
"""A line of this share of its page's long lines was ended by the paper, not by the writer; one that ends a sentence may
end its paragraph as well."""
_SENTENCE_END = compiled(r"[.!?:…。！？：؟۔][\"'”’»)\]]*$")
_LIST_ITEM = compiled(r"[•‣▪●◦–—*·]\s|\(?(?:\d{1,2}|[a-z])[.)]\s")


def honest_pages(texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the text of each page, a paragraph a line; and the lines of the first page as printed.

    ``texts`` are those of PDFium, whose lines end with CR LF.
    """
    known = _known_words(texts)
    pages = [[_line(line, known) for line in text.split("\r\n")] for text in texts]
    first = pages[0] if pages else []
    kept = _without_heads([[line for line in lines if line] for lines in pages])
    return ["\n".join(_paragraphs(lines)) for lines in kept], first


def _known_words(texts: Sequence[str]) -> Counter[str]:
    """Count the words that stand in one piece, by their spelling in small letters."""
    if not any(BROKEN in text for text in texts):
        return Counter()
    known: Counter[str] = Counter()
    for text in texts:
        known.update(word.casefold() for word in _WORD.findall(_BREAK.sub(" ", text)))
    return known


def _line(text: str, known: Counter[str]) -> str:
    def join(match: re.Match[str]) -> str:
        if match[1] is None:
            return "-"
        whole, parted = f"{match[1]}{match[2]}", f"{match[1]}-{match[2]}"
        # Only the document says which it is: "hyphen-ated" is one word, "well-known" is two.
        return whole if known[whole.casefold()] > known[parted.casefold()] else parted

    text = _BREAK.sub(join, text) if BROKEN in text else text
    return clean_text(text.translate(_LIGATURES))


def _without_heads(pages: list[list[str]]) -> list[list[str]]:
    """Take off what many pages show at their ends: running heads, feet, and numbers that count the pages."""
    enough = max(_FEWEST_PAGES, _SHARE * sum(map(bool, pages)))
    offset = _offset(pages, enough)
    marks = [
        {place: _mark(lines[place], number if offset is None else number + offset) for place in _edges(lines)}
        for number, lines in enumerate(pages)
    ]
    shown: Counter[str] = Counter()
    for found in marks:
        shown.update(set(found.values()))
    heads = {mark for mark, count in shown.items() if mark and count >= enough}
    read: set[str] = set()
    kept = []
    for lines, found in zip(pages, marks, strict=True):
        # A title may come back as the head of all pages: where it stands first it stays, so that nothing is lost.
        off = {place for place, mark in found.items() if mark in read or (mark == _NUMBER and offset is not None)}
        read |= heads & set(found.values())
        rest = [line for place, line in enumerate(lines) if place not in off]
        kept.append(rest or lines)  # a page of nothing but heads is no page of heads
    return kept


def _edges(lines: list[str]) -> Iterator[int]:
    """Yield the places of the lines at either end of a page."""
    count = len(lines)
    yield from (place for place in range(count) if place < _EDGE or place >= count - _EDGE)


def _offset(pages: list[list[str]], enough: float) -> int | None:
    """Return what the printed numbers of pages are ahead of their count; None where none counts them."""
    found: Counter[int] = Counter()
    for place, lines in enumerate(pages):
        edges = [lines[edge] for edge in _edges(lines) if len(lines[edge]) <= _LONGEST_HEAD]
        found.update({int(number) - place for line in edges for number in _PAGE_NUMBER.findall(line)})
    best = found.most_common(1)
    return best[0][0] if best and best[0][1] >= enough else None


def _mark(line: str, number: int) -> str:
    """Return what running heads share: their words, and "#" in place of the number of the page; "" for what is none."""
    if len(line) > _LONGEST_HEAD:
        return ""
    marked = _PAGE_NUMBER.sub(lambda found: "#" if int(found[0]) == number else found[0], line.casefold())
    bare = _AROUND.sub("", marked)
    return _NUMBER if bare == _NUMBER else marked if _WORD.search(marked) else ""


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """Yield paragraphs: a line that the paper ended goes on with the next one."""
    if not lines:
        return
    lengths = sorted(map(len, lines))
    long = lengths[min(len(lengths) - 1, len(lengths) * 9 // 10)]
    paragraph = lines[0]
    for before, line in pairwise(lines):
        share = _FULL_SENTENCE if _SENTENCE_END.search(before) else _FULL
        goes_on = len(before) >= share * long or line[:1].islower()
        if goes_on and _LIST_ITEM.match(line) is None:
            paragraph += _between(paragraph, line) + line
        else:
            yield paragraph
            paragraph = line
    yield paragraph


def _between(before: str, after: str) -> str:
    together = _NO_SPACES.match(before[-1:]) and _NO_SPACES.match(after[:1])
    return "" if together else " "
