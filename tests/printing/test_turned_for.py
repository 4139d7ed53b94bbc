"""A finished envelope is turned the way its printer takes it, by 180 degrees and not otherwise, or refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import stationery
from stationery.catalog.printers import Printer, Printers, load_printers
from stationery.cli.print_questions import make_kept_folder
from stationery.incoming.faces import read_faces
from stationery.incoming.glyphs import read_page
from stationery.incoming.pdf_reader import open_pdf
from stationery.incoming.sheets import read_sheets
from stationery.model.errors import Place, PrinterError
from stationery.model.values import replace
from stationery.printing.choose import Feed, Sheet, find_other
from stationery.printing.connection import read_server
from stationery.printing.cups import Target
from stationery.printing.lp import Wanted
from stationery.printing.plan import plan_jobs
from stationery.printing.profiles import choose_profile, write_printers
from stationery.printing.queue import Queue, Tray, describe_size, read_queue, read_trays
from stationery.products.print_jobs import Item, Way, margins_for, read_item, say_loading, set_turn
from stationery.products.printers import name_media
from stationery.products.stock import open_stock
from tests.jobs import STORE
from tests.printing.conftest import LAYOUTS, document
from tests.printing.dumps import dump

HERE = Place("us-10.pdf")
HOME = Printer("home", turn="ccw")


def queue(*loaded: Tray) -> Queue:
    return replace(read_queue("Office", dump("kyocera-m2040dn")), loaded=loaded)


def finished(pdf: bytes, path: str = "us-10.pdf") -> Item:
    stock = open_stock((str(LAYOUTS),), (), date(2026, 11, 20))
    return read_item(path, pdf, stock)


@pytest.fixture(scope="module")
def envelope() -> Item:
    return finished(document("us-10").pdf)


def places(pdf: bytes) -> list[tuple[str, float, float]]:
    glyphs = read_page(open_pdf(pdf, HERE), 0, HERE, beyond=True).glyphs
    return [(each.text or "", round(each.x, 3), round(each.y, 3)) for each in glyphs]


def test_an_envelope_for_the_other_edge_is_turned_by_180_degrees_exactly(envelope: Item) -> None:
    turned, told = set_turn(queue(), envelope, Way(Feed(), printer=HOME))
    assert told == "turned by 180°: the printer home takes an envelope's right edge, with the stamp, first"
    (face,) = read_faces(turned.printout.pdf, HERE) or ()
    assert face.turn == turned.turn == "counterclockwise" and turned.copied
    size = read_sheets(envelope.printout.pdf, HERE).sizes[0]
    assert read_sheets(turned.printout.pdf, HERE).sizes == (size,)
    for (text, x, y), (same, far, low) in zip(places(envelope.printout.pdf), places(turned.printout.pdf), strict=True):
        assert text == same and (x + far, y + low) == pytest.approx((size.width.pt, size.height.pt), abs=0.01)
    assert say_loading(turned, HOME).endswith("the short edge with the stamp first.")
    assert set_turn(queue(), turned, Way(Feed(), printer=HOME)) == (turned, "")
    assert set_turn(queue(), turned, Way(Feed(), printer=Printer("den")))[0].printout.around == ()


def test_where_the_printer_takes_that_edge_the_bytes_stay(envelope: Item) -> None:
    same, told = set_turn(queue(), envelope, Way(Feed(), printer=Printer("den")))
    assert same.printout == envelope.printout and not told and not same.copied
    assert say_loading(same, None).startswith("Feed the left edge, with the return address, first")


@pytest.mark.parametrize(("turned", "edge"), [("landscape", "right"), ("reverse-landscape", ""), ("portrait", "")])
def test_without_a_measured_printer_the_slot_says_which_edge(envelope: Item, turned: str, edge: str) -> None:
    """PWG 5100.7: media-source-feed-orientation."""
    tray = Tray("by-pass-tray", "envelope", 10477, 24130, "short-edge-first", turned)
    _, told = set_turn(queue(tray), envelope, Way(Feed()))
    assert told.startswith("turned by 180°: Office says that by-pass-tray takes an envelope's right") == bool(edge)
    _, told = set_turn(queue(tray), envelope, Way(Feed(), printer=Printer("den")))
    assert told == ""


def test_an_upright_envelope_and_a_letter_are_left_alone() -> None:
    studio = stationery.Studio()
    sender = "山田太郎\n〒100-0001 東京都千代田区千代田1-1\nJAPAN"
    letter = studio.read(to="Taro Yamada\n1-1 Chiyoda\nChiyoda-ku, Tokyo 100-0001\nJAPAN", from_=sender, body="Hi")
    for pdf in (studio.envelope(letter, envelope="chou-3", address="portrait").pdf, document("letter").pdf):
        item = finished(pdf)
        same, told = set_turn(queue(), item, Way(Feed(), printer=HOME))
        assert same.printout == item.printout and told == ""


def test_pages_for_the_printer_as_it_was_before_are_refused(envelope: Item) -> None:
    made = replace(envelope, printout=replace(envelope.printout, printer="home"))
    with pytest.raises(PrinterError) as refused:
        set_turn(queue(), made, Way(Feed(), printer=HOME))
    assert "with the left edge, with the return address, first, but it takes the right edge" in refused.value.message
    assert "make the file again, with --printer home" in refused.value.hint


def test_the_margins_of_what_is_turned_around_are_at_the_other_edges(envelope: Item) -> None:

    own, (sheet,) = queue(), envelope.printout.sheets
    plans = plan_jobs(Target(read_server("127.0.0.1:9"), ""), own, sheet, Feed(), Wanted("x"), "x.pdf")
    usual, around = margins_for(envelope, plans), set_turn(own, envelope, Way(Feed(), printer=HOME))[0]
    assert margins_for(around, plans) == (usual[2], usual[3], usual[0], usual[1])


def test_what_lies_in_the_slot_instead_is_named() -> None:
    tray = Tray("by-pass-tray", "envelope", 10477, 24130)
    named = name_media(queue(tray), STORE)
    (dl,), (ten,) = document("dl").sheets, document("us-10").sheets
    assert find_other(named, dl, "by-pass-tray") == "No. 10"
    assert find_other(named, ten, "by-pass-tray") == find_other(named, dl, "tray-1") == find_other(named, dl, "") == ""
    assert find_other(named, Sheet(dl.size, "DL"), "by-pass-tray") == "No. 10"


def test_sizes_are_told_in_the_unit_in_which_they_are_round() -> None:
    sizes = {(21590, 27940): "8.5 x 11 in", (21000, 29700): "210 x 297 mm", (10477, 24130): "4.125 x 9.5 in",
             (12700, 17780): "5 x 7 in", (14800, 10010): "148 x 100.1 mm"}  # fmt: skip
    assert {size: describe_size(size) for size in sizes} == sizes
    loaded = name_media(queue(*read_trays(dump("kyocera-m2040dn"))), STORE).loaded
    assert [each.words for each in loaded[:1]] == ["A4"]


def test_the_printer_of_a_queue_is_its_own_or_the_default_one_without_a_queue(tmp_path: Path) -> None:
    bare, den, hall = Printer("bare"), Printer("den", "Den"), Printer("hall", "Hall")
    all_three = Printers("bare", (bare, den, hall))
    assert [choose_profile(all_three, each) for each in ("Den", "Hall", "Attic", "")] == [den, hall, bare, bare]
    assert [choose_profile(replace(all_three, default="den"), each) for each in ("Hall", "Attic", "")] == [
        hall,
        None,
        den,
    ]
    assert [choose_profile(replace(all_three, default=""), each) for each in ("Hall", "Attic", "")] == [
        hall,
        None,
        None,
    ]
    (tmp_path / "p.yaml").write_text(write_printers(replace(all_three, default="")))
    assert load_printers(str(tmp_path / "p.yaml")).default == ""


def test_the_copy_of_a_dry_run_is_the_same_for_the_same_bytes_and_its_owners_alone() -> None:
    made = make_kept_folder(b"one")
    try:
        assert make_kept_folder(b"one") == made and Path(made).stat().st_mode & 0o077 == 0
        Path(made).chmod(0o755)
        other = make_kept_folder(b"one")
        assert other != made
        Path(other).rmdir()
    finally:
        Path(made).rmdir()
