"""Citations of an article: plain text and BibTeX."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from archive_scraper.browse.words import day_words

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "_": r"\_",
    "%": r"\%",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def plain_citation(article: dict[str, Any], accessed: str) -> str:
    """Return a citation in one line: authors, title, source, date, address, day of access.

    ``article`` has the keys of reading.article; ``accessed`` is the day on which the page was fetched.
    """
    names = [author["name"] for author in article["authors"]]
    people = ", ".join(names[:-1]) + (" and " if names[:-1] else "") + names[-1] + ". " if names else ""
    title = article["title"].strip()
    stop = "" if title.endswith((".", "?", "!", "…")) else "."
    series = _series(article)
    where = ", ".join(filter(None, [article["source_title"], series, day_words(article["published"])]))
    address = article["canonical_url"] or article["url"]
    return f"{people}“{title}{stop}” {where}. {address}. Accessed {day_words(accessed)}."


def bibtex(article: dict[str, Any], accessed: str) -> str:
    """Return a BibTeX entry. Organizations stand in braces of their own, so that no program splits them."""
    authors = [
        f"{{{escape_bibtex(author['name'])}}}" if author["type"] == "organization" else escape_bibtex(author["name"])
        for author in article["authors"]
    ]
    published = article["published"] or ""
    fields = {
        "author": " and ".join(authors),
        "title": f"{{{escape_bibtex(article['title'])}}}",
        "howpublished": escape_bibtex(article["source_title"]),
        "series": escape_bibtex(article.get("series") or ""),
        "volume": escape_bibtex(article.get("volume") or ""),
        "number": escape_bibtex(article.get("issue") or ""),
        "year": published[:4],
        "month": _MONTHS[int(published[5:7]) - 1] if re.match(r"\d{4}-(0[1-9]|1[0-2])", published) else "",
        "day": str(int(published[8:10])) if re.match(r"\d{4}-\d\d-\d\d", published) else "",
        "url": re.sub(r"[{}\s\\]", "", article["canonical_url"] or article["url"]),
        "urldate": accessed[:10],
    }
    # A month is one of BibTeX's own words and stands without braces.
    lines = [f"  {name} = {value if name == 'month' else f'{{{value}}}'}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{citation_key(article)},", *lines, "}"])


def citation_key(article: dict[str, Any]) -> str:
    """Return first author's last name, year, first long word of the title and the article's number, in ASCII."""
    people = article["authors"]
    name = people[0]["name"].split()[-1] if people and people[0]["name"].split() else article["source"]
    word = next((word for word in re.findall(r"\w+", _ascii(article["title"])) if len(word) > 3), "")
    return f"{_ascii(name)}{(article['published'] or '')[:4]}{word}-{article['id']}".lower()


def escape_bibtex(text: str) -> str:
    r"""Return text that BibTeX and LaTeX take as it reads.

    >>> escape_bibtex("R&D at 50%")
    'R\\&D at 50\\%'
    """
    return "".join(_SPECIAL.get(character, character) for character in " ".join(text.split()))


def _ascii(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9 ]", "", plain)


def _series(article: dict[str, Any]) -> str:
    parts = [article.get("series") or ""]
    if article.get("volume"):
        parts.append(f"vol. {article['volume']}")
    if article.get("issue"):
        parts.append(f"no. {article['issue']}")
    return ", ".join(part for part in parts if part)
