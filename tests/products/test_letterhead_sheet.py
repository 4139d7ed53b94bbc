"""Letters on paper of the writer's own: each letterhead PDF treated as said, and preprinted paper left free."""

from __future__ import annotations

import io
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PIL import ImageChops
from pypdf import PdfReader

from stationery.model.errors import DoesNotFit, Place, SourceError, StationeryError
from stationery.model.letter import Written
from stationery.model.letterhead_sheet import LetterheadSheet, Reserve
from stationery.model.page import Imported, Text, describe
from stationery.model.units import Length, mm, pt
from stationery.model.values import replace
from stationery.products.blank import blank_pdfs
from stationery.products.card import note_pdf
from stationery.products.letter import letter_and_envelope
from stationery.products.result import Result
from tests import letterheads
from tests.letterheads import FOOT, GOOD, HEAD, HINDERED, REFUSED
from tests.products.made import letter, stock
from tests.verapdf import judge, reason_to_skip

ROOT = Path(__file__).resolve().parents[2]
CLAIMS = (b"<pdfaid:part>2</pdfaid:part>", b"<pdfuaid:part>1</pdfuaid:part>")


def on(
    folder: Path, data: bytes, sample: str = "thank-you", own: LetterheadSheet | None = None, **choices: str
) -> Result:
    """The sample on a letterhead PDF."""
    (folder / "paper.pdf").write_bytes(data)
    place = Place(str(folder / "ann.md"), 3, 13)
    read = letter(sample, **choices)
    paper = replace(own or LetterheadSheet(None), place=place, file="paper.pdf")
    read = replace(read, choices=replace(read.choices, own=paper))
    return letter_and_envelope(read, stock(), with_envelope=False)[0]


def words(made: Result, page: int = 0) -> list[Text]:
    return [item for item in made.pages[page].items if isinstance(item, Text)]


def told(made: Result) -> str:
    return "\n".join(str(remark) for remark in made.remarks)


def metadata(made: Result) -> bytes:
    """What the file says of itself (XMP)."""
    catalog = PdfReader(io.BytesIO(made.pdf)).root_object
    data: bytes = catalog["/Metadata"].get_object().get_data()  # type: ignore[union-attr]
    return data


def ink_above_and_below(pdf: bytes, page: int = 0) -> tuple[float, float]:
    """How far the first and the last row with anything on it are from the top, in points, as it is rendered."""
    picture = pypdfium2.PdfDocument(pdf)[page].render(scale=2).to_pil().convert("L")
    box = picture.point(lambda value: 255 if value < 200 else 0).getbbox()
    assert box
    return box[1] / 2, box[3] / 2


@pytest.mark.parametrize("name", GOOD)
def test_a_good_letterhead_costs_no_claim(name: str, tmp_path: Path) -> None:
    made = on(tmp_path, GOOD[name]())
    assert all(claim in metadata(made) for claim in CLAIMS)
    assert "claims" not in told(made)


@pytest.mark.slow
@pytest.mark.skipif(bool(reason_to_skip()), reason=reason_to_skip())
def test_verapdf_finds_nothing_with_any_good_letterhead(tmp_path: Path) -> None:
    paths = []
    for name, make in GOOD.items():
        for sample in ("thank-you", "long"):
            path = tmp_path / f"{name}-{sample}.pdf"
            path.write_bytes(on(tmp_path, make(), sample).pdf)
            paths.append(path)
    assert judge(paths) == []


@pytest.mark.slow
@pytest.mark.skipif(bool(reason_to_skip()), reason=reason_to_skip())
def test_verapdf_agrees_that_hindered_ones_hinder(tmp_path: Path) -> None:
    for name, make in HINDERED.items():
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(on(tmp_path, make()).pdf)
        failures = " ".join(judge([path]))
        rule = {
            "unembedded": "6.2.11.4.1",
            "printing-inks": "6.2.4.3",
            "of-other-widths": "6.2.11.5",
            "of-no-glyph": "6.2.11.8",
        }[name]
        assert rule in failures


