"""Turns sheets, paper weight and envelope into grams, ounces and thickness, and lists the postal limits they break."""

from __future__ import annotations

import re
from collections.abc import Iterable

from stationery.model.geometry import Size
from stationery.model.units import Length, mm
from stationery.model.values import value

GRAMS_PER_OUNCE = 28.349523125
"""The avoirdupois ounce, by its definition (453.59237 g to the pound)."""
_BOND = 500 * 17 * 22 * 0.0254**2
"""Square meters of 500 sheets of bond, 17 by 22 in, which weigh as many pounds as the paper is called."""
_WRITTEN = r"(\d+(?:\.\d+)?)\s*(lb|#|gsm|g/m2|g/m²|g)"
_MASS = r"(\d+(?:\.\d+)?)\s*(g|oz)"


def paper_weight(text: str) -> float:
    """Grams for a square meter: `90g` (gsm, g/m²), or `24lb` of bond. ValueError for anything else."""
    match = re.fullmatch(_WRITTEN, text.strip().lower())
    if not match or not float(match[1]):
        raise ValueError(f"{text!r} isn't a paper weight; write it as 24lb (bond) or 90g (per square meter)")
    if match[2] in ("lb", "#"):
        return float(match[1]) * GRAMS_PER_OUNCE * 16 / _BOND
    return float(match[1])


def mass(text: str) -> float:
    """Grams: `20g` or `3.5oz`. ValueError for anything else."""
    match = re.fullmatch(_MASS, text.strip())
    if not match:
        raise ValueError(f"{text!r} isn't a weight; write it as 20g or 3.5oz")
    return float(match[1]) * (GRAMS_PER_OUNCE if match[2] == "oz" else 1)


@value
class PaperStock:
    """What paper weighs and how thick it is: grams a square meter of the sheets and of the envelope.

    `bulk` is cubic centimeters a gram; `paper` how much paper an envelope is made of, in areas of its face.
    """

    sheets: float
    envelope: float
    bulk: float
    paper: float

    def thickness(self, layers: int) -> Length:
        """How thick some layers of sheets are, without the envelope."""
        return mm(layers * self.sheets * self.bulk / 1000)


@value
class MailPiece:
    """A letter in its envelope: grams, and how thick it is where most layers lie."""

    grams: float
    thickness: Length

    @property
    def ounces(self) -> float:
        return self.grams / GRAMS_PER_OUNCE


def piece(sheets: Iterable[Size], layers: int, envelope: Size, stock: PaperStock) -> MailPiece:
    """Some sheets, folded into some layers, in an envelope. Air between the folds doesn't count."""
    area, face = sum(map(_square_meters, sheets)), _square_meters(envelope)
    grams = area * stock.sheets + face * stock.paper * stock.envelope
    micrometers = (layers * stock.sheets + stock.paper * stock.envelope) * stock.bulk
    return MailPiece(grams, mm(micrometers / 1000))


@value
class Limits:
    """What a postal service accepts as a standard letter; None where it sets no limit. `name` is the service's term.

    `thicker` is the least thickness of a piece longer or higher than `larger`. `aspect` is length to height, at the
    least and at the most. `otherwise` says what happens to a piece outside the limits.
    """

    name: str
    least: Size | None = None
    most: Size | None = None
    grams: float | None = None
    thinnest: Length | None = None
    thickest: Length | None = None
    thicker: Length | None = None
    larger: Size | None = None
    aspect: tuple[float | None, float | None] = (None, None)
    otherwise: str = ""
    weight_words: str = ""


def find_broken_limits(limits: Limits, mail_piece: MailPiece, size: Size, unit: str) -> tuple[str, ...]:
    """Each limit that a piece breaks, in words: the measure and the limit."""
    broken = []

    def compare(measure: str, is_: Length, least: Length | None, most: Length | None) -> None:
        """`measure` has `{}` where the number is."""
        for limit, more in ((least, "less"), (most, "more")):
            if limit is not None and is_ != limit and (is_ > limit) == (more == "more"):
                measured, allowed = is_.words(unit), limit.words(unit)
                more = f"a little {more}" if measured == allowed else more
                broken.append(f"{measure.format(measured)}, {more} than {allowed}")

    for what, name in (("width", "length"), ("height", "height")):
        compare(
            f"{name} {{}}", getattr(size, what), getattr(limits.least, what, None), getattr(limits.most, what, None)
        )
    thinnest = limits.thinnest
    if limits.larger and (size.width > limits.larger.width or size.height > limits.larger.height):
        thinnest = limits.thicker or thinnest
    compare("about {} thick", mail_piece.thickness, thinnest, limits.thickest)
    if limits.grams is not None and mail_piece.grams > limits.grams:
        broken.append(f"weighs about {_heavier(mail_piece, limits.grams)}, more than {limits.weight_words}")
    ratio = size.width / size.height
    least_ratio, most_ratio = limits.aspect
    if least_ratio is not None and ratio < least_ratio:
        broken.append(f"length divided by height {ratio:.2f}, less than {least_ratio:g}")
    if most_ratio is not None and ratio > most_ratio:
        broken.append(f"length divided by height {ratio:.2f}, more than {most_ratio:g}")
    return tuple(broken)


def _heavier(mail_piece: MailPiece, limit: float) -> str:
    """The weight with as many digits as show that it is above the limit: `20.4 g (0.72 oz)`, where that is 20 g."""
    ounces = limit / GRAMS_PER_OUNCE
    shown = next((digits for digits in (0, 1, 2) if round(mail_piece.grams, digits) > limit), 3)
    exact = next((digits for digits in (2, 3) if round(mail_piece.ounces, digits) > ounces), 4)
    return f"{mail_piece.grams:.{shown}f} g ({mail_piece.ounces:.{exact}f} oz)"


def weight_words(mail_piece: MailPiece, *, ounces: bool = False) -> str:
    """`9 g (0.32 oz)`; with `ounces` first, `0.32 oz (9 g)`."""
    if ounces:
        return f"{mail_piece.ounces:.2f} oz ({mail_piece.grams:.0f} g)"
    return f"{mail_piece.grams:.0f} g ({mail_piece.ounces:.2f} oz)"


def _square_meters(size: Size) -> float:
    return size.width.mm * size.height.mm / 1_000_000
