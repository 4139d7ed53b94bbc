"""The trips of proofs: a catalog entry to its sheet, every field and zone outlined; a fitting to its window views."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from stationery.catalog.envelopes import as_read, envelope
from stationery.catalog.letterheads import CHANGES
from stationery.catalog.letters import letter_style
from stationery.catalog.papers import paper as find_paper
from stationery.catalog.posts import post, posts
from stationery.catalog.printable_area import safe_area
from stationery.catalog.typesetting import setting
from stationery.compose.parts.envelope_face import EnvelopeFace
from stationery.data.stock import Stock
from stationery.data.yaml import load_table
from stationery.model.composition import Composition
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import DoesNotFit, SourceError, UnknownName, did_you_mean
from stationery.model.letter import Choices, Letter, Party, Written
from stationery.model.page import Document, Page
from stationery.model.typeface import Face
from stationery.model.values import replace
from stationery.products.fitting import Fit, Fitting, extremes
from stationery.products.result import Result, draw_document
from stationery.products.stock import library_of
from stationery.products.windows import always_behind, list_shown
from stationery.reading.parties import party_from_table
from stationery.resolve.chosen_sheet import ensure_together
from stationery.resolve.defaults import default
from stationery.resolve.resolve import resolve

if TYPE_CHECKING:
    from stationery.catalog.cards import Card
    from stationery.catalog.envelopes import Envelope
    from stationery.catalog.papers import Paper
    from stationery.catalog.posts import Post

NOTHING = Written("")
_FOR_VIEWING = "These pages are for viewing; `stationery envelope` and `stationery note` make what you print."


def proof_pdf(
    name: Written,
    stock: Stock,
    paper: Written = NOTHING,
    sender: Party | None = None,
    look: Choices | None = None,
    usual: Choices | None = None,
) -> Result:
    """The proof of a letter style, a card, an envelope or a sheet of labels: its sheet with every field and zone
    outlined and labeled.

    A card and an envelope of one name, as `us-a2`, are drawn together, the card first. The proof of a post is its zones
    on the envelopes that its file names for it. The proof of a letterhead is its whole set in true size, with the name
    of `sender`, or of nobody in particular; `look` is what it is told beside its name, laid over the settings and the
    logo of a profile, whose choices are `usual`.
    """
    store = stock.store
    if name.text in store.names("letters"):
        return _letter_proof(name, stock, paper)
    sheets: list[tuple[Card | Envelope, Composition]] = []
    diagnostics = Diagnostics()
    if name.text in store.names("cards"):
        sheets.append(_card_proof(name, stock))
    if name.text in store.names("envelopes"):
        sheets.append(_envelope_proof(name, stock, diagnostics))
    if sheets:
        return _draw_together(sheets, stock, diagnostics)
    if name.text in store.names("posts"):
        return _post_proof(name, stock)
    if name.text in store.names("labels"):
        return _labels_proof(name, stock)
    if name.text in store.names("letterheads"):
        return _letterhead_proof(name, stock, paper, sender, _lay_over(look or Choices(), usual))
    _refuse_without_proof(name, stock)
    kinds = ("letters", "cards", "envelopes", "labels", "posts", "letterheads")
    hint = did_you_mean(name.text, tuple(known for kind in kinds for known in store.names(kind)))
    what = "letter style, card, envelope, sheet of labels, post or letterhead"
    raise UnknownName(f"no {what} is called {name.text!r}", name.place, hint or "`stationery catalog` lists all")


_UNPROVED = {
    "fronts": ("a front", 'to see it, make a card: stationery note FILE --words "Thank you" --front {name}'),
    "borders": ("a border", "to see it, make a card: stationery note FILE --border {name}"),
    "pairings": ("a pairing of typefaces", "to see its typefaces: stationery catalog fonts --proof"),
}
"""By folder, what has no proof, and what shows it."""


def _refuse_without_proof(name: Written, stock: Stock) -> None:
    """Raise SourceError for an entry of the catalog that has no proof."""
    for folder, (what, instead) in _UNPROVED.items():
        if name.text in stock.store.names(folder):
            raise SourceError(f"{name.text} is {what}, which has no proof", name.place, instead.format(name=name.text))
    if name.text in stock.typefaces.names():
        hint = f"to see it: stationery catalog fonts {name.text} --proof"
        raise SourceError(f"{name.text} is a typeface, which has no proof", name.place, hint)


_SETTINGS = (*CHANGES, "particulars", "head_font", "logo")
"""What a letterhead is told by a profile, for a proof: all but its foot, which is on letters alone."""


def _lay_over(look: Choices, usual: Choices | None) -> Choices:
    """The look with what it doesn't say of a letterhead's settings as the profile has it."""
    if usual is None:
        return look
    unsaid = {key: each for key in _SETTINGS if not getattr(look, key) and (each := getattr(usual, key))}
    return replace(look, **unsaid)


def _letter_proof(name: Written, stock: Stock, paper: Written) -> Result:
    from stationery.compose.pieces.proofs.letter import letter_proof  # 0.5 ms

    style = letter_style(stock.store, name)
    sheet = find_paper(stock.store, paper or style.default_paper or style.papers[0])
    ensure_together(style, sheet, paper)
    family = default(stock, "envelope_font")
    shown = list_shown(style, sheet, stock) if style.windows else ()
    composed = letter_proof(style, sheet, setting(stock.store), stock.typefaces, family, shown)
    return _draw_proof(composed, f"{style.name} on {sheet.name}", stock, sheet, Diagnostics())


def _card_proof(name: Written, stock: Stock) -> tuple[Card, Composition]:
    """Both sides of the unfolded card, for each way to fold it."""
    from stationery.catalog.borders import NO_BORDER  # 0.3 ms
    from stationery.catalog.borders import border as find_border  # 0.3 ms
    from stationery.catalog.cards import card  # 0.3 ms
    from stationery.compose.pieces.proofs.card import card_proof  # 0.9 ms

    found, family = card(stock.store, name), default(stock, "envelope_font")
    drawn = find_border(stock.store, found.border) if found.border and found.border != NO_BORDER else None
    return found, card_proof(found, setting(stock.store), stock.typefaces, family, drawn)


def _envelope_proof(name: Written, stock: Stock, diagnostics: Diagnostics) -> tuple[Envelope, Composition]:
    """One page for each post that takes it, since the zones are the post's and the envelope is only paper."""
    found, known = envelope(stock.store, name), tuple(posts(stock.store).values())
    taking = tuple(post for post in known if not post.is_small(found.size))
    if not taking:
        message = f"{found.name} is too small for every known post; their zones are shown anyway"
        diagnostics.remark(message)
    return found, _zones([(found, post) for post in taking or known], stock, diagnostics)


