"""Simulated printers, read off the sheet's own JSON: addresses come right, and a slip of the ruler is named."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from ctypes import c_double
from functools import cache, partial
from math import hypot
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pypdfium2.raw as raw
import pytest
from click.testing import CliRunner

from stationery.catalog.calibration import Reading, calibration_look, envelope_readings, sheet_readings
from stationery.catalog.papers import paper
from stationery.catalog.printers import EnvelopePath, Printer, Printers, load_printers
from stationery.cli import settings
from stationery.cli.main import stationery
from stationery.data.resources import folders
from stationery.data.store import Store
from stationery.model.errors import UnknownName
from stationery.model.geometry import Affine, Point, Rect, Size
from stationery.model.units import ZERO, mm
from stationery.printing.calibration import (
    Contradiction,
    Measured,
    Setting,
    doubt_paper,
    measure_path,
    measure_printer,
    parse_measure,
    reading_error,
    solve_least_squares,
)
from stationery.printing.loading import draw_ascii, lay_envelope, lay_paper
from stationery.printing.measured_words import describe_margins
from stationery.printing.profiles import drop_printer, put_printer, write_printers
from tests.printing.simulated import Place, Simulated, any_printer

STORE = Store(folders("layouts", ()))
LOOK = calibration_look(STORE)
PAPERS: dict[str, Place] = {"letter": (215.9, 279.4), "a4": (210.0, 297.0)}
ENVELOPES = {
    "us-10": (104.775, 241.3),
    "us-a2": (111.125, 146.05),
    "us-a7": (133.35, 184.15),
    "dl": (110.0, 220.0),
    "c5": (162.0, 229.0),
}
"""As they are fed."""
ADDRESSED = ("--to", "Ann Lee; 12 Elm St; Salem, OR 97301", "--from", "Bo Fox; 1 A St; Salem, OR 97301")


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, code: int = 0, typed: str | None = None) -> Any:
    done = CliRunner().invoke(stationery, arguments, input=typed)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.stderr
    return done


@cache
def readings(name: str) -> tuple[Reading, ...]:
    return sheet_readings(LOOK, paper(STORE, name).size)


def row_of(reading: Reading) -> dict[str, Any]:
    """A reading as the sheet's JSON has it."""
    row: dict[str, Any] = {"kind": reading.kind, "edge": reading.edge}
    if reading.at:
        row["from" if reading.to else "at"] = [reading.at.x.mm, reading.at.y.mm]
    if reading.to:
        row["to"] = [reading.to.x.mm, reading.to.y.mm]
    return row


def measure(printer: Simulated, name: str, step: float = 0.0) -> dict[str, float]:
    """What is read off the sheet, to that step of a ruler."""
    exact = {each.option: printer.read(row_of(each), PAPERS[name]) for each in readings(name) if each.number}
    return {key: round(each / step) * step for key, each in exact.items()} if step else exact


def solve(printer: Simulated, name: str, measured: dict[str, float]) -> Printer:
    setting = Setting(paper(STORE, name).size, printer.guide, printer.turned)
    found = measure_printer(readings(name), measured, setting)
    return found.apply_to(Printer("p", guide=printer.guide, turned=printer.turned))


def worst_corner(simulated: Simulated, printer: Printer) -> float:
    """The farthest that a corner of an address field comes out from where it should, over five envelopes."""
    worst = 0.0
    for width, height in ENVELOPES.values():
        size = Size(mm(width), mm(height))
        correction = printer.correction(size)
        for x in (0.3, 0.75):
            for y in (0.35, 0.9):
                due = Point(size.width * x, size.height * y)
                drawn = correction.apply(due)
                came = simulated.put((drawn.x.mm, drawn.y.mm), (width, height))
                worst = max(worst, hypot(came[0] - due.x.mm, came[1] - due.y.mm))
    return worst


def simulate(count: int, step: float) -> list[float]:
    random_, found = random.Random(12), []
    for number in range(count):
        name = ("letter", "a4")[number % 2]
        printer = any_printer(random_, paper=0.3)
        found.append(worst_corner(printer, solve(printer, name, measure(printer, name, step))))
    return sorted(found)


def test_exact_readings_bring_every_address_right() -> None:
    assert simulate(40, 0.0)[-1] <= 0.05


def test_readings_to_a_quarter_millimeter_bring_95_of_100_within_three_tenths() -> None:
    found = simulate(100, 0.25)
    assert sum(each <= 0.3 for each in found) >= 0.95 * len(found)


def test_readings_to_half_a_millimeter_bring_99_of_100_within_half_a_millimeter() -> None:
    found = simulate(100, 0.5)
    assert sum(each <= 0.5 for each in found) >= 0.99 * len(found)


