"""Words that stand around a teaser's text without being part of it.

Sources: the teasers of the sites in data/sources, the section headings of policy reports, and the names under which
languages offer themselves in a switch (CLDR endonyms).
"""

from __future__ import annotations

import re

from archive_scraper.normalize.links.words import word_set

# Section headings that a site runs into the text. The first group is dropped even without a colon, when what follows
# begins like a sentence; the words of the second also begin ordinary sentences and need the colon.
HEADINGS = (
    "executive summary", "introduction", "key takeaways", "key takeaway", "key points", "key findings",
    "bottom line up front", "zusammenfassung", "einleitung", "resumen ejecutivo", "introducción", "introduzione",
    "introdução", "sumário executivo", "resumo executivo", "samenvatting", "inleiding", "résumé exécutif",
    "введение", "аннотация", "wprowadzenie", "streszczenie", "sammanfattning", "inledning",
)  # fmt: skip
LABELS = (
    "summary", "abstract", "overview", "background", "synopsis", "bottom line", "at a glance", "highlights",
    "key insights", "the issue", "tl;dr", "tldr", "description",
    "in brief", "excerpt", "key judgments", "preface", "foreword",
    "kurzfassung", "abstrakt", "überblick", "vorwort", "résumé", "synthèse", "aperçu", "resumen", "sinopsis",
    "sommario",
    "riassunto", "sintesi", "resumo", "sinopse", "резюме", "кратко", "краткое содержание", "анотація", "вступ",
    "podsumowanie", "resumé", "sammendrag", "indledning", "özet", "giriş", "souhrn", "úvod",
    "摘要", "概要", "内容提要", "导言", "引言", "はじめに", "要旨", "요약", "서론",
)  # fmt: skip

SENTENCE_OPENERS = (
    "The|A|An|In|On|At|As|For|Since|This|These|After|Before|While|When|With|Over|It|There|Despite|Although|Last|During"
    "|Following|From|Under|By|If|Our|We"
)
"""Words that begin a sentence and hardly ever stand with a capital inside of one."""

# The footer of a WordPress feed, as the plugin that writes it is translated.
FEED_FOOTER = re.compile(
    r"\s*(?:The (?:post|article) .{1,300}? (?:appeared first|first appeared) on"
    r"|Der (?:Beitrag|Artikel) .{1,300}? erschien zuerst auf|L[’']article .{1,300}? est apparu en premier sur"
    r"|(?:La entrada|El artículo) .{1,300}? (?:se publicó primero en|apareció primero en|aparece primero en)"
    r"|L[’']articolo .{1,300}? (?:proviene da|sembra essere il primo su)"
    r"|O (?:post|artigo) .{1,300}? apareceu primeiro em|Het bericht .{1,300}? verscheen eerst op"
    r"|(?:Artykuł|Wpis) .{1,300}? pochodzi z serwisu|(?:Сообщение|Запись) .{1,300}? (?:появились сначала|впервые появилась) на"
    r") .{1,100}$"
)

# A sentence with one of these points at another page and says nothing of the item.
CLICK_HERE = (
    "click here", "click below", "cliquez ici", "haga clic aquí", "haz clic aquí", "hier klicken",
    "klicken sie hier",
    "clicca qui", "clique aqui", "klik hier", "нажмите здесь", "kliknij tutaj", "klicka här", "klik her",
)  # fmt: skip

# The name of a language in itself, as a switch after a blurb prints it.
ENDONYMS = word_set(
    """english deutsch français español italiano português русский українська polski čeština türkçe svenska dansk
    norsk suomi nederlands magyar română български ελληνικά 中文 简体中文 繁體中文
    日本語 한국어 العربية עברית فارسی हिन्दी
    ქართული հայերեն azərbaycan қазақша o'zbek srpski hrvatski shqip
    عربي 简体 繁體"""
)
