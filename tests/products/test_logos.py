"""Logos in every letterhead, on letter, envelope and card: tall, wide, transparent, huge, broken; what is claimed."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image as pillow
from pypdf import PdfReader

from stationery.model.errors import DoesNotFit, SourceError
from stationery.model.page import Imported, Picture, Rule, Text
from stationery.model.party import Written
from stationery.model.units import Length, mm
from stationery.products.blank import blank_cards, blank_pdfs
from stationery.products.card import note_pdf
from stationery.products.envelope import envelope_pdf
from stationery.products.letter import letter_and_envelope
from stationery.products.proof import proof_pdf
from stationery.products.result import Result
from stationery.reading.letters import read_letter
from tests.jobs import printed
from tests.products.made import stock
from tests.products.test_letterheads import HEADS
from tests.verapdf import judge, reason_to_skip

ROUND = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><circle cx="32" cy="32" r="30" fill="#124559"/></svg>'
)
WIDE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 20"><rect width="400" height="20" fill="#124559"/></svg>'
)
TALL = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 90"><rect width="10" height="90" opacity=".7"/></svg>'
HEAD = """---
from: |
  Okafor GmbH
  48 Birch Lane
  Champaign, IL 61820
  (217) 555-0142
to: |
  Ms. Jane Schmoe
  1200 Main Street
  Springfield, IL 62701
