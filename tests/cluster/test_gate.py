"""Politeness over a cluster: one house, one worker, and a rest between two."""

import time

import pytest

from archive_scraper.cluster.gate import Gate, houses_of
from archive_scraper.sites import SiteRules
from archive_scraper.sites.rules import Channel


@pytest.mark.parametrize(
    ("rules", "urls", "houses"),
    [
        ({"start_urls": ("https://www.example.org/reports",)}, (), {"example.org"}),
        ({"start_urls": ("https://a.example.org/",), "hosts": ("example.com:80",)}, (), {"example.org", "example.com"}),
        ({"start_urls": ("https://a.example.co.uk/",), "home": "https://example.co.uk/"}, (), {"example.co.uk"}),
        ({"channel": (Channel(url="https://feeds.example.net/x", kind="feed"),)}, (), {"example.net"}),
        ({"start_urls": ("http://127.0.0.1:8000/",)}, ("http://127.0.0.2/",), {"127.0.0.1", "127.0.0.2"}),
        ({"start_urls": ("http://[::1]:8000/",)}, (), {"::1"}),
    ],
)  # fmt: skip
def test_the_houses_of_a_source(rules, urls, houses):
    assert houses_of(SiteRules(name="x", **rules), urls) == houses


def test_a_house_is_asked_by_one_at_a_time_and_rests_after_it(monkeypatch):
    clock = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    gate = Gate()
    one, both, other = frozenset({"a.org"}), frozenset({"a.org", "b.org"}), frozenset({"c.org"})
    gate.enter(one)
    assert (gate.is_open(one), gate.is_open(both), gate.is_open(other)) == (False, False, True)
    gate.leave(one, 5.0)
    clock[0] += 4.9
    assert (gate.is_open(one), gate.is_open(both), gate.is_open(other)) == (False, False, True)
    clock[0] += 0.2
    assert gate.is_open(both)
    gate.enter(both)
    gate.leave(both, 1.0)
    gate.leave(frozenset({"b.org"}), 0.0)  # no later word shortens a rest
    assert not gate.is_open(both)
