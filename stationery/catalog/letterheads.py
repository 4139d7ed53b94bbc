"""Letterhead: the sender's printed heading on sheets, envelope and card (layouts/letterheads/)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from stationery.catalog.monograms import ARRANGEMENTS, FRAMES, PLAIN, ROW
from stationery.data.schema import (
    BASED,
    CITE,
    FLAG,
    LENGTH,
    NAME,
    NUMBER,
    OWN_CITE,
    SPACED,
    TEXT,
    Entries,
    Key,
    Kind,
    Nested,
    OneOf,
    Rows,
    Shape,
    choice,
    choices,
    notation,
)  # fmt: skip
from stationery.data.store import Store
from stationery.data.tables import Table
from stationery.model.errors import SourceError
from stationery.model.letter import Written
from stationery.model.prose import CODES
from stationery.model.units import ZERO, Length
from stationery.model.values import replace, value

if TYPE_CHECKING:
    from stationery.catalog.adornments import Adornment, LogoAside, Monogram, Ruling

MONOGRAM = "monogram"

QR = "qr"
LOGO = "logo"

SHOWN = ("name", "address", "particulars", "phone", "email", "website", "all", MONOGRAM)
"""What a row may show, one or several; `all` is the address and the particulars one after the other."""

CHANGES = ("accent", "letters", MONOGRAM, "arrangement", QR)
"""What a writer may choose of a letterhead beside its name, and a file of its own say."""

CONTACT = ("phone", "email", "website")
"""The particulars, of which a writer may choose some, or `none`."""

_FIRST = ("first", "low")
"""The headings that may show one."""

_LEAST_LEADING = 0.9
"""Of the type size: with less, the lines of a row overlap."""
_USUAL_LEADING = 1.2

_SET_APART = 0.1
"""In em: letters of a script that are further apart aren't joined, nor near each other."""

PERSON, ORGANIZATION = "person", "organization"

_ALIGNMENTS = ("left", "center", "right")
_BLACK = (0.0,)


@value
class Row:
    """Words of the masthead in one type. With `join` they stand in one line (or as few as hold them), else stacked.

    `align` is the heading's own where it is empty; `letters` are a writer's own monogram. `logo` is `with` or `without`
    for words that are shown only with a logo, or only without one. One that `hang` has the rest of a broken line
    further in: so have the lines of an address in a narrow column.
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
    capitals: bool = False
    emphasis: bool = False
    swash: bool = False
    labels: bool = False
    logo: str = ""
    hang: bool = False


@value
class Heading:
    """What a letterhead shows in one place, top down.

    `from_top` is the upper edge on a sheet; on an envelope the post says. Lines are aligned over the whole measure,
    or, with `block`, in a block as wide as the widest of them, which stands there (`left`, `center`, `right`).
    `most` is how wide a line may be. `aside` stands at the block's left, `gap` away; the sender's QR
    code at the edge away from the words, at least `code` from them. On the front of a folded card, without a logo,
    it is `folded` times as large.
    """

    align: str
    rows: tuple[Row | Adornment, ...]
    from_top: Length = ZERO
    block: str = ""
    most: Length | None = None
    aside: Ruling | Monogram | LogoAside | None = None
    gap: Length = ZERO
    code: Length | None = None
    folded: float = 1.0


@value
class Letterhead:
    """`low` is the first sheet's heading where a style leaves little height above its fields, and on sheets that are
    no higher than `low_sheet`.

    `flap` is the envelope's heading for its back. `card` is what stands outside a note card: where a letterhead does
    not say, the continuation sheet's heading. `font` is the headings' own family,
    or empty: the letter's. `foot` is a heading at the first sheet's foot, `foot_from` above its edge. `qr` is what the
    first sheet's QR code holds (`website`, `contact`), or empty, and `qr_side` its edge, or nothing where that is left
    to it. `accent` is its color, black where it has none. `name_of` is whose name is the sender's: that of the person,
    or of their ORGANIZATION.
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
    accent: tuple[float, ...] = _BLACK
    foot: Heading | None = None
    foot_from: Length = ZERO
    name_of: str = PERSON


