"""Each NAME.yaml beside this file is one everyday mistake, made as its writer would make it.

`files` are written into an empty folder (a text, by name), then each command of `run` runs there, in order. `code` is
the last command's exit code (0 where it isn't given); `says` and `never_says` are words of its stdout and stderr
together; `page` and `never_on_page` are words of the PDFs that it wrote, all their pages in a row, with single spaces;
`writes` are the files it left. `profile: none` takes away the sender that is set up otherwise.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pypdf
import pytest
import yaml
from click.testing import CliRunner

from stationery.cli.main import stationery

HERE = Path(__file__).parent
CASES = sorted(path.stem for path in HERE.glob("*.yaml"))
KEYS = {"about", "files", "run", "code", "says", "never_says", "page", "never_on_page", "writes", "profile"}

PROFILE = """\
name: Dana Reyes
street: 12 Elm Street
locality: Salem
region: OR
postal_code: "97301"
country: US
email: dana@example.com
"""


def _lines(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value or ())


def _squeeze(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _page_text(folder: Path) -> str:
    texts = []
    for path in sorted(folder.rglob("*.pdf")):
        texts += [page.extract_text() for page in pypdf.PdfReader(path).pages]
    return _squeeze(" ".join(texts))


def test_there_are_mistakes() -> None:
    assert len(CASES) > 3


@pytest.mark.parametrize("name", CASES)
def test_what_people_really_type(name: str, tmp_path: Path, stranger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case: dict[str, Any] = yaml.load((HERE / f"{name}.yaml").read_text("utf-8"), yaml.CBaseLoader)
    assert case.keys() <= KEYS and case.get("about") and case.get("run"), "unknown or missing keys"
    if case.get("profile") != "none":
        (stranger / "profile.yaml").write_text(case.get("profile", PROFILE), "utf-8")
    monkeypatch.chdir(tmp_path)
    for file, text in (case.get("files") or {}).items():
        path = tmp_path / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for command in _lines(case["run"]):
        done = CliRunner().invoke(stationery, shlex.split(command))
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    said = _squeeze(done.output)
    assert done.exit_code == int(case.get("code", 0)), done.output
    for words in _lines(case.get("says")):
        assert _squeeze(words).strip() in said, done.output
    for words in _lines(case.get("never_says")):
        assert _squeeze(words).strip() not in said, done.output
    for file in _lines(case.get("writes")):
        assert (tmp_path / file).exists(), sorted(path.name for path in tmp_path.iterdir())
    page = _page_text(tmp_path) if case.get("page") or case.get("never_on_page") else ""
    for words in _lines(case.get("page")):
        assert _squeeze(words).strip() in page, page
    for words in _lines(case.get("never_on_page")):
        assert _squeeze(words).strip() not in page, page
