"""What a page says of itself in JSON-LD: the article's own object and its properties, and the lists it states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from archive_scraper.items import Person
from archive_scraper.normalize.text import clean_text, decode_escapes, html_text
from archive_scraper.normalize.urls import page_key
from archive_scraper.words import book

if TYPE_CHECKING:
    from archive_scraper.extract.page import Page

# schema.org types, most telling first. A WebPage names the article where nothing better does.
_RANKS = tuple(map(frozenset, map(book.json_names, ("types.articles", "types.works", "types.pages"))))
_LISTS = ("itemListElement", "blogPost", "blogPosts", "hasPart", "mainEntity", "dataFeedElement")
_NOT_LISTS = frozenset(
    {"BreadcrumbList", "SiteNavigationElement", "FAQPage", "HowTo", "Product", "MenuItem", "WebSite"}
)
_MAX_ITEMS = 1000

Thing = dict[str, Any]


def types_of(thing: Thing) -> list[str]:
    """Return the types of a JSON-LD object in lower case, without the vocabulary's address."""
    value = thing.get("@type")
    values = value if isinstance(value, list) else [value]
    return [item.rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower() for item in values if isinstance(item, str)]


def find_article(page: Page) -> Thing | None:
    """Return the object that describes the page's article: the best type, then the most properties."""
    best: Thing | None = None
    best_key: tuple[int, int, int] | None = None
    for thing in page.json_ld:
        types = types_of(thing)
        rank = next((place for place, known in enumerate(_RANKS) if any(item in known for item in types)), None)
        if rank is None:
            continue
        telling = sum(bool(thing.get(name)) for name in ("headline", "datePublished", "author", "articleBody"))
        here = int(_names_page(thing, page))
        key = (here - rank, telling, -rank)
        if best_key is None or key > best_key:
            best, best_key = thing, key
    return best


def _names_page(thing: Thing, page: Page) -> bool:
    addresses = [thing.get("url"), thing.get("mainEntityOfPage"), thing.get("@id")]
    addresses = [item.get("@id") or item.get("url") if isinstance(item, dict) else item for item in addresses]
    path = _path(page.url)
    return len(path) > 1 and any(isinstance(item, str) and _path(item) == path for item in addresses)


def _path(url: str) -> str:
    return url.split("#", 1)[0].split("?", 1)[0].split("://", 1)[-1].partition("/")[2].rstrip("/")


def text_value(value: object) -> str:
    """Return a property's text: a string, a language-tagged value, or the first of a list; "" otherwise."""
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else None
        elif isinstance(value, dict):
            value = value.get("@value") or value.get("name") or value.get("url") or value.get("@id")
        else:
            break
    if not isinstance(value, str):
        return ""
    value = decode_escapes(value)
    return html_text(value) if "<" in value or "&" in value else clean_text(value)


def text_values(value: object) -> list[str]:
    """Return the texts of a property that may be one value or a list."""
    values = value if isinstance(value, list) else [value]
    return [text for item in values if (text := text_value(item))]


def creators(page: Page, value: object) -> list[tuple[str, str | None, str]]:
    """Return name, address and type ("person", "organization" or "") of each author, references resolved."""
    found: list[tuple[str, str | None, str]] = []
    queue = [value]
    while queue and len(found) < 50:
        item = queue.pop(0)
        if isinstance(item, list):
            queue[:0] = item[:50]
        elif isinstance(item, str):
            known = None if " " in item else _by_id(page, item)
            found.append((clean_text(item), None, "") if known is None else _creator(known))
        elif isinstance(item, dict):
            if not item.get("name") and isinstance(item.get("@id"), str):
                item = _by_id(page, item["@id"]) or item
            name = item.get("name")
            if isinstance(name, list):
                found.extend((text, None, _kind(item)) for text in text_values(name))
            else:
                found.append(_creator(item))
    return [creator for creator in found if creator[0]]


