"""What the head of a table says about its columns: the cell of each row that names the authors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive_scraper.normalize.text import CELL_TAGS
from archive_scraper.signs.headings import announces_authors

if TYPE_CHECKING:
    from archive_scraper.extract.listing.blocks.find import Candidate
    from archive_scraper.extract.listing.page.outline import Outline


def has_heads(outline: Outline, candidate: Candidate) -> bool:
    """Tell whether a table says above its rows what stands in them."""
    return any(outline.tags[node] == "th" for node in _to_first_row(outline, candidate))


def _to_first_row(outline: Outline, candidate: Candidate) -> range:
    """Return the elements from the table down to its first record; none outside of tables."""
    first = candidate.records[0].root
    table = next((node for node in outline.lineage(first) if outline.tags[node] == "table"), first + 1)
    return range(table, first + 1)


def find_author_cells(outline: Outline, candidate: Candidate) -> list[int] | None:
    """Return for each table row the cell below the head that says "Author", or -1; None without such a head."""
    for row in _to_first_row(outline, candidate):
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
