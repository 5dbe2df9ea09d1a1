"""Pages that are no content: what stands in the way of the page that was asked for.

``wall_of`` answers None for content. Structure is asked first: how much running text a page holds, whether it asks
for a password, what its scripts and elements are called. Words are asked second (those of the book of words under
"wall"), and of titles, headings and pages of a few lines only. A page with running text of its own is content, whatever
else stands on it: a cookie banner, a link to log in, a noscript line that wants JavaScript.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import islice
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

from archive_scraper.extract.wall_looks import FEW_LINKS, SHORT, Looks, text_in, weight_of
from archive_scraper.normalize.folding import fold
from archive_scraper.normalize.text import squeeze
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lxml.html import HtmlElement

    from archive_scraper.extract.page import Page

WallKind = Literal["javascript", "login", "payment", "cloudflare", "challenge", "consent", "error", "cut"]

_WORDS: dict[WallKind, str] = {
    "javascript": "asks for JavaScript",
    "login": "asks for a login",
    "payment": "asks for payment",
    "cloudflare": "Cloudflare challenge",
    "challenge": "bot challenge",
    "consent": "consent wall",
    "error": "error page answered with 200",
    "cut": "cut by a paywall",
}


_ADVICE: dict[WallKind, str] = {
    "javascript": "scripts are not run here; give another listing of the site that holds its text itself",
    "login": "nothing is read that needs a login",
    "payment": "only what is free is read",
    "cloudflare": "challenges are not evaded; try later, or ask whoever runs the site",
    "challenge": "challenges are not evaded; try later, or ask whoever runs the site",
    "consent": "nobody consents here; give an address that is shown without",
    "error": "is the address right?",
    "cut": "only its beginning is read",
}


@dataclass(frozen=True, slots=True)
class Wall:
    """What stands in the way of a page."""

    kind: WallKind
    why: str
    """The evidence, for the reader: "title "404 Not Found"", "script of DataDome"."""

    @property
    def words(self) -> str:
        """What the page is, as a line for the reader: "asks for JavaScript"."""
        return _WORDS[self.kind]

    @property
    def cause(self) -> str:
        """The short name for counting: "wall-javascript"."""
        return f"wall-{self.kind}"

    @property
    def advice(self) -> str:
        """What can be done, as a line for the reader."""
        return _ADVICE[self.kind]

    @property
    def refuses(self) -> bool:
        """Tell whether nothing of the page's content is there; of a page cut by a paywall the beginning is."""
        return self.kind != "cut"

    def __str__(self) -> str:
        return f"{self.words} ({self.why})"


def wall_of(
    page: Page,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    nothing_found: bool = False,
    body: str | None = None,
) -> Wall | None:
    """Return what stands in the way of a page, or None where the page is content.

    ``headers`` are those of the answer, names in any case. A page that was answered with an error's status is not
    called an error page: its status says so. What was made of the page sharpens the answer, where it is known:
    ``nothing_found`` says that neither an article nor a listing was found, so that a menu around an empty middle is
    no content either; ``body`` is the article's text as extracted, for judging whether a paywall cut it.
    """
    looks = Looks(page)
    has_text = body is not None and weight_of(body) > SHORT
    return (
        (_by_headers(headers) if headers else None)
        or (_few_lines(looks, status) if not has_text and looks.is_short else None)
        or (_missing(looks) if status < _ERROR_STATUS else None)
        or (_empty_middle(looks) if nothing_found else None)
        or _cut(looks, body)
    )


_ERROR_STATUS = 400
_TINY = 250


@lru_cache(maxsize=1)
def _grammar() -> dict[str, Any]:
    return tomllib.loads((files("archive_scraper.extract") / "data" / "walls.toml").read_text("utf-8"))


def _by_headers(headers: Mapping[str, str]) -> Wall | None:
    lines = {f"{name}: {value}".lower() for name, value in headers.items()}
    for product in _grammar()["challenge"]:
        if found := lines.intersection(product.get("headers", ())):
            return Wall(product["kind"], f"header {found.pop()!r} of {product['name']}")
    return None


def _few_lines(looks: Looks, status: int) -> Wall | None:
    """Judge a page without running text."""
    return (
        (_challenge(looks) if looks.links <= FEW_LINKS else None)
        or (_refused(looks) if status < _ERROR_STATUS else None)
        or _javascript(looks)
        or _consent(looks)
        or _login(looks)
        or _payment(looks)
    )


def _challenge(looks: Looks) -> Wall | None:
    for product in _grammar()["challenge"]:
        asks, printed = product.get("needs_title"), product.get("titles", ())
        titled = next((t for t in looks.titles if (_bare(t) in _known("wall.captcha") if asks else t in printed)), None)
        if titled is not None and not product.get("needs_title"):
            return Wall(product["kind"], f"title {titled!r}")
        if titled is None and product.get("needs_title"):
            continue
        if mark := next((mark for mark in product["marks"] if mark in looks.markup), None):
            return Wall(product["kind"], f"{product['name']}, by {mark!r}")
    return None


