"""What a message is called."""

import pytest

from archive_scraper.watch.notify import _title


@pytest.mark.parametrize(("length", "cut"), [(117, False), (118, True), (300, True)])
def test_a_long_title_is_cut(length, cut):
    title = _title([{"source": "x", "message": "a" * length}], []).removeprefix("Archive Scraper: ")
    assert title == ("x: " + "a" * 116 + "…" if cut else "x: " + "a" * length)
    assert len(title) <= 120
