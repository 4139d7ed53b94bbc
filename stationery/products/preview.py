"""A letter, its envelope or its card to look at before it is printed: upright pages, as SVG or as a PDF of them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, get_args

from stationery.data.stock import Stock
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import Remark
from stationery.model.geometry import Rect, Size, sheet
from stationery.model.letter import Letter
from stationery.model.manuscript import Manuscript
from stationery.model.page import Document, Form, Imported, Page, Text
from stationery.model.typeface import Face
from stationery.model.values import names, replace, value
from stationery.pdf.form_svg import draw_paths
from stationery.pdf.svg import ShowForm, Svg, draw_parts
from stationery.products.letter import Extras, compose_whole
from stationery.products.shown import What
from stationery.products.stock import library_of
from stationery.resolve.defaults import default
from stationery.resolve.job import NOTHING, Job, Options

if TYPE_CHECKING:
    from stationery.model.composition import Composition
    from stationery.model.memory import Memory

WHAT: tuple[What, ...] = get_args(What)


@value
class Preview:
    """Pages as one reads them, not drawn yet."""

    pages: tuple[Page, ...]
    title: str
    language: str
    created: datetime
    remarks: tuple[Remark, ...] = ()
    manuscript: Manuscript | None = None


def preview(
    letter: Letter, stock: Stock, what: What, options: Options, signature: bytes | None = None, *, zones: bool = False
) -> Preview:
    """What would be printed, an envelope upright; raises as making it does.

    A letter with placeholders is shown as a draft. With `zones` each page has the post's zones over it, a letter the
    fields of its style. An envelope may be on its carrier.
    """
    diagnostics, of_signature = Diagnostics(), Diagnostics()
    options = replace(options, draft=options.draft or bool(letter.marks))
    if what == "envelope":
        from stationery.products.envelope import compose_cover, resolve_envelope  # 5.5 ms

        upright = replace(options, envelope=replace(options.envelope, upright=True))
        job = resolve_envelope(letter, stock, upright)
        if stock.typefaces.memory and not _shows_files(job.letter):
            manuscript, composed, remarks = _recall_cover(job, stock, stock.typefaces.memory)
            diagnostics.add(*remarks)
        else:
            manuscript, composed = compose_cover(job, stock, diagnostics, check_address=True)
    elif what == "card":
        from stationery.products.card import impose_note, resolve_note  # 6.8 ms

        job = resolve_note(letter, stock, options.card, options.draft)
        imposed, manuscript = impose_note(job, stock, signature, diagnostics, of_signature)
        composed = imposed.composed
    else:
        extras = Extras(signature, draft=options.draft, services=options.services)
        job, manuscript, composed = compose_whole(letter, stock, extras, diagnostics)
    diagnostics.add(*of_signature.remarks)
    pages = composed.pages
    if zones:
        pages = _add_zones(pages, job, what, stock, diagnostics)
    if what == "envelope" and options.envelope.carrier:
        from stationery.products.envelope import lay_on_carriers  # 5.5 ms

        pages = lay_on_carriers(pages, job)
    title, language = manuscript.title, manuscript.language
    return Preview(pages, title, language, job.created, diagnostics.remarks, manuscript)


def _shows_files(letter: Letter) -> bool:
    """Whether something of a file may be on an envelope, which can change while the letter doesn't."""
    choices = letter.choices
    return bool(letter.postage or choices.own or choices.logo)


def _recall_cover(job: Job, stock: Stock, memory: Memory) -> tuple[Manuscript, Composition, tuple[Remark, ...]]:
    """The envelope composed, or the one before it if all is the same that it is made of: not so the letter's words."""
    from stationery.products.envelope import compose_cover  # 5.5 ms

    bare = replace(job, letter=replace(job.letter, body=(), marks=(), typed=NOTHING))

    def compose() -> tuple[Manuscript, Composition, tuple[Remark, ...]]:
        diagnostics = Diagnostics()
        return *compose_cover(bare, stock, diagnostics, check_address=True), diagnostics.remarks

    made_of = (stock.today, *(getattr(bare, name) for name in names(bare)))
    return memory.recall_latest("covers", made_of, compose)