def test_a_slip_of_two_millimeters_is_named() -> None:
    random_ = random.Random(3)
    for number in range(40):
        printer = any_printer(random_)
        reading = readings("letter")[number % 10]
        measured = measure(printer, "letter", 0.25)
        measured[reading.option] += random_.choice((-2, 2))
        with pytest.raises(Contradiction, match=f"measure number {reading.number} again") as told:
            solve(printer, "letter", measured)
        assert told.value.place and told.value.place.file == reading.option and told.value.exit_code == 1


def test_a_slip_is_never_blamed_on_another_reading_alone() -> None:
    """Paper that is off by up to 1 mm: the reading, or it and the one at the edge's other end, or none."""
    random_, both = random.Random(5), 0
    for number in range(60):
        printer = any_printer(random_, paper=1.0)
        reading = readings("letter")[number % 8]
        measured = measure(printer, "letter", 0.5)
        measured[reading.option] += random_.choice((-2, 2))
        with pytest.raises(Contradiction) as told:
            solve(printer, "letter", measured)
        assert reading in told.value.suspects, told.value
        assert len({each.edge for each in told.value.suspects}) == 1
        if len(told.value.suspects) > 1:
            assert "measure numbers" in told.value.message and "one of them is wrong" in told.value.hint
            both += 1
    assert both


def test_a_bar_read_wrong_on_paper_of_an_odd_size_is_doubted() -> None:
    """Nothing on the sheet can tell the two apart; a ruler along the sheet can."""
    printer = Simulated(paper=(0.8, 0.0))
    measured = measure(printer, "letter", 0.25)
    setting = Setting(paper(STORE, "letter").size, printer.guide)
    assert not doubt_paper(measure_printer(readings("letter"), measure(Simulated(), "letter"), setting), (), setting)
    measured["--across"] -= 2
    found = measure_printer(readings("letter"), measured, setting)
    (told,) = doubt_paper(found, readings("letter"), setting)
    assert "mm wide, not 215.9" in told and told.endswith("measure number 9 again")
    assert found.paper_error.width.mm < 0


def test_a_sheet_of_another_size_than_its_name_says_is_measured_too() -> None:
    printer = Simulated(shift=(1.5, -2.0), guide="right", paper=(0.8, -0.6))
    found = solve(printer, "letter", measure(printer, "letter"))
    assert found.paper_error.width.mm == pytest.approx(0.8, abs=0.01)
    assert found.paper_error.height.mm == pytest.approx(-0.6, abs=0.01)
    assert worst_corner(printer, found) <= 0.05


def test_a_sheet_fitted_to_the_page_is_refused() -> None:
    printer = Simulated(scale=(0.94, 0.94))
    with pytest.raises(Contradiction, match=r"94\.0% as wide") as told:
        solve(printer, "letter", measure(printer, "letter"))
    assert "100%" in told.value.hint


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("24.25", 24.25),
        ("24,25", 24.25),
        ("24 1/4", 24.25),
        (" 24.25mm ", 24.25),
        ("24.25 mm", 24.25),
        ("1in", 25.4),
        ("1 1/4 in", 31.75),
        ("1-1/4in", 31.75),
        ('1 1/16"', 26.9875),
        ("1 1/8 inches", 28.575),
        ("15/16 in", 23.8125),
        ("24 1/4 mm", 24.25),
        ("2.4 cm", 24.0),
        ("1”", 25.4),
        ("0.25", 0.25),
    ],
)
def test_measures_as_people_write_them(text: str, measured: float) -> None:
    assert parse_measure(text) == pytest.approx(measured)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "24 1/0",
        "24 x/4",
        "nan",
        "inf",
        "-3",
        "12345",
        "1;2",
        "24 5/4",
        "1 1/4 ft",
        "40 in",
        "1/0 in",
        "24.5 1/4",
    ],
)
def test_what_is_no_measure(text: str) -> None:
    with pytest.raises(ValueError, match="is not a measure"):
        parse_measure(text)


def test_the_ruler_is_told_from_the_readings() -> None:
    assert reading_error({"a": 24.25, "b": 25.0}) == pytest.approx(0.25 / 12**0.5)
    assert reading_error({"a": 24.5, "b": 25.0}) == pytest.approx(0.5 / 12**0.5)
    assert reading_error({"a": 24.1234}) < 0.001


def test_least_squares_by_hand() -> None:
    """A line through (0, 1), (1, 3), (2, 5): it rises by 2 from 1."""
    rows = [([1.0, float(x)], 1.0 + 2 * x, 1.0) for x in range(3)]
    assert solve_least_squares(rows, 2) == pytest.approx([1.0, 2.0])


