"""QR codes encoded: how many modules, where the finder patterns stand, and what is too much."""

from __future__ import annotations

from stationery.pdf.qr import GREATEST, qr_rows


def test_the_least_version_that_holds_the_text() -> None:
    assert len(qr_rows("https://example.org", "M")) == 25
    rows = qr_rows("a" * 2213, "M")
    assert len(rows) == GREATEST * 4 + 17
    assert all(len(row) == len(rows) and set(row) <= {"0", "1"} for row in rows)


def test_what_no_version_holds_has_no_rows() -> None:
    assert qr_rows("a" * 2300, "M") == ()


def test_levels_differ() -> None:
    assert len({qr_rows("https://example.org", level) for level in "LMQH"}) == 4


def test_the_finder_patterns_stand_at_three_corners() -> None:
    rows = qr_rows("x", "M")
    assert all(row.startswith("1111111") for row in (rows[0], rows[-1])) and rows[0].endswith("1111111")
    assert not rows[-1].endswith("1111111")
