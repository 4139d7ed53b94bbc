"""The words for how envelopes lie in a printer: each language with a checklist has one for every case."""

from __future__ import annotations

from itertools import product
from pathlib import Path

from stationery.catalog.languages import language as find_language
from stationery.catalog.loading_words import loading_words
from stationery.catalog.printers import Printer
from stationery.data import resources
from stationery.data.store import Store
from stationery.printing.loading import lay_envelope

LAYOUTS = Path(resources.folder("layouts"))


def test_every_checklist_has_words_for_each_way_to_load() -> None:
    """Else the sentence would be left out, or fail where somebody has that printer."""
    store = Store((str(LAYOUTS),))
    for folder in sorted((LAYOUTS / "drafts").iterdir()):
        known = loading_words(store, find_language(store, folder.name))
        assert known, folder.name
        for face, turn, guide in product(("up", "down"), ("cw", "ccw"), ("left", "center", "right")):
            for upright in (False, True):
                lay = lay_envelope(Printer(face=face, turn=turn, guide=guide), upright=upright)
                flap = f"{'below' if lay.below else 'above'}-{lay.flap}"
                said = known.say(lay.face, flap, lay.guide, lay.edge)
                assert "{" not in said and said.endswith(".")
                if folder.name == "en":
                    assert said == lay.sentence[0].lower() + lay.sentence[1:]