def _post_proof(name: Written, stock: Stock) -> Result:
    """Its zones on each of the envelopes that show them."""
    found = post(stock.store, name)
    covers = [envelope(stock.store, each) for each in found.proof]
    if not covers:
        hint = "write `proof: [c6, c5]` in its file, with the envelopes that show them"
        raise SourceError(f"{name.text}: its file names no envelope to show its zones on", name.place, hint)
    diagnostics = Diagnostics()
    composed = _zones([(cover, found) for cover in covers], stock, diagnostics)
    return _draw_proof(composed, found.name, stock, covers[0], diagnostics)


def _labels_proof(name: Written, stock: Stock) -> Result:
    """Each label's outline with its number and what of it is used, to hold against a sheet."""
    from stationery.catalog.labels import label_sheet, label_style  # 0.6 ms
    from stationery.compose.pieces.labels import SheetLook  # 0.4 ms
    from stationery.compose.pieces.proofs.labels import labels_proof  # 0.4 ms

    sheet = label_sheet(stock.store, name)
    found = find_paper(stock.store, sheet.paper)
    look = SheetLook(sheet, label_style(stock.store), found, Face(default(stock, "envelope_font"), features=("lnum",)))
    return _draw_proof(
        labels_proof(look, setting(stock.store), stock.typefaces), sheet.name, stock, found, Diagnostics()
    )


def _zones(faces: list[tuple[Envelope, Post]], stock: Stock, diagnostics: Diagnostics) -> Composition:
    """A page for each envelope with the zones of a post, read as that post reads it."""
    from stationery.compose.pieces.proofs.envelope import envelope_proof  # 1.1 ms

    family, safe = default(stock, "envelope_font"), safe_area(stock.store)
    proofs = [
        envelope_proof(
            EnvelopeFace(as_read(cover, post), post, safe, family),
            stock.typefaces,
            diagnostics,
            number=number,
            always=always_behind(cover, stock) if cover.windows.windows else (),
        )
        for number, (cover, post) in enumerate(faces)
    ]
    return Composition(tuple(page for proof in proofs for page in proof.pages))


