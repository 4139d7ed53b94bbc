"""The pages that ask, and the form, in a real browser: from a question to a letter, and a field to its key alone."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Any

import pytest

from tests.desk.browser import AXE, PATIENCE, RunningDesk, axe_findings, needs_browser, open_letter, shared
from tests.desk.test_begin import FROM, TO
from tests.desk.test_edits import FILE

pytestmark = needs_browser

KINDS = ("thank-you", "letter", "envelope", "note", "kit")


@pytest.fixture(scope="module")
def one_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDesk]:
    with shared(tmp_path_factory.mktemp("desk")) as found:
        yield found


@pytest.fixture
def desk(one_desk: RunningDesk) -> RunningDesk:
    one_desk.begin_anew({"ann.md": FILE.replace("region: OR\n", 'region: OR\n  postal_code: "97301"\n')})
    return one_desk


@pytest.fixture
def page(browser: Any, desk: RunningDesk) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    found = context.new_page()
    found.set_default_timeout(PATIENCE * 1000)
    wrong: list[str] = []
    found.on("pageerror", lambda error: wrong.append(str(error)))
    found.goto(desk.url)
    found.wait_for_selector("body[data-ready]")
    yield found
    context.close()
    assert not wrong


def ask(page: Any, desk: RunningDesk, kind: str) -> None:
    page.goto(f"http://127.0.0.1:{desk.port}/#begin/{kind}")
    page.wait_for_selector(f".ask[data-kind={kind}] button.main")


def finish(page: Any) -> None:
    page.press(".ask button.main", "Enter")  # an address that is shown meanwhile moves the button away from a pointer
    page.wait_for_selector("#stage svg", state="attached")


def text_in(desk: RunningDesk, name: str, words: str) -> str:
    """The file's text, once the words are in it."""
    until = time.monotonic() + PATIENCE
    while words not in (text := (desk.folder / name).read_text()):
        assert time.monotonic() < until, f"{words!r} is not in {text}"
        time.sleep(0.02)
    return text


def test_a_thank_you_with_few_answers(page: Any, desk: RunningDesk) -> None:
    page.click("a[href='#begin/thank-you']")
    page.wait_for_selector(".ask")
    page.keyboard.insert_text(TO)  # the first field has the cursor
    page.wait_for_selector(".printed address")
    assert "Dear Ms. Schmoe:" in page.inner_text("#q-to-shown")
    page.fill("#q-position", "Data Analyst")
    page.fill("#q-learned", "how you plan your routes")
    page.fill("#q-from", FROM)
    finish(page)
    assert page.url.endswith("#write/thank-you-schmoe.md")
    assert "Acme Corporation" in (desk.folder / "thank-you-schmoe.md").read_text()
    ask(page, desk, "letter")  # and is not asked again who is writing
    assert page.query_selector("#q-from") is None
    assert "Daniel Okafor" in page.inner_text(".ask")


@pytest.mark.parametrize("kind", ["letter", "envelope", "note"])
def test_each_kind_lands_in_what_it_is(page: Any, desk: RunningDesk, kind: str) -> None:
    ask(page, desk, kind)
    page.fill("#q-to", TO)
    page.fill("#q-from", FROM)
    if kind != "envelope":
        page.fill("#q-words", "Thank you for the lamp.")
    finish(page)
    shown = page.get_attribute("#stage", "data-piece")
    assert shown == {"letter": "letter", "envelope": "envelope", "note": "card"}[kind]


def test_an_envelope_alone_says_nothing_of_a_letter(page: Any, desk: RunningDesk) -> None:
    ask(page, desk, "envelope")
    page.fill("#q-from", FROM)
    page.click(".ask button.main")
    assert page.inner_text("#q-to-wrong") == "This answer is needed."
    page.fill("#q-to", TO)  # which is what was asked for
    assert page.inner_text("#q-to-wrong") == "" and page.get_attribute("#q-to", "aria-invalid") is None
    with page.expect_response("**/api/check"):
        page.uncheck("#q-remember")
        again = "document.querySelector('.ask button.main').click()"  # pressed once more before the page has changed
        page.evaluate(f"addEventListener('hashchange', () => {again}, {{capture: true, once: true}})")
        finish(page)
    assert [each.name for each in desk.folder.glob("env*")] == ["envelope-schmoe.md"]
    assert "no text" not in page.inner_text("#found")
    assert page.locator("#pieces button:visible").all_inner_texts() == ["Envelope"]
    assert not page.is_visible("#f-body") and page.is_visible("#f-to")
    page.click("#tab-send")
    assert page.locator("#send .made button:visible").all_inner_texts() == ["PDF of the envelope"]
    with page.expect_download() as got:
        page.click("text=PDF of the envelope")
    assert got.value.suggested_filename == "envelope-schmoe.pdf"
    page.click(".wordmark")
    page.wait_for_selector("#home .whom")
    assert page.locator("#letters .kind").first.inner_text() == "Envelope"


