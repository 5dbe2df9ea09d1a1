"""Which articles the texts of a source lead to, read from an index: the end of its run counts no links of others."""

from __future__ import annotations

_INDEX = """
CREATE INDEX idx_article_links_citing ON article_links (article_id, target_id)
    WHERE target_id IS NOT NULL AND boilerplate IS NULL;
"""

SCRIPTS = (_INDEX,)
