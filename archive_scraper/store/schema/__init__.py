"""The steps of the schema, one file each: SQL alone. store.migrations applies them in their order."""
