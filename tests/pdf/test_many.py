"""Many letters: on one open document, and by several threads at once."""

from __future__ import annotations

import gc
import io
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from pypdf.generic import ContentStream

from stationery.model.page import Page, Tag
from stationery.model.typeface import Face
from stationery.pdf.document import About, OpenDocument
from stationery.pdf.file import PdfFile
from stationery.pdf.font_instance import DrawnLine
from stationery.pdf.fonts import Library
from stationery.pdf.resources import Resources
from tests.pdf.made import DAY, SANS, SERIF, elements, library, page, pdf, reader, words
from tests.verapdf import judge, reason_to_skip

HEAD, TO, BODY = Tag("Letterhead"), Tag("InsideAddress"), Tag("Body")
FIRST, SECOND = Tag("P", 1), Tag("P", 2)


def a_letter(number: int) -> list[Page]:
    """A letter that is like no other; every third has two sheets, every fifth an address of two paragraphs."""
    name = f"Łukasz Nguyễn {number}"
    mail = (HEAD, FIRST, Tag("Link"))
    address = [words(20, 40, f"{name} ", (TO, FIRST))]
    if number % 5 == 4:
        address.append(words(20, 46, "Springfield ", (TO, SECOND)))
    first = page(
        words(20, 15, "ann@example.org", mail, SANS, link="mailto:ann@example.org"),
        *address,
        words(20, 60, f"Dear {name}, ", (Tag("Salutation"),), Face("eb-garamond", emphasis=number % 2 == 0)),
        words(20, 70, f"thank you for the {number} waffles, ", (BODY, FIRST)),
    )
    return [first, page(words(20, 30, "and for the rest.", (BODY, FIRST)))] if number % 3 == 0 else [first]


def merged(count: int, fonts: Library | None = None) -> bytes:
    sink = io.BytesIO()
    opened = OpenDocument(sink, fonts or library(), "en-US")
    for number in range(count):
        opened.add(a_letter(number), ("Ann Lee", "12 Elm Street"), "de" if number == 1 else "")
    opened.close(About("Invitations", DAY))
    return sink.getvalue()


def test_each_letter_is_a_part() -> None:
    data = merged(3)
    tree = elements(data)
    assert [name for name, _ in tree if "/" not in name] == ["Part", "Part", "Part"]
    assert [element.get("/Lang") for name, element in tree if name == "Part"] == [None, "de", None]
    assert sum(name == "Part/Body/P" for name, _ in tree) == 3
    assert len(reader(data).pages) == 4


def test_a_document_of_one_letter_is_no_part() -> None:
    assert {name.partition("/")[0] for name, _ in elements(merged(1))} == {
        "Letterhead",
        "InsideAddress",
        "Salutation",
        "Body",
    }


def test_what_was_one_block_before_can_have_several_later() -> None:
    names = [name for name, _ in elements(merged(5))]
    assert "Part/InsideAddress" in names
    assert names[-6:-3] == ["Part/InsideAddressGroup", "Part/InsideAddressGroup/P", "Part/InsideAddressGroup/P"]


def test_many_letters_hang_in_nodes() -> None:
    data = merged(150)
    top = reader(data).trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object()
    groups = [kid.get_object() for kid in top["/K"]]
    assert top["/S"] == "/Document"
    assert [(group["/S"], len(group["/K"])) for group in groups] == [
        ("/NonStruct", 64), ("/NonStruct", 64), ("/NonStruct", 22),
    ]  # fmt: skip
    sheets = reader(data).pages
    assert "thank you for the 149 waffles" in sheets[-1].extract_text()
    assert len(sheets) == 200


