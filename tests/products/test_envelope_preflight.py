"""What stands outside the post's zones or a measured printer's reach, in millimeters; `check` tells it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from stationery.catalog.posts import post_of
from stationery.catalog.printers import Printer, Printers
from stationery.data import resources
from stationery.model.geometry import Rect, Size
from stationery.model.units import inch, mm
from stationery.printing.profiles import write_printers
from stationery.products.check import check
from stationery.products.check_context import Given
from stationery.products.envelope_preflight import Part, find_in_zones, find_outside
from stationery.products.stock import open_stock
from stationery.reading.letters import read_letter

NO_10 = Size(inch(9.5), inch(4.125))
NOW = datetime(2026, 11, 20, 18, tzinfo=UTC)


def box(x: float, y: float) -> Rect:
    return Rect(mm(x), mm(y), mm(50), mm(15))


@pytest.mark.parametrize(
    ("x", "y", "says"),
    [
        (20, 10, []),
        (15, 10, ["move it 5.0 mm to the right"]),
        (15, 90, ["move it 5.0 mm to the right and 5.0 mm up"]),
        (175, 10, ["move it 5.0 mm to the left"]),
    ],
)
def test_the_way_to_move_is_told(x: float, y: float, says: list[str]) -> None:
    area = Rect(mm(20), mm(5), mm(200), mm(95))
    told = list(find_outside((Part("ReturnAddress", box(x, y)),), area, "it"))
    assert [each.partition("; ")[2] for each in told] == says
    assert all(each.startswith("the return address is outside it") for each in told)


@pytest.mark.parametrize(
    ("role", "x", "y", "clean"),
    [("DeliveryAddress", 100, 50, True), ("DeliveryAddress", 150, 85, False), ("ReturnAddress", 180, 5, False)],
)
def test_the_zones_of_the_post(role: str, x: float, y: float, clean: bool) -> None:
    """DMM 202: the barcode clear zone is 0.625 in high, at the lower right."""
    post = post_of(open_stock((resources.folder("layouts"),), (resources.folder("fonts"),), NOW.date()).store, "US")
    told = list(find_in_zones((Part(role, box(x, y)),), NO_10, post))
    assert (not told) == clean and all("mm" in each for each in told)


def test_check_tells_what_the_measured_printer_would_clip(tmp_path: Path) -> None:
    margins = (mm(4), mm(4), mm(4), mm(4))
    text = "---\nkind: thank-you\nfrom: |\n  Ann Lee\n  12 Elm St\n  Salem, OR 97301\nto: |\n  Ms. Jane Schmoe\n"
    text += "  1200 Main St\n  Springfield, IL 62701\nenvelope: us-10\n---\nThank you for the time you took.\n"
    path = tmp_path / "printers.yaml"
    for top, told in ((4, False), (22, True)):
        known = Printer("home", margins=(margins[0], mm(top), *margins[2:]))
        path.write_text(write_printers(Printers("home", (known,))), "utf-8")
        stock = open_stock((resources.folder("layouts"),), (resources.folder("fonts"),), NOW.date(), None, str(path))
        found = [each for each in check([Given(read_letter(text, "a.md"))], stock, now=NOW) if each.rule == "M5"]
        assert bool(found) == told
        if told:
            assert "the printer home can print; move it 4.5 mm to the right" in found[0].message
            assert "--fix" in found[0].remedy
