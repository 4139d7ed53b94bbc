"""Five people's tasks, each from the first page to what they came for, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from stationery.studio import Studio
from tests.desk.browser import RunningDesk, needs_browser, shared
from tests.desk.test_begin import FROM, TO
from tests.desk.test_page import page, put_cursor, state, text_of, wait_until

__all__ = ["page"]
pytestmark = needs_browser

MARK = re.compile(r"\[\[.*?\]\]", re.DOTALL)


@pytest.fixture(scope="module")
def one_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDesk]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CUPS_SERVER", "127.0.0.1:9")
        with shared(tmp_path_factory.mktemp("desk")) as found:
            yield found


@pytest.fixture
def home(page: Any, one_desk: RunningDesk) -> Any:
    """The first page, for a person who has no letters and no profile."""
    one_desk.begin_anew({})
    page.goto(one_desk.url)
    page.wait_for_selector("#choices a")
    return page


def begin(page: Any, kind: str, **answers: str) -> str:
    """Choose what to send, answer, and give the name of the file that is there then."""
    page.click(f"a[href='#begin/{kind}']")
    page.wait_for_selector(f".ask[data-kind={kind}] button.main")
    for name, words in answers.items():
        page.fill(f"#q-{name}", words)
    page.press(".ask button.main", "Enter")
    page.wait_for_selector("#stage svg", state="attached")
    return str(page.inner_text("#crumb"))


def download(page: Any, words: str) -> bytes:
    with page.expect_download() as got:
        page.click(f"#send >> text={words}")
    return Path(got.value.path()).read_bytes()


def stage(page: Any) -> str:
    return str(page.text_content("#stage"))


def test_maya_thanks_her_interviewer_tonight(home: Any, one_desk: RunningDesk) -> None:
    """Few answers; what is left open is filled in; the letter and its envelope are those of the command line."""
    told = {"to": TO, "position": "Data Analyst", "learned": "how you plan your routes", "from": FROM}
    name = begin(home, "thank-you", **told)
    home.click("#tab-form")
    body = home.input_value("#f-body")
    assert MARK.search(body) and "how you plan your routes" in body
    home.fill("#f-body", MARK.sub("I have begun to read your reports.", body))
    wait_until(home, lambda: "begun to read" in stage(home) and "DRAFT" not in stage(home))
    wait_until(home, lambda: state(home) == "saved")
    home.click("#tab-send")
    pdf = download(home, "PDF of the letter")
    path = one_desk.folder / name
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("STATIONERY_CONFIG", str(one_desk.config))
        assert pdf == Studio().letter(path).pdf
    home.click("#tab-envelope")
    wait_until(home, lambda: "Springfield, IL 62701" in stage(home) and "Sincerely" not in stage(home))


def test_omar_needs_only_an_envelope(home: Any, one_desk: RunningDesk) -> None:
    """One address, one print: the page shows how to put the envelope in, and gives its PDF."""
    name = begin(home, "envelope", to=TO, **{"from": FROM})
    assert home.get_attribute("#stage", "data-piece") == "envelope"
    assert "1200 Main Street" in stage(home)
    home.click("#tab-send")
    home.click("#send .kinds >> text=Envelope")
    home.wait_for_selector("#send .lay svg")
    assert download(home, "PDF of the envelope").startswith(b"%PDF-")
    assert [each.name for each in one_desk.folder.iterdir()] == [name]


def test_ines_writes_a_note_card(home: Any, one_desk: RunningDesk) -> None:
    """Her words stand inside; she looks at another card, and takes the choice back."""
    name = begin(home, "note", to=TO, words="Thank you for the lamp.", **{"from": FROM})
    wait_until(home, lambda: "Thank you for the lamp." in stage(home))
    assert home.locator("#stage figcaption >> text=Inside").count() == 1
    before = (one_desk.folder / name).read_text()
    home.click("#tab-looks")
    home.click("#looks .kinds >> text=Cards")
    home.wait_for_selector(".looks [aria-pressed=true]")
    had = home.get_attribute(".looks [aria-pressed=true]", "data-id")
    home.click(".looks [aria-pressed=false] >> nth=0")
    wait_until(home, lambda: (one_desk.folder / name).read_text() != before)
    home.click("#undo")
    wait_until(home, lambda: (one_desk.folder / name).read_text() == before)
    wait_until(home, lambda: home.get_attribute(f"[data-id={had}]", "aria-pressed") == "true")


def test_ben_prepares_for_tomorrow(home: Any, one_desk: RunningDesk) -> None:
    """A kit: its papers stand in the folder, the note for afterward is open, and the interview has a calendar file."""
    where = "Acme Corporation\n1200 Main Street\nSpringfield, IL 62701"
    who, at = "Ms. Jane Schmoe, Director of Recruiting", "2026-12-04 14:00 America/Chicago"
    home.click("a[href='#begin/kit']")
    for key, words in {"where": where, "at": at, "interviewers": who, "from": FROM}.items():
        home.fill(f"#q-{key}", words)
    home.press(".ask button.main", "Enter")
    with home.expect_download() as got:
        home.click("[data-act$='checklist.pdf']:has-text('Save')")
    assert Path(got.value.path()).read_bytes().startswith(b"%PDF")
    home.click(".ask >> text=Open")
    home.wait_for_selector("#stage svg", state="attached")
    name = str(home.inner_text("#crumb"))
    assert name.endswith("thank-you-schmoe.md")
    assert {"interview-kit", "interview.yaml"} <= {each.name for each in one_desk.folder.iterdir()}
    assert (one_desk.folder / "interview-kit" / "checklist.pdf").exists()
    home.click("#tab-send")
    assert b"DTSTART" in download(home, "Calendar")


def test_rosa_writes_in_her_own_editor_too(home: Any, one_desk: RunningDesk) -> None:
    """What she saves there appears; where both were changed, she sees which lines, and keeps hers or theirs."""
    name = begin(home, "letter", to=TO, words="The lamp is here.", **{"from": FROM})
    home.click("#tab-file")
    path = one_desk.folder / name
    path.write_text(path.read_text().replace("is here", "has come"))
    home.evaluate("dispatchEvent(new Event('focus'))")
    wait_until(home, lambda: "The lamp has come." in text_of(home) and "has come" in stage(home))
    theirs = path.read_text().replace("has come", "has arrived")
    home.route("**/api/save", lambda route: (path.write_text(theirs), route.continue_()))
    put_cursor(home, "The lamp")
    home.keyboard.type("Good news: ")
    home.wait_for_selector("#both[open] #mine mark")
    home.unroute("**/api/save")
    assert home.locator("#mine mark").all_text_contents() == ["Only in this text:Good news: The lamp has come."]
    assert home.locator("#theirs mark").all_text_contents() == ["Only in this text:The lamp has arrived."]
    home.click("#both [data-answer=theirs]")
    wait_until(home, lambda: state(home) == "saved" and text_of(home) == theirs)
    home.click("#undo")
    wait_until(home, lambda: "Good news" in path.read_text())
