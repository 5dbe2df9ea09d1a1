"""One module a family of pages: arguments in, one reading, one rendered answer out."""
