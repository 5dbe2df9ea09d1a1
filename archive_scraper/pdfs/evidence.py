"""What the first page and the document information of a PDF say of its piece: the evidence of last resort.

Software fills the document information: "admin", "Microsoft Word - draft.docx". So what stands there counts only where
the first page prints it too. What the page prints counts only in the forms that leave no doubt: the largest print, a
line that is a date, a line that opens as bylines do.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import UTC, datetime, timedelta, timezone

from archive_scraper.normalize.folding import fold_name, fold_title
from archive_scraper.normalize.text import clean_text
from archive_scraper.signs.buttons import is_generic, names_file
from archive_scraper.signs.bylines import opens_byline
from archive_scraper.signs.date_shape import is_date_line
from archive_scraper.signs.person_name import is_person_name
from archive_scraper.signs.printed import read_day, read_line
from archive_scraper.words.kept import compiled

_TOP = 40
"""Lines of the first page that are looked at."""
_LARGER = 1.25
"""A title is printed so much larger than most of its page."""
_SAME_SIZE = 0.6
"""Points by which the lines of one title may differ."""
_FEWEST_WORDS, _MOST_WORDS = 2, 30
_LONGEST_TITLE = 250
_LONGEST_BYLINE = 200
_MONTH_AND_YEAR = 3
"""Words: "in March 2024"."""
_FILE_NAME = compiled(
    r"\.(?:docx?|pdf|indd|qxd|pptx?|xlsx?|odt|rtf|tex|dvi|wpd|pages)\b|^microsoft \w+ - |[\\/]\w+[\\/]",
    re.IGNORECASE,
)
_CREATED = compiled(r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(?:(Z)|([+-])(\d\d)'?(\d\d)?)?")

Lines = tuple[tuple[str, float], ...]
"""The lines of a first page, each with its size of print in points."""


def find_title(lines: Lines, stated: str) -> str:
    """Return the title that a first page prints; "" where none is certain. ``stated`` is the document information's.

    >>> page = (("Papers", 9.0), ("The Ferry", 24.0), ("and Its Quay", 24.0), ("Ferries and quays are old.", 9.0))
    >>> find_title(page, "Microsoft Word - draft.docx")
    'The Ferry and Its Quay'
    """
    stated = clean_text(stated)
    printed = fold_title(" ".join(line for line, _ in lines[:_TOP]))
    if _is_title(stated) and fold_title(stated) in printed:
        return stated
    sizes: Counter[float] = Counter()
    for line, size in lines:
        sizes[size] += len(line)
    if len(sizes) < 2:
        return ""
    usual = sizes.most_common(1)[0][0]
    largest = max(size for _, size in lines[:_TOP])
    if largest < _LARGER * usual:
        return ""
    found: list[str] = []
    for line, size in lines[:_TOP]:
        if size >= largest - _SAME_SIZE:
            found.append(line)
        elif found:
            break
    title = " ".join(found)
    return title if _is_title(title) else ""


def _is_title(text: str) -> bool:
    if not _FEWEST_WORDS <= len(text.split()) <= _MOST_WORDS or len(text) > _LONGEST_TITLE:
        return False
    if _FILE_NAME.search(text) or is_generic(text) or names_file(text) or is_date_line(text):
        return False
    return sum(map(str.isalpha, text)) * 2 > len(text)


def find_byline(lines: Lines, stated: str, language: str | None, site: str) -> str:
    """Return the line that names the authors, as printed; "" where none is certain.

    >>> find_byline((("By Ada Marlowe", 12.0),), "admin", "en", ""), find_byline((("A quay", 12.0),), "admin", "en", "")
    ('By Ada Marlowe', '')
    """
    for line, _ in lines[:_TOP]:
        if len(line) <= _LONGEST_BYLINE and opens_byline(line) and _are_people(line, language, site):
            return line
    stated = clean_text(stated)
    if not stated or len(stated) > _LONGEST_BYLINE or not _are_people(stated, language, site):
        return ""
    printed = f" {fold_name(' '.join(line for line, _ in lines))} "
    people = read_line(stated, language, site)
    return stated if all(f" {fold_name(person.name)} " in printed for person in people) else ""


def _are_people(text: str, language: str | None, site: str) -> bool:
    people = read_line(text, language, site)
    return bool(people) and all(person.type == "person" and is_person_name(person.name) for person in people)


def find_date(lines: Lines, language: str | None, now: datetime) -> str:
    """Return the line that is a date, as printed; "" where there is none, or several that differ.

    >>> now = datetime(2026, 1, 1, tzinfo=UTC)
    >>> find_date((("A quay", 12.0), ("March 2024", 12.0)), "en", now)
    'March 2024'
    >>> find_date((("March 2024", 12.0), ("2 May 2024", 12.0)), "en", now)
    ''
    """
    found: dict[str, str] = {}
    for line, _ in lines[:_TOP]:
        date = read_day(line, now=now, language=language) if _is_date(line) else None
        if date is None or date.future or date.assumed_year or date.is_age or date.ambiguous:
            continue
        if date.precision == "year":
            continue
        found.setdefault(date.value, line)
    return next(iter(found.values())) if len(found) == 1 else ""


def _is_date(line: str) -> bool:
    """Tell whether a line is a day and little else, or nothing but a month and a year."""
    return is_date_line(line) or (len(line.split()) <= _MONTH_AND_YEAR and any(map(str.isdigit, line)))


def read_created(text: str, now: datetime) -> str | None:
    """Return when the file was made, in ISO 8601, as its document information says; None where it says nothing sound.

    That is not when the piece was published: a scan, a new layout, a copy by other software are made later.

    >>> read_created("D:20240312101500+01'00'", datetime(2026, 1, 1, tzinfo=UTC))
    '2024-03-12T10:15:00+01:00'
    """
    match = _CREATED.match(text.strip())
    if match is None:
        return None
    year, month, day, hour, minute, second, utc, sign, hours, minutes = match.groups()
    zone = UTC if utc else None
    try:
        if sign:
            ahead = timedelta(hours=int(hours), minutes=int(minutes or 0))
            zone = timezone(ahead if sign == "+" else -ahead)
        made = datetime(
            int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0), tzinfo=zone
        )
    except ValueError:
        return None
    if made.replace(tzinfo=None) > now.replace(tzinfo=None) + timedelta(days=1) or made.year < 1990:  # PDF is of 1993
        return None
    return made.isoformat() if hour else made.date().isoformat()
