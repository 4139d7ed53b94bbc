"""A merge prints the days, amounts, and checkboxes of a spreadsheet as a letter has them, and tells what it did."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from stationery import Studio
from tests.reading.contacts.lists import Cells, style_formats, write_xlsx

LETTER = """---
from: |
  Pat Doe
  1 Elm St
  Salem, OR 97301
---
Thank you for {{amount}} on {{day}} at {{time}}, {{share}} of it, and {{part}}.
"""
CELLS: Cells = {
    "A1": "Name", "B1": "Street", "C1": "City", "D1": "State", "E1": "ZIP", "A2": "Ann Lee", "B2": "1 Main St",
    "C2": "Salem", "D2": "OR", "E2": (97301, 1), "F1": "Amount", "G1": "Day", "H1": "Time", "I1": "Share", "J1": "Part",
    "F2": (1250.5, 2), "G2": (46298, 3), "H2": (0.75, 4), "I2": (0.15, 5), "J2": (0.5, 6),
    "A4": "Bob Roe", "B4": "2 Main St", "C4": "Salem", "D4": "OR", "E4": (97301, 1), "F4": (1, 2), "G4": (46298, 3),
    "H4": (0.75, 4), "I4": (0.15, 5), "J4": (0.5, 6),
}  # fmt: skip


def test_what_a_spreadsheet_shows_is_printed(tmp_path: Path) -> None:
    styles = style_formats("00000", '"$"#,##0.00', "m/d/yyyy", "h:mm", "0%", "# ?/?")
    people = write_xlsx(tmp_path / "gifts.xlsx", {"Gifts": CELLS}, styles=styles, rows=(4,))
    (tmp_path / "gift.md").write_text(LETTER)
    letter = tmp_path / "gift.md"
    letter.write_text(LETTER)
    made = Studio(data=[]).merge(letter, people, tmp_path / "a.pdf", media="letters", skip_hidden=True)
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as pdf:
        assert len(pdf) == 1
        words = " ".join(pdf[0].get_textpage().get_text_range().replace("\u00a0", " ").split())
    assert "for $1,250.50 on October 3, 2026 at 6:00 PM, 15% of it, and 0.5." in words
    told = [each.message for each in made.remarks]
    assert "row 2 (Ann Lee), column G (Day): its dates are printed as the language of the letter writes them" in told
    assert any("column J (Part): its numbers are printed plain, for it isn't certain" in each for each in told)
    assert not any("Amount" in each or "Share" in each for each in told)
