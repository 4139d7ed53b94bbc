"""stationery init: asked, told by options, or taken from a file; never over a profile that is there."""

from __future__ import annotations

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
    assert "stationery letter" in done.stderr
    profile = written(stranger)
    assert (profile.sender.name, profile.sender.street) == ("Ann Lee", ("12 Elm Street", "Apt. 3"))
    assert (profile.sender.postal_code, profile.choices.paper.text) == ("02134", "a4")


def test_somebody_at_a_terminal_is_asked_and_the_country_is_proposed(
    stranger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "at_terminal", lambda: True)
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    done = run(answers="Jana Nowak\nLindenweg 4\n\nLeipzig\n\n04155\n\njana@example.com\n\n\n")
    assert "[DE]" in done.stderr
    sender = written(stranger).sender
    assert (sender.name, sender.street, sender.locality) == ("Jana Nowak", ("Lindenweg 4",), "Leipzig")
    assert (sender.region, sender.postal_code, sender.country, sender.phone) == ("", "04155", "DE", "")


def test_only_what_a_file_does_not_say_is_asked(
    stranger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resume = tmp_path / "resume.json"
    resume.write_text('{"basics": {"name": "Ann Lee", "email": "ann@example.com", "location": {"city": "Salem"}}}')
    monkeypatch.setattr(settings, "at_terminal", lambda: True)
    done = run("--from", str(resume), answers="12 Elm Street\n\nOR\n97301\nUS\n\n\n")
    assert "Your name" not in done.stderr
    assert written(stranger).sender.locality == "Salem"
    assert written(stranger).sender.postal_code == "97301"


def test_a_profile_that_is_there_stays(stranger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (stranger / "profile.yaml").write_text("name: Somebody Else\n")
    run(*OPTIONS, code=1)
    monkeypatch.setattr(settings, "at_terminal", lambda: True)
    run(*OPTIONS[1:], answers="n\n", code=1)
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
