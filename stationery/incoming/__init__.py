"""PDFs that come in: their letters, their tags and what they may bring with them."""
