"""What a list of letters says of each, from its first rows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from stationery.desk.forms import read_form
from stationery.desk.glance import Faults, glance_at
from stationery.desk.pages import describe
from stationery.model.errors import CannotSet, Place
from stationery.studio import Studio


@pytest.mark.parametrize(
    "head, found",
    [
        ("kind: note\nto: Ann Lee; 12 Elm St", ("note", "Ann Lee")),
        ("to: |\n  Ann Lee\n  12 Elm St", ("", "Ann Lee")),
        ("to: Ann Lee, 12 Elm St, Salem, OR 97301", ("", "Ann Lee")),
        ("to:\n  # whom\n  - Ann Lee\n  - 12 Elm St", ("", "Ann Lee")),
        ("to:\n  title: Ms.\n  name: Ann Lee\nkind: 'letter'", ("letter", "Ann Lee")),
        ("to:\n  email: a@b.example\n  lines: |\n    Ann Lee\n    12 Elm St", ("", "Ann Lee")),
        ("to:\n  lines:\n    - Ann Lee\n    - 12 Elm St\n  email: a@b.example", ("", "Ann Lee")),
        ("to:\nsubject: The harbor # soon", ("", "The harbor")),
        ("to:\nsubject: 'Invoice #12' # soon", ("", "Invoice #12")),
        ("# to: nobody", ("", "")),
        ("", ("", "")),
        ("# Only the envelope.\nto: Ann Lee\nenvelope: us-a7", ("", "Ann Lee")),
    ],
)
def test_glance(tmp_path: Path, head: str, found: tuple[str, str]) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"---\n{head}\n---\nto: the point\n")
    assert glance_at(str(path)) == (*found, False)


def test_a_letter_for_a_list(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\nkind: note\nto: |\n  {{name}}\n  {{street}}\n---\nThank you for the {{gift}}.\n")
    assert glance_at(str(path)) == ("note", "", True)
    assert Faults(Studio()).find(str(path)) == ""
    path.write_text("---\nkind: note\n---\nThank you for the {{gift}}. {{#kids}} and more\n")
    assert Faults(Studio()).find(str(path)) == "line 4: the section 'kids' has no end"
    path.write_text("---\nkind: note\n---\nThank you for the {{gift}}.\n\n# 4\n")
    assert Faults(Studio()).find(str(path)) == "line 6: a letter's body can't have a title (#)"


@pytest.mark.parametrize(
    ("head", "body", "fault"),
    [
        ("to: |\n  דוד כהן\n  1 Elm St", "Hello.", "line 4: Hebrew text (דוד כהן) can't be set: it runs from right"),
        ("to: Bo Fox\nsubject: " + "x" * 200, "Hello.", "line 4: 'xxx"),
        ("kind: note\npaper: a44", "Hello.", "line 4: "),
        ("subject: " + "x" * 200, "", ""),
        ("to: |\n  Zoë Lee\n  1 Elm St", "Hello.", ""),
    ],
)
def test_a_letter_that_cannot_be_made_is_marked_though_it_can_be_read(
    tmp_path: Path, head: str, body: str, fault: str
) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"---\nfrom: Ann Lee; 1 Elm St; Salem, OR 97301\n{head}\n---\n{body}\n", "utf-8")
    found = Faults(Studio()).find(str(path), date(2026, 11, 29))
    assert found.startswith(fault) and bool(found) == bool(fault)


def test_what_no_piece_can_set_is_named_once() -> None:
    letter, cover = (
        describe(CannotSet(f"{part}Hebrew text can't be set: from right to left", Place("a.md", 4), ""), "error")
        for part in ("", "delivery address: ")
    )
    assert letter == cover


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("---\n# Only the envelope.\nto: |\n  Ann Lee\nenvelope: us-a7\n---\n", "envelope"),
        ("---\nto: |\n  Ann Lee\nsubject: Hello\n---\n", ""),
        ("---\nto: |\n  Ann Lee\n---\nDear", ""),
        ("---\nto: |\n  Ann Lee\nkind: letter\n---\n", "letter"),
    ],
)
def test_an_envelope_alone_is_no_letter(tmp_path: Path, text: str, kind: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(text)
    assert glance_at(str(path)) == (kind, "Ann Lee", False)
    assert read_form(text)["piece"] == (kind if kind == "envelope" else "letter")


def test_what_cannot_be_read(tmp_path: Path) -> None:
    assert glance_at(str(tmp_path / "none.md")) == ("", "", False)
    (tmp_path / "b.md").write_bytes(b"---\nto: \xff\xfe\n---\n")
    assert glance_at(str(tmp_path / "b.md"))[1]


def test_a_fault_is_told_until_it_is_mended(tmp_path: Path) -> None:
    faults, path = Faults(Studio()), tmp_path / "a.md"
    path.write_text("---\nkind: letter\nstyel: block\n---\nHello.\n")
    assert faults.find(str(path)).startswith("line 3: ")
    path.write_text("---\nkind: letter\nto: Ann\n---\nHello, you.\n")
    assert faults.find(str(path)) == ""
    path.write_text("---\nkind: [letter\n---\nHello.\n")
    assert faults.find(str(path))
    assert faults.find(str(tmp_path / "none.md")) == ""
