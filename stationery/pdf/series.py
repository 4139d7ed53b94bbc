"""Pages of a series drawn: what they share is written once, as a form, and their tags differ in numbers alone."""

from __future__ import annotations

from functools import lru_cache
from typing import cast

from stationery.model.page import Group, Item, Layout, Path, Rule, SeriesPage, Text, Words
from stationery.model.tuples import NamedTuple
from stationery.model.typeface import Face
from stationery.pdf.canvas import Canvas, Operators
from stationery.pdf.draw import Sheet, draw_item, printed_size, show_rule, show_text, words_area
from stationery.pdf.embedding import EmbeddedFont
from stationery.pdf.file import PdfFile, Ref
from stationery.pdf.fonts import Library
from stationery.pdf.links import Area, spell_annotation
from stationery.pdf.resources import Resources
from stationery.pdf.structure import Mark, Shape, StructureTree
from stationery.pdf.syntax import finely, number, numbers
from stationery.pdf.trees import Tree

_FINE = 10_000
"""Units in a point: as many as it has decimals."""

_MOST_WORDS = 3_000
"""Words of a face whose operands are kept."""

_MOST_SHEETS = 200
"""Layouts of which a page was drawn, each 5 to 10 KiB."""

_Key = tuple[Layout | None, tuple[str, ...], str]
"""A layout, the sender's lines, and the language of a letter."""

_Slot = tuple[Face, str]
"""The face and the language of words."""

_Words = tuple[EmbeddedFont | None, str, dict[str, str]]
"""A face's font, and the operands of a space and of words in it; no font if it is not so simple."""


class _Sheet(NamedTuple):
    """What the pages of a layout have alike when they are drawn: the content, with a `%s` for the operands of each
    slot, the page's box and tags, its links (the mark each stands in, and where it leads) and their areas."""

    content: str
    slots: tuple[_Slot, ...]
    box: str
    shape: Shape
    links: tuple[tuple[int, str], ...]
    areas: tuple[Area, ...]


