"""The page's own typeface, which is the letter's sans: where its files stand."""

from __future__ import annotations

import os
from functools import cache

from stationery.data.resources import folder
from stationery.pdf.families import load_family

FACE = "source-sans-3"
CUTS = {"sans": "upright", "sans-italic": "italic"}


@cache
def font_file(name: str) -> str:
    """The path of the font that the page calls by this name; empty where there is none."""
    family = load_family(FACE, os.path.join(folder("fonts"), f"{FACE}.yaml"))
    return dict(family.files).get(CUTS.get(name, ""), "") if family.installed else ""