def letterhead(store: Store, name: str | Written) -> Letterhead:
    """The letterhead of that id. Raises UnknownName at the place where the name was written."""
    return store.kept(LETTERHEADS, name, lambda table: _build(store, LETTERHEADS.shape.read(table)))


def shows_monogram(letterhead: Letterhead, *, framed: bool = False, piece: str = "") -> bool:
    """Whether it has a monogram on anything that it heads, or on the `piece`: `card`, `envelope`, else sheets. `framed`
    asks for one with a frame and an arrangement, rather than letters in a line of words."""
    sheets = (letterhead.first, letterhead.low, letterhead.continuation, letterhead.foot)
    envelopes = (letterhead.envelope, letterhead.flap)
    pieces = {"card": (letterhead.card,), "envelope": envelopes, "": (*sheets, *envelopes, letterhead.card)}
    parts = [part for each in pieces.get(piece, sheets) if each for part in (each.aside, *each.rows)]
    if any(hasattr(part, "arrangement") for part in parts):
        return True
    return not framed and any(MONOGRAM in getattr(part, "show", ()) for part in parts)


def wants_plain_face(letterhead: Letterhead) -> bool:
    """Whether rows of it are in capitals, or set letters apart: in a script face, those can't be read."""
    names = ("first", "low", "foot", "continuation", "envelope", "flap", "card")
    rows = [row for name in names if (heading := getattr(letterhead, name)) for row in heading.rows]
    rows += [each for row in rows for cell in getattr(row, "cells", ()) for each in cell.rows]
    words = [row for row in rows if isinstance(row, Row)]
    return any(row.capitals or (row.tracking > _SET_APART and not row.small_capitals) for row in words)


def change(store: Store, letterhead: Letterhead, changes: Mapping[str, Written]) -> Letterhead:
    """The letterhead with the accent, letters or frame that a writer chose. Raises SourceError at their place."""
    frame, accent, letters = (changes.get(key, Written("")) for key in (MONOGRAM, "accent", "letters"))
    if frame and frame.text not in FRAMES:
        raise SourceError(
            f"monogram: {frame.text!r} isn't one of the choices", frame.place, f"choose from {', '.join(FRAMES)}"
        )
    arrangement = changes.get("arrangement")
    if arrangement and arrangement.text not in ARRANGEMENTS:
        message = f"arrangement: {arrangement.text!r} isn't one of the choices"
        raise SourceError(message, arrangement.place, f"choose from {', '.join(ARRANGEMENTS)}")
    if accent:
        try:
            from stationery.catalog.accents import accent_color  # 0.2 ms

            accent_color(accent.text)
        except ValueError as wrong:
            raise SourceError(f"accent: {wrong}", accent.place) from None
    if len(letters.text) > 3:
        hint = f"choose up to three of them, such as {letters.text[:1]}{letters.text[-1:]}"
        raise SourceError("letters: a monogram has three letters at most", letters.place, hint)
    qr = changes.get(QR)
    if qr and qr.text not in CODES:
        raise SourceError(f"qr: {qr.text!r} isn't one of the choices", qr.place, f"choose from {', '.join(CODES)}")
    table = store.table(LETTERHEADS, letterhead.id)
    chosen = {key: written.text for key, written in changes.items() if written}
    read = _build(store, LETTERHEADS.shape.read(table), chosen)
    store.finish(LETTERHEADS, table)
    return read


def with_particulars(letterhead: Letterhead, chosen: Written) -> Letterhead:
    """The letterhead that shows only the chosen particulars, in their order. Raises SourceError at their place."""
    kinds = tuple(dict.fromkeys(kind.strip().lower() for kind in chosen.text.split(",")))
    kinds = () if kinds == ("none",) else kinds
    for kind in kinds:
        if kind not in CONTACT:
            hint = f"choose from {', '.join(CONTACT)}, with commas between them, or none"
            raise SourceError(f"particulars: {kind!r} isn't one of the choices", chosen.place, hint)

    def trim_row(row: Row) -> Row:
        what: list[str] = []
        for each in row.show:
            if each in ("particulars", "all"):
                what += (*(("address",) if each == "all" else ()), *kinds)
            elif each not in CONTACT or each in kinds:
                what.append(each)
        return replace(row, show=tuple(what))

    def trim_rows(rows: tuple[Any, ...]) -> tuple[Any, ...]:
        trimmed = [trim_row(row) if isinstance(row, Row) else trim_cells(row) for row in rows]
        return tuple(row for row in trimmed if not isinstance(row, Row) or row.show)

    def trim_cells(row: Any) -> Any:
        cells = getattr(row, "cells", ())
        return replace(row, cells=tuple(replace(cell, rows=trim_rows(cell.rows)) for cell in cells)) if cells else row

    def trim_heading(heading: Heading) -> Heading:
        return replace(heading, rows=trim_rows(heading.rows))

    names = ("first", "low", "foot", "continuation", "envelope", "flap", "card")
    places = {name: getattr(letterhead, name) for name in names}
    return replace(letterhead, **{name: trim_heading(place) for name, place in places.items() if place})


