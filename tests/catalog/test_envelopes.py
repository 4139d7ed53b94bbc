"""Envelopes as their standards have them; every file found by listing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stationery.catalog.envelopes import envelope, envelopes
from stationery.catalog.shelf import Shelf
from stationery.errors import Place, StationeryError, UnknownName
from stationery.letter import Written
from stationery.resources import folder
from stationery.units import Length, pt

SHELF = Shelf((folder("layouts"),))


@pytest.mark.parametrize(
    ("name", "width", "height", "media"),
    [
        ("us-10", "9.5in", "4.125in", "na_number-10_4.125x9.5in"),
        ("us-6-3-4", "6.5in", "3.625in", "na_personal_3.625x6.5in"),
        ("us-monarch", "7.5in", "3.875in", "na_monarch_3.875x7.5in"),
        ("us-a2", "5.75in", "4.375in", "na_a2_4.375x5.75in"),
        ("us-a6", "6.5in", "4.75in", ""),
        ("us-a7", "7.25in", "5.25in", ""),
        ("dl", "220mm", "110mm", "iso_dl_110x220mm"),
        ("c6", "162mm", "114mm", "iso_c6_114x162mm"),
        ("c5", "229mm", "162mm", "iso_c5_162x229mm"),
    ],
)
def test_envelopes(name: str, width: str, height: str, media: str) -> None:
    found = envelope(SHELF, name)
    assert (found.size.width, found.size.height) == (Length.parse(width), Length.parse(height))
    assert (found.media, found.unit) == (media, width[-2:])


def test_every_envelope_lies_long_edge_across_and_its_pwg_name_says_its_size() -> None:
    assert len(envelopes(SHELF)) >= 9
    for found in envelopes(SHELF).values():
        assert found.cite
        assert found.size.width >= found.size.height
        if found.media:
            numbers = re.fullmatch(r"[a-z]+_[a-z0-9-]+_([\d.]+)x([\d.]+)(in|mm)", found.media)
            assert numbers, found.id
            short, long = (Length.parse(numbers[n] + numbers[3]) for n in (1, 2))
            assert (found.size.width, found.size.height) == (long, short), found.id


def test_a_large_envelope_has_larger_type() -> None:
    assert envelope(SHELF, "c5").addressing.delivery.size == pt(14)
    assert envelope(SHELF, "c6").addressing.delivery.size == pt(12)


def test_an_unknown_envelope_is_told_with_its_place() -> None:
    with pytest.raises(UnknownName) as raised:
        envelope(SHELF, Written("us10", Place("ann.md", 4, 11)))
    assert str(raised.value) == "ann.md:4:11: no envelope is called 'us10'\n  did you mean 'us-10'?"


GOOD = "name: Square\ncite: house style\nwidth: 140mm\nheight: 140mm\n"


def shelf_with(tmp_path: Path, text: str) -> Shelf:
    (tmp_path / "envelopes").mkdir()
    (tmp_path / "envelopes" / "square.yaml").write_text(text, encoding="utf-8")
    return Shelf((folder("layouts"), str(tmp_path)))


def test_a_user_adds_an_envelope_by_a_file(tmp_path: Path) -> None:
    assert envelope(shelf_with(tmp_path, GOOD), "square").unit == "mm"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("cite: house style\n", "", "square.yaml:1:1: 'cite' is missing"),
        ("width: 140mm", "width: 140", "square.yaml:3:8: width: '140' is no length"),
        ("height: 140mm", "height: 150mm", "square.yaml:3:8: the long edge of an envelope is its width"),
        ("height: 140mm\n", "height: 140mm\nmedium: x\n", "square.yaml:5:1: unknown key 'medium'"),
        ("height: 140mm\n", "height: 140mm\ntype: {delivery_address: 14pt}\n", "square.yaml:5:7: 'cite' is missing"),
    ],
)
def test_a_wrong_file_is_told_with_its_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    shelf = shelf_with(tmp_path, GOOD.replace(old, new))
    with pytest.raises(StationeryError, match=re.escape(told)):
        envelope(shelf, "square")
