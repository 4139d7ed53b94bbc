"""What the guide and the README show works: commands and Python, page by page, from a fresh folder; no link is dead."""

from __future__ import annotations

import contextlib
import io
import re
import shutil
import subprocess
import tomllib
import warnings
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from PIL import Image as Pictures

from stationery.cli.main import stationery as shell
from stationery.model import errors
from stationery.reading.guide import Chapter, anchor_of, as_html, as_text, chapters
from stationery.reading.options import ForCard, ForEmail, ForEnvelope, ForFit, ForLabels, ForLetter, ForMerge, ForPaper
from tests import enclosed, letterheads, stamps
from tests.guide_pages import CommandLine, MadeFile, examples, place_of
from tests.imaging.photographs import encoded, photographed, written
from tests.incoming.foreign import din, drawn
from tests.schemas import references

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "stationery" / "guide"
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "samples" / "pictures" / "README.md",
    *sorted(GUIDE.glob("*.md")),
]

_BLOCK = re.compile(r"^```python\n(?P<code>.*?)^```\n(?:```text\n(?P<shown>.*?)^```\n)?", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_commands_of_a_page_run_in_order_and_print_what_the_page_shows(
    page: Path, tmp_path: Path, stranger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("stationery.desk.server.serve", _open_and_end)
    monkeypatch.setattr("click.launch", lambda url: 0)
    if page.stem == "README":
        shutil.copytree(ROOT / "samples", tmp_path / "samples", ignore=shutil.ignore_patterns("*.pdf", "*.eml"))
    for example in examples(page.read_text("utf-8")):
        if isinstance(example, MadeFile):
            path = place_of(example.name, tmp_path, stranger)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(example.text, "utf-8")
            _bring(example.text, tmp_path)
        else:
            _run(example, page, tmp_path)


def _run(line: CommandLine, page: Path, folder: Path) -> None:
    _bring(line.text, folder)
    words = line.words()[1:]
    source = words.pop(words.index("<") + 1) if "<" in words else ""
    words = [word for word in words if word != "<"]
    done = CliRunner().invoke(shell, words, input=(folder / source).read_bytes() if source else None)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == line.exit_code, f"{page.name}:{line.line}: {line.text}\n{done.stderr}"
    if line.shown is not None:
        assert done.stdout.replace("\u00a0", " ").rstrip() == line.shown.rstrip(), f"{page.name}:{line.line}"


def _open_and_end(*told: Any) -> None:
    """In place of a desk that stays until Ctrl-C."""
    _, _, _, opened, *_ = told
    opened("http://127.0.0.1:40000/?token=a")


def _bring(line: str, folder: Path) -> None:
    """What the reader has already: a designer's paper, another program's letter, photos of a signature and a bridge."""
    for name, make in (
        ("paper.pdf", letterheads.two_pages),
        ("from-elsewhere.pdf", lambda: drawn(din)),
        ("photo.jpg", lambda: encoded(photographed(written()), quality=90)),
        ("bridge.jpg", lambda: encoded(Pictures.new("RGB", (900, 500), (120, 150, 170)), quality=90)),
        ("stamp.pdf", lambda: stamps.pdf(45, 25)),
        ("stamps.pdf", lambda: stamps.pdf(45, 25, pages=9)),
    ):
        if name in line and not (folder / name).exists():
            (folder / name).write_bytes(make())
    if line.startswith("stationery letter interview.md"):
        for name, kept in (("resume.pdf", "libreoffice"), ("thesis.pdf", "thesis")):
            (folder / name).write_bytes(enclosed.real(kept))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_link_of_a_page_is_dead(page: Path) -> None:
    text = page.read_text("utf-8")
    targets = re.findall(r"\]\(([^)\s]+)\)", re.sub(r"^```.*?^```$|`[^`\n]*`", "", text, flags=re.M | re.S))
    for target in [*targets, *re.findall(r'(?:src|srcset)="([^"]+)"', text)]:
        if target.startswith(("https://", "mailto:")):
            continue
        file, _, anchor = target.partition("#")
        named = page.parent / file if file else page
        assert named.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.*)$", named.read_text("utf-8"), re.M)
            assert anchor in map(anchor_of, headings), target


def test_the_table_of_contents_lists_every_chapter() -> None:
    assert {chapter.topic for chapter in chapters()} == {path.stem for path in GUIDE.glob("*.md")} - {"contents"}
    for chapter in chapters():
        assert chapter.text.startswith(f"# {chapter.title}\n\n"), chapter.topic
        assert len(chapter.about) <= 90


@pytest.mark.parametrize("chapter", chapters(), ids=lambda chapter: chapter.topic)
def test_a_chapter_is_shown_in_the_terminal_and_in_the_browser(chapter: Chapter) -> None:
    text = as_text(chapter.text, 80)
    body = re.sub(r"`[^`]*`", "", "\n".join(row for row in text.split("\n") if not row.startswith("    ")))
    assert chapter.title in text and not re.search(r"\*\*|\]\(|<img|<!--", body)
    assert max(map(len, body.split("\n"))) < 130
    page = as_html(chapter, chapters())
    assert page.count("<h1>") == 1 and "](" not in re.sub(r"<code.*?</code>", "", page, flags=re.S)
    for target in re.findall(r'href="([a-z-]+)\.html', page):
        assert target in {each.topic for each in chapters()}


def test_the_guide_lists_its_chapters_with_a_line_each() -> None:
    done = CliRunner().invoke(shell, ["guide"])
    assert done.exit_code == 0 and len(done.stdout.splitlines()) == len(chapters())
    assert "envelopes" in done.stdout and "--open" in done.stderr
    assert CliRunner().invoke(shell, ["guide", "Envelopes"]).stdout.startswith("Envelopes\n=========\n")
    wrong = CliRunner().invoke(shell, ["guide", "envelops"])
    assert wrong.exit_code == 2 and "did you mean 'envelopes'?" in wrong.stderr


def test_the_references_are_as_the_declarations_have_them() -> None:
    for file, text in references().items():
        assert (GUIDE / file).read_text("utf-8") == text, "run `python -m tests.schemas --write`"


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
    everyone, paper = told.pop("every verb but `check`"), told.pop("`letter`, `envelope`, `card`, `merge`")
    assert told.pop("`check`") == {"now", "medium", "beside"}
    verbs = {"`letter`": ForLetter, "`envelope`": ForEnvelope, "`card`": ForCard, "`email`": ForEmail, "`fit`": ForFit}
    verbs |= {"`merge`": ForMerge, "`labels`": ForLabels}
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
