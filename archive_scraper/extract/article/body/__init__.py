"""The main text: which blocks belong to it, and how it is written down."""
