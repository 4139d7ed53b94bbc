"""stationery kit, from the outside: the folder and its files, made again, status, questions; and the whole story."""

from __future__ import annotations

import io
import json
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pypdf
import pytest
import vobject
from click.testing import CliRunner, Result

from stationery.cli import settings
from stationery.cli.main import stationery
from stationery.reading.interview import read_interview
from stationery.reading.letters import read_letter
from tests import stamps, verapdf

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"
NOW = "2026-10-20T09:00-05:00"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the two interviews in it, where we stand."""
    for path in SAMPLES.glob("*.yaml"):
        shutil.copy(path, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, given: str = "", code: int = 0) -> Result:
    done = CliRunner().invoke(stationery, arguments, input=given)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.stderr
    return done


def pages(path: Path) -> list[pypdf.PageObject]:
    return list(pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages)


def words(page: pypdf.PageObject) -> str:
    return " ".join(page.extract_text().split())


def test_one_folder_with_everything(desk: Path) -> None:
    done = run("kit", "interview.yaml", "--now", NOW)
    assert done.stdout.split() == [
        f"interview-kit/{name}"
        for name in (
            "envelopes-us-10.pdf",
            "cards-us-a2.pdf",
            "envelopes-us-a2.pdf",
            "undersheet.pdf",
            "checklist.pdf",
            "thank-you-schmoe.md",
            "interview.ics",
        )
    ]
    assert sorted(path.name for path in (desk / "interview-kit").iterdir()) == sorted(
        name.partition("/")[2] for name in done.stdout.split()
    )
    assert done.stderr.count("print at 100%") == 5


@pytest.mark.slow
@pytest.mark.skipif(bool(verapdf.reason_to_skip()), reason=verapdf.reason_to_skip())
def test_all_pdfs_of_both_kits_are_accessible_and_archivable(desk: Path) -> None:
    run("kit", "interview.yaml", "--spare", "1", "--now", NOW)
    run("kit", "panel.yaml", "--envelope", "us-a6", "--card", "us-a6", "--spare", "2", "--now", NOW)
    found = [*desk.glob("*-kit/*.pdf")]
    assert len(found) == 9, "the panel's own envelopes are those of its cards"
    assert verapdf.judge(found) == []


@pytest.mark.parametrize(
    ("interview", "opening", "asks"),
    [
        ("gespraech.yaml", "vielen Dank für Ihre Zeit", "Vorher"),
        ("entretien.yaml", "Je vous remercie", "Avant"),
        ("entrevista.yaml", "Muchas gracias", "Antes"),
    ],
)
def test_a_kit_is_in_the_interviews_language_on_its_countrys_paper(
    interview: str, opening: str, asks: str, desk: Path
) -> None:
    """The addresses are typed and name no country: the language tells it."""
    done = run("kit", interview, "--now", NOW, "--output", "kit")
    names = {name.partition("/")[2] for name in done.stdout.split()}
    assert {"envelopes-dl.pdf", "cards-iso-a6.pdf", "envelopes-c6.pdf", "checklist.pdf"} <= names
    for name in ("checklist.pdf", "undersheet.pdf"):
        width, height = (float(each) / 72 * 25.4 for each in pages(desk / "kit" / name)[0].mediabox[2:])
        assert (round(width), round(height)) == (210, 297), name
    (sheet,) = pages(desk / "kit" / "checklist.pdf")
    assert asks in words(sheet)
    assert "Checklist" not in done.stderr, "our own file has nothing to be told"
    drafts = [path.read_text("utf-8") for path in (desk / "kit").glob("*.md")]
    assert any(opening in text.split("---\n")[-1] for text in drafts)
    assert "First-Class" not in words(sheet)
    read = [read_letter(text, "x.md") for text in drafts]
    assert {letter.choices.language.text[:2] for letter in read} == {interview_language(desk / interview)}


def interview_language(path: Path) -> str:
    return read_interview(path.read_text("utf-8"), path.name).language.text


def test_envelopes_of_a_panel_are_one_job_of_feed_pages(desk: Path) -> None:
    run("kit", "panel.yaml", "--now", NOW, "--spare", "1")
    found = pages(desk / "panel-kit" / "envelopes-us-10.pdf")
    assert [float(size) for page in found for size in page.mediabox[2:]] == [297.0, 684.0] * 6
    said = [words(page) for page in found]
    for number, name in enumerate(("Helen Marsh", "Luis Ortega", "Ruth Adler-Kim")):
        for copy in (0, 1):
            page = said[number * 2 + copy]
            assert name in page and "Tucson, AZ 85745" in page and "918 East Willow Street" in page
    reader = pypdf.PdfReader(desk / "panel-kit" / "envelopes-us-10.pdf")
    tree = reader.trailer["/Root"]["/StructTreeRoot"]["/K"]
    tree = tree[0] if isinstance(tree, list) else tree
    assert len(tree.get_object()["/K"]) == 12, "each page has a delivery and a return address of its own"


def test_the_checklist_is_one_page_that_says_it_all(desk: Path) -> None:
    for name, envelope in (("interview", "US Letter"), ("panel", "US Letter")):
        done = run("kit", f"{name}.yaml", "--now", NOW)
        assert f"on {envelope}" in done.stderr
        (page,) = pages(desk / f"{name}-kit" / "checklist.pdf")
        said = words(page)
        for told in (
            "envelopes-us-10.pdf",
            "No. 10, 9.5 × 4.125 in",
            "stamp",
            "mailbox",
            "an estimate",
            "interview.ics",
        ):
            assert told in said
        assert "{{" not in said and "[[" not in said
        assert page.extract_text().count("☐") >= 12
    assert "Saturday, October 31, 2026, 11:00 AM" in said


def test_on_a4_for_a_sender_who_writes_on_it(desk: Path) -> None:
    text = (desk / "interview.yaml").read_text("utf-8")
    head = text.partition("from: |")[0]
    (desk / "here.yaml").write_text(
        head + "from: |\n  Jo Kern\n  Weg 1\n  10115 Berlin\n  Germany\nlanguage: en\n", "utf-8"
    )
    done = run("kit", "here.yaml", "--now", NOW)
    assert "envelopes-dl.pdf" in done.stdout and 'checklist.pdf: print at 100% ("actual size") on A4' in done.stderr


def test_made_again_it_renews_what_is_ours_and_keeps_what_is_yours(desk: Path) -> None:
    run("kit", "panel.yaml", "--now", NOW)
    mine, other = desk / "panel-kit" / "thank-you-marsh.md", desk / "panel-kit" / "thank-you-ortega.md"
    changed = mine.read_text("utf-8").replace("I enjoyed our conversation", "I liked our talk")
    mine.write_text(changed, "utf-8")
    interview = (desk / "panel.yaml").read_text("utf-8").replace("300 Mission Road", "301 Mission Road")
    (desk / "panel.yaml").write_text(interview, "utf-8")
    done = run("kit", "panel.yaml", "--now", NOW)
    assert "panel-kit/thank-you-marsh.md has your changes; it was kept." in done.stderr
    assert "thank-you-marsh.md" not in done.stdout and "thank-you-ortega.md" in done.stdout
    assert mine.read_text("utf-8") == changed
    assert "301 Mission Road" in other.read_text("utf-8")
    assert "301 Mission Road" in words(pages(desk / "panel-kit" / "envelopes-us-10.pdf")[0])


def test_a_letter_of_yours_is_kept_even_by_force(desk: Path) -> None:
    (desk / "interview-kit").mkdir()
    (desk / "interview-kit" / "thank-you-schmoe.md").write_text("mine", "utf-8")
    run("kit", "interview.yaml", "--now", NOW, "--force")
    assert (desk / "interview-kit" / "thank-you-schmoe.md").read_text("utf-8") == "mine"


@pytest.mark.parametrize("name", ["checklist.pdf", "envelopes-us-10.pdf", "interview.ics"])
def test_what_is_not_ours_is_not_replaced_and_then_nothing_is_written(desk: Path, name: str) -> None:
    (desk / "interview-kit").mkdir()
    (desk / "interview-kit" / name).write_text("mine", "utf-8")
    done = run("kit", "interview.yaml", "--now", NOW, code=1)
    assert "stationery did" in done.stderr
    assert [path.name for path in (desk / "interview-kit").iterdir()] == [name]
    run("kit", "interview.yaml", "--now", NOW, "--force")
    assert (desk / "interview-kit" / name).read_bytes() != b"mine"


def test_the_same_kit_twice_is_the_same_bytes(desk: Path) -> None:
    run("kit", "panel.yaml", "--now", NOW, "-o", "one")
    run("kit", "panel.yaml", "--now", NOW, "-o", "two")
    assert len(list((desk / "one").iterdir())) == 9
    for path in (desk / "one").iterdir():
        assert path.read_bytes() == (desk / "two" / path.name).read_bytes(), path.name


def test_little_is_known_and_nothing_is_left_out_in_silence(desk: Path) -> None:
    (desk / "bare.yaml").write_text("organization: Acme\ninterviewers: [Ms. Ann Lee]\n", "utf-8")
    done = run("kit", "bare.yaml", "--now", NOW)
    assert [path.rpartition("/")[2] for path in done.stdout.split()] == [
        "undersheet.pdf",
        "checklist.pdf",
        "thank-you-lee.md",
    ]
    for told in (
        "there is no sender",
        "no blank cards: there is no sender",
        "no envelope for Ms. Ann Lee",
        "no calendar",
    ):
        assert told in done.stderr
    (page,) = pages(desk / "bare-kit" / "checklist.pdf")
    assert "envelopes" in words(page) and "interview.ics" not in words(page)


def test_nobody_is_named_yet(desk: Path) -> None:
    (desk / "org.yaml").write_text("organization: Acme\naddress: |\n  1 Main St\n  Salem, OR 97301\n", "utf-8")
    done = run("kit", "org.yaml", "--now", NOW, "--json")
    told = json.loads(done.stdout)
    assert [path.rpartition("/")[2] for path in told["written"]][-1] == "thank-you.md"
    assert "Acme" in words(pages(desk / "org-kit" / "envelopes-us-10.pdf")[0])


STATUS = [
    ("2026-11-20T09:00", "9:00 AM: the interview starts in 5 hours", "30 hours left", "not started"),
    ("2026-11-20T14:10", "the interview is in progress", "25 hours left", "not started"),
    ("2026-11-20T15:45", "60 minutes after the interview", "23 hours left", "not started"),
    ("2026-11-20T21:45+00:00", "60 minutes after the interview", "23 hours left", "not started"),
    ("2026-11-21T16:45", "26 hours after the interview", "2 hours overdue; send it now", "not started"),
    ("2026-11-25T14:45", "5 days after the interview", "4 days overdue; send it anyway", "not started"),
]


@pytest.mark.parametrize(("now", "since", "left", "notes"), STATUS)
def test_where_things_stand(desk: Path, now: str, since: str, left: str, notes: str) -> None:
    said = run("kit", "interview.yaml", "--status", "--now", now).stdout
    for told in (since, left, notes, "by estimate (First-Class Mail)"):
        assert told in said
    assert not (desk / "interview-kit").exists()


def test_status_knows_the_notes_and_their_marks(desk: Path) -> None:
    run("kit", "panel.yaml", "--now", NOW)
    path = desk / "panel-kit" / "thank-you-marsh.md"
    path.write_text("\n".join(row for row in path.read_text("utf-8").split("\n") if "[[" not in row), "utf-8")
    (desk / "panel-kit" / "thank-you-ortega.md").unlink()
    said = run("kit", "panel.yaml", "--status", "--now", "2026-10-31T12:00").stdout
    assert "Dr. Helen Marsh: finished (panel-kit/thank-you-marsh.md)" in said
    assert "Mr. Luis Ortega: not started" in said
    assert "Ms. Ruth Adler-Kim: unfinished (panel-kit/thank-you-adler-kim.md, lines " in said
    told = json.loads(run("kit", "panel.yaml", "--status", "--now", "2026-10-31T12:00", "--json").stdout)
    assert told["email_is_better"] is True and told["hours_left"] == -1.0
    assert [len(note["marks"]) for note in told["notes"]] == [0, 0, 2]


def test_status_says_when_email_is_the_better_way(desk: Path) -> None:
    text = (desk / "interview.yaml").read_text("utf-8") + "decision_by: 2026-11-23\n"
    (desk / "interview.yaml").write_text(text, "utf-8")
    said = run("kit", "interview.yaml", "--status", "--now", "2026-11-20T16:00").stdout
    assert "E-mail     is the better choice: they decide by Monday, November 23" in said
    assert "Monday, November 23 to Monday, November 30" in said and "may come as late as Monday, November 30" in said


def test_checklist_and_calendar_name_the_last_interviewer_after_and(desk: Path) -> None:
    run("kit", "panel.yaml", "--now", NOW, "--no-cards")
    (page,) = pages(desk / "panel-kit" / "checklist.pdf")
    names = "Dr. Helen Marsh, Mr. Luis Ortega, and Ms. Ruth Adler-Kim"
    assert names in words(page)
    calendar = (desk / "panel-kit" / "interview.ics").read_text("utf-8").replace("\n ", "").replace("\\,", ",")
    assert f"To {names}." in calendar


def test_a_kit_ends_with_the_next_step_and_tells_nothing_of_its_own_checklist(desk: Path) -> None:
    told = run("kit", "panel.yaml", "--now", NOW, "--no-cards", "-o", "there").stderr
    assert "tightened" not in told
    assert told.splitlines()[-1] == (
        "Next: print these files; after the interview, fill in the drafts. Where things stand:"
        " stationery kit panel.yaml -o there --status"
    )


ANSWERS = """\
Acme Corporation
1200 Main Street
Springfield, IL 62701

