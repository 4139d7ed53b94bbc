"""Cards and notes.yaml read into values, and what their readers refuse."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stationery.catalog.card_style import note_style
from stationery.catalog.cards import Fold, card, cards
from stationery.catalog.envelopes import envelope
from stationery.data.store import Store
from stationery.model.errors import Several, StationeryError, UnknownName
from stationery.model.geometry import Size
from stationery.model.letter import Written
from stationery.model.units import ZERO, Length, inch, mm, pt
from tests.jobs import LAYOUTS

STORE = Store((LAYOUTS[0],))


def test_a_card_as_its_file_says() -> None:
    found = card(STORE, "us-a2")
    assert (found.size, found.unit, found.envelope) == (Size(inch(4.25), inch(5.5)), "in", "us-a2")
    assert found.folds[0] == Fold("top", "landscape", "na_invoice_5.5x8.5in") and found.spacing == ZERO
    assert (found.margins.side, found.margins.top, found.margins.foot) == (mm(15), mm(14), mm(18))


@pytest.mark.parametrize("name", sorted(cards(STORE)))
def test_every_card_says_where_its_measures_come_from_and_goes_into_an_envelope_that_there_is(name: str) -> None:
    found = card(STORE, name)
    assert found.cite and found.folds
    assert found.address_side != (found.envelope in STORE.names("envelopes"))


@pytest.mark.parametrize("name", sorted(name for name, found in cards(STORE).items() if found.envelope))
def test_every_card_has_play_in_its_envelope(name: str) -> None:
    """Its long edge along the envelope's, an eighth of an inch is free at the least."""
    found, cover = card(STORE, name), envelope(STORE, card(STORE, name).envelope)
    assert cover.size.width - found.size.height >= inch(0.125)
    assert cover.size.height - found.size.width >= inch(0.125)


@pytest.mark.parametrize("name", sorted(cards(STORE)))
def test_the_pwg_name_of_a_cards_sheet_says_its_size(name: str) -> None:
    found = card(STORE, name)
    for fold in found.folds:
        if not fold.media:
            continue
        numbers = re.fullmatch(r"[a-z]+_[a-z0-9-]+_([\d.]+)x([\d.]+)(in|mm)", fold.media)
        assert numbers, fold.media
        told = tuple(Length.parse(numbers[n] + numbers[3]) for n in (1, 2))
        short, long = found.size.width, found.size.height
        wanted = (short, long) if fold.id == "none" else (long, short * 2)
        assert all(abs(a - b) <= mm(1) for a, b in zip(told, wanted, strict=True)), fold.media


def test_type_limits_of_the_brief() -> None:
    limits = note_style(STORE).limits
    assert (limits["personal"].least, limits["personal"].most) == (pt(12), pt(15))
    assert (limits["body"].least, limits["body"].most) == (pt(11), pt(12.5))


def test_a_misspelled_card() -> None:
    with pytest.raises(UnknownName, match="did you mean 'us-a2'"):
        card(STORE, Written("us-a22"))


def test_all_faults_of_a_file_at_once(tmp_path: Path) -> None:
    (tmp_path / "cards").mkdir()
    (tmp_path / "cards" / "odd.yaml").write_text(
        "name: Odd\ncite: house style\nwidth: 6in\nheight: 4in\nmargins: {side: 12mm, top: 12mm, foot: 15}\n"
        "folds:\n  middle: {cite: house style}\n"
    )
    with pytest.raises(Several) as caught:
        card(Store((LAYOUTS[0], str(tmp_path))), "odd")
    told = [fault.message for fault in caught.value.faults]
    assert told == [
        "'envelope' is missing; a card without one has `address_side: yes`",
        "width is the short edge of a card, so it can't be larger than height",
        "'cite' is missing",
        "foot: '15' isn't a length; write a number and its unit, such as 4.125in, 85mm or 12pt",
        "'middle' isn't a fold; choose from none, top, side",
    ]


def test_a_users_notes_replace_ours(tmp_path: Path) -> None:
    text = (Path(LAYOUTS[0]) / "engine" / "notes.yaml").read_text("utf-8")
    mine = tmp_path / "engine" / "notes.yaml"
    mine.parent.mkdir()
    mine.write_text(text.replace("font: eb-garamond", "font: caveat"), "utf-8")
    assert note_style(Store((LAYOUTS[0], str(tmp_path)))).font == "caveat"
    mine.write_text(text.replace("  spacing: 9mm  ", "  spasing: 9mm"), "utf-8")
    told: list[StationeryError] = []
    assert note_style(Store((LAYOUTS[0], str(tmp_path)), told.append)).font == "eb-garamond"
    assert any("unknown key 'spasing'" in str(each) for each in told)
