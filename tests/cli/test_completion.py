"""stationery completion, from the outside: the scripts, where they are put, and that nothing is put there twice."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stationery.cli.completion import SHELLS, installed
from stationery.cli.main import stationery

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home, and a configuration folder with a space in its name."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    for name in ("XDG_CONFIG_HOME", "ZDOTDIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("STATIONERY_CONFIG", str(tmp_path / "my settings"))
    monkeypatch.setattr(sys, "platform", "linux")
    return tmp_path


def run(*arguments: str, code: int = 0) -> Result:
    done = CliRunner().invoke(stationery, ["completion", *arguments])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.stderr
    return done


@pytest.mark.parametrize("shell", SHELLS)
def test_each_script_asks_the_program(shell: str) -> None:
    script = run(shell).stdout
    assert "_STATIONERY_COMPLETE" in script and f"{shell}_complete" in script


def test_bash_completes_once_it_is_installed(home: Path) -> None:
    (home / ".bashrc").write_text("alias ll='ls -l'")
    done = run("bash", "--install")
    assert done.stdout.splitlines() == [str(home / "my settings" / "completion.bash"), str(home / ".bashrc")]
    assert "press Tab" in done.stderr and "To undo it, delete" in done.stderr
    bin_ = home / "bin"
    bin_.mkdir()
    (bin_ / "stationery").write_text(f'#!/bin/sh\nexec {sys.executable} -m stationery "$@"\n')
    (bin_ / "stationery").chmod(0o755)
    asked = (
        ". ~/.bashrc; complete -p stationery; alias ll;"
        " COMP_WORDS=(stationery letter --sty); COMP_CWORD=2; _stationery_completion stationery; echo ${COMPREPLY[@]}"
    )
    if not shutil.which("bash"):
        pytest.skip("there is no bash")
    environment = os.environ | {"PATH": f"{bin_}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    said = subprocess.run(
        ["bash", "--norc", "-O", "expand_aliases", "-c", asked], capture_output=True, text=True, env=environment
    )
    assert "-F _stationery_completion stationery" in said.stdout and "--style" in said.stdout, said
    assert "alias ll" in said.stdout


@pytest.mark.parametrize(("shell", "startup"), [("bash", ".bashrc"), ("zsh", ".zshrc")])
def test_nothing_is_installed_twice(shell: str, startup: str, home: Path) -> None:
    (home / startup).write_bytes(b"export A=\xff\r\nalias x=y\r\n")
    run(shell, "--install")
    once = (home / startup).read_bytes()
    assert once.startswith(b"export A=\xff\r\nalias x=y\r\n") and once.count(b"# stationery completion") == 1
    again = run(shell, "--install")
    assert again.stdout == "" and f"Completion for {shell} is already installed." in again.stderr
    assert (home / startup).read_bytes() == once


def test_a_configuration_folder_that_moved_moves_the_line(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("bash", "--install")
    monkeypatch.setenv("STATIONERY_CONFIG", str(home / "elsewhere"))
    assert not installed("bash")
    run("bash", "--install")
    text = (home / ".bashrc").read_text()
    assert text.count("# stationery completion") == 1 and "elsewhere" in text
    assert installed("bash") == str(home / "elsewhere" / "completion.bash")


def test_what_is_undone_as_told_is_not_installed(home: Path) -> None:
    run("zsh", "--install")
    assert installed("zsh")
    rows = (home / ".zshrc").read_text().splitlines()
    (home / ".zshrc").write_text("".join(row for row in rows if not row.endswith("# stationery completion")))
    assert not installed("zsh")


def test_fish_reads_it_from_its_own_folder(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("fish", "--install").stdout == f"{home}/.config/fish/completions/stationery.fish\n"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "xdg"))
    there = home / "xdg" / "fish" / "completions" / "stationery.fish"
    there.parent.mkdir(parents=True)
    there.write_text("complete -c stationery -a mine\n")
    assert "stationery didn't make this file" in run("fish", "--install", code=1).stderr
    assert there.read_text() == "complete -c stationery -a mine\n"


@pytest.mark.parametrize(
    ("there", "chosen"),
    [((), ".bash_profile"), ((".profile",), ".profile"), ((".profile", ".bash_login"), ".bash_login")],
)
def test_on_a_mac_the_file_of_a_login_shell_is_used_and_none_is_hidden(
    there: tuple[str, ...], chosen: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    for name in there:
        (home / name).write_text("")
    assert run("bash", "--install").stdout.splitlines()[1] == str(home / chosen)


def test_powershell_is_told_what_to_run() -> None:
    told = run("powershell", "--install", code=2).stderr
    assert 'Add-Content $PROFILE "stationery completion powershell | Out-String | Invoke-Expression"' in told
    assert "To undo it" in told


def test_a_click_without_the_script_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("click.shell_completion.get_completion_class", lambda shell: None)
    told = run("powershell", code=1).stderr
    assert told == (
        "the installed version of click has no completion for powershell\n"
        "  update it with: pip install --upgrade click\n"
    )


def test_an_unknown_shell_names_those_there_are() -> None:
    assert "'bash', 'zsh', 'fish', 'powershell'" in run("tcsh", code=2).stderr
