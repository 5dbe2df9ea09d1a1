"""The fields of an article: candidates from every source, chosen by learned weights."""
