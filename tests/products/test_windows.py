"""Window envelopes: every product with every style that names it, found by listing, at every extreme of play."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from stationery.catalog.envelopes import envelope, envelopes
from stationery.catalog.letters import letter_style, standard_style
from stationery.catalog.papers import paper
from stationery.catalog.posts import ADDRESS, NOTHING, post
from stationery.catalog.windows import RECIPIENT, Held
from stationery.data.resources import folder
from stationery.model.errors import DoesNotFit, Place, StationeryError
from stationery.model.geometry import Rect, sheet
from stationery.model.letter import Letter, Party, Signer, Written
from stationery.model.letterhead_sheet import LetterheadSheet, Reserve
from stationery.model.page import Page, Rule, Text
from stationery.model.typeface import Face
from stationery.model.units import ZERO, Length, inch, mm
from stationery.model.values import replace
from stationery.pdf.glyph_bounds import ink
from stationery.postal.folding import equal_folds, fold
from stationery.postal.play import find_showing, play_of, shortfalls
from stationery.products.envelope import envelope_pdf
from stationery.products.fit import fit_letter, fits
from stationery.products.fitting import Fit
from stationery.products.letter import letter_and_envelope, letter_pdf
from stationery.products.proof import fit_proof, proof_pdf
from stationery.products.stock import open_stock
from stationery.products.windows import folds_for
from stationery.resolve.resolve import resolve
from tests import letterheads
from tests.jobs import composed_pages, printed
from tests.pairs import label, pairs
from tests.products.made import TODAY, letter, stock
from tests.products.test_letterheads import LONGEST_IN_ONE_LINE, SHORTEST, USUAL

STORE = stock().store
PRODUCTS = [name for name, found in envelopes(STORE).items() if found.windows.windows]
PAIRS = [(style, held.envelope) for style in STORE.names("letters") for held in letter_style(STORE, style).windows]
UNNAMED = {
    "us-10-double-window": "one letter house's own; its address window is too high for us-window-10",
    "ch-c6-right": "takes A5 folded once, and no window style is for A5",
    "ch-c6-right-old": "takes A5 folded once, and no window style is for A5",
}
"""Window envelopes that no style is made for, and why."""

INKED = "Ågÿ"
"""Ink as far above and below the baseline as any Latin letter's."""


def test_every_window_envelope_is_named_by_a_style_and_every_one_named_is_there() -> None:
    assert len(PAIRS) >= 20 and len(PRODUCTS) >= 20
    named = {name for _, name in PAIRS}
    assert named <= set(PRODUCTS)
    assert set(PRODUCTS) - named == set(UNNAMED)


def held_of(style: str, product: str) -> Held:
    held = letter_style(STORE, style).find_held(product)
    assert held is not None
    return held


@cache
def longest(style: str, product: str, more_lines: int = 0, wider: Length = ZERO) -> tuple[str, ...]:
    """As many lines as hold there, each nearly as wide as holds there (or `wider`), at the size they are set in."""
    held = held_of(style, product)
    field = next(field for field in letter_style(STORE, style).fields if "inside_address" in field.parts)
    rect = field.area.on(paper(STORE, "letter" if style.startswith("us") else "a4").size)
    lines = (held.lines or int(rect.height / field.least_leading + 1e-6)) + more_lines
    width = (held.width or rect.width) + wider
    library = stock().typefaces
    cut = Face("eb-garamond", features=("lnum", "pnum"))
    line = INKED
    while field.size * library.advance(f"{line} {INKED}", cut, "en-US") <= width:
        line += f" {INKED}"
    while wider and field.size * library.advance(line, cut, "en-US") <= width - wider:
        line += "."
    return (line,) * lines


def asked(style: str, lines: tuple[str, ...], head: str = "", sender: Party = USUAL) -> Letter:
    read = letter("thank-you", style=style, language="en-US", letterhead=head)
    to = Party(lines=tuple(Written(line, Place("to.md", number)) for number, line in enumerate(lines, 1)))
    return replace(read, recipient=to, sender=sender, subject=Written("Bewerbung"), salutation=Written("Dear Sir,"))


def pages_of(read: Letter) -> tuple[Page, ...]:
    return composed_pages(read, stock())


def fit_in(read: Letter, product: str) -> Fit:
    chosen = resolve(read, stock())
    (found,) = fits(pages_of(read), chosen, stock(), (product,))
    return found


