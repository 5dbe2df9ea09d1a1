"""A parsed page as flat arrays, and the names that tell its elements' kinds."""
