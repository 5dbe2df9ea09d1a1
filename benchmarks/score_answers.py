"""Score an engine's answers against checked ones, by the rules of docs/benchmark.md.

usage: python benchmarks/score_answers.py KIND TRUTH.jsonl ANSWERS.jsonl

A field whose truth is null is not asked; a page without an answer counts as empty.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Row = dict[str, Any]
_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_[ce]id|xtor|cmpid|ref_src)$", re.IGNORECASE)
_QUOTES = str.maketrans("‘’‚‛′`´“”„‟″«»‹›‐‑‒–—−", "'''''''" + '"' * 9 + "------", "\u00ad\u200b\ufeff")
_BY = re.compile(r"(?:by|von|di|par|por)\s+")
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|\w+")
_GRAM = 4


def fold(text: str | None) -> str:
    """Return what two prints of one text share: one form of quotes, dashes, dots, spaces and letters."""
    plain = unicodedata.normalize("NFKC", (text or "").translate(_QUOTES)).translate(_QUOTES).replace("…", "...")
    return re.sub(r"\s+", " ", plain).strip().casefold()


def fold_name(name: str) -> str:
    """Return a name without case, accents, marks and a leading "by"."""
    letters = unicodedata.normalize("NFKD", fold(name))
    bare = _BY.sub("", "".join(letter for letter in letters if not unicodedata.combining(letter)), count=1)
    return re.sub(r"[\W_]+", " ", bare).strip()


def key_of(url: str | None, base: str) -> str | None:
    """Return what two addresses of one page share: no scheme, "www.", index.html, tracking or final slash."""
    if not url:
        return None
    parts = urlsplit(urljoin(base, url.strip()))
    query = urlencode([pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(pair[0])])
    path = re.sub(r"/index\.html?$", "/", quote(unquote(parts.path), safe="/%:@!$&'()*+,;=~-._") or "/")
    return f"{(parts.hostname or '').removeprefix('www.')}{path.rstrip('/') or '/'}" + (f"?{query}" if query else "")


def words_f1(truth: str, answer: str | None) -> float:
    wanted, found = Counter(_WORD.findall(fold(truth))), Counter(_WORD.findall(fold(answer)))
    return f1((wanted & found).total(), wanted.total(), found.total())


def f1(shared: float, wanted: float, found: float) -> float:
    return 2 * shared / (wanted + found) if wanted + found else 1.0


def day_of(text: str | None) -> str | None:
    return text[:10] if text and re.match(r"\d{4}-\d\d-\d\d", text) else None


class Tally:
    """The figures of a run: name -> one number a page or item."""

    def __init__(self) -> None:
        self.marks: dict[str, list[float]] = defaultdict(list)

    def add(self, name: str, mark: float) -> None:
        """Count one page or item."""
        self.marks[name].append(float(mark))

    def rows(self) -> Iterator[tuple[str, float, int]]:
        """Yield name, mean and number of each figure."""
        for name, marks in self.marks.items():
            yield name, sum(marks) / len(marks), len(marks)


def score_listing(truth: Row, answer: Row, tally: Tally) -> None:
    """Pair the items of a page by address, or by title where one has no address, and compare the pairs."""
    base = truth["url"]
    found: dict[str, Row] = {}
    for item in answer.get("items") or ():
        found.setdefault(key_of(item.get("url"), base) or f"t:{fold(item.get('title'))}", item)
    pairs, used = _pairs(truth["items"], found, base)
    precision, recall = len(pairs) / max(1, len(found)), len(used) / max(1, len(truth["items"]))
    tally.add("page F1", 2 * precision * recall / (precision + recall) if precision + recall else 0)
    for wanted, item in pairs:
        tally.add("title", fold(wanted["title"]) == fold(item.get("title")))
        if wanted["date"]:
            tally.add("date", day_of(wanted["date"]) == day_of(item.get("date")))
        if wanted["authors"]:
            tally.add("authors", _folded(wanted["authors"]) == _folded(item.get("authors")))
        if wanted["summary"] and truth.get("summary_mode") == "excerpt":
            tally.add("summary F1", words_f1(wanted["summary"], item.get("summary")))
    if truth["next_page"] not in {None, "unknown"}:
        tally.add("next page", key_of(truth["next_page"], base) == key_of(answer.get("next_page"), base))


def _pairs(wanted: Sequence[Row], found: dict[str, Row], base: str) -> tuple[list[tuple[Row, Row]], set[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for place, item in enumerate(wanted):
        places[key_of(item.get("url"), base) or f"t:{fold(item['title'])}"].append(place)
    pairs, used = [], set()
    for key, item in found.items():
        options = [place for name in (key, f"t:{fold(item.get('title'))}") for place in places.get(name, ())]
        options = [place for place in options if place not in used]
        if options:
            best = min(options, key=lambda place: fold(wanted[place]["title"]) != fold(item.get("title")))
            pairs.append((wanted[best], item))
            used.update(options)
    return pairs, used


def _folded(names: Iterable[str] | None) -> frozenset[str]:
    return frozenset(_BY.sub("", fold(name), count=1) for name in names or () if name and fold(name))


def score_article(truth: Row, answer: Row, tally: Tally) -> None:
    if truth["title"]:
        tally.add("title", fold(truth["title"]) == fold(answer.get("title")))
    if truth["authors"]:
        wanted, found = ({fold_name(name) for name in row.get("authors") or ()} - {""} for row in (truth, answer))
        tally.add("authors", wanted == found)
    if truth["published"]:
        days = set(truth.get("published_days") or [truth["published"][:10]])
        tally.add("day", not days.isdisjoint(_days(answer.get("published"), truth["published"])))
    if truth["description"]:
        tally.add("description", fold(truth["description"]) == fold(answer.get("description")))
    if truth["topics"]:
        wanted, found = ({fold_name(one) for one in row.get("topics") or ()} - {""} for row in (truth, answer))
        tally.add("topics F1", f1(len(wanted & found), len(wanted), len(found)))
    if truth["body_text"]:
        wanted_grams, found_grams = (_grams(row.get("body_text") or "") for row in (truth, answer))
        shared = (wanted_grams & found_grams).total()
        if found_grams:
            tally.add("body precision", shared / found_grams.total())
        tally.add("body recall", shared / max(1, wanted_grams.total()))


def _days(answer: str | None, truth: str) -> set[str]:
    """Return the day of an answer as written, and as it was in the zone of the truth."""
    if (day := day_of(answer)) is None or answer is None:
        return set()
    days = {day}
    try:
        own, its = datetime.fromisoformat(answer.strip()), datetime.fromisoformat(truth)
    except ValueError:
        return days
    if own.tzinfo and its.tzinfo:
        days.add(own.astimezone(its.tzinfo).date().isoformat())
    return {one for one in days if date.fromisoformat(one)}


def _grams(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[place : place + _GRAM]) for place in range(max(1, len(words) - _GRAM + 1)) if words)


SCORERS = {"listings": score_listing, "articles": score_article}


def main(arguments: list[str]) -> int:
    if len(arguments) != 3 or arguments[0] not in SCORERS or not all(Path(file).is_file() for file in arguments[1:]):
        print(f"usage: score_answers.py {{{'|'.join(SCORERS)}}} TRUTH.jsonl ANSWERS.jsonl", file=sys.stderr)
        return 2
    kind, *files = arguments
    truths, answers = (list(map(json.loads, Path(file).read_text(encoding="utf-8").splitlines())) for file in files)
    known = {answer["id"]: answer for answer in answers}
    tally = Tally()
    for truth in truths:
        SCORERS[kind](truth, known.get(truth["id"], {}), tally)
    for name, mean, count in tally.rows():
        print(f"{name:16} {mean:.3f}  of {count}")
    body = {name: mean for name, mean, _ in tally.rows() if name.startswith("body")}
    if body:
        precision, recall = body.get("body precision", 0.0), body["body recall"]
        print(f"{'body F1':16} {2 * precision * recall / (precision + recall) if precision + recall else 0:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
