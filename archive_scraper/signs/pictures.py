"""Pictures as pages print them: the address that a script would load, the caption and the credit below; whose it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlsplit

from archive_scraper.normalize.picture_credit import split_credit
from archive_scraper.normalize.text import clean_text
from archive_scraper.signs.class_names import BIT, read_words
from archive_scraper.signs.hidden import is_hidden
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from lxml.html import HtmlElement

    Absolute = Callable[[str | None], str | None]

_LATE = book.class_words("pictures.late")
BACKGROUNDS = book.class_words("pictures.backgrounds")
_MARKS = frozenset(book.class_words("pictures.marks"))
_SHARED = frozenset(book.class_words("pictures.shared"))
_CREDITS = frozenset(book.class_words("pictures.credit"))
_OWN = compiled(rf"(?<![a-z]){book.any_of(book.class_words('pictures.own'))}(?![a-z])", re.IGNORECASE)
_BACKGROUND = compiled(r"background(?:-image)?\s*:[^;]*?url\(\s*['\"]?([^'\")]+)", re.IGNORECASE)
_FILE_WORD = compiled(r"[a-z]+|\d+")
# What systems add to the name of a picture's file for another size of it, and to its address for another server.
_SIZE = compiled(r"(?:[-_@](?:\d{2,4}x\d{2,4}|\d{2,4}w|w\d{2,4}|[234]x|scaled|e\d{6,}|large|medium|small|thumb))+$")
_SUFFIX = compiled(r"\.(?:jpe?g|png|webp|gif|avif|svg|jfif|tiff?|bmp)$", re.IGNORECASE)
_SMALL = 64
"""Pixels. What is smaller in a direction is an icon."""
_WIDE = 300
"""Pixels. So wide is the picture of an article at least, where its markup says how wide."""
_PICTURES = frozenset(("img", "picture", "figure"))
_CLIMB = 5
_SOURCES = 12
_FRAME = 40
"""Elements of a picture's frame, with its caption."""
_LONGEST_CAPTION = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One picture: its address, and what is printed below it."""

    url: str
    caption: str | None = None
    credit: str | None = None


def picture_address(element: HtmlElement, absolute: Absolute) -> str | None:
    """Return the address of an img element: of several sizes the largest, past what stands there until it is loaded.

    None for an icon, a mark of the house, a placeholder, and what is written into the page itself ("data:").
    """
    if any(_is_small(element.get(name)) for name in ("width", "height")):
        return None
    for value in _stated(element):
        url = absolute(_largest(value))
        if url is not None and not is_house_mark(url):
            return url
    return None


def background_address(element: HtmlElement, absolute: Absolute) -> str | None:
    """Return the address of the picture that an element has as its background, None where it has none."""
    values = [element.get(name) for name in BACKGROUNDS]
    if (style := element.get("style")) and "(" in style and (match := _BACKGROUND.search(style)):
        values.append(match[1])
    for value in filter(None, values):
        url = absolute(_largest(re.sub(r"^url\(['\"]?|['\"]?\)$", "", value.strip())))
        if url is not None and not is_house_mark(url):
            return url
    return None


def is_house_mark(url: str) -> bool:
    """Tell whether an address names a logo, an icon, a placeholder, or what a site shows of any page that is shared.

    >>> is_house_mark("https://harbour.example/sites/default/files/og-image.png")
    True
    >>> is_house_mark("https://harbour.example/sites/default/files/market-share.png")
    False
    """
    words = [word for word in _FILE_WORD.findall(_file_name(url)) if not word.isdecimal() and word not in {"x", "w"}]
    split = urlsplit(url)
    if not _MARKS.isdisjoint((*words, *split.path.lower().split("/"))):
        return True
    return not _SHARED.isdisjoint(words) and all(word in _SHARED or word in split.netloc.lower() for word in words)


def is_same_picture(one: str, other: str) -> bool:
    """Tell whether two addresses name one picture, in whatever size and from whatever server.

    >>> is_same_picture("https://cdn.example/a/quay-1024x683.jpg?w=5", "https://harbour.example/quay.webp")
    True
    """
    return one == other or (len(core := _core(one)) >= 4 and core == _core(other))


def is_articles_own(element: HtmlElement) -> bool:
    """Tell whether the markup calls a picture the article's own, by class names or its width."""
    holders = [element, *_ancestors(element, 2)]
    if any(_OWN.search(f"{holder.get('class') or ''} {holder.get('id') or ''}") for holder in holders):
        return True
    width = (element.get("width") or "").strip().removesuffix("px")
    return width.isdecimal() and int(width) >= _WIDE


def caption_of(element: HtmlElement) -> tuple[str | None, str | None]:
    """Return the caption and the credit that stand with an img element, each as printed, None where none does."""
    inner = element
    for holder in _ancestors(element, _CLIMB):
        if holder.tag in {"body", "main", "article", "ul", "ol"} or not _is_small_frame(holder):
            return None, None
        if parts := _captions(holder, inner):
            return _read_caption(parts)
        inner = holder
    return None, None


