"""Lists as the programs write them, made from their documented headings; and the few parts of an XLSX and an ODS."""

from __future__ import annotations

import csv
import io
import struct
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

_ADDRESS = ("Label", "Formatted", "Street", "City", "PO Box", "Region", "Postal Code", "Country", "Extended Address")
GOOGLE = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,"
    "Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,"
    "Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,"
    + ",".join(f"Address {number} - {part}" for number in (1, 2) for part in _ADDRESS)
    + ",Website 1 - Label,Website 1 - Value"
)
GOOGLE_OLD = (
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,Family Name Yomi,"
    "Name Prefix,Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,Gender,Location,Billing Information,"
    "Directory Server,Mileage,Occupation,Hobby,Sensitivity,Priority,Subject,Notes,Language,Photo,Group Membership,"
    "E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Address 1 - Type,Address 1 - Formatted,"
    "Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,"
    "Address 1 - Country,Address 1 - Extended Address,Organization 1 - Type,Organization 1 - Name,"
    "Organization 1 - Yomi Name,Organization 1 - Title,Organization 1 - Department"
)
OUTLOOK = (
    "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,"
    + ",".join(
        f"{kind} {part}"
        for kind in ("Business", "Home", "Other")
        for part in ["Street", "Street 2", "Street 3", "City", "State", "Postal Code", "Country/Region"]
    )
    + ",Assistant's Phone,Business Fax,Business Phone,Home Phone,Mobile Phone,E-mail Address,E-mail Type,"
    "E-mail Display Name,E-mail 2 Address,Web Page"
)
OUTLOOK_COM = (
    "First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,Surname Yomi,E-mail Address,E-mail 2 Address,"
    "Home Phone,Business Phone,Mobile Phone,Home Address,Home Street,Home Street 2,Home Street 3,Home Address PO Box,"
    "Home City,Home State,Home Postal Code,Home Country,Company,Job Title,Department,Office Location,Business Address,"
    "Business Street,Business Street 2,Business Street 3,Business Address PO Box,Business City,Business State,"
    "Business Postal Code,Business Country,Other Street,Other City,Other State,Other Postal Code,Other Country,Notes"
)


def write_list(path: Path, headings: str, *rows: dict[str, str], encoding: str = "utf-8") -> str:
    """A CSV file of these headings, each row with what it has."""
    with open(path, "w", encoding=encoding, newline="") as stream:
        table = csv.DictWriter(stream, headings.split(","))
        table.writeheader()
        table.writerows(rows)
    return str(path)


def make_text(rows: list[list[str]], separator: str = ",", line_end: str = "\r\n") -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator, lineterminator=line_end).writerows(rows)
    return stream.getvalue()


NAMESPACE = "http://schemas.openxmlformats.org"
CONTENT_TYPES = f"""<Types xmlns="{NAMESPACE}/package/2006/content-types"><Default Extension="rels"
 ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml"
 ContentType="application/xml"/><Override PartName="/xl/workbook.xml"
 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"""
STYLES = f"""<styleSheet xmlns="{NAMESPACE}/spreadsheetml/2006/main"><cellXfs count="3"><xf numFmtId="0"/>
<xf numFmtId="14"/><xf numFmtId="22"/></cellXfs></styleSheet>"""

Cells = dict[str, str | float | tuple[float, int]]
"""What stands at `B3`: text, a number, a number with the style of a date (1) or a time (2), or an error (#N/A)."""


