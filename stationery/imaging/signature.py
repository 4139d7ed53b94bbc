"""Turns a photo or scan of a signature into its ink alone, cropped, on a transparent background.

It finds the writing on a small copy of the picture, then cuts it out of a fine one. Ink is anything darker than its
paper by more than the paper's own noise. Specks, anything far from the writing, and the photo's metadata go. The same
file gives the same bytes.
"""

from __future__ import annotations

from typing import Any

from stationery.imaging.extremes import lighten
from stationery.imaging.ink_map import Inked, measure_ink
from stationery.imaging.pictures import MOST_PIXELS, open_picture, reduce_pixels
from stationery.imaging.strokes import Stroke, box_of, find_neighbors, find_strokes, mask_of, pen_width
from stationery.model.errors import Place, SourceError
from stationery.model.page import Image
from stationery.model.values import value

WIDEST, HIGHEST = 1500, 750
"""Pixels of what is kept: two and a half inches by one and a quarter at 600 dots an inch."""
_LEAST, _LEAST_PICTURE = 40, 100
"""Pixels of the longer side, of the writing and of the picture, below which the pixels would show."""
_MOST_LOOKED_AT = 25_000_000
"""Pixels: all of a good camera's; a larger picture is reduced at once."""
_COARSE = 1000
"""Pixels of the longer side of the copy on which the writing is found."""
_MARGIN = 0.04
"""Of the writing's longer side, around it, while it is taken out of the fine picture."""

_PAPER_LEAST = 0.25
"""Share of the picture: with less paper than this, ink can't be told apart."""
_INK_MOST, _SLIM = 0.6, 4
"""Of the writing's box: more ink than this is a blot, unless the box is so slim that it is one stroke of the pen."""
_FAINTEST = 40
"""Of 255: what is not darker than its paper by this much is a shadow or the paper's grain."""
_NOISE = 4.0
"""How many times darker than the paper's noise ink has to be."""
_REACH = 0.9
"""How far apart the parts of a signature may stand, in its heights."""
_LEAST_INK = 60
"""Pixels of the largest stroke: if all strokes are smaller, they are dirt."""
_SPECK = 0.4
"""What is smaller than this share of a dot of the pen is a speck."""
_NEUTRAL = 34
"""Of 255: ink whose color parts differ by no more is black."""
_DARKER = 0.45
"""Of the ink's usual darkness: what is lighter is no ink of this pen."""
_WIDE = 0.8
"""Of the picture's width or height: what reaches its edge and is longer is a ruled line, or the paper's end."""
_BEGINS, _FULL = 0.25, 0.75
"""Of the ink's usual darkness: where it begins to show, and where it covers wholly. Between lies its soft edge."""


@value
class CleanSignature:
    """A signature's ink as a PNG file, and what turned up on the way.

    `specks` is how many spots were left out; `cut` says that the ink reached the picture's edge.
    """

    png: bytes
    width: int
    height: int
    colored: bool
    specks: int
    cut: bool


def clean_signature(data: bytes, name: str, place: Place | None = None) -> CleanSignature:
    """The ink of the signature in a PNG or JPEG file.

    Raises SourceError, at `place`, if it isn't such a file or is too large, contains several pictures, is too small or
    too dark, shows no writing, or is covered with ink.
    """

    def clean(opened: Any) -> CleanSignature:
        if opened.format == "PNG" and getattr(opened, "n_frames", 1) > 1:
            raise SourceError(f"{name} contains several pictures", place, "save the one that shows the signature")
        return _Cleaning(_on_white(opened), name, place).clean()

    return open_picture(data, name, place, clean, MOST_PIXELS * 2)


