"""PDFs to be enclosed: real ones of other programs beside this file, and what scanners and forms write, made here."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

HERE = Path(__file__).parent
REAL = ("libreoffice", "pdflatex", "bitmap-a4", "thesis")


@cache
def real(name: str) -> bytes:
    return (HERE / f"{name}.pdf").read_bytes()


def _name(text: str) -> NameObject:
    return NameObject(f"/{text}")


def _box(*numbers: float) -> ArrayObject:
    return ArrayObject([FloatObject(each) for each in numbers])


def _table(**entries: Any) -> DictionaryObject:
    return DictionaryObject({_name(key): each for key, each in entries.items()})


def _written(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@cache
def scanned() -> bytes:
    """Two pages as scanners write them: one picture each, the second sideways with /Rotate and a box off the origin,
    with the words of a text recognition that nobody sees, and resources that pages inherit."""
    writer = PdfWriter()
    for number in (1, 2):
        page = writer.add_blank_page(612, 792)
        picture = Image.new("L", (204, 264), 250)
        pen = ImageDraw.Draw(picture)
        pen.rectangle((20, 20, 90, 40), fill=30)
        pen.text((20, 60), f"page {number}", fill=0)
        if number == 2:
            picture = picture.rotate(90, expand=True)
        packed = io.BytesIO()
        picture.save(packed, "JPEG", quality=60)
        stream = StreamObject()
        stream._data = packed.getvalue()
        stream.update(
            _table(
                Type=_name("XObject"), Subtype=_name("Image"), Width=NumberObject(picture.width),
                Height=NumberObject(picture.height), BitsPerComponent=NumberObject(8), ColorSpace=_name("DeviceGray"),
                Filter=_name("DCTDecode"),
            )
        )  # fmt: skip
        content = DecodedStreamObject()
        width, height = (612, 792) if number == 1 else (792, 612)
        left, bottom = (0, 0) if number == 1 else (-20, 30)
        words = f"BT 3 Tr /F1 12 Tf {left + 60} {bottom + 90} Td (page {number}) Tj ET"
        content.set_data(f"q {width} 0 0 {height} {left} {bottom} cm /Im0 Do Q {words}".encode())
        page[_name("Contents")] = writer._add_object(content)
        font = _table(Type=_name("Font"), Subtype=_name("Type1"), BaseFont=_name("Helvetica"))
        page[_name("Resources")] = _table(XObject=_table(Im0=writer._add_object(stream)), Font=_table(F1=font))
        if number == 2:
            page[_name("Rotate")] = NumberObject(90)
            page[_name("MediaBox")] = _box(-30, 20, 792, 662)
            page[_name("CropBox")] = _box(-20, 30, 772, 642)
    return _written(writer)


def form(*, drawn: bool = True, printed: bool = True) -> bytes:
    """A page with a field that is filled in, on top of it: `drawn` or left to the viewer, `printed` or only shown."""
    writer = PdfWriter()
    page = writer.add_blank_page(612, 792)
    field = _table(
        Type=_name("Annot"), Subtype=_name("Widget"), FT=_name("Tx"), T=TextStringObject("name"),
        V=TextStringObject("Jane"), Rect=_box(100, 600, 300, 640), F=NumberObject(4 if printed else 0),
    )  # fmt: skip
    if drawn:
        look = DecodedStreamObject()
        look.set_data(b"/Tx BMC 0 0 0 rg 0 0 50 10 re f EMC")
        look.update(_table(Subtype=_name("Form"), BBox=_box(0, 0, 100, 20), Matrix=_box(1, 0, 0, 1, 0, 0)))
        field[_name("AP")] = _table(N=writer._add_object(look))
    kept = writer._add_object(field)
    page[_name("Annots")] = ArrayObject([kept])
    writer._root_object[_name("AcroForm")] = _table(Fields=ArrayObject([kept]))
    return _written(writer)


def changed(name: str, **root: Any) -> bytes:
    """A real one with other entries in its catalog."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(real(name))))
    writer._root_object.update(_table(**root))
    return _written(writer)


def portfolio() -> bytes:
    return changed("bitmap-a4", Collection=_table(View=_name("D")))


def encrypted(name: str = "bitmap-a4") -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(real(name))))
    writer.encrypt("", "owner", algorithm="RC4-128")
    return _written(writer)


def landscape() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(792, 612)
    return _written(writer)
