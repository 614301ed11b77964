"""Changes of the tables, each in a small module named for what it changes."""

# Kept here so that a start with nothing to do need not read the migrations; a test compares the two.
HEAD = "0002"
