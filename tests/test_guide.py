"""The Python of the guide and the README runs, page by page, from a fresh folder; and the wheel carries the guide."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
import subprocess
import tomllib
import warnings
from pathlib import Path

import pytest

from stationery.model import errors
from stationery.reading.options import ForCard, ForEmail, ForEnvelope, ForFit, ForLetter, ForPaper

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "stationery" / "guide"
PAGES = [ROOT / "README.md", *sorted(GUIDE.glob("*.md"))]

_BLOCK = re.compile(r"^```python\n(?P<code>.*?)^```\n(?:```text\n(?P<shown>.*?)^```\n)?", re.MULTILINE | re.DOTALL)


def test_there_is_a_guide_with_code_in_it() -> None:
    assert len(_BLOCK.findall((GUIDE / "python.md").read_text("utf-8"))) > 10


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_code_of_a_page_runs_in_order_and_prints_what_the_page_shows(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if page.stem == "README":
        shutil.copytree(ROOT / "samples", tmp_path / "samples", ignore=shutil.ignore_patterns("*.pdf", "*.eml"))
    text = page.read_text("utf-8")
    known: dict[str, object] = {"__name__": page.stem}
    for found in _BLOCK.finditer(text):
        line = text.count("\n", 0, found.start("code"))
        code = compile("\n" * line + found["code"], str(page), "exec")
        with contextlib.redirect_stdout(io.StringIO()) as printed, warnings.catch_warnings():
            warnings.simplefilter("error")
            exec(code, known)
        if found["shown"] is not None:
            assert printed.getvalue().replace("\u00a0", " ").rstrip() == found["shown"].rstrip(), f"line {line}"


def test_the_tree_of_errors_is_the_one_that_is_drawn_in_the_code() -> None:
    drawn = [
        row.strip().split("   ")[0].strip("├└─ ") for row in (errors.__doc__ or "").split("\n") if "   " in row.strip()
    ]
    page = (GUIDE / "python.md").read_text("utf-8")
    tree = page[page.index("```text\nStationeryError") :].partition("```\n\n")[0]
    assert drawn and drawn == [row.split("   ")[0].strip("├└─ ") for row in tree.split("\n")[1:] if row.strip()]


def test_the_table_of_options_has_each_of_them() -> None:
    rows = re.findall(
        r"^\| (every verb but `check`|`[a-z`, ]+`) \| (`.*`) \|$", (GUIDE / "python.md").read_text("utf-8"), re.M
    )
    told = {verbs: set(re.findall(r"`(\w+)`", names)) for verbs, names in rows}
    everyone, paper = told.pop("every verb but `check`"), told.pop("`letter`, `envelope`, `card`")
    assert told.pop("`check`") == {"now", "medium", "beside"}
    verbs = {"`letter`": ForLetter, "`envelope`": ForEnvelope, "`card`": ForCard, "`email`": ForEmail, "`fit`": ForFit}
    assert told.keys() == verbs.keys()
    for verb, options in verbs.items():
        shared = everyone | (paper if issubclass_of_paper(options) else set())
        assert told[verb] | shared == set(options.__optional_keys__), verb


def issubclass_of_paper(options: type) -> bool:
    """A TypedDict knows no parents; it has their keys."""
    return ForPaper.__optional_keys__ <= options.__optional_keys__  # type: ignore[attr-defined, no-any-return]


def test_the_wheel_carries_the_guide_and_the_mark_of_types() -> None:
    """It includes the folder `stationery` whole, and leaves out what git ignores."""
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert "stationery" in wheel["only-include"] and not {"include", "exclude"} & wheel.keys()
    for name in ("guide/python.md", "py.typed"):
        assert (ROOT / "stationery" / name).is_file()
        ignored = subprocess.run(
            ["git", "check-ignore", "--no-index", f"stationery/{name}"], cwd=ROOT, capture_output=True
        )
        assert ignored.returncode != 0, name
