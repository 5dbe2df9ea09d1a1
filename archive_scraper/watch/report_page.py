"""The report of a run: as data, and as one small HTML page with charts of its source's history, without script."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from archive_scraper.errors import UsageError
from archive_scraper.store.crawls import reports

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive_scraper.store import Archive

_RUNS = 60
"""Runs that a chart shows, up to the one that is reported."""
_FAILURES = 50
"""Failures that the page lists; the JSON holds all."""
_FACTS = ("pages", "bytes", "listings", "not_modified", "teasers", "duplicates", "new", "changed", "unchanged")
_COUNTS = (("New articles", "new"), ("Teasers read", "teasers"), ("Failures", "failures"), ("Seconds", "seconds"))
_FEWEST_BARS = 12
"""A chart of fewer runs leaves the rest of its width empty, so that one bar stays a bar."""


def report_data(archive: Archive, which: str) -> dict[str, Any]:
    """Return all that is known of a run, by its number or as the last one of a source. Raises UsageError."""
    run = reports.find_run(archive, which)
    if run is None:
        raise UsageError(f"no run {which}" if which.isdecimal() else f"no run of a source {which!r}")
    source, number = run["source"], run["id"]
    return {
        "run": run,
        "fields": reports.fields_of(archive, number),
        "pages": reports.pages_of(archive, number),
        "channels": archive.channels.of_run(number),
        "failures": reports.failures_of(archive, number),
        "pdfs": archive.pdfs.counts(source),
        "alarms": reports.alarms_at(archive, source, number),
        "history": reports.history_up_to(archive, source, number, _RUNS),
    }


def report_page(data: dict[str, Any]) -> str:
    """Return the report as one HTML page that needs nothing else. Times are those of this machine's zone."""
    run, history = data["run"], data["history"]
    kept = sorted({field for row in history for field, share in row["shares"].items() if share})
    return (
        _environment()
        .get_template("report.html")
        .render(
            **data,
            numbers={name.replace("_", " "): run[name] for name in (*_FACTS, "failures", "newest", "seconds")},
            counts=[_chart(label, [row[column] for row in history], history) for label, column in _COUNTS],
            shares=[
                _chart(field.replace("_", " "), [row["shares"].get(field) for row in history], history, share=True)
                for field in kept
            ],
            listed_failures=data["failures"][:_FAILURES],
        )
    )


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("archive_scraper.watch"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["moment"] = moment_words
    made.filters["day"] = day_words
    return made


def moment_words(value: str | None) -> str:
    """Return a moment as this machine's clock shows it, with its zone: "29 November 2026, 10:15 CET"."""
    local = _local(value)
    return f"{_day(local)}, {local:%H:%M} {local.tzname()}" if local else value or ""


def day_words(value: str | None) -> str:
    """Return the day of a moment in this machine's zone, and a bare date as it is: "29 November 2026"."""
    local = _local(value)
    return _day(local) if local else value or ""


def _day(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"


def _local(value: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(value or "")
    except ValueError:
        return None
    if len(value or "") <= len("2026-11-29"):
        return moment
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone()


@dataclass(frozen=True, slots=True)
class _Bar:
    state: str
    left: float
    height: float
    label: str


@dataclass(frozen=True, slots=True)
class _Chart:
    """A bar a run, in percent of the chart's place; a run that saw nothing of it has none."""

    label: str
    last: str
    top: str
    width: float
    bars: list[_Bar]
    first_day: str
    last_day: str
    described: str


def _chart(
    label: str, values: Sequence[float | None], history: Sequence[dict[str, Any]], *, share: bool = False
) -> _Chart:
    top = 1.0 if share else max((value for value in values if value is not None), default=0) or 1
    step = 100 / max(len(values), _FEWEST_BARS)
    bars = [
        _Bar(
            state=run["state"],
            left=place * step,
            height=max(100 * value / top, 1.5) if value else 0,
            label=f"run {run['id']}, {day_words(run['started'])}: {_number(value, share=share)}",
        )
        for place, (value, run) in enumerate(zip(values, history, strict=True))
        if value is not None
    ]
    last = next((value for value in reversed(values) if value is not None), None)
    shown = "" if last is None else _number(last, share=share)
    return _Chart(
        label=label,
        last=shown,
        top=_number(top, share=share),
        width=step * 0.8,
        bars=bars,
        first_day=day_words(history[0]["started"]),
        last_day=day_words(history[-1]["started"]) if len(history) > 1 else "",
        described=f"{label}: {shown} at last, over {len(values)} run{'s' if len(values) != 1 else ''}",
    )


def _number(value: float, *, share: bool) -> str:
    return f"{value:.0%}" if share else f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"
