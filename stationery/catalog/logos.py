"""LogoLook: how large a logo is on each piece, read from layouts/engine/logo.yaml; and a letterhead with its logo."""

from __future__ import annotations

from stationery.catalog.adornments import Columns, LogoAside, LogoRow, Monogram, Ruling
from stationery.catalog.letterheads import Heading, Letterhead
from stationery.data.schema import BASED, CITE, LENGTH, NUMBER, TEXT, Entries, Key, Kind, Nested, Shape
from stationery.data.store import Store
from stationery.model.units import ZERO, Length
from stationery.model.values import replace, value

PIECES = ("first", "low", "envelope", "flap", "card")
"""Where a logo is shown; later sheets carry the name alone."""

_ASIDE = ("low", "envelope")
"""Where there is little height, the logo stands beside the words."""


@value
class LogoLook:
    """Heights on the first sheet, and by piece the share of that height."""

    usual: Length
    least: Length
    most: Length
    shares: dict[str, float]
    below: Length
    beside: Length


_SIZE: Shape[Entries] = Shape(
    {
        "cite": CITE,
        "usual": Key(LENGTH, "The usual height on the first sheet.", needed=True),
        "least": Key(LENGTH, "The smallest height.", needed=True),
        "most": Key(LENGTH, "The greatest height.", needed=True),
    }
)
_SHARES: Shape[Entries] = Shape(
    {"cite": CITE, **{piece: Key(NUMBER, f"The share of that height on: {piece}.", 1.0) for piece in PIECES}}
)
_GAPS: Shape[Entries] = Shape(
    {
        "cite": CITE,
        "below": Key(LENGTH, "Between it and the words under it.", needed=True),
        "beside": Key(LENGTH, "Between it and the words at its right.", needed=True),
    }
)


def _read(row: Entries) -> LogoLook:
    size, gaps = row["size"], row["gaps"]
    shares = {piece: row["pieces"][piece] for piece in PIECES}
    return LogoLook(size["usual"], size["least"], size["most"], shares, gaps["below"], gaps["beside"])


LOGOS: Kind[LogoLook] = Kind(
    "engine/logo.yaml",
    "look of logos",
    "Logos: how large they are on each piece, and how far from the words.",
    Shape(
        {
            "name": Key(TEXT, "Its name."),
            "based_on": BASED,
            "size": Key(Nested(_SIZE), "Its height.", needed=True),
            "pieces": Key(Nested(_SHARES), "Its height on other pieces.", needed=True),
            "gaps": Key(Nested(_GAPS), "The space around it.", needed=True),
        },
        _read,
    ),
)


def logo_look(store: Store) -> LogoLook:
    """The one look; a user's layouts/engine/logo.yaml replaces the built-in one."""
    return store.only(LOGOS)


def place_logo(letterhead: Letterhead, look: LogoLook) -> Letterhead:
    """The letterhead with a logo on each piece that its file gives no place for one: in place of the monogram, else
    above the words; beside them where there is little height."""
    placed = {}
    for piece in PIECES:
        heading = getattr(letterhead, piece)
        if heading:
            rows = heading.rows
            if rows and isinstance(rows[0], Ruling) and rows[0].length:
                heading = replace(heading, rows=rows[1:])  # a bar is a mark, too, and one is enough
            placed[piece] = heading if shows_logo(heading) else _place(heading, piece, look)
    return replace(letterhead, **placed)


def shows_logo(heading: Heading) -> bool:
    if isinstance(heading.aside, LogoAside) or any(isinstance(row, LogoRow) for row in heading.rows):
        return True
    cells = [cell for row in heading.rows if isinstance(row, Columns) for cell in row.cells]
    return any(isinstance(row, LogoRow) for cell in cells for row in cell.rows)


def _place(heading: Heading, piece: str, look: LogoLook) -> Heading:
    share = look.shares[piece]
    shrinks = piece != "first"
    if isinstance(heading.aside, Monogram):
        return replace(heading, aside=LogoAside(share, shrinks), gap=heading.gap or look.beside)
    rows = tuple(row for row in heading.rows if not isinstance(row, Monogram))
    if piece in _ASIDE and heading.aside is None and heading.align == "left":
        return replace(heading, rows=rows, aside=LogoAside(share, shrinks), gap=look.beside, block="left")
    below = look.below * share if rows else ZERO
    if heading.block == "center":  # words flush left below a wide logo would miss the middle
        heading = replace(heading, align="center")
    return replace(heading, rows=(LogoRow(share, ZERO, below, shrinks), *rows))
