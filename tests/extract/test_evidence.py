"""Every weight and threshold at work, on pages that chance made: a change of one shows here as a number.

These are no judgements: nobody says that 12.4 is right. Where a change was meant, `python tests/extract/evidence.py`
writes the numbers anew; its difference shows which pages it reached, and whether their answers changed.
"""

from __future__ import annotations

from typing import Any

import evidence
import pytest

RECORDED = evidence.recorded()


@pytest.mark.parametrize(("kind", "number"), evidence.pages())
def test_what_is_weighed_and_answered(kind: str, number: int):
    found, before = evidence.read(kind, number), RECORDED[f"{kind} {number}"]
    assert found["answer"] == before["answer"]
    assert _rounded(found["weighed"]) == _rounded(before["weighed"])


def _rounded(weighed: Any) -> dict[str, tuple[int, Any]]:
    """Return counts and sums; sums may differ by what machines round."""
    return {name: (count, pytest.approx(total, abs=0.011)) for name, (count, total) in weighed.items()}


def test_every_page_was_recorded():
    assert sorted(RECORDED) == sorted(f"{kind} {number}" for kind, number in evidence.pages())