def test_a_letterhead_with_an_unembedded_font_leaves_both_claims_out_and_says_so(tmp_path: Path) -> None:
    made = on(tmp_path, letterheads.unembedded())
    assert not any(claim in metadata(made) for claim in CLAIMS)
    assert b"<pdf:Producer>stationery " in metadata(made)
    assert "can't claim PDF/A-2a or PDF/UA-1: the typeface Helvetica isn't embedded" in told(made)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (letterheads.of_other_widths, "the typeface IBMPlexMono has widths that don't match its font file"),
        (letterheads.of_no_glyph, "the typeface IBMPlexMono doesn't have all the characters it shows"),
    ],
)
def test_embedded_fonts_are_looked_into(make: Callable[[], bytes], said: str, tmp_path: Path) -> None:
    made = on(tmp_path, make())
    assert f"can't claim PDF/A-2a or PDF/UA-1: {said}" in told(made)
    assert not any(claim in metadata(made) for claim in CLAIMS)


def test_printing_inks_cost_only_the_archive(tmp_path: Path) -> None:
    made = on(tmp_path, letterheads.printing_inks())
    assert CLAIMS[0] not in metadata(made)
    assert CLAIMS[1] in metadata(made)
    assert "can't claim PDF/A-2a: printing inks (DeviceCMYK)" in told(made)


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_used_is_refused_with_reason_and_remedy(name: str, tmp_path: Path) -> None:
    make, said = REFUSED[name]
    with pytest.raises(SourceError) as refused:
        on(tmp_path, make())
    assert refused.value.message.startswith(said)
    assert refused.value.place == Place(str(tmp_path / "ann.md"), 3, 13)
    assert refused.value.hint


def test_every_letterhead_looks_as_its_own_viewer_shows_it(tmp_path: Path) -> None:
    """The head and the foot of the letter, where no letter stands, against the page itself, point by point."""
    for name, make in GOOD.items():
        data = make()
        made = on(tmp_path, data)
        pages = []
        for pdf in (data, made.pdf):
            page = pypdfium2.PdfDocument(pdf)[0]
            if name == "with-bleed" and pdf is data:
                page.set_cropbox(*page.get_trimbox())
            pages.append(page.render(scale=1, may_draw_forms=False).to_pil().convert("RGB"))
        assert pages[0].size == pages[1].size, name
        width, height = pages[0].size
        for area in ((0, 0, width, 82), (0, height - 40, width, height)):
            shades = ImageChops.difference(pages[0].crop(area), pages[1].crop(area)).getextrema()
            assert max(high for _, high in shades) <= 1, name  # a blend may be rounded otherwise


def test_the_text_keeps_clear_of_head_and_foot(tmp_path: Path) -> None:
    made = on(tmp_path, letterheads.two_pages(), "long")
    assert len(made.pages) == 2
    for number, page in enumerate(made.pages):
        tops = [text.at.y - text.size for text in words(made, number)]
        lows = [text.at.y + text.size * 0.3 for text in words(made, number)]
        assert min(tops) > pt(HEAD if number == 0 else 45)
        assert max(lows) < page.size.height - pt(FOOT)
    # Where a style would go lower than the foot allows, the foot wins.
    high = LetterheadSheet(None, reserve=Reserve(bottom=mm(80)))
    made = on(tmp_path, letterheads.two_pages(), "long", high)
    lowest = max(text.at.y for text in words(made))
    assert made.pages[0].size.height - mm(80) - mm(30) < lowest < made.pages[0].size.height - mm(80)