2026-11-20 25:00
2026-11-20 14:00
America/Chigaco
America/Chicago
long
45 minutes
Data Analyst
on site
Ms. Jane Schmoe
Director of Recruiting
no address
jane@acme.example

later
2 weeks
"""


def test_questions_make_an_interview_file(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "at_terminal", lambda: True)
    done = run("kit", "--new", "asked.yaml", given=ANSWERS)
    assert done.stdout.splitlines()[0] == "asked.yaml"
    assert (desk / "asked-kit" / "checklist.pdf").exists()
    for told in (
        "isn't a valid date and time",
        "did you mean 'America/Chicago'?",
        "duration: ",
        "an e-mail",
        "neither a date",
    ):
        assert told in done.stderr
    found = read_interview((desk / "asked.yaml").read_text("utf-8"), "asked.yaml")
    assert found.at and found.at.isoformat() == "2026-11-20T14:00:00-06:00"
    assert (found.duration, found.format, found.promised.text) == (45, "on site", "2 weeks")
    assert found.interviewers[0].email == "jane@acme.example" and found.address
    assert "this interview file already exists" in run("kit", "--new", "asked.yaml", given=ANSWERS, code=1).stderr


@pytest.mark.parametrize(
    ("answers", "at", "told"),
    [
        ("11/29/2026 2:00 PM|America/Chicago", "2026-11-29 14:00 America/Chicago", "Sunday, November 29, 2026,"),
        ("Nov 29|2pm|EST", "2026-11-29 14:00 America/New_York", "At what time"),
        ("2pm|Nov 29|PST", "2026-11-29 14:00 America/Los_Angeles", "On what day"),
        ("Nov 29, 2026 at 2pm CET", "2026-11-29 14:00 Europe/Berlin", "(Europe/Berlin)"),
        (
            "29 November 14:00|CST|america/new york",
            "2026-11-29 14:00 America/New_York",
            "or Asia/Shanghai",
        ),
        ("next week|Monday at 3 p.m.|EST", "2026-11-30 15:00 America/New_York", "'next week' isn't a date and time"),
        ("11/12/2026 3 pm|2026-11-12 3 pm|EST", "2026-11-12 15:00 America/New_York", "2026-11-12 or 2026-12-11"),
        ("Nov 29 at 2|Nov 29 at 14|EST", "2026-11-29 14:00 America/New_York", "can be morning or afternoon"),
        (
            "Nov 1 1:30 am|America/Chicago|2026-11-01T01:30-06:00[America/Chicago]",
            "2026-11-01T01:30-06:00[America/Chicago]",
            "twice on 2026-11-01",
        ),
        ("Nov 29, 2pm UTC-5", "2026-11-29 14:00-05:00", ""),
        ("Monday at 2|Monday at 2 pm|EST", "2026-11-30 14:00 America/New_York", "write 2 am or 2 pm"),
        ("Nov 30|Nov 30|2pm|EST", "2026-11-30 14:00 America/New_York", "that names no time of day"),
    ],
)
def test_moments_are_asked_until_they_are_certain(
    desk: Path, monkeypatch: pytest.MonkeyPatch, answers: str, at: str, told: str
) -> None:
    monkeypatch.setattr(settings, "at_terminal", lambda: True)
    monkeypatch.setattr(settings, "today", lambda: date(2026, 11, 25))
    monkeypatch.setattr(settings, "zone", lambda: "")
    given = "Acme\n\n" + answers.replace("|", "\n") + "\n\n\n\n\n\n"
    done = run("kit", "--new", "--no-kit", "asked.yaml", given=given)
    assert done.stdout.splitlines()[-1] == "asked.yaml" and "Next: stationery kit asked.yaml" in done.stderr
    assert told in done.stderr
    rows = (desk / "asked.yaml").read_text("utf-8").splitlines()
    assert next(row for row in rows if row.startswith("at: ")).removeprefix("at: ").strip('"') == at
    assert not (desk / "asked-kit").exists()


def test_one_wrong_answer_does_not_lose_the_others(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same interviewer twice was told at the end, and all answers were gone."""
    monkeypatch.setattr(settings, "at_terminal", lambda: True)
    given = "Acme\n\n\n\n\n\nMs. Ann Lee\n\n\nann@x.com\nMs. Ann Lee\nMr. Bob Lee\n\n\n\n\n"
    done = run("kit", "--new", "--no-kit", "asked.yaml", given=given)
    assert "Ms. Ann Lee is listed twice" in done.stderr and "'ann@x.com' is an e-mail address; type" in done.stderr
    found = read_interview((desk / "asked.yaml").read_text("utf-8"), "asked.yaml")
    assert [person.name for person in found.interviewers] == ["Ms. Ann Lee", "Mr. Bob Lee"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--new"], 2, "needs a terminal"),
        (["--new", "--no-input"], 2, "needs a terminal"),
        ([], 2, "`stationery kit --new` writes one"),
        (["interview.yaml", "--now", "noon"], 2, "'noon' is not a date and time"),
        (["interview.yaml", "--envelope", "us-15"], 3, "no envelope is called 'us-15'"),
        (["interview.yaml", "--language", "it"], 3, "there is no draft of 'thank-you' in Italiano"),
        (["interview.yaml", "-o", "panel.yaml"], 1, "this is a file, and a folder is needed"),
        (["nowhere.yaml"], 3, "there is no such file"),
    ],
)
def test_what_cannot_be_done_is_told(desk: Path, arguments: list[str], code: int, words: str) -> None:
    assert words in run("kit", *arguments, code=code).stderr


