"""The print system of these tests: queues on four printers, and what is printed on all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

import pytest

import stationery
from stationery.model.errors import Place, PrinterError
from stationery.printing import watch as watching
from stationery.printing.choose import Feed
from stationery.printing.connection import read_server
from stationery.printing.cups import Target
from stationery.printing.lp import Wanted
from stationery.printing.plan import Plan, choose_queue, plan_jobs
from stationery.printing.run import Sent, await_job, send_job
from stationery.printing.watch import End
from stationery.products.printout import Printout as Document
from stationery.products.printout import read_printout
from stationery.products.stock import open_stock
from tests.printing.attributes import CLIPPING, RASTER, SHEETS_ONLY, WIDE_BORDERS, WITH_ENVELOPES, Model
from tests.printing.print_system import Printer, Printout, PrintSystem, print_system, reason_to_skip

ENVELOPES = ("us-10", "us-a7", "us-a2", "us-6-3-4", "dl", "c6", "c5", "chou-3")
PAPERS = ("letter", "a4", "legal", "half-letter")
CARDS = ("card-letter", "card-a4", "card-single", "card-wide")
DOCUMENTS = (*ENVELOPES, *PAPERS, *CARDS)

BODY = "Thank you for the time you took on Friday, and for the books. I have read the first of them twice.\n\n" * 3


MODELS: dict[str, tuple[str, Model, str]] = {
    "Office": ("office", WITH_ENVELOPES, ""),
    "Office2": ("office-2", WITH_ENVELOPES, ""),
    "Plus90": ("plus", WITH_ENVELOPES, "Plus90"),
    "Minus90": ("minus", WITH_ENVELOPES, "Minus90"),
    "Spoiled": ("spoiled", WITH_ENVELOPES, ""),
    "Quick": ("quick", WITH_ENVELOPES, ""),
    "QuickHome": ("quick-home", SHEETS_ONLY, ""),
    "Home": ("home", SHEETS_ONLY, ""),
    "Wide": ("wide", WIDE_BORDERS, ""),
    "Clipping": ("clipping", CLIPPING, ""),
    "Raster": ("raster", RASTER, ""),
    "Raster2": ("raster-2", RASTER, ""),
}
"""Queue to its printer, what that has, and which way the queue's driver turns wide pages. CUPS waits for the printer's
end, a second for each job; not so on the two quick ones, where it is up to us: a printer that is busy with the job
before it is then asked again only after seconds."""


@pytest.fixture(autouse=True, scope="session")
def often() -> Iterator[None]:
    """Jobs are looked at more often than people would need, so that nothing waits for the next look."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(watching, "POLL", 0.05)
        yield


@pytest.fixture(scope="session")
def system() -> Iterator[PrintSystem]:
    if reason_to_skip():
        pytest.skip(reason_to_skip())
    with print_system() as made:
        yield made


def ensure_queue(system: PrintSystem, name: str) -> Printer:
    """The printer of a queue; both are set up the first time, as each process of a test run has a system of its own."""
    called, model, landscape = MODELS[name]
    printer = system.printers.get(called) or system.add_printer(called, model.conf())
    if name not in system.queues:
        system.add_queue(name, printer, landscape, "?waitjob=false" if name.startswith("Quick") else "")
    return printer


@pytest.fixture
def server(system: PrintSystem, monkeypatch: pytest.MonkeyPatch) -> Target:
    """The server, for programs too; nothing that a run sets of it stays."""
    monkeypatch.setenv("CUPS_SERVER", system.server)
    for name in ("LPDEST", "PRINTER", "CUPS_SERVERROOT", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    return Target(read_server(system.server), "")


@cache
def document(name: str) -> Document:
    """A document of ours by the name of its envelope, paper or card, as it is printed."""
    studio = stationery.Studio()
    letter = studio.read(
        to="Ms. Jane Schmoe\nAcme Corporation\n1200 Main Street\nSpringfield, IL 62701",
        from_="Ann Lee\n12 Elm Street\nSalem, OR 97301",
        body=BODY,
    )
    if name in ENVELOPES:
        made = studio.envelope(letter, envelope=name)
    elif name in PAPERS:
        made = studio.letter(letter, paper=name, style="full-block")
    elif name == "card-single":
        made = studio.card(letter, card="us-a7", fold="none", single=True)
    elif name == "card-wide":
        made = studio.card(letter, card="us-a2", paper="letter", fold="none")
    else:
        made = studio.card(letter, paper=name.removeprefix("card-"))
    stock = open_stock((str(LAYOUTS),), (), date(2026, 11, 20))
    return read_printout(made.pdf, Place(f"{name}.pdf"), name, stock)


LAYOUTS = Path(__file__).resolve().parent.parent.parent / "layouts"


@dataclass
class Tried:
    """What became of a document on a queue: refused, or sent and arrived."""

    refused: str = ""
    plans: list[Plan] = field(default_factory=list)
    ends: list[End] = field(default_factory=list)
    arrived: list[Printout] = field(default_factory=list)


def print_all(system: PrintSystem, wanted: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[tuple[str, str], Tried]:
    """Send documents to queues, then watch all the jobs, and gather what came; queues work side by side."""
    target = Target(read_server(system.server), "")
    tried: dict[tuple[str, str], Tried] = {}
    sent: list[tuple[Tried, Sent]] = []
    folder = system.folder / "documents"
    folder.mkdir(exist_ok=True)
    for queue_name, names in wanted:
        ensure_queue(system, queue_name)
        queue = choose_queue(target, Feed(queue_name))
        for name in names:
            made, one = document(name), tried.setdefault((queue_name, name), Tried())
            path = folder / f"{name}.pdf"
            path.write_bytes(made.pdf)
            job = Wanted(f"{queue_name} {name}", hold_backs=False)
            try:
                for sheet in made.sheets:
                    one.plans += plan_jobs(target, queue, sheet, Feed(), job, str(path))
            except PrinterError as fault:
                one.refused = str(fault)
                continue
            sent += [(one, send_job(target, plan)) for plan in one.plans]
    for one, job_ in sent:
        one.ends.append(await_job(job_, 30, lambda sentence: None))
    for printer in system.printers.values():
        for printout in printer.printouts():
            title = printout.told["IPP_JOB_NAME"].strip('"')
            for (queue_name, name), one in tried.items():
                if title.endswith(f"{queue_name} {name}"):
                    one.arrived.append(printout)
    return tried
