"""Columns by ruler: each character has a cell of one em; half an em wide, it stands in the middle of the column."""

from __future__ import annotations

import pytest

from stationery.catalog.columns import ColumnStyle
from stationery.catalog.posts import post
from stationery.compose.parts.columns import Column, column_text, set_column
from stationery.data.resources import folder
from stationery.data.store import Store
from stationery.model.geometry import Point
from stationery.model.prose import plain
from stationery.model.typeface import Face, FixedPitch
from stationery.model.units import mm, pt

STORE = Store((folder("layouts"),))
FACE = Face("sans", language="ja")


def style() -> ColumnStyle:
    found = post(STORE, "japan-post").columns
    assert found
    return found


def column(text: str, honorifics: tuple[str, ...] = ()) -> Column:
    typefaces = FixedPitch()
    return set_column(plain(text), typefaces.columns(text, FACE, ""), style().gaps, typefaces, honorifics)


def pieces(text: str) -> list[tuple[str, float, float]]:
    """Each piece: its words, how it is turned, and where its cell begins."""
    found = column(text).pieces
    return [(piece.text, piece.turn, round(piece.along - (0.88 if piece.turn else 0.0), 2)) for piece in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("関", [("関", 90, 0)]),
        ("関1", [("関", 90, 0), ("1", 90, 1)]),
        ("12階", [("12", 90, 0), ("階", 90, 1)]),
        ("302号", [("3", 90, 0), ("0", 90, 1), ("2", 90, 2), ("号", 90, 3)]),
        ("1-13", [("1", 90, 0), ("-", 0, 1.25), ("13", 90, 2)]),
        ("ー。", [("ー", 90, 0), ("。", 90, 1)]),
        ("ハイツ A", [("ハ", 90, 0), ("イ", 90, 1), ("ツ", 90, 2), ("A", 90, 3.5)]),
        ("GYREビル", [("GYRE", 0, 0), ("ビ", 90, 2.25), ("ル", 90, 3.25)]),
        ("山　田", [("山", 90, 0), ("田", 90, 2)]),
        ("(株)", [("(", 90, 0), ("株", 90, 1), (")", 90, 2)]),
        ("か\u3099", [("が", 90, 0)]),
        ("𠮷田", [("𠮷", 90, 0), ("田", 90, 1)]),
        ("１０－２", [("1", 90, 0), ("0", 90, 1), ("-", 0, 2.25), ("2", 90, 3)]),
        ("十二", [("十", 90, 0), ("二", 90, 1)]),
    ],
)
def test_how_characters_stand(text: str, expected: list[tuple[str, float, float]]) -> None:
    assert pieces(text) == expected


def test_forms_for_columns_are_asked_for() -> None:
    features = {piece.text: piece.features for piece in column("関。1-23(GYRE)").pieces}
    assert features == {
        "関": ("vert",), "。": ("vert",), "1": ("fwid",), "-": ("fwid",), "23": ("hwid",), "(": ("fwid", "vert"),
        "GYRE": (), ")": ("fwid", "vert"),
    }  # fmt: skip


def test_a_column_by_ruler() -> None:
    """At 10 pt, a cell is 10 pt high; of half an em, a character begins a quarter of an em left of the middle."""
    typefaces = FixedPitch()
    text = column_text(column("山田"), typefaces.columns("山", FACE, ""), pt(10), Point(mm(50), mm(35)), ())
    first, second = text.spread()
    assert text.text == "山田 " and text.width == pt(20) and text.turn == -90
    assert [first.text, second.text] == ["山", "田"] and first.turn == second.turn == 0
    assert first.at == Point(mm(50) - pt(2.5), mm(35) + pt(8.8))
    assert second.at == Point(mm(50) - pt(2.5), mm(35) + pt(18.8))


def test_an_honorific_stands_apart() -> None:
    """Between the letters a fifth of an em, before the honorific four fifths; what is typed there counts."""
    for name, gap in (("山田様", 0.8), ("山田 様", 0.8), ("山田　様", 1.2)):
        spread, length = column(name, ("様",)).spread(0.2, 0.8)
        assert spread[1].along - spread[0].along == pytest.approx(1.2)
        assert spread[2].along - spread[1].along == pytest.approx(1 + gap)
        assert length == pytest.approx(3.2 + gap)
    assert column("様子", ("様",)).honorific == 0
