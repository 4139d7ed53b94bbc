"""A finished letter's PDF to what can be made from it again: its attached source, or an envelope's addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stationery.data.stock import Stock
from stationery.data.yaml import MOST_BYTES, decode
from stationery.incoming.attachment import find_source, no_source
from stationery.incoming.pdf_reader import open_pdf, report_damage
from stationery.model.errors import Place, SourceError
from stationery.model.geometry import Rect
from stationery.model.letter import Choices, Letter, Party, Written
from stationery.model.party import written_name
from stationery.model.values import value

if TYPE_CHECKING:
    from stationery.catalog.papers import Paper
    from stationery.incoming.address_region import FirstPage, Line
    from stationery.incoming.tagged import Parties

_SAME = 6.0
"""Points by which a sheet may differ from a paper and still be one (2 mm: ISO 216 allows as much)."""


@value
class Found:
    """What stands where an address is looked for: `blocks` of lines, of which one is the address.

    `where` tells the place in words, `left_out` the line that was taken for a return line.
    """

    blocks: tuple[tuple[str, ...], ...]
    where: str
    left_out: str = ""


class Incoming:
    """A PDF that comes in. Raises SourceError for what is no PDF, encrypted, broken or too large."""

    def __init__(self, data: bytes, file: str) -> None:
        self.place = Place(file)
        self._file = file
        self._reader = open_pdf(data, self.place)

    def source(self) -> tuple[str, str, str] | None:
        """The text of the letter's source that is attached, what its Places call it, and its name; None if none is."""
        with report_damage(self.place):
            found = find_source(self._reader, self.place, MOST_BYTES)
        if found is None:
            return None
        label = f"{self._file}:{found.name}"
        return decode(found.data, label), label, found.name

    def require_source(self) -> tuple[str, str, str]:
        found = self.source()
        if found is None:
            raise no_source(self.place)
        return found

    def read_tags(self) -> Letter | None:
        """Recipient, sender and language by the tags of a letter or an envelope of ours; None if it is not ours."""
        from stationery.incoming.tagged import language_of, read_parties  # 7.4 ms

        with report_damage(self.place):
            parties = read_parties(self._reader, self.place)
            language = language_of(self._reader)
        return None if parties is None else self._letter(parties, language)

    def paper(self, stock: Stock) -> Paper | None:
        """The paper of the first page; None if it is none that we know."""
        from stationery.catalog.papers import papers  # 0.4 ms

        with report_damage(self.place):
            page = self._reader.pages[0]
            box, unit = page.cropbox, float(page.get("/UserUnit", 1) or 1)
            sides = sorted((abs(float(box.width)) * unit, abs(float(box.height)) * unit))
        for paper in papers(stock.store).values():
            if all(
                abs(a - b) <= _SAME for a, b in zip(sides, (paper.size.width.pt, paper.size.height.pt), strict=True)
            ):
                return paper
        return None

    def address(self, stock: Stock, *, style: Written, region: Rect | None, sender: Party | None) -> Found:
        """The lines in `region`, else where the style (else the standard one for the sheet and the sender's country)
        has the address. Raises SourceError where nothing can be read with certainty."""
        from stationery.incoming.address_region import BY_HAND, BY_OTHER_STYLE, BY_STYLE, FirstPage  # 7.3 ms

        remedy = BY_HAND if region is not None else BY_OTHER_STYLE if style else BY_STYLE
        with report_damage(self.place):
            page = FirstPage(self._reader, self.place, remedy)
        paper = self.paper(stock)
        unit = paper.unit if paper else "mm"
        size = f"{page.size.width.words(unit)} x {page.size.height.words(unit)}"
        if region is not None:
            called = f"the region {region_words(region, unit)}"
            if region.right > page.size.width or region.bottom > page.size.height:
                raise SourceError(f"{called} extends beyond the sheet, which is {size}", Place("--region"))
            return Found((_texts(page.lines(region, called)),), called)
        if paper is None and not style:
            raise SourceError(f"the sheet, {size}, is not a known paper", self.place, remedy)
        return _by_style(page, stock, style or _standard(paper, sender, stock), sender)

    def _letter(self, parties: Parties, language: str) -> Letter:
        return Letter(
            self._file,
            recipient=self._party(parties.recipient),
            sender=self._party(parties.sender),
            attention=Written("\n".join(parties.attention), self.place),
            choices=Choices(language=Written(language, self.place)),
        )

    def _party(self, lines: tuple[str, ...]) -> Party | None:
        return party(lines, self.place) if lines else None


def _standard(paper: Paper | None, sender: Party | None, stock: Stock) -> Written:
    """The style that is usual for the paper in the sender's country."""
    from stationery.catalog.letters import standard_style  # 1.8 ms
    from stationery.resolve.countries import country_of  # 1.0 ms

    return Written(standard_style(stock.store, paper.id if paper else "", country_of(sender, stock.store)))


def _by_style(page: FirstPage, stock: Stock, named: Written, sender: Party | None) -> Found:
    """The address in the style's field; where it has none, the blocks that may be one and are not the sender's."""
    from stationery.catalog.address_search import field_of, search  # 2.6 ms
    from stationery.catalog.letters import letter_style  # 1.8 ms

    style, known = letter_style(stock.store, named), search(stock.store)
    field = field_of(style, page.size, known.overhang)
    if field is not None:
        where = f"the address field of {style.name}"
        lines = page.lines(field, where)
        small = len(lines) > 1 and lines[0].size <= min(line.size for line in lines[1:]) * known.small
        return Found((_texts(lines[small:]),), where, lines[0].text if small else "")
    where = f"the place where {style.name} has the address"
    blocks = [_texts(block) for block in page.blocks(known.block.on(page.size), where, known.fewest, known.most)]
    name = written_name(sender).text if sender else ""
    others = [block for block in blocks if block[0] != name]
    return Found(tuple(others or blocks), where)


def _texts(lines: tuple[Line, ...]) -> tuple[str, ...]:
    return tuple(line.text for line in lines)


def region_words(region: Rect, unit: str) -> str:
    """`25 mm, 62.7 mm, 80 mm x 27.3 mm`."""
    return f"{region.x.words(unit)}, {region.y.words(unit)}, {region.width.words(unit)} x {region.height.words(unit)}"


def party(lines: tuple[str, ...], place: Place) -> Party:
    """A party of typed lines; one line alone is a name."""
    if len(lines) == 1:
        return Party(place, name=lines[0])
    return Party(place, lines=tuple(Written(line, place) for line in lines))
