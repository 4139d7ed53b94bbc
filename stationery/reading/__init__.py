"""Reads letter files, profiles and addresses into values with Places."""
