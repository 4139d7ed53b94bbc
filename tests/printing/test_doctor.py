"""What `stationery doctor` says of printers, asked of a real print system."""

from __future__ import annotations

import pytest

from stationery.catalog.printers import Printer, Printers
from stationery.products.doctor import Condition
from stationery.products.printers import examine_printers
from tests.jobs import STORE
from tests.printing.conftest import ensure_queue
from tests.printing.print_system import PrintSystem


@pytest.fixture
def found(system: PrintSystem, monkeypatch: pytest.MonkeyPatch) -> list[Condition]:
    ensure_queue(system, "Office")
    ensure_queue(system, "Wide")
    ensure_queue(system, "Home")
    ensure_queue(system, "Clipping")
    for name, text in system.environment.items():
        monkeypatch.setenv(name, text)
    return list(examine_printers(STORE, Printers("home", (Printer("home", "Office"),))))


def the_one(found: list[Condition], name: str) -> str:
    (text,) = (each.text for each in found if each.state == "ok" and each.text.startswith(f"{name}; "))
    return text


def test_a_printer_is_told_with_its_sizes_trays_and_borders(found: list[Condition]) -> None:
    office = the_one(found, "Office")
    assert "; measured as home; " in office and "measured" not in the_one(found, "Wide")
    assert "us-10" in office and "letter" in office and "trays: " in office and "prints to within " in office


def test_a_printer_without_envelopes_has_none_among_its_sizes(found: list[Condition]) -> None:
    home = the_one(found, "Home")
    assert "letter, " in home and "a4" in home and "us-10" not in home
    assert "prints to within 4.2 mm of the edges" in the_one(found, "Wide")


def test_without_a_default_printer_one_learns_how_to_choose_it(found: list[Condition]) -> None:
    (remedy,) = (each.remedy for each in found if each.text == "no printer is the default one")
    assert "lpoptions -d " in remedy and "--queue" in remedy


def test_sizes_are_told_by_the_usual_ones(found: list[Condition]) -> None:
    office = the_one(found, "Office")
    assert " more" in office and "c5" in office and len(office) < 300


def test_a_printer_that_clips_the_return_address_is_told(found: list[Condition]) -> None:
    assert "clips the return address at its usual place on an envelope, which --fix moves" in the_one(found, "Clipping")
    assert "clips" not in the_one(found, "Office")
