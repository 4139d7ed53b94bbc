"""What somebody has saved for every job, in a file of theirs or with the queue, spoils none of ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from stationery.model.errors import PrinterError
from stationery.printing.choose import Feed
from stationery.printing.cups import Target
from stationery.printing.plan import choose_queue
from tests.printing.conftest import ensure_queue, print_all
from tests.printing.print_system import PrintSystem
from tests.printing.test_arrival import wrong_with

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


def test_a_users_saved_options_are_not_looked_at(
    system: PrintSystem, server: Target, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ensure_queue(system, "Office")
    saved = "".join(f"Dest {queue} {' '.join(OF_USERS)}\n" for queue in ("Office",))
    for folder in (".cups", ".config/cups", "etc"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "lpoptions").write_text(saved)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("CUPS_SERVERROOT", str(tmp_path / "etc"))
    tried = print_all(system, (("Office", NAMES),), "saved ")
    assert [fault for (queue, name), one in tried.items() for fault in wrong_with(queue, name, one)] == []


def test_a_queues_saved_options_are_undone(system: PrintSystem, server: Target) -> None:
    ensure_queue(system, "Spoiled")
    for each in OF_QUEUES:
        name, _, value = each.partition("=")
        system.run("lpadmin", "-p", "Spoiled", "-o", f"{name}-default={value}")
    tried = print_all(system, (("Spoiled", NAMES),))
    assert [fault for (queue, name), one in tried.items() for fault in wrong_with(queue, name, one)] == []


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
