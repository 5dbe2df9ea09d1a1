"""What names and words say about a part of a teaser: class names, rel and itemprop values, link texts.

Class names are written by people for people: "entry-date", "byline", "autor". The word lists stand here, in one
place. Sources: the microformats (h-entry, hAtom), schema.org, WordPress, Drupal, Joomla and TYPO3 themes, BEM style
guides; link texts are those of the same systems' translations.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from archive_scraper.extract.address_words import CATEGORY_SEGMENTS, PERSON_SEGMENTS, TAG_SEGMENTS


class Hint:
    """What an element's names claim that it holds: bits of an int, as a page asks thousands of times."""

    NONE: Final = 0
    TITLE: Final = 1
    DATE: Final = 2
    AUTHOR: Final = 4
    SUMMARY: Final = 8
    TOPIC: Final = 16
    COUNT: Final = 32
    """Comments, views, shares, reading time: numbers and buttons that are no part of the teaser."""
    MORE: Final = 64
    CAPTION: Final = 128
    CHANGED: Final = 256
    """A date, but that of the last change."""
    OUTLET: Final = 512


_WORDS = {
    Hint.TITLE: "title titel titre titulo titolo headline headlines hed heading entrytitle posttitle",
    Hint.DATE: (
        "date dates datetime time timestamp published publish pubdate posted datum fecha day month year calendar clock"
        " created issued submitted dateline ago postdate entrydate datepublished datecreated startdate zeit tid"
    ),
    Hint.AUTHOR: (
        "author authors byline bylines by writer writers autor autores autore autori auteur auteurs autoren verfasser"
        " forfatter contributor contributors creator submitted firma signature vcard byauthor redakteur penulis yazar"
    ),
    Hint.SUMMARY: (
        "summary excerpt description desc intro introduction lead lede dek deck abstract standfirst blurb snippet promo"
        " teasertext extract synopsis zusammenfassung resumen vorspann anriss sommaire"
    ),
    Hint.TOPIC: (
        "category categories cat cats tag tags topic topics kicker eyebrow overline label labels section badge badges"
        " rubric rubrik genre theme thema channel taxonomy dachzeile spitzmarke flag ressort tagline subline"
    ),
    Hint.COUNT: (
        "comment comments comentarios commentaires kommentar kommentare views hits likes share shares sharing"
        " social count counter readtime reactions rating votes replies addtoany sharedaddy disqus"
    ),
    Hint.MORE: "more readmore continue cta btn button weiterlesen mehr morelink",
    Hint.CAPTION: "caption copyright credit credits figcaption wpcaption",
    Hint.CHANGED: "updated modified datemodified changed",
    Hint.OUTLET: "source outlet publication publisher",
}
_TITLE_WORDS = frozenset(_WORDS[Hint.TITLE].split())
_MEANING: dict[str, int] = {}
for _hint, _names in _WORDS.items():
    for _name in _names.split():
        _MEANING[_name] = _MEANING.get(_name, Hint.NONE) | _hint
# First words of class names that tell of looks, states or wrappers, not of what is inside.
_NOT_PARTS = frozenset(
    ["no", "js", "is", "with", "font", "text", "bg", "border", "color", "hover", "leading", "tracking", "wp", "size"]
)
_SAID_BY_HAS = frozenset(["author", "date", "comment", "comments"])
# Elements of a block ("title__link") that are only its frame: what is inside of them is what the block's name says.
_FRAME_WORDS = (
    "a anchor body box cell col column container content element field group head heading holder href inner item items"
    " link list main name names row span text txt value wrap wrapper"
)
_FRAMES = frozenset(_FRAME_WORDS.split())
_TOKEN = re.compile(r"[a-z]+|[A-Z]+(?![a-z])|[A-Z][a-z]+")
_PROPERTIES = {
    "headline": Hint.TITLE,
    "name": Hint.TITLE,
    "datepublished": Hint.DATE,
    "datecreated": Hint.DATE,
    "startdate": Hint.DATE,
    "datemodified": Hint.CHANGED,
    "author": Hint.AUTHOR,
    "creator": Hint.AUTHOR,
    "description": Hint.SUMMARY,
    "articlesection": Hint.TOPIC,
    "keywords": Hint.TOPIC,
    "interactioncount": Hint.COUNT,
    "commentcount": Hint.COUNT,
}
_MICROFORMATS = {
    "p-name": Hint.TITLE,
    "entry-title": Hint.TITLE,
    "dt-published": Hint.DATE,
    "dt-updated": Hint.CHANGED,
    "p-author": Hint.AUTHOR,
    "h-card": Hint.AUTHOR,
    "p-summary": Hint.SUMMARY,
    "p-category": Hint.TOPIC,
}
_ICON_USER = re.compile(r"(?:^|[-_ ])(?:user|person|author|pencil|pen)(?:$|[-_ ])", re.IGNORECASE)


