"""Papers as their standards have them, defaults by country, and files that are not as they should be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stationery.catalog.envelopes import envelopes
from stationery.catalog.letters import letter_style
from stationery.catalog.names import fold_name
from stationery.catalog.papers import default_paper, paper, papers
from stationery.data.resources import folder
from stationery.data.store import Store
from stationery.model.errors import DoesNotFit, Place, StationeryError, UnknownName
from stationery.model.letter import Written
from stationery.model.units import Length, inch

STORE = Store((folder("layouts"),))
PANELS = {"letter": 3, "legal": 4, "executive": 3, "half-letter": 2, "a4": 3, "a5": 2, "iso-b5": 2, "jis-b5": 3}
"""Into how many a sheet is folded for its envelope."""


@pytest.mark.parametrize(
    ("name", "width", "height", "unit", "envelope"),
    [
        ("letter", "8.5in", "11in", "in", "us-10"),
        ("legal", "8.5in", "14in", "in", "us-10"),
        ("executive", "7.25in", "10.5in", "in", "us-monarch"),
        ("half-letter", "5.5in", "8.5in", "in", "us-a2"),
        ("a4", "210mm", "297mm", "mm", "dl"),
        ("a5", "148mm", "210mm", "mm", "c6"),
        ("iso-b5", "176mm", "250mm", "mm", "c5"),
        ("jis-b5", "182mm", "257mm", "mm", "chou-4"),
    ],
)
def test_papers(name: str, width: str, height: str, unit: str, envelope: str) -> None:
    found = paper(STORE, name)
    assert (found.size.width, found.size.height) == (Length.parse(width), Length.parse(height))
    assert (found.unit, found.envelope) == (unit, envelope)


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("US Letter", "letter"), ("Letter 8.5x11", "letter"), ('Letter (8.5 x 11 in)', "letter"),
        ("A4 (210x297 mm)", "a4"),
        ("ISO A4", "a4"), ("DIN A4", "a4"), ("A4 210 x 297 mm", "a4"), ("Statement", "half-letter"),
        ("US Legal", "legal"),
        ("B5 (JIS)", "jis-b5"), ("B5 (ISO)", "iso-b5"), ("A4 Paper", "a4"), ("Letter 8 1/2 x 11 in", "letter"),
    ],
)  # fmt: skip
def test_what_dialogs_call_a_paper(name: str, id_: str) -> None:
    assert paper(STORE, name).id == id_


def test_no_name_means_two_papers() -> None:
    names: dict[str, str] = {}
    for found in papers(STORE).values():
        for name in (found.id, found.name, *found.aliases):
            assert names.setdefault(fold_name(name), found.id) == found.id, name


def test_every_paper_has_a_cite_and_its_pwg_name_says_its_size() -> None:
    assert len(papers(STORE)) >= 7
    for found in papers(STORE).values():
        assert found.cite
        numbers = re.fullmatch(r"[a-z]+_[a-z0-9-]+_([\d.]+)x([\d.]+)(in|mm)", found.media)
        assert numbers, found.id
        across, down = (Length.parse(numbers[n] + numbers[3]) for n in (1, 2))
        assert (found.size.width, found.size.height) == (across, down), found.id


def test_the_envelope_of_every_paper_exists_and_takes_the_sheet_folded() -> None:
    """Folded along its height in so many panels, the sheet has play in its envelope: a quarter of an inch in its
    length, as makers state it, and an eighth in its height."""
    for found in papers(STORE).values():
        envelope = envelopes(STORE)[found.envelope]
        assert envelope.size.width - found.size.width >= inch(0.25), found.id
        panel = found.size.height * (1 / PANELS[found.id])
        assert envelope.size.height - panel >= inch(0.125), found.id


@pytest.mark.parametrize(("name", "id_"), [("monarch", "executive"), ("statement", "half-letter")])
def test_other_names_of_papers(name: str, id_: str) -> None:
    assert paper(STORE, name) is paper(STORE, id_)


@pytest.mark.parametrize("name", papers(STORE))
def test_every_paper_is_written_on_by_a_style_or_refused_by_it(name: str) -> None:
    """The error names the papers that the style is made for."""
    written = 0
    for id_ in STORE.names("letters"):
        style = letter_style(STORE, id_)
        if name in style.papers:
            assert style.sheet(name)
            written += 1
        else:
            with pytest.raises(DoesNotFit) as raised:
                style.sheet(name)
            assert name in raised.value.message and all(each in str(raised.value) for each in style.papers)
    assert written


@pytest.mark.parametrize(
    ("country", "name"),
    [("US", "letter"), ("CA", "letter"), ("MX", "letter"), ("DE", "a4"), ("BR", "a4"), ("JP", "a4"), ("", "letter")],
)
def test_the_default_follows_the_senders_country(country: str, name: str) -> None:
    assert default_paper(STORE, country).id == name


def test_an_unknown_paper_is_told_with_its_place_and_the_nearest_name() -> None:
    with pytest.raises(UnknownName) as raised:
        paper(STORE, Written("leter", Place("ann.md", 4, 8)))
    assert str(raised.value) == "ann.md:4:8: no paper is called 'leter'\n  did you mean 'letter'?"


GOOD = "    name: Note\n    cite: house style\n    width: 5in\n    height: 7in\n    envelope: us-a7\n"


def shelf_with(tmp_path: Path, text: str) -> Store:
    (tmp_path / "papers.yaml").write_text(text, encoding="utf-8")
    return Store((folder("layouts"), str(tmp_path)))


def test_a_user_adds_a_paper_by_a_file(tmp_path: Path) -> None:
    store = shelf_with(tmp_path, "papers:\n  note:\n" + GOOD)
    assert paper(store, "note").unit == "in"
    assert paper(store, "a4").size == paper(STORE, "a4").size
    assert default_paper(store, "DE").id == "a4"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("    cite: house style\n", "", "papers.yaml:3:5: 'cite' is missing"),
        ("width: 5in", "width: 5", "papers.yaml:5:12: width: '5' isn't a length"),
        (
            "width: 5in",
            "width: 8in",
            "papers.yaml:5:12: width is the short edge of a paper, so it can't be larger than height",
        ),
        ("envelope:", "envelop:", "papers.yaml:7:5: unknown key 'envelop'\n  did you mean 'envelope'?"),
    ],
)
def test_a_wrong_file_is_told_with_its_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    store, remarks = shelf_with(tmp_path, "papers:\n  note:\n" + GOOD.replace(old, new)), list[StationeryError]()
    store.tell = remarks.append
    assert "a4" in papers(store) and "note" not in papers(store)
    where, _, hint = told.partition("\n")
    assert any(where in str(remark) and hint in str(remark) for remark in remarks)
    assert "is ignored" in str(remarks[0])
