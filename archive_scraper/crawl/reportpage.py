"""The report of a run: as data, and as one small HTML page with charts of its source's history, without script."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from archive_scraper.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archive_scraper.store import Archive

_RUNS = 60
"""Runs that a chart shows, up to the one that is reported."""
_FAILURES = 50
"""Failures that the page lists; the JSON holds all."""


def report_data(archive: Archive, which: str) -> dict[str, Any]:
    """Return all that is known of a run, by its number or as the last one of a source. Raises UsageError."""
    column = "id" if which.isdecimal() else "source"
    run = archive.row(f"SELECT * FROM runs WHERE {column} = ? ORDER BY id DESC LIMIT 1", (which,))  # noqa: S608 - two names of our own
    if run is None:
        raise UsageError(f"no run {which}" if which.isdecimal() else f"no run of a source {which!r}")
    source, number = run["source"], run["id"]
    title = archive.value("SELECT title FROM sources WHERE slug = ?", (source,))
    fields = archive.rows("SELECT * FROM run_fields WHERE run_id = ? ORDER BY item_kind, field", (number,))
    return {
        "run": run | {"arguments": json.loads(run["arguments"]), "title": title},
        "fields": [row | {"origins": json.loads(row["origins"])} for row in fields],
        "pages": archive.rows("SELECT * FROM run_pages WHERE run_id = ? ORDER BY url", (number,)),
        "failures": archive.rows("SELECT url, cause, detail, at FROM failures WHERE run_id = ? ORDER BY id", (number,)),
        "alarms": archive.rows(
            "SELECT * FROM alarms WHERE source = ? AND coalesce(run_id, 0) <= ? "
            "AND (state = 'open' OR coalesce(closed_run, 0) >= ?) ORDER BY id",
            (source, number, number),
        ),
        "history": _history(archive, source, number),
    }


def _history(archive: Archive, source: str, number: int) -> list[dict[str, Any]]:
    """Return the counts of the runs up to one, oldest first, with the share of items that had each field."""
    runs = archive.rows(
        "SELECT id, started, state, pages, bytes, listings, not_modified, teasers, duplicates, new, changed, "
        "unchanged, failures, seconds FROM runs WHERE source = ? AND id <= ? ORDER BY id DESC LIMIT ?",
        (source, number, _RUNS),
    )[::-1]
    found: dict[int, dict[str, float]] = {row["id"]: {} for row in runs}
    for row in archive.rows(
        "SELECT f.run_id, f.item_kind || ' ' || f.field AS name, 1.0 * f.ok / (f.ok + f.missing + f.unparsed) AS share "
        "FROM run_fields f JOIN runs r ON r.id = f.run_id WHERE r.source = ? AND r.id BETWEEN ? AND ? "
        "AND f.item_kind <> 'related' AND f.ok + f.missing + f.unparsed > 0",
        (source, runs[0]["id"], number),
    ):
        if row["run_id"] in found:
            found[row["run_id"]][row["name"]] = round(row["share"], 3)
    return [row | {"shares": found[row["id"]]} for row in runs]


def report_page(data: dict[str, Any]) -> str:
    """Return the report as one HTML page that needs nothing else."""
    run, history = data["run"], data["history"]
    name = f"{run['title']}: run {run['id']}"
    facts = ("pages", "bytes", "listings", "not_modified", "teasers", "duplicates", "new", "changed", "unchanged")
    numbers = {label.replace("_", " "): run[label] for label in (*facts, "failures", "newest", "seconds")}
    kept = sorted({field for row in history for field, share in row["shares"].items() if share})
    body = [
        Markup("<h1>{}</h1>").format(name),
        Markup('<p><span class="state {}">{}</span> {} to {}</p>').format(
            run["state"], run["state"], run["started"], run["finished"] or "now"
        ),
        Markup("<p>{}</p>").format(run["message"]) if run["message"] else Markup(),
        _alarms(data["alarms"]),
        _list(numbers),
        Markup("<h2>Its source over the last {} runs</h2>").format(len(history)),
        Markup('<div class="charts">'),
        *(_chart(label, [row[column] for row in history], history) for label, column in _COUNTS),
        Markup("</div><h2>How many items had each field</h2>"),
        Markup('<div class="charts small">'),
        *(_chart(field, [row["shares"].get(field) for row in history], history, share=True) for field in kept),
        Markup("</div>"),
        _table("Start pages", data["pages"], ("url", "teasers", "fresh", "dated", "today", "layout")),
        _table("Failures", data["failures"][:_FAILURES], ("cause", "url", "detail")),
    ]
    return str(_PAGE.format(title=name, style=_STYLE, body=Markup("\n").join(body)))


_COUNTS = (("New articles", "new"), ("Teasers read", "teasers"), ("Failures", "failures"), ("Seconds", "seconds"))


def _alarms(alarms: Sequence[dict[str, Any]]) -> Markup:
    if not alarms:
        return Markup()
    lines = Markup("").join(
        Markup("<li><strong>{}</strong> since {}{}{}</li>").format(
            row["message"],
            row["opened"],
            f", last good run {row['last_good_run']}" if row["last_good_run"] else "",
            f", over {row['closed']}" if row["closed"] else "",
        )
        for row in alarms
    )
    return Markup('<section class="alarms"><h2>Alarms</h2><ul>{}</ul></section>').format(lines)


def _list(values: dict[str, Any]) -> Markup:
    pairs = Markup("").join(
        Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(label, f"{value:,}" if isinstance(value, int) else value)
        for label, value in values.items()
        if value is not None
    )
    return Markup("<dl>{}</dl>").format(pairs)


def _table(caption: str, rows: Sequence[dict[str, Any]], columns: Sequence[str]) -> Markup:
    if not rows:
        return Markup()
    head = Markup("").join(Markup('<th scope="col">{}</th>').format(column) for column in columns)
    lines = Markup("").join(
        Markup("<tr>{}</tr>").format(Markup("").join(Markup("<td>{}</td>").format(row[column]) for column in columns))
        for row in rows
    )
    return Markup("<h2>{}</h2><table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>").format(caption, head, lines)


_WIDTH, _HEIGHT = 300, 60


def _chart(
    label: str, values: Sequence[float | None], history: Sequence[dict[str, Any]], *, share: bool = False
) -> Markup:
    """Return a bar a run; a run that saw nothing of it has none, one that was not good is marked."""
    top = 1.0 if share else max((value for value in values if value is not None), default=0) or 1
    step = _WIDTH / max(len(values), 12)
    bars = Markup("")
    for place, (value, run) in enumerate(zip(values, history, strict=True)):
        if value is None:
            continue
        height = max(_HEIGHT * value / top, 1.0)
        shown = f"{value:.0%}" if share else f"{value:g}"
        said = f"run {run['id']}, {run['started'][:10]}: {shown}"
        bars += Markup('<rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}">').format(
            run["state"], place * step, _HEIGHT - height, max(step - 1, 1), height
        ) + Markup("<title>{}</title></rect>").format(said)
    last = next((value for value in reversed(values) if value is not None), None)
    shown = "" if last is None else f"{last:.0%}" if share else f"{last:g}"
    described = f"{label}: {shown} at last, over {len(values)} runs"
    drawing = Markup('<svg viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>').format(
        _WIDTH, _HEIGHT, described, bars
    )
    return Markup("<figure><figcaption>{} <b>{}</b></figcaption>{}</figure>").format(label, shown, drawing)


_PAGE = Markup("""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
{body}
</body>
</html>
""")
_STYLE = Markup("""
:root { color-scheme: light dark; --ink: #1d2530; --paper: #fdfcf9; --soft: #5d6875; --line: #d9d6cc;
  --bar: #3c6e8f; --bad: #b3402e; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e7e4dc; --paper: #171b20; --soft: #9aa5b1; --line: #333a43; --bar: #7fb2d1; --bad: #ef8a76; }
}
body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 62rem;
  margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
.state { font-weight: 600; } .state.failed, .state.degraded, .alarms strong { color: var(--bad); }
dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(8rem, 1fr)); gap: .5rem; }
dt, figcaption { color: var(--soft); font-size: .85rem; } dd { margin: 0; font-size: 1.1rem; }
.charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr)); gap: 1rem; }
figure { margin: 0; } figcaption b { float: right; } svg { width: 100%; border-bottom: 1px solid var(--soft); }
rect { fill: var(--bar); } rect.degraded, rect.failed { fill: var(--bad); } rect.stopped { opacity: .5; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line); }
""")