def _read_name(name: str) -> int:
    """Return what one class name claims by its words."""
    if ":" in name or "[" in name:  # utility classes speak of looks: "hover:underline"
        return Hint.NONE
    block, _, part = name.partition("__")
    if part:  # the element of a block: its own name tells what it is, not that of the block it stands in
        own = _read_tokens(part)
        words = set(_TOKEN.findall(part.partition("--")[0]))
        if own or (part.islower() and not words & _FRAMES):
            return own
        name = block
    return _read_tokens(name)


def _read_tokens(name: str) -> int:
    tokens = [token.lower() for token in _TOKEN.findall(name)]
    if tokens[:1] == ["views"]:  # Drupal's lists; "views" alone counts readers
        tokens = tokens[1:] or tokens
    if not tokens or tokens[0] in _NOT_PARTS or (tokens[0] == "has" and tokens[-1] not in _SAID_BY_HAS):
        return Hint.NONE
    meant: int = Hint.NONE
    for token in tokens:
        meant |= _MEANING.get(token, Hint.NONE)
    if meant & Hint.TITLE and tokens[-1] not in _TITLE_WORDS and meant != Hint.TITLE:
        meant &= ~Hint.TITLE  # "title-date" is the date
    return meant


@lru_cache(maxsize=8192)
def read_names(names: str, properties: str = "", rel: str = "") -> int:
    """Return what class names, itemprop and rel claim; several flags where they claim several things.

    >>> read_names("entry-meta post-date") == Hint.DATE
    True
    """
    found: int = Hint.NONE
    for name in properties.lower().split():
        found |= _PROPERTIES.get(name, Hint.NONE)
    relations = rel.lower().split()
    if "author" in relations:
        found |= Hint.AUTHOR
    if "tag" in relations or "category" in relations:
        found |= Hint.TOPIC
    if found:
        return found
    for name in names.split():
        found |= _MICROFORMATS.get(name, Hint.NONE)
    if found:
        return found
    for name in names.split():
        found |= _read_name(name)
    if found & Hint.CHANGED and found & Hint.DATE:
        found &= ~Hint.CHANGED  # "entry-date updated": WordPress marks a first date so
    return found


@lru_cache(maxsize=2048)
def is_user_icon(names: str) -> bool:
    """Tell whether an empty element is the picture of a person that stands before an author's name."""
    return _ICON_USER.search(names) is not None


