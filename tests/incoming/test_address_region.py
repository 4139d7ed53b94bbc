"""The address in letters of other producers: read as it stands, or refused with the reason; never guessed."""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2 as pdfium
import pytest
from fpdf import FPDF
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, FloatObject, NameObject, NumberObject
from pypdf.generic import TextStringObject as Words

from stationery.catalog.address_search import field_of, search
from stationery.catalog.letters import letter_style
from stationery.catalog.papers import papers
from stationery.model.errors import StationeryError
from stationery.model.geometry import Rect, sheet
from stationery.model.letter import Party, Written
from stationery.model.units import mm
from stationery.products.finished_letter import Found, Incoming
from tests.incoming.foreign import (
    A4,
    ADDRESS,
    LEFT,
    LETTER,
    TOP,
    US_ADDRESS,
    block,
    by_fpdf,
    changed,
    content,
    cropped,
    din,
    drawn,
    font_file,
    helvetica,
    truetype,
    turned,
)
from tests.products.made import stock

AT = f"BT /F 11 Tf {LEFT:.2f} {A4[1] - TOP:.2f} Td "
ORT = " 0 -12 Td (12345 Ort) Tj ET"


def found(data: bytes, style: str = "din5008-b", region: Rect | None = None, sender: Party | None = None) -> Found:
    return Incoming(data, "x.pdf").address(stock(), style=Written(style), region=region, sender=sender)


def lines(data: bytes, style: str = "din5008-b") -> tuple[str, ...]:
    (only,) = found(data, style).blocks
    return only


def refused(data: bytes, style: str = "din5008-b", region: Rect | None = None) -> str:
    with pytest.raises(StationeryError) as caught:
        found(data, style, region)
    assert caught.value.place is not None
    return caught.value.message


def picture(data: bytes) -> bytes:
    """The page as pdfium shows it, a gray a byte."""
    return bytes(pdfium.PdfDocument(data)[0].render(scale=1).to_pil().convert("L").tobytes())


# What reportlab makes.


@pytest.mark.parametrize("font", ["Helvetica", "Times-Roman", "Courier", "truetype"])
def test_reportlab_in_din(font: str) -> None:
    name = truetype() if font == "truetype" else font
    read = found(drawn(lambda canvas: din(canvas, name)))
    assert read.blocks == (ADDRESS,)
    assert read.left_out == "A. Brückner, Lindenstraße 27, 04155 Leipzig"


@pytest.mark.parametrize("font", ["Times-Roman", "Courier", "truetype"])
def test_reportlab_in_block_form_gives_every_block_that_may_be_one(font: str) -> None:
    name = truetype() if font == "truetype" else font
    read = found(drawn(lambda canvas: block(canvas, name), LETTER), "")
    assert read.blocks == (("Daniel Okafor", "48 Birch Lane, Apt. 3", "Champaign, IL 61820"), US_ADDRESS)
    known = Party(lines=(Written("Daniel Okafor"), Written("48 Birch Lane, Apt. 3")))
    assert found(drawn(lambda canvas: block(canvas, name), LETTER), "", sender=known).blocks == (US_ADDRESS,)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_is_turned_reads_as_it_is_seen(degrees: int) -> None:
    data = drawn(din)
    assert same_ink(turned(data, degrees), data)
    assert found(turned(data, degrees)) == found(data)


def test_a_page_that_is_cropped_is_measured_from_what_is_seen() -> None:
    data = drawn(din)
    assert same_ink(cropped(data, 40), data)
    assert found(cropped(data, 40)) == found(data)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_is_cropped_and_turned(degrees: int) -> None:
    def turn(writer: PdfWriter) -> None:
        writer.pages[0][NameObject("/Rotate")] = NumberObject(degrees)

    matrix = {90: (0, 1, -1, 0, A4[1], 0), 180: (-1, 0, 0, -1, *A4), 270: (0, -1, 1, 0, 0, A4[0])}[degrees]
    sideways = A4 if degrees == 180 else (A4[1], A4[0])
    shown = f"q {' '.join(map(str, matrix))} cm {AT} (Frau) Tj {ORT} Q"
    data = changed(cropped(content(shown, size=sideways), 40), turn)
    assert same_ink(data, content(f"{AT} (Frau) Tj {ORT}"))
    assert lines(data) == ("Frau", "12345 Ort")


def same_ink(one: bytes, two: bytes) -> bool:
    """Whether two pages look alike, but for the smoothing of edges."""
    first, second = picture(one), picture(two)
    differing = sum(abs(a - b) > 128 for a, b in zip(first, second, strict=True))
    return len(first) == len(second) and differing < 50


# What fpdf2 makes.