def _on_white(opened: Any) -> Any:
    """The picture upright, in RGB, on white where it was transparent."""
    from PIL import Image, ImageOps

    if opened.format in ("JPEG", "MPO"):
        opened.draft(None, (WIDEST * 3, WIDEST * 3))  # a large one is decoded at a half or a quarter at once
    picture = ImageOps.exif_transpose(reduce_pixels(opened, _MOST_LOOKED_AT))
    if picture.mode.startswith("I"):
        picture = picture.convert("I").point(lambda level: level * (1 / 256)).convert("L")
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        white = Image.new("RGBA", picture.size, (255, 255, 255, 255))
        picture = Image.alpha_composite(white, picture)
    return picture.convert("RGB")


class _Cleaning:
    """One picture in progress."""

    def __init__(self, picture: Any, name: str, place: Place | None) -> None:
        self.picture, self.name, self.place = picture, name, place

    def clean(self) -> CleanSignature:
        if max(self.picture.size) < _LEAST_PICTURE or min(self.picture.size) < _LEAST // 4:
            raise self._small(*self.picture.size)
        area, strays = self._find_ink()
        fine = _reduce(self.picture.crop(area), WIDEST, HIGHEST)
        inked = measure_ink(fine)
        level = _threshold(inked)
        strokes, specks, cut = self._writing(inked, level)
        box = box_of(strokes)
        width, height = box[2] - box[0], box[3] - box[1]
        if max(width, height) < _LEAST:
            raise self._small(width, height)
        slim = max(width, height) > _SLIM * min(width, height)
        if sum(each.area for each in strokes) > _INK_MOST * width * height and not slim:
            raise self._all_ink()
        ink, colored = _ink(inked, strokes)
        edge = 2
        grown = (
            max(0, box[0] - edge),
            max(0, box[1] - edge),
            min(fine.width, box[2] + edge),
            min(fine.height, box[3] + edge),
        )
        ink = ink.crop(grown)
        return CleanSignature(_png(ink), ink.width, ink.height, colored, specks + strays, cut)

    def _find_ink(self) -> tuple[tuple[int, int, int, int], int]:
        """Where in the picture the writing stands, with a margin; and how many specks lie elsewhere."""
        coarse = _reduce(self.picture, _COARSE, _COARSE)
        inked = measure_ink(coarse)
        if inked.too_dark:
            hint = "photograph it again on white paper, in daylight and without shadows"
            raise SourceError(f"{self.name} is too dark to tell ink from paper", self.place, hint)
        if inked.paper < _PAPER_LEAST:
            raise self._all_ink()
        strokes, specks, _ = self._writing(inked, _threshold(inked))
        left, top, right, bottom = box_of(strokes)
        share = self.picture.width / coarse.width
        margin = (max(right - left, bottom - top) * _MARGIN + 6) * share
        area = (
            max(0, round(left * share - margin)),
            max(0, round(top * share - margin)),
            min(self.picture.width, round(right * share + margin)),
            min(self.picture.height, round(bottom * share + margin)),
        )
        return area, specks

    def _writing(self, inked: Inked, level: int) -> tuple[list[Stroke], int, bool]:
        """The strokes of the writing, how many specks there are beside, and whether it reaches the picture's edge."""
        mask = inked.darkness.point(lambda dark: 255 if dark >= level else 0)
        inside = (mask.width, mask.height)
        strokes = find_strokes(mask)
        if not strokes:
            raise self._nothing()
        pen = pen_width(sorted(strokes, key=lambda each: -each.area)[:20])
        dot = max(6.0, _SPECK * pen * pen)
        large = [each for each in strokes if each.area >= dot]
        large = [
            each
            for each in large
            if not each.touches(*inside)
            or max((each.right - each.left) / mask.width, (each.bottom - each.top) / mask.height) < _WIDE
        ]
        if not large or max(each.area for each in large) < _LEAST_INK:
            raise self._nothing()
        kept = find_neighbors(large, _REACH)
        return kept, len(strokes) - len(kept), any(each.touches(*inside) for each in kept)

    def _nothing(self) -> SourceError:
        hint = "write with a dark pen on white paper, and photograph it so that it fills the picture"
        return SourceError(f"{self.name} shows no writing", self.place, hint)

    def _all_ink(self) -> SourceError:
        hint = "a signature is a few dark strokes on light paper; photograph it with paper all around it"
        return SourceError(f"{self.name} is covered with ink", self.place, hint)

    def _small(self, width: int, height: int) -> SourceError:
        hint = "photograph it from closer up; two thousand pixels across is a good size"
        message = f"the writing on {self.name} has {width} x {height} pixels, too few to print"
        return SourceError(message, self.place, hint)


