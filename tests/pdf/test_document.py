"""The file itself: the same bytes, what it says of itself, how it wants to be printed, and its structure."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from stationery.model.geometry import Rect
from stationery.model.page import Image, Picture, Tag
from stationery.model.typeface import Face
from stationery.model.units import mm
from stationery.pdf.document import write_pdf
from stationery.pdf.fonts import Library
from tests.pdf.made import SANS, SERIF, US_10, document, elements, library, page, pdf, reader, words

BODY = Tag("Body")
FIRST, SECOND = Tag("P", 1), Tag("P", 2)
LINK = (FIRST, Tag("Link", 1))
DOT = Image(2, 1, b"\x00\x00\x00\xff\x00\x00", 3, b"\x80\xff")


def content(data: bytes, nth: int = 0) -> str:
    """A page's operators."""
    return str(reader(data).pages[nth].get_contents().get_data().decode("latin-1"))


def root(data: bytes) -> Any:
    return reader(data).trailer["/Root"]


# The same bytes


def test_the_same_pages_give_the_same_bytes() -> None:
    made = document(page(words(20, 30, "the office")), page(words(20, 30, "AVATAR", face=SANS)))
    assert write_pdf(made, library()) == write_pdf(made, library())


def test_what_was_set_before_leaves_no_trace() -> None:
    made = document(page(words(20, 30, "the office un\u00adseen infor\u00ad")))
    fresh = write_pdf(made, Library(library().folders))
    pdf(page(words(20, 30, "other-words ffi ffl\u00ad", face=Face("eb-garamond", features=("smcp",)))))
    assert write_pdf(made, library()) == fresh


def test_two_letters_of_one_title_differ_in_their_id() -> None:
    ids = {str(reader(pdf(page(words(20, 30, text)))).trailer["/ID"]) for text in ("one", "two")}
    assert len(ids) == 2


