"""Every letterhead on every style, paper and envelope, with little to show of the sender and with much."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from stationery.catalog.envelopes import envelopes
from stationery.catalog.letterheads import letterhead
from stationery.catalog.letters import letter_style
from stationery.catalog.papers import paper
from stationery.catalog.posts import post_of
from stationery.catalog.printable_area import safe_area
from stationery.catalog.windows import SENDER
from stationery.model.diagnostics import Diagnostics
from stationery.model.errors import DoesNotFit
from stationery.model.geometry import Point, Rect, Size, sheet
from stationery.model.letter import Choices, Letter, Party, Written
from stationery.model.page import Box, Drawing, Item, Page, Picture, Rule, Text
from stationery.model.units import ZERO, Length, mm, pt
from stationery.model.values import replace
from stationery.products.blank import blank_cards, blank_pdfs
from stationery.products.envelope import compose_envelope_pages
from stationery.products.proof import proof_pdf
from stationery.resolve.resolve import resolve
from stationery.wording.letter import word_envelope
from tests.compose.manuscripts import Composed
from tests.jobs import composed_pages, printed
from tests.pairs import pairs
from tests.products.made import letter, stock, styles

ENVELOPES = [
    name for name, found in envelopes(stock().store).items() if not post_of(stock().store, "US").is_small(found.size)
]
HEADS = stock().store.names("letterheads")
SHORTEST = Party(name="Li Wu")
LONGEST = Party(
    name="Maximiliane von Hohenberg-Wittgenstein",
    street=("1184 North Massachusetts Avenue", "Building C, Apartment 1204"),
    locality="Rancho Santa Margarita",
    region="CA",
    postal_code="92688-1204",
    country="US",
    phone="+1 (949) 555-0164",
    email="hohenberg-wittgenstein@example.com",
    website="www.hohenberg-wittgenstein.example.com",
)
LONGEST_IN_ONE_LINE = replace(
    LONGEST,
    name="Maximiliane von Hohenberg",
    street=("1184 Massachusetts Ave.",),
    locality="San Diego",
    postal_code="92103",
    email="maximiliane@example.com",
    website="www.hohenberg.example.com",
)
"""DIN 5008 shows the sender's address in one line of 80 mm, and name and e-mail address in 43 mm, too."""

USUAL = Party(
    name="Daniel Okafor",
    street=("48 Birch Lane, Apt. 3",),
    locality="Champaign",
    region="IL",
    postal_code="61820",
    country="US",
    phone="(217) 555-0142",
    email="daniel.okafor@example.com",
)
SENDERS = {"shortest": SHORTEST, "usual": USUAL, "longest": LONGEST}
TOO_MUCH = {
    # Form A leaves 17 mm above its fields: one line of the name, and two below it.
    ("longest", "din5008-a"): {"centered"},
}
"""What letterheads refuse a sender on a style, with words on what to leave out."""


def ink(item: Item) -> Rect:
    """What an item can blacken: words from their capitals down to their descenders."""
    match item:
        case Text():
            measures = stock().typefaces.measures(item.face)
            height = (measures.capital_height - measures.descender) * 0.999
            width = item.width or item.size * stock().typefaces.advance(item.text.rstrip(), item.face, item.language)
            return Rect(item.at.x, item.at.y - item.size * measures.capital_height, width, item.size * height)
        case Rule():
            return Rect(item.start.x, item.start.y, item.end.x - item.start.x, item.end.y - item.start.y)
        case Box() | Drawing() | Picture():
            return item.rect


def letterhead_of(page: Page) -> list[Item]:
    """The items above the letter: those of its letterhead's element, and the artifacts among them."""
    return [
        item
        for item in page.items
        if not (isinstance(item, Text) and item.path and item.path[0].role != "Letterhead")
        and not (isinstance(item, Rule) and item.thickness == pt(0.25))
    ]


