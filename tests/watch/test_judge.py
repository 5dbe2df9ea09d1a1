"""Judging a source by its own past."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_scraper.watch.evidence import Level, Share
from archive_scraper.watch.facts import FieldFacts, PageFacts, RunFacts
from archive_scraper.watch.judge import Judge


def run(number, *, dated=20, of=20, item="teaser", **values):
    facts = {(item, "published"): FieldFacts(ok=dated, items=of, example="https://x.example/a")} if of else {}
    return RunFacts(run_id=number, fields=facts, **{"news": of, **values})


def page(teasers, layout="selector article", **values):
    return {"https://x.example/": PageFacts(teasers=teasers, fresh=1, layout=layout, **values)}


def feed(judge, runs):
    return [finding for one in runs for finding in judge.step(one)]


def test_a_vanished_field_is_found_at_once_and_named():
    (finding,) = feed(Judge(), [run(1), run(2), run(3, dated=0)])
    assert finding.key == ("field", "published")
    assert (finding.run_id, finding.since_run, finding.last_good_run) == (3, 3, 2)
    assert finding.example == "https://x.example/a"
    assert finding.message == "published: 0 of 20 teasers have it; 40 of 40 in the two runs before"


def test_it_speaks_once_and_says_when_it_is_over():
    judge = Judge()
    found = feed(judge, [run(1), *(run(number, dated=0) for number in range(2, 9)), run(9), run(10)])
    assert [(finding.run_id, finding.over) for finding in found] == [(2, False), (9, True)]
    assert not judge.open


@pytest.mark.parametrize(
    "runs",
    [
        pytest.param([run(2, dated=19)], id="one of twenty without"),
        pytest.param([run(number, of=0) for number in range(2, 40)], id="nothing seen (304)"),
        pytest.param([run(2, dated=0, of=1), run(3, dated=1, of=1)], id="one without"),
        pytest.param([run(number, dated=0, of=1, item="article", news=0) for number in range(2, 40)], id="read again"),
        pytest.param([run(number, dated=0, of=8, item="image") for number in range(2, 9)], id="never had it"),
    ],
)
def test_what_is_no_alarm(runs):
    before = [run(1), run(1, item="article"), run(1, item="image", dated=0)]
    assert not feed(Judge(), [*before, *runs])


def test_small_runs_add_up():
    judge = Judge()
    found = feed(judge, [run(1), run(1, item="article", dated=30, of=30)])
    assert not found
    found = feed(judge, [run(number, item="article", dated=0, of=1) for number in range(2, 12)])
    assert [finding.since_run for finding in found] == [2]
    assert found[0].run_id <= 8


def test_a_field_that_is_often_missing_needs_more():
    often = [run(number, dated=9, of=20, item="article") for number in range(1, 20)]
    judge = Judge()
    assert not feed(judge, often)
    assert not feed(judge, [run(20, dated=0, of=4, item="article")])
    assert feed(judge, [run(number, dated=0, of=20, item="article") for number in (21, 22)])


@pytest.mark.parametrize(("teasers", "speaks"), [(19, False), (0, True), (10, True), (30, False)])
def test_teasers_of_a_page(teasers, speaks):
    judge = Judge()
    feed(judge, [run(number, of=0, pages=page(20)) for number in range(1, 30)])
    found = feed(judge, [run(30, of=0, pages=page(teasers)), run(31, of=0, pages=page(teasers))])
    assert [finding.kind for finding in found] == ["teasers"] * speaks


def test_one_night_without_an_answer_is_no_alarm_and_three_are():
    judge = Judge()
    feed(judge, [run(number, of=0, settled=10) for number in range(1, 30)])
    down = [run(number, of=0, failures=10, example="https://x.example/") for number in range(30, 34)]
    assert not feed(judge, down[:1])
    found = feed(judge, down[1:])
    assert [(finding.kind, finding.example) for finding in found] == [("errors", "https://x.example/")]


def test_repetitions_and_dates_of_the_day():
    judge = Judge()
    pages = {"pages": page(20, dated=20, today=1)}
    feed(judge, [run(number, of=0, teasers=20, **pages) for number in range(1, 30)])
    pages = {"pages": page(20, dated=20, today=20)}
    found = feed(judge, [run(number, of=0, teasers=20, repeated=12, **pages) for number in range(30, 36)])
    assert {finding.kind for finding in found} == {"duplicates", "today"}


def test_a_new_layout_is_told_and_after_a_while_the_usual_one():
    judge = Judge()
    feed(judge, [run(number, of=0, pages=page(20)) for number in range(1, 60)])
    found = feed(judge, [run(number, of=0, pages=page(20, layout="json-ld")) for number in range(60, 90)])
    assert [(finding.kind, finding.over) for finding in found] == [("layout", False), ("layout", True)]
    assert "json-ld" in found[0].message
    assert "selector article" in found[0].message
    assert not feed(judge, [run(number, of=0, pages=page(20, layout="json-ld")) for number in range(90, 120)])


def test_what_the_user_accepted_is_the_new_past():
    gone = [run(number, dated=0) for number in range(5, 30)]
    runs = [*(run(number) for number in range(1, 5)), *gone]
    assert feed(Judge(), runs)
    judge = Judge({("field", "published"): 12})
    feed(judge, runs)
    assert not judge.open


COUNT = st.integers(0, 5000)


@settings(max_examples=80)
@given(st.lists(st.tuples(COUNT, COUNT, st.floats(0, 1), COUNT), max_size=12))
def test_any_history(runs):
    judge, share, level = Judge(), Share(), Level()
    for number, (ok, more, weight, other) in enumerate(runs, 1):
        facts = RunFacts(
            run_id=number,
            fields={("article", "title"): FieldFacts(ok=ok, items=ok + more, origins={"meta": ok})},
            pages={
                "https://x.example/": PageFacts(teasers=other, fresh=min(ok, other), dated=other, today=min(ok, other))
            },
            teasers=other,
            repeated=min(ok, other),
            settled=ok,
            failures=more,
        )
        judge.step(facts)
        if ok + more and weight:
            share.learn(weight, ok, ok + more)
            assert share.as_always(ok, ok + more) <= 1e-9
            assert share.broken(ok, ok + more) <= 1e-9
            assert 0 < share.limit() < share.usual < 1
            level.learn(weight, ok)
            level.as_always(more)


@pytest.mark.parametrize(
    ("usual", "found"),
    [
        pytest.param(7, True, id="a field of a third of the items"),
        pytest.param(3, False, id="of few: it may be missing"),
    ],
)
def test_a_field_that_few_have_may_be_missing(usual, found):
    before = [run(number, dated=usual) for number in range(1, 30)]
    after = [run(number, dated=0) for number in range(30, 60)]
    assert any(finding.key == ("field", "published") for finding in feed(Judge(), [*before, *after])) is found


@pytest.mark.parametrize(("runs", "over"), [(9, False), (10, True)])
def test_a_new_layout_is_the_usual_one_after_ten_runs(runs, over):
    judge = Judge()
    before = [run(number, pages=page(20)) for number in range(1, 8)]
    opened = feed(judge, before)
    assert not opened
    found, number = [], 8
    while not any(finding.key == ("layout", "") for finding in found):
        found += judge.step(run(number, pages=page(20, layout="selector div")))
        number += 1
        assert number < 60
    for later in range(number, number + runs):
        found += judge.step(run(later, pages=page(20, layout="selector div")))
    assert any(finding.over for finding in found) is over


@pytest.mark.parametrize(
    ("gone", "found"),
    [pytest.param((2, 2), False, id="two of two"), pytest.param((3, 3), True, id="three of three are most at once")],
)
def test_three_lost_pieces_are_most(gone, found):
    lost, of = gone
    facts = [run(1, balance={"stored": (of, "a")}), run(2, balance={"gone": (lost, "b")})]
    assert any(finding.key == ("balance", "gone") for finding in feed(Judge(), facts)) is found


def test_a_hole_is_told_at_once():
    facts = [run(1, pages=page(20)), run(2, pages={"https://x.example/": PageFacts(teasers=20, fresh=20, gap=True)})]
    assert ("gap", "https://x.example/") in {finding.key for finding in feed(Judge(), facts)}


@pytest.mark.parametrize(("lost", "found"), [(1, False), (20, True)])
def test_an_order_that_was_lost(lost, found):
    usual = [run(number, pages=page(20, before=20, lost=0)) for number in range(1, 9)]
    facts = [*usual, run(9, pages=page(20, before=20, lost=lost))]
    assert any(finding.kind == "order" for finding in feed(Judge(), facts)) is found
