"""Choosing by looking, sending, and many from a list, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from tests.desk.browser import AXE, ROOT, RunningDesk, axe_findings, needs_browser, open_letter, shared
from tests.desk.test_lists import GUESTS, LETTER
from tests.desk.test_page import page, wait_for, wait_until

__all__ = ["page"]
pytestmark = needs_browser

NAME = "thank-you.md"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9H0z"/></svg>'


@pytest.fixture(scope="module")
def one_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDesk]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CUPS_SERVER", "127.0.0.1:9")
        with shared(tmp_path_factory.mktemp("desk")) as found:
            yield found


@pytest.fixture
def desk(one_desk: RunningDesk, tmp_path: Path) -> RunningDesk:
    one_desk.begin_anew({NAME: (ROOT / "samples" / NAME).read_text("utf-8"), "gifts.md": LETTER})
    (tmp_path / "guests.csv").write_text(GUESTS, "utf-8")
    return one_desk


def written(desk: RunningDesk, name: str = NAME) -> str:
    return (desk.folder / name).read_text("utf-8")


def test_a_letterhead_and_its_color_are_chosen_by_looking(desk: RunningDesk, page: Any) -> None:
    for name in ("stamp.png", "thank-you.pdf", "thank-you-envelope.pdf"):
        (desk.folder / name).write_bytes(b"x")
    open_letter(page, desk, NAME)
    before = written(desk)
    page.click("#tab-looks")
    page.click("text=Letterheads")
    page.locator("[data-id=modern]").scroll_into_view_if_needed()  # pictures are drawn as they come into sight
    page.wait_for_selector("[data-id=modern] img")
    page.click("[data-id=modern]")
    wait_until(page, lambda: "\nletterhead: modern\n" in written(desk))
    assert written(desk).replace("letterhead: modern\n", "") == before
    assert page.get_attribute("[data-id=modern]", "aria-pressed") == "true"
    page.click("#looks .kinds >> text=Details")
    page.wait_for_selector("#accent")

    def tells(words: str) -> bool:
        return words in page.inner_text("#contrast")

    for color, said in (("#999999", "#999999 isn’t used"), ("#7a1f1f", "10.3 to 1")):
        page.evaluate(
            "(color) => { const well = document.getElementById('accent'); well.value = color;"
            " for (const name of ['input', 'change']) well.dispatchEvent(new Event(name, {bubbles: true})); }",
            color,
        )
        wait_until(page, partial(tells, said))
        wait_until(page, lambda: page.input_value("#accent") != "#999999")  # what is shown is used
    wait_until(page, lambda: 'accent: "#7a1f1f"' in written(desk))
    assert "From 0.16 in" not in page.inner_text("#looks .details")
    (desk.folder / "mark.svg").write_text(LOGO)
    page.fill("#logo-logo", "mark.svg")
    page.press("#logo-logo", "Enter")
    page.wait_for_selector("#logo-height")  # how tall it may be is told where it matters
    assert "From 0.16 in to 2.36 in; 0.55 in if it is empty." in page.inner_text("#height-about")
    page.fill("#logo-height", "20mm")
    page.press("#logo-height", "Enter")
    wait_until(page, lambda: "  logo: mark.svg\n  height: 20mm\n" in written(desk))
    wait_until(page, lambda: page.input_value("#logo-height") == "20mm")
    assert "#999999" not in written(desk)
    page.click("label[for=switch-justify-yes]")
    wait_until(page, lambda: "\njustify: yes\n" in written(desk))
    page.click("label[for=switch-justify-usual]")
    wait_until(page, lambda: "justify" not in written(desk))
    page.click("#tab-form")
    page.click(".more summary")
    stamps = page.locator("#f-postage-list option").evaluate_all("all => all.map(each => each.value)")
    assert stamps == ["stamp.png"]  # not the PDF that was made of the letter
    page.fill("#f-postage", "stamp.png")
    wait_until(page, lambda: "postage: stamp.png\n" in written(desk))


def test_what_can_t_be_had_says_why_and_is_not_written(desk: RunningDesk, page: Any) -> None:
    open_letter(page, desk, NAME)
    before = written(desk)
    page.click("#tab-looks")
    page.click("#looks .kinds >> text=Envelopes")
    page.wait_for_selector("[data-id=c7]")
    page.evaluate("document.querySelector('[data-id=c7]').scrollIntoView()")
    page.wait_for_selector("[data-id=c7][data-cannot]")
    assert "too small" in page.inner_text("[data-id=c7] .why")
    page.click("[data-id=c7]", force=True)
    page.wait_for_timeout(500)
    assert written(desk) == before


def test_keys_are_answered_while_pictures_are_drawn(desk: RunningDesk, page: Any) -> None:
    open_letter(page, desk, NAME)
    page.click("#tab-looks")
    page.click("#looks .kinds >> text=Typefaces")
    page.wait_for_selector("[data-id=garamond]")
    seconds = page.evaluate(
        "async () => { const id = (await (await fetch('/api/state', { method: 'POST', body: '{}', headers:"
        " { 'Content-Type': 'application/json' } })).json()).files.find((each) => each.name === 'thank-you.md').id;"
        " const begun = performance.now(); await fetch('/api/pages', { method: 'POST', headers: { 'Content-Type':"
        " 'application/json' }, body: JSON.stringify({ id, serial: 1, text: 'Hello.' }) });"
        " return (performance.now() - begun) / 1000; }"
    )
    assert seconds < 1.5


def test_a_letter_is_sent_as_a_file_and_the_page_shows_how_to_load(desk: RunningDesk, page: Any) -> None:
    open_letter(page, desk, NAME)
    page.click("#tab-send")
    page.click("#send .kinds >> text=Envelope")
    page.wait_for_selector("#send .lay svg image")
    wait_until(page, lambda: "Feed the left edge" in page.inner_text("#send figcaption"))
    wait_until(page, lambda: "No printer was found on this computer" in page.inner_text("#send .where-to"))
    assert not page.is_visible("#send .answers >> text=Print") and not page.is_visible("text=Calendar file")
    with page.expect_download() as got:  # it stands where the button to print would
        page.click("#send .answers >> text=Save the PDF")
    assert got.value.suggested_filename == "thank-you-envelope.pdf"
    with page.expect_download() as got:
        page.click("text=PDF of the letter")
    assert got.value.suggested_filename == "thank-you.pdf"
    assert Path(got.value.path()).read_bytes().startswith(b"%PDF-")


def test_what_hinders_a_file_is_told_beside_its_button_and_a_draft_is_offered(desk: RunningDesk, page: Any) -> None:
    path = desk.folder / NAME
    path.write_text(path.read_text("utf-8") + "\nAbout [[what]].\n", "utf-8")
    open_letter(page, desk, NAME)
    page.wait_for_selector("#found .line:has-text('Line ')", state="attached")
    page.click("#tab-form")
    called = page.locator("#found .line").all_text_contents()  # as the form does
    assert "Letter" in called and not any(each.startswith("Line") for each in called)
    page.click("#tab-send")
    page.wait_for_selector("#send .print .wrong >> text=Save a draft")  # without a printer, too
    for button, near in (("Save the PDF", "#send .print .wrong"), ("PDF of the letter", "#send .files .wrong")):
        page.click(f"text={button}")
        page.wait_for_selector(f"{near}:visible >> text=[[what]] is not filled in")
        box = page.locator(near).bounding_box()
        assert box["y"] + box["height"] <= page.viewport_size["height"]
    with page.expect_download() as got:
        page.click("text=Save a draft >> visible=true >> nth=0")
    assert got.value.suggested_filename == "thank-you-draft.pdf"


def test_letters_to_all_the_people_of_a_list(desk: RunningDesk, page: Any, tmp_path: Path) -> None:
    _open_many(desk, page, tmp_path)
    assert page.inner_text(".place") == "Row 2: Ann Lee (1 of 4)"
    page.focus(".rows")
    page.keyboard.press("ArrowRight")
    wait_until(page, lambda: "Column G (Gift) is empty, and gifts.md:8:19 needs it" in page.inner_text(".rows .said"))
    page.click("text=Check all rows")
    wait_until(page, lambda: "2 of 4 rows have problems" in page.inner_text("#many .plan"))
    assert page.inner_text(".place") == "Row 3: Bo Fox (1 of 4)"  # those with problems come first
    page.click("text=Make them all")
    wait_until(page, lambda: "there is no address" in page.inner_text("#many .answers + .wrong"))  # beside its button
    assert page.locator("#many .wrong").bounding_box()["y"] < page.viewport_size["height"]
    page.click("label[for=many-skip]")
    page.click("text=Make them all")
    page.wait_for_selector("#many .jobs >> text=gifts-guests.pdf")
    wait_until(page, lambda: not page.is_visible("#many .jobs >> text=Print"))  # there is no printer
    with page.expect_download() as got:
        page.click("#many .jobs >> text=Save >> nth=1")
    assert got.value.suggested_filename == "gifts-guests-envelopes.pdf"
    with page.expect_download():
        page.click("#many .jobs >> text=Save >> nth=0")
    assert sorted(each.name for each in desk.folder.iterdir()) == ["gifts.md", "made.csv", NAME]
    page.click("text=Make them all")  # nobody gets it twice
    wait_until(page, lambda: "2 people (Ann Lee, Di Ray) got theirs on " in page.inner_text("#many .plan"))
    assert "There is nothing to make." in page.inner_text("#many .plan")
    page.click("label[for=many-again]")
    page.click("text=Make them all")
    page.wait_for_selector("#many .jobs >> text=gifts-guests.pdf")


def test_an_older_answer_does_not_undo_a_choice(desk: RunningDesk, page: Any) -> None:
    held: list[Any] = []
    page.goto(f"{desk.url}#many")
    page.wait_for_selector("#many-letter option[value='']", state="attached")
    page.route("**/api/open", lambda route: held.append(route), times=1)  # the desk takes its time
    page.reload()
    wait_until(page, lambda: held)
    page.select_option("#many-letter", "")
    with page.expect_response("**/api/open"):
        held[0].continue_()
    page.wait_for_timeout(100)
    assert page.input_value("#many-letter") == "" and not page.is_visible("#many-edit")


def test_a_letter_for_a_list_leads_to_many(desk: RunningDesk, page: Any, tmp_path: Path) -> None:
    open_letter(page, desk, "gifts.md")
    page.wait_for_selector("#for-list:has-text('This letter is for a list')")
    assert page.get_attribute("#remarks", "data-worst") != "error"
    page.click("#for-list >> text=Fill it from a list")
    page.wait_for_selector("#many-letter option", state="attached")
    wait_until(
        page, lambda: page.evaluate("document.querySelector('#many-letter').selectedOptions[0]?.text") == "gifts.md"
    )
    path = tmp_path / "guests.csv"
    page.set_input_files("#many-file", str(path))
    page.wait_for_selector("#many .pictures img")
    page.click("label[for=many-labels]")
    page.click("#many .grid [data-label='5']")
    wait_until(page, lambda: page.input_value("#many-start") == "5" and page.locator("#many .grid .used").count() == 4)
    page.fill("#many-find", "ray")
    page.keyboard.press("Enter")
    wait_until(page, lambda: page.inner_text(".place") == "Row 5: Di Ray (4 of 4)")
    path.write_text(path.read_text("utf-8") + "Ed,Poe,4 C Street,Albany,OR,97321,pen\n", "utf-8")
    page.click("text=Check all rows")
    wait_until(page, lambda: "guests.csv was changed or moved since" in page.inner_text("#many .stale"))
    page.click("#many-edit")
    wait_until(page, lambda: "as Ann Lee gets it (row 2 of guests.csv)" in page.inner_text("#for-list"))
    wait_until(page, lambda: "the bowl" in page.text_content("#stage"))


@pytest.mark.slow
@pytest.mark.skipif(not AXE, reason="set STATIONERY_AXE to axe-core's package from npm")
@pytest.mark.parametrize("colors", ["light", "dark"])
def test_axe_finds_nothing(desk: RunningDesk, page: Any, tmp_path: Path, colors: str) -> None:
    page.emulate_media(color_scheme=colors)
    open_letter(page, desk, NAME)
    page.click("#tab-looks")
    for kind in ("Styles", "Envelopes", "Details"):
        page.click(f"#looks .kinds >> text={kind}")
        page.wait_for_selector("#accent" if kind == "Details" else ".looks img")
        assert axe_findings(page) == []
    page.click("#tab-send")
    page.wait_for_selector("#send .lay svg")
    assert axe_findings(page) == []
    _open_many(desk, page, tmp_path)
    page.click("text=Check all rows")
    page.wait_for_selector("#many .plan li")
    assert axe_findings(page) == []


def test_it_fits_a_narrow_page(desk: RunningDesk, page: Any, tmp_path: Path) -> None:
    _open_many(desk, page, tmp_path)
    page.click("text=Check all rows")
    page.wait_for_selector("#many .plan li")
    for width in (640, 320):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def _open_many(desk: RunningDesk, page: Any, tmp_path: Path) -> None:
    page.goto(desk.url)
    wait_for(page, "'ready' in document.body.dataset")
    page.evaluate("location.hash = 'many'")
    page.wait_for_selector("#many-letter option", state="attached")
    page.select_option("#many-letter", label="gifts.md")
    page.set_input_files("#many-file", str(tmp_path / "guests.csv"))
    page.wait_for_selector("#many .pictures img")
