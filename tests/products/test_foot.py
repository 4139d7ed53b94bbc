"""The foot on first and later sheets, which the text keeps clear of; and what a business states by law."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from stationery.model.errors import DoesNotFit
from stationery.model.page import Page, Text
from stationery.model.units import mm
from stationery.products.check import check
from stationery.products.check_context import Given
from stationery.products.letter import letter_pdf
from stationery.products.result import Result
from stationery.reading.letters import read_letter
from tests.products.made import stock

HEAD = """---
from: |
  {name}
  Hafenstraße 12
  20457 Hamburg
to: |
  Frau Jane Schmoe
  Hauptstraße 5
  10115 Berlin
language: de
date: 2026-11-20
letterhead: {letterhead}
---
{body}
"""
FOOT = '[["Sitz: Hamburg", "Amtsgericht Hamburg, HRB 12345"], ["Geschäftsführerin: Ann Lee"]]'


def letter(letterhead: str, name: str = "Nordlicht GmbH", body: str = "vielen Dank.") -> Result:
    return letter_pdf(read_letter(text(letterhead, name, body), "ann.md"), stock())


def text(letterhead: str, name: str = "Nordlicht GmbH", body: str = "vielen Dank.") -> str:
    return HEAD.replace("{name}", name).replace("{letterhead}", letterhead).replace("{body}", body)


def foot_of(page: Page) -> list[Text]:
    return [item for item in page.items if isinstance(item, Text) and item.at.y > page.size.height - mm(24)]


NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
LONG = "\n\n".join(["Wir freuen uns auf die Zusammenarbeit und senden Ihnen gern ein Muster. " * 8] * 12)


@pytest.mark.parametrize(("sheets", "later"), [("first", 0), ("all", 4)])
def test_it_stands_on_the_first_or_on_all_sheets_and_the_text_keeps_clear(sheets: str, later: int) -> None:
    first, second, *_ = letter(f"{{name: ruled, foot: {{sheets: {sheets}, columns: {FOOT}}}}}", body=LONG).pages
    shown = [item for item in first.items if isinstance(item, Text) and item.path and item.path[0].role == "LetterFoot"]
    assert "".join(item.text for item in shown).startswith("Sitz: Hamburg")
    lowest = max(item.at.y + item.size * 0.25 for item in shown)
    assert first.size.height - mm(10.5) < lowest <= first.size.height - mm(9) + mm(0.5)
    top = min(item.at.y for item in shown)
    body = [item for item in first.items if isinstance(item, Text) and item.path and item.path[0].role == "Body"]
    assert max(item.at.y for item in body) < top - mm(7)
    artifacts = [item for item in foot_of(second) if not item.path]
    assert bool(artifacts) == bool(later)


def test_without_a_letterhead_and_on_own_paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert any(
        item.path and item.path[0].role == "LetterFoot"
        for item in foot_of(letter(f"{{name: none, foot: {FOOT}}}").pages[0])
    )
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mark.svg").write_text('<svg viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>', "utf-8")
    made = letter(f"{{preprinted: 50mm, logo: mark.svg, foot: {FOOT}}}")
    assert any("the foot isn't printed: preprinted paper has its own" in each.message for each in made.remarks)
    assert any("the logo isn't printed: preprinted paper has its own" in each.message for each in made.remarks)


def test_long_columns_are_set_smaller_then_broken_then_refused() -> None:
    wide = "Amtsgericht Hamburg Mitte, Handelsregister Abteilung B, Nummer 123456"
    made = letter(f'{{name: ruled, foot: [["{wide}"], ["{wide}"], ["{wide}"], ["{wide}"]]}}').pages[0]
    shown = [item for item in foot_of(made) if item.path and item.path[0].role == "LetterFoot"]
    assert {item.size.pt for item in shown} == {6.5} and len({item.at.y for item in shown}) > 1
    with pytest.raises(DoesNotFit, match=r"foot: 'x+' is .* mm wide; its column is"):
        letter(f'{{name: ruled, foot: [["{"x" * 200}"], [b], [c], [d]]}}')


def test_what_goes_on_below_is_set_in_and_a_centered_foot_has_centered_columns() -> None:
    guild, bank = '["Member of the Guild of Book Workers"]', '["Bank: First Prairie Bank of Champaign"]'
    columns = f'[["Hours: Monday to Friday, nine to five, no holidays", "Saturday"], {guild}, {bank}]'
    (first, on, other), *_ = columns_of(letter(f"{{name: typewriter, foot: {columns}}}").pages[0])
    assert on.at.x - first.at.x == first.size and other.at.x == first.at.x
    page = letter(
        '{name: correspondence, foot: [["Sitz: Hamburg", "HRB"], ["Ann Lee", "x"], ["Konto", "12345678"]]}'
    ).pages[0]
    middles = [[each.at.x + each.width * 0.5 for each in column] for column in columns_of(page)]
    assert all(abs((one - other).pt) < 0.2 for one, other in middles)
    assert abs((middles[1][0] - mm(107.5)).pt) < 0.2, "in the middle between margins of 25 and 20 mm"


def columns_of(page: Page) -> list[list[Text]]:
    """The lines of each column at the foot."""
    shown = [item for item in foot_of(page) if item.path and len(item.path) > 1 and item.path[1].role == "Div"]
    return [[item for item in shown if item.path[1].key == key] for key in sorted({each.path[1].key for each in shown})]


def test_a_crowded_foot_divides_no_value() -> None:
    values = (
        "+49 40 5550123-456 789",
        "DE89 3704 0044 0532 0130 00",
        "Meyer-Lüdenscheidt",
        "a-b@the-long-name-of-a-firm.example.com",
    )
    wide = "Amtsgericht Hamburg Mitte, Handelsregister Abteilung B, Nummer"
    columns = ", ".join(f'["{wide}", "{each}"]' for each in (f"Telefon der Zentrale: {values[0]}", *values[1:]))
    made = letter(f"{{name: ruled, foot: [{columns}]}}").pages[0]
    shown = [item.text.strip().replace("\u00a0", " ") for item in foot_of(made)]
    assert all(any(value in line for line in shown) for value in values), shown


@pytest.mark.parametrize(
    ("name", "foot", "told"),
    [
        ("Nordlicht GmbH", "", "the registered seat, the register court, the register number, all managing directors"),
        ("Nordlicht GmbH", FOOT, ""),
        ("Nordlicht GmbH", '[["Amtsgericht Hamburg, HRB 12345"]]', "the registered seat, all managing directors"),
        ("Nordlicht UG", FOOT, "the addition “(haftungsbeschränkt)”"),
        ("Nordlicht UG (haftungsbeschränkt)", FOOT, ""),
        ("Nordlicht AG", FOOT, "all members of the board, the chair of the supervisory board"),
        ("Nordlicht GmbH & Co. KG", "", ""),
        ("Agnes Lindqvist", "", ""),
    ],
)
def test_what_a_business_states_by_law(name: str, foot: str, told: str) -> None:
    letterhead = f"{{name: ruled, foot: {foot}}}" if foot else "ruled"
    given = Given(read_letter(text(letterhead, name), "ann.md"))
    found = [each for each in check((given,), stock(), now=NOON) if each.rule == "F6"]
    assert [each.message.partition(": ")[2].partition(" (§")[0] for each in found] == ([told] if told else [])


def test_the_law_is_that_of_the_sender_s_country() -> None:
    abroad = text("ruled").replace("20457 Hamburg", "8004 Zürich\n  Switzerland")
    found = check((Given(read_letter(abroad, "ann.md")),), stock(), now=NOON)
    assert "F6" not in {each.rule for each in found}
