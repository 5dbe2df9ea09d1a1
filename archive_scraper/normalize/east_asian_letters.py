"""The letters of Chinese, Japanese and Korean: what reads them is loaded where a text holds some."""

from __future__ import annotations

from typing import Final

from archive_scraper.normalize.late import late

CJK: Final = late("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# Of names.
HAN: Final = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
KANA: Final = "\u3041-\u3096\u30a1-\u30fa\u30fc"
HANGUL: Final = "\uac00-\ud7a3"
_IN_NAMES: Final = late(f"[{HAN}{KANA}{HANGUL}]")


def has_east_asian_names(text: str) -> bool:
    """Whether a text holds Chinese, Japanese or Korean letters."""
    return not text.isascii() and _IN_NAMES.search(text) is not None