# Link texts that name the act of reading, not what is read.
_GENERIC = re.compile(
    r"""^\W*(?:
    (?:read|view|see|learn|find\ out|know|show|click|tap)\b.{0,14}\b(?:more|here|now|on|details?|full.{0,20}|all
    |post|article|story|it)
    |(?:continue|keep|full)\ (?:reading|story|article|post|text).{0,60}|more(?:\ (?:info|details?|information|»|…))?
    |details?|read|open|continue|link|permalink|expand
    |(?:download|view|open|get|read)?\s*(?:the\ )?(?:full\ )?(?:pdf|html|docx?|file|document|report|opinion|order
    |download|text|word)s?(?:\s*\(?(?:pdf|[\d.,]+\s*[km]i?b).*)?
    |download.{0,30}|leer\ (?:m[áa]s|(?:la\ |el\ )?(?:entrada|nota|art[íi]culo|noticia)(?:\ complet[ao])?)|(?:seguir
    |sigue)\ leyendo|ver\ m[áa]s|m[áa]s|continuar\ leyendo|leia\ mais
    |saiba\ mais|ver\ mais|continue\ lendo|ler\ mais
    |lire(?:\ la\ suite|\ plus|\ l[’'].{3,10})?|en\ savoir\ plus|voir\ plus|la\ suite|weiterlesen|(?:jetzt\ )?lesen
    |mehr(?:\ (?:lesen|erfahren|dazu|infos?))?|zum\ (?:artikel|beitrag)|artikel\ lesen|weiter|details\ anzeigen
    |leggi(?:\ (?:tutto|di\ pi[uù]|ancora|l[’']articolo|altro))?|continua(?:\ a\ leggere)?|approfondisci
    |lees\ (?:meer|verder)|llegir\ m[ée]s|irakurri\ gehiago|lexo\ m[ëe]\ shum[ëe]|loe\ edasi|las[īi]t\ t[āa]l[āa]k
    |skaityti\ (?:daugiau|toliau)|pla[čc]iau|viac|[čc][íi]ta[ťt]\ [ďd]alej|(?:pro)?[čc]ita(?:j|jte)\ (?:dalje|vi[šs]e)
    |op[šs]irnije|vi[šs]e|preberi\ ve[čc]|ve[čc]|l[äa]s\ hela\ (?:inl[äa]gget|artikeln)|meer\ lezen|l[æe]s\ (?:mer
    |mere|videre)|les\ mer|mer|l[äa]s\ mer(?:a)?|lue\ lis[äa]{1,2}
    |czytaj\ (?:wi[ęe]cej|dalej)|wi[ęe]cej|v[íi]ce|[čc][íi]st\ (?:d[áa]l|v[íi]ce)|tov[áa]bb|b[őo]vebben
    |cite[șsş]te(?:\ (?:mai\ (?:mult|departe)|tot(?:\ articolul)?))?|mai\ mult|devam[ıi](?:n[ıi]\ oku)?|daha\ fazla
    |haberin\ devam[ıi]|selengkapnya|baca\ lagi|lanjutkan\ membaca|xem\ (?:ti[ếe]p|chi\ ti[ếe]t)|baca\ (?:selengkapnya
    |juga)|xem\ th[êe]m|[đd][ọo]c\ (?:ti[ếe]p|th[êe]m)
    |(?:читать|узнать|смотреть)\ ?(?:далее|дальше|больше|полностью|все)?|подробнее|далее|докладніше|читати\ далі
    |детальніше|прочети(?:\ повече)?|още|διαβάστε.{0,20}|περισσότερα.{0,10}|συνέχεια.{0,10}
    |続きを読む|続き|詳細はこちら|全文を読む
    |もっと(?:見る|読む)|詳細(?:を見る)?|詳しく.{0,4}|この記事の続きを読む|記事を読む
    |阅读(?:更多|全文)|閱讀(?:更多|全文)|更多|查看(?:更多|详情
    |全文)|繼續閱讀|继续阅读|详情|詳情|더\s?보기
    |자세히(?:\s?보기)?|계속\s?읽기|기사\s?전문
    |اقرأ\ المزيد|المزيد|ادامه\ مطلب|קרא\ עוד|המשך\ קריאה|بیشتر\ بخوانید|إقرأ\ المزيد
    |עוד|और\ पढ़ें|বিস্তারিত.{0,5}|อ่าน(?:ต่อ|เพิ่มเติม)
    )\W*$""",
    re.IGNORECASE | re.VERBOSE,
)
_COUNTS = re.compile(
    r"""^\W*(?:
    [\d.,]*\s*(?:k\s)?(?:no\s|add\s|leave\s)?(?:a\s)?(?:comments?|repl(?:y|ies)|responses?|views?|shares?|likes?
    |votes?|hits|reads|kommentare?|comentarios?|comment[áa]rios?|commentaires?|comment[ioe]|reacties|komentarz[ey]
    |komment\w{2,4}|komentář\w*|trackbacks?|pingbacks?|paluuviitteet|коммент\w*|просмотр\w*|yorum(?:lar)?|コメント
    |トラックバック|评论|評論|댓글|트랙백|تعليقات|σχόλια)(?:\s(?:off|closed|on\s.{0,80})|\s*[:(]?\s*\d*\)?)?
    |\d+\s*(?:-|–)?\s*\d*\s*(?:min(?:ute)?s?|mins|минут\w*|分|Min\.)(?:\s*(?:read(?:ing)?(?:\ time)?|lesezeit
    |de\ lecture|de\ lectura|di\ lettura|leestijd|чтения|to\ read))?
    |(?:reading\ time|lese(?:zeit|dauer)|leestijd|lukuaika|tiempo\ de\ lectura|tempo\ de\ leitura|temps\ de\ lecture
    |tempo\ di\ lettura|czas\ czytania|время\ чтения|okuma\ süresi|estimated)\b.{0,30}
    |(?:keine|nenhum|aucun|nessun|geen|inga|ingen|ei|brak|žádné|niciun|tidak\ ada|ning[úu]n|sin)
    \ (?:kommen\w*|comment\w*|coment\w*|opmerkingen|reacties|komentar\w*)
    |(?:коммент\w+|комментариев)\ нет|нет\ комментариев|hiç\ yorum\ yok|δεν\ υπάρχουν\ σχόλια|nincs\ megjegyzés
    |không\ có\ nhận\ xét\ nào|没有评论
    |share(?:\s(?:this|on|via)\b.{0,30})?|tweet|like|e-?mail|print|reply|facebook|twitter|pin(?:\ it)?|whatsapp
    |linkedin|save|bookmark
    |comments?\ (?:off|closed).{0,80}|no\ responses?|leave\ a\ (?:comment|reply).{0,80}|be\ the\ first\ to\ comment
    |\d+
    )\W*$""",
    re.IGNORECASE | re.VERBOSE,
)


