"""Address books and lists: vCards, CSV, and spreadsheets, read into contacts."""
