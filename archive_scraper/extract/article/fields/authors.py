"""The authors: who the page's data, its links and its byline name, agreement counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, count, takewhile
from typing import TYPE_CHECKING

from archive_scraper.extract.article.candidates import Candidate, choose, merge
from archive_scraper.extract.article.fields.author_evidence import EVIDENT_WORDS, is_evident, name_facts
from archive_scraper.extract.article.fields.author_marks import is_in_authors_list, mark_sources
from archive_scraper.extract.article.fields.author_text import author_text
from archive_scraper.extract.article.fields.closing_names import (
    MOST_NAME_WORDS,
    NAME,
    announces_names,
    are_names_alone,
    presented_by,
    signed_by,
)
from archive_scraper.extract.article.fields.printed_names import MOST_NAMES, printed_names
from archive_scraper.extract.article.page.survey import count_words
from archive_scraper.extract.linked_data import creators
from archive_scraper.extract.page import text_of
from archive_scraper.items import Person
from archive_scraper.normalize.bylines.vocabulary import word_bits
from archive_scraper.normalize.east_asian_letters import has_east_asian_names
from archive_scraper.normalize.folding import fold_name, fold_word
from archive_scraper.normalize.text import MAIL_ADDRESS
from archive_scraper.signs.addresses import is_topic_url
from archive_scraper.signs.bylines import find_byline_inside, find_labelled_byline, opens_byline
from archive_scraper.signs.class_names import BIT
from archive_scraper.signs.headings import announces_authors, may_announce_authors
from archive_scraper.signs.line_shape import split_fields
from archive_scraper.signs.person_name import is_person_name
from archive_scraper.signs.printed import credits_others, read_element, read_line
from archive_scraper.words.kept import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from archive_scraper.extract.article.context import Context
    from archive_scraper.extract.article.page.survey import Block
    from archive_scraper.items import AuthorType

_META = (
    ("author", "meta:author"),
    ("article:author", "meta:article:author"),
    ("article:author_name", "meta:article:author"),
    ("og:article:author", "meta:article:author"),
    ("og:author", "meta:article:author"),
    ("parsely-author", "meta:parsely-author"),
    ("sailthru.author", "meta:sailthru.author"),
    ("dc.creator", "meta:dc.creator"),
    ("dcterms.creator", "meta:dc.creator"),
    ("dc.contributor", "meta:dc.creator"),
    ("citation_author", "meta:citation_author"),
    ("byl", "meta:byl"),
    ("byline", "meta:byl"),
    ("authors", "meta:author"),
    ("cxenseparse:author", "meta:cxense"),
    ("twitter:data1", "meta:twitter:data1"),
    ("creator", "meta:creator"),
)
_AUTHOR = BIT["author"]
_DATED = compiled(r"\b(?:19|20)\d\d\b")
_ADDRESS = compiled(r"(?:https?:)?//|www\.|@[\w.-]+$")
_MAIL = compiled(rf"[<(\[]?\b{MAIL_ADDRESS}[>)\]]?")
_LONGEST_LINE = 200
_MOST_CANDIDATES = 60
_PUBLISHER_BESIDE_PERSON = frozenset(("names-site", "organization", "person-beside"))
"""The publisher, as data name it for want of a better, where the page prints a person in a byline's place."""
_PRINTED = frozenset(("from:line", "from:inside-line", "from:name-line"))
_LINKED = frozenset(("from:profile-link", "from:author-link", "from:rel-author"))
_AT_HEADLINE = frozenset(("headline:-1", "headline:0", "headline:1", "headline:3"))
_MOST_LABELLED = 8
"""Words of a label and the names after it."""
_TERMS = frozenset(("th", "dt"))
_MOST_ANNOUNCED = 12  # blocks below "Authors"
_AGREED = 3
"""Sources that name the same authors."""
_MOST_WORDS = 25
LEAST_SCORE = -2.0
"""The score below which nobody is named: of the checked pages' candidates below it, most name somebody else, and on
pages without an author words of the design come up."""
_AROUND, _FARTHEST_LINE = 3, 12
"""Blocks around the headline and both ends of the body, and after the headline, where a line may be a byline."""
_LONGEST_NOTE = 600
"""Characters of a note that presents the author."""


