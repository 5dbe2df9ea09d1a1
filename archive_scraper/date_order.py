"""The orders in which sites print a date in numbers: apart from what holds such dates, so that rules load no items."""

from typing import Literal

DateOrder = Literal["DMY", "MDY", "YMD"]