def test_what_is_seen_is_what_is_sent(page: Any, desk: RunningDesk) -> None:
    open_letter(page, desk, "ann.md")

    def pressed() -> str:
        return str(page.inner_text("#send .kinds [aria-pressed=true]"))

    page.click("#tab-envelope")
    page.click("#tab-send")
    page.wait_for_selector("#stage[data-piece=envelope]")
    assert pressed() == "Envelope"
    page.click("#tab-letter")
    assert pressed() == "Letter" and page.locator("#send .print .main").nth(1).text_content() == "Print the letter"
    page.click("#send .kinds >> text=Card")
    assert page.get_attribute("#tab-card", "aria-selected") == "true"
    page.click("#tab-email")  # which isn't printed
    assert pressed() == "Card"


def test_a_kit(page: Any, desk: RunningDesk) -> None:
    ask(page, desk, "kit")
    page.fill("#q-where", "Acme Corporation\n1200 Main Street\nSpringfield, IL 62701")
    page.fill("#q-at", "2026-12-04 14:00 America/Chicago")
    page.fill("#q-interviewers", "Ms. Jane Schmoe, Director of Recruiting")
    page.fill("#q-from", FROM)
    page.click(".ask button.main")
    page.wait_for_selector("text=thank-you-schmoe")
    page.click("text=Correct the answers")
    page.fill("#q-interviewers", "Jane Schmoe, Director of Recruiting")
    page.fill("#q-at", "2026-12-04 02:00 America/Chicago")
    page.click(".ask button.main")
    page.wait_for_selector("#q-at-wrong:has-text('at night')")
    page.wait_for_selector("#q-interviewers-wrong:has-text('no title')")
    page.click("text=Make it all the same")
    page.wait_for_selector("text=thank-you-schmoe")
    assert "02:00" in (desk.folder / "interview.yaml").read_text()
    assert (desk.folder / "interview-kit" / "checklist.pdf").exists()
    assert "checklist" in page.inner_text("main").casefold()
    page.evaluate("sessionStorage.setItem('way', 'send')")
    page.reload()  # which shows the kit, not its questions
    page.click(".ask a:text-is('Open')")
    page.wait_for_selector("#stage svg")
    assert page.is_visible("#f-body")  # to write, whatever was used last
    page.click("#zones")
    page.click("#tab-send")
    page.go_back()
    page.wait_for_selector("text=thank-you-schmoe")
    page.goto(desk.address("ann.md"))
    page.wait_for_selector("#tab-form[aria-selected=true]")
    assert page.get_attribute("#zones", "aria-pressed") == "false"
    page.click("#tab-send")
    page.reload()
    page.wait_for_selector("#tab-send[aria-selected=true]")


def test_answers_are_there_in_another_tab_after_theirs_was_closed(page: Any, desk: RunningDesk) -> None:
    ask(page, desk, "thank-you")
    page.fill("#q-position", "Welder")
    other = page.context.new_page()
    page.close()
    ask(other, desk, "thank-you")
    assert other.input_value("#q-position") == "Welder"


def test_a_letter_is_renamed_where_its_name_is(page: Any, desk: RunningDesk) -> None:
    open_letter(page, desk, "ann.md")
    page.click("#rename")
    page.keyboard.insert_text("lee")  # in place of the name, not of its ending
    page.keyboard.press("Enter")
    page.wait_for_selector("#crumb:text-is('lee.md')")
    assert page.url.endswith("#write/lee.md") and not (desk.folder / "ann.md").exists()
    page.click("#tab-form")
    page.fill("#f-subject", "What we said")
    text_in(desk, "lee.md", "What we said")
    page.reload()
    page.wait_for_selector("#undo[aria-disabled=false]")
    page.click("#rename")
    page.keyboard.insert_text("a/b")
    page.click("#rename")
    page.wait_for_selector("#live:has-text('be the name of a file')", state="attached")
    page.focus("#crumb input")
    page.keyboard.press("Escape")
    assert page.inner_text("#crumb") == "lee.md"


