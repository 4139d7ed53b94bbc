"""Writes what PDF/UA-1 and PDF/A-2a require: XMP metadata and the output color space."""

from __future__ import annotations

import struct
from functools import cache

from stationery.model.page import PDF_A, PDF_UA, STANDARDS
from stationery.model.values import value

_MARK = "\ufeff"


@value
class Description:
    """What a file says of itself; `date` is ISO 8601 in UTC. `printer` is the name of the one it is corrected for."""

    title: str
    author: str
    subject: str
    language: str
    date: str
    producer: str
    printer: str = ""


def xmp(about: Description, claims: frozenset[str] = STANDARDS, part: int = 2) -> bytes:
    """The XMP packet: the same as the information dictionary, and which of the two standards are met.

    `part` is PDF/A's: 2, or 3 for a file with any other file within it.

    PDF/A-2 wants a description of every schema it does not know (ISO 19005-2, 6.6.2.3.1), and pdfuaid is one.
    """
    title, author, subject = about.title, about.author, about.subject
    language, date, producer = about.language, about.date, about.producer
    creator = f"<dc:creator><rdf:Seq><rdf:li>{_escape(author)}</rdf:li></rdf:Seq></dc:creator>"
    subject = f"<dc:description>{_alternative(subject)}</dc:description>"
    return (
        f'<?xpacket begin="{_MARK}" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" '
        'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" '
        'xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" '
        'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" '
        'xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
        "<dc:format>application/pdf</dc:format>"
        f"<dc:title>{_alternative(title)}</dc:title>"
        f"{creator if author else ''}{subject if subject else ''}"
        f"<dc:language><rdf:Bag><rdf:li>{_escape(language)}</rdf:li></rdf:Bag></dc:language>"
        f"<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>"
        f"<xmp:CreatorTool>{_escape(producer)}</xmp:CreatorTool>"
        f"<pdf:Producer>{_escape(producer)}</pdf:Producer>"
        f"{_ARCHIVABLE.format(part=part) if PDF_A in claims else ''}"
        f"{'<pdfuaid:part>1</pdfuaid:part>' if PDF_UA in claims else ''}"
        f"{_made_for(about.printer) if about.printer else ''}"
        f"{_describe_schemas(PDF_UA in claims, bool(about.printer))}"
        '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    ).encode()


_ARCHIVABLE = "<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
_OPENING, _CLOSING = "<pdfaExtension:schemas><rdf:Bag>", "</rdf:Bag></pdfaExtension:schemas>"
_SCHEMA = (
    '<rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>{called}</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>{uri}</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>{name}</pdfaProperty:name>'
    "<pdfaProperty:valueType>{type}</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>{says}</pdfaProperty:description></rdf:li></rdf:Seq>"
    "</pdfaSchema:property></rdf:li>"
)

PRINTER_SCHEMA = "urn:stationery:printing"
"""The XMP namespace of `printer`, the name of the printer that the pages are corrected for."""


def _describe_schemas(accessible: bool, printed: bool) -> str:
    described = ""
    if accessible:
        described += _SCHEMA.format(
            called="PDF/UA identification schema",
            uri="http://www.aiim.org/pdfua/ns/id/",
            prefix="pdfuaid",
            name="part",
            type="Integer",
            says="The part of PDF/UA that is met",
        )
    if printed:
        described += _SCHEMA.format(
            called="Printing",
            uri=PRINTER_SCHEMA,
            prefix="stationery",
            name="printer",
            type="Text",
            says="The printer that the pages are corrected for",
        )
    return f"{_OPENING}{described}{_CLOSING}" if described else ""


def _made_for(printer: str) -> str:
    name = _escape(printer)
    return f'<stationery:printer xmlns:stationery="{PRINTER_SCHEMA}">{name}</stationery:printer>'


def _alternative(text: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{_escape(text)}</rdf:li></rdf:Alt>'


def _escape(text: str) -> str:
    """Text as XML may hold it, which has no control characters, not even coded."""
    if not text.isprintable():
        text = "".join(letter for letter in text if letter >= " " or letter in "\t\n\r")
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@cache
def srgb_profile() -> bytes:
    """An ICC profile of sRGB (IEC 61966-2-1), version 4.2: three primaries, adapted to D50, and its curve."""
    curve = (
        b"para\0\0\0\0" + struct.pack(">HH", 3, 0) + _encode_fixed(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
    )
    # Bradford's adaptation from D65 to D50, and the primaries adapted by it (ICC's sRGB profile v4).
    adaptation = (1.0479, 0.0229, -0.0502, 0.0296, 0.9905, -0.0171, -0.0092, 0.0151, 0.7517)
    tags = {
        b"desc": _words("sRGB"),
        b"cprt": _words("CC0"),
        b"wtpt": _color(0.9642, 1.0, 0.8249),
        b"chad": b"sf32\0\0\0\0" + _encode_fixed(*adaptation),
        b"rXYZ": _color(0.4361, 0.2225, 0.0139),
        b"gXYZ": _color(0.3851, 0.7169, 0.0971),
        b"bXYZ": _color(0.1431, 0.0606, 0.7139),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    start = 128 + 4 + 12 * len(tags)
    index, body, placed = struct.pack(">I", len(tags)), b"", dict[bytes, tuple[int, int]]()
    for tag, data in tags.items():
        if data not in placed:
            placed[data] = (start + len(body), len(data))
            body += data + b"\0" * (-len(data) % 4)
        index += tag + struct.pack(">II", *placed[data])
    date = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
    head = struct.pack(">I4xI", 128 + len(index) + len(body), 0x04200000) + b"mntrRGB XYZ " + date + b"acsp"
    head = head.ljust(68, b"\0") + _encode_fixed(0.9642, 1.0, 0.8249)
    return head.ljust(128, b"\0") + index + body


def _encode_fixed(*values: float) -> bytes:
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def _color(*values: float) -> bytes:
    return b"XYZ \0\0\0\0" + _encode_fixed(*values)


def _words(text: str) -> bytes:
    return b"mluc\0\0\0\0" + struct.pack(">II4sII", 1, 12, b"enUS", 2 * len(text), 28) + text.encode("utf-16-be")
