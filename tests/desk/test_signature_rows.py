"""An e-mail's signature, pasted as an address."""

from __future__ import annotations

import pytest

from stationery.desk.begin import read_recipient
from stationery.desk.known_people import show_address
from stationery.desk.question_forms import draw_address
from stationery.desk.questions import words_of_asking
from stationery.desk.signature_rows import take_signature
from stationery.studio import Studio
from tests.desk.test_about_you import DAY

SIGNATURE = """Best,

Dana Whitfield
Director | Northwind Health
O: (503) 555-0142 | M: (503) 555-0143 x12
dana@northwind.example
2100 NW Lovejoy St
Portland, OR 97210
This e-mail may contain confidential information.
Delete it."""
LINES = ["Dana Whitfield", "Director", "Northwind Health", "2100 NW Lovejoy St", "Portland, OR 97210"]
OUT = (
    "Best,", "O: (503) 555-0142 | M: (503) 555-0143 x12", "dana@northwind.example",
    "This e-mail may contain confidential information.", "Delete it.",
)  # fmt: skip


def test_what_no_envelope_has_is_left_out_and_told() -> None:
    found = take_signature(SIGNATURE)
    assert found.left_out == OUT and [row for row in found.text.split("\n") if row] == LINES
    party = read_recipient({"to": SIGNATURE}, "to")
    assert [each.text for each in party.lines] == LINES and party.email == "dana@northwind.example"
    shown = show_address(Studio(), SIGNATURE, DAY)
    assert shown["lines"] == LINES and shown["left_out"] == list(OUT)
    html = draw_address(shown, words_of_asking(), greet=True)
    assert "Not printed: Best, / O: (503)" in html and 'type="checkbox" name="to_all"' in html
    whole = read_recipient({"to": SIGNATURE.split("\nThis")[0], "to_all": "yes"}, "to")
    assert "Best," in [each.text for each in whole.lines]


@pytest.mark.parametrize(
    "text", ["Best", "Ann Lee\n1 Main St\nSalem, OR 97301", "Ann | Lee", "Thanks, Inc.\n1 Main St", ""]
)
def test_an_address_stays_as_it_is(text: str) -> None:
    assert take_signature(text).text == text and not take_signature(text).left_out
