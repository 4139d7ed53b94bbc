"""The lightest and the darkest around each point, as Pillow's own filters find them."""

from __future__ import annotations

import pytest
from PIL import Image, ImageFilter

from stationery.imaging.extremes import darken, lighten


@pytest.mark.parametrize("mode", ["L", "RGB"])
@pytest.mark.parametrize("size", [(61, 40), (1, 9), (3, 2)])
@pytest.mark.parametrize("window", [1, 3, 5, 11, 17])
def test_they_equal_pillows_filters(mode: str, size: tuple[int, int], window: int) -> None:
    picture = Image.merge(mode, [Image.effect_noise(size, 90) for _ in mode])
    assert lighten(picture, window).tobytes() == picture.filter(ImageFilter.MaxFilter(window)).tobytes()
    assert darken(picture, window).tobytes() == picture.filter(ImageFilter.MinFilter(window)).tobytes()
