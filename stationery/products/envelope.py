"""The trip of an envelope, which needs of a letter only who it is for and from."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from typing import TYPE_CHECKING

from stationery.catalog.countries import has_limits
from stationery.compose.parts.envelope_face import EnvelopeFace
from stationery.compose.parts.return_address import Design
from stationery.compose.pieces.envelope import compose_envelope
from stationery.compose.type.compositor import Compositor
from stationery.compose.type.type_scale import scale_letterhead
from stationery.data.stock import Stock
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import DoesNotFit, Place, SourceError, StationeryError, each_fault
from stationery.model.letter import Letter
from stationery.model.units import inch
from stationery.model.values import replace
from stationery.products.letter_pages import add_logo_of
from stationery.products.placeholders import mark_draft, title_draft
from stationery.products.result import Result, draw_job
from stationery.resolve.job import AS_USUAL, Job, Options
from stationery.resolve.resolve import resolve
from stationery.wording.letter import word_envelope

if TYPE_CHECKING:
    from stationery.compose.parts.notices import Notices
    from stationery.model.composition import Composition
    from stationery.model.manuscript import Manuscript
    from stationery.model.page import Page


def envelope_pdf(letter: Letter, stock: Stock, options: Options = AS_USUAL, *, check_address: bool = False) -> Result:
    """The PDF of the letter's envelope; of the letter only recipient, sender and choices are looked at.

    The letter's notations stand on the envelope by themselves. Lines too long or too many are remarked; what else seems
    wrong in the recipient's address, with `check_address`.
    """
    return draw_envelope(resolve_envelope(letter, stock, options), stock, check_address=check_address)


def resolve_envelope(letter: Letter, stock: Stock, options: Options = AS_USUAL) -> Job:
    """Raises SourceError without a recipient, and what `resolve` raises."""
    if not letter.body:
        ensure_recipient(letter)
    job = resolve(letter, stock, "envelope", options)
    ensure_recipient(job.letter)  # the address may stand in the body, above the salutation
    return job


def ensure_recipient(letter: Letter) -> None:
    if letter.recipient is None:
        hint = "write `to:` with the address lines below it, each indented by two spaces, or use --to"
        raise SourceError("the envelope has no recipient", Place(letter.file), hint)


def draw_envelope(job: Job, stock: Stock, *, check_address: bool = False) -> Result:
    """The envelope of a job, whatever else is made of it."""
    diagnostics = Diagnostics()
    manuscript, composed = compose_cover(job, stock, diagnostics, check_address=check_address)
    if job.letter.postage or job.options.envelope.postage:
        from stationery.products.postage import remark_on_printing  # 2.0 ms

        remark_on_printing(job, diagnostics)
    if job.options.envelope.carrier:
        return _draw_carrier(composed, manuscript, job, stock, diagnostics)
    drawn = draw_job(composed, manuscript, job, stock, job.cover, diagnostics)
    return say_how_backs_lie(drawn, job, faces=True) if len(drawn.pages) > 1 else drawn


def say_how_backs_lie(drawn: Result, job: Job, *, faces: bool) -> Result:
    """With how the side with the flap goes in, of which the usual sentence knows nothing; with `faces`, the first page
    is the face."""
    lies = _lay_sides(drawn.pages[-1], job)
    if lies is None:
        return drawn
    face, told = lies
    return replace(drawn, finish=(f"Page 1, the face: {face}", f"Page 2. {told}") if faces else (told,))


def tell_sides(pages: tuple[Page, ...], job: Job) -> tuple[str, ...]:
    """How a file with faces and backs in turn is printed; nothing for one of faces alone."""
    lies = _lay_sides(pages[-1], job) if len(pages) > 1 else None
    if lies is None:
        return ()
    face, told = lies
    return (
        "The odd pages (1, 3, 5 …) are the faces, the even pages the backs with the flap. In the print dialog, choose"
        " odd pages only; then put the envelopes back in the same order, turned over, and choose even pages only.",
        f"Each face: {face}",
        told,
    )


def _lay_sides(back: Page, job: Job) -> tuple[str, str] | None:
    """How the face goes in, and the back; None if there is no flap to print, or the page is for reading only."""
    if job.options.envelope.return_to != "flap" or (back.size.width > back.size.height and not back.turn):
        return None
    if job.printer:
        from stationery.printing.loading import lay_envelope  # 1.0 ms

        face, lies = (lay_envelope(job.printer, upright=not back.turn, back=side).sentence for side in (False, True))
        return face, f"The back, with the flap: {lies}"
    first = f"feed its {_FIRST_EDGE[back.turn]} edge first"
    return f"{first}.", f"The back, with the flap at its top: {first}; test on plain paper which side faces up."


_FIRST_EDGE = {"clockwise": "left", "counterclockwise": "right", "": "top"}
_CARRIED = {
    "clockwise": "left edge, with the return address,",
    "counterclockwise": "right edge, with the stamp,",
    "": "top edge",
}
"""The edge of the envelope that goes in first, by how the page is turned."""


def _draw_carrier(
    composed: Composition, manuscript: Manuscript, job: Job, stock: Stock, diagnostics: Diagnostics
) -> Result:
    """The face on a sheet of the letter's paper, and how the envelope gets there."""
    pages = lay_on_carriers(composed.pages, job)
    drawn = draw_job(replace(composed, pages=pages), manuscript, job, stock, job.paper, diagnostics)
    if job.options.envelope.upright and pages[0].size.width > pages[0].size.height:
        return drawn
    return replace(drawn, finish=(*drawn.finish, *carrier_steps(drawn.pages[0].turn)))


