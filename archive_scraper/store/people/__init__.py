"""One person, one row: which spellings are one author, by the rule and by a reader's decisions."""
