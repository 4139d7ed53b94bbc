"""A page's SVG looks as its PDF does, and its words are there to be selected, searched and heard."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from stationery.imaging.svg.reader import read_svg
from stationery.model.form import FormContent
from stationery.model.geometry import Point, Rect, Size
from stationery.model.page import Box, Drawing, Form, Image, Imported, Item, Page, Picture, Rule, Tag
from stationery.model.prose import SOFT_HYPHEN
from stationery.model.typeface import Face
from stationery.model.units import mm, pt
from stationery.pdf.png import write_png
from stationery.pdf.svg import draw_svg
from tests.pdf.made import SANS, SERIF, US_10, library, page, pdf, words
from tests.pdf.rasters import ANTIALIASED, difference, farthest, picture_of_pdf, picture_of_svg

SVG = "{http://www.w3.org/2000/svg}"
CHESS = Image(2, 2, bytes((255, 0, 0, 0, 255, 0, 0, 0, 255, 90, 90, 90)), 3, bytes((255, 255, 255, 128)))
LINKED = (Tag("P", 1), Tag("Link", 2))


def at(x: float, y: float) -> Point:
    return Point(mm(x), mm(y))


def area(x: float, y: float, width: float, height: float) -> Rect:
    return Rect(mm(x), mm(y), mm(width), mm(height))


DRAWN = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 60"><clipPath id="c"><path d="M4 4H56V56H4Z"/>
</clipPath><g clip-path="url(#c)"><rect width="60" height="60" fill="#124559" fill-opacity=".7"/><path d="M0 0L60 60"
stroke="#fff" stroke-width="5" stroke-dasharray="9 4"/></g><path d="M60 50C70 0 80 0 88 50M62 20H86" fill="none"
stroke="#a33" stroke-width="4" stroke-linecap="round"/><path
fill-rule="evenodd" d="M64 30h20v20h-20zM68 34h12v12h-12z"/>
<circle cx="75" cy="10" r="6" fill="gold" transform="skewX(2)"/></svg>"""


def drawing(x: float, y: float, width: float) -> Imported:
    read = read_svg(DRAWN.encode(), "a.svg", None)
    form = Form("a.svg", 1, Size(pt(read.width), pt(read.height)), read.content)
    return Imported(area(x, y, width, width * read.height / read.width), form, (Tag("Figure", 1),), "A mark")


ITEMS: dict[str, Item] = {
    "a drawing that came in": drawing(20, 10, 120),
    "words": words(20, 20, "AVATAR: a first-rate office, waffles"),
    "another face": words(20, 20, "Bold", face=Face("source-sans-3", strong=True)),
    "tracked": words(20, 20, "TRACKED OUT WORDS", tracking=0.08),
    "justified": words(20, 20, "with wide word spaces", word_space=0.4),
    "divided": words(20, 20, f"divi{SOFT_HYPHEN}"),
    "from a fallback": words(20, 20, "Ann Łęcka → Ω ж", face=Face("caveat")),
    "small capitals": words(20, 20, "Small Capitals 1234", face=Face("eb-garamond", features=("smcp", "onum"))),
    "raised letters": words(20, 20, "th", face=Face("eb-garamond", features=("sups",))),
    "marks on letters": words(20, 20, "ẍ q̇ ñ"),
    "turned": words(60, 60, "DRAFT", turn=35.0, size=40),
    "in color": words(20, 20, "Colored", color=(0.5, 0.1, 0.2), size=30),
    "a rule": Rule(at(10, 20), at(80, 20.4), pt(0.5)),
    "a dashed rule": Rule(at(10, 20), at(80, 20), pt(2), (0.4,), (6.0, 3.0)),
    "a box": Box(area(10, 10, 30, 20), stroke=(0.0,), thickness=pt(3), fill=(0.8, 0.9, 1.0)),
    "a dashed box": Box(area(10, 10, 30, 20), stroke=(0.6,), thickness=pt(1), dash=(4.0, 2.0)),
    "curves": Drawing(
        (("M", (at(10, 10),)), ("C", (at(20, 60), at(40, -20), at(60, 30))), ("L", (at(12, 40),)), ("Z", ())),
        stroke=(0.0,),
        thickness=pt(4),
        fill=(0.9, 0.8, 0.2),
    ),
    "a sharp corner": Drawing(
        (("M", (at(10, 10),)), ("L", (at(60, 14),)), ("L", (at(10, 18),))), stroke=(0.0,), thickness=pt(5)
    ),
}


