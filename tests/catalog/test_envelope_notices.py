"""The tables of QR codes, barcodes and endorsements: what is built in, and what a user's own file may not say."""

from __future__ import annotations

from pathlib import Path

import pytest

from stationery.catalog.endorsements import NOTICES, PLACES, endorsements
from stationery.catalog.imb import barcode_look
from stationery.catalog.posts import posts
from stationery.catalog.qr import CODES, code_look
from stationery.data.resources import folder
from stationery.data.store import Store
from stationery.model.errors import StationeryError

BUILT_IN = folder("layouts")
STORE = Store((BUILT_IN,))


def own(tmp_path: Path, name: str, old: str, new: str) -> Store:
    """The built-in folder and a user's own, with one file changed in one place."""
    inside = "" if name == "endorsements.yaml" else "engine"
    text = (Path(BUILT_IN) / inside / name).read_text("utf-8")
    assert old in text
    (tmp_path / inside).mkdir(exist_ok=True)
    (tmp_path / inside / name).write_text(text.replace(old, new, 1), "utf-8")
    return Store((BUILT_IN, str(tmp_path)))


def test_endorsements_belong_to_posts_and_stand_in_known_places() -> None:
    found = endorsements(STORE)
    assert set(found.texts) <= set(posts(STORE)) and "usps" in found.texts
    assert set(found.looks) == set(NOTICES)
    assert all(look.places and set(look.places) <= set(PLACES) for look in found.looks.values())
    assert barcode_look(STORE).post in posts(STORE)


def test_every_language_of_codes_has_words_for_each() -> None:
    look = code_look(STORE)
    assert "en" in look.alts and all(set(words) == set(CODES) for words in look.alts.values())
    assert look.alt("contact", "de-CH", name="Ann Lee", link="") == "QR-Code mit den Kontaktdaten von Ann Lee"
    assert look.alt("website", "tlh", name="", link="https://e.org") == "QR code: https://e.org"


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        (
            "endorsements.yaml",
            "below_postage, left",
            "by_the_stamp, left",
            "places: 'by_the_stamp' isn't one of the choices",
        ),
        ("endorsements.yaml", "size: 9pt", "size: 9", "size"),
        ("qr.yaml", "level: M", "level: X", "level: 'X' isn't one of the choices"),
        ("qr.yaml", "quiet: 4", "quite: 4", "quite"),
        ("imb.yaml", "cite: USPS-B-3200", "site: USPS-B-3200", "site"),
    ],
)
def test_a_users_own_file_is_read_with_care(tmp_path: Path, name: str, old: str, new: str, told: str) -> None:
    store, remarks = own(tmp_path, name, old, new), list[StationeryError]()
    store.tell = remarks.append
    read = {"endorsements.yaml": endorsements, "qr.yaml": code_look, "imb.yaml": barcode_look}[name]
    read(store)  # type: ignore[operator]
    assert told in str(remarks[0]) and name in str(remarks[0])
