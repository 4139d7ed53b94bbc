"""Envelopes as their standards have them; every file found by listing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stationery.catalog.envelopes import as_read, envelope, envelopes, match_envelope
from stationery.catalog.names import fold_name
from stationery.catalog.posts import post
from stationery.data.resources import folder
from stationery.data.store import Store
from stationery.model.errors import DoesNotFit, Place, StationeryError, UnknownName
from stationery.model.letter import Written
from stationery.model.units import Length, pt

STORE = Store((folder("layouts"),))


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
        ("us-14", "11.5in", "5in", "na_number-14_5x11.5in"),
        ("us-6.5x9.5", "9.5in", "6.5in", "na_c5_6.5x9.5in"),
        ("us-9x12", "12in", "9in", "na_arch-a_9x12in"),
        ("c6c5", "229mm", "114mm", "iso_c6c5_114x229mm"),
        ("invite", "220mm", "220mm", "om_invite_220x220mm"),
        ("chou-3", "235mm", "120mm", "jpn_chou3_120x235mm"),
        ("kaku-2", "332mm", "240mm", "jpn_kaku2_240x332mm"),
        ("zl", "230mm", "120mm", "prc_zl_120x230mm"),
        ("india-10x4.5", "10in", "4.5in", ""),
    ],
)
def test_envelopes(name: str, width: str, height: str, media: str) -> None:
    found = envelope(STORE, name)
    assert (found.size.width, found.size.height) == (Length.parse(width), Length.parse(height))
    assert (found.media, found.unit) == (media, width[-2:])


def test_every_envelope_lies_long_edge_across_and_its_pwg_name_says_its_size() -> None:
    assert len(envelopes(STORE)) >= 46
    for found in envelopes(STORE).values():
        assert found.cite
        assert found.size.width >= found.size.height
        if found.media:
            numbers = re.fullmatch(r"[a-z]+_[a-z0-9-]+_([\d.]+)x([\d.]+)(in|mm)", found.media)
            assert numbers, found.id
            short, long = (Length.parse(numbers[n] + numbers[3]) for n in (1, 2))
            assert (found.size.width, found.size.height) == (long, short), found.id


def test_every_envelope_has_a_family_and_no_name_means_two() -> None:
    names = [*STORE.names("envelopes")]
    for found in envelopes(STORE).values():
        assert found.family, found.id
        names += found.also
    folded = [fold_name(name) for name in names]
    assert sorted(folded) == sorted(set(folded))


def test_a_name_that_is_taken_is_told_and_ignored(tmp_path: Path) -> None:
    (tmp_path / "envelopes").mkdir()
    text = "name: Mine\nalso: ['Com 10', my size]\ncite: house style\nwidth: 9in\nheight: 4in\nfamily: Mine\n"
    (tmp_path / "envelopes" / "mine.yaml").write_text(text)
    told: list[str] = []
    store = Store((*STORE.folders, str(tmp_path)), lambda fault: told.append(str(fault)))
    assert match_envelope(store, Written("com-10")).text == "us-10" and match_envelope(store, Written("My Size")).text
    assert [each for each in told if "'Com 10' is already a name of the envelope 'us-10'; the name is ignored" in each]


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("#10", "us-10"), ("No. 10", "us-10"), ("COM10", "us-10"), ("DIN lang", "dl"), ("din-lang", "dl"),
        ("DL", "dl"), ("C5/6", "c6c5"), ("C6/5", "swiss-c6-5"), ("6x9", "us-6x9"), ("You 2", "c6"),
        ("長形3号", "chou-3"), ("ISO-B5", "b5"), ("Monarch", "us-monarch"),
        ("US #10", "us-10"), ("Com-10", "us-10"), ("Envelope #10", "us-10"), ("#10 Envelope", "us-10"),
        ("Envelope #10 / Com-10", "us-10"), ("Envelope #10 (4.125 x 9.5 in)", "us-10"), ("Size 10", "us-10"),
        ("#10 Window Envelope", "us-10-window"), ("Envelope Monarch", "us-monarch"), ("6 3/4", "us-6-3-4"),
        ("Fensterumschlag DL", "dl-window"), ("Fensterumschlag", "dl-window"), ("Umschlag C6", "c6"),
        ("Briefumschlag DIN lang", "dl"), ("DL 110x220mm", "dl"), ("enveloppe à fenêtre", "dl-window-right"),
        ("Enveloppe a fenetre", "dl-window-right"), ("sobre C5", "c5"), ("busta DL", "dl"),
    ],
)  # fmt: skip
def test_what_people_call_an_envelope_is_understood(name: str, id_: str) -> None:
    assert envelope(STORE, name) is envelope(STORE, id_)
    place = Place("ann.md", 4, 11)
    assert match_envelope(STORE, Written(name, place)) == Written(id_, place)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("a7", "did you mean 'us-a7'?"),
        ("11", "did you mean 'us-11'?"),
        ("3", "did you mean 'chou-3' or 'kaku-3'?"),
        ("chuo-3", "did you mean 'chou-3'?"),
        ("com-90", "did you mean 'us-9'?"),
        ("papyrus", "`stationery catalog` lists all envelopes"),
    ],
)
def test_what_nobody_calls_an_envelope_gets_the_nearest(name: str, hint: str) -> None:
    with pytest.raises(UnknownName) as raised:
        envelope(STORE, name)
    assert raised.value.hint == hint


@pytest.mark.parametrize(
    ("name", "id_", "wanted", "upright"),
    [
        ("chou-3", "japan-post", "", True),
        ("chou-3", "japan-post", "landscape", False),
        ("chou-3", "usps", "", False),
        ("you-4", "japan-post", "", False),
        ("dl", "japan-post", "portrait", True),
    ],
)
def test_how_an_envelope_is_read(name: str, id_: str, wanted: str, upright: bool) -> None:
    found = as_read(envelope(STORE, name), post(STORE, id_), Written(wanted))
    assert found.upright is upright
    assert found.size.upright == envelope(STORE, name).size.upright


def test_an_upright_address_is_refused_where_the_post_reads_none() -> None:
    with pytest.raises(DoesNotFit) as raised:
        as_read(envelope(STORE, "chou-3"), post(STORE, "usps"), Written("portrait", Place("--address")))
    assert str(raised.value) == (
        "--address: the United States Postal Service doesn't read addresses across the short edge\n"
        "  leave it out to print the address along the long edge"
    )


def test_a_large_envelope_has_larger_type() -> None:
    assert envelope(STORE, "c5").addressing.delivery.size == pt(14)
    assert envelope(STORE, "c6").addressing.delivery.size == pt(12)


def test_an_unknown_envelope_is_told_with_its_place() -> None:
    with pytest.raises(UnknownName) as raised:
        envelope(STORE, Written("us10", Place("ann.md", 4, 11)))
    assert str(raised.value) == "ann.md:4:11: no envelope is called 'us10'\n  did you mean 'us-10'?"


GOOD = "name: Square\ncite: house style\nwidth: 140mm\nheight: 140mm\n"


def shelf_with(tmp_path: Path, text: str) -> Store:
    (tmp_path / "envelopes").mkdir()
    (tmp_path / "envelopes" / "square.yaml").write_text(text, encoding="utf-8")
    return Store((folder("layouts"), str(tmp_path)))


def test_a_user_adds_an_envelope_by_a_file(tmp_path: Path) -> None:
    assert envelope(shelf_with(tmp_path, GOOD), "square").unit == "mm"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("cite: house style\n", "", "square.yaml:1:1: 'cite' is missing"),
        ("width: 140mm", "width: 140", "square.yaml:3:8: width: '140' isn't a length"),
        (
            "height: 140mm",
            "height: 150mm",
            "square.yaml:3:8: width is the long edge of an envelope, so it can't be smaller than height",
        ),
        ("height: 140mm\n", "height: 140mm\naddress: up\n", "square.yaml:5:10: address: 'up' isn't one of the choices"),
        ("height: 140mm\n", "height: 140mm\nmedium: x\n", "square.yaml:5:1: unknown key 'medium'"),
        ("height: 140mm\n", "height: 140mm\ntype: {delivery_address: 14pt}\n", "square.yaml:5:7: 'cite' is missing"),
    ],
)
def test_a_wrong_file_is_told_with_its_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    store = shelf_with(tmp_path, GOOD.replace(old, new))
    with pytest.raises(StationeryError, match=re.escape(told)):
        envelope(store, "square")


@pytest.mark.parametrize(
    ("name", "note"),
    [
        ("us-a2", True),
        ("us-a7", True),
        ("c6", True),
        ("us-6-3-4", True),
        ("us-10", False),
        ("dl", False),
        ("us-monarch", False),
    ],
)
def test_the_address_of_a_notes_envelope_is_centered_and_not_left_of_38_percent(name: str, note: bool) -> None:
    delivery = envelope(STORE, name).addressing.delivery
    assert (delivery.left[0] == 0.38 and delivery.center == 0.5) is note
