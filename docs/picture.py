"""Writes docs/demo.svg, the picture of the terminal in the README: ``make demo``, as it prints."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

_WIDTH = 108


def main() -> None:
    """Run the demo and draw what it printed."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(  # noqa: S603 # our own command
            [Path(sys.executable).with_name("archive-scraper"), "demo"],
            cwd=folder,
            env={**os.environ, "FORCE_COLOR": "1", "COLUMNS": str(_WIDTH)},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=True,
            text=True,
        )
    ports = iter(("8001", "8002"))
    printed = re.sub(r"(127\.0\.0\.1):\d+", lambda match: f"{match[1]}:{next(ports)}", done.stdout)
    printed = printed.replace(str(Path(sys.executable).parent), ".venv/bin")
    console = Console(record=True, width=_WIDTH, file=open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
    console.print(Text("$ make demo", style="bold"))
    console.print(Text.from_ansi(printed.rstrip()))
    picture = Path(__file__).with_name("demo.svg")
    console.save_svg(str(picture), title="Archive Scraper")
    print(f"wrote {picture.name}")


if __name__ == "__main__":
    main()
