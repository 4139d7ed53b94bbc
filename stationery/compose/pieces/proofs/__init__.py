"""Sheets that show the fields themselves."""
