"""Links: invented sentences in the shapes that think tanks and news sites print."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_scraper.normalize.links import find_links, publication_key, read_link
from archive_scraper.normalize.links.endings import find_closing_call, find_opening_note

A = "https://outlet.example/a"
READ, ORIG, CONT, NONE = "read_full", "originally_published", "continue", "not_external"

CALLS = [
    ("Read the full article at Harbor Review.", "Harbor Review"),
    ("Read the full article in The Strait Observer.", "The Strait Observer"),
    ("Read the full op-ed in the Daily Lantern.", "Daily Lantern"),
    ("Read the full story and more from The Lantern Post.", "The Lantern Post"),
    ("Read the full interview and more in Harbor Review.", "Harbor Review"),
    ("Watch the full interview on QTV News.", "QTV News"),
    ("Watch the full interview with Radio Meridian.", "Radio Meridian"),
    ("Watch the full segment on Kestrel Tonight!", "Kestrel Tonight"),
    ("Listen to the full conversation on the Nightwatch podcast.", "Nightwatch"),
    ("Listen to the full episode on 2B.", "2B"),
    ("Listen to the full podcast from The Lee Harborcast: Talk of the Port.", "The Lee Harborcast: Talk of the Port"),
    ("Hear the full interview on Openfield.", "Openfield"),
    ("Watch the full discussion on QTV News.", "QTV News"),
    ("Read the full analysis on HarborWire.", "HarborWire"),
    ("View the full video from Harbor Live.", "Harbor Live"),
    ("View the full transcript at Daily Lantern (subscription required).", "Daily Lantern"),
    ("See the entire commentary in the Lantern Post.", "Lantern Post"),
    ("Read the complete essay at Notes on the Sea.", "Notes on the Sea"),
    ("Read the rest of the article at Harbor Review", "Harbor Review"),
    ("Read the original article at Harbor Review.", "Harbor Review"),
    ("Read more at Harbor Review.", "Harbor Review"),
    ("Read more in The Strait Observer.", "The Strait Observer"),
    ("Read in The Strait Observer.", "The Strait Observer"),
    ("Listen on Podhaven.", "Podhaven"),
    ("Watch on ViewTube >>", "ViewTube"),
    ("Read the full article atHarbor Review.", "Harbor Review"),
    ("Read the full article via Harbor Review »", "Harbor Review"),
    ("» Read the full article at Harbor Review", "Harbor Review"),
    ("[Read the full article at Harbor Review]", "Harbor Review"),
    ("Click here to read the full article in Harbor Review.", "Harbor Review"),
    ("Read Jane Doe’s full op-ed in Harbor Review.", "Harbor Review"),
    ("Read her full testimony in the Daily Lantern.", "Daily Lantern"),
    ("Watch the full interview with Jane Doe on QTV News.", "QTV News"),
    ("Read the full article by Jane Doe in Harbor Review.", "Harbor Review"),
    ("Read the full Harbor Review article here.", "Harbor Review"),
    ("Read the full article here: harborreview.example", "harborreview.example"),
    ("Read the full article on harborreview.example.", "harborreview.example"),
    ("Read the full article in Harbor Review, May 3, 2021.", "Harbor Review"),
    ("Read the full article in Harbor Review (May/June 2021).", "Harbor Review"),
    ("Read the full article in the May 2021 issue of Harbor Review.", "Harbor Review"),
    ("Read the full article on the Harbor Review website.", "Harbor Review"),
    ("Read the full article on Harbor Review’s website.", "Harbor Review"),
    ("The full article is available at Harbor Review.", "Harbor Review"),
    ("The full interview can be read in The Strait Observer.", "The Strait Observer"),
    ("Full text at The Strait Observer.", "The Strait Observer"),
    ("Lesen Sie den ganzen Artikel in der Hafenzeitung.", "Hafenzeitung"),
    ("Den vollständigen Beitrag lesen Sie bei Hafenpost.", "Hafenpost"),
    ("Zum vollständigen Artikel auf Hafenpost.", "Hafenpost"),
    ("Das ganze Interview hören Sie im Radio Hafen.", "Radio Hafen"),
    ("Lire l’article complet dans Le Phare du Port.", "Le Phare du Port"),
    ("Lisez l'intégralité de l'entretien sur Port Info.", "Port Info"),
    ("Lire la suite sur Port Info", "Port Info"),
    ("Retrouvez l’intégralité de la tribune dans la Revue du Port.", "Revue du Port"),
    ("Lea el artículo completo en El Faro del Puerto.", "El Faro del Puerto"),
    ("Leer más en El Faro del Puerto", "El Faro del Puerto"),
    ("Escuche la entrevista completa en Radio Puerto.", "Radio Puerto"),
    ("Leggi l’articolo completo su Il Porto.", "Il Porto"),
    ("Leia a matéria completa no Jornal do Porto.", "Jornal do Porto"),
    ("Assista à entrevista completa na TV Porto.", "TV Porto"),
    ("Lees het volledige artikel in De Haven.", "De Haven"),
    ("Читайте статью полностью в «Портовой газете».", "Портовой газете"),
    ("Читать полный текст на сайте «Портовая правда».", "Портовая правда"),
    ("Przeczytaj cały artykuł w Gazecie Portowej.", "Gazecie Portowej"),
    ("Läs hela artikeln i Hamnbladet.", "Hamnbladet"),
    ("Læs hele artiklen i Havnebladet.", "Havnebladet"),
    ("Les hele saken i Havneposten.", "Havneposten"),
    ("在《港口评论》阅读全文", "港口评论"),
    ("Read the full articleinThe Strait Observer.", "The Strait Observer"),
    ("Listen to the full episode of the Nightwatch podcast.", "Nightwatch"),
    ("Listen to the full conversation on Songs of the Harbor.", "Songs of the Harbor"),
    ("Watch the full hearing on C-SPAN.", "C-SPAN"),
    ("Watch on YouTube", "YouTube"),
    ("Read more at The Harbor Lantern…", "The Harbor Lantern"),
    ("Read more on the Harbor Institute's website.", "Harbor Institute"),
    ("Read the full report on the Council on Harbor Relations website.", "Council on Harbor Relations"),
    ("Read the full article in Kestrel's.", "Kestrel's"),
    ("Listen to the full interview on Harbor Radio 4.", "Harbor Radio 4"),
    ("To read more, visit The Strait Observer.", "The Strait Observer"),
    ("To continue reading, please visit The Strait Observer.", "The Strait Observer"),
    ("Continue reading this article on The Strait Observer.", "The Strait Observer"),
    ("View original content at The Strait Observer", "The Strait Observer"),
    ("Escuche el programa completo en Radio Puerto.", "Radio Puerto"),
    ("Luister naar het hele gesprek op Radio Haven.", "Radio Haven"),
    ("Leia mais em: Jornal do Porto", "Jornal do Porto"),
    ("続きは「港新聞」で読む", "港新聞"),
]

ATTRIBUTIONS = [
    ("This article was originally published in The Strait Observer.", "The Strait Observer"),
    ("This op-ed was originally published by Harbor Review.", "Harbor Review"),
    ("This piece first appeared on Harbor Review.", "Harbor Review"),
    ("This piece appeared first in Harbor Review on May 3, 2021.", "Harbor Review"),
    ("A version of this article first appeared in the Daily Lantern.", "Daily Lantern"),
    ("A longer version of this piece appeared in the Daily Lantern.", "Daily Lantern"),
    ("An earlier version of this essay was published by Harbor Review on 3 May 2021.", "Harbor Review"),
    ("Originally published in Harbor Review", "Harbor Review"),
    ("Originally posted at Harbor Review", "Harbor Review"),
    ("First published on May 3, 2021 in Harbor Review.", "Harbor Review"),
    ("First published by Harbor Review on May 3, 2021", "Harbor Review"),
    ("This article originally ran in the May 2021 issue of Harbor Review.", "Harbor Review"),
    ("This interview originally aired on QTV News.", "QTV News"),
    ("This article was first published in the journal Harbor Studies.", "Harbor Studies"),
    ("This commentary was published in slightly different form in The Strait Observer.", "The Strait Observer"),
    ("This text was first published in Spanish in El Faro del Puerto.", "El Faro del Puerto"),
    ("Editor’s Note: This article first appeared in Harbor Review.", "Harbor Review"),
    ("(This article was originally published in Harbor Review.)", "Harbor Review"),
    ("*This article was originally published in Harbor Review*", "Harbor Review"),
    ("This article is republished from Harbor Review under a Creative Commons license.", "Harbor Review"),
    ("Republished with permission from Harbor Review.", "Harbor Review"),
    ("Reprinted from Harbor Review.", "Harbor Review"),
    ("Reprinted with permission of The Strait Observer.", "The Strait Observer"),
    ("Cross-posted from Harbor Review", "Harbor Review"),
    ("Cross-posted at Harbor Review.", "Harbor Review"),
    ("This article is adapted from The Lantern Post.", "The Lantern Post"),
    ("This article appears courtesy of Harbor Review.", "Harbor Review"),
    ("This article appeared in Harbor Review on May 3, 2021.", "Harbor Review"),
    ("This article appeared on harborreview.example on 5/3/21.", "harborreview.example"),
    ("Source: Harbor Review", "Harbor Review"),
    ("Source: Harbor Review, May 3, 2021", "Harbor Review"),
    ("Journal Article - Quarterly Journal: Harbor Studies", "Harbor Studies"),
    ("Analysis & Opinions - The Strait Observer", "The Strait Observer"),
    ("Op-Ed, Harbor Review", "Harbor Review"),
    ("Commentary - Harbor Review | May 3, 2021", "Harbor Review"),
    ("Featured in The Strait Observer", "The Strait Observer"),
    ("As seen in The Strait Observer", "The Strait Observer"),
    ("Published in: Harbor Review, Volume 12, No. 3", "Harbor Review"),
    ("Ana Núñez May 3, 2021 Harbor Review", "Harbor Review"),
    ("He wrote this for harborreview.example.", "harborreview.example"),
    ("She wrote this article for the Daily Lantern.", "Daily Lantern"),
    ("Dieser Artikel erschien zuerst in der Hafenzeitung.", "Hafenzeitung"),
    ("Dieser Beitrag ist zuerst bei Hafenpost erschienen.", "Hafenpost"),
    ("Dieser Text wurde ursprünglich im Hafenmagazin veröffentlicht.", "Hafenmagazin"),
    ("Zuerst erschienen am 3. Mai 2021 in der Hafenzeitung.", "Hafenzeitung"),
    ("Quelle: Hafenpost", "Hafenpost"),
    ("Cet article a été initialement publié dans Le Phare du Port.", "Le Phare du Port"),
    ("Cette tribune est parue dans Le Phare du Port le 3 mai 2021.", "Le Phare du Port"),
    ("Article publié à l’origine sur Port Info.", "Port Info"),
    ("Source : Port Info", "Port Info"),
    ("Este artículo fue publicado originalmente en El Faro del Puerto.", "El Faro del Puerto"),
    ("Publicado por primera vez en la revista Puerto Abierto.", "Puerto Abierto"),
    ("Fuente: El Faro del Puerto", "El Faro del Puerto"),
    ("Questo articolo è stato originariamente pubblicato su Il Porto.", "Il Porto"),
    ("Este artigo foi publicado originalmente no Jornal do Porto.", "Jornal do Porto"),
    ("Fonte: Jornal do Porto", "Jornal do Porto"),
    ("Dit artikel verscheen eerder in De Haven.", "De Haven"),
    ("Dit stuk is oorspronkelijk gepubliceerd door De Haven.", "De Haven"),
    ("Bron: De Haven", "De Haven"),
    ("Эта статья была впервые опубликована в «Портовой газете».", "Портовой газете"),
    ("Источник: Портовая газета", "Портовая газета"),
    ("Artykuł ukazał się pierwotnie w Gazecie Portowej.", "Gazecie Portowej"),
    ("Źródło: Gazeta Portowa", "Gazeta Portowa"),
    ("Den här artikeln publicerades först i Hamnbladet.", "Hamnbladet"),
    ("Denne artikkelen ble først publisert i Havneposten.", "Havneposten"),
    ("Kaynak: Liman Gazetesi", "Liman Gazetesi"),
    ("本文最初发表于《港口评论》。", "港口评论"),
    ("原载《港口评论》2021年第3期", "港口评论"),
    ("来源：港口评论", "港口评论"),
    ("この記事は「港新聞」に掲載されたものです。", "港新聞"),
    ("出典：港新聞", "港新聞"),
    ("이 글은 「항구신문」에 처음 게재되었습니다.", "항구신문"),
    ("출처: 항구신문", "항구신문"),
    ("This story was produced by The Strait Observer and is republished here with permission.", "The Strait Observer"),
    ("Excerpted from The Long Tide by Jane Doe. Reprinted with permission of Harbor House.", "Harbor House"),
    ("This story appeared on page A12 of The Strait Observer.", "The Strait Observer"),
    ("This post first appeared at Harbors at a Glance.", "Harbors at a Glance"),
    ("Cross posted at Harbor Review", "Harbor Review"),
    ("Op-Ed in The Strait Observer", "The Strait Observer"),
    ("Quelle: dpa/AFP", "dpa/AFP"),
    ("Dieser Artikel ist zuerst in der Zeitschrift Hafenkunde erschienen.", "Hafenkunde"),
    ("Mit freundlicher Genehmigung der Hafenzeitung", "Hafenzeitung"),
    ("Reproducido con permiso de El Faro del Puerto", "El Faro del Puerto"),
    ("Cet article est republié à partir de Port Info sous licence Creative Commons.", "Port Info"),
    ("本文转载自港口网", "港口网"),
    ("初出：『港口』2019年5月号", "港口"),
    ("이 칼럼은 2019년 5월 3일 항구신문에 게재되었습니다.", "항구신문"),
]

CONTINUES = [
    "MORE", "... MORE", "Read more »", "Read More", "READ MORE →", "(Read more…)", "[more]", "Continue reading",
    "Continue reading “The harbor at night”", "… Continue reading The harbor at night →", "Keep reading",
    "Read the rest of this entry »", "Read full story", "Read the full article", "Read the full article here.",
    "Weiterlesen", "Weiterlesen … Der Hafen bei Nacht", "mehr lesen", "Lire la suite", "Lire la suiteLire la suite",
    "Leer más", "Seguir leyendo", "Continua a leggere", "Leia mais", "Lees verder", "Читать далее →", "Подробнее",
    "Czytaj dalej", "Läs mer", "Læs mere", "Les mer", "Lue lisää", "Devamını oku", "Číst dále", "続きを読む",
    "もっと見る", "阅读全文", "閱讀更多", "더 보기", "계속 읽기", "Read full article",
    "Read more...of The harbor at night", "Go to full story", "Voir l'article", "もっと詳しく", "전체 기사 보기",
]  # fmt: skip

OTHERS = [
    "", "The harbor was quiet that night.", "Download PDF", "Download the full report", "Subscribe to our newsletter",
    "Sign up to continue reading", "Photo: Jane Doe / Harbor Pictures", "Photo courtesy of Harbor Review",
    "Image credit: Harbor Review", "First published on May 3, 2021", "First published May 3, 2021: 4:15 PM ET",
    "Originally published: May 3, 2021", "Updated: May 3, 2021 4:15 PM | Originally published: May 2, 2021",
    "This article was originally published at 4:15 p.m.", "This story was first published on Monday.",
    "Correction: This article originally named the wrong ship.", "Watch the full harvest come in at Port Royal.",
    "Read the full policy statement of our cookies", "Read the full article in Spanish.", "Read this in English",
    "Read the full report on Ruritania’s navy.", "His book was first published in 1953 by Harbor Press.",
    "According to a study published in Harbor Studies in May, the sea is rising.", "Share on Chatter",
    "Continue with Chatter",
    "Posted in News", "Posted on May 3, 2021 in Politics", "Published in Commentary", "Filed under Harbor News",
    "Follow us on Chatter", "Share this article", "Source: Doe J, Roe R et al. Ships and sails. Harbor Studies. 2016.",
    "This article is part of a series on harbors.", "See you in Paris.", "Read the first chapter to find out.",
    "He first appeared on the scene in Paris in 1990.", "Jane Doe is a reporter. Read more",
    "The data is available from the Ministry of Ports.", "Zuerst veröffentlicht am 3. Mai 2021",
    "Publié le 3 mai 2021", "Publicado el 3 de mayo de 2021 en Madrid", "Опубликовано 3 мая 2021",
    "View this post on Chatter A post shared by Jane", "Posted by Jane Doe on Monday",
    "当サイトに掲載の記事の無断転載を禁じます。", "Watch on Demand",
    "A version of this article appears in print on May 3, 2018, on Page A1 of the Harbor edition.",
    "Con autorización de la ONU, el gobierno envió tropas.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "publication"), CALLS, ids=[t for t, _ in CALLS])
def test_call_to_action_as_text(text: str, publication: str):
    reading = read_link(text, site="tank.example")
    assert (reading.kind, reading.publication, reading.url) == (READ, publication, None)


@pytest.mark.parametrize(("text", "publication"), ATTRIBUTIONS, ids=[t for t, _ in ATTRIBUTIONS])
def test_attribution_as_text(text: str, publication: str):
    reading = read_link(text, site="tank.example")
    assert (reading.kind, reading.publication, reading.url) == (ORIG, publication, None)


@pytest.mark.parametrize("text", CONTINUES)
def test_continuation_of_the_same_item(text: str):
    assert read_link(text, site="tank.example").kind == CONT
    own = read_link(f'<a href="/next">{text}</a>', site="tank.example")
    assert (own.kind, own.publication, own.url) == (CONT, None, "/next")


@pytest.mark.parametrize("text", OTHERS)
def test_text_that_leads_nowhere_else(text: str):
    reading = read_link(text, site="tank.example")
    assert (reading.kind, reading.publication) == (NONE, None)


# (html, site, kind, publication, url)
HTML = [
    (
        f'<p>Read the full article at&nbsp;<a href="{A}"><em>Harbor Review</em></a>.</p>',
        "tank.example",
        READ,
        "Harbor Review",
        A,
    ),
    (
        f'<p><strong>Read the full article at <a href="{A}">Harbor Review</a>.</strong></p>',
        "tank.example",
        READ,
        "Harbor Review",
        A,
    ),
    (
        f'<p><a href="{A}">Read the full article in <em>Harbor Review</em>.</a></p>',
        "tank.example",
        READ,
        "Harbor Review",
        A,
    ),
    (f'<p>Read the full article at<a href="{A}"> Harbor Review</a></p>', "tank.example", READ, "Harbor Review", A),
    (
        f'<p>Read the full article at<a href="{A}"><em>Harbor Review</em></a>.</p>',
        "tank.example",
        READ,
        "Harbor Review",
        A,
    ),
    (
        f'<p>Listen to the full episode on the <a href="{A}">Nightwatch podcast</a>.</p>',
        "tank.example",
        READ,
        "Nightwatch",
        A,
    ),
    (
        f'<p>Read the full piece at <a href="{A}">kestrel</a> (subscription required).</p>',
        "tank.example",
        READ,
        "kestrel",
        A,
    ),
    (f'<p>Read the <a href="{A}">full article</a> in Harbor Review.</p>', "tank.example", READ, "Harbor Review", A),
    (f'<a href="{A}">Read the full article</a>', "tank.example", READ, None, A),
    (f'<a href="{A}">Read More</a>', "tank.example", READ, None, A),
    (f'<a href="{A}">Learn more</a>', "tank.example", NONE, None, A),
    (
        f'<a href="{A}?utm_source=x&amp;id=3&amp;fbclid=y#top">Read the full article at Harbor Review</a>',
        "tank.example",
        READ,
        "Harbor Review",
        f"{A}?id=3#top",
    ),
    (
        '<a href="https://tank.example/a">Read the full article</a>',
        "tank.example",
        CONT,
        None,
        "https://tank.example/a",
    ),
    ('<a href="https://www.tank.example/a">Read more</a>', "tank.example", CONT, None, "https://www.tank.example/a"),
    ('<a href="#">Lire la suite<span>Lire la suite</span></a>', "tank.example", CONT, None, None),
    ('<a href="javascript:void(0)">Read more</a>', "tank.example", CONT, None, None),
    ('<a href="#story">Continue reading the main story</a>', "tank.example", NONE, None, None),
    ('<a href="/report.pdf">Download the full report</a>', "tank.example", NONE, None, "/report.pdf"),
    (
        f'<p>This <a href="{A}">article</a> originally appeared on Kestrel.example.</p>',
        "tank.example",
        ORIG,
        "Kestrel.example",
        A,
    ),
    (
        '<p>This piece first appeared in <a href="https://tank.example/b">Tank Notes</a>.</p>',
        "tank.example",
        NONE,
        None,
        None,
    ),
    (
        'The post <a href="https://tank.example/a">A</a> first appeared on <a href="https://tank.example">Tank</a>.',
        "tank.example",
        NONE,
        None,
        None,
    ),
    (
        'The post <a href="https://o.example/a">A</a> first appeared on <a href="https://o.example">Kestrel</a>.',
        "tank.example",
        ORIG,
        "Kestrel",
        "https://o.example/a",
    ),
    (
        '<a href="https://o.example">The Kestrel</a>. Read the <a href="https://o.example/a">original article</a>.',
        "tank.example",
        READ,
        None,
        "https://o.example/a",
    ),
    (
        'Republished from <a href="https://o.example">The Kestrel</a>. Read the <a href="https://o.example/a">original</a>.',
        "tank.example",
        ORIG,
        "The Kestrel",
        "https://o.example/a",
    ),
    (
        f"This commentary first appeared on *[Harbor Review]({A})* on May 3, 2021.",
        "tank.example",
        ORIG,
        "Harbor Review",
        A,
    ),
    ("Read in *The Strait Observer*.", "tank.example", READ, "The Strait Observer", None),
    (f"Originally published at {A}.", "tank.example", ORIG, None, A),
    (
        "<p>This article appeared in <em>Kestrel (Online)</em> on May 3, 2014.</p>",
        "tank.example",
        ORIG,
        "Kestrel (Online)",
        None,
    ),
    ('<a href="https://chat.example/intent/post?url=x">Read the full thread</a>', "tank.example", NONE, None, None),
    (
        f'<p>Jane Doe joined the show. Watch the full interview on <a href="{A}">QTV News</a>.</p>',
        "tank.example",
        READ,
        "QTV News",
        A,
    ),
]


@pytest.mark.parametrize(("html", "site", "kind", "publication", "url"), HTML, ids=[row[0][:90] for row in HTML])
def test_link_in_html(html: str, site: str, kind: str, publication: str | None, url: str | None):
    reading = read_link(html, site=site)
    assert (reading.kind, reading.publication, reading.url) == (kind, publication, url)


def test_text_is_the_sentence_as_printed():
    reading = read_link("<p>She spoke.  Read the full <i>article</i> at&nbsp;Harbor Review. It is long.</p>")
    assert reading.text == "Read the full article at Harbor Review."
    assert [part.role for part in reading.parts] == ["ignored", "call", "publication", "ignored", "ignored"]


CUTS = [
    "Watch the ful...", "Wat...", "Watch the full...", "View the full vide...", "Listen to the full epis…",
    "Listen to the full episode on Talk o...", "Read the full article at Har...", "Read the full arti...",
]  # fmt: skip


@pytest.mark.parametrize("text", CUTS)
def test_cut_call_has_no_publication(text: str):
    assert (read_link(text).kind, read_link(text).publication) == (READ, None)


FOUND = [
    (["Text.", f'<p>Read more at <a href="{A}">The Kestrel</a>.</p>'], [(1, READ, "The Kestrel", A)]),
    (['<p>Read the full article at <a href="//outlet.example/a">Kestrel</a>.</p>'], [(0, READ, "Kestrel", A)]),
    (
        ["<p>This article was originally published in The Kestrel.</p>", "<p>Text.</p>"],
        [(0, ORIG, "The Kestrel", None)],
    ),
    (
        [f'<p>A long text. It goes on. Read the rest in <a href="{A}">The Kestrel</a>.</p>'],
        [(0, READ, "The Kestrel", A)],
    ),
    (
        [f'<p>This article first appeared in <a href="{A}">The Kestrel</a>. A long text follows.</p>'],
        [(0, ORIG, "The Kestrel", A)],
    ),
    (['<p><a href="/next">Read more</a></p>', '<p><a href="https://tank.example/x">Read the full report</a></p>'], []),
    (["<p>Photo courtesy of The Kestrel</p>", "<p>Source: Jane Doe</p>", "<p>It was published in May.</p>"], []),
    (["<p>According to a study published in The Kestrel, ships are late.</p>"], []),
    (['<p><a href="https://ads.example/x">Read more</a></p>'], []),
]


@pytest.mark.parametrize(("blocks", "links"), FOUND, ids=[str(n) for n in range(len(FOUND))])
def test_find_links_among_paragraphs(blocks: list[str], links: list[tuple[int, str, str | None, str | None]]):
    found = find_links(blocks, page_url="https://www.tank.example/a/b")
    assert [(number, link.kind, link.publication, link.url) for number, link in found] == links


SPLITS = [
    ("He joins the show. Watch the full interview on QTV News.", "He joins the show.",
     "Watch the full interview on QTV News."),
    ("He joins the show. Watch the ful...", "He joins the show.", "Watch the ful..."),
    ("Jets crossed the line.W...", "Jets crossed the line.", "W..."),
    ("Jets crossed the line.Wat...", "Jets crossed the line.", "Wat..."),
    ("Is it so? Read the full article in Harbor Review.", "Is it so?", "Read the full article in Harbor Review."),
    ("This article was originally published in Harbor Review. The lamp is out.", "The lamp is out.",
     "This article was originally published in Harbor Review."),
    ("Read the full article in Harbor Review.", "Read the full article in Harbor Review.", None),
    ("The lamp is out.", "The lamp is out.", None),
    ("He sat down. Read books were all around.", "He sat down. Read books were all around.", None),
    ("", "", None),
]  # fmt: skip


def split_call(text: str) -> tuple[str, str | None]:
    """Return a text without the call at its end, or the attribution at its start, and that sentence."""
    if (start := find_closing_call(text)) is not None:
        return text[:start].rstrip(), text[start:].strip()
    if (end := find_opening_note(text)) is not None:
        return text[end:].lstrip(), text[:end].strip()
    return text, None


@pytest.mark.parametrize(("text", "rest", "call"), SPLITS, ids=[row[0][-60:] or "empty" for row in SPLITS])
def test_split_call(text: str, rest: str, call: str | None):
    assert split_call(text) == (rest, call)


SAME_OUTLET = [
    ("The Kestrel", "the kestrel"), ("The Kestrel", "Kestrel"), ("Kestrel.", " KESTREL "), ("El País", "el pais"),
    ("U.S. Harbor & Port", "US Harbor and Port"), ("Le Phare", "Phare"), ("Harbor’s Voice", "Harbor's Voice"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME_OUTLET, ids=[row[0] for row in SAME_OUTLET])
def test_one_key_an_outlet(one: str, other: str):
    assert publication_key(one) == publication_key(other) is not None


def test_publication_key_without_a_name_is_the_host():
    assert publication_key(None, "https://www.Kestrel.example/a") == "kestrel.example"
    assert publication_key("Kestrel.example") == "kestrel.example"
    assert publication_key("", None) is None
    assert publication_key("港新聞") == "港新聞"


RUNNING = (
    "Read the full article at in on from The Kestrel Harbor Review This was originally "
    "published by <a href='https://o.example/a'> "
    "</a> <p> </p> Source: Op-Ed, - | May 3, 2021 . ... » “ ” ( ) * [a](b) 本文 发表于 《 》 "
    "Weiterlesen more here https://x.example"
)
WORDS = st.sampled_from(RUNNING.split(" "))


@settings(max_examples=300)
@given(
    st.one_of(
        st.text(max_size=80), st.lists(WORDS, max_size=14).map(" ".join), st.lists(WORDS, max_size=9).map("".join)
    )
)
def test_never_raises(text: str):
    reading = read_link(text, site="tank.example")
    assert reading.kind in (READ, ORIG, CONT, NONE)
    assert reading.publication != ""
    rest, call = split_call(text)
    assert split_call(rest)[0] or not rest
    assert call is None or call in text
    for _, link in find_links([text], page_url="https://tank.example/a"):
        assert link.url is None or link.url.startswith("http")
    key = publication_key(text)
    assert key is None or publication_key(key) is not None


@pytest.mark.parametrize("piece", [".", "[a](", "Read the full ", "Aa. ", "of the ", "at ", "originally published in "])
def test_time_grows_with_the_text_alone(piece: str):
    def cost(size: int) -> float:
        text = piece * (size // len(piece))
        start = time.process_time()
        read_link(text)
        split_call(text)
        find_links([text], page_url="https://tank.example/a")
        return time.process_time() - start

    cost(20_000)
    assert cost(200_000) < 30 * max(cost(20_000), 0.002)


@pytest.mark.parametrize(
    ("page", "target"),
    [
        ("https://www.mfat.govt.nz/a", "https://www.treasury.govt.nz/b"),
        ("https://www.bmi.gv.at/a", "https://www.bmeia.gv.at/b"),
        ("https://england.nhs.uk/a", "https://digital.nhs.uk/b"),
    ],
)
def test_another_ministry_is_another_site(page: str, target: str):
    found = find_links([f'<p>Read the full report at <a href="{target}">Harbour Office</a>.</p>'], page_url=page)
    assert [link.url for _, link in found] == [target]
