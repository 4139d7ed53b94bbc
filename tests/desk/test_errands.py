"""Whole tasks as a person does them, in a real browser: from the first question to paper in the printer's tray."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from stationery.catalog.printers import Printer, Printers
from stationery.printing.cups import Target
from stationery.printing.profiles import write_printers
from tests.desk.browser import AXE, RunningDesk, axe_findings, keep_picture, needs_browser, running
from tests.desk.test_begin import FROM, TO
from tests.desk.test_page import page, wait_until
from tests.desk.test_set_up import ANSWERS, MEASURES
from tests.printing.conftest import ensure_queue, server, system
from tests.printing.print_system import PrintSystem

__all__ = ["page", "server", "system"]
pytestmark = needs_browser

GUESTS = "First Name,Last Name,Street,City,State,ZIP,Gift\n" + "".join(
    f"{given},{family},{number} Elm Street,Salem,OR,{'' if given == 'Flo' else 97301},{gift}\n"
    for number, (given, family, gift) in enumerate(
        zip(
            ["Ann", "Bob", "Cy", "Di", "Ed", "Flo", "Gus", "Hal", "Ivy", "Jo", "Kim", "Lu"],
            ["Lee", "Ray", "Day", "Fox", "Moss", "Hill", "Byrd", "Cole", "Dean", "East", "Ford", "Gray"],
            ["bowl", "lamp", "vase", "clock", "rug", "mugs", "books", "pan", "tray", "quilt", "bike", "tent"],
            strict=True,
        ),
        1,
    )
)


@pytest.fixture
def desk(tmp_path: Path, stranger: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[RunningDesk]:
    monkeypatch.setenv("CUPS_SERVER", "127.0.0.1:9")
    (tmp_path / "letters").mkdir()
    with running(tmp_path / "letters") as found:
        yield found


def open_page(page: Any, desk: RunningDesk, where: str = "") -> None:
    page.goto(desk.url)
    page.wait_for_selector("body[data-ready]")
    if where:
        page.evaluate(f"location.hash = '{where}'")


@pytest.mark.slow
def test_a_thank_you_from_the_first_question_to_paper_in_ten_answers(
    page: Any, system: PrintSystem, server: Target, tmp_path: Path, stranger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ensure_queue(system, "Quick").clear()
    monkeypatch.setenv("LPDEST", "Quick")
    (tmp_path / "letters").mkdir()
    answers = 0

    def answer(selector: str, words: str = "") -> None:
        nonlocal answers
        answers += 1
        page.click(selector) if not words else page.fill(selector, words)

    with running(tmp_path / "letters") as desk:
        open_page(page, desk)
        answer("a[href='#begin/thank-you']")
        page.wait_for_selector(".ask")
        answer("#q-to", TO)
        page.wait_for_selector("#q-to-shown address")
        answer("#q-position", "Data Analyst")
        answer("#q-learned", "how you plan your routes")
        answer("#q-from", FROM)
        keep_picture(page, "story-1-questions")
        answer(".ask button.main")
        page.wait_for_selector("#stage svg", state="attached")
        page.click("#tab-file")
        while "[[" in (text := page.input_value("#text")):  # what the draft leaves to be said
            begun, _, rest = text.partition("[[")
            answer("#text", f"{begun}I go and look at the door first.{rest.partition(']]')[2]}")
        page.click("#tab-send")
        page.wait_for_selector("#send .lay svg")
        assert page.inner_text("#send .kinds [aria-pressed=true]") == "Letter"
        keep_picture(page, "story-2-send")
        for number, what in enumerate(("Letter", "Envelope"), 1):
            if number > 1:
                page.click("#send .kinds button:nth-child(2)")
                wait_until(page, lambda: "Put the envelope in" in page.inner_text("#send figcaption"))
            answer("#send .answers button.main:visible")
            page.wait_for_selector(f".jobs:has(> :nth-child({number})):not(:has(> :not([data-state=completed])))")
            assert page.inner_text(".jobs li >> nth=0").startswith(what)
        keep_picture(page, "story-3-printed")
    assert answers <= 10
    arrived = [each.told["IPP_JOB_NAME"].strip('"') for each in system.printers["quick"].printouts()]
    assert sorted(each.rpartition(" ")[2] for each in arrived) == ["thank-you-schmoe", "thank-you-schmoe-envelope"]


def test_a_card_to_each_wedding_guest_of_a_list(page: Any, desk: RunningDesk, tmp_path: Path) -> None:
    (tmp_path / "guests.csv").write_text(GUESTS, "utf-8")
    open_page(page, desk)
    page.click("a[href='#many']")
    wait_until(page, lambda: "Begin with a letter to everyone." in page.inner_text("#many"))
    page.click("text=Write a new one")
    page.wait_for_selector(".ask[data-kind=list]")
    page.click("label:has([value=card])")
    page.fill("#q-words", "Thank you so much for the {{Gift}}.")
    page.fill("#q-from", FROM)
    page.press(".ask button.main", "Enter")
    wait_until(page, lambda: page.locator("#many-letter option").count() == 2)
    page.set_input_files("#many-file", str(tmp_path / "guests.csv"))
    page.wait_for_selector("#many .pictures img")
    assert page.inner_text("#many h2 >> nth=1") == "12 people"
    page.click("text=Check all rows")
    wait_until(page, lambda: "1 of 12 rows has problems" in page.inner_text("#many .plan"))
    assert page.inner_text(".place") == "Row 7: Flo Hill (1 of 12)"
    keep_picture(page, "story-guests-checked")
    page.click("label[for=many-skip]")
    page.click("text=Make them all")
    page.wait_for_selector("#many .jobs >> text=note-to-all-guests-cards.pdf")
    assert "11 pages" in page.inner_text("#many .jobs li >> nth=1")
    with page.expect_download() as got:
        page.click("#many .jobs >> text=Save >> nth=1")
    assert got.value.suggested_filename == "note-to-all-guests-cards-envelopes.pdf"


def test_a_printer_is_set_up_by_keyboard(page: Any, desk: RunningDesk) -> None:
    open_page(page, desk, "begin/printer")
    page.wait_for_selector(".drawing svg")
    assert page.evaluate("document.activeElement.id") == "q-name"
    for name in ("side", "end", "guide"):
        page.focus(f"input[name={name}][value={ANSWERS[name]}]")
        page.keyboard.press("Space")
    page.focus("#q-left_top")
    for name, text in {**MEASURES, "across": "188"}.items():
        assert page.evaluate("document.activeElement.name") == name
        assert (
            page.evaluate("[...document.querySelectorAll('.drawing .hue')].map(each => each.dataset.mark).join()")
            == name
        )
        page.keyboard.insert_text(text)
        page.keyboard.press("Tab")
    keep_picture(page, "set-up")
    page.keyboard.press("Enter")
    wait_until(page, lambda: "measure number 9 again" in page.inner_text("#q-across-wrong"))
    assert page.evaluate("document.activeElement.id") == "q-across"
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(MEASURES["across"])
    page.keyboard.press("Enter")
    wait_until(page, lambda: "Your printer prints 1.25 mm to the right." in page.inner_text("#begin"))
    assert "home:" in (desk.config / "printers.yaml").read_text()
    keep_picture(page, "set-up-done")


@pytest.mark.slow
@pytest.mark.skipif(not AXE, reason="set STATIONERY_AXE to axe-core's package from npm")
@pytest.mark.parametrize(("colors", "width"), [("light", 320), ("dark", 1280)])
def test_axe_finds_nothing(page: Any, desk: RunningDesk, colors: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=colors)
    open_page(page, desk, "begin/printer")
    page.wait_for_selector(".drawing svg")
    page.focus("#q-top_right")
    assert axe_findings(page) == []
    desk.config.mkdir(exist_ok=True)
    (desk.config / "printers.yaml").write_text(write_printers(Printers("home", (Printer("home"),))), "utf-8")
    page.evaluate("location.hash = 'begin/test'")
    page.wait_for_selector(".ask[data-kind=test] .drawing svg")
    page.select_option("#q-envelope", "us-a7")
    wait_until(page, lambda: page.evaluate("document.activeElement.id") == "q-envelope")  # drawn anew
    assert page.input_value("#q-envelope") == "us-a7" and axe_findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.evaluate("location.hash = 'begin/list'")
    page.wait_for_selector(".ask[data-kind=list]")
    assert axe_findings(page) == []
    page.evaluate("location.hash = 'many'")
    page.wait_for_selector("#many .drop")
    assert axe_findings(page) == []