def overlapping(items: Sequence[Item]) -> Iterator[tuple[str, str]]:
    """Words that lie upon other words, or across a rule; runs of one line touch."""
    words = [item for item in items if isinstance(item, Text)]
    for number, item in enumerate(words):
        for other in words[:number]:
            same_line = item.at.y == other.at.y and item.path[:2] == other.path[:2]
            if not same_line and ink(item).overlaps(ink(other)):
                yield item.text, other.text
        for rule in items:
            if isinstance(rule, Rule) and ink(item).overlaps(ink(rule).inset(rule.thickness * -0.5)):
                yield item.text, "a rule"


def cover(asked: Letter, place: str) -> Composed:
    """The envelope's pages, as they are before they are drawn."""
    job, unsaid = resolve(asked, stock(), "envelope", printed(return_to=place)), Diagnostics()
    pages = compose_envelope_pages(job, word_envelope(job, unsaid), stock(), unsaid).pages
    return Composed(pages, unsaid.remarks)


def sent(sender: Party, **choices: str) -> Letter:
    return replace(letter("thank-you", language="en-US", **choices), sender=sender)


STYLED = styles()
SHEETS = pairs(
    list(dict.fromkeys((style, paper) for style, paper, _ in STYLED)),
    HEADS,
    list(SENDERS),
    valid=lambda sheet, head, who: (*sheet, head) in STYLED,
    always=lambda sheet, head, who: who == "longest" and sheet[0].startswith("din"),
)


@pytest.mark.parametrize("head", HEADS)
def test_on_every_style_and_paper(head: str) -> None:
    seen = 0
    for (style, sheet_name), other, who in SHEETS:
        if other != head:
            continue
        sender = LONGEST_IN_ONE_LINE if who == "longest" and style.startswith("din") else SENDERS[who]
        asked = sent(sender, style=style, paper=sheet_name, letterhead=head)
        try:
            pages = composed_pages(asked, stock())
        except DoesNotFit as why:
            assert head in TOO_MUCH.get((who, style), ()), (style, sheet_name, why)
            assert "leave some particulars out" in str(why)
            continue
        seen += 1
        page = pages[0]
        found = letterhead_of(page)
        margins = letter_style(stock().store, style).sheet(sheet_name)
        side = max(min(margins.left, margins.right), ZERO) - pt(0.5)
        room = Rect(side, ZERO, page.size.width - side * 2, page.size.height)
        where = (style, sheet_name)
        assert found and all(room.contains(ink(item)) for item in found), where
        assert list(overlapping(page.items)) == [], where
        lowest = max(ink(item).bottom for item in found)
        below = [item for item in page.items if isinstance(item, Text) and item not in found]
        assert all(ink(item).y > lowest for item in below), where
        assert min(ink(item).y for item in found) >= pt(17), where
    assert seen >= 20


def printed_envelopes() -> Iterator[str]:
    """All but those whose windows show both addresses: on them nothing is printed."""
    found = envelopes(stock().store)
    yield from (name for name in ENVELOPES if not found[name].windows.shows(SENDER))


COVERS = pairs(list(printed_envelopes()), HEADS, list(SENDERS), ["front", "flap"])


@pytest.mark.parametrize("head", HEADS)
def test_on_every_envelope(head: str) -> None:
    for name, other, who, place in COVERS:
        if other == head:
            asked = sent(SENDERS[who], envelope=name, letterhead=head)
            made = cover(asked, place)
            page = made.pages[0 if place == "front" else 1]
            safe = safe_area(stock().store).on(page.size)
            assert list(overlapping(page.items)) == [], (name, place)
            plain = any("in plain lines" in remark.message for remark in made.remarks)
            assert not plain or who == "longest", (name, place)
            for item in page.items:
                assert safe.contains(ink(item)), (name, place, item)
            if place == "flap":
                boxes = [ink(item) for item in page.items]
                left, right = min(box.x for box in boxes), max(box.right for box in boxes)
                assert abs((left + right) - page.size.width) <= pt(0.1)


