"""What a letter file says, key by key, for the form; and what it comes to where it says nothing."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from stationery.catalog.demands import postage_code
from stationery.data.tables import Node, Scalar, Table
from stationery.data.tables import Sequence as ListNode
from stationery.desk.edits import ENCLOSURES, find_head, list_enclosures, read_head, refuse_lost_lines, words_of
from stationery.desk.vocabulary import vocabulary
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import StationeryError
from stationery.model.letter import Letter
from stationery.reading.choices import FLAGS, NAMES
from stationery.reading.letters import KINDS, LISTS, OCCASIONS, TEXTS, TEXTS_OF_LINES
from stationery.resolve.job import Options, Product
from stationery.resolve.resolve import resolve
from stationery.studio import Studio
from stationery.wording.letter import word_letter

_PARTIES = ("from", "to")
_TEXTS = ("kind", "occasion", *TEXTS, *TEXTS_OF_LINES, *NAMES)
CHOICES = {"kind": KINDS, "occasion": OCCASIONS}
"""What a form offers for a key that has a choice of its own."""

_OF_AN_ENVELOPE = {
    "to", "from", "attention", "envelope", "postage", "delivery_notation", "arrival_notation", "letterhead", "font",
    "paper", "style", "language", "smart", "address_manner", "country_line",
}  # fmt: skip
"""Keys of a file that is for an envelope alone; any other, or a body, makes it a letter."""

_WORDED = ("date", "salutation", "close")
_NAMED = {
    "address_manner": "address manner", "one_page": "one page", "smart": "curly quotes",
    **{name: name for name in ("language", "style", "paper", "letterhead", "envelope", "font")},
    "punctuation": "punctuation", "figures": "figures",
}  # fmt: skip
"""Keys, and what a Job calls the choice."""


def is_envelope_alone(keys: Iterable[str], body: str) -> bool:
    keys = set(keys)
    return "to" in keys and keys <= _OF_AN_ENVELOPE and not body.strip()


def read_form(text: str) -> dict[str, Any]:
    """What was written, by key: text (lines of a party), lists, switches (None where it says nothing).

    `piece` is what it makes first of all: letter, card, or an envelope alone. `parts` are those of a party or a choice
    that is a table. `lines` tell where each key stands. A head that can't be read gives an empty form that is not
    `readable`: then nothing can be changed by it.
    """
    rows = text.split("\n")
    values: dict[str, Any] = dict.fromkeys((*_TEXTS, *_PARTIES, "signature"), "")
    values |= {key: [] for key in LISTS} | dict.fromkeys(FLAGS) | {"as_typed": None}
    form: dict[str, Any] = {
        "readable": True,
        "values": values,
        "parts": {},
        "lines": {},
        "body": text,
        "body_line": 1,
        "piece": "letter",
    }
    try:
        head = find_head(rows)
        table = read_head(text)
        if head is None:
            refuse_lost_lines(rows)
    except StationeryError:
        return {**form, "readable": False}
    if head is not None:
        form |= {"body": "\n".join(rows[head.end + 1 :]), "body_line": head.end + 2}
    form["readable"] = not table.flow
    form["lines"] = {key: place.line for key, place in table.key_places.items()}
    for key, node in table.nodes.items():
        if isinstance(node, Table) and key != ENCLOSURES:
            form["parts"][key] = words_of(node)
        if key in values:
            values[key] = list_enclosures(node) if key == ENCLOSURES else _value(key, node)
    note = values["kind"] == "note"
    form["piece"] = "card" if note else "envelope" if is_envelope_alone(table.nodes, form["body"]) else "letter"
    return form


def _value(key: str, node: Node) -> Any:
    if key in FLAGS or key == "as_typed":
        return {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}.get(
            node.text.strip().lower() if isinstance(node, Scalar) else ""
        )
    if isinstance(node, Table):
        lines = node.nodes.get("lines")
        if lines is not None:
            return "\n".join(_lines(lines))
        first = node.nodes.get("name") or node.nodes.get("file")
        return first.text.strip() if isinstance(first, Scalar) else ""
    found = _lines(node)
    return found if key in LISTS else "\n".join(found)


def _lines(node: Node) -> list[str]:
    if isinstance(node, ListNode):
        return [row for each in node.items for row in _lines(each)]
    return [row for row, _ in node.lines()] if isinstance(node, Scalar) else []


def find_defaults(studio: Studio, letter: Letter, today: date, product: Product = "letter") -> dict[str, str]:
    """What the letter comes to by default, by key: the sender of the profile, the date, the salutation, the choices.

    Empty where the letter can't be made yet.
    """
    try:
        with studio.trip(letter, today=today) as (stock, laid):
            job = resolve(laid, stock, product, Options(draft=True))
            manuscript = word_letter(job, Diagnostics())
    except StationeryError:
        return {}
    found = {part.name: "\n".join(_plain(line.text) for line in part.lines) for part in manuscript.parts}
    chosen = {each.name: each.text for each in job.choices}
    defaults = {key: found[key] for key in _WORDED if key in found}
    defaults |= {key: chosen[name] for key, name in _NAMED.items() if name in chosen}
    defaults["from"] = "\n".join(_plain(line.text) for line in manuscript.return_address)
    words = vocabulary()["form"]
    defaults["stamps"] = words["postage-about"] + (words["postage-code"] if postage_code(job.store, job.post) else "")
    return defaults


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")
