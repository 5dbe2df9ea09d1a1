"""Everything that runs during a crawl."""