@pytest.mark.parametrize("head", ["swiss", "firm"])
def test_a_name_wider_than_its_room_on_an_envelope_goes_over_two_lines(head: str) -> None:
    name = "Prof. Dr. Maximiliane-Theodora von Hohenstaufen-Schwarzenberg zu Falkenstein"
    made = cover(sent(replace(LONGEST, name=name), envelope="us-10", letterhead=head), "front")
    lines = [item.text.strip().replace("\u00a0", " ") for item in made.pages[0].items if isinstance(item, Text)][:2]
    assert lines == ["Prof. Dr. Maximiliane-Theodora", "von Hohenstaufen-Schwarzenberg zu Falkenstein"]
    assert not any("in plain lines" in remark.message for remark in made.remarks)


def test_a_usual_sender_is_dressed_on_every_envelope() -> None:
    """With a rule or a monogram where the design has one; the design is given up only for a very long name."""
    for name in printed_envelopes():
        for place in ("front", "flap"):
            made = cover(sent(USUAL, envelope=name, letterhead="monogram"), place)
            assert any(isinstance(item, Drawing) for page in made.pages for item in page.items), (name, place)


@pytest.mark.parametrize(("who", "rules"), [("shortest", 0), ("usual", 1)])
def test_no_rule_stands_beside_one_line_alone(who: str, rules: int) -> None:
    made = blank_pdfs(sent(SENDERS[who], letterhead="right-column"), stock(), 1)[0]
    assert sum(isinstance(item, Rule) for item in made.pages[0].items) == rules


@pytest.mark.parametrize("frame", ["ring", "frame"])
@pytest.mark.parametrize("letters", ["I", "DO", "WMW", "ÅÉQ"])
def test_letters_stay_in_their_frame(letters: str, frame: str) -> None:
    made = blank_pdfs(sent(USUAL, letterhead="monogram", letters=letters, monogram=frame), stock(), 1)[0]
    (drawn,) = [item for item in made.pages[0].items if isinstance(item, Drawing)]
    (word,) = [item for item in made.pages[0].items if isinstance(item, Text) and item.text == letters]
    assert drawn.rect.inset(drawn.rect.width * 0.08).contains(capitals(word))
    middle = capitals(word).x + capitals(word).width * 0.5
    assert abs(middle - (drawn.rect.x + drawn.rect.width * 0.5)) <= pt(0.01) and word.path == ()


def capitals(text: Text) -> Rect:
    high = text.size * stock().typefaces.measures(text.face).capital_height
    return Rect(text.at.x, text.at.y - high, text.width, high)


def test_a_face_without_small_capitals_keeps_the_letters_as_typed() -> None:
    for font, small in (("eb-garamond", True), ("source-sans-3", True), ("caveat", False)):
        made = blank_pdfs(sent(USUAL, letterhead="centered", font=font), stock(), 1)[0]
        name = next(item for item in made.pages[0].items if isinstance(item, Text) and item.text == "Daniel Okafor")
        assert ("smcp" in name.face.features, name.tracking > 0) == (small, small), font


def test_an_accent_of_the_writers_own_colors_the_name() -> None:
    made = blank_pdfs(sent(USUAL, letterhead="plain-block", accent="#5b1a2e"), stock(), 1)[0]
    colors = {item.text: item.color for item in made.pages[0].items if isinstance(item, Text)}
    assert colors.pop("Daniel Okafor") == (0x5B / 255, 0x1A / 255, 0x2E / 255)
    assert set(colors.values()) == {(0.0,)}