def draw_svgs(shown: Preview, stock: Stock, show_form: ShowForm | None = None) -> tuple[str, ...]:
    """Each page as SVG. `show_form` draws pages of somebody else's PDF; without it they are outlined."""
    return tuple(map(str, draw_pages(shown, stock, show_form)))


def draw_pages(shown: Preview, stock: Stock, show_form: ShowForm | None = None) -> tuple[Svg, ...]:
    """The same in parts."""
    library = library_of(stock)
    count = len(shown.pages)
    titles = (f"{shown.title}, page {nth} of {count}" if count > 1 else shown.title for nth in range(1, count + 1))
    return tuple(
        draw_parts(page, library, title=title, language=shown.language, show_form=show_form)
        for page, title in zip(shown.pages, titles, strict=True)
    )


def draw_preview_pdf(shown: Preview, stock: Stock) -> bytes:
    """The same pages as a PDF, for a program that makes pixels of it."""
    from stationery.pdf.document import write_pdf  # 3.5 ms

    return write_pdf(Document(shown.pages, shown.title, shown.language, shown.created), library_of(stock))


def draw_form_pdf(form: Form, shown: Preview, stock: Stock) -> bytes:
    """A page of somebody else's PDF alone, for a program that makes pixels of it."""
    page = Page(form.size, (Imported(sheet(form.size), form),))
    return draw_preview_pdf(replace(shown, pages=(page,)), stock)


def forms_of(shown: Preview) -> tuple[Form, ...]:
    """The pages of somebody else's PDFs that these pages show, each once; not drawings, which an SVG can have in it."""
    found = (item.form for page in shown.pages for item in page.items if isinstance(item, Imported))
    return tuple(form for form in dict.fromkeys(found) if not draw_paths(form.content))


def _add_zones(
    pages: tuple[Page, ...], job: Job, what: What, stock: Stock, diagnostics: Diagnostics
) -> tuple[Page, ...]:
    """The pages with the zones over the first: the others are another side, or have none."""
    from stationery.compose.pieces.proofs.zones import Labels, overlay  # 1.0 ms
    from stationery.pdf.glyph_bounds import ink  # 0.5 ms

    first = pages[0]
    areas = _areas(job, what, first.size)
    if not areas:
        message = "a card has no zones" if what == "card" else f"the style {job.style.name} has no fields"
        diagnostics.remark(f"{message}; the post's zones are on the envelope", hint="show it with --what envelope")
        return pages
    from stationery.catalog.addressing import addressing  # 0.6 ms

    look, library = addressing(stock.store).proof, library_of(stock)
    labels = Labels(look.outline, Face(default(stock, "envelope_font")), look.size, look.leading, look.gap)
    taken = tuple(ink(item, library) for item in first.items if isinstance(item, Text))
    over = overlay(areas, first.size, taken, labels, stock.typefaces)
    return replace(first, items=(*first.items, *over)), *pages[1:]


def _areas(job: Job, what: What, size: Size) -> tuple[tuple[str, Rect, bool], ...]:
    """Name and place of what a page must keep to, and whether it is only a printer's limit."""
    if what == "envelope":
        of_post = job.post.vertical if job.cover.vertical else job.post.zones(size)
        zones = tuple((zone.name, zone.on(size), False) for zone in of_post)
        windows = tuple((f"window: the {each.shows}", each.on(size), False) for each in job.cover.windows.windows)
        return *zones, *windows, ("what any printer reaches", job.printable.on(size), True)
    if what == "letter":
        return tuple((field.id.replace("_", " "), field.area.on(size), False) for field in job.style.fields)
    return ()