def test_an_affine_is_undone_by_its_inverse() -> None:
    there = Affine.about(Point(mm(50), ZERO), (1.01, 0.98), 0.7, Point(mm(3), mm(-2)))
    at = Point(mm(80), mm(190))
    back = there.then(there.invert()).apply(at)
    assert abs((back.x - at.x).mm) < 0.001 and abs((back.y - at.y).mm) < 0.001
    assert Affine.about(Point(mm(50), ZERO), turn=1.0).apply(Point(mm(150), ZERO)).y > ZERO  # clockwise
    assert Affine.half_turn(Size(mm(10), mm(20))).apply(Point(mm(1), mm(2))) == Point(mm(9), mm(18))


def test_the_path_of_an_envelope_is_found_from_four_readings() -> None:
    size = Size(mm(104.775), mm(241.3))
    rows = envelope_readings(LOOK, size)
    differs = Simulated(skew=0.3, shift=(0.9, -0.7), guide="center")
    measured = {each.option: differs.read(row_of(each), (104.775, 241.3)) for each in rows}
    path = measure_path(rows, measured, size, "center")
    assert path.skew == pytest.approx(0.3, abs=1e-4)
    assert (path.offset.x.mm, path.offset.y.mm) == pytest.approx((0.9, -0.7), abs=1e-3)
    measured["--left-top"] += 4
    with pytest.raises(Contradiction):
        measure_path(rows, measured, size, "center")


def test_what_the_margins_leave_of_a_sheet_follows_the_shift() -> None:
    """A printer that prints 3 mm too far left, and can't print 5 mm: of the right edge 8 mm stay blank."""
    printer = Printer(offset=Point(mm(-3), ZERO), margins=(mm(5), mm(5), mm(5), mm(5)), guide="left")
    reach = printer.reach(Size(mm(100), mm(200)))
    assert reach == Rect(mm(2), mm(5), mm(90), mm(190))
    assert Printer().reach(Size(mm(100), mm(200))) == Rect(ZERO, ZERO, mm(100), mm(200))


def test_printers_are_written_as_they_are_read(tmp_path: Path) -> None:
    home = Printer(
        "home: office",
        "HP LaserJet",
        "by-pass-tray",
        "envelope",
        (1.0123, 0.9911),
        -0.321,
        Point(mm(-2.5), mm(0.25)),
        "right",
        True,
        "down",
        "ccw",
        (mm(6.35), mm(3.17), mm(6.35), mm(12.7)),
        Size(mm(0.2), mm(-0.1)),
        (("us-10", EnvelopePath(Point(mm(0.5), mm(-0.75)), 0.2)),),
    )
    known = put_printer(put_printer(Printers(), home), Printer("b"))
    assert known.default == "home: office" and put_printer(known, Printer("b"), default=True).default == "b"
    path = tmp_path / "printers.yaml"
    path.write_text(write_printers(known), "utf-8")
    assert load_printers(str(path)) == known
    left = drop_printer(known, "home: office")
    assert left == Printers("", (Printer("b"),))
    assert (
        put_printer(left, Printer("c")).default == "" and put_printer(left, Printer("c"), default=True).default == "c"
    )
    path.write_text(write_printers(drop_printer(left, "b")), "utf-8")
    assert load_printers(str(path)) == Printers() == load_printers(str(tmp_path / "none.yaml"))


def test_no_printer_of_that_name() -> None:
    known = Printers("home", (Printer("home"),))
    with pytest.raises(UnknownName, match="there is no printer 'hone'") as told:
        known.find("hone")
    assert "home" in told.value.hint


def add(printer: Simulated, *more: str, name: str = "home", paper_: str = "letter", code: int = 0) -> Any:
    """`printer add` with what is read off the sheet by its own JSON."""
    shown = json.loads(run("printer", "sheet", "--paper", paper_, "--json", "-o", "sheet.pdf").stdout)
    size = (shown["paper"][0], shown["paper"][1])
    assert size == pytest.approx(PAPERS[paper_])
    options = []
    for row in shown["readings"]:
        said = {"side": row.get("values", [""])[0], "end": row.get("values", [""])[-1 if printer.turned else 0]}
        said["guide"] = printer.guide
        text = said[row["kind"]] if row["kind"] in said else f"{printer.read(row, size):.4f}"
        if row["option"] not in more:
            options += [row["option"], text]
    return run("printer", "add", name, "--no-input", "--paper", paper_, *options, *more, code=code)


