"""Contact cards: vCard 3.0, read by a library of its own."""

from __future__ import annotations

import vobject

from stationery.model.letter import Party, Written
from stationery.wording.contact import contact_card
from tests.wording.spoken import EN, STORE, sending


def card(party: Party) -> str:
    return contact_card(party, sending(party, EN, STORE).masthead, EN)


def test_parts_are_told_each_in_its_place() -> None:
    party = Party(
        given="Zoë", family="Łukaszewicz", title="Maps; models, etc.", organization="Ruß & Söhne, Inc.",
        street=("12 Elm Street", "Apt 4"), locality="Salem", region="OR", postal_code="97301", country="US",
        email="zoe@example.org", phone="(503) 555-0142", website="zoe.example.org",
    )  # fmt: skip
    text = card(party)
    assert text == (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Łukaszewicz;Zoë\r\nFN:Zoë Łukaszewicz\r\n"
        "ORG:Ruß & Söhne\\, Inc.\r\nTITLE:Maps\\; models\\, etc.\r\n"
        "ADR:;;12 Elm Street\\, Apt 4;Salem;OR;97301;US\r\n"
        "TEL:5035550142\r\nEMAIL:zoe@example.org\r\nURL:https://zoe.example.org\r\nEND:VCARD\r\n"
    )
    read = vobject.readOne(text)
    assert read.fn.value == "Zoë Łukaszewicz"
    assert (read.n.value.family, read.n.value.given) == ("Łukaszewicz", "Zoë")
    assert read.org.value == ["Ruß & Söhne, Inc."] and read.title.value == "Maps; models, etc."
    assert read.adr.value.street == "12 Elm Street, Apt 4" and read.adr.value.code == "97301"


def test_typed_lines_and_an_organization() -> None:
    lines = ("Ann Lee", "12 Elm Street", "Salem, OR 97301", "ann@example.org")
    read = vobject.readOne(card(Party(lines=tuple(map(Written, lines)))))
    assert read.fn.value == "Ann Lee" and read.email.value == "ann@example.org"
    assert read.adr.value.street == "12 Elm Street, Salem, OR 97301"
    firm = card(Party(organization="Acme Corporation"))
    assert "ORG" not in firm and vobject.readOne(firm).n.value.family == "Acme Corporation"


def test_a_backslash_and_a_line_end_are_escaped() -> None:
    assert "FN:a\\\\b\\, c\r\n" in card(Party(name="a\\b, c"))