def lay_on_carriers(pages: tuple[Page, ...], job: Job) -> tuple[Page, ...]:
    """Each face on a sheet of the job's paper. Raises DoesNotFit."""
    from stationery.catalog.card_style import note_style  # 5.0 ms
    from stationery.compose.pieces.carrier import lay_on_carrier  # 1.0 ms

    style = note_style(job.store)
    return tuple(lay_on_carrier(page, job.paper, style, job.cover.name) for page in pages)


def carrier_steps(turn: str) -> tuple[str, ...]:
    """How an envelope is printed on a carrier whose face is turned so on the way to paper."""
    return (
        f"For inkjet printers only: print it on plain paper, the envelope's {_CARRIED[turn]} first. Lay the envelope"
        " inside the outline, tape that edge down with removable tape, put the sheet back in the same way, and print"
        " again.",
        "Never put tape into a laser printer; it gets hot.",
    )


def compose_cover(
    job: Job, stock: Stock, diagnostics: Diagnostics, *, check_address: bool = False
) -> tuple[Manuscript, Composition]:
    """The envelope as far as it is no file yet."""
    manuscript = word_envelope(job, diagnostics)
    composed = compose_envelope_pages(job, manuscript, stock, diagnostics)
    if job.draft:
        composed = mark_draft(composed, job, job.fonts.envelope, stock)
        manuscript = title_draft(manuscript, job)
    if check_address and not job.options.envelope.inner:
        from stationery.products.address import remark_on_parties  # 1.3 ms

        remark_on_parties(job, diagnostics, listed=False)
    return manuscript, composed


def tell_columns_apart(job: Job, manuscript: Manuscript, diagnostics: Diagnostics) -> Manuscript:
    """The manuscript of an envelope with both addresses told apart, if they are set in columns."""
    cover, post = job.cover, job.post
    if not cover.vertical or post.columns is None:
        return manuscript
    from stationery.wording.address.columns import word_columns  # 0.5 ms

    if job.letter.choices.letterhead and job.options.envelope.return_to != "none" and manuscript.return_address:
        diagnostics.remark("the envelope is in columns, so the return address isn't set as the letterhead")
    return word_columns(manuscript, job, post.boxes if post.boxes_on(cover.size) else None, diagnostics)


def compose_envelope_pages(job: Job, manuscript: Manuscript, stock: Stock, diagnostics: Diagnostics) -> Composition:
    """The envelope's pages."""
    letter, options = job.letter, job.options.envelope
    of_logo = diagnostics if job.product == "envelope" else Diagnostics()  # the letter tells it, if there is one
    manuscript = add_logo_of(job, manuscript, of_logo) if job.dressed else manuscript
    if not options.invitation:
        manuscript = tell_columns_apart(job, manuscript, diagnostics)
    face = face_of(job, manuscript, stock)
    if options.postage or letter.postage:
        face = _add_postage(face, job, stock, diagnostics)
    if options.invitation:
        from stationery.products.invitation import compose_invitation  # 2 ms

        if not options.inner:
            remark_on_limits(job, manuscript, diagnostics)
        return compose_invitation(job, manuscript, face, stock, diagnostics)
    notices, of_notices = None, Diagnostics()
    if job.options.services or letter.delivery_notation or letter.arrival_notation:
        from stationery.products.notices import find_notices  # 1.0 ms

        notices = find_notices(job, of_notices)
    try:
        composed = compose_face(manuscript, face, stock, diagnostics, notices)
    except StationeryError as fault:
        _blame_printer(fault, job, stock, lambda roomy: compose_face(manuscript, roomy, stock, Diagnostics(), notices))
        raise
    diagnostics.add(*of_notices.remarks)
    own = job.letterhead_sheet if job.product != "card" else None
    if own and letter.sender and options.return_to != "none" and job.dressed and not letter.choices.letterhead:
        from stationery.products.letterhead_sheet import remark_in_its_place  # 0.8 ms

        remark_in_its_place(own, job.letterhead, "the envelope", diagnostics)
    remark_on_limits(job, manuscript, diagnostics)
    return composed


