"""Opens a spreadsheet (XLSX, ODS, XLS, XLSB) as a list: its first visible sheet that has rows."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import IO, TYPE_CHECKING

from stationery.model.contact import Look, Row
from stationery.model.errors import Place, Remark, SourceError
from stationery.model.values import replace
from stationery.reading.contacts.list_encoding import EXPORT
from stationery.reading.contacts.rows import SEARCHED, find_headings, make_row, name_headings, refuse_data
from stationery.reading.contacts.sheet_looks import SheetLooks, read_looks

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

Cell = int | float | str | bool | time | date | datetime | timedelta


class SheetList:
    """One sheet of a workbook, which is kept open: its cells are in memory, and `rows` makes texts of them."""

    def __init__(self, file: str, sheet: CalamineSheet, looks: SheetLooks, remarks: tuple[Remark, ...]) -> None:
        self.file = file
        self._sheet = sheet
        self._looks = looks
        self._left = [""] * (sheet.start or (0, 0))[1]
        first = [texts for texts, _ in zip(self._texts(), range(SEARCHED), strict=False)]
        self._begins = find_headings(file, first)
        place = Place(file, self._begins + 1)
        self.headings, found = name_headings(first[self._begins], place)
        refuse_data(self.headings, place)
        self.remarks: tuple[Remark, ...] = (*remarks, *found, *self._tell_hidden())

    def rows(self) -> Iterator[Row]:
        for row in self._rows():
            yield replace(row, hidden=True) if row.number in self._looks.hidden else row

    def _rows(self) -> Iterator[Row]:
        count = len(self.headings)
        for number, cells in enumerate(self._sheet.iter_rows(), 1):
            if number <= self._begins + 1:
                continue
            texts, looks = self._write(cells), list[tuple[int, Look]]()
            for column, cell in enumerate(cells, len(self._left)):
                if cell.__class__ is not str and column < count and (look := self._look(number, column, cell)):
                    if _is_code(look):
                        texts[column] = look.digits  # 02134 in the format 00000
                    else:
                        looks.append((column, look))
                elif cell == "" and (error := self._looks.errors.get((number, column))) and column < count:
                    texts[column] = error
            row = make_row(self.file, number, texts, count)
            if row:
                yield replace(row, looks=tuple(looks)) if looks else row

    def _texts(self) -> Iterator[list[str]]:
        for cells in self._sheet.iter_rows():  # rows above the first that has cells come, too, but no columns
            yield self._write(cells)

    def _write(self, cells: list[Cell]) -> list[str]:
        return self._left + [cell if cell.__class__ is str else _write_cell(cell) for cell in cells]

    def _look(self, number: int, column: int, cell: Cell) -> Look | None:
        match cell:
            case bool():
                return Look("truth")
            case float() | int():
                return self._looks.look(number, column, cell)
            case datetime():
                return Look("day" if cell.time() == time() else "moment", moment=cell)
            case date():
                return Look("day", moment=datetime(cell.year, cell.month, cell.day))
            case time():
                return Look("time", moment=datetime.combine(date.min, cell))
        return None

    def _tell_hidden(self) -> Iterator[Remark]:
        if not self._looks.hidden:
            return
        rows = [row.number for row in self._rows() if row.number in self._looks.hidden]
        if rows:
            shown = ", ".join(map(str, rows[:_MOST_SHOWN])) + ", …" * (len(rows) > _MOST_SHOWN)
            what = "1 hidden row is" if len(rows) == 1 else f"{len(rows)} hidden rows are"
            message = f"{what} part of the list ({'row' if len(rows) == 1 else 'rows'} {shown})"
            yield Remark(message, Place(self.file), "--skip-hidden leaves out rows that the spreadsheet doesn't show")


_MOST_SHOWN = 10


def _is_code(look: Look) -> bool:
    """Whether the digits alone are shown, with zeros before them, or as a ZIP code of nine digits."""
    if look.kind != "number" or look.before or look.after:
        return False
    return "-" in look.digits or (look.digits.startswith("0") and look.digits.isdecimal() and len(look.digits) > 1)


def _write_cell(cell: Cell) -> str:
    """A cell's text: a date as ISO writes it, a whole number without a point."""
    match cell:
        case str():
            return cell
        case bool():
            return "TRUE" if cell else "FALSE"
        case float():
            return f"{cell:.0f}" if cell.is_integer() and abs(cell) < _EXACT else f"{cell:.15g}"
        case datetime():
            return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "seconds")
        case time():
            return cell.isoformat("seconds" if cell.second else "minutes")
        case date():
            return cell.isoformat()
    return str(cell)


_EXACT = 1e15
"""Below it a float has all digits of a whole number."""


