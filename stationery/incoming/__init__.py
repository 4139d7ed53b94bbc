"""Reads PDFs from elsewhere: their text, their tags and their drawings."""
