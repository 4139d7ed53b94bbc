"""Letterhead PDFs as designers and office programs send them, good and bad, made when a test asks for one."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pypdf import PdfReader, PdfWriter, Transformation
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    RectangleObject,
    TextStringObject,
)
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

LETTER, A4 = (612.0, 792.0), (595.276, 841.89)
BURGUNDY = (0.36, 0.1, 0.18)
HEAD, FOOT = 84.25, 37.0
"""Points: how far down the head's lowest ink reaches, and how far up the foot's highest."""

_FACE = "EBGaramond"


@cache
def face() -> str:
    """A typeface that reportlab embeds."""
    spec = find_spec("fontpkg_eb_garamond")
    assert spec and spec.submodule_search_locations
    (file,) = [path for path in Path(spec.submodule_search_locations[0]).rglob("*.ttf") if "Italic" not in path.name]
    pdfmetrics.registerFont(TTFont(_FACE, str(file)))
    return _FACE


def drawn(
    size: tuple[float, float] = LETTER, pages: int = 1, font: str = "", more: Callable[[Any], None] | None = None
) -> bytes:
    """A band of color, a name over a rule, an address at the right, a foot; a second page with a smaller head."""
    out, (width, height), font = io.BytesIO(), size, font or face()
    canvas = Canvas(out, size, initialFontName=font, invariant=1)
    for number in range(pages):
        canvas.setFillColorRGB(*BURGUNDY)
        canvas.rect(0, height - 10, width, 10, stroke=0, fill=1)
        if number == 0:
            canvas.setFont(font, 26)
            canvas.drawString(72, height - 72, "Atelier Whitcomb")
            canvas.setFont(font, 9)
            canvas.drawRightString(width - 72, height - 61, "6 Lighthouse Lane")
            canvas.drawRightString(width - 72, height - 72, "Rockport, ME 04856")
            canvas.setStrokeColorRGB(*BURGUNDY)
            canvas.setLineWidth(0.5)
            canvas.line(72, height - 84, width - 72, height - 84)
        else:
            canvas.setFont(font, 12)
            canvas.drawString(72, height - 40, "Atelier Whitcomb")
        canvas.setFont(font, 8)
        canvas.drawCentredString(width / 2, 30.6, "Bookbinding and letterpress  ·  whitcomb.example")
        if more:
            more(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def changed(data: bytes, change: Callable[[PdfWriter], None]) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(data))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def name(text: str) -> NameObject:
    return NameObject(f"/{text}")


def dictionary(**entries: Any) -> DictionaryObject:
    return DictionaryObject({name(key): value for key, value in entries.items()})


def good() -> bytes:
    return drawn()


def two_pages() -> bytes:
    return drawn(pages=2)


def a4() -> bytes:
    return drawn(A4, 2)


def three_pages() -> bytes:
    return drawn(pages=3)


def unembedded() -> bytes:
    return drawn(font="Helvetica")


def transparent() -> bytes:
    """A tint laid over the band, and a picture with a soft mask."""

    def more(canvas: Any) -> None:
        from PIL import Image

        canvas.setFillColorRGB(1, 0.8, 0.2)
        canvas.setFillAlpha(0.4)
        canvas.rect(0, 770, 306, 22, stroke=0, fill=1)
        canvas.setFillAlpha(1)
        seal = Image.new("RGBA", (40, 40), (92, 26, 46, 128))
        canvas.drawImage(ImageReader(seal), 500, 735, 30, 30, mask="auto")

    def grouped(writer: PdfWriter) -> None:
        writer.pages[0][name("Group")] = dictionary(S=name("Transparency"), CS=name("DeviceRGB"), I=BooleanObject(True))

    return changed(drawn(more=more), grouped)


def rotated(turn: int = 90) -> bytes:
    """Drawn on its side, and turned upright by /Rotate."""

    def change(writer: PdfWriter) -> None:
        page = writer.pages[0]
        width, height = LETTER
        moves = {
            90: Transformation().rotate(90).translate(height, 0),
            180: Transformation().rotate(180).translate(width, height),
            270: Transformation().rotate(-90).translate(0, width),
        }
        page.add_transformation(moves[turn])
        page.mediabox = RectangleObject((0, 0, *((height, width) if turn % 180 else (width, height))))
        page.cropbox = page.mediabox
        page[name("Rotate")] = NumberObject(turn)

    return changed(drawn(), change)


def cropped() -> bytes:
    """On a larger sheet, away from its origin, with ink outside the CropBox."""

    def change(writer: PdfWriter) -> None:
        page = writer.pages[0]
        page.add_transformation(Transformation().translate(-150, 40))
        page.mediabox = RectangleObject((-200, 0, 512, 892))
        page.cropbox = RectangleObject((-150, 40, 462, 832))

    def outside(canvas: Any) -> None:
        canvas.setFillColorRGB(0, 0, 0)
        canvas.rect(620, 300, 20, 200, stroke=0, fill=1)

    return changed(drawn(more=outside), change)


def with_bleed() -> bytes:
    """As a printer gets it: 9 points of paper around, to be cut away; only the TrimBox is as large as the sheet."""

    def change(writer: PdfWriter) -> None:
        page = writer.pages[0]
        page.mediabox = page.cropbox = RectangleObject((-9, -9, 621, 801))
        page.trimbox = RectangleObject((0, 0, 612, 792))

    return changed(drawn(), change)


def encrypted() -> bytes:
    return changed(drawn(), lambda writer: writer.encrypt("", "owner", algorithm="RC4-128"))


def scripted() -> bytes:
    def change(writer: PdfWriter) -> None:
        action = dictionary(S=name("JavaScript"), JS=TextStringObject("app.alert('Hello');"))
        scripts = dictionary(Names=ArrayObject([TextStringObject("hello"), action]))
        writer.root_object[name("Names")] = writer._add_object(dictionary(JavaScript=scripts))

    return changed(drawn(), change)


def opening() -> bytes:
    """A launch when the file is opened, hidden behind references."""

    def change(writer: PdfWriter) -> None:
        kind = writer._add_object(name("Launch"))
        writer.root_object[name("OpenAction")] = writer._add_object(
            DictionaryObject({name("S"): kind, name("F"): TextStringObject("calc.exe")})
        )

    return changed(drawn(), change)


def clicking() -> bytes:
    def change(writer: PdfWriter) -> None:
        action = dictionary(S=name("JavaScript"), JS=TextStringObject("app.alert('Hello');"))
        writer.pages[0][name("Annots")] = ArrayObject(
            [
                dictionary(
                    Type=name("Annot"),
                    Subtype=name("Link"),
                    Rect=RectangleObject((0, 0, 9, 9)),
                    A=action,
                )
            ]
        )

    return changed(drawn(), change)


def with_attachment() -> bytes:
    return changed(drawn(), lambda writer: writer.add_attachment("notes.txt", b"private"))


def linked() -> bytes:
    return drawn(more=lambda canvas: canvas.linkURL("https://whitcomb.example", (200, 25, 400, 40)))


def oversized() -> bytes:
    return drawn() + b"%" * 10_000_000


def broken() -> bytes:
    data = drawn()
    return data[: len(data) // 2]


def broken_stream() -> bytes:
    """A page whose drawing is not what its filter says."""

    def change(writer: PdfWriter) -> None:
        stream = DecodedStreamObject()
        stream.set_data(b"not deflated")
        stream[name("Filter")] = name("FlateDecode")
        writer.pages[0][name("Contents")] = writer._add_object(stream)

    return changed(drawn(), change)


def landscape() -> bytes:
    return drawn((792.0, 612.0))


def postscript() -> bytes:
    def change(writer: PdfWriter) -> None:
        stream = DecodedStreamObject()
        stream.set_data(b"showpage")
        stream.update(dictionary(Type=name("XObject"), Subtype=name("PS")))
        _show(writer, stream)

    return changed(drawn(), change)


def lzw() -> bytes:
    """A picture packed with LZW, that asks to be smoothed: one black point, encoded by hand."""

    def change(writer: PdfWriter) -> None:
        stream = DecodedStreamObject()
        stream.set_data(bytes((0x80, 0x00, 0x20, 0x20)))  # clear, 0, end of data, in nine bits each
        stream.update(
            dictionary(
                Type=name("XObject"), Subtype=name("Image"), Width=NumberObject(1), Height=NumberObject(1),
                ColorSpace=name("DeviceGray"), BitsPerComponent=NumberObject(8), Filter=name("LZWDecode"),
                Interpolate=BooleanObject(True), Metadata=writer._add_object(dictionary()),
            )
        )  # fmt: skip
        _show(writer, stream)

    return changed(drawn(), change)


def printing_inks() -> bytes:
    return drawn(more=lambda canvas: (canvas.setFillColorCMYK(0, 1, 0.5, 0.2), canvas.rect(72, 780, 20, 5, fill=1)))


def layered(hidden: bool = False) -> bytes:
    def change(writer: PdfWriter) -> None:
        layer = writer._add_object(dictionary(Type=name("OCG"), Name=TextStringObject("Head")))
        usual = dictionary(Order=ArrayObject([layer]))
        if hidden:
            usual[name("OFF")] = ArrayObject([layer])
        writer.root_object[name("OCProperties")] = dictionary(OCGs=ArrayObject([layer]), D=usual)
        page = writer.pages[0]
        page["/Resources"][name("Properties")] = dictionary(L=layer)
        _wrapped(writer, b"/OC /L BDC\n", b"\nEMC")

    return changed(drawn(), change)


def tagged() -> bytes:
    """As a word processor writes it: its words are content of elements of its own."""
    return changed(drawn(), lambda writer: _wrapped(writer, b"/P <</MCID 0 /Lang (en)>> BDC\n", b"\nEMC"))


def whitewashed() -> bytes:
    """A white sheet beneath it all, empty words all over it, as office programs leave them, and ink that is not seen:
    clipped away, invisible, wholly transparent."""

    def more(canvas: Any) -> None:
        canvas.setFillColorRGB(1, 1, 1)
        canvas.rect(-5, -5, 622, 690, stroke=0, fill=1)
        canvas.setFillColorRGB(0, 0, 0)
        canvas.setFont(face(), 12)
        for y in range(100, 700, 12):
            canvas.drawString(200, y, "  ")
        canvas.saveState()
        corner = canvas.beginPath()
        corner.rect(0, 0, 1, 1)
        canvas.clipPath(corner, stroke=0, fill=0)
        canvas.rect(0, 100, 612, 600, stroke=0, fill=1)
        canvas.restoreState()
        canvas.saveState()
        canvas.setFillAlpha(0)
        canvas.rect(0, 100, 612, 600, stroke=0, fill=1)
        canvas.restoreState()
        hidden = canvas.beginText(200, 400)
        hidden.setTextRenderMode(3)
        hidden.textOut("Not to be seen")
        hidden.setTextRenderMode(0)
        canvas.drawText(hidden)
        canvas.setFillColorRGB(*BURGUNDY)
        canvas.setFont(face(), 8)
        canvas.drawCentredString(306, 30.6, "Bookbinding and letterpress  ·  whitcomb.example")

    return drawn(more=more)


def framed() -> bytes:
    """A frame around the whole sheet."""
    return drawn(more=lambda canvas: canvas.rect(20, 20, 572, 752, stroke=1, fill=0))


def with_column() -> bytes:
    """A column of particulars at the right, where the text would go."""

    def more(canvas: Any) -> None:
        canvas.setFont(face(), 9)
        for number in range(30):
            canvas.drawRightString(560, 600 - 14 * number, "Particulars of ours, in a column")

    return drawn(more=more)


def watermarked() -> bytes:
    """Large pale words across the middle of the sheet."""

    def more(canvas: Any) -> None:
        canvas.saveState()
        canvas.setFillColorRGB(0.9, 0.9, 0.9)
        canvas.setFont(face(), 110)
        canvas.translate(306, 396)
        canvas.rotate(50)
        canvas.drawCentredString(0, 0, "Whitcomb")
        canvas.restoreState()

    return drawn(more=more)


def low_head() -> bytes:
    """A head that reaches into the address field of DIN 5008."""

    def more(canvas: Any) -> None:
        canvas.setFont(face(), 20)
        canvas.drawString(80, A4[1] - 190, "Since 1911")

    return drawn(A4, more=more)


def glyphs_drawn() -> bytes:
    """A Type 3 font, whose only letter is a square, shown in two places: its glyphs are drawings."""

    def change(writer: PdfWriter) -> None:
        glyph = DecodedStreamObject()
        glyph.set_data(b"750 0 0 0 750 750 d1 0 0 750 750 re f")
        table = DecodedStreamObject()
        table.set_data(
            b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /S def /CMapType 2 def\n"
            b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <61> <25A0> endbfchar endcmap end end"
        )
        font = dictionary(
            Type=name("Font"), Subtype=name("Type3"), FontBBox=ArrayObject([NumberObject(n) for n in (0, 0, 750, 750)]),
            FontMatrix=ArrayObject([FloatObject(n) for n in (0.001, 0, 0, 0.001, 0, 0)]),
            CharProcs=dictionary(square=writer._add_object(glyph)), Resources=dictionary(),
            Encoding=dictionary(
                Type=name("Encoding"), Differences=ArrayObject([NumberObject(97), name("square")])
            ),
            FirstChar=NumberObject(97), LastChar=NumberObject(97), Widths=ArrayObject([NumberObject(750)]),
            ToUnicode=writer._add_object(table),
        )  # fmt: skip
        writer.pages[0]["/Resources"]["/Font"][name("Square")] = writer._add_object(font)
        _wrapped(writer, b"", b"\nBT /Square 12 Tf 72 770 Td (aa) Tj ET")

    return changed(drawn(), change)


def by_fpdf2() -> bytes:
    """Made by another library: its fonts are Type 0."""
    from fpdf import FPDF

    pdf = FPDF(unit="pt", format=LETTER)
    pdf.add_page()
    spec = find_spec("fontpkg_ibm_plex_mono")
    assert spec and spec.submodule_search_locations
    file = next(Path(spec.submodule_search_locations[0]).rglob("*Mono-Regular.ttf"))
    pdf.add_font("plex", fname=str(file))
    pdf.set_font("plex", size=20)
    pdf.text(72, 60, "Atelier Whitcomb")
    pdf.set_draw_color(92, 26, 46)
    pdf.line(72, 70, 540, 70)
    pdf.set_font("plex", size=8)
    pdf.text(72, 760, "Bookbinding and letterpress")
    return bytes(pdf.output())


def of_other_widths() -> bytes:
    """Letters said to be wider than they are."""

    def change(writer: PdfWriter) -> None:
        font = next(iter(writer.pages[0]["/Resources"]["/Font"].values())).get_object()
        inner = font["/DescendantFonts"][0].get_object()
        del inner["/W"]
        inner[name("DW")] = NumberObject(640)

    return changed(by_fpdf2(), change)


def of_no_glyph() -> bytes:
    """A character that the typeface does not have: glyph 0."""

    def change(writer: PdfWriter) -> None:
        font = next(iter(writer.pages[0]["/Resources"]["/Font"]))
        _wrapped(writer, b"", f"\nBT {font} 12 Tf 300 770 Td <0000> Tj ET".encode())

    return changed(by_fpdf2(), change)


def _show(writer: PdfWriter, stream: Any) -> None:
    """Show an XObject in the upper left corner."""
    page = writer.pages[0]
    page["/Resources"][name("XObject")] = dictionary(X=writer._add_object(stream))
    _wrapped(writer, b"", b"\nq 12 0 0 12 72 770 cm /X Do Q")


def _wrapped(writer: PdfWriter, before: bytes, after: bytes) -> None:
    """The page's drawing with something before and after it."""
    page = writer.pages[0]
    contents = page.get_contents()
    assert contents is not None
    stream = DecodedStreamObject()
    stream.set_data(before + contents.get_data() + after)
    page[name("Contents")] = writer._add_object(stream.flate_encode())


