"""The arrangements of a monogram's letters, and the frames around them: the names that data and writers choose by."""

from __future__ import annotations

ROW, MIDDLE, STACKED, INTERLACED = ARRANGEMENTS = ("row", "middle", "stacked", "interlaced")
"""In the order of the name; the surname larger in the middle; the given initials above each other; woven outlines."""

PLAIN = "plain"
FRAMES = ("ring", "frame", "oval", "lozenge", "octagon", "wreath", PLAIN)
"""What may stand around a monogram: an ornament of that name, or nothing."""
