"""Opens a spreadsheet (XLSX, ODS, XLS, XLSB) as a list: its first visible sheet that has rows."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import IO, TYPE_CHECKING

from stationery.model.contact import Row
from stationery.model.errors import Place, Remark, SourceError
from stationery.reading.contacts.rows import SEARCHED, find_headings, make_row, name_headings, refuse_data

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

_EXPORT = "export the list as CSV (UTF-8) or XLSX, with its headings in the first row"

Cell = int | float | str | bool | time | date | datetime | timedelta


class SheetList:
    """One sheet of a workbook, which is kept open: its cells are in memory, and `rows` makes texts of them."""

    def __init__(self, file: str, sheet: CalamineSheet, remarks: tuple[Remark, ...]) -> None:
        self.file = file
        self._sheet = sheet
        first = [texts for texts, _ in zip(self._texts(), range(SEARCHED), strict=False)]
        self._begins = find_headings(first) or 0
        place = Place(file, self._begins + 1)
        self.headings, found = name_headings(first[self._begins], place)
        refuse_data(self.headings, place)
        self.remarks: tuple[Remark, ...] = (*remarks, *found)

    def rows(self) -> Iterator[Row]:
        count = len(self.headings)
        for number, texts in enumerate(self._texts(), 1):
            if number > self._begins + 1 and (row := make_row(self.file, number, texts, count)):
                yield row

    def _texts(self) -> Iterator[list[str]]:
        left = [""] * (self._sheet.start or (0, 0))[1]
        for cells in self._sheet.iter_rows():  # rows above the first that has cells come, too, but no columns
            yield left + [cell if cell.__class__ is str else _write_cell(cell) for cell in cells]


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
        workbook = _open_workbook(path, stream)
    filled = []
    for each in workbook.sheets_metadata:
        if str(each.visible) == "SheetVisibleEnum.Visible" and str(each.typ) == "SheetTypeEnum.WorkSheet":
            sheet = workbook.get_sheet_by_name(each.name)
            filled += [sheet] if sheet.height else []
    if not filled:
        raise SourceError("the workbook has no visible sheet with rows", Place(path), _EXPORT)
    remarks: tuple[Remark, ...] = ()
    if len(filled) > 1:
        others = ", ".join(repr(each.name) for each in filled[1:])
        hint = "move the sheet to the front of the workbook to use it instead"
        remarks = (Remark(f"the sheet {filled[0].name!r} is the list; not read: {others}", Place(path), hint),)
    return SheetList(path, filled[0], remarks)


def _open_workbook(path: str, stream: IO[bytes]) -> CalamineWorkbook:
    try:
        from python_calamine import CalamineError, PasswordError, load_workbook  # 4 ms; an extra
    except ImportError:
        hint = "install it:  pip install 'stationery[sheets]'; or save the list as CSV (UTF-8)"
        raise SourceError("reading a spreadsheet takes the extra `sheets`", Place(path), hint) from None
    stream.seek(0)
    try:
        return load_workbook(stream)
    except PasswordError:
        raise SourceError("the workbook has a password", Place(path), "save a copy without it, or as CSV") from None
    except (CalamineError, OSError, ValueError) as wrong:
        message = f"this is no spreadsheet, or a damaged one: {wrong}"
        raise SourceError(message, Place(path), _EXPORT) from None


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
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as wrong:
        raise SourceError(f"the file is damaged: {wrong}", Place(path), "copy or download it again") from None
    if any(name.startswith("xl/") for name in names) or "opendocument.spreadsheet" in kind:
        return
    what = next((what for begin, what in _INSIDE if any(name.startswith(begin) for name in names)), "")
    if not what:
        what = "a LibreOffice document" if "opendocument" in kind else "a zip archive"
    hint = "take the list out of it first" if what == "a zip archive" else _EXPORT
    raise SourceError(f"this is {what}, not a list", Place(path), hint)