def german(read: Letter) -> Letter:
    """The same from a sender in Germany, whose post wants 3 mm."""
    sender = replace(read.sender or USUAL, region="", postal_code="04155", locality="Leipzig", country="DE")
    return replace(read, sender=sender)


def as_its_post_wants(style: str, read: Letter) -> Letter:
    return read if style.startswith("us") else german(read)


@pytest.mark.parametrize(("style", "product"), PAIRS)
def test_the_longest_address_stays_visible_at_every_extreme_with_the_posts_clearance(style: str, product: str) -> None:
    read = as_its_post_wants(style, asked(style, longest(style, product)))
    found = fit_in(read, product)
    assert found.problems == (), [problem.message for problem in found.problems]
    assert found.folding is not None
    assert found.folding.packet.folds == folds_for(letter_style(STORE, style), held_of(style, product))
    assert found.required == (inch(0.125) if style.startswith("us") else mm(3))
    assert found.gap is not None and found.gap >= found.required


SENDERS = {"shortest": SHORTEST, "usual": USUAL, "longest": LONGEST_IN_ONE_LINE}


def dressed(pair: tuple[str, str], head: str, sender: str) -> bool:
    """A style that shows the sender itself takes no letterhead, and no other goes without one."""
    return (head == "none") == (letter_style(STORE, pair[0]).letterhead == "none")


def reaching(pair: tuple[str, str], head: str, sender: str) -> bool:
    """The longest sender's particulars, with each letterhead of each style in one of its envelopes."""
    style, product = pair
    return sender == "longest" and product == letter_style(STORE, style).windows[0].envelope


@pytest.mark.parametrize(
    ("pair", "head", "of"),
    pairs(PAIRS, ["none", *STORE.names("letterheads")], list(SENDERS), valid=dressed, always=reaching),
    ids=label,
)
def test_nothing_else_shows_whatever_the_letterhead(pair: tuple[str, str], head: str, of: str) -> None:
    (style, product), sender = pair, SENDERS[of]
    try:
        found = fit_in(as_its_post_wants(style, asked(style, longest(style, product), head, sender)), product)
    except DoesNotFit as refused:
        assert "leave some particulars out" in str(refused)
        return
    assert [problem.message for problem in found.problems] == []


@pytest.mark.parametrize(
    ("style", "product"), [pair for pair in PAIRS if held_of(*pair).lines], ids=lambda each: str(each)
)
def test_one_line_more_than_stated_does_not_hold(style: str, product: str) -> None:
    """So that no style says less of itself than is true."""
    read = as_its_post_wants(style, asked(style, longest(style, product, more_lines=1)))
    assert any("lower edge" in problem.message for problem in fit_in(read, product).problems)


@pytest.mark.parametrize(
    ("style", "product"), [pair for pair in PAIRS if held_of(*pair).width], ids=lambda each: str(each)
)
def test_lines_a_few_millimeters_wider_than_stated_do_not_hold(style: str, product: str) -> None:
    read = as_its_post_wants(style, asked(style, longest(style, product, wider=mm(3))))
    assert any("right edge" in problem.message for problem in fit_in(read, product).problems)


def test_a_window_is_a_hole_in_the_face_that_leaves_the_return_address_alone() -> None:
    for name in PRODUCTS:
        cover = envelope(STORE, name)
        for window in cover.windows.windows:
            assert sheet(cover.size).contains(window.on(cover.size)), name
        usps = post(STORE, "usps")
        if name.startswith("us"):
            (rect,) = (w.on(cover.size) for w in cover.windows.windows if w.shows == RECIPIENT)
            (clear,) = usps.rects(cover.size, NOTHING)
            assert rect.bottom <= clear.y + inch(0.125), "at most 1/8 in into the barcode clear zone"
            assert all(area.x <= rect.x for area in usps.rects(cover.size, ADDRESS))


