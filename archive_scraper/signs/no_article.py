"""Addresses that plainly lead to no article: home pages, people, tags, pages of lists, logins, pictures."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from archive_scraper.normalize.late import late
from archive_scraper.signs.addresses import is_author_url, is_topic_url, read_place
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

_HOME = compiled(
    r"/?(?:[a-z]{2}(?:[-_][a-z]{2,4})?/?)?(?:(?:home(?:\.\w{3,5})?|(?:index|default)(?:\.\w{3,5})?)/?)?", re.IGNORECASE
)
_OTHER = late(
    rf"/(?:{book.alternatives('address.other_segments', 'address.login', 'address.consent')}(?:-us)?"
    rf"|{book.alternatives('address.other_pages')}|wp-content|wp-json|feed|cdn-cgi)(?:/|\.\w{{3,5}}$|$)",
    re.IGNORECASE,
)
_PEOPLE_OR_TOPICS = late(
    rf"/{book.alternatives('address.persons', 'address.tags', 'address.categories')}/?$", re.IGNORECASE
)
_FILE = compiled(
    r"\.(?:jpe?g|png|gif|webp|svg|avif|ico|mp[34]|m4a|mov|webm|css|js|json|xml|rss|gz|zip|ics|vcf|epub|pdf|docx?|xlsx?|"
    r"pptx?)$",
    re.IGNORECASE,
)


def is_plainly_no_article(url: str) -> bool:
    """Tell whether an address is one that no site gives an article, as far as its words say.

    >>> is_plainly_no_article("https://x.example/tag/harbours"), is_plainly_no_article("https://x.example/2024/a-quiet-quay")
    (True, False)
    """
    parts = urlsplit(url)
    path = unquote(parts.path)
    return (
        (_HOME.fullmatch(path) is not None and not parts.query)
        or _FILE.search(path) is not None
        or _PEOPLE_OR_TOPICS.search(path) is not None
        or _OTHER.search(path) is not None
        or is_author_url(url)
        or is_topic_url(url)
        or read_place(url).number is not None
    )


def holds_no_articles(name: str) -> bool:
    """Tell whether the name of a sitemap says that it holds other pages: those of people, tags, categories, pictures.

    >>> holds_no_articles("post_tag-sitemap.xml"), holds_no_articles("wp-sitemap-posts-post-1.xml")
    (True, False)
    """
    return _OTHER_SITEMAP.search(name) is not None


_OTHER_SITEMAP = late(
    rf"(?:^|[\W_\d])(?:{book.alternatives('address.persons', 'address.tags', 'address.categories')}|taxonom(?:y|ies)|"
    r"images?|attachments?|products?)(?=$|[\W_\d])|^pages?-sitemap\d*\.xml|-posts-page-\d",
    re.IGNORECASE,
)
