"""Letters composed with FixedPitch and checked by ruler, in the unit of the style's own standard."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from stationery.catalog.letters import letter_style
from stationery.catalog.papers import papers
from stationery.compose.parts.signature import Signed
from stationery.model.errors import CannotSet, DoesNotFit
from stationery.model.geometry import Rect, sheet
from stationery.model.letter import Written
from stationery.model.manuscript import Manuscript, Part, Subscription
from stationery.model.page import Image, Page, Picture, Rule, Text
from stationery.model.prose import Listing, Paragraph, Quotation, Span, plain
from stationery.model.units import Length, inch, mm, pt
from stationery.model.values import replace
from tests.compose.manuscripts import STORE, compose, lines, manuscript, order
from tests.pairs import label, pairs

EVERY = [(style, paper) for style in STORE.names("letters") for paper in letter_style(STORE, style).papers]


def composed(words: Manuscript, **choices: object) -> tuple[Page, ...]:
    artwork = {name: choices.pop(name) for name in ("signature",) if name in choices}
    return compose(words, order(**choices), **artwork).pages  # type: ignore[arg-type]


def texts(page: Page, part: str = "") -> list[Text]:
    found = [item for item in page.items if isinstance(item, Text)]
    return [item for item in found if not part or (item.path and item.path[0].role == part)]


def baselines(page: Page, part: str) -> list[float]:
    return [round(item.at.y.pt, 3) for item in texts(page, part)]


def test_every_style_was_found() -> None:
    assert len(EVERY) >= 30 and ("din5008-b", "a4") in EVERY


@pytest.mark.parametrize(
    ("styled", "length", "head"),
    pairs(
        EVERY,
        [(1, 1), (6, 3), (9, 9)],
        ["plain-block", "centered", None],
        valid=lambda styled, length, head: not head or letter_style(STORE, styled[0]).letterhead != "none",
    ),
    ids=label,
)
def test_everything_stands_on_the_sheet_and_no_two_lines_meet(
    styled: tuple[str, str], length: tuple[int, int], head: str | None
) -> None:
    style, paper = styled
    for page in composed(manuscript(*length), style=style, sheet=paper, head=head):
        assert page.size == papers(STORE)[paper].size
        boxes = []
        for item in texts(page):
            box = Rect(item.at.x, item.at.y - item.size * 0.5, item.width, item.size * 0.5)
            assert sheet(page.size).inset(mm(12)).contains(box), item.text
            assert not any(box.overlaps(other) for other in boxes), item.text
            boxes.append(box)


def test_a_style_that_shows_the_sender_itself_refuses_a_letterhead_in_its_way() -> None:
    with pytest.raises(DoesNotFit) as caught:
        composed(manuscript(), style="jp-left", sheet="a4")
    assert str(caught.value) == (
        "the letterhead extends down to 30.9 mm, into the fields of jp-left\n"
        "  use the letterhead `none`; this style shows the sender itself"
    )


@pytest.mark.parametrize(
    ("style", "sheet", "x", "top", "height", "folds"),
    [
        ("sn010130-left", "a4", mm(25), mm(55.2), mm(25.2), [105, 210]),
        ("sn010130-right", "a4", mm(125), mm(48.35), mm(20.1), [105, 210]),
        ("sn-right-old", "a4", mm(120), mm(55.2), mm(25.2), [105, 210]),
        ("nf", "a4", mm(110), mm(48), mm(28), [99, 198]),
        ("uk", "a4", mm(25), mm(60.2), mm(23.5), [105, 210]),
        ("fi-sfs", "a4", mm(23), mm(36), mm(35), []),
        ("jp-left", "a4", mm(25), mm(12.5), mm(39.5), [83, 116, 232]),
        ("us-window-10", "letter", inch(1.25), inch(2.635), inch(0.73), [101.6, 190.5]),
        ("us-window-9", "letter", inch(1.25), inch(2.385), inch(0.73), [95.25, 187.325]),
    ],
)
@pytest.mark.parametrize("count", [1, 3, 5])
def test_window_styles_by_ruler(
    style: str, sheet: str, x: Length, top: Length, height: Length, folds: list[float], count: int
) -> None:
    """Half an em for each character; ascenders of 0.8 and descenders of 0.2 em."""
    head = None if letter_style(STORE, style).letterhead == "none" else "plain-block"
    words = manuscript(3, 2, parts=(Part("inside_address", lines(*"abcde"[:count])),))
    (page,) = composed(words, style=style, sheet=sheet, head=head)
    address = texts(page, "InsideAddress")
    assert len(address) == count and {item.at.x for item in address} == {x}
    assert min(item.at.y - item.size * 0.8 for item in address) >= top
    assert max(item.at.y + item.size * 0.2 for item in address) <= top + height
    marks = sorted(round(item.start.y.mm, 4) for item in page.items if isinstance(item, Rule))
    assert marks == folds


def test_lines_too_many_for_a_fields_leading_are_drawn_together_and_then_refused() -> None:
    """52.56 pt: four lines of 12.5 pt, five of 10.512 pt, and six are too many at 10.5 pt."""

    def address(count: int) -> list[Text]:
        words = manuscript(3, 2, parts=(Part("inside_address", lines(*"abcdef"[:count])),))
        return texts(composed(words, style="us-window-10")[0], "InsideAddress")

    four, five = address(4), address(5)
    assert [item.at.y - four[0].at.y for item in four] == [pt(12.5) * number for number in range(4)]
    assert round((five[1].at.y - five[0].at.y).pt, 3) == 10.512
    middle = [(lines_[0].at.y + lines_[-1].at.y) * 0.5 for lines_ in (four, five)]
    assert abs(middle[0] - middle[1]) < pt(0.1), "about the middle of the field"
    with pytest.raises(DoesNotFit, match="inside address: 6 lines; the field holds 5"):
        address(6)


def test_full_block_begins_every_part_at_the_left_margin() -> None:
    (page,) = composed(manuscript())
    assert {item.at.x for item in texts(page)} == {inch(1.25)}


def test_modified_block_puts_date_close_and_name_at_the_middle_of_the_sheet() -> None:
    (page,) = composed(manuscript(), style="modified-block")
    for part in ("Date", "Close", "Signature"):
        assert {item.at.x for item in texts(page, part)} == {inch(4.25)}
    assert {item.at.x for item in texts(page, "Body")} == {inch(1.25)}


def test_semi_block_indents_the_first_line_of_each_paragraph_by_half_an_inch() -> None:
    (page,) = composed(manuscript(), style="semi-block")
    assert sorted({round(item.at.x.inch, 4) for item in texts(page, "Body")}) == [1.25, 1.75]


def test_simplified_has_neither_salutation_nor_close() -> None:
    (page,) = composed(manuscript(), style="simplified")
    assert not texts(page, "Salutation") and not texts(page, "Close")
    assert texts(page, "Subject") and texts(page, "Signature")


def test_personal_prints_the_name_at_the_right_and_no_inside_address() -> None:
    (page,) = composed(manuscript(2, 2), style="personal", head=None)
    (name,) = texts(page, "Sender")
    assert name.at.x + name.width == inch(8.5) - inch(1.4)
    assert not texts(page, "InsideAddress")


def inside(*rows: str) -> tuple[Part, ...]:
    parts = manuscript().parts
    return tuple(Part(part.name, lines(*rows)) if part.name == "inside_address" else part for part in parts)


def test_a_row_of_the_address_too_wide_goes_on_below_one_em_further_in() -> None:
    """Six inches hold 72 characters of 6 pt, and two fewer in an indented row: 35 + 1 + 35 have no room there."""
    broad = " ".join((50 * "x", 35 * "y", 35 * "z"))
    found = texts(composed(manuscript(9, 3, parts=inside(broad, "Springfield")))[0], "InsideAddress")
    assert [text.text.strip() for text in found] == [50 * "x", 35 * "y", 35 * "z", "Springfield"]
    assert [text.at.x for text in found] == [inch(1.25), inch(1.25) + pt(12), inch(1.25) + pt(12), inch(1.25)]
    assert [lower.at.y - upper.at.y for upper, lower in pairwise(found)] == [pt(15.5)] * 3


def test_a_row_of_the_address_that_just_fits_is_not_broken() -> None:
    found = texts(
        composed(manuscript(9, 3, parts=inside(34 * "x" + " " + 33 * "y", "Springfield")))[0], "InsideAddress"
    )
    assert len(found) == 2


@pytest.mark.parametrize("style", ["us-window-10", "din5008-b"])
def test_a_long_row_in_a_window_is_made_smaller_and_never_broken(style: str) -> None:
    """So that a machine finds the name, the street and the town where the post expects them."""
    sheet_ = letter_style(STORE, style).papers[0]
    field = next(each for each in letter_style(STORE, style).fields if "inside_address" in each.parts)
    wide = int(field.area.on(papers(STORE)[sheet_].size).width / (field.least_size * 0.5))
    rows = ("x" * (wide // 2) + " " + "y" * (wide - wide // 2 - 1), "240 River Street", "Springfield, IL 62701")
    (page, *_) = composed(manuscript(2, 2, parts=inside(*rows)), style=style, sheet=sheet_)
    found = texts(page, "InsideAddress")
    assert [text.text.strip() for text in found] == list(rows) and found[0].size < field.size
    assert len({text.at.x for text in found}) == 1
    assert [lower.at.y - upper.at.y for upper, lower in pairwise(found)] == [field.leading] * 2


def test_parts_stand_on_one_grid_of_the_leading() -> None:
    (page,) = composed(manuscript(3, 3))
    inner = [item.at.y for item in texts(page) if item.path[0].role != "Letterhead"]
    leading = pt(15.5)
    assert all((y - inner[0]).emu % leading.emu == 0 for y in inner)


def test_gaps_between_the_parts() -> None:
    (page,) = composed(manuscript(4, 3))
    line = 15.5

    def down(upper: str, lower: str) -> float:
        return round((baselines(page, lower)[0] - baselines(page, upper)[-1]) / line, 6)

    assert down("InsideAddress", "Salutation") == 2.0
    assert down("Salutation", "Subject") == 2.0
    assert down("Body", "Close") == 2.0
    assert down("Close", "Signature") == 4.0, "three blank lines for the pen"
    assert down("Signature", "Enclosures") == 2.0


def test_the_subject_is_a_heading() -> None:
    (page,) = composed(manuscript())
    assert [tag.role for tag in texts(page, "Subject")[0].path] == ["Subject", "H1"]


@pytest.mark.parametrize(("style", "top", "folds"), [("din5008-b", 62.7, [105, 210]), ("din5008-a", 44.7, [87, 192])])
def test_din_5008_fields_and_marks(style: str, top: float, folds: list[float]) -> None:
    (page,) = composed(manuscript(3, 2), style=style, sheet="a4")
    address = texts(page, "InsideAddress")
    assert {item.at.x for item in address} == {mm(25)}
    assert all(mm(top) < item.at.y < mm(top) + mm(27.3) for item in address)
    assert [item.at.y - address[0].at.y for item in address] == [pt(13.5) * number for number in range(3)]
    assert texts(page, "Information")[0].at.x == mm(125)
    first = texts(page, "Subject")[0]
    assert mm(top + 27.3 + 8.46) < first.at.y < mm(top + 27.3 + 8.46 + 5)
    marks = sorted(item.start.y.mm for item in page.items if isinstance(item, Rule))
    assert marks == sorted([*folds, 148.5])


def test_a_line_too_wide_for_the_address_field_names_its_place_its_width_and_the_field() -> None:
    wide = manuscript(parts=(Part("inside_address", lines("Ms. Jane Schmoe", "x" * 50, first=3)),))
    with pytest.raises(DoesNotFit) as caught:
        composed(wide, style="din5008-b", sheet="a4")
    assert str(caught.value).startswith("ann.md:4: inside address: line 2 is 88.2 mm wide at 10 pt; the field is 80 mm")


def test_a_seventh_line_is_too_many_for_the_address_field() -> None:
    many = manuscript(parts=(Part("inside_address", lines(*"abcdefg", first=3)),))
    with pytest.raises(DoesNotFit, match=r"ann\.md:9: inside address: 7 lines; the field holds 6"):
        composed(many, style="din5008-b", sheet="a4")


def test_a_short_letter_sits_a_little_above_the_middle() -> None:
    (page,) = composed(manuscript(1, 2))
    inner = [item for item in texts(page) if item.path[0].role != "Letterhead"]
    middle = (inner[0].at.y + inner[-1].at.y) / (page.size.height * 2)
    assert 0.43 <= middle <= 0.50


def test_a_short_letter_takes_wider_margins() -> None:
    (page,) = composed(manuscript(1, 2))
    assert texts(page, "Body")[0].at.x == inch(1.6)


def too_long(lines_over: int) -> Manuscript:
    """A letter that is `lines_over` lines longer than the largest that stands at its natural measures."""
    words = manuscript(1, 1)
    one_line = Paragraph((Span("A line of its own.\n" * 15 + "A line of its own."),))
    longer = Paragraph((Span("\n".join(["A line of its own."] * lines_over)),))
    return manuscript(body=(one_line, longer) if lines_over else (one_line,), parts=words.parts)


def test_a_letter_a_little_too_long_is_drawn_together_gaps_first_and_says_so() -> None:
    told = []
    for over in range(1, 40):
        done = compose(too_long(over), order())
        told.append(done.remarks[0].message if done.remarks else "")
        if len(done.pages) > 1:
            break
        last = max(item.at.y for item in texts(done.pages[0]))
        assert last < inch(10)
    assert told[0] == "" and told[-1] == ""
    drawn = [message for message in told if message]
    assert drawn[0] == "tightened to fit on one page: it starts 3 mm higher"
    assert "1 fewer blank line between its parts" in drawn[1] and "line spacing" not in drawn[1]
    assert any("line spacing from" in message for message in drawn)
    assert "type from 12 to" in drawn[-1]


def _gaps_between_paragraphs(page: Page, leading: float = 15.5) -> set[float]:
    """In lines, without the line itself."""
    body = texts(page, "Body")
    return {
        round((lower.at.y - upper.at.y).pt / leading - 1, 2)
        for upper, lower in pairwise(body)
        if upper.path[1] != lower.path[1]
    }


def test_spacing_close_puts_paragraphs_at_six_tenths_of_a_line_and_open_keeps_them_apart() -> None:
    words = manuscript(2, 3)
    assert _gaps_between_paragraphs(compose(words, order()).pages[0]) == {1.0}
    for spacing, gap in (("close", 0.6), ("open", 1.0)):
        job = order()
        choices = replace(job.letter.choices, spacing=Written(spacing))
        job = replace(job, letter=replace(job.letter, choices=choices))
        assert _gaps_between_paragraphs(compose(words, job).pages[0]) == {gap}
    indented = compose(words, order("semi-block")).pages[0]
    assert _gaps_between_paragraphs(indented) == {0.0}


def test_paragraphs_are_drawn_closer_together_before_other_gaps() -> None:
    told = []
    for over in range(10):
        lines = "\n".join(["A line of its own."] * (4 + over))
        done = compose(manuscript(body=tuple(Paragraph((Span(lines),)) for _ in range(3))), order())
        if done.remarks:
            told.append(done.remarks[0].message.removeprefix("tightened to fit on one page: "))
            if "paragraphs" in told[-1]:
                assert _gaps_between_paragraphs(done.pages[0]) == {0.6}
                break
    assert told[-1].startswith("paragraphs closer together") and "blank line" not in told[0] and "type" not in told[-1]


def test_enclosures_and_copies_run_in_and_signers_stand_side_by_side_before_a_letter_spills_over() -> None:
    listed = Part("enclosures", lines("Enclosures (3)", "Résumé", "Writing sample", "Transcript"))
    copied = Part("copies", lines("cc: Ann Lee", "cc: Bo Lee"))
    run_in = (
        Part("enclosures", lines("Enclosures: Résumé, Writing sample, Transcript")),
        Part("copies", lines("cc: Ann Lee, Bo Lee")),
    )
    two = tuple(Subscription(plain(name)) for name in ("Ann Example", "Ben Sample"))
    told = []
    for over in range(40):
        words = manuscript(signers=two, body=(Paragraph((Span("\n".join(["A line of its own."] * (3 + over))),)),))
        parts = (*(part for part in words.parts if part.name != "enclosures"), listed, copied)
        done = compose(replace(words, parts=parts, run_in=run_in), order("modified-block"))
        if len(done.pages) > 1:
            break
        told.append(done.remarks[0].message if done.remarks else "")
        (page,) = done.pages
        (names, notes) = texts(page, "Signature"), [item.text.strip() for item in texts(page, "Enclosures")]
        if "on one line" in told[-1]:
            assert notes == ["Enclosures: Résumé, Writing sample, Transcript"]
            assert [item.text for item in texts(page, "Copies")] == ["cc: Ann Lee, Bo Lee"]
            assert names[0].at.y == names[1].at.y and names[1].at.x == inch(4.25)
        else:
            assert len(notes) == 4 and names[0].at.y < names[1].at.y
    run = [message for message in told if "on one line" in message]
    assert "enclosures on one line, copies on one line, signers side by side" in run[0]
    assert "leading" not in run[0] and "type" not in run[0], "before leading and size are touched"


def test_a_first_sheet_whose_foot_stays_blank_is_opened_and_sits_where_a_short_letter_would() -> None:
    words = manuscript()
    listed = Part("enclosures", lines("Enclosures", *["A paper"] * 12))
    parts = (*(part for part in words.parts if part.name != "enclosures"), listed)
    for count in range(8, 16):  # all that follows the body stays with its last two lines
        body = (Paragraph((Span("\n".join(["A line of its own."] * count)),)),)
        first, second = compose(manuscript(body=body, parts=parts), order(one_page=False)).pages
        found = [item.at.y for item in texts(first) if item.path[0].role != "Letterhead"]
        assert len(texts(first, "Body")) == count - 2 and len(texts(second, "Body")) == 2
        assert abs((min(found) + max(found)).pt / 72 / 2 - 11 * 0.46) < 0.15
        address = texts(first, "InsideAddress")[0].at.y - texts(first, "Date")[0].at.y
        assert address == pt(15.5) * 5, "the gap is opened, too"


def test_one_page_yes_refuses_what_cannot_be_drawn_together_and_says_by_how_much() -> None:
    def too_long(lines_: int) -> int:
        """By how many lines a letter with a body of so many is said to be too long."""
        body = (Paragraph((Span("\n".join(["A line of its own."] * lines_)),)),)
        try:
            composed(manuscript(body=body), one_page=True)
        except DoesNotFit as fault:
            said = re.match(
                r"the letter is (\d+) lines? too long for one page of US Letter, even tightened", str(fault)
            )
            assert said
            return int(said[1])
        return 0

    most = next(count for count in range(10, 60) if too_long(count)) - 1
    assert [too_long(most + more) for more in range(5)] == [0, 1, 2, 3, 4], "so many have to be taken out"


def test_one_page_no_draws_nothing_together() -> None:
    done = compose(too_long(6), order(one_page=False))
    assert len(done.pages) == 2 and not done.remarks


@pytest.mark.parametrize("sentences", range(1, 14))
def test_over_two_sheets_no_widow_no_orphan_and_two_lines_stay_with_the_close(sentences: int) -> None:
    pages = composed(manuscript(sentences, 12))
    assert len(pages) >= 1
    for page, following in pairwise(pages):
        before, after = texts(page, "Body"), texts(following, "Body")
        assert len(after) >= 2
        if before[-1].path == after[0].path:
            assert sum(item.path == before[-1].path for item in before) >= 2
            assert sum(item.path == after[0].path for item in after) >= 2
    assert texts(pages[-1], "Close") and texts(pages[-1], "Signature")
    assert len(texts(pages[-1], "Body")) >= 2


def test_the_continuation_sheet_names_addressee_page_and_date_at_one_inch() -> None:
    pages = composed(manuscript(9, 9))
    heading = [item for item in texts(pages[1]) if not item.path]
    assert [item.text for item in heading][-3:] == ["Ms. Jane Schmoe", "Page 2", "November 20, 2026"]
    assert inch(1) < heading[-3].at.y < inch(1.25)


def test_two_signers_stand_side_by_side_and_three_below_each_other() -> None:
    two = tuple(Subscription(plain(name), plain("Director")) for name in ("Ann Example", "Ben Sample"))
    names = [item for item in texts(composed(manuscript(signers=two))[0], "Signature") if "Director" not in item.text]
    assert names[0].at.y == names[1].at.y and names[1].at.x - names[0].at.x == inch(2.85)
    three = (*two, Subscription(plain("Cem Örnek")))
    names = texts(composed(manuscript(2, 2, signers=three))[0], "Signature")
    assert len({item.at.x for item in names}) == 1


def test_a_signature_picture_stands_on_the_line_above_the_typed_name() -> None:
    image = Image(300, 100, b"\0" * 30000, 1)
    (page,) = composed(manuscript(2, 2), signature=Signed(image))
    (picture,) = (item for item in page.items if isinstance(item, Picture))
    name = texts(page, "Signature")[0]
    close = texts(page, "Close")[0]
    assert name.at.y - pt(15.5) <= picture.rect.bottom <= name.at.y - pt(12)
    assert picture.rect.y > close.at.y
    assert abs(picture.rect.width / picture.rect.height - 3.0) < 0.001
    assert picture.alt == "Signature of Ann Example"


def test_lists_and_quotations_are_indented_and_tagged() -> None:
    listing = Listing(((Paragraph((Span("first"),)),), (Paragraph((Span("second"),)),)), numbered=True)
    quote = Quotation((Paragraph((Span("quoted"),)),))
    (page,) = composed(manuscript(body=(listing, quote)))
    found = {item.text.strip(): item for item in texts(page, "Body")}
    roles = {text: "/".join(tag.role for tag in item.path) for text, item in found.items()}
    assert roles == {
        "1.": "Body/L/LI/Lbl",
        "first": "Body/L/LI/LBody/P",
        "2.": "Body/L/LI/Lbl",
        "second": "Body/L/LI/LBody/P",
        "quoted": "Body/BlockQuote/P",
    }
    margin = texts(page, "Salutation")[0].at.x
    assert found["first"].at.x - margin == pt(12) * 1.6
    assert found["quoted"].at.x - margin == pt(12) * 2.0
    assert margin <= found["1."].at.x < found["first"].at.x


def test_a_character_that_nobody_has_is_named_with_its_place_and_the_remedy() -> None:
    with pytest.raises(CannotSet) as caught:
        composed(manuscript(parts=(Part("salutation", lines("Dear \ufffd:", first=7)),)))
    assert "ann.md:7: the character \ufffd (U+FFFD, replacement character) can't be printed" in str(caught.value)


def test_a_paper_that_the_style_is_not_made_for_is_refused() -> None:
    with pytest.raises(DoesNotFit, match="'din5008-b' is not made for the paper 'letter'"):
        composed(manuscript(), style="din5008-b", sheet="letter")


def test_five_lines_in_the_swiss_window_at_the_right_stand_at_six_fifths_of_their_size() -> None:
    rows = lines("Frau Anna Muster", "Direktorin", "Beispiel AG", "Weg 1", "3000 Bern")
    (page,) = composed(manuscript(2, 2, parts=(Part("inside_address", rows),)), style="sn010130-right", sheet="a4")
    found = texts(page, "InsideAddress")
    assert len(found) == 5 and (found[1].at.y - found[0].at.y).pt / found[0].size.pt >= 1.195
