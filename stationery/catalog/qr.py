"""QrLook: how QR codes are made, how large they stand and what is said of them, read from layouts/qr.yaml."""

from __future__ import annotations

from stationery.data.store import Store
from stationery.data.tables import Table
from stationery.data.yaml import load_table
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


def code_look(store: Store) -> QrLook:
    """The one look; a user's layouts/qr.yaml replaces the built-in one."""
    path = store.single("qr.yaml")[-1]
    return store.once(path, lambda: _read(load_table(path)))


def _read(table: Table) -> QrLook:
    table.only({"name", "symbol", "size", "alt"})
    symbol, size, alts = (table.needed_table(key) for key in ("symbol", "size", "alt"))
    symbol.only({"cite", "level", "quiet"})
    size.only({"cite", "least_module", "body", "letterhead", "most", "gap"})
    for part in (symbol, size, alts):
        part.needed("cite")
    read = QrLook(
        level=symbol.choice("level", _LEVELS, "M"),
        quiet=symbol.whole("quiet", 4),
        least_module=size.needed_length("least_module"),
        body=size.needed_length("body"),
        letterhead=size.needed_length("letterhead"),
        most=size.needed_length("most"),
        gap=size.needed_length("gap"),
        alts={
            language: {what: words.needed(what) for what in CODES}
            for language in alts
            if language != "cite"
            for words in (alts.needed_table(language),)
        },
    )
    table.finish()
    return read
