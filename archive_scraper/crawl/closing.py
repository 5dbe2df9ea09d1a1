"""The end of a run: its verdict, its alarms, when its source is due next. A run always ends.

First what follows from the run's articles is worked out, a transaction a step; between two steps the event loop goes
on, so that crawls next to this one and a signal are served. The verdict's own steps stand in one transaction. Each step
is a block of its own: one that fails is undone alone, makes the run a failed one, and the others are written. Where
even that cannot be written, store.crawls.last_words ends the run by the shortest way.
"""

from __future__ import annotations

import asyncio
import logging
import time
from contextlib import nullcontext, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from archive_scraper.crawl.channel_facts import close_channels
from archive_scraper.crawl.documents import note_missing
from archive_scraper.crawl.moment import this_second
from archive_scraper.crawl.named_pages import note_lost_parts, note_no_articles
from archive_scraper.crawl.pdfs import note_unread
from archive_scraper.errors import LeaseHeldError, StoreError
from archive_scraper.store.crawls.last_words import end_badly
from archive_scraper.store.opening import JOURNAL_LIMIT
from archive_scraper.watch.alarms import watch_run
from archive_scraper.watch.balance import balance
from archive_scraper.watch.cadence import Cadence, back_off
from archive_scraper.watch.report import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from archive_scraper.crawl.run import Run
    from archive_scraper.store import Archive

logger = logging.getLogger(__name__)
_OLDER = 1000
"""Articles of an earlier version that one run reads at its end for what later versions added: links, languages ..."""


async def close_in_turns(run: Run, reason: str) -> None:
    """Close a run as close_run does, and let the event loop go on between two steps."""
    run.closing = run.closing or _steps(run, reason)
    for _ in run.closing:
        await asyncio.sleep(0)


def close_run(run: Run, reason: str) -> None:
    """Give the verdict, write it, and let the source go. Whatever goes wrong here, the run ends as failed.

    Where the loop was stopped in the middle of close_in_turns, the steps that are left are taken.
    """
    run.closing = run.closing or _steps(run, reason)
    for _ in run.closing:
        pass
    if not run.ended:  # a step was left by what is no error, such as a signal's SystemExit: none can follow it
        give_up(run, "ending the run", RuntimeError("a step was broken off"))


def _steps(run: Run, reason: str) -> Iterator[None]:
    """Close a run. Yields where nothing is half written and no lock is held."""
    try:
        run.archive.commit_pages()  # which the captures' file has to be open for
        if run.captures is not None:
            run.captures.close()
        for _ in _close(run, reason):
            run.archive.leases.keep(run.rules.name, this_second())
            yield
        run.archive.close()
        run.ended = True
    except Exception as error:
        logger.exception("%s: error while ending the run", run.rules.name)
        give_up(run, "ending the run", error)


def give_up(run: Run, doing: str, error: BaseException) -> None:
    """End a run as failed by the shortest way, once: its lease is freed and its source waits."""
    report = run.report
    if run.ended:
        return
    run.ended = True
    if isinstance(error, StoreError):
        report.remarks.append(str(error))
    else:
        report.note_error(doing, error)
    report.state = "failed"
    with suppress(Exception):
        run.archive.close()  # it may hold the write lock
    path = Path(run.crawler.settings["ARCHIVE_DB"])
    message = "; ".join([*report.errors, *report.remarks])
    if not end_badly(path, run.rules.name, report.run_id, message, datetime.now(UTC), back_off):
        report.remarks.append("the end of this run could not be written; the next run of this source will note it")


def fail_start(path: Path, source: str, error: Exception) -> None:
    """Note a run that failed before it could begin, where its source is known and the database can be written.

    A source that another crawl holds is left to that one.
    """
    if not isinstance(error, LeaseHeldError):
        words = str(error) if isinstance(error, StoreError) else f"{type(error).__name__}: {error}"
        end_badly(path, source, None, f"could not begin: {words}", this_second(), back_off)


def _close(run: Run, reason: str) -> Iterator[None]:
    report, archive, name = run.report, run.archive, run.rules.name
    report.seconds = round(time.monotonic() - run.clock, 1)
    if run.broken is not None:
        raise run.broken  # what a page held could not be written: nothing else will be
    archive.check_file()
    if run.paging.capped:
        report.remarks.append(f"stopped at the depth cap of {run.rules.max_pages} pages; --pages N goes deeper")
    report.remarks += run.budget.remarks()
    note_missing(report)
    note_unread(run)
    note_lost_parts(run)
    note_no_articles(run)
    report.notes += filter(None, [run.texts.note_for()])
    for doing, work in _following(run):
        _attempt(run, doing, work)
        yield
    ended = this_second()
    _attempt(run, "linking republications", lambda: archive.republications.link(name, ended), whole=False)
    yield
    if note := note_journal(archive):
        report.notes.append(note)
    with archive.transaction():
        _attempt(run, "balancing the books", lambda: _balance(run))
        _attempt(run, "counting what waits", lambda: _note_waiting(run))
        _attempt(run, "comparing channels", lambda: close_channels(run, finished=reason == "finished"))
        report.state = report.judge(started=run.channels.asked(), finished=reason == "finished")
        if report.state == "stopped":
            report.remarks.append("stopped; the same command goes on where it stopped")
        for doing, step in (
            ("writing field counts", _save_fields),
            ("remembering what was learned", _remember),
            ("judging the source", _watch),
        ):
            _attempt(run, doing, lambda step=step: step(run))  # type: ignore[misc] # a default binds the step of this turn
        if report.errors:
            report.state = "failed"
        if report.state != "stopped":
            _note_visit(run, this_second())
        archive.runs.finish(report.run_id, report.state, report.totals(), ended, report.message())
        archive.leases.release(name)


