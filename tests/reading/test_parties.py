"""Recipients and senders: lines as typed, maps of parts, and contact details in typed lines."""

from __future__ import annotations

import pytest

from stationery.data.yaml import read_table
from stationery.model.errors import Place, Several, SourceError, StationeryError
from stationery.model.letter import Party
from stationery.reading.parties import party_from_lines, read_party


def party(text: str, key: str = "to") -> Party:
    table = read_table(text, "f")
    found = read_party(table, key, sender=key == "from")
    table.finish()
    assert found is not None
    return found


def told(text: str, key: str = "to") -> list[str]:
    with pytest.raises(StationeryError) as caught:
        party(text, key)
    faults = caught.value.faults if isinstance(caught.value, Several) else (caught.value,)
    return [str(fault) for fault in faults]


def lines(found: Party) -> list[str]:
    return [line.text for line in found.lines]


@pytest.mark.parametrize(
    "text",
    [
        "to: |\n  Jane\n\n  Acme  \n",
        "to: [Jane, Acme]",
        "to:\n- Jane\n- Acme",
        "to:\n- |\n  Jane\n  Acme",
        'to: "Jane\\nAcme"',
        "to: {lines: [Jane, Acme]}",
        "to:\n  lines: |\n    Jane\n    Acme\n",
    ],
)
def test_lines(text: str) -> None:
    assert lines(party(text)) == ["Jane", "Acme"]
    assert party(text).name == ""


@pytest.mark.parametrize("text", ["to: Jane", "to: [Jane]", "to: |\n  Jane\n", "to: >\n  Jane\n"])
def test_one_line_is_a_name(text: str) -> None:
    assert (party(text).name, party(text).lines) == ("Jane", ())


@pytest.mark.parametrize("text", ["to:", "to: ''", "to: []", "to: |\n  \n", "to: {}", "other: x"])
def test_no_party(text: str) -> None:
    assert read_party(read_table(text, "f"), "to") is None


def test_parts() -> None:
    found = party(
        "to:\n  prefix: Dr.\n  given: Jane\n  family: van der Berg\n  suffix: Jr.\n  title: Director\n"
        "  organization: Acme\n  department: Fruit\n  street: [1200 Main Street, Suite 400]\n"
        "  dependent_locality: West\n  locality: Springfield\n  region: MA\n  postal-code: 02134\n"
        "  sorting_code: X\n  country: NO\n  email: a@b.cd\n  phone: 1-800-APPLES\n  website: acme.example\n"
    )
    assert found.street == ("1200 Main Street", "Suite 400")
    assert (found.postal_code, found.country) == ("02134", "NO")
    assert found.where("family") == Place("f", 4, 11)
    assert found.place == Place("f", 2, 3)


@pytest.mark.parametrize("street", ["street: A\n", "street: [A]\n", "street: |\n    A\n"])
def test_street(street: str) -> None:
    assert party("to:\n  name: x\n  " + street).street == ("A",)


def test_beside_lines() -> None:
    found = party("to: {lines: [Jane van der Berg, Acme], family: van der Berg, email: j@acme.example}")
    assert (found.family, found.email) == ("van der Berg", "j@acme.example")
    assert found.where("family") == Place("f", 1, 48)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("to: {nam: Jane}", "f:1:6: unknown key 'nam'\n  did you mean 'name'?"),
        ("to: {name: J, city: X}", "f:1:15: unknown key 'city'\n  did you mean 'locality'?"),
        ("to: {name: J, zip: X}", "f:1:15: unknown key 'zip'\n  did you mean 'postal_code'?"),
        ("to: {name: J, company: X}", "f:1:15: unknown key 'company'\n  did you mean 'organization'?"),
        ("to: {name: J, email: jane}", "f:1:22: email: 'jane' isn't an e-mail address"),
        ("to: {name: J, email: a b@c.de}", "f:1:22: email: 'a b@c.de' isn't an e-mail address"),
        ("to: {name: J, phone: none}", "f:1:22: phone: 'none' isn't a phone number"),
        ("to: {name: J, website: my site}", "f:1:24: website: 'my site' isn't a website address"),
        ("to: {lines: [J, K], locality: X}", "f:1:21: 'locality' and 'lines' can't be used together"),
        ("to: {name: [J]}", "f:1:12: name: expected text, not a list or a table"),
        ("to: [{a: b}]", "f:1:6: to: expected text or a list of texts"),
        ("to:\n  Jane\n  Acme", "f:2:3: to: these lines would run together into one"),
        ("to: >\n  Jane\n  Acme\n", "f:1:5: to: these lines would run together into one"),
        ("to: {name: J, street: 1 Main St #4}", "f:1:33: the text after # would be lost"),
    ],
)
def test_faults(text: str, fault: str) -> None:
    assert told(text)[-1].startswith(fault)