@pytest.mark.parametrize("name", ITEMS)
def test_each_kind_of_item_looks_as_in_the_pdf(name: str) -> None:
    sheet = page(ITEMS[name], size=US_10)
    assert farthest(pdf(sheet), (sheet,), library()) <= ANTIALIASED


def test_a_form_does_not_take_over_dashes_and_colors_drawn_before_it() -> None:
    bare = FormContent(b"0 0 90 60 re S 30 20 30 20 re f", (0, 0, 90, 60), (1, 0, 0, 1, 0, 0), None, {}, ())
    logo = Imported(area(20, 10, 120, 80), Form("a.pdf", 1, Size(pt(90), pt(60)), bare))
    before = Box(area(1, 1, 2, 2), stroke=(0.9, 0.5, 0.5), thickness=pt(3), fill=(0.5, 0.8, 0.9), dash=(4.0, 2.0))
    one, other = (picture_of_pdf(pdf(page(*items, size=US_10))) for items in ((logo, before), (before, logo)))
    assert difference(one, other) == 0


def test_a_picture_has_the_colors_of_the_pdf_and_shows_what_lies_below() -> None:
    """Each program enlarges pixels in its own way, so the middles of these four are compared."""
    sheet = page(Box(area(10, 10, 60, 60), fill=(0.0,)), Picture(area(10, 10, 60, 60), CHESS, "chess"), size=US_10)
    one, other = picture_of_pdf(pdf(sheet)), picture_of_svg(draw_svg(sheet, library()))
    for x, y in ((12, 12), (68, 12), (12, 68), (68, 68)):
        pixel = tuple(round(each / 25.4 * 432) for each in (x, y))
        assert one.getpixel(pixel) == pytest.approx(other.getpixel(pixel), abs=8)


@pytest.mark.parametrize("fault", ["a tenth of a millimeter", "a comma less", "a gray rule"])
def test_the_comparison_sees_what_is_wrong(fault: str) -> None:
    right = (words(20, 20, "Dear Ann, thank you"), Rule(at(20, 30), at(60, 30), pt(0.5)))
    wrong: tuple[Item, ...] = {
        "a tenth of a millimeter": (words(20.1, 20, "Dear Ann, thank you"), right[1]),
        "a comma less": (words(20, 20, "Dear Ann"), right[1]),
        "a gray rule": (right[0], Rule(at(20, 30), at(60, 30), pt(0.5), (0.6,))),
    }[fault]
    one = picture_of_pdf(pdf(page(*right, size=US_10)))
    assert difference(one, picture_of_svg(draw_svg(page(*wrong, size=US_10), library()))) > ANTIALIASED


def test_a_page_that_is_fed_turned_is_shown_upright() -> None:
    upright, fed = (page(words(20, 20, "Ann Lee"), size=US_10, turn=turn) for turn in ("", "clockwise"))
    assert draw_svg(fed, library()) == draw_svg(upright, library())
    root = ElementTree.fromstring(draw_svg(fed, library()))
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("241.3mm", "104.775mm", "0 0 684 297")


def svg(*items: Item, **more: str) -> ElementTree.Element:
    return ElementTree.fromstring(draw_svg(Page(US_10, items), library(), **more))


def test_the_words_are_there_as_text_in_reading_order_with_their_language() -> None:
    root = svg(
        words(20, 20, "Sehr geehrte <Frau> "),
        words(20, 30, "divi\u00added\u00ad"),
        words(20, 40, "merci", language="fr"),
        words(20, 50, "an artifact", path=()),
        title="A letter to “Ann & Lee”",
        language="en-US",
    )
    texts = list(root.iter(f"{SVG}text"))
    assert [each.text for each in texts] == ["Sehr geehrte <Frau> ", "divided\u00ad", "merci"]
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    assert [each.get(language) for each in texts] == [None, None, "fr"]
    assert (root.get(language), root.get("aria-label")) == ("en-US", "A letter to “Ann & Lee”")