@dataclass(frozen=True, slots=True)
class Authorship:
    """The authors as one source names them."""

    authors: tuple[Person, ...]
    raw: str
    """The source's own words."""
    linked: tuple[Person, ...]
    """The elements or values that name them, each as printed; none where they came as one line of text."""


def find_authors(context: Context) -> Candidate[Authorship] | None:
    """Return the best candidate for the authors; None where the page names nobody."""
    candidates = author_candidates(context)
    best = choose("authors", candidates, least=LEAST_SCORE)
    if best is not None:
        best.value = replace(best.value, linked=_with_addresses(best.value, candidates, context))
    return best


def _with_addresses(best: Authorship, candidates: list[Candidate[Authorship]], context: Context) -> tuple[Person, ...]:
    """Return the elements of the best source with the addresses that others know; for a line, the linked ones alone."""
    known: dict[str, Person] = {}
    for printed in (one for item in candidates for one in item.value.linked if one.url):
        read = read_element(printed, context.language, context.site)
        if len(read) == 1:
            known[fold_name(read[0].name)] = printed
    if not best.linked:
        return tuple(known[key] for person in best.authors if (key := fold_name(person.name)) in known)
    return tuple(
        replace(printed, url=known[key].url)
        if not printed.url
        and len(read := read_element(printed, context.language, context.site)) == 1
        and (key := fold_name(read[0].name)) in known
        else printed
        for printed in best.linked
    )


def author_candidates(context: Context) -> list[Candidate[Authorship]]:
    """Return the sets of authors that the page's sources name, each with its facts."""
    found = merge(_collect(context))[:_MOST_CANDIDATES]
    names = set(context.site_names)
    hosts = {name.split(".")[0] for name in names}
    printed = [
        item
        for item in found
        if item.facts & {"from:line", "from:class", "from:inside-line"}
        and "away" not in item.facts
        and all(person.type == "person" for person in item.value.authors)
    ]
    _back_fuller(found)
    for item in found:
        people = item.value.authors
        item.facts.add(f"sources:{min(sum(fact.startswith('from:') for fact in item.facts), 4)}")
        if any(other is not item for other in printed):
            item.facts.add("person-beside" if item not in printed else "one-of-persons")
        folded = [fold_name(person.name) for person in people]
        if any(name in names or name.replace(" ", "") in hosts for name in folded):
            item.facts.add("names-site")
        if any(person.type == "organization" for person in people):
            item.facts.add("organization")
        item.facts |= name_facts(people, context.language)
    _compare_names(found)
    boxed = [_names(item) for item in found if "from:class" in item.facts]
    return [
        item
        for item in found
        if is_evident(item.facts)
        and not item.facts >= _PUBLISHER_BESIDE_PERSON
        and not (_is_line_alone(item.facts) and any(_names(item) < names for names in boxed))
    ]


def _back_fuller(found: list[Candidate[Authorship]]) -> None:
    """Let data that name some of a printed byline's persons speak for all of them: many state the first alone."""
    stated = [item for item in found if item.is_stated]
    for item in found:
        is_byline = item.facts & _PRINTED or (item.facts & _LINKED and item.facts & _AT_HEADLINE)
        if is_byline and "away" not in item.facts and all(person.type == "person" for person in item.value.authors):
            for other in stated:
                if _names(other) < _names(item):
                    item.facts |= {fact for fact in other.facts if fact.startswith("from:")}


def _names(item: Candidate[Authorship]) -> set[str]:
    return {fold_name(person.name) for person in item.value.authors}


def _is_line_alone(facts: set[str]) -> bool:
    """Tell whether nothing but a short line names somebody: one line of the box in which all are named."""
    return {fact for fact in facts if fact.startswith("from:")} == {"from:name-line"}


def _compare_names(found: list[Candidate[Authorship]]) -> None:
    """Note where the page prints in full what the data say as a first name alone."""
    stated = {next(iter(names)) for item in found if len(names := _names(item)) == 1 and item.is_stated}
    for item in found:
        names = _names(item)
        if len(names) == 1 and " " in (name := next(iter(names))) and name.split(" ", 1)[0] in stated:
            item.facts.add("full-name-of-other")


