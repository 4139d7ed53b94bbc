"""The page in a real browser: writing, seeing, saving, and that nothing is lost."""

from __future__ import annotations

import re
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from stationery.desk.routes import STATIC
from stationery.desk.vocabulary import vocabulary
from tests.desk.browser import (
    AXE,
    PATIENCE,
    ROOT,
    RunningDesk,
    axe_findings,
    needs_browser,
    open_letter,
    running,
    shared,
)

NAME = "thank-you.md"
DRAFT = """---
kind: letter
from: |
  Ann Lee
  12 Elm St
  Salem, OR 97301
to: |
  Ms. Rosa Diaz
  1 Main St
  Salem, OR 97301
---
I met you on [[the day]] at [[the place]].

It was **good**.
"""
LETTERS = {NAME: (ROOT / "samples" / NAME).read_text("utf-8"), "draft.md": DRAFT}


@pytest.fixture(scope="module")
def one_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDesk]:
    with shared(tmp_path_factory.mktemp("desk")) as found:
        yield found


@pytest.fixture
def desk(one_desk: RunningDesk) -> RunningDesk:
    one_desk.begin_anew(LETTERS)
    return one_desk


@pytest.fixture
def own_desk(tmp_path: Path) -> Iterator[RunningDesk]:
    """One that may be killed."""
    with shared(tmp_path) as found:
        found.begin_anew(LETTERS)
        yield found


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page without faults: what it logs as an error fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    yield page
    context.close()
    assert faults == []


