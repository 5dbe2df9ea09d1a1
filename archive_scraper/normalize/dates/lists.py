"""Words around dates that no date library lists: markers, clock words, connectors, seasons, number words.

Month, weekday,
unit and "ago" words come from dateparser (see date_words). The lists here were collected from the
printed date lines of newspapers and think tanks and
from the gettext catalogues of WordPress and Drupal for
"Published", "Updated", "Posted on". All are compared folded (date_words.fold): lower case, no accents.
"""

from __future__ import annotations

# Languages that newspapers are printed in. Where two share a word for different months (listopad is November in
# Prague and October in Zagreb) and the page's language is unknown, the earlier one wins.
LANGUAGES = """
en de fr es it pt nl ru pl sv tr da nb fi cs uk ro
hu el bg sk hr sr sr-Latn sl bs lt lv et is ca gl eu id
ms vi fil ar he fa ur hi bn ta te mr gu kn ml pa ne si
th lo km my ka hy az kk ky uz mn be mk sq ga cy mt lb
fo nn af sw am so ha zu ps ckb ku tg eo fy zh ja ko zh-Hant
"""
# What stands right behind the number of a day: 1st, 1er, 1º, 14a.
ORDINALS = "st nd rd th er re º ste de e a an ος ή η aren eko го й е"
# How words begin that call the date beside them the day of publication ...
PUBLISHED_STEMS = """
publi pubbl posted issued released filed created dated
veroffent erschien erstellt parue postad postat publika
gepubli geplaatst verschenen opubli publik vydan zverejn
vytvor megjelen kozzet letrehoz objav paskelb avaldat
argitarat yayin eklen olustur опубл размещ публик публік розміщ објав оприлюдн δημοσιευ diterbit dipubli
ditayang imechapish nailathala offentligg udgiv julkais creado creada criado creato
"""
# ... and whole words and phrases that do. In head-final languages they may follow the date.
PUBLISHED = """
first published, originally published, date, release date, online seit,
datum, paru, mis en ligne, mise en ligne,
fecha, fecha de publicación, data de publicação, data di pubblicazione,
birt, dodano, utworzono, data publikacji,
data publicării, дата, дата публикации, дата публікації, добавлено,
создано, додано, створено, ημερομηνία,
ημερομηνία δημοσίευσης, haber girişi, giriş, giriş tarihi, פורסם,
פורסמה, תאריך, תאריך פרסום, تاريخ النشر, نشر,
نشر في, نشرت, تم النشر, تاریخ انتشار, منتشر شده, شائع شدہ,
تاریخ اشاعت, प्रकाशित, प्रकाशन तिथि, পোস্ট, প্রকাশ, প্রকাশিত,
terbit, rilis, tayang, ngày đăng, đăng lúc, xuất bản, เผยแพร่, วันที่เผยแพร่, โพสต์เมื่อ,
公開, 公開日, 掲載, 掲載日, 投稿日, 投稿, 配信, 発表, 初公開, 发布, 发布时间,
发布日期, 发表, 发表于, 发布于, 發布, 發布時間, 發表, 發表於, 刊登, 上稿,
입력, 기사입력, 등록, 등록일, 작성, 작성일, 게시, 게시일, 발행, 승인, 입력일, 송고
"""
UPDATED_STEMS = """
updat aktualis actualis actualiz aktualiz atualiz aggiorn
modif bijgewerk gewijzig aangepas geupdat uppdater
oppdater opdater uppfær paivite muoka zaktualiz zmodyf
upraven frissit modosit azurir izmijenj izmenj posodob
atnaujin atjaunot uuenda muudet eguner guncel duzenle
обновл изменен оновл змінен актуализир обновен ажурир
ενημερ τροποπο ανανεω diperba dikemaskini diubah imesasish geander überarbeit uberarbeit bearbeit
"""
UPDATED = """
revised, edited, amended, republished, endret, ändrad, ændret, editado, alterado,
mis à jour, mise à jour, última hora, עודכן, עדכון, تحديث,
آخر تحديث, عدل, به روز رسانی, بروزرسانی, به‌روزرسانی, अपडेट,
अपडेटेड, संशोधित, আপডেট, হালনাগাদ, cập nhật, อัปเดต, อัพเดท, แก้ไข, 更新,
更新日, 最終更新, 更新日時, 修正, 修订, 更新时间, 更新於, 更新于,
最后更新, 最後更新, 更新時間, 수정, 수정일, 업데이트, 최종수정, 최종
"""
# Words that are markers in their own language only: "stand", "data" and "maj" mean other things in others.
OWN_UPDATED = {"de": "stand, neu", "fr": "maj"}
OWN_PUBLISHED = {"de": "vom", "it": "data", "pt": "data", "pl": "data", "ro": "data"}
# The date is about something else, never the day of publication.
OTHER = """
accessed, retrieved, expires, expiry, expiration date, valid until, copyright, ©, due date, gültig bis,
abgerufen, abgerufen am, consulté le, consultado el, consultado em,
consultato il, geraadpleegd op, dostęp, дата обращения
"""
# Whatever number follows counts volumes, not days.
ISSUE = """
volume vol issue no nr num number iss chapter heft
ausgabe jahrgang numero numéro número núm edición fascicolo nummer
uitgave jaargang årgang numer zeszyt cislo číslo szam szám évfolyam выпуск номер випуск τεύχος sayı
"""
# Words after or before an hour that make it a clock time.
CLOCK = """
uhr uur kl klo kello godz godzina godzinie h hs hrs hod hodin ч час часов часа год година години ώρα ωρα
saat saati saatinde pukul jam lúc luc ore orele alle heures heure ora time
hora uhrzeit orario val plkst kell klukkan ura uri ur giờ gio น น.
ساعت ساعة
"""
# Words that may stand inside a date or between a date and its time; they carry no number of their own.
CONNECTORS = """
a al as at the of on in from by de del della dell di do dos
da das du d le la les el il lo los am um vom den der dem
ab à às las o os om og och i ja ve w we u v ve ob na
dnia dne den dnia dňa az ta ob la pe din și e y en et und and
в во о об от у на год года г гг р року рік г р час ч στις στη στο την του της και ώρα τη το
ngày tháng năm hôm vào tahun tanggal tgl tarihi tarihinde günü yılı
m d mėn gada gads aasta eko ko aren ren kuupäev г ж жылғы жыл оны ны
בשעה ב ה ל عام سنة في يوم الساعة الموافق م بتاريخ در مورخ سال
को बजे तारीख पर সাল তারিখ টা बजकर ที่ วันที่ เวลา พ ศ ค น เมื่อ թ
t wib
日 号 號 일 的 は に の 에
"""
SEASONS = {
    0: "quarter trimestre quartal квартал trimestr",
    1: "winter invierno inverno hiver inverno talvi vinter zima зима χειμωνας kış 冬 冬季 겨울",
    2: "spring frühling frühjahr primavera printemps lente forår kevat wiosna jaro весна ανοιξη tavasz "
    "bahar 春 春季 봄",
    3: "summer sommer verano estate été verão zomer sommar kesa lato leto лето літо καλοκαιρι nyár yaz 夏 夏季 여름",
    4: "fall autumn herbst otoño autunno automne outono herfst höst efterår høst syksy jesien podzim осень осінь "
    "φθινοπωρο ősz sonbahar güz 秋 秋季 가을",
}
# "an hour ago", "vor einer Stunde": 1, and the few that are printed up to ten.
NUMBER_WORDS = {
    1: "a an one ein eine einem einer eins un une una uno um uma een én ett en et yksi egy o jeden jedna jedną jednu "
    "один одну одна одного μια μία ένα εναν bir satu se сат אחד אחת एक এক หนึ่ง một",
    2: "two couple zwei deux dos due dois duas twee två to kaksi dwa dwie два две дві δυο δύο iki dua hai",
    3: "three drei trois tres tre três drie tre tri trzy три τρεις üç tiga ba",
    4: "four vier quatre cuatro quattro quatro fyra fire четыре чотири tessera dört empat",
    5: "five fünf cinq cinco cinque vijf fem pięć пять beş lima",
    6: "six sechs seis sei zes seks sex",
    7: "seven sieben sept siete sette sete zeven",
    8: "eight acht huit ocho otto oito åtte",
    9: "nine neun neuf nueve nove negen",
    10: "ten zehn dix diez dieci dez tien",
}
# "Hour ago" without a number, where the language has no article: second, minute, hour, day, week, month, year.
IMPLIED_ONE = {
    "ru": "секунду назад, минуту назад, час назад, день назад, неделю назад, месяц назад, год назад",
    "uk": "секунду тому, хвилину тому, годину тому, день тому, тиждень тому, місяць тому, рік тому",
    "be": "секунду таму, хвіліну таму, гадзіну таму, дзень таму, тыдзень таму, месяц таму, год таму",
    "pl": "sekundę temu, minutę temu, godzinę temu, dzień temu, tydzień temu, miesiąc temu, rok temu",
    "cs": "před sekundou, před minutou, před hodinou, před dnem, před týdnem, před měsícem, před rokem",
    "sk": "pred sekundou, pred minútou, pred hodinou, pred dňom, pred týždňom, pred mesiacom, pred rokom",
    "bg": "преди секунда, преди минута, преди час, преди ден, преди седмица, преди месец, преди година",
    "hr": "prije sekundu, prije minutu, prije sat, prije dan, prije tjedan, prije mjesec, prije godinu",
    "lt": "prieš sekundę, prieš minutę, prieš valandą, prieš dieną, prieš savaitę, prieš mėnesį, prieš metus",
    "ar": "منذ ثانية, منذ دقيقة, منذ ساعة, منذ يوم, منذ أسبوع, منذ شهر, منذ سنة",
    "he": "לפני שנייה, לפני דקה, לפני שעה, לפני יום, לפני שבוע, לפני חודש, לפני שנה",
}
# "Just now", as counters of age print it.
JUST_NOW = """
just now, moments ago, a moment ago, seconds ago,
a few seconds ago, a few minutes ago, minutes ago, less than a minute ago,
gerade eben, soeben, à l'instant, ahora mismo, hace un momento,
hace instantes, agora mesmo, agora há pouco, poco fa,
zojuist, just nu, akkurat nå, lige nu, juuri nyt,
przed chwilą, právě teď, práve teraz, только что, щойно,
μόλις τώρα, az önce, biraz önce, épp most, chiar acum, acum câteva minute,
עכשיו, الآن, همین الان, अभी, এইমাত্র, baru saja,
vừa xong, เมื่อสักครู่, 刚刚, 剛剛, たった今, 방금, 방금 전
"""
# Words of a language that English or another one takes for am or pm: "um 12:05 am 14. Januar".
NOT_MERIDIEM = {"de": "am", "fr": "am du", "pt": "am", "fi": "am", "nl": "am"}
# Morning, afternoon and evening as some languages print them beside a 12-hour clock; am and pm in the languages of
# dateparser come from there.
MERIDIEMS = {
    "am": "上午 午前 早上 凌晨 清晨 早晨 오전 새벽 صباحا صباحاً ص पूर्वाह्न सुबह pagi πμ এএম am sáng",
    "pm": "下午 午後 午后 晚上 傍晚 晚间 中午 오후 저녁 밤 مساء مساءً अपराह्न शाम रात malam sore siang μμ pm পিএম "
    "chiều tối gabi hapon",
}
# Names of the Solar Hijri months, for Persian dates (Unicode CLDR 45, fa, calendar persian).
JALALI_MONTHS = "فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند"
# Prepositions that are written as one word with the month.
PREFIXES = {"he": "בלמ"}
# Months that CLDR does not give for its language but newspapers print: other spellings, and the case that a date
# line puts them in.
EXTRA_MONTHS: dict[str, dict[int, str]] = {
    "en": {2: "febr"},
    "de": {1: "jänner jän", 2: "feber", 3: "maerz mrz", 12: "dez"},
    "fr": {2: "févr fév", 4: "avr", 7: "juil", 8: "août aout"},
    "nl": {3: "mrt maa"},
    "pt": {9: "set"},
    "tr": {4: "nis", 12: "ara aralik"},
    "hi": {2: "फ़रवरी फरवरी", 8: "अगस्त", 9: "सितंबर", 10: "अक्टूबर अक्तूबर अक्टू", 11: "नवंबर", 12: "दिसंबर"},
    "ur": {1: "جنوری", 2: "فروری", 12: "دسمبر"},
    "fa": {1: "ژانویه", 2: "فوریه", 5: "مه", 8: "اوت آگوست", 7: "ژوئیه جولای", 12: "دسامبر"},
    "lv": {
        1: "janvārī",
        2: "februārī",
        3: "martā",
        4: "aprīlī",
        5: "maijā",
        6: "jūnijā jūnijs",
        7: "jūlijā jūlijs",
        8: "augustā",
        9: "septembrī",
        10: "oktobrī",
        11: "novembrī",
        12: "decembrī",
    },
    "tg": {
        1: "январ январи",
        2: "феврал феврали",
        3: "март марти",
        4: "апрел апрели",
        5: "май майи",
        6: "июн июни",
        7: "июл июли",
        8: "август августи",
        9: "сентябр сентябри",
        10: "октябр октябри",
        11: "ноябр ноябри",
        12: "декабр декабри",
    },
    "ms": {3: "mac", 8: "ogos", 12: "dis"},
    "eu": {
        1: "urtarrilaren urtarrilak",
        2: "otsailaren otsailak",
        3: "martxoaren martxoak",
        4: "apirilaren apirilak",
        5: "maiatzaren maiatzak",
        6: "ekainaren ekainak",
        7: "uztailaren uztailak",
        8: "abuztuaren abuztuak",
        9: "irailaren irailak",
        10: "urriaren urriak",
        11: "azaroaren azaroak",
        12: "abenduaren abenduak",
    },
    "sr": {
        1: "januar januara jan",
        2: "februar februara feb",
        3: "mart marta",
        4: "april aprila",
        5: "maj maja",
        6: "jun juna",
        7: "jul jula",
        8: "avgust avgusta",
        9: "septembar septembra",
        10: "oktobar oktobra",
        11: "novembar novembra",
        12: "decembar decembra",
    },
}
