"""Is there a browser to render pages with? Playwright comes with the extra [browser], chromium is the user's own."""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec
from typing import TYPE_CHECKING

from archive_scraper.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from archive_scraper.sites import SiteRules

VARIABLE = "ARCHIVE_BROWSER"
"""Setting, and variable of the environment: the path or name of a browser built on Chromium."""
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class BrowserMissingError(UsageError):
    """No page can be rendered here; the message says what to install."""


def browser_path(settings: Mapping[str, object] | None = None) -> str:
    """Return the path of the browser. Raises BrowserMissingError where something is missing, in one line."""
    if find_spec("playwright") is None:
        raise BrowserMissingError(
            'rendering pages needs a browser: pip install "archive-scraper[browser]", and chromium '
            "(Debian: apt-get install chromium)"
        )
    given = str((settings or {}).get(VARIABLE) or "") or os.environ.get(VARIABLE, "")
    if given:
        if found := shutil.which(given):
            return found
        raise BrowserMissingError(f"{VARIABLE}: {given} is no program; name the path of chromium or chrome")
    for name in _NAMES:
        if found := shutil.which(name):
            return found
    raise BrowserMissingError(
        f"rendering pages needs chromium: apt-get install chromium, or {VARIABLE}=/path/to/chrome for one that is "
        "installed elsewhere"
    )


def render_missing(settings: Mapping[str, object] | None = None) -> str | None:
    """Return the line that says what to install before a page can be rendered; None where nothing is missing."""
    try:
        browser_path(settings)
    except BrowserMissingError as error:
        return str(error)
    return None


def check_browser(rules: SiteRules, settings: Mapping[str, object]) -> None:
    """Raise BrowserMissingError where a source has a channel that is rendered, and there is nothing to do it with."""
    if any(way.kind == "browser" and way.use for way in rules.channel):
        try:
            browser_path(settings)
        except BrowserMissingError as error:
            raise BrowserMissingError(f"{rules.name}: {error}") from error
