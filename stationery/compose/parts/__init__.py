"""What stands on a page, a part a file."""
