"""veraPDF finds nothing: PDF/UA-1 and PDF/A-2a, on every sample, style, envelope, and proof."""

from __future__ import annotations

from pathlib import Path
from zlib import crc32

import pytest

from tests.products.made import everything, samples, styles_by_turns
from tests.verapdf import FLAVORS, judge, reason_to_skip


@pytest.mark.slow
@pytest.mark.skipif(bool(reason_to_skip()), reason=reason_to_skip())
def test_every_file_meets_both_standards(tmp_path: Path) -> None:
    """Each sample is judged by both; of the many files that share their parts, each by one of the two."""
    asked: dict[str, list[Path]] = {flavor: [] for flavor in FLAVORS}
    whole = 3 * len(samples())
    for number, (name, made) in enumerate(everything()):
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(made.pdf)
        for flavor in FLAVORS if number < whole else (FLAVORS[crc32(name.encode()) % len(FLAVORS)],):
            asked[flavor].append(path)
    for flavor, paths in asked.items():
        assert len(paths) >= whole + len(styles_by_turns()) // 3
        assert judge(paths, (flavor,)) == []
