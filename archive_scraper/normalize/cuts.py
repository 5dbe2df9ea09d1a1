"""Cutting one printed sentence out of a text or its Markdown."""

from __future__ import annotations

import re

from archive_scraper.words.kept import compiled

_WORD = compiled(r"[^\W_]+")
_LINK_TARGET = compiled(r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)")


def cut_sentence(text: str, sentence: str) -> str | None:
    """Return text without the sentence where it starts or ends with it, else None.

    Letters and digits decide, so that emphasis, links and quotes of Markdown do not matter.

    >>> cut_sentence("So it goes. Read more at [*The Hill*](https://example.org/x).", "Read more at The Hill.")
    'So it goes.'
    """
    longest = max(_WORD.findall(sentence), key=len, default="")
    if longest.casefold() not in text.casefold():  # most paragraphs: nothing to look for letter by letter
        return None
    masked = _LINK_TARGET.sub(lambda match: "]" + " " * (len(match[0]) - 1), text)
    at = [index for index, char in enumerate(masked) if char.isalnum()]
    letters = "".join(masked[index] for index in at).casefold()
    wanted = "".join(char for char in sentence if char.isalnum()).casefold()
    if not wanted or len(wanted) > len(letters) or len(letters) != len(at):
        return None
    if letters == wanted:
        return ""
    if letters.endswith(wanted):
        # Whatever opens the sentence (a bracket, an asterisk, a quote) goes with it.
        end = at[len(letters) - len(wanted) - 1] + 1
        rest = re.match(r"[^\w\s\[*_(\"“‘]*", masked[end:])
        return text[: end + (rest.end() if rest else 0)].rstrip()
    if letters.startswith(wanted):
        start = at[len(wanted)]
        opening = re.search(r"[\[*_(\"“‘]*$", text[:start])
        return text[opening.start() if opening else start :].lstrip()
    return None
