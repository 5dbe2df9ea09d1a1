"""An age as people say it: 2y, 6m, 30d, or a day."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import click

_AGE = re.compile(r"([1-9]\d{0,4})([ymwd])")
_DAYS = {"y": 365.25, "m": 365.25 / 12, "w": 7.0, "d": 1.0}


class Age(click.ParamType[str]):
    """An age or a day; its value is the moment as the archive holds moments."""

    name = "age"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the moment. Fails for what is no age and no day."""
        try:
            return _moment(value)
        except (ValueError, OverflowError):
            self.fail(f"{value!r} is not an age such as 2y, 6m, 30d, nor a day such as 2024-01-01", param, ctx)


def _moment(text: str) -> str:
    if found := _AGE.fullmatch(text):
        moment = datetime.now(UTC) - timedelta(days=int(found[1]) * _DAYS[found[2]])
        return moment.isoformat(timespec="seconds")
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        raise ValueError(text)
    return date.fromisoformat(text).isoformat()
