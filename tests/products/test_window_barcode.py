"""A barcode in a letter's window, by ruler: wherever the sheet slides, in every window of an American style."""

from __future__ import annotations

from functools import cache

import pytest

from stationery.catalog.envelopes import envelope
from stationery.catalog.imb import barcode_look
from stationery.catalog.letters import letter_style
from stationery.model.errors import DoesNotFit, Place, SourceError
from stationery.model.geometry import Point, Rect
from stationery.model.letter import Letter, Party, Written
from stationery.model.page import Drawing, Page, Text
from stationery.model.units import Length, inch, mm
from stationery.model.values import replace
from stationery.pdf.glyph_bounds import ink
from stationery.products.fit import fit_letter, fits
from stationery.products.fitting import Fit
from stationery.products.letter import letter_and_envelope
from stationery.products.proof import fit_proof
from stationery.products.result import Result
from stationery.resolve.job import PostalServices
from stationery.resolve.resolve import resolve
from tests.products.made import WANTED, letter, stock
from tests.products.test_letterheads import LONGEST_IN_ONE_LINE, SHORTEST, USUAL

STORE = stock().store
IMB = PostalServices(tracking=Written("01234567094987654321", Place("--imb")))
MOST = 4
"""So many lines of address have room with a barcode in the windows of American styles."""

PAIRS = [
    (style, held.envelope)
    for style in STORE.names("letters")
    if "letter" in letter_style(STORE, style).papers
    for held in letter_style(STORE, style).windows
]
BESIDE, ABOVE, FARTHEST = inch(0.125), inch(0.028), inch(0.625)
"""QSG 201: clear to the window's left and right edges; to its other edges, and to any line; to the nearest line."""


def asked(style: str, product: str = "", lines: int = 3, **choices: str) -> Letter:
    """A letter to so many lines, the first and the last as high and as deep as letters go."""
    told = {"style": style, "envelope": product, "language": "en-US", **choices}
    read = letter("thank-you", **{key: each for key, each in told.items() if each})
    to = ("Mr. Émile Ångström", "Ågÿ Institute of Ångströms", "240 River Street, Qjy", "2nd Floor", "6th Ward")
    words = (*to[: lines - 1], "Springfield, IL 62701-1234")
    party = Party(lines=tuple(Written(line, Place("to.md", number)) for number, line in enumerate(words, 1)))
    return replace(read, recipient=party, salutation=Written("Dear Mr. Ångström:"))


@cache
def made(style: str, product: str = "", lines: int = 3) -> Result:
    return letter_and_envelope(asked(style, product, lines), stock(), with_envelope=False, services=IMB)[0]


def inks(page: Page) -> dict[str, list[Rect]]:
    found: dict[str, list[Rect]] = {}
    for item in page.items:
        path = getattr(item, "path", ())
        found.setdefault(path[0].role if path else "", []).append(ink(item, stock().typefaces))
    return found


def joined(rects: list[Rect]) -> Rect:
    first, *others = rects
    for other in others:
        first = first.join(other)
    return first


def ends(style: str, product: str) -> list[tuple[Point, Rect]]:
    """The sheet's corner at each end of its way, and the window: by the envelope's inches, without the play's room.

    The first panel is nearly as high as the envelope and no other reaches below it; so the sheet's corner moves from
    the envelope's corner as far as the panel is smaller than the envelope.
    """
    cover = envelope(STORE, product)
    fold = letter_style(STORE, style).folded[0]
    across, down = cover.size.width - inch(8.5), cover.size.height - fold
    window = next(each for each in cover.windows.windows if each.shows == "recipient").on(cover.size)
    return [(Point(across * x, down * y), window) for x in (0, 1) for y in (0, 1)]


def test_there_are_windows_to_look_through() -> None:
    assert {style for style, _ in PAIRS} >= {"us-window-10", "us-window-9"} and len(PAIRS) >= 4


@pytest.mark.parametrize("lines", [2, 3, MOST])
@pytest.mark.parametrize(("style", "product"), PAIRS)
def test_bars_and_address_show_with_their_clear_space_wherever_the_sheet_slides(
    style: str, product: str, lines: int
) -> None:
    (page,) = made(style, product, lines).pages
    found = inks(page)
    (bars,), address = found["Barcode"], joined(found["InsideAddress"])
    assert len(found["InsideAddress"]) == lines
    assert ABOVE <= address.y - bars.bottom <= FARTHEST
    for corner, window in ends(style, product):
        x, y = bars.x + corner.x, bars.y + corner.y
        assert x - window.x >= BESIDE and window.right - (x + bars.width) >= BESIDE
        assert y - window.y >= ABOVE and window.bottom - (y + bars.height) >= ABOVE
        x, y = address.x + corner.x, address.y + corner.y
        assert min(x - window.x, window.right - (x + address.width)) >= inch(0.125)
        assert min(y - window.y, window.bottom - (y + address.height)) >= inch(0.125)
    around = Rect(bars.x - BESIDE, bars.y - ABOVE, bars.width + BESIDE * 2, bars.height + ABOVE * 2)
    others = [rect for role, rects in found.items() if role != "Barcode" for rect in rects]
    assert not any(around.overlaps(other) for other in others)


