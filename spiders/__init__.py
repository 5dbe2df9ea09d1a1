"""One file a site. A site that needs no Python is a TOML file in data/sources instead."""