def test_equal_thirds_fail_in_a_number_10() -> None:
    """Five lines are 0.7 in high, and thirds leave 0.41 in."""
    found = fit_in(letter("thank-you", style="us-window-10"), "us-10-window")
    assert found.holds and found.folding and found.folding.packet.folds == (inch(4), inch(7.5))
    cover = envelope(STORE, "us-10-window")
    size = paper(STORE, "letter").size
    thirds = play_of(fold(size, equal_folds(size.height, 3)), cover.size)
    assert thirds is not None
    rects = [
        ink(item, stock().typefaces)
        for item in pages_of(letter("thank-you", style="us-window-10"))[0].items
        if isinstance(item, Text) and item.path and item.path[0].role == "InsideAddress"
    ]
    sides = {each.side for each in shortfalls(rects, cover.windows.windows[0].on(cover.size), thirds, inch(0.125))}
    assert sides == {"bottom"}, "pushed up, the sheet stands higher by the play; pushed down it is as with any fold"


def test_what_a_full_block_letter_lacks_is_told_by_millimeters_with_the_remedy() -> None:
    found = fit_in(letter("thank-you"), "us-10-window")
    messages = [(problem.message, problem.remedy) for problem in found.problems]
    assert messages == [
        (
            "the address: “Ms. Jane Schmoe” comes within 2.8 mm of the window's upper edge, 0.3 mm too close",
            "choose the style us-window-10, which is made for it, or a plain envelope",
        ),
        (
            "the address: “Springfield, IL 62701” slides 3.5 mm behind the window's lower edge",
            "choose the style us-window-10, which is made for it, or a plain envelope",
        ),
    ]


def test_a_date_in_the_window_is_told() -> None:
    whole = replace(letter("bewerbung", style="din5008-b"), signers=(Signer(Written("Anneliese Brückner")),))
    found = fit_in(whole, "us-10-window")
    assert any("reaches" in problem.message and "into the window" in problem.message for problem in found.problems)


def test_which_plain_envelopes_a_letter_fits_and_how() -> None:
    found = {fit.envelope.id: fit for fit in fit_letter(letter("thank-you"), stock()).fits}
    told = {name: fit.folding.words("in") for name, fit in found.items() if fit.folding and name in ("us-10", "us-a2")}
    assert told == {
        "us-10": "folded in thirds, at 3.67 in and 7.33 in from the top",
        "us-a2": "folded in half, at 5.5 in from the top and once across its width",
    }
    assert found["us-4-bar"].folding is None and not found["us-4-bar"].holds
    half = {fit.envelope.id: fit for fit in fit_letter(letter("half-letter", envelope=""), stock()).fits}
    assert half["us-a2"].folding and half["us-a2"].folding.words("in") == "folded in half, at 4.25 in from the top"


def test_the_face_of_a_window_envelope_has_the_return_address_alone() -> None:
    made = envelope_pdf(letter("thank-you", envelope="us-10-window"), stock())
    roles = {item.path[0].role for item in made.pages[0].items if isinstance(item, Text) and item.path}
    assert roles == {"ReturnAddress"}
    assert any("the window shows the recipient's address" in str(remark) for remark in made.remarks)
    window = envelope(STORE, "us-10-window").windows.windows[0].on(made.pages[0].size)
    for item in made.pages[0].items:
        if isinstance(item, Text):
            assert not Rect(item.at.x, item.at.y - item.size, item.width, item.size).overlaps(window)


def test_a_double_window_leaves_nothing_to_print() -> None:
    with pytest.raises(DoesNotFit, match="the envelope has nothing to print"):
        envelope_pdf(letter("thank-you", envelope="us-9-double-window"), stock())
    made = letter_and_envelope(letter("thank-you", style="us-window-9"), stock())
    assert len(made) == 1
    (told,) = (remark for remark in made[0].remarks if "its windows show both addresses" in remark.message)
    assert told.hint == ""
    noted = replace(letter("thank-you", style="us-window-9"), delivery_notation=Written("Registered"))
    remarks = letter_and_envelope(noted, stock())[0].remarks
    assert "write this on it by hand: Registered" in [remark.hint for remark in remarks]


def test_a_letter_that_does_not_hold_in_its_window_is_made_and_the_fault_told() -> None:
    made, cover = letter_and_envelope(letter("thank-you", envelope="us-10-window"), stock())
    told = [remark for remark in made.remarks if "behind the window's lower edge" in remark.message]
    assert told and "us-window-10" in told[0].hint and cover.pages
    good, _ = letter_and_envelope(letter("thank-you", style="us-window-10"), stock())
    assert good.remarks == ()