def _letterhead_proof(name: Written, stock: Stock, paper: Written, sender: Party | None, look: Choices) -> Result:
    from stationery.compose.pieces.proofs.letterhead import letterhead_proof  # 0.6 ms
    from stationery.wording.letter import word_sender_alone  # 1.7 ms

    if sender is None:
        table = load_table(stock.store.single("engine/proof-sender.yaml")[-1])
        sender = party_from_table(table.require_table("sender"), sender=True)
        table.finish()
    assert sender is not None
    choices = replace(look, paper=paper, letterhead=name)
    job = resolve(Letter("proof", sender=sender, choices=choices), stock, "blank")
    assert job.letterhead is not None
    masthead = word_sender_alone(job, Diagnostics()).masthead
    assert masthead is not None
    if job.letterhead.qr:
        from stationery.products.qr import encode_own_code  # 1.1 ms

        masthead = encode_own_code(job, masthead, name.place)
    diagnostics = Diagnostics()
    if job.letter.choices.logo:
        from stationery.products.logo import add_logo  # 1.5 ms

        masthead = add_logo(job, masthead, diagnostics)
    composed = letterhead_proof(masthead, job, stock.typefaces, default(stock, "envelope_font"), diagnostics)
    return _draw_proof(composed, f"{job.letterhead.name} on {job.paper.name}", stock, job.paper, diagnostics)


def _draw_together(sheets: list[tuple[Card | Envelope, Composition]], stock: Stock, diagnostics: Diagnostics) -> Result:
    """The proofs of all that has one name, in one file."""
    pages = tuple(page for _, composed in sheets for page in composed.pages)
    title = ", ".join(sheet.name for sheet, _ in sheets)
    return _for_viewing(_draw_proof(Composition(pages), title, stock, sheets[0][0], diagnostics))


def _draw_proof(
    composed: Composition, title: str, stock: Stock, sheet: Paper | Envelope | Card, diagnostics: Diagnostics
) -> Result:
    moment = stock.created or datetime.combine(stock.today, time(), UTC)
    drawn = draw_document(Document(composed.pages, f"Proof: {title}", "en", moment), stock, sheet, diagnostics)
    return _advise(drawn)


def fit_proof(fitting: Fitting, stock: Stock) -> Result:
    """Of the window envelope asked for, or of each that the letter's style is made for. DoesNotFit without any."""
    from stationery.compose.pieces.proofs.fit import FoldedSheet, fit_page  # 4.3 ms
    from stationery.pdf.glyph_bounds import ink  # 4.2 ms

    drawn = [fit for fit in fitting.fits if fit.play is not None and fitting.explains(fit)]
    if not drawn:
        message = "there is no window envelope to draw the letter in"
        raise DoesNotFit(
            message, hint="choose one that the letter fits with --envelope; `stationery catalog` lists them"
        )
    library, family = library_of(stock), default(stock, "envelope_font")
    items = tuple((item, ink(item, library)) for item in fitting.pages[0].items)
    pages: list[Page] = []
    for fit in drawn:
        assert fit.play is not None
        ends = fit.play.extremes
        for words, at in extremes(fit.play):
            composed = fit_page(
                fit.envelope,
                FoldedSheet(items, ends[at], fit.play.first),
                fit.required,
                _caption(fit, words, fitting.job.paper.unit),
                library,
                family,
                len(pages),
            )
            pages += composed.pages
    title = f"Proof: {fitting.job.style.name} in {', '.join(fit.envelope.name for fit in drawn)}"
    moment = stock.created or datetime.combine(stock.today, time(), UTC)
    document = Document(tuple(pages), title, "en", moment)
    return _advise(draw_document(document, stock, drawn[0].envelope, Diagnostics()))


def _advise(drawn: Result) -> Result:
    """A proof of an envelope is not turned as the printer draws one in: it is to look at."""
    size = drawn.pages[0].size
    return _for_viewing(drawn) if size.width > size.height else drawn


def _for_viewing(drawn: Result) -> Result:
    return replace(drawn, finish=(_FOR_VIEWING,), viewed=True)


def _caption(fit: Fit, end: str, unit: str) -> tuple[str, ...]:
    assert fit.folding is not None
    where = f"the sheet pushed to the {end}" if end else "the sheet without play"
    holds = "holds" if fit.holds else "does not hold"
    return f"{fit.envelope.name}: {where}", f"{fit.folding.words(unit)}; {holds}"
