"""Which medium, slot and type a queue takes a sheet by, asked of what real printers answer; and what is refused."""

from __future__ import annotations

import pytest

from stationery.model.errors import PrinterError
from stationery.model.geometry import Size
from stationery.model.units import Length, inch, mm
from stationery.model.values import replace
from stationery.printing.choose import Feed, Sheet, choose_medium, choose_tray
from stationery.printing.ipp import Range
from stationery.printing.queue import Custom, Medium, Queue, dimensions, read_queue, read_trays
from tests.printing.dumps import FOLDER, dump

NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))

Sheets = dict[str, Sheet]


def sheet(width: Length, height: Length, called: str = "this", *, envelope: bool = True) -> Sheet:
    return Sheet(Size(width, height), called, envelope, (1,), 1)


NO_10 = sheet(inch(4.125), inch(9.5), "the envelope No. 10")
A7 = sheet(inch(5.25), inch(7.25), "the envelope A7")
DL = sheet(mm(110), mm(220), "the envelope DL")
C6 = sheet(mm(114), mm(162), "the envelope C6")
PERSONAL = sheet(inch(3.625), inch(6.5), "the envelope No. 6 3/4")
LETTER = sheet(inch(8.5), inch(11), "US Letter", envelope=False)
A4 = sheet(mm(210), mm(297), "A4", envelope=False)
HAGAKI = sheet(mm(100), mm(148), "Hagaki", envelope=False)


def queue(name: str) -> Queue:
    return read_queue(name, dump(name))


@pytest.mark.parametrize("name", NAMES)
def test_every_dump_is_read(name: str) -> None:
    found = queue(name)
    assert found.media or found.custom or read_trays(dump(name))
    assert found.accepting


CHOSEN = [
    ("hp-laser", NO_10, "na_number-10_4.125x9.5in"),
    ("hp-laser", DL, "iso_dl_110x220mm"),
    ("hp-laser", A7, "Custom.133.35x184.15mm"),
    ("hp-laser", C6, "Custom.114x162mm"),
    ("hp-color-laserjet", NO_10, "na_number-10_4.125x9.5in"),
    ("hp-color-laserjet", A7, "Custom.133.35x184.15mm"),
    ("canon-mf657c", A7, "Custom.133.35x184.15mm"),
    ("brother-mfc-l2740dw", NO_10, "na_number-10_4.125x9.5in"),
    ("brother-mfc-l2740dw", PERSONAL, "Custom.92.08x165.1mm"),
    ("brother-mfc-t920dw", A4, "iso_a4_210x297mm"),
    ("sizes-in-points", A4, "iso_a4_209.9x297.04mm"),
    ("sizes-in-points", DL, "iso_dl_109.71x219.78mm"),
    ("canon-selphy", HAGAKI, "jpn_hagaki_100x148mm"),
    ("epson-xp-6000", NO_10, "na_number-10_4.125x9.5in"),
    ("epson-xp-6000", A7, "Custom.133.35x184.15mm"),
    ("epson-xp-6000", DL, "Custom.110x220mm"),
    ("kyocera-m2040dn", NO_10, "na_number-10_4.125x9.5in"),
    ("kyocera-m2040dn", PERSONAL, "na_personal_3.625x6.5in"),
    ("kyocera-m2040dn", C6, "iso_c6_114x162mm"),
    ("kyocera-m2040dn", A7, "Custom.133.35x184.15mm"),
]


@pytest.mark.parametrize(("name", "wanted", "medium"), CHOSEN, ids=lambda value: getattr(value, "called", value))
def test_pwg_5101_1_the_queues_own_name_for_the_size_or_a_custom_one_in_its_range(
    name: str, wanted: Sheet, medium: str
) -> None:
    """PWG 5101.1: self-describing names tell sizes by their dimensions, custom ones too."""
    assert choose_medium(queue(name), wanted).name == medium