@pytest.mark.slow
@pytest.mark.parametrize(("name", "count"), [("interview", 1), ("panel", 3)])
def test_the_story_from_the_kit_to_the_letters(desk: Path, name: str, count: int) -> None:
    """Before: the kit. After: the drafts are finished, and printed."""
    run("kit", f"{name}.yaml", "--now", NOW)
    folder = desk / f"{name}-kit"
    interview = read_interview((desk / f"{name}.yaml").read_text("utf-8"), f"{name}.yaml")
    assert interview.at

    talk, note, follow_up = vobject.readOne((folder / "interview.ics").read_text("utf-8")).vevent_list
    over = interview.at.astimezone(UTC) + timedelta(minutes=interview.duration)
    assert (talk.dtstart.value, talk.dtend.value) == (interview.at, over)
    assert note.dtstart.value == over + timedelta(hours=24)
    assert note.dtstart.value + note.valarm_list[0].trigger.value == over + timedelta(hours=2)
    assert f"{follow_up.dtstart.value}" == ("2026-12-04" if name == "interview" else "2026-11-04")
    assert note.dtstamp.value == datetime.fromisoformat(NOW)

    assert len(pages(folder / "envelopes-us-10.pdf")) == count
    drafts = sorted(folder.glob("*.md"))
    assert len(drafts) == count
    for number, path in enumerate(drafts):
        text = path.read_text("utf-8")
        start = text.index("[[what you learned")
        learned = f"that you measure the {['light', 'dust', 'noise'][number]} in every room"
        text = text[:start] + learned + text[text.index("]]", start) + 2 :]
        path.write_text("\n".join(row for row in text.split("\n") if not row.startswith("[[One")), "utf-8")
        assert read_letter(path.read_text("utf-8"), path.name).interview.text == f"../{name}.yaml"
        run("letter", str(path), "--date", "2026-11-20")
        (page,) = pages(path.with_suffix(".pdf"))
        said = words(page)
        assert learned in said and "Dear " in said and interview.organization.text in said
    said = run("kit", f"{name}.yaml", "--status", "--now", NOW).stdout
    assert said.count(": finished (") == count
    if not verapdf.reason_to_skip():
        assert verapdf.judge(folder.glob("*.pdf")) == []


