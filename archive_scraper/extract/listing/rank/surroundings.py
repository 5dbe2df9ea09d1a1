"""What the names and headings around a block say of it: navigation, a box at the side, related items, the content."""

from __future__ import annotations

import re
from functools import lru_cache

_NAVIGATION = re.compile(
    r"(?:^|[\s_-])(?:nav\w*|menu\w*|navbar\w*|breadcrumbs?|pag(?:er|ination|enavi)\w*|footer\w*|foot|header"
    r"|toolbar|topbar|masthead"
    r"|social\w*|share\w*|sharing|language\w*|lang|login|cookie\w*|tags?-?cloud|tagcloud|archives?-list|sitemap"
    r"|mega-?\w*|dropdown\w*|sub-?menu)(?:$|[\s_-])"
)
_SIDE = re.compile(
    r"(?:^|[\s_-])(?:aside|sidebar\w*|side\w*|widget\w*|rail|ticker|breaking|popular|trending|most\w*|top-?stories"
    r"|newsletter|sponsor\w*|ad|ads|promo\w*"
    r"|carousel\w*|slider\w*|slick\w*|swiper\w*|recent\w*|plugin\w*|blogroll|comments?)(?:$|[\s_-])"
)
_RELATED = re.compile(
    r"(?:^|[\s_-])(?:relate\w*|related\w*|similar\w*|recommend\w*|more-?(?:from|on|news|stories|articles)?|further"
    r"|also|see-?also|read-?next|next-?up|mehr|verwandt\w*"
    r"|weitere\w*|aehnlich\w*|teaser-?list\w*|suggest\w*|empfehl\w*|souvis\w*)(?:$|[\s_-])"
)
_CONTENT = re.compile(
    r"(?:^|[\s_-])(?:main\w*|content\w*|primary\w*|posts?|articles?|news\w*|blog\w*|results?|listing\w*|stories"
    r"|entries|archive\w*|feed|loop|stream)(?:$|[\s_-])"
)
ITEM = re.compile(
    r"(?:^|[\s_-])(?:posts?|articles?|news\w*|entry|hentry|teasers?|results?|items?|story|stories|cards?|views-row"
    r"|listing\w*|blog\w*|event\w*|publication\w*|h-entry)(?:$|[\s_-])"
)


@lru_cache(maxsize=4096)
def read_surroundings(names: str) -> tuple[bool, bool, bool, bool]:
    """Tell whether names are those of navigation, of a box at the side, of related items, of the content."""
    return (
        _NAVIGATION.search(names) is not None,
        _SIDE.search(names) is not None,
        _RELATED.search(names) is not None,
        _CONTENT.search(names) is not None,
    )
