"""Where a number is at work: the lines that a test must run to notice a change."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))

from mutant_parts.numbers import thresholds  # a script's part, not the package's
from mutant_parts.places import places_of

OTHER = """from archive_scraper.signs import here
from archive_scraper.signs.here import LONGEST as MOST
def cut(text):
    return text[:MOST]
def ask():
    return here.LONGEST
"""


@pytest.mark.parametrize(
    ("source", "name", "lines"),
    [
        ("def f(x):\n    y = x\n    return y > 12", "f", {"signs/here.py": {3}}),
        ("def f(x):\n    return (\n        x >\n        12)\n", "f", {"signs/here.py": {2, 3, 4}}),
        ("def f(x):\n    if x > 12:\n        return 1\n    return 0", "f", {"signs/here.py": {2}}),
        ("def f(x=12):\n    y = x\n    return y", "f", {"signs/here.py": {2, 3}}),
        ("LONGEST = 12\ndef f(x):\n    return LONGEST", "LONGEST", {"signs/here.py": {3}, "signs/other.py": {4, 6}}),
        ("_A = 12\n_B = _A + x\ndef f(y):\n    return 1\ndef g(y):\n    return _B", "_A", {"signs/here.py": {6}}),
        ("class C:\n    MOST = 12\n    def f(self):\n        return self.MOST", "C.MOST", {"signs/here.py": {4}}),
        ("_A = 12\ndef f(x):\n    return x", "_A", {"signs/here.py": {3}}),
    ],
    ids=["its line", "its statement", "a block's head", "a default", "a constant", "made of it", "a class", "unread"],
)
def test_places(source: str, name: str, lines: dict[str, set[int]]):
    (number,) = thresholds("signs/here.py", source)
    assert number.name == name
    found = places_of([number], {"signs/here.py": source, "signs/other.py": OTHER})
    assert found == {number.label: lines}