class SeriesPages:
    """Draws pages into a file of which others have parts in common. `resources` is the dictionary of all pages."""

    def __init__(self, file: PdfFile, tree: StructureTree, pages: Tree, library: Library, resources: Resources) -> None:
        self._file = file
        self._tree = tree
        self._pages = pages
        self._library = library
        self._resources = resources
        self._all = file.reserve()
        self._forms: dict[int, tuple[Group, str, Ref]] = {}
        self._words: dict[_Slot, _Words] = {}
        self._sheets: dict[_Key, _Sheet] = {}

    def add(self, page: SeriesPage, sender: tuple[str, ...], language: str) -> None:
        self._tree.language = language
        key = (page.layout, sender, language)
        sheet = self._sheets.get(key) if page.layout else None
        operands = self._spell_slots(page.words, sheet.slots) if sheet else None
        if sheet is None or operands is None:
            self._add_anew(page, key)
            return
        ref = self._file.reserve()
        content = self._file.add_stream((sheet.content % operands).encode("latin-1"))
        self._finish_page(ref, content, sheet)

    def _add_anew(self, page: SeriesPage, key: _Key) -> None:
        """Draw all of a page, and keep what the next one of its layout has alike."""
        layout, sender, language = key
        canvas = _Canvas(self._file, self._tree, *printed_size(page))
        sheet = Sheet(page, canvas, self._library, self._resources)
        if sheet.matrix:
            canvas.write(f"{finely(*sheet.matrix)} cm")
        slots = frozenset(layout.slots) if layout else frozenset()
        for at, group in enumerate(page.groups):
            if group.shared:
                self._show_form(group, canvas, sheet, page)
            else:
                sheet.height = page.size.height.pt - group.down.pt
                for place, item in enumerate(group.items):
                    self._draw(item, canvas, sheet, language, is_slot=(at, place) in slots)
                sheet.height = page.size.height.pt
        canvas.end_mark()
        content = self._file.add_stream(canvas.bytes())
        links = tuple(canvas.links)
        shape = self._tree.find_shape(tuple(canvas.marks), tuple([mark for mark, _ in links]), sender, language)
        drawn = _Sheet(canvas.content_around(), tuple(canvas.slots), canvas.box, shape, links, tuple(canvas.areas))
        if layout and len(drawn.slots) == len(layout.slots):
            if len(self._sheets) >= _MOST_SHEETS:
                self._sheets.clear()
            self._sheets[key] = drawn
        self._finish_page(canvas.page, content, drawn)

    def _finish_page(self, page: Ref, content: Ref, sheet: _Sheet) -> None:
        numbered = self._tree.add_alike(sheet.shape, page)
        annotations = ""
        if sheet.links:
            annotations = f" /Annots [{' '.join(map(str, numbered.annotations))}]"
            for nth, ((_, url), area) in enumerate(zip(sheet.links, sheet.areas, strict=True)):
                self._file.put(numbered.annotations[nth], spell_annotation(url, area, page, numbered.first_link + nth))
        self._file.put(
            page,
            f"<</Type /Page /Parent {self._pages.home()} /MediaBox {sheet.box} /Contents {content}"
            f" /Resources {self._all} /StructParents {numbered.key} /Tabs /S{annotations}>>",
        )
        self._pages.add(str(page))

    def _spell_slots(self, words: tuple[Words, ...], slots: tuple[_Slot, ...]) -> tuple[str, ...] | None:
        """The operands of what stands in the slots of a layout; None if not all of it is so simple."""
        operands = [self._spell_words(text, slot) for (text, _), slot in zip(words, slots, strict=True)]
        return None if None in operands else tuple(cast("list[str]", operands))

    def finish(self) -> None:
        shown = " ".join(f"/{name} {ref}" for _, name, ref in self._forms.values())
        self._file.put(self._all, f"<</Font {self._resources.fonts} /XObject <<{shown}>>>>")

    def _draw(self, item: Item, canvas: _Canvas, sheet: Sheet, language: str, *, is_slot: bool) -> None:
        if not isinstance(item, Text):
            draw_item(item, sheet)
            return
        own = ""
        if item.path:
            spoken = canvas.mark_path(item)
            if item.language and item.language != (spoken or language):
                own = item.language
            if item.link:
                canvas.add_link(item, words_area(item, self._library, sheet))
        else:
            canvas.mark_artifact()
        slot = (item.face, item.language)
        simple = not (own or item.tracking or item.word_space or item.turn or item.pieces)
        operands = self._spell_words(item.text, slot) if simple else None
        font = self._words[slot][0] if operands is not None else None
        if operands is None or font is None:
            show_text(item, canvas, sheet, own)
            canvas.lose_place()
            return
        canvas.begin_text()
        canvas.color(item.color, "fill")
        place = canvas.move_to(round(item.at.x.pt * _FINE), round((sheet.height - item.at.y.pt) * _FINE))
        if is_slot:
            canvas.note_slot(slot)
        canvas.write(f"{place}{canvas.font_operator(font.resource, item.size.pt)}[{operands}] TJ")

    def _spell_words(self, text: str, slot: _Slot) -> str | None:
        """The operands of a text whose words are all of its face's own font; None for another."""
        font, space, words = self._words.get(slot) or self._begin_words(slot)
        if font is None:
            return None
        shown = text.split(" ")
        operands = [*map(words.get, shown)]
        if None in operands:
            if len(words) >= _MOST_WORDS:
                words.clear()
                words[""] = ""
            for word in shown:
                if word not in words:
                    operand = self._spell_word(word, slot, font)
                    if operand is None:
                        return None
                    words[word] = operand
            operands = [words[word] for word in shown]
        return space.join(cast("list[str]", operands)).replace(")(", "")

    def _begin_words(self, slot: _Slot) -> _Words:
        (space,) = self._library.settable(" ", *slot)
        font = self._resources.font(space.instance) if space.steps else None
        operand = font.short_operand(space) if font else ""
        found = self._words[slot] = (font, operand, {"": ""})
        return found

    def _spell_word(self, word: str, slot: _Slot, font: EmbeddedFont) -> str | None:
        runs = self._library.settable(word, *slot)
        if any(run.instance is not font.instance or not run.steps for run in runs):
            return None
        operands = [font.short_operand(run) for run in runs]
        return "".join(operands) if all(operands) else None

    def _show_form(self, group: Group, canvas: _Canvas, sheet: Sheet, page: SeriesPage) -> None:
        first = group.items[0]
        if isinstance(first, Text) and first.path:
            canvas.mark_path(first)
        else:
            canvas.mark_artifact()
        canvas.end_text()
        name = self._form(group, sheet, page)
        down = group.down.pt
        canvas.write(f"q 1 0 0 1 0 {number(-down)} cm /{name} Do Q" if down else f"/{name} Do")

    def _form(self, group: Group, sheet: Sheet, page: SeriesPage) -> str:
        """The name of a group's form, whose marks stand as they would on the page if it were not moved."""
        found = self._forms.get(id(group.items))
        if found is None:
            name = f"S{len(self._forms) + 1}"
            width, height = page.size.width.pt, page.size.height.pt
            # Its first baseline may be the page's upper edge, and nothing of it is to be clipped before it is moved.
            entries = f"/Type /XObject /Subtype /Form /BBox [0 0 {numbers(width, 2 * height)}]"
            entries += f" /Resources <</Font {self._resources.fonts}>>"
            ref = self._file.add_stream(self._spell_form(group, sheet), entries)
            found = self._forms[id(group.items)] = (group, name, ref)
        return found[1]

    def _spell_form(self, group: Group, sheet: Sheet) -> bytes:
        on = Operators()
        usual = self._tree.language
        for item in group.items:
            if isinstance(item, Text):
                show_text(item, on, sheet, item.language if item.language != usual else "")
            elif isinstance(item, Rule):
                show_rule(item, on, sheet)
        on.end_text()
        return on.bytes()


