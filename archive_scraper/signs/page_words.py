"""What tags, class and id names say about a part of an article page: the words of style sheets, grouped by meaning.

The groups are those of readability.js and trafilatura's selector lists, split into words so that
"article-body", "articleBody" and "article_body" are one thing, with the German, French and Spanish words
that local style sheets use.
"""

from __future__ import annotations

import re
from functools import lru_cache

from archive_scraper.normalize.word_finder import word_finder

HINT_WORDS: dict[str, str] = {
    "comment": "comment comments disqus reply replies respond kommentar kommentare commentaires discussion forum",
    "share": "share sharing shares social socials follow twitter facebook whatsapp teilen addtoany sharedaddy shariff",
    "related": "related recirc recirculation recommend recommended recommendations outbrain taboola trending popular "
    "latest further seealso linklist readmore readnext upnext next previous similar mehr more yarpp",
    "teaser": "teaser teasers card cards tile tiles promo promos promoted list listing grid carousel slider swiper "
    "feed",
    "advert": "ad ads advert advertisement advertising adv adslot sponsor sponsored sponsors affiliate anzeige "
    "werbung banner commercial",
    "newsletter": "newsletter subscri subscribe subscription signup optin mailchimp mailing abo donate donation "
    "membership register login paywall spenden",
    "nav": "nav navigation navbar menu breadcrumb breadcrumbs crumbs pagination pager pagenav skip jump toc "
    "topbar toolbar masthead navi submenu",
    "footer": "footer foot bottom colophon copyright imprint impressum legal disclaimer",
    "header": "header head hero top heading headline",
    "sidebar": "sidebar side aside breaking rail widget widgets secondary complementary marginal",
    "consent": "cookie cookies consent gdpr modal popup overlay lightbox dialog tooltip notification notice alert",
    "caption": "caption captions figcaption credit credits legend bildunterschrift photographer",
    "media": "image images img figure gallery galerie photo photos video player audio media picture slideshow "
    "embed tweet instagram",
    "author": "author authors byline bylines bio autor autoren autorin auteur auteurs contributor contributors "
    "writer writers reporter verfasser firma redacteur authorname journalist vcard saboxplugin authorbox",
    "date": "date dates datum time timestamp published pubdate dateline posted updated datetime fecha publish "
    "meta postmeta articlemeta metadata info",
    "tags": "tag tags topic topics keyword keywords category categories schlagwort schlagworte themen labels label",
    "dek": "dek deck standfirst subtitle subheadline subhead subheading lead lede summary abstract excerpt intro "
    "introduction vorspann chapeau chapo entradilla sapo bajada untertitel unterzeile sottotitolo "
    "teasertext kicker description perex leadtext",
    "body": "body articlebody content contents entry text richtext rte prose wysiwyg copy storytext paragraph "
    "paragraphs bodytext artikeltext fliesstext storybody articlecontent postcontent maincontent "
    "entrycontent articletext contenido texte testo nota cuerpo",
    "article": "article story post artikel beitrag hentry newsarticle blogpost main page single detail articulo",
    "title": "title titles headline hed titel titre titulo titolo entrytitle articletitle storytitle posttitle",
    "hidden": "hidden visuallyhidden screenreader invisible print noprint",
    "quote": "quote quotes pullquote blockquote zitat factbox infobox box faktbox",
}
HINTS: tuple[str, ...] = tuple(HINT_WORDS)
BIT: dict[str, int] = {name: 1 << place for place, name in enumerate(HINTS)}
# Tags that say what their contents are; they share the bit space of the class hints.
PLACE_TAGS = (
    *("nav", "footer", "header", "aside", "form", "figure", "table", "li", "blockquote", "article", "main"),
    *("button", "label", "dl", "address", "a", "section", "p", "figcaption", "details"),
)
TAG_BIT: dict[str, int] = {tag: 1 << (len(HINTS) + place) for place, tag in enumerate(PLACE_TAGS)}


def _word_bits() -> dict[str, int]:
    bits: dict[str, int] = {}
    for name, words in HINT_WORDS.items():
        for word in words.split():
            bits[word] = bits.get(word, 0) | BIT[name]
    return bits


_WORD_BITS = _word_bits()
_STARTS = frozenset(word[:end] for word in _WORD_BITS for end in range(1, len(word)))
"""What may be the first half of a word that is also written as two: "article-body"."""
# Long words that keep their meaning in front of anything: "cookielawinfo", "commentlist", "relatedposts".
_STEMS = (
    *(
        "comment",
        "kommentar",
        "related",
        "recommend",
        "newsletter",
        "subscri",
        "advert",
        "sponsor",
        "cookie",
        "consent",
    ),
    *("caption", "sidebar", "footer", "breadcrumb", "author", "autor", "byline", "teaser", "promo", "widget", "social"),
    *("share", "gallery", "galerie", "bildunterschrift", "headline", "standfirst", "subtitle", "article", "artikel"),
    *("content", "paragraph", "story", "keyword", "schlagwort", "datum", "published", "image", "photo", "video"),
)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_find_plain_words = word_finder("[a-z]")
_SHORTEST_COMPOUND = 7
_LONGEST = 300
"""Characters of a class attribute that are read: what names the element stands before the utility classes."""


@lru_cache(maxsize=16384)
def _known(word: str) -> tuple[int, bool]:
    """Return the bits of a word, and whether it may be the first half of another."""
    bits = _WORD_BITS.get(word)
    if bits is None and len(word) >= _SHORTEST_COMPOUND:
        bits = next((_WORD_BITS[stem] for stem in _STEMS if word.startswith(stem)), 0)
    return bits or 0, word in _STARTS


@lru_cache(maxsize=16384)
def read_names(names: str) -> int:
    """Return the bits (see BIT) that the words of a class or id attribute set.

    >>> read_names("articleBody") == BIT["article"] | BIT["body"]
    True
    """
    bits = 0
    last = ""
    names = names[:_LONGEST]
    # Without capitals there are no words but those between the hyphens.
    words = _find_plain_words(names) if names == names.lower() else map(str.lower, _WORD.findall(names))
    for word in words:
        own, is_start = _known(word)
        bits |= own
        if last:
            bits |= _WORD_BITS.get(last + word, 0)
        last = word if is_start else ""
    return bits