def words_at(path: str) -> list[tuple[str, float, float]]:
    """Each character and its origin, in millimeters from the top left of the page as it is fed."""
    document = pypdfium2.PdfDocument(path)
    page = document[0]
    text, found = page.get_textpage(), []
    for number in range(text.count_chars()):
        x, y = c_double(), c_double()
        assert raw.FPDFText_GetCharOrigin(text, number, x, y)
        if not (letter := chr(raw.FPDFText_GetUnicode(text, number))).isspace():
            found.append((letter, x.value * 25.4 / 72, (page.get_height() - y.value) * 25.4 / 72))
    document.close()
    return found


def assert_in_place(drawn: str, due: str, put: Callable[[Place], Place]) -> None:
    """All characters of a file come out where those of the other one stand; and both draw the same, in one order."""
    left = words_at(due)
    height = float(pypdf.PdfReader(due).pages[0].mediabox.height) * 25.4 / 72
    if pypdf.PdfReader(due).pages[0].mediabox.width > pypdf.PdfReader(due).pages[0].mediabox.height:
        left = [(letter, height - y, x) for letter, x, y in left]  # a wide sheet of cards is fed turned clockwise
    assert left
    for letter, x, y in words_at(drawn):
        came = put((x, y))
        near = min(
            (hypot(came[0] - right, came[1] - down), number)
            for number, (other, right, down) in enumerate(left)
            if other == letter
        )
        assert near[0] <= 0.05, letter
        del left[near[1]]
    assert not left
    assert strokes(drawn) == strokes(due)


def strokes(path: str) -> list[list[bytes]]:
    """What each page draws, without where it lies."""
    pages = [page.get_contents() for page in pypdf.PdfReader(path).pages]
    return [[row for row in each.get_data().split(b"\n") if not row.endswith(b" cm")] for each in pages if each]


@pytest.mark.parametrize(
    "printer",
    [
        Simulated((1.02, 0.98), 1.0, (6.0, 0.0), "left"),
        Simulated((0.99, 1.01), -0.8, (-3.0, 4.0), "center", turned=True),
        Simulated((1.0, 1.015), 0.4, (-2.0, -5.0), "right", turned=True),
    ],
    ids=["left", "center, turned", "right, turned"],
)
def test_every_word_of_an_envelope_comes_out_in_its_place(printer: Simulated) -> None:
    add(printer)
    for name, size in ENVELOPES.items():
        run("envelope", *ADDRESSED, "--envelope", name, "-o", "due.pdf", "-f")
        run("envelope", *ADDRESSED, "--envelope", name, "-o", "drawn.pdf", "-f", "--printer", "home")
        assert_in_place("drawn.pdf", "due.pdf", partial(printer.put, size=size))


def test_the_file_tells_for_which_printer_it_is_and_is_the_same_without_one() -> None:
    run("envelope", *ADDRESSED, "-o", "plain.pdf")
    before = Path("plain.pdf").read_bytes()
    add(Simulated(shift=(2.0, 1.0)))
    run("envelope", *ADDRESSED, "-o", "plain.pdf")
    assert Path("plain.pdf").read_bytes() == before and b"stationery:printer" not in before
    run("envelope", *ADDRESSED, "-o", "home.pdf", "--printer", "home")
    metadata = pypdf.PdfReader("home.pdf").xmp_metadata
    assert metadata is not None
    assert b"<stationery:printer xmlns:stationery=" in metadata.stream.get_data()
    assert b">home</stationery:printer>" in metadata.stream.get_data()


def test_how_to_load_the_printer_is_told_with_the_file() -> None:
    add(Simulated(guide="left"))
    sentence = (
        "Printed side up, flap down and to the right, against the left guide, the short edge with the return address"
    )
    assert sentence in run("envelope", *ADDRESSED, "--printer", "home").stderr
    assert "top edge first" not in run("envelope", *ADDRESSED, "-f").stderr


def test_an_upright_envelope_is_never_changed() -> None:
    add(Simulated(shift=(2.0, 1.0), turned=True))
    run("envelope", *ADDRESSED, "-o", "a.pdf", "--upright")
    run("envelope", *ADDRESSED, "-o", "b.pdf", "--upright", "--printer", "home")
    assert Path("a.pdf").read_bytes() == Path("b.pdf").read_bytes()


def test_letters_and_cards_are_corrected_too(desk: Path) -> None:
    printer = Simulated((1.01, 0.99), 0.5, (3.0, -2.0), "center")
    add(printer)
    (desk / "a.md").write_text(
        "---\nfrom: |\n  Bo Fox\n  1 A St\n  Salem, OR 97301\n"
        "to: |\n  Ms. Ann Lee\n  12 Elm St\n  Salem, OR 97301\n---\n\nThank you.\n",
        "utf-8",
    )
    for command, made in (("letter", "a.pdf"), ("note", "a-card.pdf")):
        run(command, "a.md", "-o", "due.pdf", "-f")
        run(command, "a.md", "--printer", "home")
        assert_in_place(made, "due.pdf", partial(printer.put, size=(215.9, 279.4)))


