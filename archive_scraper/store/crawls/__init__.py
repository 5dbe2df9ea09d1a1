"""What crawls leave: runs, what is still to fetch, what was learned, alarms; and who crawls what, and when."""
