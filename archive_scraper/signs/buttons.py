"""Texts that name an act, not what is read: "read more", "PDF", "3 comments", "share"."""

from __future__ import annotations

import re
from functools import lru_cache

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