def test_an_unknown_printer_is_told_at_its_option() -> None:
    add(Simulated())
    told = run("envelope", *ADDRESSED, "--printer", "hom", code=3).stderr
    assert told == "--printer: there is no printer 'hom'\n  did you mean 'home'?\n"


def test_missing_readings_are_named() -> None:
    told = run("printer", "add", "home", "--no-input", "--left-top", "25", code=2).stderr
    assert "--left-bottom" in told and "--guide" in told and "--left-top," not in told


def test_a_contradicting_reading_is_told_with_its_number() -> None:
    exact = Simulated(shift=(2.0, 1.0)).read({"kind": "edge", "edge": "top", "at": [25.0, 25.0]}, (215.9, 279.4))
    told = add(Simulated(shift=(2.0, 1.0)), "--top-left", f"{exact + 2.5}", code=1).stderr
    assert told.startswith("--top-left: the readings contradict each other: measure number 5 again\n")
    assert not (load_printers("printers.yaml")).printers


def test_a_measure_that_is_none_is_wrong_usage() -> None:
    assert "'x' is not a measure" in add(Simulated(), "--across", "x", code=2).stderr


def test_a_printer_is_shown_as_it_was_measured(stranger: Path) -> None:
    printer = Simulated((1.01, 0.99), 0.5, (3.0, -2.0), "center", turned=True, paper=(0.3, -0.2))
    add(printer, "--queue", "HP", "--slot", "manual", "--type", "envelope", "--margins", "6.35,3.2,6.35,12.7")
    assert (stranger / "printers.yaml").stat().st_mode & 0o77 == 0
    shown = json.loads(run("printer", "show", "home", "--json").stdout)
    assert shown["scale"] == pytest.approx([1.01, 0.99], abs=1e-4)
    assert shown["skew"] == pytest.approx(0.5, abs=1e-3)
    assert shown["offset"] == pytest.approx([3.0, -2.0], abs=1e-2)
    assert shown["paper_error"] == pytest.approx([0.3, -0.2], abs=1e-2)
    assert shown["margins"] == [6.35, 3.2, 6.35, 12.7]
    expected = ("center", True, "up", "cw", "HP", "manual", "envelope")
    assert tuple(shown[key] for key in ("guide", "turned", "face", "turn", "queue", "slot", "type")) == expected
    assert "Printed side up, flap down and to the right, between the guides" in run("printer", "show").stdout


def test_one_printer_is_the_default_one() -> None:
    add(Simulated())
    add(Simulated(shift=(1.0, 0.0)), name="office")
    assert "home (default)" in run("printer", "list").stdout
    run("printer", "default", "office")
    assert "office (default)" in run("printer", "list").stdout
    told = run("printer", "remove", "office").stderr
    assert told == "No printer is the default one now; `stationery printer default NAME` chooses one of: home.\n"
    assert "no printer is the default one\n  name one of: home;" in run("printer", "show", code=3).stderr
    assert [each["name"] for each in json.loads(run("printer", "list", "--json").stdout)] == ["home"]
    assert "there is a printer 'home' already" in add(Simulated(), code=1).stderr
    add(Simulated(), "--force")


def test_a_tested_envelope_is_corrected_for_its_own_path() -> None:
    printer = Simulated((1.01, 0.99), 0.5, (3.0, -2.0), "center", turned=True)
    differs = Simulated(skew=0.3, shift=(0.9, -0.7), guide="center")
    add(printer)
    shown = json.loads(run("printer", "test", "us-10", "--json").stdout)
    size = (shown["paper"][0], shown["paper"][1])
    options = [text for row in shown["readings"] for text in (row["option"], f"{differs.read(row, size):.4f}")]
    told = run("printer", "test", "us-10", *options[:4], code=2).stderr
    assert "--top-left, --top-right" in told
    run("printer", "test", "us-10", *options)
    run("envelope", *ADDRESSED, "-o", "due.pdf")
    run("envelope", *ADDRESSED, "-o", "drawn.pdf", "--printer", "home")
    assert_in_place("drawn.pdf", "due.pdf", lambda at: differs.put(printer.put(at, size), size))
    assert run("printer", "test", "us-10", "--plain").stdout == "us-10-outline.pdf\n"
    assert run("printer", "card").stdout == "printer-card.pdf\n"


