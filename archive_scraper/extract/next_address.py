"""Which page of which series an address names, and how well another address continues it."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlsplit

from archive_scraper.normalize.late import late
from archive_scraper.signs.addresses import Place, bare_address, read_place
from archive_scraper.signs.pager import PAGE_WORD
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

_YEARS = range(1900, 2100)
_END_NUMBER = compiled(r"(?:(?<=/)|[-_,])(\d{1,4})(?=/?$|\.\w{3,5}$|/index\.\w+$)")
# Parameters that say after which item a page begins, for lists that are read on by date or key, not by number.
_CURSOR_NAME = compiled(
    r"^(?:(?:updated|published)[-_]m(?:ax|in)|cursor|before|after|until|since|max[-_]?id|last[-_]?id|start[-_]?after"
    r"|(?:next|page)[-_]?token|continuation|offset|start)$",
    re.IGNORECASE,
)
_EXTENSION = compiled(r"\.\w{3,5}$")
_OWN_NUMBER = compiled(r"[-_/]\d{1,4}(?=(?:\.\w{3,5})?$)")
_NAMED_PAGE = compiled(rf"/{PAGE_WORD}[/_:,=-]?\d{{1,4}}(?:\.\w{{3,5}})?/?$", re.IGNORECASE)
_COUNTED = 0.6
"""Just enough next to a link that says "next"."""
_SLUG = compiled(r"(?:[^/]+-){3}[^/]*/?$|/\d{4}/\d{1,2}/")


# What an address may add to the page's own: "-p2", ",strona,2", "/PgrID/456/PageID/2", "/(offset)/10".
_ADDED = compiled(
    r"[/\-_,;.~:(]*(?:(?P<word>[^\W\d_]{1,14})[)\-_,;.:=/]*(?:(?:\d+/)(?P<more>[^\W\d_]{1,14})[)\-_,;.:=/]*)?)?(?P<number>\d{1,4})/?$"
)
_SHORT = 4
"""Letters that may name anything: "p", "st", "sid"."""
_PAGE_KEYS, _ITEM_KEYS = (book.any_of(book.class_words(f"parameters.{kind}")) for kind in ("page", "item"))
_STEP_WORD = late(rf"(?:{_PAGE_KEYS}|{PAGE_WORD})$", re.IGNORECASE)
_PAGE_NAME = compiled(rf"{_PAGE_KEYS}\d?\W*$", re.IGNORECASE)
_ID_NAME = compiled(rf"{_ITEM_KEYS}$|^[ymd]$", re.IGNORECASE)
_DIGITS_LAST = compiled(r"^(.*?)(\d{1,4})$", re.DOTALL)
_LAST_NUMBER = 500
"""A larger number is an item's, unless it counts items by tens."""
_STEPS_ON = 2.6
"""Enough next to an arrow: no name that is known, but the page's own address with the next number."""


@lru_cache(maxsize=1024)
def steps_on(url: str, own: str) -> float:
    """Weigh an address that differs from the page's own by one number alone, whatever that is called.

    >>> steps_on("https://x.org/news-p3.html", "https://x.org/news-p2.html") > 0
    True
    >>> steps_on("https://x.org/forum?board=1.20", "https://x.org/forum?board=1.0") > 0
    True
    >>> steps_on("https://x.org/story?id=8", "https://x.org/story?id=7")
    0.0
    """
    try:
        there, here = urlsplit(bare_address(url)), urlsplit(bare_address(own))
    except ValueError:
        return 0.0
    ours, theirs = _stem(here.path), _stem(there.path)
    queries = [dict(_parameters(one.query)) for one in (here, there)]
    if ours == theirs:
        return _step_in_query(*queries)
    return _step_in_path(ours, theirs) if queries[0] == queries[1] or not queries[0] else 0.0


def _parameters(query: str) -> list[tuple[str, str]]:
    """Return the parameters of a query; "?2" has one without a name."""
    return parse_qsl(query, keep_blank_values=True) if "=" in query or not query.isdecimal() else [("", query)]


