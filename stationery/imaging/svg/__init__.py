"""Reads a logo drawn as SVG, strictly: shapes, fills and strokes become a form; nothing runs or is fetched."""
