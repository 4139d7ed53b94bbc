"""A Manuscript turned into things at places."""