def _reduce(picture: Any, width: int, height: int) -> Any:
    from PIL import Image

    share = min(1.0, width / picture.width, height / picture.height)
    if share == 1:
        return picture
    size = (max(1, round(picture.width * share)), max(1, round(picture.height * share)))
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _threshold(inked: Inked) -> int:
    """The least darkness of ink: clearly above the paper's noise, and half as dark as the ink at its core."""
    counts = inked.darkness.histogram()
    whole = sum(counts)
    quiet = _level_above(counts, whole * 0.25)  # of the paper even where half of the picture is ink
    unrest = quiet - _level_above(counts, whole * 0.05) + 1
    floor = int(max(_FAINTEST, quiet + _NOISE * unrest))
    inks = [0] * floor + counts[floor:]
    total = sum(inks)
    if not total:
        return floor
    return max(floor, int(_level_above(inks, total * 0.75) * _DARKER))


def _level_above(counts: list[int], share: float) -> int:
    """The least level up to which more than `share` of the pixels lie."""
    left = share
    for level, count in enumerate(counts):
        left -= count
        if left < 0:
            return level
    return len(counts) - 1


def _ink(inked: Inked, strokes: list[Stroke]) -> tuple[Any, bool]:
    """The ink in one color, its coverage as transparency (`LA`, or `RGBA` if it is `colored`)."""
    from PIL import Image, ImageChops, ImageStat

    mask = mask_of(strokes, *inked.darkness.size)
    core = _level_above(inked.darkness.histogram(mask), sum(each.area for each in strokes) * 0.6)
    begins, full = core * _BEGINS, max(core * _FULL, core * _BEGINS + 1.0)
    steep = 255 / (full - begins)
    near = lighten(mask, 5)
    coverage = inked.darkness.point([max(0, min(255, round((dark - begins) * steep))) for dark in range(256)])
    coverage = ImageChops.darker(coverage, near)
    heart = coverage.point(lambda covered: 255 if covered >= 250 else 0)
    mean = ImageStat.Stat(inked.color, heart).mean if heart.getbbox() else [0.0, 0.0, 0.0]
    if max(mean) - min(mean) <= _NEUTRAL:
        return Image.merge("LA", (Image.new("L", coverage.size, 0), coverage)), False
    flat = [Image.new("L", coverage.size, round(part)) for part in mean]
    return Image.merge("RGBA", (*flat, coverage)), True


MARK = ("Software", "stationery signature")
"""The saved file's only metadata; it marks the file as ours."""


def on_its_line(image: Image, foot: float) -> bytes:
    """A PNG file with the picture on white, and a gray line across where its ink stands."""
    from PIL import Image as pillow
    from PIL import ImageDraw

    size = (image.width, image.height)
    ink = pillow.frombytes("L" if image.components == 1 else "RGB", size, image.samples).convert("RGB")
    margin = max(size) // 12
    paper = pillow.new("RGB", (image.width + 2 * margin, image.height + 2 * margin), "white")
    y = margin + round(image.height * foot)
    ImageDraw.Draw(paper).line([(margin // 2, y), (paper.width - margin // 2, y)], fill=(170, 170, 170), width=2)
    paper.paste(ink, (margin, margin), pillow.frombytes("L", size, image.alpha) if image.alpha else None)
    return _png(paper)


def _png(picture: Any) -> bytes:
    import io

    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text(*MARK)
    stream = io.BytesIO()
    picture.save(stream, "PNG", optimize=True, pnginfo=info)
    return stream.getvalue()
