"""Checks the user's letterhead PDF before anything is drawn, and turns its bytes into forms, or says why it can't."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stationery.incoming.content_bounds import find_ink
from stationery.incoming.content_stream import Contents
from stationery.incoming.importing import take_form
from stationery.incoming.matrices import Box, Matrix, move_box
from stationery.incoming.pdf_reader import entry, open_pdf, report_damage
from stationery.incoming.preflight import Preflight
from stationery.incoming.upright import hides_layers, turn_upright, within
from stationery.model.errors import Place, Remark, SourceError
from stationery.model.geometry import Rect, Size
from stationery.model.page import PDF_A, PDF_UA, Form
from stationery.model.units import ZERO, Length, mm, pt
from stationery.model.values import replace, value

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_LETTERHEAD_BYTES = 10_000_000
"""Every letter contains its letterhead; a drawn heading, not a photo, takes a hundredth of this."""

_SHEETS = 2
_TOLERANCE = mm(1)
"""Allows for rounding by other programs; no printer notices it."""

_RUNS = frozenset((
    "/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/Movie", "/Sound", "/GoToE", "/GoToR",
    "/ResetForm", "/Hide", "/SetOCGState", "/Trans", "/GoTo3DView", "/RichMediaExecute", "/Thread", "/Named",
))  # fmt: skip
"""Kinds of actions that do more than show a page of the file or a website."""

_PLAYS = frozenset(("/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"))
_PLAIN_COPY = "print it to a new PDF, or export it without this"


@value
class Letterhead:
    """The form of the first sheet, and that of the others where the file has a second page."""

    first: Form
    later: Form | None
    remarks: tuple[Remark, ...]


def read_letterhead(data: bytes, name: str, place: Place, paper: Size, paper_name: str, unit: str) -> Letterhead:
    """The letterhead in a file's bytes, called `name` in messages, for sheets of that paper.

    Raises SourceError, at `place`, for a file that is broken, encrypted, oversized or made to do something, and for
    pages that are not of the paper's size.
    """
    if len(data) > MOST_LETTERHEAD_BYTES:
        hint = "every letter contains it; save its pictures at 300 dots per inch"
        raise SourceError(f"{name} is larger than {MOST_LETTERHEAD_BYTES // 1_000_000} MB", place, hint)
    reader = open_pdf(data, place, name)
    with report_damage(place, name):
        refuse_scripts(reader, name, place)
        pages = list(reader.pages[:_SHEETS])
        if not pages:
            raise ValueError("it has no page that can be read")
        forms = [_form(page, number, name, place, (paper, paper_name, unit)) for number, page in enumerate(pages, 1)]
        remarks = [*_on_notes(pages, name, place), *_on_claims(forms, name, place)]
        blank = [f"page {form.number}" for form in forms if not form.ink]
        if blank:
            remarks.append(
                Remark(f"{name} is blank on {' and '.join(blank)}", place, "check that it is the right file")
            )
        if len(reader.pages) > _SHEETS:
            remarks.append(Remark(f"{name} has {len(reader.pages)} pages; only the first two are used", place))
    return Letterhead(forms[0], forms[1] if len(forms) > 1 else None, tuple(remarks))


def read_forms(data: bytes, name: str, place: Place) -> tuple[Form, ...]:
    """Each page of a finished file as a form of its own size, to be drawn on another sheet; its tags are left out.

    Raises SourceError for a file that is broken, encrypted or made to do something.
    """
    reader = open_pdf(data, place, name)
    with report_damage(place, name):
        refuse_scripts(reader, name, place)
        return tuple(
            _form(page, number, name, place, (_size_of(page), "", "mm")) for number, page in enumerate(reader.pages, 1)
        )


def count_pages(data: bytes, name: str, place: Place) -> int:
    """How many pages a file has. Raises SourceError for one that is broken or encrypted."""
    reader = open_pdf(data, place, name)
    with report_damage(place, name):
        return len(reader.pages)


def read_page(data: bytes, name: str, place: Place, number: int) -> Form:
    """One page of a file as a form of its own size, the cropped one: postage. `number` is 0 where none was named.

    Raises SourceError as `read_forms` does, and for a page that is not there, one that is blank, and several pages
    where none was named.
    """
    reader = open_pdf(data, place, name)
    with report_damage(place, name):
        refuse_scripts(reader, name, place)
        count = len(reader.pages)
        if not number and count > 1:
            hint = f"name the page, such as {name}#2 for the second"
            raise SourceError(f"{name} has {count} pages", place, hint)
        if number > count:
            pages = "1 page" if count == 1 else f"{count} pages"
            raise SourceError(f"{name} has no page {number}: it has {pages}", place, "name one that it has")
        page = reader.pages[max(number, 1) - 1]
        form = _form(page, max(number, 1), name, place, (_size_of(page), "", "mm"))
    if not form.ink:
        raise SourceError(f"{name} shows nothing", place, "check that it is the right file")
    return form


def read_artwork(data: bytes, name: str, place: Place) -> tuple[Form, tuple[Remark, ...]]:
    """The first page of a file as a form, cropped to its ink: a logo. Raises SourceError as `read_forms` does, and for
    a page that is blank."""
    first, *others = read_forms(data, name, place)
    if not first.ink:
        raise SourceError(f"{name} shows nothing", place, "check that it is the right file")
    ink = first.ink[0]
    for each in first.ink[1:]:
        ink = ink.join(each)
    a, b, c, d, e, f = first.content.matrix
    matrix = (a, b, c, d, e - ink.x.pt, f - (first.size.height - ink.bottom).pt)
    size = Size(ink.width, ink.height)
    cropped = replace(
        first, size=size, content=replace(first.content, matrix=matrix), ink=(Rect(ZERO, ZERO, ink.width, ink.height),)
    )
    remarks = _on_claims([first], name, place)
    if others:
        remarks.append(Remark(f"{name} has {len(others) + 1} pages; only the first one is the logo", place))
    return cropped, tuple(remarks)


def _size_of(page: Any) -> Size:
    """The page's own size, as it is seen: cropped."""
    unit, media = float(entry(page, "/UserUnit", 1)), [float(each) for each in page["/MediaBox"]]
    given = entry(page, "/CropBox") or page["/MediaBox"]
    left, bottom, right, top = within([float(each) for each in given], media)
    sides = pt((right - left) * unit), pt((top - bottom) * unit)
    return Size(*(reversed(sides) if int(entry(page, "/Rotate", 0)) % 180 else sides))