def _blame_printer(fault: StationeryError, job: Job, stock: Stock, compose: Callable[[EnvelopeFace], object]) -> None:
    """Raise DoesNotFit at the list of printers if the margins there alone leave no room."""
    printer = job.printer
    if not isinstance(first := each_fault(fault)[0], DoesNotFit) or printer is None or printer.margins is None:
        return
    roomy = replace(job, printer=replace(printer, margins=None))
    try:
        compose(face_of(roomy, word_envelope(roomy, Diagnostics()), stock))
    except StationeryError:
        return
    widths = ", ".join(f"{each.mm:g}" for each in printer.margins)
    message = f"the margins of the printer {printer.name} leave no room: {first.message}"
    hint = (
        f"left, top, right, and bottom, they are {widths} mm; correct `margins` there, or measure the printer again"
        f" (`stationery printer add {shlex.quote(printer.name)}`)"
    )
    raise DoesNotFit(message, Place(stock.printers), hint) from None


def _add_postage(face: EnvelopeFace, job: Job, stock: Stock, diagnostics: Diagnostics) -> EnvelopeFace:
    """The face with the postage that is printed on it, or a box for what isn't printed on a draft."""
    from stationery.products.postage import find_postage  # 2.0 ms

    postage = find_postage(job, stock, diagnostics)
    if postage and face.stamp_box:
        diagnostics.remark("the postage is printed, so there is no box for a stamp")
    return replace(face, postage=postage, stamp_box=face.stamp_box or job.draft)


def compose_face(
    manuscript: Manuscript,
    envelope_face: EnvelopeFace,
    stock: Stock,
    diagnostics: Diagnostics,
    notices: Notices | None = None,
) -> Composition:
    """The face, in columns if the manuscript has them."""
    if manuscript.delivery_columns:
        from stationery.compose.pieces.column_envelope import compose_columns  # 3.0 ms

        return compose_columns(manuscript, envelope_face, stock.typefaces, diagnostics, notices)
    return compose_envelope(manuscript, envelope_face, stock.typefaces, diagnostics, notices)


def face_of(job: Job, manuscript: Manuscript, stock: Stock) -> EnvelopeFace:
    """What is to be set. Whether it goes abroad, and what stands in the boxes for a postcode of the post's own country,
    is looked for only where the post has a rule for them."""
    cover, post, options = job.cover, job.post, job.options.envelope
    boxes = post.boxes if cover.upright else None
    abroad = boxes is not None and job.goes_abroad
    lines = tuple(line.text for line in manuscript.delivery_address)
    return EnvelopeFace(
        cover,
        post,
        job.printable.clear_of(options.margins) if options.margins else job.printable,
        job.fonts.envelope,
        return_to=options.return_to,
        stamp_box=options.stamp_box,
        feed=not options.upright,
        design=design_of(job, manuscript, stock) if job.dressed else None,
        postcode=boxes.digits(lines) if boxes and not abroad else "",
        abroad=abroad,
        chosen=bool(options.font or job.letter.choices.font),
    )


_LOGO_ON_ENVELOPE = 0.3
"""Of the envelope's width, which a logo takes at most: a third is the post's (DMM 202 puts the sender in its upper left
part), and the words stand beside it."""


_NAME_ON_ENVELOPE, _NAME_AT_LEAST = 0.5, inch(3)
"""Of the envelope's width, what a name takes before it is broken: more would stand above the address; but on a small
envelope a name of usual length stands in one line."""


def design_of(job: Job, manuscript: Manuscript, stock: Stock) -> Design | None:
    """How the letter's letterhead dresses the return address; None without a letterhead."""
    head = scale_letterhead(job, stock.typefaces)
    if head is None:
        return None
    compositor = Compositor(stock.typefaces, job.setting, job.fonts.corner, job.language.tag)
    masthead = manuscript.masthead
    monogram, logo = (masthead.monogram, masthead.logo) if masthead else (None, None)
    size = job.cover.size
    widest = None if size.upright.width == size.width else max(size.width * _NAME_ON_ENVELOPE, _NAME_AT_LEAST)
    return Design(head.envelope, compositor, head.flap, monogram, logo, size.width * _LOGO_ON_ENVELOPE, widest)


def remark_on_limits(job: Job, manuscript: Manuscript, diagnostics: Diagnostics) -> None:
    """That lines are too long for the post which delivers them, or too many; looked for only where it has a limit."""
    there = job.destination or job.country
    if not has_limits(job.store, there):
        return
    from stationery.products.address import remark_beyond_limits  # 1.3 ms

    remark_beyond_limits(manuscript.delivery_address, there, job.country, job.store, diagnostics)
