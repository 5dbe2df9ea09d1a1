"""The small words that open a byline before a name."""

from __future__ import annotations

from typing import Final

BY_WORDS: Final = ("by", "von", "par", "por", "di", "da", "door", "av", "af", "från", "od", "przez")
BY: Final = "|".join(BY_WORDS)
"""The same as alternatives of a regular expression."""
