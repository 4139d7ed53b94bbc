"""Lists of couples and wrong addresses: what is printed, what is an error of its row, and what is told."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from click.testing import CliRunner, Result

from stationery.cli.main import stationery

_LETTER = "---\nkind: letter\nfrom: |\n  Jane Doe\n  1 Main Street\n  Portland, OR 97201\n---\nA merry Christmas.\n"


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.md").write_text(_LETTER, "utf-8")
    monkeypatch.chdir(tmp_path)


def merge(head: str, rows: list[str], *arguments: str, code: int = 0) -> Result:
    """A merge of these rows: envelopes alone, unless the arguments say otherwise."""
    Path("l.csv").write_text("\n".join((head, *rows, "")), "utf-8")
    arguments = ("merge", "x.md", "l.csv", "--force", *(arguments or ("--envelopes", "--ledger", "none")))
    done = CliRunner().invoke(stationery, arguments, env={"STATIONERY_CONFIG": "none-here"})
    assert done.exit_code == code, f"{done.output}{done.stderr}"
    return done


def envelopes() -> list[list[str]]:
    """The recipients' lines of each envelope."""
    pages = [page.extract_text().splitlines() for page in pypdf.PdfReader("x-l-envelopes.pdf").pages]
    return [[line.strip() for line in page][3:] for page in pages]


_COUPLES = (
    (["Tom and Ruth Hall", "Ruth Hall"], "Tom and Ruth Hall"),
    (["Ruth Hall", "Tom & Ruth Hall"], "Tom & Ruth Hall"),
    (["Dr. & Mrs. Tom and Ruth Hall", "Ruth Hall"], "Dr. & Mrs. Tom and Ruth Hall"),
    (["Mr. and Mrs. Tom Hall", "Tom Hall"], "Mr. and Mrs. Tom Hall"),
    (["Mary Ann and Tom Hall", "Mary Ann Hall", "Tom Hall"], "Mary Ann and Tom Hall"),
    (["Dr. Tom Hall and Mrs. Ruth Fox", "Ruth Fox"], "Dr. Tom Hall and Mrs. Ruth Fox"),
    (["Tom and Ruth Hall", "Tim Hall"], "Tom and Ruth Hall; Tim Hall"),
    (["Tom and Ruth Hall", "Tom Hall Jr."], "Tom and Ruth Hall; Tom Hall Jr."),
)


def test_somebody_whom_a_couples_row_names_is_named_once() -> None:
    rows = [f'{name},"{n} A St, Salem, OR 97301"' for n, (names, _) in enumerate(_COUPLES, 1) for name in names]
    told = merge("Name,Address", rows, "--household", "--envelopes", "--ledger", "none").stderr
    assert ["; ".join(lines[:-2]) for lines in envelopes()] == [made for _, made in _COUPLES]
    assert "l.csv: row 3: Ruth Hall is named in row 2, too, and is written once\n" in told
    assert "l.csv: row 4: Ruth Hall is named in row 5, too" in told
    assert "may be the same person" not in told


def test_a_couple_in_first_and_last_columns_stays_one() -> None:
    told = merge(
        "First Name,Last Name,Street,City,State,ZIP",
        ["Tom and Ruth,Hall,1 A Street,Salem,OR,97301", "Ruth,Hall,1 A St,Salem,OR,97301"],
        *("--household", "--envelopes", "--ledger", "none"),
    )
    assert envelopes() == [["Tom and Ruth Hall", "1 A Street", "Salem, OR 97301"]]
    assert "row 3: Ruth Hall is named in row 2, too" in told.stderr
