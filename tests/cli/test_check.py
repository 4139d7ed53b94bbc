"""stationery check, from the outside: lines, exit codes, JSON, several files, spelling; and the letter's remarks."""

from __future__ import annotations

import json
import os
import shutil
import stat
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stationery.cli import settings
from stationery.cli.main import stationery

ROOT = Path(__file__).resolve().parent.parent.parent
CORPUS = ROOT / "tests" / "etiquette" / "corpus" / "tuned"
NOW = "2026-11-20T18:00-06:00"
SAMPLES = sorted(path.name for path in (ROOT / "samples").glob("*.md"))


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def take(name: str, as_: str = "") -> str:
    return shutil.copy(CORPUS / name, as_ or Path(name).name)


def run(*arguments: str, code: int = 0) -> Result:
    done = CliRunner().invoke(stationery, arguments)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.stdout + done.stderr
    return done


def test_a_finding_has_place_severity_rule_reason_and_remedy() -> None:
    take("bad/s-first-name.md")
    done = run("check", "s-first-name.md", "--now", NOW, code=1)
    assert done.stdout.splitlines() == [
        "s-first-name.md:14:13: E S1 'Dear Anders': a name alone is for friends, and others may read the letter",
        "  why: Letters get passed around; stay formal even if you were on a first-name basis.",
        "  do:  write 'Dear Dr. Nygaard'",
    ]
    assert done.stderr == "one file: 1 error\n"


def test_nothing_to_say() -> None:
    take("good/letter-analyst.md")
    done = run("check", "letter-analyst.md", "--now", NOW, "--strict")
    assert (done.stdout, done.stderr) == ("", "one file: nothing to improve\n")


@pytest.mark.parametrize(("arguments", "code"), [((), 0), (("--strict",), 1)])
def test_warnings_count_only_if_strict(arguments: tuple[str, ...], code: int) -> None:
    take("bad/s-outranked.md")
    run("check", "s-outranked.md", "--now", NOW, *arguments, code=code)


def test_the_medium_changes_what_is_said() -> None:
    take("bad/e-vague.md")
    told = [
        {row["rule"] for row in json.loads(CliRunner().invoke(stationery, line.split()).stdout)["findings"]}
        for line in (f"check e-vague.md --json --now {NOW} --as {medium}" for medium in ("email", "letter"))
    ]
    assert "E1" in told[0] - told[1]
    assert "F1" in told[1] - told[0]


def test_json() -> None:
    take("bad/s-first-name.md")
    said = json.loads(run("check", "s-first-name.md", "--now", NOW, "--json", code=1).stdout)
    assert said["spelling_checked"] is False
    (row,) = said["findings"]
    assert (row["rule"], row["severity"], row["file"], row["line"], row["column"]) == (
        "S1", "E", "s-first-name.md", 14, 13,
    )  # fmt: skip
    assert row["reason"]
    assert row["remedy"]


def test_several_files_are_compared_and_each_pair_named_once() -> None:
    for name in ("voss.md", "haddix.md", "interview.yaml"):
        take(f"bad/n-neighbors/{name}")
    done = run("check", "voss.md", "haddix.md", "--now", NOW, code=1)
    lines = [line for line in done.stdout.splitlines() if " N4 " in line]
    assert len(lines) == 1
    assert lines[0].startswith("voss.md:17:1: E N4 ")
    assert "haddix.md, to Mr. Glen Haddix" in lines[0]


def test_notes_beside_the_file_are_looked_at_and_an_email_draft() -> None:
    take("bad/t-decides-soon.md", "soon.md")
    assert "T2" not in run("check", "soon.md", "--now", NOW).stdout
    take("good/letter-museum.md")
    assert "W T2 they decide by November 24, 2026" in run("check", "soon.md", "--now", NOW).stdout
    Path("soon.eml").touch()
    assert "T2" not in run("check", "soon.md", "--now", NOW).stdout


def test_the_interview_file_is_read_and_its_faults_are_told() -> None:
    take("bad/n-neighbors/voss.md")
    Path("interview.yaml").write_text("organization: Peak Company\nat: soon\n")
    done = run("check", "voss.md", code=3)
    assert "interview.yaml:2:5: at: 'soon' isn't a date and time" in done.stderr


def test_an_interview_that_is_no_day() -> None:
    Path("a.md").write_text(
        "---\nkind: note\nfrom: Ann\nto: Ms. Jane Schmoe\ninterview: last Friday\n---\nThank you.\n"
    )
    assert "a.md:5:12: interview: 'last Friday' is not a date and time" in run("check", "a.md", code=3).stderr


def test_explain() -> None:
    said = run("check", "--explain", "s7").stdout
    assert said.startswith("S7 (error): use The Honorable only in the address")
    assert "source:  ITA models; NASA; FHWA" in said
    assert run("check", "--explain", "all").stdout.count("\n  source:") == 52
    assert len(json.loads(run("check", "--explain", "all", "--json").stdout)) == 52
    assert "did you mean 'S7'?" in run("check", "--explain", "S77", code=3).stderr


def test_wrong_usage() -> None:
    assert "name a letter file" in run("check", code=2).stderr
    take("good/letter-analyst.md")
    assert "'noon' is not a date and time" in run("check", "letter-analyst.md", "--now", "noon", code=2).stderr