@lru_cache(maxsize=4096)
def is_generic(text: str) -> bool:
    """Tell whether a text only says "read more", "PDF" or the like.

    >>> is_generic("Read more »"), is_generic("More money for the poor")
    (True, False)
    """
    return len(text) < 90 and _GENERIC.match(text) is not None


@lru_cache(maxsize=4096)
def is_count(text: str) -> bool:
    """Tell whether a text counts comments or minutes, or is a button to share.

    >>> is_count("3 Comments"), is_count("5 min read"), is_count("12 monkeys")
    (True, True, False)
    """
    return len(text) < 120 and _COUNTS.match(text) is not None


_AUTHOR_PATH = re.compile(rf"/(?:{'|'.join(sorted(PERSON_SEGMENTS))})/[^/]", re.IGNORECASE)
_AUTHOR_QUERY = re.compile(r"[?&]author=", re.IGNORECASE)
_TOPIC_QUERY = re.compile(r"[?&](?:cat|tag|category|topic)=", re.IGNORECASE)
# Lists of think tanks lead to the pages of their regions, programs and series too.
_TOPIC_SEGMENTS = TAG_SEGMENTS | CATEGORY_SEGMENTS | {"region", "regions", "program", "programs", "series"}
_TOPIC_PATH = re.compile(rf"/(?:{'|'.join(sorted(_TOPIC_SEGMENTS))})/[^/]", re.IGNORECASE)


# Marks between the fields of one line. A comma or a dash may stand inside a field.
_FIELDS = re.compile(r"\s*[|·•●∙／]\s*|\s+[-–—]\s+")
_FIELD_MARKS = re.compile("[|·•●∙／–—-]")


def split_fields(text: str) -> list[str]:
    """Return the fields of one clean line.

    >>> split_fields("Analysis | 3 May 2024 - Ada Marlowe")
    ['Analysis', '3 May 2024', 'Ada Marlowe']
    """
    return [text] if _FIELD_MARKS.search(text) is None else _FIELDS.split(text)


def text_width(text: str) -> int:
    """Return a text's length with ideographs, which say as much as two letters, counted twice."""
    return len(text) if text.isascii() else len(text) + sum(map("\u2e7f".__lt__, text))


@lru_cache(maxsize=4096)
def is_author_url(url: str) -> bool:
    """Tell whether an address looks like an author's page."""
    return _AUTHOR_PATH.search(url) is not None or ("=" in url and _AUTHOR_QUERY.search(url) is not None)


@lru_cache(maxsize=4096)
def is_topic_url(url: str) -> bool:
    """Tell whether an address looks like the page of a category or tag."""
    return _TOPIC_PATH.search(url) is not None or ("=" in url and _TOPIC_QUERY.search(url) is not None)
