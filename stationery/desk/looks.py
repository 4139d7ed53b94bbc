"""Looks: this letter in every other style, letterhead, typeface, paper, envelope and card, as small pictures.

What can be chosen is listed at once; the pictures are drawn a few at a time, so that the page never waits for them.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Literal, get_args

from stationery.catalog.accents import LEAST_CONTRAST, accent_color, contrast
from stationery.catalog.borders import NO_BORDER
from stationery.catalog.cards import cards
from stationery.catalog.envelopes import Envelope, envelopes
from stationery.catalog.letterheads import letterhead, shows_monogram
from stationery.catalog.letters import LetterStyle, letter_style
from stationery.catalog.logos import logo_look
from stationery.catalog.papers import papers
from stationery.compose.parts.panels import OUTSIDE, unfold
from stationery.data.stock import Stock
from stationery.desk.beside import list_beside
from stationery.desk.templates import stand_alone, template_in
from stationery.desk.vocabulary import in_our_terms, message_in_our_terms, vocabulary
from stationery.model.errors import Place, SourceError, StationeryError, UnknownName, did_you_mean
from stationery.model.geometry import Size
from stationery.model.letter import Choices, Letter, Written
from stationery.model.logo import words_of
from stationery.model.values import replace, value
from stationery.products.catalog import Kind
from stationery.products.explain import Explained, explain
from stationery.products.fit import fit_letter
from stationery.products.fitting import Fit
from stationery.products.shown import Shown, What
from stationery.reading.choices import FIGURES, PUNCTUATION, SPACINGS
from stationery.reading.overlay import choose_over
from stationery.resolve.job import CardOptions
from stationery.studio import Studio

Look = Literal["styles", "letterheads", "typefaces", "papers", "envelopes", "cards"]
LOOKS: tuple[Look, ...] = get_args(Look)

_NOTE = "note"
_YES_NO = ("yes", "no")
_PANELS = {"letterhead": "front", "font": ""}
"""Which panel of a card shows most of a choice; without a name, the one with the words."""
_SIZED = re.compile(r'width="[^"]*" height="[^"]*" viewBox="[^"]*"')
_OF_FRONTS: tuple[Kind, ...] = ("fronts", "borders")
_LOGOS = (".svg", ".png", ".jpg", ".jpeg", ".pdf")


@value
class _Gallery:
    """What is chosen by which key of a letter file, from which kinds of the catalog, and what is shown with it."""

    key: str
    kinds: tuple[Kind, ...]
    what: What


_GALLERIES: dict[Look, _Gallery] = {
    "styles": _Gallery("style", ("letters",), "letter"),
    "letterheads": _Gallery("letterhead", ("letterheads",), "letter"),
    "typefaces": _Gallery("font", ("pairings", "fonts"), "letter"),
    "papers": _Gallery("paper", ("papers",), "letter"),
    "envelopes": _Gallery("envelope", ("envelopes",), "envelope"),
    "cards": _Gallery("card", ("cards",), "card"),
}

_CALLED: dict[str, Kind] = {
    "style": "letters", "card": "cards", "letterhead": "letterheads", "pairing": "pairings", "typeface": "fonts",
    "paper": "papers", "language": "languages",
}  # fmt: skip
"""Where what something follows from has its name."""

SWITCHES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("figures", FIGURES),
    ("spacing", SPACINGS),
    ("punctuation", PUNCTUATION),
    ("justify", _YES_NO),
    ("one_page", _YES_NO),
)
"""The keys of a letter file that are switched, and what each takes."""


def look_of(name: str) -> Look:
    """The gallery of that name. Raises UnknownName."""
    for each in LOOKS:
        if each == name:
            return each
    raise UnknownName(f"{name!r} isn't something to choose by looking", Place("kind"), did_you_mean(name, LOOKS), LOOKS)


def list_looks(studio: Studio, letter: Letter, look: Look, today: date) -> dict[str, Any]:
    """All that can be chosen, the present choice first, then what is of its part of the world; without pictures.

    The `rest` are those that few want: all envelopes but the usual ones.
    """
    gallery = _GALLERIES[look]
    entries = {id: entry.name for kind in gallery.kinds for id, entry in studio.catalog(kind).items()}
    with studio.trip(letter, today=today) as (stock, laid):
        chosen = _find_chosen(laid, stock, gallery)
        about = _describe_all(look, laid, stock)
        usual = _find_usual(laid, stock) if look == "envelopes" else ()
    now = chosen.text if chosen else ""
    ranks = {id: rank for rank, id in enumerate(about)}
    rest = {id: bool(usual) and id not in (*usual, now) for id in entries}
    names = sorted(entries, key=lambda id: (id != now, rest[id], ranks.get(id, len(ranks))))
    rows = [{"id": id, "name": entries[id], "about": about.get(id, ""), "rest": rest[id], "svg": None} for id in names]
    said = {
        "chosen": now,
        "who": _say_who(studio, chosen) if chosen else "",
        "written": bool(_written(letter, gallery.key)),
    }
    return {"kind": look, "key": gallery.key, "looks": rows, **said}


def draw_looks(studio: Studio, letter: Letter, look: Look, ids: list[str], today: date) -> list[dict[str, Any]]:
    """The picture of each, or why it can't be had for this letter."""
    return [_draw(studio, letter, _GALLERIES[look], id, today) for id in ids]


