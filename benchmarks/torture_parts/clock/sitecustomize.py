"""A wrong clock for one process: Python loads this file at its start where the folder stands on PYTHONPATH.

The file that TORTURE_CLOCK names holds the seconds by which the clock is wrong. It is read anew at each look at the
clock, so that the clock can jump while the process runs. Monotonic clocks stay right, as on a real machine.
"""

import datetime as dt
import os
import time as _time
from collections.abc import Callable

_FILE = os.environ.get("TORTURE_CLOCK", "")
_time_time = _time.time
_time_ns = _time.time_ns
_gmtime, _localtime = _time.gmtime, _time.localtime
_Real = dt.datetime
_RealDate = dt.date


def _wrong() -> float:
    try:
        with open(_FILE, encoding="ascii") as file:  # noqa: PTH123 # pathlib is not loaded for this alone
            return float(file.read() or 0)
    except (OSError, ValueError):
        return 0.0


class _Any(type):
    """What the real class made is an instance of the replaced one too."""

    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, _Real)

    def __subclasscheck__(cls, other: type) -> bool:
        return issubclass(other, _Real)


class _AnyDate(type):
    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, _RealDate)

    def __subclasscheck__(cls, other: type) -> bool:
        return issubclass(other, _RealDate)


class _Moment(_Real, metaclass=_Any):
    """A datetime whose now is wrong."""

    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> _Real:
        return _Real.now(tz) + dt.timedelta(seconds=_wrong())

    @classmethod
    def utcnow(cls) -> _Real:
        return _Real.now(dt.UTC).replace(tzinfo=None) + dt.timedelta(seconds=_wrong())

    @classmethod
    def today(cls) -> _Real:
        return cls.now()


class _Day(_RealDate, metaclass=_AnyDate):
    """A date whose today is wrong."""

    @classmethod
    def today(cls) -> _RealDate:
        return _Moment.now().date()


class _Broken:
    """A moment as its parts. An object, as logging.Formatter holds localtime as an attribute of its class."""

    def __init__(self, real: Callable[[float], _time.struct_time]) -> None:
        self.real = real

    def __call__(self, seconds: float | None = None) -> _time.struct_time:
        return self.real(_time.time() if seconds is None else seconds)


if _FILE:
    _time.time = lambda: _time_time() + _wrong()
    _time.time_ns = lambda: _time_ns() + int(_wrong() * 1e9)
    _time.gmtime = _Broken(_gmtime)
    _time.localtime = _Broken(_localtime)
    dt.datetime = _Moment
    dt.date = _Day