def test_a_return_address_across_a_window_is_refused(tmp_path: Path) -> None:
    (tmp_path / "envelopes").mkdir()
    high = "name: High\ncite: test\nbased_on: us-10\nwindow:\n  cite: test\n"
    high += "  x: {from_left: 0.5in, width: 4in}\n  y: {from_top: 0.5in, height: 1in}\n"
    (tmp_path / "envelopes" / "high.yaml").write_text(high, "utf-8")
    own = open_stock((folder("layouts"), str(tmp_path)), (folder("fonts"),), TODAY)
    with pytest.raises(DoesNotFit, match="the return address would overlap the window") as raised:
        envelope_pdf(letter("thank-you", envelope="high"), own)
    assert "--return flap" in raised.value.hint
    assert len(envelope_pdf(letter("thank-you", envelope="high"), own, printed(return_to="flap")).pages) == 2


def test_a_long_letter_with_its_envelope_is_told_what_the_post_says_of_its_weight() -> None:
    """Four sheets of A4 weigh 20 g, the envelope 5 g; Deutsche Post's standard letter has 20 g at the most."""
    read = letter("bewerbung")
    long = replace(read, body=read.body * 14)
    made, _ = letter_and_envelope(long, stock())
    assert len(made.pages) >= 4
    assert any("Deutsche Post: weighs about" in remark.message for remark in made.remarks)
    short, _ = letter_and_envelope(read, stock())
    assert not any("weight" in remark.message for remark in short.remarks)


@pytest.mark.parametrize(
    ("country", "paper_", "style"),
    [
        ("CH", "a4", "sn010130-left"),
        ("LI", "a4", "sn010130-left"),
        ("DE", "a4", "din5008-b"),
        ("FR", "a4", "nf"),
        ("GB", "a4", "full-block"),
        ("FI", "a4", "fi-sfs"),
        ("CH", "a5", "full-block"),
        ("US", "letter", "full-block"),
        ("JP", "a4", "full-block"),
        ("", "letter", "full-block"),
    ],
)
def test_the_style_that_a_country_takes_when_none_is_chosen(country: str, paper_: str, style: str) -> None:
    assert standard_style(STORE, paper_, country) == style


def test_a_norms_tolerance_is_told_where_it_would_matter() -> None:
    near, far = (fit_in(letter("bewerbung"), name) for name in ("dl-window", "us-10"))
    assert near.gap is not None and near.within_tolerance == ZERO and near.gap >= mm(4)
    assert replace(near, gap=mm(3.9)).within_tolerance == mm(1)
    assert replace(near, gap=mm(4)).within_tolerance == ZERO
    assert far.within_tolerance == ZERO


@pytest.mark.parametrize(
    ("envelope_", "marks"),
    [("", [105, 210]), ("ch-c6c5-left", [105, 210]), ("ch-c5-left", [148.5]), ("c5", [105, 210])],
)
def test_fold_marks_follow_the_window_envelope(envelope_: str, marks: list[float]) -> None:
    (page,) = pages_of(letter("bewerbung", style="sn010130-left", envelope=envelope_))
    assert sorted(item.start.y.mm for item in page.items if isinstance(item, Rule)) == marks


def test_a_window_style_takes_its_window_envelope_when_nobody_asks_for_another() -> None:
    assert resolve(letter("thank-you", style="us-window-10"), stock()).envelope.text == "us-10-window"
    assert resolve(letter("thank-you"), stock()).envelope.text == "us-10"


@pytest.mark.parametrize("product", PRODUCTS)
def test_the_proof_of_a_window_envelope_names_its_window_and_its_sizes(product: str) -> None:
    made = proof_pdf(Written(product), stock())
    words = [item.text.strip() for page in made.pages for item in page.items if isinstance(item, Text)]
    cover = envelope(STORE, product)
    assert sum(word == "window: the recipient" for word in words) == len(made.pages)
    width = cover.windows.windows[0].on(cover.size).width
    assert any(word.startswith(width.words(cover.unit).split(" ")[0]) for word in words)
    if cover.windows.folds:
        assert any(word.startswith("always of ") for word in words)


@pytest.mark.parametrize("style", sorted({style for style, _ in PAIRS}))
def test_the_proof_of_a_window_style_has_a_sheet_for_each_window(style: str) -> None:
    windows = sum(len(envelope(STORE, held.envelope).windows.windows) for held in letter_style(STORE, style).windows)
    assert len(proof_pdf(Written(style), stock()).pages) == 1 + windows


