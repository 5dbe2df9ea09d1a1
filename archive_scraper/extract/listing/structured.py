"""Lists of articles that a page states in JSON-LD: ItemList, Blog, CollectionPage, or several articles side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from archive_scraper.items import Person
from archive_scraper.normalize.text import clean_text
from archive_scraper.normalize.urls import page_key

if TYPE_CHECKING:
    from archive_scraper.extract.page import Page

_LISTS = ("itemListElement", "blogPost", "blogPosts", "hasPart", "mainEntity", "dataFeedElement")
_NOT_LISTS = frozenset(
    {"BreadcrumbList", "SiteNavigationElement", "FAQPage", "HowTo", "Product", "MenuItem", "WebSite"}
)
_MAX_ITEMS = 1000


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
    for block in page.json_ld[:500]:
        if _NOT_LISTS.isdisjoint(_types(block)):
            for key in _LISTS:
                _add_all(page, block.get(key), found)
    articles = [block for block in page.json_ld[:500] if any(_is_article(name) for name in _types(block))]
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
    if not _NOT_LISTS.isdisjoint(_types(body)):
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
        title=_text(body.get("headline")) or _text(body.get("name")) or _text(entry.get("name")),
        published=_text(body.get("datePublished")) or _text(body.get("dateCreated")) or _text(body.get("startDate")),
        authors=_people(body.get("author")),
        summary=_text(body.get("description")),
    )


def _types(block: dict[str, Any]) -> set[str]:
    kind = block.get("@type")
    return (
        {kind}
        if isinstance(kind, str)
        else {name for name in kind if isinstance(name, str)}
        if isinstance(kind, list)
        else set()
    )


def _is_article(name: str) -> bool:
    return name.endswith("Article") or name in {"BlogPosting", "Report", "Event", "VideoObject", "PodcastEpisode"}


def _text(value: object) -> str | None:
    return (clean_text(value) or None) if isinstance(value, str) else None


def _people(value: object) -> tuple[Person, ...]:
    people = []
    for entry in value if isinstance(value, list) else [value]:
        name = _text(entry.get("name")) if isinstance(entry, dict) else _text(entry)
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