_ALIGN = choice(*_ALIGNMENTS)

_WORDS: Shape[Entries] = Shape(
    {
        "show": Key(choices(*SHOWN), "What it shows of the sender, one item or several.", ("name",)),
        "size": Key(LENGTH, "The type size.", needed=True),
        "leading": Key(LENGTH, "From one baseline to the next.", needed=True),
        "join": Key(SPACED, "The separator between its items in one line.", usual="they are stacked"),
        "strong": Key(FLAG, "Whether it is bold."),
        "small_capitals": Key(FLAG, "Whether it is set in small capitals."),
        "tracking": Key(NUMBER, "How far the letters are set apart, in em.", 0.0),
        "accent": Key(FLAG, "Whether it is in the letterhead's accent."),
        "align": Key(_ALIGN, "The alignment of its lines.", "", usual="as the heading has it"),
        "capitals": Key(FLAG, "Whether it is set in capitals."),
        "emphasis": Key(FLAG, "Whether it is in italics."),
        "swash": Key(FLAG, "Whether its first letter is a swash capital, where the typeface has one."),
        "labels": Key(FLAG, "Whether T, E, or W comes before a telephone number, an e-mail address, or a website."),
        "logo": Key(choice("with", "without"), "Show it only with a logo, or only without one.", "", usual="always"),
    }
)


def _pick(table: Table) -> str:
    """Which kind of row it is. A monogram in a row of its own is drawn; with a `leading` it is words like others."""
    shown = table.texts("show")
    if shown in ((QR,), (LOGO,)):
        return shown[0]
    if "columns" in table:
        return "columns"
    if "rule" in table or "ornament" in table:
        return "rule" if "rule" in table else "ornament"
    return MONOGRAM if shown == (MONOGRAM,) and "leading" not in table else "words"


def _row() -> Shape[Entries]:
    from stationery.catalog import adornments  # 1.2 ms

    drawn = {"rule": adornments.RULE, "ornament": adornments.ORNAMENT, MONOGRAM: adornments.MONOGRAM}
    cells = {"words": _WORDS, "rule": adornments.RULE, LOGO: adornments.LOGO}
    columns = adornments.columns_shape(OneOf(cells, _pick), _ALIGN)
    return OneOf({"words": _WORDS, **drawn, QR: adornments.CODE, LOGO: adornments.LOGO, "columns": columns}, _pick)


def _aside() -> Shape[Entries]:
    from stationery.catalog.adornments import ASIDE  # 0.8 ms

    return ASIDE


class _Rows(Rows):
    """Rows of a heading: those of words are read without what draws the others."""

    __slots__ = ()

    def read(self, table: Table, key: str, default: object) -> tuple[Entries, ...]:
        return tuple([(_WORDS if _pick(row) == "words" else self.shape).read(row) for row in table.tables(key)])