def wait_until(page: Any, true: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "it did not come true in time"
        page.wait_for_timeout(20)


def wait_for(page: Any, true: str) -> None:
    """Until a script says so. (Playwright's own waiting evaluates words, which the page's policy forbids.)"""
    end = time.monotonic() + PATIENCE
    while not page.evaluate(true):
        assert time.monotonic() < end, f"it did not come true in time: {true}"
        page.wait_for_timeout(20)


def put_cursor(page: Any, before: str) -> None:
    page.evaluate(
        "words => { const text = document.querySelector('#text'); text.focus();"
        " const at = text.value.indexOf(words); text.setSelectionRange(at, at); }",
        before,
    )


def text_of(page: Any) -> str:
    return str(page.input_value("#text"))


def line_of_cursor(page: Any) -> int:
    text = page.locator("#text")
    return int(text.evaluate("text => text.value.slice(0, text.selectionStart).split('\\n').length"))


def words_on_page(page: Any) -> str:
    return str(page.locator("#stage").text_content())


def state(page: Any) -> str:
    return str(page.get_attribute("#state", "data-state"))


# Without a browser.


def test_it_is_small() -> None:
    """As it travels, deflated; and as it is read: 120 kB without the typeface."""
    texts = [each.read_bytes() for each in Path(STATIC).iterdir()]
    assert sum(len(zlib.compress(text)) for text in texts) < 50_000
    assert sum(map(len, texts)) <= 120_000


def test_each_word_that_it_says_is_there() -> None:
    words = {f"{area}.{key}" for area, rows in vocabulary().items() for key in rows}
    wanted: set[str] = set()
    for each in Path(STATIC).iterdir():
        text = each.read_text()
        wanted.update(re.findall(r"""\bsay\(\s*"([\w.-]+)\"""", text))
        wanted.update(re.findall(r'data-w(?:-\w+)?="([\w.-]+)"', text))
    assert len(wanted) > 60
    assert wanted <= words


def test_nothing_comes_from_elsewhere() -> None:
    for each in Path(STATIC).iterdir():
        assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", each.read_text()), each.name


# Writing.


@needs_browser
def test_home(page: Any, desk: RunningDesk) -> None:
    page.goto(desk.url)
    page.wait_for_selector("body[data-ready]")
    assert page.text_content("h1") == "What would you like to send?"
    assert page.locator("#choices a").count() == 6
    assert "No account, no network" in page.text_content("main")
    assert page.locator("#letters a").first.text_content().startswith("Ms. Rosa Diaz")
    page.click("#letters a >> nth=0")
    page.wait_for_selector("#stage svg")


@needs_browser
def test_a_key_changes_page_and_file(page: Any, desk: RunningDesk) -> None:
    open_letter(page, desk, NAME)
    put_cursor(page, "this afternoon")
    page.keyboard.type("again ")
    wait_for(page, "document.querySelector('#stage').textContent.includes('again this afternoon')")
    wait_until(page, lambda: "meet with me again this afternoon" in (desk.folder / NAME).read_text())
    wait_until(page, lambda: state(page) == "saved")
    assert page.text_content("#state") == "Saved"


@pytest.mark.slow
@needs_browser
def test_the_picture_never_goes_blank(page: Any, desk: RunningDesk) -> None:
    open_letter(page, desk, NAME)
    page.evaluate(
        "() => { window.blank = 0; window.pictures = 0;"
        " new MutationObserver(() => { pictures += 1; }).observe("
        "document.querySelector('#stage'), {childList: true, subtree: true});"
        " const look = () => { const svg = document.querySelector('#stage svg');"
        " if (!svg || svg.getBoundingClientRect().width < 50 || svg.children.length < 20) blank += 1;"
        " requestAnimationFrame(look); }; look(); }"
    )
    put_cursor(page, "this afternoon")
    for number in range(400):
        page.keyboard.type("many words "[number % 11])
        if page.evaluate("pictures") >= 50:
            break
        page.wait_for_timeout(20)
    assert page.evaluate("pictures") >= 50
    assert page.evaluate("blank") == 0


@pytest.mark.slow
@needs_browser
def test_what_is_patched_equals_what_is_drawn_whole(page: Any, desk: RunningDesk) -> None:
    open_letter(page, desk, NAME)
    put_cursor(page, "this afternoon")
    page.keyboard.type("¡Zebra quilt! ")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.type("x")
    page.keyboard.press("Backspace")
    wait_for(page, "document.querySelector('#stage').textContent.includes('Zebra')")
    wait_until(page, lambda: state(page) == "saved")
    page.wait_for_timeout(500)
    drawn = "[...document.querySelector('#stage svg').children].slice(1).map(each => each.outerHTML).join('')"
    patched = page.evaluate(drawn)
    page.reload()
    page.wait_for_selector("#stage svg")
    assert page.evaluate(drawn) == patched


@needs_browser
def test_tab_goes_through_placeholders_and_escape_lets_out(page: Any, desk: RunningDesk) -> None:
    open_letter(page, desk, "draft.md")
    assert page.text_content("#marks") == "2 to fill in"
    put_cursor(page, "I met")
    chosen = "text => text.value.slice(text.selectionStart, text.selectionEnd)"
    page.keyboard.press("Tab")
    assert page.locator("#text").evaluate(chosen) == "[[the day]]"
    page.keyboard.type("Monday")
    page.keyboard.press("Tab")
    assert page.locator("#text").evaluate(chosen) == "[[the place]]"
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") != "text"
    put_cursor(page, "[[the place]]")
    page.keyboard.press("Tab")
    page.keyboard.type("home")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") != "text"
    assert "on Monday at home." in text_of(page)


@needs_browser
def test_markdown_by_keys(page: Any, desk: RunningDesk) -> None:
    open_letter(page, desk, "draft.md")
    put_cursor(page, "met")
    page.keyboard.press("Control+b")
    assert "I **met** you" in text_of(page)
    page.keyboard.press("Control+b")
    assert "I met you" in text_of(page)
    page.keyboard.press("Control+i")
    assert "I *met* you" in text_of(page)
    put_cursor(page, "It was")
    page.click("[data-do=list]")
    assert "\n- It was **good**.\n" in text_of(page)
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.type("Very.")
    assert "\n- It was **good**.\n- Very.\n" in text_of(page)
    put_cursor(page, "kind")
    assert page.get_attribute("[data-do=bold]", "aria-disabled") == "true"


@needs_browser
def test_undo_and_redo_survive_a_reload(page: Any, desk: RunningDesk) -> None:
    open_letter(page, desk, NAME)
    first = text_of(page)
    put_cursor(page, "this afternoon")
    page.evaluate("Date.now = (now => () => now)(Date.now())")  # no pause between two keys, on however slow a machine
    page.keyboard.type("one two")
    wait_until(page, lambda: "one twothis" in (desk.folder / NAME).read_text())
    wait_until(page, lambda: state(page) == "saved")
    page.reload()
    page.wait_for_selector("#stage svg")
    page.focus("#text")
    page.keyboard.press("Control+z")
    assert "with me one this" in text_of(page)
    page.keyboard.press("Control+z")
    assert text_of(page) == first
    page.keyboard.press("Control+Shift+z")
    page.keyboard.press("Control+y")
    assert "one twothis" in text_of(page)
    wait_until(page, lambda: "one twothis" in (desk.folder / NAME).read_text())


@needs_browser
def test_one_undo_for_all_views(page: Any, desk: RunningDesk) -> None:
    open_letter(page, desk, "draft.md")
    page.click("#tab-form")
    page.fill("#f-subject", "Our talk")  # not typed: on a slow machine each letter could be a step
    wait_until(page, lambda: "subject: Our talk" in text_of(page))
    page.fill("#f-subject", "Our talk today")
    page.keyboard.press("Control+z")  # at once: what the field had not told yet is a step, too
    wait_until(page, lambda: " today" not in text_of(page) and page.input_value("#f-subject") == "Our talk")
    page.click("#undo")
    wait_until(page, lambda: text_of(page) == DRAFT and page.input_value("#f-subject") == "")
    assert page.evaluate("document.activeElement.id") == "f-subject"
    assert page.get_attribute("#undo", "aria-disabled") == "true"
    while page.get_attribute("#redo", "aria-disabled") != "true":
        page.click("#redo")
    wait_until(page, lambda: page.input_value("#f-subject") == "Our talk today")
    page.fill("#f-body", "Hello.")
    page.keyboard.press("Control+z")
    wait_until(page, lambda: page.input_value("#f-body") == DRAFT.partition("\n---\n")[2])
    page.click("#tab-looks")
    page.wait_for_selector(".looks [aria-pressed=true]")
    had = page.get_attribute(".looks [aria-pressed=true]", "data-id")
    page.click(".looks [aria-pressed=false] >> nth=0")
    wait_until(page, lambda: "\nstyle: " in text_of(page))
    page.click("#undo")
    wait_until(page, lambda: page.get_attribute(f".looks [data-id={had}]", "aria-pressed") == "true")
    assert page.locator(".looks [aria-pressed=true]").count() == 1
    assert "\nstyle: " not in text_of(page) and "subject: Our talk today" in text_of(page)


@needs_browser
def test_a_word_leads_to_its_line(page: Any, desk: RunningDesk) -> None:
    open_letter(page, desk, NAME)
    rows = text_of(page).split("\n")
    for words, row in (
        ("described, and to the weekly", "described,"),
        ("Director of Recruiting", "  Director"),
        ("November 20, 2026", "date:"),
    ):
        box = page.locator("#stage text", has_text=words).first.bounding_box()
        page.mouse.click(box["x"] + 3, box["y"] + box["height"] * 0.6)
        assert rows[line_of_cursor(page) - 1].startswith(row) or row in rows[line_of_cursor(page) - 1]
        assert page.evaluate("document.activeElement.id") == "text"
    box = page.locator("#stage text", has_text="Sincerely,").first.bounding_box()
    page.mouse.click(box["x"] + 3, box["y"] + box["height"] * 0.6)
    wait_for(page, "document.querySelector('#live').textContent.includes('this file')")


@needs_browser
def test_a_remark_leads_to_its_line(page: Any, desk: RunningDesk) -> None:
    open_letter(page, desk, "draft.md")
    page.wait_for_selector("#found button >> nth=1", state="attached")
    page.click("#count")
    page.click("#found button:has-text('[[the place]]')")
    assert "[[the place]]" in text_of(page).split("\n")[line_of_cursor(page) - 1]


@needs_browser
def test_a_certain_remedy_is_one_click(page: Any, desk: RunningDesk) -> None:
    path = desk.folder / "draft.md"
    path.write_text(DRAFT.replace("---\nI met", "salutation: Dear Ms Diaz,  # so?\n---\nI met"))
    open_letter(page, desk, "draft.md")
    page.wait_for_selector("#found .fix", state="attached")
    page.click("#count")
    page.click("#found .fix:has-text('Ms.')")
    wait_until(page, lambda: "salutation: Dear Ms. Diaz,  # so?\n" in path.read_text())
    page.focus("#text")
    page.keyboard.press("Control+z")
    assert "salutation: Dear Ms Diaz,  # so?" in text_of(page)


@needs_browser
def test_a_remark_leads_to_its_field_where_the_form_is_seen(page: Any, desk: RunningDesk) -> None:
    wrong = DRAFT.replace("---\nI met", "salutation: Dear Ms Diaz,\n---\nI met").replace("It was", "I <b>was")
    (desk.folder / "draft.md").write_text(wrong)
    open_letter(page, desk, "draft.md")
    page.click("#tab-form")
    page.click("#count")
    page.click("#found .to:has-text('<b>')")
    assert page.evaluate("document.activeElement.id") == "f-body" and page.is_visible("#form")
    at = page.evaluate("document.activeElement.selectionStart")
    assert page.input_value("#f-body")[at:].startswith("I <b>was")
    (desk.folder / "draft.md").write_text(wrong.replace("<b>", ""))
    page.click("#found .to:has-text('Ms.')")
    assert page.evaluate("document.activeElement.id") == "f-salutation" and page.is_visible("#form")


@needs_browser
def test_line_breaks_of_a_word_processor_are_line_breaks(page: Any, desk: RunningDesk) -> None:
    open_letter(page, desk, NAME)
    put_cursor(page, "Thank you")
    page.keyboard.insert_text("Salem\vOregon\u2028Now. ")
    assert "\nSalem\nOregon\nNow. Thank you" in text_of(page)
    assert page.locator("#text").evaluate("text => text.value.slice(0, text.selectionStart)").endswith("Now. ")
    wait_until(page, lambda: "Salem\nOregon\nNow. Thank you" in (desk.folder / NAME).read_text("utf-8"))


@needs_browser
def test_a_fault_keeps_the_last_picture(page: Any, desk: RunningDesk) -> None:
    open_letter(page, desk, NAME)
    put_cursor(page, "kind")
    page.keyboard.type("{")
    page.wait_for_selector("#remarks[data-worst=error]")
    assert page.locator("#stage.stale svg").count() == 1
    assert "could be made" in page.text_content("#stage .none")
    page.keyboard.press("Backspace")
    page.wait_for_selector("#stage:not(.stale) svg")
    assert page.locator("#stage .none").count() == 0


@needs_browser
def test_the_pieces(page: Any, desk: RunningDesk) -> None:
    open_letter(page, desk, NAME)
    page.click("#tab-envelope")
    wait_for(page, "document.querySelector('#stage').dataset.piece === 'envelope'")
    wait_for(page, "document.querySelector('#stage').textContent.includes('Springfield')")
    assert "Sincerely" not in words_on_page(page)
    before = page.locator("#stage svg > *").count()
    page.click("#zones")
    wait_for(page, f"document.querySelectorAll('#stage svg > *').length > {before}")
    page.focus("#tab-envelope")
    page.keyboard.press("End")
    page.wait_for_selector("#stage .mail")
    assert "Thank you for taking the time" in words_on_page(page)
    page.click("#tab-letter")
    page.click("[data-size=two]")
    wait_for(page, "document.querySelectorAll('#stage svg').length === 2")
    page.click("[data-size=real]")
    wait_for(page, "Math.abs(document.querySelector('.paper').getBoundingClientRect().width - 8.5 * 96) < 1")


@needs_browser
def test_a_letter_that_must_be_mended_is_marked_in_the_list(page: Any, desk: RunningDesk) -> None:
    (desk.folder / "draft.md").write_text(DRAFT.replace("kind: letter", "kind: lettr"))
    page.goto(desk.url)
    page.wait_for_selector("#letters a")
    assert page.locator("#letters .sign").count() == 1
    assert re.search("Must be fixed: line 2: .*lettr", page.inner_text("#letters a:has(.sign)"))
    (desk.folder / "draft.md").write_text(DRAFT + "So?")
    page.reload()
    page.wait_for_selector("#letters a")
    assert page.locator("#letters .sign").count() == 0


@needs_browser
def test_a_very_long_text_is_shown_in_part_and_kept_whole(page: Any, desk: RunningDesk) -> None:
    """100 kB are pasted, more than can be shown: the first pages are, keys stay quick, and the file has it all."""
    open_letter(page, desk, NAME)
    put_cursor(page, "Thank you")
    page.keyboard.insert_text("\n\n".join(["We talked about ships and trains and roads. " * 10] * 230))
    wait_until(page, lambda: "pages. The first" in page.inner_text("#stage"))
    told = re.search(r"about (\d+) pages. The first (\d+)", page.inner_text("#stage"))
    assert told and int(told[1]) > 25 and int(told[2]) < 20
    assert page.locator("#stage figure").count() == int(told[2])
    page.keyboard.type("Zebra")
    wait_until(page, lambda: "roads. ZebraThank you" in (desk.folder / NAME).read_text())
    assert len((desk.folder / NAME).read_text()) > 100_000
    page.click("#undo")
    page.click("#undo")
    wait_until(page, lambda: (desk.folder / NAME).read_text() == LETTERS[NAME])
    wait_for(page, "document.querySelector('#stage').textContent.includes('Sincerely')")


# Nothing is lost.


@needs_browser
def test_an_edit_by_another_program_appears(page: Any, desk: RunningDesk) -> None:
    open_letter(page, desk, NAME)
    path = desk.folder / NAME
    path.write_text(path.read_text().replace("this afternoon", "this morning"))
    page.evaluate("dispatchEvent(new Event('focus'))")
    wait_for(page, "document.querySelector('#text').value.includes('this morning')")
    wait_for(page, "document.querySelector('#stage').textContent.includes('this morning')")
    page.focus("#text")
    page.keyboard.press("Control+z")
    assert "this afternoon" in text_of(page)


@needs_browser
def test_another_tab_sees_it_at_once(page: Any, desk: RunningDesk) -> None:
    open_letter(page, desk, NAME)
    other = open_letter(page.context.new_page(), desk, NAME)
    put_cursor(page, "this afternoon")
    page.keyboard.type("late ")
    wait_for(other, "document.querySelector('#text').value.includes('late this')")
    wait_until(page, lambda: state(page) == "saved")
    assert not page.is_visible("#both")


def change_on_both_sides(page: Any, desk: RunningDesk) -> str:
    """Type, and have another program write as it is saved: the other's text, once the page asks."""
    open_letter(page, desk, NAME)
    path = desk.folder / NAME
    theirs = path.read_text().replace("Data Analyst", "Data Engineer")
    page.route("**/api/save", lambda route: (path.write_text(theirs), route.continue_()))
    put_cursor(page, "this afternoon")
    page.keyboard.insert_text("late ")  # at once: key by key, a slow machine saves before the last one
    page.wait_for_selector("#both[open]")
    page.unroute("**/api/save")
    return theirs


@needs_browser
@pytest.mark.parametrize("answer", ["mine", "theirs", ""])
def test_both_sides_are_shown_and_asked(page: Any, desk: RunningDesk, answer: str) -> None:
    path = desk.folder / NAME
    theirs = change_on_both_sides(page, desk)
    assert "late this" in page.text_content("#mine") and "Data Engineer" in page.text_content("#theirs")
    assert state(page) == "unsaved"
    page.click(f"#both [data-answer='{answer}']")
    if not answer:
        assert path.read_text() == theirs
        assert state(page) == "unsaved" and "another program" in page.text_content("#notice")
        page.click("#notice button")
        page.click("#both [data-answer='mine']")
    wait_until(page, lambda: state(page) == "saved")
    if answer == "theirs":
        assert text_of(page) == theirs == path.read_text()
        page.focus("#text")
        page.keyboard.press("Control+z")
        assert "late this" in text_of(page)
    else:
        assert "late this" in path.read_text() and "Data Engineer" not in path.read_text()


@needs_browser
def test_the_question_goes_with_its_letter(page: Any, desk: RunningDesk) -> None:
    theirs = change_on_both_sides(page, desk)
    page.evaluate("location.hash = '#write/draft.md'")  # as Back does
    page.wait_for_selector("#both", state="hidden")
    wait_until(page, lambda: page.title().startswith("Ms. Rosa Diaz") and text_of(page) == DRAFT)
    page.fill("#text", DRAFT.replace("Ms. Rosa Diaz", "Mr. Otto Frey"))
    wait_until(
        page, lambda: page.title().startswith("Mr. Otto Frey") and "Mr. Otto Frey" in page.text_content("h1#heading")
    )
    assert (desk.folder / NAME).read_text() == theirs


@needs_browser
def test_an_answer_that_is_put_off_is_asked_for_after_each_reload(page: Any, desk: RunningDesk) -> None:
    """Nothing is written over what another program wrote, however often the letter is left and opened again."""
    path = desk.folder / NAME
    theirs = change_on_both_sides(page, desk)
    for again in ("reload", "reload", "way back"):
        page.click("#both [data-answer='']")
        wait_until(page, lambda: not page.is_visible("#both"))
        if again == "reload":
            page.reload()
        else:
            page.evaluate("location.hash = ''")
            page.wait_for_selector("#home", state="visible")
            page.go_back()
        page.wait_for_selector("#both[open]")
        assert "late this" in page.text_content("#mine") and "Data Engineer" in page.text_content("#theirs")
        assert state(page) == "unsaved" and path.read_text() == theirs
    page.click("#both [data-answer=theirs]")
    wait_until(page, lambda: state(page) == "saved")
    assert text_of(page) == theirs == path.read_text()


@needs_browser
def test_a_killed_server(page: Any, own_desk: RunningDesk) -> None:
    """The page says what is not in the file, hands it out, and goes on once a desk is there again and was opened."""
    desk = own_desk
    open_letter(page, desk, NAME)
    page.evaluate("() => { navigator.clipboard.writeText = async words => { window.copied = words; }; }")
    desk.kill()
    put_cursor(page, "this afternoon")
    page.keyboard.type("late ")
    page.wait_for_selector("#state[data-state=unsaved]")
    assert page.text_content("#state") == "Not saved"
    told = r"has stopped. Your changes since \d+:\d\d.[AP]M are not in the file"
    wait_until(page, lambda: re.search(told, page.text_content("#notice")))
    assert "late this" not in (desk.folder / NAME).read_text()
    assert page.locator("#stage svg").count() == 1
    page.click("#notice button >> text=Copy the text")
    assert page.evaluate("copied") == text_of(page)
    with page.expect_download() as got:
        page.click("#notice button >> text=Download the text")
    assert got.value.suggested_filename == NAME
    assert Path(got.value.path()).read_text("utf-8") == text_of(page)
    with running(desk.folder) as again:
        assert again.port == desk.port
        wait_for(page, "document.querySelector('#notice').textContent.includes('started again')")
        page.context.new_page().goto(again.url)
        wait_until(page, lambda: "late this" in (desk.folder / NAME).read_text())
        wait_until(page, lambda: state(page) == "saved" and not page.is_visible("#notice"))
        put_cursor(page, "this afternoon")
        page.keyboard.type("and ")
        wait_for(page, "document.querySelector('#stage').textContent.includes('and this')")


@needs_browser
@pytest.mark.parametrize("changed", [False, True])
def test_what_was_not_saved_is_offered_in_another_tab(page: Any, own_desk: RunningDesk, changed: bool) -> None:
    desk, path = own_desk, own_desk.folder / NAME
    open_letter(page, desk, NAME)
    desk.kill()
    put_cursor(page, "this afternoon")
    page.keyboard.type("late ")
    page.wait_for_selector("#state[data-state=unsaved]")
    if changed:
        path.write_text(path.read_text().replace("Data Analyst", "Data Engineer"))
    other = page.context.new_page()
    page.close(run_before_unload=False)
    with running(desk.folder) as again:
        other.goto(again.url)
        other.wait_for_selector("body[data-ready]")
        other.goto(again.address(NAME))
        if changed:
            other.click("#both [data-answer=theirs]")
            wait_until(other, lambda: "Data Engineer" in text_of(other) and "late this" not in text_of(other))
        else:
            wait_until(other, lambda: "late this" in path.read_text())
            other.click("#undo")
            wait_until(other, lambda: path.read_text() == LETTERS[NAME])
        wait_for(other, "!Object.keys(localStorage).some(each => each.startsWith('text '))")


@needs_browser
def test_a_file_that_was_renamed_meanwhile_is_told_and_written_again(page: Any, desk: RunningDesk) -> None:
    open_letter(page, desk, NAME)
    (desk.folder / NAME).rename(desk.folder / "other.md")
    page.wait_for_selector("#notice >> text=moved or deleted")
    put_cursor(page, "Thank")
    page.keyboard.type("Oh. ")
    page.wait_for_timeout(400)
    assert not page.is_visible("#both") and not (desk.folder / NAME).exists()
    page.click("text=Save it here again")
    wait_until(page, (desk.folder / NAME).exists)
    assert "Oh. Thank" in (desk.folder / NAME).read_text("utf-8")
    wait_until(page, lambda: state(page) == "saved")
    assert "Oh." not in (desk.folder / "other.md").read_text("utf-8")


def test_a_page_says_that_its_desk_is_gone(page: Any, own_desk: RunningDesk) -> None:
    open_letter(page, own_desk, NAME)
    own_desk.kill()
    wait_for(page, "document.querySelector('#notice').textContent.includes('Everything you wrote is in the file')")
    assert page.text_content("#state") == "Saved"
    assert page.locator("#notice button").count() == 0


@needs_browser
def test_a_closed_tab_has_saved(page: Any, desk: RunningDesk) -> None:
    open_letter(page, desk, NAME)
    put_cursor(page, "this afternoon")
    page.keyboard.type("late ")
    page.goto("about:blank")
    wait_until(page, lambda: "late this" in (desk.folder / NAME).read_text())


# For everybody.


@needs_browser
def test_a_narrow_page(browser: Any, desk: RunningDesk) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 600})
    page = open_letter(context.new_page(), desk, NAME)
    wide = "document.documentElement.scrollWidth"
    assert page.evaluate(wide) == 320
    page.click(".panes [data-pane=reading]")
    page.wait_for_selector("#stage svg", state="visible")
    assert page.evaluate(wide) == 320
    assert page.locator(".paper").bounding_box()["width"] > 260
    page.goto(f"http://127.0.0.1:{desk.port}/#")
    page.wait_for_selector("#home", state="visible")
    assert page.evaluate(wide) == 320
    context.close()


