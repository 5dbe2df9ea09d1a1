"""What the learned reader of links weighs in a line, in numbers: recorded once, compared by test_link_evidence.py.

python tests/normalize/link_evidence.py     writes link_evidence.json anew, after a change that was meant.

The lines are chosen from those of the tests: as few as ask for all the weights that any of these asks for, which are
all that benchmarks/learn_links.py learns.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from form_rows import read_forms  # a module of the folder above

from archive_scraper.normalize.fragments import read_line
from archive_scraper.normalize.links.learned import readings_of, weigh

if TYPE_CHECKING:
    from collections.abc import Iterator

RECORD = Path(__file__).with_suffix(".json")
NEWSROOMS = Path(__file__).parent.parent / "newsrooms"
FORMS = ("link_forms.txt", "pointer_forms.txt")


def weighed(text: str) -> tuple[int, float]:
    """Return how many ways there are to read a line, and the sum of all that is weighed for and against each."""
    readings = readings_of(read_line(text))
    return len(readings), round(sum(place * weigh(one) for place, one in enumerate(readings, 1)), 2)


def recorded() -> dict[str, list[float]]:
    """Return line -> what was written down."""
    found: dict[str, list[float]] = json.loads(RECORD.read_text(encoding="utf-8"))
    return found


def _lines() -> Iterator[str]:
    for name in FORMS:
        yield from (text for _, text, _ in read_forms(name))
    for path in sorted(NEWSROOMS.glob("*.txt")):
        rows = (row for row in path.read_text(encoding="utf-8").splitlines() if row.startswith("l "))
        yield from (row[2:].partition(" => ")[0].replace("\\n", "\n") for row in rows)
    import test_captions as captions  # these three are modules of tests: only who writes anew reads them
    import test_link_sentences as sentences
    import test_links_languages as languages

    yield from (row[0] for row in (*languages.ROWS, *captions.CAPTIONS, *captions.PAGES))
    yield from (*captions.PROSE, *sentences.OTHERS)
    yield from (row[0] for row in (*sentences.CALLS, *sentences.ATTRIBUTIONS))


def _choose() -> list[str]:
    """Return few lines that ask for every weight: the one with most that none before it asks for, again and again."""
    asked = {
        text: {(one.kind, fact) for one in readings_of(read_line(text)) for fact in one.facts} for text in _lines()
    }
    chosen: list[str] = []
    while asked:
        best = max(asked, key=lambda text: len(asked[text]))
        new = asked.pop(best)
        if not new:
            break
        chosen.append(best)
        for facts in asked.values():
            facts.difference_update(new)
    return sorted(chosen)


if __name__ == "__main__":
    rows = ",\n".join(f"{json.dumps(text, ensure_ascii=False)}: {list(weighed(text))}" for text in _choose())
    RECORD.write_text(f"{{\n{rows}\n}}\n", encoding="utf-8")
