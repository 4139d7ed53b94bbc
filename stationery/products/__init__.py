"""The trips, each written out once: from what the writer means to the finished file."""