def test_what_is_wrong_is_told_where_it_was_answered_and_nothing_is_lost(page: Any, desk: RunningDesk) -> None:
    ask(page, desk, "thank-you")
    page.click(".ask button.main")
    assert page.evaluate("document.activeElement.id") == "q-to"
    assert page.inner_text("#q-to-wrong")
    page.fill("#q-to", TO)
    page.fill("#q-from", FROM)
    page.fill("#q-when", "someday")
    page.press(".ask button.main", "Enter")
    page.wait_for_selector("#q-when-wrong:not(:empty)")
    assert page.evaluate("document.activeElement.id") == "q-when"
    page.reload()
    page.wait_for_selector(".ask button.main")
    assert page.input_value("#q-to") == TO
    assert not (desk.folder / "thank-you-schmoe.md").exists()


def test_back_leads_to_the_answers_and_to_what_was_started(page: Any, desk: RunningDesk) -> None:
    ask(page, desk, "letter")
    page.fill("#q-to", TO)
    page.fill("#q-words", "Hello.")
    page.fill("#q-from", FROM)
    finish(page)
    page.go_back()
    page.wait_for_selector(".ask .notice button:text-is('letter-schmoe.md')")
    assert (page.input_value("#q-to"), page.input_value("#q-words")) == (TO, "Hello.")
    page.click(".ask button.main")  # the same answers: nothing is made twice
    page.wait_for_url("**/#write/letter-schmoe.md")
    page.go_back()
    page.fill("#q-words", "Hello again.")
    page.reload()
    page.wait_for_selector(".ask .notice")
    assert page.input_value("#q-words") == "Hello again."
    page.click(".ask button.main")
    page.wait_for_url("**/#write/letter-schmoe-2.md")
    page.click(".wordmark")
    page.click("a[href='#begin/letter']")
    page.wait_for_selector(".ask button.main")
    assert page.input_value("#q-to") == "" and not page.query_selector(".ask .notice")
    assert len(list(desk.folder.iterdir())) == 3


def test_a_contact_is_found_above_the_address_that_has_the_focus(page: Any, desk: RunningDesk) -> None:
    (desk.config / "contacts").mkdir()
    card = "BEGIN:VCARD\nVERSION:4.0\nFN:{}\nADR{}:;;{};Salem;OR;97301;\n"
    ann = card.format("Ann Lee", ";TYPE=home", "1 Main St") + "ADR;TYPE=work:;;9 Bay St;Reno;NV;89501;\nEND:VCARD\n"
    (desk.config / "contacts" / "all.vcf").write_text(ann + card.format("Bo Hill", "", "2 Oak St") + "END:VCARD\n")
    ask(page, desk, "letter")
    assert page.evaluate("document.activeElement.id") == "q-to"
    finder = page.locator("#begin [type=search]")
    finder.fill("ann")
    page.wait_for_selector(".found button >> nth=1")
    assert page.locator(".found button span").all_inner_texts() == ["Salem, OR, at home", "Reno, NV, at work"]
    finder.press("Enter")  # which of the two?
    assert page.evaluate("document.activeElement.matches('.found button')")
    finder.fill("bo")
    page.wait_for_selector(".found button:has-text('Bo Hill')")
    finder.press("Enter")
    assert page.input_value("#q-to").startswith("Bo Hill\n2 Oak St")
    finder.evaluate(
        "node => { const data = new DataTransfer(); data.setData('text', 'Cy Fox\\n3 Elm St\\nSalem, OR 97301');"
        " node.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, cancelable: true, bubbles: true})); }"
    )
    assert page.input_value("#q-to") == "Cy Fox\n3 Elm St\nSalem, OR 97301"
    page.fill("#q-from", FROM)
    page.fill("#q-to", "10 Downing Street, London SW1A 2AA")
    told = page.locator(".printed .error")
    told.wait_for()
    page.click(".ask button.main")
    page.wait_for_selector("#q-to-wrong:not(:empty)")
    assert not told.is_visible()