def test_what_the_printer_cannot_reach_stays_blank() -> None:
    """The return address keeps off the edge by the margin and by what the printer shifts, after feeding it turned."""
    printer = Simulated(shift=(0.0, -3.0))
    add(printer, "--margins", "4,25,4,4")
    run("envelope", *ADDRESSED, "-o", "drawn.pdf", "--printer", "home")
    assert min(y for _, _, y in words_at("drawn.pdf")) >= 24.99
    assert min(printer.put((x, y), ENVELOPES["us-10"])[1] for _, x, y in words_at("drawn.pdf")) < 23


def test_how_to_load_in_a_picture_and_a_sentence() -> None:
    lay = lay_envelope(Printer(face="down", guide="left"))
    assert (
        lay.sentence == "Printed side down, flap up and to the left, against the right guide,"
        " the short edge with the return address first."
    )
    picture = draw_ascii(lay)
    rows = picture.split("\n")
    assert picture.isascii() and "down" in picture and "stamp" not in picture and max(map(len, rows)) <= 40
    sheet = [row for row in rows if "|" in row]
    assert len(sheet) * 2 > max(len(row.strip("| ")) for row in sheet) * 1.8  # a letter is about twice as high as wide
    up = draw_ascii(lay_envelope(Printer()))
    assert up.index("return addr.") < up.index("stamp")
    up = draw_ascii(lay_envelope(Printer(turn="ccw")))
    assert up.index("return addr.") > up.index("stamp")
    assert "stamp first" in lay_envelope(Printer(turn="ccw")).sentence
    assert lay_paper(Printer()).sentence == "Printed side up, between the guides, top edge first."
    assert "flap down and toward the printer" in lay_envelope(Printer(), upright=True).sentence


def test_measured_values_are_given_to_a_printer() -> None:
    found = Measured((1.0, 1.0), 0.1, Point(mm(1), mm(2)), Size(ZERO, ZERO), 0.0)
    assert found.apply_to(Printer("x", envelopes=(("dl", EnvelopePath()),))).envelopes == ()


