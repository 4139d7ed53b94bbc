"""SVG logos: what is drawn, what is only told, and what is refused."""

from __future__ import annotations

import gzip
import re
from io import BytesIO
from pathlib import Path

import pytest
import resvg_py
from PIL import Image as pillow

from stationery.imaging.svg.paths import bound_steps, parse_path
from stationery.imaging.svg.reader import SvgForm, read_svg
from stationery.model.errors import Place, SourceError

NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
PLACE = Place("ann.md", 3, 9)


def read(inside: str, box: str = "0 0 100 50", *, gray: bool = False) -> SvgForm:
    return read_svg(f'<svg {NS} viewBox="{box}">{inside}</svg>'.encode(), "logo.svg", PLACE, gray=gray)


def test_a_drawing_is_cropped_to_its_ink_and_measured_in_points() -> None:
    drawn = read('<rect x="10" y="5" width="40" height="20"/>')
    assert (drawn.width, drawn.height) == (30.0, 15.0)  # 40 x 20 pixels of CSS
    assert drawn.content.box == (10, 5, 50, 25)
    assert drawn.content.matrix == (0.75, 0.0, 0.0, -0.75, -7.5, 18.75)
    assert drawn.content.data == b"q 1 0 0 1 0 0 cm 0 g 10 5 m 50 5 l 50 25 l 10 25 l h f Q"


def test_what_lies_outside_the_drawing_is_cut_off() -> None:
    assert read('<circle cx="0" cy="0" r="20"/>').content.box == (0, 0, 20, 20)


@pytest.mark.parametrize(
    ("path", "box"),
    [
        ("M0 0h10v10H0z", (0, 0, 10, 10)),
        ("m5,5 10-0.5.5.5", (5, 4.5, 15.5, 5)),
        ("M0 0 C0 20 20 20 20 0", (0, 0, 20, 15)),  # the curve, not its handles
        ("M0 0 Q10 20 20 0 T40 0", (0, -10, 40, 10)),
        ("M0 10a10 10 0 0120 0", (0, 0, 20, 10)),  # flags without spaces
        ("M0 10A10 10 0 1 1 0 10.001", (-10, 0, 10, 20)),
    ],
)
def test_paths_are_read_as_the_standard_has_them(path: str, box: tuple[float, ...]) -> None:
    found = bound_steps(parse_path(path))
    if "A10" in path:  # a whole circle from one point to nearly the same
        assert found[3] - found[1] == pytest.approx(20, abs=0.01)
        return
    assert found == pytest.approx(box, abs=1e-6)


@pytest.mark.parametrize(
    "path", ["L0 0", "M0", "M0 0 L1", "M0 0 Z 3 4", "M0 0 a1 1 0 2 0 3 3", "M1e9 0", "hello", "M 0 0 X"]
)
def test_a_broken_path_is_refused(path: str) -> None:
    with pytest.raises(SourceError, match=r"logo\.svg is damaged") as told:
        read(f'<path d="{path}"/>')
    assert told.value.place == PLACE


@pytest.mark.parametrize(
    ("inside", "operators"),
    [
        ('<g fill="#f00"><rect width="9" height="9"/></g>', "1 0 0 rg"),
        ('<rect width="9" height="9" style="fill:rgb(0,128,0)"/>', "0 0.502 0 rg"),
        ('<style>.a{fill:navy} #b{fill:red}</style><rect class="a" width="9" height="9"/>', "0 0 0.502 rg"),
        ('<g color="#00f"><rect fill="currentColor" width="9" height="9"/></g>', "0 0 1 rg"),
        ('<path fill-rule="evenodd" d="M0 0h9v9H0zM3 3h3v3H3z"/>', "h f*"),
        ('<path d="M0 0h9" stroke="#000" stroke-width="2" stroke-linejoin="round"/>', "2 w 0 J 1 j"),
        ('<path d="M0 0h9" stroke="#000" stroke-dasharray="2 1"/>', "[2 1] 0 d"),
        ('<g transform="translate(3 4) scale(2)"><rect width="9" height="9"/></g>', "2 0 0 2 3 4 cm"),
        ('<defs><rect id="r" width="9" height="9"/></defs><use xlink:href="#r" x="5"/>', "1 0 0 1 5 0 cm"),
        ('<symbol id="s" viewBox="0 0 2 2"><rect width="2" height="2"/></symbol><use href="#s" width="8" height="8"/>',
         "4 0 0 4 0 0 cm"),
        ('<clipPath id="c"><circle cx="5" cy="5" r="5"/></clipPath><rect clip-path="url(#c)" width="50" height="50"/>',
         "h W n"),
        ('<rect width="9" height="9" opacity="0.5"/>', "/S0 gs"),
    ],
)  # fmt: skip
def test_what_paints_a_shape(inside: str, operators: str) -> None:
    assert operators in read(inside).content.data.decode()


