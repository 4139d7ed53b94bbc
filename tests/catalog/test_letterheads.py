"""Letterheads read from their files: every built-in one, the contrast of accents, ornaments, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from stationery.catalog.accents import LEAST_CONTRAST, NAMED, accent_color, contrast
from stationery.catalog.adornments import Columns, Figure, LogoAside, LogoRow, Monogram, Ruling
from stationery.catalog.letterheads import Letterhead, change, letterhead
from stationery.catalog.ornaments import ornament, read_steps
from stationery.data.resources import folder
from stationery.data.store import Store
from stationery.model.errors import Place, SourceError, StationeryError, UnknownName
from stationery.model.letter import Written
from stationery.model.units import ZERO, Length, pt

STORE = Store((folder("layouts"),))
NAMES = STORE.names("letterheads")
HEADING = "\n  cite: test\n  from_top: 1in\n  rows:\n    - {show: name, size: 12pt, leading: 14pt, accent: yes}\n"


def headings(found: Letterhead) -> list[object]:
    places = (found.first, found.low, found.foot, found.continuation, found.envelope, found.flap, found.card)
    rows = [each for place in places if place for each in (*place.rows, place.aside) if each]
    cells = [each for row in rows if isinstance(row, Columns) for cell in row.cells for each in cell.rows]
    return [row for row in (*rows, *cells) if not isinstance(row, Columns | LogoRow | LogoAside)]


LOOKS_LARGER = {"inter": 12 / 9.75, "source-sans-3": 12 / 11, "ibm-plex-mono": 12 / 10}
"""Than EB Garamond, for which the brief's sizes are (the body sizes in fonts/)."""

IN_CAPITALS = 4 / 3
"""How much larger letters look that are all capitals: those of EB Garamond are 0.65 em high, its small letters 0.4."""


def looks(row: object, found: Letterhead) -> Length:
    """The size of a row as it looks beside EB Garamond."""
    factor = LOOKS_LARGER.get(found.font, 1.0) * (IN_CAPITALS if getattr(row, "capitals", False) else 1.0)
    return row.size * factor  # type: ignore[attr-defined, no-any-return]


def own(tmp_path: Path, text: str) -> Store:
    (tmp_path / "letterheads").mkdir()
    (tmp_path / "letterheads" / "own.yaml").write_text(text, "utf-8")
    return Store((folder("layouts"), str(tmp_path)))


def written(top: str) -> str:
    envelope = HEADING.replace("  from_top: 1in\n", "")
    return f"name: Own\ncite: test\n{top}first:{HEADING}continuation:{HEADING}envelope:{envelope}"


