"""stationery init: asked, told by options, or taken from a file; never over a profile that is there."""

from __future__ import annotations

import os
import select
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stationery.cli import settings
from stationery.cli.main import stationery
from stationery.reading.profile import Profile, read_profile

OPTIONS = (
    "--no-input", "--name", "Ann Lee", "--street", "12 Elm Street", "--street", "Apt. 3", "--city", "Salem",
    "--region", "OR", "--postal-code", "02134", "--country", "US", "--email", "ann@example.com",
)  # fmt: skip


def run(*arguments: str, answers: str = "", code: int = 0) -> Result:
    done = CliRunner().invoke(stationery, ("init", *arguments), input=answers)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.stderr
    return done


def written(folder: Path, name: str = "profile.yaml") -> Profile:
    return read_profile((folder / name).read_text("utf-8"), name)


def test_options_say_it_all(stranger: Path) -> None:
    done = run(*OPTIONS, "--paper", "a4")
    assert done.stdout == f"{stranger / 'profile.yaml'}\n"
    assert '\nNext: stationery new letter --to "NAME; STREET; CITY STATE ZIP"' in done.stderr
    profile = written(stranger)
    assert (profile.sender.name, profile.sender.street) == ("Ann Lee", ("12 Elm Street", "Apt. 3"))
    assert (profile.sender.postal_code, profile.choices.paper.text) == ("02134", "a4")


def test_somebody_at_a_terminal_is_asked_and_the_country_is_proposed(
    stranger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "at_terminal", lambda: True)
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    done = run(answers="Jana Nowak\nLindenweg 4\n\nLeipzig\n\n04155\n\njana@example.com\n\n\n\n")
    assert "[DE]" in done.stderr
    sender = written(stranger).sender
    assert (sender.name, sender.street, sender.locality) == ("Jana Nowak", ("Lindenweg 4",), "Leipzig")
    assert (sender.region, sender.postal_code, sender.country, sender.phone) == ("", "04155", "DE", "")


@pytest.mark.parametrize(("line", "town"), [("Salem OR 97301", "Salem"), ("St. Paul, Minnesota 55101", "St. Paul")])
def test_a_town_that_is_typed_as_a_line_of_the_street_is_not_asked_for(
    stranger: Path, monkeypatch: pytest.MonkeyPatch, line: str, town: str
) -> None:
    monkeypatch.setattr(settings, "at_terminal", lambda: True)
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    done = run(answers=f"Ann Lee\n12 Elm Street\nApt. 3\n{line}\nUS\n\n\n\n\n")
    assert f"{line}: this is taken as the line with your town." in done.stderr and "City" not in done.stderr
    sender = written(stranger).sender
    assert (sender.street, sender.locality) == (("12 Elm Street", "Apt. 3"), town)
    assert sender.postal_code == line[-5:] and sender.region in ("OR", "Minnesota")


