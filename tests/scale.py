"""How much the tests of scale make: as much as a run of all tests has time for, or with STATIONERY_FULL all of it."""

from __future__ import annotations

import os

FULL = bool(os.environ.get("STATIONERY_FULL"))

LETTERS = 10_000 if FULL else 600
"""In one merge, counted and looked at in places."""

JUDGED = 1_000 if FULL else 200
"""Letters, envelopes and labels that veraPDF judges."""

KILLS = 50 if FULL else 6
"""How often a merge of single files is killed."""

KILLED_ROWS = 60 if FULL else 24
"""Of how many rows it makes files."""
