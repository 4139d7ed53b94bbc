"""A sender from a JSON Resume, from a vCard, from a profile."""

from __future__ import annotations

import json
import pathlib

import pytest

from stationery.model.errors import Place, SourceError, StationeryError
from stationery.model.letter import Party
from stationery.reading.resume import read_resume
from stationery.reading.senders import read_sender_file
from stationery.reading.vcard import read_card

RESUME = {
    "basics": {
        "name": "Ann Lee",
        "label": "Analyst",
        "email": "ann@lee.example",
        "phone": "(503) 555-0101",
        "url": "https://lee.example",
        "location": {
            "address": "12 Elm Street\nApt. 3",
            "postalCode": "02134",
            "city": "Boston",
            "countryCode": "US",
            "region": "MA",
        },
    }
}


def test_resume() -> None:
    assert read_resume(json.dumps(RESUME), "f").sender == Party(
        Place("f"),
        name="Ann Lee",
        street=("12 Elm Street", "Apt. 3"),
        locality="Boston",
        region="MA",
        postal_code="02134",
        country="US",
        email="ann@lee.example",
        phone="(503) 555-0101",
        website="https://lee.example",
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('{"basics": {\n  "name": "Ann",}\n}', "f:2:"),
        ("", "f:1:1: this isn't valid JSON"),
        ("{}", "f: basics.name is missing"),
        ("[]", "f: basics: expected an object, {…}"),
        ('{"basics": {"name": 5}}', "f: name: expected text in quotation marks, not 5"),
        ('{"basics": {"name": "A", "location": "Boston"}}', "f: location: expected an object, {…}"),
        ("[" * 100_000, "f: this isn't a JSON Resume"),
        ("9" * 5000, "f: this isn't a JSON Resume"),
    ],
)
def test_resume_faults(text: str, fault: str) -> None:
    with pytest.raises(StationeryError) as caught:
        read_resume(text, "f")
    assert str(caught.value).startswith(fault)


def card(*rows: str) -> Party:
    return read_card("\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *rows, "END:VCARD", ""]), "f").sender


def test_card() -> None:
    sender = card(
        "N:Lee;Ann;Marie;Dr.;",
        "FN:Dr. Ann Marie Lee",
        "item1.ADR;type=WORK;type=pref:;Suite 4;12 Elm Street;Salem;OR;97301;",
        "item1.X-ABADR:us",
        "ORG:Acme\\, Inc.;Fruit",
        "TITLE:Analyst",
        "EMAIL;TYPE=INTERNET:ann@lee.example",
        "TEL;TYPE=CELL:+1 503 555 0101",
        "URL:https\\://lee.example",
        "X-BROKEN",
        "PHOTO;ENCODING=b:AAAA",
    )
    assert (sender.name, sender.prefix, sender.family) == ("Ann Marie Lee", "Dr.", "Lee")
    assert sender.street == ("12 Elm Street", "Suite 4")
    assert (sender.locality, sender.region, sender.postal_code, sender.country) == ("Salem", "OR", "97301", "US")
    assert (sender.organization, sender.department, sender.title) == ("Acme, Inc.", "Fruit", "Analyst")
    assert (sender.email, sender.phone) == ("ann@lee.example", "+1 503 555 0101")
    assert sender.website == "https://lee.example"


def test_the_private_address_goes_without_the_firm() -> None:
    sender = card("FN:Ann", "ADR;WORK:;;1 Mill Rd;X", "ADR;TYPE=home:;;2 Elm St;Y", "ORG:Acme", "TITLE:Analyst")
    assert (sender.street, sender.locality, sender.organization, sender.title) == (("2 Elm St",), "Y", "", "")


@pytest.mark.parametrize(
    ("rows", "name"),
    [
        (["FN:Ann Lee"], "Ann Lee"),
        (["N:Lee;Ann"], "Ann Lee"),
        (["FN:Ann", "  Lee"], "Ann Lee"),
        (["FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg =", "Lee"], "Jörg Lee"),
        (["FN;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:J=F6rg"], "Jörg"),
        (["fn:Ann\\; Lee\\nx"], "Ann; Lee x"),
        (['FN;X="a:b;c":Ann'], "Ann"),
    ],
)
def test_names(rows: list[str], name: str) -> None:
    assert card(*rows).name == name


def test_country_in_a_parameter() -> None:
    assert card("FN:Ann", "ADR;CC=de;PREF=1:;;Weg 1;Ulm;;89073;").country == "DE"


def test_a_suffix_that_the_name_has_is_not_repeated() -> None:
    assert card("N:Lee;Bob;;;Jr.", "FN:Bob Lee, Jr.").suffix == ""


def test_only_the_first_card() -> None:
    text = "BEGIN:VCARD\nFN:Ann\nEND:VCARD\nBEGIN:VCARD\nFN:Bob\nEMAIL:b@c.de\nEND:VCARD\n"
    assert (read_card(text, "f").sender.name, read_card(text, "f").sender.email) == ("Ann", "")


@pytest.mark.parametrize(
    ("text", "fault"),
    [("", "f: there is no card in this file"), ("BEGIN:VCARD\nEMAIL:a@b.cd\nEND:VCARD", "f: the card has no name")],
)
def test_card_faults(text: str, fault: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_card(text, "f")
    assert str(caught.value).startswith(fault)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("me.json", '{"basics": {"name": "Ann"}}'),
        ("me.vcf", "BEGIN:VCARD\nFN:Ann\nEND:VCARD"),
        ("profile.yaml", "name: Ann"),
        ("resume", ' {"basics": {"name": "Ann"}}'),
        ("card.txt", "\nbegin:vcard\nFN:Ann\nEND:VCARD"),
        ("other", "name: Ann"),
        ("flow.yml", "{name: Ann}"),
    ],
)
def test_read_sender_file(tmp_path: pathlib.Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert read_sender_file(str(path)).sender.name == "Ann"


def test_a_rendercv_file(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "cv.yaml"
    path.write_text(
        "cv:\n  name: Ann Lee\n  location: Salem, OR\n"
        "  email: [ann@lee.example, b@c.de]\n"
        "  phone: tel:+1-503-555-0101\n  website: https://lee.example\n"
        "  sections:\n    skills: [a, b]\ndesign: {theme: classic}\n"
    )
    sender = read_sender_file(str(path)).sender
    assert (sender.name, sender.locality, sender.region, sender.country) == ("Ann Lee", "Salem", "OR", "")
    assert (sender.email, sender.phone, sender.website) == ("ann@lee.example", "+1-503-555-0101", "https://lee.example")
    path.write_text("cv:\n  location: Berlin, Germany\n")
    with pytest.raises(SourceError, match="'name' is missing"):
        read_sender_file(str(path))
    path.write_text("cv:\n")
    with pytest.raises(SourceError, match="nothing in it"):
        read_sender_file(str(path))