@lru_cache(maxsize=1)
def _code() -> re.Pattern[str]:
    """A title that is an error's number with words for it: "Error 404", "403 Forbidden", "Fehler 500"."""
    before = book.any_of(_known("wall.error"))
    after = book.any_of(_known("wall.error", "wall.missing", "wall.closed"))
    code = f"(?:{'|'.join(_grammar()['error']['codes'])})"
    gap = r"[\s:.,!–—-]*"
    named = rf"{before}[\s:]*#?{code}|{code}{gap}\(?{after}\)?|404"
    return compiled(rf"(?:{named}){gap}(?:\(?{after}\)?[\s.!]*)?")


@lru_cache(maxsize=64)
def _known(*meanings: str) -> tuple[str, ...]:
    """Return the words of the book, folded as what they are compared with."""
    return tuple(dict.fromkeys(map(fold, book.entries(*meanings))))


@lru_cache(maxsize=64)
def _known_whole(*meanings: str) -> frozenset[str]:
    """Return the same for whole titles alone."""
    return frozenset(_known(*meanings))


def _bare(title: str) -> str:
    """Return a title as the book writes such: folded, no commas, no marks at its end."""
    return fold(title).replace(",", "").rstrip(" .!…")


def _error_title(looks: Looks, *lists: str) -> str | None:
    return next((text for text in looks.titles if _is_error(_bare(text), *lists)), None)


def _is_error(bare: str, *lists: str) -> bool:
    """Tell whether a title says what one of some lists of the book says, or is an error's number with words for it."""
    numbered = any(code in bare for code in _grammar()["error"]["codes"])
    return bare in _known_whole(*lists) or (numbered and _code().fullmatch(bare) is not None)


def _refused(looks: Looks) -> Wall | None:
    if looks.is_article:
        return None
    # A menu stands on many a page that says "not found"; where links abound, "Maintenance" is a topic.
    if title := _error_title(looks, "wall.missing", *(["wall.closed"] if looks.links <= FEW_LINKS else [])):
        return Wall("error", f"title {title!r}")
    text = _bare(looks.own_text)
    said = next((words for words in _known("wall.sentences") if words in text), None)
    return Wall("error", f"it says {said!r}") if said and looks.links <= FEW_LINKS else None


def _missing(looks: Looks) -> Wall | None:
    """Judge a page with text: a menu and the newest articles stand on many a page that says "not found".

    Both the title and the first heading must say so, for a headline may say it too.
    """
    title = _error_title(looks, "wall.missing")
    if title is None or looks.is_article:
        return None
    heading = next((text_in(e).lower() for e in looks.page.root.iter("h1")), "")
    says = _is_error(_bare(heading), "wall.missing")
    head = next((squeeze(e.text or "").lower() for e in looks.page.head("title")), "")
    return Wall("error", f"title {title!r}") if says and (title != heading or title in head) else None


_SHOWS = ("img", "picture", "video", "audio", "iframe", "frame", "object", "embed", "canvas", "table", "input")


def _javascript(looks: Looks) -> Wall | None:
    """Judge a page that holds next to nothing before its scripts ran."""
    if not looks.scripts or looks.links > _TINY_LINKS or _holds_text_in_data(looks.page):
        return None
    words = _known("wall.javascript")
    weight = looks.own_weight
    if weight <= _TINY * 3 and looks.links <= 2 and any(word in fold(looks.own_text) for word in words):
        return Wall("javascript", "its only text says so")
    if weight > _TINY:
        return None
    if any(word in fold(looks.noscript) for word in words):
        return Wall("javascript", "it is empty but for a noscript that says so")
    if root := _app_root(looks.page.root):
        return Wall("javascript", f"it is empty but for an element {root!r} that a script fills")
    shows = next(looks.page.root.iter(*_SHOWS), None)
    return Wall("javascript", "it holds scripts and no text") if not weight and shows is None else None


_TINY_LINKS = 8


def _app_root(root: HtmlElement) -> str | None:
    names = frozenset(book.class_words("walls.roots"))
    named = (e for e in root.iter("div", "main", "app-root", "section") if (e.get("id") or e.tag).lower() in names)
    # One is the rule; a few more are looked at, not a page full of them.
    for element in islice(named, 3):
        if weight_of(squeeze("".join(element.itertext()))) <= _TINY:
            name: str = element.get("id") or element.tag
            return name
    return None


def _holds_text_in_data(page: Page) -> bool:
    """Tell whether the structured data carries the article's text, which needs no script."""
    return any(isinstance(body := item.get("articleBody"), str) and len(body) > _TINY for item in page.json_ld)


def _says(text: str, words: Iterable[str]) -> bool:
    """Tell whether a text holds one of the words; those written without spaces between words stand anywhere."""
    text = fold(text)
    tokens = set(re.findall(r"[\w']+", text))
    return any(word in (tokens if word.isalpha() and word < "\u2e80" else text) for word in words)