@pytest.mark.parametrize("name", SAMPLES)
def test_samples_are_free_of_errors(name: str) -> None:
    shutil.copytree(ROOT / "samples", "samples", ignore=shutil.ignore_patterns("*.pdf"))
    now = {"thank-you.md": NOW}.get(name, "2026-12-28T12:00-06:00")
    run("check", f"samples/{name}", "--now", now)


def hunspell(desk: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """A program of that name, alone on the PATH beside the usual ones."""
    folder = desk / "bin"
    folder.mkdir()
    program = folder / "hunspell"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def test_spelling(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hunspell(desk, monkeypatch, """echo "$@" > arguments; grep -E "^(Okafor|Acme|yard|librari|Schmoe|train)$" """)
    take("good/letter-analyst.md")
    text = Path("letter-analyst.md").read_text().replace("home.\n", "home to the yard, says Acme.\n", 1)
    Path("letter-analyst.md").write_text(text)
    done = run("check", "letter-analyst.md", "--now", NOW, "--spell")
    assert Path("arguments").read_text() == "-l -i utf-8 -d en_US\n"
    assert [line for line in done.stdout.splitlines() if line[0] != " "] == [
        "letter-analyst.md:19:80: W spelling 'train' is not in the dictionary (en_US)",
        "letter-analyst.md:19:98: W spelling 'yard' is not in the dictionary (en_US)",
    ]
    run("check", "letter-analyst.md", "--now", NOW, "--spell", "--strict", code=1)


def test_without_hunspell_it_says_that_nothing_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    take("good/letter-analyst.md")
    done = run("check", "letter-analyst.md", "--now", NOW, "--spell", code=1)
    assert "the spelling was not checked: hunspell is not installed" in done.stderr


def test_without_its_dictionary(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hunspell(desk, monkeypatch, 'echo "Can\'t open affix or dictionary files for dictionary named en_US" >&2; exit 1')
    take("good/letter-analyst.md")
    done = run("check", "letter-analyst.md", "--now", NOW, "--spell", code=1)
    assert "the spelling was not checked: Can't open affix" in done.stderr


def test_a_letter_is_made_and_its_errors_told_as_remarks() -> None:
    take("bad/s-first-name.md")
    done = run("letter", "s-first-name.md", "--quiet")
    assert Path("s-first-name.pdf").exists()
    assert "s-first-name.md:14:13: S1: 'Dear Anders'" in done.stderr


def test_a_plain_letter_is_told_only_what_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not what etiquette wants of a thank-you note."""
    monkeypatch.setattr(settings, "now", lambda: datetime.fromisoformat(NOW))  # its date is a doubt a year later
    take("bad/f-enclosure-plain.md")
    (told, remedy) = run("letter", "f-enclosure-plain.md", "--quiet").stderr.splitlines()
    assert ": F5: an enclosure is mentioned" in told and "enclosures:" in remedy


def test_an_interview_file_that_is_missing_stops_no_letter() -> None:
    take("good/panel/bell.md")
    done = run("letter", "bell.md", "--quiet")
    assert "the etiquette was not checked" in done.stderr
    assert "interview.yaml" in done.stderr


@pytest.mark.parametrize("command", ["letter", "note", "email"])
def test_what_is_made_is_made_and_its_errors_are_told(command: str, tmp_path: Path) -> None:
    text = (ROOT / "samples" / "note-card.md").read_text("utf-8")
    (tmp_path / "n.md").write_text(
        text.replace("date:", "salutation: Hi Jane\ndate:").replace("kind: note", "kind: thank-you")
    )
    done = CliRunner().invoke(stationery, [command, str(tmp_path / "n.md"), "-n"])
    assert done.exit_code == 0 and "would be written" in done.stdout
    assert "S1: 'Hi Jane' is not a formal salutation" in done.stderr


def test_check_tells_of_a_missing_mark_as_the_letter_does(desk: Path) -> None:
    addresses = (
        "to: |\n  Sr. José Ruiz Ortega\n  28013 Madrid\n  España\nfrom: Ana Gil; Calle Luna 3; 28004 Madrid; España\n"
    )
    (desk / "es.md").write_text(f"---\n{addresses}language: es\n---\nPodrían enviarme los 3 libros?\n", "utf-8")
    told = run("check", "es.md", "--now", NOW).stdout
    assert "W spelling 'Podrían enviarme los 3 libros?' ends with ? but has no ¿" in told


def test_at_your_house_is_no_firm_in_german(desk: Path) -> None:
    to = "to: Stadtwerke Lüne GmbH; Frau Dr. Ina Weiß; Weg 1; 21335 Lüneburg"
    head = f"---\n{to}\nfrom: Max Weber; Weg 2; 10115 Berlin\nlanguage: de\n---\n"
    (desk / "de.md").write_text(f"{head}Wir kalibrieren die Geräte bei Ihnen im Haus, auch bei Siemens.\n", "utf-8")
    told = run("check", "de.md", "--now", NOW).stdout
    assert "Is 'Siemens' the right name here?" in told and "Ihnen" not in told
