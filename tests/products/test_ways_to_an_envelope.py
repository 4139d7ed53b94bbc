"""Every way to an envelope obeys every choice: beside the letter or the note, from the file, from its PDF, in a kit."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stationery.cli.source import over
from stationery.model.letter import Choices, Letter, Written
from stationery.model.letterhead_sheet import LetterheadSheet
from stationery.model.page import Page, Text
from stationery.model.values import replace
from stationery.products.card import note_and_envelope
from stationery.products.envelope import envelope_pdf, resolve_envelope
from stationery.products.finished_letter import Incoming
from stationery.products.kit import envelopes
from stationery.products.letter import letter_and_envelope, letter_pdf
from tests.jobs import printed
from tests.products.made import letter, stock

Seen = tuple[object, ...]


def seen(pages: tuple[Page, ...]) -> Seen:
    """What stands on the face: words, typefaces, sizes, colors and places; and its paper."""
    items = pages[0].items
    words = ((each.text, each.face, each.size, each.color, each.at) for each in items if isinstance(each, Text))
    return pages[0].name, len(items), tuple(words)


def from_pdf(asked: Letter) -> Seen:
    plain = replace(asked, choices=Choices())
    found = Incoming(letter_pdf(plain, stock()).pdf, "letter.pdf").read_tags()
    assert found
    return seen(envelope_pdf(replace(found, choices=over(found.choices, asked.choices)), stock()).pages)


WAYS: dict[str, Callable[[Letter], Seen]] = {
    "envelope FILE": lambda asked: seen(envelope_pdf(asked, stock()).pages),
    "letter --with-envelope": lambda asked: seen(letter_and_envelope(asked, stock())[1].pages),
    "note --with-envelope": lambda asked: seen(note_and_envelope(asked, stock())[1].pages),
    "kit": lambda asked: seen(envelopes(resolve_envelope(asked, stock()), [asked], stock())[1].pages),
    "envelope letter.pdf": from_pdf,
}

CHOICES = {
    "envelope": "us-a7",
    "letterhead": "modern",
    "accent": "#5b1a2e",
    "letters": "XY",
    "monogram": "frame",
    "head_font": "crimson-pro",
    "font": "atkinson-hyperlegible-next",
    "address_manner": "post",
    "country_line": "de",
    "language": "fr",
}
BASE = {
    "envelope": "us-a2",
    "letterhead": "monogram",
    "font": "inter",
    "language": "en-US",
    "accent": "#123456",
    "country_line": "",
}
"""What is chosen where a test asks for nothing else: what cards and letters have by custom is not the same."""

NOT_BY = {
    ("envelope letter.pdf", "country_line"): "the line is among those that are read, and stands as it is typed",
    ("envelope letter.pdf", "language"): "the country's name is read, too; all else on the face is nobody's language",
}


OF_A_CARD = "note --with-envelope"
"""Its envelope has the card's typeface, where other envelopes have one for machines."""


def asked(**choices: str) -> Letter:
    """A letter to Germany, whose name on the envelope is another in each language."""
    found = letter("abroad", **{**BASE, **choices})
    assert found.recipient
    return replace(found, recipient=replace(found.recipient, country="DE"))


def pairing() -> str:
    """A pairing whose typeface for envelopes is not the usual one."""
    usual = resolve_envelope(asked(), stock()).fonts.envelope
    names = stock().store.names("pairings")
    return next(name for name in names if resolve_envelope(asked(font=name), stock()).fonts.envelope != usual)


@pytest.mark.parametrize("choice", CHOICES)
@pytest.mark.parametrize("way", WAYS)
def test_each_choice_is_obeyed(way: str, choice: str) -> None:
    made = WAYS[way]
    if (way, choice) in NOT_BY:
        pytest.skip(NOT_BY[way, choice])
    chosen = {choice: CHOICES[choice]}
    if choice == "font":
        chosen["font"] = "eb-garamond" if way == OF_A_CARD else pairing()
    if choice == "monogram":
        chosen |= {"letterhead": "monogram"}
    assert made(asked(**chosen)) != made(asked(**({choice: "typed"} if choice == "address_manner" else {})))


@pytest.mark.parametrize("way", WAYS)
def test_a_notation_of_the_letter_is_on_every_envelope_but_of_its_pdf(way: str) -> None:
    noted = replace(asked(), arrival_notation=Written("Personal"), delivery_notation=Written("Registered"))
    words = str(WAYS[way](noted))
    assert ("PERSONAL" in words and "REGISTERED" in words) == (way != "envelope letter.pdf")


@settings(max_examples=12, deadline=None, derandomize=True)
@given(
    st.fixed_dictionaries(
        {
            "letterhead": st.sampled_from(("plain-block", "centered", "ruled", "monogram", "none")),
            "font": st.sampled_from(("inter", "eb-garamond", "crimson-pro")),
            "language": st.sampled_from(("en-US", "fr", "de")),
            "address_manner": st.sampled_from(("typed", "post")),
            "country_line": st.sampled_from(("en", "fr", "de")),
            "particulars": st.sampled_from(("email", "none")),
            "head_font": st.sampled_from(("", "inter", "source-sans-3")),
        }
    )
)
def test_all_ways_give_the_same_face(chosen: dict[str, str]) -> None:
    one = asked(**chosen)
    faces = {way: made(one) for way, made in WAYS.items() if way != "envelope letter.pdf"}
    of_a_card = faces.pop(OF_A_CARD)
    assert len(set(faces.values())) == 1, [way for way, face in faces.items() if face != faces["envelope FILE"]]
    assert [text for text, *_ in of_a_card[2]] == [text for text, *_ in faces["envelope FILE"][2]]


def test_paper_of_ones_own_leaves_the_envelope_its_letterhead() -> None:
    own = asked()
    own = replace(own, choices=replace(own.choices, own=LetterheadSheet(None)))
    assert len({WAYS[way](own) for way in ("envelope FILE", "letter --with-envelope", "kit")}) == 1


def test_an_option_for_the_envelope_alone_is_over_all_of_them() -> None:
    alone = envelope_pdf(asked(), stock(), printed(font=Written("crimson-pro"))).pages
    assert {item.face.family for item in alone[0].items if isinstance(item, Text)} == {"crimson-pro"}
