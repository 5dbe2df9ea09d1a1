"""Lines that are nothing but an outlet's name with its label: "Source: X", "Op-Ed, X", "Author, date, X"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive_scraper.normalize.bylines.vocabulary import AGENCY, word_bits
from archive_scraper.normalize.east_asian_letters import CJK, HANGUL
from archive_scraper.normalize.folding import fold_word
from archive_scraper.normalize.late import late
from archive_scraper.normalize.links import words
from archive_scraper.normalize.links.attributions import is_image_agency
from archive_scraper.normalize.links.calls import Sentence
from archive_scraper.normalize.links.free_words import AGAIN, NOUN, OWN_TEXT, SAYS, core_of, cores, meaning_of
from archive_scraper.normalize.links.name_ends import complete_name
from archive_scraper.normalize.links.offices import is_office
from archive_scraper.normalize.links.outlet_names import is_known_outlet, looks_like_outlet
from archive_scraper.normalize.links.outlets import Outlet, is_date_word, read_outlet
from archive_scraper.words import book
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from archive_scraper.normalize.fragments import Line


_SOURCE = late(rf"[\s*•·–—(\[]*{book.alternatives('attribution.sources')}\s*[:：]\s*(?=\S)", re.IGNORECASE)
_ITEM = late(
    rf"{book.alternatives('outlet.item_labels')}"
    rf"\s*(?P<mark>,|\s[-–—|•·]|:|\s{book.alternatives('outlet.labelled_prepositions')}\b)\s+"
    rf"(?:{book.alternatives('outlet.kind_labels')}\s*:\s*)?",
    re.IGNORECASE,
)
_TIED_ITEM = late(
    rf"[\"„“«]?(?P<name>[^\W\d_][^\"„“”«»:\n]{{1,40}}?)[\"“”»]?[-‑]{book.alternatives('outlet.tied_nouns')}"
    r"(?=:?\s[\"„“«])",
    re.IGNORECASE,
)
"""An outlet, what is tied to it, and a title: "„DER HAFENBOTE“-Kommentar: „Der Kai schläft“"."""
_FIRST_SEEN = rf"(?:{book.alternatives('attribution.first')} )?{book.alternatives('outlet.seen')}"
_SEEN = late(
    rf"(?:as )?{_FIRST_SEEN} {book.alternatives('outlet.seen_prepositions')}:?\s+(?=\S)",
    re.IGNORECASE,
)
_VIA = late(rf"{book.alternatives('outlet.by_way_of')}\s+(?=(?-i:[^\W\d_a-zß-öø-ÿ]))", re.IGNORECASE)
_OF_ISSUE = late(rf"(?P<by>{book.alternatives('outlet.by_way_of')})\s+(?=(?-i:[\da-zß-öø-ÿ]))", re.IGNORECASE)
_LINKED_VIA = book.entries("outlet.by_way_of_links")
_AUTHOR_DATE = compiled(
    rf"(?!{book.any_of(map(str.capitalize, book.entries('outlet.not_authors')))}\b)"
    r"(?P<author>[^\W\d_][\w.’'-]*(?: [\w.’'-]+){1,5}?),? "
    r"(?P<month>[^\W\d_]{3,12})\.? \d{1,2}, (?:19|20)\d\d,?\s+(?P<outlet>\S.*)"
)
_REFERENCE = compiled(rf"\b{book.alternatives('outlet.reference_words')}\b|\b(?:19|20)\d\d\s*[;:(]", re.IGNORECASE)
_ISSUE = late(rf"{book.alternatives('outlet.issue_words')}\b", re.IGNORECASE)
_QUOTES = frozenset('“”„«»"')
_MOST_DATE_WORDS = 7
_DATE_WORD = r"(?:[\d./:,°º-]+|[^\W\d_]{1,12}[.,]?)"
_DATE_ONLY = compiled(rf"{_DATE_WORD}(?:\s{_DATE_WORD}){{0,{_MOST_DATE_WORDS - 1}}}")
_MONTH = late(book.any_of(words.MONTHS))
_AROUND_DATE = " .,:|•·–—-()[]\"”»'"
_AUTHOR_DASH = late(
    rf"(?:{book.any_of(book.entries('byline.opens', 'byline.opens_first'))}\s)?"
    r"[^\W\d_][\w.’'-]{0,30}(?: [\w.’'-]{1,30}){1,3} [–—-] (?=[^\W\d_])",
    re.IGNORECASE,
)
"""An author and a dash: "di Ada Marlowe – "."""
_LAST_DASH = compiled(r"\s[–—-]\s(?=[^–—]{3,60}$)")
_FEWEST_IN_TITLE = 3
_HANGUL = late(f"[{HANGUL}]")
_ACCOUNT = compiled(rf"^(?:{book.alternatives('east_asian.sites')})+[:：]?\s*(?=.{{2}})")
_LATIN = compiled(r"[A-Za-z]")
_KINDS = cores(words.CONTAINERS, book.words("outlet.capital_containers"), book.words("outlet.papers"))
_REPORTS = cores(book.words("attribution.reports"))
_LEAST_REPORT = 3
"""Words of a line that opens what a paper says at least: its kind, its name, the verb."""
_MAX_LINE = 160
_MAX_WORDS = 4


def _is_credit(name: str) -> bool:
    """Tell whether a photographer and an agency stand there: "Jane Doe/AP", but not "dpa/AFP"."""
    left, slash, _ = name.partition("/")
    pair = bool(slash) and not (len(left) <= 5 and (left.islower() or left.isupper()))
    return pair or name.split(" ", 1)[0].casefold() in words.CREDIT_WORDS


def read_outlet_line(line: Line) -> Sentence | None:
    """Recognise a line that names the outlet of its item and says nothing else; None for any other line."""
    text = line.text
    if not text or len(text) > _MAX_LINE:
        return None
    if match := _SOURCE.match(text):
        outlet = _rest_as_outlet(line, match.end())
        if outlet is not None and (_is_credit(outlet.name) or is_office(outlet.name)):
            return None  # of a picture or of facts, not of the text
        return _attribute(outlet, "a source label", "source")
    if match := _ITEM.match(text):
        outlet = _rest_as_outlet(line, match.end())
        if outlet is not None and match["mark"].strip() not in ",-–—" and not looks_like_outlet(outlet.name):
            return None
        return _attribute(outlet, "the kind of item and its outlet", "label")
    if match := _SEEN.match(text):
        outlet = _rest_as_outlet(line, match.end())
        # "Published in Politics" names the site's own section.
        section = match[0].casefold().startswith("published in ")
        if section and outlet is not None and not (outlet.marked or looks_like_outlet(outlet.name)):
            return None
        return _attribute(outlet, "where it was seen", "seen")
    return _read_tied(text) or _read_report(line) or _read_unlabelled(line)


def _read_tied(text: str) -> Sentence | None:
    tied = _TIED_ITEM.match(text)
    if tied is None or not (is_known_outlet(tied["name"]) or looks_like_outlet(tied["name"])):
        return None
    return _attribute(Outlet(tied["name"], *tied.span("name")), "an outlet tied to the kind of item", "label")


def _read_report(line: Line) -> Sentence | None:
    """Recognise a line that opens what a paper says: "The newspaper X wrote:"."""
    tokens = line.text.split()
    if not line.text.endswith(":") or len(tokens) < _LEAST_REPORT:
        return None
    kind = next((n for n in (0, 1) if core_of(tokens[n]) in _KINDS), None)
    if kind is None or core_of(tokens[-1]) not in _REPORTS:
        return None
    start = line.text.index(tokens[kind]) + len(tokens[kind]) + 1
    end = len(line.text) - len(tokens[-1]) - 1
    name = line.text[start:end].strip(" \"'“”„«»")
    return _attribute(Outlet(name, start, end, marked=True), "a paper and what it says", "line") if name else None


def _read_unlabelled(line: Line) -> Sentence | None:
    if (match := _OF_ISSUE.match(line.text)) and (outlet := _rest_as_outlet(line, match.end("by"))) is not None:
        between = line.text[match.end("by") : outlet.start].casefold().split()
        if not words.CONTAINERS.isdisjoint(between):  # "From the May/June issue of X"
            return _attribute(outlet, "out of an issue of an outlet", "line")
        if words.ARTICLES.issuperset(between) and is_known_outlet(outlet.name):
            return _attribute(outlet, "by way of an outlet", "line")  # "From the Harbour Times:"
    if (dated := _read_dated(line) or _read_title_and_outlet(line)) is not None:
        return dated
    if match := _VIA.match(line.text):
        outlet = _rest_as_outlet(line, match.end())
        # A link after "via" is the outlet's; after "from" it may be anybody's.
        via = match[0].casefold().startswith(_LINKED_VIA) and any(span.start >= match.end() for span in line.links)
        sure = outlet is not None and (via or looks_like_outlet(outlet.name))
        return _attribute(outlet if sure else None, "by way of an outlet", "line")
    match = _AUTHOR_DATE.fullmatch(line.text)
    if match and match["month"].casefold() in words.MONTHS:
        return _attribute(_rest_as_outlet(line, match.start("outlet")), "author, date and outlet on one line", "line")
    return None


def _read_dated(line: Line) -> Sentence | None:
    """Recognise an outlet and its date, alone or after an author: "Harbour Herald, 2 June 2006, p. 13"."""
    if not _may_end_in_date(line.text):
        return None
    author = _AUTHOR_DASH.match(line.text)
    outlet = read_outlet(line, author.end() if author else 0)
    if outlet is None or not is_known_outlet(outlet.name) or not _QUOTES.isdisjoint(outlet.name):
        return None
    first, _, rest = outlet.name.partition(" ")
    says = meaning_of(core_of(first))
    in_it = rest.split(" ", 1)[0] in words.PREPOSITIONS
    if core_of(first) in words.PREPOSITIONS or (in_it and says & (NOUN | OWN_TEXT | SAYS | AGAIN)):
        return None  # "Kronik i Politiken", "From the Politiken"
    dated = _is_date_alone(line.text[outlet.end :])
    return _attribute(outlet, "an outlet and its date", "line") if dated else None


def _may_end_in_date(text: str) -> bool:
    """Tell whether the last words of a line hold a digit or a month: no date, issue or page does without."""
    tail = " ".join(text.rstrip(_AROUND_DATE).rsplit(maxsplit=_MOST_DATE_WORDS)[-_MOST_DATE_WORDS:])
    return any(map(str.isdigit, tail)) or _MONTH.search(tail.casefold()) is not None


def _is_date_alone(rest: str) -> bool:
    """Tell whether a date, an issue or a page is all that a line ends in."""
    rest = rest.strip(_AROUND_DATE)
    first, _, more = rest.partition(" ")
    return is_date_word(first, more.split(" ", 1)[0]) and _DATE_ONLY.fullmatch(rest) is not None if rest else False


def _read_title_and_outlet(line: Line) -> Sentence | None:
    """Recognise a title, a dash and an outlet in quotes or a known one: "The pier stays open - “Harbour Times”"."""
    if len(line.text) > _MAX_LINE or (dash := _LAST_DASH.search(line.text)) is None:
        return None
    outlet = read_outlet(line, dash.end())
    if outlet is None or len(line.text[: dash.start()].split()) < _FEWEST_IN_TITLE or is_image_agency(outlet.name):
        return None
    rest = line.text[outlet.end :]
    agency = any(word_bits(fold_word(word)) & AGENCY for word in outlet.name.split())
    known = is_known_outlet(outlet.name) and " " in outlet.name and not agency
    ended = not rest.strip(_AROUND_DATE) or _is_date_alone(rest)
    return _attribute(outlet, "a title and its outlet", "line") if ended and known else None


def _attribute(outlet: Outlet | None, why: str, strength: str) -> Sentence | None:
    return Sentence("attribution", why, outlet, strength=strength) if outlet is not None else None


def _rest_as_outlet(line: Line, start: int) -> Outlet | None:
    """Return the outlet if the rest of the line is its name alone, with a date or an issue at most."""
    text = line.text
    if _REFERENCE.search(text, start) or is_image_agency(text[start:]):
        return None
    if CJK.search(text, start):
        ends = r"[,，。（()）|》」』]" if _HANGUL.search(text, start) else r"[\s,，。（()）|》」』]"
        printed = _ACCOUNT.sub("", text[start:].lstrip()).strip("《》「」『』“” ")
        name = re.split(ends, printed, maxsplit=1)[0].strip("《》「」『』“” ")
        return Outlet(name, start, start + len(name)) if name else None
    outlet = read_outlet(line, start)
    if outlet is None:
        return _plain_rest(text, start)
    outlet = complete_name(text, outlet)
    rest = text[outlet.end :].strip(" .,:|•·–—-()[]*»”\"'")
    if not rest:
        return outlet
    first, _, more = rest.partition(" ")
    if is_date_word(first, more.split(" ", 1)[0]) or _ISSUE.match(first):
        return outlet
    return _plain_rest(text, start)


def _plain_rest(text: str, start: int) -> Outlet | None:
    """Return the rest of a line where no capital tells a name: "Quelle: dpa", "সূত্র: প্রথম আলো"."""
    # Only the first word of a name has a capital in many languages, and no title marks set the name off.
    whole = text[start:].strip(" .")
    plain = not _LATIN.search(whole) and 0 < len(whole.split()) <= _MAX_WORDS
    return Outlet(whole, start, len(text)) if plain or whole in words.OUTLET_WORDS else None
