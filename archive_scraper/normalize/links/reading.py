"""Links that hand the reader on to another publication: calls to action and attributions."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal
from urllib.parse import urljoin

from archive_scraper.items import ExternalLink
from archive_scraper.normalize.fragments import Line, Span, read_line, usable
from archive_scraper.normalize.late import late
from archive_scraper.normalize.links import words
from archive_scraper.normalize.links.attributions import read_attribution
from archive_scraper.normalize.links.calls import (
    Sentence,
    bare_phrase,
    is_continue_phrase,
    is_cut_call,
    read_call,
    starts_titled_continue,
)
from archive_scraper.normalize.links.free_words import core_of, related
from archive_scraper.normalize.links.learned import may_name, named, ranked, read_learned, sentence_of
from archive_scraper.normalize.links.line_words import spoken_in
from archive_scraper.normalize.links.listed_lines import read_listed
from archive_scraper.normalize.links.outlet_links import item_address, link_for
from archive_scraper.normalize.links.outlet_names import is_called, looks_like_outlet, names_outlet, publication_key
from archive_scraper.normalize.links.own_organ import is_own_organ, is_short_for
from archive_scraper.normalize.links.pointed import names_place, read_pointed, read_titled
from archive_scraper.normalize.links.prefilter import may_hold_call
from archive_scraper.normalize.links.source_calls import read_plain_call, read_source_call
from archive_scraper.normalize.links.source_lines import read_source_line
from archive_scraper.normalize.parts import Part
from archive_scraper.normalize.sentences import split_sentences
from archive_scraper.normalize.urls import host_of, is_http, site_domain, without_tracking
from archive_scraper.words import book
from archive_scraper.words.book import UNSPACED
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive_scraper.normalize.links.outlets import Outlet

__all__ = ["LinkReading", "find_links", "leads_elsewhere", "publication_key", "read_link", "rival_readings"]

Kind = Literal["read_full", "originally_published", "continue", "not_external"]

_MAX_TEXT = 3000
"""Characters of a paragraph that is still looked at; calls and attributions are short."""
_MAX_FRAGMENT = 40_000
_RIVALS = 3
"""Readings of the learned reader that are told of a line."""
_SLIGHT = 0.01
"""Chance of a reading that is told at least."""
_WHOLE = 400
"""Characters of a paragraph that is read as a whole too."""
_SHARE = compiled(
    rf"/intent/|/share\b|/sharer|sharearticle|[?&](?:text|url)=.*{book.alternatives('address.share')}|//(?:wa\.me|t\.me/share)",
    re.IGNORECASE,
)
_NOTE = compiled(r"\s*\([^()]{2,40}\)[.\s]*$")
"""A note in brackets at a sentence's end."""
_ALL_IN_MARKS = compiled(r"<.*>|《[^《》]*(?:《[^《》]*》[^《》]*){0,9}》", re.DOTALL)
"""A note as bibliographies print it, and as Chinese papers do: "《本文原載於《碼頭評論》。》"."""
_IN_BRACKETS = compiled(r"[\[(（【]([^\[\](){}（）【】]{2,16})[\])）】]\s*$")
_MOST_LINES = 8
"""Lines of a text in which a source is looked for."""
_HOST = compiled(r"(?:[\w-]+\.)+[a-z]{2,}", re.IGNORECASE)
_OTHER_ACTION = late(rf"\W*({book.alternatives('link.other_actions')})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class LinkReading:
    """What a paragraph or line says about where its text can be read or stood before."""

    kind: Kind
    publication: str | None
    """The outlet as the sentence names it, without article in lower case and without the final stop."""
    url: str | None
    """As printed, without tracking parameters; a relative address stays relative; None where it leads to no page."""
    text: str
    parts: tuple[Part, ...]


def read_link(fragment: str, *, site: str | None = None) -> LinkReading:
    """Read one paragraph or line, HTML or text, as a link to another publication. Never raises.

    ``site`` is the host of the page: a link that stays there continues the same item. The words of all
    languages are looked up together.

    >>> read_link('Read it in full at <a href="https://example.org/a"><em>The Strait Observer</em></a>.').publication
    'The Strait Observer'
    """
    found = _read_line(_line_of(fragment), site)
    return _read_source_below(fragment, site) or found if found.kind == "not_external" else found


def _line_of(fragment: str) -> Line:
    line = read_line(fragment[:_MAX_FRAGMENT])
    return _slice(line, 1, len(line.text) - 1) if _ALL_IN_MARKS.fullmatch(line.text) else line


def leads_elsewhere(text: str) -> bool:
    """Tell whether a line of an article says that the article stood, or stands, in another publication.

    Most lines are its own text: what names outlets is asked only where a word tells that there may be one.

    >>> leads_elsewhere("First published in the Strait Observer"), leads_elsewhere("The Strait Observer keeps its pier")
    (True, False)
    """
    line = _line_of(text)
    sentence, where = recognise(line)
    if sentence is not None or may_name(line):
        sentence, where = _weighed(line, sentence, where)
    else:
        sentence = read_pointed(line)
    return _decide(line, sentence, where, None).kind in ("read_full", "originally_published")


def _read_source_below(fragment: str, site: str | None) -> LinkReading | None:
    """Return what a line below the first names as the source, which a label says: after a byline."""
    for text in fragment[:_MAX_FRAGMENT].strip().split("\n")[1:_MOST_LINES]:
        line = read_line(text)
        if sentence := read_source_line(line):
            return _decide(line, sentence, line, site)
    return None


def rival_readings(fragment: str, *, site: str | None = None) -> list[tuple[str, LinkReading]]:
    """Return what each way to read a sentence says of a whole line, by its name, the way that goes first first.

    >>> [(name, found.publication) for name, found in rival_readings("Read the full article at The Strait Observer.")]
    [('call', 'The Strait Observer'), ('learned, 1.00', 'The Strait Observer')]
    """
    line = read_line(fragment[:_MAX_FRAGMENT])
    ways = (("source", read_source_line), ("call", read_call), ("attribution", read_attribution))
    found = [(name, sentence) for name, read in ways if (sentence := read(line)) is not None]
    rivals = [one for one in ranked(line)[:_RIVALS] if one.outlet and one.chance >= _SLIGHT]
    found += [(f"learned, {one.chance:.2f}", sentence_of(line, one)) for one in rivals]
    return [(name, _decide(line, sentence, line, site)) for name, sentence in found]


def _read_line(line: Line, site: str | None) -> LinkReading:
    if len(line.text) > _MAX_TEXT:
        return LinkReading("not_external", None, None, line.text, (Part(line.text, "ignored", "too long for a call"),))
    return _decide(line, *_weighed(line, *recognise(line)), site)


def _weighed(line: Line, sentence: Sentence | None, where: Line) -> tuple[Sentence | None, Line]:
    """Return what the grammar reads if the learned reader does not doubt it, else what that reads in the whole line.

    A line in which neither finds an outlet may point to where its item stands.
    """
    if titled := read_titled(line):
        return titled, line
    if found := read_source_call(line.text):
        return found, line
    at = max(0, line.text.find(where.text))
    placed = sentence and replace(sentence, outlet=sentence.outlet and _moved(sentence.outlet, at))
    found = read_learned(line, placed)
    if found is placed:
        found = sentence
    else:
        where = line
    outlet = found.outlet if found else None
    calls = found is None or found.form in ("call", "continue", "doubted")
    nameless = calls and (outlet is None or names_place(outlet.name))
    if (
        nameless
        and (found is None or found.form == "call")
        and not words.EACH.isdisjoint(map(core_of, line.text.split()))
    ):
        return None, line  # "Click on any headline to read it at its source"
    pointed = (read_pointed(line) or read_source_call(line.text, in_sentence=True)) if nameless else None
    if pointed is None and found is None:
        pointed = read_plain_call(line.text)
    return (pointed, line) if pointed else (found, where)


def recognise(line: Line) -> tuple[Sentence | None, Line]:
    """Return what the line's first telling sentence is, and that sentence."""
    text = line.text
    if found := read_source_call(text) or read_listed(line):
        return found, line
    if is_continue_phrase(text):
        found = read_call(line)
        on_topic = text.casefold().startswith(words.CONTINUE_TOPICS)  # read_call has told topics from outlets
        if found and found.outlet and (on_topic or not starts_titled_continue(text)):
            return found, line
        strength = "info" if bare_phrase(text) in words.INFO_PHRASES else ""
        return Sentence("continue", "a link that opens the rest of the item", strength=strength), line
    if UNSPACED.search(text) and (last := _IN_BRACKETS.search(text)) and is_continue_phrase(last[1]):
        return Sentence("continue", "a text that ends in a call to go on"), line
    if is_cut_call(text):
        return Sentence("cut", "a call to action that a cut left unfinished"), line
    if found := read_source_line(line):
        return found, line
    if _asks_otherwise(text):
        found = read_call(line)
        return (found if found and found.outlet else None), line
    return _recognise_sentences(line)


def _asks_otherwise(text: str) -> bool:
    """Tell whether a line begins with a word for another action, of its own language: "Del" shares in Danish only."""
    action = _OTHER_ACTION.match(text)
    if action is None:
        return False
    tongues = {related(code) for code in book.languages_of("link.other_actions").get(action[1].casefold(), ())}
    spoken = spoken_in(map(core_of, text[:_WHOLE].split()))
    return not tongues or not spoken or not spoken.isdisjoint(tongues)


def _recognise_sentences(line: Line) -> tuple[Sentence | None, Line]:
    """Return the first sentence that is a call or an attribution; who permits an excerpt comes before its title."""
    text = line.text
    spans = split_sentences(text)
    excerpt: tuple[Sentence, Line] | None = None
    for start, end in spans:
        part = line if len(spans) == 1 else _slice(line, start, end)
        found = _read_sentence(part)
        if found and excerpt is None and found.strength == "reprinted":
            excerpt = found, part
        elif found and (excerpt is None or found.strength == "permission"):
            return found, part
    if excerpt:
        return excerpt
    # A sentence that the splitter took apart at an abbreviation is read once more as a whole.
    if 1 < len(spans) <= 3 and (found := _read_sentence(line)):
        return found, line
    if len(spans) > 1 and bare_phrase(text[slice(*spans[-1])]) in words.TITLED_CONTINUE:
        return Sentence("continue", "a text that ends in a link to its rest"), _slice(line, *spans[-1])
    return None, line


@lru_cache(maxsize=256)
def _read_sentence(line: Line) -> Sentence | None:
    """Read a sentence once: those at both ends of a paragraph are read alone and with the whole of it."""
    found = read_call(line) or read_attribution(line)
    if found is None and (note := _NOTE.search(line.text)) and note.start():
        found = read_call(_slice(line, 0, note.start()))  # "Read it here (in German)"
    if found and found.outlet:
        return replace(found, outlet=named(line, found.outlet))
    return found


def _moved(outlet: Outlet, by: int) -> Outlet:
    return replace(outlet, start=outlet.start + by, end=outlet.end + by)


def _slice(line: Line, start: int, end: int) -> Line:
    def move(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        inside = (s for s in spans if s.start < end and s.end > start)
        return tuple(Span(max(s.start, start) - start, min(s.end, end) - start, s.href) for s in inside)

    return Line(line.text[start:end], move(line.links), move(line.emphasis))


def _decide(line: Line, sentence: Sentence | None, where: Line, site: str | None) -> LinkReading:
    url = item_address(line, _url_of(where, sentence.outlet if sentence else None) or _url_of(line, None))
    if sentence is None:
        parts = _explain(line, sentence, where)
        return LinkReading("not_external", None, url if _is_one_link(line) else None, line.text, parts)
    outlet = sentence.outlet
    own = _is_own(url, site)
    if own and outlet and sentence.form == "attribution" and _is_sister(outlet.name, url, site):
        own = False
    if outlet and (_is_of_house(sentence, outlet, site, own=own) or is_own_organ(where, line.text, outlet)):
        own = True
    parts = _explain(line, sentence, where, own=own)
    kind, name = _kind_of(sentence, site, own=own)
    if kind == "not_external":
        return LinkReading(kind, None, url if _is_one_link(line) else None, line.text, parts)
    if kind == "continue":
        if _is_skip_link(line):
            return LinkReading("not_external", None, None, line.text, parts)
        return LinkReading(kind, None, url, line.text, parts)
    return LinkReading(kind, name if outlet else None, url, where.text, parts)


def _is_of_house(sentence: Sentence, outlet: Outlet, site: str | None, *, own: bool | None) -> bool:
    """Tell whether a site names itself where no address says so: "Dit is een artikel uit het Havenpost-archief"."""
    told = sentence.form in ("call", "footer") or sentence.strength == "learned"
    if own is not None or site is None or not _is_host(site):
        return False
    return (told and is_called(site, outlet.name)) or is_short_for(site, outlet.name)


def _kind_of(sentence: Sentence, site: str | None, *, own: bool | None) -> tuple[Kind, str | None]:
    name = (sentence.outlet.name or None) if sentence.outlet else None
    if name and name.startswith(("http://", "https://")):
        name = None  # an address is printed in the name's place
    if sentence.form in ("cut", "doubted"):
        return ("read_full" if sentence.form == "cut" else "not_external"), None
    if sentence.form == "continue":
        away = own is False and _is_host(site)
        if away and sentence.strength == "info":
            return "not_external", None
        return ("read_full" if away else "continue"), None
    if sentence.form == "attribution":
        return ("not_external" if own else "originally_published"), name
    if sentence.form == "footer":
        return ("originally_published" if not own and _is_host(site) else "not_external"), name
    if name is None:
        return _kind_of_nameless(sentence, own=own), None
    named = site is not None and (_names_site(name, site) or is_called(site, name) or is_short_for(site, name))
    if own and (named or sentence.strength != "strong"):
        return "continue", None
    return "read_full", name


def _kind_of_nameless(sentence: Sentence, *, own: bool | None) -> Kind:
    if sentence.verb == "download":
        return "not_external"
    if sentence.strength == "document":
        return "not_external" if own is False else "continue"
    if own is False or (own is None and sentence.strength in ("original", "pointed")):
        return "read_full"
    return "continue" if sentence.strength in ("strong", "weak", "text", "original", "pointed") else "not_external"


def _explain(line: Line, sentence: Sentence | None, where: Line, *, own: bool | None = None) -> tuple[Part, ...]:
    if sentence is None:
        return (Part(line.text, "ignored", "no call to action and no attribution"),) if line.text else ()
    parts = []
    at = line.text.find(where.text)
    if at > 0:
        parts.append(Part(line.text[:at].strip(), "ignored", "another sentence"))
    outlet = sentence.outlet
    if outlet is None:
        parts.append(Part(where.text, sentence.form, sentence.why))
    else:
        before, after = where.text[: outlet.start].strip(), where.text[outlet.end :].strip()
        if before:
            parts.append(Part(before, sentence.form, sentence.why))
        alone = "a name after it" if before else sentence.why
        why = "the page's own" if own else "set off by the page" if outlet.marked else alone
        doubted = sentence.form == "doubted" and not own
        parts.append(
            Part(outlet.name, "publication", "next to certain to be none, by what was learned" if doubted else why)
        )
        if after:
            parts.append(Part(after, "ignored", "after the name"))
    rest = line.text[at + len(where.text) :].strip() if at >= 0 else ""
    if rest:
        parts.append(Part(rest, "ignored", "another sentence"))
    return tuple(parts)


def _url_of(line: Line, outlet: Outlet | None) -> str | None:
    kept = Line(line.text, tuple(s for s in line.links if s.href and not _SHARE.search(s.href)))
    url = item_address(kept, link_for(kept, outlet))
    return without_tracking(url) if url else None


def _is_one_link(line: Line) -> bool:
    return any(s.start == 0 and s.end >= len(line.text.rstrip(" .»›>→")) for s in line.links)


def _is_skip_link(line: Line) -> bool:
    """Tell whether the line's link jumps to a named place of the same page."""
    hrefs = [s.href for s in line.links if s.href]
    return bool(hrefs) and not any(usable(h) for h in hrefs) and any(h.startswith("#") and len(h) > 1 for h in hrefs)


def _is_host(site: str | None) -> bool:
    return site is not None and _HOST.fullmatch(site) is not None


def _is_own(url: str | None, site: str | None) -> bool | None:
    """Tell whether an address stays on the page's site; None where nobody can know."""
    if url is None:
        return None
    if not is_http(url):
        return True
    if not _is_host(site) or site is None:
        return False
    return site_domain(host_of(url)) == site_domain(site)


def _is_sister(name: str, url: str | None, site: str | None) -> bool:
    """Tell whether an outlet has a host of its own on the house's domain, and is not called as the house is."""
    if not is_http(url) or site is None:
        return False
    hosts = [host_of(address).removeprefix("www.") for address in (url, f"//{site}")]
    key = (publication_key(name) or "").replace(" ", "").partition(".")[0]
    return hosts[0] != hosts[1] and key != site_domain(site).partition(".")[0].replace("-", "")


def _names_site(name: str, site: str) -> bool:
    folded = (publication_key(name) or "").replace(" ", "").split(".", 1)[0]
    domain = site_domain(site)
    own = domain.partition(".")[0].replace("-", "")
    return (len(folded) >= 4 and folded in domain.replace("-", "")) or (len(own) >= 5 and folded.startswith(own))


def find_links(blocks_html: Sequence[str], *, page_url: str) -> list[tuple[int, ExternalLink]]:
    """Return the calls to action and attributions among an article's paragraphs, with their paragraph's number.

    Only those that lead to another publication count: one that is named, or one whose address is on another
    site; no line of a list of press mentions, as an article's list of works that it cites looks the same. Of a
    longer paragraph the first and the last sentence are looked at. Addresses come out absolute.

    >>> find_links(["Text.", '<p>Read more at <a href="https://example.com/a">The Hill</a>.</p>'],
    ...            page_url="https://example.org/x")[0][1].publication
    'The Hill'
    """
    found: list[tuple[int, ExternalLink]] = []
    site = host_of(page_url) or None
    for number, block in enumerate(blocks_html):
        if len(block) > _MAX_FRAGMENT or not may_hold_call(block):
            continue
        line = read_line(block)
        for piece in pieces(line):
            sentence, where = recognise(piece)
            whole = piece is line or len(line.text) > _WHOLE
            named = whole and (piece.links or names_outlet(piece.text) or UNSPACED.search(piece.text))
            if sentence is not None or (named and may_name(piece)):
                sentence, where = _weighed(piece, sentence, where)
            elif piece.links:
                sentence, where = read_pointed(piece), piece
            if sentence is None:
                continue
            link = _external(_decide(piece, sentence, where, site), sentence, page_url, site)
            if link is not None:
                found.append((number, link))
                break
    return found


def pieces(line: Line) -> list[Line]:
    """Return the stretches of a paragraph that may be a call: all of a short one, else its ends."""
    spans = split_sentences(line.text)
    if len(spans) <= 1:
        return [line] if len(line.text) <= _MAX_TEXT else []
    ends = [_slice(line, *span) for span in (spans[-1], spans[0]) if may_hold_call(line.text[slice(*span)])]
    # "Reprinted by permission. All rights reserved.": a short paragraph is read as a whole.
    return [*ends, line] if len(line.text) <= _WHOLE else ends


def _external(reading: LinkReading, sentence: Sentence, page_url: str, site: str | None) -> ExternalLink | None:
    if reading.kind not in ("read_full", "originally_published"):
        return None
    url = None
    if reading.url:
        try:
            url = urljoin(page_url, reading.url)
        except ValueError:
            url = None
        url = url if is_http(url) else None
    if url and _is_own(url, site):
        url = None
    if reading.publication is None:
        # "Read the full report." on another site; a bare "Read more" there is as often an advertisement.
        if url is None or sentence.strength not in ("strong", "original"):
            return None
    elif url is None and (_names_site(reading.publication, site or "") or not _is_sure(reading.publication, sentence)):
        return None
    kind: Literal["read_full", "originally_published"] = (
        "read_full" if reading.kind == "read_full" else "originally_published"
    )
    return ExternalLink(kind=kind, publication=reading.publication, url=url, text=reading.text)


def _is_sure(publication: str, sentence: Sentence) -> bool:
    """Tell whether a name without a link is an outlet's. A "Source:" line may also name who took a picture."""
    return sentence.strength not in ("source", "line", "published", "learned") or looks_like_outlet(publication)
