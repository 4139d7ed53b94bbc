"""Page, Text, Rule, Box, Drawing and Picture: things at places; and describe, which writes pages as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from math import cos, radians, sin
from typing import TYPE_CHECKING

from stationery.model.geometry import Affine, Point, Rect, Size
from stationery.model.tuples import NamedTuple
from stationery.model.typeface import Face
from stationery.model.units import ZERO, Length
from stationery.model.values import singular, value

if TYPE_CHECKING:
    from stationery.model.form import FormContent

Color = tuple[float, ...]
"""One component is gray, three are sRGB; each from 0 (none) to 1 (full light)."""

BLACK: Color = (0.0,)

PDF_UA, PDF_A = "PDF/UA-1", "PDF/A-2a"
STANDARDS = frozenset((PDF_UA, PDF_A))


class Tag(NamedTuple):
    """A step down the structure tree: a role (`P`, `H1`, `L`, or a part such as `InsideAddress`) and which one it is.

    Items whose paths begin with equal tags belong to the same element, on whatever page they stand.
    """

    role: str
    key: int = 0
    alt: str = ""


Path = tuple[Tag, ...]
"""From the element below Document down to the innermost; the empty path is an artifact."""

SHOWING_SENDER = ("Letterhead", "LetterFoot", "Sender", "ReturnLine", "ReturnAddress")
"""The roles of the parts that show who a letter or an envelope is from."""

SENDER_NOTE, LINE_END = "Return address", "\n"
"""The user property with the sender's lines in such a part, and what separates them."""


class Piece(NamedTuple):
    """A letter, or a few, of a text that is set downward.

    `along` and `above` are where its own baseline begins, in em: along the text's baseline, and above it, which is to
    the right of a text that runs down. `turn` is in degrees, counterclockwise, from the text's own: 90 for a letter
    that stands upright in a column. `features` are switched on beside the face's own.
    """

    text: str
    along: float
    above: float = 0.0
    turn: float = 0.0
    features: tuple[str, ...] = ()


class Text(NamedTuple):
    """Words of one face on one baseline; `at` is its left end.

    `tracking` is added after each character, `word_space` to each space, both in em. A U+00AD at the end is drawn as
    a hyphen. `link` makes the words live. A space at the end doesn't show, but keeps words apart for screen readers.
    `turn` is in degrees, counterclockwise around `at`; words that are turned have no link. A column of Japanese is a
    text turned by -90 degrees that has `pieces`: what is drawn, each piece at its own place; `text` is what is read. So
    are the digits of a postcode in their boxes.
    """

    at: Point
    text: str
    face: Face
    size: Length
    path: Path = ()
    language: str = ""
    link: str = ""
    color: Color = BLACK
    tracking: float = 0.0
    word_space: float = 0.0
    width: Length = ZERO
    """As composed, without a trailing space: what a link's area and a snapshot need."""
    turn: float = 0.0
    pieces: tuple[Piece, ...] = ()

    def spread(self) -> Iterator[Text]:
        """The pieces, each as a text of its own at its place."""
        angle = radians(self.turn)
        across, up = cos(angle), sin(angle)
        for piece in self.pieces:
            x = self.at.x + self.size * (piece.along * across - piece.above * up)
            y = self.at.y - self.size * (piece.along * up + piece.above * across)
            face = self.face._replace(features=(*self.face.features, *piece.features))
            turn = (self.turn + piece.turn) % 360
            yield self._replace(at=Point(x, y), text=piece.text, face=face, width=ZERO, turn=turn, pieces=())


@value
class Rule:
    """A straight stroke, an artifact; `dash` is on and off in points, empty for a solid one."""

    start: Point
    end: Point
    thickness: Length
    color: Color = BLACK
    dash: tuple[float, ...] = ()


@value
class Box:
    """A rectangle, filled or stroked or both, an artifact."""

    rect: Rect
    stroke: Color | None = None
    thickness: Length = ZERO
    fill: Color | None = None
    dash: tuple[float, ...] = ()


