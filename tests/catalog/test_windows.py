"""The windows of envelopes as their files have them, and what a wrong file is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stationery.catalog.demands import demands
from stationery.catalog.envelopes import envelope
from stationery.catalog.letters import letter_style
from stationery.catalog.posts import post
from stationery.data.resources import folder
from stationery.data.store import Store
from stationery.model.errors import StationeryError
from stationery.model.geometry import Rect
from stationery.model.units import Length, inch, mm, pt

STORE = Store((folder("layouts"),))


def rect(*measures: str) -> Rect:
    return Rect(*map(Length.parse, measures))


@pytest.mark.parametrize(
    ("name", "x", "y", "width", "height"),
    [
        ("us-10-window", "0.875in", "2.5in", "4.5in", "1.125in"),
        ("us-10-window-usps", "1in", "2.375in", "4.75in", "1.125in"),
        ("us-10-double-window", "0.625in", "2.125in", "4in", "1in"),
        ("us-9-window", "0.875in", "2.25in", "4.5in", "1.125in"),
        ("us-9-double-window", "0.75in", "2.25in", "3.625in", "1.125in"),
        ("dl-window", "20mm", "50mm", "90mm", "45mm"),
        ("c6c5-window", "20mm", "54mm", "90mm", "45mm"),
        ("c5-window", "20mm", "57mm", "90mm", "45mm"),
        ("ch-c6c5-left", "20mm", "48mm", "100mm", "45mm"),
        ("ch-c65-left", "20mm", "48mm", "100mm", "45mm"),
        ("ch-c5-left", "20mm", "52mm", "100mm", "45mm"),
        ("ch-c6c5-right-old", "117mm", "48mm", "100mm", "45mm"),
        ("ch-c65-right-old", "112mm", "48mm", "100mm", "45mm"),
        ("ch-c5-right-old", "117mm", "52mm", "100mm", "45mm"),
        ("ch-c6-right-old", "50mm", "48mm", "100mm", "45mm"),
        ("ch-c6c5-right", "122mm", "44mm", "90mm", "40mm"),
        ("ch-c65-right", "119mm", "44mm", "90mm", "40mm"),
        ("ch-c5-right", "122mm", "45mm", "90mm", "40mm"),
        ("ch-c6-right", "57mm", "44mm", "90mm", "40mm"),
        ("dl-window-right", "100mm", "45mm", "100mm", "45mm"),
        ("dl-window-uk", "20mm", "57mm", "90mm", "35mm"),
    ],
)
def test_windows_from_the_upper_left(name: str, x: str, y: str, width: str, height: str) -> None:
    found = envelope(STORE, name)
    assert found.windows.windows[0].on(found.size) == rect(x, y, width, height)


def test_the_second_window_shows_the_sender() -> None:
    found = envelope(STORE, "us-9-double-window")
    lower, upper = found.windows.windows
    assert (lower.shows, upper.shows) == ("recipient", "sender")
    assert upper.on(found.size) == rect("0.3125in", "0.5in", "3.5in", "0.875in")
    assert not envelope(STORE, "us-10").windows.windows


def test_a_window_envelope_takes_its_size_from_the_plain_one() -> None:
    plain, window = envelope(STORE, "us-10"), envelope(STORE, "us-10-window")
    assert (window.size, window.media, window.unit) == (plain.size, plain.media, "in")
    assert window.name != plain.name
    assert window.windows.folds_of("letter") == (inch(4), inch(7.5))
    assert window.windows.folds_of("a4") == ()


def test_tolerances_are_the_norms() -> None:
    assert envelope(STORE, "dl-window").windows.windows[0].tolerance == mm(1)
    assert not envelope(STORE, "us-10-window").windows.windows[0].tolerance


def test_what_the_posts_want_round_the_address() -> None:
    assert demands(STORE, post(STORE, "usps")).clear == inch(0.125)
    assert demands(STORE, post(STORE, "deutsche-post")).clear == mm(3)


def test_a_post_that_does_not_say_is_content_with_what_most_are(tmp_path: Path) -> None:
    text = "name: Mine\ncountries: [XX]\nletter: []\ntype: {cite: x, least: 8pt}\n"
    store = shelf_with(tmp_path, "posts", text)
    found = demands(store, post(store, "mine"))
    assert (found.clear, found.limits) == (mm(3), None)


def test_a_window_envelope_takes_only_what_belongs_to_the_paper(tmp_path: Path) -> None:
    found = envelope(shelf_with(tmp_path, "envelopes", GOOD.replace("based_on: dl", "based_on: c5")), "mine")
    assert found.addressing.delivery.size == pt(14) and found.cite == "house style"


GOOD = """name: Mine
cite: house style
based_on: dl
window:
  cite: house style
  x: {from_left: 20mm, width: 90mm}
  y: {from_bottom: 15mm, height: 45mm}