def _heading(*, placed: bool = False, low: bool = False, foot: bool = False, card: bool = False) -> Nested:
    top = {"from_top": Key(LENGTH, "Its upper edge, from the top of the sheet.", needed=True)} if placed else {}
    top |= {"from_bottom": Key(LENGTH, "Its lower edge, from the foot of the sheet.", needed=True)} if foot else {}
    up_to = {"sheets_up_to": Key(LENGTH, "Use it for every sheet up to this height.", ZERO)} if low else {}
    larger = Key(NUMBER, "How many times as large it is on the front of a folded card, where there is no logo.", 1.0)
    keys = {
        "cite": CITE,
        "align": Key(_ALIGN, "The alignment of its lines in the measure, or in the block.", "left"),
        **top,
        **up_to,
        **({"folded": larger} if card else {}),
        "block": Key(_ALIGN, "The place of a block as wide as the widest line.", "", usual="the whole measure"),
        "most": Key(LENGTH, "The maximum width of a line.", usual="the measure"),
        "aside": Key(Nested(_aside), "What appears at its left: a vertical rule, or the monogram."),
        "rows": Key(_Rows(_row, "show"), "What it shows, from the top."),
    }
    return Nested(Shape[Entries](keys))


def _accent(text: str) -> tuple[float, ...]:
    from stationery.catalog.accents import accent_color  # 0.2 ms

    return accent_color(text)


LETTERHEADS: Kind[Entries] = Kind(
    "letterheads",
    "letterhead",
    "A letterhead: what sheets, envelope and card show of the sender, and how it is set.",
    Shape(
        {
            "name": NAME,
            "cite": OWN_CITE,
            "based_on": BASED,
            "font": Key(TEXT, "The id of the typeface of its words.", usual="the letter's"),
            "accent": Key(
                notation(_accent, 'color of six digits, such as `"#1b3a5c"`', (), "^#[0-9a-fA-F]{6}$"),
                "The accent color, dark enough for small type.",
                _BLACK,
                usual="black",
            ),
            "name_of": Key(
                choice(PERSON, ORGANIZATION), "Whose name `name` is, for a sender at an organization.", PERSON
            ),
            "letters": Key(TEXT, "The letters of the monogram.", usual="the initials"),
            MONOGRAM: Key(choice(*FRAMES), "The frame around the monogram.", PLAIN),
            "arrangement": Key(choice(*ARRANGEMENTS), "How the letters of the monogram stand.", ROW),
            "monogram_font": Key(TEXT, "The id of the typeface of the monogram.", usual="that of the other words"),
            QR: Key(choice(*CODES), "What the sender's QR code on the first sheet holds.", "", usual="none"),
            "first": Key(_heading(placed=True), "The heading of the first sheet.", needed=True),
            "low": Key(
                _heading(placed=True, low=True), "The heading of the first sheet, where there is little height for it."
            ),
            "foot": Key(
                _heading(foot=True), "What the letterhead has at the foot of the first sheet.", usual="nothing"
            ),
            "continuation": Key(_heading(placed=True), "The heading of later sheets.", needed=True),
            "envelope": Key(_heading(), "The return address on an envelope's face.", needed=True),
            "flap": Key(_heading(), "The return address on an envelope's back.", usual="as on the face, centered"),
            "card": Key(_heading(card=True), "What is printed outside a note card.", usual="as on later sheets"),
        }
    ),
)


def _build(store: Store, row: Entries, changes: Mapping[str, str] | None = None) -> Letterhead:
    look = _Look(store, row, changes or {})
    first, low, continuation, envelope = (
        look.heading(row[key], key) if row[key] else None for key in ("first", "low", "continuation", "envelope")
    )
    assert first and continuation and envelope  # a missing one has a stand-in
    return Letterhead(
        id=row.table.id,
        name=row["name"],
        first=first,
        low=low,
        low_sheet=row["low"]["sheets_up_to"] if low else ZERO,
        continuation=continuation,
        envelope=envelope,
        flap=look.heading(row["flap"], "flap") if row["flap"] else replace(envelope, align="center", aside=None),
        card=look.heading(row["card"], "card") if row["card"] else replace(continuation, from_top=ZERO),
        font=row["font"],
        table=row.table,
        qr=look.qr,
        qr_side=look.qr_side,
        accent=look.accent,
        foot=look.heading(row["foot"], "foot") if row["foot"] else None,
        foot_from=row["foot"]["from_bottom"] if row["foot"] else ZERO,
        name_of=row["name_of"],
    )