def _step_in_query(ours: dict[str, str], theirs: dict[str, str]) -> float:
    if ours.keys() - theirs.keys():
        return 0.0
    changed = {name: value for name, value in theirs.items() if ours.get(name) != value}
    steps = [name for name, value in changed.items() if _is_step(ours.get(name), value) and not _ID_NAME.search(name)]
    if len(steps) > 1:
        steps = [name for name in steps if _PAGE_NAME.search(name)]
    if len(steps) != 1 or any(name in ours for name in changed.keys() - set(steps)):
        return 0.0
    return _STEPS_ON if len(changed) == 1 or _PAGE_NAME.search(steps[0]) else _COUNTED


def _is_step(mine: str | None, value: str) -> bool:
    """Tell whether a parameter's value counts on: from nothing to 2, 1 or 10; from "1.20" to "1.40"."""
    there = _DIGITS_LAST.match(value)
    if there is None:
        return False
    if mine is None:
        return _may_begin(int(there[2]))
    here = _DIGITS_LAST.match(mine)
    return here is not None and here[1] == there[1] and _counts(int(here[2]), int(there[2]))


def _may_begin(number: int) -> bool:
    """Tell whether a number may be that of a second page, or of the item that it begins with."""
    return number in {1, 2} or (number > 4 and number % 5 in {0, 1} and number <= _LAST_NUMBER)


def _counts(mine: int, there: int) -> bool:
    step = there - mine
    if there <= _LAST_NUMBER and step == 1:
        return True
    return step > 4 and step % 5 == 0 and step <= _LAST_NUMBER // 5 and mine % step in {0, 1}


def _step_in_path(ours: str, theirs: str) -> float:
    if theirs.startswith(ours) and (added := _ADDED.match(theirs[len(ours) :])) and _may_begin(int(added["number"])):
        word = added["more"] or added["word"] or ""
        return _STEPS_ON if len(word) <= _SHORT or _STEP_WORD.match(word) else _COUNTED
    mine, other = _DIGITS_LAST.match(ours), _DIGITS_LAST.match(theirs)
    if mine is None or other is None or mine[1] != other[1] or mine[1].endswith("/"):
        return 0.0
    return _STEPS_ON if _counts(int(mine[2]), int(other[2])) else 0.0


def weigh_address(url: str, here: Place, first_step: int | None, own: str = "") -> float:
    """Weigh how an address continues the page's own: the next number is best, another article worst.

    ``first_step`` is the least number of items that a link of the page counts on, ``own`` the page's address.
    """
    known = _weigh_known(url, here, first_step)
    if not own or known >= _STEPS_ON or is_article_address(own):
        return known
    return max(known, steps) if (steps := steps_on(url, own)) else known


def _weigh_known(url: str, here: Place, first_step: int | None) -> float:
    place = _read_beside(url, here)
    if place.series == here.series and place.number is not None:
        return _weigh_number(place, here, first_step)
    if place.series == here.series and here.number is not None and here.number > 1:
        return -8.0  # without a number it is the first page
    path = here.series.partition("?")[0]
    same_path = place.series.partition("?")[0] == path
    is_article = _SLUG.search(path) is not None
    if place.number is not None:
        fits = place.number > (here.number or 0) if place.offset else place.number in _expected(here)
        if is_article and not same_path:
            return -3.5  # the list that the article stands in goes on
        below = place.series.startswith(f"{path}/")  # /topic/water/more?page=2
        return (1.5 if below else 1.0 if same_path else 0.5) if fits else -2.0
    if is_cursor(url):
        return _STEPS_ON if same_path else -2.0
    if same_path:
        return _weigh_parameters(place, here, is_article=is_article)
    return -8.0 if _SLUG.search(urlsplit(url).path) else -6.5


def counts_on(url: str, here: Place, first_step: int | None) -> bool:
    """Tell whether an address is the page's own with the next number: a link there leads on, whatever it says.

    Posts are often listed from the newest on, and "previous" leads to the older ones then: from page 2 to page 3.
    """
    place = _read_beside(url, here)
    if place.series != here.series or place.number is None:
        return False
    if place.offset:
        return place.number == first_step
    own = here.number if here.number is not None else _own_end_number(here)
    return place.number == (own if own is not None else 1) + 1


