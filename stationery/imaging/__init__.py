"""Reads pictures: a signature from a photo."""