def test_cards_one_for_each_and_the_spare_ones_with_their_envelopes_and_lines(desk: Path) -> None:
    run("kit", "panel.yaml", "--now", NOW, "--spare", "1")
    kit = desk / "panel-kit"
    assert len(pages(kit / "cards-us-a2.pdf")) == 2, "four cards, two on a sheet"
    assert [float(size) for page in pages(kit / "envelopes-us-a2.pdf") for size in page.mediabox[2:]] == [
        315.0,
        414.0,
    ] * 6
    assert len(pages(kit / "undersheet.pdf")) == 2, "one for the card, one for its envelope"
    said = words(pages(kit / "checklist.pdf")[0])
    assert all(name in said for name in ("cards-us-a2.pdf", "envelopes-us-a2.pdf", "undersheet.pdf"))


def test_another_card_keeps_the_letters_envelopes_and_prints_of_an_earlier_kit_are_told(desk: Path) -> None:
    """A flat card with a border has the return address on its envelope's flap, in the kit as with `note`."""
    run("kit", "panel.yaml", "--now", NOW)
    done = run("kit", "panel.yaml", "--now", NOW, "--card", "us-a7")
    assert "panel-kit/envelopes-us-10.pdf" in done.stdout and "panel-kit/envelopes-us-a7.pdf" in done.stdout
    assert "panel-kit: cards-us-a2.pdf, envelopes-us-a2.pdf are of an earlier kit, not of this one" in done.stderr
    done = run("kit", "panel.yaml", "--now", NOW, "--card", "us-correspondence")
    face, back = pages(desk / "panel-kit" / "envelopes-us-a2.pdf")[:2]
    street = "918 East Willow Street"
    assert street not in words(face) and street in words(back)
    assert "envelopes is on the flap, to match the cards" in done.stderr
    assert "the even pages the backs with the flap" in done.stderr


