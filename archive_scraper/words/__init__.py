"""The one book of words: what pages print, by language and meaning, as data. README.md in this folder explains it."""