def test_only_what_a_file_does_not_say_is_asked(
    stranger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resume = tmp_path / "resume.json"
    resume.write_text('{"basics": {"name": "Ann Lee", "email": "ann@example.com", "location": {"city": "Salem"}}}')
    monkeypatch.setattr(settings, "at_terminal", lambda: True)
    done = run("--from", str(resume), answers="12 Elm Street\n\nOR\n97301\nUS\n\n\n\n")
    assert "Your name" not in done.stderr
    assert written(stranger).sender.locality == "Salem"
    assert written(stranger).sender.postal_code == "97301"


def test_a_profile_that_is_there_stays(stranger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (stranger / "profile.yaml").write_text("name: Somebody Else\n")
    run(*OPTIONS, code=1)
    monkeypatch.setattr(settings, "at_terminal", lambda: True)
    run(*OPTIONS[1:], answers="n\n")
    assert written(stranger).sender.name == "Somebody Else"
    run(*OPTIONS, "--force")
    assert written(stranger).sender.name == "Ann Lee"


def test_a_second_sender_has_a_name(stranger: Path) -> None:
    run(*OPTIONS, "--profile", "work")
    assert written(stranger, "profiles/work.yaml").sender.name == "Ann Lee"


def test_interrupted_writes_nothing(stranger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "at_terminal", lambda: True)
    run(answers="Ann Lee\n", code=130)
    assert list(stranger.iterdir()) == []


def test_a_paper_that_is_none_is_told_before_anything_is_written(stranger: Path) -> None:
    assert "did you mean 'letter'?" in run(*OPTIONS, "--paper", "leter", code=3).stderr
    assert list(stranger.iterdir()) == []


@pytest.mark.parametrize(
    ("locale", "country"),
    [("de_DE.UTF-8", "DE"), ("en_US", "US"), ("sr_RS@latin", "RS"), ("C", ""), ("C.UTF-8", ""), ("", "")],
)
def test_the_country_of_a_locale(locale: str, country: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    assert settings.country_of_locale() == country


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "at_terminal", lambda: True)
    monkeypatch.setenv("LC_ALL", "C")


@pytest.mark.usefixtures("asked")
def test_a_wrong_answer_is_refused_where_it_is_typed_and_loses_no_other(stranger: Path) -> None:
    answers = [
        "", "Ann Lee", "12 Elm St\u202ereet", "12 Elm Street", "", "Salem", "OR", "97301", "Germny", "US", "ann@",
        "ann@example.com", "none", "503 555 0100", "htp://x.example", "x.example", "leter", "letter",
    ]  # fmt: skip
    done = run(answers="\n".join(answers) + "\n")
    for reason in (
        "no country is called 'Germny'; did you mean 'Germany'?",
        "'ann@' isn't an e-mail address",
        "'none' isn't a phone number",
        "'htp://x.example' isn't a website address; write it as www.example.com",
        "no paper is called 'leter'; did you mean 'letter'?",
    ):
        assert done.stderr.count(f"Error: {reason}") == 1
    profile = written(stranger)
    sender = profile.sender
    assert (sender.name, sender.street, sender.country) == ("Ann Lee", ("12 Elm Street",), "US")
    assert (sender.email, sender.phone, sender.website) == ("ann@example.com", "503 555 0100", "x.example")
    assert profile.choices.paper.text == "letter"


OLD = """\
name: Ann Lee
title: Analyst
street: [12 Elm Street, Apt. 3]
locality: Salem
region: OR
postal_code: "97301"
country: US
email: ann@example.com
style: modified-block
paper: letter
signature: me.png
"""


@pytest.mark.usefixtures("asked")
def test_the_old_profile_is_proposed_and_what_is_not_asked_is_kept(stranger: Path) -> None:
    (stranger / "profile.yaml").write_text(OLD, "utf-8")
    (stranger / "me.png").write_bytes(b"")
    answers = ["y", "", "", "-", "", "", "", "", "-", "503 555 0100", "", ""]
    done = run(answers="\n".join(answers) + "\n")
    assert "City or town (- for none) [Salem]: " in done.stderr
    profile = written(stranger)
    sender = profile.sender
    assert (sender.name, sender.title, sender.street, sender.email, sender.phone) == (
        "Ann Lee", "Analyst", ("12 Elm Street",), "", "503 555 0100",
    )  # fmt: skip
    assert (profile.choices.style.text, profile.choices.paper.text) == ("modified-block", "letter")
    assert profile.signature.file.text == "me.png"


@pytest.mark.usefixtures("asked")
def test_an_old_profile_of_lines_keeps_them(stranger: Path) -> None:
    (stranger / "profile.yaml").write_text("lines: [Ann Lee, 12 Elm Street, 'Salem, OR 97301']\n# Mine.\n", "utf-8")
    done = run(answers="y\nann@example.com\n\n\n\n")
    assert "Ann Lee; 12 Elm Street; Salem, OR 97301" in done.stderr and "comments" in done.stderr
    sender = written(stranger).sender
    assert sender.lines[0].text == "Ann Lee" and sender.email == "ann@example.com"


@pytest.mark.usefixtures("asked")
def test_a_broken_old_profile_is_told_and_made_anew(stranger: Path) -> None:
    (stranger / "profile.yaml").write_text("nme: Ann\n", "utf-8")
    done = run(answers="y\nAnn Lee\n12 Elm Street\n\nSalem\nOR\n97301\nUS\n\n\n\n\n")
    assert "unknown key 'nme'" in done.stderr and "nothing of it is proposed" in done.stderr
    assert written(stranger).sender.name == "Ann Lee"


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--country", "Germny", "--country: no country is called 'Germny'"),
        ("--email", "ann@", "--email: 'ann@' isn't an e-mail address"),
        ("--phone", "none", "--phone: 'none' isn't a phone number"),
        ("--website", "ftp://x.y", "--website: 'ftp://x.y' isn't a website address"),
        ("--paper", "leter", "--paper: no paper is called 'leter'"),
    ],
)
def test_a_wrong_option_is_told_before_anything_is_asked(option: str, value: str, words: str) -> None:
    said = run(option, value, code=3).stderr
    assert words in said and "Your name" not in said


