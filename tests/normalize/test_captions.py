"""Captions: a text, its author, its outlet and its issue in any order; what is beside a name; the rest of an item."""

from __future__ import annotations

import pytest

from archive_scraper.normalize.links import find_links, read_link

READ, ORIG, CONT, NONE = "read_full", "originally_published", "continue", "not_external"

CAPTIONS = [
    ("Article published in the weekly Strait Observer, no. 14, 3 May 2019", ORIG, "Strait Observer"),
    ("Interview published in the magazine Harbor Quarterly (issue 12, spring 2018).", ORIG, "Harbor Quarterly"),
    ("Article paru dans l'hebdomadaire Le Courrier du Port n° 312 du 4 mai 2017", ORIG, "Le Courrier du Port"),
    ("Tribune parue dans le quotidien Le Phare, supplément Économie, le 12 mars 2019", ORIG, "Le Phare"),
    ("Entretien publié dans la revue Marées, hors-série n° 4, octobre 2020", ORIG, "Marées"),
    ("Artículo publicado en el semanario El Faro Nuevo, número 45, mayo de 2016", ORIG, "El Faro Nuevo"),
    ("Artigo publicado no jornal O Farol (caderno Economia), de 12 de maio de 2014", ORIG, "O Farol"),
    ("Entrevista publicada na revista Maré Alta, edição 213", ORIG, "Maré Alta"),
    ("Articolo pubblicato sul mensile Porto Nuovo, n. 7, luglio 2015", ORIG, "Porto Nuovo"),
    ("Tratto da Il Molo (Inserto Cultura) del 3 marzo 2012", ORIG, "Il Molo"),
    ("Der Artikel erschien in der Zeitschrift Hafenblick, Heft 3/2019", ORIG, "Hafenblick"),
    ("Erschienen in: Hafenblick, Ausgabe 12, Dezember 2020", ORIG, "Hafenblick"),
    ("Gastbeitrag, erschienen in der Hafenzeitung vom 3. Mai 2018", ORIG, "Hafenzeitung"),
    ("Artikel verschenen in het weekblad De Kade, nummer 14, april 2016", ORIG, "De Kade"),
    ("Opiniestuk gepubliceerd in dagblad De Havenpost op 4 mei 2019", ORIG, "De Havenpost"),
    ("Kronik bragt i Havneposten den 3. maj 2017", ORIG, "Havneposten"),
    ("Artikkel publisert i tidsskriftet Kystlinjen nr. 4, 2018", ORIG, "Kystlinjen"),
    ("Debattartikel publicerad i tidningen Hamnbladet den 4 maj 2016", ORIG, "Hamnbladet"),
    ("Artykuł ukazał się w miesięczniku „Latarnia” nr 5/2017", ORIG, "Latarnia"),
    ("Článek vyšel v týdeníku Přístav č. 14/2018", ORIG, "Přístav"),
    ("Статья опубликована в журнале «Причал», № 4, 2018", ORIG, "Причал"),
    ("Стаття опублікована в газеті «Гавань» 4 травня 2018 року", ORIG, "Гавань"),
    ("Articol apărut în revista Portul Nou, nr. 14, mai 2017", ORIG, "Portul Nou"),
    ("Το άρθρο δημοσιεύθηκε στην εφημερίδα «Ο Φάρος» στις 4 Μαΐου 2018", ORIG, "Ο Φάρος"),
    ("Artikel ini dimuat di majalah Pelabuhan edisi 12, Mei 2018", ORIG, "Pelabuhan"),
    ("Kirjoitus julkaistu Satamalehdessä 4.5.2018", ORIG, "Satamalehti"),
    ("Bài đăng trên tạp chí Hải Cảng số 14, tháng 5/2018", ORIG, "Hải Cảng"),
    ("This column, written by Jane Doe, was published on 3 May 2019 in the Strait Observer.", ORIG, "Strait Observer"),
    (
        "This article by Jane Doe and John Roe was published in the Strait Observer on May 3, 2019.",
        ORIG,
        "Strait Observer",
    ),
    (
        (
            "This commentary, a reply to critics of the harbor plan in Ruritania, was published in the "
            "Strait Observer on May 3, 2019."
        ),
        ORIG,
        "Strait Observer",
    ),
    ("Esta columna, escrita por Juana Pérez, se publicó el 3 de mayo de 2019 en El Faro Nuevo.", ORIG, "El Faro Nuevo"),
    ("Artículo de opinión de Juana Pérez publicado en El Faro Nuevo el 3 de mayo de 2019", ORIG, "El Faro Nuevo"),
    (
        "Reproducimos este artículo aparecido en el diario El Faro Nuevo y escrito por Juana Pérez.",
        ORIG,
        "El Faro Nuevo",
    ),
    (
        "Por su interés, reproducimos el artículo publicado en el diario El Faro Nuevo por Juana Pérez.",
        ORIG,
        "El Faro Nuevo",
    ),
    ("Artigo de opinião de Joana Dias publicado no jornal O Farol", ORIG, "O Farol"),
    ("Reproduzimos o artigo de Joana Dias publicado no jornal O Farol em 3 de maio de 2019.", ORIG, "O Farol"),
    ("Article de Jeanne Dupont paru dans Le Phare du 3 mai 2019", ORIG, "Le Phare"),
    ("Nous reproduisons ici la tribune de Jeanne Dupont parue dans Le Phare le 3 mai 2019.", ORIG, "Le Phare"),
    ("Articolo di Maria Rossi pubblicato su Il Molo il 3 maggio 2019", ORIG, "Il Molo"),
    ("Riproduciamo l'articolo di Maria Rossi apparso sul quotidiano Il Molo il 3 maggio 2019.", ORIG, "Il Molo"),
    ("Gastbeitrag von Maria Muster, erschienen in der Hafenzeitung am 3. Mai 2019", ORIG, "Hafenzeitung"),
    ("Artikel von Maria Muster in der Hafenzeitung vom 3. Mai 2019", ORIG, "Hafenzeitung"),
    ("Opinieartikel van Jan Jansen, gepubliceerd in De Havenpost van 3 mei 2019", ORIG, "De Havenpost"),
    ("Op-ed by Jane Doe published in the Strait Observer, 3 May 2019", ORIG, "Strait Observer"),
    ("Op-ed by Jane Doe in the Strait Observer, 3 May 2019", ORIG, "Strait Observer"),
    ("A column by Jane Doe for the Strait Observer of 3 May 2019", ORIG, "Strait Observer"),
    ("Columna de Juana Pérez en el diario El Faro Nuevo", ORIG, "El Faro Nuevo"),
    ("Mi artículo en el último número de la revista Mareas:", ORIG, "Mareas"),
    ("O meu artigo na edição de maio da revista Maré Alta", ORIG, "Maré Alta"),
    ("Artigo no jornal O Farol", ORIG, "O Farol"),
    ("Mon article dans le dernier numéro de la revue Marées :", ORIG, "Marées"),
    ("Article dans le journal Le Phare du 3 mai 2019", ORIG, "Le Phare"),
    ("Articolo sul quotidiano Il Molo del 3 maggio 2019", ORIG, "Il Molo"),
    ('Intervista al settimanale "Il Molo"', ORIG, "Il Molo"),
    ("Mein Artikel in der aktuellen Ausgabe der Zeitschrift Hafenblick:", ORIG, "Hafenblick"),
    ('Interview in der Zeitschrift "Hafenblick"', ORIG, "Hafenblick"),
    ("Mijn artikel in het laatste nummer van het tijdschrift De Kade", ORIG, "De Kade"),
    ("Mój artykuł w najnowszym numerze miesięcznika „Latarnia”", ORIG, "Latarnia"),
    ("Моя статья в последнем номере журнала «Причал»", ORIG, "Причал"),
    ("My article in the latest issue of Harbor Quarterly:", ORIG, "Harbor Quarterly"),
    ("My piece in the May issue of the magazine Harbor Quarterly", ORIG, "Harbor Quarterly"),
    ("From “The Strait Observer”, 3 May 2019", ORIG, "The Strait Observer"),
    ("Da “Il Molo”, 3 maggio 2019", ORIG, "Il Molo"),
    ("De «El Faro Nuevo», 3 de mayo de 2019", ORIG, "El Faro Nuevo"),
    ("Aus der Hafenzeitung vom 3. Mai 2019", ORIG, "Hafenzeitung"),
    ("Articolo su Il Molo del 3 maggio 2019", ORIG, "Il Molo"),
    ("Teljes cikk (Kikötőhírlap)", READ, "Kikötőhírlap"),
    ("Full article (Strait Observer)", READ, "Strait Observer"),
    ("Artículo completo (El Faro Nuevo)", READ, "El Faro Nuevo"),
    ("Articolo completo (Il Molo)", READ, "Il Molo"),
    ("Ganzer Artikel (Hafenzeitung)", READ, "Hafenzeitung"),
    ("Celý článek (Přístavní listy)", READ, "Přístavní listy"),
    ("Article from the Strait Observer of 3 May 2019. Read the article here.", ORIG, "Strait Observer"),
    ("Artículo de El Faro Nuevo del 3 de mayo de 2019. Lea el artículo aquí.", ORIG, "El Faro Nuevo"),
    ("Article du journal Le Phare du 3 mai 2019. Lire l'article ici.", ORIG, "Le Phare"),
    ("Lesen Sie hier das vollständige Hafenfunk-Interview.", READ, "Hafenfunk"),
    ("Lees het volledige Havenpost-interview hier.", READ, "Havenpost"),
    ("Den ganzen Hafenpost-Artikel lesen Sie hier.", READ, "Hafenpost"),
    ("Dit artikel verscheen eerder op de Havenpost-pagina van de redactie.", ORIG, "Havenpost"),
    ("Der Text erschien zuerst im Hafenfunk-Blog.", ORIG, "Hafenfunk"),
    ("Texten publicerades först på Hamnkraft-bloggen.", ORIG, "Hamnkraft"),
    ("Pour lire l'article complet de Jeanne Dupont paru dans le journal Le Phare cliquez ici", READ, "Le Phare"),
    ("To read the full article by Jane Doe published in the Strait Observer, click here", READ, "Strait Observer"),
    ("Leer el artículo completo de Juana Pérez publicado en el diario El Faro Nuevo", READ, "El Faro Nuevo"),
    ("Lesen Sie den ganzen Artikel von Maria Muster in der Hafenzeitung", READ, "Hafenzeitung"),
    ("Leia o artigo de opinião de Joana Dias, Pedro Sousa e Ana Lima no jornal O Farol de 3 de maio", READ, "O Farol"),
    ("Read the op-ed by Jane Doe, John Roe and Mary Major in the Strait Observer of 3 May", READ, "Strait Observer"),
    ("本文首发于微信公众号“港口之声”", ORIG, "港口之声"),
    ("本文首發於臉書粉專「港口之聲」", ORIG, "港口之聲"),
    ("本文转载自：港口新闻网", ORIG, "港口新闻网"),
    ("文章来源：微信公众号「港口之声」", ORIG, "港口之声"),
    ("Опубликовано в телеграм-канале «Причал»", ORIG, "Причал"),
    ("Originally published in the newsletter Tidewater.", ORIG, "Tidewater"),
    ("Bu yazı ilk olarak 3 Mayıs 2019'da Liman Haber'de yayımlandı.", ORIG, "Liman Haber"),
    ("Strait Observer, 2 June 2006, p. 13", ORIG, "Strait Observer"),
    ("by Jane Doe – Strait Observer 30.12.14", ORIG, "Strait Observer"),
    (
        "„Warum der Hafen verlandet“ – Gastbeitrag von Dr. Maria Muster, Der Hafenkurier, 11.10.2017",
        ORIG,
        "Der Hafenkurier",
    ),
    ("“Who owns the quay?”, op-ed by Jane Doe, The Strait Observer, 3 May 2019", ORIG, "The Strait Observer"),
    (
        "Il porto attende - Intervista a Maria Rossi, Corriere del Porto, 3 maggio 2019, p. 12",
        ORIG,
        "Corriere del Porto",
    ),
    ("«El puerto espera», La Gaceta del Muelle, 3 de mayo de 2019", ORIG, "La Gaceta del Muelle"),
    ("(Strait Observer)", ORIG, "Strait Observer"),
    ("From the Strait Observer:", ORIG, "Strait Observer"),
    ("Interview par la Nouvelle Vigie", ORIG, "Nouvelle Vigie"),
    (
        "Columna redactada por el profesor, Juan Pérez, publicada el 17 de junio de 2015 en El Faro Nuevo",
        ORIG,
        "El Faro Nuevo",
    ),
    (
        (
            "Aquest article d'opinió de Joana Puig, directora del port, va ser publicat al diari El Moll el "
            "3 de maig de 2019"
        ),
        ORIG,
        "El Moll",
    ),
    ("Das Interview im Hafenfunk können Sie hier nachhören.", READ, "Hafenfunk"),
    ("Who owns the quay? by Jane Doe, first published on strait.example in 2019", ORIG, "strait.example"),
    ("Courtesy: Strait Observer", ORIG, "Strait Observer"),
    ("Bu yazı ilk olarak limanblog.com'da yayımlanmıştır.", ORIG, "limanblog.com"),
    ("Газета «Причал» пишет:", ORIG, "Причал"),
    ("روزنامه بندر نوشت:", ORIG, "بندر"),
]

