"""The report's page, from what a run left."""

import re
import time
from importlib.resources import files

import pytest

from archive_scraper.watch.report_page import _chart, report_page


def made(runs=1, **run):
    history = [
        {
            "id": number,
            "started": f"2026-05-{number:02d}T22:30:00+00:00",
            "state": "good",
            "new": number,
            "teasers": 24,
            "failures": 0,
            "seconds": 1.25,
            "shares": {"article title": 1.0},
        }
        for number in range(1, runs + 1)
    ]
    facts = dict.fromkeys(
        ("pages", "bytes", "listings", "not_modified", "teasers", "duplicates", "new", "changed", "unchanged"), 1234
    )
    last = {**facts, **history[-1], "title": "Harbor", "finished": None, "message": "", "newest": "2026-05-02", **run}
    lists = ("alarms", "pages", "channels", "failures", "fields", "pdfs")
    return {"run": last, "history": history, **{name: [] for name in lists}}


@pytest.fixture
def tokyo(monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("tokyo")
def test_times_are_those_of_this_machine():
    page = report_page(made(finished="2026-05-01T22:31:00+00:00"))
    assert "2 May 2026, 07:30 JST to 2 May 2026, 07:31 JST" in page
    assert "run 1, 2 May 2026: 1" in page
    assert "<dd>2 May 2026</dd>" in page  # a bare date is nobody's clock
    assert "+00:00" not in page


@pytest.mark.usefixtures("tokyo")
def test_open_and_closed_alarms_differ():
    alarm = {"message": "Dates are gone <i>", "opened": "2026-05-01T22:30:00+00:00", "closed": None, "last_good_run": 4}
    data = made() | {"alarms": [alarm, alarm | {"closed": "2026-05-03T22:30:00+00:00"}]}
    page = " ".join(report_page(data).split())
    assert '<li class="open"><span class="tag">open</span> Dates are gone &lt;i&gt; ' in page
    assert "since 2 May 2026; last good run 4" in page
    assert '<li class="closed"><span class="tag">closed</span>' in page
    assert "since 2 May 2026, until 4 May 2026" in page


@pytest.mark.parametrize(("runs", "said"), [(1, "the last 1 run<"), (3, "the last 3 runs<"), (40, "the last 40 runs<")])
def test_charts_have_bars_an_axis_and_labels(runs, said):
    page = report_page(made(runs))
    widths = {float(width) for width in re.findall(r'<rect [^>]*width="([0-9.]+)"', page)}
    assert max(widths) < 10  # percent of the chart: one bar is a bar, not a block
    assert said in page
    assert f'aria-label="New articles: {runs} at last, over {runs} run{"s" if runs > 1 else ""}"' in page
    assert re.search(rf'class="axis"[^>]*><span>{runs}</span><span>0</span>', page)
    assert page.count("<figure>") == 5


def test_what_a_run_saw_is_text():
    bad = {"url": "<script>x</script>", "cause": "<b>", "detail": None}
    page = report_page(made(message="<script>x</script>", title="<script>x</script>") | {"failures": [bad] * 60})
    assert "<script" not in page
    assert "&lt;b&gt;" in page
    assert "10 more are in the JSON" in page
    assert "None" not in page


def test_the_palette_is_the_reading_rooms():
    def colours(path):
        text = files("archive_scraper").joinpath(path).read_text()
        return [dict(re.findall(r"(--\w+): (#\w+);", block)) for block in re.findall(r":root {(.*?)}", text, re.DOTALL)]

    report, room = colours("watch/templates/report.css"), colours("browse/static/room.css")
    assert len(report) == len(room) == 2
    assert all(ours and ours.items() <= theirs.items() for ours, theirs in zip(report, room, strict=True))


def test_the_channels_of_a_source_are_listed():
    columns = ("kind", "url", "state", "stood_in", "items", "new", "shared", "newest", "oldest", "lacking", "behind")
    feed = dict.fromkeys(columns) | {"kind": "feed", "url": "https://a.example/feed", "state": "read", "items": 7}
    page = report_page(made() | {"channels": [feed]})
    assert "<h2>Channels</h2>" in page
    assert "<td>feed</td><td>https://a.example/feed</td><td>read</td><td></td><td>7</td>" in page


@pytest.mark.parametrize(
    ("values", "share", "bars"),
    [
        pytest.param([10, 5], False, [(0, 100), (8.333, 50)], id="a bar a run, as high as its part of the highest"),
        pytest.param([0.5], True, [(0, 50)], id="of a share the whole is the top"),
        pytest.param([1000, 1, 0], False, [(0, 100), (8.333, 1.5), (16.667, 0)], id="what there is can be seen"),
        pytest.param([1] * 20, False, [(5 * n, 100) for n in range(20)], id="many share the width"),
    ],
)
def test_bars(values, share, bars):
    history = [{"id": n, "started": "2026-05-01", "state": "good"} for n in range(len(values))]
    chart = _chart("New", values, history, share=share)
    assert [(bar.left, bar.height) for bar in chart.bars] == [pytest.approx(bar, abs=1e-3) for bar in bars]
    assert chart.width == pytest.approx(80 / max(len(values), 12))


def test_fifty_failures_are_listed():
    failure = {"url": "https://a.example/", "cause": "timeout", "detail": ""}
    page = report_page(made() | {"failures": [failure] * 51})
    assert page.count("<td>timeout</td>") == 50