def test_gray_on_request_only() -> None:
    inside = '<rect width="9" height="9" fill="#ff0000"/>'
    assert b"1 0 0 rg" in read(inside).content.data
    assert b"0.299 g" in read(inside, gray=True).content.data


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        ("<text>Acme</text>", "text"),
        ('<g filter="url(#f)"><rect width="9" height="9"/></g>', "a filter"),
        ('<linearGradient id="g"><stop stop-color="#f00"/><stop stop-color="#00f"/></linearGradient>'
         '<rect fill="url(#g)" width="9" height="9"/>', "a gradient, drawn in one color"),
        ("<style>g > rect {fill: red}</style>", "a rule of its style sheet"),
        ('<use href="#nobody"/>', "a reference to nothing"),
        ('<rect fill="chartreusish" width="9" height="9"/>', "the color 'chartreusish', drawn black"),
    ],
)  # fmt: skip
def test_what_is_not_drawn_is_told(inside: str, told: str) -> None:
    assert read(f'{inside}<rect width="5" height="5"/>').not_drawn == (told,)


def test_notes_of_drawing_programs_pass() -> None:
    inside = (
        '<sodipodi:namedview xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"/>'
        '<metadata><x/></metadata><title>Logo</title><rect width="5" height="5"/>'
        '<rect width="90" height="9" display="none"/>'
    )
    drawn = read(inside)
    assert (drawn.not_drawn, drawn.content.box) == ((), (0, 0, 5, 5))


BOMB = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg">&b;</svg>'
OUTSIDE = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>'


@pytest.mark.parametrize(
    ("svg", "told"),
    [
        (BOMB, "logo.svg declares entities"),
        (OUTSIDE, "logo.svg declares entities"),
        (f"<svg {NS}><script>alert(1)</script></svg>", "logo.svg contains <script>"),
        (f'<svg {NS} onload="alert(1)"/>', r"logo.svg contains scripts \(onload\)"),
        (f"<svg {NS}><foreignObject/></svg>", "logo.svg contains <foreignObject>"),
        (f'<svg {NS}><image href="http://example.com/a.png"/></svg>', "refers to a picture outside"),
        (f'<svg {NS}><image xlink:href="data:image/png;base64,AAAA"/></svg>', "refers to a picture outside"),
        (f'<svg {NS}><use xlink:href="other.svg#a"/></svg>', "refers to another file outside"),
        (f"<svg {NS}><style>@import url(http://example.com/a.css);</style></svg>", "in its style sheet"),
        (f'<svg {NS}><rect fill="url(http://example.com/#a)"/></svg>', r"refers to another file \(fill\)"),
        (f'<?xml-stylesheet href="a.css"?><svg {NS}/>', "a style sheet"),
        (f"<svg {NS}><rect><animate/></rect></svg>", "logo.svg is animated"),
        (f"<svg {NS}>{'<g>' * 70}{'</g>' * 70}</svg>", "nested more than 64 deep"),
        (f"<svg {NS}>{'<g/>' * 20_001}</svg>", "more than 20,000 elements"),
        (f"<svg {NS}><g>", "logo.svg is damaged"),
        ("<html/>", "isn't an SVG drawing"),
        (f"<svg {NS}/>", "shows nothing"),
        (f'<svg {NS}><rect width="5" height="5" fill="#fff" stroke="white"/></svg>', "shows nothing on white paper"),
        (f"<svg {NS}><text>Acme</text></svg>", "shows nothing; it has text, not drawn here"),
        (f'<svg {NS} viewBox="0 0 0 5"><rect width="5" height="5"/></svg>', "its viewBox has no size"),
        (f'<svg {NS}><rect width="5" height="5" transform="spin(3)"/></svg>', "a transform can't be"),
    ],
)  # fmt: skip
def test_hostile_and_broken_drawings_are_refused(svg: str, told: str) -> None:
    with pytest.raises(SourceError, match=told) as fault:
        read_svg(svg.encode(), "logo.svg", PLACE)
    assert fault.value.place == PLACE


def test_references_that_multiply_are_stopped() -> None:
    def ten(number: int) -> str:
        return f'<use href="#g{number}"/>' * 10

    uses = "".join(f'<g id="g{number}">{ten(number - 1)}</g>' for number in range(1, 12))
    with pytest.raises(SourceError, match="draws more than 20,000 elements"):
        read(f'<defs><rect id="g0" width="1" height="1"/>{uses}</defs><use href="#g11"/>')