def test_a_hostile_answer_is_only_words(page: Any, desk: RunningDesk) -> None:
    ask(page, desk, "letter")
    page.fill("#q-to", "<img src=x onerror=alert(1)>\n1 Main St\nSalem, OR 97301")
    page.wait_for_selector(".printed address")
    assert page.query_selector(".ask img") is None
    assert "<img" in page.inner_text(".printed address")


def test_a_field_changes_its_key_alone(page: Any, desk: RunningDesk) -> None:
    before = (desk.folder / "ann.md").read_text()
    open_letter(page, desk, "ann.md")
    page.click("#tab-form")
    page.wait_for_function("document.querySelector('#f-subject').value === 'Our talk'")
    page.fill("#f-subject", "What we said")
    text = text_in(desk, "ann.md", "What we said")
    assert text == before.replace("'Our talk'", "'What we said'")
    page.fill("#form [data-part=locality]", "Bend")
    text = text_in(desk, "ann.md", "Bend")
    assert text == before.replace("'Our talk'", "'What we said'").replace('"Salem"', '"Bend"')
    page.fill("#f-body", "New words.")
    text = text_in(desk, "ann.md", "New words.")
    assert text.endswith("---\nNew words.")
    assert text.count("#") == before.count("#")
    page.click("#tab-file")
    for _ in range(3):
        page.keyboard.press("Control+z")
    text_in(desk, "ann.md", "Thank you.")


def test_quick_typing_in_two_fields_loses_nothing(page: Any, desk: RunningDesk) -> None:
    open_letter(page, desk, "ann.md")
    page.click("#tab-form")
    page.wait_for_function("document.querySelector('#f-subject').value === 'Our talk'")
    page.focus("#f-subject")
    page.keyboard.press("End")
    page.keyboard.type(" and all that was said", delay=8)
    page.focus("#f-body")
    page.keyboard.press("Control+Home")
    page.keyboard.type("Dear me. ", delay=8)
    page.focus("#f-close")
    page.keyboard.type("Yours truly,", delay=8)
    text = text_in(desk, "ann.md", "close: Yours truly,")
    assert "Our talk and all that was said" in text
    assert "---\nDear me. Thank you." in text
    assert page.input_value("#f-subject") == "Our talk and all that was said"
    assert page.input_value("#f-body").startswith("Dear me. Thank you.")


def test_a_head_that_cannot_be_read_disables_the_form_and_keeps_the_text(page: Any, desk: RunningDesk) -> None:
    open_letter(page, desk, "ann.md")
    text = (desk.folder / "ann.md").read_text().replace("kind:", "kind: [x\nkind:")
    page.fill("#text", text)
    page.click("#tab-form")
    page.wait_for_function("document.querySelector('#f-subject').disabled")
    assert page.is_visible("#form .notice")


@pytest.mark.slow
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_what_axe_finds(browser: Any, desk: RunningDesk, scheme: str, width: int) -> None:
    if not AXE:
        pytest.skip("axe-core is not here (set STATIONERY_AXE to axe.min.js)")
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(desk.url)
    page.wait_for_selector("body[data-ready]")
    for kind in KINDS:
        ask(page, desk, kind)
        if kind in ("letter", "thank-you"):
            page.fill("#q-to", TO)
            page.wait_for_selector(".printed address")
        page.click(".ask button.main")
        assert axe_findings(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), kind
    page.goto(f"http://127.0.0.1:{desk.port}/#write/ann.md")
    page.wait_for_selector("body[data-view=write]")
    page.click("#tab-form")
    page.click("#form summary")
    assert axe_findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_the_pages_that_ask_need_no_mouse(page: Any, desk: RunningDesk) -> None:
    page.focus("a[href='#begin/envelope']")
    page.keyboard.press("Enter")
    page.wait_for_selector(".ask")
    page.keyboard.insert_text(TO)
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "q-from":
            break
    page.keyboard.insert_text(FROM)
    for _ in range(4):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "main":
            break
    page.keyboard.press("Enter")
    page.wait_for_selector("#stage svg", state="attached")
    assert re.search(r"#write/envelope-schmoe\.md$", page.url)
