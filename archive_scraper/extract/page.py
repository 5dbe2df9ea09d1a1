"""One page, parsed once: the tree, its text, and the metadata that stands in its head."""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8
from collections import deque
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from lxml import etree
from parsel.csstranslator import HTMLTranslator

from archive_scraper.extract.bounds import MAX_DEPTH, MAX_SIBLINGS, bound_source, flatten
from archive_scraper.extract.encoding import decode_page
from archive_scraper.normalize.text import BLOCK_TAGS, clean_text, decode_escapes
from archive_scraper.signs.hidden import is_hidden
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_EMPTY_PAGE = b"<html><head></head><body></body></html>"
_CLOSED_BREAK = re.compile(rb"</br\s*>", re.IGNORECASE)
_HEAD_TAGS = ("base", "link", "meta", "script", "title")


def is_pdf(body: bytes) -> bool:
    r"""Tell whether an answer or file is a PDF, whatever type it is sent as, and white space in front of it.

    >>> is_pdf(b"\r\n%PDF-1.7 ..."), is_pdf(b"<p>%PDF-1.7 is how a PDF begins")
    (True, False)
    """
    return body[:1024].lstrip(b"\xef\xbb\xbf\0\t\r\n ").startswith(b"%PDF-")  # PDF 32000-1, annex H, note 13


class Page:
    """A parsed HTML page and its address.

    ``root`` is the lxml tree without comments; nothing changes it after parsing, so every reader sees the same page.
    Its elements are lxml's plain ones, without the methods of lxml.html: these cost each of them time and memory.
    ``remarks`` say what was cut because the page is larger than any ordinary one (extract.bounds), a line each.
    """

    def __init__(self, text: str | bytes, url: str) -> None:
        """Parse a page's text; bytes are UTF-8."""
        source = text.encode("utf-8", "replace") if isinstance(text, str) else text
        # NUL bytes end a document for libxml2; browsers drop them.
        source, remarks = bound_source(source.replace(b"\x00", b""))
        source = _CLOSED_BREAK.sub(b"<br>", source)  # libxml2 drops it; for browsers it is a line break
        self.url = url
        self._absolute: dict[str | None, str | None] = {}
        """Links as printed -> absolute: several readers ask for the same."""
        root, is_deep = _parse(source)
        if is_deep:
            root, _ = _parse(source, huge_tree=True)
            if root is not None and flatten(root):
                remarks.append(f"elements more than {MAX_DEPTH} deep read as text")
        self.root: HtmlElement = root if root is not None else _parse(_EMPTY_PAGE)[0]
        self.remarks: tuple[str, ...] = tuple(remarks)

    @classmethod
    def from_bytes(cls, body: bytes, url: str, charset: str | None = None) -> Page:
        """Parse bytes as a browser would (extract.encoding); ``charset`` is that of the HTTP header."""
        encoding, text = decode_page(body, url, charset)
        # Most pages are sound UTF-8, which need not be encoded a second time.
        is_sound = encoding == "utf-8" and "\ufffd" not in text and not body.startswith(BOM_UTF8)
        return cls(body if is_sound else text, url)

    @cached_property
    def _head(self) -> dict[str, list[HtmlElement]]:
        """The elements of each tag that a page says something to machines with, wherever they stand: one search."""
        found: dict[str, list[HtmlElement]] = {tag: [] for tag in _HEAD_TAGS}
        for element in self.root.iter(*_HEAD_TAGS):
            found[element.tag].append(element)
        return found

    def head(self, tag: str) -> list[HtmlElement]:
        """Return the elements of one of the tags base, link, meta, script, title, in document order."""
        return self._head[tag]

    @cached_property
    def base_url(self) -> str:
        """The address that relative links start from."""
        for base in self.head("base"):
            if href := (base.get("href") or "").strip():
                return _joined(self.url, href) or self.url
        return self.url

    def absolute(self, href: str | None) -> str | None:
        """Return a link as an absolute http(s) address without fragment, or None."""
        if href not in self._absolute:
            self._absolute[href] = self._resolve((href or "").strip())
        return self._absolute[href]

    def _resolve(self, href: str) -> str | None:
        if not href or href.startswith("#"):
            return None
        if (plain := _PLAIN.match(href)) is not None and "/." not in href:
            return plain[1]
        if self._origin and (plain := _ROOTED.match(href)) is not None and "/." not in href:
            return self._origin + plain[1]
        return _joined(self.base_url, href)

    @cached_property
    def _origin(self) -> str:
        """Scheme and host that links start from which begin with a slash; "" for what only urljoin() can read."""
        origin = _ORIGIN.match(self.base_url)
        return origin[0] if origin is not None else ""

    @cached_property
    def language(self) -> str | None:
        """ISO 639 code that the page declares (html lang, content-language, og:locale), lower case."""
        declared = [self.root.get("lang"), self.root.get("{http://www.w3.org/XML/1998/namespace}lang")]
        declared += [*self.meta.get("content-language", ()), *self.meta.get("og:locale", ())]
        for value in declared:
            if match := re.match(r"\s*([a-zA-Z]{2,3})(?![a-zA-Z])", value or ""):
                return match[1].lower()
        return None

    @cached_property
    def meta(self) -> dict[str, list[str]]:
        """The page's meta elements: lower-case property, name, itemprop or http-equiv -> contents, in order."""
        found: dict[str, list[str]] = {}
        for element in self.head("meta"):
            # Some systems write the value of a form's field where HTML has the content.
            said = dict(element.items())
            content = clean_text(decode_escapes(said.get("content") or said.get("value") or ""))
            if not content:
                continue
            for attribute in ("property", "name", "itemprop", "http-equiv"):
                if key := said.get(attribute, "").strip().lower():
                    found.setdefault(key, []).append(content)
        return found

    @property
    def site_names(self) -> list[str]:
        """The publisher's names as the head states them: OpenGraph, HTML, App Links."""
        names = ("og:site_name", "application-name", "al:android:app_name")
        return [value for name in names for value in self.meta.get(name, ())]

    @cached_property
    def json_ld(self) -> list[dict[str, Any]]:
        """All JSON-LD objects of the page, nested ones included, outermost first. Broken blocks are skipped."""
        found: list[dict[str, Any]] = []
        for script in self.head("script"):
            if "ld+json" in (script.get("type") or "").lower():
                _collect(_load_json(script.text or ""), found)
        return found

    @cached_property
    def _longest_list(self) -> int:
        """The largest number of children of one element."""
        return max(map(len, self.root.iter(etree.Element)))

    def select(self, selector: str, root: HtmlElement | None = None) -> list[HtmlElement]:
        """Return the elements that match a CSS selector, in document order.

        None where it compares siblings and the page has more of them than any ordinary one: libxml2 would compare
        each with each.
        """
        if _COMPARES.search(selector) and self._longest_list > MAX_SIBLINGS:
            return []
        found: list[HtmlElement] = _xpath(selector)(self.root if root is None else root)  # type: ignore[assignment] # CSS finds elements
        return found


