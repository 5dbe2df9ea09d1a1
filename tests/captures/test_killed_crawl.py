"""A crawl that is killed while it keeps pages: nothing is lost or there twice, and the captures are clean again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from small_site import SmallSite


@pytest.mark.parametrize("points", [3, pytest.param(24, marks=pytest.mark.soak)])
def test_killed_at_any_point_nothing_is_lost_and_nothing_there_twice(tmp_path, points):
    with SmallSite() as site:
        site.publish(4)
        rules = site.rules_file(tmp_path)
        script = Path(__file__).with_name("killed_crawl.py")
        command = [sys.executable, script, rules, tmp_path, str(points), "4"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [f"killed at {points} points"]