REFUSED = [
    ("hp-laser", PERSONAL, "na_index-4x6_4x6in"),
    ("canon-selphy", NO_10, ""),
    ("canon-selphy", LETTER, "it has: jpn_hagaki"),
    ("both-ways", NO_10, "it has: iso_a3"),
    ("kyocera-four-trays", A4, "it names no sizes"),
]


@pytest.mark.parametrize(("name", "wanted", "hint"), REFUSED, ids=lambda value: getattr(value, "called", value))
def test_a_size_that_is_not_had_is_refused_by_its_name(name: str, wanted: Sheet, hint: str) -> None:
    with pytest.raises(PrinterError) as refused:
        choose_medium(queue(name), wanted)
    assert wanted.called in refused.value.message and hint in refused.value.hint


def test_where_an_envelope_is_refused_a_carrier_is_offered() -> None:
    for sheet, offered in ((NO_10, True), (LETTER, False)):
        with pytest.raises(PrinterError) as refused:
            choose_medium(queue("canon-selphy"), sheet)
        assert ("--carrier" in refused.value.hint) == offered


def test_pwg_5100_7_margins_are_those_of_the_size_and_never_those_without_borders() -> None:
    """PWG 5100.7: the margins are members of media-col (5.3.1), and so of media-col-database."""
    assert choose_medium(queue("hp-color-laserjet"), NO_10).margins == (423, 423, 423, 423)
    assert choose_medium(queue("brother-mfc-t920dw"), A4).margins == (300, 300, 300, 300)
    assert choose_medium(queue("sizes-in-points"), A7).margins == (318, 423, 318, 423)
    assert choose_medium(queue("hp-laser"), NO_10).margins is None


def test_pwg_5100_7_margins_of_the_printer_as_a_whole_are_those_of_sizes_that_it_says_nothing_of() -> None:
    """An Epson names no database, and as margins 0 (without borders) and 3 mm."""
    epson = queue("epson-xp-6000")
    assert choose_medium(epson, NO_10).margins == choose_medium(epson, LETTER).margins == (300, 300, 300, 300)
    assert not choose_medium(epson, NO_10).borderless
    assert choose_medium(queue("kyocera-m2040dn"), NO_10).margins == (400, 400, 400, 400)


def test_a_medium_without_borders_is_never_taken() -> None:
    empty = replace(queue("hp-laser"), custom=None)
    for medium in (
        Medium("oe_photo_100x148mm", 10000, 14800),
        Medium("om_photo_100x148mm", 10000, 14800),
        Medium("jpn_hagaki_100x148mm", 10000, 14800, (0, 0, 0, 0)),
        Medium("jpn_hagaki.Borderless_100x148mm", 10000, 14800),
    ):
        with pytest.raises(PrinterError):
            choose_medium(replace(empty, media=(medium,)), HAGAKI)


@pytest.mark.parametrize(("off", "had"), [(0, True), (60, True), (61, False), (-60, True), (-61, False)])
def test_a_size_may_be_off_by_six_tenths_of_a_millimeter(off: int, had: bool) -> None:
    own = replace(queue("hp-laser"), custom=None, media=(Medium("own_dl", 11000 + off, 22000),))
    if had:
        assert choose_medium(own, DL).name == "own_dl"
    else:
        with pytest.raises(PrinterError):
            choose_medium(own, DL)


def test_pwg_5100_7_the_same_sheet_lying_across_is_another_size() -> None:
    own = replace(queue("hp-laser"), custom=None, media=(Medium("dl-across", 22000, 11000),))
    with pytest.raises(PrinterError):
        choose_medium(own, DL)


def test_pwg_5100_7_and_5101_1_the_custom_range_is_found_wherever_a_printer_states_it() -> None:
    """In media-size-supported (PWG 5100.7), or as custom_min and custom_max (PWG 5101.1)."""
    assert queue("canon-mf657c").custom == Custom(Range(7620, 21600), Range(12700, 35560))
    found = queue("hp-laser").custom
    assert found and (found.widths, found.heights) == (Range(9842, 21590), Range(14800, 35560))
    assert queue("both-ways").custom is None


