"""Turns pages into PDF bytes."""