def _candidate(
    context: Context,
    raws: list[tuple[str, str | None, str]],
    origin: str,
    facts: set[str],
    *,
    marked: bool,
    line: bool = False,
) -> Iterator[Candidate[Authorship]]:
    """Yield the authors that some printed names make, each read by itself; a ``line`` is no element of an author."""
    people: dict[str, Person] = {}
    linked: list[Person] = []
    for printed_raw, url, kind in raws:
        raw = (_MAIL.sub("", printed_raw) if "@" in printed_raw else printed_raw).strip()
        if not raw or len(raw) > _LONGEST_LINE or _ADDRESS.match(raw):
            continue
        type_: AuthorType = "organization" if kind == "organization" else "person"
        printed = Person(name=raw, type=type_, url=context.page.absolute(url))
        # Only a name that the page itself marks up needs no grammar to be one.
        read = read_element(printed, context.language, context.site)
        if not marked and not read_line(raw, context.language, context.site):
            continue
        for author in read:
            people.setdefault(fold_name(author.name), author)
        linked += [printed] if read else []
    if people:
        raw = ", ".join(raw for raw, _, _ in raws)
        authorship = Authorship(tuple(people.values()), raw, () if line else tuple(linked))
        yield Candidate(frozenset(people), authorship, origin, facts)


def _collect(context: Context) -> Iterator[Candidate[Authorship]]:
    votes: Counter[frozenset[str]] = Counter()
    told: set[str] = set()
    for candidate in _from_markup(context):
        told.update(*(fold_name(person.name).split() for person in candidate.value.authors))
        # The publisher's name stands everywhere, and a line may still name the author.
        if all(person.type == "person" for person in candidate.value.authors):
            votes[frozenset(_names(candidate))] += 1
        yield candidate
    # Where data, head and page agree on people, no line can say it better, but a first name alone in full.
    agreed = next((key for key, count in votes.most_common(1) if count >= _AGREED), frozenset())
    if any(_is_full(name) for name in agreed) and not any(_may_name_more(context, agreed)):
        return
    announced = [*_announced(context), *_labelled(context)]
    for candidate in announced:
        told.update(*(fold_name(person.name).split() for person in candidate.value.authors))
    for candidate in chain(_lines(context, told), announced, _presented(context)):
        others = _names(candidate)
        if all(name in others if " " in name else any(name in other.split() for other in others) for name in agreed):
            yield candidate


def _may_name_more(context: Context, agreed: frozenset[str]) -> Iterator[bool]:
    """Tell of each short line between headline and text whether it has the names in it, and room for another."""
    for block in context.survey.blocks[max(context.headline, 0) : context.first + 1]:
        if block.words <= _MOST_WORDS and all(name.rpartition(" ")[2] in block.text.lower() for name in agreed):
            line = fold_name(block.text)
            yield all(name in line for name in agreed) and line.count(" ") > sum(name.count(" ") + 1 for name in agreed)


def _is_full(name: str) -> bool:
    return " " in name or has_east_asian_names(name)


def _from_markup(context: Context) -> Iterator[Candidate[Authorship]]:
    for name in ("author", "creator"):
        if context.linked.get(name):
            raws = creators(context.page, context.linked[name])
            yield from _candidate(context, raws, "json-ld", {f"from:json-ld.{name}"}, marked=True)
    for _, origin, values in context.stated(_META):
        raws = [(value, None, "") for value in values[:MOST_NAMES]]
        yield from _candidate(context, raws, origin, {f"from:{origin}"}, marked=len(values) > 1)
    yield from _visible(context)


def _visible(context: Context) -> Iterator[Candidate[Authorship]]:
    """Yield the elements that markup calls authors, grouped by their likeness."""
    survey = context.survey
    groups: dict[tuple[str, ...], list[int]] = {}
    for node in sorted({*survey.marks, *survey.links}):
        for source in mark_sources(context, node):
            key = (source, survey.elements[node].get("class") or survey.tags[node])
            group = groups.setdefault(key, [])
            # Two authors stand together; the same markup far below belongs to another article.
            if not group or survey.starts[node] - survey.starts[group[-1]] <= 6:
                group.append(node)
    for (source, *_), nodes in groups.items():
        if context.survey.starts[nodes[0]] in context.elsewhere:
            continue
        raws = printed_names(survey, nodes)
        facts = {f"from:{source}", *context.place_facts(nodes[0])}
        above = survey.starts[nodes[0]] - 1
        if above >= 0 and announces_authors(survey.blocks[above].text):
            facts = facts - {"away"} | {"opens-like-byline"}  # at the side, under "Authors"
        elif any(opens_byline(raw) for raw, _, _ in raws):
            facts.add("opens-like-byline")
        if all(is_in_authors_list(survey, node) for node in nodes):
            facts.add("in-authors-list")
        for candidate in _candidate(context, raws, source, facts, marked=source != "class"):
            # Asked of the few groups that name somebody: it reads their whole line.
            if not _is_credited_otherwise(context, nodes[0]):
                yield candidate