def test_fpdf2_with_a_standard_font() -> None:
    def write(pdf: FPDF) -> None:
        pdf.set_font("Helvetica", size=11)
        for number, line in enumerate(ADDRESS):
            pdf.text(25, 66 + 4.5 * number, line)

    assert lines(by_fpdf(write)) == ADDRESS


@pytest.mark.parametrize("shaped", [False, True])
def test_fpdf2_with_a_subset_font_with_and_without_shaping(shaped: bool) -> None:
    wanted = (*ADDRESS, "Affiliate office fjord, Łódź")

    def write(pdf: FPDF) -> None:
        pdf.add_font("Garamond", fname=font_file("eb_garamond"))
        pdf.set_font("Garamond", size=11)
        pdf.set_text_shaping(shaped)
        pdf.set_xy(25, 62.7)
        pdf.multi_cell(80, 4.5, "\n".join(wanted))

    assert lines(by_fpdf(write)) == wanted


def test_fpdf2_justified_text_has_its_words_apart() -> None:
    def write(pdf: FPDF) -> None:
        pdf.add_font("Garamond", fname=font_file("eb_garamond"))
        pdf.set_font("Garamond", size=11)
        pdf.set_xy(25, 62.7)
        pdf.multi_cell(80, 4.5, "Frau Dr. Weiß von der Stadtbücherei am alten Markt in Musterstadt " * 2, align="J")

    assert " ".join(lines(by_fpdf(write))) == " ".join(
        ["Frau Dr. Weiß von der Stadtbücherei am alten Markt in Musterstadt"] * 2
    )


# What other programs write.


def test_kerned_arrays_and_gaps_in_place_of_spaces() -> None:
    shown = "[(F)120(r)-20(au)-278(D)40(r)-3(.)-278(W)90(A)120(V)70(E)20(S)] TJ"
    assert lines(content(AT + shown + ORT)) == ("Frau Dr. WAVES", "12345 Ort")


def test_pieces_in_any_order() -> None:
    pieces = (("Dr.", 25.7), ("F", 0), ("rau", 6.72))
    shown = "".join(f"BT /F 11 Tf {LEFT + x:.2f} {A4[1] - TOP:.2f} Td ({text}) Tj ET " for text, x in pieces)
    assert lines(content(f"{shown} {AT} {ORT}")) == ("Frau Dr.", "12345 Ort")


def test_the_lines_are_in_the_order_in_which_they_stand() -> None:
    shown = f"{AT} 0 -12 Td (12345 Ort) Tj 0 12 Td (Frau Weiss) Tj ET"
    assert lines(content(shown)) == ("Frau Weiss", "12345 Ort")


@pytest.mark.parametrize("step", ["T*", "0 -12 Td", "0 -12 TD", "1 0 0 1 70.87 642.8 Tm"])
def test_every_way_to_the_next_line(step: str) -> None:
    assert lines(content(f"{AT} 12 TL (Frau) Tj {step} (Ort) Tj ET")) == ("Frau", "Ort")


def test_quotes_show_on_the_next_line() -> None:
    shown = f"{AT} 12 TL (Frau) Tj (Weg 1) ' 0 0 (12345 Ort) \" ET"
    assert lines(content(shown)) == ("Frau", "Weg 1", "12345 Ort")


def test_letters_printed_twice_to_look_bold_are_read_once() -> None:
    assert lines(content(f"{AT} (Frau Anna) Tj 0.3 0 Td (Frau Anna) Tj -0.3 0 Td {ORT}")) == ("Frau Anna", "12345 Ort")


def test_letterspaced_capitals_are_words() -> None:
    assert lines(content(f"{AT} 2 Tc (FRAU DR. WEISS) Tj {ORT}")) == ("FRAU DR. WEISS", "12345 Ort")


def test_raised_letters_stay_in_their_line() -> None:
    shown = f"{AT} (Am 21) Tj 4 Ts /F 6 Tf (st) Tj 0 Ts /F 11 Tf ( Platz) Tj {ORT}"
    assert lines(content(shown)) == ("Am 21st Platz", "12345 Ort")


def test_scaled_and_moved_user_space() -> None:
    shown = (
        f"q 2 0 0 2 10 20 cm BT /F 5.5 Tf {(LEFT - 10) / 2} {(A4[1] - TOP - 20) / 2} Td (Frau) Tj 0 -6 Td (Ort) Tj ET Q"
    )
    assert lines(content(shown)) == ("Frau", "Ort")