def refuse_scripts(reader: PdfReader, name: str, place: Place) -> None:
    """Raise if the file runs actions or contains other files."""

    def refuse(what: str) -> None:
        raise SourceError(f"{name} {what}", place, _PLAIN_COPY)

    root = reader.root_object
    names = entry(root, "/Names", {})
    form = entry(root, "/AcroForm", {})
    opening = entry(root, "/OpenAction")
    if "/JavaScript" in names or _runs(opening) == "/JavaScript":
        refuse("contains scripts (JavaScript)")
    if _runs(opening) or "/AA" in root:
        refuse("runs an action when it is opened")
    if "/EmbeddedFiles" in names or "/Collection" in root or "/AF" in root:
        refuse("contains other files")
    if "/XFA" in form:
        refuse("is a dynamic form (XFA)")
    for page in reader.pages:
        if "/AA" in page:
            refuse("runs an action when a page is shown")
        for note in _notes(page):
            action = entry(note, "/A")
            if entry(note, "/Subtype") in _PLAYS:
                refuse(f"contains other files ({str(note['/Subtype']).removeprefix('/')})")
            if "/AA" in note or _runs(action):
                refuse("runs an action when you click it")
    if hides_layers(root):
        refuse("has hidden layers")


def _runs(action: Any) -> str:
    """The kind of an action that does more than follow a link."""
    if action is None or not hasattr(action, "keys"):
        return ""
    kind = str(entry(action, "/S", ""))
    if "/Next" in action:
        return kind if kind in _RUNS else "/Next"
    return kind if kind in _RUNS else ""