def test_every_letter_is_told_its_content() -> None:
    """The parent tree leads from each page to the elements of its content, and these lead back."""
    opened = reader(merged(70))
    parents: dict[int, Any] = {}

    def read(node: Any) -> None:
        parents.update(zip(node.get("/Nums", [])[::2], node.get("/Nums", [])[1::2], strict=True))
        for kid in node.get("/Kids", []):
            read(kid.get_object())

    read(opened.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"])
    for sheet in opened.pages:
        for number, element in enumerate(parents[sheet["/StructParents"]].get_object()):
            kids = element.get_object()["/K"]
            assert number in (kids if isinstance(kids, list) else [kids]) or any(
                kid["/MCID"] == number for kid in kids if not isinstance(kid, int) and "/MCID" in kid
            )
        for link in sheet.get("/Annots", []):
            assert parents[link.get_object()["/StructParent"]].get_object()["/S"] == "/Link"


@pytest.mark.skipif(bool(reason_to_skip()), reason=reason_to_skip())
def test_many_letters_meet_both_standards(tmp_path: Path) -> None:
    (tmp_path / "merged.pdf").write_bytes(merged(70))
    assert judge([tmp_path / "merged.pdf"]) == []


def test_letters_come_and_go() -> None:
    """What a letter leaves behind is where its objects are, ten of eight bytes; no collector is needed for it."""

    class Nowhere(io.RawIOBase):
        def write(self, data: Any) -> int:
            return len(data)

    letter = a_letter(0)
    kept = []
    gc.disable()
    tracemalloc.start()
    try:
        opened = OpenDocument(Nowhere(), library(), "en-US")  # type: ignore[arg-type]
        for count in range(1, 1001):
            opened.add(letter)
            if count % 500 == 0:
                kept.append(tracemalloc.get_traced_memory()[0])
    finally:
        tracemalloc.stop()
        gc.enable()
    assert kept[1] - kept[0] < 500 * 10 * 14


def test_lines_that_recur_are_drawn_as_at_first() -> None:
    fonts = library()
    usual = merged(3, fonts)
    for _ in range(3):  # unknown, seen once, kept
        assert merged(3, fonts) == usual
    assert any(isinstance(line, DrawnLine) for line in fonts._drawn.values())
    assert merged(3, library()) == usual


def test_a_string_of_bytes_has_the_codes_that_digits_have() -> None:
    fonts = library()
    text = "".join(map(chr, range(0x21, 0x7F))) + "ÄÖÜßéèàçñøåŁŽ“”‘’–—…"
    short, usual = (Resources(PdfFile(io.BytesIO())) for _ in range(2))
    strings: list[bytes] = []
    for letter in text:  # one code each, as they appear: all of 1 to 100
        (run,) = fonts.settable(letter, SERIF, "en-US")
        operand, digits = (res.font(run.instance) for res in (short, usual))
        shown = operand.short_operand(run)
        expected = bytes.fromhex(digits.operand(run, 0, 0)[1:-1])
        strings.append(shown.encode("latin-1"))
        content = ContentStream(None, None)
        content.set_data(b"[" + strings[-1] + b"] TJ")
        ((value,), _) = content.operations[0]
        assert value[0].original_bytes == expected
    assert any(b"\\" in each for each in strings)
    assert len(strings) > 0x5C


def test_threads_write_what_one_after_another_would() -> None:
    alone = Library(library().folders)
    expected = [pdf(*a_letter(number), fonts=alone) for number in range(50)]
    shared = Library(library().folders)

    def write(order: int) -> list[bytes]:
        numbers = [(number + 6 * order) % 50 for number in range(50)]
        made = {number: pdf(*a_letter(number), fonts=shared) for number in numbers}
        return [made[number] for number in range(50)]

    with ThreadPoolExecutor(8) as pool:
        for made in pool.map(write, range(8)):
            assert made == expected


def test_a_typeface_is_embedded_once_whoever_asked_first() -> None:
    shared = Library(library().folders)
    faces = [SERIF, SANS, Face("caveat"), Face("eb-garamond", strong=True)] * 4
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda face: shared.glyph_runs("word", face, "en")[0].instance, faces))
    assert len(set(map(id, found))) == 4
