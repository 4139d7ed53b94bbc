"""The values that every part of the program shares, and its errors."""
