"""veraPDF finds nothing: PDF/UA-1 and PDF/A-2a, on every sample, style, envelope, and proof."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.products.made import everything, samples, styles_in_pairs
from tests.verapdf import judge, reason_to_skip


@pytest.mark.slow
@pytest.mark.skipif(bool(reason_to_skip()), reason=reason_to_skip())
def test_every_file_meets_both_standards(tmp_path: Path) -> None:
    paths = []
    for name, made in everything():
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(made.pdf)
        paths.append(path)
    assert len(paths) >= 3 * len(samples()) + len(styles_in_pairs()) + 30
    assert judge(paths) == []