PAGES = [
    ("<p>This essay was first printed in <em>Tidal Review</em> Issue 44 (2011).</p>", ORIG, "Tidal Review"),
    (
        "<p>Originally appeared in <a href='https://tidalreview.example/i/44'>Tidal Review Vol. 12, No. 3</a></p>",
        ORIG,
        "Tidal Review",
    ),
    ("<p>Ce texte est paru dans <a href='https://maree.example/4'>Marées (n° 44)</a></p>", ORIG, "Marées"),
    (
        (
            "<p>Artikel aus der Hafenzeitung vom 3. Mai 2019. Lesen Sie den Artikel <a "
            "href='https://hz.example/1'>hier</a>.</p>"
        ),
        ORIG,
        "Hafenzeitung",
    ),
    (
        (
            "<p>Extracts from the editorial, first published in <em>Tidal Review</em>. For the full text, "
            "see: <a href='https://tidal.example/1'>tidal.example</a>.</p>"
        ),
        ORIG,
        "Tidal Review",
    ),
    (
        (
            "<p>Auszüge aus dem Leitartikel, zuerst erschienen in <em>Hafenblick</em>. Den ganzen Text "
            "finden Sie unter: <a href='https://hafenblick.example/1'>hafenblick.example</a>.</p>"
        ),
        ORIG,
        "Hafenblick",
    ),
    (
        (
            "<p>Frammenti dall'editoriale, pubblicato originariamente in <em>Porto Nuovo</em>. Per il testo "
            "completo: <a href='https://pn.example/1'>pn.example</a></p>"
        ),
        ORIG,
        "Porto Nuovo",
    ),
    (
        (
            "<p>Read the full article: <a href='https://x.example/1'>Why the harbor silts up | The Strait "
            "Observer</a></p>"
        ),
        READ,
        "The Strait Observer",
    ),
    (
        (
            "<p>For more information and details on the dredging, read the original article on <a "
            "href='https://quay.example/1'>Quayside</a>.</p>"
        ),
        READ,
        "Quayside",
    ),
    (
        (
            "<p>Per maggiori informazioni sul dragaggio, leggi l'articolo originale su <a "
            "href='https://molo.example/1'>Banchina</a>.</p>"
        ),
        READ,
        "Banchina",
    ),
    (
        (
            "<p>Pour plus de détails sur le dragage, consultez l'article original sur <a "
            "href='https://quai.example/1'>Quai</a>.</p>"
        ),
        READ,
        "Quai",
    ),
    ("<p>Para mais detalhes, leia o artigo original no <a href='https://cais.example/1'>Cais</a>.</p>", READ, "Cais"),
    (
        "<p><a href='https://quayonsecurity.example/1'>Leer el artículo completo en Quay on Security ›</a></p>",
        READ,
        "Quay on Security",
    ),
    ("<p>本文转载自<a href='http://www.gangkou.example/1'>港口网</a>，作者李某，其实很常见</p>", ORIG, "港口网"),
    (
        (
            "<p>Not: Bu yazı ilk olarak 3 Mayıs 2019'da <a href='https://limanhaber.example/1'>Liman "
            "Haber'de yayımlandı</a></p>"
        ),
        ORIG,
        "Liman Haber",
    ),
    (
        (
            "<p>Artículo <a href='https://muelle.example/1'>publicado originalmente en el blog de "
            "Muelle</a>, por cortesía de Juana Pérez.</p>"
        ),
        ORIG,
        "Muelle",
    ),
    (
        (
            "<p>Publié à l'origine sur le blog de <a href='https://quai.example/1'>Quai</a>, avec l'aimable "
            "autorisation de Jeanne Dupont.</p>"
        ),
        ORIG,
        "Quai",
    ),
    ("<p>First published on the blog of the guild <a href='https://quay.example/1'>Quayside</a></p>", ORIG, "Quayside"),
    (
        "<p>First published on the blog of the harbour guild <a href='https://quay.example/1'>Quayside</a></p>",
        ORIG,
        "Quayside",
    ),
    ("<p>Veröffentlicht im Blog des Vereins <a href='https://kai.example/1'>Kai</a></p>", ORIG, "Kai"),
    (
        (
            "<p>Texto de autoría de <a href='https://jp.example/'>Juana Pérez</a>, publicado originalmente "
            "en <a href='https://muelle.example/1'>El Muelle</a>.</p>"
        ),
        ORIG,
        "El Muelle",
    ),
    ("<p>首发于：<a href='https://gangkou.example/1'>港口网</a></p>", ORIG, "港口网"),
    ("<p>Article paru dans <a href='https://a.example/1'>Le Phare du 3 mai 2019</a></p>", ORIG, "Le Phare"),
    (
        "<p>Zuerst erschienen in der <a href='https://a.example/1'>Hafenzeitung vom 3. Mai 2019</a></p>",
        ORIG,
        "Hafenzeitung",
    ),
    (
        "<p>Published in the <a href='https://a.example/1'>Strait Observer of 3 May 2019</a></p>",
        ORIG,
        "Strait Observer",
    ),
    ("<p>Dit artikel verscheen in <a href='https://a.example/1'>De Kade van 3 mei 2019</a></p>", ORIG, "De Kade"),
    ("<p>Статья опубликована в <a href='https://a.example/1'>журнале «Причал» от 3 мая 2019</a></p>", ORIG, "Причал"),
    ("<p>Publicado originalmente en <a href='https://m.example/1'>el blog de Muelle</a></p>", ORIG, "Muelle"),
]

