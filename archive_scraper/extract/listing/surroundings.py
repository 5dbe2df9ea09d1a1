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
RELATED_HEADING = re.compile(
    r"""^\W*(?:related|more\ (?:from|on|about|in|stories|news|articles|like)|read\ (?:more|next|also)|see\ also
    |you\ (?:may|might)|recommended|similar|further\ reading|up\ next|next\ up|what\ to\ read\ next|keep\ reading
    |don.t\ miss|also\ (?:on|in|read)
    |mehr\ (?:zu\w*|aus|von|über|themen|artikel|lesen|nachrichten|dazu)|weitere(?!\ themen)|verwandte|ähnliche|passend
    |lesen\ sie\ (?:auch|mehr)|das\ könnte|auch\ interessant|zum\ (?:selben\ |gleichen\ )?thema|themen\ des
    |zum\ weiterlesen|empfehlung
    |empfohlen
    |à\ (?:lire|découvrir|voir)|sur\ le\ même|du\ même\ auteur|(?:lire|voir)\ (?:aussi|également)
    |pour\ aller\ plus\ loin
    |articles?\ (?:liés|similaires|connexes|relacionad)|dans\ la\ même
    |noticias\ relacion|relacionad|más\ (?:sobre|noticias|en|de)|[tl]e\ puede|le[ea]\ también|notas\ relacion
    |ver\ también|quizás
    |leia\ (?:também|mais)|(?:notícias|matérias|conteúdos?)\ relacion|você\ pode|veja\ também
    |mais\ (?:sobre|lidas\ em)|correlat|articoli\ (?:correlati|simili)
    |(?:leggi|vedi)\ anche|potrebbe|ti\ potrebbe|gerelateerd|lees\ (?:ook|meer)|meer\ over|relaterad
    |läs\ (?:också|mer|även)
    |les\ også|læs\ også|relaterte|mere\ om|mer\ om|lue\ (?:myös|lisää)
    |zobacz\ (?:też|także|również)|(?:prze)?czytaj\ (?:też|także|również)|może\ cię|polecamy|podobne|powiązane
    |více\ (?:k|o|z)|související
    |mohlo\ by|povezan[aeio]|srodne|pročitajte|preberite|taip\ pat|susij[ęu]|loe\ (?:ka|veel)|seotud|lasi\ arī
    |saistīt|čtěte\ (?:také|dál)|ďalšie|súvisiace|kapcsolódó|ajánl|citește\ și|vezi\ și|ilgili|benzer|bunlar
    |baca\ juga|berita\ terkait|artikel\ terkait|xem\ thêm|tin\ liên
    |(?:читайте|смотрите)\ также|по\ теме|похожие|ещё\ по|материалы\ по|читайте\ (?:також|ще)|схожі|вижте\ (?:още
    |също)|свързани|σχετικ|διαβάστε\ (?:επίσης
    |ακόμ)|関連|あわせて|(?:あなたに)?おすすめ|こちらも|相关|相關|推荐|推薦|延伸|관련|추천
    |(?:مواضيع|موضوعات|مقالات|أخبار|اخبار)\ (?:ذات|متعلقة)
    |اقرأ\ أيضا|مطالب\ مرتبط|קרא\ גם|संबंधित|य[हे]\ भी|আরও)""",
    re.IGNORECASE | re.VERBOSE,
)
_MOST_READ = (
    r"most|popular|trending|meist|beliebt|mest|les\ plus|lo\ más|más\ (?:leíd|vist)|mais\ (?:lidas|vist)|pi[uù]\ lett"
    r"|meest|luetuimmat|najpopul|najcz|najč[ií]t|nejčten|legolvasott|cele\ mai\ (?:citite|populare)|en\ çok|terpopuler"
    r"|самое\ (?:читаемое|популярное)|популярн|найпопулярн|най-(?:чет|попул)|δημοφιλ|人気|热门|熱門|인기"
    r"|많이\ 본|الأكثر|پربازدید"
)
MOST_READ_HEADING = re.compile(rf"^\W*(?:{_MOST_READ})", re.IGNORECASE)
POPULAR_HEADING = re.compile(
    rf"^\W*(?:{_MOST_READ}|top\s|latest|recent|aktuell|neueste|dernières|últim|ultim|najnow|nejnov|самое|последн|最新"
    r"|最近|최신)",
    re.IGNORECASE,
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
