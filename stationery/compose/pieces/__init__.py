"""Whole pieces: a letter, an envelope, a card, and what proves them."""
