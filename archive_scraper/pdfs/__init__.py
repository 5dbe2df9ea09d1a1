"""PDFs: read in a process of their own, under limits; text by page, and what a first page says of its piece."""
