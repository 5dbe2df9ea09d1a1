"""The PDF that is the piece of a page: where its metadata say so, or the only one that a button offers.

A page links many PDFs: sources, annexes, last year's issue. One is the piece where the page says "citation_pdf_url"
(the tag by which Google Scholar finds the full text), or where exactly one link says nothing but what a button does:
"Download the full report", "PDF", "Télécharger l'étude". What a sentence links to is cited, and never taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.signs.addresses import is_document_url
from archive_scraper.signs.buttons import names_file, offers_file

if TYPE_CHECKING:
    from archive_scraper.extract.article.context import Context

_STATED = "citation_pdf_url"


def find_report(context: Context) -> tuple[str, str] | None:
    """Return the address of a page's own PDF and what says so ("meta:citation_pdf_url", "button"), or None."""
    page, survey = context.page, context.survey
    stated = {page.absolute(value) for value in context.meta(_STATED)} - {None, page.url}
    if len(stated) == 1 and (url := stated.pop()) is not None:
        return url, f"meta:{_STATED}"
    offered = {
        url
        for node, href in survey.links.items()
        if ".pdf" in href.lower()
        and not context.is_away(node)
        and (url := page.absolute(href)) is not None
        and is_document_url(url)
        and (names_file(text := survey.text(node).strip()) or offers_file(text))
    }
    return (offered.pop(), "button") if len(offered) == 1 else None