@pytest.mark.usefixtures("asked")
def test_a_country_of_a_file_that_nobody_knows_is_told_and_asked_for(stranger: Path, tmp_path: Path) -> None:
    (tmp_path / "me.yaml").write_text("name: Ann Lee\nstreet: 1 Elm\nlocality: X\ncountry: Germny\n", "utf-8")
    done = run("--from", str(tmp_path / "me.yaml"), answers="\n\nDE\n\n\n\n\n")
    assert "no country is called 'Germny'" in done.stderr and written(stranger).sender.country == "DE"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals here")
def test_a_stranger_at_a_real_terminal(stranger: Path) -> None:
    import pty as terminals

    answers = [b"Ann Lee", b"12 Elm Street", b"", b"Salem", b"OR", b"97301", b"Germny", b"US", b"", b"", b"", b""]
    child, handle = terminals.fork()
    if not child:  # pragma: no cover
        os.execv(sys.executable, [sys.executable, "-m", "stationery", "init"])
    seen, until = b"", time.perf_counter() + 60
    while time.perf_counter() < until:
        if select.select([handle], [], [], 0.3)[0]:
            try:
                read = os.read(handle, 4096)
            except OSError:
                break
            if not read:
                break
            seen += read
        elif answers and seen.rstrip(b" ").endswith((b":", b"]")):
            os.write(handle, answers.pop(0) + b"\n")
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code == 0 and b"no country is called 'Germny'" in seen and b"stationery new letter --to" in seen
    assert written(stranger).sender.country == "US"


def test_the_country_is_proposed_by_state_and_zip_and_asked_again(
    stranger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Enter left it empty, and later the letter's language guessed another country."""
    monkeypatch.setattr(settings, "at_terminal", lambda: True)
    monkeypatch.setattr(settings, "country_of_locale", lambda: "")
    done = run(answers="Ann Lee\n12 Elm St\n\nSalem\noregon\n97301\n\n\n\n\n\n")
    assert "[US]" in done.stderr and written(stranger).sender.country == "US"
    done = run("--profile", "work", answers="Ann Lee\n12 Elm St\n\nSalem\n\n97301\n\nUS\n\n\n\n\n")
    assert "type its name" in done.stderr and written(stranger, "profiles/work.yaml").sender.country == "US"


@pytest.mark.usefixtures("asked")
def test_a_zip_code_that_does_not_suit_the_state_is_asked_for_again_at_once(stranger: Path) -> None:
    first = "Ann Lee\n12 Elm St\n\nSpringfield\nIL\n6182\n"
    told = run(answers=f"{first}61820\nUS\n\n\n\n\n").stderr
    assert told.index("'6182' is not a postal code in") < told.index("Country") and "(Enter to keep it) [6182]" in told
    assert written(stranger).sender.postal_code == "61820"
    run("--profile", "work", answers=f"{first}\nUS\n\n\n\n\n")
    assert written(stranger, "profiles/work.yaml").sender.postal_code == "6182"
    told = run("--profile", "home", answers="Ann Lee\n12 Elm St\n\nSpringfield\nIL\n62701\nUS\n\n\n\n\n").stderr
    assert "Enter to keep it" not in told


@pytest.mark.usefixtures("asked")
def test_whoever_wants_no_change_is_told_that_nothing_changed(stranger: Path) -> None:
    run(*OPTIONS)
    before = (stranger / "profile.yaml").read_bytes()
    assert run(answers="\n").stderr.endswith("Nothing changed.\n")
    assert (stranger / "profile.yaml").read_bytes() == before
