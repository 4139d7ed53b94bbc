"""layouts/ read into values."""
