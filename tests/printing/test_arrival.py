"""What is printed arrives at true size, unturned, in place, on its medium from its slot; or is refused beforehand. What
somebody has saved for every job, in a file of theirs or with the queue, spoils none of it."""

from __future__ import annotations

import re

import pytest

from stationery.model.errors import PrinterError
from stationery.printing.choose import Feed
from stationery.printing.cups import Target
from stationery.printing.plan import choose_queue
from stationery.printing.queue import is_same
from tests.printing.compare import compare_pdf, compare_raster
from tests.printing.conftest import (
    CARDS,
    DOCUMENTS,
    ENVELOPES,
    PAPERS,
    Tried,
    document,
    ensure_queue,
    print_all,
)  # fmt: skip
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
    ("Raster", FEW[:6]),
    ("Raster2", FEW[6:]),
    ("Office", ENVELOPES[:4]),
    ("Office2", (*ENVELOPES[4:], "card-letter")),
    ("Plus90", SOME),
    ("Minus90", ("us-10", "c5", "letter", "card-letter", "card-wide")),
    ("Home", DOCUMENTS),
    ("Wide", FEW),
)
OF_USERS = (
    "landscape", "PageSize=A4", "media=iso_a4_210x297mm", "InputSlot=Manual", "MediaType=Cardstock", "number-up=2",
    "mirror", "page-border=single", "page-set=even", "page-ranges=2", "job-hold-until=indefinite", "fit-to-page",
    "outputorder=reverse", "orientation-requested=4", "print-scaling=fit", "sides=two-sided-short-edge",
)  # fmt: skip
"""In ~/.cups/lpoptions, and in the system's (printing-facts 2, and three more)."""

OF_QUEUES = (
    "landscape=true", "number-up=2", "mirror=true", "page-border=single", "page-set=even", "fit-to-page=true",
    "job-hold-until=indefinite", "job-sheets=standard,none", "outputorder=reverse", "orientation-requested=4",
    "print-scaling=fit", "InputSlot=Manual", "MediaType=Cardstock", "sides=two-sided-short-edge",
)  # fmt: skip

NAMES = ("us-10", "letter", "card-single")

SPOILED = ("Spoiled", ("us-10", "letter", "card-single"))
REFUSED = {
    "Home": {*ENVELOPES, "legal", "half-letter", "card-single"},
    "Wide": {"us-a7"},
}
"""Sizes that a queue has not; the others have them, or take custom ones."""


@pytest.fixture(scope="module")
def all_tried(system: PrintSystem, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Tried]:
    """What became of all the documents, sent at once, as each job takes CUPS a second: by a user whose saved options
    are against each of them, and also to a queue whose own are."""
    home = tmp_path_factory.mktemp("home")
    for queue, _ in (*ALL, SPOILED):
        ensure_queue(system, queue)
    for each in OF_QUEUES:
        name, _, value = each.partition("=")
        system.run("lpadmin", "-p", "Spoiled", "-o", f"{name}-default={value}")
    saved = "".join(f"Dest {queue} {' '.join(OF_USERS)}\n" for queue, _ in ALL)
    for folder in (".cups", ".config/cups", "etc"):
        (home / folder).mkdir(parents=True)
        (home / folder / "lpoptions").write_text(saved)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CUPS_SERVER", system.server)
        patch.setenv("HOME", str(home))
        patch.setenv("CUPS_SERVERROOT", str(home / "etc"))
        for name in ("LPDEST", "PRINTER", "XDG_CONFIG_HOME"):
            patch.delenv(name, raising=False)
        return print_all(system, (*ALL, SPOILED))


@pytest.mark.slow
def test_everything_arrives_as_it_is_or_is_refused_whatever_a_user_has_saved(
    all_tried: dict[tuple[str, str], Tried],
) -> None:
    tried = {key: one for key, one in all_tried.items() if key[0] != "Spoiled"}
    assert len(tried) == sum(len(names) for _, names in ALL)
    sent = [(queue, name, one) for (queue, name), one in tried.items() if not one.refused]
    faults = [fault for each in sent for fault in wrong_with(*each)]
    assert faults == []
    refused = {queue: {name for name in names if tried[queue, name].refused} for queue, names in ALL}
    assert {queue: names for queue, names in refused.items() if names} == REFUSED
    cards = [one for (queue, name), one in tried.items() if name in ("card-letter", "card-a4")]
    sides = {plan.wanted.sides for one in cards for plan in one.plans}
    assert sides == {"two-sided-long-edge", "two-sided-short-edge", "one-sided"}


@pytest.mark.slow
def test_a_queues_saved_options_are_undone(all_tried: dict[tuple[str, str], Tried]) -> None:
    tried = [(queue, name, one) for (queue, name), one in all_tried.items() if queue == "Spoiled"]
    assert len(tried) == len(SPOILED[1]) and not any(one.refused for _, _, one in tried)
    assert [fault for each in tried for fault in wrong_with(*each)] == []


@pytest.mark.parametrize("option", ["PageSize-default=A4", "page-ranges-default=2"])
def test_what_no_option_undoes_is_refused_with_the_line_that_mends_it(
    option: str, system: PrintSystem, server: Target
) -> None:
    ensure_queue(system, "Spoiled")
    system.run("lpadmin", "-p", "Spoiled", "-o", option)
    name = option.partition("=")[0]
    try:
        with pytest.raises(PrinterError) as refused:
            choose_queue(server, Feed("Spoiled"))
        assert f"lpadmin -p Spoiled -R {name}" in refused.value.hint
    finally:
        system.run(*refused.value.hint.partition(": ")[2].split())
    choose_queue(server, Feed("Spoiled"))
