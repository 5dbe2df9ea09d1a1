"""The end of a run: what it saw is judged against the past of its source, and alarms begin or end."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import asdict
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, cast

from archive_scraper.watch.cadence import Cadence
from archive_scraper.watch.judge import NOTICES, FieldFacts, Finding, Judge, Key, PageFacts, RunFacts
from archive_scraper.watch.silence import judge_silence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from archive_scraper.store import Archive
    from archive_scraper.watch.report import RunReport


def watch_run(archive: Archive, report: RunReport, now: datetime, *, bounded: bool = False) -> None:
    """Raise and end the alarms of the run's source, and make the run degraded where data is being lost.

    Called in the transaction that closes the run, after its field counts are written. ``bounded`` says that the
    run left articles out by date, so that it tells nothing about the newest ones.
    """
    archive.runs.save_totals(report.run_id, report.totals())
    archive.runs.save_pages(report.run_id, {url: asdict(page) for url, page in report.start_pages.items()})
    findings, ended = judge_source(archive, report.source)
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


def judge_source(archive: Archive, source: str) -> tuple[dict[Key, Finding], dict[Key, Finding]]:
    """Return what is wrong with a source after its last run, and what ended with it."""
    judge = Judge(cast("dict[Key, int]", archive.alarms.accepted(source)))
    changes: list[Finding] = []
    for facts in read_facts(archive, source):
        changes = judge.step(facts)
    return dict(judge.open), {change.key: change for change in changes if change.over}


def read_facts(archive: Archive, source: str) -> Iterator[RunFacts]:
    """Yield what the runs of a source saw, oldest first."""
    runs, fields, pages = archive.history.runs(source)
    by_run: dict[int, dict[tuple[str, str], FieldFacts]] = defaultdict(dict)
    for row in fields:
        if row["item_kind"] != "related":  # another listing each time
            by_run[row["run_id"]][row["item_kind"], row["field"]] = FieldFacts(
                ok=row["ok"],
                items=row["ok"] + row["missing"] + row["unparsed"],
                unparsed=row["unparsed"],
                origins=json.loads(row["origins"]),
                example=row["example"],
            )
    pages_by_run: dict[int, dict[str, PageFacts]] = defaultdict(dict)
    for row in pages:
        values = {name: row[name] for name in ("teasers", "fresh", "dated", "today", "layout", "before", "lost")}
        pages_by_run[row["run_id"]][row["url"]] = PageFacts(**values, gap=bool(row["gap"]))
    books: dict[int, dict[str, tuple[int, str | None]]] = defaultdict(dict)
    for row in archive.balance.since(source, runs[0]["id"] if runs else 0):
        books[row["run_id"]][row["outcome"]] = (row["count"], row["example"])
    for run in runs:
        yield RunFacts(
            run_id=run["id"],
            fields=by_run.get(run["id"], {}),
            pages=pages_by_run.get(run["id"], {}),
            teasers=run["teasers"],
            repeated=run["duplicates"],
            news=run["new"] + run["changed"],
            settled=run["settled"],
            failures=run["failures"],
            example=run["example"],
            balance=books.get(run["id"], {}),
        )


def find_silence(archive: Archive, source: str, now: datetime, run_id: int | None) -> Finding | None:
    """Return the finding that a source has been silent for too long, None where it has not."""
    since = archive.history.watched_since(source)
    if not since:
        return None
    days: dict[date, int] = {}
    for day, articles in archive.history.publication_days(source).items():
        if (known := _day(day)) is not None:
            days[known] = articles
    found = judge_silence(days, datetime.fromisoformat(since).date(), now.date())
    if found is None:
        return None
    quiet, usual = found
    return Finding(
        kind="silence",
        run_id=run_id,
        last_good_run=archive.history.last_run_with_news(source),
        example=archive.history.newest_article(source),
        message=f"nothing new for {quiet} days; up to {usual} would be no surprise",
    )


def watch_schedules(archive: Archive, now: datetime, running: str | None = None) -> list[str]:
    """Raise an alarm for each source whose crawls no longer come when they are due, and end those that are over."""
    lines = []
    late = {row["source"]: row for row in overdue(archive, now) if row["source"] != running}
    known = {row["source"]: row for row in archive.alarms.find() if row["kind"] == "overdue"}
    for source, row in late.items():
        if source not in known:
            message = f"was due {row['next_due']} (every {row['every']}), and no crawl came"
            archive.alarms.open(source, "overdue", "", message, now, last_good_run=row["last_run_id"])
            lines.append(f"{source}: {message}")
    for source, row in known.items():
        if source not in late:
            archive.alarms.close(row["id"], "crawled again", now)
            lines.append(f"{source}: over: crawled again")
    return lines


def overdue(archive: Archive, now: datetime) -> list[dict[str, Any]]:
    """Return the schedules that missed a whole turn: not only late, but late by one more wait."""
    found = []
    for row in archive.schedules.all():
        cadence = Cadence(
            every=row["every"], adaptive=bool(row["adaptive"]), shortest=row["shortest"], longest=row["longest"]
        )
        due = datetime.fromisoformat(row["next_due"])
        if not row["paused"] and cadence.due_after(due, row["wait"]) < now:
            found.append({**row, "last_run_id": archive.runs.last_id(row["source"])})
    return found


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
            message = over.message if over else "something new was published" if key[0] == "silence" else "as before"
            archive.alarms.close(row["id"], message, now, run_id=report.run_id)
            lines.append(f"over: {message}")
    return lines


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