def list_switches(studio: Studio, letter: Letter, today: date) -> dict[str, Any]:
    """What each switch is set to, and who said so; the letterhead's accent, and its logo."""
    with studio.trip(letter, today=today) as (stock, laid):
        chosen = {each.name: each for each in explain(laid, stock, _product(laid)) if each.kind == "choice"}
    rows: list[dict[str, Any]] = []
    for key, among in SWITCHES:
        found = chosen.get(key.replace("_", " "))
        now = found.text if found and found.text in among else _written(letter, key)
        who = _say_who(studio, found) if found else ""
        rows.append({"key": key, "among": list(among), "now": now, "who": who, "written": bool(_written(letter, key))})
    size, paper = logo_look(stock.store), papers(stock.store).get(chosen["paper"].text if "paper" in chosen else "")
    unit = paper.unit if paper else "mm"
    accent, logo = laid.choices.accent.text, laid.choices.logo
    told = tell_contrast(accent) if accent else {}
    heading = chosen.get("letterhead")
    return {
        "switches": rows,
        "accent": {"color": accent, "written": bool(letter.choices.accent), **told},
        "letterhead": _name(studio, "letterheads", heading.text) if heading else "",
        "front": _describe_front(studio, letter) if letter.kind == _NOTE else None,
        "monogram": _describe_monogram(letter, stock, heading.text if heading else ""),
        "logo": {
            "file": logo.file.text if logo else "",
            "height": logo.height.words(unit) if logo and logo.height else "",
            "files": list_beside(letter.file, _LOGOS),
            **{
                name: words_of(each, unit)
                for name, each in (("least", size.least), ("usual", size.usual), ("most", size.most))
            },
        },
    }


def _describe_front(studio: Studio, letter: Letter) -> dict[str, Any]:
    """What the letter says of its card's front, and the names of what can be chosen for it."""
    fronts, borders = ({id: each.name for id, each in studio.catalog(kind).items()} for kind in _OF_FRONTS)
    now = {key: _written(letter, key) for key in ("words", "front", "border")}
    return {**now, "fronts": fronts, "borders": {NO_BORDER: vocabulary()["looks"]["no-border"], **borders}}


def _describe_monogram(letter: Letter, stock: Stock, heading: str) -> dict[str, Any] | None:
    """What the letter says of its monogram, and whether it is a `framed` one; None where its letterhead has none."""
    piece = _product(letter)
    try:
        known = letterhead(stock.store, heading) if heading else None
    except StationeryError:
        known = None
    if known is None or not shows_monogram(known, piece=piece):
        return None
    now = {key: _written(letter, key) for key in ("letters", "monogram", "arrangement")}
    return {**now, "framed": shows_monogram(known, framed=True, piece=piece)}


def _say_who(studio: Studio, found: Explained) -> str:
    """Who chose it, with what people call it."""
    source = found.source or "house"
    asked = source in ("file", "profile")
    words = vocabulary()["who"].get("own" if found.place and not asked else source, "")
    catalog = _CALLED.get(source)
    return words.replace("{name}", _name(studio, catalog, found.cause) if catalog else found.cause)


def _name(studio: Studio, catalog: Kind, id: str) -> str:
    """What people call it, inside a sentence."""
    entry = studio.catalog(catalog).get(id)
    return entry.name if entry else id


def tell_contrast(color: str) -> dict[str, Any]:
    """How a color reads on white paper; `why` tells of one that is too light for small type, or no color."""
    try:
        accent_color(color)
    except ValueError as wrong:
        ratio, why = _ratio(color), f"{wrong}"
    else:
        ratio, why = _ratio(color), ""
    return {"color": color, "contrast": ratio, "least": LEAST_CONTRAST, "why": why}


