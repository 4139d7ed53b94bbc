"""Fold marks that cannot show are told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from stationery import Studio

AREA = "safe_area:\n  cite: my printer\n  long_edges: {margin}\n  short_edges: 17.1mm\n"


@pytest.mark.parametrize(("margin", "told"), [("6.5mm", False), ("12mm", True)])
def test_a_wide_margin_hides_them(margin: str, told: bool, tmp_path: Path) -> None:
    (tmp_path / "layouts").mkdir()
    (tmp_path / "layouts" / "printing.yaml").write_text(AREA.format(margin=margin), "utf-8")
    studio = Studio(today=date(2026, 11, 20), data=[tmp_path])
    words = {"to": "Ms. Ann Lee", "from": "Dana Reyes", "style": "din5008-b"}
    remarks = studio.letter(studio.read(body="Thank you.", **words)).remarks
    assert any("fold marks" in each.message for each in remarks) is told