def _following(run: Run) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield what follows from the articles of a run, and of earlier versions: what it does, and the step."""
    report, archive, name = run.report, run.archive, run.rules.name
    yield "taking prints", lambda: archive.prints.save_missing(name)
    read = archive.citations.left() > 0 or archive.citations.mentions.left() > 0
    yield "joining citations", lambda: archive.citations.join_late(name)
    yield "reading links of older articles", lambda: archive.citations.read_old(_OLDER)
    yield "reading mentions of older articles", lambda: archive.citations.mentions.read_old(_OLDER)
    yield "reading bylines of older articles", lambda: archive.offices.read_old(_OLDER)
    yield "finding languages of older articles", lambda: archive.languages.read_old(_OLDER)
    if report.new or report.changed or read:
        yield "counting citations", lambda: archive.citations.count(None if read else name)
    changed = bool(report.new or report.changed) or not archive.persons.are_matched()
    if changed:
        yield "matching authors", lambda: archive.people.match(name)
    yield "matching persons", lambda: archive.match_persons(changed=changed)


def _attempt(run: Run, doing: str, step: Callable[[], object], *, whole: bool = True) -> None:
    """Take one step in a block of its own, or in those that it makes. A database that cannot be written ends all."""
    try:
        with run.archive.transaction() if whole else nullcontext():
            step()
    except StoreError:
        raise
    except Exception as error:
        logger.exception("%s: error while %s", run.rules.name, doing)
        run.report.note_error(doing, error)


def _balance(run: Run) -> None:
    """Account for each piece that a listing showed for the first time. What does not add up keeps a run from good."""
    report = run.report
    books = balance(run.archive, run.rules, run.options.excludes, report.run_id, this_second())
    report.balance = books
    run.archive.balance.save(report.run_id, books)
    if "unexplained" in books:
        count, example = books["unexplained"]
        report.remarks.append(
            f"{count} of {sum(n for n, _ in books.values())} new pieces are unaccounted for: {example}"
        )
    if report.repeated:
        report.notes.append(f"{report.repeated} new articles have the title and the text of another one of this source")


def note_journal(archive: Archive) -> str | None:
    """Empty the journal as far as readers let; return what to say where one of them has let it grow."""
    size = archive.shrink_journal()
    if size <= JOURNAL_LIMIT:
        return None
    return (
        f"{archive.path}-wal has grown to {size / 1_000_000:,.0f} MB: another program has been reading the archive for "
        "long; nothing is lost, end that program to get the space back"
    )


def _note_waiting(run: Run) -> None:
    """Say what has to wait for a later run; a start page among it was not read."""
    for waiting in run.frontier.waiting(this_second()):
        asked = f", as it was asked to by HTTP status {waiting.status}" if waiting.status else ""
        words = f"waits until {waiting.until:%Y-%m-%d %H:%M} UTC{asked}"
        if waiting.kind == "listing":
            problem = Problem(url=waiting.example, cause="listing-waiting", detail=words)
            run.report.problems += [problem] * waiting.count
        elif waiting.kind == "article":
            run.report.waiting = waiting.count
            some = "1 article" if waiting.count == 1 else f"{waiting.count} articles"
            run.report.notes.append(f"{some} waiting: {waiting.example} {words}")


def _save_fields(run: Run) -> None:
    run.archive.runs.save_fields(run.report.run_id, run.fields.counts())


def _remember(run: Run) -> None:
    name = run.rules.name
    looked_deep = (run.paging.deep_look_is_due or run.options.full) and not run.budget.is_spent()
    if looked_deep and run.report.state in ("good", "degraded"):
        run.archive.memory.note_deep_look(name, this_second())
    if run.trust.lied_at:
        run.archive.memory.note_lying_validators(name, this_second())


def _watch(run: Run) -> None:
    watch_run(run.archive, run.report, this_second(), bounded=bool(run.options.until))


def _note_visit(run: Run, now: datetime) -> None:
    """Set when the source is due next, where it has a schedule.

    A failed run is repeated soon, and later each time; neither it nor a crawl with options of its own says anything of
    how often the source changes, so neither changes its wait.
    """
    archive, report, name = run.archive, run.report, run.rules.name
    row = archive.schedules.get(name)
    if row is None:
        return
    cadence = Cadence.of(row)
    wait = row["wait"]
    if report.state == "failed":
        due = back_off(cadence.every, archive.runs.failed_in_a_row(name) + 1, now, wait)
    elif run.options.as_arguments():
        due = now
    else:
        wait = cadence.next_wait(wait, found=bool(report.new or report.changed))
        due = cadence.due_after(now, wait)
    if report.state == "failed" or run.options.as_arguments():
        due = max(due, datetime.fromisoformat(row["next_due"]))
    held = [waiting.until for waiting in run.frontier.waiting(now) if waiting.kind == "listing"]
    archive.schedules.note_visit(name, wait=wait, next_due=max([due, *held]))
