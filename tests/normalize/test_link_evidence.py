"""Every learned weight of links at work, on lines of the tests' own forms: a change of one shows here as a number.

These are no judgements: what the lines say is asked elsewhere. Where a change was meant, `python
tests/normalize/link_evidence.py` writes the numbers anew.
"""

from __future__ import annotations

import link_evidence
import pytest

RECORDED = list(link_evidence.recorded().items())
EACH = 20
"""Lines of one test."""


@pytest.mark.parametrize("place", range(0, len(RECORDED), EACH))
def test_what_is_weighed_in_lines(place: int):
    rows = RECORDED[place : place + EACH]
    for text, (count, total) in rows:
        assert link_evidence.weighed(text) == (count, pytest.approx(total, abs=0.011)), text
