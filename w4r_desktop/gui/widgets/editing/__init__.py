"""Fields, lists of fields and sections that a brief is written in."""
