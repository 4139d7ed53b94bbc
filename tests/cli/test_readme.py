"""Every command line of the README runs, in a stranger's copy of the samples."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from stationery.cli.main import stationery
from tests import letterheads
from tests.incoming.foreign import din, drawn

ROOT = Path(__file__).resolve().parent.parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def blocks(kind: str) -> list[str]:
    return re.findall(rf"^```{kind}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


LINES = [line for block in blocks("sh") for line in block.splitlines() if line.startswith("stationery ")]


def test_the_readme_has_lines() -> None:
    assert len(LINES) > 8


@pytest.mark.parametrize("line", LINES)
def test_line_runs(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "samples", tmp_path / "samples", ignore=shutil.ignore_patterns("*.pdf", "*.eml"))
    (tmp_path / "letters").mkdir()
    (tmp_path / "paper.pdf").write_bytes(letterheads.two_pages())
    monkeypatch.chdir(tmp_path)
    if ".pdf" in line:
        finished(line)
    command, _, source = line.partition(" < ")
    given = (tmp_path / source).read_bytes() if source else None
    done = CliRunner().invoke(stationery, shlex.split(command)[1:], input=given)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == 0, done.stderr


def finished(line: str) -> None:
    """The PDFs that a line speaks of as finished: a sample's with its source, and one that another program made."""
    for name in re.findall(r"(samples/\S+)\.pdf", line):
        kept = CliRunner().invoke(stationery, ["letter", f"{name}.md", "--attach-source"])
        assert kept.exit_code == 0, kept.stderr
    Path("from-elsewhere.pdf").write_bytes(drawn(din))


@pytest.mark.parametrize("marker", ["first", "test"])
def test_the_two_commands_are_one_line_each(marker: str) -> None:
    found = re.search(rf"^<!-- {marker} -->\n```sh\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    assert found and found[1].count("\n") == 1


DATA = re.findall(r"`((?:layouts|fonts)/[^`\s]+)`:\n\n```yaml\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def test_every_data_file_of_the_readme_has_its_name() -> None:
    assert len(DATA) == len(blocks("yaml")) == 5


@pytest.mark.parametrize(("name", "text"), DATA, ids=lambda value: value.partition("\n")[0])
def test_data_file_works_in_the_users_folder(
    name: str, text: str, stranger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = stranger / name
    path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")
    shutil.copy(ROOT / "samples" / "thank-you.md", tmp_path)
    command = ["letter", "thank-you.md", "--font"] if "pairings" in path.parts else ["catalog", "proof"]
    done = CliRunner().invoke(stationery, [*command, path.stem])
    assert done.exit_code == 0, done.stderr


def test_every_picture_stands_in_the_readme_and_every_picture_there_exists() -> None:
    shown = set(re.findall(r'src="(samples/pictures/[^"]+)"', README))
    kept = {path.relative_to(ROOT).as_posix() for path in (ROOT / "samples" / "pictures").glob("*.png")}
    assert shown == kept and len(kept) >= 12


def test_the_e_mail_that_the_readme_shows_is_the_one_that_is_printed(tmp_path: Path) -> None:
    (shown,) = [block for block in blocks("text") if block.startswith("Dear Mr. Whitfield")]
    done = CliRunner().invoke(stationery, ["email", str(ROOT / "samples" / "withdrawal.md"), "--text"])
    assert done.stdout == shown


def test_the_addresses_that_the_readme_shows_are_those_that_are_printed() -> None:
    first, second = (block for block in blocks("text") if block.startswith(("Atelier", '{"lines"')))
    done = CliRunner().invoke(stationery, ["address", str(ROOT / "samples" / "abroad.md"), "--from", "Canada"])
    assert done.stdout == first
    arguments = ["address", "--json", "--from", "US", "--manner", "post", str(ROOT / "samples" / "addresses.jsonl")]
    assert CliRunner().invoke(stationery, arguments).stdout == second
