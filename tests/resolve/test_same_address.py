"""Which addresses are written for the same door, and which names may be one person's."""

from __future__ import annotations

import pytest

from stationery.data.resources import folder
from stationery.data.store import Store
from stationery.model.letter import Party, Written
from stationery.resolve.same_address import AddressKeys
from stationery.resolve.same_name import compare_names

KEYS = AddressKeys(Store((folder("layouts"),)))


def key(text: str) -> str:
    """Of `street; town; code; region`."""
    street, town, code, region, *_ = (*(part.strip() for part in text.split(";")), "", "")
    return KEYS.key(Party(name="X", street=tuple(street.split(" / ")), locality=town, postal_code=code, region=region))


SAME = """
12 Elm Street; Salem; 97301 | 12 ELM ST.; salem; 97301-1234
12 Elm Street; Salem; 97301 | 12 Elm Street; Salem; 97301; OR
77 Pine Road Apt 4; Portland; 97205 | 77 Pine Rd., #4; Portland; 97205
77 Pine Road Apt 4; Portland; 97205 | 77 Pine Rd. / Apartment 4; Portland; 97205
77 Pine Road Apt. 4B; Portland; 97205 | #4-B 77 Pine Road; Portland; 97205
77 Pine Road Apt # 4; Portland; 97205 | 77 Pine Road Unit 4; Portland; 97205
100 North Main Street; Salem; 97301 | 100 N. Main St; Salem; 97301
P.O. Box 12; Salem; 97301 | PO Box 12; Salem; 97301
4 Oak Ave; St. Louis; 63101 | 4 Oak Avenue; Saint Louis; 63101
Hauptstraße 5; Köln; 50667 | Hauptstr. 5; Koeln; 50667
Kölner Straße 5 a; Bonn; 53111 | Koelner Str. 5a; BONN; 53111
12, rue de l'Église; Orléans; 45000 | 12 Rue de l’Eglise; Orleans; 45000
Flat 2, 12 High Street; London; SW1A 1AA | 12 High St, Flat 2; London; sw1a1aa
Dorpsstraat 5; Ede; 6711 AB | Dorpsstraat 5; EDE; 6711AB
O'Neill Street 5; Cork; T12 | ONeill Street 5; Cork; T12
"""

DIFFERENT = """
77 Pine Road Apt 4; Portland; 97205 | 77 Pine Road Apt 5; Portland; 97205
77 Pine Road Apt 4; Portland; 97205 | 77 Pine Road; Portland; 97205
77 Pine Road; Portland; 97205 | 79 Pine Road; Portland; 97205
12 Elm Street; Salem; 97301 | 12 Elm Street; Salem; 97302
12 Elm Street; Salem; 97301 | 12 Elm Street; Keizer; 97301
12 Elm Street; Salem; 97301 | 12 Elm Avenue; Salem; 97301
100 North Main Street; Salem; 97301 | 100 South Main Street; Salem; 97301
Hauptstraße 5; Köln; 50667 | Hauptplatz 5; Köln; 50667
Hauptstraße 5; Köln; 50667 | Hauptstraße 5a; Köln; 50667
12 Elm Street Suite 100; Salem; 97301 | 12 Elm Street Suite 200; Salem; 97301
12 Elm Street; Salem; ; OR | 12 Elm Street; Salem; ; MA
"""


@pytest.mark.parametrize("case", SAME.strip().split("\n"))
def test_the_same_door(case: str) -> None:
    one, other = case.split(" | ")
    assert key(one) == key(other) != ""


@pytest.mark.parametrize("case", DIFFERENT.strip().split("\n"))
def test_another_door(case: str) -> None:
    one, other = case.split(" | ")
    assert key(one) != key(other)


@pytest.mark.parametrize("text", ["; Salem; 97301", "12 Elm Street; ;", "General Delivery; Salem; 97301", "; ;"])
def test_what_is_no_door(text: str) -> None:
    assert key(text) == ""


def test_typed_lines() -> None:
    def typed(*lines: str) -> str:
        return KEYS.key(Party(lines=tuple(map(Written, lines))))

    assert typed("Ann Lee", "12 Elm Street", "Salem, OR 97301") == typed("Bob Ray", "12 Elm St.", "Salem OR 97301-1234")
    assert typed("Ann Lee", "12 Elm Street", "Salem, OR 97301") != typed("Bob Ray", "14 Elm St.", "Salem OR 97301")
    assert typed("Ann Lee", "Salem, OR 97301") == ""


NAMES = """
Ann Lee | Ann Lee | same
Ann Lee | ANN LEE | same
Anna Weiß | Anna Weiss | same
Jon Smith | John Smith | alike
J. Smith | John Smith | alike
John A. Smith | John Smith | alike
Catherine Lee | Katherine Lee | alike
Ann Schmidt | Ann Schmitt | alike
Tim Buchan | Tom Buchan |
Ann Lee | Bob Lee |
Ann Lee | Ann Ray |
Karl Weiß | Anna Weiß |
Lee | Ann Lee |
"""


@pytest.mark.parametrize("case", NAMES.strip().split("\n"))
def test_names(case: str) -> None:
    one, other, expected = (part.strip() for part in case.split("|"))
    assert compare_names(Party(name=one), Party(name=other)) == expected
    assert compare_names(Party(name=other), Party(name=one)) == expected


def test_titles_of_one_name() -> None:
    assert compare_names(Party(prefix="Ms.", name="Ann Lee"), Party(name="Ann Lee")) == "same"
    assert compare_names(Party(prefix="Mr.", name="Karl Weiß"), Party(prefix="Mrs.", name="Karl Weiß")) == "alike"
    assert compare_names(Party(name="Ann Lee", suffix="Jr."), Party(name="Ann Lee", suffix="Sr.")) != "same"
