"""Forms in which a name is printed together with what is none of it: compounds, titles of items, cut at a preposition.

"Hafenfunk-Interview" and "de Havenpost-pagina" name Hafenfunk and Havenpost; of the link "Why harbors silt - The Strait
Observer" the outlet is the last part; and the link's host says that "Quay on Security" is one name.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from archive_scraper.normalize.late import late
from archive_scraper.normalize.links.outlet_links import hosts_around
from archive_scraper.normalize.links.outlet_names import bare_key, looks_like_outlet
from archive_scraper.normalize.links.outlets import without_tied_noun
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from archive_scraper.normalize.fragments import Line
    from archive_scraper.normalize.links.outlets import Outlet

_TITLE_MARK = compiled(r"\s+[-–—|·»]\s+|\s?[|｜]\s?")
_WIDE_NOTE = compiled("(?<=.{2})[（(][^（）()]{1,40}[）)]?$")
_UNSPACED = late("(?P<first>[\u3040-\u30ff\u3400-\u9fff]{2,8})[-－—_](?P<title>.{8,})")
_TITLE_WORDS = 4
"""Words of an item's title at least; an outlet's name has no more."""
_WORD = compiled(r"\S+")
_LONGEST = 6
"""Words that a name may go on with."""


def name_alone(line: Line, outlet: Outlet) -> Outlet:
    """Return an outlet without what is no part of its name, and with what its host says is one.

    >>> from archive_scraper.normalize.fragments import Line
    >>> from archive_scraper.normalize.links.outlets import Outlet
    >>> name_alone(Line("Das Hafenfunk-Interview", (), ()), Outlet("Hafenfunk-Interview", 4, 23)).name
    'Hafenfunk'
    """
    name = outlet.name.lstrip("/ ")  # "/Kikötői Hírlap, máj. 29./"
    return _extended_by_host(line, replace(outlet, name=without_tied_noun(_last_of_title(name))))


def names_outlet_after_title(text: str) -> str | None:
    """Return the outlet with which a link's text ends that begins with an item's title, None where it has none.

    >>> names_outlet_after_title("Why the harbor silts up | The Strait Observer")
    'The Strait Observer'
    """
    parts = _TITLE_MARK.split(text)
    last = parts[-1].strip()
    titled = len(parts) > 1 and len(" ".join(parts[:-1]).split()) >= _TITLE_WORDS
    return last if titled and last[:1].isupper() and len(last.split()) <= _TITLE_WORDS else None


def _last_of_title(name: str) -> str:
    if "（" in name:
        name = _WIDE_NOTE.sub("", name)
    if unspaced := _UNSPACED.fullmatch(name):
        return unspaced["first"]
    return names_outlet_after_title(name) or name


def _extended_by_host(line: Line, outlet: Outlet) -> Outlet:
    """Return an outlet whose name goes on where the host of its link says so: "Quay on Security"."""
    key = bare_key(outlet.name)
    hosts = [host for host in hosts_around(line, outlet) if host.startswith(key) and host != key] if key else []
    if not hosts or looks_like_outlet(outlet.name):
        return outlet
    for token in islice(_WORD.finditer(line.text, outlet.end), _LONGEST):
        longer = line.text[outlet.start : token.end()].rstrip(".,;:")
        if bare_key(longer) in hosts:
            return replace(outlet, name=longer, end=outlet.start + len(longer))
    return outlet