def test_a_reference_to_itself_ends() -> None:
    assert "a reference too deep" in read('<g id="a"><use href="#a"/><rect width="5" height="5"/></g>').not_drawn[0]


def test_a_packed_drawing_is_read_up_to_a_limit() -> None:
    svg = f'<svg {NS} viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'.encode()
    assert read_svg(gzip.compress(svg), "logo.svgz", PLACE).width == 6.75
    huge = gzip.compress(b"<svg>" + b" " * 3_000_000)
    with pytest.raises(SourceError, match="larger than 2 MB"):
        read_svg(huge, "logo.svgz", PLACE)


def test_no_number_is_written_in_a_manner_that_pdf_does_not_know() -> None:
    data = read(
        '<g transform="rotate(0.0001)"><path d="M1e-7 1E2 2e1 3"/></g><rect width="4" height="4"/>'
    ).content.data
    assert re.fullmatch(rb"[-0-9. a-zA-Z/*\n\[\]]+", data) and b"e-" not in data


ICONS = sorted((Path(__file__).parent / "icons").glob("*.svg"))
CORNERED = 'stroke="black" stroke-width="8" fill="none"'


def test_there_are_ten_sets_of_icons() -> None:
    assert len(ICONS) == 10


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_an_icon_is_cropped_as_another_program_draws_it(path: Path) -> None:
    """In resvg's picture of the whole drawing, the ink ends where it is expected, to a pixel and a half of 480."""
    left, top, right, foot = read_svg(path.read_bytes(), path.name, PLACE).content.box
    box = re.search(r'viewBox="([^"]+)"', path.read_text())
    assert box
    x, y, width, _ = map(float, box[1].split())
    svg = re.sub(r'(?<=<svg)((?:(?! width| height)[^>])*) width="[^"]*" height="[^"]*"', r"\1", path.read_text())
    drawn = pillow.open(BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg, width=480))))
    ink = drawn.getchannel("A").point(lambda value: 255 if value > 60 else 0).getbbox()
    assert ink
    unit = drawn.width / width
    for found, seen in zip((left - x, top - y, right - x, foot - y), ink, strict=True):
        assert abs(found * unit - seen) <= 1.5


@pytest.mark.parametrize(
    ("inside", "box"),
    [
        (f'<path d="M20 20H40" {CORNERED}/>', (20, 16, 40, 24)),
        (f'<path d="M20 20H40" stroke-linecap="square" {CORNERED}/>', (16, 16, 44, 24)),
        (f'<path d="M20 20H40" stroke-linecap="round" {CORNERED}/>', (16, 16, 44, 24)),
        (f'<path d="M20 40V20H40" {CORNERED}/>', (16, 16, 40, 40)),  # the corner's miter at 16, 16
        (f'<path d="M20 40V20H40" stroke-linejoin="bevel" {CORNERED}/>', (16, 16, 40, 40)),
        (f'<path d="M40 30 20 20 40 10" {CORNERED} stroke-miterlimit="1"/>', (18.211, 6.422, 41.789, 33.578)),
        (f'<path d="M40 30 20 20 40 10" {CORNERED}/>', (11.056, 6.422, 41.789, 33.578)),  # 4 / sin 26.57° to the left
        (f'<rect x="20" y="20" width="20" height="10" {CORNERED}/>', (16, 16, 44, 34)),
        (f'<circle cx="30" cy="25" r="10" {CORNERED}/>', (16, 11, 44, 39)),
        (f'<path d="M20 20h0" stroke-linecap="round" {CORNERED}/>', (16, 16, 24, 24)),
        (f'<path transform="scale(2 1)" d="M10 20H20" stroke-linecap="round" {CORNERED}/>', (12, 16, 48, 24)),
    ],
)
def test_a_stroke_reaches_to_its_miters_and_caps(inside: str, box: tuple[float, ...]) -> None:
    assert read(inside).content.box == pytest.approx(box, abs=0.01)


def test_a_stroke_of_no_length_without_caps_shows_nothing() -> None:
    with pytest.raises(SourceError, match="shows nothing"):
        read(f'<path d="M20 20h0" {CORNERED}/>')


def test_a_gradient_is_the_mean_of_its_stops_in_color_and_opacity() -> None:
    stops = '<stop stop-color="#000" stop-opacity=".5"/><stop offset="1" stop-color="#fff" stop-opacity="0"/>'
    drawn = read(f'<radialGradient id="g">{stops}</radialGradient><rect width="9" height="9" fill="url(#g)"/>')
    assert drawn.not_drawn == ("a gradient, drawn in one color",)
    assert drawn.content.resources["ExtGState"] == {"S0": {"Type": "ExtGState", "ca": 0.25, "CA": 1}}
    assert b"0.5 g" in drawn.content.data
