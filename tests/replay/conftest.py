"""Fixtures of the replay's tests."""

from __future__ import annotations

import pytest
from replaying import Desk
from small_site import SmallSite


@pytest.fixture
def site():
    with SmallSite() as served:
        served.publish(6)
        yield served


@pytest.fixture
def desk(site, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path, site)
