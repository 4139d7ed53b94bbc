"""The version of stationery, as pyproject.toml reads it and each PDF states it."""

__version__ = "0.1.0"
