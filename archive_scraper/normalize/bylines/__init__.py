"""The grammar of bylines: words, tokens, items, the list that they form, and the keys that match people."""