@pytest.mark.parametrize(("style", "product"), PAIRS)
def test_fit_says_the_same(style: str, product: str) -> None:
    (found,) = fit_letter(asked(style, product, MOST), stock(), services=IMB).fits
    assert [problem.message for problem in found.problems] == [] and found.holds


def test_three_lines_hold_in_both_windows_of_a_style_whichever_is_asked_for() -> None:
    for product, other in (("us-10-window", "us-10-window-usps"), ("us-10-window-usps", "us-10-window")):
        chosen = resolve(asked("us-window-10", product), stock())
        (found,) = fits(made("us-window-10", product).pages, chosen, stock(), (other,))
        assert [problem.message for problem in found.problems] == []


def test_without_an_envelope_of_its_own_a_letter_holds_in_all_the_style_names_if_it_can() -> None:
    fits_ = {fit.envelope.id: fit for fit in fit_letter(asked("us-window-10"), stock(), services=IMB).fits}
    assert fits_["us-10-window"].holds and fits_["us-10-window-usps"].holds
    four = {fit.envelope.id: fit for fit in fit_letter(asked("us-window-10", lines=4), stock(), services=IMB).fits}
    assert four["us-10-window"].holds and not four["us-10-window-usps"].holds
    assert "`envelope: us-10-window-usps`" in four["us-10-window-usps"].problems[0].remedy


@pytest.mark.parametrize(("style", "product"), PAIRS)
def test_a_line_too_many_is_refused_with_how_many_have_room(style: str, product: str) -> None:
    with pytest.raises(DoesNotFit, match="the barcode does not fit with 5 address lines") as raised:
        made(style, product, MOST + 1)
    assert str(raised.value.place) == "--imb"
    assert raised.value.hint.startswith("shorten the address to 4 lines (remove one, or join two); print the barcode")


@pytest.mark.parametrize("sender", [SHORTEST, USUAL, LONGEST_IN_ONE_LINE], ids=["shortest", "usual", "longest"])
@pytest.mark.parametrize("head", STORE.names("letterheads"))
def test_no_letterhead_reaches_the_bars(head: str, sender: Party) -> None:
    read = replace(asked("us-window-10", lines=MOST, letterhead=head), sender=sender)
    try:
        (found,) = fits(
            letter_and_envelope(read, stock(), with_envelope=False, services=IMB)[0].pages,
            resolve(read, stock()),
            stock(),
            ("us-10-window",),
        )
    except DoesNotFit as refused:
        assert "leave some particulars out" in str(refused)
        return
    assert found.problems == ()


@pytest.mark.parametrize("font", stock().typefaces.names())
@pytest.mark.parametrize("style", ["us-window-10", "us-window-9"])
def test_in_every_typeface_three_lines_hold(style: str, font: str) -> None:
    product = resolve(asked(style), stock()).envelope.text
    (found,) = fit_letter(asked(style, product, font=font), stock(), services=IMB).fits
    assert [problem.message for problem in found.problems] == [] and found.holds


def moved(page: Page, across: Length, down: Length) -> Page:
    """The page with its bars elsewhere."""
    items = []
    for item in page.items:
        if isinstance(item, Drawing) and item.path and item.path[0].role == "Barcode":
            steps = tuple((name, tuple(Point(at.x + across, at.y + down) for at in each)) for name, each in item.steps)
            item = replace(item, steps=steps)
        items.append(item)
    return replace(page, items=tuple(items))


@pytest.mark.parametrize(
    ("across", "down", "told"),
    [
        ("-0.4in", "0in", "the barcode slides 0.6 mm behind the window's left edge"),
        ("-0.3in", "0in", "the barcode comes within 1.9 mm of the window's left edge, 1.3 mm too close"),
        ("0.1in", "0in", "the barcode comes within 2.4 mm of the window's right edge, 0.8 mm too close"),
        ("1in", "0in", "the barcode slides 20.5 mm behind the window's right edge"),
        ("0in", "-0.02in", "the barcode comes within 0.2 mm of the window's upper edge, 0.5 mm too close"),
        ("0in", "0.9in", "the barcode slides 1.9 mm behind the window's lower edge"),
    ],
)
def test_fit_tells_a_barcode_out_of_its_place(across: str, down: str, told: str) -> None:
    read = asked("us-window-10", "us-10-window", MOST)
    page = moved(made("us-window-10", "us-10-window", MOST).pages[0], Length.parse(across), Length.parse(down))
    found: tuple[Fit, ...] = fits((page,), resolve(read, stock()), stock(), ("us-10-window",))
    assert told in [problem.message for problem in found[0].problems]


