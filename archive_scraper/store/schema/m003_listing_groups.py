"""The groups of teasers, by the one reading of how an address counts its pages: ?currpage=2 is a page of its listing.

Before, a teaser that moved over such pages left a row on each. They become one row: first seen when the first of them
was, last seen when the last of them was.
"""

from __future__ import annotations

GROUPS = "SELECT DISTINCT listing FROM teasers"

# Parameters: the group as it should be, the group as it is.
MOVE = (
    """
UPDATE teasers AS kept SET
    first_seen = min(kept.first_seen, moved.first_seen),
    last_seen = max(kept.last_seen, moved.last_seen)
FROM teasers AS moved
WHERE kept.listing = :wanted AND moved.listing = :found
    AND moved.page_key = kept.page_key AND moved.teaser_hash = kept.teaser_hash
""",
    """
UPDATE related SET teaser_id = kept.id
FROM teasers AS kept, teasers AS moved
WHERE related.teaser_id = moved.id AND kept.listing = :wanted AND moved.listing = :found
    AND moved.page_key = kept.page_key AND moved.teaser_hash = kept.teaser_hash
""",
    """
DELETE FROM teasers WHERE listing = :found AND EXISTS (
    SELECT 1 FROM teasers AS kept
    WHERE kept.listing = :wanted AND kept.page_key = teasers.page_key AND kept.teaser_hash = teasers.teaser_hash
)
""",
    "UPDATE teasers SET listing = :wanted WHERE listing = :found",
)