def _is_credited_otherwise(context: Context, node: int) -> bool:
    """Tell whether the line around an element gives its people another part: "Featuring A & B", "Hosted by C"."""
    start = context.survey.starts[node]
    text = context.survey.blocks[start].text if start < len(context.survey.blocks) else ""
    return bool(text) and len(text) <= _LONGEST_LINE and credits_others(text, context.language, context.site)


def _lines(context: Context, told: set[str]) -> Iterator[Candidate[Authorship]]:
    """Yield short lines that read like a byline: near the headline, and at both ends of the body.

    ``told`` are the words of the names that other sources say.
    """
    blocks = context.survey.blocks
    near = context.headline if context.headline >= 0 else context.first
    ends = range(context.last - 1, context.last + _AROUND)
    below = near + _FARTHEST_LINE if near > context.last else min(near + _FARTHEST_LINE, ends.stop)
    numbers = {
        *range(near - _AROUND, below),
        *range(context.first - _AROUND, context.first + _AROUND),
        *ends,
    }
    lines = {number: source for number in sorted(numbers) if (source := _source_of_line(context, number))}
    for number, source in lines.items():
        if source != "name-line":
            told.update(fold_name(blocks[number].text).split())
    for number, source in lines.items():
        text = blocks[number].text
        texts = [find_labelled_byline(text) or text]
        if source == "name-line":
            texts = split_fields(text)
            if _is_next_name(blocks, lines, number):
                continue  # read with the first name of its lines
            texts += (
                blocks[other].text for other in takewhile(partial(_is_next_name, blocks, lines), count(number + 1))
            )
        yield from _line(context, number, source, texts, told)
    for number in ends:
        if context.first < number < len(blocks) and number not in lines and number not in context.elsewhere:
            block = blocks[number]
            if name := signed_by(block.text, context.survey.elements[block.owner]):
                yield from _line(context, number, "name-line" if NAME.fullmatch(name) else "line", [name], told)


def _is_next_name(blocks: list[Block], lines: dict[int, str], number: int) -> bool:
    """Tell whether a line that may be a name follows another one in the same paragraph."""
    return (
        lines.get(number) == lines.get(number - 1) == "name-line" and blocks[number - 1].owner == blocks[number].owner
    )


def _line(
    context: Context, number: int, source: str, texts: list[str], told: set[str]
) -> Iterator[Candidate[Authorship]]:
    """Yield the authors whom a line names, or several lines of one paragraph that are names."""
    blocks = context.survey.blocks
    if source == "name-line" and not any(_may_be_evident(text, told) for text in texts):
        return
    facts = {f"from:{source}", *context.place_facts(blocks[number].owner)}
    if any(_is_date_line(blocks[other]) for other in (number - 1, number + 1) if 0 <= other < len(blocks)):
        facts.add("beside-date")
    if number == context.first:
        facts.add("line:first")
    elif context.last - 1 <= number < context.last + _AROUND and number > context.first:
        facts.add("line:end")
    raws = [(text, None, "") for text in texts]
    found = _candidate(context, list[tuple[str, str | None, str]](raws), "visible", facts, marked=False, line=True)
    yield from (item for item in found if source != "name-line" or _is_whole(item, texts))


def _source_of_line(context: Context, number: int) -> str:
    """Return why a block may be a byline, "" where nothing says so."""
    blocks = context.survey.blocks
    if not 0 <= number < len(blocks) or number == context.headline or number in context.elsewhere:
        return ""
    block = blocks[number]
    if block.words > _MOST_WORDS or len(block.text) > _LONGEST_LINE:
        return ""
    if find_labelled_byline(block.text) or opens_byline(block.text) or announces_names(block.text):
        return "line"
    if find_byline_inside(block.text):
        return "inside-line"
    if number <= context.first + 1 and _is_date_line(block):
        return "dated-line"
    if not are_names_alone(block.text, context.language):
        return ""
    survey = context.survey
    # An element that is named for an author is read as one; a link to a tag says what the article is about.
    if survey.own[block.owner] & _AUTHOR or (block.link_words and _names_topic(survey.elements[block.owner])):
        return ""
    return "name-line"


