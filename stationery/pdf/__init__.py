"""Pages turned into PDF bytes, and PDFs read back."""
