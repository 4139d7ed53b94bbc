"""Where the print server is, which queue is the default, and what `lp` is told: as CUPS's own programs have it."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pypdf
import pypdfium2
import pytest
from PIL import Image, ImageChops

import stationery
from stationery.incoming.sheets import read_sheets, turn_wide_pages
from stationery.model.errors import Place, PrinterError
from stationery.model.geometry import Size
from stationery.model.units import mm
from stationery.model.values import replace
from stationery.printing.choose import Feed, Sheet
from stationery.printing.connection import Server, find_server, read_server, server_of
from stationery.printing.cups import Target, default_queue
from stationery.printing.lp import Command, Wanted, command, pair, read_choices
from stationery.printing.plan import plan_jobs
from stationery.printing.queue import Medium, Queue
from stationery.products.printout import read_printout
from stationery.products.stock import open_stock
from tests.printing.conftest import LAYOUTS, document

WRITTEN = [
    ("print.example.com", ("print.example.com", 631)),
    ("print.example.com:8631", ("print.example.com", 8631)),
    ("10.0.0.2", ("10.0.0.2", 631)),
    ("[2001:db8::1]:8631", ("2001:db8::1", 8631)),
    ("/run/cups/cups.sock", ("/run/cups/cups.sock", 631)),
    ("print.example.com/version=1.1", ("print.example.com", 631)),
]


@pytest.mark.parametrize(("written", "found"), WRITTEN)
def test_a_server_is_written_as_for_lp(written: str, found: tuple[str, int]) -> None:
    server = read_server(written)
    assert (server.at, server.port) == found and server.called == written


@pytest.mark.parametrize("written", [":631", "host:port", "host:99999", "[::1", " "])
def test_what_is_no_server_is_told(written: str) -> None:
    with pytest.raises(PrinterError):
        read_server(written)


def test_the_environment_wins_over_the_users_file_and_that_over_the_systems(tmp_path: Path) -> None:
    for folder, name in (("home/.cups", "users"), ("etc", "systems")):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "client.conf").write_text(f"# a remark\n  ServerName {name}.example:8631\nUser ann\n")
    environment = {"HOME": str(tmp_path / "home"), "CUPS_SERVERROOT": str(tmp_path / "etc")}
    assert find_server(environment | {"CUPS_SERVER": "mine.example"}).at == "mine.example"
    assert find_server(environment).words == "users.example:8631"
    (tmp_path / "home/.cups/client.conf").unlink()
    assert find_server(environment).words == "systems.example:8631"
    (tmp_path / "etc/client.conf").write_text("Encryption Never\n")
    assert find_server(environment | {"IPP_PORT": "8632"}).at in ("localhost", "/run/cups/cups.sock")


def test_since_2_5_the_users_file_lies_in_the_desktops_place(tmp_path: Path) -> None:
    (tmp_path / "cups").mkdir()
    (tmp_path / "cups" / "client.conf").write_text("ServerName new.example\n")
    environment = {"XDG_CONFIG_HOME": str(tmp_path), "CUPS_SERVERROOT": str(tmp_path / "none")}
    assert find_server(environment).at == "new.example"


NOWHERE = Target(Server("127.0.0.1", 9), "", 0.5)


def test_the_default_queue_needs_no_server_where_the_environment_or_a_file_names_it(tmp_path: Path) -> None:
    (tmp_path / ".cups").mkdir()
    (tmp_path / ".cups" / "lpoptions").write_text("Dest Home PageSize=A4\nDefault Office/draft number-up=2\n")
    environment = {"HOME": str(tmp_path)}
    assert default_queue(NOWHERE, environment) == "Office"
    assert default_queue(NOWHERE, environment | {"PRINTER": "Home"}) == "Home"
    assert default_queue(NOWHERE, environment | {"PRINTER": "lp"}) == "Office"
    assert default_queue(NOWHERE, environment | {"LPDEST": "Den", "PRINTER": "Home"}) == "Den"
    with pytest.raises(PrinterError):
        default_queue(NOWHERE, {})


@pytest.mark.parametrize(
    ("uri", "found"),
    [
        ("ipp://printer.local:8631/ipp/print", ("printer.local", 8631, "/ipp/print", False)),
        ("ipps://printer.local/ipp/print?waitjob=false", ("printer.local", 631, "/ipp/print", True)),
        ("http://printer.local/ipp", ("printer.local", 80, "/ipp", False)),
        ("usb://HP/LaserJet?serial=1", None),
        ("dnssd://HP._ipp._tcp.local/?uuid=1", None),
        ("ipp://HP%20Color._ipp._tcp.local/", None),
        ("socket://10.0.0.2:9100", None),
        ("ipp://[bad", None),
        ("", None),
    ],
)
def test_the_printer_behind_a_queue_can_be_asked_or_not(uri: str, found: tuple[str, int, str, bool] | None) -> None:
    server = server_of(uri)
    assert (server and (server.at, server.port, server.path, server.encrypted)) == found


LISTED = """PageSize/Media Size: 4x6 A4 *Letter Custom.WIDTHxHEIGHT
InputSlot/Media Source: *Auto ByPassTray Tray1
MediaType/Media Type: Stationery *Envelope
ColorModel/Output Mode: *Gray
"""


def test_the_choices_of_lpoptions() -> None:
    found = read_choices(LISTED)
    assert found["InputSlot"] == ("Auto", "ByPassTray", "Tray1")
    assert found["MediaType"] == ("Stationery", "Envelope")


@pytest.mark.parametrize(
    ("keywords", "choices", "found"),
    [
        (("auto", "tray-1", "by-pass-tray"), ("Auto", "ByPassTray", "Tray1"), ("Auto", "Tray1", "ByPassTray")),
        (("auto", "tray-1", "by-pass-tray"), ("AutoSelect", "Upper", "MPTray"), ("AutoSelect", "Upper", "MPTray")),
        (("tray-1", "by-pass-tray"), ("Tray1",), ("Tray1", "")),
        ((), ("Tray1",), ()),
    ],
)
def test_a_keyword_has_the_choice_of_its_name_else_of_its_place(
    keywords: tuple[str, ...], choices: tuple[str, ...], found: tuple[str, ...]
) -> None:
    assert pair(keywords, choices) == found


QUEUE = Queue(
    "Office", True, False, "", (Medium("na_letter_8.5x11in", 21590, 27940),), None, ("tray-1",), ("stationery",),
    ("one-sided",), "", ("Tray1",), ("Plain",),
)  # fmt: skip
MEDIUM = QUEUE.media[0]


def test_the_command_is_the_measured_recipe() -> None:
    words = command(QUEUE, MEDIUM, "tray-1", "stationery", Wanted("a letter"), "it's.pdf")
    assert Command(words).line == (
        "lp -d Office -n 1 -t 'a letter' -o media=na_letter_8.5x11in"
        " -o 'media-col={media-size={x-dimension=21590 y-dimension=27940} media-source=tray-1 media-type=stationery}'"
        " -o InputSlot=Tray1 -o MediaType=Plain -o print-scaling=none -o sides=one-sided -o landscape=false"
        " -o number-up=1 -o mirror=false -o page-border=none -o fit-to-page=false -o job-sheets=none"
        " -o outputorder=normal -o page-set=all -o job-hold-until=no-hold 'it'\"'\"'s.pdf'"
    )
    spoiling = ("orientation-requested", "landscape=true", "fit-to-page=true", "fit-to-page ")
    assert not any(each in Command(words).line for each in spoiling)


def test_titles_pages_copies_and_names_that_look_like_options() -> None:
    words = command(QUEUE, MEDIUM, "", "", Wanted("\x1b[31m" + "x" * 200, 3, pages=(1, 2, 3, 5)), "-a.pdf")
    assert words[words.index("-t") + 1] == ("[31m" + "x" * 200)[:80]
    assert words[words.index("-P") + 1] == "1-3,5"
    assert words[words.index("-n") + 1] == "3"
    assert words[-2:] == ("--", "-a.pdf")
    assert not any("InputSlot" in word for word in words)


def test_cards_on_a_printer_of_one_side_are_fronts_then_backs() -> None:
    sheet = Sheet(Size(mm(215.9), mm(279.4)), "US Letter", False, (1, 2, 3, 4), 4, "long")
    server = Target(Server("localhost"), "")
    fronts, backs = plan_jobs(server, QUEUE, sheet, Feed(), Wanted("cards"), "cards.pdf")
    assert (fronts.wanted.pages, backs.wanted.pages) == ((1, 3), (2, 4))
    assert not fronts.wanted.hold and backs.wanted.hold
    assert not fronts.first and "long edge" in backs.first
    both = plan_jobs(
        server, replace(QUEUE, sides=("one-sided", "two-sided-long-edge")), sheet, Feed(), Wanted("cards"), "cards.pdf"
    )
    assert [plan.wanted.sides for plan in both] == ["two-sided-long-edge"]


def test_each_size_of_a_file_is_a_job_of_its_own() -> None:
    """One medium a job; pages of the same size in a row stay together, and wide ones are turned."""
    both = pypdf.PdfWriter()
    for name in ("letter", "us-10", "card-wide", "letter"):
        both.append(io.BytesIO(document(name).pdf))
    data = io.BytesIO()
    both.write(data)
    stock = open_stock((str(LAYOUTS),), (), date(2026, 11, 20))
    made = read_printout(data.getvalue(), Place("all.pdf"), "all", stock)
    assert [(sheet.called, sheet.envelope, sheet.pages) for sheet in made.sheets] == [
        ("US Letter", False, (1,)),
        ("the envelope No. 10", True, (2,)),
        ("US Letter", False, (3, 4)),
    ]
    assert not any(sheet.whole for sheet in made.sheets)
    queue = replace(QUEUE, media=(*QUEUE.media, Medium("na_number-10_4.125x9.5in", 10477, 24130)))
    server = Target(Server("localhost"), "")
    (plan,) = plan_jobs(server, queue, made.sheets[2], Feed(), Wanted("all"), "all.pdf")
    assert plan.command.words[plan.command.words.index("-P") + 1] == "3-4"


def test_wide_pages_are_turned_clockwise_and_nothing_else() -> None:
    """The left edge of what is seen goes in first, at the top; words keep their size."""
    wide = stationery.Studio().envelope(
        stationery.Studio().read(to="Ann Lee\n12 Elm Street\nSalem, OR 97301", body="x"), envelope="us-10", upright=True
    )
    found = read_sheets(wide.pdf, Place("wide.pdf"))
    assert found.wide
    turned = turn_wide_pages(wide.pdf, Place("wide.pdf"))
    (size,) = read_sheets(turned, Place("wide.pdf")).sizes
    assert size == found.sizes[0].upright
    seen, fed = (pypdfium2.PdfDocument(data)[0].render(scale=2).to_pil().convert("L") for data in (wide.pdf, turned))
    rotations = Image.Transpose.ROTATE_270, Image.Transpose.ROTATE_90  # clockwise, and the other way
    right, wrong = (sum(ImageChops.difference(seen.transpose(way), fed).histogram()[128:]) for way in rotations)
    assert right * 10 < wrong
