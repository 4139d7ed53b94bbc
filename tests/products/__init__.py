"""The trips: finished files, looked at as a whole."""