def test_a_font_whose_codes_are_named_by_differences_reads_its_ligatures() -> None:
    font = helvetica()
    font[NameObject("/BaseFont")] = NameObject("/ABCDEF+CMR10")
    names = ("/A", "/ff", "/ffi", "/germandbls", "/uni0141", "/f_l", "/n.sc")
    font[NameObject("/Encoding")] = DictionaryObject(
        {NameObject("/Differences"): ArrayObject([NumberObject(65), *map(NameObject, names)])}
    )
    font[NameObject("/FirstChar")] = NumberObject(65)
    font[NameObject("/Widths")] = ArrayObject([NumberObject(500)] * 7)
    assert lines(content(f"{AT} (ABCD) Tj 0 -12 Td (EFG) Tj ET", {"/F": font})) == ("Affffiß", "Łfln")


def test_words_in_a_form_within_the_page() -> None:
    def wrap(writer: PdfWriter) -> None:
        page = writer.pages[0]
        form = DecodedStreamObject()
        form.set_data(page["/Contents"].get_object().get_data())  # type: ignore[union-attr]
        form[NameObject("/Subtype")] = NameObject("/Form")
        form[NameObject("/Matrix")] = ArrayObject(map(FloatObject, (1, 0, 0, 1, -100, 0)))
        form[NameObject("/Resources")] = page["/Resources"]
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/XObject"): DictionaryObject({NameObject("/X"): writer._add_object(form)})}
        )
        stream = DecodedStreamObject()
        stream.set_data(b"q 1 0 0 1 100 0 cm /X Do Q")
        page[NameObject("/Contents")] = writer._add_object(stream)

    assert found(changed(drawn(din), wrap)) == found(drawn(din))


def test_what_a_content_says_it_reads_is_believed() -> None:
    shown = f"{AT} /Span <</ActualText (Strasse)>> BDC (Str.) Tj EMC ( 5) Tj {ORT}"
    assert lines(content(shown)) == ("Strasse 5", "12345 Ort")


def test_a_region_in_any_unit() -> None:
    read = found(drawn(din), region=Rect(mm(120), mm(60), mm(75), mm(10)))
    assert read.blocks == (("Datum: 20. November 2026",),)


# What cannot be read with certainty.


def side(writer: PdfWriter) -> None:
    writer.pages[0][NameObject("/Rotate")] = NumberObject(90)


def scripted(writer: PdfWriter) -> None:
    action = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): Words("app.alert('x')")}
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(action)


def field(writer: PdfWriter) -> None:
    box = DictionaryObject(
        {
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/Rect"): ArrayObject(map(FloatObject, (80, 600, 200, 650))),
            NameObject("/V"): Words("x"),
        }
    )
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(box)])


def layered(writer: PdfWriter) -> None:
    layer = writer._add_object(
        DictionaryObject({NameObject("/Type"): NameObject("/OCG"), NameObject("/Name"): Words("x")})
    )
    off = DictionaryObject({NameObject("/OFF"): ArrayObject([layer])})
    writer.root_object[NameObject("/OCProperties")] = DictionaryObject(
        {NameObject("/OCGs"): ArrayObject([layer]), NameObject("/D"): off}
    )
    resources = writer.pages[0]["/Resources"]
    resources[NameObject("/Properties")] = DictionaryObject({NameObject("/L"): layer})  # type: ignore[index]


def identity() -> DictionaryObject:
    """A font of glyph numbers that nothing translates."""
    below = DictionaryObject({NameObject("/Subtype"): NameObject("/CIDFontType2")})
    return DictionaryObject(
        {
            NameObject("/Subtype"): NameObject("/Type0"),
            NameObject("/BaseFont"): NameObject("/ABCDEF+X"),
            NameObject("/Encoding"): NameObject("/Identity-H"),
            NameObject("/DescendantFonts"): ArrayObject([below]),
        }
    )


def mapped(letters: str) -> dict[str, DictionaryObject]:
    """Helvetica whose A means something else."""
    font, stream = helvetica(), DecodedStreamObject()
    stream.set_data(f"1 beginbfchar <41> <{letters}> endbfchar".encode())
    font[NameObject("/ToUnicode")] = stream
    return {"/F": font}


