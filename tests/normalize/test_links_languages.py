# ruff: noqa: E501 # a sentence is easier to read in one line
"""Calls, attributions and neither, in many languages: the outlet inflected, before its verb, in elements of its own."""

import pytest

from archive_scraper.normalize.links import read_link
from archive_scraper.normalize.links.inflected import base_name
from archive_scraper.normalize.links.prefilter import may_hold_call

READ, STOOD, GOES_ON, NEITHER = "read_full", "originally_published", "continue", "not_external"
ROWS = [
    ("<b>Read the full article</b> <span>in</span> <em>The Lagoon Post</em>", READ, "The Lagoon Post"),
    ('<p><strong>Lesen Sie den ganzen Beitrag</strong> <i>in der</i> <a href="https://o.example/x">Lagunenpost</a></p>', READ, "Lagunenpost"),
    ('<strong>Lire l’article complet</strong> sur <a href="https://o.example/x"><span>La Lagune</span></a>', READ, "La Lagune"),
    ('<span>Leggi l’articolo completo</span><span> su </span><a href="https://o.example/x">La Laguna</a>', READ, "La Laguna"),
    ('<p><em>READ THE FULL STORY AT </em><a href="https://o.example/x">The Lagoon Post</a></p>', READ, "The Lagoon Post"),
    ('<a href="https://o.example/x">See the original story here</a>', READ, None),
    ('Watch the original video <a href="https://o.example/x">here</a>.', READ, None),
    ('<a href="https://o.example/x">Originalartikel lesen</a>', READ, None),
    ('<a href="https://o.example/x">Lire l’article original</a>', READ, None),
    ('<a href="https://o.example/x">Ver la entrevista original aquí</a>', READ, None),
    ('Click <a href="https://o.example/x">here</a> to read the original article.', READ, None),
    ('Escucha el episodio original <a href="https://o.example/x">aquí</a>', READ, None),
    ('Read the full <a href="https://o.example/x">story on the flood</a> in The Lagoon Post.', READ, "The Lagoon Post"),
    ('Watch the entire <a href="https://o.example/x">debate about the ferry line</a> on BBC News.', READ, "BBC News"),
    ('Lea la <a href="https://o.example/x">reseña completa del libro</a> en El País.', READ, "El País"),
    ("A previous version of this paper appeared as “Tides and Taxes,” Journal of Harbour Studies 12 (2020).", STOOD, "Journal of Harbour Studies"),
    ("Dieser Text erschien zuerst unter dem Titel „Ebbe und Flut der Steuern“ in der Zeitschrift Osteuropa.", STOOD, "Osteuropa"),
    ("Una versión anterior de este ensayo apareció con el título «Las mareas del impuesto» en Letras Libres.", STOOD, "Letras Libres"),
    ("<em>[Editor’s note: This story was originally published by Lagoon Public Media and is reprinted here with permission.]</em>", STOOD, "Lagoon Public Media"),
    ("Anmerkung der Redaktion: Dieser Artikel ist zuerst in der Süddeutschen Zeitung erschienen.", STOOD, "Süddeutsche Zeitung"),
    ("NDLR : cet article a été publié initialement dans Libération.", STOOD, "Libération"),
    ("Nota del editor: Este artículo fue publicado originalmente en El Comercio.", STOOD, "El Comercio"),
    ("Nota della redazione: questo articolo è apparso originariamente su Internazionale.", STOOD, "Internazionale"),
    ("Pozn. redakce: text původně vyšel v deníku Právo.", STOOD, "Právo"),
    ("От редакции: текст впервые опубликован в «Коммерсанте».", STOOD, "Коммерсант"),
    ("This article first appeared in The Lagoon Post.It was updated on Monday.", STOOD, "The Lagoon Post"),
    ("Source: National Statistics Office", NEITHER, None),
    ("Quelle: Statistisches Bundesamt", NEITHER, None),
    ("Source : Insee", NEITHER, None),
    ("Fuente: Ministerio de Salud", NEITHER, None),
    ("Fonte: Istat", NEITHER, None),
    ("Źródło: GUS", NEITHER, None),
    ("Источник: Росстат", NEITHER, None),
    ("Source: The Lagoon Post", STOOD, "The Lagoon Post"),
    ("Quelle: Süddeutsche Zeitung", STOOD, "Süddeutsche Zeitung"),
    ("Fuente: El País", STOOD, "El País"),
    ("Źródło: Gazeta Wyborcza", STOOD, "Gazeta Wyborcza"),
    ("Kaynak: Hürriyet", STOOD, "Hürriyet"),
    ("Nguồn: Tuổi Trẻ", STOOD, "Tuổi Trẻ"),
    ("المصدر: الجزيرة", STOOD, "الجزيرة"),
    ('<a href="https://o.example/letter.pdf">Read the full letter</a>', NEITHER, None),
    ('<a href="https://o.example/d.pdf">Lire la lettre complète</a>', NEITHER, None),
    ("Publicado el 7 de mayo de 2021 en El Tiempo.", STOOD, "El Tiempo"),
    ("Pubblicato il 7 maggio 2021 su Il Foglio.", STOOD, "Il Foglio"),
    ("Publié le 7 mai 2021 dans La Croix.", STOOD, "La Croix"),
    ("Veröffentlicht am 7. Mai 2021 in der Berliner Zeitung.", STOOD, "Berliner Zeitung"),
    ("Publicado em 7 de maio de 2021 na Folha de S.Paulo.", STOOD, "Folha de S.Paulo"),
    ("Опубликовано 7 мая 2021 года в газете «Ведомости».", STOOD, "Ведомости"),
    ("Objavljeno 7. svibnja 2021. u Večernjem listu.", STOOD, "Večernji list"),
    ('Source: Read the full <a href="https://o.example/x">article</a> at The Lagoon Post.', READ, "The Lagoon Post"),
    ("Tämä kirjoitus on julkaistu alun perin Helsingin Sanomissa.", STOOD, "Helsingin Sanomat"),
    ("Az írás eredetileg a Magyar Narancsban jelent meg.", STOOD, "Magyar Narancs"),
    ("A cikk először a HVG-ben jelent meg.", STOOD, "HVG"),
    ("Articolul a apărut inițial în Dilema Veche.", STOOD, "Dilema Veche"),
    ("Този текст е публикуван за първи път в „Капитал“.", STOOD, "Капитал"),
    ("Το άρθρο δημοσιεύθηκε αρχικά στην Καθημερινή.", STOOD, "Καθημερινή"),
    ("Bu röportaj ilk kez Birgün’de yayımlandı.", STOOD, "Birgün"),
    ("این مقاله نخستین بار در «روزنامه شرق» منتشر شده است.", STOOD, "روزنامه شرق"),
    ('המאמר פורסם לראשונה ב"הארץ".', STOOD, "הארץ"),
    ("यह लेख मूल रूप से <em>द हिंदू</em> में प्रकाशित हुआ था।", STOOD, "द हिंदू"),
    ("Tulisan ini pertama kali dimuat di Kompas pada 7 Mei 2021.", STOOD, "Kompas"),
    ("Bài viết được đăng lần đầu trên Tuổi Trẻ.", STOOD, "Tuổi Trẻ"),
    ("Цей текст уперше опубліковано на «Лівому березі».", STOOD, "Лівий берег"),
    ("Овај текст је првобитно објављен у „Политици“.", STOOD, "Политика"),
    ("Text vyšiel pôvodne v Denníku N.", STOOD, "Denník N"),
    ("Članek je bil prvotno objavljen v Sobotni prilogi.", STOOD, "Sobotna priloga"),
    ("Artikeln publicerades först i Dagens Nyheter.", STOOD, "Dagens Nyheter"),
    ("Kronikken sto først på trykk i Aftenposten.", STOOD, "Aftenposten"),
    ("Straipsnis pirmą kartą publikuotas „Lietuvos ryte“.", STOOD, "Lietuvos rytas"),
    ("Artikkel ilmus esmakordselt Postimehes.", STOOD, "Postimees"),
    ('<a href="https://o.example/x">Les hele kronikken i Klassekampen</a>', READ, "Klassekampen"),
    ('Læs hele interviewet på <a href="https://o.example/x">Altinget</a>.', READ, "Altinget"),
    ('Przeczytaj cały wywiad w <a href="https://o.example/x">„Polityce”</a>.', READ, "Polityka"),
    ('Полную версию читайте в <a href="https://o.example/x">«Новой газете»</a>.', READ, "Новая газета"),
    ('Read the full interview in <a href="https://o.example/x">Der Spiegel</a> (in German).', READ, "Der Spiegel"),
    ('شاهد المقابلة كاملة على <a href="https://o.example/x">قناة العربية</a>', READ, "قناة العربية"),
    ('Devamını <a href="https://o.example/x">T24</a>’te okuyun.', READ, "T24"),
    ('続きは<a href="https://o.example/x">朝日新聞デジタル</a>で', READ, "朝日新聞デジタル"),
    ('全文請見<a href="https://o.example/x">《聯合報》</a>', READ, "聯合報"),
    ('Lexoni artikullin e plotë në <a href="https://o.example/x">Gazeta Shqiptare</a>.', READ, "Gazeta Shqiptare"),
    ("In der Ausgabe vom Montag lesen Sie mehr.", NEITHER, None),
    ("Die Studie wurde in der Zeitschrift Nature veröffentlicht.", NEITHER, None),
    ("Według raportu opublikowanego w czwartek ceny rosną.", NEITHER, None),
    ("Bu kitap geçen yıl İstanbul’da yayımlandı.", NEITHER, None),
    ("El libro fue publicado en Madrid en 1990.", NEITHER, None),
    ("Este informe fue publicado el martes por el gobierno.", NEITHER, None),
    ("Он читает лекции в университете.", NEITHER, None),
    ("He read the book in Paris.", NEITHER, None),
    ("Подписывайтесь на наш канал в Telegram.", NEITHER, None),
    ("Il governo ha pubblicato il testo completo del decreto.", NEITHER, None),
    ("Photo: Ada Marlowe / AP", NEITHER, None),
    ("Der Text ist im Herbst erschienen.", NEITHER, None),
    ("Dieser Text ist auf Deutsch erschienen.", NEITHER, None),
    ("Ce texte a été publié en Français.", NEITHER, None),
    ("Lesen Sie den ganzen Bericht zu Syrien", NEITHER, None),
    ("Der Text ist im Herbst in der Lagunenpost erschienen.", STOOD, "Lagunenpost"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "kind", "publication"), ROWS)
def test_reading(raw, kind, publication):
    reading = read_link(raw, site="harbour.example")
    assert (reading.kind, reading.publication) == (kind, publication)


def test_the_cheap_look_lets_all_of_them_through():
    assert [raw for raw, kind, _ in ROWS if kind in (READ, STOOD) and not may_hold_call(raw)] == []


@pytest.mark.parametrize(
    ("printed", "base"),
    [
        ("Новой газете", "Новая газета"),
        ("Коммерсантом", "Коммерсант"),
        ("Gazecie Wyborczej", "Gazeta Wyborcza"),
        ("Lidových novinách", "Lidové noviny"),
        ("Jutarnjem listu", "Jutarnji list"),
        ("Helsingin Sanomissa", "Helsingin Sanomat"),
        ("Frankfurter Allgemeinen Zeitung", "Frankfurter Allgemeine Zeitung"),
        ("Politiken", None),
        ("Gazeta", None),
    ],
)
def test_first_form_of_an_outlet(printed, base):
    assert base_name(printed) == base