@needs_browser
def test_by_keyboard_alone(page: Any, desk: RunningDesk) -> None:
    page.goto(desk.url)
    page.wait_for_selector("body[data-ready]")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.includes('draft.md')"):
            break
        assert page.evaluate("getComputedStyle(document.activeElement).boxShadow") != "none"
    page.keyboard.press("Enter")
    page.wait_for_selector("#stage svg")
    page.keyboard.press("Control+e")
    if page.evaluate("document.querySelector('#file').hidden"):
        page.keyboard.press("Control+e")
    assert page.evaluate("document.activeElement.id") == "text"


@pytest.mark.slow
@needs_browser
@pytest.mark.skipif(not AXE, reason="set STATIONERY_AXE to axe-core's package from npm")
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing(browser: Any, desk: RunningDesk, scheme: str, width: int) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 720})
    page = context.new_page()
    page.goto(desk.url)
    page.wait_for_selector("body[data-ready]")
    assert axe_findings(page) == []
    open_letter(page, desk, "draft.md")
    page.wait_for_selector("#found button", state="attached")
    page.click("#count")
    assert axe_findings(page) == []
    if width == 320:
        page.click(".panes [data-pane=reading]")
    for piece in ("envelope", "card", "email"):
        page.click(f"#tab-{piece}")
        wait_for(page, f"document.querySelector('#stage').dataset.piece === '{piece}'")
        assert axe_findings(page) == []
    context.close()
