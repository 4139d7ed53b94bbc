"""What a letterhead is told by options: the same on letter, envelope, note, blank paper and proof; and by the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from stationery.cli.main import stationery
from stationery.model.page import Text
from stationery.model.values import replace
from stationery.products.blank import blank_pdfs
from stationery.products.letter import letter_and_envelope
from tests.products.made import stock
from tests.products.test_letterheads import HEADS, USUAL, sent

SENDER = "Ann Lee; 12 Elm Street; Salem, OR 97301"
LOOK = ("--letterhead", "monogram", "--accent", "#5b1a2e", "--letters", "QX", "--monogram", "frame")
OWN_FACES = ("modern", "swiss", "firm", "literary", "typewriter")
"""Letterheads that have a typeface of their own, whatever the letter's."""
MORE = ("--particulars", "none", "--head-font", "inter")


@pytest.mark.parametrize(
    "command",
    [
        ("letter", "a.md"),
        ("envelope", "a.md"),
        ("note", "a.md"),
        ("note", "--blank", "2"),
        ("blank", "--envelopes"),
    ],
    ids=" ".join,
)
def test_every_command_that_shows_a_letterhead_takes_it(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = (
        "---\nto: |\n  Ms. Jane Schmoe\n  1200 Main Street\n  Springfield, IL 62701\n---\nThank you for the apples.\n"
    )
    Path("a.md").write_text(text)
    made = []
    for number, look in enumerate(((), LOOK, (*LOOK, *MORE))):
        path = f"{number}.pdf"
        done = CliRunner().invoke(stationery, [*command, "--from", SENDER, "-o", path, *look])
        assert done.exit_code == 0, done.stderr
        made.append(Path(path).read_bytes())
    assert len(set(made)) == 3


def test_the_proof_takes_it_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for path, look in (("a.pdf", ()), ("b.pdf", LOOK[2:])):
        done = CliRunner().invoke(stationery, ["catalog", "proof", "monogram", "-o", path, *look])
        assert done.exit_code == 0, done.stderr
    assert Path("a.pdf").read_bytes() != Path("b.pdf").read_bytes()


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(
    ("particulars", "order"),
    [("", ["(217)", "r@ex"]), ("email", ["r@ex"]), ("email, phone", ["r@ex", "(217)"]), ("none", [])],
)
def test_only_the_chosen_particulars_are_shown_in_their_order(head: str, particulars: str, order: list[str]) -> None:
    made = blank_pdfs(sent(USUAL, letterhead=head, particulars=particulars), stock(), 1)[0]
    words = " ".join(item.text for item in made.pages[0].items if isinstance(item, Text))
    words = words.casefold().replace("d aniel", "daniel")  # a swash initial is a run of its own
    assert "48 birch lane" in words and "daniel okafor" in words
    found = sorted((words.index(part), part) for part in ("(217)", "r@ex") if part in words)
    in_rows = sorted(order) if head == "engraved" else order  # e-mail, not in capitals, in a row of its own below
    assert [part for _, part in found] == in_rows


def test_chosen_particulars_stay_in_one_line_where_they_fit() -> None:
    asked = sent(USUAL, letterhead="centered", particulars="email, phone")
    made = blank_pdfs(asked, stock(), 1)[0]
    lines = {item.text.strip(): item.at.y for item in made.pages[0].items if isinstance(item, Text)}
    (email,) = [y for text, y in lines.items() if "@" in text]
    (phone,) = [y for text, y in lines.items() if "(217)" in text]
    assert email == phone


@pytest.mark.parametrize(("font", "family"), [("inter", "inter"), ("typewriter", "ibm-plex-mono")])
@pytest.mark.parametrize("head", HEADS)
def test_a_typeface_of_its_own_is_set_in_the_size_it_wants(head: str, font: str, family: str) -> None:
    usual = blank_pdfs(sent(USUAL, letterhead=head), stock(), 1)[0].pages[0].items
    told = blank_pdfs(sent(USUAL, letterhead=head, head_font=font), stock(), 1)[0].pages[0].items
    assert {item.face.family for item in told if isinstance(item, Text) and item.path} == {family}
    sizes = [
        max(item.size for item in items if isinstance(item, Text) and item.path and not item.color[1:])
        for items in (usual, told)
    ]
    assert sizes[1] != sizes[0] or head in OWN_FACES


def test_a_chosen_particular_that_the_sender_lacks_is_told() -> None:
    """Nothing is left out in silence."""
    asked = sent(replace(USUAL, email=""), letterhead="ruled", particulars="email, phone")
    (made,) = letter_and_envelope(asked, stock(), with_envelope=False)
    told = [remark.message for remark in made.remarks if "letterhead to show" in remark.message]
    assert told == ["the sender has no email for the letterhead to show"]
