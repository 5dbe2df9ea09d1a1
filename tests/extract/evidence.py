"""What the engine weighs on a page, in numbers, and what it answers: recorded once, compared by test_evidence.py.

python tests/extract/evidence.py     writes evidence.json anew, after a change that was meant; read its difference.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

import made_articles  # modules next to this one
import made_edges
import made_listings
import made_shapes

from archive_scraper import extract_article, extract_listing
from archive_scraper.extract import next_page
from archive_scraper.extract.article import candidates
from archive_scraper.extract.article.body import body
from archive_scraper.extract.listing import extraction
from archive_scraper.extract.listing.fields import title
from archive_scraper.extract.listing.rank import ranking

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

RECORD = Path(__file__).with_suffix(".json")
NOW = datetime(2024, 7, 1, tzinfo=UTC)
ARTICLES = range(160)
# The last ones show what the others do not.
LISTINGS = (*range(90), 210, 216, 219, 227)
# Where evidence becomes numbers.
WEIGHED: tuple[tuple[ModuleType, str], ...] = (
    (body, "score_blocks"),
    (candidates, "score"),
    (ranking, "describe"),
    (extraction, "rank"),
    (ranking, "confidence"),
    (title, "_score_kinds"),
    (title, "_own_score"),
    (next_page, "_weigh"),
)


def _numbers(value: object) -> Iterator[float]:
    if isinstance(value, dict):
        value = list(value.values())
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, int | float):
            yield float(one)
        elif isinstance(one, ranking.Ranked):
            yield one.score


@contextmanager
def _watching(module: ModuleType, name: str, seen: dict[str, list[float]]) -> Iterator[None]:
    """Note the numbers that a function returns; those of a field's candidates by field."""
    asked = getattr(module, name)

    def answer(*arguments: Any, **named: Any) -> Any:
        value = asked(*arguments, **named)
        of = f" {arguments[0]}" if module is candidates else ""
        seen[f"{name.lstrip('_')}{of}"].extend(_numbers(value))
        return value

    setattr(module, name, answer)
    try:
        yield
    finally:
        setattr(module, name, asked)


def read(kind: str, number: int) -> dict[str, object]:
    """Return what is weighed on a made page, as count and sum of each kind, and what is answered."""
    seen: dict[str, list[float]] = defaultdict(list)
    with ExitStack() as stack:
        for module, name in WEIGHED:
            stack.enter_context(_watching(module, name, seen))
        if kind in ("article", "edge"):
            page = made_articles.article(number) if kind == "article" else made_edges.edge(number)
            found = extract_article(*page, now=NOW)
            answer: list[object] = [
                found.title,
                found.published,
                [person.name for person in found.authors],
                list(found.topics),
                (found.summary or "")[:40],
                found.word_count,
                len(found.body_markdown or ""),
                found.kind,
            ]
        else:
            html = made_shapes.SHAPES[number] if kind == "shape" else made_listings.listing(number)
            listing = extract_listing(html, "https://www.harbour.example/news/", now=NOW)
            answer = [listing.next_page, round(listing.confidence, 2)] if kind == "shape" else [listing.next_page]
            for item in listing.items:
                people = ", ".join(person.name for person in item.authors)
                answer.append([item.title, item.published, people, (item.summary or "")[:30]])
                if kind == "shape":
                    answer.append([len(item.summary or ""), *item.topics])
    weighed = {name: [len(values), round(sum(values), 2)] for name, values in sorted(seen.items())}
    return {"weighed": weighed, "answer": answer}


def pages() -> list[tuple[str, int]]:
    """Return the made pages."""
    numbers = {
        "article": ARTICLES,
        "edge": range(len(made_edges.PARTS)),
        "listing": LISTINGS,
        "shape": range(len(made_shapes.SHAPES)),
    }
    return [(kind, number) for kind, some in numbers.items() for number in some]


def recorded() -> dict[str, Any]:
    """Return what was written down."""
    found: dict[str, Any] = json.loads(RECORD.read_text(encoding="utf-8"))
    return found


if __name__ == "__main__":
    rows = ",\n".join(f'"{kind} {n}": {json.dumps(read(kind, n), ensure_ascii=False)}' for kind, n in pages())
    RECORD.write_text(f"{{\n{rows}\n}}\n", encoding="utf-8")
