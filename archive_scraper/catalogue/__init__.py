"""The catalogue: think tanks, their channels, and what public lists saw of them and when."""