def names_page_below(url: str, here: Place) -> bool:
    """Tell whether an address is called the second page, anywhere below the first: /city, /city/feed/pagina-2.html."""
    place = read_place(url)
    below = place.series.startswith(f"{here.series.partition('?')[0]}/")
    return here.number is None and place.number == 2 and below and _NAMED_PAGE.search(url) is not None


def _read_beside(url: str, here: Place) -> Place:
    """Read an address as a page of the same series, if it can be one."""
    place = read_place(url)
    if place.series == here.series:
        return place
    if place.number is None:
        return _end_number(url, here) or place
    # /news/page/2.html goes on with /news/
    same = _EXTENSION.sub("", place.series) == _EXTENSION.sub("", here.series)
    return Place(here.series, place.number, place.offset) if same else place


def _expected(here: Place) -> set[int]:
    return {1, 2} if here.number is None else {here.number + 1}


def _weigh_number(place: Place, here: Place, first_step: int | None) -> float:
    """Weigh the number of an address that is the page's own but for it."""
    number = place.number or 0
    if place.offset:
        return 3.0 if number == first_step else (-1.0 if number > (here.number or 0) else -8.0)
    own = here.number if here.number is not None else _own_end_number(here)
    if own is None:
        return 3.0 if number in {1, 2} else -1.0 if number > 2 else -8.0
    ahead = number - own
    steps_on = here.number is None and ahead > 1 and own % ahead == 0  # /news/20, then /news/30
    return 3.0 if ahead == 1 or steps_on else -1.0 if ahead > 1 else -8.0


def is_article_address(url: str) -> bool:
    """Tell whether an address ends in the words of a title or holds a month: that of an article, not of a list."""
    return _SLUG.search(urlsplit(url).path) is not None


def is_cursor(url: str) -> bool:
    """Tell whether an address says after which item it begins: ?before=2024-05-03."""
    return "?" in url and any(_CURSOR_NAME.match(name) for name, _ in parse_qsl(urlsplit(url).query))


def _names_another(place: Place, here: Place) -> bool:
    """Tell whether a parameter that both addresses have names something else: ?id=7 and ?id=8."""
    there, mine = (dict(parse_qsl(one.series.partition("?")[2])) for one in (place, here))
    return any(name in there and there[name] != value for name, value in mine.items())


def _weigh_parameters(place: Place, here: Place, *, is_article: bool) -> float:
    """Weigh an address that has the page's own path, and no page number."""
    if _names_another(place, here):
        return -4.5
    if is_article:  # an article with something added shows more of a box in it
        return -2.5
    return _COUNTED if _adds_number(place, here) else 0.5


def _adds_number(place: Place, here: Place) -> bool:
    """Tell whether an address is the page's own with one number more, under a name that says nothing: ?e=8."""
    there, mine = (parse_qsl(one.series.partition("?")[2]) for one in (place, here))
    added = [value for name, value in there if (name, value) not in mine]
    return len(there) == len(mine) + 1 and len(added) == 1 and added[0].isdecimal()


def _own_end_number(here: Place) -> int | None:
    """Return the bare number that the page's own address ends in, if it is no year."""
    match = _END_NUMBER.search(here.series.partition("?")[0])
    number = int(match[1]) if match else None
    return None if number is None or number in _YEARS else number


def _end_number(url: str, here: Place) -> Place | None:
    """Read an address that ends in a bare number, if without it this is the page's own series."""
    place = read_place(url)
    path, mark, query = place.series.partition("?")
    match = _END_NUMBER.search(path)
    if match is None:
        return None
    known = here.series.partition("?")[0]
    without = _stem(path[: match.start()] + path[match.end() :])
    if without in {_stem(known), _stem(_OWN_NUMBER.sub("", known))}:
        return Place(here.series if not mark or query else known, int(match[1]))
    return None


def _stem(path: str) -> str:
    """Return a path without its file's extension, or without a directory's own file."""
    name, slash, rest = path.partition("/")  # the host's own ending is no file's
    return name + re.sub(r"/(?:index|default)$", "", _EXTENSION.sub("", slash + rest).rstrip("/-_"))
