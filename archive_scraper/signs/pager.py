"""What links to other pages of a list say, and how their elements are named."""

from __future__ import annotations

import re

# "Older", of which nothing but a list's next page is said, with the words beside it: "Ältere Meldungen anzeigen". It
# stands in comparative where the bare adjective is that of any antiquity.
_OLDER = (
    r"(?:older|ältere[nrs]?|aeltere[nrs]?|äldre|eldre|ældre|oudere|eldri|vanhem(?:mat|pia)|plus\ ancien(?:ne)?s"
    r"|m[áa]s\ antigu[oa]s|m[áa]is\ antig[oa]s|més\ anti(?:cs|gues)|più\ vecch[ie]|meno\ recenti|starsz(?:e|ych)"
    r"|starší(?:ch)?|staršie|régebbi\w{0,8}|korábbi\w{0,8}|mai\ vechi|daha\ eski|lebih\ lama|cũ\ hơn"
    r"|более\ (?:старые|ранние)|старіші|по-стари|старији|starij[ei]|starejš[ei]|παλαιότερ\w{1,4}|vanemad"
    r"|vecāk\w{1,3}|senesni\w{0,4})"
)
# Words on links to the next page, whole text. Sources: WordPress, Drupal, Joomla, TYPO3 and Bitrix translations.
_NEXT_WORDS = (
    r"(?:(?:go\ to\ )?(?:the\ )?next(?:\ (?:page|results?|set|\d+.{0,12}|entries|posts|items|articles|events|episodes"
    r"|issues|stories|news|releases|publications|documents|opinions|records))?"
    r"|(?:[^\W\d_]+\ ){0,3}" + _OLDER + r"(?:\ [^\W\d_]+){0,2}"
    r"|(?:previous|earlier)\ (?:posts|entries|articles|stories|news|episodes|issues|columns|reports)|forward"
    r"|pages?\ suivantes?|suivante?s?|(?:articles|billets|messages)\ (?:précédents|plus\ anciens)"
    r"|n(?:ä|ae)chste[nr]?(?:\ seiten?)?|weiter|vor"
    r"|(?:página\ )?siguientes?(?:\ página)?|entradas\ (?:antiguas|anteriores)|próxim[ao]s?(?:\ páginas?)?"
    r"|pr[oó]xima\ p[áa]gina|(?:pàgina\ )?següents?|hurrengoa|(?:páx?gina\ )?seguintes?|posts\ antigos"
    r"|(?:pagina\ )?(?:successiv[ao]|seguente)|avanti|articoli\ precedenti"
    r"|volgende(?:\ pagina)?|n(?:e|æ|ä)st[ea](?:\ sid[ea])?|næsta(?:\ síða)?|seuraava(?:\ sivu)?"
    r"|järgmi(?:ne|sed)(?:\ leht)?|nākam[āo](?:\ lapa)?|tālāk|kitas(?:\ puslapis)?|toliau|sekantis"
    r"|następn[aey](?:\ strona)?|dalej|dále|další(?:\ (?:stránka|strana|články))?|následující(?:\ (?:stránka|strana))?"
    r"|ďalš(?:ia|ie|í)(?:\ (?:strana|stránka))?|ďalej|nasledujúca|naslednja(?:\ stran)?|naprej|naprijed|napred|dalje"
    r"|(?:sljedeć|sledeć|naredn)[aei](?:\ stran(?:ic)?a)?|(?:следећ|наредн|следн)а(?:\ стран(?:иц)?а)?|напред|напријед"
    r"|következő(?:\ oldal)?|tovább|(?:pagina\ )?următoare[al]?(?:\ pagină)?|înainte|(?:faqja\ )?tjetër"
    r"|sonraki(?:\ sayfa)?|ileri|növbəti|berikutnya|selanjutnya|seterusnya|halaman\ (?:berikutnya|seterusnya)"
    r"|laman\ berikutnya|(?:trang\ )?(?:tiếp|sau|kế)(?:\ theo)?|след(?:ующая|ующие|\.)?(?:\ страница)?|вперед"
    r"|вперёд|наступна(?:\ сторінка)?|следваща(?:\ страница)?|(?:старые|предыдущие|попередні)\ \w+"
    r"|eski\ (?:yazılar|kayıtlar)|önceki\ (?:yazılar|kayıtlar)|postingan\ lama|pos\ lama"
    r"|(?:επόμεν[ηοα]|επομένη)(?:\ σελίδα)?|შემდეგი|հաջորդ(?:ը)?|келесі|次(?:へ|の(?:ページ|記事一覧|\d+件))?(?:へ)?"
    r"|前の\d+件|(?:過去|以前)の(?:投稿|記事)(?:へ|一覧)?|古い(?:投稿|記事)|(?:较早|較早|早期)的?(?:文章|博文|网志|網誌)"
    r"|(?:이전|오래된)\ ?(?:글|게시물)(?:\ ?보기)?|(?:المقالات|تدوينات|رسائل|المشاركات)\ (?:ال)?أقدم"
    r"|(?:פוסטים|רשומות)\ (?:ישנ|קודמ)(?:ים|ות)(?:\ יותר)?"
    r"|次ページ|下一?[页頁](?:面)?|后一页|后页"
    r"|다음(?:\ ?페이지)?|التالي(?:ة)?|الصفحة\ التالية|بعدی|صفحه\ بعد|הבא|לעמוד\ הבא|הדף\ הבא|ถัดไป|หน้าถัดไป"
    r"|পরবর্তী(?:\ পাতা)?|अगला(?:\ पृष्ठ)?|अगले|आगे|اگلا(?:\ صفحہ)?|அடுத்த(?:து)?)"
)
PAGE_WORD = (
    r"(?:page|pages|seite|seiten|pagina|página|pag|pág|pg|p|str|strana|strona|stranica|sida|side|sivu"
    r"|oldal|trang|halaman|sayfa|stranka|stran|leht|lehekulg|lapa|puslapis|selida|blad|страница|paged)"
)
# Behind the words may stand which page that is: "Next 3/7 »", "Next page: 2 of 110".
NEXT = re.compile(
    rf"^[\W\d_]*(?:{PAGE_WORD}\.?\s+)?{_NEXT_WORDS}(?:\s+(?:{PAGE_WORD}|\w+seiten?))?[\W\d_]*"
    r"(?:(?<=\d\ )(?:of|von|de|di|van|av|af|z|ze|из|із)\ \d+[\W_]*)?$",
    re.IGNORECASE,
)
ARROW = re.compile(r"^\s*(?:»+|›+|>+|→|⟩|❯|▶|►|≫|&gt;|»»|chevron_right|arrow_forward|navigate_next)\s*$")
POINTED = re.compile(r"^\s*[«‹<←]|[»›>→]\s*$")
"""A link whose words an arrow leads or ends, whatever they say: on a first page it can only lead on."""
# "Load more", whole text, by language. "Read more" says the same in some of them; its address tells it apart.
_ANY = r"(?:\s+[^\W\d_]+){0,2}"
_MORE_WORDS = (
    rf"(?:load|show|view|see|get|browse|display)\s+(?:\d+\s+)?(?:more|additional|next){_ANY}"
    r"|more\s+(?:posts|articles|stories|news|results|entries|items|publications|reports|releases|updates|episodes)"
    rf"|mehr{_ANY}\s+(?:laden|anzeigen|zeigen|sehen)|mehr\s+(?:artikel|meldungen|beiträge|ergebnisse|nachrichten)"
    rf"|weitere{_ANY}\s+(?:laden|anzeigen|zeigen)|weitere\s+(?:artikel|meldungen|beiträge|ergebnisse|nachrichten|einträge)"
    rf"|meer{_ANY}\s+(?:laden|tonen|bekijken)|(?:laad|toon|bekijk)\s+meer{_ANY}|meer\s+(?:artikelen|berichten|nieuws)"
    rf"|(?:visa|ladda|hämta|läs\s+in|se)\s+(?:fler|mer){_ANY}"
    rf"|(?:vis|hent|last|indlæs|se)(?:\s+inn)?\s+(?:flere|mere?){_ANY}|(?:näytä|lataa)\s+lisää{_ANY}"
    rf"|(?:cargar|mostrar|ver)\s+más{_ANY}|más\s+(?:noticias|resultados|artículos|entradas|publicaciones)"
    rf"|(?:carregar|mostrar|ver)\s+mais{_ANY}|mais\s+(?:notícias|resultados|artigos|publicações|postagens)"
    rf"|(?:carrega|mostra|veure)(?:['’]n)?\s+més{_ANY}"
    rf"|(?:carica|mostra|vedi)\s+(?:altr[eio]|(?:di\s+)?più){_ANY}|altr[ie]\s+(?:notizie|articoli|risultati)"
    rf"|(?:charger|afficher|voir)\s+(?:plus|davantage)(?:\s+d(?:e\s+|['’])\w+)?|plus\s+d(?:e\s+|['’])(?:articles|actualités|résultats)"
    rf"|(?:pokaż|załaduj|wczytaj|zobacz)\s+więcej{_ANY}|(?:načíst|zobrazit|ukázat)\s+(?:další|více){_ANY}"
    rf"|(?:načítať|zobraziť)\s+(?:ďalšie|viac){_ANY}|(?:még\s+)?(?:több|további(?:ak)?){_ANY}\s+(?:betöltése|mutatása|megjelenítése)"
    rf"|mutass\s+többet|(?:încarcă|afișează|vezi)\s+mai\s+mult[e]?{_ANY}|(?:učitaj|prikaži|naloži|pokaži)\s+(?:još|više|več){_ANY}"
    rf"|daha\s+fazla{_ANY}|(?:muat|lihat|tampilkan)\s+(?:lebih\s+banyak|lainnya|lagi){_ANY}|(?:xem|tải)\s+thêm{_ANY}"
    rf"|(?:показать|загрузить|смотреть)\s+(?:ещ[её]|больше){_ANY}|ещ[её]\s+(?:новости|материалы|статьи|записи)"
    rf"|(?:показати|завантажити)\s+(?:ще|більше){_ANY}|(?:покажи|зареди|виж)\s+(?:още|повече){_ANY}"
    rf"|(?:φόρτωση|εμφάνιση|δείτε)\s+περισσότερ\w{{1,4}}{_ANY}|(?:عرض|تحميل|شاهد)\s+المزيد|(?:بارگذاری|نمایش)\s+بیشتر"
    r"|(?:טען|הצג|טעינת|הצגת)\s+עוד|もっと(?:見る|読み込む)|さらに(?:表示|読み込む|見る)|(?:加载|載入|查看|显示|顯示)更多|더\s?(?:보기|불러오기)"
    r"|और\s+(?:लोड\s+करें|देखें)"
    # The bare word with what there is more of; only an address that counts on makes a next page of it.
    r"|(?:more|mehr|weitere|meer|fler|flere|mere|más|mais|més|altr[eio]|plus\s+d[e'’]|więcej|další|ďalšie|viac|további"
    rf"|daha|lainnya|ещ[её]|больше|більше|още|повече|још|još|več|περισσότερ\w{{1,4}})(?:\s+[^\W\d_]+){{1,3}}"
)
MORE = re.compile(rf"^\W*(?:{_MORE_WORDS})\W*$", re.IGNORECASE)
NUMBER = re.compile(rf"^[\s\[(]*(?:{PAGE_WORD}\s*)?(\d{{1,5}})[\s\])]*$", re.IGNORECASE)
BACK = re.compile(
    r"\b(?:prev(?:ious)?|newer|back|last|first|zurück|vorherige|letzte|erste|anterior(?:es)?|última|último|primera"
    r"|précédente?|dernière|première|precedente|ultima|vorige|laatste|forrige|föregående|poprzednia"
    r"|předchozí|předešlá|predchádzajúca|prethodna|prejšnja|nazaj|natrag|előző|vissza|înapoi|anterioară|önceki"
    r"|sebelumnya|trước|eelmine|tagasi|iepriekšējā|ankstesnis|atgal|edellinen|fyrri|προηγούμεν\w{1,3}|предишна|попередня"
    r"|предыдущая|последняя|претходна|назад|nyare|nyere|neuere|nieuwere|plus\ récents?|más\ recientes|mais\ recentes"
    r"|più\ recenti|nowsze|novější|újabbak)\b"
    r"|前(?:へ|の|页|頁)|上一[页頁]|首[页頁]|[尾末][页頁]|이전|السابق|הקודם|قبلی",
    re.IGNORECASE,
)
NEXT_NAME = re.compile(
    r"(?:^|[\s_-])(?:next|older|pagenext|nextpage|next-?page|page-?next|siguiente|suivante?|weiter"
    r"|nextpostslink)(?:$|[\s_-])|(?-i:(?<=[a-z])Next(?![a-z]))",
    re.IGNORECASE,
)
# Icon fonts and image files of arrows: "fa-angle-right", "icon-chevron-right", "arrow_right.png".
ARROW_NAME = re.compile(
    r"(?:angle|chevron|arrow|caret)s?(?:[_-](?:double|circle|alt|long))?[_-]?right|right[_-]?arrow", re.IGNORECASE
)
BACK_NAME = re.compile(r"(?:^|[\s_-])(?:prev\w*|newer|last|first|disabled|current)(?:$|[\s_-])", re.IGNORECASE)
PAGER_NAME = re.compile(
    r"(?:^|[\s_-])(?:page(?:r|s|nav\w*|navi|-?numbers?|-links)?|pagination\w*|paginat\w+|paging\w*|pagenavi"
    r"|nav-?links?|navigation|post-?nav\w*|seiten\w*|blaettern|paginador|paginacion)(?:$|[\s_-])",
    re.IGNORECASE,
)
