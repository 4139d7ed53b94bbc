"""Questions: what the page asks before a draft is there, as begin.yaml has them, with the choices of the catalog."""

from __future__ import annotations

import os
from functools import cache
from typing import Any

from stationery.catalog.cards import cards
from stationery.catalog.envelopes import envelopes
from stationery.catalog.papers import default_paper
from stationery.data.yaml import load_table
from stationery.desk.edits import words_of
from stationery.desk.forms import find_defaults
from stationery.model.letter import Letter
from stationery.model.party import Party
from stationery.model.values import replace
from stationery.resolve.countries import country_of
from stationery.resolve.defaults import default_card
from stationery.studio import Studio

FILE = os.path.join(os.path.dirname(__file__), "begin.yaml")
WORDS, SENDER = "words", "sender"
_SOMEBODY = Party(name="—")


@cache
def _read() -> dict[str, Any]:
    found = words_of(load_table(FILE))
    assert isinstance(found, dict), "begin.yaml is a table"
    return found


def kinds() -> tuple[str, ...]:
    """What can be begun."""
    return tuple(kind for kind in _read() if kind not in (WORDS, SENDER))


def words_of_asking() -> dict[str, str]:
    """What the page says around its questions."""
    words: dict[str, str] = _read()[WORDS]
    return words


def list_questions(studio: Studio, *, sender: bool) -> dict[str, Any]:
    """Kind to its title, words and questions, each with its name; where no `sender` is known, they ask for one too."""
    asked = _read()
    about_sender = [] if sender else _questions(studio, asked[SENDER])
    listed = {kind: {**asked[kind], "questions": [*_questions(studio, asked[kind]), *about_sender]} for kind in kinds()}
    return {"kinds": listed, "words": asked[WORDS]}


def _questions(studio: Studio, kind: dict[str, Any]) -> list[dict[str, Any]]:
    return [_question(studio, name, question) for name, question in kind["questions"].items()]


def _order(studio: Studio, catalog: str) -> list[str]:
    """Envelopes or cards: the one that the sender's letters have by default, then those of its part of the world."""
    with studio.trip(Letter("to", recipient=_SOMEBODY)) as (stock, laid):
        country = country_of(laid.sender, stock.store) if laid.sender else ""
        greeted = replace(laid, sender=laid.sender or _SOMEBODY)
        card = default_card(stock, default_paper(stock.store, country).id)
        units = {id: each.unit for id, each in (cards if catalog == "cards" else envelopes)(stock.store).items()}
        families = {id: each.family for id, each in envelopes(stock.store).items()}
    usual = card if catalog == "cards" else find_defaults(studio, greeted, stock.today).get("envelope", "")

    def rank(id: str) -> tuple[bool, ...]:
        return id != usual, families.get(id) != families.get(usual), units[id] != units.get(usual, units[id])

    return sorted(units, key=rank)


def order_of_envelopes(studio: Studio) -> list[str]:
    """The ids of all envelopes, the usual one first."""
    return _order(studio, "envelopes")


def _question(studio: Studio, name: str, question: dict[str, Any]) -> dict[str, Any]:
    found = {"name": name, "hint": "", "usual": "", **question, "needed": question.get("needed") == "yes"}
    if "among" in question:
        found["among"] = [{"id": id, "name": words} for id, words in question["among"].items()]
    catalog = question.get("catalog")
    if catalog in ("envelopes", "cards"):
        entries = studio.catalog(catalog)
        first, *others = _order(studio, catalog)
        usual = {"id": "", "name": question["usual-about"].replace("{name}", entries[first].name)}
        found["among"] = [usual, *({"id": id, "name": entries[id].name} for id in others)]
    return found
