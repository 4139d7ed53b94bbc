"""stationery doctor, from the outside: what is set up, what is missing, what is broken, each with its remedy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stationery.cli import doctor as shell
from stationery.cli.main import stationery
from stationery.model.version import __version__

PROFILE = (
    'name: Ann Lee\nstreet: 12 Elm Street\nlocality: Salem\nregion: OR\npostal_code: "97301"\nemail: a@example.com\n'
)


@pytest.fixture(autouse=True)
def ann(stranger: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    (stranger / "profile.yaml").write_text(PROFILE)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("SHELL", "/usr/bin/fish")
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setenv("CUPS_SERVER", "localhost:1")
    return stranger


def run(*arguments: str, code: int = 0) -> Result:
    done = CliRunner().invoke(stationery, ["doctor", *arguments])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.stdout
    assert done.stderr == ""
    return done


def found(topic: str, state: str, code: int = 0) -> list[tuple[str, str]]:
    """Message and remedy of the findings on a topic that have a state."""
    rows = json.loads(run("--json", code=code).stdout)
    return [(row["message"], row["remedy"]) for row in rows if (row["topic"], row["state"]) == (topic, state)]


def test_it_tells_of_everything_a_letter_leans_on(ann: Path) -> None:
    said = run().stdout
    headings = [line for line in said.splitlines() if line and not line.startswith(" ")]
    assert headings == [
        "Profile", "Your data files", "Typefaces", "Paper", "Printers", "Extras", "Completion", "Versions",
    ]  # fmt: skip
    assert f"  ok       {ann}/profile.yaml: Ann Lee\n" in said
    assert f"  ok       no files in {ann}\n" in said
    assert f"stationery {__version__}, Python 3." in said


def test_without_a_profile_it_says_how_to_make_one(ann: Path) -> None:
    (ann / "profile.yaml").unlink()
    ((message, remedy),) = found("profile", "missing")
    assert message.startswith("there is none at") and remedy == "create it with `stationery init`"


def test_what_a_profile_lacks_is_missing_and_not_broken(ann: Path) -> None:
    (ann / "profile.yaml").write_text("name: Ann Lee\n")
    assert [message for message, _ in found("profile", "missing")] == [
        "it has no street",
        "it has no town",
        "it has no e-mail address",
        "it has no signature, so letters leave room to sign by hand",
    ]


def test_a_broken_profile_is_told_at_its_place_and_ends_with_1(ann: Path) -> None:
    (ann / "profile.yaml").write_text(PROFILE + "stret: 12 Elm\n")
    assert found("profile", "broken", code=1) == [("unknown key 'stret'", "did you mean 'street'?")]
    (ann / "profile.yaml").write_text(PROFILE + "paper: a44\n")
    assert found("profile", "broken", code=1)[0][0].endswith("'a44'")


def test_each_named_profile_is_looked_at(ann: Path) -> None:
    (ann / "profiles").mkdir()
    (ann / "profiles" / "work.yaml").write_text("nam: Ann\n")
    assert found("profile", "broken", code=1)


def test_a_signature_that_is_gone_is_broken(ann: Path) -> None:
    (ann / "profile.yaml").write_text(PROFILE + "signature: sign.png\n")
    ((message, remedy),) = found("profile", "broken", code=1)
    assert message == f"its signature {ann}/sign.png isn't there" and "stationery signature add" in remedy


def test_a_broken_file_of_yours_is_told_with_all_its_faults(ann: Path) -> None:
    (ann / "layouts" / "letters").mkdir(parents=True)
    (ann / "layouts" / "letters" / "mine.yaml").write_text("name: Mine\n")
    (ann / "layouts" / "papers.yaml").write_text("papers: 3\n")
    messages = [message for message, _ in found("your data files", "broken", code=1)]
    assert "'cite' is missing; the file is ignored" in messages
    assert "papers: expected a table (indented keys); the file is ignored" in messages


def test_a_good_file_of_yours_is_counted(ann: Path) -> None:
    (ann / "layouts" / "letterheads").mkdir(parents=True)
    (ann / "layouts" / "letterheads" / "mine.yaml").write_text("name: Mine\nbased_on: ruled\ncite: house style\n")
    assert found("your data files", "ok") == [(f"1 file in {ann}", "")]


def test_a_file_in_a_folder_that_nothing_is_read_from_is_told(ann: Path) -> None:
    (ann / "layouts" / "letter").mkdir(parents=True)
    (ann / "layouts" / "letter" / "mine.yaml").write_text("name: Mine\n")
    assert found("your data files", "broken", code=1) == [
        ("nothing is read from this folder", "did you mean 'letters'?")
    ]


def test_a_font_that_is_none_is_broken(ann: Path) -> None:
    (ann / "fonts").mkdir()
    (ann / "fonts" / "Mine.ttf").write_bytes(b"no font")
    assert "isn't a font" in found("typefaces", "broken", code=1)[0][0]


def test_a_typeface_that_is_not_installed_has_the_command(ann: Path) -> None:
    (ann / "fonts").mkdir()
    (ann / "fonts" / "mine.yaml").write_text(
        "name: Mine\ncite: x\nkind: serif\npurpose: body\npackage: fontpkg_mine\nfiles: {upright: Mine.ttf}\n"
    )
    assert found("typefaces", "broken", code=1) == [
        (
            "mine comes from the Python package fontpkg-mine, which isn't installed",
            "install it with: pip install fontpkg-mine",
        )
    ]


def test_the_paper_is_told_with_its_source(ann: Path) -> None:
    (ann / "profile.yaml").write_text(PROFILE + "paper: a4\n")
    ((message, _),) = found("paper", "ok")
    assert message == f"A4 ({ann}/profile.yaml:7:8)"


def test_without_a_print_server_nothing_is_broken() -> None:
    ((message, remedy),) = found("printers", "missing")
    assert message == "no print server answers at localhost:1" and "is it running?" in remedy


def test_a_missing_extra_has_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shell, "find_spec", lambda name: None)
    ((_, remedy),) = found("extras", "missing")
    assert remedy == "install it with: pip install 'stationery[preview]'"


def test_completion_is_looked_for_in_the_shell_that_is_used() -> None:
    ((message, remedy),) = found("completion", "missing")
    assert message.startswith("fish ") and remedy == "install it with `stationery completion fish --install`"
    assert CliRunner().invoke(stationery, ["completion", "fish", "--install"]).exit_code == 0
    assert found("completion", "ok")[0][0].endswith("completions/stationery.fish")


def test_a_shell_that_nothing_is_known_of_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHELL", "/bin/tcsh")
    assert not found("completion", "missing") and not found("completion", "ok")


def test_a_package_that_is_gone_is_broken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shell, "_PACKAGES", ("click", "no-such-package"))
    assert found("versions", "broken", code=1)[0][1] == "install it with: pip install no-such-package"