"""


def shelf_with(tmp_path: Path, kind: str, text: str) -> Store:
    (tmp_path / kind).mkdir()
    (tmp_path / kind / "mine.yaml").write_text(text, encoding="utf-8")
    return Store((folder("layouts"), str(tmp_path)))


def test_a_user_adds_a_window_envelope_by_a_file(tmp_path: Path) -> None:
    found = envelope(shelf_with(tmp_path, "envelopes", GOOD), "mine")
    assert found.windows.windows[0].on(found.size) == rect("20mm", "50mm", "90mm", "45mm")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("  cite: house style\n", "", "mine.yaml:5:3: 'cite' is missing"),
        ("based_on: dl\n", "based_on: dll\n", "mine.yaml:3:11: no envelope is called 'dll'"),
        ("  cite: house", "  shows: stamp\n  cite: house", "mine.yaml:5:10: shows: 'stamp' isn't one of the choices"),
        ("width: 90mm", "width: 230mm", "mine.yaml:5:3: the window extends beyond the envelope"),
        ("height: 45mm", "height: 0mm", "mine.yaml:5:3: the window extends beyond the envelope"),
        ("  cite: house", "  colour: red\n  cite: house", "mine.yaml:5:3: unknown key 'colour'"),
        ("{from_bottom: 15mm, height: 45mm}", "{height: 45mm}", "expected two of from_top, from_bottom and height"),
    ],
)
def test_a_wrong_window_is_told_with_its_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    store = shelf_with(tmp_path, "envelopes", GOOD.replace(old, new, 1) if "cite" not in old else _second(old, new))
    with pytest.raises(StationeryError, match=re.escape(told)):
        envelope(store, "mine")


def _second(old: str, new: str) -> str:
    """GOOD with a change inside its window, where alone two spaces stand before `cite`."""
    assert GOOD.count(old) == 1
    return GOOD.replace(old, new)


def test_folds_without_a_window_are_told(tmp_path: Path) -> None:
    text = "name: Mine\ncite: house style\nbased_on: dl\nfolds: {cite: house style, a4: [99mm, 198mm]}\n"
    with pytest.raises(StationeryError, match=r"mine\.yaml:4:\d+: `folds` is only for an envelope with a window"):
        envelope(shelf_with(tmp_path, "envelopes", text), "mine")


def test_a_wrong_entry_of_a_styles_windows_is_told(tmp_path: Path) -> None:
    text = "name: Mine\ncite: house style\nbased_on: uk\nwindows:\n  - {envelope: dl-window, line: 3}\n"
    with pytest.raises(StationeryError) as raised:
        letter_style(shelf_with(tmp_path, "letters", text), "mine")
    assert "mine.yaml:5:5: 'cite' is missing" in str(raised.value)
    assert "mine.yaml:5:27: unknown key 'line'" in str(raised.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("window: {clear: 3mm}", "'cite' is missing"),
        ("window: {cite: x, clear: 3}", "clear: '3' isn't a length"),
        ("limits: {cite: x, name: letter, weight: 20}", "weight: '20' isn't a weight; write it as 20g or 3.5oz"),
        ("limits: {cite: x}", "'name' is missing"),
        ("limits: {cite: x, name: letter, heaviest: 20g}", "unknown key 'heaviest'"),
    ],
)
def test_wrong_demands_of_a_post_are_told(tmp_path: Path, text: str, told: str) -> None:
    whole = f"name: Mine\ncountries: [XX]\nletter: []\ntype: {{cite: x, least: 8pt}}\n{text}\n"
    store = shelf_with(tmp_path, "posts", whole)
    with pytest.raises(StationeryError, match=re.escape(told)):
        demands(store, post(store, "mine"))
