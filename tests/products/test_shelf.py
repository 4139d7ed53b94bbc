"""All letterheads with one sender's name on a sheet, and the command that makes it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from stationery.cli.main import stationery as shell
from stationery.model.letter import Choices, Letter, Party, Written
from stationery.model.logo import LogoChoice
from stationery.model.page import Box, Imported, Text
from stationery.model.units import mm
from stationery.model.values import replace
from stationery.products.blank import blank_pdfs
from stationery.products.result import Result
from stationery.products.shelf import shelf_pdf
from tests.products.made import stock
from tests.products.test_letterheads import HEADS, LONGEST, SHORTEST, USUAL, ink
from tests.products.test_logos import TALL, WIDE


@pytest.mark.parametrize("who", [SHORTEST, USUAL, LONGEST])
def test_every_letterhead_is_on_one_sheet_within_its_box(who: Party) -> None:
    (page,) = shelf_pdf(stock(), who, Choices()).pages
    boxes = [item.rect for item in page.items if isinstance(item, Box)]
    assert len(boxes) == len(HEADS)
    words = "".join(item.text for item in page.items if isinstance(item, Text))
    assert all(f"{head}: " in words for head in HEADS)
    for item in page.items:
        if isinstance(item, Text) and item.path and item.path[0].role == "Letterhead":
            assert any(box.contains(ink(item)) for box in boxes), item.text


def test_the_command_needs_a_profile_and_lists_without_mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STATIONERY_CONFIG", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    run = CliRunner()
    told = run.invoke(shell, ["catalog", "letterheads", "--mine"])
    assert told.exit_code == 3 and "there is no profile with your name" in told.output
    (tmp_path / "profile.yaml").write_text("name: Ann Lee\nstreet: [1 Elm St]\ncountry: US\n", "utf-8")
    made = run.invoke(shell, ["catalog", "letterheads", "--mine", "-o", "all.pdf"])
    assert made.exit_code == 0, made.output
    assert (tmp_path / "all.pdf").read_bytes().startswith(b"%PDF")
    listed = run.invoke(shell, ["catalog", "letterheads"])
    assert all(head in listed.output for head in HEADS)
    assert run.invoke(shell, ["catalog", "letterheads", "--paper", "a4"]).exit_code == 2


def test_a_name_is_broken_before_its_particle() -> None:
    who = Party(name="Dr. Maximilian-Alexander von Hohenberg-Wittenstein", street=("Ringstraße 12",), country="DE")
    (page,) = shelf_pdf(stock(), who, Choices()).pages
    words = [item.text.strip() for item in page.items if isinstance(item, Text)]
    assert words.count("Dr. Maximilian-Alexander") >= 3 and not any(word.endswith(" von") for word in words)


def test_a_name_is_broken_behind_a_hyphen_that_hangs_and_not_before_a_short_last_word() -> None:
    who = Party(name="Feinpapier- und Schreibwarenhandelsgesellschaft Lindqvist, Okafor & Töchter mbH", country="DE")
    asked = Letter("a", sender=who, choices=Choices(letterhead=Written("right-column"), paper=Written("a4")))
    asked = replace(asked, choices=replace(asked.choices, style=Written("full-block")))
    (page,) = blank_pdfs(asked, stock(), 1)[0].pages
    lines = ["Feinpapier- und", "Schreibwarenhandelsgesellschaft", "Lindqvist, Okafor &", "Töchter mbH"]
    assert [item.text.strip().replace("\u00a0", " ") for item in page.items if isinstance(item, Text)] == lines


def test_a_tall_logo_makes_a_letterhead_smaller_and_a_wide_one_leaves_some_out(tmp_path: Path) -> None:
    """Within its frame it stays, below it nothing is printed; what doesn't fit is told with its true measures."""
    (tmp_path / "tall.svg").write_text(TALL, "utf-8")
    (tmp_path / "wide.svg").write_text(WIDE, "utf-8")

    def shown(name: str, height: int) -> Result:
        logo = LogoChoice(Written(str(tmp_path / name)), mm(height))
        return shelf_pdf(stock(), USUAL, Choices(logo=logo))

    (page,) = shown("tall.svg", 60).pages
    boxes = [item.rect for item in page.items if isinstance(item, Box)]
    marks = [item.rect for item in page.items if isinstance(item, Imported)]
    assert len(marks) == len(boxes) == len(HEADS)
    assert all(any(box.contains(mark) for box in boxes) for mark in marks)
    wide = shown("wide.svg", 5)
    assert 0 < sum(isinstance(item, Box) for item in wide.pages[0].items) < len(HEADS)
    assert any(
        "swiss isn't shown: the logo" in each.message and "3.94 in wide" in each.message for each in wide.remarks
    )