# Most links of a page, which urljoin() would only take apart and put together again, before their fragment: whole ones,
# and those that begin with a slash. Not those with parameters of the path or an empty query, which it leaves out.
_ORIGIN = compiled(r"https?://[A-Za-z0-9_.:@-]+(?![^/?#])")
_TO_FRAGMENT = r"[^\s#?;]*(?:\?[^\s#]+)?)(?:#.*)?\Z"
_PLAIN = compiled(rf"({_ORIGIN.pattern}/{_TO_FRAGMENT}")
_ROOTED = compiled(rf"(/(?!/){_TO_FRAGMENT}")


def _joined(base: str, href: str) -> str | None:
    try:
        url = urljoin(base, href)
    except ValueError:  # "http://[broken"
        return None
    return url.split("#", 1)[0] if url.startswith(("http://", "https://")) else None


def _parse(source: bytes, *, huge_tree: bool = False) -> tuple[HtmlElement | None, bool]:
    """Return the tree of a page, None without anything in it, and whether libxml2 stopped at a limit of its own."""
    parser = etree.HTMLParser(
        encoding="utf-8", recover=True, huge_tree=huge_tree, remove_comments=True, remove_pis=True, collect_ids=False
    )
    if not source or source.isspace():
        return None, False
    root = etree.fromstring(source, parser=parser)
    error = parser.error_log.last_error
    return root, error is not None and error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT


# What looks at siblings: the combinators "+" and "~", and pseudo-classes such as :nth-child, but not :not and its like.
_COMPARES = compiled(r"[+~](?!=)|:(?:first|last|nth|only)-")


@lru_cache(maxsize=1024)
def _xpath(selector: str) -> etree.XPath:
    return etree.XPath(HTMLTranslator().css_to_xpath(selector))


def _load_json(text: str) -> object:
    # Publishers leave comments, CDATA marks and raw line breaks inside strings.
    text = text.strip()
    if text.startswith(("<", "/")) or text.endswith(">"):
        text = re.sub(r"^(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)$", "", text)
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _collect(value: object, found: list[dict[str, Any]]) -> None:
    queue = deque([value])
    while queue and len(found) < 2000:
        current = queue.popleft()
        if isinstance(current, dict):
            found.append(current)
            queue.extend(current.values())
        elif isinstance(current, list):
            queue.extend(current)


def _runs(root: HtmlElement) -> Iterator[str]:
    """Yield the text between block borders below root. Iterative: a page may nest thousands deep."""
    run: list[str] = []
    skipped: HtmlElement | None = None
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, node in walker:
        shown = event == "end" and node is not skipped
        if event == "start":
            if node is not root and is_hidden(node):
                skipped = node
                walker.skip_subtree()
                continue
            shown = True
        if shown and run and node.tag in BLOCK_TAGS:
            yield "".join(run)
            run.clear()
        text = node.text if event == "start" else node.tail if node is not root else None
        if text:
            run.append(text)
    yield "".join(run)


def blocks(root: HtmlElement) -> list[str]:
    """Return the visible text blocks below an element, in order, each cleaned, none empty."""
    is_leaf = len(root) == 0  # half of all that anybody asks
    if is_leaf or not any(node.tag in BLOCK_TAGS or is_hidden(node) for node in root.iterdescendants()):
        text = clean_text((root.text or "") if is_leaf else "".join(root.itertext()))
        return [text] if text else []
    return [text for run in _runs(root) if (text := clean_text(run))]


def text_of(root: HtmlElement) -> str:
    """Return the visible text below an element as one line."""
    return " ".join(blocks(root))


def inner_html(root: HtmlElement) -> str:
    """Return an element's contents as HTML, without the element itself and its tail."""
    parts = [root.text or ""]
    parts.extend(etree.tostring(child, encoding="unicode", method="html") for child in root)
    return "".join(parts)
