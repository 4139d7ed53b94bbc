"""Pages of a series drawn: what they share is written once, as a form, and shown at its height on each."""

from __future__ import annotations

from stationery.model.page import Group, Rule, SeriesPage, Text
from stationery.pdf.canvas import Canvas, Operators
from stationery.pdf.draw import Sheet, draw_item, number_list, show_rule, show_text
from stationery.pdf.file import PdfFile, Ref
from stationery.pdf.fonts import Library
from stationery.pdf.resources import Resources
from stationery.pdf.syntax import finely, number, numbers


class Forms:
    """The groups that pages share, by the very tuples of their items. `resources` is the dictionary of all pages."""

    def __init__(self, file: PdfFile, fonts: Ref) -> None:
        self.resources = file.reserve()
        self._file = file
        self._fonts = fonts
        self._forms: dict[int, tuple[Group, str, Ref]] = {}

    def form(self, group: Group, sheet: Sheet, size: tuple[float, float]) -> str:
        """The name of a group's form, whose marks stand as they would on the page if it were not moved."""
        found = self._forms.get(id(group.items))
        if found is None:
            name = f"S{len(self._forms) + 1}"
            width, height = size
            # Its first baseline may be the page's upper edge, and nothing of it is to be clipped before it is moved.
            entries = f"/Type /XObject /Subtype /Form /BBox [0 0 {numbers(width, 2 * height)}]"
            entries += f" /Resources <</Font {self._fonts}>>"
            ref = self._file.add_stream(_spell(group, sheet), entries)
            found = self._forms[id(group.items)] = (group, name, ref)
        return found[1]

    def finish(self) -> None:
        shown = " ".join(f"/{name} {ref}" for _, name, ref in self._forms.values())
        self._file.put(self.resources, f"<</Font {self._fonts} /XObject <<{shown}>>>>")


def draw_series_page(page: SeriesPage, canvas: Canvas, library: Library, resources: Resources, forms: Forms) -> None:
    sheet = Sheet(page, canvas, library, resources)
    if sheet.matrix:
        canvas.write(f"{finely(*sheet.matrix)} cm")
    height = sheet.height
    size = (page.size.width.pt, height)
    for group in page.groups:
        if group.shared:
            _mark(group, canvas)
            canvas.end_text()
            name = forms.form(group, sheet, size)
            down = group.down.pt
            canvas.write(f"q 1 0 0 1 0 {number(-down)} cm /{name} Do Q" if down else f"/{name} Do")
        else:
            sheet.height = height - group.down.pt
            for item in group.items:
                draw_item(item, sheet)
            sheet.height = height
    canvas.end_mark()
    sheet.links.finish()


def _mark(group: Group, canvas: Canvas) -> None:
    first = group.items[0]
    if isinstance(first, Text) and first.path:
        element = canvas.tree.leaf(first.path, first.language)
        if element.role == "Lbl":
            number_list(canvas, first)
        canvas.mark(element)
    else:
        canvas.mark_artifact()


def _spell(group: Group, sheet: Sheet) -> bytes:
    on = Operators()
    usual = sheet.canvas.tree.language
    for item in group.items:
        if isinstance(item, Text):
            show_text(item, on, sheet, item.language if item.language != usual else "")
        elif isinstance(item, Rule):
            show_rule(item, on, sheet)
    on.end_text()
    return on.bytes()