@pytest.mark.parametrize(
    ("line", "kind", "value"),
    [
        ("ann@lee.example", "email", "ann@lee.example"),
        ("E-mail: ann@lee.example", "email", "ann@lee.example"),
        ("+1 217 555 0123", "phone", "+1 217 555 0123"),
        ("+49 (0)30 123-456", "phone", "+49 (0)30 123-456"),
        ("(217) 555-0123", "phone", "(217) 555-0123"),
        ("217-555-0123", "phone", "217-555-0123"),
        ("217.555.0123", "phone", "217.555.0123"),
        ("1-217-555-0123", "phone", "1-217-555-0123"),
        ("Tel. 030 123456", "phone", "030 123456"),
        ("Phone (217) 555-0123", "phone", "(217) 555-0123"),
        ("Fax (217) 555-0124", "fax", "Fax (217) 555-0124"),
        ("Telefax: 040 5550124", "fax", "Telefax: 040 5550124"),
        ("Phone: 020 7946 0123", "phone", "020 7946 0123"),
        ("0341 5550178", "phone", "0341 5550178"),
        ("030/12345678", "phone", "030/12345678"),
        ("https://lee.example", "website", "https://lee.example"),
        ("www.lee.example/me", "website", "www.lee.example/me"),
        ("github.com/ann", "website", "github.com/ann"),
    ],
)
def test_contact_details_are_taken_out_of_a_senders_lines(line: str, kind: str, value: str) -> None:
    found = party(f"from: |\n  Ann Lee\n  12 Elm Street\n  {line}\n", "from")
    assert lines(found) == ["Ann Lee", "12 Elm Street"]
    assert getattr(found, kind) == value
    assert found.where(kind) == Place("f", 4, 3)


@pytest.mark.parametrize(
    "line",
    ["12345-6789", "62701", "100-0001", "12345-67890", "110 001", "booking.com", "St.Gallen", "030 123456",
     "1 Main St.", "Attn: Ann", "Mail Room 3", "Tel Aviv", "Suite 217-555", "P.O. Box 5550123",
     "Web: later", "Suite 217 555 0123", "Faxon (217) 555-0124", "a@b", "CEDEX 08", "01310-100", "01234 5678"],
)  # fmt: skip
def test_what_may_be_an_address_stays(line: str) -> None:
    assert lines(party(f"from: |\n  Ann Lee\n  12 Elm Street\n  {line}\n", "from"))[-1] == line


def test_details_in_one_line() -> None:
    found = party("from: |\n  Ann Lee\n  12 Elm Street\n  ann@lee.example | (217) 555-0123 · www.lee.example\n", "from")
    assert (found.email, found.phone, found.website) == ("ann@lee.example", "(217) 555-0123", "www.lee.example")
    assert lines(found) == ["Ann Lee", "12 Elm Street"]


def test_phone_and_fax_in_one_line() -> None:
    found = party("from: |\n  Ann Lee\n  12 Elm Street\n  Tel. (217) 555-0123, Fax (217) 555-0124\n", "from")
    assert (found.phone, found.fax, lines(found)) == (
        "(217) 555-0123",
        "Fax (217) 555-0124",
        ["Ann Lee", "12 Elm Street"],
    )
    assert party("from: {name: Ann Lee, fax: (217) 555-0124}", "from").fax == "Fax (217) 555-0124"


def test_a_name_and_an_address_by_mail_only() -> None:
    found = party("from: |\n  Ann Lee\n  ann@lee.example\n", "from")
    assert (found.name, found.email, found.lines) == ("Ann Lee", "ann@lee.example", ())


def test_a_second_detail_of_a_kind_is_a_fault() -> None:
    assert told("from: |\n  Ann\n  Elm St\n  a@b.cd\n  e@f.gh\n", "from") == [
        "f:5:3: a second e-mail address: e@f.gh\n"
        '  a letterhead shows one; print the other in its foot: letterhead: {foot: [["e@f.gh"]]}'
    ]


def test_a_recipients_lines_are_left_alone() -> None:
    assert lines(party("to: |\n  Jane\n  jane@acme.example\n")) == ["Jane", "jane@acme.example"]


@pytest.mark.parametrize("text", ["Jane; Acme;12 Elm St", "Jane\nAcme\r\n12 Elm St\n", " Jane ;\n; Acme; 12 Elm St;"])
def test_party_from_lines(text: str) -> None:
    found = party_from_lines(text)
    assert lines(found) == ["Jane", "Acme", "12 Elm St"]
    assert found.lines[1].place == Place("--to", 2)


def test_party_from_one_line() -> None:
    assert party_from_lines("Jane Schmoe").name == "Jane Schmoe"


@pytest.mark.parametrize("text", ["", " ; \n"])
def test_party_from_nothing(text: str) -> None:
    with pytest.raises(SourceError, match="--to: the address is empty"):
        party_from_lines(text)
