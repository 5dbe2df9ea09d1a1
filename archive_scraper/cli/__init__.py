"""The command line: Click commands, one file a family of verbs."""
