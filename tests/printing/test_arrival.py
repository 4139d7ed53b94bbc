"""What is printed arrives at true size, unturned, in place, on its medium from its slot; or is refused beforehand."""

from __future__ import annotations

import re

import pytest

from stationery.printing.cups import Target
from stationery.printing.queue import is_same
from tests.printing.compare import compare_pdf, compare_raster
from tests.printing.conftest import CARDS, DOCUMENTS, ENVELOPES, PAPERS, Tried, document, print_all
from tests.printing.print_system import PrintSystem

PLACE, SIZE = 0.3, 0.4
"""Millimeters; a size in hundredths, rounded to points by the driver, can be off by more than a place on it."""


def wrong_with(queue: str, name: str, tried: Tried) -> list[str]:
    """What is not as it should be of a document that was not refused."""
    called = f"{name} on {queue}"
    faults = [f"{called}: {end.state} {end.words}" for end in tried.ends if end.state != "completed"]
    if len(tried.arrived) != len(tried.plans):
        return [*faults, f"{called}: {len(tried.arrived)} jobs arrived of {len(tried.plans)}"]
    for plan, printout in zip(tried.plans, tried.arrived, strict=True):
        pages = plan.wanted.pages or plan.sheet.pages
        compare = compare_raster if printout.data[:4] == b"RaS2" else compare_pdf
        off = compare(printout.data, document(name).pdf, pages)
        if off.size > SIZE or off.place > PLACE:
            faults.append(f"{called}: {off}")
        told = printout.told.get("IPP_MEDIA_COL", "")
        size = re.search(r"x-dimension=(\d+) y-dimension=(\d+)", told)
        if not size or not is_same((int(size[1]), int(size[2])), plan.sheet.hundredths):
            faults.append(f"{called}: on {told}")
        for keyword, wanted in (("media-source", plan.slot), ("media-type", plan.type)):
            if wanted and f"{keyword}={wanted}" not in told:
                faults.append(f"{called}: not {keyword}={wanted}: {told}")
        if printout.told.get("IPP_SIDES", "one-sided") != plan.wanted.sides:
            faults.append(f"{called}: {printout.told.get('IPP_SIDES')}")
    return faults


SOME = ("us-10", "c5", *PAPERS, *CARDS)
FEW = (*ENVELOPES, "letter", "card-a4", "card-single")

ALL = (
    ("Office", (*ENVELOPES, "card-letter")),
    ("Plus90", SOME),
    ("Minus90", ("us-10", "c5", "letter", "card-letter", "card-wide")),
    ("Home", DOCUMENTS),
    ("Wide", FEW),
    ("Raster", FEW),
)
REFUSED = {
    "Home": {*ENVELOPES, "legal", "half-letter", "card-single"},
    "Wide": {"us-a7"},
}
"""Sizes that a queue has not; the others have them, or take custom ones."""


@pytest.mark.slow
def test_everything_arrives_as_it_is_or_is_refused(system: PrintSystem, server: Target) -> None:
    tried = print_all(system, ALL)
    assert len(tried) == sum(len(names) for _, names in ALL)
    sent = [(queue, name, one) for (queue, name), one in tried.items() if not one.refused]
    faults = [fault for each in sent for fault in wrong_with(*each)]
    assert faults == []
    refused = {queue: {name for name in names if tried[queue, name].refused} for queue, names in ALL}
    assert {queue: names for queue, names in refused.items() if names} == REFUSED
    cards = [one for (queue, name), one in tried.items() if name in ("card-letter", "card-a4")]
    sides = {plan.wanted.sides for one in cards for plan in one.plans}
    assert sides == {"two-sided-long-edge", "two-sided-short-edge", "one-sided"}