def test_a_stated_reserve_is_taken_at_its_word(tmp_path: Path) -> None:
    made = on(tmp_path, letterheads.good(), own=LetterheadSheet(None, reserve=Reserve(top=mm(100))))
    first = min(words(made), key=lambda text: text.at.y)
    assert mm(100) < first.at.y - first.size * 0.8 < mm(125)
    later = LetterheadSheet(None, continuation_reserve=Reserve(top=mm(70), bottom=mm(60)))
    made = on(tmp_path, letterheads.two_pages(), "long", later)
    ys = [text.at.y for text in words(made, 1)]
    assert min(ys) > mm(70)
    assert max(ys) < made.pages[1].size.height - mm(60)


def test_ink_beside_the_text_narrows_it_and_is_told(tmp_path: Path) -> None:
    made = on(tmp_path, letterheads.with_column())
    assert "ink at the right widens that margin to" in told(made)
    width = made.pages[0].size.width
    body = [text for text in words(made) if text.at.y > pt(200)]
    assert max(text.at.x + text.width for text in body) < width - pt(90)


@pytest.mark.parametrize("name", ["whitewashed", "framed", "cropped", "rotated", "upside-down", "rotated-back"])
def test_the_head_is_found_where_it_is_seen(name: str, tmp_path: Path) -> None:
    """White, blank and clipped ink is none, and a frame stands at the sheet's edges: the text begins as on `good`."""
    plain = on(tmp_path, letterheads.good())
    made = on(tmp_path, GOOD[name]())
    assert [(text.at, text.text) for text in words(made)] == [(text.at, text.text) for text in words(plain)]


def test_the_boxes_of_ink_hold_what_is_rendered(tmp_path: Path) -> None:
    for name, make in GOOD.items():
        made = on(tmp_path, make())
        form = next(item.form for item in made.pages[0].items if isinstance(item, Imported))
        picture = pypdfium2.PdfDocument(make())[0]
        if name == "with-bleed":
            picture.set_cropbox(*picture.get_trimbox())
        pixels = picture.render(scale=1, may_draw_forms=False).to_pil().convert("L")
        for box in form.ink:
            area = [box.x.pt - 1.5, box.y.pt - 1.5, box.right.pt + 1.5, box.bottom.pt + 1.5]
            pixels.paste(255, tuple(round(each) for each in area))
        seen = pixels.point(lambda value: 255 if value < 230 else 0).getbbox()
        assert seen is None, f"{name}: ink outside the boxes at {seen}"


def test_a_watermark_may_be_written_on_once_the_reserve_is_stated(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as asked:
        on(tmp_path, letterheads.watermarked())
    assert "reserve: {top: 50mm" in asked.value.hint
    made = on(tmp_path, letterheads.watermarked(), own=LetterheadSheet(None, reserve=Reserve(mm(45), mm(20))))
    assert "ink" not in told(made)


def test_an_address_field_on_ink_is_an_error_and_a_remark_where_it_is_stated(tmp_path: Path) -> None:
    with pytest.raises(DoesNotFit, match="overlaps its ink") as refused:
        on(tmp_path, letterheads.low_head(), "bewerbung")
    assert "reserve" in refused.value.hint
    made = on(tmp_path, letterheads.low_head(), "bewerbung", LetterheadSheet(None, reserve=Reserve(mm(45), mm(20))))
    assert "overlaps its ink" in told(made)


def test_a_letterhead_that_leaves_no_room_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DoesNotFit, match="leaves the text a height of only"):
        on(tmp_path, letterheads.good(), own=LetterheadSheet(None, reserve=Reserve(top=mm(150), bottom=mm(100))))
    with pytest.raises(DoesNotFit, match="leaves the text a width of only"):
        on(tmp_path, letterheads.good(), own=LetterheadSheet(None, reserve=Reserve(left=mm(100), right=mm(100))))


def test_one_form_serves_all_sheets_and_the_bytes_are_the_same_twice(tmp_path: Path) -> None:
    made = on(tmp_path, letterheads.two_pages(), "long")
    assert made.pdf == on(tmp_path, letterheads.two_pages(), "long").pdf
    read = PdfReader(io.BytesIO(made.pdf))
    shown = [list(page["/Resources"]["/XObject"].items()) for page in read.pages]
    assert [len(each) for each in shown] == [1, 1]
    described = describe(made.pages)
    assert "imported 215.9 x 279.4 mm: paper.pdf, page 1" in described
    assert "imported 215.9 x 279.4 mm: paper.pdf, page 2" in described