def _creator(item: Thing) -> tuple[str, str | None, str]:
    name = text_value(item.get("name"))
    if not name:
        name = clean_text(f"{text_value(item.get('givenName'))} {text_value(item.get('familyName'))}")
    url = item.get("url") or item.get("sameAs")
    url = url[0] if isinstance(url, list) and url else url
    return name, url if isinstance(url, str) else None, _kind(item)


def _kind(item: Thing) -> str:
    types = types_of(item)
    if "person" in types:
        return "person"
    return "organization" if any("organi" in name for name in types) else ""


def _by_id(page: Page, ident: str) -> Thing | None:
    return next((thing for thing in page.json_ld if thing.get("@id") == ident and thing.get("name")), None)


@dataclass(frozen=True, slots=True)
class StatedItem:
    """One entry of a stated list."""

    url: str
    title: str | None
    published: str | None
    authors: tuple[Person, ...]
    summary: str | None


def read_stated_items(page: Page) -> dict[str, StatedItem]:
    """Return page key of the address -> entry, in the order of the page. Empty without such a list of two or more."""
    found: dict[str, StatedItem] = {}
    for block in page.json_ld:
        if _NOT_LISTS.isdisjoint(_stated_types(block)):
            for key in _LISTS:
                _add_all(page, block.get(key), found)
    articles = [block for block in page.json_ld if any(_names_article(name) for name in _stated_types(block))]
    if not found and len(articles) > 1:
        _add_all(page, articles, found)
    found.pop(page_key(page.url), None)
    return found if len(found) > 1 else {}


def _add_all(page: Page, value: object, found: dict[str, StatedItem]) -> None:
    entries = value if isinstance(value, list) else [value]
    if len(entries) == 1 and isinstance(entries[0], dict) and "itemListElement" in entries[0]:
        return  # read as a block of its own
    for entry in entries[:_MAX_ITEMS]:
        item = _read_entry(page, entry)
        if item is not None:
            found.setdefault(page_key(item.url), item)


def _read_entry(page: Page, entry: object) -> StatedItem | None:
    if not isinstance(entry, dict):
        return None
    inner = entry.get("item")
    body: dict[str, Any] = inner if isinstance(inner, dict) else entry
    if not _NOT_LISTS.isdisjoint(_stated_types(body)):
        return None
    address = body.get("url") or entry.get("url") or (inner if isinstance(inner, str) else None)
    address = address or body.get("mainEntityOfPage") or body.get("@id")
    if isinstance(address, dict):
        address = address.get("@id") or address.get("url")
    url = page.absolute(address) if isinstance(address, str) else None
    if url is None:
        return None
    return StatedItem(
        url=url,
        title=_stated_text(body.get("headline")) or _stated_text(body.get("name")) or _stated_text(entry.get("name")),
        published=_stated_text(body.get("datePublished"))
        or _stated_text(body.get("dateCreated"))
        or _stated_text(body.get("startDate")),
        authors=_stated_people(body.get("author")),
        summary=_stated_text(body.get("description")),
    )


def _stated_types(block: dict[str, Any]) -> set[str]:
    kind = block.get("@type")
    return (
        {kind}
        if isinstance(kind, str)
        else {name for name in kind if isinstance(name, str)}
        if isinstance(kind, list)
        else set()
    )


def _names_article(name: str) -> bool:
    return name.endswith("Article") or name in {"BlogPosting", "Report", "Event", "VideoObject", "PodcastEpisode"}


def _stated_text(value: object) -> str | None:
    return (clean_text(value) or None) if isinstance(value, str) else None


def _stated_people(value: object) -> tuple[Person, ...]:
    people = []
    for entry in value if isinstance(value, list) else [value]:
        name = _stated_text(entry.get("name")) if isinstance(entry, dict) else _stated_text(entry)
        if name and not name.startswith(("http://", "https://")):
            organization = isinstance(entry, dict) and "Organization" in str(entry.get("@type"))
            url = entry.get("url") if isinstance(entry, dict) else None
            people.append(
                Person(
                    name=name,
                    type="organization" if organization else "person",
                    url=url if isinstance(url, str) else None,
                )
            )
    return tuple(people)