def pages(data: bytes) -> int:
    return len(PdfReader(io.BytesIO(data)).pages)


GOOD = {
    "good": good,
    "two-pages": two_pages,
    "transparent": transparent,
    "rotated": rotated,
    "upside-down": lambda: rotated(180),
    "rotated-back": lambda: rotated(270),
    "cropped": cropped,
    "with-bleed": with_bleed,
    "linked": linked,
    "lzw": lzw,
    "layered": layered,
    "tagged": tagged,
    "whitewashed": whitewashed,
    "framed": framed,
    "with-column": with_column,
    "glyphs-drawn": glyphs_drawn,
    "by-fpdf2": by_fpdf2,
}
"""On US Letter, each of which a letter may stand without losing a claim."""

HINDERED = {
    "unembedded": unembedded,
    "printing-inks": printing_inks,
    "of-other-widths": of_other_widths,
    "of-no-glyph": of_no_glyph,
}
"""With which a letter is made, but not all that is claimed otherwise can be."""

REFUSED = {
    "encrypted": (encrypted, "paper.pdf is encrypted"),
    "scripted": (scripted, "paper.pdf contains scripts (JavaScript)"),
    "opening": (opening, "paper.pdf runs an action when it is opened"),
    "clicking": (clicking, "paper.pdf runs an action when you click it"),
    "with-attachment": (with_attachment, "paper.pdf contains other files"),
    "oversized": (oversized, "paper.pdf is larger than 10 MB"),
    "broken": (broken, "paper.pdf is damaged"),
    "broken-stream": (broken_stream, "paper.pdf is damaged"),
    "no-pdf": (lambda: b"<html>Not found</html>", "paper.pdf isn't a PDF"),
    "empty": (lambda: b"", "paper.pdf is empty"),
    "wrong-size": (a4, "paper.pdf is 8.268 x 11.693 in, but the sheet (US Letter) is 8.5 x 11 in"),
    "landscape": (landscape, "paper.pdf is sideways: it is 11 x 8.5 in, but the sheet (US Letter) is 8.5 x 11 in"),
    "postscript": (postscript, "paper.pdf contains PostScript"),
    "hidden-layer": (lambda: layered(hidden=True), "paper.pdf has hidden layers"),
    "watermarked": (watermarked, "paper.pdf has ink all over the sheet"),
}  # fmt: skip
"""Each with what is said of it."""
