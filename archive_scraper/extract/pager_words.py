"""What links to other pages of a list say, and how their elements are named."""

from __future__ import annotations

import re

# Words on links to the next page, whole text. Sources: WordPress, Drupal, Joomla, TYPO3 and Bitrix translations.
_NEXT_WORDS = (
    r"(?:(?:go\ to\ )?(?:the\ )?next(?:\ (?:page|results?|set|\d+.{0,12}|entries|posts|items|articles))?"
    r"|older(?:\ (?:posts?|entries|articles|stories|news|items))?"
    r"|(?:previous|earlier)\ (?:posts|entries|articles|stories|news)|forward|page\ suivante|suivante?s?"
    r"|articles\ (?:plus\ anciens|précédents)|nächste(?:\ seite)?|naechste(?:\ seite)?|weiter|vor"
    r"|ältere(?:\ (?:beiträge|artikel|einträge|posts))?"
    r"|(?:página\ )?siguientes?|entradas\ (?:antiguas|anteriores)|próxim[ao]s?(?:\ página)?|pr[oó]xima\ p[áa]gina"
    r"|(?:página\ )?seguinte|posts\ (?:mais\ )?antigos|postagens\ mais\ antigas"
    r"|(?:pagina\ )?successiv[ao]|avanti|articoli\ (?:meno\ recenti|precedenti)|post\ più\ vecchi"
    r"|volgende(?:\ pagina)?|oudere\ berichten|neste(?:\ side)?|n[æe]ste(?:\ side)?|nästa(?:\ sida)?|äldre\ inlägg"
    r"|eldre\ innlegg|ældre\ (?:indlæg|opslag)|seuraava(?:\ sivu)?|vanhemmat(?:\ \w+)?"
    r"|articles\ plus\ anciens|messages\ plus\ anciens|entrades\ més\ antigues|artigos\ mais\ antigos"
    r"|następn[aey](?:\ strona)?|dalej|starsze(?:\ wpisy)?|další(?:\ (?:stránka|strana|články))?|následující"
    r"|starší(?:\ (?:příspěvky|články))?|ďalš(?:ia|ie|í)(?:\ strana)?|naslednja|sljedeća|sledeća|следећа"
    r"|következő(?:\ oldal)?|régebbi.{0,14}"
    r"|(?:pagina\ )?următoare[al]?|înainte|sonraki(?:\ sayfa)?|ileri|berikutnya|selanjutnya|halaman\ berikutnya"
    r"|laman\ berikutnya|(?:trang\ )?(?:tiếp|sau|kế)(?:\ theo)?|след(?:ующая|ующие|\.)?(?:\ страница)?|вперед"
    r"|вперёд|наступна(?:\ сторінка)?|следваща|(?:старые|предыдущие|попередні|старіші|по-стари|старији)\ \w+"
    r"|более\ старые.{0,12}|eski\ (?:yazılar|kayıtlar)|önceki\ (?:yazılar|kayıtlar)|postingan\ lama|pos\ lama"
    r"|starije\ objave|starejši\ prispevki|(?:articole|postări)\ mai\ vechi|bài\ (?:đăng\ )?cũ\ hơn"
    r"|επόμεν[ηο](?:\ σελίδα)?|παλαιότερ.{0,12}|次(?:へ|の(?:ページ|記事一覧|\d+件))?(?:へ)?"
    r"|(?:過去|以前)の(?:投稿|記事)(?:へ|一覧)?|古い(?:投稿|記事)|(?:较早|較早|早期)的?(?:文章|博文|网志|網誌)"
    r"|(?:이전|오래된)\ ?(?:글|게시물)(?:\ ?보기)?|(?:المقالات|تدوينات|رسائل|المشاركات)\ (?:ال)?أقدم"
    r"|(?:פוסטים|רשומות)\ ישנ(?:ים|ות)(?:\ יותר)?"
    r"|次ページ|下一?[页頁](?:面)?|后一页|后页"
    r"|다음(?:\ ?페이지)?|التالي(?:ة)?|الصفحة\ التالية|بعدی|صفحه\ بعد|הבא|לעמוד\ הבא|הדף\ הבא|ถัดไป|หน้าถัดไป"
    r"|পরবর্তী(?:\ পাতা)?|अगला)"
)
NEXT = re.compile(rf"^[\W\d_]*{_NEXT_WORDS}[\W_]*$", re.IGNORECASE)
ARROW = re.compile(r"^\s*(?:»+|›+|>+|→|⟩|❯|▶|►|≫|&gt;|»»|chevron_right|arrow_forward|navigate_next)\s*$")
MORE = re.compile(
    r"^\W*(?:(?:load|show|view|see|get)\s+(?:\d+\s+)?more(?:\s+\w+){0,2}|more\s+(?:posts|articles|stories|news"
    r"|results|entries)|mehr\s+(?:laden|anzeigen|artikel)"
    r"|cargar\s+más|ver\s+más|carregar\s+mais|carica\s+altr\w+|charger\s+plus|voir\s+plus|показать\s+(?:ещ[её]"
    r"|больше)|загрузить\s+ещ[её]|もっと見る)\W*$",
    re.IGNORECASE,
)
PAGE_WORD = (
    r"(?:page|pages|seite|seiten|pagina|página|pag|pg|p|str|strana|strona|stranica|sida|side|sivu"
    r"|oldal|trang|halaman|sayfa|stranka|страница|paged)"
)
NUMBER = re.compile(rf"^[\s\[(]*(?:{PAGE_WORD}\s*)?(\d{{1,5}})[\s\])]*$", re.IGNORECASE)
BACK = re.compile(
    r"\b(?:prev(?:ious)?|newer|back|last|first|zurück|vorherige|letzte|erste|anterior(?:es)?|última|último|primera"
    r"|précédente?|dernière|première|precedente|ultima|vorige|laatste|forrige|föregående|poprzednia"
    r"|předchozí|предыдущая|последняя|назад)\b"
    r"|前(?:へ|の|页|頁)|上一[页頁]|이전|السابق",
    re.IGNORECASE,
)
NEXT_NAME = re.compile(
    r"(?:^|[\s_-])(?:next|older|pagenext|nextpage|next-?page|page-?next|siguiente|suivante?|weiter"
    r"|nextpostslink)(?:$|[\s_-])",
    re.IGNORECASE,
)
BACK_NAME = re.compile(r"(?:^|[\s_-])(?:prev\w*|newer|last|first|disabled|current)(?:$|[\s_-])", re.IGNORECASE)
PAGER_NAME = re.compile(
    r"(?:^|[\s_-])(?:page(?:r|s|nav\w*|navi|-?numbers?|-links)?|pagination\w*|paginat\w+|paging\w*|pagenavi"
    r"|nav-?links?|navigation|post-?nav\w*|seiten\w*|blaettern|paginador|paginacion)(?:$|[\s_-])",
    re.IGNORECASE,
)
