"""Letters that other programs made: reportlab and fpdf2, and content written by hand as other producers write it."""

from __future__ import annotations

import importlib
import io
from collections.abc import Callable, Iterable
from pathlib import Path

from fpdf import FPDF
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    RectangleObject,
)
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

ADDRESS = ("Frau Dr. Katharina Weiß", "Stadtbibliothek Musterstadt", "Am Alten Markt 5", "12345 Musterstadt")
US_ADDRESS = (
    "Ms. Jane Schmoe",
    "Director of Affiliate Offices",
    "Acme Corporation",
    "1200 Main Street, Suite 400",
    "Springfield, IL 62701",
)
MM = 72 / 25.4
A4 = (595.276, 841.89)
LETTER = (612.0, 792.0)
LEFT, TOP = 25 * MM, 66 * MM
"""Where the first baseline of the address begins in DIN 5008, form B."""


def drawn(draw: Callable[[Canvas], object], size: tuple[float, float] = A4) -> bytes:
    """What reportlab makes of one page."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def address(canvas: Canvas, lines: Iterable[str] = ADDRESS, *, x: float = LEFT, top: float = TOP) -> None:
    """The lines at their place, a line every 12 points."""
    for number, line in enumerate(lines):
        canvas.drawString(x, canvas._pagesize[1] - top - 12 * number, line)


def din(canvas: Canvas, font: str = "Helvetica") -> None:
    """A letter in the manner of DIN 5008, with a return line, an information block and a body."""
    height = canvas._pagesize[1]
    canvas.setFont(font, 7)
    canvas.drawString(LEFT, height - 48.5 * MM, "A. Brückner, Lindenstraße 27, 04155 Leipzig")
    canvas.setFont(font, 11)
    address(canvas)
    canvas.drawString(125 * MM, height - TOP, "Datum: 20. November 2026")
    canvas.drawString(LEFT, height - 105 * MM, "Ihre Anzeige vom 2. November, und was ich dazu sagen möchte")


def block(canvas: Canvas, font: str = "Times-Roman") -> None:
    """A block letter on US Letter, its sender on top, the address between date and salutation."""
    canvas.setFont(font, 12)
    rows = [
        "Daniel Okafor",
        "48 Birch Lane, Apt. 3",
        "Champaign, IL 61820",
        "",
        "November 20, 2026",
        "",
        "",
        *US_ADDRESS,
    ]
    rows += ["", "Dear Ms. Schmoe:", ""]
    rows += ["Thank you for taking the time to meet with me on Friday about the position of a Data", "Analyst."]
    for number, row in enumerate(rows):
        canvas.drawString(72, 792 - 80 - 14 * number, row)


def truetype() -> str:
    """A subset TrueType font in reportlab, which writes several fonts with codes of their own."""
    pdfmetrics.registerFont(TTFont("Foreign", font_file("source_sans_3"), shapable=False))
    return "Foreign"


def font_file(package: str) -> str:
    """The upright file of one of the font packages."""
    folder = Path(importlib.import_module(f"fontpkg_{package}").__file__ or "").parent
    return str(next(path for path in sorted(folder.rglob("*.ttf")) if "Italic" not in path.name))


def by_fpdf(write: Callable[[FPDF], object]) -> bytes:
    """What fpdf2 makes of a page of A4, measured in millimeters."""
    pdf = FPDF(unit="mm", format="A4")
    pdf.set_auto_page_break(False)
    pdf.add_page()
    write(pdf)
    return bytes(pdf.output())


def content(operators: str, fonts: dict[str, DictionaryObject] | None = None, size: tuple[float, float] = A4) -> bytes:
    """A page of handwritten operators; /F is Helvetica in WinAnsi unless others are given."""
    writer = PdfWriter()
    page = writer.add_blank_page(*size)
    stream = DecodedStreamObject()
    stream.set_data(operators.encode("latin-1"))
    page[NameObject("/Contents")] = writer._add_object(stream)
    usual = {"/F": helvetica()}
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject(key): font for key, font in (fonts or usual).items()})}
    )
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def helvetica() -> DictionaryObject:
    """A standard font that isn't embedded, and has no widths."""
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )


def changed(data: bytes, change: Callable[[PdfWriter], object]) -> bytes:
    """A PDF with a change to its objects."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def turned(data: bytes, degrees: int) -> bytes:
    """The page with /Rotate, its content counter-turned, so that a person sees the very same letter."""

    def turn(writer: PdfWriter) -> None:
        page = writer.pages[0]
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        matrix = {90: (0, 1, -1, 0, height, 0), 180: (-1, 0, 0, -1, width, height), 270: (0, -1, 1, 0, 0, width)}[
            degrees
        ]
        page.add_transformation(matrix)
        if degrees != 180:
            page.mediabox = RectangleObject((0, 0, height, width))
            page.cropbox = RectangleObject((0, 0, height, width))
        page[NameObject("/Rotate")] = NumberObject(degrees)

    return changed(data, turn)


def cropped(data: bytes, margin: float) -> bytes:
    """The page on a larger sheet, of which only the letter is shown."""

    def crop(writer: PdfWriter) -> None:
        page = writer.pages[0]
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        page.mediabox = RectangleObject((-margin, -2 * margin, width + margin, height + margin))
        page[NameObject("/CropBox")] = ArrayObject([FloatObject(part) for part in (0, 0, width, height)])

    return changed(data, crop)