def _ratio(color: str) -> float | None:
    digits = color.removeprefix("#")
    try:
        parts = bytes.fromhex(digits)
    except ValueError:
        return None
    return round(contrast(tuple(part / 255 for part in parts)), 1) if len(parts) == 3 else None


def _draw(studio: Studio, letter: Letter, gallery: _Gallery, id: str, today: date) -> dict[str, Any]:
    written = Written(id, Place(gallery.key))
    named: dict[str, Any] = {gallery.key: written}
    dressed = replace(letter, choices=choose_over(letter.choices, Choices(**named)))
    what: What = (
        "card" if gallery.what == "letter" and letter.kind == _NOTE and gallery.key != "style" else gallery.what
    )
    if what == "letter" and not letter.body:
        what = "envelope"  # which may be all there is
    windows = _windows(studio, dressed, id, today) if gallery.what == "envelope" else {}
    try:
        if what == "card" and gallery.key in _PANELS:
            return {"id": id, "why": "", "hint": "", **_draw_panel(studio, dressed, _PANELS[gallery.key], today)}
        shown = studio.preview(dressed, what=what, today=today)
    except StationeryError as fault:
        return {
            "id": id,
            "svg": None,
            "why": message_in_our_terms(fault.message),
            "hint": in_our_terms(fault.hint),
            **windows,
        }
    number = _most_telling(shown)
    size = shown.pages[number].size
    return {"id": id, "svg": shown.svgs[number], "why": "", "hint": "", **_measures(size), **windows}


def _draw_panel(studio: Studio, letter: Letter, name: str, today: date) -> dict[str, Any]:
    """A panel of a note's card, cut out of the unfolded card; without a `name`, the one with the words."""
    from stationery.products.card import resolve_note  # 6.8 ms

    shown = studio.preview(letter, what="card", single=True, today=today)
    with studio.trip(letter, today=today) as (stock, laid):
        choice = resolve_note(laid, stock, CardOptions(single=True), draft=True).card
    panel = unfold(choice.card, choice.fold.id, choice.orientation).panel(name or choice.panel)
    blank = panel.name != choice.panel and len(shown.pages) == 1  # nothing is on its side of the sheet
    svg = f"{shown.drawn[0].head}</svg>" if blank else shown.svgs[0 if panel.side == OUTSIDE else -1]
    rect = panel.rect
    box = " ".join(f"{each.pt:g}" for each in (rect.x, rect.y, rect.width, rect.height))
    cut = f'width="{rect.width.mm:g}mm" height="{rect.height.mm:g}mm" viewBox="{box}"'
    return {"svg": _SIZED.sub(cut, svg, count=1), **_measures(Size(rect.width, rect.height))}


def _most_telling(shown: Shown) -> int:
    """The page with the most on it: a letter's first, a card's inside."""
    if len(shown.pages) > 1 and shown.pages[0].size.width > shown.pages[0].size.height:
        return max(range(len(shown.pages)), key=lambda number: len(shown.pages[number].items))
    return 0


def _windows(studio: Studio, letter: Letter, id: str, today: date) -> dict[str, Any]:
    """An envelope's size in mm, and its windows, from its left and top, in hundredths of it."""
    with studio.trip(letter, today=today) as (stock, _):
        cover = envelopes(stock.store).get(id)
    if cover is None:
        return {}
    rects = [each.on(cover.size) for each in cover.windows.windows]
    wide, high = cover.size.width * 0.01, cover.size.height * 0.01
    windows = [
        {
            "left": round(each.x / wide, 2),
            "top": round(each.y / high, 2),
            "width": round(each.width / wide, 2),
            "height": round(each.height / high, 2),
        }
        for each in rects
    ]
    return {**_measures(cover.size), "windows": windows}


def _measures(size: Size) -> dict[str, Any]:
    return {"width_mm": round(size.width.mm, 2), "height_mm": round(size.height.mm, 2)}


def _product(letter: Letter) -> Literal["letter", "card"]:
    return "card" if letter.kind == _NOTE else "letter"


def _find_chosen(letter: Letter, stock: Stock, gallery: _Gallery) -> Explained | None:
    """What the letter has now; None where that can't be told, because another choice is wrong."""
    product = "card" if gallery.what == "card" else "letter" if gallery.key == "style" else _product(letter)
    try:
        rows = explain(letter, stock, product)
    except StationeryError:
        return None
    return next((each for each in rows if each.kind == "choice" and each.name == gallery.key), None)


