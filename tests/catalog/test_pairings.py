"""Pairings of typefaces: every one that is listed loads and names typefaces that there are."""

from __future__ import annotations

from pathlib import Path

import pytest

from stationery.catalog.pairings import pairing
from stationery.data.resources import folder
from stationery.data.store import Store
from stationery.model.errors import StationeryError, UnknownName
from stationery.model.letter import Written
from tests.pdf.made import library

STORE = Store((folder("layouts"),))
NAMES = STORE.names("pairings")

TABLE = "name: Mine\ncite: house style\nletterhead: inter\nbody: crimson-pro\nenvelope: source-sans-3\n"


def test_there_are_pairings() -> None:
    assert {"garamond", "typewriter", "modern", "handwritten"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_pairing_names_typefaces_that_there_are(name: str) -> None:
    found = pairing(STORE, name)
    assert found.name
    assert found.about
    assert {found.letterhead, found.body, found.envelope} <= set(library().names())


@pytest.mark.parametrize("name", NAMES)
def test_no_script_goes_on_an_envelope(name: str) -> None:
    assert library().describe(pairing(STORE, name).envelope).kind != "script"


def test_no_pairing_is_called_like_a_typeface() -> None:
    """For it would hide the typeface."""
    assert not set(NAMES) & set(library().names())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (TABLE.replace("body: crimson-pro\n", ""), "'body' is missing"),
        (TABLE.replace("cite: house style\n", ""), "'cite' is missing"),
        (TABLE + "card: inter\n", r"mine\.yaml:6:1: unknown key 'card'"),
    ],
)
def test_a_table_that_cannot_be_used_says_why(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "pairings").mkdir()
    (tmp_path / "pairings" / "mine.yaml").write_text(text, "utf-8")
    with pytest.raises(StationeryError, match=told):
        pairing(Store((folder("layouts"), str(tmp_path))), "mine")


def test_an_unknown_pairing_is_told() -> None:
    with pytest.raises(UnknownName, match="no pairing of typefaces is called 'modem'\n  did you mean 'modern'"):
        pairing(STORE, Written("modem"))