def _form(page: Any, number: int, name: str, place: Place, paper: tuple[Size, str, str]) -> Form:
    box, matrix = _turn_upright(page, number, name, place, paper)
    contents = Contents()
    content = contents.of_page(page)
    group = entry(page, "/Group")
    preflight = Preflight(name, place, contents)
    preflight.page(content, group)
    size = move_box(matrix, box)
    height = paper[0].height
    ink = tuple(_rect(each, pt(size[3]), height) for each in find_ink(content, box, matrix, contents))
    taken = take_form(content, group, box, matrix, contents)
    return Form(name, number, Size(pt(size[2]), pt(size[3])), taken, ink, tuple(preflight.found))


def _rect(box: Box, top: Length, height: Length) -> Rect:
    """A box in points, up from the form's lower edge, as a place on the sheet, down from its upper one."""
    left, bottom, right, upper = box
    return Rect(pt(left), top - pt(upper), pt(right - left), pt(upper - bottom))


def _turn_upright(page: Any, number: int, name: str, place: Place, paper: tuple[Size, str, str]) -> tuple[Box, Matrix]:
    """The box of the page that is the sheet, and the matrix that sets it upright at 0, 0.

    That is the CropBox, or where a printer's margin surrounds the sheet the TrimBox. Raises SourceError where neither
    is as large as the paper.
    """
    unit = float(entry(page, "/UserUnit", 1))
    turn = int(entry(page, "/Rotate", 0)) % 360
    found: list[Size] = []
    for key in ("/CropBox", "/TrimBox"):
        given = entry(page, key) or page["/MediaBox"]
        box = within([float(each) for each in given], [float(each) for each in page["/MediaBox"]])
        matrix = turn_upright(box, turn, unit)
        _, _, width, height = move_box(matrix, box)
        found.append(Size(pt(width), pt(height)))
        if (
            abs(found[-1].width - paper[0].width) <= _TOLERANCE
            and abs(found[-1].height - paper[0].height) <= _TOLERANCE
        ):
            return box, matrix
    size, sheet = found[0], paper[0]
    which = f"page {number} of {name}" if number > 1 else name
    sizes = f"{_words(size, paper[2])}, but the sheet ({paper[1]}) is {_words(sheet, paper[2])}"
    if abs(size.width - sheet.height) <= _TOLERANCE and abs(size.height - sheet.width) <= _TOLERANCE:
        raise SourceError(f"{which} is sideways: it is {sizes}", place, "rotate the page and save it again")
    raise SourceError(
        f"{which} is {sizes}", place, "save it at the sheet's size, or set paper: to the size it was made for"
    )


def _words(size: Size, unit: str) -> str:
    return f"{size.width.words(unit).removesuffix(f' {unit}')} x {size.height.words(unit)}"


def _notes(page: Any) -> list[Any]:
    return [each.get_object() for each in entry(page, "/Annots", ())]


def _on_notes(pages: list[Any], name: str, place: Place) -> list[Remark]:
    """Links, fields and comments lie on top of a page; they aren't part of its drawing."""
    kinds = [str(entry(note, "/Subtype", "")).removeprefix("/") for page in pages for note in _notes(page)]
    kinds = [kind for kind in kinds if kind != "Popup"]
    if not kinds:
        return []
    counted = ", ".join(f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(kinds))
    hint = "draw anything that must show on the page itself"
    return [Remark(f"{name}: links, fields and comments aren't copied ({counted})", place, hint)]


def _on_claims(forms: list[Form], name: str, place: Place) -> list[Remark]:
    """One remark for each reason, with the standards that it costs."""
    reasons: dict[str, list[str]] = {}
    for form in forms:
        for standard, reason in form.hinders:
            if standard not in reasons.setdefault(reason, []):
                reasons[reason].append(standard)
    remarks = []
    for reason, standards in reasons.items():
        lost = " or ".join(each for each in (PDF_A, PDF_UA) if each in standards)
        hint = "everything else is done; export the letterhead again if you need that claim"
        remarks.append(Remark(f"{name}: the letter can't claim {lost}: {reason}", place, hint))
    return remarks