def test_the_machine_and_its_user_leave_no_trace(tmp_path: Any) -> None:
    program = (
        "import sys, hashlib\n"
        "from tests.pdf.made import page, pdf, words\n"
        "from stationery.model.page import Rule\n"
        "from stationery.pdf.qr import qr_rows\n"
        "data = pdf(page(words(20, 30, 'word'))) + qr_rows('word', 'M')[3].encode()\n"
        "print(hashlib.sha256(data).hexdigest(), bool({'PIL', 'reportlab', 'pypdf'} & sys.modules.keys()))\n"
    )
    for name in (".reportlab_settings", ".reportlab_mods", "reportlab_settings.py", "reportlab_mods.py"):
        (tmp_path / name).write_text("raise SystemExit('was run')\n")
    here = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    told = []
    for more in ({}, {"HOME": str(tmp_path), "RL_useA85": "nonsense", "PYTHONPATH": f"{here}{os.pathsep}{tmp_path}"}):
        setting = os.environ | {"PYTHONPATH": here} | more
        done = subprocess.run([sys.executable, "-c", program], env=setting, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        told.append(done.stdout)
    assert told[0] == told[1]
    assert told[0].endswith("False\n"), "a letter without a picture reads Pillow, or more of reportlab than it needs"


# What it says of itself


def test_what_the_file_says_of_itself() -> None:
    said = reader(pdf(page(words(20, 30, "x")), subject="Thanks")).metadata
    assert (said.title, said.author, said.subject) == ("A letter", "Ann Lee", "Thanks")
    assert said.producer.startswith("stationery ")
    assert said.creation_date == datetime(2026, 11, 20, tzinfo=UTC)


def test_it_says_the_same_in_xmp() -> None:
    said = reader(pdf(page(words(20, 30, "x")), title="R&D <Łódź>")).xmp_metadata
    assert said.dc_title == {"x-default": "R&D <Łódź>"}
    assert said.dc_creator == ["Ann Lee"]
    assert said.dc_language == ["en-US"]
    assert said.xmp_create_date == datetime(2026, 11, 20)


def test_a_moment_with_a_zone_is_written_in_utc() -> None:
    east = datetime(2026, 11, 20, 2, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    assert reader(pdf(page(words(20, 30, "x")), created=east)).metadata["/CreationDate"] == "D:20261119203000Z"


def test_nobody_is_named_who_was_not() -> None:
    data = pdf(page(words(20, 30, "x")), author="")
    assert reader(data).metadata.author is None
    for word in (b"ReportLab", b"reportlab", b"Helvetica", b"anonymous", b"unspecified"):
        assert word not in data


def test_every_font_is_embedded_and_a_subset() -> None:
    faces = [SERIF, SANS, Face("caveat"), Face("eb-garamond", strong=True)]
    made = reader(pdf(page(*(words(20, 20 + 10 * nth, "word", face=face) for nth, face in enumerate(faces)))))
    fonts = [font.get_object() for font in made.pages[0]["/Resources"]["/Font"].values()]
    names = {str(font["/BaseFont"]).partition("+")[2] for font in fonts}
    assert names == {"EBGaramond_400wght", "SourceSans3_400wght", "CaveatRoman_400wght", "EBGaramond_600wght"}
    for font in fonts:
        descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
        assert len(descriptor["/FontFile2"].get_data()) < 10_000
        assert len(str(font["/BaseFont"]).partition("+")[0]) == 7


def test_pure_black_is_gray_and_a_color_is_srgb() -> None:
    assert " rg" not in content(pdf(page(words(20, 30, "x"))))
    assert "0.1 0.2 0.4 rg" in content(pdf(page(words(20, 30, "x", color=(0.1, 0.2, 0.4)))))


# How it wants to be printed


def test_viewers_are_asked_to_print_it_as_it_is() -> None:
    wishes = root(pdf(page(words(20, 30, "x"))))["/ViewerPreferences"]
    assert wishes == {
        "/DisplayDocTitle": True,
        "/PrintScaling": "/None",
        "/PickTrayByPDFSize": True,
        "/Duplex": "/Simplex",
        "/NumCopies": 1,
    }


def test_small_objects_travel_in_object_streams() -> None:
    data = pdf(page(words(20, 30, "x")))
    assert b"/ObjStm" in data
    assert b"/XRef" in data
    assert b"\nxref" not in data
    assert b"/Type /Page " not in data


# Its structure


def test_the_language_is_told_for_all_and_where_it_changes() -> None:
    path = (Tag("P", 3),)
    data = pdf(
        page(
            words(20, 30, "one", path), words(40, 30, "deux", path, language="fr"), words(20, 40, "zwei", language="de")
        )
    )
    assert root(data)["/Lang"] == "en-US"
    assert "/Span <</Lang (fr)>> BDC" in content(data)
    assert [element.get("/Lang") for _, element in elements(data)] == [None, "de"]


def roles(data: bytes) -> dict[str, str]:
    return {str(role)[1:]: str(standard)[1:] for role, standard in root(data)["/StructTreeRoot"]["/RoleMap"].items()}


def test_parts_of_one_block_are_that_block() -> None:
    parts = ["InsideAddress", "Reference", "Sender"]
    data = pdf(page(*(words(20, 20 + 9 * nth, part, (Tag(part),)) for nth, part in enumerate(parts))))
    assert [name for name, _ in elements(data)] == ["InsideAddress", "ReferenceLine", "Sender"]
    assert [element["/K"] for _, element in elements(data)] == [0, 1, 2]
    assert roles(data) == {"InsideAddress": "P", "ReferenceLine": "P", "Sender": "P"}


def test_parts_of_several_blocks_hold_them() -> None:
    head, subject = Tag("Letterhead"), Tag("Subject")
    data = pdf(
        page(
            words(20, 20, "Ann Lee ", (head, FIRST)),
            words(20, 26, "12 Elm Street", (head, SECOND)),
            words(20, 50, "Your visit", (subject, Tag("H1"))),
            words(20, 60, "Thank you.", (BODY, FIRST)),
            words(20, 70, "Ann Lee ", (Tag("Signature"), Tag("Div"), FIRST)),
        )
    )
    assert [name for name, _ in elements(data)] == [
        "Letterhead", "Letterhead/P", "Letterhead/P", "Subject", "Body", "Body/P", "Signature",
    ]  # fmt: skip
    assert roles(data) == {"Body": "Div", "Letterhead": "Div", "Signature": "P", "Subject": "H1"}


def test_a_part_that_is_one_block_here_and_several_there_holds_them_everywhere() -> None:
    def address(card: int, *lines: int) -> Any:
        card_tag, part = Tag("Sect", card), Tag("InsideAddress")
        return [words(20, 20 * card + 6 * line, "x", (card_tag, part, Tag("P", line))) for line in lines]

    data = pdf(page(*address(1, 1), *address(2, 1, 2)))
    assert [name for name, _ in elements(data)] == [
        "Sect", "Sect/InsideAddress", "Sect/InsideAddress/P",
        "Sect", "Sect/InsideAddress", "Sect/InsideAddress/P", "Sect/InsideAddress/P",
    ]  # fmt: skip
    assert roles(data) == {"InsideAddress": "Div"}


def test_a_paragraph_over_two_sheets_is_one_paragraph() -> None:
    data = pdf(
        page(words(20, 30, "One ", (BODY, FIRST)), words(20, 36, "begins ", (BODY, SECOND))),
        page(words(20, 30, "and ends.", (BODY, SECOND))),
    )
    assert [name for name, _ in elements(data)] == ["Body", "Body/P", "Body/P"]
    kids = elements(data)[2][1]["/K"]
    assert len(kids) == 2
    assert kids[0] == 1
    assert (kids[1]["/Type"], kids[1]["/MCID"]) == ("/MCR", 0)
    assert kids[1].raw_get("/Pg").idnum == reader(data).pages[1].indirect_reference.idnum


def test_lines_of_a_paragraph_share_one_mark() -> None:
    data = pdf(page(*(words(20, 30 + 6 * nth, "line ", (FIRST,)) for nth in range(5))))
    assert content(data).count("BDC") == content(data).count("EMC") == 1


def test_what_belongs_to_nothing_is_an_artifact() -> None:
    data = pdf(page(words(20, 30, "Page 2", ())))
    assert "/Artifact BMC" in content(data)
    assert elements(data) == []


def test_a_list_says_how_it_is_numbered() -> None:
    def listed(label: str) -> Any:
        item = (Tag("L"), Tag("LI"))
        data = pdf(page(words(20, 30, label, (*item, Tag("Lbl"))), words(26, 30, "item", (*item, Tag("LBody")))))
        return elements(data)[0][1]["/A"]["/ListNumbering"]

    assert [listed(label) for label in ("1.", "•", "a)")] == ["/Decimal", "/Disc", "/LowerAlpha"]


def test_a_picture_is_a_figure_with_words_and_a_place() -> None:
    data = pdf(page(Picture(Rect(mm(20), mm(30), mm(40), mm(10)), DOT, "Signature of Ann Lee", (Tag("Signature"),))))
    name, figure = elements(data)[-1]
    assert (name, figure["/Alt"]) == ("Signature/Figure", "Signature of Ann Lee")
    assert [round(float(edge) / 72 * 25.4, 2) for edge in figure["/A"]["/BBox"]] == [20, 257, 60, 267]


def test_a_picture_drawn_twice_is_kept_once() -> None:
    pictures = [Picture(Rect(mm(20), mm(y), mm(40), mm(10)), DOT, "", ()) for y in (10, 30)]
    assert list(reader(pdf(page(*pictures))).pages[0]["/Resources"]["/XObject"]) == ["/I1"]


# Links


def annotations(data: bytes, nth: int = 0) -> list[Any]:
    return [each.get_object() for each in reader(data).pages[nth].get("/Annots", [])]


def test_a_link_is_live_where_its_words_are() -> None:
    url = "https://example.org/a(b)"
    data = pdf(page(words(20, 30, "See ", (FIRST,)), words(30, 30, "this", LINK, link=url, width=mm(8))))
    (found,) = annotations(data)
    assert (found["/A"]["/URI"], found["/Contents"], found["/F"]) == (url, url, 4)
    heights = library().measures(SERIF)
    left, bottom, right, top = (float(edge) / 72 * 25.4 for edge in found["/Rect"])
    assert (left, right) == (pytest.approx(30), pytest.approx(38))
    assert 297 - bottom == pytest.approx(30 - heights.descender * 12 / 72 * 25.4)
    assert 297 - top == pytest.approx(30 - heights.ascender * 12 / 72 * 25.4)


def test_a_link_over_two_lines_has_two_areas_in_one_element() -> None:
    url = "mailto:ann@example.org"
    lines = [
        words(160, 30, "two ", LINK, link=url),
        words(170, 30, "words ", LINK, link=url),
        words(20, 36, "more", LINK, link=url),
    ]
    data = pdf(page(*lines))
    assert len(annotations(data)) == 2
    assert [name for name, _ in elements(data)] == ["P", "P/Link"]
    kids = [kid for kid in elements(data)[1][1]["/K"] if not isinstance(kid, int)]
    assert [kid["/Type"] for kid in kids] == ["/OBJR", "/OBJR"]


def test_a_link_turns_with_its_page() -> None:
    data = pdf(page(words(20, 30, "here", LINK, face=SANS, link="tel:+1", width=mm(10)), size=US_10, turn="clockwise"))
    left, bottom, right, top = (float(edge) / 72 * 25.4 for edge in annotations(data)[0]["/Rect"])
    assert (bottom, top) == (pytest.approx(241.3 - 30), pytest.approx(241.3 - 20))
    assert left < 104.775 - 30 < right


def test_letters_beyond_ascii_are_coded_in_a_link() -> None:
    data = pdf(page(words(20, 30, "x", LINK, link="https://example.org/łódź x")))
    assert annotations(data)[0]["/A"]["/URI"] == "https://example.org/%C5%82%C3%B3d%C5%BA%20x"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "example.org"])
def test_a_letter_leads_nowhere_else(url: str) -> None:
    with pytest.raises(AssertionError, match="no letter leads to"):
        pdf(page(words(20, 30, "x", LINK, link=url)))


def test_pypdf_finds_nothing_to_complain_of() -> None:
    import logging

    heard = io.StringIO()
    handler = logging.StreamHandler(heard)
    logging.getLogger("pypdf").addHandler(handler)
    try:
        made = reader(pdf(page(words(20, 30, "the office")), page(words(20, 30, "x"), size=US_10, turn="clockwise")))
        assert [len(sheet.extract_text()) > 0 for sheet in made.pages] == [True, True]
    finally:
        logging.getLogger("pypdf").removeHandler(handler)
    assert heard.getvalue() == ""