def test_without_cards_nothing_is_said_of_them(desk: Path) -> None:
    done = run("kit", "interview.yaml", "--no-cards", "--now", NOW)
    assert "cards" not in done.stdout and "undersheet" not in done.stdout
    assert "undersheet" not in words(pages(desk / "interview-kit" / "checklist.pdf")[0])


def test_the_checklist_says_how_to_load_the_measured_printer(desk: Path, stranger: Path) -> None:
    run("kit", "interview.yaml", "-o", "without")
    assert "Load envelopes" not in words(pages(desk / "without" / "checklist.pdf")[0])
    (stranger / "printers.yaml").write_text("default: home\nprinters:\n  home: {face: down, guide: left, turn: ccw}\n")
    run("kit", "interview.yaml", "-o", "with")
    told = words(pages(desk / "with" / "checklist.pdf")[0])
    assert (
        "Load envelopes into home like this: printed side down, flap up and to the left, against the right guide"
        in told
    )
    assert "the short edge with the return address first" in told  # the kit's envelopes are turned that way


@pytest.mark.parametrize(
    ("language", "says"),
    [
        (
            "de",
            "bedruckte Seite nach unten, Klappe auf der Oberseite, links, an der rechten Führung, die kurze Kante mit",
        ),
        ("fr", "face à imprimer vers le bas, rabat dessus, à gauche, contre le guide de droite, le petit côté de"),
        (
            "es",
            "con la cara que se imprime hacia abajo, la solapa encima, a la izquierda, contra la guía derecha, primero",
        ),
    ],
)
def test_it_says_so_in_its_own_language(desk: Path, stranger: Path, language: str, says: str) -> None:
    (stranger / "printers.yaml").write_text("default: home\nprinters:\n  home: {face: down, guide: left, turn: ccw}\n")
    run("kit", "interview.yaml", "--language", language, "-o", "with")
    assert says in words(pages(desk / "with" / "checklist.pdf")[0])


