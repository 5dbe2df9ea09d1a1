"""The words that calls to action and attributions are made of, in the languages that our sources print.

Sources: the sentences seen on the sites of data/sources and on public news pages, the "more" links of the default
themes and translations of WordPress and Drupal (their language packs name the same link in every language), and
CLDR for the names of months and languages. A word stands in every form that such a sentence uses.
"""

from __future__ import annotations

import re


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list that is written as running text."""
    return frozenset(text.split())


# What the reader is asked to do.
VERBS = word_set(
    """continue keep seguir sigue continuar continúa continua poursuivre fortsätt fortsett fortsæt
    reading leyendo lendo zum zur click tap klicken cliquez haga clicca clique read watch listen view see hear
    stream find check access catch download finish explore visit
    lesen liest lies ansehen anschauen anhören hören sehen finden schauen nachlesen weiterlesen
    lire lisez lis regarder regardez voir voyez écouter écoutez retrouver retrouvez découvrir découvrez consulter
    consultez visionner visionnez
    leer lea lee ver vea ve escuchar escuche escucha consulte consultar encuentre mirar mire mira
    leggi leggere leggete guarda guardare ascolta ascoltare vedi
    leia ler veja assista assistir ouça ouvir confira acesse escute
    lees lezen bekijk bekijken beluister kijk luister
    читать читайте прочитать прочитайте смотреть смотрите посмотреть слушать слушайте послушать
    читати читайте прочитати дивитися дивіться слухати
    czytaj przeczytaj zobacz obejrzyj posłuchaj przeczytać
    läs läsa lyssna titta
    læs læse se hør les lese lytt
    oku okuyun okumak izle izleyin dinle dinleyin
    čtěte číst přečtěte poslechněte
    lue katso kuuntele citește citeşte citiți vezi ascultă olvassa olvasd διαβάστε δείτε ακούστε baca tonton""",
)
# That it is all of it.
FULLS = word_set(
    """full entire complete whole rest original full-length unabridged extended remainder uncut longer
    ganzen ganze ganzes vollständigen vollständige vollständiges kompletten komplette gesamten gesamte volle vollen
    original-artikel originalen
    complet complète complets intégral intégrale intégralité entier entière totalité suite
    completo completa íntegro íntegra resto entero entera
    intero intera integrale seguito
    integral inteiro inteira restante
    volledige hele gehele
    полностью полную полный полное полная целиком оригинал продолжение весь всю
    повністю повну повний повна
    cały całą całe pełny pełną pełne całość
    hela fullständiga hele fulde tamamını tamamı tam celý celou celé koko integral întreg teljes πλήρες ολόκληρο""",
)
# What kind of thing is waiting there. Compounds stand here as printed.
NOUNS = word_set(
    """article articles story stories op-ed oped op-eds interview interviews episode episodes video videos podcast
    podcasts report reports transcript transcripts testimony commentary piece essay post blogpost column analysis
    conversation discussion segment review paper study text version editorial blog broadcast program programme
    clip recording audio webinar panel debate speech lecture remarks statement letter feature dispatch q&a brief
    excerpt opinion coverage appearance publication hearing keynote presentation talk
    content thing item announcement release livestream film documentary exchange book-review viewpoint perspective
    memo event
    artikel beitrag beitrags interview gespräch bericht text kommentar kolumne folge sendung video essay analyse
    podcast gastbeitrag meldung aufsatz rede studie originalartikel originalbeitrag reportage leitartikel
    l'article larticle entretien l'entretien l'interview tribune texte épisode l'épisode chronique billet l'analyse
    rapport l'étude étude émission l'émission l'intégralité reportage dossier vidéo note
    artículo entrevista programa emisión charla conversación discurso crónica texto episodio vídeo columna análisis
    informe nota noticia reportaje publicación opinión
    articolo l'articolo intervista l'intervista testo l'analisi analisi puntata rapporto l'editoriale editoriale
    pezzo notizia servizio
    artigo matéria reportagem entrevista coluna relatório análise notícia episódio íntegra postagem
    artikel interview verhaal stuk gesprek aflevering column bericht opiniestuk uitzending
    статью статья версию версия материал интервью текст колонку колонка выпуск видео подкаст новость публикацию
    публикация
    эссе заметку заметка комментарий
    статтю стаття матеріал інтерв'ю
    artykuł artykułu wywiad tekst rozmowę rozmowa felieton odcinek materiał analizę
    artikeln intervjun inlägg texten krönikan ledaren debattartikeln avsnittet artiklen artikkelen interviewet
    intervjuet kronikken indlægget teksten saken
    makaleyi makale makalenin yazıyı yazı yazının haberi haberin haber röportajı
    článek rozhovor text artikkeli haastattelu juttu articolul interviul cikket cikk interjú άρθρο συνέντευξη""",
)
# Words that may stand among them without meaning anything for us.
FILLERS = word_set(
    """the this that these a an his her their our my your its to and of out now please click here tap you can also
    for it online free more full-text new first back over up about latest just go head link below above is are was
    be been available found read appears
    sie den die das der dem des ein eine einen hier bitte klicken geht es gehts zum zur und auch mehr ihr man unter
    le la les l' un une du de des ici cliquez pour et vous pouvez plus en ce cet cette son sa ses
    el los las una uno aquí aqui haga clic para y más su este esta lo se puede al
    il lo gli uno una qui clicca per e di più su questo questa tutto tutta tutti
    o a os as um uma clique mais na no da do este esta seu sua
    het een hier klik naar voor verder meer op
    здесь тут можно и далее дальше ещё еще эту этот на
    tutaj kliknij cały dalej więcej
    här klicka hela mer mere her klik hele den det mere i på
    devamını devamı burada buradan bu için tıklayın
    zde na tady celý""",
)
MORE_WORDS = word_set("more mehr plus más más di più mais meer больше ещё więcej mer mere lisää fazla více further")

# Prepositions that lead to the outlet, and those that more often lead to a person or a topic.
PREPOSITIONS = word_set(
    """at in on from via with by through
    bei auf im in beim am von vom aus
    dans sur par en chez à au aux
    en por del de
    su in sul sulla sulle sui sugli nel nella nello nelle nell' sull' da dal dalla dall' per
    em no na nos nas pelo pela pelos pelas
    bij op in door via van uit
    в во на у из от
    у в на від з
    w we na przez z ze
    i på av hos fra af från
    v na ve""",
)
PERSON_PREPOSITIONS = word_set("with by mit avec con com met с von par por door av af")
# Lower-case articles before a name; a name that begins with its own has a capital there.
ARTICLES = word_set(
    """the a an le la les l' l’ el los las un una der die das dem den des il lo gli i o os as het de een
    l den det""",
)
# These lead to an outlet even where nothing but the preposition stands between: "Listen on X".
ALONE_VERBS = word_set(
    """continue keep seguir sigue continuar continúa continua poursuivre fortsätt read listen watch hear lesen
    lies lire
    lisez écouter écoutez regarder leer lea lee escuchar escucha leggi ascolta leia ouça assista lees luister
    читать
    читайте слушать слушайте смотреть czytaj läs lyssna læs les lytt oku weiterlesen weiter""",
)
ALONE_PREPOSITIONS = PREPOSITIONS - word_set(
    "from with by of von vom aus mit par de del por da dal door av af fra z ze"
)
# "a report on X" tells what the report is about; an interview or a segment on X was heard there.
TOPIC_NOUNS = word_set(
    """report reports study paper analysis statement testimony speech lecture remarks discussion debate panel
    brief series
    coverage more memo conversation perspective feature studie bericht rapport étude estudio informe""",
)
# Of these a broadcast is heard or seen "on" a show, unless the name is one of a topic.
SPOKEN_NOUNS = word_set("conversation discussion debate panel")
SPOKEN_VERBS = word_set("listen watch hear view")
TOPIC_WORDS = word_set(
    """policy policies relations security war wars strategy rights change technology technologies intelligence defense
    defence peace development reform crisis election elections trade future economy energy power competition
    cooperation climate democracy governance affairs deterrence proliferation sanctions diplomacy alliance alliances
    innovation migration conflict stability ai tech cyber strait sea""",
)
# A name after one of these is the page's own.
OWN = word_set(
    """our my your this its their his her these here unsere unserer unserem unseren dieser diesem notre nos votre
    cette ce nuestro nuestra nuestros este esta nostro nostra questo nosso nossa onze deze dit нашем нашей наш
    naszej naszym vår våra vores vår""",
)

# Generic nouns that stand around a name and are not part of it.
GENERIC_AFTER = word_set(
    """podcast podcasts blog website site webpage page pages archive archives newsletter magazine newspaper journal
    show program programme channel radio series homepage portal feed app station network edition account
    profile section forum column opinion online print tv youtube facebook twitter here aquí hier ici qui
    zeitung zeitschrift magazin webseite kanal revue journal sitio revista diario sito rivista giornale""",
)
# Of these some are places where an item stands, too.
PLATFORMS = word_set("youtube facebook twitter")
# "on" after one of these belongs to the name.
BODY_HEADS = word_set("council center centre commission committee institute initiative project program programme panel")
CONTAINERS = word_set(
    """edition editions issue issues version website site blog page pages section journal magazine newspaper
    newsletter podcast show program programme channel book volume collection anthology archive archives series
    platform portal weekly daily monthly quarterly column review outlet radio program paper periodical agency
    ausgabe zeitung zeitschrift magazin tageszeitung wochenzeitung webseite website blog nachrichtenagentur
    wochenzeitschrift onlineausgabe printausgabe fachzeitschrift internetseite
    édition numéro journal magazine revue site quotidien hebdomadaire mensuel blog colonnes pages
    edición número revista periódico diario sitio página portal semanario web
    edizione numero rivista giornale quotidiano sito settimanale mensile
    edição revista jornal sítio site portal
    editie tijdschrift krant dagblad weekblad website nummer
    газете газеты журнале журнала сайте сайта издании издания портале портала номере
    газеті журналі сайті виданні
    czasopiśmie tygodniku dzienniku gazecie portalu stronie magazynie piśmie
    tidningen tidskriften avisen tidsskriftet bladet magasinet sajten
    dergisinde gazetesinde sitesinde časopise deníku serveru""",
)
# In German these have a capital of their own.
CAPITAL_CONTAINERS = frozenset(word.capitalize() for word in word_set(
    """zeitschrift fachzeitschrift monatszeitschrift wochenzeitschrift zeitung tageszeitung wochenzeitung magazin
    nachrichtenmagazin onlinemagazin nachrichtenportal portal nachrichtenagentur sender""",
))  # fmt: skip
CONTAINER_LINKS = word_set("of from at by de der des del della dello di do da van von du la le el the den die das")
OWN_VERSION = word_set(
    """version versions versión versione versão versie fassung version abridged excerpt extract adaptation adapted
    версия сокращенная wersja auszug extrait extracto estratto""",
)
# Lower-case words that join the parts of one name.
NAME_JOINERS = word_set(
    """of the and & for de la las los le les du des del della delle dei di da do dos das y e et und der die das van
    von den het en d' l' to a an och og i w и in-the""",
)

# The author of an attribution says that the text stood elsewhere before.
FIRST_WORDS = word_set(
    """originally first initially previously earlier simultaneously recently also
    zuerst ursprünglich zunächst erstmals erstmalig originär vorab
    initialement originellement originalement d'abord précédemment
    originalmente inicialmente originariamente originalment primeramente primero previamente
    originariamente inizialmente originalmente prima
    primeiramente primeiro originalmente
    oorspronkelijk eerder eerst
    впервые оригинал первоначально изначально ранее
    вперше спочатку раніше
    pierwotnie oryginalnie najpierw
    ursprungligen först tidigare oprindeligt oprindelig først opprinnelig tidligere
    ilk aslen původně poprvé alun alunperin ensin eredetileg inițial αρχικά""",
)
FIRST_PHRASES = (
    "à l'origine",
    "à l’origine",
    "pour la première fois",
    "en premier lieu",
    "por primera vez",
    "en primer lugar",
    "per la prima volta",
    "pela primeira vez",
    "em primeira mão",
    "po raz pierwszy",
    "voor het eerst",
    "för första gången",
    "for første gang",
    "for the first time",
    "cross posted",
    "ilk olarak",
    "ilk kez",
)
PUBLISHED = word_set(
    """published appeared appears posted printed ran run aired broadcast written produced released featured issued
    co-published copublished carried distributed
    erschien erschienen erscheint veröffentlicht publiziert abgedruckt gedruckt ausgestrahlt gesendet
    publié publiée publiés publiées paru parue parus parues diffusé diffusée
    publicado publicada publicados publicadas apareció aparecido publicó difundido difundida
    pubblicato pubblicata pubblicati apparso apparsa uscito uscita
    publicado publicada apareceu veiculado veiculada divulgado
    gepubliceerd verschenen verscheen geplaatst uitgezonden
    опубликован опубликована опубликовано опубликованы опубликованная вышла вышел вышло напечатан напечатана
    опубліковано опублікована опублікований вийшла
    opublikowany opublikowana opublikowano ukazał ukazała ukazało
    publicerad publicerades publicerats publicerat publiceret publisert bragt udgivet trykket stod sto
    yayınlandı yayımlandı yayınlanmıştır yayımlanmıştır yayınlanan yayımlanan
    publikován publikováno vyšel vyšlo vyšla zveřejněn julkaistu ilmestynyt megjelent publicat apărut
    δημοσιεύθηκε δημοσιεύτηκε""",
)
# These say it without "first": a text that is reprinted stood elsewhere.
REPRINTED = word_set(
    """reprinted republished reposted re-posted re-published cross-posted crossposted cross-published x-posted
    syndicated
    adapted excerpted reproduced republication
    nachdruck nachgedruckt übernommen erstveröffentlichung erstabdruck
    reproduit reproduite repris reprise republié republiée traduit
    reproducido reproducida republicado republicada reproduzido reproduzida tomado extraído
    ripubblicato ripubblicata tratto tratta ripreso riprodotto
    overgenomen herdrukt
    перепечатано перепечатка перепечатан
    przedruk przedrukowano
    återpublicerad genoptrykt gjengitt alınmıştır alıntılanmıştır převzato přetištěno""",
)
# These say that a text stood in print or on the air, and need no "first".
APPEARED = word_set(
    """appeared appears ran aired erschien erschienen paru parue parus parues apareció aparecido apparso apparsa
    uscito
    apareceu verscheen verschenen bragt вышла вышел вышло ukazał ukazała ukazało vyšel vyšla stod sto""",
)
# The text of somebody else.
OF_OTHERS = word_set("his her their its another seine ihre son sa su его её")
# The subject of an attribution is this text itself.
DEMONSTRATIVES = word_set(
    """this these version here above following
    dieser diese dieses diesen
    ce cet cette ceci
    este esta esto
    questo questa
    dit deze
    эта этот это данная данный настоящая
    ця цей
    niniejszy niniejsza
    denna denne dette detta här
    bu tento tato toto tämä acest această αυτό""",
)
# Nouns that, with "the", mean the text at hand and not some text that it speaks of.
OWN_TEXT_NOUNS = word_set(
    """article piece essay op-ed commentary column post interview story text editorial blog podcast episode
    artikel beitrag text kommentar essay interview gastbeitrag aufsatz
    l'article article tribune texte entretien chronique
    artículo texto entrevista columna articolo testo intervista artigo matéria entrevista coluna
    статья материал интервью текст колонка стаття матеріал artykuł tekst wywiad felieton
    artikeln texten krönikan inlägget artiklen indlægget kronikken artikkelen innlegget teksten makale yazı haber
    článek text rozhovor""",
)
SOURCE_LABELS = word_set(
    """source sources via quelle quellen fuente fuentes fonte fonti bron источник джерело źródło källa kilde
    lähde kaynak zdroj forrás sursa πηγή izvor sumber nguồn مصدر المصدر מקור 出典
    出所 引用元 来源 來源 출처 転載元 文章来源
    资料来源 原文出处 原載 初出""",
)
# These open something else than the item when they lead to another site.
INFO_PHRASES = frozenset((
    "learn more", "find out more", "more information", "more info", "more details", "details", "discover more",
    "expand",
    "show more", "see more", "view more", "more", "mehr informationen", "mehr erfahren", "mehr dazu", "mehr",
    "mehr anzeigen",
    "en savoir plus", "voir plus", "afficher plus", "plus", "más información", "saber más", "ver más", "más",
    "scopri di più",
    "altro", "saiba mais", "ver mais", "mais", "подробнее", "узнать больше", "dowiedz się więcej", "więcej",
    "了解更多",
    "詳細", "자세히", "자세히 보기",
))  # fmt: skip
# "View this post on X" is the frame of an embedded post.
POST_NOUNS = word_set("post tweet photo story thread")

# What a picture's or a chart's credit speaks of.
CREDIT_WORDS = word_set(
    """photo photos photograph photographs image images picture pictures illustration graphic map chart cover
    cartoon infographic infografik graphics credit foto fotos bild bilder titelbild symbolbild grafik karte
    image crédit photographie
    imagen imágenes fotografía crédito immagine fotografia imagem imagens afbeelding фото изображение иллюстрация
    zdjęcie obraz bildkälla billede fotoğraf görsel""",
)
IMAGE_AGENCIES = (
    "getty",
    "shutterstock",
    "istock",
    "alamy",
    "unsplash",
    "pexels",
    "pixabay",
    "flickr",
    "wikimedia",
    "picture alliance",
    "adobe stock",
    "dreamstime",
)

# A label that says what kind of thing the line's outlet printed (in the habit of "Op-Ed, The Daily").
ITEM_LABELS = (
    "op-ed",
    "oped",
    "opinion",
    "commentary",
    "article",
    "journal article",
    "magazine article",
    "newspaper article",
    "news article",
    "magazine or newspaper article",
    "analysis & opinion",
    "analysis & opinions",
    "analysis and opinion",
    "analysis and opinions",
    "blog post",
    "book review",
    "in the news",
    "in the media",
    "media mention",
    "media feature",
    "interview",
    "broadcast",
    "podcast",
    "video",
    "radio",
    "letter to the editor",
    "gastbeitrag",
    "interview",
    "tribune",
    "artículo",
    "artikel",
)
OUTLET_LABELS = ("quarterly journal", "journal", "magazine", "newspaper", "blog", "podcast", "publication", "outlet")

# Words by which a name on a line of its own is recognised as an outlet's.
OUTLET_WORDS = word_set(
    """times post news journal review affairs policy magazine today daily herald tribune guardian gazette press
    weekly observer chronicle economist standard mail telegraph independent globe star sun monitor bulletin digest
    quarterly forum wire radio broadcasting tv television network media report reporter dispatch courier examiner
    register ledger bee sentinel inquirer insider blog podcast hill interest diplomat strategist conversation
    dpa dpa-afx afp ap apa sid kna epd belga anp ansa efe tass interfax upi xinhua kyodo yonhap pti
    c-span cspan wsj nyt ft huffpost huffington buzzfeed gizmodo mashable techcrunch substack medium youtube vimeo
    spotify
    soundcloud stitcher telesur euronews euractiv defensenews militarytimes stratfor foreignpolicy realclear
    syndicate prospect republic nation spectator statesman yorker wired verge vice quartz salon haaretz ha'aretz
    jazeera arabiya meduza novaya nikkei asahi mainichi yomiuri propublica
    bloomberg reuters cnn bbc npr cnbc msnbc nbc cbs abc fox politico axios newsweek atlantic lawfare slate vox
    zeitung spiegel zeit welt tagesspiegel presse standard handelsblatt rundschau anzeiger faz
    monde figaro libération temps croix obs point express parisien
    país mundo nación vanguardia razón periódico diario universal prensa tiempo clarín
    corriere repubblica stampa sole giornale gazzetta messaggero foglio
    folha globo estado jornal público notícias
    volkskrant handelsblad telegraaf trouw dagblad nrc
    ведомости коммерсантъ известия газета правда новости тасс интерфакс
    gazeta rzeczpospolita polityka wyborcza nyheter dagbladet aftenposten politiken
    tidende berlingske jyllands-posten morgenbladet hürriyet milliyet cumhuriyet""",
)
# Alone they are a section's or a category's name, not an outlet's.
SECTION_WORDS = word_set(
    """news press media blog podcast review radio report reporter magazine forum policy affairs today daily weekly wire
    tv television network journal interest monitor bulletin digest quarterly broadcasting zeitung presse rundschau
    diario prensa revista journal jornal notícias новости газета gazeta""",
)
OUTLET_STARTS = ("the ", "le ", "la ", "el ", "il ", "die ", "der ", "o ", "de ", "het ")

# CLDR: names of languages as English and the languages themselves print them, for "Read this in Spanish" and for
# the switch after a blurb.
LANGUAGE_NAMES = word_set(
    """english german french spanish italian portuguese dutch russian ukrainian polish chinese japanese korean
    arabic
    hebrew persian farsi turkish swedish danish norwegian finnish czech hungarian romanian greek hindi urdu dari
    pashto vietnamese indonesian thai mandarin catalan bulgarian serbian croatian georgian armenian azerbaijani
    kazakh uzbek belarusian
    deutsch englisch englischer deutscher französisch
    français anglais espagnol allemand
    español inglés francés ingles
    italiano inglese francese
    português
    nederlands
    русский русском английском українська
    polski
    svenska dansk norsk suomi
    türkçe
    čeština magyar română ελληνικά
    中文 简体中文 繁體中文 日本語 한국어 العربية עברית فارسی हिन्दी اردو""",
)
FORMATS = word_set("demand pdf html epub audio print full part series detail html5 mp3 page text word doc color colour")

# CLDR month names and abbreviations; a name followed by one of these and a number has ended.
MONTHS = word_set(
    """january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    januar februar märz mai juni juli oktober dezember
    janvier février mars avril juin juillet août septembre octobre novembre décembre
    enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
    gennaio febbraio aprile maggio giugno luglio settembre ottobre novembre dicembre
    janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
    januari februari maart mei augustus
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря
    stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
    spring summer autumn fall winter
    monday tuesday wednesday thursday friday saturday sunday""",
)

# The footer of a WordPress feed's entries, around the entry's title, as the plugin that writes it is translated.
FEED_FOOTER = re.compile(
    r"\s*(?:The (?:post|article|story) .{1,300}? (?:appeared first|first appeared) on"
    r"|Der (?:Beitrag|Artikel) .{1,300}? erschien zuerst auf|L[’']article .{1,300}? est apparu en premier sur"
    r"|(?:La entrada|El artículo) .{1,300}? (?:se publicó primero en|apareció primero en|aparece primero en)"
    r"|L[’']articolo .{1,300}? (?:proviene da|sembra essere il primo su)"
    r"|O (?:post|artigo) .{1,300}? apareceu primeiro em|Het bericht .{1,300}? verscheen eerst op"
    r"|(?:Artykuł|Wpis) .{1,300}? pochodzi z serwisu"
    r"|(?:Сообщение|Запись) .{1,300}? (?:появились сначала|впервые появилась) на) .{1,100}$"
)
# The whole of a link that opens the rest of the same item.
CONTINUE_PHRASES = (
    # en
    "continue reading", "keep reading", "read more", "read on", "read the rest of this entry", "read the rest",
    "more", "see more", "learn more", "view more", "show more", "find out more", "full story", "full article",
    "read now", "view article", "view post", "click here to read more", "click to read more", "more details",
    "discover more", "read it here", "read here", "continue", "click for more", "read full", "(more)", "more info",
    "more information", "expand", "go to full story", "click to continue", "full text", "full post",
    "entire article", "tap to read more", "go to article", "read it", "read all", "details",
    # de
    "weiterlesen", "weiter lesen", "mehr lesen", "mehr erfahren", "mehr dazu", "mehr", "weiter", "lesen sie mehr",
    "lesen sie weiter", "hier weiterlesen", "jetzt lesen", "zum artikel", "zum beitrag", "mehr anzeigen",
    "ganzen artikel lesen", "artikel lesen", "zum ganzen artikel", "jetzt weiterlesen", "alles lesen",
    "mehr informationen", "beitrag lesen",
    # fr
    "lire la suite", "lire plus", "en savoir plus", "suite", "la suite", "voir plus", "lire l'article",
    "lire l’article", "lire la suite de l'article", "continuer la lecture", "continuer à lire",
    "poursuivre la lecture",
    "plus", "afficher plus", "lire", "voir l'article", "voir l’article", "consulter l'article",
    # es
    "leer más", "leer mas", "seguir leyendo", "sigue leyendo", "continuar leyendo", "ver más", "ver mas",
    "continúa leyendo", "leer artículo", "leer nota completa", "más información", "saber más", "más", "leer todo",
    "leer",
    # it
    "leggi tutto", "leggi di più", "continua a leggere", "continua", "leggi ancora", "scopri di più",
    "leggi l'articolo",
    "leggi l’articolo", "vai all'articolo", "altro", "leggi", "approfondisci",
    # pt
    "leia mais", "ler mais", "continue lendo", "continuar lendo", "continuar a ler", "saiba mais", "ver mais",
    "continue a ler", "mais",
    # nl
    "lees meer", "lees verder", "verder lezen", "meer lezen", "meer", "lees het hele artikel", "bekijk meer",
    # ru, uk
    "читать далее", "читать дальше", "читать полностью", "читать", "подробнее", "далее", "продолжение", "ещё",
    "еще",
    "узнать больше", "подробности", "читать ещё", "читать еще", "читать больше", "продолжить чтение",
    "читати далі", "читати більше", "докладніше", "детальніше", "далі", "продовжити читання",
    # pl, cs, sk
    "czytaj dalej", "czytaj więcej", "więcej", "zobacz więcej", "dowiedz się więcej", "czytaj całość",
    "číst dále", "číst více", "více", "celý článek", "pokračovat ve čtení", "čítať ďalej", "viac", "čítať viac",
    # sv, da, no, fi
    "läs mer", "läs vidare", "fortsätt läsa", "mer", "läs hela artikeln", "læs mere", "læs videre",
    "fortsæt med at læse",
    "mere", "les mer", "les videre", "fortsett å lese", "les hele saken", "lue lisää", "jatka lukemista",
    # tr, ro, hu, el, id, vi
    "devamını oku", "devamı", "daha fazla", "devamını okuyun", "okumaya devam et", "daha fazlasını oku",
    "citește mai mult", "citeşte mai mult", "continuă lectura", "mai mult", "citește mai departe", "tovább",
    "tovább olvasom", "bővebben", "olvass tovább", "διαβάστε περισσότερα", "περισσότερα", "συνέχεια",
    "baca selengkapnya", "selengkapnya", "baca lebih lanjut", "lanjut baca", "xem thêm", "đọc tiếp", "đọc thêm",
    # ar, he, fa
    "اقرأ المزيد", "المزيد", "اقرأ أكثر", "متابعة القراءة", "إقرأ المزيد", "קרא עוד", "המשך לקרוא", "קראו עוד",
    "ادامه مطلب", "بیشتر بخوانید",
    # ja, zh, ko
    "続きを読む", "続きを見る", "続き", "もっと見る", "もっと読む", "全文を読む", "記事を読む", "詳しく見る",
    "詳細を見る",
    "阅读全文", "阅读更多", "繼續閱讀", "继续阅读", "閱讀全文", "閱讀更多", "查看更多", "更多", "全文",
    "查看全文", "了解更多",
    "點擊閱讀", "点击阅读", "点击阅读全文", "请点击阅读全文", "阅读详情", "查看详情",
    "もっと詳しく", "詳しくはこちら", "記事全文を読む", "원문 보기", "기사 원문 보기", "전체 기사 보기", "详细",
    "詳細", "閱讀更多內容",
    "더 보기", "더보기", "계속 읽기", "자세히 보기", "전문 보기", "기사 더 보기", "더 읽기", "기사 전문 보기",
    "자세히",
)  # fmt: skip
# After these a title may follow: "Continue reading The title".
TITLED_CONTINUE = (
    "continue reading", "keep reading", "read more about", "read more on", "weiterlesen",
    "lire la suite de", "seguir leyendo", "continuar leyendo", "sigue leyendo", "continua a leggere",
    "continuar lendo", "continue lendo", "lees verder", "czytaj dalej", "læs videre", "fortsätt läsa",
    "fortsett å lese", "okumaya devam et", "продолжить чтение", "poursuivre la lecture de", "continuer à lire",
    "continuer la lecture de",
)  # fmt: skip
# A continue phrase may point: "Read more here".
POINTERS = (
    "here",
    "now",
    "below",
    "online",
    "hier",
    "jetzt",
    "ici",
    "aquí",
    "aqui",
    "qui",
    "здесь",
    "tutaj",
    "här",
    "her",
)
# Nouns that are the text itself; "Watch the video" of the own page opens something else.
TEXT_NOUNS = word_set(
    """article story post piece text commentary essay op-ed editorial entry artikel beitrag bericht l'article
    article
    texte artículo nota noticia articolo artigo matéria notícia статью материал новость artykuł artikeln
    artiklen saken
    haberi makaleyi článek""",
)
# Inside a page: jumps over an advertisement.
JUMPS = (
    "continue reading the main story",
    "continue reading below",
    "story continues below",
    "article continues below",
)
# Sentences that ask for something else than reading the item.
OTHER_ACTIONS = (
    "subscribe", "sign up", "sign in", "log in", "login", "register", "donate", "follow", "share", "print",
    "e-mail",
    "email", "skip", "join", "support", "buy", "order", "download", "contact", "abonnieren", "anmelden", "teilen",
    "s'abonner", "abonnez", "suscríbete", "suscribirse", "compartir", "iscriviti", "assine", "inscreva",
    "подписаться", "поделиться",
)  # fmt: skip
