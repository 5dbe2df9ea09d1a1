"""Captures read again: what the rules and the program of today make of the pages that were kept."""
