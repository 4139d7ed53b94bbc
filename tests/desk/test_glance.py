"""What a list of letters says of each, from its first rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from stationery.desk.glance import glance_at


@pytest.mark.parametrize(
    "head, found",
    [
        ("kind: note\nto: Ann Lee; 12 Elm St", ("note", "Ann Lee")),
        ("to: |\n  Ann Lee\n  12 Elm St", ("", "Ann Lee")),
        ("to:\n  # whom\n  - Ann Lee\n  - 12 Elm St", ("", "Ann Lee")),
        ("to:\n  title: Ms.\n  name: Ann Lee\nkind: 'letter'", ("letter", "Ann Lee")),
        ("to:\nsubject: The harbor # soon", ("", "The harbor")),
        ("# to: nobody", ("", "")),
        ("", ("", "")),
    ],
)
def test_glance(tmp_path: Path, head: str, found: tuple[str, str]) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"---\n{head}\n---\nto: the point\n")
    assert glance_at(str(path)) == found


def test_what_cannot_be_read(tmp_path: Path) -> None:
    assert glance_at(str(tmp_path / "none.md")) == ("", "")
    (tmp_path / "b.md").write_bytes(b"---\nto: \xff\xfe\n---\n")
    assert glance_at(str(tmp_path / "b.md"))[1]
