"""What the addresses of a site's articles have in common: the articles among all pages of a sitemap."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_DATE = compiled(r"\d{4}|\d{1,2}")
_TITLE_WORDS = 3
"""Words of a segment: as many are what most sites make of a title, and hardly one of the name of a section."""
_SLUG_SHAPE = "[^/_-]*[-_][^/_-]*[-_][^/]*"
_FEWEST = 2
"""Addresses of one shape. A single one is no shape: it may be a page that the list advertises."""
_SMALL = 0.05
"""Share of the addresses. Smaller groups are what a list shows besides its articles."""
_MOST = 12
"""Shapes of one site. The sites of the catalogue have one to seven sections of articles."""


def article_paths(urls: Iterable[str]) -> tuple[str, ...]:
    """Return regular expressions on paths that the addresses of articles share, the most common first.

    The shape of a path is its first segment, how many there are, and which are dates: sections of a site are told apart
    so. Articles at the root have no section; their last segment must then have three words.

    >>> article_paths([f"https://x.example/reports/{n}-a-b-c" for n in range(4)])
    ('^/reports/[^/]+/?$',)
    """
    paths = [_path(url) for url in urls]
    shapes = Counter(shape for path in paths if (shape := _shape(path)))
    enough = max(_FEWEST, round(_SMALL * len(paths)))
    return tuple(shape for shape, count in shapes.most_common(_MOST) if count >= enough)


def slug_paths(urls: Iterable[str]) -> tuple[str, ...]:
    """Return the shapes of addresses that end in what looks like a title: for a site without a list to learn from."""
    return article_paths(url for url in urls if _is_title(_path(url).rstrip("/").rpartition("/")[2]))


def with_paths(url: str, paths: Sequence[str]) -> bool:
    """Tell whether the path of an address fits one of the expressions; any does where there are none."""
    return not paths or _joined(tuple(paths)).search(_path(url)) is not None


@lru_cache(maxsize=64)
def _joined(paths: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{path})" for path in paths))


def _path(url: str) -> str:
    try:
        return unquote(urlsplit(url).path)
    except ValueError:  # no address
        return ""


def _is_title(segment: str) -> bool:
    return sum(any(map(str.isalnum, word)) for word in re.split("[-_]", segment)) >= _TITLE_WORDS


def _shape(path: str) -> str:
    segments = path.strip("/").split("/")
    if len(segments) == 1:
        return rf"^/{_SLUG_SHAPE}/?$" if _is_title(segments[0]) else ""
    first, between = segments[0], segments[1:-1]
    parts = [r"\d+" if _DATE.fullmatch(first) else re.escape(first).replace("\\-", "-")]
    parts += [r"\d+" if _DATE.fullmatch(part) else "[^/]+" for part in between]
    return f"^/{'/'.join((*parts, '[^/]+'))}/?$"