def _consent(looks: Looks) -> Wall | None:
    tools, asked, accept = _grammar()["consent"], _known("wall.consent"), _known("wall.accept")
    parts = urlsplit(looks.page.url)
    host, steps = (parts.hostname or "").removeprefix("www."), parts.path.lower().strip("/").split("/")
    named = book.words("address.consent")
    addressed = host.startswith(tuple(tools["hosts"])) or host.partition(".")[0] in named
    addressed = addressed or not named.union(tools["paths"]).isdisjoint(steps)
    buttons = " ".join(text_in(e) for e in looks.page.root.iter("button", "a")).lower()[:SHORT]
    buttons += " ".join(e.get("value") or "" for e in looks.page.root.iter("input")).lower()[:SHORT]
    text = f"{' '.join(looks.titles)} {looks.own_text.lower()} {buttons}"
    if not _says(text, asked) or not (_says(buttons, accept) or _says(text, accept)):
        return None
    if addressed:
        return Wall("consent", f"address {host}{parts.path}")
    if looks.links > FEW_LINKS or looks.is_article:
        return None
    titled = next((title for title in looks.titles if _says(title, asked)), None)
    marks = (*tools["marks"], *book.class_words("walls.consent"))
    mark = next((mark for mark in marks if mark in looks.markup), None)
    return Wall("consent", f"title {titled!r} and {mark!r}") if titled and mark else None


def _login(looks: Looks) -> Wall | None:
    if not (looks.asks_password or looks.asks_name) or looks.is_article:
        return None
    title = next((text for text in looks.titles if _login_title().fullmatch(_bare(text))), None)
    parts = urlsplit(looks.page.url)
    paths = book.words("address.login").union(_grammar()["login"]["paths"])
    addressed = not paths.isdisjoint((*parts.path.lower().strip("/").split("/"), (parts.hostname or "").split(".")[0]))
    if title or (addressed and looks.asks_password):
        return Wall("login", f"title {title!r} and a form" if title else f"address {parts.path} and a form")
    if looks.asks_password and looks.own_weight <= _TINY and looks.links <= _TINY_LINKS:
        return Wall("login", "it is empty but for a form that asks for a password")
    return None


@lru_cache(maxsize=1)
def _login_title() -> re.Pattern[str]:
    return re.compile(
        rf"{book.any_of(_known('wall.login'))}(?: {book.any_of(_known('wall.login_joints'))} .*)?", re.DOTALL
    )


def _payment(looks: Looks) -> Wall | None:
    """Judge a page that offers a subscription where the article would stand."""
    offer, gain = _known("wall.subscribe"), _known("wall.read")
    asking = next((title for title in looks.titles if _says(title, offer) and _says(title, gain)), None)
    # A headline may say so; an article has a paragraph, and says so in its data.
    if asking is None or looks.paragraphs[1] > _TINY or (looks.is_article and not _is_locked(looks)):
        return None
    return Wall("payment", f"title {asking!r}")


def _is_locked(looks: Looks) -> bool:
    """Tell whether the page says that its article is not free (schema.org isAccessibleForFree, Facebook's tiers)."""
    if any(value.lower() in {"locked", "metered"} for value in looks.page.meta.get("article:content_tier", ())):
        return True
    return any(str(item.get("isAccessibleForFree", "")).strip().lower() in _FALSE for item in looks.page.json_ld)


_FALSE = frozenset({"false", "no", "https://schema.org/false", "http://schema.org/false"})
__ONE_PARAGRAPH = 1000
"""Characters of running text in paragraphs, up to which a locked article is called cut: a long first paragraph, or
two short ones."""


def _cut(looks: Looks, body: str | None) -> Wall | None:
    """Judge an article that names itself locked, or has a paywall's element, and shows its first paragraph only."""
    if not looks.is_article or _holds_text_in_data(looks.page):
        return None
    if body is not None and weight_of(body) > __ONE_PARAGRAPH:
        return None
    if _is_locked(looks):
        why = "its data says that it is not free"
    elif name := _paywall_element(looks.page.root):
        why = f"an element {name!r}"
    else:
        return None
    count, weight = looks.paragraphs if body is None else (body.count("\n") + 1 if body else 0, weight_of(body))
    if weight > __ONE_PARAGRAPH:
        return None
    return Wall("cut", f"{why}; {count or 'no'} paragraph{'' if count == 1 else 's'} of text")


def _paywall_element(root: HtmlElement) -> str | None:
    names = frozenset(book.class_words("walls.paywall"))
    for element in root.iter("div", "section", "article", "aside", "dialog"):
        if found := names.intersection(f"{element.get('id') or ''} {element.get('class') or ''}".lower().split()):
            return min(found)
    return None


def _empty_middle(looks: Looks) -> Wall | None:
    """Judge a page on which nothing was found: what its menu and footer leave, says why."""
    words = _known("wall.javascript")
    if looks.scripts and not _holds_text_in_data(looks.page):
        if root := _app_root(looks.page.root):
            return Wall("javascript", f"nothing was found on it but an element {root!r} that a script fills")
        if any(word in fold(looks.noscript) for word in words) and looks.paragraphs[1] <= SHORT:
            return Wall("javascript", "nothing was found on it but a noscript that says so")
    return _login(looks) if looks.paragraphs[1] <= SHORT else None
