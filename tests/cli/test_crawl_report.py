"""What a crawl says at its end: trouble first, each cause once where there are many sources, the calm ones counted."""

import pytest

from archive_scraper.cli.crawl_report import MANY, print_reports
from archive_scraper.watch.report import Problem, RunReport


def failed(name, cause="listing-http-403"):
    problem = Problem(url=f"https://{name}.example/reports", cause=cause, detail="answered with HTTP status 403")
    return RunReport(source=name, state="failed", problems=[problem])


def good(name, **counts):
    return RunReport(source=name, state="good", **counts)


@pytest.fixture(autouse=True)
def width(monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")


def names_of(said):
    return [line.split()[0] for line in said.splitlines() if line.split()[1:2] in (["good"], ["failed"], ["degraded"])]


def test_of_a_few_each_has_its_line_those_in_trouble_first(capsys):
    print_reports([good("a", new=1, notes=["a note"]), failed("b"), good("c")])
    said = capsys.readouterr().out
    assert names_of(said) == ["b", "a", "c"]
    assert "b: 1 × listing-http-403: answered with HTTP status 403\n    https://b.example/reports\n" in said
    assert "a: a note" in said


def test_of_many_the_calm_ones_are_counted_and_causes_are_said_once(capsys):
    broken = [failed(f"broken-{number}") for number in range(5)]
    calm = [good(f"calm-{number:03d}", unchanged=2, new=number % 100 == 7, notes=["a note"]) for number in range(300)]
    degraded = RunReport(source="odd", state="degraded", remarks=["a depth cap bit"], alarms=["an alarm"])
    print_reports([*calm, *broken, degraded])
    said = capsys.readouterr().out
    assert names_of(said) == [*(f"broken-{number}" for number in range(5)), "odd", "calm-007", "calm-107", "calm-207"]
    for line in (
        "and 297 sources without trouble: 0 new, 0 changed, 594 unchanged",
        "listing-http-403: 5 sources: answered with HTTP status 403",
        "    broken-2: https://broken-2.example/reports",
        "    and broken-3, broken-4",
        "odd: a depth cap bit",
        "odd: an alarm",
        "306 sources, 5 failed, 1 degraded, 300 good: 3 new, 0 changed, 600 unchanged",
    ):
        assert f"{line}\n" in said
    assert "a note" not in said
    assert len(said.splitlines()) < 25


def test_of_many_a_good_run_with_an_alarm_is_named_and_not_counted_as_calm(capsys):
    silent = [good(f"silent-{number}", alarms=["alarm: nothing new for 31 days"]) for number in range(2)]
    print_reports([*(good(f"calm-{number}") for number in range(MANY)), *silent])
    said = capsys.readouterr().out
    assert names_of(said) == ["silent-0", "silent-1"]
    assert f"and {MANY} sources without trouble" in said
    assert "silent-1: alarm: nothing new for 31 days\n" in said


def test_of_many_in_trouble_all_are_named(capsys):
    print_reports([failed(f"broken-{number:03d}") for number in range(MANY + 10)])
    assert len(names_of(capsys.readouterr().out)) == MANY + 10


def test_where_all_are_calm_there_is_no_table(capsys):
    print_reports([good(f"calm-{number}") for number in range(MANY + 1)])
    assert capsys.readouterr().out.splitlines() == [
        f"{MANY + 1} sources without trouble: 0 new, 0 changed, 0 unchanged",
        f"{MANY + 1} sources, {MANY + 1} good: 0 new, 0 changed, 0 unchanged",
    ]
