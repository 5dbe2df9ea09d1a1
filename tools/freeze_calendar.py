"""Freeze the calendar words of dateparser's language data into ``archive_scraper/words/calendar.jsonl``.

usage: python tools/freeze_calendar.py     (needs dateparser: pip install --editable ".[bench]")

dateparser (BSD 3-Clause) ships names of months and weekdays, units, am and pm and phrases such as "3 hours ago" of two
hundred languages: those of the Unicode CLDR, completed by its own. Its files are no public interface, so that they are
read here, once, and not when a page is. The patterns of ages are expanded here too: with "#" for their number, and
again with the other words that a language has for the unit.
"""

from __future__ import annotations

import json
import re
import sys
from importlib.machinery import SourceFileLoader
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from archive_scraper.normalize.dates.words import fold, tokens
from archive_scraper.words import book
from archive_scraper.words.calendar import MONTHS, UNITS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

TARGET = book.FOLDER / "calendar.jsonl"
_NUMBER = re.compile(r"\(\\d\+\+\[\.,\]\?\\d\*\+\)")
_REGEX_SIGNS = re.compile(r"[\\()\[\]?*+|{}^$]")
# Languages that say "ago" by an ending: "3 órája" is three hours ago, where "3 h" says too little.
_SUFFIXED = ("hu", "mr")


def read_language(path: Path) -> Mapping[str, Any]:
    """Return what one file of dateparser's data defines."""
    info: Mapping[str, Any] = SourceFileLoader(f"frozen_{path.stem}", str(path)).load_module().info  # type: ignore[deprecated]
    return info


def freeze(info: Mapping[str, Any]) -> dict[str, Any]:
    """Return the words of one language that date lines need, without empty lists."""
    words: dict[str, Any] = {"date_order": info.get("date_order", "MDY")}
    for name in (*MONTHS, *WEEKDAYS):
        words[name] = [
            *info.get(name, ()),
            *(w for v in info.get("locale_specific", {}).values() for w in v.get(name, ())),
        ]
    for name in (*UNITS, "am", "pm"):
        words[name] = [word for word in info.get(name, ()) if isinstance(word, str)]
    words["relative"] = [
        [phrase, match[3], int(match[2]) * (1 if match[1] else -1)]
        for key, phrases in info.get("relative-type", {}).items()
        if (match := re.fullmatch(r"(in )?(\d) (\w+)(?: ago)?", key)) and match[3] in UNITS
        for phrase in phrases
        # "1時間以内" (within an hour) would hide "1時間前".
        if (len(phrase) > 2 or not phrase.isascii()) and not any(map(str.isdigit, phrase))
    ]
    for kind, future in (("ago", False), ("duration", True)):
        words[kind] = [
            [phrase, match[2]]
            for key, patterns in info.get("relative-type-regex", {}).items()
            if (match := re.fullmatch(r"(in )?\\1 (\w+)(?: ago)?", key))
            and match[2] in UNITS
            and bool(match[1]) is future
            for phrase in expand(info, match[2], patterns)
        ]
    return {kind: list(dict.fromkeys(map(_hashable, value))) if isinstance(value, list) else value
            for kind, value in words.items() if value}  # fmt: skip


def _hashable(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def expand(info: Mapping[str, Any], unit: str, patterns: Iterable[str]) -> Iterator[str]:
    """Yield each "3 hours ago" pattern with "#" for the number, and again with the language's other unit words."""
    words = [word for word in info.get(unit, ()) if isinstance(word, str)]
    known = {fold(word) for word in words}
    for pattern in patterns:
        phrase = _NUMBER.sub("#", pattern).replace("\\s*", " ").replace("−", "")
        if _REGEX_SIGNS.search(phrase) or "#" not in phrase:
            continue
        parts = tokens(phrase)
        if len(parts) < 3:
            if info.get("name") in _SUFFIXED and parts[0] == "#":
                yield phrase
            continue
        yield phrase
        place = parts.index("#") + 1
        if place == 2 or (place == 1 and len(parts) == 3):  # one word before, or one after the unit
            for word in info.get("ago", ()):
                yield f"{word} # {' '.join(parts[2:])}" if place == 2 else f"# {parts[1]} {word}"
        if place < len(parts) and parts[place] in known:
            for word in words:
                yield " ".join([*parts[:place], word, *parts[place + 1 :]])


def main() -> int:
    """Write the file; 2 where dateparser is missing."""
    spec = find_spec("dateparser")
    if spec is None or not spec.submodule_search_locations:
        print('dateparser is not installed: pip install --editable ".[bench]"', file=sys.stderr)
        return 2
    folder = Path(spec.submodule_search_locations[0]) / "data" / "date_translation_data"
    paths = sorted(path for path in folder.glob("*.py") if path.stem != "__init__")
    lines = [json.dumps({"source": f"dateparser {version('dateparser')} (BSD 3-Clause), after the Unicode CLDR"})]
    lines += [json.dumps({"language": path.stem, **freeze(read_language(path))}, ensure_ascii=False) for path in paths]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TARGET}: {len(paths)} languages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
