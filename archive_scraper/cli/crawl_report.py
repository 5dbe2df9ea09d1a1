"""What a crawl says at its end: a table, those in trouble first, and why; of many sources the calm ones are counted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from archive_scraper.cli.tables import count, print_line, print_table
from archive_scraper.watch.report import EXIT_CODES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive_scraper.watch.report import Problem, RunReport

MANY = 40
"""Up to so many sources have a line each, and all that is to be said of them."""
_COLUMNS = {
    "source": "Source",
    "state": "Run",
    "pages": "Pages",
    "teasers": "Teasers",
    "new": "New",
    "changed": "Changed",
    "unchanged": "Unchanged",
    "failures": "Errors",
    "seconds": "Seconds",
}
_EXAMPLES = 3  # addresses shown for each cause of failure


def print_reports(reports: Sequence[RunReport]) -> None:
    """Print the runs as a table and what went wrong in them."""
    broken = [report for report in reports if EXIT_CODES[report.state]]
    calm = [report for report in reports if not EXIT_CODES[report.state]]
    if len(reports) <= MANY:
        print_table([report.as_dict() for report in (*broken, *calm)], _COLUMNS)
        for report in (*broken, *calm):
            _print_remarks(report)
            _print_problems(report)
        return
    alarmed = [report for report in calm if report.alarms]
    calm = [report for report in calm if not report.alarms]
    calm.sort(key=lambda report: -(report.new + report.changed))
    busy = [report for report in calm if report.new or report.changed][: max(0, MANY - len(broken) - len(alarmed))]
    if rows := [report.as_dict() for report in (*broken, *alarmed, *busy)]:
        print_table(rows, _COLUMNS)
    if rest := calm[len(busy) :]:
        print_line(f"{'and ' if rows else ''}{count(len(rest), 'source')} without trouble: {_counts(rest)}")
    _print_causes(broken)
    for report in broken:
        _print_remarks(report)
    for report in alarmed:
        for alarm in report.alarms:
            print_line(f"{report.source}: {alarm}")
    print_line(f"{count(len(reports), 'source')}, {_states(reports)}: {_counts(reports)}")


def _print_remarks(report: RunReport) -> None:
    for remark in (*report.errors, *report.remarks, *report.notes, *report.alarms):
        print_line(f"{report.source}: {remark}")


def _print_problems(report: RunReport) -> None:
    for cause, number in Counter(problem.cause for problem in report.problems).most_common():
        examples = [problem for problem in report.problems if problem.cause == cause][:_EXAMPLES]
        print_line(f"{report.source}: {number} × {cause}: {examples[0].detail}")
        for problem in examples:
            print_line(f"    {problem.url}")


def _print_causes(reports: Sequence[RunReport]) -> None:
    """Print each cause of failure with the sources that it struck: one example of each, the commonest cause first."""
    struck: dict[str, dict[str, Problem]] = {}
    for report in reports:
        for problem in report.problems:
            struck.setdefault(problem.cause, {}).setdefault(report.source, problem)
    for cause, sources in sorted(struck.items(), key=lambda item: -len(item[1])):
        first = next(iter(sources.values()))
        print_line(f"{cause}: {count(len(sources), 'source')}: {first.detail}")
        for source, problem in list(sources.items())[:_EXAMPLES]:
            print_line(f"    {source}: {problem.url}")
        if len(sources) > _EXAMPLES:
            print_line(f"    and {', '.join(list(sources)[_EXAMPLES:])}")


def _counts(reports: Sequence[RunReport]) -> str:
    new, changed, unchanged = (sum(getattr(r, name) for r in reports) for name in ("new", "changed", "unchanged"))
    return f"{new:,} new, {changed:,} changed, {unchanged:,} unchanged"


def _states(reports: Sequence[RunReport]) -> str:
    """Return how many runs ended how: "20 failed, 480 good"; the worst first."""
    found = Counter(report.state for report in reports)
    worst_first = sorted(found, key=lambda state: (1, 3, 0).index(EXIT_CODES[state]))
    return ", ".join(f"{found[state]:,} {state}" for state in worst_first)