def test_pwg_5100_7_how_each_tray_feeds_is_the_printers_word() -> None:
    """PWG 5100.7-2023: media-source-properties, a member of media-col-ready (6.9.38)."""
    trays = read_trays(dump("both-ways"))
    assert [(tray.source, tray.fed, tray.turned) for tray in trays] == [
        ("tray-1", "short-edge-first", "portrait"),
        ("tray-2", "long-edge-first", "landscape"),
    ]


TRAYS = Queue(
    "Office", True, False, "", (), None, ("auto", "tray-1", "by-pass-tray"), ("stationery", "envelope"), ("one-sided",),
    "", ("Auto", "Tray1", "MultiPurpose"), ("Plain", "Env"),
)  # fmt: skip


def test_pwg_5100_7_what_is_loaded_decides_the_slot() -> None:
    loaded = read_trays(dump("kyocera-four-trays"))
    office = replace(TRAYS, sources=("auto", "tray-1", "tray-2", "tray-3", "tray-4"), loaded=loaded)
    assert choose_tray(office, Feed(), A4) == ("tray-1", "stationery", ())
    slot, _, remarks = choose_tray(office, Feed(), LETTER)
    assert slot == "" and "US Letter isn't loaded in any tray" in remarks[0]


def test_pwg_5100_7_trays_of_an_epson_and_a_kyocera() -> None:
    epson, kyocera = (
        replace(queue(name), loaded=read_trays(dump(name))) for name in ("epson-xp-6000", "kyocera-m2040dn")
    )
    assert choose_tray(epson, Feed(), LETTER) == ("main", "stationery", ())
    assert choose_tray(epson, Feed(), NO_10) == ("", "envelope", ())
    assert [tray.source for tray in epson.loaded] == ["main", "photo", "photo", "disc"]
    assert choose_tray(kyocera, Feed(), A4) == ("tray-1", "stationery", ())
    assert choose_tray(kyocera, Feed(), C6)[:2] == ("by-pass-tray", "envelope")


def test_an_envelope_that_is_not_loaded_comes_from_a_slot_for_envelopes_which_is_told() -> None:
    slot, type_, remarks = choose_tray(TRAYS, Feed(), NO_10)
    assert (slot, type_) == ("by-pass-tray", "envelope")
    assert "--slot" in remarks[0]


@pytest.mark.parametrize("written", ["by-pass-tray", "ByPassTray", "bypass tray", "MultiPurpose"])
def test_pwg_5100_7_a_slot_is_known_by_its_keyword_and_by_the_queues_choice(written: str) -> None:
    assert choose_tray(TRAYS, Feed(slot=written, type="Env"), LETTER)[:2] == ("by-pass-tray", "envelope")


@pytest.mark.parametrize(
    ("feed", "hint"),
    [(Feed(slot="rear"), "auto, tray-1, by-pass-tray"), (Feed(type="card"), "stationery, envelope")],
)
def test_an_unknown_slot_or_type_is_refused_with_those_there_are(feed: Feed, hint: str) -> None:
    with pytest.raises(PrinterError) as refused:
        choose_tray(TRAYS, feed, NO_10)
    assert hint in refused.value.hint


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("na_number-10_4.125x9.5in", (10478, 24130)),
        ("iso_dl_110x220mm", (11000, 22000)),
        ("custom_max_35277.78x35277.78mm", (3527778, 3527778)),
        ("iso-a4-stationery", None),
        ("na_letter", None),
        ("x_1x2x3in", None),
        ("x_nanxinfmm", None),
        ("", None),
    ],
)
def test_pwg_5101_1_a_name_tells_its_size_or_none(name: str, size: tuple[int, int] | None) -> None:
    assert dimensions(name) == size