def _written(letter: Letter, key: str) -> str:
    """What the file itself chooses; empty if it leaves it to the default."""
    found = getattr(letter.choices, key)
    if isinstance(found, bool):
        return _YES_NO[not found]
    return found.text if isinstance(found, Written) else ""


def _describe_all(look: Look, letter: Letter, stock: Stock) -> dict[str, str]:
    """A few words on each, in the order in which they are shown."""
    if look == "papers":
        return {id: _words(each.size, each.unit) for id, each in papers(stock.store).items()}
    if look == "cards":
        return {id: _words(each.size, each.unit) for id, each in cards(stock.store).items()}
    if look == "styles":
        return _describe_styles(letter, stock)
    if look != "envelopes":
        return {}
    try:
        without = replace(letter, choices=replace(letter.choices, envelope=Written("")))
        fits = fit_letter(without, stock).fits
    except StationeryError:
        return {id: _words(each.size, each.unit) for id, each in envelopes(stock.store).items()}
    fits = tuple(sorted(fits, key=lambda each: (not each.holds, each.folding is None)))
    return {each.envelope.id: _describe_fit(each) for each in fits}


def _find_usual(letter: Letter, stock: Stock) -> tuple[str, ...]:
    """The envelopes that hold the letter, of the family that a letter on such paper has if nothing is said."""
    without = replace(letter, choices=replace(letter.choices, envelope=Written("")))
    chosen = _find_chosen(without, stock, _GALLERIES["envelopes"])
    found = envelopes(stock.store)
    try:
        fits = fit_letter(without, stock).fits
    except StationeryError:
        fits = ()
    if chosen is None or chosen.text not in found:
        return ()
    family = found[chosen.text].family
    return tuple(each.envelope.id for each in fits if each.holds and each.envelope.family == family)


def _describe_styles(letter: Letter, stock: Stock) -> dict[str, str]:
    """Those for the letter's paper first, plain ones before those for a window, and last what is no letter's; the
    others say what they are for."""
    found: dict[str, tuple[tuple[str, ...], bool, bool]] = {}
    paper = next((each.text for each in _explained(letter, stock) if each.name == "paper"), "")
    for id in stock.store.files("letters"):
        try:
            style = letter_style(stock.store, id)
        except StationeryError:
            continue
        found[id] = style.papers, not _is_signed(style), bool(style.windows)
    rows = sorted(found.items(), key=lambda row: (paper not in row[1][0], row[1][1:]))
    called = {id: each.name for id, each in papers(stock.store).items()}

    def say(ids: tuple[str, ...]) -> str:
        return "" if paper in ids else f"for {', '.join(called.get(id, id) for id in ids)}"

    return {id: "for lists, without the parts of a letter" if lists else say(ids) for id, (ids, lists, _) in rows}


def _is_signed(style: LetterStyle) -> bool:
    """Whether it is a letter's: somebody signs it."""
    return any(each.part == "signature" for each in style.flow) or any(
        "signature" in each.parts for each in style.fields
    )


def _explained(letter: Letter, stock: Stock) -> tuple[Explained, ...]:
    try:
        return explain(letter, stock, "letter")
    except StationeryError:
        return ()


def _describe_fit(fit: Fit) -> str:
    """Its size, and how the letter goes in; or why it does not."""
    cover: Envelope = fit.envelope
    size = _words(cover.size, cover.unit)
    if fit.folding is None:
        return f"{size}; the letter doesn't go in"
    if fit.problems:
        return f"{size}; {fit.problems[0].message}"
    return f"{size}; {fit.folding.words(cover.unit)}"


def _words(size: Size, unit: str) -> str:
    width = size.width.words(unit).removesuffix(unit).strip()
    return f"{width} x {size.height.words(unit)}"


def letter_in(studio: Studio, text: str, file: str) -> Letter:
    """The letter in a text, with its faults if there is a letter all the same; one for a list with its fields.

    Raises SourceError if there is none.
    """
    try:
        if template := template_in(text, file):
            return stand_alone(template).letter
        return studio.read_text(text, file)
    except StationeryError as fault:
        if isinstance(fault.understood, Letter):
            return fault.understood
        raise


def ids_of(asked: dict[str, Any], most: int) -> list[str]:
    """The ids that a request names. Raises SourceError for more than are drawn at once."""
    ids = asked.get("ids")
    if not isinstance(ids, list) or not all(isinstance(each, str) for each in ids) or len(ids) > most:
        raise SourceError(f"`ids` takes up to {most} names", Place("ids"))
    return ids
