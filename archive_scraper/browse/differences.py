"""What changed between two versions of a text, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from markupsafe import Markup, escape

_MOST = 3_000
"""Words (with their spaces); comparing costs more than the square of it in the worst case."""
_AROUND = 30
"""Words of unchanged text that stay on each side of a change."""


def show_difference(old: str | None, new: str | None) -> Markup:
    """Return the new text with insertions and deletions marked; long unchanged stretches are left out."""
    before, after = _split(old or ""), _split(new or "")
    if len(before) + len(after) > _MOST:
        before, after = _split_lines(old or ""), _split_lines(new or "")
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    middle_before, middle_after = before[head : len(before) - tail], after[head : len(after) - tail]
    parts = [_same(before[:head], first=True)]
    if len(middle_before) + len(middle_after) > _MOST:  # a rewritten book: no need to know which line became which
        parts += [_marked("del", middle_before[:_MOST]), _marked("ins", middle_after[:_MOST])]
    else:
        for kind, i1, i2, j1, j2 in SequenceMatcher(None, middle_before, middle_after, autojunk=False).get_opcodes():
            if kind == "equal":
                parts.append(_same(middle_before[i1:i2]))
            else:
                parts += [_marked("del", middle_before[i1:i2]), _marked("ins", middle_after[j1:j2])]
    parts.append(_same(after[len(after) - tail :] if tail else [], last=True))
    return Markup().join(parts)


def _split(text: str) -> list[str]:
    return re.findall(r"\S+\s*|\s+", text[:200_000])


def _split_lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _common(one: list[str], other: list[str]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _same(words: list[str], *, first: bool = False, last: bool = False) -> Markup:
    if len(words) <= 2 * _AROUND:
        return escape("".join(words))
    left = "" if first else escape("".join(words[:_AROUND]))
    right = "" if last else escape("".join(words[-_AROUND:]))
    return Markup('{}<span class="muted"> … </span>{}').format(left, right)


def _marked(tag: str, words: list[str]) -> Markup:
    if not words:
        return Markup()
    label = "removed" if tag == "del" else "added"
    return Markup('<{0}><span class="sr-only">[{1}: </span>{2}<span class="sr-only">]</span></{0}>').format(
        Markup(tag),  # noqa: S704 - one of two words of ours
        label,
        "".join(words),
    )