def test_drafts_to_somebody_who_is_not_in_the_interview_file_are_told(desk: Path) -> None:
    """An interviewer was renamed, and letters to the old name were printed with the others."""
    run("kit", "panel.yaml", "--now", NOW)
    folder = desk / "panel-kit"
    assert "this draft" not in run("kit", "panel.yaml", "--status", "--now", NOW).stderr
    shutil.copy(folder / "thank-you-marsh.md", folder / "thank-you-marsh-copy.md")
    mine = folder / "thank-you-ortega.md"
    mine.write_text(mine.read_text("utf-8").replace("I ", "I  ", 1).replace("Mr. Luis", "Mr. Lewis"), "utf-8")
    text = (desk / "panel.yaml").read_text("utf-8").replace("Marsh", "Moss")
    (desk / "panel.yaml").write_text(text, "utf-8")
    for more in ((), ("--status",)):
        said = run("kit", "panel.yaml", *more, "--now", NOW).stderr
        assert "panel-kit/thank-you-marsh.md: this draft is to nobody who is in panel.yaml" in said
        assert "thank-you-ortega.md: this draft doesn't name 'Mr. Luis Ortega'" in said
        assert said.count("this draft") == 3, "the copy is to the old name, too"
    assert (folder / "thank-you-marsh.md").exists()


