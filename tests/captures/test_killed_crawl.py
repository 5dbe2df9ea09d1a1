"""A crawl that is killed while it keeps pages: nothing is lost or there twice, and the captures are clean again."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest
from small_site import SmallSite


@pytest.mark.parametrize("sources", [1, 3])
@pytest.mark.parametrize("points", [3, pytest.param(24, marks=pytest.mark.soak)])
def test_killed_at_any_point_nothing_is_lost_and_nothing_there_twice(tmp_path, points, sources):
    with ExitStack() as stack:
        rules = []
        for number in range(sources):
            site = stack.enter_context(SmallSite())
            site.publish(4)
            rules.append(tmp_path / f"site-{number}.toml")
            rules[-1].write_text(f'start_urls = ["{site.listing}"]\n', encoding="utf-8")
        script = Path(__file__).with_name("killed_crawl.py")
        names = os.pathsep.join(map(str, rules))
        command = [sys.executable, script, names, tmp_path, str(points), str(4 * sources)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [f"killed at {points} points"]
