"""What the head of a table says about its columns: the cell of each row that names the authors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.normalize.text import CELL_TAGS
from archive_scraper.signs.headings import announces_authors

if TYPE_CHECKING:
    from archive_scraper.extract.listing.blocks.find import Candidate
    from archive_scraper.extract.listing.page.outline import Outline


def find_author_cells(outline: Outline, candidate: Candidate) -> list[int] | None:
    """Return for each table row the cell below the head that says "Author", or -1; None without such a head."""
    first = candidate.records[0].root
    table = next((node for node in outline.lineage(first) if outline.tags[node] == "table"), -1)
    if table < 0:
        return None
    for row in range(table, first + 1):
        if outline.tags[row] == "tr":
            heads = _cells(outline, row)
            named = [place for place, cell in enumerate(heads) if _is_author_head(outline, cell)]
            if named:
                rows = [_cells(outline, record.root) for record in candidate.records]
                return [cells[named[0]] if len(cells) == len(heads) else -1 for cells in rows]
    return None


def _cells(outline: Outline, row: int) -> list[int]:
    return [cell for cell in outline.children(row) if outline.tags[cell] in CELL_TAGS]


def _is_author_head(outline: Outline, cell: int) -> bool:
    return announces_authors(outline.text(cell))
