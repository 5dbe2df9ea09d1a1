"""Pure functions from what a page printed to what the database holds: no Scrapy, no I/O, no clock."""