def test_there_are_twelve_designs() -> None:
    first = {"plain-block", "centered", "ruled", "right-column", "monogram", "modern"}
    assert first | {"swiss", "engraved", "literary", "correspondence", "firm", "typewriter"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_sizes_are_those_of_the_brief(name: str) -> None:
    """Names of 11 to 18 pt on the first sheet, nothing below 8.5 pt anywhere; rules from 0.35 pt."""
    found = letterhead(STORE, name)
    largest = max(looks(row, found) for row in headings(found) if getattr(row, "show", ()) == ("name",))
    assert pt(11) <= largest <= pt(18)
    for row in headings(found):
        if isinstance(row, Ruling):
            assert row.thickness >= pt(0.35)
        elif not isinstance(row, Figure):
            assert looks(row, found) >= pt(8.5)


@pytest.mark.parametrize("name", NAMES)
def test_every_color_has_the_contrast(name: str) -> None:
    colors = {row.color for row in headings(letterhead(STORE, name)) if len(row.color) == 3}  # type: ignore[attr-defined]
    assert all(contrast(color) >= LEAST_CONTRAST for color in colors)
    assert (name in ("modern", "bordered", "swiss", "literary", "firm")) == bool(colors)


@pytest.mark.parametrize(
    ("color", "expected"),
    [("#000000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54), ("#595959", 7.0), ("#0000ff", 8.59), ("#ff0000", 4.0)],
)
def test_contrast(color: str, expected: float) -> None:
    """As WCAG's own examples and the usual calculators have it."""
    parts = tuple(int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    assert contrast(parts) == pytest.approx(expected, abs=0.01)


@pytest.mark.parametrize("text", ["#767676", "#ff0000", "pink", "#12345", "123456", "#12345g", ""])
def test_an_accent_too_light_or_none_at_all_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        accent_color(text)


def test_an_accent_is_checked_where_it_is_read(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"own\.yaml:3:9: accent: #ff0000 has a contrast of 4\.0 : 1 on white") as why:
        letterhead(own(tmp_path, written('accent: "#ff0000"\n')), "own")
    assert "7 : 1; choose a darker one" in str(why.value)


def test_an_own_letterhead_needs_three_headings_and_no_more(tmp_path: Path) -> None:
    found = letterhead(own(tmp_path, written('accent: "#102030"\n')), "own")
    assert found.card.rows == found.continuation.rows and found.card.from_top == ZERO
    assert found.flap.rows == found.envelope.rows and found.flap.align == "center"
    assert {row.color for row in headings(found)} == {(16 / 255, 32 / 255, 48 / 255)}  # type: ignore[attr-defined]


@pytest.mark.parametrize("frame", ["ring", "frame", "plain"])
def test_a_monogram_is_told_its_letters_and_its_frame(frame: str) -> None:
    told = {"monogram": Written(frame), "letters": Written("AB"), "accent": Written("#102030")}
    monograms = [
        row for row in headings(change(STORE, letterhead(STORE, "monogram"), told)) if isinstance(row, Monogram)
    ]
    assert len(monograms) == 5
    for row in monograms:
        assert row.letters == "AB" and len(row.color) == 3
        assert (row.frame.ornament.id if row.frame else "plain") == frame


@pytest.mark.parametrize(
    ("key", "text", "words"),
    [
        ("accent", "#888888", "ann.md:7: accent: #888888 has a contrast of 3.5 : 1"),
        ("monogram", "star", "ann.md:7: monogram: 'star' isn't one of the choices"),
        (
            "letters",
            "ABCD",
            "ann.md:7: letters: a monogram has three letters at most\n  choose up to three of them, such as AD",
        ),
    ],
)
def test_what_is_told_wrong_names_its_place(key: str, text: str, words: str) -> None:
    with pytest.raises(StationeryError) as why:
        change(STORE, letterhead(STORE, "monogram"), {key: Written(text, Place("ann.md", 7))})
    assert str(why.value).startswith(words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L 1 1", "a path starts with M"),
        ("M 1", "M takes 2 numbers"),
        ("M 1 1 C 1 2 3 4 5 L 1 1", "C takes 6 numbers"),
        ("M 1 1 Q 2 2", "instead of 'Q'"),
        ("M 1 x", "not 1 x"),
        ("M 0 0 1 1", "instead of '1'"),
    ],
)
def test_a_path_that_is_none(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        read_steps(text)


def test_a_path() -> None:
    assert read_steps("M 0 0 C 1 2 3 4 5 6.5 Z") == (("M", (0, 0)), ("C", (1, 2, 3, 4, 5, 6.5)), ("Z", ()))


def test_every_ornament_stays_in_its_box() -> None:
    for name in ("ring", "frame", "swelled-rule"):
        found = ornament(STORE, Written(name))
        for _, places in found.steps:
            assert all(0 <= x <= found.width for x in places[::2]) and all(0 <= y <= found.height for y in places[1::2])


def test_an_unknown_ornament() -> None:
    with pytest.raises(UnknownName, match="did you mean 'ring'"):
        ornament(STORE, Written("rings"))


@pytest.mark.parametrize("name", NAMED)
def test_every_named_accent_is_dark_enough(name: str) -> None:
    assert accent_color(name) == accent_color(NAMED[name].upper()) == accent_color(name.title())