def _names_topic(element: HtmlElement) -> bool:
    """Tell whether a line is a link to a tag or a category."""
    return any("tag" in link.get("rel", "").split() or is_topic_url(link.get("href", "")) for link in element.iter("a"))


def _may_be_evident(line: str, told: set[str]) -> bool:
    """Tell whether a line that nothing announces may say who wrote it: by a word of names, or one of those in ``told``.

    What else stands at a headline in few words with capitals, labels and buttons, need not be read.
    """
    for word in line.split():
        key = fold_word(word)
        if key in told or "." in word or not (word[1:].islower() or word.isupper()) or word_bits(key) & EVIDENT_WORDS:
            return True
    return False


def _is_whole(found: Candidate[Authorship], lines: list[str]) -> bool:
    """Tell whether lines are names with a title at most: "Camino von Birgit Kelle" is a book."""
    named = sum(len(person.name.split()) for person in found.value.authors)
    return sum(len(line.split()) - 1 for line in lines) <= named


def _announced(context: Context) -> Iterator[Candidate[Authorship]]:
    """Yield the names below a heading that announces them, above the text or at its end: "Authors"."""
    blocks, survey = context.survey.blocks, context.survey
    # The body may have taken them in.
    ends = range(max(context.first + 1, context.last - _MOST_ANNOUNCED), min(context.last + _AROUND, len(blocks)))
    above = range(max(context.headline, context.first - _MOST_ANNOUNCED, 0), context.first)
    for number in (*above, *ends):
        if number in context.elsewhere or not announces_authors(blocks[number].text):
            continue
        stop = context.first if number < context.first else number + 1 + _MOST_ANNOUNCED
        names: list[tuple[str, str | None, str]] = []
        for block in blocks[number + 1 : stop]:
            if survey.tags[block.owner] == survey.tags[blocks[number].owner]:
                break  # the next heading
            name, _, office = author_text(survey.elements[block.owner]).partition(", ")
            if count_words(name) <= MOST_NAME_WORDS and (not office or is_person_name(name)):
                names.append((name, None, ""))
        facts = {"from:line", "opens-like-byline", *context.place_facts(blocks[number].owner)}
        yield from _candidate(context, names, "visible", facts, marked=True)
        return


def _labelled(context: Context) -> Iterator[Candidate[Authorship]]:
    """Yield whom a label names wherever it stands: "*Author* Ada Marlowe", also in a table or a list of terms."""
    survey = context.survey
    for number, block in enumerate(survey.blocks):
        if block.words > _MOST_LABELLED or number in context.elsewhere:
            continue
        before = survey.blocks[number - 1] if number else block
        first = next(iter(survey.elements[block.owner]), None) if may_announce_authors(block.text) else None
        label = text_of(first) if first is not None else ""
        if label and block.text.startswith(label) and announces_authors(label):
            name = block.text[len(label) :].strip(" :：")
        elif survey.tags[before.owner] in _TERMS and announces_authors(before.text):
            name = block.text
        else:
            continue
        facts = {"from:line", "opens-like-byline", *context.place_facts(block.owner)} - {"away"}
        yield from _candidate(context, [(name, None, "")], "visible", facts, marked=True)


def _presented(context: Context) -> Iterator[Candidate[Authorship]]:
    """Yield whom notes at the end of the text present: "Ada Marlowe is a fellow at ..."."""
    blocks, elements = context.survey.blocks, context.survey.elements
    names: dict[str, int] = {}
    for number in range(max(context.last - 1, context.first + 1), min(context.last + _AROUND, len(blocks))):
        block = blocks[number]
        if number not in context.elsewhere and len(block.text) <= _LONGEST_NOTE:
            is_announced = announces_authors(blocks[number - 1].text)
            if name := presented_by(block.text, None if is_announced else elements[block.owner]):
                names.setdefault(name, block.owner)
    if names:
        facts = {"from:biography", *context.place_facts(next(iter(names.values())))}
        yield from _candidate(context, [(name, None, "") for name in names], "visible", facts, marked=True, line=True)


def _is_date_line(block: Block) -> bool:
    """Tell whether a block is a short line with a year: the date next to a byline."""
    return block.words <= _MOST_WORDS / 2 and _DATED.search(block.text) is not None
