"""Letterhead: the sender's printed heading on sheets, envelope and card (layouts/letterheads/)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from stationery.data.store import Store
from stationery.data.tables import Table
from stationery.model.errors import SourceError
from stationery.model.letter import Written
from stationery.model.units import ZERO, Length
from stationery.model.values import replace, value

if TYPE_CHECKING:
    from stationery.catalog.adornments import Adornment, Monogram, Ruling

MONOGRAM = "monogram"

QR = "qr"

SHOWN = ("name", "address", "particulars", "phone", "email", "website", "all", MONOGRAM)
"""What a row may show, one or several; `all` is the address and the particulars one after the other."""

PLAIN = "plain"
FRAMES = ("ring", "frame", PLAIN)
"""What may stand around a monogram: an ornament of that name, or nothing."""

CHANGES = ("accent", "letters", MONOGRAM, QR)
"""What a writer may choose of a letterhead beside its name, and a file of its own say."""

CONTACT = ("phone", "email", "website")
"""The particulars, of which a writer may choose some, or `none`."""

_FIRST = ("first", "low")
"""The headings that may show one."""

_ALIGNMENTS = ("left", "center", "right")
_BLACK = (0.0,)


@value
class Row:
    """Words of the masthead in one type. With `join` they stand in one line (or as few as hold them), else stacked.

    `align` is the heading's own where it is empty; `letters` are a writer's own monogram.
    """

    show: tuple[str, ...]
    size: Length
    leading: Length
    join: str = ""
    strong: bool = False
    small_capitals: bool = False
    tracking: float = 0.0
    color: tuple[float, ...] = _BLACK
    align: str = ""
    letters: str = ""


@value
class Heading:
    """What a letterhead shows in one place, top down.

    `from_top` is the upper edge on a sheet; on an envelope the post says. Lines are aligned over the whole measure,
    or, with `block`, in a block as wide as the widest of them, which stands there (`left`, `center`, `right`).
    `most` is how wide a line may be. `aside` stands at the block's left, `gap` away; the sender's QR
    code at the edge away from the words, at least `code` from them.
    """

    align: str
    rows: tuple[Row | Adornment, ...]
    from_top: Length = ZERO
    block: str = ""
    most: Length | None = None
    aside: Ruling | Monogram | None = None
    gap: Length = ZERO
    code: Length | None = None


@value
class Letterhead:
    """`low` is the first sheet's heading where a style leaves little height above its fields, and on sheets that are
    no higher than `low_sheet`.

    `flap` is the envelope's heading for its back. `card` is what stands outside a note card: where a letterhead does
    not say, the continuation sheet's heading. `font` is the headings' own family,
    or empty: the letter's. `qr` is what the first sheet's QR code holds (`website`, `contact`), or empty, and `qr_side`
    its edge, or nothing where that is left to it.
    """

    id: str
    name: str
    first: Heading
    low: Heading | None
    low_sheet: Length
    continuation: Heading
    envelope: Heading
    flap: Heading
    card: Heading
    font: str
    table: Table
    qr: str = ""
    qr_side: Length = ZERO


def letterhead(store: Store, name: str | Written) -> Letterhead:
    """The letterhead of that id. Raises UnknownName at the place where the name was written."""
    id_ = name if isinstance(name, str) else name.text
    return store.kept("letterheads", name, lambda table: _read(store, table, id_))


def changed(store: Store, found: Letterhead, changes: Mapping[str, Written]) -> Letterhead:
    """The letterhead with the accent, letters or frame that a writer chose. Raises SourceError at their place."""
    frame, accent, letters = (changes.get(key, Written("")) for key in (MONOGRAM, "accent", "letters"))
    if frame and frame.text not in FRAMES:
        raise SourceError(
            f"monogram: {frame.text!r} is no choice here", frame.place, f"choose from {', '.join(FRAMES)}"
        )
    if accent:
        from stationery.catalog.accents import accent_color

        try:
            accent_color(accent.text)
        except ValueError as wrong:
            raise SourceError(f"accent: {wrong}", accent.place) from None
    if len(letters.text) > 3:
        raise SourceError("letters: a monogram has at most three", letters.place)
    if qr := changes.get(QR):
        from stationery.catalog.qr import CODES

        if qr.text in CODES:
            qr = None
    if qr:
        raise SourceError(f"qr: {qr.text!r} is no choice here", qr.place, f"choose from {', '.join(CODES)}")
    table = store.table("letterheads", found.id)
    read = _read(store, table, found.id, {key: written.text for key, written in changes.items() if written})
    table.finish()
    return read


def with_particulars(found: Letterhead, chosen: Written) -> Letterhead:
    """The letterhead that shows only the chosen particulars, in their order. Raises SourceError at their place."""
    kinds = tuple(dict.fromkeys(kind.strip().lower() for kind in chosen.text.split(",")))
    kinds = () if kinds == ("none",) else kinds
    for kind in kinds:
        if kind not in CONTACT:
            hint = f"choose from {', '.join(CONTACT)}, with commas between them, or none"
            raise SourceError(f"particulars: {kind!r} is no choice here", chosen.place, hint)

    def shown(row: Row) -> Row:
        what: list[str] = []
        for each in row.show:
            if each in ("particulars", "all"):
                what += (*(("address",) if each == "all" else ()), *kinds)
            elif each not in CONTACT or each in kinds:
                what.append(each)
        return replace(row, show=tuple(what))

    def headed(heading: Heading) -> Heading:
        rows = [shown(row) if isinstance(row, Row) else row for row in heading.rows]
        return replace(heading, rows=tuple(row for row in rows if not isinstance(row, Row) or row.show))

    places = {name: getattr(found, name) for name in ("first", "low", "continuation", "envelope", "flap", "card")}
    return replace(found, **{name: headed(place) for name, place in places.items() if place})


_KEYS = {
    "name", "cite", "font", *CHANGES, "first", "low", "continuation", "envelope", "flap", "card",
}  # fmt: skip


def _read(store: Store, table: Table, name: str, changes: Mapping[str, str] | None = None) -> Letterhead:
    table.only(_KEYS)
    table.needed("cite")
    look = _Look(store, table, changes or {})
    first = look.heading("first", placed=True)
    low = look.heading("low", placed=True) if "low" in table else None
    continuation = look.heading("continuation", placed=True)
    envelope = look.heading("envelope")
    flap = look.heading("flap") if "flap" in table else replace(envelope, align="center", aside=None)
    return Letterhead(
        id=name,
        name=table.needed("name"),
        first=first,
        low=low,
        low_sheet=look.low_sheet,
        continuation=continuation,
        envelope=envelope,
        flap=flap,
        card=look.heading("card") if "card" in table else replace(continuation, from_top=ZERO),
        font=table.text("font"),
        table=table,
        qr=look.qr,
        qr_side=look.qr_side,
    )


class _Look:
    """Reads the headings of one letterhead, its accent and its monogram known."""

    def __init__(self, store: Store, table: Table, changes: Mapping[str, str]) -> None:
        self.store, self.table = store, table
        self.frame = changes.get(MONOGRAM) or table.choice(MONOGRAM, FRAMES, PLAIN)
        self.letters = changes.get("letters") or table.text("letters")
        self.qr, self.qr_side = changes.get(QR, ""), ZERO
        if QR in table and not self.qr:
            from stationery.catalog.qr import CODES

            self.qr = table.choice(QR, CODES, "")
        self.low_sheet = ZERO
        self.accent: tuple[float, ...] = _BLACK
        accent = changes.get("accent") or table.text("accent")
        if accent:
            from stationery.catalog.accents import accent_color

            try:
                self.accent = accent_color(accent)
            except ValueError as wrong:
                table.fault(f"accent: {wrong}", table.where("accent"))

    def heading(self, key: str, *, placed: bool = False) -> Heading:
        table = self.table.needed_table(key)
        known = {"cite", "align", "rows", "block", "most", "aside", *(("from_top",) if placed else ())}
        table.only(known | {"sheets_up_to"} if key == "low" else known)
        table.needed("cite")
        if key == "low":
            self.low_sheet = table.length("sheets_up_to", ZERO) or ZERO
        aside = table.table("aside")
        rows = tuple(self._row(row, key) for row in table.tables("rows"))
        return Heading(
            align=table.choice("align", _ALIGNMENTS, "left"),
            rows=rows,
            from_top=table.needed_length("from_top") if placed else ZERO,
            block=table.choice("block", _ALIGNMENTS, ""),
            most=table.length("most"),
            aside=self._aside(aside) if aside else None,
            gap=aside.needed_length("gap") if aside else ZERO,
            code=self._code_beside(key, rows),
        )

    def _code_beside(self, key: str, rows: tuple[Row | Adornment, ...]) -> Length | None:
        """How far a QR code that the writer chose is from the words; None where there is none, or a row shows it."""
        if not self.qr or key not in _FIRST:
            return None
        from stationery.catalog.adornments import QrRow
        from stationery.catalog.qr import code_look

        if any(isinstance(row, QrRow) for row in rows):
            return None
        return code_look(self.store).gap

    def _row(self, table: Table, key: str) -> Row | Adornment:
        if table.texts("show") == (QR,):
            from stationery.catalog.adornments import read_code_row

            what, side, row = read_code_row(table)
            if key not in _FIRST:
                table.fault("a QR code stands on the first sheet only", table.where("show"))
            self.qr, self.qr_side = self.qr or what, side
            return row
        if "rule" in table or "ornament" in table or self._is_drawn(table):
            from stationery.catalog.adornments import read_adornment

            return read_adornment(self.store, table, self.frame, self.letters, self._color(table))
        table.only({"show", "size", "leading", "join", "strong", "small_capitals", "tracking", "accent", "align"})
        for shown in table.scalars("show"):
            if shown.text.strip() not in SHOWN:
                hint = f"choose from {', '.join(SHOWN)}"
                table.fault(f"show: {shown.text.strip()!r} is no choice here", shown.place, hint)
        node = table.scalar("join")
        return Row(
            show=table.texts("show") or ("name",),
            size=table.needed_length("size"),
            leading=table.needed_length("leading"),
            join=node.text if node else "",
            strong=bool(table.flag("strong", False)),
            small_capitals=bool(table.flag("small_capitals", False)),
            tracking=table.number("tracking", 0.0),
            color=self._color(table),
            align=table.choice("align", _ALIGNMENTS, ""),
            letters=self.letters if MONOGRAM in table.texts("show") else "",
        )

    def _is_drawn(self, table: Table) -> bool:
        """A monogram in a row of its own is drawn; with a `leading` it is words like others."""
        return table.texts("show") == (MONOGRAM,) and "leading" not in table

    def _aside(self, table: Table) -> Ruling | Monogram:
        from stationery.catalog.adornments import read_aside

        return read_aside(self.store, table, self.frame, self.letters, self._color(table))

    def _color(self, table: Table) -> tuple[float, ...]:
        return self.accent if table.flag("accent", False) else _BLACK
