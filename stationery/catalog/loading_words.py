"""LoadingWords: how envelopes lie in a printer, in one language; read from layouts/drafts/LANGUAGE/loading.yaml."""

from __future__ import annotations

import re

from stationery.catalog.drafts import find_data
from stationery.catalog.languages import Language
from stationery.data.schema import NAME, OWN_CITE, TEXT, Entries, Key, Kind, Nested, Shape
from stationery.data.store import Store
from stationery.data.tables import Table
from stationery.data.yaml import load_table
from stationery.model.values import value

PARTS = ("face", "flap", "guide", "edge")
_SLOT = re.compile(r"\{([a-z]+)\}")


@value
class LoadingWords:
    """`sentence` has a slot for each of PARTS; the others are the words for it, by what is so."""

    sentence: str
    face: dict[str, str]
    flap: dict[str, str]
    guide: dict[str, str]
    edge: dict[str, str]

    def say(self, face: str, flap: str, guide: str, edge: str) -> str:
        """The sentence. `flap` is its side of the two, `above` or `below`, and where it is hinged: `above-left`."""
        said = {"face": self.face[face], "flap": self.flap[flap], "guide": self.guide[guide], "edge": self.edge[edge]}
        return _SLOT.sub(lambda slot: said[slot[1]], self.sentence)


def loading_words(store: Store, language: Language) -> LoadingWords | None:
    """The words in a language; None where it has none."""
    path = find_data(store, language, "loading")
    return store.once(f"loading {path}", lambda: _read(load_table(path))) if path else None


def _words(says: str, **each: str) -> Key:
    """A table with a text for each of these cases."""
    keys = {name.replace("_", "-"): Key(TEXT, words, needed=True) for name, words in each.items()}
    return Key(Nested(Shape(keys, dict)), says, needed=True)


def _build(row: Entries) -> LoadingWords:
    sentence = row["sentence"]
    if sorted(_SLOT.findall(sentence)) != sorted(PARTS):
        slots = ", ".join(f"{{{part}}}" for part in PARTS)
        row.table.fault(f"sentence: expected each of {slots} once", row.table.where("sentence"))
    return LoadingWords(sentence, row["face"], row["flap"], row["guide"], row["edge"])


LOADING: Kind[LoadingWords] = Kind(
    "drafts",
    "loading sentence",
    "How envelopes lie in a printer, in the language of a checklist: layouts/drafts/LANGUAGE/loading.yaml.",
    Shape(
        {
            "name": NAME,
            "cite": OWN_CITE,
            "sentence": Key(TEXT, "The sentence, with {face}, {flap}, {guide}, and {edge}.", needed=True),
            "face": _words(
                "Which way the printed side faces.",
                up="The printed side faces up.",
                down="The printed side faces down.",
            ),
            "flap": _words(
                "Where the flap is.",
                below_left="On the underside, at the left.",
                below_right="On the underside, at the right.",
                below_top="On the underside, at the edge that enters first.",
                above_left="On the upper side, at the left.",
                above_right="On the upper side, at the right.",
                above_top="On the upper side, at the edge that enters first.",
            ),
            "guide": _words(
                "Where the envelope is held.",
                left="Against the guide at the left.",
                center="Between two guides.",
                right="Against the guide at the right.",
            ),
            "edge": _words(
                "The edge that enters first.",
                sender="The short edge with the return address.",
                stamp="The short edge with the stamp.",
                top="The top edge, of an upright envelope.",
            ),
        },
        _build,
    ),
)


def _read(table: Table) -> LoadingWords:
    found = LOADING.shape.read(table)
    table.finish()
    return found