def test_the_letter_reads_bars_after_address_and_says_what_they_are() -> None:
    (page,) = made("us-window-10").pages
    roles = [item.path[0].role for item in page.items if getattr(item, "path", ())]
    at = roles.index("Barcode")
    assert roles[at - 1] == "InsideAddress" and roles.count("Barcode") == 1
    (bars,) = (item for item in page.items if isinstance(item, Drawing) and item.path)
    assert bars.alt == "Intelligent Mail barcode"


def roles_of(found: Result) -> set[str]:
    return {item.path[0].role for page in found.pages for item in page.items if getattr(item, "path", ())}


def test_the_bars_stand_in_the_letter_and_an_endorsement_on_its_window_envelope() -> None:
    sheet, cover = letter_and_envelope(asked("us-window-10"), stock(), services=WANTED)
    assert "Barcode" in roles_of(sheet) and "Endorsement" not in roles_of(sheet)
    assert roles_of(cover) == {"ReturnAddress", "Endorsement"}


def test_with_a_plain_envelope_the_bars_stand_there_and_not_in_the_letter() -> None:
    sheet, cover = letter_and_envelope(asked("us-window-10", "us-10"), stock(), services=IMB)
    assert "Barcode" not in roles_of(sheet) and "Barcode" in roles_of(cover)


def test_an_endorsement_for_an_envelope_whose_windows_show_all_is_refused() -> None:
    with pytest.raises(SourceError, match="an endorsement needs a return address printed beside it"):
        letter_and_envelope(asked("us-window-9"), stock(), services=WANTED)
    (alone,) = letter_and_envelope(asked("us-window-9"), stock(), services=IMB)
    assert "Barcode" in roles_of(alone)


def test_a_window_that_the_style_is_not_made_for_is_refused() -> None:
    with pytest.raises(DoesNotFit, match=r"full-block is not made for the window of No\. 10, window") as raised:
        made("full-block", "us-10-window")
    assert "choose the style us-window-10, which is made for it" in raised.value.hint


def test_bars_wider_than_what_always_shows_are_refused() -> None:
    """A DL window is 90 mm wide, and A4 plays 10 mm in it; the bars are 74.5 mm wide and want 3.2 mm on either side."""
    look = barcode_look(STORE)
    assert mm(80) < look.pitch * 64 + look.width + BESIDE * 2 < mm(81)
    with pytest.raises(DoesNotFit, match=r"needs a width of 80\.8 mm .* window of DL, window always shows only 80 mm"):
        letter_and_envelope(asked("din5008-b", "dl-window", paper="a4"), stock(), services=IMB)


def test_a_missing_zip_code_is_remarked_on_the_letter() -> None:
    town = Party(lines=(Written("Mr. Daniel Ortiz", Place("to.md", 1)), Written("Northampton", Place("to.md", 2))))
    read = replace(asked("us-window-10"), recipient=town)
    (sheet,) = letter_and_envelope(read, stock(), with_envelope=False, services=IMB)
    assert any("the barcode has no routing" in remark.message for remark in sheet.remarks)


def test_the_proof_shows_the_bars_in_black_in_their_window_and_gray_behind_paper() -> None:
    found = fit_letter(asked("us-window-10", "us-10-window"), stock(), services=IMB)
    pages = fit_proof(found, stock()).pages
    assert len(pages) == 4
    for page in pages:
        (bars,) = (item for item in page.items if isinstance(item, Drawing) and item.path)
        assert bars.fill == (0.0,)
    hidden = replace(found, pages=(moved(found.pages[0], inch(0), inch(-1)),))
    for page in fit_proof(hidden, stock()).pages:
        (bars,) = (item for item in page.items if isinstance(item, Drawing) and item.path)
        assert bars.fill != (0.0,)


def test_a_letter_without_a_barcode_stands_as_it_did() -> None:
    """Its address in the middle of the field, which the bars move and draw together."""
    plain, barred = asked("us-window-10", lines=MOST), made("us-window-10", lines=MOST)
    (sheet,) = letter_and_envelope(plain, stock(), with_envelope=False)

    def first(found: Result) -> Length:
        return next(
            item.at.y
            for item in found.pages[0].items
            if isinstance(item, Text) and item.path and item.path[0].role == "InsideAddress"
        )

    assert first(barred) - first(sheet) > mm(1)
    assert [item for item in sheet.pages[0].items if isinstance(item, Text)][-1] in barred.pages[0].items