date: 2026-11-20
letterhead: {letterhead}
---
Thank you.
"""


def write(folder: Path, letterhead: str, **files: str | bytes) -> str:
    for name, data in files.items():
        path = folder / name.replace("_", ".")
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    return HEAD.replace("{letterhead}", letterhead)


def make(folder: Path, letterhead: str, **files: str | bytes) -> tuple[Result, ...]:
    text = write(folder, letterhead, **files)
    return letter_and_envelope(read_letter(text, str(folder / "ann.md")), stock())


def logos(made: Result) -> list[Imported | Picture]:
    return [item for page in made.pages for item in page.items if isinstance(item, Imported | Picture)]


def png(size: tuple[int, int], mode: str = "RGBA", ink: object = (18, 69, 89, 200)) -> bytes:
    data = BytesIO()
    pillow.new(mode, size, ink).save(data, "PNG")  # type: ignore[arg-type]
    return data.getvalue()


@pytest.mark.parametrize("head", HEADS)
def test_every_letterhead_shows_it_on_letter_envelope_and_card(head: str, tmp_path: Path) -> None:
    table = f"{{name: {head}, logo: a.svg, height: 12mm, alt: Our mark}}"
    letter, envelope = make(tmp_path, table, a_svg=ROUND)
    (shown,) = logos(letter)
    assert shown.rect.height == mm(12) and shown.rect.width.mm == pytest.approx(12)
    assert (shown.alt, shown.path[-1].role) == ("Our mark", "Figure")
    (small,) = logos(envelope)
    assert mm(5) < small.rect.height < mm(9)
    note = read_letter(write(tmp_path, table).replace("date:", "kind: note\ndate:"), str(tmp_path / "ann.md"))
    assert len(logos(note_pdf(note, stock()))) >= 1


def test_the_proof_of_a_letterhead_has_the_logo_of_the_profile(tmp_path: Path) -> None:
    letter = read_letter(write(tmp_path, "{name: swiss, logo: a.svg}", a_svg=ROUND), str(tmp_path / "ann.md"))
    made = proof_pdf(Written("firm"), stock(), sender=letter.sender, usual=letter.choices)
    assert len(logos(made)) >= 4


def test_without_words_the_sender_is_its_description_and_none_makes_it_decoration(tmp_path: Path) -> None:
    assert logos(make(tmp_path, "{logo: a.svg}", a_svg=ROUND)[0])[0].alt == "Okafor GmbH"
    (shown,) = logos(make(tmp_path, "{logo: a.svg, alt: none}")[0])
    assert (shown.alt, shown.path, shown.rect.height) == ("", (), mm(14))


def test_a_wide_logo_is_told_in_the_papers_unit_with_the_height_that_fits(tmp_path: Path) -> None:
    with pytest.raises(DoesNotFit, match=r"a.svg is 11.02 in wide at a height of 0.55 in; the space is") as told:
        make(tmp_path, "{logo: a.svg}", a_svg=WIDE)
    assert "set a height of at most 0.25 in" in told.value.hint and told.value.place
    assert len(logos(make(tmp_path, "{logo: a.svg, height: 0.25in}")[0])) == 1


@pytest.mark.parametrize("head", ["firm", "swiss"])
def test_in_a_column_it_is_as_wide_as_the_column_at_most(head: str, tmp_path: Path) -> None:
    with pytest.raises(DoesNotFit, match=r"the logo a\.svg is 7\.87 in wide at a height of 0\.39 in; the space is"):
        make(tmp_path, f"{{name: {head}, logo: a.svg, height: 10mm}}", a_svg=WIDE)


@pytest.mark.parametrize(("name", "words"), [("Ann Lee", ()), ("Okafor GmbH", ("Okafor GmbH",))])
def test_on_a_card_it_takes_the_place_of_initials_in_words(name: str, words: tuple[str, ...], tmp_path: Path) -> None:
    text = write(tmp_path, "{name: centered, logo: a.svg}", a_svg=ROUND).replace("Okafor GmbH", name)
    asked = read_letter(text, str(tmp_path / "ann.md"))
    made = blank_cards(asked.sender, stock(), count=1, choices=asked.choices)
    assert len(logos(made)) == 1
    assert tuple(item.text.strip() for item in made.pages[0].items if isinstance(item, Text)) == words


@pytest.mark.parametrize("place", ["front", "flap"])
def test_a_word_too_long_for_the_design_on_a_small_envelope_is_set_in_plain_lines(place: str, tmp_path: Path) -> None:
    text = write(tmp_path, "{name: engraved, logo: a.svg}", a_svg=ROUND)
    text = text.replace("Okafor GmbH", "Schreibwarenhandelsgesellschaftsverwaltung mbH").replace(
        "date:", "envelope: us-a2\ndate:"
    )
    asked = read_letter(text, str(tmp_path / "ann.md"))
    cover = envelope_pdf(asked, stock(), printed(return_to=place))
    assert [(each.place and each.place.line) for each in cover.remarks if "plain lines" in each.message] == [3]


def test_a_tall_one_stays_narrow(tmp_path: Path) -> None:
    (shown,) = logos(make(tmp_path, "{logo: a.svg, height: 18mm}", a_svg=TALL)[0])
    assert shown.rect.width.mm == pytest.approx(2)


def test_a_high_one_is_smaller_on_the_envelope_where_it_has_no_room(tmp_path: Path) -> None:
    """Three fifths of 60 mm, and the words below, are more than a third of a No. 10."""
    _, cover = make(tmp_path, "{name: centered, logo: a.svg, height: 60mm}", a_svg=ROUND)
    (shown,) = logos(cover)
    assert 4 <= shown.rect.height.mm < 36
    assert not [each for each in cover.remarks if "plain lines" in each.message]


@pytest.mark.parametrize("height", ["2mm", "90mm"])
def test_a_height_out_of_range_is_refused(height: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"the logo can't be .* high") as told:
        make(tmp_path, f"{{logo: a.svg, height: {height}}}", a_svg=ROUND)
    assert "choose a height from 0.16 in to 2.36 in" in told.value.hint


def test_settings_of_a_logo_without_one_are_refused() -> None:
    with pytest.raises(SourceError, match="gray belongs to a logo, but there is none"):
        read_letter(HEAD.replace("{letterhead}", "{name: ruled, gray: yes}"), "ann.md")


def test_pictures_and_pdfs_are_logos_too(tmp_path: Path) -> None:
    (shown,) = logos(make(tmp_path, "{logo: a.png}", a_png=png((300, 200)))[0])
    assert isinstance(shown, Picture) and shown.image.alpha and shown.rect.width.mm == pytest.approx(21)
    (tmp_path / "b.pdf").write_bytes(make(tmp_path, "{name: modern}")[0].pdf)
    (shown,) = logos(make(tmp_path, "{logo: b.pdf, height: 20mm}")[0])
    assert isinstance(shown, Imported) and shown.rect.height == Length.parse("20mm")


def test_a_pdf_keeps_its_colors_and_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "b.pdf").write_bytes(make(tmp_path, "{name: modern}")[0].pdf)
    with pytest.raises(SourceError, match=r"b\.pdf is a PDF, whose colors stay as they are"):
        make(tmp_path, "{logo: b.pdf, gray: yes}")


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a_png", b"", "the logo is empty"),
        ("a_png", b"\x89PNG\r\n\x1a\n", "a.png"),
        ("a_png", b"x" * 10_000_001, "larger than 10 MB"),
        ("a_svg", b"<svg><script/></svg>", "contains <script>"),
        ("a_pdf", b"%PDF-1.4 nothing", "a.pdf"),
        ("a_gif", b"GIF89a", "a.gif is a GIF file\n  use a PNG, JPEG, SVG, or PDF file"),
    ],
)
def test_broken_files_are_told_where_they_are_named(name: str, data: bytes, told: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError) as fault:
        make(tmp_path, f"{{name: ruled, logo: {name.replace('_', '.')}}}", **{name: data})
    assert told in str(fault.value) and fault.value.place and fault.value.place.line == 12


def test_a_logo_that_is_too_high_for_the_envelope_is_smaller_there(tmp_path: Path) -> None:
    letter, envelope = make(tmp_path, "{name: centered, logo: a.svg, height: 60mm}", a_svg=TALL)
    (large,), (small,) = logos(letter), logos(envelope)
    assert mm(4) <= small.rect.height < large.rect.height * 0.6
    assert not any("letterhead" in each.message for each in envelope.remarks)


@pytest.mark.parametrize(("mode", "gray", "told"), [("CMYK", "no", 1), ("CMYK", "yes", 0), ("RGB", "no", 0)])
def test_a_logo_in_the_colors_of_a_press_is_told_once(mode: str, gray: str, told: int, tmp_path: Path) -> None:
    written = BytesIO()
    pillow.new("RGB", (600, 600), "navy").convert(mode).save(written, "JPEG")
    made = make(tmp_path, f"{{name: ruled, logo: a.jpg, gray: {gray}}}", a_jpg=written.getvalue())
    assert sum("CMYK" in each.message for result in made for each in result.remarks) == told


def test_a_coarse_logo_is_told_once_for_letter_and_envelope(tmp_path: Path) -> None:
    letter, envelope = make(tmp_path, "{name: ruled, logo: a.png, height: 16mm}", a_png=png((60, 30)))
    (told,) = [each for each in (*letter.remarks, *envelope.remarks) if "coarse" in each.message]
    assert "the logo a.png may look coarse" in told.message and "0.63 in" in told.message and "0.2 in high" in told.hint
    fine, _ = make(tmp_path, "{name: ruled, logo: a.png, height: 4mm}", a_png=png((60, 30)))
    assert not [each for each in fine.remarks if "coarse" in each.message]


def test_a_missing_file_and_no_letterhead_are_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"a\.svg"):
        make(tmp_path, "{name: ruled, logo: a.svg}")
    letter, _ = make(tmp_path, "{name: none, logo: a.svg}", a_svg=ROUND)
    assert any("there is no letterhead to show the logo a.svg" in each.message for each in letter.remarks)


def test_what_a_drawing_has_that_is_not_drawn_is_a_remark(tmp_path: Path) -> None:
    letter, _ = make(tmp_path, "{name: ruled, logo: a.svg}", a_svg=ROUND.replace("</svg>", "<text>A</text></svg>"))
    assert [each.message for each in letter.remarks if "a.svg" in each.message] == ["a.svg: not drawn: text"]


def test_a_drawing_is_in_the_file_once_for_all_copies(tmp_path: Path) -> None:
    text = write(tmp_path, "{name: ruled, logo: a.svg}", a_svg=ROUND)
    (made,) = blank_pdfs(read_letter(text, str(tmp_path / "ann.md")), stock(), 5)
    pages = PdfReader(BytesIO(made.pdf)).pages
    forms = {page["/Resources"]["/XObject"].raw_get("/I1").idnum for page in pages}  # type: ignore[index]
    assert len(pages) == 5 and len(forms) == 1


@pytest.mark.skipif(bool(reason_to_skip()), reason=reason_to_skip())
def test_letters_with_logos_keep_their_claims(tmp_path: Path) -> None:
    files = []
    for number, (name, data) in enumerate({"a.svg": ROUND, "t.svg": TALL, "p.png": png((90, 60))}.items()):
        (tmp_path / name).write_bytes(data.encode() if isinstance(data, str) else data)
        for kind, made in enumerate(make(tmp_path, f"{{name: centered, logo: {name}, alt: Our mark}}")):
            files.append(tmp_path / f"{number}-{kind}.pdf")
            files[-1].write_bytes(made.pdf)
    assert judge(files) == []


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parents[1] / "imaging" / "icons").glob("*.svg")), ids=lambda path: path.stem
)
def test_an_icon_of_each_free_set_is_a_logo(path: Path) -> None:
    text = HEAD.replace("{letterhead}", f"{{name: firm, logo: {path.name}}}")
    for made in letter_and_envelope(read_letter(text, str(path.parent / "ann.md")), stock()):
        assert logos(made) and not made.remarks


def test_what_a_drawing_has_that_is_drawn_otherwise_is_not_called_not_drawn(tmp_path: Path) -> None:
    shaded = '<svg viewBox="0 0 9 9"><linearGradient id="g"><stop stop-color="red"/></linearGradient>'
    letter, _ = make(
        tmp_path, "{name: ruled, logo: a.svg}", a_svg=f'{shaded}<rect fill="url(#g)" width="9" height="9"/></svg>'
    )
    told = [each.message for each in letter.remarks if "a.svg" in each.message]
    assert told == ["a.svg has a gradient, drawn in one color"]


@pytest.mark.parametrize(("head", "height", "told"), [("modern", 15, ""), ("swiss", 27, "no room for 28 mm")])
def test_a_chosen_height_holds_above_a_window_or_what_it_is_is_told(
    head: str, height: float, told: str, tmp_path: Path
) -> None:
    text = write(tmp_path, f"{{name: {head}, logo: a.svg, height: {28 if told else 15}mm}}", a_svg=ROUND)
    text = text.replace("date:", "style: din5008-b\npaper: a4\ndate:")
    made, _ = letter_and_envelope(read_letter(text, str(tmp_path / "ann.md")), stock())
    (shown,) = logos(made)
    assert shown.rect.height == mm(height)
    found = [each.message for each in made.remarks if "a.svg" in each.message]
    assert [told in each for each in found] == ([True] if told else [])


def test_blank_sheets_have_the_heading_of_letters_whose_particulars_are_in_a_block(tmp_path: Path) -> None:
    """With the phone number the heading reaches into the fields, which are blank on such a sheet."""
    text = write(tmp_path, "{name: firm, logo: a.svg, height: 17mm}", a_svg=ROUND)
    text = text.replace("date:", "style: din5008-b\npaper: a4\ndate:").replace(
        "  (217)", "  hello@example.com\n  www.example.com\n  (217)"
    )
    text = text.replace("  48", "  Suite 7\n  48")
    asked = read_letter(text, str(tmp_path / "ann.md"))
    letter, sheet = letter_and_envelope(asked, stock())[0], blank_pdfs(asked, stock(), 1)[0]
    rules = [[item for item in made.pages[0].items if isinstance(item, Rule)][:1] for made in (letter, sheet)]
    assert [each.rect for each in logos(letter)] == [each.rect for each in logos(sheet)]
    assert [len(each) for each in rules] == [1, 1]


def test_words_below_it_on_a_flap_are_in_its_middle(tmp_path: Path) -> None:
    asked = read_letter(write(tmp_path, "{name: swiss, logo: a.svg}", a_svg=WIDE), str(tmp_path / "ann.md"))
    back = envelope_pdf(asked, stock(), printed(return_to="flap")).pages[-1]
    (mark,) = (item.rect for item in back.items if isinstance(item, Imported))
    words = [item for item in back.items if isinstance(item, Text)]
    assert len(words) == 3
    for item in words:
        assert (item.at.x + item.width * 0.5).mm == pytest.approx((mark.x + mark.width * 0.5).mm, abs=0.1)


def test_a_rule_beside_it_begins_at_its_top(tmp_path: Path) -> None:
    page = make(tmp_path, "{name: right-column, logo: a.svg}", a_svg=ROUND)[0].pages[0]
    (mark,) = (item.rect for item in page.items if isinstance(item, Imported))
    assert [item.start.y for item in page.items if isinstance(item, Rule) and item.start.x == item.end.x] == [mark.y]