def test_a_plain_letter_reads_no_ornaments() -> None:
    """A cold start is not to pay for what the letter does not show."""
    import subprocess
    import sys

    code = (
        "import sys; from stationery.cli.main import stationery\n"
        "try: stationery.main(['letter', 'samples/thank-you.md', '--dry-run', '-q'])\n"
        "except SystemExit: pass\n"
        "print([name for name in sys.modules if any(part in name for part in ('orn', 'accent', 'blank'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("sheet_name", ["letter", "a4", "executive"])
def test_the_proof_shows_the_whole_set_on_one_sheet(head: str, sheet_name: str) -> None:
    made = proof_pdf(Written(head), stock(), Written(sheet_name), USUAL)
    (page,) = made.pages
    boxes = [item.rect for item in page.items if isinstance(item, Box)]
    assert len(boxes) == (6 if letterhead(stock().store, head).low else 5)
    assert all(sheet(page.size).contains(box) for box in boxes)
    assert not any(a.overlaps(b) for number, a in enumerate(boxes) for b in boxes[:number])
    assert list(overlapping(page.items)) == []
    inside = [item for item in page.items if not isinstance(item, Box)][1:]
    assert all(any(box.contains(ink(item)) for box in boxes) for item in inside)
    assert made.remarks == ()


def test_the_proof_of_a_small_sheet_says_that_it_takes_two() -> None:
    made = proof_pdf(Written("monogram"), stock(), Written("a5"), LONGEST)
    assert len(made.pages) == 2 and "it takes 2" in made.remarks[0].message


def test_blank_paper_has_so_many_pages_of_each() -> None:
    sheets, later, covers = blank_pdfs(sent(USUAL, letterhead="ruled"), stock(), 3, continuation=True, envelopes=True)
    assert [len(made.pages) for made in (sheets, later, covers)] == [3, 3, 3]
    assert sheets.pages[0].size == paper(stock().store, "letter").size
    assert {item.text for item in later.pages[0].items if isinstance(item, Text)} == {"Daniel Okafor"}
    assert covers.pages[0].turn == "clockwise"
    roles = [[item.path[0] for item in page.items if isinstance(item, Text)] for page in sheets.pages]
    assert len({tag.key for page in roles for tag in page}) == 3


def test_blank_paper_has_the_letterhead_where_a_letter_has_it() -> None:
    asked = sent(USUAL, letterhead="ruled", style="modified-block", paper="a4")
    written = composed_pages(asked, stock())[0]
    blank = blank_pdfs(asked, stock(), 1)[0].pages[0]
    assert list(blank.items) == letterhead_of(written)


def test_backs_for_the_flap() -> None:
    (_, covers) = blank_pdfs(sent(USUAL, letterhead="ruled"), stock(), 2, envelopes=True, return_to="flap")
    assert len(covers.pages) == 2 and any("the backs" in remark.message for remark in covers.remarks)
    size: Size = covers.pages[0].size
    assert all(ink(item).bottom <= size.height * 0.36 for item in covers.pages[0].items)
    assert Point(ZERO, ZERO) not in [item.at for item in covers.pages[0].items if isinstance(item, Text)]


def test_drawings_are_described_and_drawn() -> None:
    """A ring is two circles: two moves, eight curves, each closed; an artifact in the file."""
    from stationery.model.page import describe

    made = blank_pdfs(sent(USUAL, letterhead="monogram"), stock(), 1)[0]
    (told,) = [line for line in describe(made.pages).splitlines() if " drawing " in line]
    assert told.endswith("drawing 14.8 x 14.8 mm: MCCCCZMCCCCZ, stroked 0.5 pt")
    import io

    from pypdf import PdfReader

    content = PdfReader(io.BytesIO(made.pdf)).pages[0].get_contents()
    assert content is not None
    text = content.get_data().decode("latin-1")
    artifact = text[text.index("/Artifact BMC") :]
    drawn = artifact[: artifact.index("EMC")].split()
    assert (drawn.count("m"), drawn.count("c"), drawn.count("h"), drawn.count("S")) == (2, 8, 2, 1)


@pytest.mark.parametrize("who", SENDERS)
@pytest.mark.parametrize("head", HEADS)
def test_on_note_cards(head: str, who: str) -> None:
    """Every card has something of the letterhead outside, a monogram of one's own, or an organization's name."""
    for letters in ("", "QX"):
        asked = sent(SENDERS[who], letterhead=head, letters=letters)
        made = blank_cards(asked.sender, stock(), choices=replace(asked.choices, card=Written("us-a2")))
        words = [item.text for item in made.pages[0].items if isinstance(item, Text)]
        assert words
        if letters and head in ("centered", "monogram"):
            assert set(words) == {letters}


def heading_lines(sender: Party, head: str) -> list[str]:
    choices = Choices(letterhead=Written(head))
    made = composed_pages(replace(letter("thank-you"), sender=sender, choices=choices), stock())
    shown = [
        each for each in made[0].items if isinstance(each, Text) and each.path and each.path[0].role == "Letterhead"
    ]
    rows: dict[Length, str] = {}
    for each in shown:
        rows[each.at.y] = rows.get(each.at.y, "") + each.text
    return [text.strip() for text in rows.values()]


def test_the_lines_of_a_heading_divide_no_surname_and_are_even() -> None:
    assert not any(line.endswith("-") for head in HEADS for line in heading_lines(LONGEST, head))
    lines = ("Ann Lee", "Whitcomb & Daughters", "The Old Boathouse, Building C", "Apartment 1204", "6 Lighthouse Lane")
    sender = Party(lines=tuple(map(Written, (*lines, "P.O. Box 1147", "Marblehead, MA 01945"))))
    _, first, second = heading_lines(sender, "bordered")
    assert first.endswith("Apartment 1204") and second == "6 Lighthouse Lane · P.O. Box 1147 · Marblehead, MA 01945"


def test_a_firm_without_a_logo_has_its_name_at_the_left() -> None:
    made = composed_pages(
        replace(letter("thank-you"), sender=USUAL, choices=Choices(letterhead=Written("firm"))), stock()
    )
    (name,) = [
        each
        for each in made[0].items
        if isinstance(each, Text) and each.text.strip() == "Daniel Okafor" and each.size > pt(14)
    ]
    street = next(each for each in made[0].items if isinstance(each, Text) and "48 Birch" in each.text)
    assert name.size == pt(16.5) and name.at.x < street.at.x


def test_capitals_and_letters_set_apart_are_never_in_a_script() -> None:
    for head, plain in (("engraved", True), ("correspondence", True), ("centered", False)):
        asked = sent(USUAL, letterhead=head, font="dancing-script", style="full-block", paper="letter")
        made = blank_pdfs(asked, stock(), 1)[0]
        heads = [
            item
            for item in made.pages[0].items
            if isinstance(item, Text) and item.path[0].role in ("Letterhead", "LetterFoot")
        ]
        assert {item.face.family for item in heads} == {"eb-garamond" if plain else "dancing-script"}, head
        assert any("can't be read in dancing-script" in each.message for each in made.remarks) == plain


def test_a_company_stands_once_on_a_sheet_with_its_name_at_the_foot_and_keeps_its_legal_form_in_capitals() -> None:
    company = replace(USUAL, name="Nordlicht Instrumente GmbH", given="", family="")
    made = blank_pdfs(sent(company, letterhead="correspondence"), stock(), 1)[0]
    names = [item for item in made.pages[0].items if isinstance(item, Text) and "Nordlicht" in item.text]
    assert len(names) == 1
    made = blank_pdfs(sent(company, letterhead="engraved"), stock(), 1)[0]
    words = [item.text.strip() for item in made.pages[0].items if isinstance(item, Text)]
    assert "NORDLICHT INSTRUMENTE GmbH" in words and any("@" in word and word == word.lower() for word in words)


def test_a_long_return_line_takes_two_lines_within_its_field() -> None:
    long = replace(
        USUAL, name="Maximiliana-Josephine Freifrau von Hohenstein-Wittelsbach", street=("Maximilianstraße 123",)
    )
    pages = composed_pages(sent(long, style="din5008-b", paper="a4", letterhead="ruled"), stock())
    lines = [each for each in pages[0].items if isinstance(each, Text) and each.path[0].role == "ReturnLine"]
    assert len(lines) == 2 and all(mm(45) <= ink(each).y and ink(each).bottom <= mm(50.2) for each in lines)
