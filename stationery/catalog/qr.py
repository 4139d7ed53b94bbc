"""QrLook: how QR codes are made, how large they stand and what is said of them, read from layouts/engine/qr.yaml."""

from __future__ import annotations

from stationery.data.schema import BASED, CITE, LENGTH, TEXT, WHOLE, Entries, Key, Kind, Map, Nested, Shape, choice
from stationery.data.store import Store
from stationery.model.prose import CODES, CONTACT, WEBSITE
from stationery.model.units import Length
from stationery.model.values import value

__all__ = ["CODES", "CONTACT", "WEBSITE", "QrLook", "code_look"]

_LEVELS = ("L", "M", "Q", "H")
_FALLBACK = "en"


@value
class QrLook:
    """`level` is that of error correction, `quiet` a count of modules; edges are without the quiet zone."""

    level: str
    quiet: int
    least_module: Length
    body: Length
    letterhead: Length
    most: Length
    gap: Length
    alts: dict[str, dict[str, str]]

    def alt(self, what: str, language: str, *, name: str, link: str) -> str:
        """What is said of the sender's own code, in the language or, where it has no words for it, in English."""
        words = self.alts.get(language.partition("-")[0]) or self.alts[_FALLBACK]
        return words[what].replace("{name}", name).replace("{link}", link)


_SYMBOL: Shape[Entries] = Shape(
    {
        "cite": CITE,
        "level": Key(choice(*_LEVELS), "The level of error correction.", "M"),
        "quiet": Key(WHOLE, "The number of clear modules around it.", 4),
    }
)
_SIZE: Shape[Entries] = Shape(
    {
        "cite": CITE,
        "least_module": Key(LENGTH, "The smallest module.", needed=True),
        "body": Key(LENGTH, "The usual edge of a code in a letter.", needed=True),
        "letterhead": Key(LENGTH, "The usual edge of the sender's own code.", needed=True),
        "most": Key(LENGTH, "The longest edge.", needed=True),
        "gap": Key(LENGTH, "The gap between it and a letterhead's words.", needed=True),
    }
)
_ALT = Nested(Shape({what: Key(TEXT, f"The description of a code for `{what}`.", needed=True) for what in CODES}, dict))


def _read(row: Entries) -> QrLook:
    symbol, size = row["symbol"], row["size"]
    return QrLook(
        level=symbol["level"],
        quiet=symbol["quiet"],
        least_module=size["least_module"],
        body=size["body"],
        letterhead=size["letterhead"],
        most=size["most"],
        gap=size["gap"],
        alts={language: words for language, words in row["alt"].items() if words},
    )


QR_CODES: Kind[QrLook] = Kind(
    "engine/qr.yaml",
    "look of QR codes",
    "QR codes: how they are made, how large they are, and their descriptions.",
    Shape(
        {
            "name": Key(TEXT, "Its name."),
            "based_on": BASED,
            "symbol": Key(Nested(_SYMBOL), "The code itself.", needed=True),
            "size": Key(Nested(_SIZE), "Its size on paper.", needed=True),
            "alt": Key(Map(_ALT, cited=True), "By language, the description of the sender's own code.", needed=True),
        },
        _read,
    ),
)


def code_look(store: Store) -> QrLook:
    """The one look; a user's layouts/engine/qr.yaml replaces the built-in one."""
    return store.only(QR_CODES)
