"""One human, one row, across sources: what joins authors, what a reader decided, what is printed of their offices."""
