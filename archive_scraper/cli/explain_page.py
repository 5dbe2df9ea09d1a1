"""explain article, explain listing: of a page which options there were for each field, and which sign decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from archive_scraper.cli.tables import print_json, print_line, print_table
from archive_scraper.errors import ArchiveError, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from archive_scraper.extract.decisions import Decision, Option
    from archive_scraper.extract.page import Page

PAGES = ("article", "listing")
_SHOWN = 3
"""Options of a decision that are printed; JSON has all."""
_SIGNS = 5
_VALUE = 90


def explain_page(kind: str, page: Page, now: datetime, sources: Path, *, as_json: bool) -> None:
    """Print what was decided on a page. Raises ArchiveError where nothing was."""
    decisions = _decide(kind, page, now, sources)
    if as_json:
        print_json({"kind": kind, "url": page.url, "decisions": list(map(_as_dict, decisions.values()))})
    else:
        for decision in decisions.values():
            _print(decision)
    if not decisions:
        raise ArchiveError(f"{page.url}: there was nothing to choose from: no {kind} was found")


def page_of(found: object, address: str) -> Page:
    """Return a page to explain. Raises UsageError for a feed or another list that states what it holds."""
    from archive_scraper.extract.page import Page

    if isinstance(found, Page):
        return found
    raise UsageError(f"{address}: a list that states its items; nothing in it is chosen by weights")


def _decide(kind: str, page: Page, now: datetime, sources: Path) -> Mapping[str, Decision]:
    from archive_scraper.cli.look import read_listing, rules_for
    from archive_scraper.extract.article import extract_article
    from archive_scraper.extract.decisions import recorded

    rules = rules_for(page.url, sources)
    with recorded() as decisions:
        if kind == "article":
            extract_article(page, rules=rules, now=now, source=rules.name)
        else:
            read_listing(page, rules, now)
    return decisions


def _print(decision: Decision) -> None:
    best, *others = decision.options
    chosen = decision.chosen
    print_line(f"{decision.name}: {_short(chosen.value) if chosen else 'none'}", style="bold")
    ranks = ("chosen" if chosen else "best", "runner-up", "third")
    rows = [
        {"place": place, "score": round(option.score, 2), "value": _short(option.value), "signs": _signs(option)}
        for place, option in zip(ranks, decision.options[:_SHOWN], strict=False)
    ]
    print_table(rows, {"place": "", "score": "Score", "value": "Value", "signs": "Signs"})
    if chosen is None:
        print_line(f"Not chosen: more than {decision.least:+.2f} is needed. Weights: {decision.weights}.")
    else:
        print_line(f"Decided by {_decisive(best, others[0] if others else None)}. Weights: {decision.weights}.")
    print_line("")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _VALUE else f"{line[: _VALUE - 1]}…"


def _signs(option: Option) -> str:
    return ", ".join(f"{name} {weight:+.2f}" for name, weight in option.signs[:_SIGNS])


def _decisive(best: Option, other: Option | None) -> str:
    """Return the sign in which two options differ most to the gain of the first."""
    if other is None:
        name, weight = best.signs[0] if best.signs else ("nothing else to choose", 0.0)
        return f"{name} {weight:+.2f}; there was no runner-up"
    mine, its = dict(best.signs), dict(other.signs)
    gains = {name: mine.get(name, 0.0) - its.get(name, 0.0) for name in mine | its}
    name = max(gains, key=lambda name: (gains[name], name)) if gains else ""
    if not name or gains[name] <= 0:
        return "the order: no sign speaks louder for it than for the runner-up"
    return f"{name}: {mine.get(name, 0.0):+.2f} against {its.get(name, 0.0):+.2f} of the runner-up"


def _as_dict(decision: Decision) -> dict[str, Any]:
    return {
        "name": decision.name,
        "weights": decision.weights,
        "chosen": decision.chosen.value if decision.chosen else None,
        "options": [
            {
                "value": option.value,
                "score": round(option.score, 3),
                "signs": [{"name": name, "weight": round(weight, 3)} for name, weight in option.signs],
            }
            for option in decision.options
        ],
    }