def _read_caption(parts: list[HtmlElement]) -> tuple[str | None, str | None]:
    """Return caption and credit of the elements below a picture; one whose class says so is the credit."""
    captions: list[str] = []
    signed: list[str] = []
    for part in parts:
        marked = _outermost(one for one in part.iter("*") if _is_credit(one))
        said = [text for one in marked if (text := _text(one))]
        text = _text(part, without=frozenset(marked))
        signed += said
        captions += [text] if text else []
    line = " ".join(dict.fromkeys(captions))
    if len(line) > _LONGEST_CAPTION:
        return None, None
    if signed:
        return line or None, _unbracketed(" ".join(dict.fromkeys(signed)))
    return split_credit(line)


def _captions(holder: HtmlElement, inner: HtmlElement) -> list[HtmlElement]:
    """Return the outermost elements below one that are captions or credits of a picture, those next to ``inner``."""
    return _outermost(
        one
        for child in holder
        if child is not inner
        for one in child.iter("*")
        if (one.tag == "figcaption" or _names_caption(one.get("class") or ""))
        and one.tag not in _PICTURES
        and one.find(".//img") is None
        and not is_hidden(one)
    )


@lru_cache(maxsize=2048)
def _names_caption(names: str) -> bool:
    return read_words(names) & BIT["caption"] != 0


def _outermost(elements: Iterable[HtmlElement]) -> list[HtmlElement]:
    """Return those of some elements, in document order, that stand in none of the others."""
    found: list[HtmlElement] = []
    for one in elements:
        if not any(outer in found for outer in one.iterancestors()):
            found.append(one)
    return found


def _unbracketed(text: str) -> str:
    return text[1:-1].strip() if text[:1] in {"(", "["} and text[-1:] in {")", "]"} else text


def _is_credit(element: HtmlElement) -> bool:
    words = _FILE_WORD.findall(f"{element.get('class') or ''} {element.get('itemprop') or ''}".lower())
    return not _CREDITS.isdisjoint(words)


def _text(element: HtmlElement, without: frozenset[HtmlElement] = frozenset()) -> str:
    """Return the text of an element, without that of some elements below it."""
    if element in without:
        return ""
    pieces = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and child not in without and not is_hidden(child):
            pieces.append(_text(child, without))
        pieces.append(child.tail or "")
    return clean_text(" ".join(pieces))


def _is_small_frame(holder: HtmlElement) -> bool:
    """Tell whether an element holds one picture and not much else: no text with a picture in it."""
    if next(islice(holder.iter(), _FRAME - 1, None), None) is not None:
        return False
    return bool(sum(one.getparent().tag != "noscript" for one in holder.iter("img")) == 1)


def _ancestors(element: HtmlElement, most: int) -> Iterator[HtmlElement]:
    above = element.getparent()
    while above is not None and most:
        yield above
        above, most = above.getparent(), most - 1


def _stated(element: HtmlElement) -> Iterator[str]:
    """Yield what an img, the sources next to it and the print for browsers without scripts say, the best first."""
    for name in (*_LATE, "srcset"):
        if value := element.get(name):
            yield value
    parent = element.getparent()
    # Not the parent: to libxml2 a source has contents, and pages have several of them.
    frame = next((one for one in _ancestors(element, _SOURCES) if one.tag == "picture"), None)
    if frame is not None:
        for source in frame.iter("source"):
            for name in ("data-srcset", "srcset"):
                if value := source.get(name):
                    yield value
    if value := element.get("src"):
        yield value
    near = [element.getnext(), parent.getnext() if parent is not None else None]
    for one in near:
        if one is not None and one.tag == "noscript" and (plain := one.find(".//img")) is not None:
            yield plain.get("src") or ""


def _largest(value: str) -> str:
    """Return the address of the largest picture of a srcset, or the value where it is one address."""
    # From the start of a word alone: of a picture written into its address every letter would be a start.
    several = len(value.split(maxsplit=1)) > 1
    parts = re.findall(r"(?<![^\s,])(\S+)\s+(\d+(?:\.\d+)?)[wx](?:,|\s|$)", value) if several else ()
    if not parts:
        return "" if value.startswith("data:") else value.strip().split(" ", 1)[0].rstrip(",")
    return str(max(parts, key=lambda part: float(part[1]))[0].lstrip(","))


def _is_small(value: str | None) -> bool:
    number = (value or "").strip().removesuffix("px")
    return number.isdecimal() and int(number) < _SMALL


@lru_cache(maxsize=64)
def _file_name(url: str) -> str:
    """Return the name of a picture's file in lower case, of the address within where another server hands it out."""
    split = urlsplit(url)
    for _, value in parse_qsl(split.query) if split.query else ():
        if "/" in value and _SUFFIX.search(urlsplit(value).path):
            split = urlsplit(value)
            break
    return _SUFFIX.sub("", unquote(split.path.rstrip("/").rsplit("/", 1)[-1])).lower()


def _core(url: str) -> str:
    name = _SIZE.sub("", _file_name(url))
    return "" if all(word in _SHARED for word in _FILE_WORD.findall(name) if not word.isdecimal()) else name
