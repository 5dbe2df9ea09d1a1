"""rich's console as we use it: what stands in texts from outside is shown, never obeyed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

import rich.console
from rich.segment import Segment

from archive_scraper.cli.outlet import ReaderGoneError, raw_stream
from archive_scraper.normalize.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import ConsoleOptions, RenderableType


class Console(rich.console.Console):
    """A console that takes text as text: no markup, no emoji names, nothing that a terminal obeys."""

    def __init__(self, *, stderr: bool = False, quiet: bool = False, width: int | None = None) -> None:
        # Past the outlet, which would take the console's own colours for somebody else's.
        raw = raw_stream(sys.stderr if stderr else sys.stdout)
        super().__init__(file=raw, quiet=quiet, width=width, highlight=False, markup=False, emoji=False)

    def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """Return what is printed, piece by piece."""
        for piece in super().render(renderable, options):
            yield piece if piece.control else Segment(harmless(piece.text), piece.style)

    def on_broken_pipe(self) -> NoReturn:
        """Say that nobody reads on. Raises ReaderGoneError."""
        raise ReaderGoneError