def open_sheets(path: str, stream: IO[bytes]) -> SheetList:
    """The list in a workbook. Raises SourceError that names what else the file is, or the extra that is missing."""
    with stream:
        _refuse_other_files(path, stream)
        stream.seek(0)
        sheets = _read_sheets(path, stream)
        looks = read_looks(stream, sheets[0].name) if sheets else SheetLooks()
    if not sheets:
        raise SourceError("the workbook has no visible sheet with rows", Place(path), EXPORT)
    remarks: tuple[Remark, ...] = ()
    if len(sheets) > 1:
        others = ", ".join(repr(each.name) for each in sheets[1:])
        hint = "move the sheet to the front of the workbook to use it instead"
        remarks = (Remark(f"the sheet {sheets[0].name!r} is the list; not read: {others}", Place(path), hint),)
    return SheetList(path, sheets[0], looks, remarks)


def _read_sheets(path: str, stream: IO[bytes]) -> list[CalamineSheet]:
    """The visible sheets that have rows."""
    try:
        from python_calamine import CalamineError, PasswordError, load_workbook  # 4 ms; an extra
    except ImportError:
        hint = "install it:  pip install 'stationery[sheets]'; or save the list as CSV (UTF-8)"
        raise SourceError("reading a spreadsheet takes the extra `sheets`", Place(path), hint) from None
    sheets = []
    try:
        workbook = load_workbook(stream)
        for each in workbook.sheets_metadata:
            if str(each.visible) == "SheetVisibleEnum.Visible" and str(each.typ) == "SheetTypeEnum.WorkSheet":
                sheet = workbook.get_sheet_by_name(each.name)
                sheets += [sheet] if sheet.height else []
    except PasswordError:
        raise SourceError("the workbook has a password", Place(path), "save a copy without it, or as CSV") from None
    except (CalamineError, OSError, ValueError):
        raise SourceError("this isn't a spreadsheet, or a damaged one", Place(path), EXPORT) from None
    return sheets


_REFERENCE = re.compile(rb'\br="([A-Z]+)([0-9]+)"')
_MOST_ROWS = 1_048_576
_MOST_CELLS = 40_000_000
"""An XLSX sheet's own limit; and what fits into memory, for calamine makes room for each cell of the rectangle about
all of them, and is ended by the system for want of it."""


def _refuse_vast_sheet(path: str, archive: zipfile.ZipFile, name: str) -> None:
    """Raise SourceError if a sheet has one cell far away from the others."""
    right, low, rest = b"A", 1, b""
    with archive.open(name) as stream:
        while data := stream.read(1_000_000):
            for letters, number in _REFERENCE.findall(rest + data):
                right = max(right, letters, key=lambda each: (len(each), each))
                low = max(low, int(number[:9]))
            rest = data[-40:]
    columns = 0
    for letter in right[:6]:
        columns = columns * 26 + letter - 64
    if columns * low > _MOST_CELLS or low > _MOST_ROWS:
        message = f"a sheet reaches to column {right[:6].decode()} and row {low}: too large for a list"
        raise SourceError(message, Place(path), "clear the cells far away from the list, or save it as CSV")


_INSIDE = (
    ("word/", "a Word document"),
    ("ppt/", "a PowerPoint presentation"),
    ("Index/", "an Apple Numbers, Pages, or Keynote document"),
    ("index.apxl", "a Keynote document"),
    ("META-INF/container.xml", "an e-book"),
    ("META-INF/MANIFEST.MF", "a Java archive"),
)
"""What is inside of zip archives that people name by mistake."""


def _refuse_other_files(path: str, stream: IO[bytes]) -> None:
    begins = stream.read(4)
    if begins != b"PK\x03\x04":
        return
    try:
        with zipfile.ZipFile(stream) as archive:
            names = archive.namelist()
            kind = archive.read("mimetype")[:100].decode("ascii", "replace") if "mimetype" in names else ""
            for name in names:
                if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                    _refuse_vast_sheet(path, archive, name)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, RuntimeError):
        if path.lower().endswith(".numbers"):
            raise SourceError("this is an Apple Numbers document, not a list", Place(path), EXPORT) from None
        message = "the file is damaged: it begins like a spreadsheet or a zip archive, but the rest can't be read"
        raise SourceError(message, Place(path), "copy or download it again") from None
    if any(name.startswith("xl/") for name in names) or "opendocument.spreadsheet" in kind:
        return
    what = next((what for begin, what in _INSIDE if any(name.startswith(begin) for name in names)), "")
    if not what:
        what = "a LibreOffice document" if "opendocument" in kind else "a zip archive"
    hint = "take the list out of it first" if what == "a zip archive" else EXPORT
    raise SourceError(f"this is {what}, not a list", Place(path), hint)