def test_only_what_the_page_shows_comes_along(tmp_path: Path) -> None:
    """No links, no scripts, no metadata, no tags of the other file."""
    made = on(tmp_path, letterheads.linked())
    read = PdfReader(io.BytesIO(made.pdf))
    assert "/Annots" not in read.pages[0]
    assert "links, fields and comments aren't copied (1 Link)" in told(made)
    tagged = PdfReader(io.BytesIO(on(tmp_path, letterheads.tagged()).pdf))
    form = next(iter(tagged.pages[0]["/Resources"]["/XObject"].values())).get_object()
    assert b"BDC" not in form.get_data()
    packed = PdfReader(io.BytesIO(on(tmp_path, letterheads.lzw()).pdf))
    form = next(iter(packed.pages[0]["/Resources"]["/XObject"].values())).get_object()
    picture = form["/Resources"]["/XObject"]["/X"]
    assert picture["/Filter"] == "/FlateDecode"
    assert picture.get_data() == b"\0"
    assert not {"/Interpolate", "/Metadata"} & picture.keys()


def test_pages_beyond_the_second_and_a_missing_second_are_told(tmp_path: Path) -> None:
    assert "has 3 pages; only the first two are used" in told(on(tmp_path, letterheads.three_pages()))
    made = on(tmp_path, letterheads.good(), "long")
    assert "paper.pdf has one page: continuation sheets are plain" in told(made)
    assert not any(isinstance(item, Imported) for item in made.pages[1].items)
    plain = on(tmp_path, letterheads.two_pages(), "long", LetterheadSheet(None, continuation="plain"))
    assert not any(isinstance(item, Imported) for item in plain.pages[1].items)
    assert "plain" not in told(plain)


def test_din_letters_keep_their_fields_on_a_letterhead(tmp_path: Path) -> None:
    made = on(tmp_path, letterheads.a4(), "bewerbung")
    usual = letter_and_envelope(letter("bewerbung"), stock(), with_envelope=False)[0]

    def field(found: Result) -> list[tuple[Length, str]]:
        return [(text.at.y, text.text) for text in words(found) if text.path and text.path[0].role == "InsideAddress"]

    assert field(made) == field(usual) != []


def preprinted(sample: str, own: LetterheadSheet, **choices: str) -> tuple[Result, ...]:
    read = letter(sample, **choices)
    read = replace(read, choices=replace(read.choices, own=replace(own, place=Place("ann.md", 3, 13))))
    return letter_and_envelope(read, stock())


def test_preprinted_paper_is_left_free_and_the_envelope_keeps_its_return_address() -> None:
    sheet, cover = preprinted("thank-you", LetterheadSheet(None))
    assert "preprinted paper: 2 in is left free at the top, 1 in at the bottom" in told(sheet)
    above, below = ink_above_and_below(sheet.pdf)
    assert above > 144
    assert below < 792 - 72
    assert not any(text.path and text.path[0].role == "Letterhead" for text in words(sheet))
    assert "Daniel Okafor" in " ".join(text.text for text in words(cover))
    assert "preprinted paper is for sheets; the envelope uses the letterhead plain-block" in told(cover)


def test_preprinted_paper_as_it_is_stated() -> None:
    sheet, cover = preprinted("long", LetterheadSheet(None, reserve=Reserve(top=mm(80))), letterhead="modern")
    assert told(cover) == ""
    assert "left free" not in told(sheet)
    assert "continuation sheets are plain" in told(sheet)
    assert mm(80) < min(text.at.y - text.size * 0.8 for text in words(sheet))
    assert min(text.at.y for text in words(sheet, 1)) < mm(40)
    both = LetterheadSheet(None, reserve=Reserve(top=mm(60)), continuation="preprinted")
    sheet, _ = preprinted("long", both)
    assert min(text.at.y for text in words(sheet, 1)) > mm(60)
    assert told(sheet).count("plain") == 0