REST = [
    "Pokračování článku",
    "Suite de l'article",
    "Continuación del artículo",
    "Fortsetzung des Artikels",
    "Продолжение статьи",
    "Ciąg dalszy artykułu",
    "Vervolg van het artikel",
    "Continuazione dell'articolo",
    "Читать далее «Порт ждёт новых судов этой весной»",
    "Lire la suite « Le port attend ses navires »",
    "… Citește mai mult Portul își așteaptă navele",
    "… Leer más El puerto espera sus barcos",
    "... citeste tot articolul",
    "... leggi tutta la notizia",
    "… czytaj cały artykuł",
    "Seguir leyendo El puerto espera sus barcos",
    "Lees verder De haven wacht op schepen",
    "Devamını oku “Liman gemilerini bekliyor”",
    "Διαβάστε περισσότερα «Το λιμάνι περιμένει τα πλοία του»",
    "Tovább olvasom A kikötő várja hajóit",
    "【続きを読む】",
    "(...) Continue reading",
]

PROSE = [
    "The law was published in 2019 and came into force a year later.",
    "He wrote an article in the Strait Observer about the port.",
    "In an interview with the magazine Harbor Quarterly, the minister said the port was safe.",
    "The minister published an article in the Strait Observer on 3 May 2019.",
    "Her book was published in the spring by Harbor Press.",
    "An article in the Strait Observer said that the port had been closed.",
    "Un artículo de la revista Mareas sostiene que el puerto se cerró.",
    "Según un artículo publicado en el diario El Faro Nuevo, el puerto se cerró.",
    "Selon un article paru dans Le Phare, le port a été fermé.",
    "Ein Artikel in der Hafenzeitung löste eine Debatte aus.",
    "Laut einem Artikel, der in der Hafenzeitung erschien, war der Hafen geschlossen.",
    "Secondo un articolo apparso su Il Molo, il porto è chiuso.",
    "Según el informe (Banco Mundial), el puerto creció.",
    "A study published in the journal Tidal Science found that ports silt up.",
    "The report, published in May 2019, was ignored.",
    "The harbor's critics, among them the Strait Observer, published in 2018 a list of errors.",
    "Article 5 of the treaty was published in the Official Journal of 3 May 2019.",
    "Interview with the director of the port",
    "Column: the port in the time of Napoleon",
    "From Ruritania, 3 May 2019",
    "Full article (PDF)",
    "Full text (English)",
    "The full article by Jane Doe is worth reading.",
    "Read more books in 2024",
    "Artikel in deutscher Sprache",
    "Articles in the category Politics",
    "Artículos en la categoría Puertos",
    "Analysis in Brief",
    "Note by the Secretariat, 3 May 2019",
    "Report from Brussels, 3 May 2019",
    "A letter from Berlin, May 2019",
    "An interview with Jane Doe in Vienna, 3 May 2019",
    "Discours de Jeanne Dupont à Paris le 3 mai 2019",
    "Vortrag von Maria Muster in Wien am 3. Mai 2019",
    "Harbor Press, Ruritania, 2019",
    "Ruritania City, 3 May 2019",
    "Jane Doe, 3 May 2019",
    "Jane Doe, director of the port, 2019",
    "Photo: Jane Doe, 2019",
    "The novel, first published in the Strait Observer in 1920, was a success.",
    "Port Authority, Annual Report, 2019, p. 13",
    "Interview with Jane Doe, 3 May 2019",
    "Conference in Vienna, 3 May 2019",
    "The article by the minister, published in May, caused a stir.",
    "Updated 3 May 2019, 12:30",
    "Vol. 12, No. 3, 2019",
    "As the Strait Observer reported on 3 May 2019, the port was closed.",
    "Ein Interview mit der Hafenzeitung gab sie nie.",
    "Una columna de humo sobre el puerto el 3 de mayo de 2019",
    "La revista Mareas publicó el 3 de mayo un artículo sobre el puerto.",
    "Een artikel over de haven in de krant was het begin.",
    "Der Artikel ist im Shop der Zeitschrift Hafenblick erhältlich.",
    "L'article 12 du règlement paru dans le Journal officiel a été modifié.",
    "Text in der Ausgabe vom 3. Mai 2019",
    "The text of the treaty was published on 3 May 2019.",
    "Book review: Ports and Men, Harbor Press, 2019",
    "The newspaper wrote:",
    "He wrote in the magazine:",
    "Газета пишет:",
]