def _ensure_apart(row: Entries) -> None:
    """Note a row whose leading is too small for its size, at the one that its own file states."""
    table, size, leading = row.table, row["size"], row["leading"]
    if leading < size * _LEAST_LEADING and table.is_sound("size", "leading"):
        key = "leading" if table.where("leading").file == table.file else "size"
        message = f"{key}: lines of {size.pt:g}pt would overlap with a leading of {leading.pt:g}pt"
        table.fault(message, table.where(key), f"write `leading: {size.pt * _USUAL_LEADING:g}pt` next to it")


def _hang(row: Row | Adornment, cell: Entries) -> Row | Adornment:
    """What isn't a name, and not joined, hangs in a column whose lines begin at the left."""
    if not isinstance(row, Row) or row.show == ("name",) or row.join or (row.align or cell["align"]) != "left":
        return row
    return replace(row, hang=True)


class _Look:
    """Makes the headings of one letterhead, its accent and its monogram known."""

    def __init__(self, store: Store, row: Entries, changes: Mapping[str, str]) -> None:
        self.store = store
        self.frame = changes.get(MONOGRAM) or row[MONOGRAM]
        self.arrangement = changes.get("arrangement") or row["arrangement"]
        self.font = row["monogram_font"]
        self.letters = changes.get("letters") or row["letters"]
        self.qr, self.qr_side = changes.get(QR) or row[QR], ZERO
        self.accent: tuple[float, ...] = _accent(changes["accent"]) if changes.get("accent") else row["accent"]

    def heading(self, row: Entries, key: str) -> Heading:
        aside = row["aside"]
        rows = tuple(self._row(each, key) for each in row["rows"])
        return Heading(
            align=row["align"],
            rows=rows,
            from_top=row.get("from_top", ZERO),
            block=row["block"],
            most=row["most"],
            aside=self._adorn(aside, key) if aside else None,
            gap=aside["gap"] if aside else ZERO,
            code=self._code_beside(key, rows),
            folded=row.get("folded", 1.0),
        )

    def _code_beside(self, key: str, rows: tuple[Row | Adornment, ...]) -> Length | None:
        """How far a QR code that the writer chose is from the words; None where there is none, or a row shows it."""
        if not self.qr or key not in _FIRST:
            return None
        from stationery.catalog.adornments import QrRow  # 0.9 ms
        from stationery.catalog.qr import code_look  # 0.3 ms

        if any(isinstance(row, QrRow) for row in rows):
            return None
        return code_look(self.store).gap

    def _row(self, row: Entries, key: str) -> Row | Adornment:
        if "what" in row:
            from stationery.catalog.adornments import QrRow  # 0.8 ms

            if key not in _FIRST:
                row.table.fault("a QR code appears on the first sheet only", row.table.where("show"))
            self.qr, self.qr_side = self.qr or row["what"], row["size"]
            return QrRow(row["above"], row["below"])
        if "columns" in row:
            from stationery.catalog.adornments import Cell, Columns  # 0.8 ms

            cells = tuple(
                Cell(cell["align"], tuple(_hang(self._row(each, key), cell) for each in cell["rows"]), cell["share"])
                for cell in row["columns"]
            )
            return Columns(cells, row["gap"], row["above"], row["below"])
        if "join" not in row:
            adornment: Adornment = self._adorn(row, key)
            return adornment
        _ensure_apart(row)
        return Row(
            show=row["show"],
            size=row["size"],
            leading=row["leading"],
            join=row["join"],
            strong=row["strong"],
            small_capitals=row["small_capitals"],
            tracking=row["tracking"],
            color=self.accent if row["accent"] else _BLACK,
            align=row["align"],
            letters=self.letters if MONOGRAM in row["show"] else "",
            capitals=row["capitals"],
            emphasis=row["emphasis"],
            swash=row["swash"],
            labels=row["labels"],
            logo=row["logo"],
        )

    def _adorn(self, row: Entries, key: str) -> Any:
        from stationery.catalog.adornments import Monogram, build_adornment  # 1.3 ms

        color = self.accent if row.get("accent") else _BLACK
        built = build_adornment(self.store, row, self.frame, self.letters, color)
        if isinstance(built, Monogram):
            return replace(built, arrangement=self.arrangement, font=self.font)
        # On the first sheet a logo has the height that was chosen, or there is an error.
        return replace(built, shrinks=False) if key == "first" and hasattr(built, "shrinks") else built
