"""What a heading says of what stands below it: related items, the most read ones, the authors."""

from __future__ import annotations

import re

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
_LONGEST_HEADING = 40


# What names who wrote below it: heads of a table's column, headings below an article.
_AUTHORS = re.compile(
    r"^\W*(?:(?:written\s+)?by|(?:about\s+)?(?:the\s+)?authors?(?:\s?\(s\))?|writers?|(?:sobre\s+el\s+)?autor(?:e|en|in|es|a|i)?"
    r"|autor\s?\(?(?:in|es|en)\)?|über\s+(?:den\s+autor|die\s+autor(?:in|en))|(?:l['’]|gli\s+)autor[ei]"
    r"|auteur(?:s|\(s\))?|verfasser(?:in)?|forfatter(?:e)?|författare|kirjoittaja|autoři|autorzy|szerzők?|yazar(?:lar)?"
    r"|penulis|tác\ giả|автор(?:ы|и)?|συγγραφ\w+|著者|作者|筆者|執筆者|작성자|저자|글쓴이|المؤلف|الكاتب|نویسنده|מחבר"
    r"|लेखक|ผู้เขียน)\W*$",
    re.IGNORECASE,
)


def announces_authors(text: str) -> bool:
    """Tell whether a text alone is the heading of a list or a column of authors.

    >>> announces_authors("About the Authors:"), announces_authors("Authors of the storm")
    (True, False)
    """
    return len(text) <= _LONGEST_HEADING and _AUTHORS.match(text) is not None