def write_xlsx(
    path: Path, sheets: dict[str, Cells], hidden: tuple[str, ...] = (), styles: str = STYLES, rows: tuple[int, ...] = ()
) -> str:
    """`hidden` sheets, and `rows` that are hidden in each of them."""
    relations = f"{NAMESPACE}/officeDocument/2006/relationships"

    def relate(parts: list[tuple[str, str]]) -> str:
        rows = (
            f'<Relationship Id="rId{number}" Type="{relations}/{kind}" Target="{target}"/>'
            for number, (kind, target) in enumerate(parts, 1)
        )
        return f'<Relationships xmlns="{NAMESPACE}/package/2006/relationships">{"".join(rows)}</Relationships>'

    def name_sheet(number: int, name: str) -> str:
        state = ' state="hidden"' if name in hidden else ""
        return f'<sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}"{state}/>'

    named = "".join(name_sheet(number, name) for number, name in enumerate(sheets, 1))
    main = f'xmlns="{NAMESPACE}/spreadsheetml/2006/main" xmlns:r="{relations}"'
    targets = [("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1)]
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", relate([("officeDocument", "xl/workbook.xml")]))
        archive.writestr("xl/_rels/workbook.xml.rels", relate([*targets, ("styles", "styles.xml")]))
        archive.writestr("xl/styles.xml", styles)
        archive.writestr(
            "xl/workbook.xml",
            f"<workbook {main}><sheets>{named}</sheets></workbook>",
        )
        for (_, target), cells in zip(targets, sheets.values(), strict=True):
            archive.writestr(f"xl/{target}", _sheet(cells, rows))
    return str(path)


def style_formats(*codes: str) -> str:
    """The styles of a workbook: 0 is plain, and each of these formats has the next number."""
    formats = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{escape(code, {chr(34): "&quot;"})}"/>'
        for number, code in enumerate(codes, 164)
    )
    styles = "".join(f'<xf numFmtId="{164 + number}"/>' for number in range(len(codes)))
    return (
        f'<styleSheet xmlns="{NAMESPACE}/spreadsheetml/2006/main"><numFmts>{formats}</numFmts>'
        f'<cellXfs><xf numFmtId="0"/>{styles}</cellXfs></styleSheet>'
    )


def _sheet(cells: Cells, hidden: tuple[int, ...]) -> str:
    rows: dict[int, list[str]] = {}
    for at, cell in cells.items():
        rows.setdefault(int(at.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")), []).append(_cell(at, cell))
    inside = "".join(
        f'<row r="{number}"{" hidden=" + chr(34) + "1" + chr(34) if number in hidden else ""}>{"".join(found)}</row>'
        for number, found in sorted(rows.items())
    )
    return f'<worksheet xmlns="{NAMESPACE}/spreadsheetml/2006/main"><sheetData>{inside}</sheetData></worksheet>'


def _cell(at: str, cell: str | float | tuple[float, int]) -> str:
    if cell == "#N/A":
        return f'<c r="{at}" t="e"><f>VLOOKUP(A2,X1:Y9,2)</f><v>#N/A</v></c>'
    if isinstance(cell, str):
        return f'<c r="{at}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
    number, style = cell if isinstance(cell, tuple) else (cell, 0)
    return f'<c r="{at}" s="{style}"><v>{number!r}</v></c>'


ODS_HEAD = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3">'
    "<office:body><office:spreadsheet>"
)


HIDDEN_ROW = ' table:visibility="filter"'


Shown = tuple[float, str, str]
"""A number, what kind of one ODS takes it for, and how it is shown."""


def write_ods(path: Path, rows: list[list[str | float | Shown]], hidden: tuple[int, ...] = ()) -> str:
    def cell(content: str | float | Shown) -> str:
        if isinstance(content, tuple):
            number, kind, shown = content
            at = f'office:value-type="{kind}" office:value="{number}"'
            return f"<table:table-cell {at}><text:p>{escape(shown)}</text:p></table:table-cell>"
        if isinstance(content, str):
            return f'<table:table-cell office:value-type="string"><text:p>{escape(content)}</text:p></table:table-cell>'
        return f'<table:table-cell office:value-type="float" office:value="{content}"/>'

    inside = "".join(
        f"<table:table-row{HIDDEN_ROW if number in hidden else ''}>{''.join(map(cell, row))}</table:table-row>"
        for number, row in enumerate(rows, 1)
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f'{ODS_HEAD}<table:table table:name="Guests">{inside}</table:table></office:spreadsheet></office:body>'
            "</office:document-content>",
        )
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return str(path)


def write_xlsb(path: Path, rows: list[list[str | float]]) -> str:
    """A binary workbook with one sheet (MS-XLSB): records of a type, a length, and what is in them."""

    def number(of: int) -> bytes:
        """Seven bits a byte, the low ones first."""
        return bytes([of]) if of < 0x80 else bytes([of & 0x7F | 0x80]) + number(of >> 7)

    def record(kind: int, inside: bytes = b"") -> bytes:
        return number(kind) + number(len(inside)) + inside

    def text(of: str) -> bytes:
        return struct.pack("<I", len(of)) + of.encode("utf-16-le")

    def cell(column: int, content: str | float) -> bytes:
        head = struct.pack("<II", column, 0)
        if isinstance(content, str):
            return record(0x0006, head + text(content))
        return record(0x0005, head + struct.pack("<d", content))

    size = struct.pack("<IIII", 0, len(rows) - 1, 0, max(map(len, rows)) - 1)
    sheet = record(0x0081) + record(0x0094, size) + record(0x0091)
    for at, cells in enumerate(rows):
        sheet += record(0x0000, struct.pack("<IIHHBI", at, 0, 300, 0, 0, 0))
        sheet += b"".join(cell(column, content) for column, content in enumerate(cells) if content != "")
    sheet += record(0x0092) + record(0x0082)
    bundle = struct.pack("<II", 0, 1) + text("rId1") + text("Guests")
    book = record(0x0083) + record(0x008F) + record(0x009C, bundle) + record(0x0090) + record(0x009D, bytes(26))
    kinds = f"{NAMESPACE}/officeDocument/2006/relationships"
    with zipfile.ZipFile(path, "w") as archive:
        for part, target in (
            ("_rels/.rels", "xl/workbook.bin"),
            ("xl/_rels/workbook.bin.rels", "worksheets/sheet1.bin"),
        ):
            kind = "officeDocument" if part == "_rels/.rels" else "worksheet"
            related = f'<Relationship Id="rId1" Type="{kinds}/{kind}" Target="{target}"/>'
            named = f'<Relationships xmlns="{NAMESPACE}/package/2006/relationships">{related}</Relationships>'
            archive.writestr(part, named)
        archive.writestr("xl/workbook.bin", book + record(0x0084))
        archive.writestr("xl/worksheets/sheet1.bin", sheet)
    return str(path)