def test_questions_are_asked_and_a_contradicting_measure_again(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stationery.cli.settings.at_terminal", lambda: True)
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:9")  # nobody answers there
    printer = Simulated((1.005, 0.995), 0.2, (2.0, 1.0), "right")
    measures = [f"{each:.2f}" for each in measure(printer, "letter", 0.25).values()]
    right, wrong = measures[4], f"{float(measures[4]) + 3:.2f}"
    typed = ["y", "blank", "top", "right", *measures[:4], "x", wrong, *measures[5:], right]
    done = run("printer", "add", "home", "--paper", "letter", typed="\n".join(typed) + "\n")
    assert (desk / "calibration-sheet.pdf").exists()
    assert done.stderr.count("5: from the upper left cross to the top edge (mm)") == 3
    assert "measure number 5 again" in done.stderr and "'x' is not a measure" in done.stderr
    assert "Printed side down" in done.stderr
    found = load_printers(str(Path(done.stdout.strip().split("\n")[-1]))).find("home")
    assert found.guide == "right" and found.offset.x.mm == pytest.approx(2.0, abs=0.3)


def test_a_shift_that_no_printer_has_is_stored_only_if_it_is_meant(stranger: Path) -> None:
    far = Simulated(shift=(3.0, 19.0))
    told = add(far, code=1).stderr
    assert "what is printed is off by 19.0 mm down; printers are hardly ever off by more than 8 mm or 2°" in told
    assert "--yes" in told and not (stranger / "printers.yaml").exists()
    add(far, "--yes")
    assert "--yes" not in add(Simulated(shift=(6.0, -7.5)), name="near").stderr


def test_a_skew_that_no_printer_has_is_doubted_too() -> None:
    assert "off by 3.0° clockwise" in add(Simulated(skew=3.0), code=1).stderr


def test_a_test_envelope_in_inches_without_a_unit_is_told(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(Simulated())
    given = ("--left-top", "1", "--left-bottom", "1", "--top-left", "0.98", "--top-right", "0.98")
    told = run("printer", "test", "us-10", *given, code=1).stderr
    assert "off by 24.0 mm to the left and 24.0 mm up" in told
    assert "are the measures in inches? Write the unit with each: 1in" in told
    monkeypatch.setattr("stationery.cli.settings.at_terminal", lambda: True)
    assert "Store it all the same? [y/N]" in run("printer", "test", "us-10", *given, code=1, typed="n\n").stderr
    assert "24.00 mm to the left and 24.02 mm too high" in run("printer", "test", "us-10", *given, typed="y\n").stderr
    run("printer", "test", "us-10", *given, "--no-input", code=1)
    given = tuple(each if each.startswith("--") else f"{each} in" for each in given)
    assert "0.40 mm to the right and 0.11 mm too high" in run("printer", "test", "us-10", *given).stderr


def answers_of(printer: Simulated, paper_: str = "letter") -> list[str]:
    return [f"{each:.2f}" for each in measure(printer, paper_, 0.25).values()]


def test_inches_for_all_measures_are_told_and_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    printer = Simulated(shift=(2.0, 1.0))
    inches = [f"{float(each) / 25.4:.3f}" for each in answers_of(printer)]
    measures = [each.option for each in readings("letter") if each.number]
    given = [text for pair in zip(measures, inches, strict=True) for text in pair]
    fixed = ("--side", "printed", "--end", "top", "--guide", "center", "--paper", "letter")
    told = run("printer", "add", "home", "--no-input", *fixed, *given, code=1).stderr
    assert "are the measures in inches? Write the unit with each" in told and "measure number" not in told
    monkeypatch.setattr("stationery.cli.settings.at_terminal", lambda: True)
    run("printer", "add", "home", *fixed, *given, "--queue", "", typed="y\ny\n")
    assert load_printers(settings.printers_path()).find("home").offset.x.mm == pytest.approx(2.0, abs=0.1)


def test_another_paper_than_was_measured_is_told() -> None:
    measured = measure(Simulated(), "letter", 0.25)
    given = [text for option, each in measured.items() for text in (option, f"{each}")]
    fixed = ("--side", "printed", "--end", "top", "--guide", "center", "--paper", "a4", "--no-input")
    told = run("printer", "add", "home", *fixed, *given, code=1).stderr
    assert "they fit US Letter: if the calibration sheet is for it, give --paper letter" in told
    rows = {each.option: each for each in readings("a4") if each.number}
    on_letter = {option: Simulated(guide="left").read(row_of(each), PAPERS["letter"]) for option, each in rows.items()}
    given = [text for option, each in on_letter.items() for text in (option, f"{each}")]
    fixed = ("--side", "printed", "--end", "top", "--guide", "left", "--paper", "a4", "--no-input")
    told = run("printer", "add", "home", *fixed, *given, code=1).stderr
    assert "was the sheet for A4 printed on US Letter?" in told


def test_after_two_tries_all_are_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("stationery.cli.settings.at_terminal", lambda: True)
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:9")
    right = answers_of(Simulated(shift=(2.0, 1.0)))
    slipped = [*right[1:4], right[0], *right[4:]]
    slipped[7] = f"{float(slipped[7]) + 6:.2f}"
    typed = ["n", "p", "t", "c", *slipped, slipped[7], "y", *right]
    done = run("printer", "add", "home", "--paper", "letter", typed="\n".join(typed) + "\n")
    assert "Measure all of them again?" in done.stderr
    assert load_printers(settings.printers_path()).find("home").offset.x.mm == pytest.approx(2.0, abs=0.1)


def test_answers_are_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """As with Ctrl-C: the input ends."""
    monkeypatch.setattr("stationery.cli.settings.at_terminal", lambda: True)
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:9")
    typed = "\n".join(["n", "x", "printed", "b", "left", "24 1/4", "24.5"]) + "\n"
    told = run("printer", "add", "my home", "--paper", "letter", code=130, typed=typed).stderr
    assert "answer with one of these words: printed, blank" in told
    assert (
        "stationery printer add 'my home' --paper letter --left-top '24 1/4' --left-bottom 24.5"
        " --side printed --end bottom --guide left" in told
    )


def test_what_a_correction_moves_off_the_page_is_refused(desk: Path) -> None:
    add(Simulated(shift=(0.0, 25.0)), "--yes")
    told = run("envelope", *ADDRESSED, "--printer", "home", code=1).stderr
    assert told.startswith("--printer: the correction for the printer home would cut the return address: it moves it ")
    assert "+25.0 mm down" in told and not list(desk.glob("*envelope*"))
    (desk / "a.md").write_text(
        "---\nfrom: |\n  Bo Fox\n  1 A St\n  Salem, OR 97301\nto: |\n  Ms. Ann Lee\n  12 Elm St\n  Salem, OR 97301\n"
        "letterhead: ruled\n---\n\nThank you.\n",
        "utf-8",
    )
    assert "would cut the letterhead" in run("letter", "a.md", "--printer", "home", code=1).stderr
    add(Simulated(shift=(7.0, 7.0)), name="near")
    for command in ("letter", "note", "envelope"):
        assert "off the edge" not in run(command, "a.md", "--printer", "near").stderr


def test_what_an_envelopes_own_path_cuts_is_refused_too() -> None:
    add(Simulated())
    given = ("--left-top", "1", "--left-bottom", "1", "--top-left", "50", "--top-right", "50")
    run("printer", "test", "us-10", *given, "--yes")
    told = run("envelope", *ADDRESSED, "--printer", "home", code=1).stderr
    assert "stationery printer test us-10" in told and "with us-10 -24.0 and +25.0 mm" in told


def test_a_printer_in_words() -> None:
    told = add(Simulated(shift=(2.0, -1.0), paper=(0.3, -0.2)), "--margins", "3,3,3,3").stderr
    assert "home: prints 2.00 mm to the right and 1.00 mm too high, at 100.00% x 100.00% of the size" in told
    shown = run("printer", "show").stdout
    assert "can't print the outer 3 mm\n" in shown
    assert "the measured sheet was 0.30 mm wider and 0.20 mm shorter than its name says" in shown
    add(Simulated(), name="plain")
    assert "the measured sheet" not in run("printer", "show", "plain").stdout
    assert describe_margins((mm(1), mm(2), mm(1), mm(3))) == (
        "the outer 1 mm at the left and right, 2 mm at the top, and 3 mm at the bottom"
    )


def test_a_printer_without_a_name_is_told_its_name(stranger: Path) -> None:
    rows = [text for option, each in measure(Simulated(), "letter", 0.25).items() for text in (option, f"{each}")]
    fixed = ("--side", "printed", "--end", "top", "--guide", "center", "--paper", "letter", "--no-input")
    assert "You gave no name, so the printer is called printer." in run("printer", "add", *fixed, *rows).stderr


def test_the_printer_of_a_test_is_told_at_its_option() -> None:
    add(Simulated())
    told = run("printer", "test", "us-10", "--printer", "hom", code=3).stderr
    assert told.startswith("--printer: there is no printer 'hom'")


def test_sizes_are_told_as_sheets_are_sold() -> None:
    add(Simulated())
    assert "9.5 x 4.125 in" in run("printer", "test", "us-10").stderr
    assert "US Letter, 8.5 x 11 in" in run("envelope", *ADDRESSED, "--carrier").stderr


def test_the_outline_of_an_envelope_keeps_off_the_edges_of_the_sheet() -> None:
    """No printer reaches the line of the edge that goes in first."""
    add(Simulated(guide="left"))
    run("printer", "test", "us-10", "--plain")
    document = pypdfium2.PdfDocument("us-10-outline.pdf")
    shown = document[0].render(scale=1).to_pil().convert("L")
    document.close()
    dark = shown.point(lambda each: 255 if each < 250 else 0).getbbox()
    assert dark and dark[0] > 14 and dark[1] > 14


SWAPS = [
    ({"--left-top": 24.0, "--top-left": 27.0}, "numbers 1 and 5 seem to be exchanged", True),
    ({"--left-top": 23.0, "--right-top": 27.0}, "numbers 1 and 3 or numbers 2 and 4", False),
    ({"--top-left": 26.0, "--bottom-left": 24.0}, "numbers 5 and 7 or numbers 6 and 8", False),
]


@pytest.mark.parametrize(("typed", "named", "alone"), SWAPS, ids=lambda each: str(each)[:20])
def test_two_exchanged_readings_are_named_as_that(typed: dict[str, float], named: str, alone: bool) -> None:
    own = [each for each in readings("letter") if each.number]
    measured = {each.option: each.at.y.mm for each in own if each.at} | {"--across": 186.0, "--down": 239.0}
    measured |= dict.fromkeys(("--left-top", "--left-bottom"), 27.0) | dict.fromkeys(
        ("--right-top", "--right-bottom"), 23.0
    )
    measured |= dict.fromkeys(("--top-left", "--top-right"), 24.0) | dict.fromkeys(
        ("--bottom-left", "--bottom-right"), 26.0
    )
    setting = Setting(Size(mm(215.9), mm(279.4)), "center")
    measure_printer(own, measured, setting)
    with pytest.raises(Contradiction) as wrong:
        measure_printer(own, measured | typed, setting)
    assert named in wrong.value.message and wrong.value.swapped == alone


def test_at_a_terminal_exchanged_readings_are_put_right(monkeypatch: pytest.MonkeyPatch, stranger: Path) -> None:
    monkeypatch.setattr("stationery.cli.settings.at_terminal", lambda: True)
    given = ["24", "27", "23", "23", "27", "24", "26", "26", "186", "239"]
    typed = "\n".join(["n", "printed", "top", "center", *given, "y"]) + "\n"
    told = run("printer", "add", "home", "--paper", "letter", typed=typed).stderr
    assert "Exchange them? [Y/n]" in told and "2.00 mm to the right and 1.00 mm too high" in told