@value
class Drawing:
    """Straight lines and Bézier curves, stroked or filled or both: an artifact, or with a `path` a figure that `alt`
    says in words.

    A step is `M` (go to a point), `L` (a line to it), `C` (a curve: two control points and its end) or `Z` (close).
    """

    steps: tuple[tuple[str, tuple[Point, ...]], ...]
    stroke: Color | None = None
    thickness: Length = ZERO
    fill: Color | None = None
    path: Path = ()
    alt: str = ""

    @property
    def rect(self) -> Rect:
        """The least rectangle that holds all its points, which the curves do not leave."""
        points = [point for _, each in self.steps for point in each]
        x, y = min(point.x for point in points), min(point.y for point in points)
        return Rect(x, y, max(point.x for point in points) - x, max(point.y for point in points) - y)


@value
class Image:
    """A picture's pixels, decoded and bounded: rows from the top, 8 bits a sample, gray (1) or RGB (3), alpha apart.

    Those of a `jpeg` are still encoded: its samples are a JPEG file's bytes, without metadata, as we wrote them.
    """

    width: int
    height: int
    samples: bytes
    components: int
    alpha: bytes = b""
    jpeg: bool = False


@value
class Picture:
    rect: Rect
    image: Image
    alt: str
    path: Path = ()


@value
class Form:
    """A page of somebody else's PDF, to be drawn whole.

    `name` is the file's, `number` the page's. `ink` are the areas where something shows, from the upper left
    corner. `hinders` names the standards that a file with it in cannot claim, each with the reason.
    """

    name: str
    number: int
    size: Size
    content: FormContent
    ink: tuple[Rect, ...] = ()
    hinders: tuple[tuple[str, str], ...] = ()


@value
class Imported:
    """A form in its place, as large as that: an artifact, or with a `path` a figure that `alt` says in words.

    Every sheet that shows it shares it.
    """

    rect: Rect
    form: Form
    path: Path = ()
    alt: str = ""


Item = Text | Rule | Box | Drawing | Picture | Imported


@value
class Page:
    """One sheet as a person reads it, items in reading order.

    `turn` says how the content is turned on the way to paper (`clockwise`, `counterclockwise` or not at all):
    a feed page is composed upright and drawn turned. `name` is the size's id in the catalog, `media` its PWG name.
    `correction` is where to draw, on the page as it is fed, what is to stand at a place on the sheet: for one printer.
    """

    size: Size
    items: tuple[Item, ...]
    turn: str = ""
    name: str = ""
    media: str = ""
    correction: Affine | None = None

    @property
    def fed(self) -> Size:
        """Its size as it is fed, which may be turned."""
        return Size(self.size.height, self.size.width) if self.turn else self.size

    def describe(self) -> str:
        """The page as text that can be checked with a ruler: places in millimeters, sizes in points, the words."""
        turned = f", turned {self.turn}" if self.turn else ""
        rows = [f"{self.name} {_mm(self.size.width)} x {_mm(self.size.height)} mm{turned}"]
        rows += [f"  {_describe(item)}" for item in self.items]
        return "\n".join(rows) + "\n"


class Group(NamedTuple):
    """Items that hang together, `down` below where they say.

    Those that are `shared` come again, the very same, on other pages of the file, and are written into it once; they
    are all of one element, or artifacts, and none of them is a link or a picture.
    """

    items: tuple[Item, ...]
    down: Length = ZERO
    shared: bool = False


Words = tuple[str, float]
"""The words of a line, and how wide they are in em, without a trailing space."""


@singular
class Layout:
    """Groups in which some texts, the `slots`, have other words on each page; each is given by its group and its place
    in it, in reading order."""

    groups: tuple[Group, ...]
    slots: tuple[tuple[int, int], ...]

    def fill(self, words: tuple[Words, ...]) -> tuple[Group, ...]:
        """The groups of a page with these words in the slots."""
        groups = [*self.groups]
        for (at, place), (text, width) in zip(self.slots, words, strict=True):
            items, down, shared = groups[at]
            item = items[place]
            assert isinstance(item, Text), "words stand in a text"
            filled = item._replace(text=text, width=item.size * width)
            groups[at] = Group((*items[:place], filled, *items[place + 1 :]), down, shared)
        return tuple(groups)


@value
class SeriesPage:
    """One sheet of many that are alike; its groups are in reading order, and the rest is as a Page has it.

    Pages of one `layout` have the same groups but for the `words` in its slots; they have no groups of their own.
    """

    size: Size
    own: tuple[Group, ...]
    turn: str = ""
    name: str = ""
    media: str = ""
    correction: Affine | None = None
    layout: Layout | None = None
    words: tuple[Words, ...] = ()

    @property
    def groups(self) -> tuple[Group, ...]:
        return self.layout.fill(self.words) if self.layout else self.own

    @property
    def fed(self) -> Size:
        """Its size as it is fed, which may be turned."""
        return Size(self.size.height, self.size.width) if self.turn else self.size