@pytest.mark.parametrize(("text", "kind", "name"), [*CAPTIONS, *PAGES])
def test_caption_names_its_outlet(text: str, kind: str, name: str):
    reading = read_link(text, site="harbour.example")
    assert (reading.kind, reading.publication) == (kind, name)


@pytest.mark.parametrize("text", REST)
def test_the_rest_of_an_item_is_no_other_publication(text: str):
    reading = read_link(text, site="harbour.example")
    assert (reading.kind, reading.publication) == (CONT, None)


@pytest.mark.parametrize("text", PROSE)
def test_prose_is_no_caption(text: str):
    assert read_link(text, site="harbour.example").kind == NONE
    assert find_links([f"<p>{text}</p>"], page_url="https://harbour.example/1") == []


def test_a_site_that_names_its_own_archive_is_no_other_publication():
    text = "Dit is een artikel uit het Havenpost-archief"
    assert read_link(text, site="havenpost.example").kind == NONE
    assert read_link(text, site="harbour.example").publication == "Havenpost"


def test_a_caption_without_a_verb_is_found_in_an_article():
    blocks = ["<p>The pier stays open.</p>", "<p>Article from the Strait Observer of 3 May 2019.</p>"]
    assert [link.publication for _, link in find_links(blocks, page_url="https://harbour.example/1")] == [
        "Strait Observer"
    ]
