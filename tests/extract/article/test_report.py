"""Which PDF of a page is the piece: what the metadata say, or the only one that a button offers."""

from __future__ import annotations

import pytest

from archive_scraper.extract.article import extract_article
from archive_scraper.extract.page import Page

BODY = "".join(
    f"<p>Ferries cross the bay at night and come back in the morning, as paragraph {n} says.</p>" for n in range(6)
)
HOME = "https://harbour.example"


def report_of(links="", head="", around="{}"):
    html = f"<html lang=en><head><title>Ferries</title>{head}</head><body><main><article><h1>Ferries</h1>{BODY}"
    article = extract_article(Page(f"{html}{around.format(links)}</article></main></body></html>", f"{HOME}/a"))
    return article.report_url, article.origins.get("report")


def link(href, text):
    return f'<p><a href="{href}">{text}</a></p>'


STATED = '<meta name="citation_pdf_url" content="{}">'


@pytest.mark.parametrize(
    ("links", "head", "expected"),
    [
        (link("/r.pdf", "Download the full report"), "", (f"{HOME}/r.pdf", "button")),
        (link("/r.pdf?v=2", "PDF"), "", (f"{HOME}/r.pdf?v=2", "button")),
        (link("/r.pdf", "Full report (PDF, 2.3 MB)"), "", (f"{HOME}/r.pdf", "button")),
        (link("/r.pdf", "Télécharger l’étude"), "", (f"{HOME}/r.pdf", "button")),
        (link("/r.pdf", "Télécharger l’étude sur les ferries"), "", (None, None)),
        ('<p>Lire <a href="/r.pdf">l’étude</a> de la ville.</p>', "", (None, None)),
        # The same file twice is one; next to a source that a sentence names.
        (link("/r.pdf", "PDF") + link("/r.pdf", "Download PDF"), "", (f"{HOME}/r.pdf", "button")),
        (link("/r.pdf", "PDF") + link("/s.pdf", "The budget of 2021"), "", (f"{HOME}/r.pdf", "button")),
        (link("/r.pdf", "PDF"), STATED.format("/t.pdf"), (f"{HOME}/t.pdf", "meta:citation_pdf_url")),
        ("", STATED.format("/download?id=7"), (f"{HOME}/download?id=7", "meta:citation_pdf_url")),
        # None: two that are offered, two that are stated, titles, sentences, other files, no address.
        (link("/r.pdf", "Download PDF") + link("/s.pdf", "Download report"), "", (None, None)),
        ("", STATED.format("/t.pdf") + STATED.format("/u.pdf"), (None, None)),
        (link("/r.pdf", "Annual Report 2021"), "", (None, None)),
        ('<p>As <a href="/r.pdf">the report</a> of the council says, ferries are old.</p>', "", (None, None)),
        (link("/r.docx", "Download the report"), "", (None, None)),
        (link("/report", "Download the report"), "", (None, None)),
        (link("http://[broken/r.pdf", "PDF"), STATED.format("javascript:alert(1)"), (None, None)),
        ("", STATED.format("/a"), (None, None)),
    ],
)
def test_reports(links, head, expected):
    assert report_of(links, head) == expected


@pytest.mark.parametrize("around", ["<aside>{}</aside>", "<footer>{}</footer>", '<div class="related">{}</div>'])
def test_what_stands_in_another_part_of_the_page_is_of_something_else(around):
    assert report_of(link("/r.pdf", "Download PDF"), around=around) == (None, None)
