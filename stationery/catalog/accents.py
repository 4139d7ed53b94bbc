"""Accents: colors that a letterhead may wear, dark enough to be read."""

from __future__ import annotations

LEAST_CONTRAST = 7.0
"""Of an accent on white: what WCAG 2.2 (criterion 1.4.6) asks of small type."""


NAMED = {
    "black": "#000000",
    "charcoal": "#36454f",
    "navy": "#1f2a5c",
    "blue": "#1b3a7a",
    "green": "#1d4d2b",
    "burgundy": "#5b1a2e",
    "red": "#8c1c1c",
    "brown": "#4e342e",
    "plum": "#4b1f4b",
}
"""Inks by the names that people have for them (house style), each dark enough for small type."""

_TOO_LIGHT = {
    "gold": "#ffd700", "silver": "#c0c0c0", "yellow": "#ffff00", "orange": "#ffa500", "pink": "#ffc0cb",
    "gray": "#808080", "grey": "#808080", "teal": "#008080", "turquoise": "#40e0d0", "violet": "#ee82ee",
    "lavender": "#e6e6fa", "beige": "#f5f5dc", "coral": "#ff7f50", "white": "#ffffff",
}  # fmt: skip
"""Colors that people ask for and small type can't wear, as CSS Color 4 has them."""


def accent_color(text: str) -> tuple[float, ...]:
    """The sRGB color `#1b3a5c`, or one of the named ones. ValueError if it is none, or too light on white paper."""
    name = text.strip().lower()
    code = NAMED.get(name) or _TOO_LIGHT.get(name, text)
    digits = code.removeprefix("#")
    if not code.startswith("#") or len(digits) != 6 or not all(digit in "0123456789abcdefABCDEF" for digit in digits):
        message = f'no color is called {text!r}; write six digits in quotation marks, such as "#1b3a5c", or {_names()}'
        raise ValueError(message)
    color = tuple(int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    ratio = contrast(color)
    if ratio < LEAST_CONTRAST:
        least = f"{LEAST_CONTRAST:g} : 1"
        darker = f"choose {_names()}, or six digits of a darker one" if name in _TOO_LIGHT else "choose a darker one"
        raise ValueError(f"{text} has a contrast of {ratio:.1f} : 1 on white, and small type needs {least}; {darker}")
    return color


def _names() -> str:
    return f"{', '.join(list(NAMED)[:-1])}, or {list(NAMED)[-1]}"


def contrast(color: tuple[float, ...]) -> float:
    """The contrast of an sRGB color on white (WCAG 2.2, relative luminance)."""
    light = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color]
    red, green, blue = light
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
