"""The grammar of date lines: regular expressions over the letters of the tokens, best reading first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.normalize.dates import build
from archive_scraper.normalize.late import late
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from archive_scraper.normalize.dates.build import Context, Found
    from archive_scraper.normalize.dates.tokens import Tokens

    _Builder = Callable[[Tokens, int, int, Context], Found | None]

_C = "[cy']"
_MONTH = r"(?:[MX]\.?)"
_DAY = "n[.q]{0,2}"
# After "Issue", "No." or "Vol." a number counts volumes.
_ANY = compiled("[DECemdMXRJGYSrt]")
_NOT_ISSUE = r"(?<!i)(?<!i[.:-])"


def find_dates(tokens: Tokens, context: Context) -> list[Found]:
    """Return the date expressions of a text in printed order, none overlapping another."""
    labels = tokens.labels  # what an expression has taken is blanked, so that no other can
    found: list[Found] = []
    for needs, pattern, read in _PATTERNS:
        if needs.isdisjoint(labels):
            continue
        for match in pattern.finditer(labels):
            first, last = match.span()
            result = read(tokens, first, last, context)
            if result is not None:
                found.append(result)
            elif read not in _CLAIMING:
                continue
            # What looks like a whole day and does not exist (February 30) is no month either.
            labels = labels[:first] + " " * (last - first) + labels[last:]
        if not _ANY.search(labels):
            break
    found.sort(key=lambda item: item.first)
    return found


_CLAIMING = frozenset({build.read_whole, build.read_numbers, build.read_short_year, build.read_cjk, build.read_stamp})


def _pattern(needs: str, pattern: str, read: _Builder) -> tuple[frozenset[str], re.Pattern[str], _Builder]:
    return frozenset(needs), late(pattern), read


# (letters of which one must occur, pattern, builder), best first.
_PATTERNS: tuple[tuple[frozenset[str], re.Pattern[str], _Builder], ...] = (
    _pattern("D", r"(?:n\.?|d)[-c]D", build.read_range_of_numbers),
    _pattern("D", "D", build.read_numbers),
    _pattern("E", "E", build.read_cjk),
    _pattern("C", "C", build.read_stamp),
    _pattern("e", "en?,?Y", build.read_cjk_month_first),
    # 30 March - 2 April 2016, 19-20 March 2016, March 19-20, 2016
    _pattern(
        "MX",
        rf"{_NOT_ISSUE}{_DAY}{_C}?{_MONTH}?(?:[-c/]|c/[cu]){_DAY}{_C}{{0,2}}{_MONTH},?{_C}{{0,2}}Y",
        build.read_whole,
    ),
    _pattern("MX", rf"{_MONTH}{_DAY}[-c/]{_MONTH}?{_DAY},?{_C}{{0,2}}Y", build.read_whole),
    # 22nd of February, 2015; 31 Donnerstag Okt 2019; 22-Feb-2015; 22.II.2015
    _pattern(
        "MX",
        rf"(?:{_NOT_ISSUE}{_DAY}|(?<=i)n[.q]{{1,2}})[,/-]?(?:[cy'W,]|\(W\)){{0,3}}{_MONTH}(?:/{_MONTH})?[-/,]?[cy',.]{{0,4}}Y",
        build.read_whole,
    ),
    _pattern("R", rf"{_NOT_ISSUE}{_DAY}[/-]?R[./-]?Y", build.read_whole),
    _pattern("J", rf"{_DAY}{_C}?J,?{_C}{{0,2}}Y", build.read_whole),
    # February 22, 2015; Feb-22-2015; Feb 222015; Sun Feb 22 17:04:00 EST 2015
    _pattern(
        "MX", rf"{_MONTH}[-/,]?{_C}{{0,2}}W?,?{_DAY}[,/-]?{_C}{{0,2}}(?:\(?W\)?,?)?{_C}{{0,2}}Y", build.read_whole
    ),
    # October 12, 2018/3 Comments
    _pattern("m", rf"(?:{_MONTH}{_DAY}|{_DAY}{_MONTH}),?m", build.read_whole),
    _pattern("m", rf"{_MONTH}-?m", build.read_month_day_year),  # Mar-03-2025; May 5 / 2024
    _pattern("d", rf"(?:{_NOT_ISSUE}d{_C}?{_MONTH}|{_MONTH}d),?{_C}{{0,2}}Y", build.read_whole),
    _pattern("G", rf"{_MONTH}G", build.read_whole),
    _pattern("T", rf"{_MONTH}n,?TZ?Y", build.read_whole),
    # 2015. február 22.; 2015 m. vasario 22 d.; 2015. gada 22. februāris
    _pattern("Y", rf"Y(?:\(c\))?[./,-]?(?:[cy']\.?){{0,3}}(?:{_MONTH}|R\.?)[,/-]?{_C}?{_DAY}", build.read_whole),
    _pattern("Y", rf"Y[.-]?(?:[cy]\.?,?){{1,2}}{_DAY}(?:[-c]{_DAY})?-?{_C}?{_MONTH}", build.read_whole),
    # 22 Feb 15; Feb 22 '15
    _pattern(
        "MXR",
        rf"{_NOT_ISSUE}{_DAY}[/-]?(?:{_MONTH}|R\.)[/,-]?'?(?:n(?![.q]?[MXRu:P]|o(?!\.?[HT]))|N(?![.q]?[MXRu:P]))",
        build.read_short_year,
    ),
    _pattern("MX", rf"{_MONTH}{_DAY},?'[nN]", build.read_short_year),
    # Jul/Aug 2012; February 2015; 2015. február; Feb '15
    _pattern("MX", rf"{_MONTH}[-/c]{_MONTH},?{_C}{{0,2}}Y", build.read_month_year),
    _pattern("MX", rf"{_MONTH}[-,]?{_C}{{0,3}}Y", build.read_month_year),
    _pattern("MX", rf"Y\.?(?:{_C}\.?){{0,2}}{_MONTH}", build.read_month_year),
    _pattern("MX", rf"{_MONTH}'[nN]", build.read_month_year),
    _pattern("MX", rf"Y[|/,]{_MONTH}(?:[-/]{_MONTH})?(?!{_C}?n(?![.,]))|{_MONTH}[|/]Y", build.read_month_year),
    _pattern("m", rf"{_NOT_ISSUE}(?<!/)m", build.read_numeric_month),  # not WHO/CDS/2024.5
    _pattern("J", rf"J,?{_C}{{0,2}}Y|Y{_C}{{0,2}}J", build.read_persian_month),
    _pattern(
        "S", rf"S(?:[-/c]S)?R?,?{_C}{{0,2}}[YVm](?:-[YnN])?|Y,?\.?(?:{_C}\.?){{0,2}}(?:i?n\.?)?S", build.read_season
    ),
    _pattern("r", "(?:n[yu],?[cy]?)?r(?:,?[cy]?n[yu])?", build.read_age),
    _pattern("t", "t", build.read_day_word),
    _pattern(
        "MX",
        rf"{_NOT_ISSUE}{_DAY}{_C}{{0,2}}{_MONTH}(?!,?{_C}{{0,2}}[YNG#'])|{_MONTH}{_C}?{_DAY}(?!,?{_C}{{0,2}}[YNG#'])",
        build.read_yearless,
    ),
    _pattern("J", rf"{_DAY}{_C}?J", build.read_yearless_persian),
    _pattern("e", "e", build.read_yearless),
    _pattern("d", "d", build.read_yearless_numbers),
    _pattern(
        "Y", r"(?<![-#nN])(?:(?<![nN],)|(?<=in,)|(?<=i\.n,))(?<!i)(?<!i[.:])Y(?![-#N]|n(?!u)|\)[nN#])", build.read_year
    ),
)