MARKDOWN = "text/markdown"
SOURCE_RELATIONSHIP = "Source"
"""How an attached file declares that it is the pages' source (ISO 19005-3, annex E)."""


@value
class Attachment:
    """A file within the file: its name, its bytes, and what kind they are, as `text/markdown`."""

    name: str
    data: bytes
    media: str


@value
class Document:
    """Pages and the file's metadata.

    `duplex` says how a printer turns the sheet for the next page: over its `long` edge, its `short` one, or not at all.
    `sender` are the lines of the return address, where they stand on the pages, though in another arrangement.
    `source` is what the pages were made of; with it the file is PDF/A-3a. `printer` is the name of the one for which
    the pages are corrected.
    """

    pages: tuple[Page, ...]
    title: str
    language: str
    created: datetime
    author: str = ""
    subject: str = ""
    duplex: str = ""
    sender: tuple[str, ...] = ()
    source: Attachment | None = None
    printer: str = ""

    @property
    def claims(self) -> frozenset[str]:
        """The standards that the file claims: all those we write for, except those that a form rules out."""
        hindered = {
            standard
            for page in self.pages
            for item in page.items
            if item.__class__ is Imported
            for standard, _ in item.form.hinders
        }
        return STANDARDS - hindered


def describe(pages: Iterable[Page]) -> str:
    """The pages as text, each with its number."""
    return "".join(f"page {number}: {page.describe()}" for number, page in enumerate(pages, 1))


_MOST_STEPS = 48
"""As many steps of a drawing are named one by one; of more there is their number alone."""


def _describe(item: Item) -> str:
    match item:
        case Text():
            style = (
                item.face.family + ("+strong" if item.face.strong else "") + ("+emphasis" if item.face.emphasis else "")
            )
            style += "".join(f" {feature}" for feature in item.face.features)
            path = "/".join(tag.role for tag in item.path) or "artifact"
            link = f" -> {item.link}" if item.link else ""
            turned = f", turned {item.turn:.1f}°" if item.turn else ""
            if item.pieces:
                shown = "a column" if item.turn else "a row"
                turned = f", {shown} of {_mm(item.width)} mm: {' '.join(piece.text for piece in item.pieces)}"
            return f"{_at(item.at)} {item.size.pt:5.2f} pt {path} [{style}] |{item.text}|{link}{turned}"
        case Rule():
            return f"{_at(item.start)} rule to {_at(item.end)}, {item.thickness.pt:g} pt"
        case Box():
            return f"{_at(Point(item.rect.x, item.rect.y))} box {_area(item.rect)}"
        case Drawing():
            kinds = "".join(letter for letter, _ in item.steps)
            if item.path:
                shapes = f"{kinds.count('M')} shapes, {len(kinds)} steps"
                path = "/".join(tag.role for tag in item.path)
                return f"{_at(Point(item.rect.x, item.rect.y))} {path} {_area(item.rect)}: {shapes}: {item.alt}"
            inked = " and ".join(
                word for word, ink in ((f"stroked {item.thickness.pt:g} pt", item.stroke), ("filled", item.fill)) if ink
            )
            drawn = kinds if len(kinds) <= _MOST_STEPS else f"{kinds.count('M')} lines, {len(kinds)} steps"
            return f"{_at(Point(item.rect.x, item.rect.y))} drawing {_area(item.rect)}: {drawn}, {inked}"
        case Picture():
            return f"{_at(Point(item.rect.x, item.rect.y))} picture {_area(item.rect)}: {item.alt}"
        case Imported():
            shown = f"{item.form.name}, page {item.form.number}"
            if item.path:
                path = "/".join(tag.role for tag in item.path)
                shown = f"{path}: {shown}: {item.alt}"
            return f"{_at(Point(item.rect.x, item.rect.y))} imported {_area(item.rect)}: {shown}"


def _area(rect: Rect) -> str:
    return f"{_mm(rect.width)} x {_mm(rect.height)} mm"


def _mm(length: Length) -> str:
    return f"{length.mm:.1f}"


def _at(point: Point) -> str:
    return f"{point.x.mm:6.1f} {point.y.mm:6.1f}"
