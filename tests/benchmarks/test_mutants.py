"""The change of weights and thresholds: which numbers there are, what a change reaches, what reasons say."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BENCHMARKS = ROOT / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

import mutants  # noqa: E402 # a script, not a part of the package
from mutant_parts.numbers import Number, change_source, find_numbers, thresholds  # noqa: E402


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("_LONGEST = 40", [("_LONGEST", 40)]),
        ("_FEWEST, _MOST = 2, 5", [("_FEWEST", 2), ("_FEWEST#2", 5)]),
        ("WEIGHT: Final = 0.5", [("WEIGHT", 0.5)]),
        ("def f(x):\n    return x > 12 or x[3] or x[:300]", [("f", 12), ("f#2", 300)]),
        ("class A:\n    def f(self, limit=7): ...", [("A.f", 7)]),
        ("BIT = 1 << 5", []),
        ("x = y[0] + 1", []),
        ("@lru_cache(maxsize=4096)\ndef f(x):\n    return cut(x, maxsplit=2)", []),
        ("IS = True", []),
    ],
)
def test_thresholds(source: str, found: list[tuple[str, float]]):
    assert [(one.name, one.value) for one in thresholds("a.py", source)] == found


def test_names_are_unique_and_weights_are_there():
    numbers = find_numbers(ROOT / "archive_scraper")
    assert len({one.label for one in numbers}) == len(numbers)
    names = {one.label for one in numbers if one.is_weight}
    assert "extract/listing/rank/weights.toml: weights.date" in names
    assert "extract/data/hand_weights.toml: title.coverage" in names
    assert "extract/article/fields/weights.json: title.is-og" in names
    assert "extract/article/body/weights.json: comma" in names
    assert "normalize/links/link_weights.json: either.bias" in names


@pytest.mark.parametrize(
    ("value", "weight", "changes"), [(7, False, (3, 14)), (0.5, False, (0.25, 1.0)), (-1.2, True, (1.2,))]
)
def test_changes(value: float, weight: bool, changes: tuple[float, ...]):
    assert Number("a.py", "A", value, 1, 4, weight).changes() == changes


def test_one_number_is_changed():
    numbers = thresholds("a.py", "A = 7, 7")
    scope: dict[str, object] = {}
    exec(compile(change_source("A = 7, 7", numbers[1], 9), "a.py", "exec"), scope)  # noqa: S102 # the line above
    assert scope["A"] == (7, 9)


REACHES = """
import sys
sys.path.insert(0, {benchmarks!r})
from pathlib import Path
import archive_scraper
from archive_scraper.extract import page_kind, walls, wall_looks
from archive_scraper.extract.article.candidates import Candidate, choose
from archive_scraper.extract.listing.fields import title
from archive_scraper.extract.listing.rank import ranking
from archive_scraper.normalize.links.learned import Reading, weigh
from archive_scraper.signs.buttons import is_generic
from archive_scraper.signs.person_name import is_person_name
from mutant_parts.change import apply, look_around
from mutant_parts.numbers import find_numbers
from archive_scraper.watch.cadence import Cadence
numbers = {{one.label: one for one in find_numbers(Path(archive_scraper.__file__).parent)}}
name, button = "Ada M" + "a" * 35, "Read more".ljust(80, ".")
none = Reading("stood", None, frozenset())
one, other = Candidate("a", "A", "h1", {{"is-og"}}), Candidate("b", "B", "h1", set())
def show():
    chosen = choose("title", [one, other]).value
    hour = Cadence(every="6h").shortest
    own = dict(ranking._BETTER)[ranking._is_own]
    heading = title._W["heading"]
    print(is_person_name(name), is_generic(button), walls.SHORT, chosen, heading, hour, weigh(none) > -20, own)
show()
look_around()
apply(numbers["extract/data/hand_weights.toml: title.heading"], -3.0)
apply(numbers["extract/listing/rank/ranking.py: _DATES_WEIGH"], 2.0)
apply(numbers["signs/person_name.py: _LONGEST"], 20)
apply(numbers["signs/buttons.py: is_generic"], 45)
apply(numbers["watch/cadence.py: Cadence.shortest"], 30)
apply(numbers["extract/wall_looks.py: SHORT"], 750)
apply(numbers["extract/article/fields/weights.json: title.is-og"], -1.0)
links = "normalize/links/link_weights.json: either.bias"
apply(numbers[links], numbers[links].value - 40)
show()
"""


def test_a_change_reaches_whoever_imported_it():
    ran = subprocess.run(
        [sys.executable, "-c", REACHES.format(benchmarks=str(BENCHMARKS))],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    shown = ["True True 1500 A 3.2 60 True 4.0", "False False 750 B -3.0 30 False 2.0"]
    assert ran.stdout.splitlines() == shown, ran.stderr


def test_reasons_are_held_against_what_survived():
    tried = {"a.py: A": True, "a.py: B": True, "a.py: C": False}
    assert mutants.judge(tried, {"a.py: A": "why", "a.py: C": "why", "b.py: D": "not tried"}) == [
        "survives without a reason: a.py: B",
        "no longer survives: a.py: C",
    ]


def test_every_reason_is_of_a_number_that_there_is():
    numbers = {one.label for one in find_numbers(ROOT / "archive_scraper")}
    reasons = mutants.read_reasons(mutants.REASONS)
    assert not reasons.keys() - numbers
    assert all(reason.endswith(".") for reason in reasons.values())


def test_a_path_without_numbers_is_refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setattr(sys, "argv", ["mutants.py", "--only", "extract/nowhere.py"])
    with pytest.raises(SystemExit) as ended:
        mutants.main()
    assert ended.value.code == 2
    assert "no number in extract/nowhere.py" in capsys.readouterr().err


def test_a_run_that_tries_nothing_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    monkeypatch.setattr(sys, "argv", ["mutants.py", "--tests", "nowhere"])
    assert mutants.main() == 1
    assert "no number was tried" in capsys.readouterr().out