def test_the_unseen_words_are_as_wide_as_those_that_are_seen() -> None:
    (text,) = svg(words(20, 20, "as wide as these ")).iter(f"{SVG}text")
    width = 12 * library().advance("as wide as these", SERIF, "en-US")
    assert float(text.get("textLength", 0)) == pytest.approx(width, abs=0.001)


def test_a_glyph_is_drawn_once_and_used_often() -> None:
    root = svg(words(20, 20, "anna"), words(20, 30, "Anna"), words(20, 40, "an", face=SANS))
    ids = [path.get("id") for path in root.iter(f"{SVG}path")]
    assert len(ids) == len(set(ids)) == 5
    used = [use.get("href") for use in root.iter(f"{SVG}use")]
    assert len(used) == 10 and set(used) == {f"#{each}" for each in ids}


def test_the_words_of_a_link_lead_where_they_do_in_the_pdf() -> None:
    root = svg(
        words(20, 20, "see ", path=(Tag("P", 1),)),
        words(30, 20, "our ", path=LINKED, link="https://example.com/?a=1&b=ü"),
        words(40, 20, "page", path=LINKED, link="https://example.com/?a=1&b=ü"),
        words(20, 30, "anew", path=LINKED, link="https://example.com/?a=1&b=ü"),
    )
    links = list(root.iter(f"{SVG}a"))
    assert [link.get("href") for link in links] == ["https://example.com/?a=1&b=%C3%BC"] * 2
    assert ["".join(link.itertext()) for link in links] == ["our page", "anew"]
    first, _ = (link.find(f"{SVG}rect") for link in links)
    assert first is not None and float(first.get("x", 0)) == pytest.approx(30 / 25.4 * 72, abs=0.001)


def test_what_a_figure_shows_is_said_and_ornament_is_not() -> None:
    steps = ITEMS["curves"].steps  # type: ignore[union-attr]
    root = svg(
        Drawing(steps, fill=(0.0,), path=(Tag("Figure", 1),), alt='a "QR" code'),
        Drawing(steps, fill=(0.0,)),
        Picture(area(1, 1, 9, 9), CHESS, "Ann’s signature", (Tag("P", 1),)),
    )
    said = [each.get("aria-label") for each in root.iter() if each.get("role") == "img"]
    assert said == ['a "QR" code', "Ann’s signature"]


def test_a_page_that_came_in_is_shown_by_who_can_and_else_named() -> None:
    words = FormContent(b"BT (Ann) Tj ET", (0, 0, 684, 297), (1, 0, 0, 1, 0, 0), None, {}, ())
    form = Form("paper.pdf", 1, US_10, words)
    sheet = Page(US_10, (Imported(area(0, 0, 241.3, 104.775), form),))
    named = ElementTree.fromstring(draw_svg(sheet, library()))
    assert [each.get("aria-label") for each in named if each.get("role") == "img"] == ["paper.pdf, page 1"]
    shown = draw_svg(sheet, library(), show_form=lambda imported: write_png(CHESS))
    assert "data:image/png;base64,iVBOR" in shown


def test_the_same_page_is_the_same_bytes() -> None:
    sheet = page(*ITEMS.values())
    assert draw_svg(sheet, library()) == draw_svg(sheet, library())


@pytest.mark.parametrize("alpha", [b"", bytes((0, 255, 10, 20))])
@pytest.mark.parametrize("components", [1, 3])
def test_a_png_has_the_pixels_it_is_given(components: int, alpha: bytes) -> None:
    import io

    from PIL import Image as Pictures

    samples = bytes(range(4 * components))
    read = Pictures.open(io.BytesIO(write_png(Image(2, 2, samples, components, alpha), 300)))
    assert read.mode == {1: "L", 3: "RGB"}[components] + ("A" if alpha else "") or read.mode == "LA"
    bands = [band.tobytes() for band in read.split()]
    assert bands[:components] == [samples[nth::components] for nth in range(components)]
    assert bands[components:] == ([alpha] if alpha else [])
    assert read.info["dpi"] == pytest.approx((300, 300), abs=0.01)
    assert re.search(b"stationery preview", write_png(Image(1, 1, b"\0", 1)))