def test_the_fits_proof_has_a_page_for_each_extreme_and_shows_the_address_at_all_of_them() -> None:
    found = fit_letter(letter("thank-you", style="us-window-10", envelope="us-10-window"), stock())
    made = fit_proof(found, stock())
    assert len(made.pages) == 4
    for page in made.pages:
        black = [item.text for item in page.items if isinstance(item, Text) and item.color == (0.0,)]
        assert [text.strip() for text in black[:5]] == [
            "Ms. Jane Schmoe",
            "Director of Recruiting",
            "Acme Corporation",
            "1200 Main Street, Suite 400",
            "Springfield, IL 62701",
        ]
    assert made.pdf == fit_proof(found, stock()).pdf
    with pytest.raises(DoesNotFit, match="there is no window envelope to draw the letter in"):
        fit_proof(fit_letter(letter("thank-you"), stock()), stock())


def test_a_sheet_that_goes_into_no_envelope_is_a_letter_that_does_not_fit() -> None:
    found = fit_letter(letter("thank-you", envelope="us-4-bar"), stock())
    assert not found.holds and found.fits[0].folding is None


def test_a_style_names_only_envelopes_there_are() -> None:
    with pytest.raises(StationeryError, match="no envelope is called"):
        envelope(STORE, "us-10-windows")


def test_what_else_shows_counts_only_what_is_on_the_first_panel() -> None:
    found = fit_in(letter("thank-you", style="us-window-10"), "us-10-window")
    assert found.play is not None
    below = Rect(inch(2), inch(4.2), inch(1), inch(0.1))
    window = envelope(STORE, "us-10-window").windows.windows[0].on(envelope(STORE, "us-10-window").size)
    assert find_showing([below], window, found.play) == ()


@pytest.mark.parametrize("style", ["us-window-10", "us-window-9", "fi-sfs"])
def test_a_date_alone_in_a_field_has_the_figures_of_the_text(style: str) -> None:
    (page,) = letter_pdf(letter("thank-you", style=style, paper="a4" if style == "fi-sfs" else "letter"), stock()).pages
    faces = {item.path[0].role: item.face.features for item in page.items if isinstance(item, Text) and item.path}
    assert "lnum" in faces["Date"] and "lnum" in faces["InsideAddress"]


@pytest.mark.parametrize(("style", "most"), [("nf", 7), ("uk", 6), ("sn010130-left", 6), ("din5008-b", 6)])
def test_as_many_lines_as_posts_take_stand_in_the_field_and_one_more_has_a_way_out(style: str, most: int) -> None:
    """In France six lines and the country's."""
    long = replace(letter("thank-you", style=style, paper="a4"), recipient=Party(lines=(Written("Ann"),) * most))
    letter_pdf(long, stock())
    longer = replace(long, recipient=Party(lines=(Written("Ann"),) * (most + 1)))
    with pytest.raises(DoesNotFit, match=f"{most + 1} lines; the field holds {most}") as fault:
        letter_pdf(longer, stock())
    assert "such as full-block, has room for more" in fault.value.hint
    letter_pdf(replace(longer, choices=replace(longer.choices, style=Written("full-block"))), stock())


def test_the_ink_of_a_letterhead_of_ones_own_shows_in_the_window_too(tmp_path: Path) -> None:
    """A mark all over the sheet is paper like the rest, but the window shows it beside the address."""
    path = tmp_path / "paper.pdf"
    path.write_bytes(letterheads.watermarked())
    own = LetterheadSheet(None, str(path), reserve=Reserve(top=inch(1.5), bottom=inch(1)))
    choices = replace(letter("window-letter").choices, envelope=Written("us-10-window"))
    plain, marked = (
        fit_letter(replace(letter("window-letter"), choices=replace(choices, own=paper)), stock())
        for paper in (None, own)
    )
    assert plain.fits[0].holds
    assert not marked.fits[0].holds
    (problem,) = marked.fits[0].problems
    assert "paper.pdf" in problem.message and problem.message.endswith("into the window") and problem.by > mm(10)


def test_the_letters_own_envelope_is_told_first_and_then_those_of_its_part_of_the_world() -> None:
    found = fit_letter(letter("thank-you"), stock())
    units = [fit.envelope.unit for fit in found.fits]
    assert found.fits[0].envelope.id == "us-10"
    assert units == sorted(units, key=lambda unit: unit != "in")