def test_a_corrected_name_updates_the_events_of_the_calendar(desk: Path) -> None:
    """Every name changed every UID, and the calendar had each event twice."""

    def known() -> list[str]:
        rows = (desk / "panel-kit" / "interview.ics").read_text("utf-8").split("\n")
        return [row for row in rows if row.startswith("UID:")]

    run("kit", "panel.yaml", "--now", NOW)
    before = known()
    text = (desk / "panel.yaml").read_text("utf-8").replace("Marsh", "Moss")
    (desk / "panel.yaml").write_text(text, "utf-8")
    run("kit", "panel.yaml", "--now", NOW)
    assert known() == before and len(set(before)) == 3


def test_two_people_are_asked_about_one_after_the_other_and_a_time_is_no_address(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "at_terminal", lambda: True)
    given = "Acme\n2pm\n\n\n\n\n\nJane Schmoe & Tom Bell\nChef\n\n\n\n\n\n"
    done = run("kit", "--new", "--no-kit", "asked.yaml", given=given)
    assert "'2pm' is a time" in done.stderr and "That is 2 people: Jane Schmoe; Tom Bell." in done.stderr
    found = read_interview((desk / "asked.yaml").read_text("utf-8"), "asked.yaml")
    assert [(person.name, person.title) for person in found.interviewers] == [("Jane Schmoe", "Chef"), ("Tom Bell", "")]
    assert "stationery guide reference" in (desk / "asked.yaml").read_text("utf-8")


