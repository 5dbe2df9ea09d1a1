"""One parsed page in, raw items out."""
