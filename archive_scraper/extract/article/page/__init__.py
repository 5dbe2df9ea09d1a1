"""One walk over an article page: text blocks, marks, what is boilerplate."""