def images(path: Path) -> list[int]:
    """How many forms each page shows."""
    return [len(page["/Resources"].get_object().get("/XObject", {})) for page in pages(path)]  # type: ignore[attr-defined]


def test_each_letters_envelope_has_a_stamp_of_its_own_and_none_is_used_twice(desk: Path) -> None:
    Path("stamps.pdf").write_bytes(stamps.pdf(30, 25, pages=4))
    asked = ("kit", "panel.yaml", "--postage", "stamps.pdf", "--spare", "1", "--now", NOW)
    said = run(*asked).stderr
    assert "each letter's envelope has its own postage; spare ones and those of cards have none" in said
    assert images(Path("panel-kit/envelopes-us-10.pdf")) == [1, 0] * 3
    assert images(Path("panel-kit/envelopes-us-a2.pdf")) == [0] * 6
    record = Path("stamps.used.csv").read_bytes()
    rows = [row.split(",") for row in record.decode().splitlines()]
    assert rows[0] == ["postage", "to", "interview"]
    assert [(row[0].partition(" ")[0], *row[1:]) for row in rows[1:]] == [
        ("stamps.pdf#1", "Dr. Helen Marsh", "panel.yaml"),
        ("stamps.pdf#2", "Mr. Luis Ortega", "panel.yaml"),
        ("stamps.pdf#3", "Ms. Ruth Adler-Kim", "panel.yaml"),
    ]
    first = Path("panel-kit/envelopes-us-10.pdf").read_bytes()
    assert "3 envelopes have the postage of an earlier run again" in run(*asked).stderr
    assert Path("panel-kit/envelopes-us-10.pdf").read_bytes() == first
    assert Path("stamps.used.csv").read_bytes() == record

    text = Path("interview.yaml").read_text(encoding="utf-8")
    Path("other.yaml").write_text(text + "postage: stamps.pdf\n", encoding="utf-8")
    run("kit", "other.yaml", "--now", NOW)
    assert Path("stamps.used.csv").read_text().splitlines()[-1].startswith("stamps.pdf#4 (")
    shutil.copy("other.yaml", "third.yaml")
    said = run("kit", "third.yaml", "--now", NOW, code=3).stderr
    assert "1 envelope needs postage, and stamps.pdf has 0 for them" in said
    assert "buy 1 more; if an envelope was never mailed, delete its row in stamps.used.csv" in said
    assert not Path("third-kit").exists()


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("code ABCD1234", "a code is valid for one envelope, and this kit has 3"),
        ("nowhere", "there is no folder or file nowhere"),
        ("one.png", "3 envelopes need postage, and one.png has 1 for them"),
    ],
)
def test_postage_that_a_kit_cannot_use_is_told_before_anything_is_written(desk: Path, written: str, told: str) -> None:
    Path("one.png").write_bytes(stamps.png(300, 250))
    assert told in run("kit", "panel.yaml", "--postage", written, "--now", NOW, code=3).stderr
    assert not Path("panel-kit").exists() and not Path("one.used.csv").exists()


def test_a_file_that_is_no_record_of_postage_is_not_replaced(desk: Path) -> None:
    Path("one.png").write_bytes(stamps.png(300, 250))
    Path("one.used.csv").write_text("mine\n")
    said = run("kit", "interview.yaml", "--postage", "one.png", "--now", NOW, code=3).stderr
    assert "one.used.csv: this isn't a record of used postage" in said and Path("one.used.csv").read_text() == "mine\n"
