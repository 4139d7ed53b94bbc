"""stationery preview, from the outside: pictures of pages, where they go, and when a viewer opens."""

from __future__ import annotations

import json
import shutil
import sys
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import click
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from stationery.cli import preview as shell
from stationery.cli.main import stationery
from stationery.data.files import is_ours
from tests import letterheads
from tests.products.made import SAMPLES

OPENED: list[str] = []


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("thank-you", "long", "note-card", "withdrawal-card", "window-letter"):
        shutil.copy(SAMPLES / f"{name}.md", tmp_path)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    OPENED.clear()
    monkeypatch.setattr(click, "launch", OPENED.append)
    return tmp_path


def run(*arguments: str, given: str | None = None, code: int = 0) -> Result:
    done = CliRunner().invoke(stationery, ["preview", *arguments], input=given)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.stderr
    return done


def test_each_page_becomes_an_svg_of_its_size_in_a_temporary_folder(desk: Path) -> None:
    paths = run("long.md").stdout.split()
    assert [Path(path).name for path in paths] == ["long-1.svg", "long-2.svg"]
    assert all((desk / "temporary") in Path(path).parents for path in paths)
    root = ElementTree.parse(paths[0]).getroot()
    assert (root.get("width"), root.get("height")) == ("215.9mm", "279.4mm")
    assert root.get("aria-label", "").endswith(", page 1 of 2")


def test_an_envelope_on_its_carrier(desk: Path) -> None:
    run("thank-you.md", "--carrier", "-o", "x.svg")
    root = ElementTree.parse(desk / "x.svg").getroot()
    assert (root.get("width"), root.get("height")) == ("279.4mm", "215.9mm")
    run("thank-you.md", "--carrier", "--paper", "a4", "--zones", "-o", "y.svg")
    assert ElementTree.parse(desk / "y.svg").getroot().get("width") == "297mm"
    run("thank-you.md", "--carrier", "--paper", "a4", "-o", "plain.svg")
    assert (desk / "y.svg").stat().st_size > (desk / "plain.svg").stat().st_size
    run("--to", "Ann Lee; 12 Elm St; Salem, OR 97301", "--carrier", "-o", "z.svg")
    assert "leave out --what" in run("thank-you.md", "--carrier", "--what", "card", code=2).stderr


def test_without_a_screen_nothing_is_opened_unless_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    run("thank-you.md")
    run("thank-you.md", "-o", "x.svg")
    assert OPENED == []
    run("thank-you.md", "-o", "x.svg", "--open")
    assert OPENED == ["x.svg"]


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="there a screen is taken for granted")
@pytest.mark.parametrize(
    ("arguments", "opens"), [((), True), (("--json",), False), (("-n",), False), (("-o", "."), False)]
)
def test_at_a_screen_the_viewer_opens_the_temporary_files(
    arguments: tuple[str, ...], opens: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(shell, "prints_to_terminal", lambda: True)
    run("thank-you.md", *arguments)
    assert bool(OPENED) == opens


def test_a_dry_run_leaves_nothing(desk: Path) -> None:
    assert run("thank-you.md", "-n").stdout.endswith("thank-you.svg would be written\n")
    assert list((desk / "temporary").iterdir()) == []


def test_an_envelope_is_shown_as_one_reads_it() -> None:
    run("thank-you.md", "--what", "envelope", "-o", ".")
    root = ElementTree.parse("thank-you-envelope.svg").getroot()
    assert (root.get("width"), root.get("height")) == ("241.3mm", "104.775mm")


def test_zones_are_named_over_the_envelope() -> None:
    plain, zones = (run("thank-you.md", "--what", "envelope", "-o", "-", *more).stdout for more in ((), ("--zones",)))
    assert zones.count("<path") - plain.count("<path") > 4
    assert zones.count("<text") == plain.count("<text"), "what is laid over is nothing to read"


def test_zones_of_a_letter_are_its_fields_and_of_one_without_a_remark() -> None:
    assert run("window-letter.md", "--zones", "-o", "-").stderr == ""
    told = run("thank-you.md", "--zones", "-o", "-").stderr
    assert "has no fields; the post's zones are on the envelope" in told and "--what envelope" in told


def test_a_note_is_shown_as_a_card_and_a_letter_as_one_if_asked() -> None:
    assert run("note-card.md", "-n").stdout.split()[0].endswith("note-card-card-1.svg")
    assert run("note-card.md", "-n", "--what", "letter").stdout.endswith("note-card.svg would be written\n")
    run("withdrawal-card.md", "--what", "card", "--single", "--page", "1", "-o", "x.svg")
    assert ElementTree.parse("x.svg").getroot().get("width") != "215.9mm"


@pytest.mark.parametrize(("arguments", "dots"), [(("--png",), 96), (("--dpi", "200"), 200), (("-o", "x.png"), 96)])
def test_a_png_knows_how_large_it_is(arguments: tuple[str, ...], dots: int) -> None:
    picture = Image.open(run("thank-you.md", *arguments).stdout.strip())
    assert picture.size == (round(8.5 * dots), 11 * dots)
    assert picture.info["dpi"] == pytest.approx((dots, dots), abs=0.02)


def test_an_odd_width_has_whole_rows() -> None:
    """PDFium pads its rows to four bytes."""
    data = run("thank-you.md", "--what", "envelope", "--dpi", "97", "-o", "-", "--png").stdout_bytes
    picture = Image.open(BytesIO(data)).convert("L")
    assert picture.width % 4 and picture.crop((0, 0, 20, picture.height)).getextrema() == (255, 255)


def test_without_the_extra_one_learns_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shell, "find_spec", lambda name: None)
    told = run("thank-you.md", "--png", code=1).stderr
    assert told == (
        "PNG pictures need the Python package pypdfium2, which isn't installed\n"
        "  install it with: pip install 'stationery[preview]'; SVG, without --png and --dpi, doesn't need it\n"
    )
    run("thank-you.md")


