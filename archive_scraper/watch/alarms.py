"""The end of a run: what it saw is judged against the past of its source, and alarms begin or end."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, cast

from archive_scraper.watch.channels import judge_channels_of
from archive_scraper.watch.facts import read_facts
from archive_scraper.watch.findings import NOTICES, Finding
from archive_scraper.watch.judge import Judge
from archive_scraper.watch.overdue import watch_schedules
from archive_scraper.watch.silence import find_silence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from archive_scraper.store import Archive
    from archive_scraper.watch.findings import Key
    from archive_scraper.watch.report import RunReport


def watch_run(archive: Archive, report: RunReport, now: datetime, *, bounded: bool = False) -> None:
    """Raise and end the alarms of the run's source, and make the run degraded where data is being lost.

    Called in the transaction that closes the run, after its field counts are written. ``bounded`` says that the
    run left articles out by date, so that it tells nothing about the newest ones.
    """
    archive.runs.save_totals(report.run_id, report.totals())
    archive.runs.save_pages(report.run_id, {url: asdict(page) for url, page in report.start_pages.items()})
    findings, ended = judge_source(archive, report.source)
    for found in judge_channels_of(archive, report.source):
        findings |= {found.key: found}
        if found.kind == "channel":
            findings.pop(("teasers", found.subject), None)  # that a dead feed shows none says the same once more
    findings |= {found.key: found for found in _missing(archive, report)}
    if (report.listings or report.not_modified) and not bounded:
        silent = find_silence(archive, report.source, now, report.run_id)
        findings |= {silent.key: silent} if silent else {}
    else:  # no listing was seen: whether it is silent stays as it was
        kept = archive.alarms.find(source=report.source)
        findings |= {(row["kind"], row["subject"]): Finding(kind="silence") for row in kept if row["kind"] == "silence"}
    report.alarms += _reconcile(archive, report, findings, ended, now)
    report.alarms += watch_schedules(archive, now, running=report.source)
    lost = sorted(finding.subject or finding.kind for key, finding in findings.items() if key[0] not in NOTICES)
    if lost and report.state == "good":
        report.state = "degraded"
        report.nothing_new = not report.alarms
    if lost:
        report.remarks.append(f"open alarms: {', '.join(lost)}; see archive-scraper health")


def _missing(archive: Archive, report: RunReport) -> Iterator[Finding]:
    """Yield a finding for each channel that claims well more pieces than a run that read it to its end has reached.

    And one for each listing whose pager nobody can follow. They stay until a run reaches what was missing: what a
    nightly run does not look for is missing all the same.
    """
    accepted = archive.alarms.accepted(report.source)
    for row in archive.alarms.find(source=report.source):
        if row["kind"] == "total" and row["subject"] not in report.reached:
            yield Finding(kind="total", subject=row["subject"])
        if row["kind"] == "pager" and row["subject"] not in report.pagers and not report.is_deep:
            yield Finding(kind="pager", subject=row["subject"])
    for url, words in report.pagers.items():
        if words and ("pager", url) not in accepted:
            yield Finding(
                kind="pager", subject=url, run_id=report.run_id, since_run=report.run_id, example=url, message=words
            )
    for url, (name, total, reached) in report.reached.items():
        words = _what_lacks(name, total, reached)
        if words and ("total", url) not in accepted:
            yield Finding(
                kind="total", subject=url, run_id=report.run_id, since_run=report.run_id, example=url, message=words
            )


def _what_lacks(name: str, total: int | None, reached: int) -> str:
    """Say how far a channel falls short of what it claims, or that it holds nothing; "" where it does neither."""
    if total is None:
        return "" if reached else f"the {name} and those that it names hold no page of this source"
    if total < max(_WELL_ABOVE * reached, reached + _FEWEST):
        return ""
    return f"the {name} says that it has {total} pieces, {reached} were reached"


_WELL_ABOVE = 1.25
_FEWEST = 5
"""A channel claims well above what was reached where it claims a quarter and at least so many more."""
_ENDS: Mapping[str, str] = {
    "silence": "something new was published",
    "channel": "it is read again, or was not asked",
    "total": "what it claims was reached, or it holds something again",
    "pager": "its pages can be followed, or it has none",
    "behind": "it has caught up, or was not asked",
}
"""How an alarm ends of which nothing is said by its judge."""


def judge_source(archive: Archive, source: str) -> tuple[dict[Key, Finding], dict[Key, Finding]]:
    """Return what is wrong with a source after its last run, and what ended with it."""
    judge = Judge(cast("dict[Key, int]", archive.alarms.accepted(source)))
    changes: list[Finding] = []
    for facts in read_facts(archive, source):
        changes = judge.step(facts)
    return dict(judge.open), {change.key: change for change in changes if change.over}


def _reconcile(
    archive: Archive, report: RunReport, findings: Mapping[Key, Finding], ended: Mapping[Key, Finding], now: datetime
) -> list[str]:
    """Bring the table in line with what was found; return what changed, a line each."""
    lines = []
    known = {(row["kind"], row["subject"]): row for row in archive.alarms.find(source=report.source)}
    for key, finding in findings.items():
        if key not in known:
            archive.alarms.open(
                report.source,
                finding.kind,
                finding.subject,
                finding.message,
                now,
                run_id=finding.run_id,
                since_run=finding.since_run,
                last_good_run=finding.last_good_run,
                example=finding.example,
            )
            lines.append(f"alarm: {finding.message}" + (f" ({finding.example})" if finding.example else ""))
    for key, row in known.items():
        if key not in findings and key[0] != "overdue":
            over = ended.get(key)
            message = over.message if over else _ENDS.get(key[0], "as before")
            archive.alarms.close(row["id"], message, now, run_id=report.run_id)
            lines.append(f"over: {message}")
    return lines
