"""`stationery printer add` asks the printer first: its sizes, slots, what lies in them, and how they draw it in."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from stationery.catalog.printers import Printer, load_printers
from stationery.model.errors import PrinterError
from stationery.model.geometry import Size
from stationery.model.units import inch, mm
from stationery.model.values import replace
from stationery.printing.asking import choose_feed, choose_turn, describe_tray, open_slots, warn_of_long_edges
from stationery.printing.choose import Feed
from stationery.printing.queue import Queue, Tray, read_queue, read_trays
from tests.printing.conftest import ensure_queue
from tests.printing.dumps import dump
from tests.printing.print_system import PrintSystem
from tests.printing.simulated import Simulated
from tests.printing.test_calibration import add, desk, measure, run

__all__ = ["desk"]

LETTER, A5 = Size(inch(8.5), inch(11)), Size(mm(148), mm(210))


def queue(name: str) -> Queue:
    return replace(read_queue(name, dump(name)), loaded=read_trays(dump(name)))


def envelopes_in(queue: Queue, fed: str, turned: str) -> Queue:
    tray = Tray("by-pass-tray", "envelope", 10477, 24130, fed, turned)  # type: ignore[arg-type]
    return replace(queue, loaded=(*queue.loaded, tray))


def test_pwg_5100_7_envelopes_come_from_the_slot_in_which_they_lie_or_one_made_for_them() -> None:
    kyocera = queue("kyocera-m2040dn")
    assert choose_feed(kyocera, "", "") == Feed("kyocera-m2040dn", "by-pass-tray", "envelope")
    assert choose_feed(queue("epson-xp-6000"), "", "") == Feed("epson-xp-6000", "", "envelope")
    lying = replace(kyocera, loaded=(Tray("tray-1", "envelope", 10477, 24130),))
    assert choose_feed(lying, "", "").slot == "tray-1"
    assert choose_feed(lying, "By-Pass Tray", "cardstock") == Feed("kyocera-m2040dn", "by-pass-tray", "cardstock")


def test_a_slot_or_a_type_that_the_printer_lacks_is_refused_before_anything_is_measured() -> None:
    for slot, type_, hint in (("rear", "", "auto, by-pass-tray, tray-1"), ("", "vellum", "stationery")):
        with pytest.raises(PrinterError) as refused:
            choose_feed(queue("kyocera-m2040dn"), slot, type_)
        assert hint in refused.value.hint
    unknown = replace(queue("kyocera-m2040dn"), sources=(), types=())
    assert choose_feed(unknown, "rear", "vellum") == Feed("kyocera-m2040dn", "rear", "vellum")


def test_the_person_chooses_only_among_slots_of_which_no_printer_tells() -> None:
    assert open_slots(queue("epson-xp-6000")) == ("main", "photo", "disc")
    assert open_slots(replace(queue("epson-xp-6000"), sources=("auto", "main"))) == ()


@pytest.mark.parametrize(
    ("fed", "turned", "turn"),
    [
        ("short-edge-first", "landscape", "ccw"),
        ("short-edge-first", "reverse-landscape", "cw"),
        ("short-edge-first", "portrait", ""),
        ("long-edge-first", "landscape", ""),
        ("", "landscape", ""),
    ],
)
def test_rfc_8011_5_2_10_a_landscape_feed_orientation_is_counterclockwise(fed: str, turned: str, turn: str) -> None:
    """PWG 5100.7: media-source-feed-orientation has the values of orientation-requested."""
    assert choose_turn(envelopes_in(queue("kyocera-m2040dn"), fed, turned), "by-pass-tray") == turn
    assert choose_turn(envelopes_in(queue("kyocera-m2040dn"), fed, turned), "tray-1") == ""


def test_pwg_5100_7_a_slot_that_feeds_by_the_long_edge_is_told() -> None:
    both = queue("both-ways")
    (said,) = warn_of_long_edges(both, A5, "")
    assert said.startswith("tray-2 draws paper in by its long edge: put the sheet in with its short edge first")
    assert [*warn_of_long_edges(queue("kyocera-m2040dn"), LETTER, "")] == []
    other = replace(both, loaded=(*both.loaded, Tray("tray-3", "auto", 14800, 21000, "short-edge-first")))
    assert "print the sheet from tray-3" in next(warn_of_long_edges(other, A5, ""))
    (said,) = warn_of_long_edges(envelopes_in(both, "long-edge-first", "landscape"), LETTER, "by-pass-tray")
    assert said == (
        "by-pass-tray draws envelopes in by their long edge: make them with `stationery envelope --upright`."
    )


def test_what_lies_in_a_tray_is_told_with_its_way() -> None:
    first, second = read_trays(dump("both-ways"))
    assert describe_tray(first) == "297 x 420 mm, fed by its short edge"
    assert describe_tray(second) == "148 x 210 mm, fed by its long edge"
    assert describe_tray(Tray("main", "", 21590, 27940)) == "8.5 x 11 in"


@dataclass
class Person:
    """Somebody at the terminal, and the folder where the printers are kept."""

    folder: Path
    printer: Simulated = field(default_factory=Simulated)

    def added(self) -> Printer:
        return load_printers(str(self.folder / "printers.yaml")).find("home")


@pytest.fixture
def person(system: PrintSystem, stranger: Path, desk: Path, monkeypatch: pytest.MonkeyPatch) -> Person:
    for name in ("Office", "Wide", "Home"):
        ensure_queue(system, name)
    monkeypatch.setenv("CUPS_SERVER", system.server)
    for name in ("LPDEST", "PRINTER"):
        monkeypatch.delenv(name, raising=False)
    return Person(stranger)


def test_the_printers_own_word_fills_the_profile(person: Person) -> None:
    told = add(person.printer, "--queue", "Office").stderr
    found = person.added()
    assert (found.queue, found.slot, found.type, found.turn) == ("Office", "by-pass-tray", "envelope", "ccw")
    assert found.margins and {round(each.mm, 1) for each in found.margins} == {3.0}
    for said in (
        "The printer Office takes letter, ",
        "us-10",
        "Its slots: auto, main, by-pass-tray, manual.",
        "In main: US Letter, stationery, fed by its short edge.",
        "In by-pass-tray: No. 10, envelope, fed by its short edge.",
        "Envelopes are taken from its slot by-pass-tray; --slot takes another.",
        "Envelopes lie in it with their right edge first (--turn ccw).",
        "the short edge with the stamp first",
    ):
        assert said in told


def test_options_win_over_the_printers_word(person: Person) -> None:
    options = ("--queue", "Office", "--slot", "Manual", "--type", "cardstock", "--turn", "cw", "--margins", "5,6,7,8")
    told = add(person.printer, *options).stderr
    found = person.added()
    assert (found.slot, found.type, found.turn) == ("manual", "cardstock", "cw")
    assert found.margins == (mm(5), mm(6), mm(7), mm(8)) and "--turn ccw" not in told


def test_a_slot_that_it_does_not_have_is_refused(person: Person) -> None:
    told = add(person.printer, "--queue", "Office", "--slot", "rear", code=4).stderr
    assert told.splitlines()[-2:] == [
        "the printer Office has no slot 'rear'",
        "  --slot takes: auto, main, by-pass-tray, manual",
    ]


def test_at_a_terminal_the_default_queue_is_asked_if_it_is_the_one(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stationery.cli.settings.at_terminal", lambda: True)
    readings = ["blank", "top", "right", *(f"{each:.2f}" for each in measure(person.printer, "letter", 0.25).values())]
    for meant, queue_, slot in (("y", "Office", "by-pass-tray"), ("n", "", "")):
        monkeypatch.setenv("LPDEST", "Office")
        typed = "\n".join([meant, "y", *readings]) + "\n"
        done = run("printer", "add", "home", "--paper", "letter", "-f", typed=typed)
        assert "Is this the printer called Office?" in done.stderr
        assert (person.added().queue, person.added().slot) == (queue_, slot)
        Path("calibration-sheet.pdf").unlink()


def test_a_queue_that_is_not_there_is_refused(person: Person) -> None:
    told = add(person.printer, "--queue", "Ofice", code=4).stderr
    assert "--queue: there is no queue 'Ofice'" in told and "there are: " in told and "Office" in told
    assert not (person.folder / "printers.yaml").exists()
