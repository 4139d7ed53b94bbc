"""stationery note A B --together: different notes on one sheet, read back from it."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner, Result

from stationery.cli.main import stationery
from tests.verapdf import judge, reason_to_skip

NOTE = """\
---
from: "Dana Reyes; 12 Elm Street; Salem, OR 97301"
to: "{name}; 1 Main Street; Salem, OR 97301"
kind: note
card: us-a2
---
Thank you for the {gift}.
"""


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for file, name, gift in (("ann", "Ms. Ann Lee", "vase"), ("bo", "Mr. Bo Chu", "book"), ("cy", "Dr. Cy Day", "pie")):
        (tmp_path / f"{file}.md").write_text(NOTE.replace("{name}", name).replace("{gift}", gift), "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, code: int = 0) -> Result:
    done = CliRunner().invoke(stationery, ("note", *arguments, "--together"))
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == code, done.output
    return done


def halves(path: str, page: int) -> list[str]:
    """The words on the left half of a sheet of US Letter, and on the right one."""
    found = ["", ""]

    def see(text: str, matrix: list[float], place: list[float], *_: object) -> None:
        found[place[4] * matrix[0] + matrix[4] >= 396] += text

    pypdf.PdfReader(path).pages[page].extract_text(visitor_text=see)
    return found


def test_each_note_has_its_half_of_the_sheet() -> None:
    assert run("ann.md", "bo.md").stdout == "ann-and-bo-cards.pdf\n"
    assert len(pypdf.PdfReader("ann-and-bo-cards.pdf").pages) == 2
    left, right = halves("ann-and-bo-cards.pdf", 1)
    assert "vase" in left and "book" not in left and "Lee" in left
    assert "book" in right and "vase" not in right and "Chu" in right
    assert "DR" in halves("ann-and-bo-cards.pdf", 0)[0] and "DR" in halves("ann-and-bo-cards.pdf", 0)[1]


def test_with_three_the_last_place_stays_blank() -> None:
    assert run("ann.md", "bo.md", "cy.md").stdout == "ann-and-2-more-cards.pdf\n"
    assert len(pypdf.PdfReader("ann-and-2-more-cards.pdf").pages) == 4
    left, right = halves("ann-and-2-more-cards.pdf", 3)
    assert "pie" in left and not right.strip()


def test_both_are_read_aloud_each_in_a_section() -> None:
    run("ann.md", "bo.md")
    root = pypdf.PdfReader("ann-and-bo-cards.pdf").trailer["/Root"]["/StructTreeRoot"]["/K"]  # type: ignore[index]
    document = (root[0] if isinstance(root, list) else root).get_object()
    assert [kid.get_object()["/S"] for kid in document["/K"]] == ["/Sect", "/Sect"]


def test_each_has_its_envelope(desk: Path) -> None:
    done = run("ann.md", "bo.md", "--with-envelope", "-o", "out/")
    assert done.stdout.split() == ["out/ann-and-bo-cards.pdf", "out/ann-card-envelope.pdf", "out/bo-card-envelope.pdf"]
    assert "Chu" in pypdf.PdfReader("out/bo-card-envelope.pdf").pages[0].extract_text()


def test_all_that_is_wrong_with_any_of_them_is_told_and_nothing_is_made(desk: Path) -> None:
    (desk / "bad.md").write_text(NOTE.replace("to:", "two:"), "utf-8")
    said = run("ann.md", "bad.md", "nothere.md", code=3).stderr
    assert "bad.md:3:1: unknown key 'two'" in said and "nothere.md: there is no such file" in said
    assert not list(desk.glob("*.pdf"))


@pytest.mark.parametrize(
    ("change", "words"),
    [("paper: a4", "the paper is A4, and that of ann.md is US Letter"), ("card: us-a7", "the card is A7 note card")],
)
def test_what_differs_is_named(desk: Path, change: str, words: str) -> None:
    text = NOTE.replace("{name}", "Ms. X Y").replace("card: us-a2\n", "")
    (desk / "x.md").write_text(text.replace("kind: note", f"kind: note\n{change}"), "utf-8")
    assert words in run("ann.md", "x.md", code=3).stderr


@pytest.mark.parametrize("arguments", [(), ("ann.md",), ("ann.md", "bo.md", "--single"), ("ann.md", "-")])
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    run(*arguments, code=2)


@pytest.mark.slow
@pytest.mark.skipif(bool(reason_to_skip()), reason=reason_to_skip())
def test_verapdf_finds_nothing() -> None:
    run("ann.md", "bo.md", "cy.md", "-o", "x.pdf")
    assert judge(["x.pdf"]) == []