@lru_cache(maxsize=2_000)
def _spell(length: int) -> str:
    """A length in the fine units as points."""
    return number(length / _FINE)


class _Canvas(Canvas):
    """A page whose content is marked by where it stands in the tree, which has no elements for it yet."""

    def __init__(self, file: PdfFile, tree: StructureTree, width: float, height: float) -> None:
        super().__init__(file, tree, width, height)
        self.marks: list[Mark] = []
        self.links: list[tuple[int, str]] = []
        """The mark that each link stands in, and where it leads."""
        self.areas: list[Area] = []
        self.slots: list[_Slot] = []
        self._slots_at: list[int] = []
        self._path: Path = ()
        self._at: tuple[int, int] | None = (0, 0)
        self._languages: dict[Path, str] = {}
        self._baseline = 0.0

    def begin_text(self) -> None:
        if not self._in_text:
            self._at = (0, 0)
        super().begin_text()

    def note_slot(self, slot: _Slot) -> None:
        """The words that are written next differ in each page of the layout."""
        self.slots.append(slot)
        self._slots_at.append(len(self._operators))

    def content_around(self) -> str:
        """The content with a `%s` for the operands of each slot."""
        spelled = [each.replace("%", "%%") for each in self._operators]
        for at in self._slots_at:
            operator = spelled[at]
            spelled[at] = f"{operator[: operator.index('[')]}[%s] TJ"
        return "\n".join(spelled)

    def lose_place(self) -> None:
        """The pen was set by other means than `move_to`."""
        self._at = None

    def move_to(self, x: int, y: int) -> str:
        """What moves the pen to a place, in the fine units: from the line before, since lines have a constant leading,
        of which nothing is left once it is deflated."""
        before, self._at = self._at, (x, y)
        if before is None:
            return f"1 0 0 1 {_spell(x)} {_spell(y)} Tm "
        return f"{_spell(x - before[0])} {_spell(y - before[1])} Td "

    def mark_path(self, text: Text) -> str:
        """What follows is content of the element at a text's path; gives the language of that element's own, if any."""
        path = text.path
        if path == self._path and self._marked == "path":
            return self.marks[-1].language
        self.end_mark()
        self._marked, self._path = "path", path
        own = self._languages.get(path)
        if own is None:
            own = text.language if text.language != self.tree.language else ""
            self._languages[path] = own
        role, labels = self.tree.leaf_role(path)
        self.write(f"/{role} <</MCID {len(self.marks)}>> BDC")
        self.marks.append(Mark(path, own, text.text if labels else ""))
        return own

    def add_link(self, text: Text, area: Area) -> None:
        """Words of one element on one line share an area."""
        baseline, link = text.at.y.pt, (len(self.marks) - 1, text.link)
        if self.links and self.links[-1] == link and baseline == self._baseline:
            left, low, right, high = self.areas[-1]
            self.areas[-1] = (min(left, area[0]), min(low, area[1]), max(right, area[2]), max(high, area[3]))
            return
        self._baseline = baseline
        self.links.append(link)
        self.areas.append(area)
