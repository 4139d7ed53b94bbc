"""Letters, note cards and envelopes that a person prints at home."""

__version__ = "0.1.0"