def test_the_sender_stands_nowhere_on_preprinted_paper_of_a_style_without_letterhead() -> None:
    sheet, _ = preprinted("personal", LetterheadSheet(None, reserve=Reserve(top=mm(60))))
    assert not any(text.path and text.path[0].role == "Sender" for text in words(sheet))


@pytest.mark.slow
def test_no_damage_gets_past_as_anything_but_an_error_of_the_users(tmp_path: Path) -> None:
    chance = random.Random(4)
    made = refused = 0
    for make in (letterheads.transparent, letterheads.by_fpdf2, letterheads.layered):
        sound = make()
        for _ in range(60):
            data = bytearray(sound)
            for _ in range(chance.randint(1, 6)):
                data[chance.randrange(20, len(data))] = chance.randrange(256)
            try:
                on(tmp_path, bytes(data))
                made += 1
            except StationeryError:
                refused += 1
    assert made > 10
    assert refused > 10


def test_a_draft_on_a_letterhead_has_both(tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(letterheads.good())
    read = letter("thank-you")
    read = replace(read, choices=replace(read.choices, own=LetterheadSheet(None, str(tmp_path / "paper.pdf"))))
    made = letter_and_envelope(read, stock(), with_envelope=False, draft=True)[0]
    assert isinstance(made.pages[0].items[0], Imported)
    assert any("DRAFT" in text.text for text in words(made))


def blank(folder: Path, data: bytes, **wanted: bool) -> tuple[Result, ...]:
    (folder / "paper.pdf").write_bytes(data)
    read = letter("thank-you")
    read = replace(read, choices=replace(read.choices, own=LetterheadSheet(None, str(folder / "paper.pdf"))))
    return blank_pdfs(read, stock(), 3, **wanted)


@pytest.mark.slow
def test_blank_sheets_of_a_letterhead_are_its_pages_in_copies(tmp_path: Path) -> None:
    first, later, covers = blank(tmp_path, letterheads.two_pages(), continuation=True, envelopes=True)
    for made, number in ((first, 1), (later, 2)):
        assert [[item.form.number for item in page.items if isinstance(item, Imported)] for page in made.pages] == [
            [number]
        ] * 3
        assert not words(made)
    assert "is for sheets; the envelope uses the letterhead plain-block" in told(covers)
    # One form for all copies: three sheets are hardly larger than one.
    read = PdfReader(io.BytesIO(first.pdf))
    assert len({page["/Resources"]["/XObject"].raw_get("/I1").idnum for page in read.pages}) == 1
    if not reason_to_skip():
        paths = [tmp_path / f"{number}.pdf" for number in range(3)]
        for path, made in zip(paths, (first, later, covers), strict=True):
            path.write_bytes(made.pdf)
        assert judge(paths) == []


def test_a_card_takes_a_letterhead_of_its_own_and_says_so(tmp_path: Path) -> None:
    read = letter("note-card", letterhead="")
    own = LetterheadSheet(Place("note-card.md", 2, 13), "paper.pdf")
    read = replace(read, choices=replace(read.choices, own=own))
    assert "paper.pdf is for sheets; the card uses the letterhead" in told(note_pdf(read, stock()))
    named = replace(read, choices=replace(read.choices, letterhead=Written("monogram")))
    assert "sheets" not in told(note_pdf(named, stock()))


def test_a_letter_without_such_paper_does_not_wait_for_pypdf(tmp_path: Path) -> None:
    program = (
        "import sys; from tests.products.made import letter, stock; from stationery.products.letter import letter_pdf; "
        "letter_pdf(letter('thank-you'), stock()); "
        "print(sorted({'pypdf', 'stationery.model.letterhead_sheet'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout == "[]\n"
