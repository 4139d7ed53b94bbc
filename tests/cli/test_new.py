"""stationery new, from the outside: files, people, marks, and the finished letter in one line."""

from __future__ import annotations

import email
import email.policy
import io
import shutil
from datetime import date
from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner, Result

from stationery.cli import settings
from stationery.cli.main import stationery
from stationery.reading.letters import KINDS, OCCASIONS, read_letter

SAMPLES = Path(__file__).resolve().parent.parent.parent / "samples"
LEARNED = "how the drivers read the charts before the managers do"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the two interviews in it, where we stand."""
    for name in ("interview.yaml", "panel.yaml"):
        shutil.copy(SAMPLES / name, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, code: int = 0) -> Result:
    done = CliRunner().invoke(stationery, arguments)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.stderr
    return done


@pytest.mark.parametrize(
    ("today", "when"),
    [
        (date(2026, 11, 20), "this afternoon"),
        (date(2026, 11, 21), "yesterday"),
        (date(2026, 11, 23), "on Friday"),
        (date(2026, 11, 13), "this afternoon"),
    ],
)
def test_a_draft_says_when_the_interview_was(
    desk: Path, monkeypatch: pytest.MonkeyPatch, today: date, when: str
) -> None:
    monkeypatch.setattr(settings, "today", lambda: today)
    run("new", "thank-you", "--interview", "interview.yaml")
    assert f"talk with me {when} about" in (desk / "thank-you.md").read_text("utf-8")


LONG = "I did that, too, for a year. " * 30


@pytest.mark.parametrize(
    ("asked", "made"),
    [
        (("--letter", "--card", "--email"), ["thank-you.pdf", "thank-you.eml"]),
        (("--card", "--email"), ["thank-you.eml"]),
        (("--card",), []),
    ],
    ids=str,
)
def test_a_card_without_room_keeps_back_nothing_else(desk: Path, asked: tuple[str, ...], made: list[str]) -> None:
    words = ("--interview", "interview.yaml", "--learned", LEARNED, "--experience", LONG)
    done = run("new", "thank-you", *words, *asked, code=1)
    assert done.stdout.split() == ["thank-you.md", *made]
    assert done.stderr.count("thank-you-card.pdf and thank-you-card-envelope.pdf were not made") == 1


def test_a_draft_says_what_is_known_and_marks_what_is_not(desk: Path) -> None:
    done = run("new", "thank-you", "--interview", "interview.yaml")
    assert done.stdout == "thank-you.md\n"
    assert "fill in the placeholders [[…]] in" in done.stderr and "lines 32, 33" in done.stderr
    text = (desk / "thank-you.md").read_text("utf-8")
    letter = read_letter(text, "thank-you.md")
    assert letter.recipient and [line.text for line in letter.recipient.lines][:2] == [
        "Ms. Jane Schmoe",
        "Director of Recruiting",
    ]
    assert letter.recipient.email == "jane.schmoe@acme.example"
    assert (letter.interview.text, letter.position.text) == ("interview.yaml", "Data Analyst")
    assert " about the Data Analyst position at Acme Corporation." in text
    assert "[[what you learned: something specific, and new to you]]" in text


def test_in_the_car_one_line_makes_the_finished_letter(desk: Path) -> None:
    done = run("new", "thank-you", "--interview", "interview.yaml", "--learned", LEARNED, "--letter")
    assert done.stdout.split() == ["thank-you.md", "thank-you.pdf"]
    assert "[[" not in (desk / "thank-you.md").read_text("utf-8")
    (page,) = pypdf.PdfReader(io.BytesIO((desk / "thank-you.pdf").read_bytes())).pages
    words = " ".join(page.extract_text().split())
    assert "Dear Ms. Schmoe:" in words and LEARNED in words and "Daniel Okafor" in words


def test_ones_own_experience_is_tied_to_it_where_it_is_said(desk: Path) -> None:
    run("new", "thank-you", "--interview", "interview.yaml", "--learned", LEARNED, "--experience", "I did that too.")
    assert f"{LEARNED}.\nI did that too.\n" in (desk / "thank-you.md").read_text("utf-8")


def test_a_letter_with_marks_is_begun_and_not_made(desk: Path) -> None:
    done = run("new", "thank-you", "--interview", "interview.yaml", "--letter", code=1)
    assert done.stdout == "thank-you.md\n"
    assert (
        "thank-you.md:32: the placeholder [[what you learned: something specific, and new to you]] is not filled in"
        in done.stderr
    )
    assert not (desk / "thank-you.pdf").exists()


def test_nothing_is_ever_overwritten(desk: Path) -> None:
    (desk / "thank-you-ortega.md").write_text("mine", "utf-8")
    done = run("new", "thank-you", "--interview", "panel.yaml", code=1)
    assert "thank-you-ortega.md: this file exists" in done.stderr
    assert (desk / "thank-you-ortega.md").read_text("utf-8") == "mine"
    assert not (desk / "thank-you-marsh.md").exists(), "nothing is written when one may not be"


def test_each_of_a_panel_has_a_letter_of_his_own_in_other_words(desk: Path) -> None:
    done = run("new", "thank-you", "--interview", "panel.yaml")
    assert done.stdout.split() == ["thank-you-marsh.md", "thank-you-ortega.md", "thank-you-adler-kim.md"]
    bodies = {(desk / name).read_text("utf-8").split("---\n")[-1] for name in done.stdout.split()}
    assert len(bodies) == 3


def test_what_was_learned_alike_is_remarked(desk: Path) -> None:
    done = run("new", "note", "--interview", "panel.yaml", "--learned", LEARNED, "-q")
    assert "what you learned is the same in 3 letters" in done.stderr
    assert len(done.stdout.split()) == 3


def test_one_of_a_panel(desk: Path) -> None:
    assert run("new", "thank-you", "--interview", "panel.yaml", "--interviewer", "ortega").stdout == "thank-you.md\n"
    assert "Mr. Luis Ortega" in (desk / "thank-you.md").read_text("utf-8")
    done = run("new", "thank-you", "--interview", "panel.yaml", "--interviewer", "Ortiga", code=3)
    assert "no interviewer is called 'Ortiga' in panel.yaml" in done.stderr


def test_a_withdrawal_goes_to_one(desk: Path) -> None:
    done = run("new", "withdrawal", "--interview", "panel.yaml")
    assert done.stdout == "withdrawal.md\n"
    assert "this withdrawal is for Dr. Helen Marsh" in done.stderr


def test_a_follow_up_says_the_promised_day(desk: Path) -> None:
    run("new", "follow-up", "--interview", "interview.yaml")
    assert "by December 4, 2026.\n" in (desk / "follow-up.md").read_text("utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_from_an_interview_from_a_recipient_and_from_nothing(desk: Path, kind: str) -> None:
    run("new", kind, "--interview", "interview.yaml", "-o", "a.md")
    run("new", kind, "--to", "Ms. Ann Lee; 12 Elm St; Salem, OR 97301", "-o", "b.md")
    run("new", kind, "-o", "c.md")
    for name in "abc":
        assert read_letter((desk / f"{name}.md").read_text("utf-8"), name).kind == kind


def test_the_interview_is_named_from_where_the_letter_stands(desk: Path) -> None:
    (desk / "out").mkdir()
    run("new", "note", "--interview", "interview.yaml", "-o", "out/")
    assert read_letter((desk / "out" / "note.md").read_text("utf-8"), "n").interview.text == "../interview.yaml"


def test_a_name_alone_asks_for_the_address(desk: Path) -> None:
    run("new", "letter", "--to", "Ms. Ann Lee")
    assert "to: |\n  Ms. Ann Lee\n  [[name and address, line by line" in (desk / "letter.md").read_text("utf-8")


def test_into_the_pipe(desk: Path) -> None:
    done = run("new", "letter", "-o", "-")
    assert done.stdout.startswith("---\n# A letter.") and not (desk / "letter.md").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["thankyou"], 3, "did you mean 'thank-you'?"),
        (["thank-you", "--language", "it"], 3, "there is no draft of 'thank-you' in Italiano"),
        (["thank-you", "--interviewer", "x"], 2, "also give --interview FILE"),
        (["thank-you", "--letter", "-o", "-"], 2, "--letter, --card, and --email make more files"),
        (["thank-you", "--interview", "panel.yaml", "-o", "x.md"], 2, "name a folder for them with -o"),
        (["thank-you", "--interview", "nowhere.yaml"], 3, "there is no such file"),
        (["thank-you", "-o", "nowhere/x.md"], 1, "the folder doesn't exist"),
    ],
)
def test_what_cannot_be_done_is_told(desk: Path, arguments: list[str], code: int, words: str) -> None:
    assert words in run("new", *arguments, code=code).stderr


def test_a_folder_that_is_new_is_made(desk: Path) -> None:
    done = run("new", "thank-you", "--interview", "interview.yaml", "-o", "notes/mine/")
    assert done.stdout.split() == ["notes/mine/thank-you.md"] and (desk / "notes/mine/thank-you.md").exists()


def test_one_line_makes_the_letter_and_the_e_mail(desk: Path) -> None:
    learned = "how the drivers read the charts first"
    done = run("new", "thank-you", "--interview", "interview.yaml", "--learned", learned, "--letter", "--email")
    assert done.stdout.split() == ["thank-you.md", "thank-you.pdf", "thank-you.eml"]
    mail = email.message_from_bytes((desk / "thank-you.eml").read_bytes(), policy=email.policy.default)
    assert learned in mail.get_content() and mail["X-Unsent"] == "1"
    assert learned in " ".join(pypdf.PdfReader(desk / "thank-you.pdf").pages[0].extract_text().split())


def test_one_line_makes_a_card_and_its_envelope(desk: Path) -> None:
    done = run("new", "note", "--interview", "interview.yaml", "--learned", "how you plan your routes", "--card")
    assert done.stdout.split() == ["note.md", "note-card.pdf", "note-card-envelope.pdf"]
    assert len(pypdf.PdfReader(desk / "note-card.pdf").pages) == 2, "outside and inside"


TO = "Ms. Ann Lee; 12 Elm St; Salem, OR 97301"


def test_without_a_kind_the_kinds_are_listed(desk: Path) -> None:
    done = run("new")
    for kind in KINDS:
        assert f"\n  {kind} " in done.stdout
    assert "stationery new letter --to" in done.stdout
    said = run("new", "--to", TO, code=2).stderr
    assert "say what kind of letter it is" in said and "\n  thank-you " in said


@pytest.mark.parametrize(
    ("arguments", "then"),
    [
        (["letter", "-o", "x.md"], "stationery letter x.md"),
        (["letter", "--to", TO, "-o", "x.md"], "stationery letter x.md --with-envelope"),
        (["note", "-o", "x.md"], "stationery note x.md"),
        (["note", "--to", TO, "-o", "a b.md"], "stationery note 'a b.md' --with-envelope"),
        (["withdrawal", "--interview", "interview.yaml"], "stationery letter withdrawal.md --with-envelope"),
        (["letter", "--to", "Ms. Ann Lee", "-o", "x.md"], "stationery letter x.md"),
    ],
)
def test_the_next_command_is_the_one_that_is_meant(desk: Path, arguments: list[str], then: str) -> None:
    assert run("new", *arguments).stderr.endswith(f"then run: {then}\n")


@pytest.mark.parametrize(
    ("flags", "then"),
    [
        (["--email"], "stationery email note.md"),
        (["--card"], "stationery note note.md --with-envelope"),
        (["--letter", "--email"], "stationery letter note.md and stationery email note.md"),
    ],
)
def test_an_unfinished_draft_names_the_commands_of_its_flags(desk: Path, flags: list[str], then: str) -> None:
    assert f"fill it in, then run: {then}\n" in run("new", "note", "--to", TO, *flags, code=1).stderr


@pytest.mark.parametrize("occasion", OCCASIONS)
def test_every_occasion_of_a_file_is_one_of_the_command(desk: Path, occasion: str) -> None:
    for language in ("en", "de", "fr", "es"):
        run("new", "note", "--occasion", occasion.title(), "--language", language, "--to", TO, "-o", f"{language}.md")
        assert read_letter((desk / f"{language}.md").read_text("utf-8"), "x").occasion == occasion


def test_open_starts_the_editor_and_what_it_wrote_counts(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "sed -i s/\\\\[\\\\[.*\\\\]\\\\]/Words./")
    monkeypatch.setattr(settings, "at_terminal", lambda: True)
    done = run("new", "letter", "--to", TO, "--open")
    assert "[[" not in (desk / "letter.md").read_text("utf-8").split("---")[2]
    assert done.stderr == "letter.md: read it again; then run: stationery letter letter.md --with-envelope\n"
    monkeypatch.setenv("VISUAL", "false")
    assert "Editing failed" in run("new", "letter", "--open", "-o", "x.md", code=1).stderr
    assert (desk / "x.md").exists()


def test_open_needs_a_terminal_and_a_file(desk: Path) -> None:
    assert "--open needs a terminal" in run("new", "letter", "--open", code=2).stderr
    assert "--open needs a file" in run("new", "letter", "--open", "-o", "-", code=2).stderr
    assert not (desk / "letter.md").exists()


def test_a_letter_made_before_the_interview_is_told(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was dated before what it thanks for."""
    monkeypatch.setattr(settings, "today", lambda: date(2026, 11, 18))
    asked = ("new", "thank-you", "--interview", "interview.yaml")
    assert "the draft is worded as on the interview's day" in run(*asked).stderr
    done = run(*asked, "--learned", LEARNED, "--experience", "I did.", "--letter", "-o", "made.md")
    assert "what is made now has the date 2026-11-18, before it" in done.stderr
    monkeypatch.setattr(settings, "today", lambda: date(2026, 11, 20))
    assert "the interview is on" not in run(*asked, "-o", "later.md").stderr


def test_drafts_that_repeat_each_other_are_told(desk: Path) -> None:
    for name in ("notes", "letters"):
        (desk / name).mkdir()
    done = run("new", "note", "--interview", "panel.yaml", "-o", "notes/")
    assert "there is only one wording of this draft" in done.stderr and "Helen Marsh; " in done.stderr
    done = run("new", "thank-you", "--interview", "panel.yaml", "-o", "letters/")
    assert "wording" not in done.stderr


@pytest.mark.parametrize("word", ["condolence", "Condolences"])
def test_another_word_for_an_occasion_is_suggested(desk: Path, word: str) -> None:
    assert "did you mean 'sympathy'?" in run("new", "note", "--occasion", word, code=2).stderr