SIDEWAYS = f"BT /F 11 Tf 0 1 -1 0 {LEFT + 40} {A4[1] - TOP - 50} Tm (Frau) Tj ET"
INLINE = "q 100 0 0 100 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q "
LATER = "BT /F 11 Tf 70 100 Td (Text) Tj ET"

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "a scan": (lambda: content(INLINE), "a picture without text"),
    "an empty page": (lambda: content(""), "has no text"),
    "words elsewhere only": (lambda: content(LATER), "there is no text in"),
    "a scan with its recognized words": (
        lambda: content(f"{INLINE}{AT} 3 Tr (Frau) Tj {ORT}"),
        "as a scanner recognized",
    ),
    "white words": (lambda: content(f"1 1 1 rg {AT} (Frau) Tj {ORT}"), "hidden or white text"),
    "white words between black ones": (lambda: content(f"{AT} (Frau) Tj 1 g (x) Tj 0 g {ORT}"), "hidden or white text"),
    "a layer that is off": (
        lambda: changed(content(f"{AT} /OC /L BDC (Frau) Tj EMC {ORT}"), layered),
        "hidden or white text",
    ),
    "sideways": (lambda: content(SIDEWAYS), "doesn't run from left to right"),
    "a page turned after it was written": (lambda: changed(drawn(din, A4), side), "doesn't run from left to right"),
    "a line that is too long": (lambda: content(f"{AT} ({'Frau Dr. Weiss ' * 9}) Tj {ORT}"), "extends beyond"),
    "glyph numbers": (lambda: content(f"{AT} <00240025> Tj ET", {"/F": identity()}), "doesn't say what one"),
    "private use": (lambda: content(f"{AT} (ABC) Tj {ORT}", mapped("E000")), "private-use character (U+E000)"),
    "a replacement character": (lambda: content(f"{AT} (ABC) Tj {ORT}", mapped("FFFD")), "doesn't say what one"),
    "a control character": (lambda: content(f"{AT} (ABC) Tj {ORT}", mapped("0003")), "U+0003"),
    "half a surrogate": (lambda: content(f"{AT} (ABC) Tj {ORT}", mapped("D83D")), "doesn't say what one"),
    "right to left": (lambda: content(f"{AT} (ABC) Tj {ORT}", mapped("05D0")), "from right to left"),
    "a form field": (lambda: changed(drawn(din), field), "a form field"),
    "scripts": (lambda: changed(drawn(din), scripted), "contains scripts"),
    "no font": (lambda: content("BT 70 650 Td (x) Tj ET"), "without a font"),
    "operators that lack their numbers": (lambda: content("BT /F Tf (x) Tj ET"), "damaged"),
    "a form that holds itself": (lambda: changed(content("/X Do"), itself), "too deep"),
}


def itself(writer: PdfWriter) -> None:
    form = DecodedStreamObject()
    form.set_data(b"/X Do")
    form[NameObject("/Subtype")] = NameObject("/Form")
    named = writer._add_object(form)
    writer.pages[0][NameObject("/Resources")] = DictionaryObject(
        {NameObject("/XObject"): DictionaryObject({NameObject("/X"): named})}
    )


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_certain_is_refused_with_the_reason(case: str) -> None:
    make, reason = REFUSED[case]
    assert reason in refused(make())


def test_reportlab_shaped_without_its_letters_is_refused_or_right() -> None:
    """reportlab's own shaping codes ligatures for private use (5.1.0)."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    style = ParagraphStyle("x", fontName=truetype(), fontSize=11, shaping=1)

    def draw(canvas: object) -> None:
        paragraph = Paragraph("Office of affluent fjords", style)
        paragraph.wrapOn(canvas, 200, 100)
        paragraph.drawOn(canvas, LEFT, A4[1] - TOP)

    try:
        assert lines(drawn(draw)) == ("Office of affluent fjords",)
    except StationeryError as fault:
        assert "private use" in fault.message


def test_a_region_beyond_the_sheet_is_refused() -> None:
    assert "extends beyond the sheet, which is 210 mm x 297 mm" in refused(
        drawn(din), region=Rect(mm(150), mm(10), mm(80), mm(40))
    )


def test_a_sheet_that_is_no_paper_wants_a_style_or_a_region() -> None:
    assert "is not a known paper" in refused(drawn(din, (500, 500)), "")


def test_a_body_is_no_address() -> None:
    def only_text(canvas: object) -> None:
        for number in range(30):
            canvas.drawString(
                72, 700 - 14 * number, "Thank you for the time that you took, and for the tea and all " * 2
            )  # type: ignore[attr-defined]

    assert "no block of 2 to 8 lines" in refused(drawn(only_text, LETTER), "")


def test_no_page_is_read_forever() -> None:
    assert "too much on it to be a letter" in refused(
        content("BT /F 1 Tf 80 650 Td " + "(abcdefghij) Tj " * 25_000 + "ET")
    )


# The data.


def test_every_style_says_where_its_address_is() -> None:
    store, known = stock().store, search(stock().store)
    fielded = 0
    for name in store.names("letters"):
        style = letter_style(store, name)
        for paper in style.papers:
            size = papers(store)[paper].size
            field = field_of(style, size, known.overhang)
            assert sheet(size).contains(field or known.block.on(size)), (name, paper)
            fielded += field is not None
    assert fielded >= 2
    assert found(
        drawn(din), region=field_of(letter_style(store, "din5008-b"), papers(store)["a4"].size, known.overhang)
    )
