"""Accents: colors that a letterhead may wear, dark enough to be read."""

from __future__ import annotations

LEAST_CONTRAST = 7.0
"""Of an accent on white: what WCAG 2.2 (criterion 1.4.6) asks of small type."""


def accent_color(text: str) -> tuple[float, ...]:
    """The sRGB color `#1b3a5c`. ValueError if it is none, or too light on white paper."""
    digits = text.removeprefix("#")
    if not text.startswith("#") or len(digits) != 6 or not all(digit in "0123456789abcdefABCDEF" for digit in digits):
        raise ValueError(f'{text!r} is not a color; write six digits in quotation marks, such as "#1b3a5c"')
    color = tuple(int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    ratio = contrast(color)
    if ratio < LEAST_CONTRAST:
        least = f"{LEAST_CONTRAST:g} : 1"
        raise ValueError(
            f"{text} has a contrast of {ratio:.1f} : 1 on white, and small type needs {least}; choose a darker one"
        )
    return color


def contrast(color: tuple[float, ...]) -> float:
    """The contrast of an sRGB color on white (WCAG 2.2, relative luminance)."""
    light = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color]
    red, green, blue = light
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
