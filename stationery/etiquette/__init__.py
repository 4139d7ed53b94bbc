"""The rules of a good note, one kind a file: a note and what was made of it into findings."""
