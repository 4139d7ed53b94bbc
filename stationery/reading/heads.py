"""Declares the heads that people write, of letters, profiles and interviews, for their JSON Schemas and the reference.

The keys and their sentences come from the readers; this adds only the type of each value.
"""

from __future__ import annotations

from typing import Any

from stationery.data.schema import (
    FLAG,
    LENGTH,
    TEXT,
    TEXTS,
    WHOLE,
    Alias,
    Either,
    Key,
    Kind,
    Many,
    Map,
    Nested,
    Shape,
    Type,
    choice,
)
from stationery.model.letterhead_sheet import EDGES, PLAIN, PREPRINTED
from stationery.reading import choices, enclosures, interview, letterhead_sheet, letters, parties, signatures
from stationery.reading.profile import ALIASES as PROFILE_ALIASES


def _keys(says: dict[str, str], type_: Type, **own: Type) -> dict[str, Key]:
    return {key: Key(own.get(key, type_), sentence) for key, sentence in says.items()}


def _spell(keys: dict[str, Key], aliases: dict[str, str], *passing: str) -> Shape[Any]:
    """The keys with their aliases, and with hyphens for underscores, as readers accept them."""
    others = {alias: Alias(keys[key], key) for alias, key in aliases.items() if key in keys}
    spelled = {**keys, **others}
    hyphens = {key.replace("_", "-"): Alias(each, each.same_as or key) for key, each in spelled.items() if "_" in key}
    free = {key: Key(Type("any", "anything", _nothing), "Ignored; note-taking programs write it.") for key in passing}
    return Shape({**spelled, **hyphens, **free})


def _nothing(*_: object) -> None:
    return None


def _party() -> dict[str, Key]:
    return {
        **_keys(parties.PARTS, TEXT, street=TEXTS),
        "lines": Key(TEXTS, "The lines of an address, as on an envelope."),
    }


def _party_type(*without: str) -> Type:
    return Either(TEXTS, Nested(_spell({key: each for key, each in _party().items() if key not in without}, {})))


def _choices() -> dict[str, Key]:
    edges = Nested(Shape({edge: Key(LENGTH, f"From the {edge} edge.") for edge in EDGES}))
    paper = _keys(
        letterhead_sheet.KEYS,
        TEXT,
        preprinted=Either(FLAG, LENGTH, TEXT),
        reserve=Either(LENGTH, edges),
        continuation=Either(choice(PLAIN, PREPRINTED), LENGTH, edges),
    )
    column = Either(TEXTS, Nested(Shape({}, free=Key(TEXT, "A line, at its label."))))
    foot = {
        "columns": Key(Many(column), "One to four columns."),
        "sheets": Key(choice("first", "all"), "Which have it."),
    }
    more = _keys(choices.MORE, TEXT, height=LENGTH, gray=FLAG, foot=Either(Many(column), Nested(Shape(foot))))
    settings = {"name": Key(TEXT, "Its name."), **_keys(choices.SETTINGS, TEXT, particulars=TEXTS), **more, **paper}
    names = _keys(
        choices.NAMES,
        TEXT,
        words=TEXTS,
        letterhead=Either(TEXT, Nested(Shape(settings))),
        punctuation=choice(*choices.PUNCTUATION),
        figures=choice(*choices.FIGURES),
        spacing=choice(*choices.SPACINGS),
        address_manner=choice(*choices.MANNERS),
    )
    names["address_manner"] = Key(names["address_manner"].type, choices.NAMES["address_manner"], "typed")
    usual = {"justify": "as the style has it", "one_page": "as many pages as needed"}
    flags = {key: Key(FLAG, says, key == "smart", usual=usual.get(key, "")) for key, says in choices.FLAGS.items()}
    return {**names, **flags}


def _signature(profile: bool = False) -> Type:
    use = {"use": Key(choice(*signatures.USES), signatures.USE["use"])} if profile else {}
    return Either(TEXT, Nested(Shape({**_keys(signatures.SETTINGS, TEXT), **use})))


def _enclosures() -> Type:
    """A name, or a table of names, each with its file; or a list of such."""
    settings = _keys(enclosures.FILE, TEXT, sides=WHOLE)
    file = Either(TEXT, Nested(Shape(settings)))
    return Many(TEXT, Nested(Shape({}, free=Key(file, "The PDF file of the enclosure of that name."))))


def _letter() -> Shape[Any]:
    keys = {
        **_keys(letters.TEXTS, TEXT),
        **_keys(letters.TEXTS_OF_LINES, TEXT),
        **_keys(letters.LISTS, TEXTS, enclosures=_enclosures()),
        **_keys(
            letters.OTHERS,
            _party_type(),
            kind=choice(*letters.KINDS),
            occasion=choice(*letters.OCCASIONS),
            signature=_signature(),
            signers=Many(TEXT, Nested(Shape(_keys(letters.SIGNER, TEXT)))),
            check=Nested(Shape(_keys(letters.CHECK, TEXT, ignore=TEXTS))),
            as_typed=FLAG,
        ),
        **_choices(),
    }
    keys["kind"] = Key(keys["kind"].type, letters.OTHERS["kind"], "letter")
    return _spell({key: keys[key] for key in letters.KEYS}, letters.ALIASES, *letters.PASSING)


def _profile() -> Shape[Any]:
    signature = Key(_signature(profile=True), letters.OTHERS["signature"])
    return _spell({**_party(), **_choices(), "signature": signature}, PROFILE_ALIASES)


def _interview() -> Shape[Any]:
    learned = Key(TEXT, "What you learned from this person and want to mention.")
    people = Many(TEXTS, Nested(_spell({**_party(), "learned": learned}, {})))
    own = {
        "address": _party_type(*interview.NOT_OF_AN_ADDRESS),
        "interviewers": people,
        "from": _party_type(),
        "sent": Map(TEXT),
    }
    return _spell(_keys(interview.KEYS, TEXT, **own), interview.ALIASES)


def _proof_sender() -> Shape[Any]:
    cite = Key(TEXT, "Where the numbers and words come from.", needed=True)
    sender = Key(Nested(_spell(_party(), parties.OTHER_WORDS)), "The sender, as in a profile.", needed=True)
    return Shape({"name": Key(TEXT, "What people call it."), "cite": cite, "sender": sender})


HEADS: dict[str, Kind[Any]] = {
    "letter": Kind("letter", "letter", "The head of a letter file, between its lines of ---.", _letter),
    "profile": Kind("profile", "profile", "A profile: the sender and the usual choices.", _profile),
    "interview": Kind("interview", "interview", "An interview: when, with whom, and for what position.", _interview),
    "proof-sender": Kind(
        "engine/proof-sender.yaml",
        "sender of a proof",
        "Whose letterhead a proof shows where no profile says who you are.",
        _proof_sender,
    ),
}
"""Files with a sender or an addressee: what people write, and one data file; by their name for `stationery schema`."""