def test_a_letterhead_that_is_a_pdf_is_seen_or_said(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk / "paper.pdf").write_bytes(letterheads.two_pages())
    drawn = run("thank-you.md", "--letterhead", "paper.pdf", "-o", "-")
    assert "data:image/png;base64," in drawn.stdout
    monkeypatch.setattr(shell, "find_spec", lambda name: None if name == shell.RENDERER else find_spec(name))
    outlined = run("thank-you.md", "--letterhead", "paper.pdf", "-o", "-")
    assert "data:image" not in outlined.stdout and "paper.pdf, page 1" in outlined.stdout
    assert "paper.pdf: shown only as an outline" in outlined.stderr and "stationery[preview]" in outlined.stderr


def test_a_letter_with_placeholders_is_shown_as_a_draft() -> None:
    text = Path("thank-you.md").read_text("utf-8") + "\n[[one more thing]]\n"
    shown = run("-", "-o", "-", given=text).stdout
    assert "DRAFT" in shown and "one more thing" in shown


def test_pages_are_chosen_and_only_one_goes_through_a_pipe() -> None:
    assert "page 2 of 2" in run("long.md", "-o", "-", "--page", "2").stdout
    assert "2 pages cannot all go to stdout; choose one with --page" in run("long.md", "-o", "-", code=2).stderr
    assert "there is no page 3: there are only 2." in run("long.md", "--page", "3", code=2).stderr


def test_without_a_file_one_learns_how_to_begin() -> None:
    assert "name a letter file: stationery preview FILE" in run(code=2).stderr
    run("--what", "envelope", "--to", "Ann Lee; 12 Elm St; Salem, OR 97301", "-o", "ann.svg")


def test_what_is_written_is_data_too() -> None:
    told = json.loads(run("long.md", "--json", "-o", "pictures/").stdout)
    assert [each["path"] for each in told["files"]] == ["pictures/long-1.svg", "pictures/long-2.svg"]
    assert told["files"][0]["pages"][0]["width_mm"] == 215.9


@pytest.mark.parametrize("name", ["x.svg", "x.png"])
def test_our_pictures_are_made_anew_and_others_are_kept(name: str) -> None:
    run("thank-you.md", "-o", name)
    assert is_ours(name)
    run("thank-you.md", "-o", name)
    Path(name).write_bytes(b"<?xml?>" + Path(name).read_bytes())
    assert "stationery didn't make this file" in run("thank-you.md", "-o", name, code=1).stderr
