"""The fields of each teaser, judged column by column."""
