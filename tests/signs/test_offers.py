"""Buttons that hand a file over, in the languages of the book: nothing but words of such buttons. All are invented."""

from __future__ import annotations

import pytest

from archive_scraper.signs.buttons import names_file, offers_file
from archive_scraper.words import book

OFFERS = """
Télécharger l'étude
Télécharger l’étude (PDF, 2,3 Mo)
Télécharger
Lire le rapport complet
Download the study
Studie herunterladen
Download der Studie (PDF)
Die vollständige Studie als PDF
Descargar informe completo
Scarica il rapporto
Baixar o relatório completo
Pobierz raport
Stáhnout studii
Raporu indir
Raporun tamamını indirin
İndir
レポートをダウンロード
PDFをダウンロード
报告下载
下载完整报告（PDF）
下載報告
보고서 다운로드
보고서를 내려받기
रिपोर्ट डाउनलोड करें
Скачать полный текст доклада (PDF, 1,2 МБ)
Завантажити звіт
Lataa raportti
Last ned rapporten
Ladda ner hela rapporten
Hent rapporten
Unduh laporan lengkap
Tải xuống báo cáo đầy đủ
ดาวน์โหลดรายงานฉบับเต็ม
تحميل التقرير كاملا
הורדת הדוח המלא
دانلود گزارش کامل
Download de publicatie
Κατεβάστε την έκθεση
Letöltés
A teljes tanulmány letöltése
Изтеглете доклада
Policy brief
Read the full paper
View publication
""".strip().splitlines()
OTHERS = """
Rapport annuel 2021
Annual Report 2021
Executive summary
Lire
Read more
La politique de la mer
Studie zur Lage der Häfen
Read
The
Das Gutachten der Kommission zur Lage
报告指出今年经济
年度报告2021
See all
보고서에 따르면
""".strip().splitlines()


@pytest.mark.parametrize("text", OFFERS)
def test_offers(text):
    assert offers_file(text)


@pytest.mark.parametrize("text", [*OTHERS, "", "...", "→", "PDF " * 30, "下载" * 44 + "下"])
def test_others(text):
    assert not offers_file(text)
    assert not names_file(text)


def test_every_language_of_the_book_has_words_for_them():
    downloads, files = book.by_language("button.offer_downloads"), book.by_language("button.offer_files")
    written = {code for code in book.languages() if (book.FOLDER / f"{code}.toml").exists()}
    assert set(downloads) == set(files) == written
    for code in sorted(written):
        for word in files[code]:
            for text in (
                f"{downloads[code][0]} {word}",
                f"{word} ({downloads[code][-1]}, 2.3 MB)".upper(),
                f"{word}: PDF",
            ):
                assert offers_file(text), (code, text)
